"""Promises that go on: what those who speak stand by, work on, hold as a shared goal, or agree that there should be."""

import re

from commitments.extract.rules.registry import (
    Context,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.extract.rules.weights import by_subject
from commitments.grammar.reading import Predicate, Reading
from commitments.model import Kind


@predicate_rule(Kind.REAFFIRMATION)
def shares_goal(p: Predicate, reading: Reading, context: Context) -> float:
    """A goal or responsibility that is held in common and affirmed.

    >>> spoken("Both governments reaffirm the shared goal of ending the trade in arms.")
    ['shares-goal']
    """
    return by_subject(p, "goal shared") if p.form == "share-goal" else 0


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
    """
    if p.form != "agree" or not _SHOULD.match(reading.text, p.start + len(p.words)):
        return 0
    return by_subject(p, "agreed that it should")


_SHOULD = re.compile(r" that [^.;:]{3,120}? (?:should|must|will|needs? to|ought to) ")
