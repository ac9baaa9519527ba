"""Lead-ins by which somebody promises what their items say: "In our first year we shall:"."""

import re

from commitments.grammar.reading import Reading
from commitments.grammar.subjects import main_subject, subject_of
from commitments.grammar.words.verbs import base_of_act
from commitments.model import Kind
from commitments.promises.done.once import done_once
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
    >>> spoken("In our first year we shall"), spoken("New aid announced today comprises:")
    (['agent-will', 'lead-in-promises'], ['lead-in-promises'])
    >>> spoken("The pact commits the two banks to:"), spoken("The report obliges its readers to:")
    (['lead-in-promises'], [])
    >>> spoken("The Memorandum on reefs commits to:"), spoken("The report commits to:")
    (['commits', 'lead-in-promises'], ['commits'])
    >>> spoken("The deal includes new commitments to:"), spoken("The talks touched on a commitment to:")
    (['lead-in-promises'], [])
    >>> spoken("Those who join will:"), spoken("We discussed the following:")
    (['thing-will', 'forecast-inside-another-clause'], ['only-discusses'])
    """
    return weight("lead-in that promises") if leads_on(reading) else 0


def leads_on(reading: Reading) -> bool:
    """Whether it ends in a verb of promising, or one with "the following", of somebody who can promise."""
    text = reading.text
    if text.endswith((".", "!", "?", ";")) or not _OPEN.search(text) or _NOT_YET.search(_RESTING_ON.sub("", text)):
        return False
    if text.endswith((" to", " to:")) and _OF_COMMITMENTS.search(text):
        subjects = [main_subject(text), *(one.subject for one in reading.predicates)]
        return any(one and (one.who.can_promise or _A_TEXT.search(one.words)) for one in subjects)
    if _IT_IS_RESOLVED.search(text) or _OUR_WORD.match(text) or _THINGS_BELOW.match(text):
        return True
    found = _ENDS.search(text)
    if found is None:
        return False
    if found["doing"] and base_of_act(found["doing"]) not in done_once() | {"launch", "announce", "create", "provide"}:
        return False
    if found["text"]:
        return bool(_A_TEXT.search(text, 0, found.start()))
    if found["under"]:
        return bool(_DEAL.search(reading.text, 0, found.start()))
    if _ITSELF.search(found[0]):
        return True
    subject = subject_of(reading.text[: found.start()].rstrip(), None, None)
    is_new = found["doing"] and _NOW.search(found[0])
    if (found["modal"] or found["doing"]) and not is_new and not _says_more(reading.text, subject.start):
        return False
    return (
        (subject.who.can_promise or (found[0].startswith("commits") and _A_TEXT.search(subject.words) is not None))
        and not subject.is_relative
        and subject.clause not in ("if", "when", "how", "what", "who")
    )


def _says_more(text: str, place: int) -> bool:
    """Whether a lead-in that ends in "will" says when, what for or that it is ours, and not only who will."""
    if _HEADS_ALONE.match(text):
        return False
    return place >= _A_FEW_WORDS or bool(_MORE_THAN_WHO.match(text) or _OURS.match(text))


# Peru has made new commitments to:, the deal includes commitments to:
_OF_COMMITMENTS = re.compile(
    r"\b(?:gives?|gave|given|includes?|contains?|holds?|makes?|made|(?:re)?affirm(?:s|ed)?|emphasi[sz]e[sd]?|express(?:es"
    r"|ed)?|renew(?:s|ed)?|states?)(?: (?!for\b|of\b|that\b|to\b)[\w'-]+){0,4} (?:commitments?|pledges?|undertakings?)"
    r" to:?$"
)
# "commit ourselves to", "In our first year we shall", "pledge themselves, each by its means,": with no colon too
_OPEN = re.compile(r"(?::|,|\b(?:to|will|shall|by|that|undertake|agree|resolve|pledge|promise|commit|vow))$")
_NOW = re.compile(r"\b(?:today|now|hereby)\b")
_A_FEW_WORDS = 16
_HEADS_ALONE = re.compile(r"(?:Together|Specifically|Both)\b|Under the [A-Z]")
_IT_IS_RESOLVED = re.compile(
    r"\b[Ii]t (?:is|was|has been) (?:hereby |further |also )?(?:agreed|decided|ordained|resolved"
    r"|settled)(?: (?:by|among|between) [^:]{2,80})?(?: that)?[:,]?$"
)
_MINE = r"(?:[Oo]ur|[Mm]y|[Tt]heir|[Ii]ts|(?:[Tt]he )?[A-Z][^,;:]{1,60}(?:'s|s'))"
# What we will do by 2027 is here, or below; what new money is for
_THINGS_BELOW = re.compile(
    rf"(?:[A-Z][^,;:]{{2,60}}, )?{_MINE} (?:[a-z-]+ ){{0,3}}?(?:commitments|intentions|pledges|plans|priorities"
    rf"|promises|resolutions|tasks"
    r"|undertakings|vows)(?: (?:for|in|to|on|under|until) [^:]{2,60}?)? (?:will be|are|shall be"
    r"|include)(?: (?:these|the following|as follows|to))?:?$"
    r"|(?:Here is|Here's|This is|That is|Below is|These are|Here are)(?: the things| the steps)? (?:what|how"
    r"|that) (?:we|I|our [a-z ]{3,30}|[A-Z][^,;:]{2,60}?)"
    r" (?:(?:will|shall)|(?:is|are) going to|(?:intend|plan|mean|pledge)s? to) [a-z]+[^:]{0,90}:$"
    r"|(?:The |This |Our )?(?:[Nn]ew|[Aa]dditional|[Ff]urther|[Ff]resh) (?:[a-z]+ )?(?:aid|commitments?|funding"
    r"|funds|grants|investments?|measures|money|package|support)"
    r"\b[^:]{0,90} (?:consists? of|comprises?|covers?|(?:is|are) made up of|will go (?:to|on|into)|goes (?:to|on"
    r"|into)|(?:is|are) for)"
    r"(?: the following)?:$"
    r"|The following (?:[a-z]+ ){0,2}?(?:bans|changes|commitments|decisions|improvements|measures|reforms"
    r"|restrictions|rules|sanctions|steps)\b[^:]{0,120}? (?:"
    r"(?:will|shall|are to|is to) (?:[a-z]+ )?(?:apply|be [a-z]+|begin|come|enter|take|start)|(?:were|was|are"
    r"|(?:have|has) been)"
    r" (?:[a-z]+ly |today |also )?(?:adopted|agreed|approved|decided|introduced|taken))\b[^:]{0,90}:$"
)
# "Our word to the crofters", and what it is below
_OUR_WORD = re.compile(
    r"(?:Our|My) (?:[\w-]+ ){0,2}?(?:commitments?|offer|pledges?|promises?|vows?|word) (?:to"
    r"|for) [^:]{2,60}:$"
)
_WHAT = r"(?:the following|these|several|two|three|four|five|six)(?: [\w'-]+){0,16}"
_DECIDED = (
    r"(?:(?:have|has) (?:also |further |therefore |jointly |today |hereby )?)?(?:agreed?|agrees|commit(?:s|ted)?"
    r"|decided?|decides|pledged?|pledges"
    r"|promised?|promises|resolved?|resolves|undertakes?|undertook|undertaken)"
)
_ENDS = re.compile(
    r"\b(?:(?:hereby |solemnly |therefore |jointly )?(?:commit|guarantee|offer|pledge|promise|swear"
    r"|undertake|vow|bind(?= ourselves| themselves| itself))s?(?: (?:ourselves|themselves|itself))?"
    r"(?: to| that)?"
    rf"|{_DECIDED}(?: (?:up)?on| to(?: (?:adopt|carry out|do|implement|launch|make|pursue|take|undertake))?"
    rf"| that)? {_WHAT}"
    rf"|{_DECIDED}(?: (?:accordingly|further|today|unanimously|jointly))?(?: as follows| to| that(?=:)|(?=:))"
    r"|(?:has|have) set (?:itself|themselves|ourselves) (?:the|an?) (?:[a-z]+ )?(?:aim|goal|objective|target"
    r"|task)(?:, [^,:]{2,60},)? to"
    rf"|(?:(?:has|have) )?(?:reach|come to|conclude|strike|struck|came to)(?:e?d|e?s)? (?:an? )?(?:accord"
    rf"|agreement|consensus|understanding) (?:on|about) {_WHAT}"
    r"|(?:intends?|plans?|means?)(?:, [^:]{2,60},)? to|(?:is|are|'re) going to"
    rf"|(?:{_DECIDED}|guarantees?|vows?) that\b[^:]{{0,60}}?\b(?:it|they|we|he|she|I) (?:will|shall|would)"
    r"|(?:(?:has|have) (?:also |today )?)?(?:adopted|announced|approved|endorsed|imposed|introduced|launched|ordered)"
    rf" (?:the following|these)(?: (?:[a-z-]+ ){{0,3}}?(?:actions|bans|commitments|decisions|grants|initiatives"
    rf"|loans|measures|programmes|programs|projects"
    r"|reforms|restrictions|rules|sanctions|steps|targets))?"
    r"|(?:(?:has|have) )?(?:instruct|direct|task|mandate|charge|commission)(?:s|ed) (?:its|our|their|his"
    r"|her) [^,;:]{2,60} to"
    r"|(?:is|are) taking these (?:[a-z]+ )?(?:actions|measures|steps)"
    r"|(?:will|shall) (?:see to it|ensure|make sure|guarantee) that"
    r"|(?:is|are) (?:(?:also|today|now|hereby|jointly) )*(?P<doing>[a-z]+ing)(?=:)"
    r"|(?P<text>(?:commits|obliges|binds|obligates) [^,;:]{3,80} to)"
    r"|(?P<under>(?:under|by|through|in) which (?:they|both|each|the (?:two )?[a-z]+|we) (?:[a-z]+ )?(?:will"
    r"|shall|are to|undertake to|agree to))"
    r"|(?P<modal>(?:will|shall)(?: (?:also|further|hereby|therefore|jointly|each))?"
    r"(?: work (?:closely |together )?with [^:]{2,60} to)?))(?:, [^:]{2,60}?)?[:,]?$"
)
_ITSELF = re.compile(r"(?:commit|bind|pledge)s? (?:itself|ourselves)\b")
_A_TEXT = re.compile(
    r"\b(?i:accord|act|agreement|arrangement|charter|compact|contract|convention|deal|memorandum"
    r"|pact|protocol|treaty|understanding)\b"
)
# "Together, Peru and Chad will:" says nothing beside its items; "In our first year we shall:" does.
_MORE_THAN_WHO = re.compile(
    r"(?:[A-Z][\w'-]* (?:[^\s,]+ ){1,20}?(?=(?:we|I) )"
    r"|[A-Z][\w'-]* [^:]{5,200}, )"
)
_OURS = re.compile(r"(?:And |But |[^:]{2,60}: )?(?:[Ww]e|I|[Oo]ur [^,;:]{2,40}) (?:also )?(?:will|shall):?$")
_DEAL = re.compile(
    r"\b(?:agreed|concluded|entered into|finali[sz]ed|made|reached|signed|adopted"
    r"|announced?)\b[^;:]*\b(?i:accords?|agreements?|arrangements?|compact|deal|framework"
    r"|memorand(?:um|a)|pact|plan|programme|program|protocol|scheme|treaty|understandings?)\b"
)
# What it builds on is older, and nothing else of it
_RESTING_ON = re.compile(r"^(?:Building|Based|Drawing|Relying) (?:up)?on [^,;:]{3,160}, ")
_NOT_YET = re.compile(
    r"\b(?:if|whether|might|may|(?<!we )(?<!they )(?<!it )would|could|never|not(?! (?:later|less|more)\b)|asked"
    r"|urged|called)\b|\b(?:last|previous) (?:month"
    r"|year)\b|\b(?:in|of) (?:19|200|201)\d"
)
