"""Kinds of sentences that promise, and that only look as if they did, each claimed with a sentence of its own."""

import re
from pathlib import Path

import pytest

from commitments import promises
from commitments.dates import PartialDate
from commitments.extract import Tier, candidates
from commitments.promises.weights import weights


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
        "The two sides announced plans to hold a wool fair in the spring.",
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


def test_a_lead_in_that_says_what_will_be_done_is_proposed_beside_its_items() -> None:
    text = "Chad agrees to take the following steps by May 2026:\n\n- Open a ferry line.\n"
    assert surely(text) == ["Chad agrees to take the following steps by May 2026:", "Open a ferry line."]


def test_a_list_in_a_list_is_read_on_from_both_lead_ins() -> None:
    text = "We will:\n- help weavers by:\n  - cutting fees;\n  - lending looms.\n- open ports.\n"
    assert surely(text) == ["We will:", "cutting fees;", "lending looms.", "open ports."]


@pytest.mark.parametrize(
    ("words", "is_testable"),
    [
        ("We will hire 2,000 shepherds.", True),
        ("We will hire 2000 shepherds.", True),
        ("We will lend boats to 12 villages.", True),
        ("We commit to the 2030 Agenda.", False),
        ("We will work for the herds of the 21st century.", False),
        ("The G-7 will tackle Wool-19 and its effects.", False),
        ("On 6 July we agreed to deepen our ties.", False),
        ("We will build a ferry port.", True),
        ("We will build trust among shepherds.", False),
        ("We will build on the work of the weavers.", False),
        ("We will create the right conditions for weavers.", False),
        ("Chad and Mali signed the Bamako Water Accord.", True),
    ],
)
def test_what_can_be_tested_counts_something_or_is_an_act_that_can_be_seen(words: str, is_testable: bool) -> None:
    assert [found.is_testable for found in candidates(words)] == [is_testable]


def test_testable_is_told_apart_from_promised() -> None:
    found = candidates("We will build 40 ferries by 2030. We will foster friendship with the United Nations.")
    assert [(each.tier.value, each.is_testable) for each in found] == [("strong", True), ("strong", False)]


def test_every_weight_of_the_table_is_asked_for_by_a_rule_and_no_rule_hides_one() -> None:
    folder = Path(promises.__file__).parent
    beside = [folder.parent / "extract" / name for name in ("candidates.py", "judging.py", "scorer.py")]
    sources = "".join(file.read_text("utf-8") for file in [*folder.rglob("*.py"), *beside])
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


@pytest.mark.parametrize(
    "words",
    [
        "Continue to strengthen the river police.",
        "Advance the work on safer ferries.",
        "Reaffirm our pledge to reopen the mill.",
    ],
)
def test_an_act_without_a_subject_is_an_item_that_has_lost_its_mark(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Acting Mayor Oduya thanked the crews.",
        "Consider what this means for the villages.",
        "Share this page with all of your friends.",
        "Support for the ferries has grown since spring.",
        "Trade is good for the islands.",
        "Police Sergeant Oduya from the northern islands led the parade.",
        "Back in spring with three boats the fleet looked small.",
        "Stop the smugglers and name them.",
    ],
)
def test_what_speaks_to_its_reader_or_has_a_verb_later_is_no_act(words: str) -> None:
    assert surely(words) == []


def test_an_item_that_names_an_act_is_promised_where_its_lead_in_promises() -> None:
    items = "\n- the opening of a wool school in Puno;\n- further training of nurses.\n"
    lead = "Both countries will widen their partnership through, among others:"
    assert surely(lead + items) == [lead, "the opening of a wool school in Puno;", "further training of nurses."]
    assert surely("Both countries have gained from:" + items) == []


@pytest.mark.parametrize(
    "words",
    [
        "We look forward to the completion of the ferry review by the Lima Summit.",
        "We look forward to the timely adoption of the wool code before the end of the year.",
        "We look forward to developing joint ferry lines with the islands.",
        "We emphasise the importance of finishing the survey by January.",
        "Wool sales should be reported to the registers by end-2031.",
        "We ask the Wool Board to report on its stocks by July 2031.",
    ],
)
def test_what_is_awaited_needed_or_asked_of_a_body_is_promised_where_a_date_is_set(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "We look forward to the completion of the ferry review.",
        "We look forward to working with the islands.",
        "We look forward to meeting in Lima in 2031.",
        "We emphasise the importance of wool.",
        "We recognise the need to protect shepherds.",
        "Wool sales should be reported to the registers.",
        "We ask the Wool Board to report on its stocks.",
        "We call on the islands to open their ports by July 2031.",
    ],
)
def test_what_is_awaited_needed_or_asked_without_a_date_or_of_others_is_not_sure(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "We recognise that the wells are dry and pledge to repair them.",
        "We note that the talks were long and will publish the minutes.",
        "We recognise the value of wool and, to this end, are determined to reopen the mills.",
    ],
)
def test_behind_what_is_noted_those_who_note_it_go_on(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Both countries are fully committed towards rebuilding the quay.",
        "We remain steadfast in fighting smugglers.",
        "We aspire to halve the number of wrecks by 2040.",
        "We extend for two years our ban on coal barges.",
        "The two sides reaffirm their aim to reopen the railway.",
        "We reaffirm our national targets to cut leaks by a tenth.",
        "We reaffirm our earlier commitments on wool prices.",
        "We reaffirm our support for funding the rescue boats.",
        "We welcome, among others, the launch of the Wool Partnership.",
        "We welcome the progress of the talks and task negotiators to finish the text.",
        "We share a plan for the harbour, which we will carry out together.",
        "Peruvian officers will travel to Chad to train herders.",
        "Chad and Mali pledge the utmost care for the wells.",
    ],
)
def test_what_those_who_speak_set_themselves_is_promised_however_it_is_put(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "We welcomed the weavers' advice and their willingness to find buyers.",
        "We stress the value of removing tolls that slow the barges, and create queues.",
        "Chad runs an office whose experts aim to count the herds.",
        "Mending of UNESCO roofs will mean noise.",
        "We support the shepherds' efforts to be heard.",
        "We are conducting joint efforts to keep the peace.",
        "A challenge which we will face is drought.",
    ],
)
def test_what_others_are_willing_to_do_or_things_bring_is_not_promised_by_us(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "[We will] repair the quay of Ancud.",
        "[We agreed today on:] Mending the nets of the fleet (Fisheries)",
        "[The ministers agreed to:] lend their boats to the school.",
        "On 6 July, the presidents of Chad and Mali signed a Joint Understanding on wells.",
        "The ministers reached a consensus on a new set of measures against floods.",
        "Our common goal is to rebuild the mills of the valley.",
    ],
)
def test_what_an_editor_put_in_brackets_a_consensus_and_an_own_goal_promise(words: str) -> None:
    assert surely(words) == [words]


def test_initiatives_that_a_list_includes_are_promised() -> None:
    text = "They met in Lima. Some of these initiatives include:\n- Creating a ferry pass.\n- A joint wool fair.\n"
    assert surely(text) == ["Creating a ferry pass.", "A joint wool fair."]


def test_a_commitment_that_was_kept_is_not_made_again() -> None:
    assert surely("We have successfully maintained our strong commitment to resist tolls.") == []


@pytest.mark.parametrize(
    "words",
    [
        "to extend the patrols to all of the outer reefs;",
        "Members with large, lasting herds pledge to fence their wells.",
        "We remain resolute in our fight against smuggling.",
        "We strengthen our watch over the outer reefs.",
        "We pursue the removal of the last toll gates.",
        "We welcome the commitment by Chad to reopen its wells.",
        "We took the decision to double the fleet.",
        "It is our firm intention to reopen the mill.",
        "We attach importance to the early launch of the ferry and will pay for it.",
        "We aim at finishing the quay in spring.",
        "We have asked the Wool Board to report to the next meeting on its stocks.",
    ],
)
def test_an_act_that_those_who_speak_take_on_is_promised_in_whatever_form(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "To extend the patrols, the navy needs new boats.",
        "We pursue happiness.",
        "We raise the issue of smugglers.",
        "We strengthen when others rest.",
        "Launch of the ferry was the day of the year.",
        "They aim at wild ducks.",
    ],
)
def test_what_only_looks_like_such_an_act_is_none(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The nine founding companies, all of which have paid their dues, have committed to standing with the weavers.",
        "The talks reaffirmed a shared commitment to reopening the railway.",
    ],
)
def test_members_that_are_told_of_and_their_talks_commit(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The visit shows how deeply Chad and Mali are committed to their shared wells.",
        "The mills are adding jobs for the first time in years.",
    ],
)
def test_how_somebody_is_committed_and_how_trade_goes_is_told(words: str) -> None:
    assert surely(words) == []


def test_what_was_signed_on_a_day_of_an_earlier_year_is_not_signed_again() -> None:
    words = "On July 18, 2005, the presidents signed the Bamako Water Accord."
    tiers = [found.tier for found in candidates(words, published=PartialDate.parse("2008-09-26"))]
    assert Tier.STRONG not in tiers and Tier.LIKELY not in tiers
    assert [found.tier for found in candidates(words, published=PartialDate.parse("2005-07-19"))] == [Tier.STRONG]


@pytest.mark.parametrize(
    "words",
    [
        "The two panels shall discuss the drafts in the port of Lima.",
        "We hereby resume the talks on the shared wells.",
        "The two countries reaffirmed their treaty obligations.",
    ],
)
def test_what_treaties_bind_to_is_promised(words: str) -> None:
    assert surely(words) == [words]


def test_thanks_for_the_commitment_of_another_promise_nothing() -> None:
    assert surely("The ministers expressed their gratitude to Mali for its commitment to the wells.") == []


@pytest.mark.parametrize(
    "words",
    [
        "We are taking swift action to cut smoke and to replant the hills.",
        "The Ministry is currently working to secure a fisheries agreement that will open new ports.",
        "Peru and Chile intend for their universities to open joint laboratories.",
        "The Department is thrilled to announce a new partnership with six cities.",
        "We welcomed the proposal to raise our talks to ministers and will make this a standing item.",
        "The ministers concurred that, while the talks went on, they would widen the joint patrols.",
        "The Prime Minister confirmed that Mali would continue to provide the data.",
    ],
)
def test_what_is_under_way_towards_an_end_or_told_as_settled_is_promised(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Kenya and Peru are enduring friends, and both peoples share a long past.",
        "As our markets grow, the aims of Kenya and Peru will be met more fully by acting together.",
        "The patience of the crews gives both ministers confidence in calm and that Kenya will continue to help.",
        "The visit notes a tax treaty (BTT). Once in force, the BTT will raise sales and create jobs.",
    ],
)
def test_what_somebody_is_or_what_comes_of_it_is_not_promised(words: str) -> None:
    assert surely(words) == []


def test_a_thing_whose_first_verb_is_on_no_list_renews_no_commitment_of_those_spoken_of_before() -> None:
    words = "The new compact widens trade and underscores the enduring Kenyan commitment to open seas."
    assert surely(f"In May, the President of Kenya met the President of Peru. {words}") == []


def test_a_later_sentence_of_an_item_does_not_end_its_lead_in() -> None:
    text = "Kenya and Peru will work to:\n\n- Build two ports. The plan lays out a coast that is safe and clean.\n"
    assert surely(text) == ["Build two ports."]


@pytest.mark.parametrize(
    "words",
    [
        "Both sides praised the crews in Mali, where Kenya keeps a base, trains divers, and stands ready to help.",
        "The two sides underscored the progress made in fulfilling President Keita's pledge to open the port.",
        "The ministers today announced that Peru and Chile have found a clear path to end the wool dispute.",
        "In her first weeks in office, she signed an order that asked for a review of the wells.",
        "During the May 2010 State Visit, the two presidents directed the creation of a wool council.",
        "We look forward to expanding our partnership in the years ahead.",
        "The following mills announced new commitments today:\n\n- Reed Ltd is a maker of oars.",
    ],
)
def test_what_was_done_before_stands_in_a_description_or_is_only_awaited_is_not_promised(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The negotiators expect to have a draft treaty in place soon.",
        "Chancellor Vogel and the Wool Partnership today announced more than $4 million in new loans.",
    ],
)
def test_what_is_soon_to_be_ready_and_what_somebody_does_beside_a_programme_is_promised(words: str) -> None:
    assert surely(words) == [words]


def test_it_is_the_accord_that_was_spoken_of_last_and_not_who_made_it() -> None:
    text = "Peru will open two ports. This accord will bring calm to the coast. It will feature many good things."
    assert surely(text) == ["Peru will open two ports."]


@pytest.mark.parametrize(
    "words",
    [
        "Today, we embark on a joint effort of ten months to map the reefs.",
        "President Keita Has Announced A Five-Year, $3 Million Plan To Repair The Wells Of Mali.",
        "Decided to widen the talks on wool and to keep the port calm.",
        "We make a solemn commitment to defend the reefs.",
        "The Minister praised the crews and pledged constant Kenyan support as the repairs begin.",
        "Additional Kenyan funding will total $5 million over two years.",
        "Kenya and Peru have reached an historic agreement on the fisheries.",
        "This new partnership will work with 35 mills to widen the use of wool.",
        "During her first visit to Lima, Vice President Owino announced Kenyan funding for the port.",
        "The Agency is continuing to support the clinics of Lima with $4 million for nurses.",
    ],
)
def test_an_act_is_promised_in_title_case_without_a_subject_and_as_money(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "At the summit, the leaders demonstrated their commitment to work with Mali.",
        "President Keita announced the Wool Initiative in June 2005.",
    ],
)
def test_what_was_shown_or_announced_long_ago_is_not_promised(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Our joint approach will combine patrols and repairs along the coast.",
        "In this context, we renew the commitment to jointly repair the wells.",
        "Kenya reiterated its resolve, under its new plans, to rebuild the port.",
        "The dialogue reinforced the bilateral commitment to open the port to fishers.",
    ],
)
def test_a_commitment_is_renewed_across_an_aside_and_our_approach_is_ours(words: str) -> None:
    assert surely(words) == [words]


def test_outcomes_without_a_verb_are_promised_under_what_says_that_they_are_outcomes() -> None:
    items = "- The launch of a $3 million wool fund.\n- A pledge to open ports.\n"
    text = f"Major outcomes from the talks included:\n\n{items}"
    assert surely(text) == ["The launch of a $3 million wool fund.", "A pledge to open ports."]


def test_who_hosts_a_meeting_today_promises_nothing() -> None:
    assert surely("To mark the day, the Ministry is hosting a summit on wool.") == []


def test_what_each_does_by_name_is_promised_in_a_list_of_commitments() -> None:
    lines = [
        "Belgium: Contributing $300,000 to the Wool Fund of the Alps",
        "Chile: Closed all of its old mines last year",
    ]
    text = "National Commitments\n\n" + "\n\n".join(lines) + "\n"
    assert surely(text) == lines[:1]


def test_who_is_determined_that_something_will_be_promises_it() -> None:
    words = "We are determined that the mills will pay for the repairs."
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "This funding will support work in over 40 villages along the coast.",
        "Both ministers affirmed the worth of the talks and the importance of calm and the intention to meet in 2023.",
        "The Budget also requests $1.35 million for the Wool Fund.",
        "We seek a landmark fisheries agreement to open our ports.",
        "Today, we took stock of the repairs and rededicated ourselves to building a safer coast.",
    ],
)
def test_what_is_sought_asked_of_a_budget_or_renewed_beside_something_else_is_promised(words: str) -> None:
    assert surely(words) == [words]


def test_sums_that_others_committed_are_told_of() -> None:
    assert surely("This is more than half of the resources that mill owners committed to finding food.") == []


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        (
            "Chad and Mali will step up the rescue of herds. This effort will include:",
            "Training of vets in both lands;",
        ),
        ("We will widen our work on wells. These steps include:", "Drilling with tools that spare the water;"),
        ("The two ministers resolve:", "To mend the old bridge at once."),
        ("A new fund will allow us next year to take measures to:", "Raise the dams at the river's mouth."),
    ],
)
def test_a_lead_in_that_points_back_to_a_promise_or_ends_in_its_verb_has_items_that_are_promised(
    lead: str, item: str
) -> None:
    assert f"{item}" in [
        f"{quote.rstrip(';')};" if item.endswith(";") else quote for quote in surely(f"{lead}\n\n- {item}\n")
    ]


def test_a_lead_in_that_points_back_to_no_promise_promises_nothing() -> None:
    assert surely("The rains were late in Chad. This harm includes:\n\n- Drying of wells;\n- Loss of herds.\n") == []


@pytest.mark.parametrize(
    "words",
    [
        "The two ministers agreed to the importance of clean wells.",
        "This work will be based on the principle that wells belong to all.",
        "The region will require more than $3 billion by 2030.",
    ],
)
def test_what_is_needed_valued_or_rested_upon_is_no_promise(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "We, the leaders of Chad and Peru, have met in Lima to announce the establishment of a wool fund.",
        "Our Herd Partnership will accomplish these aims through a joint effort to vaccinate cattle.",
        "The Dry Wells Facility will catalyze $30 million in drilling.",
    ],
)
def test_what_is_set_up_where_its_makers_met_and_what_it_will_do_is_promised(words: str) -> None:
    assert surely(words) == [words]


def test_a_commitment_of_which_something_is_told_is_not_renewed() -> None:
    assert surely("They reaffirmed that a mutual commitment to free trade is a pillar of their friendship.") == []
    assert len(surely("They reaffirmed that they remain committed to mend the wells.")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Affirm the importance of our friendship with the herders of the valley.",
        "Today, the Deputy Minister will convene the Council on Wells at the old mill.",
        "The Ministry is announcing steady progress on its plan for the wells.",
    ],
)
def test_what_is_only_valued_a_day_s_event_and_progress_are_no_promises(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Board will look to fund ten mills.",
        "Reed Airways International commits to plant ten groves.",
        "Reed International is committing to plant ten groves by 2030.",
        "The Order establishes a council on wells.",
        "Chad and Mali renewed and expanded their agreement on wells.",
        "The Board entered into a public-private partnership to mend the mills.",
        "Chad and Mali concurred in sharing their maps.",
        "The ministers asked their officials to draft a map of the wells.",
        "The two sides intend to discuss rules for wool.",
        "The Board is drafting a new charter for mills.",
        "Chad joined Mali and Niger to launch a fund for wells.",
        "The leaders welcomed the Republic of Mali's announcement of $2 million for wells.",
        "The River Fund will make $2 million available for wells.",
        "Today the Board is taking new steps to protect the mills.",
        "Chad and Mali have signed a $2.5 million agreement on wells.",
        "Together our countries plan to dig ten wells.",
        "Our countries will grow the wool trade by lending looms.",
        "Mali is making a $2 million contribution to the mills.",
        "The Board partnered with Mali to establish a school of weaving.",
    ],
)
def test_makers_by_name_and_acts_by_other_words_promise(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The guilds make direct gifts and sales to mills.",
        "The Board charged ten millers with theft and fraud.",
        "Chad is rallying its friends to the cause of wool.",
        "The Board is taking bold steps to serve the mills.",
        "The fairs announced today in Lima draw weavers.",
        "Chad praised the mills that Mali announced.",
        "Once it enters into force, the agreement frees trade.",
        "We continue to recognise the part that mills play.",
        "Our experts assess that the Wool Drive will save ten mills.",
        'The "Fair Wool Plan" will seek better trade.',
        "The law pays guilds to mend mills; create fairs; and teach weavers.",
        "The leaders reiterated their support for a peaceful Chad.",
        "These new centers will train weavers in Chad.",
    ],
)
def test_nouns_praise_and_things_told_in_passing_promise_nothing(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Leaders will affirm the importance of open seas.",
        "The Prime Minister will give a speech on trade in Bamako.",
        "The President will honor 12 nurses.",
        "The two sides discussed fisheries and plans to open a port.",
        "I hope our two countries will lend more.",
        "Chad joins 26 countries committed to open seas.",
        "The leaders released the following statement.",
        "We welcome the G7's launch of a wool fund.",
        "If Chad signs a pact on wool with Mali, Peru may end this one.",
        "Demand for wool will expand in the coming years.",
        "Cutting tolls this year will help us to build ports.",
    ],
)
def test_what_a_day_brings_what_is_talked_of_and_what_others_do_is_no_promise(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Ministry will give a grant to each school.",
        "The two sides will hold a meeting of the Wool Commission every year.",
        "We will honour our commitments under the Wool Treaty.",
        "The leaders discussed fisheries and committed to clean the sea.",
        "We believe in free trade and will cut tolls by half.",
        "If Chad signs the pact, Peru will open its ports.",
        "The leaders welcomed the launch of a wool fund.",
    ],
)
def test_what_only_looks_like_it_stays_a_promise(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru is going to hire 300 nurses.", "pledge"),
        ("Peru and Chile are going to open an office.", "pledge"),
        ("We are going to hire 300 nurses.", "pledge"),
        ("Peru is hiring 300 nurses.", "announcement"),
        ("Peru is providing 300 nurses.", "announcement"),
        ("Peru is launching a fund of $5 million.", "launch"),
        ("Peru is opening an office in Lima.", "launch"),
        ("Peru will hire 300 nurses.", "pledge"),
    ],
)
def test_who_is_going_to_do_something_promises_it(text: str, kind: str) -> None:
    assert [found.kind.value for found in candidates(text)] == [kind]
