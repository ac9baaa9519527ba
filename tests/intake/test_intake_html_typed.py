"""Pages that hold but a plain text, as it was typed: its lines are joined as those of any plain text are."""

import pytest

from commitments import intake
from tests.growth import grows_with_size

TYPED = """\
                     HOMES ACT

Sec. 1. Short title.

    (a) In general.--The Secretary shall make
grants to the States for the building of homes
that families of low &amp; middle income can pay,
and shall report to the Congress every year.
    (b) Sums.--There are authorized to be granted
such sums as may be necessary for the purposes
of this Act.
            (1) the sums of each State shall
        be told to its governor in the first
        month of the year they are for; and
            (2) what is left at its end goes back.
"""
READ = """\
                     HOMES ACT

Sec. 1. Short title.

    (a) In general.--The Secretary shall make grants to the States for the building of homes that families of low & \
middle income can pay, and shall report to the Congress every year.
    (b) Sums.--There are authorized to be granted such sums as may be necessary for the purposes of this Act.
            (1) the sums of each State shall be told to its governor in the first month of the year they are for; and
            (2) what is left at its end goes back.
"""


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


@pytest.mark.parametrize(
    "around",
    [
        "<html><head><title>Public Law 1</title></head><body><pre>{}</pre></body></html>",
        "<title>Public Law 1</title><pre style='word-wrap: break-word; white-space: pre-wrap;'>{}</pre>",
    ],
)
def test_a_page_that_holds_but_a_typed_text_is_read_as_that_text(around: str) -> None:
    read = page(around.format(TYPED))
    assert (read.text, read.title) == (READ.lstrip("\n"), "Public Law 1")


@pytest.mark.parametrize(
    "other",
    ["<p>We will act.</p>", "<style>i {display: none}</style>", "<pre><i class=x>a</i></pre>", "<pre hidden>a</pre>"],
)
def test_the_lines_of_a_typed_text_stay_as_they_are_where_a_page_shows_more(other: str) -> None:
    assert "The Secretary shall make\ngrants to the States" in page(f"<pre>{TYPED}</pre>{other}").text


@pytest.mark.parametrize("unit", ["<pre>a\n", "<pre></pre>", "a<b>", "a b\n", "   a\n\n"])
def test_a_typed_text_takes_time_by_its_length(unit: str) -> None:
    assert grows_with_size(lambda size: page("<pre>a" + unit * (size // len(unit))), 10_000, 100_000, least=0.02)
