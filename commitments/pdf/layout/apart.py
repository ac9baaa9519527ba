"""Whether columns that share their heights are of one table, or texts and boxes beside each other.

In a table no cell begins where another of its row is within a sentence; one cell at the middle of another may.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.pdf.layout.rows import Row
from commitments.pdf.lines import BULLET, Line, line_of
from commitments.pdf.paragraphs import ends_open

_NEXT = 1.6
"""Of a letter's size: how far the next line of a text is."""
_CENTRED = 4.0
_FEWEST = 2
_MOST = 500
"""Texts on a page; one with more is a drawing."""
_WORD = 3
"""Letters of what begins; less is a bullet or a number."""


class _Run(NamedTuple):
    """Lines of a column that are one text, by the rows they stand in."""

    first: int
    last: int
    top: float
    bottom: float
    size: float
    has_words: bool
    goes_on: frozenset[int]
    """The rows in or before which it is within a sentence."""


def are_apart(columns: Sequence[list[Row]]) -> bool:
    """Whether more of what begins in a column does so within a sentence of another than where another begins too."""
    lots = [list(_runs(column)) for column in columns]
    if sum(map(len, lots)) > _MOST:
        return False
    apart = level = 0
    for number, runs in enumerate(lots):
        others = [run for place, lot in enumerate(lots) if place != number for run in lot if run.has_words]
        for run in runs:
            if run.has_words:
                level += any(run.first == other.first for other in others)
                apart += any(_is_within(run, other) for other in others)
    return apart >= _FEWEST and apart > level


def _is_within(run: _Run, other: _Run) -> bool:
    """Whether one begins within a sentence of the other, and does not stand at its middle."""
    if run.first not in other.goes_on or other.top - run.top < max(run.size, other.size):
        return False
    return abs(run.top + run.bottom - other.top - other.bottom) > 2 * _CENTRED


def _runs(column: Sequence[Row]) -> Iterator[_Run]:
    lines = [(place, line_of(row)) for place, row in enumerate(column) if row]
    run: list[tuple[int, Line]] = []
    for place, line in lines:
        if run and not _is_next(run[-1][1], line):
            yield _run(run)
            run = []
        run.append((place, line))
    if run:
        yield _run(run)


def _is_next(before: Line, line: Line) -> bool:
    is_near = before.base - line.base <= _NEXT * min(before.size, line.size)
    return is_near and not BULLET.match(line.text.split(" ", 1)[0])


def _run(lines: Sequence[tuple[int, Line]]) -> _Run:
    goes_on: set[int] = set()
    for (above, before), (place, line) in pairwise(lines):
        if ends_open(before.text) and line.text[:1].islower():
            goes_on.update(range(above + 1, place + 1))
    (first, top), (last, bottom) = lines[0], lines[-1]
    has_words = sum(map(str.isalpha, "".join(line.text for _, line in lines))) >= _WORD
    return _Run(first, last, top.base, bottom.base, top.size, has_words, frozenset(goes_on))
