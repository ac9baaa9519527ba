"""Whose score stands where: a column for each actor, or an object in the row that has the actors' names for keys."""

import json
import re
from collections.abc import Iterator
from fnmatch import translate
from typing import Any, NamedTuple

from commitments.importers.cells.scopes import STAR, Scope
from commitments.maps import Map
from commitments.rows.columns import Steps, parsed, steps, walk

_MARKS = " _-:"
"""Between an actor's name and the rest of a column's."""
_LONGEST_OBJECT = 1_000_000


class Score(NamedTuple):
    actor: str
    raw: Any
    column: str
    """Where it stands, for a sentence."""
    scope: Scope
    """Where the actor's own date, note and proof are read."""


class Actors:
    def __init__(self, mapping: Map) -> None:
        self._listed = mapping.members if not isinstance(mapping.members, str) else ()
        self.pattern = mapping.members if isinstance(mapping.members, str) else ""
        self._flat = re.compile(translate(self.pattern).replace(".*", "(.*)", 1), re.IGNORECASE)
        head, _, tail = self.pattern.partition(STAR)
        self._head, self._tail = head.rstrip("."), parsed(tail.lstrip(".")) if tail.strip(".") else ()
        self._is_nested = bool(self.pattern) and (
            (head.endswith(".") and tail[:1] in ("", ".")) or (not head and tail[:1] == ".")
        )

    def columns(self, names: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
        """The actors that have a column in a row of these: each with what the star stands for, and the column."""
        if not self.pattern:
            return tuple((actor, column, column) for actor, column in self._listed)
        found = [(match[1], name) for name in names if (match := self._flat.match(name))]
        return tuple((star.strip(_MARKS), star, name) for star, name in found if star.strip(_MARKS))

    def object_in(self, names: tuple[str, ...]) -> Steps | None:
        """The way to the object whose keys are the actors."""
        if not self._is_nested:
            return None
        return steps(self._head, names) if self._head else ()  # the row itself

    def scores(self, scope: Scope, names: tuple[str, ...]) -> Iterator[Score]:
        for actor, star, way in scope.shape.members:
            yield Score(actor, walk(scope.cells, way), ".".join(map(str, way)), scope._replace(star=star))
        way_in = self.object_in(names) if self._is_nested else None
        if way_in is None:
            return
        for keyed in _objects(walk(scope.cells, way_in)):
            for name, inner in keyed.items():
                if not name.strip() or (not way_in and not isinstance(inner, dict)):
                    continue
                raw = walk(inner, self._tail) if self._tail else inner
                own = Scope(scope.cells, scope.shape, (*way_in, STAR), inner, name)
                yield Score(name.strip(), raw, self.pattern.replace(STAR, name), own)


def _objects(found: Any) -> list[dict[str, Any]]:
    if isinstance(found, str) and found.lstrip().startswith("{") and len(found) < _LONGEST_OBJECT:
        try:  # as a table has it, in a cell
            found = json.loads(found)
        except (ValueError, RecursionError):
            return []
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]
