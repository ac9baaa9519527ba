"""Cells that reach over several columns keep what stands behind them under its own head, in every format."""

import io
import zipfile

import pytest

from commitments import intake
from tests.word_files import paragraph, text

HEADS = ("Area", "2026", "2027")


def page(rows: str) -> str:
    return intake.read_bytes(f"<table>{rows}</table>".encode(), "a.html").text


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words) if words else '<w:p/>'}</w:tc>"


def docx(*rows: str) -> str:
    heads = "".join(map(cell, HEADS))
    return text(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in (heads, *rows))}</w:tbl>")


def odt(*rows: str) -> str:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text><table:table>{table}</table:table>"
            "</office:text></office:body></office:document-content>",
        )
    return intake.read_bytes(file.getvalue(), "a.odt").text


def odt_cell(words: str, **counts: int) -> str:
    said = " ".join(f'table:number-columns-{name}="{count}"' for name, count in counts.items())
    return f"<table:table-cell {said}>{f'<text:p>{words}</text:p>' if words else ''}</table:table-cell>"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("<tr><td>a<td colspan=2>b<td>c", "a | b | | c"),
        ("<tr><td colspan=3>a<td>b", "a | | | b"),
        ("<tr><td>a<td colspan=3>b", "a | b"),
        ("<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c", "a | | b\n| | c"),
        ("<tr><td>x<td rowspan=2>a<td>b<tr><td>c<td colspan=2>d", "x | a | b\nc | | d"),
        ("<tr><td colspan=0>a<td colspan=x>b<td colspan=-3>c", "a | b | c"),
        ("<tr><td colspan=3>We will act.", "We will act."),
        ("<tr><td colspan=2>(1)<td colspan=3>We will act.", "(1) We will act."),
    ],
)
def test_a_cell_of_a_page_that_spans_columns_leaves_their_places_free(rows: str, shown: str) -> None:
    assert page(rows) == f"{shown}\n"


def test_cells_that_span_a_million_columns_take_no_more_room_than_a_wide_table() -> None:
    made = page(f"<tr>{'<td colspan=999>a' * 2_000}")
    assert (made.count("a"), made.count("|")) == (2_000, 39 + 2_000 - 1)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (cell("a", '<w:gridSpan w:val="2"/>') + cell("b"), "a | | b"),
        (cell("a") + cell("b", '<w:gridSpan w:val="2"/>'), "a | b"),
        (cell("a", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("b"), "a | | b"),
        ('<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("a") + cell("b"), "| a | b"),
        (cell("a", '<w:gridSpan w:val="99999999"/>') + cell("b"), f"a |{' |' * 62} b"),
    ],
)
def test_a_cell_of_a_docx_that_spans_columns_leaves_their_places_free(row: str, shown: str) -> None:
    assert docx(row) == f"Area | 2026 | 2027\n{shown}\n"


def test_what_is_merged_both_ways_in_a_docx_is_read_once_in_its_first_row() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = (cell("a", f'{wide}<w:vMerge w:val="restart"/>') + cell("b"), cell("", f"{wide}<w:vMerge/>") + cell("c"))
    assert docx(*rows) == "Area | 2026 | 2027\na | | b\n| | c\n"


def test_a_single_cell_behind_a_gap_in_a_docx_is_still_a_frame() -> None:
    row = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("We will act.", '<w:gridSpan w:val="2"/>')
    assert docx(row) == "Area | 2026 | 2027\n\nWe will act.\n"


COVERED = "<table:covered-table-cell/>"


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (odt_cell("a", spanned=2) + COVERED + odt_cell("b"), "a | | b"),
        (odt_cell("a") + odt_cell("b", spanned=2) + COVERED, "a | b"),
        (odt_cell("a", repeated=2) + odt_cell("b"), "a | a | b"),
        (odt_cell("", repeated=2) + odt_cell("b"), "| | b"),
        (odt_cell("a") + odt_cell("b") + odt_cell("", repeated=1000), "a | b |"),
        (
            odt_cell("a", spanned=3) + '<table:covered-table-cell table:number-columns-repeated="2"/>' + odt_cell("b"),
            "a | | | b",
        ),
        (odt_cell("a" * 1_001, repeated=3) + odt_cell("b"), f"{'a' * 1_001} | | | b"),
    ],
)
def test_a_cell_of_an_odt_that_spans_columns_or_stands_for_several_keeps_the_places(row: str, shown: str) -> None:
    assert odt(row) == f"{shown}\n"
