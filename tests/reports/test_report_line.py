"""The quick line of JSON is the line that encoding the public form gives, letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nasty import NASTY
from report_samples import TODAY, report_of
from strategies import commitments, days

from commitments.codec.public import public
from commitments.model import Amount, Commitment
from commitments.reports.line import line
from commitments.reports.safe import encoder, is_printable


def encoded(commitment: Commitment, *how: object) -> str:
    return encoder()(public(commitment, *how))  # type: ignore[arg-type]


@given(commitments, days, st.integers(0, 4000))
def test_it_is_the_public_form(commitment, day, stale_after) -> None:
    assert line(commitment, day, stale_after) == encoded(commitment, day, stale_after)


@pytest.mark.parametrize("value", [0, 1, -3, 0.1, 1e22, 1.5e-9, 10**40, 2**64 + 1])
def test_numbers_are_written_alike(value: float) -> None:
    promise = Commitment("g20", 1, "We will.", amount=Amount(value, "USD"))
    assert line(promise, TODAY) == encoded(promise, TODAY)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_texts_are_written_alike(text: str) -> None:
    promises = list(report_of(text).commitments)
    assert [line(one, TODAY) for one in promises] == [encoded(one, TODAY) for one in promises]


@given(st.text() | st.text(st.characters(max_codepoint=160)))
def test_what_is_printable_is_what_python_says(text: str) -> None:
    assert is_printable(text) == text.isprintable()
