"""What orders, programmes, bodies and treaties do by themselves, and what of it is only told of them."""

import pytest

from commitments.extract import Tier, candidates


def surely(text: str) -> list[str]:
    return [found.quote for found in candidates(text) if found.tier is not Tier.POSSIBLE]


@pytest.mark.parametrize(
    "words",
    [
        "The Order lifts the ban on exports of wool.",
        "Today's proclamation restores access to the reefs.",
        "Second, the memorandum calls for a review of all mines.",
        "The President's directive cuts the tariff on rice to 5 percent.",
        "This Executive Order permits the sale of milk and waives the fee.",
    ],
)
def test_what_an_order_does_by_itself_is_promised(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The Order builds on what was done for the mines.",
        "The Order reduces dependence on foreign wool.",
        "The proclamation strengthens the fishing towns of the coast.",
        "The order of the day calls for calm.",
        "The bill lifts the ban on exports of wool.",
    ],
)
def test_what_is_told_of_an_order_or_done_by_another_text_is_not_promised(words: str) -> None:
    assert surely(words) == []


def test_items_of_a_list_behind_an_order_are_its_acts() -> None:
    text = "The Order:\n\n- Removes the ban on maize.\n- Helps farmers.\n- Directs the Minister to close the mine.\n"
    assert surely(text) == ["Removes the ban on maize.", "Directs the Minister to close the mine."]


@pytest.mark.parametrize(
    "words",
    [
        "The programme will prioritize the poorest towns.",
        "Our efforts will focus on three ports.",
        "The Rail Initiative will expand to ten towns.",
        "The Wells grant programme is making $4 million available to towns.",
        "The tariff on rice will rise to 5 percent.",
        "As part of the pact, wool from Peru will be subject to a duty of 5 percent.",
        "The budget will raise the grant for nurses by $550.",
        "This will include building two ports.",
    ],
)
def test_what_somebody_chooses_by_a_programme_or_sets_as_a_levy_is_promised(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "This programme will prioritize the poorest towns.",
        "The study will identify gaps.",
        "The initiative will start to bear fruit.",
        "Tax revenue will rise by 5 percent.",
        "The mill's plan will reduce smoke by 2026.",
        "This will include training for nurses.",
        "Demand for wool will expand in the coming years.",
        "The Roads for Rivers portal will help towns to plan.",
        "The Wool Assessment Tool will help mills to plan.",
        "Young participants will learn to weave.",
    ],
)
def test_what_comes_of_a_thing_or_happens_by_it_is_not_promised(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The working group will serve as a venue for talks.",
        "The Wool Commission will advise the ministers.",
        "The panel will foster trust.",
        "An amendment shall enter into force on the day of signature.",
        "Nothing in this memorandum shall be construed to bind the ministries.",
        "This order shall be implemented consistent with the law.",
        "If Peru enters into a new trade agreement with Chad, Mali may terminate this Agreement.",
        "Decisions will be made by consensus.",
        "The President will give an update on the harvest.",
        "The experts will lead sessions on wool.",
        "The two presidents will hold a bilateral meeting.",
        "We will sometimes disagree.",
        "I hope our two peoples will meet again and will trade.",
    ],
)
def test_what_describes_a_body_a_treaty_or_a_meeting_is_not_promised(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Task Force will submit a plan by May.",
        "The Parties shall amend the Annex by May.",
        "The ban shall take effect in May.",
        "Chad will honour its commitments under the treaty.",
        "The Council will publish a report each year.",
    ],
)
def test_what_a_body_or_a_party_is_to_do_is_promised(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The bank approved the provision of up to $40 million for wells.",
        "The two banks closed a $4 million loan agreement for the port.",
        "Korea doubled its commitment to the fund.",
        "The mills committed a total of $4 million to the fund.",
        "A consortium of mills announced more than $3 million for looms.",
        "Under that framework, Chad would open its market to wool.",
    ],
)
def test_money_approved_and_raised_and_what_would_follow_from_a_pact_is_promised(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The parties closed the meeting with a statement.",
        "Today, Chad and Mali opened a new era in their friendship.",
        "Under pressure, Chad would give in.",
    ],
)
def test_what_is_closed_and_opened_without_a_pact_or_a_gift_is_not_promised(words: str) -> None:
    assert surely(words) == []
