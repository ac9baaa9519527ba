"""How a budget speech is coded: who gets money, what is a threshold, which years and which dollars are meant."""

import pytest

from commitments.coding.amounts import amount
from commitments.coding.amounts.currencies import dollar_of
from commitments.coding.parties import listed_names
from commitments.dates import PartialDate
from commitments.extract import Candidate, candidates

PUBLISHED = PartialDate("2024-05-15")


def only(words: str) -> Candidate:
    (found,) = candidates(words, published=PUBLISHED)
    return found


@pytest.mark.parametrize(
    ("words", "receiver"),
    [
        ("Parliament will receive an allocation of about 22 million euros.", "Parliament"),
        ("The Ministry of Wool will get $5 million.", "Ministry of Wool"),
        ("The Wool Agency will also receive almost 20 million rupees to train weavers.", "Wool Agency"),
        ("The Natural Fibres and Weaving Council will receive more funds.", "Natural Fibres and Weaving Council"),
        ("The Ministry of Wool will be allocated $5 million.", "Ministry of Wool"),
        ("The Ministry of Wool will be provided with $5 million.", "Ministry of Wool"),
    ],
)
def test_who_gets_money_is_to_whom_it_is_promised_and_not_who_promises(words: str, receiver: str) -> None:
    assert (only(words).actors, only(words).counterparties) == ((), (receiver,))


@pytest.mark.parametrize(
    ("words", "who"),
    [("Peru will receive ten thousand refugees.", "Peru"), ("Peru will receive the delegations in Lima.", "Peru")],
)
def test_who_takes_in_people_promises_it(words: str, who: str) -> None:
    assert only(words).actors == (who,)


def test_the_summary_of_what_somebody_gets_names_them() -> None:
    assert only("Parliament will receive $5 million for its library.").summary.startswith("Parliament will receive")


@pytest.mark.parametrize(
    "words",
    [
        "The Wool Market Grant will provide $5 million.",
        "The Andean Highway (AH) will complete the road network.",
        "The Wool Rebate and the Cotton Allowance will cover 90% of the costs.",
    ],
)
def test_a_grant_or_a_road_is_nobody_who_promises(words: str) -> None:
    assert only(words).actors == ()


@pytest.mark.parametrize(
    "words",
    [
        "We will give properties with annual values of less than $10,000 a rebate",
        "Buyers of cars with Market Value (MV) of more than $40,000 will pay a fee",
        "The tax on bills of households in excess of $40 will be halved",
        "We will handle all contracts above $500,000 on a new portal",
        "We will coordinate the lenders of projects larger than $250 million",
        "We will release a call for projects with investments below $300 million",
        "We will top up the pay of workers who get a wage of $1,000 or below",
        "We will bear half of the premium of $200 per year",
        "We will take on the risk for small loans below $100,000",
        "Weavers will pay just $3 a month, down from as much as $75 before",
    ],
)
def test_from_which_sum_on_a_rule_holds_is_not_promised(words: str) -> None:
    assert amount(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "We will sign deals with a total value of over $5 million",
        "We will invest in excess of $5 million in ports",
        "We will pay pensioners $5 million each winter",
        "We will pay $5 million to pensioners every winter",
    ],
)
def test_a_sum_above_which_more_is_given_or_that_comes_each_winter_is_promised(words: str) -> None:
    assert str(amount(words)) == "USD 5,000,000"


@pytest.mark.parametrize(
    "words",
    [
        "We will raise the caps by $1,000 each, to $4,000 for the first child and $7,000 for the second",
        "We will raise the grants to $4,000 for the first child and $7,000 for the second",
        "We will pay $4,000 for pupils in primary and $6,000 for those in secondary schools",
        "Mothers will get relief of $4,000 for the first child, $7,000 for the second and $9,000 each for others",
    ],
)
def test_what_each_of_several_will_get_is_not_added(words: str) -> None:
    assert str(amount(words)) == "USD 4,000"


@pytest.mark.parametrize(
    ("text", "dollar"),
    [
        (
            "Singapore will act. Singaporeans will gain. Singapore, Singapore, Singapore! The United States slows.",
            "SGD",
        ),
        ("Fiji, Fiji, Fiji, Fiji, Fiji: Australia will help with $5 million.", "FJD"),
        ("Australia, Australia, Australia and Australia will help Fiji, Fiji, Fiji, Fiji, Fiji and Fiji.", "AUD"),
        ("Jamaica, Jamaica, Jamaica, Jamaica, Jamaica, Belize and Belize.", "USD"),
    ],
)
def test_a_bare_dollar_is_that_of_a_small_land_where_hardly_another_is_spoken_of(text: str, dollar: str) -> None:
    assert dollar_of(text) == dollar


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Peru will spend $5 million in 2029-30.", "2030"),
        ("Peru will spend $5 million by 2024/25.", "2025"),
        ("Peru will spend $5 million in 2099-00.", "2100"),
        ("Peru will spend $5 million in 2031-06.", "2031-06"),
    ],
)
def test_two_years_in_a_row_are_no_month(words: str, due: str) -> None:
    assert only(words).due == due


def test_a_year_and_the_next_in_short_are_two_years_though_a_month_has_that_number() -> None:
    (found,) = candidates("Peru will open ten ports in 2002-03.", published=PartialDate("2002-02-28"))
    assert found.due == "2003"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Peru will phase them out in the next 3 to 5 years.", "2029-05-15"),
        ("Peru will build ten ports within 3–5 years.", "2029-05-15"),
        ("Peru will build ten ports within two to three years.", "2027-05-15"),
        ("Peru will halve that share to the level of Chile by 2030.", "2030"),
        ("Peru will build ten ports from next month.", None),
        ("Peru will build ten ports from the next year.", None),
        ("Peru will freeze the fees, meaning that weavers will save money next year.", None),
        ("Peru will give 0.5 percent of its Gross National Product by 2026, and 0.7 percent by the end of this decade.",
         None),
        ("Peru will cut it by 40 percent by 2030 and, as its share of the total, to 60 percent of all homes by 2040.",
         "2030"),
    ],
)  # fmt: skip
def test_the_last_of_a_range_of_years_is_due_and_none_of_a_start_or_a_step(words: str, due: str | None) -> None:
    assert only(words).due == due


@pytest.mark.parametrize(
    ("words", "who", "partners"),
    [
        ("The Wool Office in partnership with the Cotton Bank will lend $5 million.", "Wool Office", ("Cotton Bank",)),
        ("The Wool Office, together with the Cotton Bank, will lend $5 million.", "Wool Office", ("Cotton Bank",)),
    ],
)
def test_who_acts_in_partnership_is_named_without_the_partner(words: str, who: str, partners: tuple[str, ...]) -> None:
    assert (only(words).actors, only(words).counterparties) == ((who,), partners)


def test_the_governors_of_the_central_banks_of_two_countries_are_nobody_by_name() -> None:
    assert only("The governors of the central banks of Peru and Chile will lend $5 million.").actors == ()
    assert only("We, the governors of the central banks of Peru and Chile, will lend $5 million.").actors == ()


def test_initials_without_a_blank_between_them_do_not_end_a_name() -> None:
    found = candidates("Prime Minister P.V. Nair spoke. The Prime Minister will open ten ports.")
    assert [one.actors for one in found] == [("Prime Minister P.V. Nair",)]


def test_both_countries_of_a_statement_by_two_leaders_are_those_that_act_together() -> None:
    text = (
        "Peru and Mali will trade. Peru and Mali agree to meet. Peru and Mali support Chad. Chad, Chad, Chad and Chad "
        "are far away.\n\nBoth countries will open ten ports."
    )
    title = "Joint Statement by President Ana Diaz and President Awa Keita"
    assert candidates(text, title=title)[-1].actors == ("Peru", "Mali")


def test_a_survey_is_a_body_of_its_own_in_a_row_and_a_capital_article_does_not_cut_a_council() -> None:
    words = "The Wool Bank, the State Department, and the U.S. Geological Survey (USGS) will give $2 million."
    assert only(words).actors == ("Wool Bank", "State Department", "U.S. Geological Survey (USGS)")
    assert only("The Bank of Peru and Cotton Council will lend $2 million.").actors == (
        "Bank of Peru",
        "Cotton Council",
    )
    words = "The Natural Fibres and Weaving Council will lend $2 million."
    assert only(words).actors == ("Natural Fibres and Weaving Council",)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("The Government will raise the duty by 10 percent, effective 1 November 2025.", "2025-11-01"),
        ("The Government will raise the duty effective from 1 November 2025.", "2025-11-01"),
        ("These changes will take effect from 1 March 2025.", "2025-03-01"),
        ("These changes will come into force on 1 March 2025.", "2025-03-01"),
        ("Peru will cut the following fees with effect from 1 July 2025.", "2025-07-01"),
        ("Peru will adopt an effective plan.", None),
        ("Peru will extend the grant to babies born from 1 October 2024 to 13 February 2025.", None),
        ("Peru will extend the grant to those born in 2025 or earlier.", None),
        ("Peru will cut the quota from 40% to 38% on 1 January 2026, and to 35% on 1 January 2027.", None),
        ("Peru will raise the share from 5% in 2025 to 7% in 2030.", "2030"),
        ("Peru will raise the grants from 1,837 crore rupees in 2024-25 to 3,794 crore in 2025-26.", "2026"),
        ("Peru will open ten ports from 2024 to 2026.", "2026"),
    ],
)
def test_from_which_day_a_rule_has_effect_is_due_and_a_birthday_is_not(words: str, due: str | None) -> None:
    assert only(words).due == due


@pytest.mark.parametrize(
    "words",
    [
        "Peru is committed to the goals and we have spent more than $280 million on schools since 1999",
        "We will speed up support, of which over $2 billion has been provided in ten lands",
    ],
)
def test_what_has_been_spent_so_far_is_not_promised(words: str) -> None:
    assert amount(words) is None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Minister for Wool, Ana Diaz", ("Minister for Wool Ana Diaz",)),
        ("the Minister of Finance, the Hon. Ana B. Diaz,", ("Minister of Finance Ana B. Diaz",)),
        ("President Ana Diaz, Chancellor Eva Lund", ("President Ana Diaz", "Chancellor Eva Lund")),
        ("the Minister of Finance and Ana Diaz", ("Minister of Finance", "Ana Diaz")),
    ],
)
def test_an_office_and_who_holds_it_are_one(words: str, who: tuple[str, ...]) -> None:
    assert listed_names(words, frozenset()) == who


@pytest.mark.parametrize("words", ["We've agreed to build ten ports.", "We‟ve agreed to build ten ports."])
def test_we_have_in_short_is_no_name(words: str) -> None:
    assert only(words).actors == ()


def test_what_a_feast_goes_with_is_no_partner_and_a_ministry_is() -> None:
    assert only("Peru will open ports in conjunction with Christmas.").counterparties == ()
    partner = "Ministry of Wool"
    assert only(f"Peru will open ports in conjunction with the {partner}.").counterparties == (partner,)


@pytest.mark.parametrize(
    ("issuer", "dollar"),
    [("Government of Jamaica", "JMD"), ("Australia and New Zealand", "USD"), ("The White House", "USD")],
)
def test_a_bare_dollar_is_that_of_the_country_whose_body_speaks(issuer: str, dollar: str) -> None:
    assert dollar_of("We will pay $5 million.", issuer) == dollar


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("We will raise the grants from Rs.1,837 crore in 2006-07 to Rs.3,794 crore in 2007-08", 37_940_000_000),
        ("We will raise the grants from $1,650 in the current financial year 2026-27 to $3,700", 3_700),
        ("We will cut late fees from the current average of $32 down to $8", 8),
        ("We will raise the relief by $1,000, from $2,000 to $3,000", 3_000),
        ("We will spend $5 million from the fund in 2026, and lend to $7 million homes", 5_000_000),
        ("We will give $3 billion to ports, $2 billion more than expected", 3_000_000_000),
        ("We will top up the fund by $5 million, bringing the total size of the fund to $7 million", 5_000_000),
    ],
)
def test_what_something_is_raised_or_cut_to_is_promised_however_far_behind_it_stands(words: str, value: int) -> None:
    found = amount(words)
    assert found is not None and (found.value, found.upper) == (value, None)


def test_what_is_put_somewhere_gets_nothing() -> None:
    assert only("CCTVs will be provided at all stations of Peru.").counterparties == ()
    words = "The Government has selected two towns, Lima and Cusco, and each will be given $50 million."
    assert [one.counterparties for one in candidates(words)] == [()]
