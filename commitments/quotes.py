"""Where a quote stands in a document's text: exactly, but for white space and typography, or nearly."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from commitments.model import Span
from commitments.text import words

_SAME = ("'‘’ʼ", '"“”„', "-‐‑–—−")
_ONE_SHAPE = {ord(shape): shapes[0] for shapes in _SAME for shape in shapes}


def occurrences(text: str, quote: str) -> list[Span]:
    """Every place where the quote stands word for word.

    >>> occurrences("We will. We will.", "We will")
    [Span(start=0, end=7), Span(start=9, end=16)]
    """
    return list(_occurrences(text, quote)) if quote else []


def _occurrences(text: str, quote: str) -> Iterator[Span]:
    start = text.find(quote)
    while start >= 0:
        yield Span(start, start + len(quote))
        start = text.find(quote, start + len(quote))


def loose_occurrences(text: str, quote: str) -> list[Span]:
    """Where it stands if white space, and the shape of quotation marks and dashes, make no difference.

    >>> loose_occurrences('a “new\\nplant”', '"new plant"')
    [Span(start=2, end=13)]
    """
    wanted = " ".join(map(_plain, quote.split()))
    if not wanted:
        return []
    joined, starts, places = _joined(text)

    def place(at: int) -> int:
        word = bisect_right(starts, at) - 1
        return places[word] + at - starts[word]

    return [Span(place(there.start), place(there.end - 1) + 1) for there in _occurrences(joined, wanted)]


# `check` asks for many quotes of one text. An expression that looks for each in turn takes, for a text that repeats the
# beginning of the quote, the product of their lengths.
@lru_cache(maxsize=1)
def _joined(text: str) -> tuple[str, list[int], list[int]]:
    """The words of a text with one blank between them; where each begins there, and where in the text."""
    found = [(word[0], word.start()) for word in re.finditer(r"\S+", text)]
    starts = [0, *accumulate(len(word) + 1 for word, _ in found)]
    return _plain(" ".join([word for word, _ in found])), starts[: len(found)], [start for _, start in found]


def _plain(word: str) -> str:
    return word.translate(_ONE_SHAPE)


def nearest_passage(text: str, quote: str) -> Span | None:
    """The line of the text that shares most words with the quote; None where none shares any."""
    wanted = set(words(quote))
    best: tuple[float, Span] | None = None
    for found in re.finditer(r"[^\n]+", text):
        present = set(words(found[0]))
        shared = len(wanted & present)
        # A long line shares many words with anything, so what it has beside them counts a little against it.
        score = shared - 0.05 * len(present - wanted)
        if shared and (best is None or score > best[0]):
            best = (score, Span(*found.span()))
    return best[1] if best else None
