"""Where cells begin that stand one under another: behind wide blanks in some rows, and close to what is before them in
others, as the name of a column is that fills it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from commitments.pdf.layout.rows import Row

_FEWEST = 3
"""Rows."""
_WIDE = 1.5
"""Of a letter's size: no blank between words."""
_LEAST = 0.45
"""Of a letter's size: more than the usual blank."""


def with_stops(rows: Sequence[Row]) -> list[Row]:
    """The rows, with each word marked that begins where the cells of others do."""
    wide: Counter[int] = Counter()
    for row in rows:
        across = sorted(row, key=lambda word: word.left)
        wide.update(
            round(word.left)
            for before, word in pairwise(across)
            if word.left - before.right >= _WIDE * word.size and not word.follows
        )
    stops = {place for place, count in wide.items() if count >= _FEWEST}
    return [_marked(row, stops) for row in rows] if stops else list(rows)


def _marked(row: Row, stops: set[int]) -> Row:
    """The row in its own order."""
    across = sorted(row, key=lambda word: word.left)
    begin = {
        word
        for before, word in pairwise(across)
        if round(word.left) in stops and word.left - before.right >= _LEAST * word.size and not word.follows
    }
    return [word._replace(begins=True) if word in begin else word for word in row]
