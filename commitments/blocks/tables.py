"""The rows of a table together: which of its columns are seen, and whether it has heads to read them by."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from commitments.blocks import Block, lines

Cells: TypeAlias = Sequence[Sequence[Block] | None]
"""Of a row; None is the place of a cell that another reaches over."""
_Row: TypeAlias = dict[int, Sequence[Block]]
"""The same, each cell by its place."""
_MOST_HEADS = 2
"""Rows that the heads of columns may take: the second divides what the first one spans."""
_MOST_NAMES = 2
"""Columns of the names of rows, which one head or none may stand over."""


def rows(table: Iterable[Cells]) -> list[Block]:
    """The blocks of a table. A column that no row has words in is not seen, as where cells of a form are divided in
    many ways. Under heads each cell keeps its place; without them, as in a form, what spans leaves none free."""
    filled = [{at: cell for at, cell in enumerate(row) if cell is not None} for row in table]
    columns = sorted({at for row in filled for at, cell in row.items() if _has_words(cell)})
    seen = frozenset(columns)
    is_headed = _has_heads(filled, columns)
    fitted: list[Cells] = []
    for row in filled:
        places = columns[: bisect_right(columns, max(row, default=-1))] if is_headed else row.keys() & seen
        fitted.append([row.get(at) for at in sorted(places)])
    is_list = _is_list(fitted)
    return [block for row in fitted for block in lines.row(row, is_list=is_list)]


def _has_heads(table: Sequence[_Row], columns: Sequence[int]) -> bool:
    """Whether the first rows name the columns: each by a cell of its own, but a second one for the names of rows; or
    most so, where others are reached over and half of the rows below have their cells where the heads do."""
    own: set[int] = set()
    reached: set[int] = set()
    below = 0
    for row in table[:_MOST_HEADS]:
        places = sorted(row)
        if own and places and _has_words(row[places[0]]) and places[0] in own:
            break  # it begins with a name of its own, and stands under heads
        own.update(at for at in places if _has_words(row[at]))
        for column in columns[bisect_left(columns, places[0]) :] if places else ():
            nearest = places[bisect_right(places, column) - 1]
            if nearest == places[0] or nearest in own:
                reached.add(column)
        below += 1
    if not reached.issuperset(columns):
        return False
    fitting = [own <= row.keys() for row in table[below:] if len(row) > 1]
    return own.issuperset(columns[_MOST_NAMES:]) or (2 * len(own) > len(columns) and 2 * sum(fitting) >= len(fitting))


def _has_words(cell: Sequence[Block]) -> bool:
    return any(one.words for one in cell)


def _is_list(table: Iterable[Cells]) -> bool:
    """Whether numbers or marks stand before most of what a table of two columns says."""
    pairs = [row for row in table if len(row) == 2 and all(cell is not None and _has_words(cell) for cell in row)]
    return 2 * sum(lines.as_item([cell or () for cell in row]) is not None for row in pairs) >= len(pairs)
