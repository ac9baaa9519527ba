"""How much of a document has been read."""

from hypothesis import given
from hypothesis import strategies as st

from commitments.extract import State, coverage, sentences
from commitments.model import Span

TEXT = "TRADE\n\nWe met. We will act.\n\nWe will:\n- cut tariffs;\n- build ports.\n"


def states(commitments: list[str], aside: list[str]) -> list[tuple[str, str]]:
    def spans(passages: list[str]) -> list[Span]:
        return [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in passages]

    return [(c.sentence.text, c.state.value) for c in coverage(TEXT, spans(commitments), spans(aside)).sentences]


def test_every_sentence_is_a_commitment_set_aside_a_heading_or_unread() -> None:
    assert states(["We will act."], ["We met."]) == [
        ("TRADE", "heading"),
        ("We met.", "set-aside"),
        ("We will act.", "commitment"),
        ("We will:", "unread"),
        ("cut tariffs;", "unread"),
        ("build ports.", "unread"),
    ]


def test_a_lead_in_is_read_when_all_its_items_are() -> None:
    assert dict(states(["cut tariffs"], []))["We will:"] == "unread"
    assert dict(states(["cut tariffs"], ["build ports"]))["We will:"] == "commitment"
    assert dict(states([], ["cut tariffs", "build ports"]))["We will:"] == "set-aside"


def test_one_span_over_several_sentences_covers_them_all() -> None:
    assert [state for _, state in states([], [TEXT.strip()])] == ["set-aside"] * 6


def test_a_commitment_wins_over_what_is_set_aside() -> None:
    assert dict(states(["We will act."], ["We will act."]))["We will act."] == "commitment"


def test_the_share_counts_sentences_that_ask_to_be_judged() -> None:
    found = coverage(TEXT, [Span(7, 14)])
    assert (found.read, found.to_read, found.share, found.count(State.HEADING)) == (1, 5, 0.2, 1)


def test_an_empty_text_has_nothing_left_to_read() -> None:
    assert coverage("", []).share == 1.0


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=12))
def test_a_sentence_is_covered_exactly_when_a_span_shares_a_character_with_it(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    expected = [any(s.span.overlaps(span) for span in spans if span.start < span.end) for s in sentences(TEXT)]
    found = [c.state is State.COMMITMENT for c in coverage(TEXT, spans).sentences]
    assert [one for one, c in zip(found, sentences(TEXT), strict=True) if c.text != "We will:"] == [
        one for one, c in zip(expected, sentences(TEXT), strict=True) if c.text != "We will:"
    ]
