"""PDF: words in the colours of a gradient or a pattern are seen, whatever the library calls their colour."""

import pytest
from intake.test_intake_pdf import assembled, at, streamed

from commitments import pdf

pytest.importorskip("pypdfium2")


def told(drawn: str, white: str = "1") -> tuple[list[str], list[str]]:
    """What is read of a page whose pattern P and shading S go from a red to a white that may be less than that."""
    shade = (
        "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [50 0 200 0] /Extend [true true] "
        f"/Function << /FunctionType 2 /Domain [0 1] /C0 [{white} 1 1] /C1 [1 1 1] /N 1 >> >>"
    )
    resources = "/Font << /F1 5 0 R >> /Pattern << /P 6 0 R >> /Shading << /S 7 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {resources} >> >>",
        streamed(drawn),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Pattern /PatternType 2 /Shading 7 0 R >>",
        shade,
        "<< >>",
    ]
    blocks, _, notes = pdf.blocks_of(assembled([item.encode("latin-1") for item in objects]), "a.pdf")
    return [block.words for block in blocks], notes


TEXT = at(50, 700, "We will build homes.")
UNSEEN = (["We will build homes."], ["left out 8 characters that cannot be seen on the page"])


def in_pattern(words: str) -> str:
    return f"q /Pattern cs /P scn {at(50, 740, words, 20)} Q "


def test_words_in_a_gradient_are_read() -> None:
    assert told(in_pattern("Our plan.") + TEXT, white="0.4") == (["Our plan.", "We will build homes."], [])


def test_words_in_a_gradient_from_white_to_white_are_not_seen() -> None:
    assert told(in_pattern("Our plan.") + TEXT) == UNSEEN


def test_white_words_beside_a_gradient_are_not_seen() -> None:
    assert told(f"q 1 g {at(50, 740, 'Our plan.', 20)} Q " + TEXT, white="0.4") == UNSEEN


@pytest.mark.parametrize(("height", "is_seen"), [(735.88, True), (640, False)])
def test_invisible_words_are_seen_where_a_gradient_is_drawn_in_their_outlines(height: float, is_seen: bool) -> None:
    outline = f"q 50.78 {height} 79.74 18.86 re W n /S sh Q "
    drawn = f"3 Tr {at(50, 740, 'Our plan.', 20)} 0 Tr {outline}{TEXT}"
    assert told(drawn, white="0.4") == ((["Our plan.", "We will build homes."], []) if is_seen else UNSEEN)
