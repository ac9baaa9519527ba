"""Whose promise it is, where a text calls its makers by what they are, and which section it stands in."""

import pytest

from commitments.extract import candidates
from commitments.extract.coding import Coder
from commitments.model import Span


def makers(text: str, **of_document: str) -> list[tuple[str, ...]]:
    return [one.actors for one in candidates(text, **of_document) if one.confidence > 0.5]


@pytest.mark.parametrize(
    "who", ["Leaders", "The Presidents", "Ministers", "The Foreign Ministers", "Heads of State and Government"]
)
def test_those_who_made_the_text_are_named_by_what_they_are(who: str) -> None:
    text = f"Joint Statement by Kenya and Peru\n\n{who} agreed to build ten ports by 2030."
    assert makers(text, title="Joint Statement by Kenya and Peru") == [("Kenya", "Peru")]


def test_leaders_of_a_group_are_those_who_issued_it() -> None:
    text = "G20 Leaders' Declaration\n\nLeaders resolved to cut emissions by 2030."
    assert makers(text, title="G20 Leaders' Declaration", issuer="G20") == [("G20",)]


def test_ministers_of_nobody_who_is_known_stay_ministers() -> None:
    assert makers("Ministers agreed to close two mines by 2030.") == [("Ministers",)]


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("The MOU will see Peru and Chile build ten ports by 2030.", ("Peru", "Chile")),
        ("The agreement will see Peru invest $5 million in Chile.", ("Peru",)),
        ("The agreement will see the two of them build ten ports.", ()),
    ],
)
def test_whom_an_agreement_will_see_act_promises_that(words: str, actors: tuple[str, ...]) -> None:
    assert [one.actors for one in candidates(words)] == [actors]


@pytest.mark.parametrize(
    "words",
    [
        "Norway will fund three plants and Kenya will provide €45 million",
        "Kenya pledges to ban single-use plastics, France to fund three plants worth €45 million",
    ],
)
def test_a_summary_tells_of_both_where_two_promise_in_one_quote(words: str) -> None:
    assert [(one.summary, one.amount) for one in candidates(f"{words}.")] == [(words, None)]


def test_the_title_is_no_section() -> None:
    text = "PLAN A\n\nWe will build ten ports by 2030.\n\nAims\n\nWe will close two mines.\n"
    assert [one.section for one in candidates(text, title="Plan A")] == ["", "Aims"]
    assert [one.section for one in candidates(text, title="Another")] == ["PLAN A", "Aims"]
    coder = Coder(text, title="Plan A")
    assert [coder.coding(Span(*span)).section for span in ((8, 20), (48, 60))] == ["", "Aims"]
