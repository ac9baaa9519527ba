"""Our own export as a spreadsheet comes back as it was, whatever stands in it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments import reports
from commitments.importers import own
from commitments.importers.drafts import Draft
from commitments.model import Amount, Commitment, Document
from commitments.reports import Report
from commitments.rows import Reading, Row, read
from tests.importers.test_import_own_table import NOW, PARTED, as_written, joined_commitments, odd_commitments, told
from tests.strategies import commitments

DAY = date(2026, 11, 24)


def rows(path: Path, *held: Commitment, documents: tuple[Document, ...] = ()) -> list[Row]:
    path.write_bytes(b"".join(reports.packed("xlsx", Report("T", DAY, documents, held))))
    return [item for item in read(path) if isinstance(item, Row)]


def taken(found: list[Row]) -> list[Commitment | str | None]:
    return [draft.own for draft in own.drafts(found) if isinstance(draft, Draft)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.one_of(commitments, odd_commitments, joined_commitments), min_size=1, max_size=3))
def test_a_spreadsheet_gives_back_the_whole_commitments(tmp_path: Path, held: list[Commitment]) -> None:
    found = rows(tmp_path / "a.xlsx", *held)
    assert own.is_ours(found)
    assert (as_written(*taken(found)), told(found)) == (as_written(*held), [])


@pytest.mark.parametrize("value", [-0.0, 0.0, 0, 1.0, 10**22, 1e22, 0.1 + 0.2, 123456789012345678, 5e-324, 1e308])
def test_an_amount_comes_back_to_the_last_digit_and_sign(tmp_path: Path, value: float) -> None:
    held = PARTED._replace(amount=Amount(value, "EUR", None))
    found = rows(tmp_path / "a.xlsx", held)
    assert (as_written(*taken(found)), told(found)) == (as_written(held), [])


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "{=1}", "https://a.example", "mailto:a@a.example", "internal:'x'!A1", "<r><t>x</t></r>", "0123"),
        *("_x0041_", "a\x9d\x1b[31m", "  blanks  ", "'=x", "TRUE", "2018-03-01", "x" * 100_000, "\U0001f600" * 40_000),
        *("1e5", "#REF!", "a\r\nb\rc", "\ufffe\uffff", "</t></is></c>", "&amp;"),
    ],
)
def test_a_text_of_any_kind_and_length_comes_back(tmp_path: Path, text: str) -> None:
    note = PARTED.updates[0]._replace(note=text, recorded=NOW)
    held = PARTED._replace(quote=text, summary=text, section=text, key=text, updates=(note,))
    found = rows(tmp_path / "a.xlsx", held)
    assert (taken(found), told(found)) == ([held], [])


def test_a_note_that_no_cell_can_hold_shows_that_it_goes_on_and_comes_back_whole(tmp_path: Path) -> None:
    note = PARTED.updates[0]._replace(note="x" * 40_000, recorded=NOW)
    held = PARTED._replace(updates=(note,))
    assert taken(rows(tmp_path / "a.xlsx", held)) == [held]
    (line,) = [item for item in read(tmp_path / "a.xlsx", Reading(sheet="history")) if isinstance(item, Row)]
    assert line.cells["note"] == "x" * 32_000 + "…"


def test_what_is_known_of_documents_comes_back(tmp_path: Path) -> None:
    document = Document("g", "G", "Us", "law", None, "https://a.example", "en", None, next_number=9)
    (draft,) = own.drafts(rows(tmp_path / "a.xlsx", PARTED, documents=(document,)))
    assert isinstance(draft, Draft)
    assert draft.own_document == document
