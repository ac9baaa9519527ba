"""PDF: a heading in several lines is one; what stands alike under one another and is no heading stays apart."""

import pytest

from commitments.blocks import Block, Sort
from tests.intake.test_intake_pdf import FULL, at, heading, lines, paragraph, read, row

pytest.importorskip("pypdfium2")

BODY = lines(50, 600, *FULL)


def above(*words: str, size: float = 16, step: float = 19, lefts: tuple[float, ...] = (), font: int = 2) -> list[Block]:
    """What is read of these lines above a text."""
    top = 620 + step * len(words)
    drawn = "".join(
        at(lefts[place] if lefts else 50, top - step * place, line, size, font) for place, line in enumerate(words)
    )
    blocks, notes = read(drawn + BODY)
    assert (blocks[-1], notes) == (paragraph(" ".join(FULL)), [])
    return blocks[:-1]


@pytest.mark.parametrize(
    "words",
    [
        ("Strengthening the global", "health architecture"),
        ("Strengthening Global Health", "Architecture and Finance"),
        ("A PLAN FOR", "HOMES, SCHOOLS AND", "THE RAILWAYS"),
        ("4.2 Homes that people", "Can Pay For"),
        ("Water, Energy,", "Food"),
    ],
)
def test_a_heading_that_is_broken_where_it_reads_well_is_one(words: tuple[str, ...]) -> None:
    assert above(*words) == [heading(" ".join(words))]


def test_a_heading_in_several_lines_may_be_centred_set_in_behind_its_number_or_set_wide() -> None:
    assert above("Global Health", "Architecture for All", lefts=(150, 130)) == [
        heading("Global Health Architecture for All")
    ]
    assert above("1. Strengthening Global", "Health", lefts=(50, 66)) == [heading("1. Strengthening Global Health")]
    assert above("Strengthening the global", "health architecture", step=28) == [
        heading("Strengthening the global health architecture")
    ]


def test_a_bold_heading_in_the_size_of_the_text_goes_on_where_its_words_or_its_width_say_so() -> None:
    assert above("Strengthening the", "Global Health", size=10, step=12) == [heading("Strengthening the Global Health")]
    long = "What the Government of the Country Owes to its Regions and Towns"
    assert above(long, "Next Year", size=10, step=12) == [heading(f"{long} Next Year")]
    assert above("Trade", "Finance", size=10, step=12) == [heading("Trade"), heading("Finance")]


@pytest.mark.parametrize(
    "words",
    [
        ("Annex II", "Homes for All"),
        ("THE PLAN", "What we owe to towns"),
        ("1. Trade", "2. Finance"),
        ("Trade", "Finance", "Health", "Homes", "Schools"),
        ("What is owed?", "Homes for All"),
    ],
)
def test_headings_that_stand_under_one_another_stay_apart(words: tuple[str, ...]) -> None:
    assert above(*words) == [heading(one) for one in words]


def test_headings_that_are_far_apart_or_begin_elsewhere_stay_apart() -> None:
    assert above("Trade and Finance", "Health", step=28) == [heading("Trade and Finance"), heading("Health")]
    assert above("Trade and Finance", "Health", lefts=(50, 300)) == [heading("Trade and Finance"), heading("Health")]


@pytest.mark.parametrize("dated", ["Geneva, 4 March 2024", "4 March 2024", "Tokyo, Japan | May 5, 2023"])
def test_a_place_and_a_date_are_no_heading_and_none_of_one(dated: str) -> None:
    assert above("Homes for All", dated) == [heading("Homes for All"), Block(Sort.PARAGRAPH, dated, page=1)]


def test_a_heading_over_a_table_is_one_though_there_is_no_other_text() -> None:
    ruled = "".join(f"50 {y} m 350 {y} l S\n" for y in (640, 670, 700)) + "".join(
        f"{x} 640 m {x} 700 l S\n" for x in (50, 200, 350)
    )
    cells = at(60, 680, "Schools in the north") + at(210, 680, "ten by 2030") + at(60, 650, "Roads in the south")
    assert read(at(50, 740, "Budget", 18, 2) + ruled + cells + at(210, 650, "two by 2031"))[0] == [
        heading("Budget"),
        row("Schools in the north | ten by 2030"),
        row("Roads in the south | two by 2031"),
    ]
