"""PDF: what runs at the edges of pages is left out however it is numbered, and counted by pages."""

import pytest

from tests.intake.test_intake_pdf import FULL, at, lines, read

pytest.importorskip("pypdfium2")

TEXTS = [tuple(f"{line} in part {number}" for line in FULL) for number in ("one", "two", "three", "four")]
FIRST = ["We build", "They make", "All mend", "Some sell"]


def page(number: int, *edges: str) -> str:
    return lines(50, 700, f"{FIRST[number]} what is here.", *TEXTS[number], "It ends.") + "".join(edges)


def test_a_number_behind_a_stroke_is_that_of_the_page() -> None:
    blocks, notes = read(*(page(number, at(50, 770, f"Party manifesto / {number + 2}")) for number in range(4)))
    assert not [block for block in blocks if "manifesto" in block.words]
    assert notes[:2] == [
        "left out at the head or foot of pages: “Party manifesto” (4 pages)",
        "left out the numbers of 4 pages",
    ]


def test_a_head_is_the_same_in_small_and_in_capital_letters() -> None:
    heads = ("the plan", "the plan", "tHe PLaN", "the plan")
    blocks, notes = read(*(page(number, at(50, 770, head)) for number, head in enumerate(heads)))
    assert not [block for block in blocks if "plan" in block.words.lower()]
    assert notes == ["left out at the head or foot of pages: “the plan” (4 pages)"]


def test_a_fraction_at_the_head_of_pages_stays() -> None:
    blocks, _ = read(*(page(number, at(50, 770, f"Act No. {number + 2}/{number + 7}")) for number in range(4)))
    assert [block.words for block in blocks if block.words.startswith("Act")] == [
        f"Act No. {number + 2}/{number + 7}" for number in range(4)
    ]


def test_a_number_at_both_edges_of_a_page_is_of_one_page() -> None:
    edges = [(at(50, 770, f"Page {number + 2}"), at(500, 30, str(number + 2))) for number in range(4)]
    notes = read(*(page(number, *edges[number]) for number in range(4)))[1]
    assert notes[0] == "left out the numbers of 4 pages"


def test_a_foot_that_is_larger_than_the_note_above_it_goes() -> None:
    note = at(50, 120, "Figures are those of the last year but one.", 7)
    blocks, _ = read(*(page(number, note, at(300, 30, f"The report of 2014 0{number + 3}", 8)) for number in range(4)))
    assert not [block for block in blocks if "report of 2014" in block.words]


def test_a_head_goes_where_it_stands_elsewhere_on_a_page() -> None:
    pages = [page(number, at(50, 770, "Not to be told till May")) for number in range(3)]
    blocks, notes = read(*pages, page(3, at(50, 740, "Not to be told till May")))
    assert not [block for block in blocks if "till May" in block.words]
    assert notes == ["left out at the head or foot of pages: “Not to be told till May” (4 pages)"]


def test_a_title_stays_that_is_larger_than_the_heads_that_repeat_it() -> None:
    pages = [page(number, at(50, 770, "A plan for all")) for number in range(1, 4)]
    blocks, _ = read(page(0, at(50, 740, "A plan for all", 20)), *pages)
    assert [block.words for block in blocks if "plan for all" in block.words] == ["A plan for all"]
