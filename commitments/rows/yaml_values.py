"""YAML without its surprises: scalars stay the text they were written as, so `no` is not false and 010 is not 8.

The values are built from the parser's events, one after the other: PyYAML's own way down recurses, and a file of a
hundred thousand opening brackets ends the process. Aliases are counted as often as they are used, so a file that
multiplies itself is refused before it fills the memory.
"""

from typing import Any, NamedTuple

from commitments.rows.tree import Entries, Entry, plain

_DEEPEST = 60
_MOST_VALUES = 20_000_000
_MOST_COPIES = 200_000
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class BadYaml(ValueError):
    """What is wrong with a YAML text, with its line."""


class _Open(NamedTuple):
    """A collection that is being read."""

    value: Any
    line: int
    anchor: str | None
    names: list[str]
    """The key whose value comes next, if any."""


def documents(text: str) -> list[Entry]:
    """The documents of a YAML text with the lines they begin on; lists reached only through mappings are Entries,
    which know the line of each member. Raises BadYaml."""
    import yaml  # late: 20 ms, and most commands read no YAML

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    reader = _Events()
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.take(event)
    except yaml.YAMLError as error:
        raise BadYaml(_told(error)) from None
    return reader.found


def _told(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).split("\n")[0]
    return f"{problem} in line {mark.line + 1}" if mark else str(problem)


class _Events:
    """Builds values from a stream of events."""

    def __init__(self) -> None:
        self.found: list[Entry] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._count = 0
        self._copies = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            is_null = not event.style and event.value in _NULLS  # plain, so not quoted
            self._place(None if is_null and not self._awaits_name() else event.value, event, event.anchor)
        elif kind == "AliasEvent":
            self._alias(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._open(kind, event)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._close(event)
        elif kind == "DocumentStartEvent":
            self._anchors.clear()

    def _awaits_name(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].value, dict) and not self._stack[-1].names

    def _open(self, kind: str, event: Any) -> None:
        if len(self._stack) >= _DEEPEST:
            raise BadYaml(f"nested more than {_DEEPEST} deep in line {event.start_mark.line + 1}")
        value: Any = {} if kind == "MappingStartEvent" else self._new_list()
        self._stack.append(_Open(value, event.start_mark.line + 1, event.anchor, []))

    def _new_list(self) -> list[Any]:
        """Only lists on the way down through mappings can hold rows."""
        return Entries() if all(isinstance(above.value, dict) for above in self._stack) else []

    def _close(self, event: Any) -> None:
        closed = self._stack.pop()
        self._place(closed.value, event, closed.anchor, closed.line)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            raise BadYaml(f"unknown alias *{event.anchor} in line {event.start_mark.line + 1}")
        value, size = self._anchors[event.anchor]
        self._copies += size
        if self._copies > _MOST_COPIES:
            raise BadYaml(f"aliases multiply it beyond reason in line {event.start_mark.line + 1}")
        self._place(plain(value), event, None)

    def _place(self, value: Any, event: Any, anchor: str | None, line: int | None = None) -> None:
        line = line or event.start_mark.line + 1
        self._count += 1
        if self._count > _MOST_VALUES:
            raise BadYaml("it holds too many values")
        if anchor:
            self._anchors[anchor] = (value, _size(value))
        if not self._stack:
            self.found.append(Entry(value, line))
            return
        holder = self._stack[-1]
        if isinstance(holder.value, Entries):
            holder.value.append(Entry(plain(value), line))
        elif isinstance(holder.value, list):
            holder.value.append(plain(value))
        elif not holder.names:
            holder.names.append(value if isinstance(value, str) else str(plain(value)))
        else:
            self._set(holder, value)

    def _set(self, holder: _Open, value: Any) -> None:
        name = holder.names.pop()
        if name != "<<":
            holder.value[name] = value
            return
        for merged in value if isinstance(value, list) else [value]:
            if isinstance(merged, Entry):
                merged = merged.value
            if isinstance(merged, dict):
                for inner, what in merged.items():
                    holder.value.setdefault(inner, what)


def _size(value: object) -> int:
    """How many values a value holds. Shared parts count each time: what an alias costs whoever walks it."""
    total, left = 0, [value]
    while left:
        inner = left.pop()
        total += 1
        if total > _MOST_COPIES:
            return total
        if isinstance(inner, Entry):
            left.append(inner.value)
        elif isinstance(inner, dict):
            left.extend(inner.values())
        elif isinstance(inner, list):
            left.extend(inner)
    return total
