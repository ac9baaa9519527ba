"""Resolutions, one sentence from the body that adopts them to the last paragraph: what is asked, and by whom."""

import pytest

from commitments.extract import candidates
from commitments.model import Kind

PARAGRAPHS = """

1. Urges Parties to act;

2. Also urges developed country Parties to report by 2027;

3. Invites donors to give more;

4. Decides to hold a meeting.
"""
ADOPTED = "Decision 1/CP.27\n\nThe Conference of the Parties,\n\nRecalling its decision,"


@pytest.mark.parametrize(
    ("opening", "body"),
    [(ADOPTED, ("Conference of the Parties",)), ("The General Assembly:", ("General Assembly",)), ("Decision.", ())],
)
def test_paragraphs_that_ask_are_requests_of_the_body_that_adopts_them(opening: str, body: tuple[str, ...]) -> None:
    found = candidates(opening + PARAGRAPHS)
    assert [(one.quote, one.kind, one.actors) for one in found] == [
        ("Urges Parties to act;", Kind.REQUEST, body),
        ("Also urges developed country Parties to report by 2027;", Kind.REQUEST, body),
        ("Invites donors to give more;", Kind.REQUEST, body),
        ("Decides to hold a meeting.", Kind.PLEDGE, body),
    ]
    assert [(str(one.due), one.counterparties) for one in found[:2]] == [("None", ("Parties",)), ("2027", ())]


@pytest.mark.parametrize(
    ("issuer", "body"), [("Conference of the Parties", ("Conference of the Parties",)), ("The White House", ())]
)
def test_a_body_that_issued_a_resolution_adopts_it_where_it_does_not_say_who(
    issuer: str, body: tuple[str, ...]
) -> None:
    text = f"Decision.{PARAGRAPHS}\n5. Reaffirms its commitment to build ten ports.\n"
    assert {one.actors for one in candidates(text, issuer=issuer)} == {body}


@pytest.mark.parametrize("text", ["Requests to the office rise.", "The report: Urges calm.", "Invites donors to give."])
def test_one_line_that_begins_so_makes_no_resolution(text: str) -> None:
    assert candidates(text) == []


def test_a_name_of_one_long_word_adopts_nothing_however_long_it_is() -> None:
    assert candidates("The " + "A" * 4000 + "!\n" + PARAGRAPHS)[0].actors == ()
