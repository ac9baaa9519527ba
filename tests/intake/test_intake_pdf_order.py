"""PDF: the order of reading where columns, tables, figures and large letters meet."""

import pytest
from intake.test_intake_pdf import LEFT, RIGHT, at, lines, paragraph, read
from intake.test_intake_pdf_beside import TEXT

pytest.importorskip("pypdfium2")

COLUMNS = (" ".join(LEFT), " ".join(RIGHT))
YEARS = (("Year", "Homes", "Status"), ("2026", "200", "Ongoing"), ("2027", "400", "Planned"))


def columns(height: int) -> str:
    return lines(50, height, *LEFT) + lines(310, height, *RIGHT)


def test_a_table_without_lines_between_columns_is_read_between_them() -> None:
    places = [(left, 606 - 14 * down) for down in range(3) for left in (55, 255, 455)]
    cells = [cell for cells in YEARS for cell in cells]
    table = "".join(at(*place, cell) for place, cell in zip(places, cells, strict=True))
    words = [block.words for block in read(columns(720) + table + columns(530))[0]]
    assert words == [*COLUMNS, *[" | ".join(cells) for cells in YEARS], *COLUMNS]


def test_lines_over_and_under_a_page_part_no_columns() -> None:
    rules = "40 738 m 560 738 l S 40 740 m 560 740 l S 40 650 m 560 650 l S\n"
    assert read(rules + columns(725))[0] == [paragraph(words) for words in COLUMNS]


def test_three_columns_with_narrow_gutters_are_read_one_after_another() -> None:
    page = lines(40, 720, *LEFT) + lines(210, 717, *RIGHT) + lines(380, 714, *LEFT)
    assert [block.words for block in read(page)[0]] == [*COLUMNS, COLUMNS[0]]


# Large first letters


@pytest.mark.parametrize(("size", "down", "left"), [(28, 12, 72), (40, 24, 80), (26, 0, 67)])
def test_a_large_first_letter_begins_its_word(size: int, down: int, left: int) -> None:
    beside = down // 12 + 1
    short = [line[:74].rsplit(" ", 1)[0] for line in TEXT[:beside]]
    page = at(50, 720 - down, "T", size) + lines(left, 720, short[0][1:], *short[1:])
    page += lines(50, 720 - 12 * beside, *TEXT[beside:])
    assert " ".join(block.words for block in read(page)[0]) == " ".join([*short, *TEXT[beside:]])


@pytest.mark.parametrize(
    ("letter", "rest", "whole"),
    [
        ("T", "HE MINISTERS agreed to act at once,", "THE MINISTERS agreed to act at once,"),
        ("A", "ll the Ministers agreed to act at once,", "All the Ministers agreed to act at once,"),
        ("A", "Government has agreed to act at once,", "A Government has agreed to act at once,"),
        ("\"T", "he Ministers agreed to act at once,", "\"The Ministers agreed to act at once,"),
    ],
)  # fmt: skip
def test_a_large_first_letter_may_be_a_word_of_its_own(letter: str, rest: str, whole: str) -> None:
    page = at(50, 708, letter, 28) + lines(78, 720, rest, "and they will do so as they said.")
    assert read(page)[0] == [paragraph(f"{whole} and they will do so as they said.")]


@pytest.mark.parametrize("letter", ["Q", "1", "We"])
def test_a_large_letter_beside_a_sentence_of_its_own_is_none_of_its_words(letter: str) -> None:
    page = at(50, 708, letter, 28) + lines(110, 720, "What will you do?", "We will act.")
    assert "What will you do?" in " ".join(block.words for block in read(page)[0])
