"""What sort of promise a sentence makes: its rule says it, and of some rules the verb or what it is done to."""

import re
from collections.abc import Sequence

from commitments.grammar import lexicon
from commitments.grammar.participles import base_of_gerund
from commitments.grammar.reading import Predicate
from commitments.model import Kind
from commitments.promises import Voice

_LAUNCHED = lexicon.words(
    "begin convene create establish form found inaugurate initiate introduce launch open pilot set stand start"
)
_COMMITTED = lexicon.words("commit pledge promise undertake")
_SIGNED_ALONE = re.compile(
    r"[^,;:.]{0,60}?\b(?:(?i:executive orders?|bills?|laws?|legislation)|Orders?|Acts?|Proclamations?"
    r"|Memorand(?:um|a)(?! of (?i:understanding)))\b"
)
_WELCOMED = re.compile(
    r"[^,;:.]{0,60}?\b(?:(?P<launch>creation|establishment|launch|opening)|(?P<announcement>announcement)"
    r"|(?P<renewal>(?:re)?affirmation))\b"
)
_PACT = re.compile(
    r"[^,;:.]{0,60}?\b(?:accord|agreement|arrangement|compact|contract|convention|deal|memorand|pact|treaty)", re.I
)


def kind_of(voices: Sequence[Voice], predicate: Predicate | None, text: str) -> Kind:
    """The kind of a promise; of several rules that speak, the one that says most names it.

    >>> from commitments.grammar.reading import read
    >>> def of(words, kind):
    ...     return kind_of([Voice("", 1, kind)], read(words).predicates[0], words).value
    >>> of("Peru is committing $5 million.", Kind.LAUNCH), of("Peru is opening a port.", Kind.LAUNCH)
    ('pledge', 'launch')
    >>> of("The President signed an Order to open ports.", Kind.AGREEMENT), of("We signed a pact.", Kind.AGREEMENT)
    ('announcement', 'agreement')
    """
    told = next((voice.kind for voice in sorted(voices, key=_reaffirmation_first) if voice.kind), Kind.PLEDGE)
    if predicate is None or told is Kind.REQUEST:
        return told
    after = text[predicate.start + len(predicate.words) :]
    if told is Kind.LAUNCH and predicate.form == "ongoing":
        return _of_doing(predicate.words)
    if told is Kind.AGREEMENT and predicate.form in ("sign", "adopt"):
        return _of_deed(predicate.words, after)
    if told is Kind.AGREEMENT and predicate.form == "welcome":
        return _of_welcome(after)
    if told is Kind.PLEDGE and predicate.words.startswith(("recommit", "re-commit")):
        return Kind.REAFFIRMATION
    return told


def _of_doing(words: str) -> Kind:
    """ "is launching" and "is committing", and what else is done: that is made known."""
    verb = words.rsplit(" ", 1)[-1]
    base = base_of_gerund(verb) or verb.removesuffix("ing")
    if base in _COMMITTED or verb == "committing":
        return Kind.PLEDGE
    return Kind.LAUNCH if base in _LAUNCHED else Kind.ANNOUNCEMENT


def _of_deed(words: str, after: str) -> Kind:
    if words.startswith("renew") and not _PACT.match(after):
        return Kind.REAFFIRMATION
    return Kind.ANNOUNCEMENT if _SIGNED_ALONE.match(after) and not _PACT.match(after) else Kind.AGREEMENT


def _of_welcome(after: str) -> Kind:
    found = _WELCOMED.match(after)
    if found is None or _PACT.match(after[: found.start(found.lastgroup or 0)]):
        return Kind.AGREEMENT
    sorts = {"launch": Kind.LAUNCH, "announcement": Kind.ANNOUNCEMENT, "renewal": Kind.REAFFIRMATION}
    return sorts[found.lastgroup or "launch"]


def _reaffirmation_first(voice: Voice) -> float:
    """The voice that says most names the kind; of two that add up, the narrower."""
    narrow = voice.rule in ("remains-committed", "declares-determination", "reaches-agreement")
    return -10 if narrow else -voice.weight
