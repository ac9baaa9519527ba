"""What somebody is minded to do, told as one thing among others: "spoke of trade and of their resolve to act"."""

import re

from commitments.grammar.actors import Who, classify, is_gathering
from commitments.grammar.reading import Reading
from commitments.grammar.subjects import main_subject
from commitments.grammar.words import lexicon
from commitments.grammar.words.plain import holds_any
from commitments.grammar.words.verbs import base_of_act, verbs
from commitments.model import Kind
from commitments.promises.none.earlier import opens_earlier
from commitments.promises.plans import LONG_AGO, OF_MAKERS, ONLOOKERS
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@sentence_rule(Kind.REAFFIRMATION)
def speaks_of_a_mind(reading: Reading, context: Context) -> float:
    """A resolve, a promise or an offer to act that has an owner, where a maker or a text of makers speaks of it.

    >>> spoken("The Ministers spoke at length of trade and of their resolve to open a port.")
    ['speaks-of-a-mind']
    >>> spoken("The visit ended with a toast and the promise of both mayors to open a port.")
    ['speaks-of-a-mind']
    >>> spoken("The film tells of their resolve to open a port."), spoken("The Mayor broke his promise to open a port.")
    (['denied-or-rumoured'], [])
    """
    text = reading.text
    if not holds_any(text, _STEMS) or not _TO_ACT.search(text) or opens_earlier(text, context.published):
        return 0
    for found in _MIND.finditer(text):
        act = found["act"] or base_of_act(found["doing"] or "")
        if not act or act in _NO_ACTS or not (act in verbs() or _OBJECT.match(text, found.end() - 2)):
            continue
        head = text[: found.start()].rstrip()
        if (
            _is_owned(found)
            and _is_said(head, text)
            and not _NOT_MEANT.search(head)
            and not LONG_AGO.search(head[-160:])
        ):
            return weight("mind spoken of")
    return 0


_STEMS = (
    *("commitment", "determination", "engagement", "intent", "offer", "pledge", "promise", "readiness", "resolve"),
    *("undertaking", "vow", "willingness", " will of", " aim of", "purpose"),
)
_TO_ACT = re.compile(r"(?:ment|tent|tion|ffer|edge|mise|ness|olve|king|vow|will|aim|ose)s? (?:of|by|not|to) ")
_NOUN = (
    r"(?:(?:[a-z-]+ ){0,3}?(?:aim|commitment|determination|engagement|intent|intention|offer|pledge|promise|purpose"
    r"|readiness|resolve|undertaking|vow|will"
    r"|willingness)s?)"
)
_ACT = (
    r"(?:to (?:(?!apply|comply|rally|rely|reply|supply)[a-z]+ly )?(?P<act>(?!be\b)[a-z]+)|(?:of"
    r"|to) (?:[a-z]+ly )?(?P<doing>[a-z]+ing)) (?!than\b)[\w$€£'-]"
)
_MIND = re.compile(
    rf"(?:(?P<own>\b(?:[Oo]ur|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)"
    rf"|\b(?:[Tt]he )?(?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,4}}|(?:both|its|their|his|her|the(?: two| three)?)"
    rf" [a-z]+)"
    rf"(?:'s?|s'))(?: (?:Government|government|country)'s)? {_NOUN} |\b(?:[Tt]he|an?) {_NOUN} (?:of|by)"
    rf" (?P<by>(?:the |both |its |their |all |her |his )?(?:[A-Z]?[\w'-]+ ){{1,6}}?)|\b(?P<bare>an?|the) {_NOUN} )"
    rf"(?:not )?{_ACT}"
)
_NO_ACTS = (lexicon.STATIVE_VERBS | lexicon.words("address deal discuss enhance go improve meet say strengthen")) - {
    "have"
}


_OBJECT = re.compile(
    rf" (?:an?|the|its|their|his|her|our|all|each|every|another|both|back|over|out|up|down|aside"
    rf"|{lexicon.A_NUMBER}|\d[\d,.]*)\b"
)


def _is_owned(found: re.Match[str]) -> bool:
    if found["bare"]:
        if _SHARED.search(found[0]):
            return True
        return bool(_CLOSES_WITH.search(found.string[: found.start()].rstrip()))
    if found["by"]:
        who = classify(found["by"].strip())
        return who.can_promise or who is Who.PEOPLE
    return not found["name"] or classify(found["name"]) is not Who.THING


_SHARED = re.compile(r"\b(?:common|joint|mutual|shared)\b")
# "The statement ends with a promise to free them", "carries a joint vow to": whose it is, is told by whose text it is
_CLOSES_WITH = re.compile(
    r"\b(?:(?:closed?|closes|concluded?|concludes|ends|ended) (?:with|on|in)|carr(?:ies|ied)|contain(?:s|ed)"
    r"|records?|with|give[sn]? voice to)(?: [^;:]{0,60} and)?$"
)
_SAYS = re.compile(
    r"\b(?:sp(?:oke|eaks|eaking)|talked|insist(?:ed|s)|dwelt|dwelled|touched|refer(?:red|s)|assur(?:ed|es|ing)"
    r"|g[ai]ves?|given|served notice|allud(?:ed|es)|look(?:s|ed) (?:back|forward)|ma[dk]es? (?:plain|clear|known"
    r"|public|no secret)"
    r"|drew|draws|took note|takes note|express(?:ed|es)|voic(?:ed|es)|point(?:ed|s) to|recall(?:ed|s|ing)"
    r"|(?:placed|put|places|puts) on record"
    r"|convey(?:ed|s)|carr(?:ies|ied)|(?:clos|conclud)e[sd] (?:(?:the|their|its|his|her) [a-z]+ )?(?:with|on|in"
    r"|by)|end(?:s|ed) (?:with|on|in|by)"
    r"|sets? (?:down|out|forth)|laid (?:down|out)|hide|conceal|repeat(?:ed|s|ing)?"
    r"|restat(?:ed|es|ing)|underlin(?:ed|es|ing)|underscor(?:ed|es|ing)|stress(?:ed|es|ing)|emphasi[sz](?:ed|es"
    r"|ing)|highlight(?:ed|s|ing)|record(?:ed|s)|signif(?:ied|ies)|declar(?:ed|es|ing)|affirm(?:ed|s|ing)"
    r"|reaffirm(?:ed|s|ing)|renew(?:ed|s|ing)?|reiterat(?:ed|es|ing)|signal(?:led|ed|s)|announc(?:ed|es|ing)"
    r"|hail(?:ed|s)|notes|noted|inform(?:ed|s)|told|mention(?:ed|s)"
    r"|exchang(?:ed|es)|proclaim(?:ed|s)|not(?:ified|ifies)|stat(?:ed|es)|communicat(?:ed|es)|praised|thanked"
    r"|thanks|message|reads|contain(?:s|ed))\b"
)


def _is_said(head: str, text: str) -> bool:
    """Whether a maker, a meeting or a text of makers says it."""
    if not _SAYS.search(head) and not _OPENS.match(head):
        return False
    subject = main_subject(text if _OPENS.match(head) else head)
    if subject is None or not subject.words:
        return bool(OF_MAKERS.search(head[:80])) and not ONLOOKERS.search(head[:80]) and not _SHOWS.search(head)
    if ONLOOKERS.search(subject.words) or ONLOOKERS.match(head):
        return False
    is_maker = subject.who.can_promise or is_gathering(subject.words)
    return is_maker or (bool(OF_MAKERS.search(head[:120])) and not _SHOWS.search(head))


# "The signing underscores our commitment to": what shows it makes none
_SHOWS = re.compile(
    r"\b(?:demonstrat|embod|highlight|reflect|show|symboli[sz]|testif|underlin"
    r"|underscor)(?:e[sd]?|s|ed|ies|ied)\b[^,;:]*$"
)
_OPENS = re.compile(r"[A-Z][a-z]+ing (?:once again |anew |yet again |once more )?$")
_ANOTHER_VERB = (
    r"(?: [^;:]*)?(?: and|,| while) (?:[a-z]+ly )?(?:[a-z]+(?:ed|es|ing)|gave|spoke|drew|made|told|set"
    r"|laid|put|took)\b"
)
_NOT_MEANT = re.compile(
    r"\b(?:abandon|betray|break|broke|brok|critici[sz]|den[iy]|dismiss|disput|doubt|fail|forgot|forsak|ignor|mock"
    r"|neglect|oppos|question|regrett?|renege|ridicul"
    r"|shirk|test|undermin|violat|weaken|withdr[ae]w|wonder)(?:e?d|en|ing|s|es|e|ied|ies)?\b"
    rf"(?!{_ANOTHER_VERB})[^,;:]*$"
    r"|\b(?:known|famous|famed|respected|loved|remembered|remarkable|revered|prais(?:ed|es)|thank(?:ed|s)"
    r"|commend(?:ed|s)|honou?r(?:ed|s)|salut(?:ed|es)|lauded)\b[^,;:]*? for\b"
    rf"(?!{_ANOTHER_VERB})[^;:]*$"
    r"|\b(?:no|not(?! (?:hide|conceal))|never|without|despite|given (?=our|their|its|his|her|the)|in view of"
    r"|in light of|support for|welcom(?:ed|es|ing)|considering|contrary to|in spite of|notwithstanding|(?:lack"
    r"|absence) of$|whether|if|how|asked|would|could|might|may|should|urged?|called on"
    r"|calls on|heard|fulfil\w*|honou?ring|in (?:keeping|line) with|thanks to|because of|due to|against|honou?red"
    r"|kept|met|former)\b"
    rf"(?!{_ANOTHER_VERB})[^,;:]*$|\bthat$|^Had\b"
)
