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
    is_spared = p.subject.words.startswith("No ") and _SPARED.match(p.after)
    if context.is_entry and _EVERYBODY.match(p.subject.words) and (is_spared or _GETS.match(p.after)):
        return weight("people will, in a platform")
    return weight("people will receive") if p.verb == "receive" else weight("people will")


_EVERYBODY = re.compile(r"(?:All|Any|Each|Every|No)\b")
_SPARED = re.compile(r"(?:be (?:left|turned)|face|go (?:hungry|without)|have to|leave|lose|sleep|wait)\b")
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
    r"(?:Anyone|Everybody|Everyone|Nobody|No one)(?: who [^,;:.]{2,60})? (?:will|shall) (?:ever "
    r"|again )?(?:be (?:asked|charged"
    r"|evicted|given|offered|sent|turned away)|get|have to pay|pay|receive)\b|(?:All|Each|Every|No) (?!one\b"
    r"|of us\b)[^,;:.]{2,60} (?:will|shall) (?:also )?(?:be (?:fitted|given|offered"
    r"|within)"
    r"|carry|get|have|receive)\b[^;:.]*? (?:by|from|within|before) (?:the )?(?:end of |start of |next )?"
    rf"(?:{A_MONTH}|20[2-9]\d|Christmas|Easter|[a-z]+ (?:days|weeks|months|years)|spring|summer|autumn|winter|year"
    rf"|term)\b"
)


@sentence_rule(Kind.PLEDGE)
def once_elected(reading: Reading, context: Context) -> float:
    """What will be so when those are in office who say it.

    >>> spoken("Once we are elected, the tolls will stop."), spoken("Once it rains, the tolls will stop.")
    (['thing-will', 'once-elected'], ['thing-will'])
    """
    return weight("measure alone") if _IN_OFFICE.match(reading.text) else 0


_IN_OFFICE = re.compile(
    r"(?:As soon as|From the day|If|Once|The day|When)(?: we are)? (?:elected|in (?:office|government|power)"
    r"|returned to office"
    r"|we (?:govern|take office|win)), (?!we\b)[^;:?]{3,120} will (?!have\b|know\b|see\b)[a-z]+"
)
