"""Our own export as a table comes back as it was: members, groups, evidence, and no rating that nobody made."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from commitments.dates import PartialDate
from commitments.importers import own
from commitments.importers.drafts import Draft
from commitments.importers.rows import Bad, Row
from commitments.model import Commitment, Evidence, Status, Update
from commitments.reports import Report
from commitments.reports.exports.csv import chunks
from tests.strategies import commitments

NOW = datetime(2026, 11, 24, tzinfo=UTC)
PROOF = Evidence("https://a.example", "A; title", excerpt="words")


def _rated(actor: str | None, status: Status | None, note: str = "", *evidence: Evidence) -> Update:
    return Update(status, PartialDate("2021"), NOW, "bo", note or None, actor, evidence)


PARTED = Commitment(
    *("g", 1, "=We will."),
    actors=("Canada", "France", "Chad"),
    groups=("G3",),
    updates=(
        _rated("Canada", Status.KEPT, "Two\nlines [x]", PROOF),
        _rated("France", Status.BROKEN),
        _rated("Chad", Status.NOT_APPLICABLE),
        _rated(None, None, "Seen."),
    ),
)


def rows(*held: Commitment, vocabulary: str | None = None) -> list[Row]:
    report = Report("T", date(2026, 11, 24), (), held, vocabulary=vocabulary)
    told = csv.DictReader(io.StringIO("".join(chunks(report)), newline=""))
    return [Row(dict(cells), "a.csv", place) for place, cells in enumerate(told, 2)]


def taken(found: list[Row]) -> list[Commitment | str | None]:
    """The commitment of each row, or why it is none."""
    return [
        draft.own if isinstance(draft, Draft) else draft.reason
        for draft in own.drafts(found)
        if isinstance(draft, Draft | Bad)
    ]


@pytest.mark.parametrize("vocabulary", [None, "politifact"])
def test_a_table_gives_back_each_rating_with_its_member_group_note_and_evidence(vocabulary: str | None) -> None:
    found = rows(PARTED, vocabulary=vocabulary)
    assert own.is_ours(found)
    assert taken(found) == [PARTED]


@given(commitments)
def test_a_table_gives_back_every_update_whatever_stands_in_it(held: Commitment) -> None:
    found = rows(held)
    (draft,) = own.drafts(found)
    assert own.is_ours(found)
    if isinstance(draft, Draft):
        assert draft.own is not None
        assert draft.own.updates == held.updates
        names = [held.actors, held.groups, held.counterparties, held.tags]
        assert [draft.own.actors, draft.own.groups, draft.own.counterparties, draft.own.tags] == names


def test_a_table_of_an_earlier_version_gives_back_members_but_no_evidence_whose_rating_it_does_not_tell() -> None:
    (row,) = rows(PARTED)
    del row.cells["updates_json"]
    assert own.is_ours([row])
    (draft,) = own.drafts([row])
    assert isinstance(draft, Draft)
    assert draft.own == PARTED._replace(
        updates=(_rated("Canada", Status.KEPT, "Two lines [x]"), *PARTED.updates[1:]),
    )
    assert draft.cautions == ("which update its 1 evidence is for is not told, and it was left out; import the JSON",)


def test_names_that_hold_what_stands_between_names_come_back_as_they_were() -> None:
    held = PARTED._replace(actors=("Smith; Jones & Co", "Chad"), counterparties=("A;", "B; C; D"), tags=("x",))
    (row,) = rows(held)
    assert (row.cells["actors"], row.cells["tags"]) == ("Smith; Jones & Co; Chad", "x")
    assert taken([row]) == [held]
    row.cells["actors"] = "Smith; Jones"
    assert taken([row]) == [held._replace(actors=("Smith", "Jones"))]


def test_updates_that_a_spreadsheet_cut_make_a_bad_row() -> None:
    (row,) = rows(PARTED)
    row.cells["updates_json"] = row.cells["updates_json"][:100]
    assert taken([row]) == ["updates_json: it is cut or changed, so that the updates cannot be read; export again"]


def test_a_status_that_somebody_wrote_into_the_table_makes_no_rating_and_is_told() -> None:
    (row,) = rows(PARTED)
    row.cells["status"] = "kept"
    (draft,) = own.drafts([row])
    assert isinstance(draft, Draft)
    assert draft.own == PARTED
    assert draft.cautions == (
        "the status kept was left out, since the updates make it partial; rate it with: commitments mark",
    )
