"""Whether an item of a list is an act without a subject, or set like a heading."""

import re

from commitments.grammar.words import lexicon
from commitments.grammar.words.plain import holds_any
from commitments.grammar.words.verbs import listed, opening_verb
from commitments.sentences.titles import is_title

# "**Ports:** Building two of them": what the act is about stands before it.
_HEAD = re.compile(r"[A-Z][^.:;]{2,160}: (?=[A-Z]|[a-z]+ing\b)")
_GERUND = re.compile(
    r"(?:(?:[A-Z]?[a-z]+ly|[Ff]urther|[Aa]lso) )?(?P<verb>[A-Z]?[a-z]{3,}ing)(?: (?:and|or) [a-z]+)? (?!of )\S"
)
_NO_ACT = lexicon.words(
    "according acknowledging affirming applauding celebrating commemorating commending complementing concerning"
    " congratulating depending during excluding following highlighting including noting pending praising"
    " recalling recognising recognizing reflecting regarding relating saluting starting stressing underlining"
    " underscoring using welcoming"
)
"""What opens no act: it values, or it is no verb."""
_FINITE_AFTER = re.compile(
    r"(?:(?!(?:that|which|who|where|how|what|when|if|as)\b)[\w’'.&/-]+,? ){1,14}?"
    r"(?:is|are|has|have|was|were|should|must|means|requires|makes|helps|remains|will|would|can|could|may|supports?)\b"
)
# "Building on the talks, Peru opens a port": a participle before the sentence that it belongs to
_BEFORE_ITS_SENTENCE = re.compile(
    r", (?:[Tt]he|[Oo]ur|[Ww]e|[Bb]oth|[Ii]t|[Tt]hey|[A-Z][\w.]*(?: [A-Z][\w.]*)*) (?:[a-z]+ )?[a-z]+"
)


def is_doing(item: str) -> bool:
    """Whether an item, made plain, is a gerund with its object.

    >>> is_doing("Building two ports"), is_doing("Building ports is slow."), is_doing("Noting that ports are slow")
    (True, False, False)
    """
    words = item[head.end() :] if (head := _HEAD.match(item)) else item
    found = _GERUND.match(words)
    if found is None or found["verb"].casefold() in _NO_ACT:
        return False
    return not _FINITE_AFTER.match(words) and not _BEFORE_ITS_SENTENCE.search(words[:240])


def beyond_head(item: str) -> str:
    """The act of an item behind what it is about; the item itself where no act follows.

    >>> beyond_head("Clean rivers – Dredge and fence them"), beyond_head("Clean rivers – The fish are back")
    ('Dredge and fence them', 'Clean rivers – The fish are back')
    """
    found = _ABOUT.match(item) if holds_any(item, ("–", "—", " - ", ": ")) else None
    if found is None:
        return item
    opening = opening_verb(item[found.end()].lower() + item[found.end() + 1 : found.end() + 60])
    if opening is None or opening[0] != "bare":
        return item
    is_noun = opening[1] in listed("also_nouns") and _OF_A_NOUN.match(item, found.end())
    return item if is_noun else item[found.end() :]


# "Boost from the fair", "Support for schools"
_OF_A_NOUN = re.compile(r"[A-Za-z]+ (?:at|by|for|from|in|of|on|to|with)\b")


_ABOUT = re.compile(r"[A-Z][^.:;–—]{2,100}?(?: ?[–—] ?| - |: )(?=[A-Za-z])")


def is_titled(item: str) -> bool:
    """Whether an item is set like a heading: "Investing in Our People"."""
    words = item.split()
    return len(words) < 16 and not item.endswith((".", ";", ",")) and is_title(words)
