"""What is arranged, intended or signed, told of nobody in particular: by those whose text it is."""

import re

from commitments.grammar.actors import Who, classify
from commitments.grammar.reading import Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.plain import holds_any
from commitments.model import Kind
from commitments.promises.none.earlier import opens_earlier
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@sentence_rule(Kind.PLEDGE)
def is_arranged(reading: Reading, context: Context) -> float:
    """Arrangements that are being made, preparations under way.

    >>> spoken("Arrangements are being made for a team to inspect the dam."), spoken("Progress is being made.")
    (['is-arranged'], [])
    >>> spoken("Plans are in hand to pave the road."), spoken("Plans are in hand.")
    (['is-arranged'], [])
    """
    if context.is_report or not holds_any(reading.text, _ARRANGEMENTS):
        return 0
    return weight("being arranged") if _ARRANGED.match(reading.text) else 0


_ARRANGEMENTS = ("rrangements ", "easures ", "lans ", "reparations ", "teps ")


_ARRANGED = re.compile(
    r"(?:[A-Z][^,;:.]{2,60}, )?(?:(?!No\b)[A-Z]?[a-z]+ )?(?i:arrangements|measures|plans|preparations|steps)"
    r" (?:are|have been) (?:also |now |already |well )?(?:being (?:drawn up|finali[sz]ed|laid|made|put in (?:hand"
    r"|place)"
    r"|set in train|taken|worked out)|advanced|afoot|in (?:hand|place|preparation|train)|under ?way|on foot|on the"
    r" table"
    r"|ready|set in train)(?: (?:at|by|in) [^,;:.]{2,60}?)?"
    r" (?:for (?:an?|the|their|its|our|[a-z]+|[A-Z]\w+) |to (?!be\b|ensure\b|help\b|make\b)[a-z]+)"
)


@sentence_rule(Kind.AGREEMENT)
def text_signed_now(reading: Reading, context: Context) -> float:
    """A text that was signed today, told in passing.

    >>> spoken("The work rests on a new agreement on ports signed today in Lima.")
    ['text-signed-now']
    >>> spoken("A petition signed today asks for rain."), spoken("No agreement was signed today.")
    ([], [])
    """
    return weight("signed now") if "signed" in reading.text and _SIGNED_NOW.search(reading.text) else 0


_TEXTS = (
    r"(?i:accords?|agreements?|arrangements?|compact|contracts?|conventions?|declarations?|letters? of intent"
    r"|memorand(?:ums?|a)|mo[cu]s?|pacts?|protocols?|treat(?:y|ies))"
)
_SIGNED_NOW = re.compile(
    r"\b(?:[Bb]y|[Ii]n|[Ii]nto|[Oo]n|[Tt]hrough|[Uu]nder|[Vv]ia|[Ww]ith|[Ff]rom|includes?|included)"
    r" (?:an?|the|our|their|this|two|three|several)"
    rf" (?:[\w-]+ ){{0,3}}?{_TEXTS}(?: (?:of|on|for|between|with) [^,;:.]{{2,120}}?)? (?:that (?:we|they|both) )?signed"
    r" (?:here |jointly )?(?:today|this (?:afternoon|evening|morning|week)|at (?:this|the present) [a-z]+"
    r"|during (?:this|the) (?:visit|meeting|summit))\b"
)


@sentence_rule(Kind.AGREEMENT)
def meeting_with_a_signing(reading: Reading, context: Context) -> float:
    """A meeting that took place with the signing of something, or that has it.

    >>> spoken("The Forum took place in May, with the signing of two memoranda on pilots.")
    ['meeting-with-a-signing']
    >>> spoken("The film ends with the signing of the armistice.")
    []
    >>> spoken("The highlight of the trip was the signing of an accord on wool."), spoken("Its highlight was a walk.")
    (['meeting-with-a-signing'], [])
    """
    is_welcomed = any(one.form == "welcome" for one in reading.predicates)
    if is_welcomed or not holds_any(reading.text, _SIGNINGS):
        return 0
    if opens_earlier(reading.text, context.published):
        return 0
    if _HIGHLIGHT.match(reading.text) and not _LONG_SINCE.search(reading.text):
        return weight("outcome of a meeting")
    found = _WITH_A_SIGNING.match(reading.text)
    return weight("outcome of a meeting") if found and _MEETING.search(found["what"]) else 0


_SIGNINGS = (" adoption of ", " conclusion of ", " exchange of ", " signature of ", " signing of ")
_HIGHLIGHT = re.compile(
    r"(?:[A-Z][^;:.]{2,90}, )?(?:[Aa]mong the|[Oo]ne of the|[Tt]he|[Aa]|[Ii]ts) (?:[a-z]+ ){0,2}?(?:centrepieces?"
    r"|centerpieces?|climax"
    r"|crowning moment|culmination|deliverables?|fruits?|highlights?|high points?|outcomes?|results?) (?:of (?!the"
    r" (?:century|decade|film|war|year)\b)[^,;:.]{3,90}? )?(?:is|are|was|were|came with)"
    r" (?:the |an? )?(?:adoption|conclusion|exchange|signature|signing) of"
    rf" (?:(?!of\b)[\w-]+ ){{0,7}}?(?:{_TEXTS}|(?:joint|action|work) plan|(?-i:Alliance|Partnership))\b"
)
_LONG_SINCE = re.compile(r"\b(?:in|of|since) (?:1\d\d\d|200\d|201\d)\b|\b(?:armistice|exhibition|painted|played)\b")
_MEETING = re.compile(
    r"\b(?i:assembly|ceremony|conference|congress|consultations|dialogue|fair|forum|meeting|programme|session|summit"
    r"|talks|visit)\b"
)
_WITH_A_SIGNING = re.compile(
    r"(?P<what>[^;:]{3,160}?) (?:features?|sees|(?:began|closed|concluded|ended|opened|took place|was held|were held)"
    r"(?: [^;:]{2,120}?)?,? with|culminat(?:es|ed) in) (?:the |a )?(?:formal )?signing of"
    rf" (?:(?!of\b)[\w-]+ ){{0,6}}?{_TEXTS}\b"
)


@sentence_rule(Kind.REAFFIRMATION)
def meets_to_renew(reading: Reading, context: Context) -> float:
    """Those who meet to renew a commitment have renewed it, once they say so.

    >>> spoken("Minister Fu met Minister Ruiz to reaffirm both countries' commitment to act on mercury.")
    ['meets-to-renew']
    >>> spoken("She met friends to renew old ties.")
    []
    """
    is_now = " to re" in reading.text and _MET_TO_RENEW.search(reading.text)
    return weight("commitment renewed, as a noun") if is_now and not _TO_COME.search(reading.text) else 0


_TO_COME = re.compile(
    r"\b(?:will|would|plans|intends|hopes|wants|seeks) (?:[a-z]+ )?"
    r"(?:meet|visit|gather|travel|to)\b"
)
_MET_TO_RENEW = re.compile(
    r"\b(?:called|came together|convened|gathered|met|spoke|travell?ed|visited|wrote)\b[^.;:]{0,90}?"
    r" to (?:jointly |once again )?(?:reaffirm|reiterate|renew|restate) "
    r"[^.;:]{0,60}?\b(?:commitments?|determination|pledges?|resolve)"
    r" (?:to|of|for)\b"
)


@sentence_rule(Kind.PLEDGE)
def text_has_them_act(reading: Reading, context: Context) -> float:
    """An agreement that will see those who made it do something.

    >>> spoken("The agreement will see Norway buy power from Chad."), spoken("The deal will see exports rise.")
    (['thing-will', 'text-has-them-act'], ['thing-will'])
    """
    return weight("text has them act") if had_to_act(reading.text) else 0


def had_to_act(text: str) -> str:
    """Whom the text of an agreement has act; "" for nobody.

    >>> had_to_act("The deal will see Chad and Mali jointly build a port.")
    'Chad and Mali'
    """
    if not holds_any(text, (" see ", " sees ", "l have ")):
        return ""
    found = _SEES.match(text)
    if found is None:
        return ""
    for word in _WORD.finditer(text, found.end(), found.end() + _NEAR):
        if word[1] in lexicon.ACTION_VERBS - lexicon.STATIVE_VERBS | _DONE_TOGETHER:
            who = _JOINTLY.sub("", text[found.end() : word.start()].strip())
            if classify(who) is Who.AGENT:
                return who
    return ""


_NEAR = 90
_DONE_TOGETHER = lexicon.words("collaborate cooperate exchange patrol share train work")
_JOINTLY = re.compile(r" (?:both|each|jointly|together|[a-z]+ly)$")
_WORD = re.compile(r" ([a-z]+)(?= [a-zA-Z$€£\d])")
_SEES = re.compile(
    rf"(?:Under|With|The|This|Our|An?|[A-Z])[^,;:.]{{0,80}}?\b(?:{_TEXTS}|(?i:partnership|deal|plan|programme|scheme))"
    r"(?: of (?:[Cc]ooperation|[Uu]nderstanding))?(?: (?:between|on|for|with|signed|reached) [^,;:.]{2,80}?)?,?"
    r" (?:(?:will|shall) (?:also )?(?:see|have)|sees)"
    r" (?=(?:(?:the|both|all|two|each) )?[\w.'-]+ )"
)
