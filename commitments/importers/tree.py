"""Where the rows live in a file that is one tree of lists and objects: JSON and YAML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from commitments.importers.rows import NAME, Bad, Item, Reading, Row, Unreadable, row


class Entry(NamedTuple):
    """A list's member and the line it starts on."""

    value: Any
    line: int


class Entries(list[Entry]):
    """A list met on the way down from the top through objects: where rows may live."""


def rows(path: Path, top: object, reading: Reading) -> Iterator[Item]:
    """The rows of a tree whose lists are Entries: at the path a map names, else in the longest list of objects."""
    lists = dict(_lists(top))
    if reading.rows is not None:
        if reading.rows not in lists:
            known = ", ".join(repr(name) for name in lists) or "none"
            raise Unreadable(f"{path.name} has no list at {reading.rows!r}; its lists are {known}")
        under = reading.rows
    elif lists:
        under = max(lists, key=lambda name: sum(1 for entry in lists[name] if isinstance(entry.value, dict)))
    else:
        raise Unreadable(f"{path.name} holds no list of entries")
    for entry in lists[under]:
        yield _as_row(path, entry, under)


def _as_row(path: Path, entry: Entry, under: str) -> Row | Bad:
    if isinstance(entry.value, dict):
        return row(path, entry.value, entry.line, under=under)
    return Bad(path.name, entry.line, "is not an object with named values")


def _lists(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, Entries]]:
    if isinstance(value, Entries):
        yield path, value
        return
    if not isinstance(value, dict) or depth > 8:
        return
    if len(value) > 1 and all(isinstance(inner, dict) for inner in value.values()) and _are_alike(list(value.values())):
        # An object of objects: the rows by their names, which stay as a column.
        yield path, Entries(Entry({NAME: name, **inner}, 0) for name, inner in value.items())
    for name, inner in value.items():
        yield from _lists(inner, f"{path}.{name}" if path else str(name), depth + 1)


def _are_alike(objects: list[dict[str, Any]]) -> bool:
    shared = set(objects[0]).intersection(*objects[1:])
    return len(shared) >= 2


def plain(value: object) -> object:
    """The same with every Entries an ordinary list."""
    if isinstance(value, Entries):
        return [plain(entry.value) for entry in value]
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return value
