"""PDF: columns of short paragraphs, items and headings are told from the cells of tables by how they are drawn."""

import pytest
from intake.test_intake_pdf import FULL, LEFT, RIGHT, at, heading, lines, paragraph, read, row
from intake.test_intake_pdf_beside import TEXT, WHOLE

pytest.importorskip("pypdfium2")

LONG = "A text that is as wide as the column."
ITEMS = (
    ("Build many homes.", "Open ten new schools.", "Mend every old road."),
    ("Plant a million trees.", "Keep all parks open.", "Run trains at night."),
)
IN_COLUMNS = " ".join((LONG, *ITEMS[0], LONG, *ITEMS[1]))


def said(page: str) -> str:
    return " ".join(block.words for block in read(page)[0])


def drawn(left: float, items: tuple[str, str, str]) -> str:
    return lines(left, 700, LONG, *items)


def test_columns_of_short_lines_that_are_drawn_one_after_another_are_no_table() -> None:
    page = drawn(50, ITEMS[0]) + drawn(310, ITEMS[1])
    assert said(page) == IN_COLUMNS


def test_short_lines_that_are_drawn_in_rows_are_a_table() -> None:
    page = "".join(
        at(left, 700 - 14 * down, column[down])
        for down in range(3)
        for left, column in zip((50, 310), ITEMS, strict=True)
    )
    assert read(page)[0] == [row(" | ".join(cells)) for cells in zip(*ITEMS, strict=True)]


def test_a_surface_that_is_no_wider_than_a_column_parts_no_rows() -> None:
    surface = "0.8 g 200 685 220 12 re f 0 g\n"
    page = surface + drawn(50, ITEMS[0]) + drawn(310, ITEMS[1])
    assert said(page) == IN_COLUMNS


def test_a_heading_of_two_lines_over_columns_is_whole() -> None:
    page = at(50, 740, "The plan of the Ministers", 24, 2) + at(50, 718, "And Parliament", 24, 2)
    blocks, _ = read(page + drawn(50, ITEMS[0]) + drawn(310, ITEMS[1]))
    assert blocks[0] == heading("The plan of the Ministers And Parliament")


def test_a_heading_beside_a_hole_in_the_next_column_parts_no_columns_that_are_drawn_one_after_another() -> None:
    left = lines(50, 720, *LEFT) + at(50, 634, "Trains", 10, 2) + lines(50, 600, *LEFT)
    right = lines(310, 720, *RIGHT) + lines(310, 590, *RIGHT)
    assert [block.words for block in read(left + right)[0]] == [
        " ".join(LEFT), "Trains", " ".join(LEFT), " ".join(RIGHT), " ".join(RIGHT),
    ]  # fmt: skip


@pytest.mark.parametrize(("sign", "kept"), [(">", ""), ("6", "6 ")])
def test_a_sign_before_items_whichever_it_is_begins_each_and_makes_no_column(sign: str, kept: str) -> None:
    text = RIGHT[:2]
    items = "".join(at(310, 720 - 24 * place, sign) + lines(322, 720 - 24 * place, *text) for place in range(4))
    words = [block.words for block in read(lines(50, 720, *LEFT, *LEFT) + items)[0]]
    assert words == [" ".join((*LEFT, *LEFT)), *[kept + " ".join(text)] * 4]


def test_a_frame_that_cuts_lines_is_no_box() -> None:
    frame = "0.9 g 120 660 140 50 re f 0 g\n"
    assert read(frame + lines(50, 720, *TEXT))[0] == [paragraph(WHOLE)]
    assert read(frame + lines(50, 720, *TEXT) + lines(50, 640, *FULL))[1] == []
