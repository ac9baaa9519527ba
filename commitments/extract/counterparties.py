"""To whom, or with whom, something is promised."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from commitments.extract.parties import COUNTRY, TITLE, Cast, listed_names, same
from commitments.grammar import lexicon
from commitments.grammar.actors import Who, classify
from commitments.grammar.reading import Predicate

_MOST = 12
"""Partners that are named of one promise."""
_REACH = 400
_NAME = (
    rf"(?:the |our |its )?(?:[A-Z][\w'&.-]*|{TITLE})"
    r"(?: (?:of |and |(?<=Office )on |(?<=Agency )for |(?<=Fund )for |(?<=Centre )for |(?<=Center )for "
    r"|(?<=Institute )for )?(?:the )?[A-Z][\w'&.-]*)*"
    r"(?: \([A-Z][^()]{1,40}\))?(?:(?: [a-z]+)? (?:allies|counterparts|countries|members|nations|partners|states))?"
)
_LIST = rf"{_NAME}(?:(?:, {_NAME}){{1,12}},? and {_NAME}| and {_NAME})?"
# "in line with", "to comply with"
_NO_PARTNER = lexicon.words(
    "accordance associated beginning compatible compliance comply complying concerned consistent dealing"
    " dealt equipped familiar keeping line parallel starting"
)
_TOGETHER = re.compile(
    rf"\b(?:with|towards?|alongside) (?P<with>{_LIST})"
    r"|\b(?P<people>the people of [A-Z]\w+(?: [A-Z]\w+)?)(?! [a-z]+s\b)"
)
_ASKED = re.compile(r" (?P<who>[^,;:]{2,80}?) to [a-z]")
# "a loan to the Bank of Chile"
_GIVEN = re.compile(
    rf"\b(?:aid|assistance|contribution|donation|grant|loan)s? (?:of [^,;:]{{2,40}} )?to (?P<to>{_NAME})"
    rf"(?! [a-z]+s\b)"
)
# "Peru, together with Chile, will"
_BESIDE = re.compile(rf", (?:along |jointly |together )?with (?P<with>{_LIST}),$")
# "helping Chile's ports": whose it is that is helped; a government that speaks of its own country's speaks of itself
_HELPED = re.compile(
    rf"\b(?:assist|defend|help|protect|rebuild|restor|support)(?:e|s|es|ing)? (?:[a-z]+ ){{0,3}}?"
    rf"(?P<whose>{COUNTRY.pattern})'s "
)
_OWN_COUNTRY = re.compile(r"\b(?:government|ministers?|party|we|administration)\b", re.I)
_IN_A_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose)\b[^,;:]*$")
_ALIAS = re.compile(r" \((?![A-Z&.-]{2,12}\))[^()]*\)")  # "the Republic of Peru (Peru)"
_A_KIND = re.compile(r"[A-Z]+-\d")  # "F-35s"


def counterparties(predicate: Predicate | None, text: str, who: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """To whom, or with whom: who is asked, what follows "with", who is helped.

    >>> from commitments.extract.cast import cast_of
    >>> from commitments.grammar.reading import read
    >>> def of(words):
    ...     return counterparties(read(words).predicates[0], words, ("Peru",), cast_of(""))
    >>> of("Peru will build ports with Chile, Mali, and Fiji."), of("Peru will act in line with WTO rules.")
    (('Chile', 'Mali', 'Fiji'), ())
    """
    if predicate is None:
        return ()
    own = {same(name) for name in who}
    named = dict.fromkeys(chain.from_iterable(_names(words, cast) for words in _said(predicate, text, who)))
    return tuple(name for name in named if name not in own)[:_MOST]


def _said(predicate: Predicate, text: str, who: Sequence[str]) -> Iterator[str]:
    rest = text[predicate.start :][:_REACH]
    if predicate.form == "request" and (asked := _ASKED.match(rest, len(predicate.words))):
        yield asked["who"]
    if beside := _BESIDE.search(predicate.before):
        yield beside["with"]
    for found in _TOGETHER.finditer(rest):
        before = rest[: found.start()].rstrip()
        is_no_partner = before.endswith(" to deal") or before.rpartition(" ")[2] in _NO_PARTNER
        if not is_no_partner and not _IN_A_RELATIVE.search(before):
            yield found["people"] or _without_adjective(found, rest)
    yield from (found["to"] for found in _GIVEN.finditer(rest))
    if not any(_OWN_COUNTRY.search(name) for name in who):
        yield from (found["whose"] for found in _HELPED.finditer(rest))


# "with Philippine energy companies", "with NATO and U.S. forces": not with somebody of that name.
_NOUN_NEXT = re.compile(
    r" (?!(?:and|or|on|in|to|for|at|by|of|with|will|from|as|under|through|that|which|who|is|are|today|this)\b)[a-z]"
)


def _without_adjective(found: re.Match[str], rest: str) -> str:
    """Whom it is done with, without the adjective of a noun that comes next."""
    words: str = found["with"] or ""
    if not _NOUN_NEXT.match(rest, found.end()):
        return words
    before, _, _ = words.rpartition(" and ")
    return before.rstrip(",")


def _names(words: str, cast: Cast) -> Iterator[str]:
    words = re.sub(r"^(?:the|our|its) (?!people)|'s?$", "", _ALIAS.sub("", words))
    if words.startswith("the people of "):
        yield words
        return
    whole = words if words.endswith((".S.", ".K.")) else words.strip(" .")
    for name in listed_names(whole, cast.proper, cast):
        if classify(name) is not Who.THING and not _A_KIND.match(name):
            yield name
