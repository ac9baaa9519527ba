"""Marks of notes stand once, and lead back to nowhere; what stands above the line says what it said there."""

import pytest

from commitments import intake
from tests.word_files import paragraph, run, text


def page(html: str) -> str:
    return intake.read_bytes(html.encode(), "a.html").text


@pytest.mark.parametrize(
    ("raised", "shown"),
    [("–3", "2⁻³"), ("−3", "2⁻³"), ("3–5", "2³–⁵"), ("-3", "2⁻³"), ("10", "2¹⁰")],
)
def test_a_dash_before_a_raised_figure_is_a_minus(raised: str, shown: str) -> None:
    assert page(f"<p>We will halve 2<sup>{raised}</sup> of it.") == f"We will halve {shown} of it.\n"


@pytest.mark.parametrize("back", ["<a>^</a>", "<a href=#r1>^</a>", "<a href=#r1>↩</a>", "<a name=x>↑</a>"])
def test_the_way_back_from_a_note_is_no_text_of_it(back: str) -> None:
    notes = f"<ol class=footnotes><li id=n1>If it rains. {back}</li></ol>"
    assert page(f"<p>We will act.</p>{notes}") == "We will act.\n\n[1] If it rains.\n"


def test_an_arrow_that_is_no_note_s_stays() -> None:
    assert page("<p>Rents <a>↑</a> by 5.</p>") == "Rents ↑ by 5.\n"


@pytest.mark.parametrize(
    ("mark", "note", "shown"),
    [
        ("*", "* If it rains.", "[*] If it rains."),
        ("†", "†If it rains.", "[†] If it rains."),
        ("*", "If it rains.", "[*] If it rains."),
        ("7", "7 January is the day.", "[7] 7 January is the day."),
    ],
)
def test_the_own_mark_of_a_note_that_stands_in_it_too_is_read_once(mark: str, note: str, shown: str) -> None:
    refers = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>{mark}</w:t></w:r>'
    notes = f'<w:footnote w:id="3">{paragraph(note)}</w:footnote>'
    assert text(paragraph(run("We will act.") + refers), footnotes=notes) == f"We will act.\n\n{shown}\n"
