"""What those will have to whom something is promised."""

import re

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
def promised_at_the_end(reading: Reading, context: Context) -> float:
    """What will be, with who has promised it behind.

    >>> spoken("Nurses will have their own rooms by May, the Minister promised.")
    ['people-will', 'promised-at-the-end']
    >>> spoken("Nurses will have their own rooms by May, the Minister guessed.")
    ['people-will']
    """
    place = reading.text.rfind(", ")
    if place < 0 or not _PROMISED.match(reading.text, place):
        return 0
    is_own = any(one.form in ("will", "is-to") and not one.subject.is_relative for one in reading.predicates)
    return weight("measure alone") if is_own else 0


_PROMISED = re.compile(
    r", (?:(?:the|its|their) )?(?:[\w.'-]+ ){1,8}?(?:announced|decided|decreed|ordered|pledged|promised|ruled|vowed)"
    r"(?: (?:today|yesterday|tonight|on [A-Z][a-z]+day|(?:at|in) [A-Z][\w ]{2,40}))?\.?$"
)
