"""PDF: a sentence goes on over lines that are not full, and no line of it is a heading."""

import pytest

from commitments.blocks import Block, Sort
from tests.intake.test_intake_pdf import at, heading, lines, paragraph, read

pytest.importorskip("pypdfium2")

RAGGED = (
    "The city has set out to build new homes and is",
    "setting a goal of 1,400 roofs with panels in both",
    "residential and commercial installations",
    "by 2030, and reports on it each year to all the",
    "people who live in the city and in its suburbs.",
)
BODY = (
    "The Government will build four hundred thousand new homes each year, with public",
    "support, and will report to Parliament on progress at the end of every year, as it",
    "has done since the plan for homes was made, and will go on to do until the last one",
)
"""Small text, so that what is larger looks like a heading."""


def item(words: str) -> Block:
    return Block(Sort.ITEM, words, page=1)


@pytest.mark.parametrize("size", [10, 12])
def test_a_line_that_is_not_full_goes_on_in_a_small_letter(size: int) -> None:
    drawn = lines(50, 720, *RAGGED, size=size, step=size * 1.2) + lines(50, 500, *BODY, *BODY, *BODY, size=8)
    assert read(drawn)[0][0] == paragraph(" ".join(RAGGED))


def test_a_line_that_is_not_full_ends_a_paragraph_where_its_sentence_ends() -> None:
    said = ("The city has set out to build new homes and is", "setting a goal of 1,400 roofs.", *RAGGED[2:])
    said = (*said[:2], f"Residential{said[2][11:]}", *said[3:])
    assert read(lines(50, 720, *said))[0] == [paragraph(" ".join(said[:2])), paragraph(" ".join(said[2:]))]


def test_a_word_that_ends_no_sentence_goes_on_in_a_name() -> None:
    said = ("The plan of the city called for the", "City Council to set a standard, and in the next year the council,")
    said = (*said, "together with all of the towns around it, began to write the rules", "for it.")
    assert read(lines(50, 720, *said))[0] == [paragraph(" ".join(said))]


@pytest.mark.parametrize("before", ["Yours sincerely,", "Dear all,", "For the Minister"])
def test_lines_of_a_letter_stay_apart(before: str) -> None:
    drawn = lines(50, 720, *RAGGED[:4], "people who live here.") + lines(50, 640, before, "Jane Doe")
    assert read(drawn)[0][1:] == [paragraph(before), paragraph("Jane Doe")]


def test_a_large_sentence_that_goes_on_over_a_page_is_no_heading() -> None:
    said = ("There is a clear appetite for this route to growth, as can be", "seen from what all of the people")
    small = lines(50, 700, *BODY, *BODY, *BODY, size=8)
    first = small + lines(50, 560, *said, size=11, step=13)
    second = lines(50, 760, "say in the polls of the last years.", size=11) + small
    blocks, _ = read(first, second)
    whole = f"{' '.join(said)} say in the polls of the last years."
    assert [(block.sort, block.words) for block in blocks if block.words.startswith("There")] == [
        (Sort.PARAGRAPH, whole)
    ]


def test_a_large_paragraph_of_two_sentences_without_a_stop_is_no_heading() -> None:
    said = "By law the sessions are not open to all. Anyone may speak before one begins – Public Comments"
    drawn = lines(50, 720, *BODY, *BODY, *BODY, size=8) + at(50, 560, said, 11)
    assert read(drawn)[0][-1] == paragraph(said)


def test_a_heading_goes_on_in_a_small_letter_at_the_right_or_behind_its_number() -> None:
    text = lines(50, 600, *BODY, *BODY, size=8)
    drawn = at(200, 760, "Meinung zur Union", 20) + at(283.2, 736, "und ESM", 20) + text
    assert read(drawn)[0][0] == heading("Meinung zur Union und ESM")
    drawn = at(50, 760, "II.3 Miteinander für mehr", 20) + at(110, 736, "in Europa", 20) + text
    assert read(drawn)[0][0] == heading("II.3 Miteinander für mehr in Europa")


def test_a_bold_word_before_text_that_begins_small_is_a_heading() -> None:
    drawn = at(50, 760, "TARGET", 10, 2) + lines(50, 730, "the city began to measure what it emits, and", *RAGGED)
    assert read(drawn)[0][0] == heading("TARGET")


def test_a_large_item_is_no_heading() -> None:
    drawn = lines(50, 720, *BODY, *BODY, *BODY, size=8) + at(50, 560, "• Strong defence for all", 11)
    assert read(drawn)[0][-1] == item("Strong defence for all")


@pytest.mark.parametrize("sum_", ["£280 million", "15 million", "RM1.2 million"])
def test_a_figure_goes_on_with_a_line_that_has_no_room_for_it_and_what_it_counts(sum_: str) -> None:
    said = ("The old city, with all of the towns around it, means to spend", f"{sum_} on its roofs in each year.")
    full = "It asks for no more than what the towns and their people can give it."
    assert read(lines(50, 720, full, *said))[0] == [paragraph(" ".join((full, *said)))]


def test_a_figure_begins_a_paragraph_below_a_line_that_has_room_for_it_and_what_it_counts() -> None:
    said = ("What we mean to do in each of the years that come", "280 roofs: the town and all of its people make them.")
    full = "It asks for no more than what the towns and their people can give it."
    assert read(lines(50, 720, full, *said))[0] == [paragraph(" ".join((full, said[0]))), paragraph(said[1])]


@pytest.mark.parametrize(
    ("font", "size", "rest"), [(1, 8, "Ian of the town"), (2, 10, "Ian"), (2, 8, "Ian of the town")]
)
def test_a_sentence_goes_on_behind_a_label_in_another_look(font: int, size: int, rest: str) -> None:
    label, others = "FOR ALL THINGS THERE ARE TO KNOW OF:", ("Drew, who is in the office on all days but", "one.")
    drawn = f"BT /F{font} {size} Tf 50 590 Td ({label} ) Tj /F1 10 Tf ({rest}) Tj ET " + lines(50, 578, *others)
    blocks, _ = read(lines(50, 720, *RAGGED[:4], *RAGGED) + drawn)
    assert blocks[-1] == paragraph(" ".join((label, rest, *others)))


def test_capitals_that_are_set_small_go_on_in_the_next_line() -> None:
    said = at(50, 720, "We say what it is that we plan, and for whom, there (see") + at(300, 720, "FOR ALL", 8)
    said += at(50, 708, "THAT IS KNOWN).", 8) + lines(50, 680, *RAGGED, *RAGGED, *RAGGED)
    assert read(said)[0][0] == paragraph(
        "We say what it is that we plan, and for whom, there (see FOR ALL THAT IS KNOWN)."
    )
