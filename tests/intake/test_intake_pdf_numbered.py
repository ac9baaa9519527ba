"""PDF: paragraphs and items keep the numbers that stand before their first words, however these are set."""

import pytest
from intake.test_intake_pdf import at, lines, paragraph, read, row

from commitments.blocks import Block, Sort

pytest.importorskip("pypdfium2")

SAID = (
    ("The Government will build four hundred thousand new homes in every", "region of the land, and report on it."),
    ("Ministers will meet each year to agree on what is to be done for the", "railways, and publish the minutes."),
    ("The fares of all the railways stay as they are for each of the next", "ten years, and tickets hold for a day."),
)


def item(marker: str, words: str, level: int = 1) -> Block:
    return Block(Sort.ITEM, words, level, marker, page=1)


def numbered(left: float, *numbers: str) -> str:
    """Each number at the left, and words behind a wide blank whose second line begins at `left`."""
    return "".join(
        at(50, 720 - 40 * place, number) + at(90, 720 - 40 * place, first) + at(left, 708 - 40 * place, second)
        for place, (number, (first, second)) in enumerate(zip(numbers, SAID, strict=True))
    )


@pytest.mark.parametrize("first", [1, 7])
def test_paragraphs_that_go_on_below_their_numbers_are_items_with_them(first: int) -> None:
    numbers = [str(first + place) for place in range(3)]
    assert read(numbered(50, *numbers)) == (
        [item(number, " ".join(said)) for number, said in zip(numbers, SAID, strict=True)],
        [],
    )


def test_numbers_that_do_not_count_on_are_words_of_their_lines() -> None:
    blocks, _ = read(numbered(50, "30", "12", "90"))
    assert [block.sort for block in blocks if block.words.startswith(("30", "12", "90"))] == [Sort.ROW] * 3


def test_the_numbers_of_the_rows_of_a_table_are_cells() -> None:
    drawn = "".join(
        at(50, 720 - 14 * place, str(place + 1)) + at(90, 720 - 14 * place, name) + at(300, 720 - 14 * place, cost)
        for place, (name, cost) in enumerate([("Homes", "400"), ("Railways", "20"), ("Schools", "7")])
    )
    assert read(drawn)[0] == [row("1 | Homes | 400"), row("2 | Railways | 20"), row("3 | Schools | 7")]


def test_a_number_that_was_drawn_at_the_first_word_is_parted_where_it_counts_on() -> None:
    drawn = lines(50, 720, f"15.{SAID[0][0]}") + at(68, 708, SAID[0][1])
    drawn += lines(50, 680, f"16.{SAID[1][0]}") + at(68, 668, SAID[1][1])
    assert read(drawn)[0] == [item("15.", " ".join(SAID[0])), item("16.", " ".join(SAID[1]))]


def test_a_word_that_begins_with_a_figure_alone_stays_whole() -> None:
    assert read(lines(50, 720, f"3.A {SAID[0][0]}", SAID[0][1]))[0] == [paragraph(f"3.A {' '.join(SAID[0])}")]


@pytest.mark.parametrize(("one", "two"), [("(ii)", "(iii)"), ("d.", "e."), ("9.", "10.")])
def test_an_item_without_a_stop_ends_where_the_next_begins_below_its_number(one: str, two: str) -> None:
    drawn = at(50, 720, one) + at(70, 720, SAID[0][0]) + at(50, 708, two) + at(70, 708, SAID[1][0])
    assert read(drawn)[0] == [item(one, SAID[0][0]), item(two, SAID[1][0])]


def test_what_a_line_of_an_item_begins_with_by_chance_is_no_number() -> None:
    said = (
        "The homes are built in every region of the land and in its towns,",
        "and for all who live in it, by what the law of 1990 says in section",
    )
    last = "5. of its second part, as it stands."
    drawn = at(50, 720, "(a)") + at(70, 720, said[0]) + lines(70, 708, said[1], last)
    assert read(drawn)[0] == [item("(a)", " ".join((*said, last)))]


@pytest.mark.parametrize("words", ["- End -", "* * * * *", "– Ends –"])
def test_words_between_two_dashes_are_no_item(words: str) -> None:
    assert read(lines(50, 720, *SAID[0]) + at(250, 660, words))[0] == [paragraph(" ".join(SAID[0])), paragraph(words)]


def test_a_heading_that_counts_on_with_paragraphs_keeps_its_number() -> None:
    page = numbered(50, "1", "2", "3") + at(50, 590, "4", 14, 2) + at(90, 590, "Other feedback", 14, 2)
    found = [(block.sort, block.words) for block in read(page)[0] if block.sort is Sort.HEADING]
    assert found == [(Sort.HEADING, "4 Other feedback")]
