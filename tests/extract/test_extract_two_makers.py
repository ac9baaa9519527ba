"""Whose the money is where two promise in one sentence, and whose crowns are meant."""

import pytest

from commitments.extract import candidates


def sums(text: str) -> tuple[str, ...]:
    return tuple(str(found.amount) for found in candidates(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway will fund three plants and Kenya will provide €45 million.",
        "Norway will fund three plants, while the European Union will invest €45 million.",
        "Kenya pledges to ban single-use plastics, France to fund three recycling plants worth €45 million.",
        "We will fund three plants and Kenya will provide €45 million.",
    ],
)
def test_the_money_of_the_second_maker_is_none_of_the_first_one_s(text: str) -> None:
    assert sums(text) == ("None",)


@pytest.mark.parametrize(
    "text",
    [
        "Norway will fund three plants and will provide €45 million.",
        "Norway will fund three plants and it will provide €45 million.",
        "Norway and Kenya will fund three plants and Norway will provide €45 million.",
        "Norway will build three plants and help Kenya to invest €45 million.",
        "Norway announced that the World Bank will provide €45 million.",
        "Norway will ensure that Mali and Kenya will receive €45 million.",
        "Norway will fund plants that Kenya will use, with €45 million.",
    ],
)
def test_money_that_stands_behind_no_other_maker_stays_the_promise_s(text: str) -> None:
    assert sums(text) == ("EUR 45,000,000",)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Norway will give 500 million kroner to Mali.", "NOK 500,000,000"),
        ("Sweden will give 5 million kronor to Mali.", "SEK 5,000,000"),
        ("Denmark met us. The Danish people know. We will give 5 million kroner to Mali.", "DKK 5,000,000"),
        ("We will give 5 million kroner to Mali.", "None"),
        ("Norway and Denmark will give 5 million kroner to Mali.", "None"),
        ("Norway will give 5 million Danish kroner to Mali.", "DKK 5,000,000"),
        ("Norway will give 5 million francs to Mali.", "None"),
        ("Norway will give 5 million to Mali.", "None"),
        ("Norway will give NOK 5 million to Mali.", "NOK 5,000,000"),
    ],
)
def test_crowns_are_those_of_the_one_land_that_the_text_speaks_of(text: str, amount: str) -> None:
    assert sums(text)[-1] == amount
