"""Columns that go on under a box over the whole page: whether each of them goes on there, or all are read before the
box and again behind it, is told by which of their ends sentences go on at."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.pdf.lines import Line, Table, Text
from commitments.pdf.paragraphs import ends_open


class Columns(NamedTuple):
    gutters: list[tuple[float, float]]
    parts: list[list[Text | Table]]
    """Of each column."""
    start: int
    """How many parts of the page stand before them."""
    bottom: float


def are_under(above: Columns, below: Columns) -> bool:
    """Whether the columns of two stand under each other."""
    pairs = zip(above.gutters, below.gutters, strict=False)
    is_alike = len(above.gutters) == len(below.gutters)
    return is_alike and all(one[0] < other[1] and other[0] < one[1] for one, other in pairs)


def go_through(above: Columns, below: Columns) -> bool:
    """Whether more sentences go on from column to column under the box than over it and under it."""
    through = [
        *zip(above.parts, below.parts, strict=True),
        *zip(below.parts, above.parts[1:], strict=False),
    ]
    apart = pairwise([*above.parts, *below.parts])
    return sum(_goes_on(*pair) for pair in through) > max(0, sum(_goes_on(*pair) for pair in apart))


def _goes_on(before: Sequence[Text | Table], after: Sequence[Text | Table]) -> int:
    """1 where a sentence goes on from one to the other, -1 where it cannot, 0 where this is not told."""
    last, first = _line(before, -1), _line(after, 0)
    if last is None or first is None:
        return 0
    is_small, is_open = first.text[:1].islower(), ends_open(last.text)
    if is_small:
        return 1 if is_open else -1
    return -1 if last.text.endswith("-") else 0


def _line(parts: Sequence[Text | Table], place: int) -> Line | None:
    part = parts[place] if parts else None
    return part.lines[place] if isinstance(part, Text) and part.lines else None
