"""PDF: lines whose blanks are made wide, so that they fill a column."""

import pytest
from intake.test_intake_pdf import at, lines, read

pytest.importorskip("pypdfium2")

WIDTHS = {
    **dict.fromkeys("abdeghnopqu0123456789", 556),
    **dict.fromkeys("cksvxyz", 500),
    **dict.fromkeys("ijl", 222),
    **dict.fromkeys("ft.,", 278),
    **dict.fromkeys("r-", 333),
    "m": 833,
    "w": 722,
    "W": 944,
    "T": 611,
}
FIRST = (
    "We will strengthen",
    "infrastructure and",
    "responsibilities of",
    "the administration",
    "throughout all of the",
    "lands in the north and",
    "south of the country.",
)
SECOND = (
    "The ministers have to",
    "report each year to us",
    "telecommunications",
    "notwithstanding the",
    "counterproductive",
    "ways of them all in",
    "the towns of the west.",
)
THIRD = (
    "We will build homes",
    "for those who have no",
    "home, and we will do",
    "so in cooperation with",
    "neighbourhoods and",
    "the parishes, as was",
    "promised long ago.",
)
WHOLE = [" ".join(column) for column in (FIRST, SECOND, THIRD)]


def width(words: str, size: float = 10) -> float:
    return sum(WIDTHS[letter] for letter in words) * size / 1000


def stretched(left: float, height: float, right: float, *column: str) -> str:
    """Lines that fill a column, but for the last."""
    page = ""
    for down, line in enumerate(column[:-1]):
        words, place = line.split(), left
        blank = (right - left - sum(map(width, words))) / max(len(words) - 1, 1)
        for word in words:
            page += at(round(place, 3), height - 12 * down, word)
            place += width(word) + blank
    return page + lines(left, height - 12 * (len(column) - 1), column[-1])


def words_of(page: str) -> list[str]:
    return [block.words for block in read(page)[0]]


@pytest.mark.parametrize("right", [150, 160, 175])
def test_a_narrow_column_of_stretched_lines_is_no_table(right: float) -> None:
    assert words_of(stretched(50, 720, right, *FIRST)) == [WHOLE[0]]


@pytest.mark.parametrize("gutter", [9, 14, 20])
@pytest.mark.parametrize("down", [0, 4])
def test_columns_of_stretched_lines_are_read_one_after_another(gutter: int, down: int) -> None:
    page = "".join(
        stretched(50 + number * (130 + gutter), 720 - down * number, 180 + number * (130 + gutter), *column)
        for number, column in enumerate((FIRST, SECOND, THIRD))
    )
    assert " ".join(words_of(page)) == " ".join(WHOLE)


def test_two_cells_that_fill_a_column_are_cells() -> None:
    cells = at(50, 760, "homes") + at(150 - width("400"), 760, "400") + at(50, 748, "trees")
    cells += at(150 - width("900"), 748, "900")
    assert words_of(cells + stretched(50, 720, 150, *FIRST)) == ["homes | 400", "trees | 900", WHOLE[0]]


@pytest.mark.parametrize("side", ["left", "right"])
def test_cells_as_far_apart_are_cells(side: str) -> None:
    rows = [("2026", "3000", "4000"), ("2027", "3100", "4200"), ("2028", "3300", "4300"), ("2029", "3400", "4500")]
    places = [50, 130, 210]
    page = "".join(
        at(left - (width(cell) if side == "right" else 0), 720 - 12 * down, cell)
        for down, cells in enumerate(rows)
        for left, cell in zip(places, cells, strict=True)
    )
    assert words_of(page) == [" | ".join(cells) for cells in rows]
