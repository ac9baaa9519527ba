"""What is denied, refused or said of few is no promise; what is promised not to be done is one, of all it names."""

import pytest

from commitments.extract.candidates import candidates
from commitments.extract.tiers import Tier


@pytest.mark.parametrize(
    "words",
    [
        "Japan did not commit to increase its budget by 2027.",
        "Peru has not agreed to lift the sanctions.",
        "Peru has not yet decided to build the dam.",
        "Japan no longer intends to build the plant.",
        "Chad is no longer committed to building the dam by 2030.",
        "We have not pledged to pay the debt.",
        "The Government has never promised to build the airport.",
        "Japan will not commit to new targets.",
        "Japan denied that it will close the base.",
        "Canada rejected claims that it agreed to lower tariffs.",
        "It is not true that Japan will close the base by 2030.",
        "The Government did not say that it will cut fuel prices.",
        "The ministers could not agree to lift the quota.",
        "Peru made no pledge to cut coal by 2030.",
        "Kenya abandoned its commitment to plant a million trees by 2030.",
        "Kenya denied having agreed to lower its tariffs by 2027.",
        "The President ruled out that Peru will join the pact.",
        "There is no agreement that Kenya will open its market by 2030.",
        "Nobody has promised that Peru will pay.",
        "Neither side has agreed to lift its tariffs by 2027.",
        "Few countries will meet the target by 2030.",
        "Not all members will ratify the treaty.",
    ],
)
def test_what_is_denied_or_said_of_few_is_no_promise(words: str) -> None:
    assert [one.tier for one in candidates(words) if one.tier is not Tier.POSSIBLE] == []


@pytest.mark.parametrize(
    ("words", "summary"),
    [
        ("Japan committed not to increase its tariffs by 2027.", "Not increase its tariffs by 2027"),
        ("Peru has agreed not to lift the sanctions.", "Not lift the sanctions"),
        ("The Government promised never to build the airport.", "Not build the airport"),
        ("Japan no longer intends to delay, and will build the plant by 2030.", "Build the plant by 2030"),
        ("Japan did not attend but promised to send $5 million.", "Send $5 million"),
        ("Kenya has not met its goal, and commits to plant a million trees.", "Plant a million trees"),
        ("Kenya will not withdraw its pledge to cut coal.", "Not withdraw its pledge to cut coal"),
        ("Kenya reaffirmed its commitment to build the road without any delay.", "Build the road without any delay"),
        ("Japan will not deny visas to students.", "Not deny visas to students"),
        ("Canada will deny entry to sanctioned officials.", "Deny entry to sanctioned officials"),
        ("A few countries will build new dams by 2030.", "Build new dams by 2030"),
        ("No later than 2027, Peru shall close the mines.", "No later than 2027, Peru shall close the mines"),
    ],
)
def test_what_is_promised_not_to_be_done_is_promised(words: str, summary: str) -> None:
    (found,) = candidates(words)
    assert (found.tier, found.summary) == (Tier.STRONG, summary)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Neither Japan nor the United States will impose new duties.", ("Japan", "United States")),
        ("Neither Japan, Kenya nor Peru will host the base.", ("Japan", "Kenya", "Peru")),
        ("Neither Kenya nor Uganda nor Rwanda will ban the import of maize.", ("Kenya", "Uganda", "Rwanda")),
        (
            "Neither the Ministry of Finance nor the Central Bank shall lend money to the mines.",
            ("Ministry of Finance", "Central Bank"),
        ),
    ],
)
def test_of_neither_nor_all_are_named(words: str, who: tuple[str, ...]) -> None:
    (found,) = candidates(words)
    assert found.actors == who


@pytest.mark.parametrize(
    "words", ["Neither side will raise tariffs.", "No Party shall raise tariffs.", "None of the Parties will pay fees."]
)
def test_in_a_text_of_two_neither_side_is_both(words: str) -> None:
    (found,) = candidates(f"Joint Statement of Japan and Peru\n\nJapan met Peru.\n\n{words}")
    assert found.actors == ("Japan", "Peru")
