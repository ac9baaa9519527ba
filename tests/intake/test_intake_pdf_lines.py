"""PDF: words are parted and put together as they are seen in a line and over its end; the number of a lone page."""

import pytest
from intake.test_intake_pdf import at, lines, one_page, paragraph, read, streamed

from commitments import intake, pdf
from commitments.blocks import Sort
from commitments.pdf.lines import Line
from commitments.pdf.paragraphs import Hyphens

pytest.importorskip("pypdfium2")

WIDTHS = {
    **dict.fromkeys("ilj", 0.222),
    **dict.fromkeys("ftI.,", 0.278),
    "r": 0.333,
    "w": 0.722,
    "m": 0.833,
    "W": 0.944,
}
"""Of the letters of Helvetica that are not 0.556 wide, but for some of 0.5."""
TEXT = ("We will build rail in every region of the land by 2030,", "and open ten new schools for all in the north.")


def set_with(gap: float, *words: str, height: float = 720) -> str:
    """Each word drawn by itself, so far behind the last as a part of the letters' size."""
    drawn, left = "", 50.0
    for word in words:
        drawn += at(round(left, 2), height, word)
        left += 10 * (sum(WIDTHS.get(letter, 0.5 if letter in "cksvxyz" else 0.556) for letter in word) + gap)
    return drawn


@pytest.mark.parametrize("gap", [0.16, 0.18, 0.2, 0.22, 0.3])
def test_words_that_stand_close_are_parted_as_the_others_of_their_line(gap: float) -> None:
    page = "".join(set_with(gap, *line.split(), height=720 - 12 * n) for n, line in enumerate(TEXT))
    assert read(page)[0] == [paragraph(" ".join(TEXT))]


@pytest.mark.parametrize("gap", [0.0, 0.05])
def test_letters_that_are_drawn_one_by_one_make_words_where_the_blanks_are_wider(gap: float) -> None:
    page = "".join(set_with(gap, *"build", height=720)) + at(90, 720, "ten homes for all in the north by 2030.")
    assert read(page)[0] == [paragraph("build ten homes for all in the north by 2030.")]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("we will pro\u2010", "tect the woods", "we will protect the woods"),
        ("a long\u2010", "term plan", "a long\u2010term plan"),
        ("by 2025-", "2030, and", "by 2025-2030, and"),
        ("by 2025\u2013", "2030, and", "by 2025\u20132030, and"),
        ("a 10-", "year plan", "a 10-year plan"),
        ("in 5-", "and 10-year plans", "in 5- and 10-year plans"),
        ("low\u2010", "and middle-income", "low\u2010 and middle-income"),
        ("ten \u2013", "20 of them", "ten \u2013 20 of them"),
        ("ten \u2010", "the rest", "ten \u2010 the rest"),
        ("in 2025\u2013", "We act", "in 2025\u2013 We act"),
    ],
)
def test_a_word_or_a_range_goes_on_over_the_end_of_a_line(before: str, after: str, whole: str) -> None:
    said = Line("We protect the woods with a long-term plan.", 50, 300, 700, 10, False, 20)
    assert Hyphens([said], ["and"]).joined([before, after]) == whole


@pytest.mark.parametrize(
    ("before", "after", "whole", "uncertain"),
    [
        ("in this dec\u2010", "ade", "in this decade", 0),
        ("a long\u2010", "term plan", "a long\u2010term plan", 0),
        ("the Franco\u2010", "German fund", "the Franco\u2010German fund", 0),
        ("low\u2010", "and middle", "low\u2010 and middle", 0),
        ("in this dec-", "ade", "in this dec-ade", 1),
    ],
)
def test_the_hyphen_that_only_ends_lines_is_of_the_program_that_broke_them(
    before: str, after: str, whole: str, uncertain: int
) -> None:
    said = ["We have a long-term plan.", before]
    hyphens = Hyphens([Line(words, 50, 300, 700, 10, False, 20) for words in said], ["and"])
    assert (hyphens.joined([before, after]), hyphens.uncertain) == (whole, uncertain)


def test_the_hyphen_that_stands_in_lines_too_is_of_the_text() -> None:
    said = [Line("A far\u2010off plan.", 50, 300, 700, 10, False, 20)]
    assert Hyphens(said, []).joined(["in this dec\u2010", "ade"]) == "in this dec\u2010ade"


@pytest.mark.parametrize(
    ("before", "after", "whole", "uncertain"),
    [
        ("die Beschäf-", "tigungen im Land", "die Beschäftigungen im Land", 0),
        ("der Ehegattensplit-", "tings wegen", "der Ehegattensplittings wegen", 0),
        ("the arrange-", "ment.", "the arrangement.", 0),
        ("a well-", "known plan", "a well-known plan", 1),
        ("a co-", "operative", "a co-operative", 1),
        ("the arrange-", "able", "the arrange-able", 1),
    ],
)
def test_a_word_broken_at_a_line_is_whole_where_the_document_has_it_with_another_ending(
    before: str, after: str, whole: str, uncertain: int
) -> None:
    said = ["Die Beschäftigung und das Ehegattensplitting, arrangements, wells and a cop.", before]
    hyphens = Hyphens([Line(words, 50, 300, 700, 10, False, 20) for words in said], ["and"])
    assert (hyphens.joined([before, after]), hyphens.uncertain) == (whole, uncertain)


WHOLE = ("We will build rail in every region of the land by 2030, and keep the fares as they are for all",) * 5


@pytest.mark.parametrize(("number", "said"), [("1", 1), ("- 17 -", 17), ("Page 3", 3)])
def test_the_number_of_the_only_page_is_left_out_and_told(number: str, said: int) -> None:
    other = f"pages are cited as the file counts them; the number printed on page 1 is {said}"
    assert read(lines(50, 720, *WHOLE) + at(290, 40, number)) == (
        [paragraph(" ".join(WHOLE))],
        ["left out the numbers of 1 page", *[other] * (said > 1)],
    )


@pytest.mark.parametrize(("height", "words"), [(40, "2030"), (40, "Plan 1"), (300, "17")])
def test_what_else_stands_alone_under_the_text_stays(height: int, words: str) -> None:
    blocks, notes = read(lines(50, 720, *WHOLE) + at(290, height, words))
    assert ([block.words for block in blocks], notes) == ([" ".join(WHOLE), words], [])


def test_a_number_that_ends_the_lines_of_a_form_stays() -> None:
    blocks, notes = read(lines(50, 76, "Name", "Ministry", "Homes", "12"))
    assert (" ".join(block.words for block in blocks), notes) == ("Name Ministry Homes 12", [])


@pytest.mark.parametrize(("words", "is_told"), [("ABCDE FGHIJ KLMNO PQRST", True), ("ABCDE", False)])
def test_of_a_script_that_runs_from_right_to_left_it_is_told_that_its_order_is_uncertain(
    words: str, is_told: bool
) -> None:
    drawn = at(50, 720, words) + at(50, 700, "1 2 3")
    letters = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <54> <05d0> endbfrange"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    found = intake.read_bytes(one_page(drawn, font, streamed(letters)), "a.pdf")
    assert ("\u05d0" in found.text, any("from right to left" in note for note in found.notes)) == (True, is_told)


def test_lines_in_small_letters_below_a_colon_are_no_headings_though_they_are_large() -> None:
    body = lines(
        50, 500, *["The waters of our rivers will be clean again, and all who live near them will see it."] * 9
    )
    page = at(50, 740, "We will:", 14) + at(80, 710, "open nine schools", 14) + at(80, 680, "train the nurses", 14)
    page += at(50, 640, "What comes next", 14)
    found = [(block.sort, block.words) for block in read(page + body)[0]]
    assert found[1:3] == [(Sort.PARAGRAPH, "open nine schools"), (Sort.PARAGRAPH, "train the nurses")]
    alone = read(at(50, 740, "what comes next", 14) + body)[0][0]
    assert (alone.sort, alone.words) == (Sort.HEADING, "what comes next")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("14. In the last year the economy of the land saw a growth of", "4.4 percent. We will do as well again."),
        ("14. We will give more to schools in all of the land, against", "4.2 billion in the year before this."),
        ("14. We will help those who fish in all waters by the sum of", "10. Ten more will go to those on land."),
        ("14. We will build a home for the old of all parts (Type", "2) in the north of the land, by 2030."),
    ],
)
def test_a_figure_at_the_beginning_of_a_line_is_no_item_where_the_sentence_goes_on(before: str, after: str) -> None:
    blocks, _ = read(at(50, 720, before) + at(64, 708, after))
    assert [(block.sort, block.words) for block in blocks] == [(Sort.ITEM, f"{before[4:]} {after}")]


@pytest.mark.parametrize(
    "words", [("1. build new homes and", "2. mend the railways"), ("1.1 to build,", "1.2 to mend")]
)
def test_a_number_behind_the_end_of_an_item_begins_the_next(words: tuple[str, str]) -> None:
    blocks, _ = read(lines(50, 720, *words))
    assert [(block.marker, block.words) for block in blocks] == [tuple(line.split(" ", 1)) for line in words]


def test_a_glyph_that_may_stand_for_several_hyphens_is_one() -> None:
    mapped = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <7e> <002d00ad2010> endbfchar"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>"
    made = one_page(at(50, 720, "a long~term plan for east~west rail"), font, streamed(mapped))
    assert [block.words for block in pdf.blocks_of(made, "a.pdf")[0]] == ["a long-term plan for east-west rail"]


def test_a_soft_hyphen_that_stands_alone_marks_an_item() -> None:
    mapped = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <7e> <00ad> endbfchar"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>"
    made = one_page(at(50, 720, "We will:") + at(60, 700, "~") + at(75, 700, "build homes."), font, streamed(mapped))
    assert intake.read_bytes(made, "a.pdf").text == "We will:\n\n- build homes.\n"
