"""What a rule is and may know, and how the rules are asked.

A rule is a function of one predicate, or of one sentence, that returns a weight where it has something to say: positive
speaks for a commitment, negative against. The weights that speak about one predicate are summed; `candidates` turns
the sum into a confidence. Each example runs as the rule's test.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.grammar.reading import Predicate, Reading, read
from commitments.model import Kind


class Context(NamedTuple):
    """What a rule may know beside the sentence itself."""

    section: str = ""
    intro: str = ""
    document_kind: str = ""
    is_item: bool = False
    is_told_on: bool = False
    """The rest of its paragraph tells on of it, so that it may be but the heading of that."""
    is_platform: bool = False
    """A text that is nothing but promises: a manifesto, a throne speech, a mandate letter."""
    is_report: bool = False
    """A text that tells what was done, and seldom what will be."""
    published: PartialDate | None = None
    recap_goes_on: bool = False
    """An earlier sentence of its paragraph told of something earlier than the text."""
    promise_goes_on: bool = False
    """The sentence before it in its paragraph promises."""
    told_of: str = ""
    """The subject of the sentence before, which "it" means."""
    is_entry: bool = False
    """It stands alone, as an entry of a list that somebody has made."""


class Voice(NamedTuple):
    """What one rule says."""

    rule: str
    weight: float
    kind: Kind | None = None


PredicateRule = Callable[[Predicate, Reading, Context], float]
SentenceRule = Callable[[Reading, Context], float]

PREDICATE_RULES: list[tuple[str, Kind | None, PredicateRule]] = []
SENTENCE_RULES: list[tuple[str, Kind | None, SentenceRule]] = []


def predicate_rule(kind: Kind | None = None) -> Callable[[PredicateRule], PredicateRule]:
    def register(rule: PredicateRule) -> PredicateRule:
        PREDICATE_RULES.append((rule.__name__.replace("_", "-"), kind, rule))
        return rule

    return register


def sentence_rule(kind: Kind | None = None) -> Callable[[SentenceRule], SentenceRule]:
    def register(rule: SentenceRule) -> SentenceRule:
        SENTENCE_RULES.append((rule.__name__.replace("_", "-"), kind, rule))
        return rule

    return register


def predicate_voices(predicate: Predicate, reading: Reading, context: Context) -> list[Voice]:
    subject = predicate.subject
    if (subject.is_relative or subject.clause == "whose") and predicate.form != "be-committed":
        return []  # "investments that will employ workers": told of something, no undertaking
    return [
        Voice(name, weight, kind)
        for name, kind, rule in PREDICATE_RULES
        if (weight := rule(predicate, reading, context))
    ]


def sentence_voices(reading: Reading, context: Context) -> list[Voice]:
    return [Voice(name, weight, kind) for name, kind, rule in SENTENCE_RULES if (weight := rule(reading, context))]


def spoken(words: str, **context: object) -> list[str]:
    """The names of the rules that speak about a sentence; for the examples below."""
    reading, about = read(words), Context(**context)  # type: ignore[arg-type]
    voices = [voice for predicate in reading.predicates for voice in predicate_voices(predicate, reading, about)]
    return [voice.rule for voice in voices + sentence_voices(reading, about)]


def is_agent(predicate: Predicate) -> bool:
    return predicate.subject.who.can_promise


def is_named(predicate: Predicate) -> bool:
    """Whether a subject has a name: of what sort of thing, its words may not tell."""
    subject = predicate.subject
    return not subject.clause and any(word[:1].isupper() for word in subject.words.split()[1:])


MAKER = re.compile(r"government|party|administration|labour|conservative|liberal|green|democrat|reform|^it$", re.I)
"""How the maker of a platform is called in it."""
