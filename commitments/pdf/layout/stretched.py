"""Lines that are stretched to fill a column: a blank in one is as wide as its others, and no gutter and no cell's end.

Such lines begin at one left and end at one right, and nothing within them stands under one another, as cells do.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from commitments.pdf.layout.rows import Row
from commitments.pdf.page import Word
from commitments.pdf.paragraphs import ends_open

_FEWEST = 3
"""Lines of a column."""
_EVEN = 0.13
"""Of a letter's size: how much the blanks of a line differ."""
_BLANK = 0.15
_MOST_EDGES = 24
_MOST_COLUMNS = 24
_MOST_WORDS = 60
"""In a line; what has more fills no column."""
_ALIGNED = 0.7
"""Of the lines of a column: where as many have a word that begins, or ends, at one place, these are cells."""
_WORDY = 2
"""Blanks in a line, for it to tell that it is stretched."""
_NEXT = 1.6
"""Of a letter's size: how far the next line is."""

_Run = list[Word]
"""The words of a line from one edge of a column to the other."""


def stretched(rows: Sequence[Row]) -> list[Row]:
    """The rows, with each word that follows another in a stretched line marked as such."""
    across = [sorted(row, key=lambda word: word.left) for row in rows]
    following: set[Word] = set()
    for column in _columns(across):
        last: _Run | None = None
        for run in filter(None, (_run_in(row, column) for row in across)):
            if len(run) > _WORDY or _goes_on(last, run):
                following.update(run[1:])
                last = run
    return [[word._replace(follows=word in following) for word in row] for row in rows] if following else list(rows)


def _columns(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Where each column of stretched lines begins and ends."""
    lefts = _usual(row[place].left for row in rows for place in range(len(row)) if _begins(row, place))
    rights = _usual(row[place].right for row in rows for place in range(len(row)) if _begins(row, place + 1))
    found: defaultdict[tuple[int, int], list[_Run]] = defaultdict(list)
    for run in (run for row in rows for run in _even(row, lefts, rights)):
        found[_edge(run[0].left, lefts), _edge(run[-1].right, rights)].append(run)
    most = sorted(found, key=lambda column: -len(found[column]))[:_MOST_COLUMNS]
    return [column for column in most if len(found[column]) >= _FEWEST and not _are_cells(found[column])]


def _begins(row: Row, place: int) -> bool:
    """Whether a blank stands before a word of a row, or the row ends there."""
    return place in (0, len(row)) or row[place].left - row[place - 1].right >= _BLANK * row[place].size


def _usual(places: Iterable[float]) -> set[int]:
    """Those at which several words begin, or end."""
    counted = Counter(map(round, places))
    often = Counter({place: count + counted[place + 1] for place, count in counted.items()})
    return {place for place, count in often.most_common(_MOST_EDGES) if count >= _FEWEST}


def _edge(place: float, edges: set[int]) -> int:
    at = round(place)
    return at - (at - 1 in edges)


def _is_at(place: float, edge: int) -> bool:
    return edge <= round(place) <= edge + 1


def _even(row: Row, lefts: set[int], rights: set[int]) -> Iterator[_Run]:
    """The words of a row from one edge to another, where all blanks between them are as wide."""
    for start, first in enumerate(row):
        if _edge(first.left, lefts) not in lefts:
            continue
        narrow, wide = math.inf, -math.inf
        for end, (before, after) in enumerate(pairwise(row[start : start + _MOST_WORDS]), start + 2):
            blank = after.left - before.right
            narrow, wide = min(narrow, blank), max(wide, blank)
            if narrow < _BLANK * first.size or wide - narrow > _EVEN * first.size:
                break
            if end - start > _WORDY and _edge(after.right, rights) in rights:
                yield row[start:end]


def _run_in(row: Row, column: tuple[int, int]) -> _Run | None:
    """What fills a column in a row, with even blanks."""
    if row and row[0].left > column[0] + 1.5:
        return None  # nothing of it begins where the column does
    run = [word for word in row if word.left >= column[0] - 0.5 and word.right <= column[1] + 1.5]
    if len(run) < 2 or not (_is_at(run[0].left, column[0]) and _is_at(run[-1].right, column[1])):
        return None
    blanks = [after.left - before.right for before, after in pairwise(run)]
    return run if max(blanks) - min(blanks) <= _EVEN * run[0].size else None


def _are_cells(runs: Sequence[_Run]) -> bool:
    """Whether words within lines begin, or end, at one place."""
    inner = [word for run in runs for word in run[1:-1]]
    often = [Counter(round(word.left) for word in inner), Counter(round(word.right) for word in inner)]
    return max(count for counted in often for count in counted.values()) >= _ALIGNED * len(runs)


def _goes_on(last: _Run | None, run: _Run) -> bool:
    """Whether two words that fill a line are of a sentence, and no two cells."""
    is_next = last is not None and last[0].base - run[0].base <= _NEXT * run[0].size and ends_open(last[-1].text)
    return is_next or run[-1].text[:1].islower()
