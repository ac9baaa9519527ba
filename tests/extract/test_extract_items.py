"""Items of lists: which are acts of those whose text it is, which head what is told of them, which name goods."""

import pytest

from commitments.extract import Tier, candidates


def surely(text: str) -> list[str]:
    return [found.quote for found in candidates(text) if found.tier is not Tier.POSSIBLE]


def test_gerunds_that_are_all_of_an_item_are_acts_of_the_text_s_makers() -> None:
    text = "Rivers and Lakes\n\n- Dredging the old canal with Peru;\n- Rolling out a gauge for floods.\n"
    assert surely(text) == ["Dredging the old canal with Peru;", "Rolling out a gauge for floods."]


def test_verbs_that_are_all_of_an_item_are_acts_where_they_end_like_a_sentence() -> None:
    assert surely("Rivers and Lakes\n\n- Expand the canal with Peru.\n- Build a gauge for floods.\n") == [
        "Expand the canal with Peru.",
        "Build a gauge for floods.",
    ]
    assert surely("Rivers and Lakes\n\n- Build Gauges\n- Cut Tolls\n") == []


def test_what_an_initiative_s_activities_include_is_promised() -> None:
    text = "The activities of the Wool Initiative may include the following:\n\n- Expand the fair in Lima.\n"
    assert surely(text) == ["Expand the fair in Lima."]


def test_what_is_only_proposed_in_a_list_is_not_promised() -> None:
    assert surely("Proposals of the Guild\n\n- Expand the canal with Peru.\n- Build a gauge for floods.\n") == []


@pytest.mark.parametrize(
    "item",
    [
        "Noting that the canal is silted.",
        "Welcoming the talks on the canal.",
        "Building gauges is slow and dear.",
        "Following the talks, the Guild heard a song.",
        "Drying of wells.",
        "Investing in Our Rivers",
    ],
)
def test_gerunds_that_value_or_are_nouns_or_headings_are_no_acts(item: str) -> None:
    assert surely(f"Rivers and Lakes\n\n- {item}\n") == []


def test_a_gerund_whose_paragraph_tells_on_of_it_is_its_heading() -> None:
    text = "Rivers and Lakes\n\n- Dredging the old canal. The canal is a mile long.\n- Lifting locks. They are old.\n"
    assert surely(text) == []


def test_a_later_sentence_of_an_item_does_not_end_the_lead_in() -> None:
    text = "We are announcing new support for:\n\n- the old canal. Trade needs deep water.\n"
    assert "Trade needs deep water." not in surely(text)


def test_goods_and_purchases_that_a_new_deal_includes_are_announced() -> None:
    text = "The new aid package includes:\n\n- 40 ferries and 2,000 nets;\n- Purchases of 12 barges.\n"
    assert surely(text) == ["40 ferries and 2,000 nets;", "Purchases of 12 barges."]
    assert surely("Previous aid, a package of 2019, includes:\n\n- 40 ferries;\n- Purchases of 12 barges.\n") == []


def test_names_that_a_lead_in_points_back_for_are_not_committed_to() -> None:
    text = "Chad commits to mend ten mills. These include:\n\n- The Old Mill in Abéché.\n- The Red Mill.\n"
    assert surely(text) == ["Chad commits to mend ten mills."]


def test_an_item_that_is_no_act_is_at_most_possible_under_a_lead_in_that_promises() -> None:
    text = "Our key commitments:\n\n- The old mill in Lima, a jewel.\n- A pledge to mend the old mill.\n"
    assert surely(text) == ["A pledge to mend the old mill."]


def test_what_is_done_by_the_items_of_a_lead_in_is_promised_with_it() -> None:
    text = "Chad will work to make trade in wool with Mali far more easy by:\n\n- streamlining fees at ports;\n"
    assert surely(text)[1:] == ["streamlining fees at ports;"]
    assert surely("Schools save light by:\n\n- streamlining hours in winter;\n") == []


def test_an_item_told_at_length_where_an_act_is_to_come_is_no_heading() -> None:
    told = "Opening a new port with two piers for the ferries of the lake."
    assert told in surely(f"Chad and Mali will widen their trade by:\n\n- {told} The piers are of oak.\n")
    assert surely(f"Chad and Mali saw these:\n\n- {told} The piers are of oak.\n") == []


def test_a_lead_in_that_says_what_is_being_done_promises_by_itself() -> None:
    assert surely("We are taking the following steps:\n\n- a gauge\n")[:1] == ["We are taking the following steps:"]
    assert surely("We are facing the following floods:\n\n- the great one of May\n") == []


def test_a_lead_in_whose_act_is_whole_without_its_items_promises_by_itself() -> None:
    text = "{}:\n\n- mend nets\n"
    whole = "Peru will sign a pact to", "We will convene a board, which will"
    assert [surely(text.format(one))[:1] for one in whole] == [[f"{one}:"] for one in whole]
    bare = "Peru will work with the towns to", "We will make a plan to", "Peru will"
    assert [surely(text.format(one))[:1] for one in bare] == [["mend nets"]] * 3


def test_what_money_is_lent_for_and_that_it_is_lent_are_both_promised() -> None:
    text = "The Ministry will lend $40 million to:\n\n- Repair the dam\n- The dam is old\n"
    assert surely(text) == ["The Ministry will lend $40 million to:", "Repair the dam"]


def test_what_is_being_given_is_told_by_the_items_of_its_list() -> None:
    text = "The Ministry is providing:\n\n- 40,000 nets for the villages\n\nThe farms are:\n\n- 20 miles away\n"
    assert surely(text) == ["40,000 nets for the villages"]


@pytest.mark.parametrize(
    "line",
    [
        "COMMITTING to lasting peace on the lakes;",
        "REAFFIRMING commitment to support the wardens of the lakes;",
        "FURTHER REAFFIRM our commitment to open ports.",
        "SUPPORT trade in wool and in salt fish;",
        "FURTHER PROMOTE the wool trade of the isles;",
    ],
)
def test_what_a_declaration_resolves_by_a_verb_in_capitals_is_promised(line: str) -> None:
    assert surely(f"The two Guilds met in Lima.\n\n{line}\n\nThe lakes are wide.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "RECALLING the signing of the Treaty of the Lakes in Lima;",
        "FURTHER RECALLING that the Guilds announced their intent to build two ports;",
        "ACKNOWLEDGING that Peru will open its market to wool;",
        "FURTHER REAFFIRM that the Treaty supports the aims of the Guilds and of their wardens;",
        "STRESS the importance of open ports to the Guilds;",
    ],
)
def test_what_a_declaration_recalls_or_affirms_to_be_so_is_not_promised(line: str) -> None:
    assert surely(f"The two Guilds met in Lima.\n\n{line}\n\nThe lakes are wide.") == []


@pytest.mark.parametrize(
    "item",
    [
        "Dredging the old canal of the Guild (OCG) is most of the work.",
        "The gauge builds on a promise of the wardens.",
        "Topics of the talks included the use of nets.",
        "To keep the canal clean, we need to know its depth.",
        "Following on last year's talks, the paper stresses the worth of nets.",
    ],
)
def test_items_that_describe_promise_nothing_under_a_heading_that_promises(item: str) -> None:
    assert surely(f"Rivers and Lakes\n\nOur key commitments:\n\n- {item}\n") == []


@pytest.mark.parametrize(
    "item", ["Rights of way for all boats", "Grants and loans to small ports", "Two wells for towns that need them"]
)
def test_items_that_name_what_is_promised_stay_promised(item: str) -> None:
    assert [found.quote for found in candidates(f"Rivers and Lakes\n\nOur key commitments:\n\n- {item}\n")] == [item]


def test_a_heading_in_title_case_that_its_paragraph_tells_on_of_is_no_act() -> None:
    assert surely("Fix the Old Roads and Bridges. They were built by the Guild in old times.") == []
    assert surely("Fix the old roads and bridges of Lima. They were built by the Guild in old times.") != []


def test_what_a_promise_includes_is_promised_where_it_is_an_act_or_something_new() -> None:
    said = "Peru will help the ports. "
    assert len(surely(f"{said}This will include training 40 crews.")) == 2
    assert len(surely(f"{said}It includes new nets for the crews.")) == 2
    assert len(surely(f"{said}This includes the towns by the lake.")) == 1
    assert len(surely(f"{said}In Lima, this includes training 40 crews.")) == 2
    assert surely("Peru is a land of ports. This includes training 40 crews.") == []
    assert len(surely(f"{said}\n\nThis includes training 40 crews.")) == 1


def test_an_act_behind_what_it_is_about_is_an_act() -> None:
    text = "Rivers and Lakes\n\n- Clean rivers – Expand the old canal.\n- Wool prices – The wool fair was in May.\n"
    assert surely(text) == ["Clean rivers – Expand the old canal."]
    told_on = "Rivers and Lakes\n\n- Clean rivers: expand the old canal. The canal is old.\n"
    assert surely(told_on) == ["Clean rivers: expand the old canal."]


def test_a_sentence_behind_its_heading_speaks_for_itself() -> None:
    text = "Rivers and Lakes\n\n- Dredging canals – Peru will lend $5 million. The canals are old.\n"
    assert surely(text) == ["Dredging canals – Peru will lend $5 million."]


def test_what_goes_where_of_something_promised_is_promised() -> None:
    text = "The nets will be shared as follows:\n\n- About 7 million for the lakes of Peru\n- The lakes are wide\n"
    assert "About 7 million for the lakes of Peru" in surely(text)
    assert surely("The nets were lost as follows:\n\n- About 7 million in the lakes of Peru\n") == []


def test_a_lead_in_may_end_in_a_dash_and_its_items_go_on_with_what_it_binds_to() -> None:
    text = "Peru shall ensure that its ports, when they sell nets─\n(a) refrain from asking fees; and\n(b) list them."
    assert "refrain from asking fees;" in surely(text)


def test_a_second_act_of_an_item_ends_its_lead_in_too() -> None:
    text = "We decide to:\n\n- Expand the canal. Build a gauge for floods. The floods are high.\n"
    assert surely(text) == ["We decide to:", "Expand the canal.", "Build a gauge for floods."]


def test_what_an_act_by_its_name_includes_is_promised() -> None:
    text = "Rivers and Lakes\n\n- Fencing the old canals – This includes planting trees. The canals are old.\n"
    assert surely(text) == ["Fencing the old canals – This includes planting trees."]
    assert surely("Rivers and Lakes\n\n- Fencing the old canals – It is hard work. The canals are old.\n") == []


def test_a_lead_in_that_is_but_a_subject_has_its_verbs_in_its_items() -> None:
    text = "In particular, the Executive Order:\n\n- Creates a council on ports.\n- Ports are few.\n"
    assert surely(text) == ["Creates a council on ports."]


def test_an_item_that_agrees_to_something_heads_nothing() -> None:
    text = "Rivers and Lakes\n\n- Agreeing to meet each year in Lima. The lakes are wide.\n"
    assert surely(text) == ["Agreeing to meet each year in Lima."]


def test_a_list_of_what_was_discussed_promises_nothing() -> None:
    assert surely("The Guilds discussed the following measures:\n\n- Lower fees for boats\n") == []
    assert surely("The Guilds announce the following measures:\n\n- Lower fees for boats\n") != []


def test_money_that_was_lost_is_not_promised() -> None:
    assert surely("The aid of the Guild is as follows:\n\n- $40 million for walls\n") == ["$40 million for walls"]
    assert surely("The losses of the Guild are as follows:\n\n- $40 million in walls\n") == []


def test_what_is_only_shown_in_a_list_is_not_told_as_done() -> None:
    done = "The Guild is funding the following repairs:"
    shown = "The Guild is highlighting the following repairs:"
    assert done in surely(f"{done}\n\n- The old wall\n")
    assert shown not in surely(f"{shown}\n\n- The old wall\n")
