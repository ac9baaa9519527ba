"""What is given, named without a verb: so much of something, and for whom, until when or under which head."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.reading import Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.idioms import SUM
from commitments.grammar.words.lexicon import COUNT
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight
from commitments.promises.whole.bare import more_money, noun_with_a_day, says_nothing
from commitments.promises.whole.parts import MEASURE, part_of_a_deal, share_of_it
from commitments.sentences.items import is_told, says_all


@sentence_rule(Kind.ANNOUNCEMENT)
def given_by_name(reading: Reading, context: Context) -> float:
    """So much of something alone, with two of: for whom, when or how often, a head that looks ahead.

    >>> spoken("Nets and two boats for every crew that returns by May.", is_entry=True)
    ['given-by-name']
    >>> spoken("Nets and two boats in a field.", is_entry=True), spoken("For crews, long days.", is_entry=True)
    ([], [])
    >>> spoken("Still to come: two boats for Yell.", is_entry=True), spoken("Still to come: rain.", is_entry=True)
    (['given-by-name'], [])
    """
    text = reading.text
    if (
        not context.is_entry
        or context.intro
        or not says_nothing(reading)
        or text.endswith(("?", ":", "!"))
        or _BAD.search(text)
    ):
        return 0
    if not _SO_MUCH.search(text) or any(rule(reading, context) for rule in _TOLD_ELSEWHERE):
        return 0
    if _TO_BE_DONE.search(text) and not is_told(text):
        return weight("noun alone")
    head = _HEAD.match(text)
    named = text[head.end() :] if head else text
    bare = _CLAUSES.sub("", named)
    if not _OPENS.match(named) or is_told(bare) or says_all(bare) or _FINITE.search(bare):
        return 0
    signs = (_FOR_WHOM.search(text), _WHEN.search(text), head and _AHEAD.search(head[0]), _COUNTED.match(named))
    return weight("noun alone") if sum(map(bool, signs)) > 1 else 0


_TOLD_ELSEWHERE = (more_money, noun_with_a_day, part_of_a_deal, share_of_it)
_NUMBER = rf"(?:{COUNT}|one|twice)"
_SO_MUCH = re.compile(
    rf"\b(?i:{_NUMBER})(?: (?:million|more|new|thousand|tonnes|tons|hundred)(?: of)?)? [a-zA-Z]|{SUM}"
    rf"|\b(?i:an?|another|any|every|free|full|no|the) (?:[\w%-]+ ){{0,3}}?{MEASURE}\b|\b\d[\d.]* ?(?:%|per ?cent)"
    r"|\b(?:at (?:cost|half|no) (?:price|cost)|duty-free|free of (?:charge|duty)|tax-free|without charge)\b"
)
_COUNTS = re.compile(rf"(?i:(?:another|at least|some|up to) )?(?i:{_NUMBER}|an?|another|free|full|more|new|no) |{SUM}")
_COUNTED = re.compile(rf"{_COUNTS.pattern}|(?i:(?:[a-z]+ )?{MEASURE}) of |(?i:duty-free|tax-free|free) ")
# What opens with so much of something, or with a row of things
_OPENS = re.compile(
    rf"{_COUNTED.pattern}|(?i:{MEASURE})\b|[a-z]+ (?:at|free|for|from|without) |[A-Za-z][a-z]+(?:, [a-z]+)? (?:and"
    rf"|or) [a-z]|[A-Z]?[a-z]+, [a-z]+"
)
# "for every family that goes home", "from the day our bill is passed"
_CLAUSES = re.compile(r" (?:that|who|whose|which|where|(?:from|until) the (?:day|moment)) [^,;]*")
_FINITE = re.compile(
    r"\b(?:find|finds|generated|joined|launched|led|made|provides?|rely|relies|sank|showed?|shows|took|visit|visits"
    r"|went)\b"
    r"|\b[a-z]+ed (?:an?|her|his|it|its|the|their|them|us) "
)
_HEAD = re.compile(
    r"[A-Z][^:.;]{2,90}?(?:: | [–—] )|(?:As|At|By|For|From|In|On|Of|Out of|To|Under|With"
    r"|Within) [^,:;.]{2,80}, (?=[^,])"
    r"|(?:All in all|All told|Altogether|In all|In total), "
)
_AHEAD = re.compile(
    r"\b(?i:additional|agreed|ahead|in return|in exchange|on offer|for the|also (?:from|in|to)|answer"
    r"|as an? (?:first|second|further|final)|award|budget|coming|commitments?|deal"
    r"|first|further|gift|initial|instalment|in the pipeline|its|joint|new|next|now|offer|our|pay|pipeline|pledge"
    r"|plans?"
    r"|settlement|soon|step|terms|their|to come|under|what [a-z]+ (?:gets?|will get|receives?))\b"
    r"|^(?:Education|Energy|Health|Housing|Jobs|Pensions|Rail|Roads|Schools|Skills|Sport|Tax|Transport|Water)\b"
)
_FOR_WHOM = re.compile(
    r"\b(?:for|to) (?:all|any|both|each|every|everybody|everyone|those)\b|^(?:For|To) (?!(?:a|this|that|example)\b)"
    r"|\bfor (?!the (?:first|second|third|last|sake)|an? |(?:two|three|four|five|six|ten|\d+) "
    r"(?:days|hours|weeks|months|years))(?:the )?(?:[a-z-]+ ){0,3}?(?:[a-z]{3,}s\b|[A-Z][a-z]|children|men|people"
    r"|women|youth)"
)
_WHEN = re.compile(
    r"\b(?:by|before|from|as of|until|within|starting|beginning|after)(?: (?:in|on|with))? (?:the )?(?:end of |start of"
    r" |early |late |mid-|next |first |this |coming )*"
    rf"(?:{A_MONTH}|20[2-9]\d|autumn|day|Christmas|Easter|[A-Z][a-z]+day|harvest|month|monsoon|spring|summer|term"
    rf"|winter"
    r"|year|week|further notice|[a-z]+ (?:(?:rainy|dry) )?(?:days|weeks|months|seasons|terms|years))\b"
    r"|\b(?:in|over) (?:the next |the coming )(?:[a-z]+|\d+) (?:years|months|weeks)\b|\bin (?:two|three|four|five"
    r"|six|ten) years\b|\bin 20[2-9]\d\b"
    r"|\b(?:a|per|each|every) (?:day|week|fortnight|month|term|year)\b|\b(?:daily|weekly|monthly|yearly|annually)\b"
    r"|\bday and night\b|, to [a-z]+ (?:by|from|in|on) "
)
_TO_BE_DONE = re.compile(
    r", (?:all )?to be (?:[a-z]+ly )?(?:[a-z]+ed|borne|built|given|held|met|paid|put|run|sent|spent|taught)"
    r" (?:at|by|from|in|on|out of|over|to|under) "
)
# What nobody would give
_BAD = re.compile(
    r"\b(?:according to|accidents?|ago|arrests?|broken|casualties|complaints?|cracks|dead|deaths?|debts|delays|dirt"
    r"|fears?"
    r"|flames|floods|formerly|heavy (?:rain|snow)|homeless|injured|killed|long (?:and|queue)|losses|lost|missing"
    r"|no bread|once|power cuts|queues?|ruins?|since|so far|storms?|survivors|victims?|without power|wounded|wrecks?)\b"
    r"|\b(?:a single|abandoned|crumbling|decay|empty|for want of|gone|idle|leaking|neglect|rotten|rotting|rust\w*|shut"
    r"|unanswered|unfinished|unused|vacant|wilting|worn)\b"
    r"|\b(?:1[5-9]\d\d|20[01]\d)s?\b|\b(?:was|were|had|did)\b"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def hereby_done(reading: Reading, context: Context) -> float:
    """What is done by saying so.

    >>> spoken("Aid of 3 million francs is hereby granted."), spoken("The pact is hereby deemed dead.")
    (['hereby-done'], [])
    """
    found = _HEREBY.search(reading.text) if " hereby " in reading.text else None
    return weight("order acts") if found and found["act"] not in _OF_THE_TEXT else 0


# How a text is to be read, and nothing that is done
_OF_THE_TEXT = lexicon.words("acknowledged deemed defined incorporated noted recognised recognized understood")
_HEREBY = re.compile(r" (?:is|are) hereby (?:further |also )?(?P<act>[a-z]+(?:ed|en|awn|lt))\b(?! to\b)")
