"""PDF: a letter that its font does not say which it is is never read as another one, and told."""

import pytest

from commitments import pdf
from commitments.blocks import Block, Sort
from tests.intake.test_intake_pdf import FULL, at, lines, one_page, paragraph, read, streamed

pytest.importorskip("pypdfium2")


def read_of(drawn: str) -> tuple[list[Block], list[str]]:
    """What is read of a page whose F2 has codes of two bytes that nothing says the letters of."""
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    blocks, _, notes = pdf.blocks_of(
        one_page(
            drawn,
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Odd /Encoding /Identity-H /DescendantFonts [7 0 R] >>",
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Odd {system} /DW 500 >>",
            fonts=2,
        ),
        "a.pdf",
    )
    return blocks, notes


def coded(left: float, height: float, codes: str) -> str:
    return f"BT /F2 10 Tf 1 0 0 1 {left} {height} Tm <{codes}> Tj ET\n"


def told(count: int) -> str:
    return (
        f"{count} letters on page 1 cannot be read, since their font does not say which they are, and stand as \ufffd; "
        f"copy the words from the page, or run OCR"
    )


def test_a_word_of_unknown_letters_is_shown_as_such_and_told() -> None:
    drawn = lines(50, 720, *FULL) + coded(50, 660, "002C005100600071")
    assert read_of(drawn) == ([paragraph(" ".join(FULL)), paragraph("\ufffd" * 4)], [told(4)])


def test_an_unknown_letter_before_a_line_marks_an_item() -> None:
    drawn = lines(50, 720, *FULL) + coded(50, 660, "0051") + at(66, 660, "build new homes")
    drawn += coded(50, 648, "0051") + at(66, 648, "mend the railways")
    items = [Block(Sort.ITEM, words, page=1) for words in ("build new homes", "mend the railways")]
    assert read_of(drawn) == ([paragraph(" ".join(FULL)), *items], [told(2)])


def test_quotation_marks_that_a_font_numbers_as_unicode_does_are_read() -> None:
    drawn = coded(50, 660, "201C2018") + at(60, 660, "homes") + coded(90.01, 660, "2019201D") + at(103, 660, "for all")
    assert read_of(drawn) == ([paragraph("“‘homes’” for all")], [])


def test_a_code_among_those_of_quotation_marks_is_unknown_where_the_font_has_other_unknown_letters() -> None:
    drawn = lines(50, 720, *FULL) + coded(50, 660, "201C00510071")
    assert read_of(drawn) == ([paragraph(" ".join(FULL)), paragraph("\ufffd" * 3)], [told(3)])


def test_letters_of_a_font_that_says_them_are_read_without_a_note() -> None:
    assert read(lines(50, 720, *FULL) + at(50, 660, "citi]en, 2ffice")) == (
        [paragraph(" ".join(FULL)), paragraph("citi]en, 2ffice")],
        [],
    )


def type3(unit: float, size: float) -> list[Block]:
    """What is read of "abc" in a font whose letters are 700 of its units high, where `unit` is one of them."""
    shape = "800 0 0 0 700 700 d1 0 0 700 700 re f"
    drawn = f"BT /F1 {size} Tf 1 0 0 1 50 700 Tm (abc) Tj ET\n"
    names = "/Encoding << /Type /Encoding /Differences [97 /a /b /c] >> /FirstChar 97 /LastChar 99"
    font = f"/FontMatrix [{unit} 0 0 {unit} 0 0] /FontBBox [0 0 700 700] /Widths [800 800 800] {names}"
    said = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <63> <0061> endbfrange endcmap"
    )
    letters = f"{font} /ToUnicode 7 0 R /CharProcs << /a 6 0 R /b 6 0 R /c 6 0 R >>"
    made = one_page(drawn, f"<< /Type /Font /Subtype /Type3 {letters} >>", streamed(shape), streamed(said))
    return pdf.blocks_of(made, "a.pdf")[0]


@pytest.mark.parametrize(("unit", "size", "seen"), [(0.001, 12, True), (0.1, 0.12, True), (0.001, 0.12, False)])
def test_letters_that_a_file_draws_itself_are_seen_where_they_are_large(unit: float, size: float, seen: bool) -> None:
    assert [block.words for block in type3(unit, size)] == ["abc"] * seen
