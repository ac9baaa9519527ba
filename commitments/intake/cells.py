"""Rows of a table in a plain text, whose cells are parted by wide blanks -> the same with bars between them.

Without bars a row would read as one name. Two columns of prose and lines of a letterhead are no table.
"""

import re
from collections.abc import Iterator, Sequence

from commitments.blocks.lines import is_marker

_WIDE = re.compile(r" {3,}")
_MOST_CELLS = 12
_MOST_WORDS = 4
"""Of a cell, on the average: columns of prose have more."""
_FEWEST_ROWS = 2
_LETTERS = re.compile(r"[^\W\d_]")


def with_bars(lines: Sequence[str]) -> list[str]:
    """The lines, those of tables as "Peru | 40 million | 2026"."""
    made = list(lines)
    for start, rows in _runs(lines):
        if _is_table(rows):
            for place, cells in enumerate(rows, start):
                made[place] = " | ".join(cells)
    return made


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, list[list[str]]]]:
    """Lines under one another that have as many cells, more than one, and where the first of them stands."""
    rows: list[list[str]] = []
    for place, line in enumerate([*lines, ""]):
        cells = _cells(line)
        if rows and len(cells) != len(rows[0]):
            yield place - len(rows), rows
            rows = []
        if len(cells) > 1:
            rows.append(cells)


def _cells(line: str) -> list[str]:
    words = line.strip()
    if "   " not in words:
        return []
    cells = _WIDE.split(words)
    return cells if len(cells) <= _MOST_CELLS else []


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < _FEWEST_ROWS or any(is_marker(cells[0]) or cells[0].endswith(":") for cells in rows):
        return False
    if any("|" in cell or "\f" in cell for cells in rows for cell in cells):
        return False
    if not all(any(map(_LETTERS.search, cells)) for cells in rows):
        return False
    words = sum(len(cell.split()) for cells in rows for cell in cells)
    return words <= _MOST_WORDS * sum(map(len, rows))
