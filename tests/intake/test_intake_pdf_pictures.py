"""PDF: letters of fonts that hold pictures are what they look like, and begin items where they begin lines."""

import pytest

from commitments import pdf
from commitments.blocks import Block, Sort
from tests.intake.test_intake_pdf import FULL, at, lines, one_page, paragraph

pytest.importorskip("pypdfium2")

ITEMS = ("Firm action against those who fail to pay", "a lasting increase in the living wage")


def read(drawn: str, font: str) -> list[Block]:
    """What is read of a page whose F2 is that font; its letters are those of Latin."""
    latin = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    other = f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} /Encoding /WinAnsiEncoding >>"
    return pdf.blocks_of(one_page(drawn, latin, other, fonts=2), "a.pdf")[0]


def marked(letter: str, left: float = 62) -> str:
    return "".join(
        at(50, 680 - 12 * place, letter, font=2) + at(left, 680 - 12 * place, words)
        for place, words in enumerate(ITEMS)
    )


@pytest.mark.parametrize("left", [60, 62, 90])
@pytest.mark.parametrize(
    ("font", "letter"),
    [
        ("TRVZNZ+ZapfDingbatsITC", "n"),
        ("HRDQNA+Wingdings-Regular", "z"),
        ("NFMUSV+Wingdings-Regular", "l"),
        ("BCDIEE+Wingdings3", "u"),
        ("Wingdings", "\xa7"),
        ("Webdings", "<"),
        ("CourierNewPSMT", "o"),
    ],
)
def test_a_picture_before_lines_marks_the_items_of_a_list(font: str, letter: str, left: float) -> None:
    drawn = lines(50, 720, *FULL) + marked(letter, left)
    assert read(drawn, font) == [paragraph(" ".join(FULL)), *(Block(Sort.ITEM, words, page=1) for words in ITEMS)]


@pytest.mark.parametrize("font", ["Helvetica-Bold", "Times-Roman", "ABCDEF+Frutiger"])
def test_a_letter_of_a_font_of_letters_is_a_letter(font: str) -> None:
    drawn = lines(50, 720, *FULL) + marked("n")
    assert " ".join(block.words for block in read(drawn, font)).count("n Firm action") == 1


def test_an_arrow_within_a_line_is_an_arrow() -> None:
    drawn = (
        at(50, 720, "From homes") + at(108, 720, "\xe0", font=2) + at(122, 720, "to schools and on to the railways.")
    )
    assert read(drawn, "Wingdings") == [paragraph("From homes → to schools and on to the railways.")]


def test_the_letter_o_is_a_word_where_others_are_in_its_font() -> None:
    typed = "".join(at(50, 680 - 12 * place, f"o {word}", font=2) for place, word in enumerate(("mar", "rio")))
    assert "o mar" in read(lines(50, 720, *FULL) + typed, "Courier")[-1].words
