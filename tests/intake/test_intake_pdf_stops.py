"""PDF: cells that nearly touch are two where the cells of other rows begin at the same place."""

import pytest
from intake.test_intake_pdf import FULL, LEFT, RIGHT, at, lines, paragraph, read, row

pytest.importorskip("pypdfium2")

GOALS = (("Ten new schools in the north", "2031", "5"), ("Clean water in all the towns", "2032", "6"))


def table(*rows: tuple[str, str, str], step: int = 20) -> str:
    return "".join(
        at(left, 700 - step * n, cell)
        for n, cells in enumerate(rows)
        for left, cell in zip((50, 300, 348), cells, strict=True)
    )


def test_the_name_of_a_column_that_fills_it_is_a_cell() -> None:
    assert read(table(("Goal", "Deadline", "Cost"), *GOALS, GOALS[0]))[0] == [
        row("Goal | Deadline | Cost"),
        *[row(" | ".join(cells)) for cells in (*GOALS, GOALS[0])],
    ]


def test_columns_whose_longest_lines_nearly_touch_are_read_one_after_another() -> None:
    left = (LEFT[0], "new homes each year, and with these", *LEFT[2:])
    drawn = "".join(
        at(50, 720 - 12 * n, one) + at(224, 720 - 12 * n, other)
        for n, (one, other) in enumerate(zip(left, RIGHT, strict=True))
    )
    assert read(drawn)[0] == [paragraph(" ".join(left)), paragraph(" ".join(RIGHT))]


def test_words_of_a_line_are_no_cells_though_cells_below_begin_where_one_does() -> None:
    blocks, _ = read(lines(50, 740, *FULL) + table(*GOALS, GOALS[0]))
    assert blocks[0] == paragraph(" ".join(FULL))
