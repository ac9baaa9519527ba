"""Items that are but nouns, under a lead-in by which something was signed, agreed or will be worked on together."""

import re
from functools import lru_cache

from commitments.grammar.reading import Reading, read
from commitments.grammar.words.lexicon import words
from commitments.grammar.words.verbs import listed, opening_verb
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    predicate_voices,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight
from commitments.promises.whole.bare import says_nothing
from commitments.sentences.items import is_told

_LONGEST_INTRO = 600


@sentence_rule(Kind.AGREEMENT)
def text_that_was_settled(reading: Reading, context: Context) -> float:
    """A memorandum, a treaty, by its name, in a list of those that were signed or agreed.

    >>> spoken("A Memorandum of Understanding on bees;", is_item=True, intro="The Ministers signed four agreements:")
    ['text-that-was-settled']
    >>> spoken("A Memorandum of Understanding on bees;", is_item=True, intro="The Ministers read four agreements:")
    []
    """
    return weight("text that was settled") if is_settled_text(reading, context.intro) else 0


def is_settled_text(reading: Reading, intro: str) -> bool:
    """Whether it is but a text by its name, under a lead-in that signs or agrees texts."""
    is_name = bool(intro) and _A_TEXT.match(reading.text) is not None
    return is_name and says_nothing(reading) and not is_told(reading.text) and _settles(intro)


@sentence_rule(Kind.PLEDGE)
def field_of_work_agreed(reading: Reading, context: Context) -> float:
    """What those who agree on it, or whose cooperation will include it, will work on together.

    >>> spoken("Flood warning;", is_item=True, intro="They agreed on cooperation in these fields:")
    ['field-of-work-agreed']
    >>> spoken("Flood warning;", is_item=True, intro="Work under the pact will include the following elements:")
    ['field-of-work-agreed']
    >>> spoken("Flood warning;", is_item=True, intro="They agreed on the importance of:")
    []
    """
    if not context.is_item or not context.intro.rstrip().endswith((":", "–", "—")) or not says_nothing(reading):
        return 0
    text = reading.text
    if _IS_VIEW.match(text) or is_told(text) or _opens_with_an_act(text) or _A_SUBJECT.match(text):
        return 0
    return weight("field of work agreed") if _is_joint(context.intro) else 0


@sentence_rule(Kind.AGREEMENT)
def promise_among_outcomes(reading: Reading, context: Context) -> float:
    """A commitment or a decision by its name, in a list of what came of a meeting.

    >>> spoken("a commitment to share maps;", is_item=True, intro="The outcomes of the talks were:")
    ['promise-among-outcomes']
    >>> spoken("a recognition that maps help;", is_item=True, intro="The outcomes of the talks were:")
    []
    """
    if not context.is_item or not _OUTCOMES.search(context.intro) or _OLD.search(context.intro):
        return 0
    return weight("promise among outcomes") if _PROMISE.match(reading.text) else 0


def _opens_with_an_act(text: str) -> bool:
    """Whether it begins with a verb: "Staff exchanges" does not."""
    opening = opening_verb(text[:1].lower() + text[1:80])
    return opening is not None and opening[1] not in listed("also_nouns")


@lru_cache(maxsize=64)
def _is_joint(intro: str) -> bool:
    """Whether a lead-in is of work that several will do together."""
    return bool(_WILL_INCLUDE.search(intro) or (_TOGETHER.search(intro) and _settles(intro)))


@lru_cache(maxsize=64)
def _settles(intro: str) -> bool:
    """Whether a lead-in agrees, signs or announces what stands below, and does not only talk of it."""
    if _TALKS.search(intro[-120:]) or _OLD.search(intro):
        return False
    reading = read(intro[-_LONGEST_INTRO:])
    return any(
        sum(voice.weight for voice in predicate_voices(one, reading, Context())) >= 1
        for one in reading.predicates
        if one.form in _SETTLING
    )


_SETTLING = words("adopt agree announce be-committed be-done commit decide decide-on launch sign welcome will")
_TEXTS = (
    r"(?i:accord|agreements?|arrangements?|charter|conventions?|declaration|exchange of (?:letters|notes)"
    r"|letters? of intent|memorand(?:um|a)|mous?|pacts?|(?:action|work) plans?|protocols?|treat(?:y|ies))"
)
_A_TEXT = re.compile(
    rf"(?!Th(?:at|e|ese|is) )(?i:an?|two|three|four|several|another)? ?"
    rf"(?:(?!(?:of|on|for|to|in)\b)[\w'’-]+ ){{0,4}}?{_TEXTS}\b"
)
_TALKS = re.compile(
    r"\b(?:challenges?|concern(?:s|ing)?|discuss\w*|explor\w*|importance|issues?|need|noted|recall\w*|relevance"
    r"|review\w*|topics?|underlin\w+|underscor\w+|value|views?|whether)\b"
)
_OLD = re.compile(
    r"\b(?:had|last (?:month|week|year)|previous(?:ly)?|since)\b|\b(?:[Ii]n|of) (?:1[5-9]\d\d|200\d|201\d)\b"
)
# "the following areas of cooperation", "deepen their partnership through"
_TOGETHER = re.compile(
    r"\b(?i:activities|collaborat\w+|cooperat\w+|co-operat\w+|dialogue|exchanges|partnership|programme|ties"
    r"|work(?:ing)? (?:together|jointly|closely))\b"
)
_WILL_INCLUDE = re.compile(
    r"\b(?i:activities|collaboration|co-?operation|partnership|programme|work)(?: (?:under|between|among|within)"
    r" [^:;]{2,120}?)? (?:will|shall) (?:initially |also |in particular )?(?:be (?:carried out|conducted|pursued) in"
    r"|comprise|cover|encompass|extend to|focus on|include)\b"
)
_IS_VIEW = re.compile(
    r"(?i:(?:the |a |mutual |shared |common )?(?:belief|desire|friendship|history|importance|interests?|need"
    r"|recognition|respect|rule of law|sovereignty|understanding that|values?)\b)"
)
# "Schools that are full", "Those who fish"
_A_SUBJECT = re.compile(
    r"(?:All|Any|Both|Each|However|It|Many|Most|Our|Some|They|This|Those|We)\b"
    r"|The (?!(?:[a-z]+ )?[a-z]+ of )|[A-Z][a-z]+, "
)
_OUTCOMES = re.compile(r"\b(?i:achievements|conclusions|deliverables|fruits|outcomes?|results?)\b[^:;]{0,90}:")
_PROMISE = re.compile(
    r"(?i:the |an? |our |their )?(?:[a-z]+ ){0,2}?(?i:agreement|commitments?|decision|pledges?|promise|undertakings?)"
    r"(?: (?:by|from|of) [^,;:]{2,60}?)? (?:to|on) (?:[a-z]+ly )?[a-z]+"
    r"|(?i:an? |the )?(?:[a-z]+ )?(?i:agreement|assurance|promise|undertaking|understanding) that [^;:.]{2,90}?"
    r" (?:shall|will|would) [a-z]"
    r"|(?i:the |an? )?(?:[a-z]+ )?(?i:creation|establishment|launch|opening|setting[- ]up|signing) of "
)
