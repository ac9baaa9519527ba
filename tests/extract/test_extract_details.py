"""When a promise is due, how much money it names, who makes it to whom."""

import pytest

from commitments.coding.amounts import amount
from commitments.coding.amounts.currencies import dollar_of
from commitments.coding.binding import due
from commitments.coding.cast import cast_of
from commitments.coding.parties import actors
from commitments.dates import PartialDate
from commitments.extract.candidates import candidates
from commitments.grammar.actors import Who, classify
from commitments.grammar.subjects import Subject
from commitments.model import Amount

PUBLISHED = PartialDate.parse("2017-11-06")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by 2030", "2030"),
        ("by the end of 2018", "2018"),
        ("by end-2018", "2018"),
        ("by mid-2018", "2018-06"),
        ("before March 2019", "2019-03"),
        ("no later than 1 March 2018", "2018-03-01"),
        ("On November 7, 2017, they will sign", "2017-11-07"),
        ("within two years", "2019-11-06"),
        ("within 90 days", "2018-02-04"),
        ("over the next three years", "2020-11-06"),
        ("by the end of the year", "2017"),
        ("next year", "2018"),
        ("will be delivered in 2019", "2019"),
        ("by 30 February 2018", None),
        ("by 2010 at the latest, as was said", None),
        ("for ever", None),
    ],
)
def test_due(words: str, expected: str | None) -> None:
    assert due(words, PUBLISHED) == expected


def test_what_is_counted_from_today_needs_the_day_of_publication() -> None:
    assert due("within two years", None) is None


def test_the_date_of_what_was_done_is_no_deadline() -> None:
    assert due("On November 6, 2017, they signed it", PUBLISHED, is_to_come=False) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("$1.6 billion", Amount(1_600_000_000, "USD")),
        ("US$750 billion", Amount(750_000_000_000, "USD")),
        ("€5 million", Amount(5_000_000, "EUR")),
        ("£2.5bn", Amount(2_500_000_000, "GBP")),
        ("¥10 trillion", Amount(10_000_000_000_000, "JPY")),
        ("C$20m", Amount(20_000_000, "CAD")),
        ("CAD 5 million", Amount(5_000_000, "CAD")),
        ("up to $50,000", Amount(50_000, "USD")),
        ("$1-2 billion", Amount(1_000_000_000, "USD", 2_000_000_000)),
        ("from $5 billion to $10 billion", Amount(10_000_000_000, "USD")),
        ("3 million euros", Amount(3_000_000, "EUR")),
        ("Rs 500 crore", Amount(5_000_000_000, "INR")),
        ("$12.50", Amount(12.5, "USD")),
        ("1.2 billion doses", None),
        ("a million dollars' worth of trouble", None),
    ],
)
def test_amount(words: str, expected: Amount | None) -> None:
    assert amount(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "We will support the bank, which lost $5 billion in 2020.",
        "We will fight a trade that costs about $5 billion a year.",
        "Canada will tax firms with revenues above $5 billion.",
        "Canada will not raise taxes on anyone earning less than $400,000.",
        "We will cut the $5 billion deficit.",
        "We will reform the $5 billion fund.",
        "We will make up for the loss of $5 billion.",
        "Canada will cut the tax on homes at or under $1 million.",
        "Canada will cut the tax on homes between $1 million and $1.5 million.",
    ],
)
def test_what_a_thing_spoken_of_is_worth_is_not_promised(words: str) -> None:
    assert amount(words) is None


def test_a_sum_beside_one_that_is_not_promised_is_found() -> None:
    assert amount("Canada, whose GDP is $2 trillion, will provide $5 billion.") == Amount(5_000_000_000, "USD")
    assert amount("We will create a fund that provides $5 billion.") == Amount(5_000_000_000, "USD")
    assert amount("We will raise revenues by over $5 billion.") == Amount(5_000_000_000, "USD")


def test_a_decimal_point_ends_no_sentence() -> None:
    words = "Canada will spend $1.5 Billion on roads. Japan will spend CHF 2.5 Mio. on rail."
    assert [(found.quote, str(found.amount)) for found in candidates(words)] == [
        ("Canada will spend $1.5 Billion on roads.", "USD 1,500,000,000"),
        ("Japan will spend CHF 2.5 Mio. on rail.", "CHF 2,500,000"),
    ]


def test_a_bare_dollar_is_that_of_the_country_spoken_of() -> None:
    assert dollar_of("Canadians in Canada. The Canadian way. Canada!") == "CAD"
    assert dollar_of("The United States and Canada.") == "USD"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the Government", Who.AGENT),
        ("our government", Who.SPEAKER),
        ("The Canada Border Services Agency", Who.AGENT),
        ("the Government's overarching goal", Who.THING),
        ("the time needed to approve a project", Who.THING),
        ("leaders of the Quad", Who.AGENT),
        ("American workers", Who.PEOPLE),
        ("IPMDA", Who.AGENT),
        ("The Framework Agreement", Who.THING),
        ("each of our countries", Who.AGENT),
        ("Trade", Who.THING),
    ],
)
def test_the_head_of_a_noun_phrase_says_whether_it_can_promise(words: str, who: Who) -> None:
    assert classify(words) is who


def test_the_two_leaders_are_those_the_text_names_most() -> None:
    cast = cast_of(
        "President Donald J. Trump met Prime Minister Abe. President Trump left. Prime Minister Shinzo Abe stayed."
    )
    assert actors(Subject("The two leaders", Who.AGENT), cast) == (
        "President Donald J. Trump",
        "Prime Minister Shinzo Abe",
    )


def test_we_is_who_the_text_says_it_is_or_else_who_issued_it_or_else_nobody() -> None:
    assert actors(Subject("we", Who.SPEAKER), cast_of("We, the Leaders of the G7, met.")) == ("Leaders of the G7",)
    assert actors(Subject("We", Who.SPEAKER), cast_of("We will act.", "Labour Party")) == ("Labour Party",)
    assert actors(Subject("we", Who.SPEAKER), cast_of("We will act.")) == ()


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Building on the $57 million that we gave in 2020, we will invest $5 million in health.", 5_000_000),
        ("Of the $5 billion fund, we will spend $1 billion on rail.", 1_000_000_000),
        ("With $5 billion, we will build 300 homes by 2030.", 5_000_000_000),
        ("A $5 billion fund will be set up by 2028.", 5_000_000_000),
        ("We will build on the $57 million announced last year with $5 million for clinics.", 5_000_000),
        ("We will deliver the $100 billion pledged in Paris by 2027.", 100_000_000_000),
        ("Recognising that $100 billion is needed, we will build 300 homes by 2027.", None),
        ("Recognising that $100 billion is needed, we will give $1 or $2 million by 2027.", None),
    ],
)
def test_of_several_sums_in_a_sentence_the_one_of_the_clause_that_promises_is_taken(
    sentence: str, promised: int | None
) -> None:
    right = Amount(promised, "USD") if promised else None
    assert [found.amount for found in candidates(sentence)] == [right]
