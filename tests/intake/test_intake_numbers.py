"""The numbers that paragraphs bear in a PDF or a wrapped text begin a paragraph each, and are those it is cited by."""

import pytest

from commitments import intake
from commitments.paragraphs import Places
from commitments.places import Span
from tests.intake.test_intake_pdf import FULL, at, made

FIRST = FULL[0]
LAST = "support, and will report to Parliament on progress at the end of every year, too."
WRAPPED = (
    "We will build four hundred thousand new homes each year, with public support",
    "and we will report to Parliament on progress at the end of every year for you.",
)
FORMS = [
    (("1.", "2.", "3."), ["1", "2", "3"]),
    (("(1)", "(2)", "(3)"), ["1", "2", "3"]),
    (("41", "42", "43"), ["41", "42", "43"]),
    (("1.1", "1.2", "2.1"), ["1.1", "1.2", "2.1"]),
    (("1.1.", "1.2.", "2.1."), ["1.1", "1.2", "2.1"]),
    (("§ 3", "§ 4", "§ 5"), ["§ 3", "§ 4", "§ 5"]),
    (("Art. 4", "Art. 5", "Art. 6"), ["Art. 4", "Art. 5", "Art. 6"]),
    (("Article 4.", "Article 5.", "Article 6."), ["Article 4", "Article 5", "Article 6"]),
]


def cited(found: intake.Intake, words: str) -> list[str]:
    """The paragraph of each place where these words stand."""
    places, starts = Places(found.text, found.pages), []
    at = found.text.find(words)
    while at >= 0:
        starts.append(at)
        at = found.text.find(words, at + 1)
    return [str(places.at(Span(start, start + 1)).paragraph) for start in starts]


@pytest.mark.parametrize(("marks", "numbers"), FORMS)
@pytest.mark.parametrize("hang", [0, 50])
def test_paragraphs_of_a_pdf_without_space_between_them_keep_their_numbers(
    marks: tuple[str, ...], numbers: list[str], hang: int
) -> None:
    pytest.importorskip("pypdfium2")
    drawn = "".join(
        (at(50, top, mark) + at(100, top, FIRST) if hang else at(50, top, f"{mark} {FIRST}"))
        + at(50 + hang, top - 12, LAST)
        for top, mark in zip((740, 716, 692), marks, strict=True)
    )
    found = intake.read_bytes(made(drawn), "a.pdf")
    assert (found.text.count(f"{FIRST} {LAST}"), cited(found, "The Government")) == (3, numbers)


@pytest.mark.parametrize(("marks", "numbers"), FORMS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_paragraphs_of_a_wrapped_text_keep_their_numbers(marks: tuple[str, ...], numbers: list[str], gap: str) -> None:
    first, last = WRAPPED
    text = f"{first}\n{last}\n\n" + gap.join(f"{mark} {first}\n{last}" for mark in marks) + "\n"
    found = intake.read_bytes(text.encode(), "a.txt")
    assert found.text.count(f"{first} {last}") == 4
    assert cited(found, "We will build") == ["1 (counted, unnumbered)", *numbers]


@pytest.mark.parametrize("words", ["27 Member States", "Article 5 of the treaty", "1.5 degrees", "§ 3 of the act"])
def test_a_number_in_a_sentence_begins_no_paragraph(words: str) -> None:
    first, last = WRAPPED
    text = "\n\n".join([f"{first} in all\n{words} that are here, as we said so often and say again, will do so."] * 5)
    found = intake.read_bytes(f"{text}\n\n{first}\n{last}\n".encode(), "a.txt")
    assert found.text.count(f"in all {words}") == 5
    pytest.importorskip("pypdfium2")
    drawn = at(50, 740, FIRST) + at(50, 728, f"{words} that are here, as we said so often and say again, will do so.")
    assert intake.read_bytes(made(drawn), "a.pdf").text.count(f"public {words}") == 1
