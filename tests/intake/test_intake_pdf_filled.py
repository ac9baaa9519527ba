"""PDF: what somebody has filled in or typed on a page is read where it is seen."""

import pytest
from intake.test_intake_pdf import assembled, at

from commitments import intake

pytest.importorskip("pypdfium2")

TEXT = at(50, 740, "We will build homes, as the form says:") + at(50, 660, "We will act.")


def filled(said: str, mark: str, fields: str = "") -> intake.Intake:
    """A page with a mark of these words between its lines; 5 is what it looks like."""
    look = f"/Tx BMC q BT /F1 10 Tf 2 5 Td ({said}) Tj ET Q EMC"
    form = "/Type /XObject /Subtype /Form /BBox [0 0 200 20]"
    fonts = "/Resources << /Font << /F1 6 0 R >> >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {fields} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Annots [7 0 R] {fonts} >>",
        f"<< /Length {len(TEXT)} >>\nstream\n{TEXT}\nendstream",
        f"<< {form} {fonts} /Length {len(look)} >>\nstream\n{look}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Annot /Rect [50 695 250 715] /AP << /N 5 0 R >> {mark} >>",
        "<< >>",
    ]
    return intake.read_bytes(assembled([item.encode() for item in objects]), "a.pdf")


FORM = "/AcroForm << /Fields [7 0 R] >>"
VALUE = "/Subtype /Widget /FT /Tx /T (a) /V (Ten of them.)"


@pytest.mark.parametrize(("mark", "fields"), [(VALUE, FORM), ("/Subtype /FreeText /Contents (Ten of them.)", "")])
def test_the_value_of_a_field_and_typed_text_are_read_in_their_place(mark: str, fields: str) -> None:
    found = filled("Ten of them.", mark, fields)
    assert found.text.replace("\n\n", " ") == "We will build homes, as the form says: Ten of them. We will act.\n"


@pytest.mark.parametrize(
    ("mark", "fields"),
    [
        (f"{VALUE} /F 2", FORM),
        ("/Subtype /Widget /FT /Btn /T (a) /V /Off", FORM),
        ("/Subtype /Text /Contents (A remark.)", ""),
        ("/Subtype /Link", ""),
    ],
)
def test_what_is_hidden_a_button_or_a_remark_is_no_text(mark: str, fields: str) -> None:
    assert filled("4", mark, fields).text == "We will build homes, as the form says:\n\nWe will act.\n"
