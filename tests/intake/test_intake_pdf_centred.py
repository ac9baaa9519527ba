"""PDF: a table without lines whose cells are centred in their rows is read row by row."""

import pytest
from intake.test_intake_pdf import at, lines, paragraph, read, row

pytest.importorskip("pypdfium2")

LONG = "We will build rail in every region of the country by 2030, and we will keep the fares"
PROMISES = (
    (LONG, "low for all."),
    (LONG, "as they are for all who live in the north, in the south and on the islands of the", "land."),
    (LONG, "down."),
)
LABELS = ("Japan", "Chile", "Fiji")


def table(gap: int, places: tuple[float, ...] = (0.5, 0.5, 0.5), far: int = 0) -> str:
    """Rows so many points apart, with a label that far down its row, and a year behind the text or none."""
    drawn, high = "", 700.0
    for label, year, promise, down in zip(LABELS, ("2031", "2032", "2033"), PROMISES, places, strict=True):
        middle = high - down * 12 * (len(promise) - 1)
        drawn += at(50, middle, label) + lines(100, high, *promise) + (at(far, middle, year) if far else "")
        high -= 12 * len(promise) + gap
    return drawn


@pytest.mark.parametrize("gap", [3, 6, 16])
@pytest.mark.parametrize("far", [0, 520])
def test_words_beside_the_middle_of_a_text_are_of_its_row(gap: int, far: int) -> None:
    years = (" | 2031", " | 2032", " | 2033") if far else ("", "", "")
    told = [
        row(f"{label} | {' '.join(words)}{year}") for label, words, year in zip(LABELS, PROMISES, years, strict=True)
    ]
    assert read(table(gap, far=far)) == (told, [])
    around = at(50, 740, "Rail in all the lands.") + table(gap, far=far) + lines(50, 500, LONG, "low.")
    assert read(around) == (
        [paragraph("Rail in all the lands."), *told, paragraph(f"{LONG} low.")],
        [],
    )


def test_the_numbers_of_rows_are_no_numbers_of_lines() -> None:
    page = "".join(at(50, 694 - 27 * n, str(n)) + lines(80, 700 - 27 * n, *PROMISES[0]) for n in range(12))
    words = " ".join(PROMISES[0])
    assert read(page) == ([row(f"{n} | {words}") for n in range(12)], [])


def test_columns_whose_paragraphs_are_not_level_are_no_table() -> None:
    left = ("We will build rail in every", "region of the country by 2030,", "and we will keep the fares low.")
    right = ("We will open ten new clinics", "and a school in every town.")
    page = "".join(lines(50, 700 - 48 * n, *left) + lines(320, 694 - 48 * n, *right) for n in range(3))
    words = [block.words for block in read(page)[0]]
    assert " ".join(words) == " ".join([*[" ".join(left)] * 3, *[" ".join(right)] * 3])


def test_the_marks_of_a_list_are_no_centred_cell_of_a_row() -> None:
    items = (
        "Open new clinics in the north;",
        "Build rail in every region of the land",
        "and keep the fares low;",
        "Plant.",
    )
    marks = "".join(at(50, high - 12 * place, "•") for high in (700, 600) for place in (0, 1, 3))
    found = read(marks + lines(66, 700, *items) + lines(66, 600, *items))[0]
    assert [block.words for block in found] == [items[0], f"{items[1]} {items[2]}", items[3]] * 2
