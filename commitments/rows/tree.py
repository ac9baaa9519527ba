"""Where the rows live in a file that is one tree of lists and objects: JSON and YAML."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from commitments.headers import PLAIN, is_list_of, senses
from commitments.rows import NAME, Bad, Item, Reading, Unreadable, row
from commitments.text import shorten

EACH = "[]."
"""In a path of rows: into each member of the list before it."""
ABOVE = "^"
"""Before the name of a field that a row has from the object that its list is in; twice for the one above that."""
_DEEPEST = 3
"""Lists inside lists that rows are looked for in."""
_SHOWN = 5
"""Lists that a refusal names."""
_LOOKED_AT = 30
"""Members of a list that tell what it is of."""


class Entry(NamedTuple):
    """A list's member and the line it starts on."""

    value: Any
    line: int


class Entries(list[Entry]):
    """A list met on the way down from the top through objects: where rows may live."""


def rows(path: Path, top: object, reading: Reading) -> Iterator[Item]:
    """The rows of a tree whose lists are Entries: at the path a map names, else in the list that is most likely one of
    promises, which may stand inside the members of another."""
    lists = dict(_lists(top))
    if reading.rows is not None:
        under = _named(path, reading.rows, lists)
    elif lists:
        under = max(lists, key=lambda name: _count(lists[name])) if reading.has_map else _likeliest(path, lists)
    else:
        raise Unreadable(f"{path.name} holds no list of entries")
    yield from _rows_of(path, under, _members_of(lists, under), _beside(top, under))


def _likeliest(path: Path, lists: Mapping[str, Entries]) -> str:
    """The list of promises, else the longest. Raises Unreadable where several are of promises: the rows of one of them
    alone would not be the file."""
    keyed = {name for name, entries in lists.items() if _is_keyed(entries)}
    whole = {name: entries for name, entries in lists.items() if not keyed.intersection(_above(name))}
    found = {name: _inner(name, entries) for name, entries in whole.items()}
    likely = [name for name, entries in whole.items() if _is_of_promises(found[name], _members_of(whole, found[name]))]
    if len(likely) > 1:
        more = f" and {len(likely) - _SHOWN} more" if len(likely) > _SHOWN else ""
        shown = ", ".join(repr(found[name]) for name in likely[:_SHOWN]) + more
        raise Unreadable(f"{path.name} has several lists of promises: {shown}; name one of them with rows in a map")
    chosen = likely[0] if likely else max(whole, key=lambda name: _count(whole[name]))
    return found[chosen]


def _above(name: str) -> Iterator[str]:
    """What a list's path leads through.

    >>> list(_above("data.promises"))
    ['', 'data']
    """
    if name:
        yield ""
    yield from (name[:place] for place, letter in enumerate(name) if letter == ".")


def _is_keyed(entries: Entries) -> bool:
    """Whether it is an object of objects, whose own lists are parts of rows."""
    return bool(entries) and isinstance(entries[0].value, dict) and NAME in entries[0].value


def _members_of(lists: Mapping[str, Entries], under: str) -> Sequence[Entry]:
    return lists[under] if under in lists else _inside(lists, under)


def _rows_of(path: Path, under: str, found: Sequence[Entry], beside: dict[str, Any]) -> Iterator[Item]:
    starts = Counter(entry.line for entry in found)
    for place, entry in enumerate(found, 1):
        name = _name(entry, place) if starts[entry.line] > 1 or not entry.line else ""
        if isinstance(entry.value, dict):
            yield row(path, entry.value, entry.line, under=under)._replace(entry=name, beside=beside)
        else:
            yield Bad(path.name, entry.line, "is not an object with named values", name)


def _named(path: Path, name: str, lists: Mapping[str, Entries]) -> str:
    known = [*lists, *(inner for outer, entries in lists.items() for inner in _lists_inside(outer, entries))]
    if name in known:
        return name
    near = [other for other in known if name and other.endswith(f".{name}")]
    hint = f"; did you mean {near[0]!r}?" if near else ""
    shown = ", ".join(map(repr, known)) or "none"
    raise Unreadable(f"{path.name} has no list at {name!r}{hint or f'; its lists are {shown}'}")


def _name(entry: Entry, place: int) -> str:
    """What an entry is found by where its line is not enough."""
    named = entry.value.get(NAME) if isinstance(entry.value, dict) else None
    return f"entry {place}" if named is None else f"entry {shorten(str(named), 60)!r}"


def _beside(top: object, under: str) -> dict[str, Any]:
    head = under.partition(".")[0].removesuffix("[]")
    if not isinstance(top, dict) or not head:
        return {}
    return {name: plain(value) for name, value in top.items() if name != head}


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
    return len(shared) >= 2 or any(all(isinstance(inner[name], Entries) for inner in objects) for name in shared)


def plain(value: object) -> object:
    """The same with every Entries an ordinary list."""
    if isinstance(value, Entries):
        return [plain(entry.value) for entry in value]
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return value


# --- lists inside the members of lists --------------------------------------------------------------------------------


def _inside(lists: Mapping[str, Entries], under: str) -> list[Entry]:
    """The members of a list inside each member of another: `parties[].pledges`, each with what stands above it."""
    outer = next(name for name in sorted(lists, key=len, reverse=True) if under.startswith(f"{name}{EACH}"))
    found: list[Entry] = list(lists[outer])
    for way in under.removeprefix(f"{outer}{EACH}").split(EACH):
        found = [inner for entry in found for inner in _members(entry, way.split("."))]
    return found


def _members(entry: Entry, way: Sequence[str]) -> Iterator[Entry]:
    value = entry.value
    for name in way:
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, list) or not isinstance(entry.value, dict):
        return
    above = {f"{ABOVE}{name}": plain(inner) for name, inner in entry.value.items() if name != way[0]}
    for member in value:
        inner, line = (member.value, member.line) if isinstance(member, Entry) else (member, entry.line)
        yield Entry({**inner, **above} if isinstance(inner, dict) else inner, line or entry.line)


def _lists_inside(under: str, entries: Sequence[Any], depth: int = 0) -> dict[str, list[Any]]:
    """The lists of objects inside the members of a list, with some of what is in them."""
    found: dict[str, list[Any]] = {}
    for entry in entries[:_LOOKED_AT]:
        value = entry.value if isinstance(entry, Entry) else entry
        for way, inner in _ways(value) if isinstance(value, dict) else ():
            found.setdefault(f"{under}{EACH}{way}", []).extend(inner[:_LOOKED_AT])
    if depth < _DEEPEST - 1:
        for name, members in list(found.items()):
            found |= _lists_inside(name, members, depth + 1)
    return found


def _ways(value: dict[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    for name, inner in value.items():
        if "." in name or "[" in name:
            continue
        if isinstance(inner, list) and any(isinstance(_value(member), dict) for member in inner):
            yield f"{prefix}{name}", inner
        elif isinstance(inner, dict) and depth < 2:
            yield from _ways(inner, f"{prefix}{name}.", depth + 1)


def _value(member: object) -> object:
    return member.value if isinstance(member, Entry) else member


def _count(entries: Entries) -> int:
    return sum(1 for entry in entries if isinstance(entry.value, dict))


def _inner(under: str, entries: Entries) -> str:
    """The list of promises inside a list of those who make them, or of chapters, which has none of its own."""
    chosen = under
    outer = _senses(entries)
    for name, members in sorted(_lists_inside(under, entries).items(), key=lambda named: named[0].count(EACH)):
        if {"promise", "verbatim", "status"} & outer or not name.startswith(chosen) or _is_of_the_promise(name):
            continue
        here = _senses(members)
        is_of_promises = is_list_of("rows", name.rpartition(".")[2]) or bool({"promise", "verbatim"} & here)
        if is_of_promises or (not _words(outer) and _words(here)):
            chosen, outer = name, here
    return chosen


def _is_of_the_promise(name: str) -> bool:
    """Whether one of the lists on the way is of sources or of what happened."""
    parts = [part.removesuffix("[]") for part in name.split(".")]
    return any(is_list_of(kind, part) for part in parts for kind in ("sources", "updates"))


def _is_of_promises(name: str, entries: Sequence[Any]) -> bool:
    return is_list_of("rows", name.rpartition(".")[2]) or bool({"promise", "verbatim"} & _senses(entries))


def _words(found: set[str]) -> set[str]:
    return {"promise", "verbatim", "text", "title", "details"} & found


def _senses(members: Sequence[Any]) -> set[str]:
    """What the fields of a list's objects are called, where they hold text, or an object that may."""
    found: set[str] = set()
    for member in map(_value, members[:_LOOKED_AT]):
        if isinstance(member, dict):
            plain_names = (name for name, value in member.items() if isinstance(value, str | dict))
            found |= {sense for name in plain_names for sense, fit in senses(str(name)).items() if fit <= PLAIN}
    return found
