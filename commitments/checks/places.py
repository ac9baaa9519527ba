"""Where each commitment is said to stand, its page and paragraph, against its text."""

from collections.abc import Iterator
from functools import partial

from commitments.checks.case import Case
from commitments.checks.registry import Found, Repair, check, problem, remark
from commitments.model import Commitment
from commitments.places import NOWHERE, Paragraph, Place
from commitments.text import plural


@check("pages")
def _pages(case: Case) -> Iterator[Found]:
    text, pages = case.span_text, case.document.pages
    if text is not None and pages and pages[-1].start >= len(text):
        yield problem(f"its pages go beyond the text, which has {len(text):,} characters; add the document again")


@check("place")
def _place(case: Case) -> Iterator[Found]:
    if case.span_text is None or (case.is_altered and case.original is None):
        return
    silent = 0
    for commitment in case.commitments:
        there = _there(commitment, case)
        if there is None or commitment.place == there:
            continue
        if commitment.place == NOWHERE:
            silent += 1
            continue
        if _is_said_in_short(commitment.place, there):
            continue
        message = f"its place is {_said(commitment.place)}, but its words stand at {_said(there)}"
        yield problem(message, commitment, Repair(f"say {_said(there)}", partial(Commitment.at, place=there)))
    if silent:
        verb, who = ("does", "it stands") if silent == 1 else ("do", "they stand")
        told = f"{plural(silent, 'commitment')} {verb} not say where in the text {who}"
        yield remark(told, repair=Repair("say where each stands", lambda c: _told(c, case)))


def _is_said_in_short(said: Place, there: Place) -> bool:
    """Whether a place is the right one, as an earlier version wrote it: by its number alone."""
    if said.page != there.page or said.paragraph is None or there.paragraph is None or said.paragraph.label:
        return False
    return said.paragraph == Paragraph(there.paragraph.number, there.paragraph.is_counted)


def _there(commitment: Commitment, case: Case) -> Place | None:
    """None where that is not known: of a wrong span another check tells."""
    return case.places.at(commitment.span) if commitment.span and case.holds(commitment) else None


def _told(commitment: Commitment, case: Case) -> Commitment:
    there = _there(commitment, case)
    return commitment.at(there) if there and commitment.place == NOWHERE else commitment


def _said(place: Place) -> str:
    return str(place) or "no page and no paragraph"
