"""Our own export as a table comes back as it was: members, groups, evidence, and no rating that nobody made."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.codec import encode_commitment
from commitments.dates import PartialDate
from commitments.importers import own
from commitments.importers.drafts import Draft
from commitments.model import Amount, Commitment, Document, Evidence, Status, Update
from commitments.reports import Report
from commitments.reports.exports.csv import chunks
from commitments.rows import Bad, Remark, Row, read
from tests.strategies import commitments, documents

NOW = datetime(2026, 11, 24, tzinfo=UTC)
PROOF = Evidence("https://a.example", "A; title", excerpt="words")


def _rated(actor: str | None, status: Status | None, note: str = "", *evidence: Evidence) -> Update:
    return Update(status, PartialDate("2021"), NOW, "bo", note or None, actor, evidence)


PARTED = Commitment(
    *("g", 1, "=We will."),
    actors=("Canada", "France", "Chad"),
    groups=("G3",),
    made=PartialDate("2018-03-01"),
    due=PartialDate("2020-05-04"),
    updates=(
        _rated("Canada", Status.KEPT, "Two\nlines [x]", PROOF),
        _rated("France", Status.BROKEN),
        _rated("Chad", Status.NOT_APPLICABLE),
        _rated(None, None, "Seen."),
    ),
)
CHANGED = "was changed since it was exported, and is taken as it stands now"


def table(
    held: Sequence[Commitment], told: Sequence[Document] = (), vocabulary: str | None = None
) -> list[dict[str, str]]:
    report = Report("T", date(2026, 11, 24), tuple(told), held, vocabulary=vocabulary)
    return list(csv.DictReader(io.StringIO("".join(chunks(report)), newline="")))


def rows(*held: Commitment, vocabulary: str | None = None) -> list[Row]:
    return [Row(dict(cells), "a.csv", place) for place, cells in enumerate(table(held, (), vocabulary), 2)]


def taken(found: list[Row]) -> list[Commitment | str | None]:
    """The commitment of each row, or why it is none."""
    return [
        draft.own if isinstance(draft, Draft) else draft.reason
        for draft in own.drafts(found)
        if isinstance(draft, Draft | Bad)
    ]


def told(found: list[Row]) -> list[str]:
    """All that is said about the rows."""
    said: list[str] = []
    for item in own.drafts(found):
        said += item.cautions if isinstance(item, Draft) else [item.text if isinstance(item, Remark) else item.reason]
    return said


@pytest.mark.parametrize("vocabulary", [None, "politifact"])
def test_a_table_gives_back_each_rating_with_its_member_group_note_and_evidence(vocabulary: str | None) -> None:
    found = rows(PARTED, vocabulary=vocabulary)
    assert own.is_ours(found)
    assert (taken(found), told(found)) == ([PARTED], [])


odd = st.text(st.sampled_from("a;,\"'=+-@\t\r\n \x9d\x1b\x00\u2028\u202e\ufeff\xa0é0"), min_size=1, max_size=8)
filled = odd.filter(lambda text: bool(text.strip("\n")))
odd_commitments = st.builds(
    lambda one, quote, section, key, names, amount: one._replace(
        quote=quote, section=section, key=key, actors=tuple(names), tags=tuple(names), amount=amount
    ),
    commitments,
    filled,
    st.one_of(st.just(""), odd),
    st.one_of(st.none(), st.just(""), odd),
    st.lists(odd, max_size=3),
    st.one_of(
        st.none(),
        st.builds(Amount, st.integers() | st.floats(allow_nan=False, allow_infinity=False), st.just("EUR"), st.none()),
    ),
)


_NAMES = ("Trinidad", "Tobago", "A", "B", "Ministry of Health", "Care", "and", "und", "Smith")
_BETWEEN = (" and ", " & ", " et ", " und ", " y ", ", ", "; ", ";", " / ", ", and ", "、", " と ", "\n", ": ")
joined_names = st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(_BETWEEN).map(lambda between: between.join(parts))
)
held_names = st.lists(joined_names, max_size=3, unique=True).map(tuple)
joined_commitments = st.builds(
    lambda one, actors, groups, counterparties, tags, rater: one._replace(
        actors=actors,
        groups=groups,
        counterparties=counterparties,
        tags=tags,
        updates=tuple(update._replace(actor=rater) for update in one.updates),
    ),
    commitments,
    *[held_names] * 4,
    joined_names,
)
"""Commitments of names that hold what stands between names."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(commitments, odd_commitments, joined_commitments))
def test_a_table_gives_back_the_whole_commitment_through_a_file(tmp_path: Path, held: Commitment) -> None:
    path = tmp_path / "a.csv"
    path.write_text("".join(chunks(Report("T", date(2026, 11, 24), (), [held]))), encoding="utf-8", newline="")
    found = [item for item in read(path) if isinstance(item, Row)]
    assert own.is_ours(found)
    assert (as_written(*taken(found)), told(found)) == (as_written(held), [])


def as_written(*held: object) -> list[object]:
    """Commitments as JSON has them, which tells a whole number, a fraction and the sign of a zero apart."""
    return [json.dumps(encode_commitment(one)) if isinstance(one, Commitment) else one for one in held]


@given(st.lists(documents, max_size=2, unique_by=lambda one: one.id))
def test_a_table_gives_back_what_is_known_of_its_documents_in_any_order_of_its_rows(known: list[Document]) -> None:
    held = [Commitment(document.id, number, "We will.") for document in known for number in (1, 2)]
    found = [Row(dict(cells), "a.csv", place) for place, cells in enumerate(reversed(table(held, known)), 2)]
    drafts = [draft for draft in own.drafts(found) if isinstance(draft, Draft)]
    told = {draft.own_document for draft in drafts}
    assert told == {document._replace(sha256=None, pages=()) for document in known}


def _bom(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.encode()


def _semicolons(text: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(text, newline="")))
    return out.getvalue().encode()


def _sorted(text: str) -> bytes:
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([[*head, "mine"], *([*line, "x"] for line in lines[::-1])])
    return out.getvalue().encode("utf-16")


def _days_first(text: str) -> bytes:
    return text.replace(",2018-03-01,2020-05-04,", ",01/03/2018,04/05/2020,").encode()


def _american(text: str) -> bytes:
    return text.replace(",2018-03-01,2020-05-04,", ",3/1/2018,5/4/2020,").encode()


@pytest.mark.parametrize("saved", [_bom, _semicolons, _sorted, _days_first, _american])
def test_a_table_that_a_spreadsheet_saved_again_is_the_same_commitments(
    tmp_path: Path, saved: Callable[[str], bytes]
) -> None:
    two = PARTED._replace(number=2, quote="x\x9dy", key="007")
    path = tmp_path / "a.csv"
    path.write_bytes(saved("".join(chunks(Report("T", date(2026, 11, 24), (), [PARTED, two])))))
    found = [item for item in read(path) if isinstance(item, Row)]
    assert own.is_ours(found)
    assert (sorted(map(repr, taken(found))), told(found)) == (sorted(map(repr, [PARTED, two])), [])


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("key", "7", CHANGED),
        ("quote", "We sha", CHANGED),
        ("due", "some day", "due: 'some day' is not a date; write 2018, 2018-03 or 2018-03-01"),
        ("updates_json", '[{"sta', "updates_json: it is cut or changed, so that it cannot be read; export again"),
        ("exact_json", "{", "exact_json: it is cut or changed, so that it cannot be read; export again"),
    ],
)
def test_what_was_changed_in_a_table_is_told_or_refused(column: str, text: str, said: str) -> None:
    (row,) = rows(PARTED._replace(key="007", section="a\x1bb"))
    row.cells[column] = text
    assert told([row]) == [said]


@pytest.mark.parametrize("column", ["members", "notes", "evidence_urls", "evidence_titles", "history"])
def test_what_was_changed_in_a_column_for_readers_alone_is_told(column: str) -> None:
    (row,) = rows(PARTED)
    row.cells[column] += " and more"
    left_out = (
        "what was changed in members, notes, evidence_urls, evidence_titles or history was left out: history is only "
        "added to, with commitments mark or note"
    )
    assert (taken([row]), told([row])) == ([PARTED], [left_out])


def test_a_cell_that_somebody_wrote_anew_counts_and_the_exact_ones_beside_it_stay() -> None:
    (row,) = rows(PARTED._replace(section="a\x1bb", summary="c\x1bd"))
    row.cells["summary"] = "Mine."
    assert (taken([row]), told([row])) == ([PARTED._replace(section="a\x1bb", summary="Mine.")], [CHANGED])


def test_names_that_hold_what_stands_between_names_come_back_as_they_were() -> None:
    held = PARTED._replace(actors=("Smith; Jones & Co", "Chad"), counterparties=("A;", "B; C; D"), tags=("x",))
    (row,) = rows(held)
    assert (row.cells["actors"], row.cells["tags"]) == ("Smith; Jones & Co; Chad", "x")
    assert taken([row]) == [held]
    older = {**row.cells, "names_json": row.cells["exact_json"], "exact_json": ""}
    del older["check"]
    assert taken([row._replace(cells=older)]) == [held]
    row.cells["actors"] = "Smith; Jones"
    assert taken([row]) == [held._replace(actors=("Smith", "Jones"))]


def test_columns_that_were_taken_away_are_named_and_no_derived_status_makes_a_rating() -> None:
    (row,) = rows(PARTED)
    for name in ("updates_json", "history", "actors", "check"):
        del row.cells[name]
    assert own.is_ours([row])
    assert taken([row]) == [PARTED._replace(actors=(), updates=())]
    assert told([row])[0] == (
        "the table has no longer its columns actors, updates_json: what stood in them does not come back, nor any "
        "rating, note or evidence"
    )


def test_without_its_id_a_row_is_known_by_document_and_number_and_without_those_it_is_bad() -> None:
    (row,) = rows(PARTED)
    del row.cells["id"]
    assert taken([row]) == [PARTED]
    del row.cells["number"]
    assert taken([row]) == ["without the column id, or document and number, it is not known which commitment it is"]


def test_a_table_of_an_earlier_version_gives_back_members_but_no_evidence_whose_rating_it_does_not_tell() -> None:
    (row,) = rows(PARTED)
    for name in ("updates_json", "exact_json", "document_json", "check"):
        del row.cells[name]
    assert own.is_ours([row])
    (draft,) = own.drafts([row])
    assert isinstance(draft, Draft)
    assert draft.own == PARTED._replace(
        updates=(_rated("Canada", Status.KEPT, "Two lines [x]"), *PARTED.updates[1:]),
    )
    assert draft.cautions == ("which update its 1 evidence is for is not told, and it was left out; import the JSON",)


def test_a_status_that_somebody_wrote_into_the_table_makes_no_rating_and_is_told() -> None:
    (row,) = rows(PARTED)
    row.cells["status"] = "kept"
    (draft,) = own.drafts([row])
    assert isinstance(draft, Draft)
    assert draft.own == PARTED
    assert draft.cautions == (
        CHANGED,
        "the status kept was left out, since the updates make it partial; rate it with: commitments mark",
    )
