"""PDF: surfaces that nobody sees an end of part no cells and no rows, and forms have no columns to be filled."""

import pytest
from intake.test_intake_pdf import at, lines, read, row

pytest.importorskip("pypdfium2")


def box(left: float, bottom: float, right: float, top: float, colour: str = "1 1 1") -> str:
    return f"{colour} rg {left} {bottom} {right - left} {top - bottom} re f 0 0 0 rg\n"


def ruled(heights: tuple[int, ...], *uprights: int) -> str:
    drawn = "".join(f"{uprights[0]} {y} m {uprights[-1]} {y} l S\n" for y in heights)
    return drawn + "".join(f"{x} {heights[-1]} m {x} {heights[0]} l S\n" for x in uprights)


ROWS = [row("Lead | Ministry of Works"), row("Aim | We will build four hundred schools and thirty dams by 2031.")]


def test_a_white_box_behind_each_line_of_a_cell_parts_no_rows() -> None:
    cell = lines(206, 666, "We will build four hundred", "schools and thirty dams", "by 2031.")
    behind = "".join(box(206, y, right, y + 12) for y, right in ((663, 420), (651, 410), (639, 480)))
    drawn = ruled((700, 680, 630), 50, 200, 500) + behind + cell
    drawn += at(56, 686, "Lead") + at(206, 686, "Ministry of Works") + at(56, 666, "Aim")
    assert read(drawn)[0] == ROWS


def test_a_box_in_a_box_of_its_colour_parts_no_rows() -> None:
    cell = lines(206, 666, "We will build four hundred", "schools and thirty dams", "by 2031.")
    behind = box(50, 630, 500, 680, "0.8 0.9 1")
    behind += "".join(box(206, y, 490, y + 12, "0.8 0.9 1") for y in (663, 651, 639))
    drawn = behind + ruled((700, 680, 630), 50, 200, 500) + cell
    drawn += at(56, 686, "Lead") + at(206, 686, "Ministry of Works") + at(56, 666, "Aim")
    assert read(drawn)[0] == ROWS


def test_a_white_box_on_another_colour_is_seen_and_parts_rows() -> None:
    drawn = box(44, 630, 506, 690, "0.8 0.9 1")
    for y, area, plan in ((662, "Water", "We will clean rivers"), (642, "Land", "We will plant trees")):
        drawn += box(50, y, 148, y + 18) + box(150, y, 500, y + 18) + at(56, y + 5, area) + at(156, y + 5, plan)
    assert read(drawn)[0] == [row("Water | We will clean rivers"), row("Land | We will plant trees")]


def test_the_rim_between_the_edge_of_a_cell_and_the_surface_in_it_is_no_column() -> None:
    drawn = ruled((700, 680, 660), 50, 200, 500)
    for left, right in ((56, 194), (206, 494)):
        drawn += box(left, 663, right, 677, "0.8 0.9 1") + box(left, 683, right, 697, "0.8 0.9 1")
    drawn += at(58, 686, "Lead") + at(208, 686, "Ministry of Works") + at(58, 666, "End") + at(208, 666, "May 2031")
    assert read(drawn)[0] == [row("Lead | Ministry of Works"), row("End | May 2031")]


def test_a_row_of_a_drawn_table_without_words_is_none() -> None:
    drawn = ruled((700, 680, 660, 640), 50, 200, 500)
    drawn += at(56, 686, "Lead") + at(206, 686, "Ministry of Works") + at(56, 646, "End") + at(206, 646, "May 2031")
    assert read(drawn)[0] == [row("Lead | Ministry of Works"), row("End | May 2031")]


def test_the_side_of_a_row_that_is_drawn_in_short_pieces_is_one_line() -> None:
    drawn = ruled((700, 680), 50, 200, 500)
    drawn += "50 656 m 500 656 l S\n" + "".join(
        f"{x} {y} m {x} {y + 6} l S\n" for x in (50, 200, 500) for y in (656, 662, 668, 674)
    )
    drawn += at(56, 686, "Lead") + at(206, 686, "Ministry of Works")
    drawn += lines(56, 670, "End of", "work") + at(206, 670, "May 2031")
    assert read(drawn)[0] == [row("Lead | Ministry of Works"), row("End of work | May 2031")]
