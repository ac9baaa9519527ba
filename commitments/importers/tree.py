"""Where the rows live in a file that is one tree of lists and objects: JSON and YAML."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from commitments.importers.rows import NAME, Bad, Item, Reading, Unreadable, row
from commitments.text import shorten


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
    found = lists[under]
    beside = _beside(top, under)
    starts = Counter(entry.line for entry in found)
    for place, entry in enumerate(found, 1):
        name = _name(entry, place) if starts[entry.line] > 1 or not entry.line else ""
        if isinstance(entry.value, dict):
            yield row(path, entry.value, entry.line, under=under)._replace(entry=name, beside=beside)
        else:
            yield Bad(path.name, entry.line, "is not an object with named values", name)


def _name(entry: Entry, place: int) -> str:
    """What an entry is found by where its line is not enough."""
    named = entry.value.get(NAME) if isinstance(entry.value, dict) else None
    return f"entry {place}" if named is None else f"entry {shorten(str(named), 60)!r}"


def _beside(top: object, under: str) -> dict[str, Any]:
    if not isinstance(top, dict) or not under:
        return {}
    return {name: plain(value) for name, value in top.items() if name != under.partition(".")[0]}


def _lists(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, Entries]]:
    if isinstance(value, Entries):
        yield path, value
        return
    if not isinstance(value, dict) or depth > 8:
        return
    if len(value) > 1 and all(isinstance(inner, dict) for inner in value.values()) and _are_alike(list(value.values())):
        # An object of objects: the rows by their names, which stay as a column.
        yield path, Entries(Entry(plain({NAME: name, **inner}), 0) for name, inner in value.items())
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
