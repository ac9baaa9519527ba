"""A status that is said again in every row of a promise: how that stands now, and not what was so on each row's day."""

from collections.abc import Sequence

from commitments.headers import tokens, words
from commitments.importers import values
from commitments.maps import Fields, Source
from commitments.rows import Row

_ENOUGH = 3
"""Promises of several days, none of which ever changed its status, from which on this is no chance."""


def stands(rows: Sequence[Row], promise: str, status: str, on: str) -> bool:
    """Whether no promise has two statuses, though some have several days; of a column that does not say by its name
    that it is of now, only where there are many such promises, which do not all stand alike."""
    found = _by_promise(rows, promise, status, on)
    several = [statuses for statuses, days in found if len(days) > 1]
    if not several or any(len(statuses) > 1 for statuses, _ in found):
        return False
    differ = len(set().union(*several)) > 1
    return _says_now(status) or (len(several) >= _ENOUGH and differ)


def _by_promise(rows: Sequence[Row], promise: str, status: str, on: str) -> list[tuple[set[str], set[str]]]:
    """The statuses and the days of each promise."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for row in rows:
        name, word, day = (values.text(row.cells.get(path)) for path in (promise, status, on))
        if name and not values.is_nothing(word):
            statuses, days = found.setdefault(name, (set(), set()))
            statuses.add(word)
            days.add(day)
    return list(found.values())


def _says_now(name: str) -> bool:
    said = f" {' '.join(tokens(name))} "
    return any(f" {word} " in said for word in words().late)


def apart(updates: Sequence[Fields], status: str) -> tuple[Fields, ...]:
    """The updates, of which the last has no status but that of a further one, without a day; it names no evidence,
    since that of each row would make it a rating for each."""
    *earlier, last = updates
    rest = {field: source for field, source in last.items() if field != "status"}
    said = [rest] if rest.keys() - {"on", "by"} else []
    bare = {"evidence.url": Source()} if "evidence.url" in rest else {}
    return (*earlier, *said, {"status": Source((status,)), **bare})


def told(status: str, on: str) -> str:
    return (
        f"{status!r} is the same in every row of a promise: it was taken as how that stands now, "
        f"and not as how it stood at each {on!r}"
    )
