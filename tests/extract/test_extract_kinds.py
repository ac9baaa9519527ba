"""Kinds of sentences that promise, and that only look as if they did, each claimed with a sentence of its own."""

import re
from pathlib import Path

import pytest

from commitments.extract import Tier, candidates
from commitments.extract import rules as extract_rules
from commitments.extract.rules.weights import weights


def surely(text: str) -> list[str]:
    return [found.quote for found in candidates(text) if found.tier is not Tier.POSSIBLE]


@pytest.mark.parametrize(
    "words",
    [
        "In Lima, hosted by a guild, heads of the Llama Bank, the Reed Fund, and the Government of Peru signed a pact.",
        "President Quispe and Chancellor Vogel today at the Old Mill launched the Wool Partnership.",
        "At sea, joined by a club, leaders representing Oar Ltd and the Government of Tonga announced a ferry deal.",
    ],
)
def test_the_subject_stands_behind_what_is_fronted_and_before_its_own_time_and_place(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Both ministers praised the harbour and their commitment to a fair settlement.",
        "Repeating her pledge to fund the ferries, the Minister praised the crews.",
        "Chad and Mali reviewed the talks and deepened their ties, including their joint commitment to protect herds.",
        "The two sides discussed plans to hold a wool fair in the spring.",
        "The present drought underscores our commitment to repair the wells.",
        "This accord renews the commitment of both governments to protect witnesses.",
        "The package includes a pledge by Chad to open its market to wool.",
    ],
)
def test_a_commitment_is_one_as_a_noun_wherever_it_is_governed(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Our commitment to peace is well known.",
        "We met in the old mill, guided by our commitment to peace.",
        "The signing of this accord underscores our shared commitment to help small ports.",
        "Chad has a plan.",
    ],
)
def test_a_commitment_that_only_moves_or_is_spoken_of_is_none(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Mountain Skills Package will fund 500 places.",
        "Under the deal, Chad's Water Facility and Mali's Clean Rivers Programme will coordinate inspections.",
        "The initiative will provide $25 million to rural clinics.",
        "An additional $20 million will go to clinics.",
        "This includes $4 million for new buses.",
        "The accord commits both countries to open their ports.",
    ],
)
def test_what_the_makers_programmes_and_sums_will_do_is_theirs(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "This programme will promote growth.",
        "The road will help farmers to reach their markets.",
        "The agreement will provide the legal basis for wool exports.",
        "Reliable power will allow clinics to store vaccines.",
    ],
)
def test_what_will_come_of_a_thing_is_a_forecast(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Bank is also opening an office in Bamako.",
        "To widen this pact, we are now drafting a joint charter.",
        "The Ministry is supporting the first ferry on the lake.",
        "The two presidents welcomed the signing of $3 billion in new contracts.",
        "Today, the Department of Wool released a guide for weavers.",
        "The Llama Bank approved a $20 million loan for looms.",
        "The banks have formed a consortium to finance rail links.",
        "Oar Ltd is expected to import 40 engines.",
    ],
)
def test_what_is_under_way_or_done_today_is_an_outcome(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The Government is working closely with its neighbours.",
        "The two states are strengthening their friendship.",
        "Prices are rising in every town.",
        "The presidents inaugurated a new chapter of friendship.",
        "Mali signed the treaty in 1994.",
        "In August, the President signed the Wool Act.",
        "In 2014, the agency awarded $3 million to the town.",
    ],
)
def test_what_goes_on_as_ever_or_is_long_done_is_none(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "We will pass a law to protect tenants.",
        "We will recognise the weavers' union.",
        "The Ministry will gizmotise the ferries.",
        "Old councils will be revived.",
        "The working group will meet twice a year.",
    ],
)
def test_after_an_agents_will_any_verb_acts(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The Minister will attend the dinner.",
        "The two leaders will meet on Friday at the mill.",
        "The Government will face hard questions.",
    ],
)
def test_a_state_or_the_programme_of_a_meeting_is_no_act(words: str) -> None:
    assert surely(words) == []


def test_a_lead_in_joins_only_items_without_a_subject_and_verb_and_is_proposed_when_it_promises() -> None:
    text = "We will cut waste by:\n- Banning foam cups.\n- Ghost nets kill seabirds and foul beaches.\n"
    assert surely(text) == ["We will cut waste by:", "Banning foam cups."]


def test_a_lead_in_that_needs_its_items_is_not_proposed() -> None:
    assert surely("Chad and Mali will:\n- open a ferry line;\n- lend 40 boats.\n") == [
        "open a ferry line;",
        "lend 40 boats.",
    ]
    assert surely("Chad will take the following steps:\n- Open a ferry line.\n") == ["Open a ferry line."]


def test_a_list_in_a_list_is_read_on_from_both_lead_ins() -> None:
    text = "We will:\n- help weavers by:\n  - cutting fees;\n  - lending looms.\n- open ports.\n"
    assert surely(text) == ["cutting fees;", "lending looms.", "open ports."]


def test_testable_is_told_apart_from_promised() -> None:
    found = candidates("We will build 40 ferries by 2030. We will foster friendship with the United Nations.")
    assert [(each.tier.value, each.is_testable) for each in found] == [("strong", True), ("strong", False)]


def test_every_weight_of_the_table_is_asked_for_by_a_rule_and_no_rule_hides_one() -> None:
    folder = Path(extract_rules.__file__).parent
    sources = "".join(file.read_text("utf-8") for file in [*folder.glob("*.py"), folder.parent / "candidates.py"])
    assert [name for name in weights() if f'"{name}"' not in sources] == []
    assert re.findall(r"return -?\d+\.\d+", sources) == []


@pytest.mark.parametrize(
    "words",
    [
        "We note the ferry report and will keep the harbour open.",
        "We underscore the value of calm seas and will work to keep ports open.",
        "In this spirit, we recall the talks in Bamako and shall open two wells.",
        "We reaffirm our wool commitments made by our Ministers and Governors in Bamako.",
        "The two presidents reiterated their harbour commitments.",
    ],
)
def test_we_act_whatever_we_do_first_and_own_commitments_are_renewed_without_saying_to_what(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize("words", ["Critics emphasized their promises.", "The report recalls our commitments."])
def test_whoever_only_speaks_of_commitments_renews_none(words: str) -> None:
    assert surely(words) == []
