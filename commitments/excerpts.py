"""Whether an excerpt stands in a text: character by character but for white space and typography, or nearly."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from commitments.differences import WORDS, Difference, common, difference, is_unspaced
from commitments.model import Span

LONGEST = 20_000
"""Characters of an excerpt that is looked for; a longer one is a document."""
_MOST_SEARCHED = 3_000_000
"""Characters of a text, from its beginning, in which a passage that is near is looked for: each word takes memory."""
_NEAR = 0.6
"""Share of the words of an excerpt that a passage has to hold to be near it."""
_SLACK = 4
"""Words at either side of the passage that are compared, since words may have been left out or put in."""


class Finding(StrEnum):
    VERIFIED = "verified"
    NEAR = "near"
    ABSENT = "absent"


class Proof(NamedTuple):
    """What became of looking for an excerpt."""

    finding: Finding
    span: Span | None = None
    """Where in the text it, or the passage nearest to it, stands first; none where it is absent."""
    times: int = 0
    """How often it stands there word for word."""
    difference: Difference | None = None
    """From the excerpt to the passage that is near it: removed is what the text does not say, added is what it says."""

    def __bool__(self) -> bool:
        return self.finding is Finding.VERIFIED


_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u034f"
)
_SHAPES = {
    "'": "'‘’‚‛ʼ′`´‹›＇",
    '"': '"“”„‟«»″〝〞〟＂',
    "-": "-‐‑−﹣－",
    "—": "‒–—―﹘",
    "...": "…",
    "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ", "ffl": "ﬄ", "st": "ﬅﬆ",
    "ij": "ĳ", "IJ": "Ĳ", "": _INVISIBLE,
}  # fmt: skip
_SQUEEZED = re.compile(r" {2,}|[-—]{2,}|''")
_EDGES = " .\"'-"
_SIGN = re.compile(r"(?<![.-])[.-](?=\d)")
"""The minus or the point of a number at the end of what may be left out; three points are dots."""
_CHUNK = 4_096


class _Table(dict[int, str]):
    """A character -> what it counts as: its shape, and the letter apart from its accents, as both may be written."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = made = " " if char.isspace() else unicodedata.normalize("NFD", char)
        return made


_TABLE = _Table({ord(shape): plain for plain, shapes in _SHAPES.items() for shape in shapes})


def same_typography(text: str) -> str:
    """A text in which white space, the shape of quotation marks, dashes, dots and ligatures, and what nobody can see,
    make no difference. Letters, case and accents do.

    >>> same_typography("“New\\u00ad\\u00a0\\n ﬁnds” — they’re…")
    '"New finds" - they\\'re...'
    """
    return _plain(_squeezed(text.translate(_TABLE))).strip()


def _plain(folded: str) -> str:
    """With dashes as hyphens: which of them it is says only where a word ends."""
    return folded.replace("—", "-")


def _squeezed(folded: str) -> str:
    return _SQUEEZED.sub(_one, folded)


def _one(found: re.Match[str]) -> str:
    return {" ": " ", "'": '"'}.get(found[0][0], "—")


# What `blocks` writes into a text for headings, items and cells, which nobody reads on the page itself.
_MARKS = re.compile(r"^(?:#{1,6}|[ \t]*(?:-|[0-9]{1,3}\.))[ \t]| \| ", re.MULTILINE)


@lru_cache(maxsize=1)
def _without_marks(text: str) -> str:
    """With blanks in place of them, so that everything stands where it stood."""
    return _MARKS.sub(lambda mark: " " * len(mark[0]), text)


# One kept text is asked about every excerpt that is said to be from it.
@lru_cache(maxsize=2)
def _folded(text: str) -> tuple[str, str]:
    """Its folded form, and the same with dashes that are none of the hyphens."""
    edged = _squeezed(text.translate(_TABLE))
    return _plain(edged), edged


def looked_for(excerpt: str, text: str) -> Proof:
    """Where an excerpt stands in a text. Takes time in proportion to the text. Raises ValueError for an excerpt without
    words, or longer than LONGEST.

    >>> looked_for("the “new plant”", 'In 2019 the "new\\nplant" opened.').span
    Span(start=8, end=23)
    >>> looked_for("the new plant closed", "In 2019 the new plant opened.").finding
    <Finding.NEAR: 'near'>
    """
    wanted = same_typography(excerpt)
    if not any(map(str.isalnum, wanted)):
        raise ValueError("an excerpt needs words")
    if len(wanted) > LONGEST:
        raise ValueError(f"an excerpt has at most {LONGEST:,} characters")
    for written in (text, _without_marks(text)):
        whole, edged = _folded(written)
        # People put an excerpt in quotation marks of their own, and dots where they left the sentence.
        for needle in dict.fromkeys((wanted, _trimmed(wanted))):
            hits = list(_hits(whole, edged, needle))
            if hits:
                span = _place(written, hits[0], hits[0] + len(needle))
                return Proof(Finding.VERIFIED, span, len(hits))
    near = _nearest(text[:_MOST_SEARCHED], wanted)
    if near is None:
        return Proof(Finding.ABSENT)
    passage = text[near.start : near.end]
    return Proof(Finding.NEAR, near, 0, difference(excerpt, passage, same_typography))


_MOST_COMPARED, _LEAST_COMPARED = 50_000_000, 200
"""Characters of all places where an excerpt would stand but for their edges, and what each counts as at least: no text
has so many that was not made for it, and what lies behind them is not looked at."""
_BEGINS = re.compile(r"(?<![^\W_])[^\W_]")


def _trimmed(wanted: str) -> str:
    """Without the marks around it; `-5` and `.5` stay what they are."""
    bare = wanted.strip(_EDGES)
    start = wanted.index(bare)
    sign = _SIGN.match(wanted, start - 1) if start else None
    return sign[0] + bare if sign else bare


def _hits(whole: str, edged: str, needle: str) -> Iterator[int]:
    """Where it stands as words of its own: `unit` is not in `community`, nor `5 percent` in `2.5 percent`."""
    is_word_first = _is_spaced(needle[0])
    at = whole.find(needle)
    tries = _MOST_COMPARED // (len(needle) + _LEAST_COMPARED)
    while at >= 0 and tries:
        end = at + len(needle)
        tries -= 1
        if _is_inside(edged, at):
            later = _later(whole, at, is_word_first)
            at = whole.find(needle, later) if later >= 0 else -1
        elif _is_inside(edged, end):
            at = whole.find(needle, at + 1)
        else:
            tries += 1
            yield at
            at = whole.find(needle, end)


def _later(whole: str, at: int, is_word_first: bool) -> int:
    """The next word, not the next letter: a word of a million letters may be nothing but beginnings of it. -1 for
    none."""
    if not is_word_first:
        return at + 1
    later = _BEGINS.search(whole, at + 1)
    return later.start() if later else -1


def _is_inside(edged: str, place: int) -> bool:
    """Whether a word or a number goes on across that place: no excerpt begins or ends within `2.5`, `can't`, `-5` or
    `non-profit`. What follows a dash is a word of its own."""
    before, behind = edged[max(0, place - 2) : place], edged[place : place + 2]
    if not before or not behind:
        return False
    if _is_mark(behind[0]):
        return True
    left, right = before[-1], behind[0]
    if _is_spaced(left) and _is_spaced(right):
        return True
    return bool(_ACROSS.search(f"{before:>2}|{behind:<2}"))


# The place is at the bar. A point, a comma or a stroke holds two digits together, an apostrophe what follows it, a
# hyphen both.
_ACROSS = re.compile(
    r"\d[.,'/]\|\d|\d\|[.,'/]\d"
    r"|\w\|'\w"
    r"|\w-\|\w|\w\|-\w"
    r"|[^\w][-—]\|\d"
)


def _is_mark(char: str) -> bool:
    """Whether it is an accent or a vowel sign: part of the letter before it."""
    return unicodedata.category(char)[0] == "M"


def _is_spaced(char: str) -> bool:
    """Whether it is of a word of a script that puts blanks between words."""
    return (char.isalnum() or _is_mark(char)) and not is_unspaced(char)


def _place(text: str, start: int, end: int) -> Span:
    """Where in the text stands what is from `start` to `end` of its folded form. What an invisible mark at its edges
    belongs to is left open."""
    folded = text.translate(_TABLE)
    first, last = _before_squeezing(folded, start), _before_squeezing(folded, end - 1)
    return Span(_before_folding(text, first), _before_folding(text, last) + 1)


def _before_squeezing(folded: str, place: int) -> int:
    shift = 0
    for found in _SQUEEZED.finditer(folded):
        if found.start() - shift >= place:
            break
        shift += len(found[0]) - 1
    return place + shift


def _before_folding(text: str, place: int) -> int:
    """The character of the text that made the one at that place of its folded form."""
    left = place
    for at in range(0, len(text), _CHUNK):
        chunk = text[at : at + _CHUNK]
        size = len(chunk.translate(_TABLE))
        if left >= size:
            left -= size
            continue
        for offset, char in enumerate(chunk):
            left -= len(_TABLE[ord(char)])
            if left < 0:
                return at + offset
    return len(text) - 1


# --- nearly -----------------------------------------------------------------------------------------------------------


class _Words(NamedTuple):
    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def _words(text: str) -> _Words:
    found = [word.span() for word in WORDS.finditer(text)]
    keys: dict[str, str] = {}
    for start, end in found:
        word = text[start:end]
        if word not in keys:
            keys[word] = _key(word)
    return _Words(tuple([keys[text[start:end]] for start, end in found]), tuple(found))


def _key(word: str) -> str:
    """A word for counting how much two passages share: case and the marks around it say nothing there."""
    return "".join(filter(str.isalnum, same_typography(word))).casefold()


def _nearest(text: str, wanted: str) -> Span | None:
    sought = [key for word in WORDS.findall(wanted) if (key := _key(word))]
    keys, spans = _words(text)
    size = min(len(sought), len(keys))
    if not size:
        return None
    share, start = max(_shares(keys, sought, size), key=lambda one: (one[0], -one[1]))
    if share < _NEAR * len(sought):
        return None
    begin, end = max(0, start - _SLACK), min(len(keys), start + size + _SLACK)
    first, last = _passage(sought, keys[begin:end])
    return Span(spans[begin + first][0], spans[begin + last - 1][1])


def _shares(keys: tuple[str, ...], sought: list[str], size: int) -> Iterator[tuple[float, int]]:
    """For each run of that many words of the text: what it shares with what is sought, and where it begins. Two words
    that stand in the same order count a little."""
    left = Counter(sought)
    pairs = set(pairwise(sought))
    shared = 0.0

    for place, key in enumerate(keys):
        left[key] -= 1
        shared += left[key] >= 0
        shared += _IN_ORDER * (place > 0 and (keys[place - 1], key) in pairs)
        out = place - size
        if out >= 0:
            gone = keys[out]
            shared -= left[gone] >= 0
            left[gone] += 1
            shared -= _IN_ORDER * ((gone, keys[out + 1]) in pairs)
        if place >= size - 1:
            yield shared, place - size + 1


_IN_ORDER = 0.05


def _passage(sought: list[str], there: tuple[str, ...]) -> tuple[int, int]:
    """The part of these words that is the excerpt: where those that they share stand closest, and as many more at the
    edges as the excerpt has there."""
    met = common(sought, there)
    shared = {place for _, place in met}
    best, (first, last) = 0.0, (0, len(there))
    score, begin = 0.0, 0
    for place in range(len(there)):
        if score <= 0:
            score, begin = 0.0, place
        score += 1 if place in shared else -_STRAY
        if score > best:
            best, first, last = score, begin, place + 1
    inside = [pair for pair in met if first <= pair[1] < last]
    before, behind = inside[0][0], len(sought) - 1 - inside[-1][0]
    return max(0, first - before), min(len(there), last + behind)


_STRAY = 0.5
