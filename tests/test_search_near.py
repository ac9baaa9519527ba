"""A search that finds nothing is told the nearest words that are there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminals import Program

from commitments.model import Commitment
from commitments.search import needle
from commitments.search.near import nearest

HELD = [
    Commitment("g20", 1, "We will build infrastructure for strategic energy."),
    Commitment("g20", 2, "Nous réduirons le déficit.", summary="Halve the Défense deficit"),
]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("infrastrukture", "infrastructure"),
        ("enrgy", "energy"),
        ("strategic ENREGY", "strategic energy"),
        ('"strategc energy"', '"strategic energy"'),
        ("reduirnos", "réduirons"),
        ("enrgy stratgic", "energy strategic"),
        ("energy", None),  # it is there
        ("infrastr", None),  # the beginning of a word is enough
        ("energy deficit", None),  # both are there, though not together
        ("xyzzy", None),
        ("enrgy xyzzy", None),
        ("xy", None),
    ],
)
def test_the_nearest_words_take_the_place_of_those_that_are_nowhere(text: str, near: str | None) -> None:
    assert nearest(needle(text), HELD) == near


@given(st.text('abcdefgh "', min_size=1).filter(lambda text: any(c.isalpha() for c in text)))
def test_what_is_suggested_holds_only_words_that_are_there(text: str) -> None:
    near = nearest(needle(text), HELD)
    assert near is None or nearest(needle(near), HELD) is None


@pytest.mark.usefixtures("pact")
def test_a_suggestion_is_made_only_where_it_finds_something_among_those_asked_for(program: Program) -> None:
    found = program("search", "sollar").err
    assert found == "nothing matches 'sollar'; did you mean 'solar'?\n"
    assert program("search", "sollar", "--where", "status:broken").err == "nothing matches 'sollar'\n"
