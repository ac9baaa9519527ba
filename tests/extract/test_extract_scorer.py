"""The trained voice: what it adds to the rules, what it proposes by itself, and where it keeps silent."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from commitments.dates import PartialDate
from commitments.extract import Candidate, Tier, candidates, scorer
from commitments.promises.weights import weight
from commitments.sentences.cut import sentences
from tests.growth import grows_with_size

FILLING = "The harbour is old. " * 8
"""Enough for a document, and nothing in it."""
DAY = PartialDate.parse("2031-05-04")


@pytest.fixture
def taught(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, float]]:
    """Weights that a test may fill."""
    weights: dict[str, float] = {}
    monkeypatch.setattr(scorer, "learnt", lambda: weights)
    yield weights


def found(words: str, **about: str) -> list[tuple[str, Tier, tuple[str, ...]]]:
    read = candidates(f"{FILLING}\n\n{words}", published=DAY, **about)
    return [(each.quote, each.tier, each.rules) for each in read]


def test_what_no_rule_speaks_of_is_proposed_by_how_it_reads_and_is_never_strong(taught: dict[str, float]) -> None:
    taught["gondolas"] = 9.0
    assert found("Purchases of gondolas.") == [
        ("Purchases of gondolas.", Tier.LIKELY, ("+reads-like-a-commitment",)),
    ]


def test_what_the_rules_think_a_promise_is_lowered_where_it_reads_like_none(taught: dict[str, float]) -> None:
    assert found("Peru will build ports.") == [("Peru will build ports.", Tier.STRONG, ("+agent-will",))]
    taught["build"] = -2.5
    assert found("Peru will build ports.") == [
        ("Peru will build ports.", Tier.LIKELY, ("+agent-will", "-reads-like-none")),
    ]


def test_a_voice_that_says_little_is_not_heard_and_one_that_says_much_is_bounded(taught: dict[str, float]) -> None:
    seen = seen_of("Gondolas.")
    said = []
    for odds in (0.0, 0.5, -0.5, 1.5, -1.5, 90.0, -90.0):
        taught["gondolas"] = odds
        said.append(scorer.voice_of(seen))
    assert [(each.rule, each.weight) if each else None for each in said] == [
        None,
        None,
        None,
        ("reads-like-a-commitment", 1.0),
        ("reads-like-none", -1.0),
        ("reads-like-a-commitment", weight("reads like a commitment, at most")),
        ("reads-like-none", weight("reads like none, at most")),
    ]


def test_a_platform_and_a_few_lines_are_read_by_the_rules_alone(taught: dict[str, float]) -> None:
    taught["gondolas"] = 9.0
    assert found("Purchases of gondolas.", kind="manifesto") == []
    assert candidates("Purchases of gondolas.") == []


def test_what_is_asked_of_others_stays_a_possible_request_however_it_reads(taught: dict[str, float]) -> None:
    taught["gondolas"] = 9.0
    asked = candidates(f"{FILLING}We call on Peru to ban gondolas.")
    assert [(each.kind.value, each.tier) for each in asked] == [("request", Tier.POSSIBLE)]


def test_marks_are_words_and_pairs_without_names_and_figures_and_what_stands_around_them() -> None:
    text = "Harbour plans\n\nWe will:\n- Launching 40 ferries with Peru by March 2030\n"
    sentence = sentences(text)[-1]
    before = scorer.Before(sentence, 2.0)
    assert scorer.marks(scorer.Seen(sentence, sentence.text, DAY.first, before)) == {
        **dict.fromkeys(
            (
                *("launching", "0", "ferries", "with", "@", "by", "19", "launching 0", "0 ferries", "ferries with"),
                *("with @", "@ by", "by @", "@ 19", "1:launching", "2:0", "3:ferries", "begins:launching 0"),
                *("item:ing", "before:item near strong", "before:alike strong", "list:we", "list:will", "list::"),
                *("under:harbour", "under:plans", "year:earlier"),
            ),
            1.0,
        ),
        scorer.EACH: 8.0,
    }


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("In 2030, it rained.", "year:earlier"),
        ("By 2032 it will rain.", "year:later"),
        ("On April 30, 2031, it rained.", "month:earlier"),
        ("In May 2031 it rained.", "month:same"),
        ("In June 2031 it will rain.", "month:later"),
    ],
)
def test_a_date_is_told_by_how_it_stands_to_the_document_s(words: str, mark: str) -> None:
    marks = scorer.marks(seen_of(words))
    assert [each for each in marks if each.startswith(("year:", "month:"))] == [mark]


def test_a_sentence_without_known_marks_is_as_the_rules_leave_it() -> None:
    assert scorer.voice_of(seen_of("Qwxyz qwxyzzes.")) is None


def test_the_weights_are_read_when_a_document_is_read_first_and_then_no_more() -> None:
    scorer.learnt.cache_clear()
    candidates("We will act.")
    assert scorer.learnt.cache_info().misses == 0
    candidates(FILLING)
    candidates(FILLING)
    assert scorer.learnt.cache_info().misses == 1


def test_the_weights_that_are_shipped_are_few_and_none_decides_alone() -> None:
    path = Path(scorer.__file__).with_name("scorer.json")
    weights = json.loads(path.read_text("utf-8"))
    assert path.stat().st_size < 150_000
    assert {type(each) for each in weights.values()} == {float}
    assert [mark for mark, each in weights.items() if abs(each) > 4] == []


@pytest.mark.parametrize(
    "unit", ["Aa ", "1 $", "a b ", "in March 2030 ", "x.\n", "- Launching a\n", '"(', "A\n\nb:\n- c\n"]
)
def test_time_grows_with_the_length_of_a_hostile_text(unit: str) -> None:
    text = FILLING + "\n\n"
    assert grows_with_size(
        lambda size: candidates(text + unit * (size // len(unit)), published=DAY), 10_000, 80_000, least=0.01
    )


def test_a_document_is_judged_alike_every_time() -> None:
    text = f"{FILLING}\n\nToday we announce a dialogue on wool. Belmont will open three schools by 2040."
    first: list[Candidate] = candidates(text, published=DAY)
    assert first and candidates(text, published=DAY) == first


def seen_of(words: str) -> scorer.Seen:
    return scorer.Seen(sentences(words)[0], words, DAY.first)
