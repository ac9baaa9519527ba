"""What a row's cells say of its history: whose, since when, proven by what, and what of it could not be used."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.guess import guess
from commitments.importers.drafts import Context, Draft, drafts
from commitments.maps import Map, parse
from commitments.model import Status
from commitments.rows import Remark, Row

NOW = datetime(2026, 11, 27, tzinfo=UTC)
COLUMNS = "[columns]\nkey = 'id'\nquote = 'quote'\n"


def rows(*cells: dict[str, Any]) -> list[Row]:
    numbered = ({"id": f"{n}", "quote": f"We will do {n} things.", **row} for n, row in enumerate(cells, 1))
    return [Row(row, "a.csv", line) for line, row in enumerate(numbered, 2)]


def drafted(mapping: Map | str, *cells: dict[str, Any]) -> list[Draft]:
    mapping = parse(mapping) if isinstance(mapping, str) else mapping
    return [item for item in drafts(rows(*cells), mapping, Context("ana", NOW)) if isinstance(item, Draft)]


def remarks(mapping: str, *cells: dict[str, Any]) -> list[str]:
    return [str(item) for item in drafts(rows(*cells), parse(mapping), Context("ana", NOW)) if isinstance(item, Remark)]


def ratings(draft: Draft) -> list[tuple[str | None, Status | None]]:
    return [(one.update.actor, one.update.status) for one in draft.updates]


def statuses(mapping: str, *cells: dict[str, Any]) -> list[list[Status | None]]:
    return [[one.update.status for one in draft.updates] for draft in drafted(mapping, *cells)]


# --- one odd cell costs one cell --------------------------------------------------------------------------------------

SCORED = "vocabulary = 'g20'\nmembers = ['avalon', 'borduria']\n" + COLUMNS


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("1", Status.KEPT), ("+1", Status.KEPT), ("−1", Status.BROKEN), ("–1", Status.BROKEN), ("- 1", Status.BROKEN),
        ("＋1", Status.KEPT), (-1, Status.BROKEN), (1.0, Status.KEPT), ("+", Status.KEPT),
    ],
)  # fmt: skip
def test_a_score_is_read_with_whatever_signs_it_is_written(cell: object, status: Status) -> None:
    (draft,) = drafted(SCORED, {"avalon": cell, "borduria": "1"})
    assert ratings(draft) == [("avalon", status), ("borduria", Status.KEPT)]


@pytest.mark.parametrize("dash", ["-", "−", "–", "—", " - "])
def test_a_lone_dash_among_scores_is_a_question_and_no_rating(dash: str) -> None:
    (draft,) = drafted(SCORED, {"avalon": dash, "borduria": "1"})
    (caution,) = draft.cautions
    assert ratings(draft) == [("borduria", Status.KEPT)]
    assert caution.startswith(f"'{dash.strip()}' in the column 'avalon' could mean -1 or nothing")


@pytest.mark.parametrize("answer", ['nothing = ["-"]\n', '[statuses]\n"-" = "broken"\n'])
def test_the_map_answers_what_a_lone_dash_means(answer: str) -> None:
    said = answer + SCORED if answer.startswith("nothing") else SCORED + answer
    (draft,) = drafted(said, {"avalon": "-", "borduria": "1"})
    assert draft.cautions == ()
    assert len(draft.updates) == (1 if answer.startswith("nothing") else 2)


@pytest.mark.parametrize("odd", ["1*", "see note", "2", "0.5", "x"])
def test_a_score_that_cannot_be_read_is_a_note_and_its_caution_names_the_column(odd: str) -> None:
    (draft,) = drafted(SCORED, {"avalon": odd, "borduria": "1"})
    (caution,) = draft.cautions
    assert [(one.update.status, one.update.note) for one in draft.updates] == [(None, odd), (Status.KEPT, None)]
    assert caution.startswith(f"unknown status '{odd}'")
    assert caution.endswith("(in the column 'avalon')")


_ODD = st.sampled_from(["1*", "see note", "?", "−", "-", "x", "no data (2)", "pending"])


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[dict[str, str]], int]:
    """Tables of scores, and how many of their cells are odd: fewer than half of every column."""
    columns, count = draw(st.integers(3, 5)), draw(st.integers(3, 7))
    table = [{f"member {c}": draw(st.sampled_from(["1", "+1", "-1"])) for c in range(columns)} for _ in range(count)]
    places = [(r, c) for c in range(columns) for r in draw(st.sets(st.integers(0, count - 1), max_size=count // 2))]
    for row, column in places:
        table[row][f"member {column}"] = draw(_ODD)
    table[0]["member 0"] = "-1"
    return table, len([place for place in places if place != (0, 0)])


@given(_tables())
def test_a_table_of_scores_with_odd_cells_loses_their_ratings_and_says_so_for_each(
    table: tuple[list[dict[str, str]], int],
) -> None:
    cells, odd = table
    mapping = guess(rows(*cells)).mapping.unordered()
    found = drafted(mapping, *cells)
    rated = [one for draft in found for one in draft.updates if one.update.status is not None]
    told = [caution for draft in found for caution in draft.cautions]
    assert (len(mapping.members), len(rated), len(told)) == (len(cells[0]), len(cells) * len(cells[0]) - odd, odd)


# --- scales and ranges ------------------------------------------------------------------------------------------------

PERCENT = COLUMNS + "status = 's'\n[statuses]\n'0' = 'not-started'\n'1..99' = 'in-progress'\n'100' = 'kept'\n"


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("0", Status.NOT_STARTED), ("0 %", Status.NOT_STARTED), (45, Status.IN_PROGRESS), ("45%", Status.IN_PROGRESS),
        ("12,5 %", Status.IN_PROGRESS), ("100.0", Status.KEPT), ("100 Prozent", Status.KEPT),
        ("４５％", Status.IN_PROGRESS), ("50パーセント", Status.IN_PROGRESS), ("% 12", Status.IN_PROGRESS),
    ],
)  # fmt: skip
def test_a_number_in_a_range_is_its_status_and_stays_as_the_sources_word(cell: object, status: Status) -> None:
    (draft,) = drafted(PERCENT, {"s": cell})
    (update,) = (one.update for one in draft.updates)
    assert (update.status, draft.cautions) == (status, ())
    assert update.source_status is not None


@pytest.mark.parametrize("cell", ["150", "-3", "99.5", "101%"])
def test_a_number_in_no_range_is_a_caution_and_a_note(cell: str) -> None:
    (draft,) = drafted(PERCENT, {"s": cell})
    assert [(one.update.status, one.update.note) for one in draft.updates] == [(None, cell)]
    assert draft.cautions == (f"the status '{cell}' is in no range of [statuses] of the map, and was kept as a note",)


def test_percent_among_parts_of_one_are_hundredths() -> None:
    parts = COLUMNS + "status = 's'\n[statuses]\n'0..0.49' = 'not-started'\n'0.5..1' = 'kept'\n"
    assert statuses(parts, {"s": "1%"}, {"s": "50 %"}, {"s": "0,3"}, {"s": 1}) == [
        [Status.NOT_STARTED],
        [Status.KEPT],
        [Status.NOT_STARTED],
        [Status.KEPT],
    ]


# --- several columns, and lists beside them ---------------------------------------------------------------------------

ROUNDS = (
    "vocabulary = 'ogp'\n" + COLUMNS + "status = 'mid'\non = { value = '2020' }\n"
    "[[updates]]\nstatus = 'end'\non = { value = '2022' }\n"
)


@pytest.mark.parametrize("settings", ["", "nothing = ['ND', 'NR']\n"])
def test_a_later_status_that_says_nothing_takes_no_earlier_one_back(settings: str) -> None:
    cells = [{"mid": "Complete", "end": "ND"}, {"mid": "Complete", "end": ""}, {"mid": "Limited", "end": "Complete"}]
    assert statuses(settings + ROUNDS, *cells) == [[Status.KEPT], [Status.KEPT], [Status.IN_PROGRESS, Status.KEPT]]


def test_an_entry_of_a_list_that_says_nothing_takes_no_other_back() -> None:
    mapping = "vocabulary = 'ogp'\n" + COLUMNS + "status = 'log[].s'\non = 'log[].d'\n"
    log = [{"s": "NR", "d": "2022"}, {"s": "Complete", "d": "2020"}]
    assert statuses(mapping, {"log": log}, {"log": log[:1]}) == [[Status.KEPT], []]


def test_a_later_word_for_not_rated_is_a_note_unless_the_map_orders_it() -> None:
    row = {"mid": "Complete", "end": "Not Reviewed"}
    ordered = ROUNDS + "[statuses]\n'Not Reviewed' = 'unassessed'\n"
    assert [statuses(said, row) for said in (ROUNDS, ordered)] == [
        [[Status.KEPT, None]],
        [[Status.KEPT, Status.UNASSESSED]],
    ]


def test_the_first_column_whose_word_is_not_nothing_is_the_status() -> None:
    mapping = "vocabulary = 'ogp'\nnothing = ['ND', 'NR']\n" + COLUMNS + "status = ['final', 'interim']\n"
    cells = [
        {"final": "ND", "interim": "Complete"},
        {"final": "Limited", "interim": "Complete"},
        {"final": "NR", "interim": "ND"},
        {"final": "", "interim": "Not Started"},
    ]
    assert statuses(mapping, *cells) == [[Status.KEPT], [Status.IN_PROGRESS], [], [Status.NOT_STARTED]]


BESIDE = (
    COLUMNS + "status = 'status'\non = 'of'\n"
    "[[updates]]\nstatus = 'updates[].status'\non = 'updates[].date'\nnote = 'updates[].text'\n"
)


def test_a_status_beside_updates_without_one_is_the_rows() -> None:
    (draft,) = drafted(BESIDE, {"status": "Kept", "of": "", "updates": [{"date": "2024-03-31", "text": "Done"}]})
    assert [(one.update.status, one.update.note) for one in draft.updates] == [(Status.KEPT, None), (None, "Done")]
    assert draft.cautions == ()


@pytest.mark.parametrize(
    ("of", "found", "told"),
    [
        ("2025", [("2025", Status.KEPT), ("2024", Status.BROKEN)], 0),
        ("2023", [("2023", Status.KEPT), ("2024", Status.BROKEN)], 1),
        ("2024", [("2024", Status.BROKEN)], 1),
        ("", [("2024", Status.BROKEN)], 1),
    ],
)
def test_a_status_beside_rated_updates_is_the_last_word_only_if_it_is_dated_later(
    of: str, found: list[tuple[str, Status]], told: int
) -> None:
    (draft,) = drafted(BESIDE, {"status": "Kept", "of": of, "updates": [{"date": "2024", "status": "Broken"}]})
    assert [(one.update.on, one.update.status) for one in draft.updates] == found
    assert len(draft.cautions) == told


# --- evidence of a row ------------------------------------------------------------------------------------------------


def _proofs(mapping: str, row: dict[str, Any]) -> list[list[str]]:
    (draft,) = drafted(mapping, row)
    return [[evidence.url for evidence in one.update.evidence] for one in draft.updates]


def test_evidence_of_the_first_update_is_shared_by_further_ratings_unless_they_have_their_own_or_none() -> None:
    mapping = (
        COLUMNS + "status = 'a'\nevidence.url = 'u'\n[[updates]]\nstatus = 'b'\n[[updates]]\nnote = 'n'\n"
        "[[updates]]\nstatus = 'c'\nevidence = false\n[[updates]]\nstatus = 'd'\nevidence.url = 'v'\n"
    )
    row = {
        "a": "Kept",
        "b": "Broken",
        "n": "hm",
        "c": "Kept",
        "d": "Kept",
        "u": "https://u.example",
        "v": "https://v.example",
    }
    assert _proofs(mapping, row) == [["https://u.example"], ["https://u.example"], [], [], ["https://v.example"]]
    assert _proofs(mapping, {"b": "Broken", "u": "https://u.example"}) == [["https://u.example"]]


def test_evidence_inside_a_list_of_updates_stays_with_each_of_them() -> None:
    mapping = (
        COLUMNS + "status = 'log[].s'\nevidence.url = 'log[].u'\n[[updates]]\nstatus = 'now'\non = { value = '2025' }\n"
    )
    row = {"log": [{"s": "Broken", "u": "https://u.example"}], "now": "Kept"}
    assert _proofs(mapping, row) == [["https://u.example"], []]


# --- members as keys of an object -------------------------------------------------------------------------------------

KEYED = "members = 'responses.*.status'\n" + COLUMNS + "{}[statuses]\nyes = 'kept'\nno = 'broken'\n"


def test_members_may_be_the_keys_of_an_object_with_their_own_dates_notes_and_proofs() -> None:
    more = "on = 'responses.*.date'\nnote = 'responses.*.why'\nevidence.url = ['responses.*.url', 'u']\n"
    responses = {
        "St. Ann": {"status": "yes", "date": "2020", "why": "It is law.", "url": "https://a.example"},
        "bob": {"status": "no"},
        "carl": {"status": ""},
        "dora": None,
    }
    (draft,) = drafted(KEYED.format(more), {"responses": responses, "u": "https://row.example"})
    found = [
        (u.actor, u.status, u.on if is_dated else None, u.note, [one.url for one in u.evidence])
        for u, is_dated, *_ in draft.updates
    ]
    assert draft.members == ("St. Ann", "bob", "carl", "dora")
    assert found == [
        ("St. Ann", Status.KEPT, "2020", "It is law.", ["https://a.example"]),
        ("bob", Status.BROKEN, None, None, ["https://row.example"]),
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"responses.a.b.status": "yes", "responses.c.status": "no"},
        {"responses": {"a.b": {"status": "yes"}, "c": {"status": "no"}}},
        {"Responses": [{"a.b": {"status": "yes"}}, {"c": {"status": "no"}}]},
        {"responses": '{"a.b": {"status": "yes"}, "c": {"status": "no"}}'},
        {"responses": {"a.b": {"status": "yes"}}, "responses.c.status": "no"},
    ],
)
def test_a_pattern_fits_columns_and_objects_alike(row: dict[str, Any]) -> None:
    (draft,) = drafted(KEYED.format(""), row)
    assert sorted(ratings(draft), key=str) == [("a.b", Status.KEPT), ("c", Status.BROKEN)]


def test_plain_values_of_an_object_are_its_members_and_an_object_among_them_asks_for_a_name() -> None:
    mapping = KEYED.format("").replace(".status", "")
    (draft,) = drafted(mapping, {"responses": {"a": "yes", "b": {"status": "no", "why": "x"}}})
    assert ratings(draft) == [("a", Status.KEPT)]
    (caution,) = draft.cautions
    assert caution.startswith("'responses.b' holds several values, and none was taken")
    assert caution.endswith('members = "responses.*.status"')


# --- what the map orders ----------------------------------------------------------------------------------------------


def test_what_the_map_orders_to_rate_nothing_is_counted_once_and_warned_of_never() -> None:
    mapping = COLUMNS + "status = 's'\n[statuses]\nAccepted = ''\n"
    cells = [{"s": "Accepted"}, {"s": "Kept"}, {"s": "accepted"}]
    assert [draft.cautions for draft in drafted(mapping, *cells)] == [(), (), ()]
    assert remarks(mapping, *cells) == ["a.csv: 2 statuses rate nothing, as the map says: 'Accepted', 'accepted'"]


def test_a_word_that_only_a_guess_left_open_is_cautioned() -> None:
    cells = [{"status": "Wobbly"}, {"status": "Kept"}, {"status": "Kept"}]
    found = drafted(guess(rows(*cells)).mapping.unordered(), *cells)
    assert [len(draft.cautions) for draft in found] == [1, 0, 0]


# --- addresses --------------------------------------------------------------------------------------------------------


def _evidence(cell: object) -> Iterator[str]:
    (draft,) = drafted(COLUMNS + "status = 's'\nevidence.url = 'u'\n", {"s": "Kept", "u": cell})
    yield from (one.url for update in draft.updates for one in update.update.evidence)
    yield from (f"! {caution.partition(';')[0]}" for caution in draft.cautions)


def test_an_address_with_a_blank_says_what_is_wrong() -> None:
    assert list(_evidence("https://a.example/the report.pdf")) == [
        "! the address 'https://a.example/the report.pdf' has a blank in it and was left out"
    ]
    assert list(_evidence(["https://a.example/a b.pdf", "https://b.example"])) == [
        "https://b.example",
        "! the address 'https://a.example/a b.pdf' has a blank in it and was left out",
    ]
    assert list(_evidence("https://a.example/x Gazette")) == [
        "https://a.example/x",
        "! 'Gazette' behind the address 'https://a.example/x' was not taken",
    ]
    assert list(_evidence("https://a.example/x (page 3, read in May)")) == ["https://a.example/x"]
