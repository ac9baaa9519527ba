"""How much is done for the stylesheets of a page: counted, not timed."""

import pytest

from commitments import intake
from commitments.html import generated, styles

LEFT = "left out words or numbers that the style of the page puts beside its text"


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


@pytest.mark.parametrize(
    "said",
    ['content: "%s"', 'content: attr(title, "%s")', "content: url(%s)", "background: url(%s) red", "font-family: %s"],
)
def test_what_is_kept_for_each_element_is_short_however_long_its_rule_is(said: str) -> None:
    read = styles.Styles(styles.Bounds(is_still=True))
    read.read("b::before, b { %s }" % (said % ("a" * 100_000)))
    style = read.told("b", {}).get("style") or ""
    beside = "".join((read.beside("before") or {}).values())
    assert (len(style) < 600, len(beside) < 600) == (True, True)


def test_what_stands_beside_many_elements_alike_is_taken_apart_once() -> None:
    generated._read.cache_clear()
    generated._is_shown.cache_clear()
    page('<style>b::before { content: "Goal " attr(id) }</style><p>We act.' + "<b id=a>b</b>" * 500)
    taken_apart = generated._read.cache_info().misses, generated._is_shown.cache_info().misses
    assert taken_apart == (1, 1)


@pytest.mark.parametrize(
    ("length", "shown"),
    [(200, (f"{'a' * 200}b\n", ())), (201, ("b\n", (LEFT,))), (1_500, ("b\n", (LEFT,))), (90_000, ("b\n", (LEFT,)))],
)
def test_long_words_beside_others_are_left_out_and_told(length: int, shown: tuple[str, tuple[str, ...]]) -> None:
    found = page('<style>p::before { content: "%s" }</style><p>b' % ("a" * length))
    assert (found.text, found.notes) == shown


def test_words_beside_many_others_are_told_where_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated, "_MOST_CHARACTERS", 8)
    found = page("<style>p::before { content: 'Goal ' }</style><p>a<p>b")
    assert (found.text, found.notes) == ("Goal a\n\nb\n", (LEFT,))


def test_a_page_with_too_many_rules_for_too_many_elements_says_that_they_were_not_all_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(styles, "_MOST_PASSED", 12)  # four for each of the elements below
    html = "<style>.a .b p b { display: none }</style><div class=a><div class=b><p>We act."
    few, many = page(f"{html}<b>no</b><b>no</b>"), page(html + "<b>no</b>" * 5)
    note = "the page has too many rules of style to follow them all: what they hide or number may be read"
    assert (few.text, many.text) == ("We act.\n", "We act.nono\n")
    assert (few.notes, many.notes) == (("left out hidden text: “nono”",), (note, "left out hidden text: “nonono”"))
