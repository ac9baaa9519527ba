"""PDF: an edge that words cross is a surface behind them, and parts no cells."""

import pytest
from intake.test_intake_pdf import at, heading, lines, paragraph, read, row

pytest.importorskip("pypdfium2")

TEXT = (
    "Lexington, renowned for its horses, is one of the most beautiful towns of the state. The",
    "unique blend of sharply defined bounds, tree lined roads, farms, and countless other things",
    "makes it unlike any other. We will cut the energy that it uses by one in a hundred each",
    "year, and we will report on it to the whole council in the spring of every second year.",
)
FRAME = "40 55 520 683 re S 40 720 m 560 720 l S 70 81 460 603 re S\n"
SURFACE = "0.8 0.8 0.6 rg 30 47 130 709 re f 0 0 0 rg\n"


def grid(*heights: int, across: tuple[int, ...] = (50, 150, 300, 500)) -> str:
    level = "".join(f"{across[0]} {height} m {across[-1]} {height} l S\n" for height in heights)
    return level + "".join(f"{place} {heights[-1]} m {place} {heights[0]} l S\n" for place in across)


def test_a_surface_behind_the_margin_and_a_frame_of_the_page_make_no_table() -> None:
    page = SURFACE + FRAME + at(75, 725, "Plan of the town", 10, 2) + lines(75, 660, *TEXT) + lines(75, 600, *TEXT)
    whole = paragraph(" ".join(TEXT))
    assert read(page)[0] == [heading("Plan of the town"), whole, whole]


def test_a_box_behind_the_first_words_of_lines_parts_them_not() -> None:
    boxes = "".join(
        f"0.9 0.9 0.9 rg 50 {height} 60 24 re f 50 {height} 400 24 re S 0 0 0 rg\n" for height in (676, 652)
    )
    assert [block.words for block in read(boxes + lines(52, 690, *TEXT))[0]] == [" ".join(TEXT)]


def test_two_surfaces_side_by_side_behind_one_text_make_no_cells() -> None:
    surfaces = "0.9 0.9 0.9 rg 40 600 220 110 re f 0.8 0.8 0.9 rg 260 600 280 110 re f 0 0 0 rg\n"
    ruled = "40 680 m 540 680 l S 40 640 m 540 640 l S\n"
    assert [block.words for block in read(surfaces + ruled + lines(50, 700, *TEXT))[0]] == [" ".join(TEXT)]


def test_a_word_that_is_too_long_for_its_cell_leaves_a_table_one() -> None:
    cells = [("Topic", "Action", "By"), ("Telecommunications", "We lay cables", "2030"), ("Homes", "We build", "2031")]
    drawn = grid(700, 680, 660, 640, across=(50, 110, 300, 500))
    for number, shown in enumerate(cells):
        drawn += "".join(at(left, 686 - 20 * number, cell) for left, cell in zip((54, 165, 304), shown, strict=True))
    assert read(drawn)[0] == [row("Topic | Action | By"), *(row(" | ".join(shown)) for shown in cells[1:])]


def test_only_the_row_whose_words_run_over_a_line_is_one_cell() -> None:
    drawn = grid(740, 700, 680, 660, 640)
    title = (
        "All that the Governments of the north will undertake",
        "in all of the communities, and what each part of it costs",
    )
    drawn += lines(54, 725, *title)
    cells = (("Topic", "Action", "By"), ("Water", "We clean rivers", "2030"), ("Homes", "We build", "2031"))
    for number, shown in enumerate(cells):
        drawn += "".join(at(left, 686 - 20 * number, cell) for left, cell in zip((54, 154, 304), shown, strict=True))
    assert read(drawn)[0][1:] == [row(" | ".join(shown)) for shown in cells]
    assert read(drawn)[0][0].words == " ".join((*title, "|  | "))
