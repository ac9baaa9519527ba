"""Where a group of fields is read: a row, one member of a list in it, or what stands for one actor."""

from typing import Any, NamedTuple

from commitments.maps import Fields, Source
from commitments.rows.columns import EACH, Steps, Ways, walk

STAR = "*"
"""Stands for the actor's name in a path."""


class Shape(NamedTuple):
    """What the map means in rows that have the same columns."""

    ways: Ways
    members: tuple[tuple[str, str, Steps], ...]
    """Actors with a column of their own: the actor, what the star of the pattern stands for, and the way there."""


class Scope(NamedTuple):
    cells: dict[str, Any]
    shape: Shape
    prefix: Steps = ()
    """The way from the row to what is looked at."""
    member: Any = None
    star: str | None = None
    """What stands for the actor in the names of columns."""

    def raw(self, column: str) -> Any:
        if self.star is not None and STAR in column:
            flat = self.cells.get(column.replace(STAR, self.star))
            if flat is not None:
                return flat
        way = self.shape.ways.found.get(column)
        if way is None:
            return None
        depth = len(self.prefix)
        if not depth and len(way) == 1:  # a plain column, as nearly all are
            return self.cells.get(way[0])  # type: ignore[arg-type]
        if depth and way[:depth] == self.prefix:
            return walk(self.member, way[depth:])
        return walk(self.cells, way)

    def raws(self, source: Source) -> list[Any]:
        return [self.raw(column) for column in source.columns]

    def list_of(self, group: Fields, names: tuple[str, ...]) -> Steps | None:
        """The way into the list that one of these fields goes through."""
        for name in names:
            for column in group[name].columns if name in group else ():
                way = self.shape.ways.found.get(column, ())
                if EACH in way:
                    return way[: way.index(EACH) + 1]
        return None

    def each(self, prefix: Steps) -> "list[Scope]":
        """The members of a list of the row."""
        return [Scope(self.cells, self.shape, prefix, member) for member in walk(self.cells, prefix) or ()]

    def proofs(self, column: str) -> "list[Scope]":
        """The members of the list that an address's column goes through; else this scope itself."""
        way = self.shape.ways.found.get(column, ())
        depth = len(self.prefix)
        is_inside = bool(depth) and way[:depth] == self.prefix
        rest, base = (way[depth:], self.member) if is_inside else (way, self.cells)
        if EACH not in rest:
            return [self]
        inner = rest[: rest.index(EACH) + 1]
        whole = (*self.prefix, *inner) if is_inside else inner
        return [Scope(self.cells, self.shape, whole, member) for member in walk(base, inner) or ()]
