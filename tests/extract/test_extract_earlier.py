"""What was done before a text was written is told again in it, and no outcome of it."""

import pytest

from commitments.dates import PartialDate
from commitments.extract import Tier, candidates

DAY = PartialDate.parse("2023-09-20")


def surely(text: str) -> list[str]:
    return [found.quote for found in candidates(text, published=DAY) if found.tier is not Tier.POSSIBLE]


@pytest.mark.parametrize(
    "words",
    [
        "In May, Chad signed a fishing pact with Mali.",
        "In August 2023, Chad announced a plan for wells.",
        "Chad launched the Wells Dialogue in July to share its maps.",
        "In a March 14 order, President Diallo directed the Wool Board to report on fleeces.",
        "Last week, Chad signed a fishing pact with Mali.",
        "Two years ago, Chad and Mali launched the Wool Partnership.",
        "Earlier this year, the Wool Board announced that it will fund ten mills.",
        "One year ago, Chad and Mali reaffirmed their commitment to open seas.",
        "When the Wool Pact was first made, we pledged to share our looms.",
    ],
)
def test_what_the_text_s_own_day_shows_to_be_earlier_is_a_recap(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "On September 20, Chad signed a fishing pact with Mali.",
        "Today, Chad and Mali launched the Wool Partnership.",
        "Chad and Mali signed a pact to open ten ports by June 2024.",
        "Chad pledged to help the herders after the storm in May.",
    ],
)
def test_what_is_of_the_text_s_own_month_or_undated_is_its_outcome(words: str) -> None:
    assert surely(words) == [words]


def test_a_recap_goes_on_to_the_end_of_its_paragraph() -> None:
    text = (
        "In May, Chad and Mali met in Bamako. In June, they signed a pact. They also launched the Wool Partnership.\n"
    )
    assert surely(text) == []
    assert surely(f"{text}\nThey also launched the Wool Partnership.\n") == ["They also launched the Wool Partnership."]


def told(*more: str) -> str:
    past = [
        f"The {name} Board has mended its mills since 2021." for name in ["Oat", "Rye", "Hemp", "Flax", "Silk", "Cork"]
    ]
    plain = [f"The {name} Guild met in the old hall." for name in ["Oat", "Rye", "Hemp", "Flax", "Silk", "Cork"]]
    return "\n\n".join([*past, *plain, *more])


def test_a_text_that_looks_back_and_seldom_ahead_tells_what_was_done() -> None:
    launched = "The Wool Board launched a fund for shepherds."
    assert surely(launched) == [launched]
    assert surely(told(launched)) == []


def test_what_a_report_tells_of_today_is_its_outcome() -> None:
    launched = "Today, the Wool Board launched a fund for shepherds."
    assert surely(told(launched)) == [launched]


def test_what_leaders_task_their_own_people_with_is_no_report() -> None:
    tasked = "The leaders tasked their ministers with drafting a pact on wells."
    assert surely(told(tasked)) == [tasked]


@pytest.mark.parametrize(
    "words",
    [
        "Two and a half years ago, the Wool Board launched a fund for mills.",
        "When President Diallo came to power, she pledged to plant a million trees.",
        "Recently, the Wool Board announced $40 million for mills.",
        "The Wool Board has recently announced $40 million for mills.",
        "From day one, this Government has been determined to end hunger.",
        "During her May 2022 visit to Bamako, Minister Diallo announced a partnership on wool.",
        "In May, Chad committed to hire 300 nurses, and it promised to build four clinics.",
        "It was in those years that Chad pledged to open its ports.",
        "At COP26, Chad announced a fund for wells.",
        "The Wool Board invested $3 million in mills in FY 2021.",
        "The talks come after Chad announced a plan to open its ports.",
    ],
)
def test_an_opening_of_time_or_occasion_that_lies_before_the_text_makes_a_recap(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Earlier today, Chad signed a fishing pact with Mali.",
        "When we met today, we agreed to open a consulate.",
        "Since trade matters to both countries, we have decided to cut tolls.",
        "Building on their 2022 pact, Chad and Mali agreed to open two crossings.",
        "At COP28, Chad will announce a fund for wells.",
        "After their meeting, the leaders announced a partnership on wool.",
        "Recalling the pact of 2021, the Presidents reaffirmed their commitment to peace.",
    ],
)
def test_an_opening_that_tells_a_reason_a_basis_or_today_makes_none(words: str) -> None:
    assert surely(words) == [words]
