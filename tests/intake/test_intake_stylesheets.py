"""Pages that bring their own stylesheets: what these hide, strike or set apart is read as a browser shows it."""

import pytest

from commitments import intake
from tests.growth import grows_with_size


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


@pytest.mark.parametrize(
    "sheet",
    [
        ".x { display: none }",
        "p.x, #other { display: none; color: red }",
        "#y { visibility: hidden }",
        "* .z { } .x.w { position: absolute; left: -9999px }",
        ".x { display: none !important } .x { display: block }",
        "#y { display: none } .x { display: block }",
        "P.x { text-decoration: line-through }",
        "@charset 'utf-8'; @import 'a.css'; .x { display: none } } .broken {",
        "/* .x { display: block } */ .x { DISPLAY : NONE }",
    ],
)
def test_what_a_stylesheet_of_the_page_hides_is_no_text(sheet: str) -> None:
    html = f"<head><style>{sheet}</style></head><p>We will act.</p><p class='a x w' id=y>We will not act.</p>"
    assert page(html).text == "We will act.\n"


@pytest.mark.parametrize(
    "sheet",
    [
        ".x { display: none } .x { display: block }",
        ".x { display: none } p.x { display: block }",
        "div.x { display: none }",
        ".x.v { display: none }",
        ".no-js .x { display: none }",
        ".x:hover { display: none }",
        ".x::before { display: none }",
        "@media print { .x { display: none } }",
        ".x { opacity: 0 }",
        "body, html { display: none }",
        "'.x { display: none }",
    ],
)
def test_what_it_does_not_surely_hide_is_text(sheet: str) -> None:
    html = f"<head><style>{sheet}</style></head><p>We will act.</p><p class='a x w' id=y>We will build.</p>"
    assert page(html).text == "We will act.\n\nWe will build.\n"


def test_a_style_of_the_element_itself_beats_what_is_not_important() -> None:
    html = (
        "<style>.x { display: none } .y { display: none !important }</style>"
        "<p class=x style='display: block'>We will act.</p><p class=y style='display: block'>We will not.</p>"
    )
    assert page(html).text == "We will act.\n"


@pytest.mark.parametrize("sheet", ["<style media=print>{}</style>", "<noscript><style>{}</style></noscript>"])
def test_a_stylesheet_for_paper_or_for_readers_without_scripts_hides_nothing(sheet: str) -> None:
    html = f"<head>{sheet.format('.x { display: none }')}</head><p class=x>We will act.</p>"
    assert page(html).text == "We will act.\n"


def test_what_a_stylesheet_sets_on_lines_of_its_own_is_a_block_unless_it_floats() -> None:
    sheet = "<style>.line { display: block } .cap { display: block; float: left }</style>"
    html = f"{sheet}<p><span class=cap>W</span>e will act.<b class=line>And we will build.</b></p>"
    assert page(html).text == "We will act.\n\nAnd we will build.\n"


def test_words_hidden_by_a_stylesheet_are_told() -> None:
    assert page("<style>i { display: none }</style><p>We will <i>not</i> act.</p>").notes == ("left out hidden text",)


@pytest.mark.parametrize(
    "unit", [".x{display:none}", "{", "a{", "p.a.b.c,", "/*", "a{left:(", "<p class='x y' id=q>a</p>"]
)
def test_hostile_stylesheets_take_time_by_their_length(unit: str) -> None:
    def read(size: int) -> None:
        rules = ".x.y{display:block}" * 100
        sheet, body = ("", unit * size) if unit.startswith("<") else (unit * size, "")
        page(f"<style>{rules}{sheet}</style><p>We will act.</p>{body}")

    assert grows_with_size(read, 1_000, 10_000)
