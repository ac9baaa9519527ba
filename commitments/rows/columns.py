"""Names of columns and paths into nested cells: `Due date`, `target.deadline`, `sources[].url`, `aliases[0]`."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

_PART = re.compile(r"([^.\[\]]+)|\[([0-9]{0,9})\]")
_MOST_PARTS = 50
"""Of a path: `walk` goes down as many steps into itself."""


class Each:
    """The step into every member of a list."""

    def __repr__(self) -> str:
        return "[]"


EACH = Each()
Steps = tuple[str | int | Each, ...]


def same(name: str) -> str:
    """A column's name for comparing: case, blanks, underscores, hyphens and punctuation make no difference.

    >>> same("Due_Date ") == same("due date") == same("dueDate")
    True
    """
    return "".join(c for c in name.casefold() if c.isalnum()) or name


def told_apart(cells: Iterable[str]) -> list[str]:
    """The columns' names, each different: a repeated one gets its count, a blank one its place.

    >>> told_apart(["x", "", "x"])
    ['x', 'column 2', 'x (2)']
    """
    seen: Counter[str] = Counter()
    names = []
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.replace("\ufeff", "").split()) or f"column {place}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def steps(path: str, names: Iterable[str]) -> Steps | None:
    """The way to a path's values in a row of these columns; None where no column is meant. A column whose name is the
    whole path is meant first, then one that differs only in case, blanks or punctuation."""
    names = list(names)
    if path in names:
        return (path,)
    alike = next((name for name in names if same(name) == same(path) and "[" not in path), None)
    if alike is not None:
        return (alike,)
    parts = parsed(path)
    head = parts[0] if len(parts) > 1 else None
    if not isinstance(head, str):
        return None
    found = head if head in names else next((name for name in names if same(name) == same(head)), None)
    return None if found is None else (found, *parts[1:])


def parsed(path: str) -> Steps:
    """The parts of a path; none where it is not well formed, or too long to lead anywhere."""
    parts: list[str | int | Each] = []
    place = 0
    while place < len(path):
        found = _PART.match(path, place)
        if found is None:
            if path[place] != "." or place in (0, len(path) - 1):
                return ()
            place += 1
            continue
        parts.append(found[1] if found[1] else (int(found[2]) if found[2] else EACH))
        place = found.end()
    return tuple(parts) if len(parts) <= _MOST_PARTS else ()


def walk(value: Any, way: Steps) -> Any:
    """What stands at the end of a way; None where it leads nowhere, a flat list where it goes through one."""
    for place, step in enumerate(way):
        if isinstance(step, str):
            value = _named(value, step)
        elif isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            rest = way[place + 1 :]
            members = value if isinstance(value, list) else [] if value is None else [value]
            return [found for member in members for found in _flat(walk(member, rest))]
        if value is None:
            return None
    return value


def _named(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list):  # a list where one object was expected: its first that has the name
        return next((member[name] for member in value if isinstance(member, dict) and name in member), None)
    return None


def _flat(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


class Ways(NamedTuple):
    """What a map's paths mean in rows of one shape, and which of them mean nothing there."""

    found: dict[str, Steps]
    missing: tuple[str, ...]


def ways(paths: Iterable[str], names: Iterable[str]) -> Ways:
    names = list(names)
    found, missing = {}, []
    for path in paths:
        way = steps(path, names)
        if way is None:
            missing.append(path)
        else:
            found[path] = way
    return Ways(found, tuple(missing))
