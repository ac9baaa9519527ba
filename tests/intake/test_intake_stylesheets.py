"""Pages that bring their own stylesheets: what these hide, strike or set apart is read as a browser shows it."""

import pytest

from commitments import intake
from tests.growth import grows_with_size


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


BODY = "<section><div class=d data-state=closed><p>We will act.</p><p class='a x w' id=y>{}</p></div></section>"


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
        ".d .x { display: none }",
        "section p.x, h1 > b { display: none }",
        "section  >  .d  .x { display: none }",
        ".d > .x { display: none } .x { display: block }",
        "p ~ .x { display: none }",
        "p+.x { display: none }",
        "p:not(:first-child) { display: none }",
        ".d p:not(.shown, #z, :first-child) { display: none }",
        ":is(.x, .z) { display: none }",
        "div p[class~=x][id='y'] { display: none }",
        "[data-state^=clo] > p + [id] { display: none }",
        "@media screen { .x { display: none } }",
        "@media (min-width: 48em) { .d { float: none } @supports (display: grid) { .x { display: none } } }",
        "@layer base { .x { display: none } }",
        ".x { display: none } @media (max-width: 600px) { .x { display: block } }",
        ".x { clip: rect(1px, 0, 0, 0); clip: rect(0, 0, 0, 0) }",
        ".x { clip-path: inset(50%) }",
    ],
)
def test_what_a_stylesheet_of_the_page_hides_is_no_text(sheet: str) -> None:
    html = f"<head><style>{sheet}</style></head>{BODY.format('We will not act.')}"
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
        ".x { opacity: 0; transition: opacity 1s }",
        "body, html { display: none }",
        "'.x { display: none }",
        ".d .x { display: none } .d p.x { display: block }",
        "section > .x, body.closed .x, html[class] .x { display: none }",
        ".x .d, .d.x, .x + p, .x ~ p, p:first-child + div { display: none }",
        "p:not(.x):not(:first-child), .x:not(:focus), .x:nth-child(2) { display: none }",
        "[data-state=clo] p, p[id=''], .x[hidden] { display: none }",
        ":is(.z, a > .x) { display: none }",
        ".d > > .x, > .x, .d >, ..x, .d || .x { display: none }",
        "@media (max-width: 600px) { .x { display: none } }",
        "@media not screen { .x { display: none } }",
        "@media screen and (hover: none) { .x { display: none } }",
        "@supports not (display: grid) { .x { display: none } }",
        "@media (min-width: 600px) { .x { display: block } } p { display: none }; div p.x, p { display: block }",
        "@container (min-width: 1px) { .x { display: none } }",
        ".x { clip: rect(calc(1px), auto, auto, auto) }",
    ],
)
def test_what_it_does_not_surely_hide_is_text(sheet: str) -> None:
    html = f"<head><style>{sheet}</style></head>{BODY.format('We will build.')}"
    assert page(html).text == "We will act.\n\nWe will build.\n"


def test_a_style_of_the_element_itself_beats_what_is_not_important() -> None:
    html = (
        "<style>.x { display: none } .y { display: none !important }</style>"
        "<p class=x style='display: block'>We will act.</p><p class=y style='display: block'>We will not.</p>"
    )
    assert page(html).text == "We will act.\n"


def test_of_two_versions_for_screens_of_two_widths_the_one_of_a_wide_screen_is_text() -> None:
    sheet = ".wide { display: none } @media (min-width: 768px) { .wide { display: block } .small { display: none } }"
    html = f"<style>{sheet}</style><p class=small>We act.</p><p class=wide>We will act.</p>"
    assert page(html).text == "We will act.\n"


def test_a_stylesheet_below_what_it_is_for_holds_for_it() -> None:
    html = "<body><p>We act.</p><p class=x>Not.</p><div><style>.x { display: none } i { display: block }</style></div>"
    assert page(f"{html}<p>a<i>b</i></p>").text == "We act.\n\na\n\nb\n"
    assert page(f"{html}{'<p class=x>Not at all.</p>' * 20}").text.startswith("We act.\n\nNot.\n\nNot at all.\n")


def test_words_that_a_stylesheet_strikes_inside_of_others_are_no_text() -> None:
    html = "<style>.draft .old { text-decoration: line-through }</style><p class=draft>by <i class=old>40</i> 65</p>"
    assert page(html).text == "by 65\n"


def test_lists_are_numbered_as_a_stylesheet_says() -> None:
    sheet = "ol.a, ol ol { list-style: lower-alpha outside } .c { list-style-type: none } .c > li { counter-reset: i }"
    html = f"<style>{sheet}</style><ol class=a><li>x</ol><ol><li>y<ol><li>z</ol></ol><ol class=c><li>w</ol>"
    assert page(html).text == "a. x\n1. y\n  a. z\n- w\n"


def test_lines_that_a_style_keeps_are_lines() -> None:
    lines = "<p>One\ntwo.</p><p style='white-space: normal'>c\nd</p>"
    html = f"<style>.lines p {{ white-space: pre-line }}</style><div class=lines>{lines}</div><p>a\nb</p>"
    assert page(html).text == "One\ntwo.\n\nc d\n\na b\n"


@pytest.mark.parametrize(
    "sheet",
    [
        "<style media=print>{}</style>",
        "<noscript><style>{}</style></noscript>",
        "<style media='screen and (max-width: 40em)'>{}</style>",
    ],
)
def test_a_stylesheet_for_paper_or_for_readers_without_scripts_hides_nothing(sheet: str) -> None:
    html = f"<head>{sheet.format('.x { display: none }')}</head><p class=x>We will act.</p>"
    assert page(html).text == "We will act.\n"


def test_what_a_stylesheet_sets_on_lines_of_its_own_is_a_block_unless_it_floats() -> None:
    sheet = "<style>.line { display: block } .cap { display: block; float: left }</style>"
    html = f"{sheet}<p><span class=cap>W</span>e will act.<b class=line>And we will build.</b></p>"
    assert page(html).text == "We will act.\n\nAnd we will build.\n"


@pytest.mark.parametrize("sheet", ["[v-cloak] { display: none }", "#app { visibility: hidden }"])
def test_a_page_that_is_hidden_until_a_script_has_run_is_read(sheet: str) -> None:
    html = (
        f"<style>{sheet} i {{ display: none }}</style><h1>Plan</h1><div id=app v-cloak><p>{'We act. ' * 30}</p></div>"
    )
    assert page(html).text == f"# Plan\n\n{'We act. ' * 30}".strip() + "\n"


def test_words_hidden_by_a_stylesheet_are_told() -> None:
    assert page("<style>i { display: none }</style><p>We will <i>not</i> act.</p>").notes == (
        "left out hidden text: “not”",
    )


@pytest.mark.parametrize(
    "unit",
    [
        ".x{display:none}",
        "{",
        "a{",
        "p.a.b.c,",
        "/*",
        "a{left:(",
        "a b>",
        ":not(",
        "<p class='x y' id=q>a</p>",
        "<div class=x>",
    ],
)
def test_hostile_stylesheets_take_time_by_their_length(unit: str) -> None:
    def read(size: int) -> None:
        rules = ".x.y{display:block} .z > b .x p.y, .x .x .x .x .x .x .x .z > p ~ p { display: none }" * 100
        sheet, body = ("", unit * size) if unit.startswith("<") else (unit * size, "")
        page(f"<style>{rules}{sheet}</style><p>We will act.</p>{body}")

    assert grows_with_size(read, 1_000, 10_000)


@pytest.mark.parametrize(
    ("rules", "around", "element"),
    [
        ("p { %s }", ("float:left;", ""), "<p>a"),
        ("[title~=b] ~ p { display: none }" * 40, ("<i title='%s'>", "a "), "<p>a"),
        ("q ~ p ~ p { display: none }" * 50, ("", ""), "<p>a"),
    ],
    ids=["declarations", "attribute", "siblings"],
)
def test_what_rules_ask_and_say_of_many_elements_is_not_gone_through_for_each(
    rules: str, around: tuple[str, str], element: str
) -> None:
    many, filled = around

    def read(size: int) -> None:
        sheet = rules % (many * size) if "%s" in rules else rules
        before = many % (filled * size) if filled else ""
        page(f"<style>{sheet}</style><p>We will act.</p>{before}{element * size}")

    assert grows_with_size(read, 500, 16_000, least=0.01)


UNSEEN = [
    "color: #fff",
    "opacity: 0",
    "opacity: 0.0 !important",
    "height: 0; overflow: hidden",
    "max-height: 0px; overflow-y: clip; padding: 0",
    "transform: translateY(2px) scale(0)",
    "transform: scaleX(0)",
    "color: #fff; background: #fff",
    "color: white; background-color: #FFFFFF",
    "color: #003366; background: #036",
]
SEEN = [
    "opacity: 0.1",
    "height: 0",
    "overflow: hidden",
    "height: 0; overflow: hidden; padding-bottom: 56%",
    "max-height: 0; min-height: 2em; overflow: hidden",
    "height: 0.5em; overflow: hidden",
    "transform: scale(0.5)",
    "color: #fffffe",
    "color: #fff; background: #fffffe",
    "color: #fff; background: #fff url(a.png)",
    "color: #fff; background: #fff; background-image: url(a.png)",
    "color: inherit; background: inherit",
    "color: transparent; background: none",
]


@pytest.mark.parametrize("style", UNSEEN)
def test_what_nothing_of_a_page_brings_into_sight_is_no_text(style: str) -> None:
    found = page(f"<style>.x {{ {style} }}</style><p>We will act.</p><p class=x>Not.</p>")
    assert (found.text, found.notes) == ("We will act.\n", ("left out hidden text: “Not.”",))
    assert page(f"<p>We will act.</p><div style='{style}'><p>Not.</p></div>").text == "We will act.\n"


@pytest.mark.parametrize("style", SEEN)
def test_what_is_pale_or_small_or_of_one_colour_in_part_is_text(style: str) -> None:
    found = page(f"<style>.x {{ {style} }}</style><p>We will act.</p><p class=x>And build.</p>")
    assert (found.text, found.notes) == ("We will act.\n\nAnd build.\n", ())


@pytest.mark.parametrize("style", UNSEEN)
@pytest.mark.parametrize(
    "moves",
    [
        "<script src=a.js></script>",
        "<link rel=stylesheet href=a.css>",
        "<style>@import 'a.css';</style>",
        "<style>div { transition: all 1s }</style>",
        "<style>@keyframes in { to { opacity: 1 } }</style>",
        "<style>input:checked ~ p { opacity: 1 }</style>",
    ],
)
def test_what_a_script_a_click_or_another_stylesheet_may_bring_into_sight_is_text(style: str, moves: str) -> None:
    html = f"{moves}<style>.x {{ {style} }}</style><p>We will act.</p><p class=x>And build.</p>"
    assert page(html).text == "We will act.\n\nAnd build.\n"


def test_what_has_another_colour_than_what_it_stands_in_is_text() -> None:
    html = (
        "<div style='color: #fff; background: white'>Not. <p style='color: #000'>We act.</p><a href=#a>We go.</a></div>"
    )
    assert page(html).text == "We act.\n\nWe go.\n"


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("ol { list-style-type: none }", "- a\n- b\n- c"),
        ("ol { list-style: square inside }", "- a\n- b\n- c"),
        ('ol { list-style-type: "– " }', "- a\n- b\n- c"),
        ("ol { list-style: 'Aim:' }", "Aim: a\nAim: b\n- c"),
        ("ul { list-style: decimal }", "1. a\n2. b\n1. c"),
        ("ul { list-style-type: upper-roman }", "1. a\n2. b\nI. c"),
        ("ul { list-style: none } li { color: red }", "1. a\n2. b\n- c"),
        (".other { list-style: none }", "1. a\n2. b\n- c"),
        ("ol { list-style: none } li::before { content: counter(i) }", "- a\n- b\n- c"),
        ("ol { list-style: none inside } ul { counter-reset: i }", "- a\n- b\n- c"),
        (
            "ol { list-style: none } li { counter-increment: i 2 } ol li::before { content: 'Goal ' counter(i) ': ' }",
            "- Goal 2: a\n- Goal 4: b\n- c",
        ),
        ("ul { list-style: none } ol li::before { content: counter(list-item) ': ' }", "1. a\n2. b\n- c"),
        ("li { list-style: none; counter-increment: i } li::before { content: counter(i) ')' }", "1) a\n2) b\n1) c"),
        ("ol { list-style: none } li::before { content: attr(data-n) }", "- a\n- b\n- c"),
    ],
)
def test_lists_have_the_marks_that_a_stylesheet_gives_them(sheet: str, shown: str) -> None:
    html = f"<style>{sheet}</style><ol><li>a<li>b</ol><ul type=1><li>c</ul>"
    assert page(html).text.replace("\n\n", "\n") == f"{shown}\n"


def test_numbers_that_another_stylesheet_may_give_back_are_kept() -> None:
    html = "<link href=a.css rel=stylesheet><style>ol { list-style: none }</style><ol><li>a</ol>"
    assert page(html).text == "1. a\n"


@pytest.mark.parametrize(
    ("sheet", "html", "shown"),
    [
        (
            ".q::before { content: 'Pledge: ' } .q::after { content: ' by 2030.' }",
            "<p class=q>We act",
            "Pledge: We act by 2030.",
        ),
        (".m:before { content: '$' } .m:after { content: ' bn' }", "<p>We pay <i class=m>5</i>.", "We pay $5 bn."),
        (
            "[data-n]::before { content: attr(data-n) '. ' }",
            "<p data-n=7>We act.<p data-n=8>We pay.",
            "7. We act.\n\n8. We pay.",
        ),
        (
            "p { counter-increment: p } p::before { content: counter(p) '. ' }",
            "<p>a<p>b<div><p>c</div>",
            "1. a\n\n2. b\n\n3. c",
        ),
        (
            ":root { counter-reset: p 40 } p::before { counter-increment: p; content: counter(p, upper-roman) ') ' }",
            "<p>a<div><p>b</div>",
            "XLI) a\n\nXLII) b",
        ),
        (
            "ol { counter-reset: i } li { counter-increment: i } li::before { content: counters(i, '.') ' ' }",
            "<ol><li>a<ol><li>b<li>c</ol><li>d</ol>",
            "1 a\n  1.1 b\n  1.2 c\n2 d",
        ),
        (
            "h1 { counter-reset: b } h2 { counter-increment: b } h2::before { content: 'Part ' counter(b) ': ' }",
            "<h1>x</h1><h2>a</h2><h2>b</h2><h1>y</h1><h2>c</h2>",
            "# x\n\n## Part 1: a\n\n## Part 2: b\n\n# y\n\n## Part 1: c",
        ),
        ("li { counter-set: i 5 } li::marker { content: counter(i) ') ' }", "<ul><li>a</ul>", "5) a"),
        ("p::after { content: '\\2014\\a end' }", "<p>a", "a— end"),
    ],
)
def test_what_a_stylesheet_puts_beside_words_is_read_as_it_is_shown(sheet: str, html: str, shown: str) -> None:
    found = page(f"<style>{sheet}</style>{html}")
    assert (found.text, found.notes) == (f"{shown}\n", ())


@pytest.mark.parametrize(
    "sheet",
    [
        "p::before { content: '\\f101' }",
        "p::after { content: '»' } p::before { content: '' }",
        "p::before { content: 'New'; display: none }",
        "p::before { content: 'New' } p::before { content: none }",
        "p::after { content: 'New'; opacity: 0 }",
        "p::after { content: 'New'; position: absolute; left: -9999px }",
        "p:hover::after { content: 'New' }",
        "p::before b, p::first-line, div p::before { content: 'New' }",
        "@media print { p::after { content: 'New' } }",
        "p::after { content: url(new.svg) }",
        "p::after { content: 'home'; font-family: 'Material Icons' }",
        "p::after { content: 'f'; font: normal 14px/1 FontAwesome, serif }",
        "p:not(p::after) { display: none }",
        "q::before { content: 'New' }",
    ],
)
def test_what_is_no_word_or_is_not_shown_beside_others_is_no_text(sheet: str) -> None:
    found = page(f"<style>{sheet}</style><p>We act.")
    assert (found.text, found.notes) == ("We act.\n", ())


@pytest.mark.parametrize("content", ["counter(elsewhere)", "var(--label)", "counter(p, klingon)", "'No. ' counter(q)"])
def test_what_cannot_be_told_of_what_stands_beside_words_is_noted(content: str) -> None:
    found = page(f"<style>p {{ counter-increment: p }} p::before {{ content: {content} }}</style><p>We act.")
    note = "left out words or numbers that the style of the page puts beside its text"
    assert (found.text, found.notes) == ("We act.\n", (note,))


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        ("li { counter-reset: i } li::before { counter-increment: i; content: counters(i, '.') }", "<ul><li>"),
        ("p { counter-increment: a b c } p::after { content: attr(title) }", f"<p title='{'a' * 300}'>b"),
        ("b::before { content: '%s' }" % ("a" * 900), "<b>c</b>"),
    ],
    ids=["nested", "attributes", "strings"],
)
def test_what_is_put_beside_many_elements_takes_time_by_their_number(sheet: str, body: str) -> None:
    assert grows_with_size(lambda size: page(f"<style>{sheet}</style><p>We act.{body * size}"), 500, 8_000, least=0.01)
