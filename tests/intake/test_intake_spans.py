"""Cells that reach over several columns keep what stands behind them under its own head, in every format."""

import io
import zipfile

import pytest

from commitments import intake
from tests.growth import grows_with_size
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


def test_a_table_of_many_columns_and_rows_takes_time_by_its_cells() -> None:
    def table(size: int) -> str:
        wide = "".join(cell("a", '<w:gridSpan w:val="63"/>') for _ in range(size))
        narrow = f"<w:tr>{cell('b')}{cell('c')}</w:tr>"
        return f"<w:tbl><w:tr>{wide}</w:tr>{narrow * size}</w:tbl>"

    assert grows_with_size(lambda size: text(table(size)), 100, 800, least=0.05)


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
        (cell("a", '<w:gridSpan w:val="99999999"/>') + cell("b"), "a | b"),
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
            odt_cell("a") + odt_cell("b", spanned=2) + '<table:covered-table-cell table:number-columns-repeated="2"/>',
            "a | b",
        ),
        (odt_cell("a" * 1_001, repeated=2) + odt_cell("b"), f"{'a' * 1_001} | | b"),
    ],
)
def test_a_cell_of_an_odt_that_spans_columns_or_stands_for_several_keeps_the_places(row: str, shown: str) -> None:
    assert odt("".join(map(odt_cell, HEADS)), row) == f"Area | 2026 | 2027\n{shown}\n"


def form(*rows: tuple[tuple[str, int], ...]) -> str:
    """A table of cells by their words and the columns that they span."""
    made = ("".join(cell(words, f'<w:gridSpan w:val="{wide}"/>') for words, wide in row) for row in rows)
    return text(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>")


def test_what_spans_in_a_form_leaves_no_places_free_since_no_head_stands_over_them() -> None:
    assert form(
        (("Name", 1), ("Ana", 3), ("Number", 2), ("7", 1)),
        (("Address", 1), ("1 High Street", 6)),
        (("Small", 2), ("Yes", 1), ("Large", 2), ("", 2)),
    ) == ("Name | Ana | Number | 7\nAddress | 1 High Street\nSmall | Yes | Large\n")


def test_a_column_that_no_row_has_words_in_is_not_seen() -> None:
    assert form((("Low", 1), ("", 1), ("5", 1)), (("High", 1), ("", 1), ("7", 1))) == "Low | 5\nHigh | 7\n"
    assert form((("", 1), ("We will act.", 1)), (("", 1), ("We will build.", 1))) == "We will act.\n\nWe will build.\n"


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        ([(("Area", 1), ("2026", 2), ("2027", 1))], "Area | 2026 | | 2027"),
        ([(("Area", 1), ("2026", 2), ("2027", 1)), (("", 1), ("a", 1), ("b", 1), ("c", 1))],
         "Area | 2026 | | 2027\n| a | b | c"),
        ([(("", 2), ("2026", 1), ("2027", 1))], "| | 2026 | 2027"),
    ],
)  # fmt: skip
def test_under_heads_which_may_reach_over_columns_each_cell_keeps_its_place(
    heads: list[tuple[tuple[str, int], ...]], shown: str
) -> None:
    below = (("Roads", 1), ("1", 1), ("2", 1), ("3", 1)), (("Homes", 2), ("4", 1), ("5", 1))
    assert form(*heads, *below) == f"{shown}\nRoads | 1 | 2 | 3\nHomes | | 4 | 5\n"


def test_a_number_is_the_mark_of_an_item_only_where_most_rows_of_the_table_begin_with_one() -> None:
    act, build, note = ("We will act.", 1), ("We will build.", 1), ("Made", 1)
    assert form((("(1)", 1), act), (note, ("2026", 1)), (("(2)", 1), build)) == (
        "(1) We will act.\n\nMade | 2026\n\n(2) We will build.\n"
    )
    assert form((note, ("2026", 1)), (("Art. 1", 1), act), (("1(a)", 1), build)) == (
        "Made | 2026\nArt. 1 | We will act.\n1(a) | We will build.\n"
    )


def test_short_lines_of_cells_at_one_height_are_read_beside_one_another_and_long_ones_each_by_itself() -> None:
    def row(*cells: str) -> str:
        made = ("".join(map(paragraph, one.split("/"))) for one in cells)
        return text(f"<w:tbl><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in made)}</w:tr></w:tbl>")

    assert row("Small/Yes", "Medium/No/(2026)", "Large") == "Small | Medium | Large\nYes | No |\n| (2026) |\n"
    long = "We will build a school in every town by 2030."
    assert row(f"Aim/{long}", "Sum/40") == f"Aim | Sum\n{long} |\n| 40\n"
