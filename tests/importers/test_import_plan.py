"""From rows to what an import does: values with nothing lost silently, and what a second import may touch."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from accounts import assert_accounts_for
from hypothesis import given
from hypothesis import strategies as st

from commitments.codec import decode_commitment, encode_commitment
from commitments.dates import PartialDate
from commitments.errors import UsageError
from commitments.importers.drafts import Context, Draft, drafts
from commitments.maps import COMMITMENT_FIELDS, UPDATE_FIELDS, Map, parse
from commitments.model import Amount, Commitment, Document, Evidence, Kind, Span, Stance, Status, Update
from commitments.plan import Held, Plan, plan
from commitments.rows import Bad, Left, Row

NOW = datetime(2026, 11, 24, tzinfo=UTC)
LATER = datetime(2026, 12, 24, tzinfo=UTC)
BASIC = parse(
    "[columns]\nkey = 'id'\nquote = 'quote'\nstatus = 'status'\non = 'on'\nnote = 'note'\nevidence.url = 'url'"
)

TAKING_BACK = (
    "[columns]\nkey = 'id'\nquote = 'quote'\nstatus = 'status'\non = 'on'\nnote = 'note'\n"
    "[statuses]\n{!r} = 'unassessed'"
)


def rows(*cells: dict[str, Any]) -> list[Row]:
    return [Row(dict(row), "a.csv", line) for line, row in enumerate(cells, 2)]


def drafted(toml: str, *cells: dict[str, Any]) -> list[Draft]:
    found = list(drafts(rows(*cells), parse(toml), Context("ana", NOW)))
    return [draft for draft in found if isinstance(draft, Draft)]


def coded(toml: str, cells: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A row's coding without its quote, and its cautions."""
    (draft,) = drafted(f'{toml}\n[constants]\nquote = "We will."', cells)
    return {name: value for name, value in draft.coding.items() if name != "quote"}, draft.cautions


def updated(toml: str, cells: dict[str, Any]) -> list[Update]:
    (draft,) = drafted(toml, {"quote": "We will.", **cells})
    return [one.update for one in draft.updates]


def update(status: Status | None, on: str = "2026-11-24", note: str | None = None, **more: Any) -> Update:
    return Update(status, PartialDate(on), NOW, "ana", note, **more)


# --- values -----------------------------------------------------------------------------------------------------------


def test_every_field_of_a_row_is_read() -> None:
    toml = """
        dates = "dmy"
        decimal = ","
        [columns]
        summary = "s"
        section = "h"
        kind = "k"
        actors = "who"
        counterparties = { column = "to", separator = "," }
        made = "m"
        due = "d"
        amount = "a"
        currency = "c"
        tags = "t"
    """
    cells = {
        "s": "More <b>roads</b>", "h": "1.\n Roads ", "k": "Pledge", "who": "Japan; United States", "to": "A,B",
        "m": "01/03/2018", "d": "March 2020", "a": "−1.500,5", "c": "€", "t": "Clean Energy, north/south",
    }  # fmt: skip
    assert coded(toml, cells) == (
        {
            "summary": "More roads", "section": "1. Roads", "kind": Kind.PLEDGE, "actors": ("Japan", "United States"),
            "counterparties": ("A", "B"), "made": "2018-03-01", "due": "2020-03", "amount": Amount(-1500.5, "EUR"),
            "tags": ("clean-energy", "north/south"),
        },
        (),
    )  # fmt: skip


def test_what_cannot_be_used_of_a_good_row_is_said_and_left_out() -> None:
    toml = "[columns]\ndue = 'd'\namount = 'a'\nkind = 'k'\nactors = 'who'"
    found, cautions = coded(toml, {"d": "soon", "a": "500", "k": "promise", "who": "n/a"})
    assert found == {}
    assert [caution.split(";")[0] for caution in cautions] == [
        "unknown kind 'promise'",
        "due: 'soon' is not a date",
        "the amount 500 has no currency and was left out",
    ]


def test_cells_that_say_nothing_are_nothing_and_the_map_can_say_which() -> None:
    cells = {"a": "N/A", "b": "–", "c": "TBC", "d": "0000-00-00"}
    columns = "[columns]\nsummary = 'a'\nsection = 'b'\nactors = 'c'\ndue = 'd'"
    assert coded(columns, cells) == ({"actors": ("TBC",)}, ())
    assert coded(f"nothing = ['tbc']\n{columns}", cells) == ({"summary": "N/A", "section": "–"}, ())


def test_several_columns_are_tried_in_turn_joined_or_all_taken() -> None:
    toml = """[columns]
        summary = ["a", "b"]
        section = { columns = ["b", "c"], join = " / " }
        tags = ["b", "c"]
        due = { column = "d", value = "2030" }
        actors = { columns = ["d"], value = ["Canada"] }
    """
    assert coded(toml, {"a": "-", "b": "x", "c": "y"})[0] == {
        "summary": "x",
        "section": "x / y",
        "tags": ("x", "y"),
        "due": "2030",
        "actors": ("Canada",),
    }


def test_a_row_without_words_or_key_is_bad() -> None:
    found = list(drafts(rows({"id": " ", "quote": "-"}), BASIC, Context("ana", NOW)))
    assert found[:1] == [Bad("a.csv", 2, "has no words that could be a promise: neither quote nor summary nor key")]


def test_a_column_of_the_map_that_no_row_has_is_remarked_with_the_nearest() -> None:
    found = list(drafts(rows({"quotes": "We will."}), parse("[columns]\nsummary = 'quotez'"), Context("ana", NOW)))
    assert str(found[-1]) == "a.csv: no row has the column 'quotez' that the map names; did you mean 'quotes'?"


def test_what_all_rows_lack_is_said_once_and_a_key_that_all_lack_is_an_error() -> None:
    def said(toml: str) -> list[str]:
        return [str(item) for item in drafts(rows({"s": "We will."}), parse(toml), Context("ana", NOW))][1:]

    assert said("members = 'of_*'\n[columns]\nsummary = 's'\nkey = ['s', 'ref']") == [
        "a.csv: 1 row has no quote; the summary stands for it",
        "a.csv: no column fits the pattern of members, 'of_*'",
        "a.csv: no row has the column 'ref' that the map names",
    ]
    with pytest.raises(UsageError, match="'ref' that is to be the key"):
        said("[columns]\nsummary = 's'\nkey = 'ref'")


def test_rows_that_the_map_skips_are_counted() -> None:
    mapping = parse("[columns]\nquote = 'quote'\n[skip]\nstate = ['deleted']")
    found = list(drafts(rows({"quote": "a", "state": "Deleted"}, {"quote": "b"}), mapping, Context("ana", NOW)))
    assert found[:1] == [Left("a.csv", 2, "as the map says (skip)")]


# --- updates ----------------------------------------------------------------------------------------------------------


def test_a_status_keeps_the_sources_own_word_beside_ours() -> None:
    toml = "vocabulary = 'politifact'\n[columns]\nquote = 'quote'\nstatus = 's'\non = 'd'"
    assert updated(toml, {"s": "In the Works", "d": "2018"}) == [
        update(Status.IN_PROGRESS, "2018", source_status="In the Works")
    ]


def test_a_word_of_the_maps_own_table_goes_before_the_vocabulary_and_none_before_nothing() -> None:
    toml = "vocabulary = 'ogp'\n[columns]\nquote = 'quote'\nstatus = 's'\n[statuses]\nLimited = 'stalled'\nOdd = ''"
    found = [updated(toml, {"s": word}) for word in ("Limited", "NR", "Odd", "Wobbly", "-", "")]
    assert found == [
        [update(Status.STALLED, source_status="Limited")],
        [update(Status.UNASSESSED, source_status="NR")],
        [update(None, note="Odd", source_status="Odd")],
        [update(None, note="Wobbly", source_status="Wobbly")],
        [],
        [],
    ]


def test_unknown_and_lossy_statuses_are_cautions() -> None:
    toml = "vocabulary = 'g20'\n[columns]\nquote = 'quote'\nstatus = 's'"
    found = [draft.cautions for draft in drafted(toml, *({"quote": word, "s": word} for word in ("0", "Wobbly", "+1")))]
    assert [len(cautions) for cautions in found] == [1, 1, 0]
    assert "lossy" in found[0][0]
    assert "[statuses]" in found[1][0]


def test_each_member_has_its_own_update() -> None:
    toml = (
        "vocabulary = 'g20'\n[columns]\nquote = 'quote'\non = 'd'\nnote = 'n'\n[members]\nAmerica = 'US'\nJapan = 'JP'"
    )
    assert updated(toml, {"US": "+1", "JP": "−1", "d": "2018", "n": "All looked at."}) == [
        update(Status.KEPT, "2018", actor="America", source_status="+1"),
        update(Status.BROKEN, "2018", actor="Japan", source_status="−1"),
        update(None, "2018", "All looked at."),
    ]


MEMBERS = parse(
    "vocabulary = 'g20'\n[columns]\nkey = 'id'\nquote = 'quote'\non = 'd'\nnote = 'n'\nevidence.url = 'u'\n"
    "[members]\nAmerica = 'US'\nJapan = 'JP'"
)
JOINT = {
    "id": "1",
    "quote": "We will.",
    "US": "+1",
    "JP": "-1",
    "d": "2018",
    "n": "All seen.",
    "u": "https://a.example",
}


def test_the_proof_of_a_row_stands_with_each_members_rating_and_its_note_once() -> None:
    (entry,) = planned(rows(JOINT), MEMBERS).new
    proof = (Evidence("https://a.example"),)
    assert entry.after.updates == (
        update(Status.KEPT, "2018", actor="America", source_status="+1", evidence=proof),
        update(Status.BROKEN, "2018", actor="Japan", source_status="-1", evidence=proof),
        update(None, "2018", "All seen."),
    )


def test_the_proof_of_a_row_whose_members_are_not_rated_stays_with_its_note() -> None:
    (entry,) = planned(rows({**JOINT, "US": "", "JP": ""}), MEMBERS).new
    assert entry.after.updates == (update(None, "2018", "All seen.", evidence=(Evidence("https://a.example"),)),)


@pytest.mark.parametrize("date", ["2018", ""])
def test_members_that_were_imported_with_the_proof_apart_are_not_told_again(date: str) -> None:
    row = {**JOINT, "d": date}
    (entry,) = planned(rows(row), MEMBERS).new
    *members, note = entry.after.updates
    proof = members[0].evidence
    apart = (*(member._replace(evidence=()) for member in members), note._replace(evidence=proof))
    for held in (entry.after.updates, apart):
        again = planned(rows(row), MEMBERS, [entry.after._replace(number=1, updates=held)], now=LATER)
        assert (len(again.same), again.changed) == (1, [])


def test_members_can_be_columns_by_a_pattern() -> None:
    toml = "members = 'score_*'\nvocabulary = 'g20'\n[columns]\nquote = 'quote'"
    found = updated(toml, {"Score_US": 1, "score_EU": "0", "score_JP": "n/a", "score_UK": "odd", "total": "1"})
    assert [(one.actor, one.status, one.note) for one in found] == [
        ("US", Status.KEPT, None),
        ("EU", Status.PARTIAL, None),
        ("JP", Status.UNASSESSED, None),
        ("UK", None, "odd"),
    ]


def test_a_member_s_n_a_is_not_rated_and_cautioned_unless_the_map_says_that_it_is_not_concerned() -> None:
    toml = "members = ['US']\nvocabulary = 'g20'\n[columns]\nquote = 'quote'"
    said = f'{toml}\n[statuses]\n"N/A" = "not-applicable"'
    row = {"quote": "We will.", "US": "N/A"}
    (draft,), (mapped,) = (drafted(way, row) for way in (toml, said))
    assert [one.update.status for one in (*draft.updates, *mapped.updates)] == [
        Status.UNASSESSED,
        Status.NOT_APPLICABLE,
    ]
    (caution,) = [text for text in draft.cautions if "N/A" in text]
    assert caution.startswith("'N/A' was read as not rated yet")
    assert caution.endswith('write "N/A" = "not-applicable" under [statuses] of the map')
    assert not [text for text in mapped.cautions if "N/A" in text]


def test_nested_updates_have_their_own_dates_notes_and_evidence() -> None:
    toml = """[columns]
        quote = "quote"
        status = "log[].status"
        on = "log[].date"
        note = { columns = ["log[].en", "log[].fr"], join = " / " }
        by = "log[].editor"
        evidence.url = "log[].proof[].url"
        evidence.title = "log[].proof[].title"
        evidence.published = "log[].proof[].day"
        evidence.stance = "log[].proof[].stance"
        evidence.publisher = "paper"
    """
    log = [
        {"status": "kept", "date": {"_seconds": 1519862400}, "en": "Done", "fr": "Fait", "editor": "bo", "proof": [
            {"url": "https://a.example", "title": "A", "day": "1 Mar 2018", "stance": "contradicts"},
            {"url": "https://b.example"},
        ]},
        {"status": "broken", "date": "2019"},
        {"date": "2020"},
    ]  # fmt: skip
    assert updated(toml, {"log": log, "paper": "The Paper"}) == [
        Update(Status.KEPT, PartialDate("2018-03-01"), NOW, "bo", "Done / Fait", None, (
            Evidence("https://a.example", "A", "The Paper", PartialDate("2018-03-01"), stance=Stance.CONTRADICTS),
            Evidence("https://b.example", None, "The Paper"),
        ), "kept"),
        update(Status.BROKEN, "2019", source_status="broken"),
    ]  # fmt: skip


def test_several_groups_of_updates_come_out_of_one_row() -> None:
    toml = """[columns]
        quote = "quote"
        status = "s"
        [[updates]]
        note = "story"
        evidence.url = "story"
        on = { value = "2017" }
    """
    assert updated(toml, {"s": "kept", "story": "Began, see https://a.example."}) == [
        update(Status.KEPT, source_status="kept"),
        update(None, "2017", "Began, see https://a.example.", evidence=(Evidence("https://a.example"),)),
    ]


def test_addresses_in_one_cell_take_titles_of_the_same_number_along() -> None:
    toml = "[columns]\nquote = 'quote'\nevidence.url = 'u'\nevidence.title = 't'"
    two = "https://a.example; https://b.example"
    assert [[e.title for one in updated(toml, {"u": two, "t": t}) for e in one.evidence] for t in ("A; B", "A")] == [
        ["A", "B"],
        [None, None],
    ]


# --- keys -------------------------------------------------------------------------------------------------------------


def planned(items: Iterable[Any], mapping: Map = BASIC, held: Iterable[Commitment] | None = None, **more: Any) -> Plan:
    """What the rows do to the commitments held of document `d`."""
    now = more.pop("now", NOW)
    known = Document("d", "D")
    text = more.pop("text", None)
    there = Held(lambda name: known if held is not None and name == "d" else None, lambda _: held or (), lambda _: text)
    items = list(items)
    made = plan(drafts(items, mapping, Context("ana", now)), mapping, {"id": "d"}, there, **more)
    assert_accounts_for(made, items)
    return made


def stored(made: Plan) -> list[Commitment]:
    """What the store holds after a plan: new ones numbered."""
    kept = [entry.after for entry in (*made.same, *made.changed)]
    return [*kept, *(entry.after._replace(number=len(kept) + n) for n, entry in enumerate(made.new, 1))]


def test_keys_lose_their_blanks_and_what_a_spreadsheet_adds_to_whole_numbers() -> None:
    def keys(*ids: object) -> list[str | None]:
        return [entry.after.key for entry in planned(rows(*({"id": i, "quote": f"We {i}"} for i in ids))).new]

    assert keys("1.0", " 2 ", 3, 4.0) == ["1", "2", "3", "4"]
    assert keys("1.0", "1.1", "1.2") == ["1.0", "1.1", "1.2"]


def test_an_id_that_a_spreadsheet_has_mangled_is_a_caution() -> None:
    made = planned(rows(*({"id": word, "quote": word} for word in ("1E+05", "3-Mar", "Mar-18", "A-12"))))
    assert [caution.line for caution in made.cautions] == [2, 3, 4]


def test_rows_without_a_key_get_one_from_their_words_and_repeated_ones_a_number() -> None:
    mapping = parse("[columns]\nquote = 'quote'\nsection = 'h'")
    twice = rows({"quote": "We will.", "h": "1"}, {"quote": "we  WILL.", "h": "1"}, {"quote": "We will.", "h": "2"})
    made = planned(twice, mapping)
    first, second, third = [entry.after.key or "" for entry in made.new]
    assert (second == f"{first}#2", third != first, "#" in third) == (True, True, False)
    assert len(planned(twice, mapping, stored(made)).same) == 3


def test_a_key_used_again_with_the_same_words_is_more_of_its_history() -> None:
    made = planned(
        rows(
            {"id": "1", "quote": "We will.", "status": "in progress", "on": "2017"},
            {"id": "1 ", "quote": "We will.", "status": "kept", "on": "2018"},
            {"id": "1", "quote": "", "status": "broken", "on": "2019"},
        )
    )
    assert [[one.status for one in entry.after.updates] for entry in made.new] == [
        [Status.IN_PROGRESS, Status.KEPT, Status.BROKEN]
    ]


def test_a_key_used_again_for_other_words_is_a_bad_row_unless_the_map_numbers_them() -> None:
    two = rows({"id": "1", "quote": "We will."}, {"id": "1", "quote": "We will not."})
    made, numbered = planned(two), planned(two, BASIC._replace(repeats="number"))
    assert (len(made.new), [bad.line for bad in made.bad]) == (1, [3])
    assert "at a.csv:2;" in made.bad[0].reason
    assert [entry.after.key for entry in numbered.new] == ["1", "1#2"]


def test_promises_of_the_same_key_are_told_apart_by_their_words_in_any_order() -> None:
    mapping = BASIC._replace(repeats="number")
    first, second = {"id": "1", "quote": "We will."}, {"id": "1", "quote": "We will not."}
    held = stored(planned(rows(first, second), mapping))
    edited = {**second, "quote": "We would not."}
    assert len(planned(rows(second, first), mapping, held).same) == 2
    made = planned(rows(first, edited), mapping, held)
    assert ([entry.after.key for entry in made.same], made.new, made.changed) == (["1"], [], [])
    assert "the key '1' has d-02 too" in made.bad[0].reason


def test_a_row_of_updates_only_needs_a_key_that_is_here() -> None:
    held = [Commitment("d", 1, "We will.", key="1")]
    made = planned(rows({"id": "1", "status": "kept"}, {"id": "2", "status": "kept"}), BASIC, held)
    assert [entry.after.id for entry in made.changed] == ["d-01"]
    assert made.bad == [Bad("a.csv", 3, "has no words, and nothing here has the key '2'")]


def test_a_commitment_entered_by_hand_is_known_by_its_words_or_its_id() -> None:
    held = [Commitment("d", 1, "We will."), Commitment("d", 2, "We shall.")]
    made = planned(rows({"id": "A", "quote": "we will."}, {"id": "d-02", "quote": "We shall."}), BASIC, held)
    assert [(entry.after.id, entry.after.key) for entry in (*made.changed, *made.same)] == [
        ("d-01", "A"),
        ("d-02", None),
    ]


def test_a_commitment_entered_by_hand_is_taken_by_one_row_only() -> None:
    two = rows({"id": "A", "quote": "We will."}, {"id": "B", "quote": "We will."})
    made = planned(two, BASIC, [Commitment("d", 1, "We will.")])
    assert ([one.after.key for one in made.changed], [one.after.key for one in made.new]) == (["A"], ["B"])


def test_a_document_without_a_usable_row_is_not_made() -> None:
    mapping = parse("[columns]\nkey = 'id'\nquote = 'quote'\ndocument = 'doc'")
    made = planned(rows({"id": "1", "quote": "a", "doc": "x"}, {"id": "2", "quote": "", "doc": "y"}), mapping)
    assert [document.id for document in made.documents] == ["x"]


# --- documents --------------------------------------------------------------------------------------------------------


def test_rows_go_into_their_own_documents_or_all_into_one() -> None:
    mapping = parse("[columns]\nquote = 'quote'\ndocument = 'doc'")
    three = rows({"quote": "a", "doc": "The Élysée Plan"}, {"quote": "b", "doc": ""}, {"quote": "c", "doc": "d"})
    made, one = planned(three, mapping), planned(three, mapping, one_document=True)
    assert [(document.id, document.title) for document in made.documents] == [
        ("the-elysee-plan", "The Élysée Plan"),
        ("d", "d"),
    ]
    assert [document.id for document in one.documents] == ["d"]


def test_a_quote_that_stands_in_the_text_gets_its_span_each_place_once() -> None:
    made = planned(
        rows({"id": "1", "quote": "We will."}, {"id": "2", "quote": "We won't."}, {"id": "3", "quote": "We will."}),
        BASIC,
        [],
        text="We will. And then: We will.",
    )
    assert [entry.after.span for entry in made.new] == [Span(0, 8), None, Span(19, 27)]


def test_a_proven_quote_stays_unless_the_new_words_stand_in_the_text_too() -> None:
    held = [Commitment("d", 1, "We will.", Span(0, 8), key="1")]
    text = "We will. We shall."
    other = planned(rows({"id": "1", "quote": "We would."}), BASIC, held, text=text)
    better = planned(rows({"id": "1", "quote": "We shall."}), BASIC, held, text=text)
    assert ([entry.after for entry in other.same], len(other.cautions)) == (held, 1)
    assert [(entry.after.quote, entry.after.span) for entry in better.changed] == [("We shall.", Span(9, 18))]


# --- a second import --------------------------------------------------------------------------------------------------

_cells = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["", "1", "2", "3 "]),
        "quote": st.sampled_from(["", "We will.", "We shall.", "We  will"]),
        "status": st.sampled_from(["", "kept", "Broken", "odd", "n/a"]),
        "on": st.sampled_from(["", "2017", "2018-03-01", "01/03/2018", "soon"]),
        "note": st.sampled_from(["", "a", "b\nc", "<i>x</i>"]),
        "url": st.sampled_from(["", "https://a.example", "https://a.example;https://b.example", "none such"]),
    }
)


@given(st.lists(_cells, max_size=8), st.sampled_from(["updates", "number"]))
def test_a_second_import_of_the_same_rows_changes_nothing_even_a_month_later(cells: list[Any], repeats: str) -> None:
    mapping = BASIC._replace(repeats=repeats)
    first = planned(rows(*cells), mapping, [])
    again = planned(rows(*cells), mapping, stored(first), now=LATER)
    assert (again.new, again.changed, len(again.same), again.bad) == ([], [], len(first.new), first.bad)


FULL = parse(
    "members = 'of_*'\n[columns]\n"
    + "".join(f"{name} = '{name}'\n" for name in (*COMMITMENT_FIELDS, *UPDATE_FIELDS))
    + "[[updates]]\non = 'log[].on'\nnote = 'log[].note'\nevidence.url = 'log[].proof[].url'\n"
)
_scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["kept", "€ 5", "2018", "https://a.example", "pledge", "supports", "<p>a&nbsp;b", "1.0", "[1]"])
)
_values = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["on", "note", "proof", "url", "$date", "_seconds"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.lists(
        st.dictionaries(st.sampled_from([*COMMITMENT_FIELDS, *UPDATE_FIELDS, "log", "of_US"]), _values), max_size=4
    )
)
def test_whatever_cells_hold_what_is_imported_can_be_stored_and_read_back(cells: list[Any]) -> None:
    made = planned(rows(*({"key": None, **row} for row in cells)), FULL)
    for entry in made.new:
        written = json.loads(
            json.dumps(encode_commitment(entry.after._replace(number=1)), allow_nan=False, ensure_ascii=False).encode()
        )
        assert decode_commitment(written) == entry.after._replace(number=1)
    assert len(made.new) + len(made.bad) <= len(cells)


def test_a_changed_row_changes_its_coding_and_appends_its_update() -> None:
    mapping = parse("[columns]\nkey='id'\nquote='quote'\nsummary='sum'\ndue='due'\ntags='tags'\nstatus='s'\non='on'")
    old = {"id": "1", "quote": "We will.", "sum": "Roads", "due": "2019", "tags": "a", "s": "kept", "on": "2018"}
    by_hand = update(Status.STALLED, "2018-06-01", "I called them.")
    held = [
        one._replace(tags=("a", "mine"), updates=(*one.updates, by_hand), section="mine")
        for one in stored(planned(rows(old), mapping))
    ]
    new = {"id": "1", "quote": "We will.", "sum": "More roads", "due": "", "tags": "b", "s": "broken", "on": "2020"}
    (entry,) = planned(rows(new), mapping, held).changed
    assert entry.after == held[0]._replace(
        summary="More roads",
        tags=("a", "b", "mine"),
        updates=(*held[0].updates, update(Status.BROKEN, "2020", source_status="broken")),
    )


def test_fields_that_the_map_keeps_are_filled_and_never_changed() -> None:
    mapping = parse("keep = ['summary', 'due']\n[columns]\nkey = 'id'\nquote = 'quote'\nsummary = 'sum'\ndue = 'due'")
    held = [Commitment("d", 1, "We will.", summary="Mine", key="1")]
    (entry,) = planned(rows({"id": "1", "quote": "We will.", "sum": "Theirs", "due": "2019"}), mapping, held).changed
    assert entry.after == held[0]._replace(due="2019")


def test_evidence_that_the_source_has_since_given_is_appended_by_itself() -> None:
    old = {"id": "1", "quote": "We will.", "status": "kept", "on": "2018", "note": "Done.", "url": "https://a.example"}
    held = stored(planned(rows(old)))
    (entry,) = planned(rows({**old, "url": "https://a.example https://b.example"}), BASIC, held).changed
    assert entry.after.updates[1:] == (
        update(Status.KEPT, "2018", evidence=(Evidence("https://b.example"),), source_status="kept"),
    )
    assert len(planned(rows({**old, "url": "https://b.example"}), BASIC, [entry.after]).same) == 1


def test_a_status_without_a_date_is_appended_only_when_the_sources_word_has_changed() -> None:
    held: list[Commitment] = []
    for month, word in enumerate(["kept", "kept", "broken", "kept", "kept"], 1):
        now = datetime(2026, month, 1, tzinfo=UTC)
        held = stored(planned(rows({"id": "1", "quote": "We will.", "status": word}), BASIC, held, now=now))
    assert [(one.status, one.on) for one in held[0].updates] == [
        (Status.KEPT, "2026-01-01"),
        (Status.BROKEN, "2026-03-01"),
        (Status.KEPT, "2026-04-01"),
    ]


@pytest.mark.parametrize("word", ["-", "n/a", "NR", "ND", "TBD", "not assessed", "unknown"])
@pytest.mark.parametrize("on", ["", "2026-11-23"])
def test_a_later_word_that_rates_nothing_takes_no_rating_back_and_is_told(word: str, on: str) -> None:
    first = rows({"id": "1", "quote": "We will.", "status": "kept", "on": on and "2026-11-22"})
    held = stored(planned(first, BASIC, []))
    later = rows({"id": "1", "quote": "We will.", "status": word, "on": on, "note": "No news."})
    made = planned(later, BASIC, held)
    ours = parse(TAKING_BACK.format(word))
    assert [(one.status, one.note) for one in stored(made)[0].updates] == [(Status.KEPT, None), (None, "No news.")]
    assert [one.text for one in made.remarks if "stand" in one.text] == [
        f"1 rating stands though the source says {word!r} now; a line in [statuses] of the map would take them back"
    ]
    assert stored(planned(later, ours, held))[0].standing(LATER.date()).status is Status.UNASSESSED
    assert planned(rows({"id": "1", "quote": "We will.", "status": word, "on": on}), BASIC, held).changed == []


def test_a_status_without_a_date_comes_after_those_that_have_one() -> None:
    lines = rows(
        {"id": "1", "quote": "We will.", "status": "kept"},
        {"id": "1", "quote": "We will.", "status": "kept", "on": "2017"},
        {"id": "1", "quote": "We will.", "status": "broken", "on": "2017"},
    )
    made = planned(lines)
    assert [(one.status, one.on) for one in made.new[0].after.updates] == [
        (Status.KEPT, "2017"),
        (Status.BROKEN, "2017"),
        (Status.KEPT, "2026-11-24"),
    ]
    assert len(planned(lines, BASIC, stored(made), now=LATER).same) == 1


def test_whoever_is_judged_apart_is_one_of_the_actors() -> None:
    mapping = parse("[columns]\nkey='id'\nquote='quote'\nactors='who'\nactor='member'\nstatus='status'\non='on'")
    row = {"id": "1", "quote": "We will.", "who": "G20", "status": "kept", "on": "2018"}
    two = rows({**row, "member": "Japan"}, {**row, "member": "EU"})
    made = planned(two, mapping)
    assert [entry.after.actors for entry in made.new] == [("G20", "Japan", "EU")]
    assert len(planned(two, mapping, stored(made)).same) == 1


def test_updates_without_a_date_in_the_source_are_counted() -> None:
    made = planned(rows({"id": "1", "quote": "We will.", "status": "kept"}))
    assert str(made.remarks[-1]).startswith("a.csv: 1 update has no date in the source")


@pytest.mark.parametrize(
    ("mid", "end", "stands", "added"),
    [
        ("Limited", "Complete", Status.KEPT, 0),
        ("Limited", "Withdrawn", Status.DROPPED, 1),
        ("Not Started", "Complete", Status.KEPT, 2),
        ("Complete", "Limited", Status.IN_PROGRESS, 1),
        ("Limited", "ND", Status.IN_PROGRESS, 1),
    ],
)
def test_of_rounds_without_dates_the_last_one_stands_after_every_delivery(
    mid: str, end: str, stands: Status, added: int
) -> None:
    mapping = parse("vocabulary='ogp'\n[columns]\nkey='id'\nquote='q'\nstatus='mid'\n[[updates]]\nstatus='end'")
    row = {"id": "1", "q": "We will."}
    (first,) = planned(rows({**row, "mid": "Limited", "end": "Complete"}), mapping).new
    held = [first.after._replace(number=1)]
    again = planned(rows({**row, "mid": mid, "end": end}), mapping, held, now=LATER)
    (after,) = (entry.after for entry in (*again.changed, *again.same))
    assert (after.standing(LATER.date()).status, len(after.updates) - 2) == (stands, added)
