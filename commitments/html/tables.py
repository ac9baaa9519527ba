"""The rows of a page's tables while they are open: which cell is being filled, and what those above reach into."""

from collections.abc import Mapping
from typing import Generic, TypeVar

_DEEPEST = 6
_WIDEST = 40
"""Cells of a row that may reach into the rows below."""

T = TypeVar("T")


class Row(Generic[T]):
    def __init__(self, depth: int, below: list[int]) -> None:
        self.depth = depth
        self.cells: list[list[T] | None] = []
        """None is the place of one that the cell before it reaches over."""
        self.cell: list[T] | None = None
        """The one that was begun last."""
        self.is_below = any(below)
        """Whether a cell of the rows above reaches into it; that one's words stand where it begins."""
        self._below = below
        """For each cell of the table, how many rows it still reaches into."""

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        self.fill()
        place = len(self.cells)
        if not attributes and place < len(self._below):
            self.cell = []
            self.cells.append(self.cell)
            return
        end = max(place + 1, min(place + _count(attributes.get("colspan")), _WIDEST))
        if place < _WIDEST:
            self._below += [0] * (end - len(self._below))
            self._below[place:end] = [max(0, _count(attributes.get("rowspan")) - 1)] * (end - place)
        self.cell = []
        self.cells += [self.cell, *[None] * (end - place - 1)]

    def fill(self) -> None:
        """Leaves the next cells free that others reach into."""
        while (place := len(self.cells)) < len(self._below) and self._below[place]:
            self._below[place] -= 1
            self.cells.append([])


class _Foot(Generic[T]):
    """Of a table: the rows that are shown below all others, wherever they are written."""

    def __init__(self) -> None:
        self.begins: tuple[list[T], int] | None = None
        """Where it was begun: behind so many of what stands around the table."""
        self.rows: list[T] | None = None
        """Once it is over."""


class Tables(Generic[T]):
    def __init__(self) -> None:
        self._rows: list[Row[T]] = []
        self._below: list[list[int]] = []
        """For each table that is open, the inner last: see `Row`."""
        self._feet: list[_Foot[T]] = []

    @property
    def cell(self) -> list[T] | None:
        """What stands in the cell that is open."""
        return self._rows[-1].cell if self._rows else None

    def begin(self) -> None:
        self._below.append([])
        self._feet.append(_Foot())

    def end(self) -> list[T]:
        """The rows of its foot, which come last."""
        if not self._below:
            return []
        self._below.pop()
        return self._feet.pop().rows or []

    def begin_foot(self, around: list[T]) -> None:
        if self._feet and self._feet[-1].rows is None:
            self._feet[-1].begins = around, len(around)

    def end_foot(self) -> None:
        """Takes its rows back from what stands around the table. A second one is shown where it is written."""
        foot = self._feet[-1] if self._feet else None
        if foot is not None and foot.begins is not None and foot.rows is None:
            around, place = foot.begins
            foot.rows = around[place:]
            del around[place:]

    def begin_row(self, depth: int) -> None:
        if len(self._rows) < _DEEPEST:
            self._rows.append(Row(depth, self._below[-1] if self._below else []))

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        if self._rows:
            self._rows[-1].begin_cell(attributes)

    def end_row(self, depth: int | None = None) -> Row[T] | None:
        """The row that was begun at this depth, or whichever is open; None where there is none."""
        if not self._rows or depth not in (None, self._rows[-1].depth):
            return None
        row = self._rows.pop()
        row.fill()
        return row


def _count(said: str | None) -> int:
    return int(said) if said and len(said) < 4 and said.isascii() and said.isdigit() else 1
