"""What those will have to whom something is promised."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@predicate_rule()
def people_will(p: Predicate, reading: Reading, context: Context) -> float:
    """Those a promise is made to: they will get something, if somebody gives it.

    >>> spoken("American workers will benefit.")
    ['people-will']
    >>> spoken("Every pupil will get a warm coat.", is_entry=True), spoken("Every pupil will get wet.", is_entry=True)
    (['people-will'], ['people-will'])
    """
    if p.form != "will" or p.is_passive or p.subject.who not in (Who.PEOPLE, Who.NONE) or p.subject.is_relative:
        return 0
    if p.subject.who is Who.NONE:
        return weight("nobody will")
    if p.verb in ("have", "get", "receive", "pay", "be", "save") and context.is_platform:
        return weight("people will, in a platform")
    if context.is_entry and _EVERYBODY.match(p.subject.words) and _GETS.match(p.after):
        return weight("people will, in a platform")
    return weight("people will receive") if p.verb == "receive" else weight("people will")


_EVERYBODY = re.compile(r"(?:All|Any|Each|Every|No)\b")
_GETS = re.compile(
    r"(?:be (?:able|allowed|eligible|entitled|free|given|spared)|get|have (?:an?|the|to|access)|keep|own|pay|receive)\b"
)


@sentence_rule(Kind.PLEDGE)
def every_one_will_have(reading: Reading, context: Context) -> float:
    """What each of several will have by a day, alone.

    >>> spoken("All halls will have a ramp by Easter.", is_entry=True)
    ['thing-will', 'every-one-will-have']
    >>> spoken("All halls will have a draught.", is_entry=True)
    ['thing-will']
    """
    is_so = context.is_entry and _EVERY_ONE.match(reading.text) is not None
    return weight("measure alone") if is_so else 0


_EVERY_ONE = re.compile(
    r"(?:All|Each|Every|No) (?!one\b|of us\b)[^,;:.]{2,60} (?:will|shall) (?:also )?(?:be (?:fitted|given|offered"
    r"|within)"
    r"|carry|get|have|receive)\b[^;:.]*? (?:by|from|within|before) (?:the )?(?:end of |start of |next )?"
    rf"(?:{A_MONTH}|20[2-9]\d|Christmas|Easter|[a-z]+ (?:days|weeks|months|years)|spring|summer|autumn|winter|year"
    rf"|term)\b"
)
