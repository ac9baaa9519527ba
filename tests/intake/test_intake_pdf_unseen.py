"""PDF: what a box covers or what is drawn without colour is left out, and no letter beside it."""

import pytest
from intake.test_intake_pdf import assembled, at, read

from commitments import pdf

pytest.importorskip("pypdfium2")


def told(drawn: str) -> tuple[str, list[str]]:
    blocks, notes = read(drawn)
    return " ".join(block.words for block in blocks), notes


def left_out(count: int) -> list[str]:
    return [f"left out {count} characters that cannot be seen on the page"]


def test_a_word_that_stands_close_behind_a_black_box_is_read() -> None:
    page = at(50, 740, "We will pay ") + at(110, 740, "SECRETNAME") + at(178, 740, "in May.")
    assert told(page + "0 g 108 737 68 12 re f") == ("We will pay | in May.", left_out(10))


@pytest.mark.parametrize(
    ("box", "words", "count"),
    [
        ("75 737 31 12", "We w | homes.", 8),
        ("47 737 15 12", "will build homes.", 2),
        ("300 737 30 12", "We will build homes.", 0),
    ],
)
def test_what_a_box_covers_goes_letter_by_letter(box: str, words: str, count: int) -> None:
    page = at(50, 740, "We will build") + at(111, 740, "homes.") + f"0 g {box} re f"
    assert told(page) == (words, left_out(count) if count else [])


@pytest.mark.parametrize(
    ("alpha", "words"), [("0", "We will act."), ("0.02", "We will act."), ("0.5", "Not so. We will act.")]
)
def test_a_drawing_that_is_not_seen_through_is_left_out(alpha: str, words: str) -> None:
    drawn, inner = f"q /G0 gs /X0 Do Q\n{at(50, 700, 'We will act.')}", at(50, 740, "Not so.")
    form = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency >>"
    drawings = f"/XObject << /X0 5 0 R >> /ExtGState << /G0 << /ca {alpha} >> >>"
    fonts = "/Font << /F1 6 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {drawings} {fonts} >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        f"<< {form} /Resources << {fonts} >> /Length {len(inner)} >>\nstream\n{inner}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< >>",
    ]
    blocks, _, _ = pdf.blocks_of(assembled([item.encode() for item in objects]), "a.pdf")
    assert " ".join(block.words for block in blocks) == words


@pytest.mark.parametrize("left", [55.5, 63.4, 111.5])
def test_a_bar_as_thin_as_the_stem_of_a_letter_blacks_out_none(left: float) -> None:
    page = at(50, 740, "We will build") + at(111, 740, "homes.") + f"0 g {left} 738 1 9 re f"
    assert told(page) == ("We will build homes.", [])
