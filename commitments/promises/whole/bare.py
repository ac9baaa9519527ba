"""Entries of a list that are but nouns, "A second ferry, in service by May", and what shows that they are promised."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.reading import Reading
from commitments.grammar.words.idioms import SUM
from commitments.grammar.words.lexicon import COUNT
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight
from commitments.sentences.items import is_told


@sentence_rule(Kind.PLEDGE)
def noun_with_a_day(reading: Reading, context: Context) -> float:
    """What there will be, without a verb, with a day to come or the term of who says it.

    >>> spoken("A new ferry to Yell, in service by May 2031.", is_entry=True)
    ['noun-with-a-day']
    >>> spoken("Sixty more nurses on the wards by Christmas.", is_entry=True), spoken("Sixty more nurses by far.")
    (['noun-with-a-day'], [])
    >>> spoken("Equal pay for cooks from the first day of our government.", is_entry=True)
    ['noun-with-a-day']
    >>> spoken("A joint board on the Oder, to sit twice a year.", is_entry=True), spoken("A joint board on the Oder.")
    (['noun-with-a-day'], [])
    >>> spoken("From May, free ferries for pupils.", is_entry=True)
    ['noun-with-a-day']
    >>> spoken("A report on the ferry was out by May 2031.", is_entry=True), spoken("Free milk in the 1970s.")
    ([], [])
    """
    front = _FRONT.match(reading.text) if context.is_entry else None
    text = reading.text[front.end() :] if front else reading.text
    if not _OPENS.match(text) or not _is_bare(reading, context) or _OF_NO_DEAL.search(text):
        return 0
    dated = f"{front[0][0].lower()}{front[0][1:]}{text}" if front else text
    is_dated = any(one.search(dated) for one in (_OF_THE_TERM, _BY_A_DAY, _TO_DO))
    is_settled = context.is_entry and (_FOR_ALL.search(text) or (front and _SETTLED.match(front[0])))
    return weight("noun alone") if is_dated or is_settled else 0


@sentence_rule(Kind.ANNOUNCEMENT)
def more_money(reading: Reading, context: Context) -> float:
    """More money for something, without a verb.

    >>> spoken("An additional 30 million kroner for the lifeboats of Troms.", is_entry=True)
    ['more-money']
    >>> spoken("An additional 30 million people in the towns.", is_entry=True)
    []
    """
    return weight("money alone") if _MORE_MONEY.match(reading.text) and _is_bare(reading, context) else 0


@sentence_rule(Kind.PLEDGE)
def nothing_to_be_done(reading: Reading, context: Context) -> float:
    """What a party will have none of, or all of, set like a headline.

    >>> spoken("Not one acre of the common to be sold.", is_entry=True), spoken("All fees to be cut.", is_entry=True)
    (['nothing-to-be-done'], ['nothing-to-be-done'])
    >>> spoken("Not one acre was sold.", is_entry=True), spoken("No news to be had.", is_entry=True)
    ([], [])
    """
    return weight("noun alone") if _TO_BE_DONE.match(reading.text) and _is_bare(reading, context) else 0


def _is_bare(reading: Reading, context: Context) -> bool:
    """Whether it stands among promises or alone, and has no verb of its own."""
    text = reading.text
    if (
        not (context.is_entry or context.is_item)
        or not (text.endswith((".", ";")) or (context.is_entry and text[-1:].isalnum()))
        or _PAST.search(f"{context.intro} {text}")
    ):
        return False
    return says_nothing(reading) and not is_told(text)


def says_nothing(reading: Reading) -> bool:
    """Whether it has no predicate but what tells of one of its nouns: "ships that will sail"."""
    return all(one.subject.is_relative or _DONE_TO.match(reading.text, one.start) for one in reading.predicates)


# "passports issued to citizens"
_DONE_TO = re.compile(r"[a-z]+ed (?:at|by|for|from|in|on|to|under|with) ")


_PAST = re.compile(r"\b(?:ago|already|had|last (?:month|year)|since|was|were)\b|\b(?:in|of) (?:1[5-9]|20[01])\d\b")
_NUMBER = (
    rf"(?:{COUNT}|one|an?|several)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|dozen|hundred|thousand))*"
)
_OPENS = re.compile(
    rf"(?i:{_NUMBER} |(?:additional|another|better|daily|direct|monthly|nightly|weekly|cheaper|equal|extra|fair"
    rf"|fewer|free|fresh|full|further"
    r"|guaranteed|half-price|higher|longer"
    r"|lower|more|new|no|not|paid|permanent|reduced|safe|shorter|subsidi[sz]ed|twice|universal|zero) )"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter|Easter|Christmas|Whitsun|Michaelmas|harvest|year-end)"
_WHEN = (
    r"(?:the )?(?:(?:end|start|middle|close|first half|second half|beginning) of )?(?:the )?(?:\d{1,2}(?:st"
    r"|nd|rd|th)? )?(?:early |late |mid-?)?"
    rf"(?:next (?:[a-z]+)|{_SEASON}(?: (?:of )?20\d\d)?|(?:{A_MONTH})(?: \d{{1,2}},?)?(?: 20\d\d)?|20[2-9]\d"
    r"|(?:(?:our|this|the) )?(?:first |next |second )?(?:year|month|decade|term|parliament|season)\b)"
)
_BY_A_DAY = re.compile(
    r"\b(?:by|before|no later than|not later than|within|from|as of|until|(?:starting|beginning|available|due"
    r"|open|opening|ready)(?: with| in| on| from| by)?(?: the)?)"
    rf" {_WHEN}|\bwithin (?:the |our )?(?:first |next )?(?:\w+ )?(?:days|weeks|months|years)\b|\bin (?:early "
    r"|late |mid-?)?20[2-9]\d\b|^[Nn]o [^;:.]{2,90} (?:after|beyond|from) (?:the end of )?20[2-9]\d\b"
)
_OUR_RULE = (
    r"(?:(?:our|my|the next|a [A-Z]\w+) (?:administration|council|government|mandate|ministry|parliament|term"
    r"|tenure)|this (?:council|parliament))"
)
_OF_THE_TERM = re.compile(
    rf"\b(?:from|on) (?:the (?:very )?first (?:day|week|month|year)|day one)\b(?: of {_OUR_RULE})?|\b(?:in"
    r"|during|throughout) (?:the (?:first \w+|life|lifetime) of )?"
    rf"{_OUR_RULE}|\b(?:while|as long as|so long as) we (?:govern|hold|are in)\b"
)
# "One warm meal a day for every pupil", alone: so much of it, for so many
_FOR_ALL = re.compile(
    r"\b(?:to|for|in|on|at) (?:all|any|each|every)\b (?!(?:ages|its|the|time|times)\b)[a-z]|\b(?:from|before"
    r"|until) (?:New Year's Day|May Day|[A-Z][a-z]+day)\b"
    r"|, (?:backdated|open|staffed|tenable|paid|run|manned|housed|funded) (?:by|from|at|to|out of"
    r"|in) [^;:.]*\.?$|\b(?:a|per) (?:day|week|month|year) for\b"
)
_TO_DO = re.compile(
    r"(?:^An? |,? )(?:new|joint|mixed|common|second|third|permanent|standing|two|three"
    r"|first)\b[^;:.]*, to [a-z]+ [^;:.]*?(?:\b(?:once|twice|three times|four times|every|each|monthly"
    rf"|yearly|quarterly|annually|in|before|by|from) (?:an? |the )?(?:[a-z]+ ){{0,2}}(?:{_WHEN}|yearly)"
    r"|\b(?:monthly|yearly|quarterly|annually)\b|\btwice\b)"
)
# What stands fronted: "From September", "Under the settlement", "For the villages on the coast"
_FRONT = re.compile(
    r"(?:As of|As from|At|Before|Beginning|By|During|For|From|In|On|Starting|Throughout|Under|Until|With|Within)"
    r" [^,:;.]{2,70}(?:,|:| [–—]) (?=[a-z\d$€£])"
    r"|As (?:agreed|announced|approved|decided|pledged|promised|settled) [^,:;.]{2,70}, (?=[a-z\d$€£])"
)
_SETTLED = re.compile(
    r"(?:Under|As part of|With) (?:the|this|our|today's) (?:[\w-]+ ){0,4}(?:accord|agreement|budget|deal|grant|loan"
    r"|money|package|pact|plan|programme|programme|scheme|settlement)\b|As [a-z]+(?:ed|led)\b"
    r"|With (?:immediate effect|effect from)"
)
_OF_NO_DEAL = re.compile(
    r"\b(?:according|accidents?|bleak|drought|fog|frost|hunger|quarrels?|rains?|snow|born|buried|deaths?|fear(?:s"
    r"|ed)?|found|hard|heard"
    r"|killed|lost|queues?|reported"
    r"|seen|unpaid|victims?|wounded)\b"
)
_MORE_MONEY = re.compile(
    r"(?:An? (?:additional|extra|further|fresh|new|initial)|Another|Up to|At least|An?|Additional|Extra"
    rf"|Further|Some)(?: [a-z]+)?(?<!of) {SUM}"
    r"(?: [a-z]+){0,3}? (?:for|to|in|towards) (?!of\b)[^;:]|(?:[A-Z][a-z-]+ |\d[\d.,]* )?(?:million "
    r"|billion |thousand |hundred )?[a-z]+ (?:more|extra) (?:for|to|towards) the"
    rf"|{SUM}(?: [a-z]+){{0,3}}? (?:for|towards|to) (?:the |an? |new |more )?[a-zA-Z]"
)
_TO_BE_DONE = re.compile(
    r"Not (?:a|one) (?:cent|penny|shilling|centime|kopeck|rupee|franc|dollar)(?: more)? for |(?:Not (?:one|a single"
    r"|an)|No|All|Every|Each|Both) (?:[\w'-]+ ){1,12}?to be (?!(?:able|at|in|on|of"
    r"|found|seen|had)\b)[a-z]+(?:ed|n|t|d)\b"
)
