"""What is said of many rows in the same words, once: with its number, its first place, and all its columns."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_COLUMN = re.compile(r"""in the column ('.*?'|".*?")(?=[ ,;:)]|$)""")
_SHOWN = 4
"""Columns that are named."""


class Alike(NamedTuple):
    text: str
    """Of the first place, with all columns."""
    times: int


def alike(said: Iterable[tuple[str, str]]) -> list[Alike]:
    """Those of (the whole line, its words without the place) in the same words, whatever column they name, most first.

    >>> alike([("a.csv:2: odd 'x' in the column 'A'", "odd 'x' in the column 'A'"),
    ...        ("a.csv:3: odd 'x' in the column 'B'", "odd 'x' in the column 'B'")])
    [Alike(text="a.csv:2: odd 'x' in the columns 'A' and 'B'", times=2)]
    """
    groups: dict[str, tuple[str, dict[str, None], int]] = {}
    for line, words in said:
        column = _COLUMN.search(words)
        key = _COLUMN.sub("in the column", words)
        first, columns, count = groups.get(key, (line, {}, 0))
        groups[key] = (first, columns | ({column[1]: None} if column else {}), count + 1)
    found = [Alike(_with(first, list(columns)), count) for first, columns, count in groups.values()]
    return sorted(found, key=lambda one: -one.times)


def _with(line: str, columns: list[str]) -> str:
    if len(columns) < 2:
        return line
    more = [f"{len(columns) - _SHOWN} more"] if len(columns) > _SHOWN else []
    *named, last = [*columns[:_SHOWN], *more]
    return _COLUMN.sub(lambda _: f"in the columns {', '.join(named)} and {last}", line, count=1)
