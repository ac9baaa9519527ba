"""What an item of a list opens with: an act whose maker the list names, and in which form of the verb."""

import re
from enum import StrEnum

from commitments.grammar import lexicon
from commitments.grammar.sentences import is_title
from commitments.grammar.verbs import base_of_act, listed, opening_verb, verbs


class Opening(StrEnum):
    DOING = "doing"
    """ "Building ports"."""
    DO = "do"
    """ "Build ports"."""
    DOES = "does"
    """ "Builds ports": what an order or a bill does."""
    DID = "did"
    """ "Built ports": what was achieved."""
    OTHER = "other"


# "**Ports:** Build two of them": what the act is about stands before it.
_HEAD = re.compile(r"[A-Z][^.:;]{2,100}: (?=[A-Z])")
_FIRST = re.compile(
    r"(?:[A-Z][a-z]+ly )?(?P<verb>[A-Z][a-z]+(?:-[a-z]+)?)(?: (?:and|or) (?P<second>[a-z]+))? (?P<next>\S+)"
)
_NO_ACT = lexicon.words(
    "according acknowledging affirming applauding celebrating commemorating commending complementing concerning"
    " congratulating depending during excluding exploring following highlighting including noting pending praising"
    " recalling recognising recognizing reflecting regarding relating saluting starting stressing underlining"
    " underscoring using welcoming"
)
"""Gerunds that open no act: they value, or they are no verbs."""
_FINITE_AFTER = re.compile(
    r"(?:(?!(?:that|which|who|where|how|what|when|if|as)\b)[\w’'.&/-]+,? ){1,14}?"
    r"(?:is|are|has|have|was|were|should|must|means|requires|makes|helps|remains|will|would|can|could|may|supports?)\b"
)
_GOVERNED_BY = re.compile(
    r", (?:[Tt]he|[Oo]ur|[Ww]e|[Bb]oth|[Ii]t|[Tt]hey|[A-Z][\w.]*(?: [A-Z][\w.]*)*) (?:[a-z]+ )?[a-z]+"
)


def opening(item: str) -> Opening:
    """What the words of an item, made plain, open with.

    >>> [opening(words).value for words in ("Building two ports", "Build two ports.", "Builds two ports", "Built it")]
    ['doing', 'do', 'does', 'did']
    >>> opening("Building ports is slow.").value, opening("Noting that ports are slow").value
    ('other', 'other')
    """
    words = item[head.end() :] if (head := _HEAD.match(item)) else item
    found = _FIRST.match(words)
    if found is None:
        return Opening.OTHER
    verb = found["verb"].casefold()
    if verb.endswith("ing"):
        return Opening.DOING if _is_doing(verb, words) else Opening.OTHER
    is_followed = found["next"] in _BEFORE_OBJECTS or found["next"][:1].isdigit() or found["next"][:1] in "$€£"
    if verb in _DONE or (verb.endswith("ed") and base_of_act(verb)):
        return Opening.DID if is_followed or found["next"][:1].isupper() else Opening.OTHER
    if verb.endswith("s") and verb not in verbs() and base_of_act(verb):
        is_verb = base_of_act(verb) not in listed("also_nouns") or is_followed
        return Opening.DOES if is_verb and found["next"] not in _OF else Opening.OTHER
    opened = opening_verb(words[:1].lower() + words[1:])
    is_act = opened is not None and (verb not in listed("also_nouns") or is_followed)
    return Opening.DO if is_act and not _FINITE_AFTER.match(words) else Opening.OTHER


def is_titled(item: str) -> bool:
    """Whether an item is set like a heading: "Investing in Our People"."""
    words = item.split()
    return len(words) < 16 and not item.endswith((".", ";", ",")) and is_title(words)


def _is_doing(verb: str, words: str) -> bool:
    if verb in _NO_ACT or len(verb) < 6 or words.startswith(f"{verb.capitalize()} of "):
        return False
    return not _FINITE_AFTER.match(words) and not _GOVERNED_BY.search(words[:240])


_BEFORE_OBJECTS = lexicon.words(
    "a all an and any both each every for further its more new nearly on our over that the their these this those to"
    " up with"
)
_OF = lexicon.words("of for in on to and")
_DONE = lexicon.words("awarded built brought gave held led made met secured set took won")
