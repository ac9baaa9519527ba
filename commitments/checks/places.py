"""Where each commitment is said to stand, its page and paragraph, against its text."""

from collections.abc import Iterator

from commitments.checks.case import Case
from commitments.checks.registry import Found, Repair, check, problem, remark
from commitments.model import Commitment
from commitments.paragraphs import Places
from commitments.places import NOWHERE, Place
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
    places = Places(case.span_text, case.document.pages)
    silent = 0
    for commitment in case.commitments:
        there = _there(commitment, case, places)
        if there is None or commitment.place == there:
            continue
        if commitment.place == NOWHERE:
            silent += 1
            continue
        repair = Repair(f"say {_said(there)}", lambda c, there=there: c.at(there))
        yield problem(f"it is said to stand at {_said(commitment.place)}; it is {_said(there)}", commitment, repair)
    if silent:
        it_is = "1 commitment does" if silent == 1 else f"{plural(silent, 'commitment')} do"
        repair = Repair("say where each stands", lambda c: _told(c, case, places))
        yield remark(f"{it_is} not say where in the text it stands, as those of an earlier version", repair=repair)


def _there(commitment: Commitment, case: Case, places: Places) -> Place | None:
    """None where that is not known: of a wrong span another check tells."""
    if commitment.span is None:
        return NOWHERE
    return places.at(commitment.span) if case.holds(commitment) else None


def _told(commitment: Commitment, case: Case, places: Places) -> Commitment:
    there = _there(commitment, case, places)
    return commitment.at(there) if there and commitment.place == NOWHERE else commitment


def _said(place: Place) -> str:
    return str(place) or "at no page and paragraph"
