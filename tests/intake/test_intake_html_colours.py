"""Words of the colour that lies behind them are hidden, where a page says both."""

import pytest

from commitments import intake


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


@pytest.mark.parametrize(
    "html",
    [
        "<p>We will <font color='#ffffff'>never </font>pay.",
        "<p>We will <span style='color:white'>never </span>pay.",
        "<p>We will <span style='color: rgb(255, 255, 255)'>never </span>pay.",
        "<p style='color:#fff'><b>never </b><span style='color:#000'>We will pay.</span>",
        "<body bgcolor=white><p>We will <font color=WHITE>never </font>pay.",
        "<body style='background:#036'><p style='color:#fff'>We will <i style='color:#003366'>never </i>pay.",
        "<style>body { background: black; color: white } i { color: #000 }</style><p>We will <i>never </i>pay.",
        "<table bgcolor=#003366><tr><td><font color=#fff>We will <i style='color:#036'>never </i>pay.</font></table>",
        "<p style='color:#fff'><span>never </span><span style='background:navy'>We will pay.</span>",
        "<p style='position: relative'>We will <i style='color:#fff'>never </i>pay.",
        "<p style='color:#fff'>never <a href=/x style='color:inherit'>never </a></p><p>We will pay.",
    ],
)
def test_words_as_their_ground_are_hidden_and_told(html: str) -> None:
    found = page(html)
    assert found.text == "We will pay.\n"
    assert found.notes[0].startswith("left out hidden text: “never")


@pytest.mark.parametrize(
    "html",
    [
        "<body bgcolor=navy><p style='color:#fff'>We will pay.",
        "<body style='background:#000'><p style='color:#fff'>We will pay.",
        "<style>body { background: #123456 }</style><p style='color:#fff'>We will pay.",
        "<style>:root { --x: #000 } body { background: var(--x) }</style><p style='color:#fff'>We will pay.",
        "<div style='background: url(a.png)'><p style='color:#fff'>We will pay.",
        "<img src=a.png style='position: absolute'><p style='color:#fff'>We will pay.",
        "<div style='position: absolute; background: #036'></div><p style='color:#fff'>We will pay.",
        "<img src=a.png><p style='margin-top: -40px; color:#fff'>We will pay.",
        "<table background=a.png><tr><td><font color=#fff>We will pay.</font></table>",
        "<script>x()</script><p style='color:#fff'>We will pay.",
        "<link rel=stylesheet href=a.css><p style='color:#fff'>We will pay.",
        "<table><tr bgcolor=#036><td style='color:#fff'>We will pay.</table>",
        "<p style='color:#fefefe'>We will pay.",
        "<p style='color:#fff'><mark>We will pay.</mark>",
        "<p style='color:#fff'><a href=/x>We will pay.</a>",
        "<div style='color:#fff'><p style='color:initial'>We will pay.",
        "<div style='background:#036'><p style='color:#fff; background:transparent'>We will pay.",
        "<p style='color:#fff; background:linear-gradient(red, blue)'>We will pay.",
    ],
)
def test_light_words_whose_ground_is_dark_or_not_known_are_read(html: str) -> None:
    assert (page(html).text, page(html).notes) == ("We will pay.\n", ())


@pytest.mark.parametrize(
    "sheet",
    [
        ".a { & .x { display: none } }",
        ".a { .x { display: none } }",
        ".a { color: red; > .x { display: none } }",
        ".a { p { .x { display: none } } }",
        ".b, .a { & .y, .x { display: none } }",
        ".x { .a & { display: none } }",
        "i { &.x { display: none } }",
        ".x { @media screen { display: none } }",
        "@media screen { .a { & .x { display: none } } }",
        ".a { @supports (display: grid) { & .x { display: none } } }",
    ],
)
def test_rules_inside_rules_are_followed(sheet: str) -> None:
    html = "<div class=a><i class=x>No.</i><p><i class=x>No.</i>We will pay.</p></div>"
    inner = (
        html.replace("<p><i class=x>No.</i>", "<p>") if ">" in sheet else html.replace("<i class=x>No.</i><p>", "<p>")
    )
    assert page(f"<style>{sheet}</style>{inner}").text == "We will pay.\n"


@pytest.mark.parametrize(
    "sheet",
    [
        ".a { & .y { display: none } }",
        ".b { .x { display: none } }",
        ".a { > .x { display: none } }",
        ".x { @media print { display: none } }",
        ".a { &.x { display: none } }",
    ],
)
def test_rules_inside_rules_hold_for_no_other_elements(sheet: str) -> None:
    html = "<div class=a><p><i class=x>We will</i> pay.</p></div>"
    assert page(f"<style>{sheet}</style>{html}").text == "We will pay.\n"


@pytest.mark.parametrize(
    "sheet",
    [
        ".a" + "{ &&&&&&&&&&, &&&&&&&&&& " * 5 + "{ display: none }" + "}" * 5,
        f"{'a, ' * 2_000}a {{ {'b { color: red } ' * 20_000}",
        f".a {{ {'&' * 4_000} {{ {'&' * 4_000} {{ display: none }}",
        ".a{" * 30_000,
    ],
)
def test_rules_that_grow_with_each_rule_around_them_are_not_followed_without_end(sheet: str) -> None:
    assert page(f"<style>{sheet}</style><p class=b>We will pay.</p>").text == "We will pay.\n"
