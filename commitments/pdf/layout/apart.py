"""Whether columns that share their heights are of one table, or texts and boxes beside each other.

In a table no cell begins where another of its row is within a sentence; one cell at the middle of another may.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.pdf.layout.rows import Row
from commitments.pdf.lines import BULLET, Line, line_of
from commitments.pdf.paragraphs import ends_open

_NEXT = 1.6
"""Of a letter's size: how far the next line of a text is."""
_CENTRED = 4.0
_FEWEST = 2
_LONG = 4
"""Lines that go on with a sentence: one thing that begins within so long a text says enough."""
_MOST = 500
"""Texts on a page; one with more is a drawing."""
_MOST_COLUMNS = 8
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


def parting(columns: Sequence[list[Row]]) -> list[int]:
    """Between which columns, by the number of the gutter, what stands on its sides is apart: all where all columns are,
    else where it is most."""
    lots = [[run for run in _runs(column) if run.has_words] for column in columns]
    if sum(map(len, lots)) > _MOST:
        return []
    gutters = range(len(lots) - 1)
    if _apart(lots):
        return [*gutters]
    if len(lots) > _MOST_COLUMNS:
        return []
    sides = [_apart([_all(lots[: gutter + 1]), _all(lots[gutter + 1 :])]) for gutter in gutters]
    return [gutter for gutter in gutters if sides[gutter] and sides[gutter] == max(sides)]


def _all(lots: Iterable[Sequence[_Run]]) -> list[_Run]:
    return [run for lot in lots for run in lot]


def _apart(lots: Sequence[Sequence[_Run]]) -> int:
    """How much more of what begins in one lot does so within a sentence of another than where another begins too; 0
    where that says nothing. At the top all begin where others do."""
    apart = level = 0
    is_long = False
    for number, runs in enumerate(lots):
        others = _all([lot for place, lot in enumerate(lots) if place != number])
        firsts = {other.first for other in others}
        for run in runs:
            within = [other for other in others if _is_within(run, other)]
            apart += bool(within)
            is_long = is_long or any(len(other.goes_on) >= _LONG for other in within)
            level += run.first > 0 and run.first in firsts
    return max(apart - level, 0) if apart >= _FEWEST or is_long else 0


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
