"""What those will have to whom something is promised."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.promises.registry import (
    Context,
    predicate_rule,
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
