"""What those who speak say of their own acts and of their own mind: invented sentences, many of them no promise."""

import pytest

from commitments.extract import Tier, candidates


def surely(text: str) -> list[str]:
    return [found.quote for found in candidates(text) if found.tier is not Tier.POSSIBLE]


@pytest.mark.parametrize(
    "words",
    [
        "We are redoubling efforts to halve emissions from shipping.",
        "We are deepening our cooperation on fisheries with the island states.",
        "We are working jointly to keep fuel away from the armed groups.",
        "We are taking further steps against those who finance the militias.",
        "Chile and Peru are deepening coordination to protect the glaciers.",
        "The Participants are expanding their joint patrols in the strait.",
        "We are building a joint early warning system for floods.",
        "A Reconstruction Council is being established in Lima.",
        "General Okoye has been appointed Commander of the observer mission.",
        "The Chair has appointed Dame Ruth Lee as envoy to the islands.",
    ],
)
def test_what_those_who_speak_are_doing_is_an_act_of_the_text(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "We are living through an age of upheaval.",
        "We are witnessing a rapid melting of glaciers.",
        "We are speaking with one voice on human rights.",
        "We are gathering in Nairobi at a time of change.",
        "We are taking an integrated approach to these challenges.",
        "We are working together to achieve our shared goals.",
        "We are steadily building a better service.",
        "So we are building a better life, you know.",
        "The Ministry praised the ports we are building along the coast.",
        "Companies are leaving the market in great numbers.",
        "Jobs have been created.",
    ],
)
def test_what_they_are_in_or_see_or_do_as_ever_is_none(words: str) -> None:
    assert surely(words) == []
