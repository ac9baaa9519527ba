"""PDF: what goes on over a page's end is one."""

import pytest
from intake.test_intake_pdf import at, lines, read

from commitments.blocks import Sort

pytest.importorskip("pypdfium2")

LONG = "The Ministers will build four hundred thousand new homes each year, with the help of all the towns of"
BEFORE = LONG.removesuffix(" the towns of")


def items(*pages: str) -> list[str]:
    return [block.words for block in read(*pages)[0] if block.sort is Sort.ITEM]


def test_an_item_whose_first_line_is_bold_goes_on_over_the_page() -> None:
    lead, rest = (
        "More homes. We have set out to build homes for all who live in",
        "the north, and will ask the towns and",
    )
    item = at(50, 62, "\u2022") + at(68, 62, lead, font=2) + at(68, 50, f"{rest} the other {rest}")
    second = lines(68, 740, "officials who report on them.") + lines(50, 700, LONG, "the south.")
    whole = f"{lead} {rest} the other {rest} officials who report on them."
    assert items(lines(50, 740, LONG, "the north.") + item, second) == [whole]


@pytest.mark.parametrize(("word", "goes_on"), [("Parliamentarians", True), ("I", False)])
def test_an_item_goes_on_over_the_page_where_its_next_word_had_no_room(word: str, goes_on: bool) -> None:
    first = lines(50, 740, LONG, "the north.", LONG, "the west.") + at(50, 50, "\u2022") + at(68, 50, BEFORE)
    second = lines(68, 740, f"{word} of the north report on them.") + lines(50, 700, LONG, "the south.")
    assert items(first, second) == [f"{BEFORE} {word} of the north report on them." if goes_on else BEFORE]
