"""Tables without lines whose cells are centred in their rows: what stands at the middle of a paragraph, beside it, is
of its row and none of its lines.

Such a table is taken off its page, as those that are drawn with lines are.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from commitments.pdf.layout.grids import Cells, holder
from commitments.pdf.layout.rows import Row
from commitments.pdf.layout.segments import Segment, segments_of
from commitments.pdf.lines import BULLET

_NEAR = 4.0
_EVEN = 2.0
"""Points that the middle of a cell may be off that of its row."""
_APART = 1.15
"""Of the step from line to line: more parts two rows."""
_MOST_ROWS = 600
"""On a page; what has more is no page with such a table."""
_FEWEST = 2
"""Rows with centred cells."""
_NEARLY_ALL = 0.8
_SHORT = 5
"""Words of a line of a cell beside the text; more may be a column of its own."""
_LONG = 3
"""Words of a line of the text in a table."""


def without_centred(rows: Sequence[Row], tables: Sequence[Cells]) -> tuple[list[Row], list[Cells]]:
    """The rows, with a holder for each table that was taken off them, and all tables."""
    if len(rows) > _MOST_ROWS:
        return list(rows), list(tables)
    segments = list(segments_of(rows))
    runs: list[list[list[list[Segment]]]] = [[]]
    centred = judged = 0
    for block in _blocks(segments):
        cells = _cells_beside(block, segments) if len(block) > 1 else []
        judged += bool(cells)
        if cells and all(_is_centred(cell, block) for cell in cells):
            centred += 1
            runs[-1].append([block, *cells])
        elif runs[-1]:
            runs.append([])
    if centred < _FEWEST or centred < _NEARLY_ALL * judged:
        return list(rows), list(tables)
    left, found = list(rows), list(tables)
    for run in filter(None, runs):
        words = {word for row in run for cell in row for one in cell for word in one.words}
        left = [rest for row in left if (rest := [word for word in row if word not in words])]
        left.append([holder(len(found), words)])
        found.append(_table(run))
    return sorted(left, key=lambda row: -row[0].base), found


def _table(run: Sequence[Sequence[list[Segment]]]) -> Cells:
    """Its rows, with a cell for each column that any of them has."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted(_extent(cell) for row in run for cell in row):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return [
        [
            [word for cell in row if start <= _extent(cell)[0] <= end for one in cell for word in one.words]
            for start, end in columns
        ]
        for row in run
    ]


def _extent(cell: Sequence[Segment]) -> tuple[float, float]:
    return min(one.left for one in cell), max(one.right for one in cell)


def _blocks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The lines of the text of a table, by row."""
    lefts = Counter(round(one.left) for one in segments if len(one.words) >= _LONG)
    left = max(lefts, key=lambda place: (lefts[place], -place), default=0)
    lines = [one for one in segments if abs(one.left - left) <= _EVEN]
    steps = [before.base - after.base for before, after in pairwise(lines)]
    close = min((step for step in steps if step > 0), default=0.0)
    blocks: list[list[Segment]] = []
    for step, line in zip([0.0, *steps], lines, strict=False):
        if blocks and step <= _APART * close:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _cells_beside(block: Sequence[Segment], segments: Sequence[Segment]) -> list[list[Segment]]:
    """The lines of each cell beside a text, from top to bottom; the marks of its items are none."""
    left, right = block[0].left, max(line.right for line in block)
    beside = [
        one
        for one in segments
        if block[-1].base - _EVEN <= one.base <= block[0].base + _EVEN
        and ((one.right <= left - _NEAR and not BULLET.match(one.text)) or one.left >= right + _NEAR)
    ]
    cells: list[list[Segment]] = []
    for one in beside:
        cell = next((cell for cell in cells if one.left < cell[0].right and one.right > cell[0].left), None)
        if cell:
            cell.append(one)
        else:
            cells.append([one])
    return cells


def _is_centred(cell: Sequence[Segment], block: Sequence[Segment]) -> bool:
    middle = (cell[0].base + cell[-1].base - block[0].base - block[-1].base) / 2
    return len(cell) < len(block) and abs(middle) <= _EVEN and all(len(line.words) <= _SHORT for line in cell)
