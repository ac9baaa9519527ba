"""Several actors in one cell are told by the other rows, and never by a comma alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.importers.cells.divided import Divided

COLUMN = [
    "France, Japan and Italy", "Japan", "France and Italy", "Italy", "France, Japan and Freedonia", "Smith, John",
    "Ministry of Trade, Industry and Energy", "Ministry of Health", "Trinidad and Tobago", "Antigua and Barbuda",
    "Antigua and Barbuda, Trinidad and Tobago", "Ministère de la Santé et ministère du Travail",
    "Ministère du Travail", "ministère de la santé",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("France, Japan and Italy", ["France", "Japan", "Italy"]),
        ("France and Italy", ["France", "Italy"]),
        ("Antigua and Barbuda, Trinidad and Tobago", ["Antigua and Barbuda", "Trinidad and Tobago"]),
        ("Ministère de la Santé et ministère du Travail", ["Ministère de la Santé", "ministère du Travail"]),
        ("Ministry of Trade, Industry and Energy", None),
        ("Trinidad and Tobago", None),
        ("Smith, John", None),
        ("France, Japan and Freedonia", None),
    ],
)
def test_names_are_divided_where_every_part_is_somebody_in_another_row(name: str, parts: list[str] | None) -> None:
    assert Divided(COLUMN).parts(name) == (parts or [name])


@given(st.lists(st.text(st.sampled_from("ab,; &and"), max_size=30), max_size=8))
def test_no_letter_of_a_name_is_lost_but_the_words_between(names: list[str]) -> None:
    divided = Divided(names)
    for name in names:
        parts = divided.parts(name)
        assert parts == [name] or all(part and part in name for part in parts)


def test_a_capital_letter_is_a_part_of_a_name_and_a_small_one_joins_two() -> None:
    cantons = Divided(["Canton A", "Canton B", "Canton A and Canton B"])
    countries = Divided(["Peru", "Brasil", "Peru e Brasil", "PERU", "BRASIL", "PERU E BRASIL"])
    assert cantons.parts("Canton A and Canton B") == ["Canton A", "Canton B"]
    assert countries.parts("Peru e Brasil") == ["Peru", "Brasil"]
    assert countries.parts("PERU E BRASIL") == ["PERU", "BRASIL"]
