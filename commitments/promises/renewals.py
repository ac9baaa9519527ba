"""Promises that go on: what those who speak stand by, work on, await, or agree that there should be."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of, base_of_gerund
from commitments.model import Kind
from commitments.promises.none.descriptions import goes_about_its_agenda
from commitments.promises.registry import (
    Context,
    is_agent,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.REAFFIRMATION)
def keeps_on(p: Predicate, reading: Reading, context: Context) -> float:
    """What those who speak go on with.

    >>> spoken("We stand by our promise to phase out subsidies.")
    ['keeps-on']
    """
    if p.form != "keep-on" or context.is_platform or p.subject.clause:
        return 0
    return by_subject(p, "kept on")


@predicate_rule(Kind.AGREEMENT)
def agrees_that_it_should(p: Predicate, reading: Reading, context: Context) -> float:
    """What is agreed that there should be; not what is agreed to be so.

    >>> spoken("We agree that the reforms should be finished.")
    ['agrees-that-it-should']
    >>> spoken("They agreed that the situation is grave.")
    []
    >>> spoken("They agreed the next round would be held in Lima."), spoken("They agreed the pact would help trade.")
    (['agrees-that-it-should'], [])
    >>> spoken("They agree that there shall be free passage."), spoken("They agree that there will be rain.")
    (['agrees-that-it-should'], [])
    """
    if p.form != "agree":
        return 0
    behind = p.start + len(p.words)
    if _TOLD_FIRST.match(reading.text, behind):
        return 0
    if (settled := _WOULD.match(reading.text, behind)) and _is_done(settled["act"], settled["done"]):
        is_procedure = goes_about_its_agenda(p.before, reading.text[settled.start("act") :][:200])
        return 0 if is_procedure else by_subject(p, "agreed that it would")
    if _THERE_SHALL_BE.match(reading.text, behind):
        return by_subject(p, "agreed that it would")
    if (timely := _RIGHT_TIME.match(reading.text, behind)) and timely["act"] in lexicon.ACTION_VERBS:
        return by_subject(p, "agreed that it should")
    return by_subject(p, "agreed that it should") if _SHOULD.match(reading.text, behind) else 0


def _is_done(act: str, done: str | None) -> bool:
    """Whether what would be is somebody's act, or the date of a meeting, and no outcome."""
    if act == "be":
        is_act = base_of(done or "") in lexicon.ACTION_VERBS | lexicon.OF_THE_DAY
        return is_act or done in ("available", "complete", "operational", "ready")
    if act in ("take", "begin", "start"):
        return act != "take" or done in ("place", "effect")
    return act in (lexicon.ACTION_VERBS | lexicon.OF_THE_DAY) - lexicon.OUTCOME_VERBS - lexicon.STATIVE_VERBS


# "that" may be left out before a noun phrase.
_WHAT = (
    r" (?:that |(?=(?:the|an?|their|its|our|both|all|[A-Z])\b)"
    r"|(?=(?:[a-z]+ )?[a-z]+s (?:[a-z]+ ){0,5}?(?:should|would|shall)\b))"
)
_WOULD = re.compile(
    rf"{_WHAT}[^.;:,]{{3,120}}? (?:(?:shall|will|would|should) |(?=be [a-z]+ed\b))"
    r"(?:[a-z]+ly |also |again )?(?P<act>[a-z]+)(?: (?:[a-z]+ly )?(?P<done>[a-z]+))?"
)
_SHOULD = re.compile(rf"{_WHAT}[^.;:]{{3,200}}? (?:should|must|needs? to|ought to) (?!have\b)")
# "agree that there shall be an exchange of crews", "no new tolls"
_THERE_SHALL_BE = re.compile(
    r" that there (?:shall(?: also)? be [a-z]|(?:will|would)(?: also)? be (?:no|an?|regular|annual|further)"
    r" (?:[a-z-]+ ){0,3}?(?:audit|ban|cease-?fire|consultations|cuts?|exchanges?|freeze|halt|inspections?|levy"
    r"|meetings?"
    r"|moratorium|pause|patrols|restrictions|review|talks|tariffs?|tax(?:es)?|tolls?|truce)\b)"
)
# "agree that seeds have the potential to feed us and must be tested": what they are like comes first
_TOLD_FIRST = re.compile(
    r" that (?:(?!should\b|must\b)[\w'-]+ ){1,8}?(?:has|have) (?:the|an?) (?:[a-z]+ )?(?:ability|capacity|potential"
    r"|power) to "
)
# "agreed it would now be timely to open talks": that they will
_RIGHT_TIME = re.compile(
    r" (?:that )?it (?:is|was|would) (?:now )?(?:be )?(?:now )?(?:appropriate|opportune|right|the right time"
    r"|time|timely) to (?P<act>[a-z]+) "
)


@predicate_rule(Kind.PLEDGE)
def dwells_on_a_need(p: Predicate, reading: Reading, context: Context) -> float:
    """A need to do something that those who speak dwell on: a promise where they say until when.

    >>> spoken("We stress the importance of finishing the review by January.")
    ['dwells-on-a-need']
    >>> spoken("We stress the importance of trade.")
    []
    """
    if p.form != "need" or p.subject.clause or p.subject.who is not Who.SPEAKER:
        return 0
    if (base_of_gerund(p.verb) or p.verb) not in lexicon.ACTION_VERBS:
        return 0
    return weight("need dwelt on, by a date" if DEADLINE.search(p.after) else "need dwelt on")


@predicate_rule(Kind.PLEDGE)
def awaits_an_end(p: Predicate, reading: Reading, context: Context) -> float:
    """What those who speak look forward to see finished, where they say until when.

    >>> spoken("We look forward to the completion of the review by the Lima Summit.")
    ['awaits-an-end']
    """
    if p.form != "look-forward" or not is_agent(p):
        return 0
    is_dated = DEADLINE.search(p.after) or _IN_A_YEAR.search(p.after)
    return weight("awaited by a date" if is_dated else "awaited")


_IN_A_YEAR = re.compile(
    r"\b(?:in|during|at) (?:(?:early|late|mid-?|the (?:(?:first|second|third|fourth|last) )?[a-z]+ of) ?)?20\d\d\b"
)


DEADLINE = re.compile(
    r"\b(?:by|before|no later than|not later than|in time for|until) (?:the |our |their |its )?"
    r"(?:end of (?:the )?|end-|mid-?|early |late |next |beginning of |time of )*"
    r"(?:(?:19|20)\d\d|year|month|summit|meeting|session"
    r"|(?:[A-Z][a-z]+ )+(?:[Ss]ummit|[Mm]eetings?|[Ss]ession|Conference)"
    rf"|(?:[A-Z][a-z]+ )?{A_MONTH})\b|\bwithin (?:the next )?\w+ (?:days|weeks|months|years)\b"
    r"|\bto (?:the|our) next (?:summit|meeting|session)\b"
)
