"""How a sentence reads as a whole, judged by weights learnt from labelled documents: one more voice beside the rules'.

The rules say what they know; this one has seen how readers judged some six thousand sentences of fact sheets and joint
statements (`tests/bench/scorer/` tells which, and learns the weights of `scorer.json` from them anew). Its marks are
words, names and numbers being masked, and what the rules made of the sentence and of the one before. What it adds is
bounded by the table of weights, so that it can raise, lower and propose, but overrules no sure rule by itself.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from commitments.grammar.reading import Predicate, plain
from commitments.grammar.sentences import Role
from commitments.promises import Voice
from commitments.promises.weights import weight

NOTHING = -9.0
"""The score of a sentence of which no rule speaks."""


class Before(NamedTuple):
    """The sentence before, as far as it tells something of the next."""

    role: Role
    paragraph: int
    intro: str
    tier: str


class Seen(NamedTuple):
    """A sentence as the rules leave it."""

    words: str
    """Made plain."""
    role: Role
    paragraph: int
    section: str
    intro: str
    published: date | None
    score: float
    tier: str
    """"none" where the rules propose nothing."""
    voices: tuple[Voice, ...]
    predicate: Predicate | None
    predicates: tuple[Predicate, ...]
    before: Before | None


def voice_of(seen: Seen) -> Voice | None:
    """What it says of a sentence; None where that is next to nothing.

    A weight is what lacks to the sum that the marks stand for, so that the tiers keep their meaning.
    """
    told = 0.0 if seen.score == NOTHING else seen.score
    lacks = sum_of(marks(seen)) - told
    bounded = max(weight("reads like none, at most"), min(weight("reads like a commitment, at most"), lacks))
    if abs(bounded) < weight("reads, at least"):
        return None
    return Voice("reads-like-a-commitment" if bounded > 0 else "reads-like-none", bounded)


def sum_of(found: Iterable[str]) -> float:
    """The sum of weights that a sentence with these marks should come to."""
    known = learnt()
    return known["every sentence"] + sum(known.get(mark, 0.0) for mark in found)


@cache
def learnt() -> dict[str, float]:
    """What each mark adds."""
    with open(os.path.join(os.path.dirname(__file__), "scorer.json"), "rb") as file:
        table: dict[str, float] = json.load(file)
    return table


# Marks


def marks(seen: Seen) -> set[str]:
    """Everything of a sentence that can weigh, each as the word that `scorer.json` has for it."""
    words = masked(seen.words)
    found = {*_of_words(words), *_of_rules(seen), *_of_place(seen)}
    found.update(f"list:{word}" for word in masked(plain(seen.intro[-400:]))[-14:])
    found.update(f"under:{word.casefold()}" for word in masked(plain(seen.section[:200]))[:14])
    if seen.published is not None:
        found.update(_of_dates(seen.words, seen.published))
    return found


def _of_words(words: list[str]) -> Iterator[str]:
    yield from words
    yield from map(" ".join, pairwise(words))
    yield from (f"{place}:{word}" for place, word in enumerate(words[:3], 1))
    yield f"begins:{' '.join(words[:2])}"
    yield f"long:{min(6, len(words) // 6)}"


def _of_rules(seen: Seen) -> Iterator[str]:
    yield f"tier:{seen.tier}"
    if seen.score == NOTHING:
        yield "sum:none"
    else:
        yield from (f"sum>{step}" for step in _STEPS if seen.score > step)
    yield from (f"{'+' if voice.weight > 0 else '-'}{voice.rule}" for voice in seen.voices)
    if seen.predicate is not None:
        who = seen.predicate.subject.who.value
        yield f"who:{who}"
        yield f"form:{seen.predicate.form} {who}"
        yield f"verb:{seen.predicate.verb}"
    yield from (f"says:{one.form} {one.subject.who.value}" for one in seen.predicates)


_STEPS = (-2.0, -1.0, 0.0, 0.6, 1.2, 1.8, 2.4, 3.0, 3.6)


def _of_place(seen: Seen) -> Iterator[str]:
    yield f"role:{seen.role.value}"
    yield f"role:{seen.role.value} {_shape(seen.words)}"
    yield "in a list" if seen.intro else "in no list"
    if seen.before is not None:
        is_near = seen.before.paragraph == seen.paragraph
        is_alike = seen.before.role is seen.role and seen.before.intro == seen.intro
        yield f"before:{seen.before.role.value} {is_near} {seen.before.tier}"
        yield f"before:{is_alike} {seen.before.tier}"


def _shape(words: str) -> str:
    """How the first word ends."""
    first = re.match(r"[A-Za-z]*", words.lstrip("-•*–[( "))
    word = first[0].casefold() if first else ""
    return next((ending for ending in ("ing", "ed", "s") if len(word) > 3 and word.endswith(ending)), "")


_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_DATE = re.compile(rf"\b(?:({'|'.join(_MONTHS)}) )?(?:\d{{1,2}}, )?((?:19|20)\d\d)\b")


def _of_dates(words: str, published: date) -> Iterator[str]:
    """Whether it tells of an earlier or a later time than the document's."""
    for found in _DATE.finditer(words, 0, _LONGEST):
        year = int(found[2])
        if year == published.year and found[1]:
            yield f"month:{_beside(_MONTHS.index(found[1]) + 1, published.month)}"
        else:
            yield f"year:{_beside(year, published.year)}"


def _beside(one: int, other: int) -> str:
    return "earlier" if one < other else "later" if one > other else "same"


_LONGEST = 1_500
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[$€£¥]|\d[\d.,]*|[:;?!\"(]")
_YEAR = re.compile(r"(?:19|20)\d\d[.,]*")

def masked(words: str) -> list[str]:
    """The words in small letters, each run of names as "@", of figures as "0", a year as "19", a currency as "$".

    >>> masked("The Bank of Chile will lend $3 billion by 2030.")
    ['the', '@', 'of', '@', 'will', 'lend', '$', '0', 'billion', 'by', '19']
    """
    found: list[str] = []
    for place, match in enumerate(_WORD.finditer(words, 0, _LONGEST)):
        word = _mask(match[0], is_first=place == 0)
        if word in ("@", "0") and found and found[-1] == word:
            continue
        found.append(word)
    return found


def _mask(word: str, *, is_first: bool) -> str:
    first = word[0]
    if first.isdigit():
        return "19" if _YEAR.fullmatch(word) else "0"
    if first in "$€£¥":
        return "$"
    return "@" if first.isupper() and not is_first else word.lower()
