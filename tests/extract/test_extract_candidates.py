"""What is proposed as a commitment, how it is coded, and that the figures on the first document hold."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.extract import Candidate, Tier, candidates
from commitments.extract.platforms import is_platform
from commitments.model import Amount, Kind
from commitments.sentences.cut import sentences
from tests.growth import grows_with_size

HERE = Path(__file__).parent
FIRST = (HERE.parents[1] / "data" / "us-japan-2017.txt").read_text("utf-8")


def only(text: str, **facts: object) -> Candidate:
    (found,) = candidates(text, **facts)  # type: ignore[arg-type]
    return found


def tiers(text: str, **facts: object) -> list[str]:
    return [found.tier.value for found in candidates(text, **facts)]  # type: ignore[arg-type]


def surely(text: str) -> list[str]:
    return [found.quote for found in candidates(text) if found.tier is not Tier.POSSIBLE]


def test_the_first_document_s_twelve_promises_are_found_and_nothing_else() -> None:
    sys.path.insert(0, str(HERE.parent / "bench"))
    try:
        from extraction import judge, score
    finally:
        sys.path.pop(0)
    found = score(judge(HERE / "us-japan-2017-sentences.json"), Tier.POSSIBLE)
    assert (found.found, found.wrong, found.missed) == (12, 0, 0)


def test_the_first_document_s_promises_are_coded() -> None:
    found = candidates(FIRST, published=PartialDate.parse("2017-11-06"))
    assert [(c.kind.value, c.actors, c.due, c.amount) for c in found] == [
        ("reaffirmation", ("President Donald J. Trump", "Prime Minister Shinzo Abe"), None, None),
        ("reaffirmation", ("President Donald J. Trump",), None, None),
        ("pledge", ("President Donald J. Trump",), None, None),
        ("reaffirmation", ("United States", "Japan"), None, None),
        ("pledge", ("Overseas Private Investment Corporation",), "2017-11-07", None),
        ("launch", ("United States", "Japan"), None, None),
        (
            "agreement",
            (
                "U.S. Trade and Development Agency (USTDA)",
                "Japan's Ministry of Economy, Trade and Industry (METI)",
            ),
            None,
            None,
        ),
        ("reaffirmation", ("President Trump", "Prime Minister Abe"), None, None),
        ("announcement", ("Toyota", "Mazda"), None, Amount(1_600_000_000, "USD")),
        ("pledge", ("Japan",), None, None),
        ("reaffirmation", ("President Donald J. Trump", "Prime Minister Shinzo Abe"), None, None),
        ("pledge", ("President Donald J. Trump", "Prime Minister Shinzo Abe"), None, None),
    ]


def test_sections_are_the_headings_the_quotes_stand_under() -> None:
    assert list(dict.fromkeys(found.section for found in candidates(FIRST))) == [
        "STRENGTHEN INTERNATIONAL RESOLVE TO DENUCLEARIZE NORTH KOREA",
        "PROMOTE A FREE AND OPEN INDO-PACIFIC REGION",
        "ADVANCE AMERICA'S PROSPERITY",
    ]


PIECES = st.sampled_from(
    [
        "We will build homes. ",
        "The Government ",
        "will ",
        "and Japan ",
        "commits to ",
        "$5 ",
        "by 2030",
        "; ",
        ", ",
        "\n",
        "- ",
        "(a) ",
        ": ",
        "“",
        "US$1-2 bn ",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_every_quote_is_exactly_the_characters_of_its_span(text: str) -> None:
    for found in candidates(text, published=PartialDate.parse("2020-02-29")):
        assert text[found.span.start : found.span.end] == found.quote != ""
        assert 0 <= found.confidence <= 1 and found.rules


def test_the_same_text_gives_the_same_answer() -> None:
    assert candidates(FIRST) == candidates(FIRST)


@pytest.mark.parametrize(
    "words",
    [
        "We will end fuel poverty.",
        "We'll cut waiting lists.",
        "A Labour government will build a million homes.",
        "The Ministry of Health intends to recruit 3,000 nurses.",
        "The two leaders agreed to resume talks.",
        "Both sides reaffirmed their commitment to free trade.",
        "They committed to faithfully and fully implementing the resolution.",
        "We remain determined to support the poorest countries.",
        "The European Union and Canada shall establish a joint committee.",
        "Yesterday the President signed an Executive Order on trade.",
        "The ministers have instructed their officials to prepare a plan.",
        "Weapons licences of offenders will be revoked.",
        "We will not allow the treaty to fail.",
        "The Government will, as a first step, cut the levy.",
        "China will take significant measures to end the trade.",
        "The firm has committed **$10 million** to [plant trees](https://trees.example/a_(b)).",
        "We firmly oppose threats to the rules-based international order and commit to maintaining peace.",
        "We also share our willingness to help families to meet.",
        "Sunpump, a firm that sells to farmers, has committed $2 million to plant trees.",
        "The two leaders agreed on pursuing a truce.",
        "We do not and will never recognize the annexation.",
        "Our Government will make more data available to all.",
    ],
)
def test_a_promise_is_strong(words: str) -> None:
    assert tiers(words) == ["strong"]


@pytest.mark.parametrize(
    "words",
    [
        "President Trump strengthened international resolve to address the challenges.",
        "New investments that will employ thousands of workers were praised.",
        "He spoke of the need for market access commitments from Japan.",
        "The President met with families of the abducted.",
        "Growth will remain weak.",
        "This initiative will transform the region.",
        "They agreed on the importance of working together.",
        "The leaders agreed that the deal is terrible.",
        "There is no political will to act.",
        "Who will pay?",
        "We hope that the partners will provide aid.",
        "The plan to build homes was discussed.",
        '"We will always be friends," said the President.',
        "Canada will do so in the following ways.",
        "He praised the review, which is open and will explore diplomacy.",
        "She noted a framework that helps its members and will drive growth.",
        "The Minister looks forward to Japan's contributions to end hunger.",
    ],
)
def test_what_promises_nothing_is_at_most_possible(words: str) -> None:
    assert surely(words) == []


def test_what_is_asked_of_others_is_a_possible_request() -> None:
    found = only("We call on Russia to withdraw its troops.")
    assert (found.tier, found.kind, found.counterparties) == (Tier.POSSIBLE, Kind.REQUEST, ("Russia",))


def test_items_finish_their_lead_in_and_share_its_subject() -> None:
    found = candidates(
        "The Government will:\n(a) hire 1,000 nurses by 2027;\n(b) a review of pay; and\n(c) cut waiting times.\n"
    )
    assert [(c.quote, c.actors, c.due) for c in found if c.tier is Tier.STRONG] == [
        ("hire 1,000 nurses by 2027;", ("Government",), "2027"),
        ("cut waiting times.", ("Government",), None),
    ]


def test_items_that_finish_a_report_are_no_promises() -> None:
    assert (
        surely("Since then, we have made progress:\n- new measures have been adopted;\n- banks have been repaired.\n")
        == []
    )


def test_imperative_bullets_are_promises_where_the_text_promises() -> None:
    text = "Our key commitments:\n- Build 300,000 homes a year\n- Abolish tuition fees\n"
    assert [c.quote for c in candidates(text) if c.tier is Tier.STRONG] == [
        "Build 300,000 homes a year",
        "Abolish tuition fees",
    ]


def test_a_manifesto_s_sentences_in_the_imperative_are_promises() -> None:
    assert tiers("Scrap tuition fees for nurses.", kind="manifesto") == ["strong"]
    assert tiers("Scrap tuition fees for nurses.") == ["likely"]


def test_it_is_who_was_spoken_of_last() -> None:
    found = candidates("The Government is responding. It will cut the tax on homes.")
    assert [c.actors for c in found] == [("Government",)]
    assert surely("The plan is ready. It will bring prosperity.") == []


def test_a_sentence_with_two_agents_and_verbs_makes_two_candidates() -> None:
    found = candidates(
        "Japan will buy rice worth $8 billion, and the United States will lower its tariffs to 15 percent."
    )
    assert [(c.quote, c.actors) for c in found] == [
        ("Japan will buy rice worth $8 billion", ("Japan",)),
        ("the United States will lower its tariffs to 15 percent.", ("United States",)),
    ]


def test_a_list_inside_a_sentence_makes_a_candidate_of_each_item() -> None:
    found = candidates("The Parties will: (a) cut tariffs by 2030; (b) open ports; and (c) fund schools.")
    assert [(c.quote, c.actors, c.due) for c in found] == [
        ("cut tariffs by 2030", ("The Parties",), "2030"),
        ("open ports", ("The Parties",), None),
        ("fund schools.", ("The Parties",), None),
    ]
    text = "We are committed to: cutting tariffs in all sectors; opening ports for trade; and funding schools."
    assert len(candidates(text)) == 3


def test_a_bracketed_lead_in_opens_its_list() -> None:
    found = candidates(
        "[We, the Parties, commit to:]\n- cut tariffs;\n- open ports.\n[Trade] The ministers agreed to meet monthly.\n"
    )
    assert [(c.quote, c.actors) for c in found] == [
        ("cut tariffs;", ("Parties",)),
        ("open ports.", ("Parties",)),
        ("[Trade] The ministers agreed to meet monthly.", ("Ministers",)),
    ]


def test_one_agent_with_two_verbs_stays_one_candidate() -> None:
    text = "Japan will buy rice and open its market for beef by 2030."
    assert [c.quote for c in candidates(text)] == [text]


def test_what_was_promised_long_ago_is_not_promised_again() -> None:
    assert surely("In Pittsburgh, we launched the Framework for Growth.") == []


def test_the_rules_that_spoke_are_named_with_their_sign() -> None:
    found = only("By removing barriers, we will build a stronger economy by 2030.")
    assert found.rules == ("+agent-will", "-result-of-something", "+has-a-deadline-or-a-number")


def test_hints_say_what_makes_it_testable() -> None:
    assert only("We will build 300,000 homes by 2030.").hints == ("number", "deadline", "concrete verb")
    assert only("We will foster friendship.").hints == ()


def test_progress_runs_from_nothing_to_all() -> None:
    seen: list[tuple[int, int]] = []
    candidates("We will act. " * 500, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 500), (200, 500), (400, 500), (500, 500)]


@pytest.mark.parametrize(
    "unit", ["will ", "We will do X\n", "commitment to ", ", ", "$1 ", "President Aa ", "We will:\n- ", "by 2030 "]
)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    assert grows_with_size(lambda size: candidates(unit * (size // len(unit))), 10_000, 80_000, least=0.01)


def test_a_joint_statement_s_we_are_the_countries_it_names_and_not_its_publisher() -> None:
    text = "Japan and the European Union will meet each year. We will cut tariffs."
    found = candidates(text, issuer="The Ministry of Trade", kind="joint statement")
    assert [each.actors for each in found][-1] == ("Japan", "European Union")


def test_the_leaders_of_many_countries_are_named_one_by_one() -> None:
    text = "We, the leaders of Chile, Costa Rica, and Peru, met today. We will open a new port."
    assert [found.actors for found in candidates(text)] == [("Chile", "Costa Rica", "Peru")]


def test_a_lead_in_s_deadline_is_that_of_its_items_too() -> None:
    text = "The Parties commit to take the following actions by May 14, 2025:\n\n- cut the duty;\n- open the port.\n"
    assert [str(found.due) for found in candidates(text)] == ["2025-05-14", "2025-05-14", "2025-05-14"]


def test_letters_that_stand_for_a_fund_promise_nothing() -> None:
    text = "The Green Growth Fund\n(GGF) is ours. The GGF will catalyze investment. NASA will train pilots."
    assert [found.actors for found in candidates(text) if found.tier is not Tier.POSSIBLE] == [("NASA",)]


def test_a_company_s_full_name_keeps_its_comma() -> None:
    assert [found.actors for found in candidates("Micro Works, Inc. will build a plant.")] == [("Micro Works, Inc.",)]


def test_a_promise_in_a_participle_is_that_of_its_sentence_s_subject() -> None:
    (found,) = candidates("Alpha and Beta met the press, agreeing to pay for the grid.")
    assert (found.tier, found.actors, found.summary) == (Tier.STRONG, ("Alpha", "Beta"), "Pay for the grid")


def test_a_text_that_opens_list_after_list_with_what_a_government_will_do_is_a_platform() -> None:
    block = (
        "People wait too long.\n\nA re-elected Reform government will:\n\n- Hire nurses.\n\nInvest more in clinics.\n\n"
    )
    assert "Invest more in clinics." in surely(block * 5)
    assert "Invest more in clinics." not in surely(block * 2)


def test_who_announces_that_it_will_act_is_the_actor() -> None:
    text = "Canada met the press. Across these talks, Japan reiterated that it will cut tariffs."
    assert [found.actors for found in candidates(text)] == [("Japan",)]


def test_a_joint_text_that_says_we_will_throughout_is_no_manifesto() -> None:

    alone = "\n\n".join([*("We will build ten ports." for _ in range(20)), "Lower taxes for all.", "The sea is wide."])
    joint = f"{alone}\n\nOur two nations share a sea.\n\nBoth leaders praised the sea."
    assert (is_platform("", sentences(alone)), is_platform("", sentences(joint))) == (True, False)
