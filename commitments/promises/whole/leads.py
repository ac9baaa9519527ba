"""Lead-ins by which somebody promises what their items say: "In our first year we shall:"."""

import re

from commitments.grammar.reading import Reading
from commitments.grammar.subjects import subject_of
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@sentence_rule(Kind.PLEDGE)
def lead_in_promises(reading: Reading, context: Context) -> float:
    """What opens a list of promises, with its verb at the end.

    >>> spoken("For the sake of our rivers, we pledge:"), spoken("For the sake of our rivers, we met:")
    (['lead-in-promises'], [])
    >>> spoken("Chad and Togo have agreed on the following steps for herders:")
    ['lead-in-promises']
    >>> spoken("Those who join will:"), spoken("We discussed the following:")
    (['thing-will', 'forecast-inside-another-clause'], ['only-discusses'])
    """
    return weight("lead-in that promises") if leads_on(reading) else 0


def leads_on(reading: Reading) -> bool:
    """Whether it ends in a verb of promising, or one with "the following", of somebody who can promise."""
    if not reading.text.endswith(":") or _NOT_YET.search(_RESTING_ON.sub("", reading.text)):
        return False
    if _IT_IS_RESOLVED.search(reading.text) or _OUR_WORD.match(reading.text):
        return True
    found = _ENDS.search(reading.text)
    if found is None:
        return False
    if found["under"]:
        return bool(_DEAL.search(reading.text, 0, found.start()))
    subject = subject_of(reading.text[: found.start()].rstrip(), None, None)
    if found["modal"] and not _says_more(reading.text, subject.start):
        return False
    return (
        subject.who.can_promise
        and not subject.is_relative
        and subject.clause not in ("if", "when", "how", "what", "who")
    )


def _says_more(text: str, place: int) -> bool:
    """Whether a lead-in that ends in "will" says when, what for or that it is ours, and not only who will."""
    if _HEADS_ALONE.match(text):
        return False
    return place >= _A_FEW_WORDS or bool(_MORE_THAN_WHO.match(text) or _OURS.match(text))


_A_FEW_WORDS = 16
_HEADS_ALONE = re.compile(r"(?:Together|Specifically|Both)\b|Under the [A-Z]")
_IT_IS_RESOLVED = re.compile(
    r"\b[Ii]t (?:is|was|has been) (?:hereby |further |also )?(?:agreed|decided|ordained|resolved"
    r"|settled)(?: (?:by|among|between) [^:]{2,80})?(?: that)?:$"
)
# "Our word to the crofters", and what it is below
_OUR_WORD = re.compile(r"(?:Our|My) (?:commitments?|offer|pledges?|promises?|vows?|word) (?:to|for) [^:]{2,60}:$")
_WHAT = r"(?:the following|these|several|two|three|four|five|six)(?: [\w'-]+){0,16}"
_ENDS = re.compile(
    r"\b(?:(?:hereby |solemnly |therefore |jointly )?(?:commit|guarantee|offer|pledge|promise|swear"
    r"|undertake|vow|bind(?= ourselves| themselves))s?(?: (?:ourselves|themselves))?"
    r"(?: to| that)?"
    r"|(?:(?:have|has) (?:also |further |therefore |jointly )?)?(?:agreed?|agrees|commit(?:s"
    r"|ted)?|decided?|decides|pledged?|pledges|promised?|promises"
    r"|resolved?|resolves|undertakes?|undertook|undertaken)(?: (?:up)?on| to(?: (?:adopt|carry out|do"
    rf"|implement|launch|make|pursue|take|undertake))?| that)? {_WHAT}"
    r"|(?:(?:has|have) (?:also |therefore |jointly )?)?(?:intends?|plans?|means?|agreed?|decided?"
    r"|resolved?|pledged|undertaken|committed) to"
    r"|(?P<under>(?:under|by|through|in) which (?:they|both|each|the (?:two )?[a-z]+|we) (?:[a-z]+ )?(?:will"
    r"|shall|are to|undertake to|agree to))"
    r"|(?P<modal>(?:will|shall)(?: (?:also|further|hereby|therefore|jointly|each))?))(?:, [^,:]{2,60})?:$"
)
# "Together, Peru and Chad will:" says nothing beside its items; "In our first year we shall:" does.
_MORE_THAN_WHO = re.compile(
    r"(?:[A-Z][\w'-]* (?:[^\s,]+ ){1,20}?(?=(?:we|I) )"
    r"|[A-Z][\w'-]* [^:]{5,200}, )"
)
_OURS = re.compile(r"(?:And |But )?(?:[Ww]e|I|[Oo]ur [^,;:]{2,40}) (?:also )?(?:will|shall):$")
_DEAL = re.compile(
    r"\b(?:agreed|concluded|entered into|finali[sz]ed|made|reached|signed|adopted"
    r"|announced?)\b[^;:]*\b(?i:accords?|agreements?|arrangements?|compact|deal|framework"
    r"|memorand(?:um|a)|pact|plan|programme|program|protocol|scheme|treaty|understandings?)\b"
)
# What it builds on is older, and nothing else of it
_RESTING_ON = re.compile(r"^(?:Building|Based|Drawing|Relying) (?:up)?on [^,;:]{3,160}, ")
_NOT_YET = re.compile(
    r"\b(?:if|whether|might|may|would|could|never|not|asked|urged|called)\b|\b(?:last|previous) (?:month"
    r"|year)\b|\b(?:in|of) (?:19|200|201)\d"
)
