"""What stands in something that is not shown, and is shown all the same, or is not."""

import pytest

from commitments import intake


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


SHEET = ".row { font-size: 0 } .col { display: inline-block; font-size: 16px } .box { visibility: hidden }"


@pytest.mark.parametrize(
    "html",
    [
        "<div class=row><div class=col><p>We act.</p></div></div>",
        "<div class=row><div><div class=col><p>We act.</p></div></div></div>",
        "<div class=row><p style='font-size: medium'>We act.</p></div>",
        "<div class=row><p style='font: bold 1rem/1.2 serif'>We act.</p></div>",
        "<div style='font-size: 0px'><p style='font-size: calc(1rem + 1vw)'>We act.</p></div>",
        "<div class=box><p style='visibility: visible'>We act.</p></div>",
        "<div class=box><div><p style='visibility:visible !important'>We act.</p></div></div>",
    ],
)
def test_what_is_visible_or_has_a_size_of_its_own_is_seen_inside_what_is_not(html: str) -> None:
    found = page(f"<style>{SHEET}</style>{html}<p>End.</p>")
    assert (found.text, found.notes) == ("We act.\n\nEnd.\n", ())


@pytest.mark.parametrize(
    "html",
    [
        "<div class=row><p>No.</p></div>",
        "<div class=row><p style='font-size: 120%'>No.</p></div>",
        "<div class=row><p style='font-size: 2em'>No.</p></div>",
        "<div class=row><p style='font-size: 0px'>No.</p></div>",
        "<div class=row><p style='visibility: visible'>No.</p></div>",
        "<div class=box><p class=col>No.</p></div>",
        "<div class=box><div style='font-size: 0'><p class=col style='visibility: visible'>No.</p></div></div>",
        "<div class=box><div style='display: none'><p style='visibility: visible'>No.</p></div></div>",
        "<div style='display: none'><p style='visibility: visible; font-size: 16px'>No.</p></div>",
    ],
)
def test_what_nothing_inside_of_it_brings_back_stays_hidden(html: str) -> None:
    found = page(f"<style>{SHEET}</style>{html}<p>End.</p>")
    assert (found.text, found.notes) == ("End.\n", ("left out hidden text: “No.”",))
