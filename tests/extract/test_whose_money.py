"""A sum is in the money of the land that its text speaks of, where several lands call theirs alike."""

import pytest

from commitments.coding.amounts import own_money
from commitments.extract import candidates
from commitments.money.sums import currency_named, in_text


def amount_in(text: str) -> str:
    (found,) = candidates(text)
    return str(found.amount) if found.amount else ""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The Government of Nepal will build schools for Rs. 5 crore.", "NPR 50,000,000"),
        ("The Government of Pakistan will build schools for 5 million rupees.", "PKR 5,000,000"),
        ("The Government of India will build schools for Rs 5 crore.", "INR 50,000,000"),
        ("The Government will build schools for Rs. 5 crore.", "INR 50,000,000"),
        ("Norway will build schools for 5 million kroner.", "NOK 5,000,000"),
        ("Iceland will build schools for kr 5 million.", "ISK 5,000,000"),
        ("Mexico will build schools for 5 million pesos.", "MXN 5,000,000"),
        ("Uganda will build schools for 5 million shillings.", "UGX 5,000,000"),
    ],
)
def test_money_is_that_of_the_land_spoken_of(text: str, amount: str) -> None:
    assert amount_in(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "India will give Pakistan 5 million rupees for schools.",
        "Norway will give Sweden 5 million kroner for schools.",
        "Chile will give Mexico 5 million pesos for schools.",
        "The Government will build schools for 5 million pesos.",
    ],
)
def test_no_amount_is_told_where_it_could_be_the_money_of_two_lands(text: str) -> None:
    assert amount_in(text) == ""


def test_a_land_spoken_of_far_more_than_another_is_that_whose_money_is_meant() -> None:
    text = "Nepal is ours. Nepal has hills. Nepali people live in Nepal. India is near. Nepal will spend Rs. 5 crore."
    assert in_text("Rs. 5 crore", own_money(text)) == (50_000_000, "NPR", None, False)


def test_it_is_that_of_the_land_whose_body_issued_the_text_whatever_else_is_spoken_of() -> None:
    text = "India and Pakistan are near. Rs. 5 crore."
    assert in_text("Rs. 5 crore", own_money(text, "Government of Nepal")) == (50_000_000, "NPR", None, False)


def test_a_code_beside_the_sign_says_whose_it_is() -> None:
    assert [in_text(words) for words in ("NPR Rs. 5 crore", "NOK 5 million kr", "CAD $5 million")] == [
        (50_000_000, "NPR", None, False),
        (5_000_000, "NOK", None, False),
        (5_000_000, "CAD", None, False),
    ]


def test_a_column_whose_currency_is_called_by_a_shared_word_is_that_which_is_meant_without_a_text() -> None:
    found = [currency_named(word) for word in ("rupees", "Rs", "pesos", "kroner", "$")]
    assert found == ["INR", "INR", None, None, None]
