"""Whose promise it is that somebody welcomes: his whose promise it is, and not theirs who welcome it."""

import re

from commitments.coding.parties import Cast, listed_names
from commitments.grammar.actors import Who, classify
from commitments.grammar.reading import Predicate

_NAME = r"(?:the )?[A-Z][\w.&-]*(?: (?:(?:of|and|for|the) ){0,2}[A-Z][\w.&-]*){0,6}"
_NOUN = (
    r"(?:accession|adoption|announcement|commitment|contribution|creation|decision|determination|establishment|intent"
    r"|intention|investment|launch|offer|opening|plan|pledge|ratification|readiness|resolve|signature|signing"
    r"|willingness)s?"
)
_OWNED = re.compile(
    rf"\b(?P<who>{_NAME})(?:'s|(?<=s)') (?:[\w-]+,? ){{0,5}}?{_NOUN}\b"
    rf"|\b(?P<country>U\.S\.|US|U\.K\.|UK|EU) (?:[a-z-]+ ){{0,2}}{_NOUN}\b"
    rf"|\bwelcom\w+ (?P<its>{_NAME})(?:'s|(?<=s)') [^;:]{{2,200}}?,? and its (?:[a-z]+ ){{0,2}}{_NOUN}\b"
    rf"|\bwelcom\w+ (?P<doing>{_NAME})(?:'s)? [a-z]+ing\b(?: [^;:]{{2,200}}? and [a-z]+ing its {_NOUN}\b)?"
    rf"|\b{_NOUN} (?:by (?P<by>{_NAME})|of (?P<of>{_NAME})(?= to [a-z]))"
)
# "Peru welcomed Chile's announcement that it will act"
_THAT_IT = re.compile(rf"\b(?P<who>{_NAME})(?:'s|(?<=s)') (?:[\w-]+,? ){{0,5}}?{_NOUN} that (?:it|they)\s*$")
_OURS = re.compile(r"[^;:.]{0,160}?\b(?:bilateral|between|joint|its|our|their|with)\b", re.I)
_NEAR = 60
"""How far before a promise as a noun its owner's name may begin, and how far behind a welcome."""


def owners(predicate: Predicate, text: str, cast: Cast) -> tuple[str, ...]:
    """Who promises what is welcomed, by name; nobody where it is nobody's own.

    >>> from commitments.coding.cast import cast_of
    >>> from commitments.grammar.reading import read
    >>> def of(words):
    ...     return owners(read(words).predicates[0], words, cast_of(""))
    >>> of("Peru welcomed Chile's launch of a fund."), of("Peru welcomed the launch of its fund.")
    (('Chile',), ())
    >>> of("Peru welcomed the United States' intention to rejoin the pact.")
    ('United States',)
    """
    if told := _THAT_IT.search(text, max(0, predicate.start - 4 * _NEAR), predicate.start):
        return listed_names(told["who"], cast.proper, cast)
    if predicate.form not in ("noun", "renew", "share", "welcome"):
        return ()
    for found in _OWNED.finditer(text, max(0, predicate.start - _NEAR), predicate.start + 4 * _NEAR):
        is_it = found.start() <= predicate.start + _NEAR and found.end() > predicate.start
        who = found["who"] or found["its"] or found["doing"] or found["by"] or found["of"] or found["country"]
        if is_it and classify(who) is Who.AGENT:
            return listed_names(who, cast.proper, cast)
    return ()


def is_of_another(predicate: Predicate, who: tuple[str, ...]) -> bool:
    """Whether one party only welcomes what it has no part in, as far as is said: "Peru welcomed the launch of a fund".

    >>> from commitments.grammar.reading import read
    >>> [is_of_another(read(words).predicates[0], ("Peru",)) for words in (
    ...     "Peru welcomed the launch of a fund.", "Peru welcomed the launch of its fund.", "Peru will launch a fund.")]
    [True, False, False]
    """
    return predicate.form == "welcome" and len(who) == 1 and not _OURS.match(predicate.after)
