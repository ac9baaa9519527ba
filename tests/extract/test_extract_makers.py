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
        "Kenya, Uganda, and Tanzania are strengthening our coordination on locusts.",
        "We are building a joint early warning system for floods.",
        "A Reconstruction Council is being established in Lima.",
        "The Bank is working with towns to open a clinic.",
        "The two ministries are working together to publish a map of wells.",
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
        "The Bank is working to end poverty.",
        "Aid groups are working to provide a better future.",
        "We are steadily building a better service.",
        "So we are building a better life, you know.",
        "The Ministry praised the ports we are building along the coast.",
        "Companies are leaving the market in great numbers.",
        "Jobs have been created.",
        "We are urging all sides to show restraint.",
        "We are confronting the gravest crisis in decades.",
        "We are entering a decisive decade.",
        "We are recovering from the flood.",
        "Together we are charting a course towards peace.",
        "We are proving that democracy delivers.",
        "Mali is on track to export all its cotton.",
    ],
)
def test_what_they_are_in_or_see_or_do_as_ever_is_none(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "We stand ready to impose further tariffs on smuggled timber.",
        "We are ready to work together and drive action against poachers.",
        "We are prepared to take further measures against those who fund the militias.",
        "Today, we reassured President Okoro of our continued readiness to train his pilots.",
        "They assured the Prime Minister of their determination to rebuild the port.",
        "We remain resolute as ever in supporting the islands.",
        "Peru, Chile, and Ecuador stand united in our dedication to protect the reefs.",
        "Chile and Peru are unwavering in our commitments to share the water.",
        "We told the King that we are undeterred and steadfast in our commitment to providing the ferries.",
        "We are deeply invested in the peace of the islands, and are committed to bringing them aid.",
        "Our commitment to the treaty is ironclad.",
        "The Union's resolve to cut its oil imports is unequivocal.",
        "Both sides stated that their commitment to the river accord remains firm.",
        "President Okoro noted his country's commitment to uphold the ceasefire.",
        "Prime Minister Lee committed New Zealand to join the reef alliance.",
        "We are ready and willing to host the talks.",
        "The leaders are fully aligned in their determination to curb smuggling.",
        "It is our firm intention to close the mine by 2030.",
        "Our resolve to defend the islands has never been stronger.",
        "Our determination to fight piracy will not waver.",
        "The agreement underscores the Norwegian government's commitment to help rebuild the quay.",
    ],
)
def test_a_mind_made_up_promises_whatever_adjective_or_noun_tells_it(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The ferry is ready to sail.",
        "We are ready to hear the news.",
        "We are interested in buying the wool.",
        "We are united in condemning the raid.",
        "Chad has been steadfast in helping the herders.",
        "The signing underscores our shared commitment to help small ports.",
        "Our friendship is rooted in our commitment to freedom.",
        "Our commitment to peace is known.",
        "Her commitment to music was legendary.",
        "President Diaz highlighted the commitment of President Kim to pursue safe migration.",
        "We met to discuss our shared commitment to safe seas.",
        "The visitors are delighted with our readiness to help.",
        "The league is a central element in our efforts to save the reefs.",
        "We are confident in our ability to win.",
        "We are proud of our commitment to peace.",
        "The forces are prepared for any contingency.",
        "Our countries share a desire to deepen their friendship.",
        "They underscored the importance of strengthening efforts to combat piracy.",
        "Over the past year, we have demonstrated our commitment to these goals.",
    ],
)
def test_a_mind_of_another_or_shown_or_talked_of_promises_nothing(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "We reaffirm that the junta's assets in our banks will remain frozen until the hostages return.",
        "We reaffirm that, in line with our laws, the junta's boats will remain impounded.",
        "President Kim reiterated that his country's full range of ships will contribute to the patrols.",
        "Both sides confirmed that their radar stations will share data on storms.",
        "We affirm, in line with our laws, that the stolen art will be returned.",
        "We have resolved that no vessel of the junta will enter our ports.",
    ],
)
def test_what_will_be_is_theirs_behind_what_they_affirm_or_resolve(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "We affirm that peace will prevail.",
        "They confirmed that trade will benefit both peoples.",
        "We are convinced that the reform will strengthen growth.",
        "We reaffirm that the drought will remain a grave threat.",
        "He reiterated that prices will rise.",
        "They affirmed that the accord will strengthen ties.",
        "The report confirms that sea levels will remain elevated.",
    ],
)
def test_what_will_come_by_itself_is_not_theirs_whoever_affirms_it(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The task force is expected to hold a workshop for fishers.",
        "Chile and Peru envisage to meet twice a year to exchange data on tides.",
        "The Fund anticipates replicating the scheme in six provinces.",
        "The three ministries plan on launching a new reef plan.",
        "We expect to become a founding member of the alliance.",
        "The two sides envisage concluding the accord in May.",
        "They also expect completion of the survey of the reef.",
        "They welcomed Mr. Lee's reaffirmation of Japan's alliance commitments.",
        "We welcome Japan's announcement to fund the sea wall.",
        "We welcome Chile's decision to close its coal plants.",
        "In this spirit, we welcome President Ruto's clearly stated commitment to reopen the port.",
    ],
)
def test_an_act_that_is_expected_of_oneself_or_welcomed_of_a_partner_is_promised(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The economy is expected to recover.",
        "Prices are expected to rise.",
        "We expect the number of claims to rise.",
        "Schools anticipate receiving $2 million from the state.",
        "They anticipate facing long delays.",
        "The minister is expected to arrive on Monday.",
        "The Union is expected to account for half of all sales.",
        "They welcome the League's commitment to a peaceful region.",
        "Farmers plan on rain.",
        "Analysts expect the opening of markets to be slow.",
        "Traders expect a rise of prices.",
    ],
)
def test_what_is_expected_to_befall_somebody_is_not_promised(words: str) -> None:
    assert surely(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "We will hold working meetings every year.",
        "Our coast guards also plan to patrol the strait.",
        "The ministers underscore their plan to open a school.",
        "We, the ministers of the coast (C4), have reached a consensus on how to share the catch.",
        "Both sides pledged, through the new body, to map the wells.",
        "Peru and Chad (together, the Parties) will map the wells.",
        "Peru restated its ironclad support for Chad's border.",
    ],
)
def test_a_pledge_is_read_through_what_stands_between_its_words(words: str) -> None:
    assert surely(words) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The two ministers met. Cutting red tape at ports will save traders time.",
        "The two ministers met. Nothing in this article shall preclude a tax.",
        "They will hold a bilateral meeting next week.",
        "Our previous plan to build a port was dropped.",
        "Peru voiced its support for Chad.",
    ],
)
def test_what_no_one_does_or_meets_for_once_promises_nothing(words: str) -> None:
    assert surely(words) == []


def test_what_they_affirm_will_be_is_promised_by_who_affirms_it() -> None:
    text = "Peru and Chile reaffirm that the stolen gold will remain frozen until the war ends.\n"
    assert [(one.quote, one.actors) for one in candidates(text)] == [(text.strip(), ("Peru", "Chile"))]
