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


def test_the_mark_of_an_item_over_each_page_is_no_head_and_keeps_its_words() -> None:
    works = ("a rail line to the port", "ten clinics in the north", "the old harbour wall", "a road to the border")
    rest = "which is built by 2030"
    pages = [
        at(50, 760, "\u2022") + lines(78, 760, words, rest, step=20) + page(number)
        for number, words in enumerate(works)
    ]
    blocks, notes = read(*pages)
    assert ([block.words for block in blocks if rest in block.words], notes) == ([f"{one} {rest}" for one in works], [])


def test_a_head_goes_on_pages_that_write_it_in_other_capitals() -> None:
    heads = ["Part 1 our economy", "Part 1 our economy", "Part 1 OUR ECONOMY", "Part 1 our economy"]
    blocks, notes = read(*(page(number, at(50, 770, head)) for number, head in enumerate(heads)))
    assert not [block for block in blocks if "economy" in block.words.casefold()]
    assert notes == [
        "left out at the head or foot of pages: “Part 1 our economy” (3 pages), “Part 1 OUR ECONOMY” (1 page)"
    ]


@pytest.mark.parametrize(("font", "stays"), [(1, False), (2, True)])
def test_a_head_stays_once_where_the_first_page_has_no_other_title(font: int, stays: bool) -> None:
    blocks, notes = read(*(page(number, at(50, 770, "A plan for all", font=font)) for number in range(4)))
    said = [(block.words, block.page) for block in blocks if "plan for all" in block.words]
    assert said == [("A plan for all", 1)] * stays
    assert notes == [f"left out at the head or foot of pages: “A plan for all” ({3 if stays else 4} pages)"]


def test_a_head_goes_from_a_first_page_that_has_a_title() -> None:
    pages = [page(number, at(50, 770, "A body of all", font=2)) for number in range(1, 4)]
    blocks, _ = read(page(0, at(50, 770, "A body of all", font=2), at(50, 730, "A plan", 20)), *pages)
    assert not [block for block in blocks if "body of all" in block.words]


def test_the_number_is_told_of_a_page_that_has_it() -> None:
    notes = read(page(0), *(page(number, at(500, 30, f"- {number + 4} -")) for number in range(1, 4)))[1]
    assert notes[1] == "pages are cited as the file counts them; the number printed on page 2 is 5"
