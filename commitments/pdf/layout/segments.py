"""The stretches of words of a page that wide blanks part, and between which heights of it its text runs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.pdf.layout.grids import table_of
from commitments.pdf.layout.rows import Row
from commitments.pdf.page import Word

_BLANK = 0.9
"""Of a letter's size; more is no blank between words."""
_FEWEST_WORDS = 5
_FEWEST = 4
"""Lines that make a text."""
_WIDE = 0.55
"""Of all that stands on a page: each of two columns is less."""
_NEAR = 4.0


class Segment(NamedTuple):
    row: int
    """The place of its row."""
    words: list[Word]
    """From left to right."""

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return self.words[0].size

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Column(NamedTuple):
    """The one that the text of a page stands in."""

    left: float
    right: float
    size: float
    """Of its letters."""
    step: float
    """From line to line."""
    lines: Sequence[Segment]


def segments_of(rows: Sequence[Row]) -> Iterator[Segment]:
    for number, row in enumerate(rows):
        words: list[Word] = []
        for word in sorted(row, key=lambda word: word.left):
            is_next = word.follows or not words
            if not is_next and word.left - max(one.right for one in words[-2:]) >= _BLANK * word.size:
                yield Segment(number, words)
                words = []
            words.append(word)
        if words:
            yield Segment(number, words)


def column_of(segments: Sequence[Segment]) -> Column | None:
    """None where a page has no text of one column."""
    seen = [segment for segment in segments if table_of(segment.words[0]) is None]
    if len(seen) < _FEWEST:
        return None
    rights = [segment.right for segment in seen]
    extent = max(rights) - min(segment.left for segment in seen)
    wide = [
        segment
        for segment, right in zip(seen, rights, strict=True)
        if right - segment.left >= _WIDE * extent and len(segment.words) >= _FEWEST_WORDS
    ]
    if len(wide) < _FEWEST:
        return None
    left = _most_usual(segment.left for segment in wide)
    lines = [segment for segment in wide if segment.left >= left - _NEAR]
    steps = [before.base - after.base for before, after in pairwise(lines)]
    step = sorted(steps)[len(steps) // 2] if steps else 0.0
    return Column(
        round(min(segment.left for segment in lines)),
        round(max(segment.right for segment in lines)),
        _most_usual(segment.size for segment in lines),
        step,
        lines,
    )


def _most_usual(values: Iterable[float]) -> float:
    counted = Counter(round(value) for value in values)
    return max(counted, key=lambda value: (counted[value], -value))
