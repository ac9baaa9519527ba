"""PDF: what begins beside the middle of a sentence is no cell; texts and boxes are read one after another."""

import pytest
from intake.test_intake_pdf import LEFT, at, lines, read

pytest.importorskip("pypdfium2")

WHOLE = " ".join(LEFT)


def words(page: str) -> list[str]:
    return [block.words for block in read(page)[0]]


def test_a_legend_beside_a_text_is_read_before_it_and_tears_it_not() -> None:
    entries = ("Streets", "Parks", "Schools")
    legend = "".join(at(60, 715 - 22 * place, entry) for place, entry in enumerate(entries))
    assert words(legend + lines(250, 720, *LEFT)) == [*entries, WHOLE]


def test_steps_of_short_texts_beside_each_other_are_read_one_after_another() -> None:
    steps = (
        ("Opposition to a", "hard border and", "support for a vote", "on the outcome of", "all the talks."),
        ("Restoring a working", "assembly based on", "the delivery of", "what people want", "and on respect."),
        ("Honest and open", "politics that reach", "all of the people", "in the north and", "in the south too."),
    )
    page = "".join(lines(50 + 150 * place, 700 + 19 * place, *step) for place, step in enumerate(steps))
    assert words(page) == [" ".join(step) for step in steps]


def test_cells_that_begin_at_one_height_are_of_one_row_however_long_they_are() -> None:
    cells = (("Homes", "We will build homes for", "all who live in the north."), ("Roads", "We mend", "every road."))
    page = "".join(
        at(50, 720 - 40 * place, topic) + lines(250, 720 - 40 * place, *text)
        for place, (topic, *text) in enumerate(cells)
    )
    assert words(page) == [f"{topic} | {' '.join(text)}" for topic, *text in cells]


def test_bullets_a_little_off_their_lines_are_no_texts_beside_them() -> None:
    items = (("our economy is built", "on growth without end"), ("the poor pay the price", "of what the rich do"))
    page = "".join(
        at(50, 716 - 40 * place, "o") + lines(120, 720 - 40 * place, *item) for place, item in enumerate(items)
    )
    assert words(page) == [f"o | {' '.join(item)}" for item in items]


def test_a_text_beside_a_drawing_whose_words_stand_level_with_each_other_is_read_by_itself() -> None:
    names = (("Phase one", "Phase two"), ("Kickoff", "Strategy"), ("Survey", "Review"))
    drawn = "".join(
        at(300 + 150 * place, 706 - 24 * number, name)
        for number, row in enumerate(names)
        for place, name in enumerate(row)
    )
    text = (*LEFT, "We will then go on with it until", "all of the homes are built in full.")
    assert words(lines(50, 720, *text) + drawn) == [" ".join(text), *(" | ".join(row) for row in names)]


def test_no_row_of_a_table_begins_within_a_sentence_of_a_cell() -> None:
    left = ("We have built many of the homes", "that we promised and will build", "the others by 2031.")
    page = "".join(
        at(x, 720 - 12 * place, line)
        for place in range(len(LEFT))
        for x, column in ((50, left), (300, LEFT))
        for line in column[place : place + 1]
    )
    assert words(page) == [f"{' '.join(left)} | {WHOLE}"]
