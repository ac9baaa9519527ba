"""Boxes beside the text: what stands in one is read by itself, though it shares its heights with the text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.pdf.layout.rows import Row
from commitments.pdf.layout.segments import Segment, segments_of
from commitments.pdf.page import Page, Word

_NEAR = 4.0
_NARROWEST = 60.0
_LOWEST = 20.0
_MOST_LINES = 300
"""A page with more is a drawing."""
_MOST = 0.5
"""Of the letters of a page: a box with more holds its text."""
_CLOSE = 1.6
"""Of a letter's size: how far lines are apart."""
_BELOW = 2.0
_FEWEST = 2
"""Rows of text beside a box."""
_NARROW = 0.75
"""Of the text beside a box: where both are as wide, the box holds a column."""
_FLOW = 0.6
"""Of the width of a box: as wide is a line of the column that it stands in."""
_BLANK = 0.9
"""Of a letter's size; more is no blank between words."""
_TORN = 0.3
"""Of the lines in a box: where as many go on over its side, it is a surface behind the text, as a watermark is."""


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, word: Word) -> bool:
        middle = word.base + 0.3 * word.size
        return self.bottom <= middle <= self.top and self.left - _NEAR <= word.left and word.right <= self.right + _NEAR


def boxed(rows: Sequence[Row], page: Page) -> list[list[Word]]:
    """The words of each box that stands beside text and not in a column of it."""
    boxes = [box for box in _boxes(page) if any(box.holds(word) for row in rows for word in row)]
    if not boxes:
        return []
    words = [word for row in rows for word in row]
    letters = sum(len(word.text) for word in words)
    free = [[word for word in row if not any(box.holds(word) for box in boxes)] for row in rows]
    outside = list(segments_of([row for row in free if row]))
    found = []
    for box in boxes:
        inside = [word for word in words if box.holds(word)]
        is_small = sum(len(word.text) for word in inside) <= _MOST * letters
        if is_small and not _is_torn(box, rows) and _is_beside(box, outside):
            found.append([*inside, *_against(box, outside)])
    return found


def _is_torn(box: Box, rows: Sequence[Row]) -> bool:
    """Whether lines go on over the sides of a box with no more than a blank between two words."""
    lines = [row for row in rows if any(map(box.holds, row))]
    torn = sum(
        any(
            word.left - before.right < _BLANK * word.size and box.holds(before) != box.holds(word)
            for before, word in pairwise(row)
        )
        for row in lines
    )
    return torn >= _TORN * len(lines)


def _against(box: Box, outside: Sequence[Segment]) -> list[Word]:
    """What stands right over or under a box, no wider than it and beside text: its name, its source."""
    beside = Counter(segment.row for segment in outside)
    near = [
        one
        for one in outside
        if beside[one.row] > 1 and one.left >= box.left - 2 * _NEAR and one.right <= box.right + 2 * _NEAR
    ]
    found: list[Segment] = []
    high, low = box.top, box.bottom - _BELOW
    for segment in sorted(near, key=lambda one: one.base):
        if high - _NEAR <= segment.base <= high + _CLOSE * segment.size:
            found.append(segment)
            high = segment.base
    for segment in sorted(near, key=lambda one: -one.base):
        if low - _CLOSE * segment.size <= segment.base <= low + _NEAR:
            found.append(segment)
            low = segment.base
    return [word for segment in found for word in segment.words]


def _boxes(page: Page) -> Iterator[Box]:
    """The largest of those that stand inside each other."""
    rules = sorted((rule for rule in page.rules if rule[1] - rule[0] >= _NARROWEST), key=lambda rule: -rule[2])
    if len(rules) > _MOST_LINES or len(page.uprights) > _MOST_LINES:
        return
    found: list[Box] = []
    for left, right, top in rules:
        sides = [[line for line in page.uprights if _is_same(line[0], side)] for side in (left, right)]
        lows = [low for begin, end, low in rules if _is_same(begin, left) and _is_same(end, right)]
        closed = [low for low in lows if low < top - _LOWEST and all(_is_closed(side, low, top) for side in sides)]
        if closed and not any(_is_within((left, min(closed), right, top), box) for box in found):
            found.append(Box(left, min(closed), right, top))
    yield from found


def _is_same(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR


def _is_closed(side: Sequence[tuple[float, float, float]], bottom: float, top: float) -> bool:
    return any(low <= bottom + _NEAR and high >= top - _NEAR for _, low, high in side)


def _is_within(inner: tuple[float, float, float, float], box: Box) -> bool:
    left, bottom, right, top = inner
    return (
        box.left - _NEAR <= left
        and right <= box.right + _NEAR
        and box.bottom - _NEAR <= bottom
        and top <= box.top + _NEAR
    )


def _is_beside(box: Box, outside: Sequence[Segment]) -> bool:
    """Whether text stands at the heights of a box, and the lines over and under it are none of a column that is as wide
    as the box."""
    level = [segment for segment in outside if box.bottom <= segment.base <= box.top]
    if len(level) < _FEWEST or box.right - box.left > _NARROW * max(map(_width, level)):
        return False
    across = [segment for segment in outside if segment.left < box.right and segment.right > box.left]
    over = min((one for one in across if one.base > box.top - _NEAR), key=lambda one: one.base, default=None)
    under = max((one for one in across if one.base < box.bottom + _NEAR), key=lambda one: one.base, default=None)
    return not any(_is_of_column(segment, box) for segment in (over, under) if segment)


def _is_of_column(segment: Segment, box: Box) -> bool:
    is_inside = segment.left >= box.left - 3 * _NEAR and segment.right <= box.right + 3 * _NEAR
    return is_inside and _width(segment) >= _FLOW * (box.right - box.left)


def _width(segment: Segment) -> float:
    return segment.right - segment.left
