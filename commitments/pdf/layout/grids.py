"""Tables that are drawn with lines: which words stand in which cell is seen from the lines alone.

A table is taken off its page before the rest is laid out, and one word with its number holds its place.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.pdf.page import Page, Word

_MOST_LINES = 2_000
"""A page with more is a drawing."""
_NEAR = 4.0
_NARROWEST = 60.0
_PART = 0.4
"""Of the width of a table: a line over less parts no rows."""
_CROSSING, _CROSSED = 0.25, 2
"""How much of a letter's size words reach over an edge, and how many of them in a row, for this to be no line of it."""
_MANY = 0.3
"""Of the lines beside an edge."""
_OPEN = 8.0
_RIM = 1.0
"""Of a letter's size: a strip less wide holds no words."""
_FEWEST = 3
"""Upright lines of a table that end at one height."""
_HIGH, _LOW = 2.2, 10.0
"""Of a letter's size."""
_HEADS = 2
"""Rows over that with the names of all columns."""
_HOLDER = "\x00"

Cells = list[list[list[Word]]]
"""Rows of cells of words."""


class Freed(NamedTuple):
    words: list[Word]
    """What stands in no table, with one holder for each."""
    tables: list[Cells]


class _Grid(NamedTuple):
    left: float
    right: float
    heights: list[float]
    """Of the lines between its rows, from top to bottom."""
    bounds: list[list[float]]
    """For each row, where a line parts two cells."""


def table_of(word: Word) -> int | None:
    """Which table a word holds the place of."""
    return int(word.text[1:]) if word.text.startswith(_HOLDER) else None


def holder(number: int, words: Collection[Word]) -> Word:
    """The word that holds the place of a table of these words."""
    first = max(words, key=lambda word: word.base)
    left, right = min(word.left for word in words), max(word.right for word in words)
    size, place = max(word.size for word in words), min(word.place for word in words)
    return Word(f"{_HOLDER}{number}", left, right, first.base, size, False, place, False)


def freed(page: Page) -> Freed:
    words = page.words
    tables: list[Cells] = []
    if len(page.rules) > _MOST_LINES or len(page.uprights) > _MOST_LINES:
        return Freed(words, [])
    for grid in _grids(page):
        inside, outside = _parted(words, grid)
        grid = _uncrossed(_without_rims(grid, inside), inside)
        cells = _lifted(_cells(inside, grid), grid, page.rules)
        if sum(1 for row in cells if sum(map(bool, row)) > 1) < 2 and not _is_row(grid, cells[0], page):
            continue
        cells = _spread(cells, grid)
        size = max(word.size for word in inside)
        words = [
            *outside,
            holder(len(tables), inside)._replace(left=grid.left, right=grid.right, base=grid.heights[0] - size),
        ]
        tables.append(cells)
    return Freed(words, tables)


def _grids(page: Page) -> Iterator[_Grid]:
    wide = sorted((rule for rule in page.rules if rule[1] - rule[0] >= _NARROWEST), key=lambda rule: rule[0] - rule[1])
    taken: set[tuple[float, float, float]] = set()
    for left, right, height in wide:
        if (left, right, height) in taken:
            continue
        lines = [
            rule
            for rule in wide
            if rule not in taken
            and rule[0] >= left - _NEAR
            and rule[1] <= right + _NEAR
            and rule[1] - rule[0] >= _PART * (right - left)
        ]
        if len(lines) < 2:
            continue
        taken.update(lines)
        yield from _runs(page, left, right, [line[2] for line in lines])


def _is_row(grid: _Grid, cells: Sequence[Sequence[Word]], page: Page) -> bool:
    """Whether a grid is the one row that the end of a page has left of a table: closed at its sides, nothing beside it,
    words in all its cells, and higher than a line and lower than columns of text in a frame."""
    if len(grid.heights) != 2 or len(cells) < 2 or not all(cells):
        return False
    (high, low), size = grid.heights, max(word.size for cell in cells for word in cell)
    ends = [x for x, bottom, top in page.uprights if bottom <= low + _NEAR and top >= high - _NEAR]
    is_closed = all(any(abs(x - end) <= _NEAR for x in ends) for end in (grid.left, grid.right))
    beside = sum(1 for word in page.words if low <= word.base + 0.3 * word.size <= high)
    return is_closed and beside == sum(map(len, cells)) and _HIGH * size <= high - low <= _LOW * size


def _runs(page: Page, left: float, right: float, heights: Sequence[float]) -> Iterator[_Grid]:
    """Rows that follow one another, each with upright lines beside its cells."""
    levels: list[float] = []
    for height in sorted(heights, reverse=True):
        if not levels or levels[-1] - height > _NEAR:
            levels.append(height)
    uprights = [line for line in page.uprights if left - _NEAR <= line[0] <= right + _NEAR]
    levels = _opened(levels, uprights, [word.base for word in page.words if left <= word.left <= right])
    run: list[float] = []
    bounds: list[list[float]] = []
    for top, bottom in pairwise(levels):
        beside = _apart(x for x, low, high in uprights if low <= bottom + _NEAR and high >= top - _NEAR)
        if beside:
            run = [*(run or [top]), bottom]
            bounds.append([x for x in beside if left + _NEAR < x < right - _NEAR])
        else:
            if any(bounds):
                yield _Grid(left, right, run, bounds)
            run, bounds = [], []
    if any(bounds):
        yield _Grid(left, right, run, bounds)


def _opened(levels: list[float], uprights: Sequence[tuple[float, float, float]], words: Sequence[float]) -> list[float]:
    """The heights of the lines of a table, and where one ends whose first or last row the end of the page has cut: its
    upright lines go on over the last one across, with words between them. `words` are the heights of those."""
    if len(levels) < 2:
        return levels
    lows = Counter(round(low) for _, low, high in uprights if high >= levels[-1] + _NEAR and low < levels[-1] - _OPEN)
    highs = Counter(round(high) for _, low, high in uprights if low <= levels[0] - _NEAR and high > levels[0] + _OPEN)
    above = [float(top) for top, count in highs.items() if count >= _FEWEST and _any(words, levels[0], top)]
    below = [float(low) for low, count in lows.items() if count >= _FEWEST and _any(words, low, levels[-1])]
    return [*above[:1], *levels, *below[:1]]


def _any(words: Sequence[float], low: float, top: float) -> bool:
    return any(low < base < top for base in words)


def _apart(places: Iterable[float]) -> list[float]:
    """Two lines close beside each other, as around every cell by itself, are one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _parted(words: Sequence[Word], grid: _Grid) -> tuple[list[Word], list[Word]]:
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        middle = word.base + 0.3 * word.size
        is_in = grid.heights[-1] <= middle <= grid.heights[0] and grid.left - _NEAR <= word.left <= grid.right + _NEAR
        (inside if is_in else outside).append(word)
    return inside, outside


def _without_rims(grid: _Grid, words: Sequence[Word]) -> _Grid:
    """The grid, where two edges with a strip between them that no words fit in are one, as are the edge of a cell and
    that of the surface in it."""
    size = sorted(word.size for word in words)[len(words) // 2] if words else 0.0
    middles = sorted((word.left + word.right) / 2 for word in words)
    as_one: dict[float, float] = {}
    last = first = grid.left
    for place in [*sorted({bound for bounds in grid.bounds for bound in bounds}), grid.right]:
        is_narrow = place - last < size * _RIM and bisect(middles, last) == bisect(middles, place)
        first, last = first if is_narrow else place, place
        as_one[place] = first
    ends = {grid.left, as_one.pop(grid.right, grid.right)}
    bounds = [sorted({as_one.get(bound, bound) for bound in bounds} - ends) for bounds in grid.bounds]
    return grid._replace(bounds=bounds)


def _uncrossed(grid: _Grid, words: Sequence[Word]) -> _Grid:
    """The grid without edges that words cross: those of a surface behind the text."""
    crossed: Counter[tuple[int, float]] = Counter()
    lines: defaultdict[float, set[tuple[int, int]]] = defaultdict(set)
    for word in words:
        row, over = _row(word, grid), _CROSSING * word.size
        for place in grid.bounds[row]:
            lines[place].add((row, round(word.base)))
            crossed[row, place] += word.left + over < place < word.right - over
    gone = {place for place, beside in lines.items() if _is_crossed(place, beside, crossed)}
    bounds = [
        [place for place in places if place not in gone and crossed[row, place] < _CROSSED]
        for row, places in enumerate(grid.bounds)
    ]
    return grid._replace(bounds=bounds)


def _is_crossed(place: float, beside: Collection[tuple[int, int]], crossed: Counter[tuple[int, float]]) -> bool:
    """Whether words cross an edge in many of its lines and not in one row alone, as a heading in a table does."""
    rows = {row for row, _ in beside}
    counts = [crossed[row, place] for row in rows]
    is_often = sum(counts) > _CROSSED or 2 * sum(map(bool, counts)) >= len(rows)
    return is_often and sum(counts) >= max(_CROSSED, _MANY * len(beside))


def _row(word: Word, grid: _Grid) -> int:
    middle = word.base + 0.3 * word.size
    return sum(1 for height in grid.heights[1:-1] if height > middle)


def _cells(words: Sequence[Word], grid: _Grid) -> Cells:
    cells: Cells = [[[] for _ in range(len(bounds) + 1)] for bounds in grid.bounds]
    for word in words:
        row = _row(word, grid)
        across = (word.left + word.right) / 2
        cells[row][_place(across, grid.bounds[row])].append(word)
    return cells


def _lifted(cells: Cells, grid: _Grid, rules: Sequence[tuple[float, float, float]]) -> Cells:
    """The words of a cell that goes over several rows, wherever in it they stand, in the first of these."""
    for row in range(len(cells) - 1, 0, -1):
        lines = [rule for rule in rules if abs(rule[2] - grid.heights[row]) <= _NEAR]
        for cell, (left, right) in zip(cells[row], _sides(grid, grid.bounds[row]), strict=True):
            across = (left + right) / 2
            if cell and not any(start <= across <= end for start, end, _ in lines):
                cells[row - 1][_place(across, grid.bounds[row - 1])] += cell
                cell.clear()
    return cells


def _spread(cells: Cells, grid: _Grid) -> Cells:
    """The rows, where a cell that goes over several columns leaves the places of the others free. Where no row that has
    all columns is at the head of the table it is a form, and its rows are as they are, as are those whose cells are
    parted elsewhere than those of the row with most."""
    most = max(grid.bounds, key=len)
    is_form = grid.bounds.index(most) > _HEADS
    if is_form or any(all(abs(bound - one) > _NEAR for one in most) for bounds in grid.bounds for bound in bounds):
        return cells
    spread: Cells = []
    for row, bounds in zip(cells, grid.bounds, strict=True):
        free = [sum(1 for one in most if left + _NEAR < one < right - _NEAR) for left, right in _sides(grid, bounds)]
        free[-1] = 0
        spread.append(
            [one for cell, count in zip(row, free, strict=True) for one in (cell, *[[] for _ in range(count)])]
        )
    return spread


def _sides(grid: _Grid, bounds: Sequence[float]) -> Iterator[tuple[float, float]]:
    return pairwise([grid.left, *bounds, grid.right])


def _place(across: float, bounds: Sequence[float]) -> int:
    return sum(1 for bound in bounds if bound < across)
