"""PDF: the pages are cited by the numbers that are printed on them, where the file says the same."""

import pytest
from intake.test_intake_pdf import at, lines, made

from commitments import intake

pytest.importorskip("pypdfium2")

TEXT = ("We will build homes in all the towns.", "We will open schools.", "We will plant trees.", "We will act.")
FRONT = "[0 << /S /r >> 2 << /S /D >>]"
CITED = "pages are cited by their printed numbers, which begin with {} of the file"


def found(labels: str, *printed: str) -> tuple[list[int | None], list[str]]:
    """As which page the words of each page are cited, and the notes."""
    pages = [lines(50, 700, f"Sheet {n} of it.", *TEXT) + at(300, 30, said) for n, said in enumerate(printed)]
    read = intake.read_bytes(made(*pages, catalog=f"/PageLabels << /Nums {labels} >>" if labels else ""), "a.pdf")
    starts = [read.text.index(f"Sheet {n} of it.") for n in range(len(printed))]
    cited = [[page.number for page in read.pages if page.start <= start] for start in starts]
    return [numbers[-1] if numbers else None for numbers in cited], list(read.notes[1:])


def test_a_page_is_cited_by_its_printed_number_and_none_by_a_number_of_another() -> None:
    assert found(FRONT, "i", "ii", "1", "2", "3") == (
        [None, None, 1, 2, 3],
        [f"{CITED.format('1 on page 3')}; what stands before (i, ii) is cited without a page"],
    )


@pytest.mark.parametrize("printed", [("i", "ii", "1", "2", "3"), ("II", "III", "1", "2", "3")])
def test_pages_behind_those_with_numerals_are_cited_by_their_numbers_though_the_file_says_nothing(
    printed: tuple[str, ...],
) -> None:
    front = ", ".join(printed[:2]).lower()
    assert found("", *printed) == (
        [None, None, 1, 2, 3],
        [f"{CITED.format('1 on page 3')}; what stands before ({front}) is cited without a page"],
    )


@pytest.mark.parametrize("printed", [("i", "ii", "3", "4"), ("i", "ii", "iii", "iv"), ("1", "2", "i", "ii")])
def test_numerals_that_no_count_from_one_follows_change_nothing(printed: tuple[str, ...]) -> None:
    assert found("", *printed)[0] == [1, 2, 3, 4]


def test_pages_that_a_viewer_calls_otherwise_than_they_are_cited_are_told() -> None:
    pages = [lines(50, 700, f"Sheet {n} of it.", TEXT[n]) for n in range(4)]
    data = made(*pages, catalog=f"/PageLabels << /Nums {FRONT} >>")
    read = intake.read_bytes(data, "a.pdf")
    assert [page.number for page in read.pages] == [1, 2, 3, 4]
    assert read.notes == ("pages are cited as the file counts them; page 1 of it is called “i” in a viewer",)


def test_a_part_of_a_volume_is_cited_by_the_pages_of_the_volume() -> None:
    assert found("[0 << /S /D /St 45 >>]", "45", "46", "47") == ([45, 46, 47], [CITED.format("45 on page 1")])


@pytest.mark.parametrize("labels", ["[0 << /S /D >>]", "", "[0 << /S /D /P (A-) >>]"])
def test_what_the_file_counts_is_cited_where_it_is_printed(labels: str) -> None:
    assert found(labels, "1", "2", "3") == ([1, 2, 3], [])


@pytest.mark.parametrize("labels", ["", "[0 << /S /D /P (A-) >>]", "[0 << /S /D /St 70 >>]"])
def test_printed_numbers_that_the_file_does_not_know_are_told(labels: str) -> None:
    assert found(labels, "12", "13", "14") == (
        [1, 2, 3],
        ["pages are cited as the file counts them; the number printed on page 1 is 12"],
    )


def test_numbers_that_two_pages_have_cite_neither() -> None:
    assert found("[0 << /S /D >> 2 << /S /D >>]", "1", "2", "1", "2")[0] == [1, 2, 3, 4]


def test_a_sentence_that_goes_on_from_the_front_is_on_its_first_page_with_a_number_from_there_on() -> None:
    first = lines(50, 700, *TEXT, "We will also build homes and schools and") + at(300, 30, "i")
    data = made(
        first,
        lines(50, 700, "also roads in all the towns.", *TEXT) + at(300, 30, "1"),
        lines(50, 700, *TEXT) + at(300, 30, "2"),
        catalog="/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>",
    )
    read = intake.read_bytes(data, "a.pdf")
    assert [read.text[page.start :][:10] for page in read.pages][:1] == ["also roads"]
    assert [page.number for page in read.pages] == [1, 2]
