"""PDF: words that a line is drawn through are left out whole and told; other lines near words strike nothing."""

from collections.abc import Callable

import pytest

from commitments import intake, pdf
from commitments.blocks.bounds import BadDocument
from tests.intake.test_intake_pdf import FULL, at, lines, made

pytest.importorskip("pypdfium2")

NOTE = "left out words that are struck through"
_LIGATURES = str.maketrans({"ﬁ": "®", "ﬂ": "¯"})
"""Where Adobe's standard encoding has them."""


def read(drawn: str) -> tuple[list[str], list[str]]:
    """In Adobe's standard encoding."""
    data = made(drawn.translate(_LIGATURES)).replace(b"/Encoding /WinAnsiEncoding", b"/Encoding/StandardEncoding")
    blocks, _, notes = pdf.blocks_of(data, "a.pdf")
    return [block.words for block in blocks], notes


def box(left: float, right: float, height: float) -> str:
    """A thin filled one, whose middle is at the height."""
    return f"{left} {height - 0.3} {right - left} 0.6 re f\n"


def line(left: float, right: float, height: float) -> str:
    return f"0.6 w {left} {height} m {right} {height} l S\n"


def spelt(drawn: str) -> str:
    """As browsers write it: the ligature says beside its letter what it is."""
    return drawn.replace("ﬁ", ") Tj /Span << /ActualText (fi) >> BDC (ﬁ) Tj EMC (")


Stroke = Callable[[float, float, float], str]


@pytest.mark.parametrize("stroke", [box, line])
@pytest.mark.parametrize("height", [701.9, 702.6, 703.7, 704.5])
@pytest.mark.parametrize(("word", "right"), [("afﬁx", 102.8), ("conﬂict", 115.6), ("ﬁnal", 102.8), ("plain", 105.6)])
def test_a_struck_word_is_left_out_whole_with_its_ligature(
    stroke: Stroke, height: float, word: str, right: float
) -> None:
    words = at(50, 700, f"We will {word} build homes.")
    for drawn in (
        words + stroke(84.4, right, height),
        stroke(84.4, right, height) + words,
        spelt(words) + stroke(84.4, right + 2.5, height),
    ):
        assert read(drawn) == (["We will build homes."], [NOTE])


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        # "We", " will" and " plain" have a stroke each, which meet
        (at(50, 700, "We will plain build.") + box(50, 65, 703) + box(65, 81.7, 703) + box(81.7, 105.6, 703),
         ["build."]),
        (at(50, 700, "rebuild homes.") + line(50, 58.9, 703), ["build homes."]),
        (at(50, 700, "rebuild homes in May, then") + line(82.8, 145, 703), ["rebuild, then"]),
        (lines(50, 700, FULL[0], FULL[0], FULL[1]) + line(50, 421.8, 691), [" ".join(FULL)]),
        (lines(50, 700, "We will build homes.", "", "plain", "", "We will act.") + line(50, 71, 679),
         ["We will build homes.", "We will act."]),
        (at(50, 700, "plain", 20) + line(50, 94, 706), []),
    ],
)  # fmt: skip
def test_a_stroke_takes_what_it_runs_through_and_no_more(drawn: str, words: list[str]) -> None:
    assert read(drawn) == (words, [NOTE])


@pytest.mark.parametrize(
    "drawn",
    [
        box(84.4, 105.6, 698.7),
        line(84.4, 105.6, 697.9) + line(84.4, 105.6, 696.7),
        line(84.4, 105.6, 708.4),
        line(40, 560, 703),
        line(105.6, 300, 703),
        "1 1 1 RG " + line(84.4, 105.6, 703) + "0 0 0 RG ",
        line(40, 560, 692) + line(40, 560, 710),
        "0.8 0.9 0.6 rg 84.4 698 21.2 10 re f 0 0 0 rg ",
    ],
)
def test_a_line_under_over_or_beyond_words_strikes_nothing(drawn: str) -> None:
    assert read(drawn + at(50, 700, "We will plain build homes.")) == (["We will plain build homes."], [])


def test_a_line_that_a_box_hides_before_words_stand_on_it_strikes_nothing() -> None:
    hidden = line(84.4, 105.6, 703) + "1 1 1 rg 80 690 40 20 re f 0 0 0 rg "
    assert read(hidden + at(50, 700, "We will plain build homes.")) == (["We will plain build homes."], [])


@pytest.mark.parametrize(
    ("mark", "words", "notes"),
    [
        ("/Subtype /StrikeOut", "We will build homes.", [NOTE]),
        ("/Subtype /StrikeOut /F 2", "We will plain build homes.", []),
        ("/Subtype /Underline", "We will plain build homes.", []),
        ("/Subtype /Highlight", "We will plain build homes.", []),
    ],
)
@pytest.mark.parametrize(("bottom", "top"), [(697.8, 709.5), (698.5, 708)])
def test_words_that_a_reviewer_has_struck_out_are_left_out(
    mark: str, words: str, notes: list[str], bottom: float, top: float
) -> None:
    corners = f"84.4 {top} 105.6 {top} 84.4 {bottom} 105.6 {bottom}"
    noted = f"/Annots [<< /Type /Annot {mark} /Rect [84.4 {bottom} 105.6 {top}] /QuadPoints [{corners}] /C [1 0 0] >>]"
    blocks, _, told = pdf.blocks_of(made(at(50, 700, "We will plain build homes."), more=noted), "a.pdf")
    assert ([block.words for block in blocks], told) == ([words], notes)


def test_a_text_that_is_struck_through_as_a_whole_is_refused_for_that() -> None:
    with pytest.raises(BadDocument, match=r"a\.pdf: all of its text is struck through"):
        intake.read_bytes(made(at(50, 700, "plain", 20) + line(50, 94, 706)), "a.pdf")
