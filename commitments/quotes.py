"""Where a quote stands in a document's text: exactly, but for white space and typography, or nearly."""

import re
from collections.abc import Iterator

from commitments.model import Span
from commitments.text import words

_SAME = ("'‘’ʼ", '"“”„', "-‐‑–—−")


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
    parts = quote.split()
    if not parts:
        return []
    pattern = r"\s+".join("".join(map(_any_shape, part)) for part in parts)
    return [Span(*found.span()) for found in re.finditer(pattern, text)]


def _any_shape(character: str) -> str:
    for shapes in _SAME:
        if character in shapes:
            return f"[{re.escape(shapes)}]"
    return re.escape(character)


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
