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
    (['each-is-given'], ['people-will'])
    """
    if p.form != "will" or p.is_passive or p.subject.who not in (Who.PEOPLE, Who.NONE) or p.subject.is_relative:
        return 0
    if IS_GIVEN.match(reading.text):
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

    >>> spoken("All halls will be fitted with ramps by Easter.", is_entry=True)
    ['will-be-done', 'every-one-will-have']
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


@sentence_rule(Kind.PLEDGE)
def each_is_given(reading: Reading, context: Context) -> float:
    """What everybody of some sort will have, what nobody will have to bear, what "you" will get, what is free for some.

    >>> spoken("Every child will get a place at nursery."), spoken("Every child will get a fright.")
    (['each-is-given'], ['people-will'])
    >>> spoken("No patient shall wait more than a week."), spoken("No patient shall know his name.")
    (['each-is-given'], ['people-will'])
    >>> spoken("You will be able to vote at sixteen."), spoken("You will be able to see the castle.")
    (['agent-will-vaguely', 'each-is-given'], ['agent-will-vaguely'])
    >>> spoken("Carers will park free at hospitals."), spoken("Carers will pay no heed.")
    (['each-is-given'], ['people-will'])
    """
    if not IS_GIVEN.match(reading.text):
        return 0
    of_things = any(one.form == "will" and one.subject.who is Who.THING for one in reading.predicates)
    if of_things:
        return weight("given to each, of things") if _DEFINITE.search(reading.text) else 0
    return weight("given to each")


_DEFINITE = re.compile(r"\d| (?:(?:its|their) own|at least|free)\b")


_SOME_GIFT = (
    r"(?!(?:an?|the) (?:[a-z]+ )?(?:badge|chance to see|copy|favou?rite|feeling|fright|glimpse|hard|idea|impression"
    r"|lesson|look|message|opinion|reminder|role|say in|shock|souvenir|story|surprise|taste|view)\b)"
)
_HAD = (
    rf"(?:be (?:able to (?!find|hear|imagine|judge|know|say|see the|tell)[a-z]|allowed to|eligible for|entitled to"
    rf"|guaranteed|given|offered|paid|provided with)"
    rf"|(?:get|receive) {_SOME_GIFT}(?:an?|the|free|at least|up to|one|two|three|four|five|six|ten|more|better|full"
    rf"|fair|[$€£]?\d)\b|(?:get|have|receive) (?:[\w-]+ ){{0,2}}?free\b"
    rf"|have {_SOME_GIFT}(?:an?|access|the (?:chance|choice|option|right)|(?:its|their|his or her) own|at least|one"
    rf"|two|three|\d)\b|keep (?:its|their|the|your|all|every))"
)
_SPARED_IT = (
    r"(?:be (?:asked|charged|closed|cut off|denied|evicted|forced|left|made to|refused|sent|taxed|turned away)"
    r"|be without|earn less|face|go (?:hungry|without)|have to|lose|pay|sleep|wait|work)\b"
)
_AT_NO_COST = (
    r"(?:no longer (?:have to )?pay|never (?:again )?(?:have to )?pay|pay (?:nothing|no (?!attention|heed|mind|price"
    r"|respect|tribute|visit)[a-z]+)"
    r"|(?:eat|enter|learn|park|ride|stay|study|swim|train|travel|visit) (?:for )?free\b(?! (?:from|to)\b))"
)
IS_GIVEN = re.compile(
    r"(?:[A-Z][^,;:.]{2,40}, )?(?:"
    rf"(?:(?i:all|each|every) (?!of\b|one of\b|sides?\b|part(?:y|ies)\b|(?:member )?states?\b|countr)"
    rf"(?:[^,;:.]|,\d){{2,60}}?|(?i:everybody|everyone)(?: who [^,;:.]{{2,60}}?)?) (?:will|shall) (?:also )?"
    rf"(?:{_HAD}|{_AT_NO_COST})"
    r"|(?:(?i:no) (?!one of\b|sides?\b|part(?:y|ies)\b|(?:member )?states?\b|countr|doubt|such\b)[^,;:.]{2,60}?"
    rf"|(?i:nobody))(?: who [^,;:.]{{2,60}}?)? (?:will|shall) (?:ever |again )?{_SPARED_IT}"
    rf"|(?i:you)(?: will| shall|'ll) (?:also )?(?:{_HAD}|{_AT_NO_COST}|never have to|no longer (?:have to|need to))"
    rf"|[A-Z][^,;:.]{{2,50}}? will {_AT_NO_COST})"
)
