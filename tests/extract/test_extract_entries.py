"""What stands alone, taken out of its text: an entry of somebody's list of promises."""

import pytest

from commitments.extract import candidates


def tiers(words: str) -> list[str]:
    return [one.tier.value for one in candidates(words)]


@pytest.mark.parametrize(
    "entry",
    [
        "[We will]: Improve the income of weavers by training their guilds.",
        "[we will]…carry on our work to open the canal.",
        "[We agreed to] Halve the tolls on wool",
        "[The Guilds named several actions for all to take together:]Lend boats to the ports of the lake",
        "Mindful of the drought, we: will dig wells in all eleven valleys",
        "Will send its surveyors to the upper valleys, with the Guild's help",
        "Pursue policies for weavers that permit a life without debt",
        "implement reforms of the salt tax; and",
        "Helping the valleys to withstand drought by lending them pumps",
        "We support the reform of the salt tax.",
        "We for our part will lend the boats.",
        "We reassert our commitment to open the canal.",
    ],
)
def test_an_entry_alone_is_a_promise_though_its_subject_or_its_list_is_lost(entry: str) -> None:
    assert [tier for tier in tiers(entry) if tier != "possible"], entry


@pytest.mark.parametrize(
    "words",
    [
        "Helping the Valleys to Withstand Drought Together",
        "Helping valleys",
        "Noting the drought, the Guild sent pumps to the valleys.",
        "To withstand the drought, we met in the upper valley.",
        "Support for the reform of the salt tax is growing.",
        "Police led the singers from the square to the river.",
        "Following the long talks, the Guild heard a song.",
        "Read the report on the drought in the upper valleys.",
        "Share your story of the drought with us today.",
        "Will the canal open before the winter comes?",
        "We support the weavers' efforts to be heard.",
        "[Laughter] The singers left the square at noon.",
    ],
)
def test_a_heading_a_told_sentence_or_a_call_to_the_reader_alone_is_none(words: str) -> None:
    assert [tier for tier in tiers(words) if tier != "possible"] == []


def test_in_a_text_an_act_without_a_subject_needs_its_list() -> None:
    text = "The guilds met at the lake.\n\nHelping the valleys by lending them pumps\n\nThey sang until noon.\n"
    assert tiers(text) == []
