"""Promises divided into clauses and narrowed to one: what each part says, and that a rating never moves with it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pacts import RECORDED, files_of
from terminals import Program, on_terminal

from commitments.dates import PartialDate
from commitments.desk.said.splitting import divided, proposed, recoded
from commitments.errors import UsageError
from commitments.extract import candidates
from commitments.extract.coding import Coder
from commitments.model import Amount, Commitment, Document, Kind, Span
from commitments.stores import Store

WHOLE = "Japan will build ten ports for $5 million by 2019, cut tariffs on rice and close two mines by 2021."
JOINT = "By 2020, Peru and Chile will fund schools with Brazil, and Japan will open a bank with Korea."
TEXT = f"TRADE\n{WHOLE}\n{JOINT}\nThe weather was fine.\n"
DOCUMENT = Document("deal-2016", "The Deal", "The Summit", "pact", PartialDate("2016-05-01"))


@pytest.fixture
def deal(program: Program, tmp_path: Path) -> Path:
    """A store whose one document has two compound promises, as the extractor takes them."""
    store = Store.create(tmp_path / "data")
    with store.change("add", "ben", RECORDED) as change:
        change.put_document(DOCUMENT, TEXT)
        for quote in (WHOLE, JOINT):
            change.put(coded(quote))
    return store.path


def coded(quote: str) -> Commitment:
    span = span_of(quote)
    bare = Commitment("deal-2016", 1 if quote == WHOLE else 2, quote, span, "TRADE", "x", made=DOCUMENT.published)
    return recoded(bare._replace(summary=""), TEXT, DOCUMENT)._replace(kind=Kind.PLEDGE)


def span_of(quote: str) -> Span:
    return Span(TEXT.index(quote), TEXT.index(quote) + len(quote))


def said(program: Program) -> list[tuple[Any, ...]]:
    found = json.loads(program("list", "--format", "json").out)
    for one in found:
        assert TEXT[slice(*one["span"])] == one["quote"]
    return [
        (one["id"], one["quote"], one["due"], one["amount"] and one["amount"]["value"], one["actors"]) for one in found
    ]


def test_each_clause_has_its_own_quote_due_amount_and_actors(program: Program, deal: Path) -> None:
    assert program("split", "1", "--yes").code == 0
    assert program("split", "2", "--yes").code == 0
    assert said(program) == [
        ("deal-2016-01", "Japan will build ten ports for $5 million by 2019", "2019", 5_000_000, ["Japan"]),
        ("deal-2016-02", "By 2020, Peru and Chile will fund schools with Brazil", "2020", None, ["Peru", "Chile"]),
        ("deal-2016-03", "cut tariffs on rice", None, None, ["Japan"]),
        ("deal-2016-04", "close two mines by 2021.", "2021", None, ["Japan"]),
        ("deal-2016-05", "Japan will open a bank with Korea.", None, None, ["Japan"]),
    ]


def test_the_clauses_take_section_kind_and_tags_with_them(program: Program, deal: Path) -> None:
    program("tag", "1", "ports")
    program("split", "1", "--yes")
    found = json.loads(program("list", "tag:ports", "--format", "json").out)
    assert [(one["section"], one["kind"], one["made"]) for one in found] == [("TRADE", "pledge", "2016-05-01")] * 3


def test_counterparties_are_those_of_the_clause(program: Program, deal: Path) -> None:
    program("split", "2", "--yes")
    found = json.loads(program("list", "2,3", "--format", "json").out)
    assert [one["counterparties"] for one in found] == [["Brazil"], ["Korea"]]


def test_one_s_own_division_is_by_where_clauses_begin_or_by_their_words(program: Program, deal: Path) -> None:
    assert program("split", "1", "--at", "and close").code == 0
    assert program("split", "2", "--quote", "Japan will open a bank", "--quote", "fund schools").code == 0
    assert [one[:2] for one in said(program)] == [
        ("deal-2016-01", "Japan will build ten ports for $5 million by 2019, cut tariffs on rice"),
        ("deal-2016-02", "fund schools"),
        ("deal-2016-03", "close two mines by 2021."),
        ("deal-2016-04", "Japan will open a bank"),
    ]
    assert said(program)[1] == ("deal-2016-02", "fund schools", "2020", None, ["Peru", "Chile"])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--at", "bananas"], 1, "the quote of deal-2016-01 does not hold these words: bananas"),
        (["--at", "Japan will"], 1, "no second clause was found in deal-2016-01"),
        (["--quote", "The weather was fine."], 1, "does not hold these words"),
        (["--quote", "cut tariffs on rice", "--quote", "on rice and close"], 2, "share words"),
        (["--at", "cut", "--quote", "close"], 2, "choose one"),
        (["--quote", "cut tariffs on rice"], 2, "edit deal-2016-01 --quote TEXT"),
        ([], 1, "There is no terminal to ask on"),
    ],
)
def test_what_cannot_be_divided_so_stays_and_is_said(
    program: Program, deal: Path, words: list[str], code: int, said: str
) -> None:
    before = files_of(deal)
    result = program("split", "1", *words)
    assert (result.code, result.out, said in result.err) == (code, "", True), result.err
    assert files_of(deal) == before


def test_what_was_left_out_is_told_to_be_unread_again(program: Program, deal: Path) -> None:
    result = program("split", "1", "--quote", "cut tariffs on rice", "--quote", "close two mines")
    assert result.err == "unread again: Japan will build ten ports for $5 million by 2019\n"
    assert program("edit", "2", "--quote", "Peru and Chile will fund schools").err == (
        "unread again: Japan will open a bank with Korea.\n"
    )


def test_a_clause_that_names_who_acts_takes_nothing_from_the_one_before(program: Program, tmp_path: Path) -> None:
    text = "By 2030, Japan will build ten ports for $5 million and France opens three clinics by 2028 for $2 million."
    (tmp_path / "plan.txt").write_text(text)
    store = str(tmp_path / "own")
    program("init", store)
    program("--store", store, "document", "add", str(tmp_path / "plan.txt"), "--id", "plan", "--title", "P")
    program("--store", store, "extract", "plan", "--accept")
    program("--store", store, "split", "1", "--yes")
    program("--store", store, "edit", "2", "--quote", "France opens three clinics")
    found = json.loads(program("--store", store, "list", "--format", "json").out)
    assert [(one["actors"], one["kind"], one["due"], one["amount"] and one["amount"]["value"]) for one in found] == [
        (["Japan"], "pledge", "2030", 5_000_000),
        (["France"], "pledge", None, None),
    ]


def test_a_clause_goes_on_from_who_promises_in_its_sentence_however_far_before() -> None:
    first = "Italy will build ports; cut tariffs; increase the adoption of rules; fund schools; promote trade."
    text = f"Key terms will include:\n- {first}\n- Peru has committed to end the ban and to lower duties.\n"
    found = {
        text[slice(*span)]: recoded(Commitment("deal-2016", 1, "", span), text, DOCUMENT)
        for words in (first, "Peru has committed to end the ban and to lower duties.")
        for span in proposed(text, Span(text.index(words), text.index(words) + len(words)))
    }
    assert [(words, one.actors) for words, one in found.items()] == [
        ("Italy will build ports", ("Italy",)),
        ("cut tariffs", ("Italy",)),
        ("increase the adoption of rules", ("Italy",)),
        ("fund schools", ("Italy",)),
        ("promote trade.", ("Italy",)),
        ("Peru has committed to end the ban", ("Peru",)),
        ("to lower duties.", ("Peru",)),
    ]


def test_whoever_is_named_before_an_infinitive_promises_it() -> None:
    text = "Peru plans to plant trees, and the European Union to buy timber."
    spans = proposed(text, Span(0, len(text)))
    found = [recoded(Commitment("deal-2016", 1, "", span), text, DOCUMENT).actors for span in spans]
    assert found == [("Peru",), ("European Union",)]


@pytest.mark.parametrize(
    ("text", "at", "clauses"),
    [
        ("Wir bauen zehn Häfen und schließen Minen.", "und schließen", ["Wir bauen zehn Häfen", "schließen Minen."]),
        ("Construiremos puertos y cerraremos minas.", "y cerraremos", ["Construiremos puertos", "cerraremos minas."]),
        ("私たちは港を建設し、鉱山を閉鎖する。", "、鉱山", ["私たちは港を建設し", "鉱山を閉鎖する。"]),
    ],
)
def test_what_joins_clauses_of_another_language_is_left_out(text: str, at: str, clauses: list[str]) -> None:
    from commitments.commands.split import _cut

    assert [text[slice(*span)] for span in _cut(text, Span(0, len(text)), [text.index(at)])] == clauses


def test_a_promise_of_one_clause_says_how_to_divide_it(program: Program, pact: Path) -> None:
    result = program("split", "1", "--yes")
    assert (result.code, "--at WORDS" in result.err) == (1, True)


def test_a_commitment_without_a_text_cannot_be_divided(program: Program, two_documents: Path) -> None:
    result = program("split", "oath-2020-01", "--yes")
    assert (result.code, "no place in a text" in result.err) == (1, True)


def test_a_rating_of_the_whole_stays_with_the_first_and_is_asked_about(program: Program, deal: Path) -> None:
    program("mark", "1", "kept", "--evidence", "https://a.example")
    before = files_of(deal)
    refused = program("split", "1", "--at", "close two")
    assert (refused.code, "was rated (kept) as a whole" in refused.err, files_of(deal)) == (1, True, before)
    assert program("split", "1", "--at", "close two", "--yes").code == 0
    found = json.loads(program("list", "1,3", "--format", "json").out)
    assert [one["status"] for one in found] == ["kept", "unassessed"]
    assert [[update["status"] for update in one["updates"]] for one in found] == [["kept", None], [None]]
    assert WHOLE in found[0]["updates"][1]["note"] and "deal-2016-01" in found[1]["updates"][0]["note"]


def test_without_a_history_no_note_is_made(program: Program, deal: Path) -> None:
    program("split", "1", "--yes")
    assert all(one["updates"] == [] for one in json.loads(program("list", "--format", "json").out))


def test_one_undo_takes_a_division_back_byte_for_byte(program: Program, deal: Path) -> None:
    before = files_of(deal)
    assert program("split", "1", "--dry-run").code == 0
    assert files_of(deal) == before
    program("split", "1", "--yes")
    program("undo")
    assert (deal / "deal-2016.json").read_bytes() == before["deal-2016.json"]
    assert len(json.loads(program("list", "--format", "json").out)) == 2


def test_a_terminal_is_shown_the_clauses_and_asked(deal: Path) -> None:
    code, seen = on_terminal("split", "1", talk=[("[y/N]", "n\n")], width=200)
    assert code == 1 and "2. cut tariffs on rice  (Japan)" in seen and "nothing was changed" in seen
    code, seen = on_terminal("split", "1", talk=[("[y/N]", "y\n")], width=200)
    assert code == 0 and "deal-2016-04" in seen


def test_what_was_typed_of_the_whole_stays_but_money_is_not_doubled() -> None:
    whole = coded(WHOLE)._replace(actors=("Tokyo",), due=PartialDate("2030"), amount=Amount(7, "EUR"), summary="Mine")
    spans = proposed(TEXT, span_of(WHOLE))
    parts = divided(whole, TEXT, DOCUMENT, spans, 9)
    assert [(one.number, one.actors, one.due, one.amount, one.summary) for one in parts] == [
        (1, ("Tokyo",), "2030", Amount(7, "EUR"), "Mine"),
        (9, ("Tokyo",), "2030", None, "Cut tariffs on rice"),
        (10, ("Tokyo",), "2021", None, "Close two mines by 2021"),
    ]


def test_a_narrowed_quote_recomputes_due_amount_and_actors(program: Program, deal: Path) -> None:
    result = program("edit", "1", "--quote", "close two mines by 2021.")
    assert (result.code, "due: 2019 → 2021" in result.out, "amount: USD 5,000,000 → (none)" in result.out) == (
        0,
        True,
        True,
    )
    assert program("edit", "2", "--quote", "Japan will open a bank").code == 0
    assert said(program) == [
        ("deal-2016-01", "close two mines by 2021.", "2021", None, ["Japan"]),
        ("deal-2016-02", "Japan will open a bank", None, None, ["Japan"]),
    ]


def test_a_change_of_two_long_quotes_that_begin_alike_shows_their_ends(program: Program, deal: Path) -> None:
    result = program("edit", "1", "--quote", WHOLE.removesuffix(" and close two mines by 2021."))
    assert "quote: …on rice and close two mines by 2021. → …million by 2019, cut tariffs on rice" in result.out


def test_what_an_edit_says_itself_or_was_typed_before_is_not_recomputed(program: Program, deal: Path) -> None:
    program("edit", "1", "--actor", "Tokyo")
    program("edit", "1", "--quote", "close two mines by 2021.", "--due", "2019")
    assert said(program)[0] == ("deal-2016-01", "close two mines by 2021.", "2019", None, ["Tokyo"])


def test_a_summary_of_the_extractor_s_follows_the_quote_and_one_s_own_stays() -> None:
    (found,) = [one for one in candidates(TEXT, published=DOCUMENT.published) if one.quote == WHOLE]
    whole = coded(WHOLE)._replace(summary=found.summary)
    narrow = whole._replace(quote="cut tariffs on rice", span=span_of("cut tariffs on rice"))
    assert recoded(narrow, TEXT, DOCUMENT, was=whole).summary == "Cut tariffs on rice"
    cut = whole._replace(summary=f"{found.summary[:30]}…")
    assert recoded(narrow._replace(summary=cut.summary), TEXT, DOCUMENT, was=cut).summary == "Cut tariffs on rice"
    assert recoded(narrow._replace(summary="Rice"), TEXT, DOCUMENT, was=whole).summary == "Rice"


def test_an_actor_who_was_rated_apart_keeps_the_name(program: Program, deal: Path) -> None:
    program("mark", "2", "kept", "--actor", "Chile")
    program("edit", "2", "--quote", "Japan will open a bank")
    assert said(program)[1][4] == ["Peru", "Chile", "Japan"]


PIECES = [
    "We will build ports",
    "and",
    "cut taxes by 2030,",
    "Japan will pay $5 million;",
    "close mines",
    "— é",
    "\n- ",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join), st.data())
def test_clauses_lie_inside_the_quote_do_not_overlap_and_are_verbatim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    spans = proposed(text, Span(start, end))
    whole = Commitment("deal-2016", 1, text[start:end], Span(start, end))
    parts = divided(whole, text, DOCUMENT, spans, 2)
    assert [part.number for part in parts] == list(range(1, len(spans) + 1))
    edges = [start, *(place for part in parts if part.span for place in part.span), end]
    assert edges == sorted(edges)
    assert all(part.span and part.quote == text[slice(*part.span)] != "" for part in parts)


@pytest.mark.parametrize("spans", [[], [Span(0, 4)], [Span(10, 10)], [Span(8, 20), Span(15, 30)]])
def test_a_division_that_is_none_is_refused(spans: list[Span]) -> None:
    with pytest.raises(UsageError):
        divided(coded(WHOLE), TEXT, DOCUMENT, spans, 3)


@pytest.mark.parametrize(
    ("clause", "summary"),
    [
        ("invest $5 million in schools and will hire nurses", "Invest $5 million in schools and hire nurses"),
        ("will repair bridges and train crews", "Repair bridges and train crews"),
        (
            "pledges to lower tariffs and will publish a report by 2027",
            "Lower tariffs and publish a report by 2027",
        ),
        ("will publish a report by 2027", "Publish a report by 2027"),
        ("close two mines", "Close two mines"),
    ],
)
def test_a_clause_s_summary_begins_with_the_first_thing_that_it_promises(clause: str, summary: str) -> None:
    text = (
        "Peru will invest $5 million in schools and will hire nurses by 2030, will repair bridges and train crews, "
        "pledges to lower tariffs and will publish a report by 2027, and will build ports and close two mines."
    )
    place = text.index(clause)
    coding = Coder(text).coding(Span(place, place + len(clause)))
    assert (coding.summary, coding.actors) == (summary, ("Peru",))


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        (
            "We will launch a fund, sign the treaty in 2026 and ratify it by 2027.",
            "ratify it by 2027",
            ("Ratify it by 2027", "2027"),
        ),
        (
            "The President announced $5 million for ports and pledged to close mines by 2028.",
            "pledged to close mines by 2028",
            ("Close mines by 2028", "2028"),
        ),
    ],
)
def test_a_clause_goes_on_from_its_subject_and_from_no_other_clause(
    text: str, clause: str, expected: tuple[str, str]
) -> None:
    place = text.index(clause)
    coding = Coder(text).coding(Span(place, place + len(clause)))
    assert (coding.summary, coding.due) == expected
