"""Text boxes of a DOCX that are drawn over the text: where they are read."""

import pytest

from tests.word_files import paragraph, run, text

_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def box(words: str, left: int, down: int, around: str = "None") -> str:
    """So many points from the left of the column and below the paragraph that holds it."""
    placed = "".join(
        f'<wp:position{way} relativeFrom="{of}"><wp:posOffset>{points * 12_700}</wp:posOffset></wp:position{way}>'
        for way, of, points in (("H", "column", left), ("V", "paragraph", down))
    )
    inside = f"<wps:txbx><w:txbxContent>{paragraph(words)}</w:txbxContent></wps:txbx>"
    return (
        f'<w:r><w:drawing xmlns:wp="{_DRAWN}"><wp:anchor>{placed}<wp:wrap{around}/>{inside}</wp:anchor></w:drawing>'
        "</w:r>"
    )


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (paragraph(box("The act", 60, 18)) + paragraph("Title:"), "Title:\n\nThe act"),
        (
            paragraph(box("The act", 60, 18)) + paragraph(box("2026", 60, 18)) + paragraph("Title:") + paragraph("On."),
            "Title:\n\nThe act\n\n2026\n\nOn.",
        ),
        (
            paragraph(box("The act", 60, 18)) + paragraph("We will build a school."),
            "The act\n\nWe will build a school.",
        ),
        (paragraph(box("The act", 60, 2)) + paragraph("Title:"), "The act\n\nTitle:"),
        (paragraph(box("The act", 60, 18, "TopAndBottom")) + paragraph("Title:"), "The act\n\nTitle:"),
        (paragraph(run("Of this: ") + box("The act", 60, 18)) + paragraph("Title:"), "Of this:\n\nThe act\n\nTitle:"),
        (paragraph("Title:") + paragraph(box("The act", 60, 18)), "Title:\n\nThe act"),
    ],
)
def test_a_box_beside_the_paragraph_after_the_one_that_holds_it_is_read_after_what_ends_to_its_left(
    body: str, shown: str
) -> None:
    assert text(body) == f"{shown}\n"
