"""The rows of a spreadsheet: its sheets, its heading, and what its cells mean beside their values."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import CommitmentsError
from commitments.rows import BLANK, HEADING, Left, Reading, Remark, Row, Unreadable, read

Fill = Callable[[Any], object]


def made(path: Path, *sheets: tuple[str, Fill]) -> Path:
    book = xlsxwriter.Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False})
    for name, fill in sheets:
        sheet = book.add_worksheet(name)
        sheet.formed = lambda code: book.add_format({"num_format": code})
        fill(sheet)
    book.close()
    return path


def one(path: Path, fill: Fill) -> Path:
    return made(path, ("Promises", fill))


def cells(path: Path, reading: Reading | None = None) -> list[dict[str, Any]]:
    rows = [item for item in read(path, reading or Reading()) if isinstance(item, Row)]
    return [{name: value for name, value in row.cells.items() if name[0] != "@"} for row in rows]


def remarks(path: Path, reading: Reading | None = None) -> list[str]:
    return [item.text for item in read(path, reading or Reading()) if isinstance(item, Remark)]


def left_out(path: Path) -> list[tuple[int, str]]:
    return [(item.line, item.reason) for item in read(path) if isinstance(item, Left)]


HEAD = ["Promise", "Due", "Done"]


def test_dates_percentages_numbers_and_truths_come_as_the_sheet_shows_them(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        day, moment = sheet.formed("dd/mm/yy"), sheet.formed("m/d/yy h:mm")
        sheet.write_row(0, 0, [*HEAD, "A", "B", "C", "D"])
        sheet.write_row(1, 0, ["We will", date(2025, 3, 1)], day)
        sheet.write_number(1, 2, 0.45, sheet.formed("0%"))
        sheet.write_number(1, 3, 0.125, sheet.formed("0.0%"))
        sheet.write_number(1, 4, 12.0)
        sheet.write_datetime(1, 5, datetime(2024, 5, 1, 14, 30), moment)  # noqa: DTZ001
        sheet.write_boolean(1, 6, True)
        sheet.write_string(2, 0, "We shall")
        sheet.write_datetime(2, 1, datetime(2025, 3, 2), moment)  # noqa: DTZ001
        sheet.write_number(2, 2, 3, sheet.formed('0" % of it"'))

    assert cells(one(tmp_path / "a.xlsx", fill)) == [
        {
            "Promise": "We will",
            "Due": "2025-03-01",
            "Done": "45%",
            "A": "12.5%",
            "B": 12,
            "C": "2024-05-01 14:30",
            "D": True,
        },
        {"Promise": "We shall", "Due": "2025-03-02", "Done": 3, "A": "", "B": "", "C": "", "D": ""},
    ]


def test_the_heading_is_found_below_titles_and_blank_rows_and_rows_know_their_place(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 2, "All the promises")
        sheet.write_row(1, 0, ["As of", "May"])
        for place, row in enumerate([HEAD, ["a b c", "2025", 1], ["d e f", "2026", 0], ["g h i", "", 1]], 4):
            sheet.write_row(place, 0, row)

    path = one(tmp_path / "a.xlsx", fill)
    rows = [(row.line, row.cells["Promise"]) for row in read(path) if isinstance(row, Row)]
    assert rows == [(6, "a b c"), (7, "d e f"), (8, "g h i")]
    assert remarks(path) == ["2 rows above the columns' names left out; set header in the map if that is wrong"]


def test_a_table_that_begins_anywhere_has_its_marks_in_their_places(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(3, 2, ["Promise", "Done", "Source"])
        sheet.write_string(4, 2, "We will")
        sheet.write_number(4, 3, 0.5, sheet.formed("0%"))
        sheet.write_url(4, 4, "https://a.example", string="A")

    assert cells(one(tmp_path / "a.xlsx", fill)) == [
        {"Promise": "We will", "Done": "50%", "Source": "A", "Source url": "https://a.example"}
    ]


def test_names_in_two_rows_are_joined_where_one_spans_several_columns(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.merge_range(0, 0, 1, 0, "Promise")
        sheet.merge_range(0, 1, 0, 2, "Status")
        sheet.write_row(1, 1, [2023, 2024])
        sheet.write_row(2, 0, ["We will", "kept", "broken"])

    assert cells(one(tmp_path / "a.xlsx", fill)) == [
        {"Promise": "We will", "Status 2023": "kept", "Status 2024": "broken"}
    ]


def test_a_merged_cell_counts_for_each_row_it_spans_and_one_across_the_table_is_a_heading(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["Theme", "Promise", "Status"])
        sheet.merge_range(1, 0, 2, 0, "Roads")
        sheet.write_row(1, 1, ["We will", "kept"])
        sheet.write_row(2, 1, ["We shall", "broken"])
        sheet.merge_range(3, 0, 3, 2, "CHAPTER TWO")
        sheet.write_row(4, 0, ["Rail", "We must", "kept"])

    path = one(tmp_path / "a.xlsx", fill)
    assert [row["Theme"] for row in cells(path)] == ["Roads", "Roads", "Rail"]
    assert left_out(path) == [(4, HEADING)]


TABLES = st.lists(st.sampled_from(["promise", "blank", "spaces", "heading"]), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(TABLES)
def test_every_row_below_the_names_is_read_or_left_out_as_what_it_is(tmp_path: Path, kinds: list[str]) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["Theme", "Promise", "Status"])
        for place, kind in enumerate([*kinds, "promise"], 1):
            if kind == "heading":
                sheet.merge_range(place, 0, place, 2, "CHAPTER")
            elif kind != "blank":
                sheet.write_row(
                    place, 0, ["Roads", f"We will {place}", "kept"] if kind == "promise" else [" ", "", " "]
                )

    path = one(tmp_path / "a.xlsx", fill)
    said = {"blank": BLANK, "spaces": BLANK, "heading": HEADING}
    told = [(place, said[kind]) for place, kind in enumerate(kinds, 2) if kind in said]
    lines = [item.line for item in read(path) if isinstance(item, Row)]
    assert (left_out(path), sorted([*lines, *(line for line, _ in told)])) == (told, [*range(2, len(kinds) + 3)])


def test_the_address_behind_a_cell_has_a_column_of_its_own(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["Promise", "Source"])
        sheet.write_string(1, 0, "We will")
        sheet.write_url(1, 1, "https://a.example/?x=1&y=2#z", string="Hansard")
        sheet.write_string(2, 0, "We shall")
        sheet.write_formula(2, 1, '=HYPERLINK("https://b.example","B")', None, "B")
        sheet.write_string(3, 0, "We must")
        sheet.write_url(3, 1, "https://c.example")

    assert [(row["Source"], row["Source url"]) for row in cells(one(tmp_path / "a.xlsx", fill))] == [
        ("Hansard", "https://a.example/?x=1&y=2#z"),
        ("B", "https://b.example"),
        ("https://c.example", ""),
    ]


def test_an_error_of_the_sheet_is_nothing_and_costs_a_caution(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["We will", "2025"])
        sheet.write_formula(1, 2, "=A9/0", None, "#DIV/0!")

    (row,) = [item for item in read(one(tmp_path / "a.xlsx", fill)) if isinstance(item, Row)]
    assert (row.cells["Done"], row.cautions) == (
        "",
        ("the cell C2 holds an error of the sheet (#DIV/0!); taken as blank",),
    )


def test_what_is_hidden_is_read_and_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        for place, row in enumerate([HEAD, ["a b", "x", "y"], ["c d", "x", "y"]]):
            sheet.write_row(place, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    path = one(tmp_path / "a.xlsx", fill)
    assert [row["Promise"] for row in cells(path)] == ["a b", "c d"]
    assert remarks(path) == [
        "a hidden row was taken like the others (3)",
        "hidden columns were read like the others: Due",
    ]


def _rows(*texts: str, hidden: bool = False) -> Fill:
    def fill(sheet: Any) -> None:
        for place, text in enumerate(["Promise", *texts]):
            sheet.write_row(place, 0, [text, "x"])
        if hidden:
            sheet.hide()

    return fill


def test_of_several_sheets_the_longest_that_is_shown_is_taken_and_all_are_named(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.xlsx",
        ("Notes", _rows("n")),
        ("Promises", _rows("We will", "We shall")),
        ("Old", _rows("a", "b", "c", hidden=True)),
    )
    assert [row["Promise"] for row in cells(path)] == ["We will", "We shall"]
    told = "its sheets are Notes (2 rows), Promises (3 rows), Old (hidden, 4 rows); Promises was taken"
    assert remarks(path) == [f"{told}; name another with --sheet"]
    for wanted in ("notes", "1"):
        assert [row["Promise"] for row in cells(path, Reading(sheet=wanted))] == ["n"]
    with pytest.raises(Unreadable, match="there is no sheet '4'; the sheets are Notes, Promises, Old"):
        cells(path, Reading(sheet="4"))


def packed(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return path


ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(path: Path, rows: str) -> Path:
    content = (
        f'<office:document-content {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:spreadsheet>'
        f'<table:table table:name="P"><table:table-column table:number-columns-repeated="2"/>'
        f'<table:table-column table:visibility="collapse"/>{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed(path, {"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": manifest})


def cell(text: str, kind: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


def test_an_open_document_tells_the_same(tmp_path: Path) -> None:
    head = "".join(map(cell, ("Promise", "Source", "Done")))
    link = '<text:a xlink:href="https://a.example">Hansard</text:a>'
    first = (
        cell("We will")
        + cell(link)
        + cell("45%", 'office:value-type="percentage" office:value="0.45" table:number-rows-spanned="2"')
    )
    second = cell("We shall") + cell("1/3/25", 'office:value-type="date" office:date-value="2025-03-01"')
    third = cell("We must") + cell("#REF!", 'office:value-type="string" table:formula="of:=[.A9]"')
    rows = [f"<table:table-row>{row}</table:table-row>" for row in (head, first, second, third)]
    rows.insert(1, '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>')
    path = ods(tmp_path / "a.ods", "".join(rows))
    found = [item for item in read(path) if isinstance(item, Row)]
    assert [
        (row.line, row.cells["Promise"], row.cells["Source"], row.cells["Source url"], row.cells["Done"])
        for row in found
    ] == [
        (4, "We will", "Hansard", "https://a.example", "45%"),
        (5, "We shall", "2025-03-01", "", "45%"),
        (6, "We must", "#REF!", "", ""),
    ]
    assert found[2].cautions == ("the cell B6 holds an error of the sheet (#REF!); taken as blank",)
    assert remarks(path) == ["hidden columns were read like the others: Done"]
    assert left_out(path) == [(2, BLANK), (3, BLANK)]


# --- hostile and broken -----------------------------------------------------------------------------------------------


def _refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as raised:
        list(read(path))
    return str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 and no more", "is damaged"),
        ("a.xlsx", b"hello", "cannot be read"),
        ("a.ods", b"", "is empty"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "cannot be read"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xls", b"<html><table><tr><td>Promise</td></tr></table></html>", "is a page"),
    ],
)
def test_what_is_no_spreadsheet_is_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in _refusal(tmp_path / name)


def test_text_that_goes_by_the_name_of_an_old_spreadsheet_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text("Promise\tStatus\nWe will\tkept\nWe shall\tbroken\n")
    assert cells(tmp_path / "a.xls") == [
        {"Promise": "We will", "Status": "kept"},
        {"Promise": "We shall", "Status": "broken"},
    ]


def _altered(path: Path, part: str, change: Callable[[str], str]) -> Path:
    with zipfile.ZipFile(one(path, _rows("We will", "We shall"))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    return packed(path, parts | {part: change(parts[part])})


def test_a_cell_at_the_end_of_the_sheet_makes_no_room_for_all_before_it(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = _altered(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", far))
    assert "to row 1,048,576 and column 16,384" in _refusal(path)
    repeated = (
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="999999999"/>'
    )
    assert "delete what stands so far away" in _refusal(
        ods(tmp_path / "a.ods", f"<table:table-row>{cell('Promise')}{repeated}</table:table-row>")
    )


def test_a_file_that_unpacks_to_very_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.workbooks.marks.MOST_PART", 1 << 20)
    path = _altered(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml + " " * (2 << 20))
    assert "unpacks to more than is read" in _refusal(path)


def test_an_entity_is_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'

    def change(xml: str) -> str:
        return xml.replace("<sst", f"{bomb}<sst", 1).replace("We will", "&b;&b;&b;")

    path = _altered(tmp_path / "a.xlsx", "xl/sharedStrings.xml", change)
    try:
        assert "aaaaaaaaaa" not in str(cells(path))
    except Unreadable as error:
        assert "cannot be read" in str(error)


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = one(tmp_path / "a.xlsx", _rows("We will"))
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(CommitmentsError, match=r"pip install 'commitments\[sheets\]'"):
        list(read(path))
