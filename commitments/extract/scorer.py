"""How a sentence reads as a whole, by weights learnt from labelled documents: one more voice beside the rules'.

The rules say what they know. This voice has seen how readers judged eleven thousand sentences of fact sheets and joint
statements, and knows by which words the promises among them differ from recaps, praise and descriptions that look alike
to the rules. `tests/bench/scorer.py` tells whose they are, learns the weights of `scorer.json` from them, and measures.

It speaks where enough of what it knows is there: of a text of another kind it knows little, and of a platform or a few
lines it says nothing. What it adds is bounded by the table of weights.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from commitments.dates import A_MONTH, MONTHS
from commitments.extract.tiers import POSSIBLE, tier_of
from commitments.grammar.words.plain import plain
from commitments.promises import Voice
from commitments.promises.weights import weight
from commitments.sentences.cut import Sentence


class Before(NamedTuple):
    """The sentence before, with the sum of the rules; None where none spoke."""

    sentence: Sentence
    sum: float | None

    @property
    def tier(self) -> str:
        return "none" if self.sum is None or self.sum < POSSIBLE else tier_of(self.sum).value


class Seen(NamedTuple):
    """A sentence and what stands around it."""

    sentence: Sentence
    words: str
    """Those of the sentence, made plain."""
    published: date | None = None
    before: Before | None = None
    rules: tuple[str, ...] = ()
    """Those that spoke for it or against it."""


Sound = Callable[[Seen], Voice | None]


def is_of_its_kind(found: Sequence[Sentence], *, is_platform: bool) -> bool:
    """Whether a text can be judged by it: no platform, and long enough that its sentences stand in a document."""
    return not is_platform and len(found) >= _FEWEST


_FEWEST = 8


def voice_of(seen: Seen) -> Voice | None:
    """What it says of a sentence; None where that is too little to be told.

    Its weight is what the marks add to the log odds beyond a little that might as well be chance.
    """
    odds = odds_of(marks(seen))
    within = weight("reads, within")
    if odds > within:
        return Voice("reads-like-a-commitment", min(odds - within, weight("reads like a commitment, at most")))
    if odds < -within:
        return Voice("reads-like-none", max(odds + within, weight("reads like none, at most")))
    return None


def odds_of(found: Mapping[str, float]) -> float:
    """How much the marks of a sentence add to the log odds that it is a commitment; nothing, where it has none."""
    known = learnt()
    return fsum(known[mark] * found[mark] for mark in known.keys() & found.keys())  # in whatever order


@cache
def learnt() -> dict[str, float]:
    """What each mark adds."""
    with open(os.path.join(os.path.dirname(__file__), "scorer.json"), "rb") as file:
        table: dict[str, float] = json.load(file)
    return table


# Marks


def marks(seen: Seen) -> dict[str, float]:
    """Everything about a sentence that may weigh, by the names of `scorer.json`, and how often it counts."""
    words = masked(seen.words)
    found = {*_of_words(words), *_of_place(seen), *_of_list(seen.sentence.intro), *_of_heading(seen.sentence.section)}
    found.update(f"rule:{name}" for name in seen.rules)
    if seen.published is not None:
        found.update(_of_dates(seen.words, seen.published))
    return {**dict.fromkeys(found, 1.0), EACH: float(min(len(words), _MOST))}


EACH = "each:word"
"""What a word more takes back, since there is always one among many that seems to speak for something."""
_MOST = 60


def _of_words(words: list[str]) -> set[str]:
    placed = (f"{place}:{word}" for place, word in enumerate(words[:3], 1))
    return {*words, *map(" ".join, pairwise(words)), *placed, f"begins:{' '.join(words[:2])}"}


@lru_cache(maxsize=64)
def _of_list(intro: str) -> frozenset[str]:
    return frozenset(f"list:{word}" for word in masked(plain(intro[-400:]))[-14:])


@lru_cache(maxsize=64)
def _of_heading(section: str) -> frozenset[str]:
    return frozenset(f"under:{word}" for word in masked(plain(section[:200]))[:14])


def _of_place(seen: Seen) -> Iterator[str]:
    """The form of the first word where the sentence stands, and what the rules made of the one before."""
    sentence, before = seen.sentence, seen.before
    if ending := _ending(seen.words):
        yield f"{sentence.role.value}:{ending}"
    if before is not None:
        is_near = "near" if before.sentence.paragraph == sentence.paragraph else "apart"
        is_alike = before.sentence.role is sentence.role and before.sentence.intro == sentence.intro
        yield f"before:{before.sentence.role.value} {is_near} {before.tier}"
        yield f"before:{'alike' if is_alike else 'unlike'} {before.tier}"


def _ending(words: str) -> str:
    """How the first word ends, which tells a gerund and a past tense from a bare verb."""
    first = _WORD.search(words, 0, 80)
    word = first[0].casefold() if first else ""
    return next((ending for ending in ("ing", "ed") if len(word) > 4 and word.endswith(ending)), "")


_DATE = re.compile(rf"\b(?:({A_MONTH}) )?(?:\d{{1,2}}, )?((?:19|20)\d\d)\b")


def _of_dates(words: str, published: date) -> Iterator[str]:
    """Whether it tells of an earlier or a later time than the document's."""
    for found in _DATE.finditer(words, 0, _FARTHEST):
        year = int(found[2])
        if year == published.year and found[1]:
            yield f"month:{_beside(MONTHS.index(found[1]) + 1, published.month)}"
        else:
            yield f"year:{_beside(year, published.year)}"


def _beside(one: int, other: int) -> str:
    return "earlier" if one < other else "later" if one > other else "same"


_FARTHEST = 1_500
"""How many characters of a sentence are looked at."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[$€£¥]|\d[\d.,]*|[:;?!\"(]")
_YEAR = re.compile(r"(?:19|20)\d\d[.,]*")


def masked(words: str) -> list[str]:
    """The words in small letters; names become "@", figures "0", years "19", currencies "$", a run of them one.

    >>> masked("The Bank of Chile will lend $3 billion by 2030.")
    ['the', '@', 'of', '@', 'will', 'lend', '$', '0', 'billion', 'by', '19']
    """
    found: list[str] = []
    written = _WORD.findall(words[:_FARTHEST])
    if written:
        written[0] = written[0].lower()  # whatever opens a sentence has a capital
    for word in map(_mask, written):
        if word not in ("@", "0") or found[-1:] != [word]:
            found.append(word)
    return found


@lru_cache(maxsize=8192)
def _mask(word: str) -> str:
    first = word[0]
    if first.isdigit():
        return "19" if _YEAR.fullmatch(word) else "0"
    if first in "$€£¥":
        return "$"
    return "@" if first.isupper() else word.lower()
