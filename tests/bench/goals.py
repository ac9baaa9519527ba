"""What the program is to reach, as ratios within one run wherever that is possible."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from tests.bench.clock import Sample
from tests.bench.peers import QUESTIONS

Key = tuple[str, str, int]
"""What was done, the program that did it, the number of records."""
Results = Mapping[Key, Sample]

OURS, BARE = "commitments", "python -I -c pass"
POSTGRES = "commitments, PostgreSQL"
"""The same commands on the same records in a database."""
BESIDE = "commitments, 15 records"
"""The same command on the smallest store, timed in turn with the one on a large store: a machine's speed drifts."""


def bare_start(size: int) -> Key:
    """The bare start that was timed in turn with the commands of that size."""
    return "start", BARE, size


LARGE = 100_000
COPY: Key = ("copy a folder", POSTGRES, LARGE)


class Goal(NamedTuple):
    """`measure` raises KeyError where the run did not time what it needs."""

    title: str
    limit: float
    unit: str
    measure: Callable[[Results], float]


class Verdict(NamedTuple):
    goal: Goal
    value: float

    @property
    def is_met(self) -> bool:
        return self.value <= self.goal.limit


def verdicts(results: Results, goals: Iterable[Goal]) -> Iterator[Verdict]:
    """Of those that this run can tell something about."""
    for goal in goals:
        try:
            yield Verdict(goal, goal.measure(results))
        except KeyError:
            continue


def _took(results: Results, key: Key) -> Sample:
    sample = results[key]
    if sample.problem:
        raise KeyError(key)
    return sample


def _ratio(what: str, size: int, limit: float, against: Key, title: str, whose: str = OURS) -> Goal:
    def measure(results: Results) -> float:
        return _took(results, (what, whose, size)).milliseconds / _took(results, against).milliseconds

    return Goal(f"{what}, {size:,} records{_where(whose)}, to {title}", limit, "times", measure)


def _seconds(what: str, size: int, limit: float) -> Goal:
    return Goal(f"{what}, {size:,} records", limit, "s", lambda r: _took(r, (what, OURS, size)).milliseconds / 1000)


def _memory(what: str, size: int, limit: float, whose: str = OURS) -> Goal:
    title = f"memory of {what}, {size:,} records{_where(whose)}"
    return Goal(title, limit, "MB", lambda r: _took(r, (what, whose, size)).megabytes)


def _where(whose: str) -> str:
    return " in PostgreSQL" if whose == POSTGRES else ""


def _start(what: str, limit: float, size: int = 15) -> Goal:
    return _ratio(what, size, limit, bare_start(size), "a bare start")


def _grown(what: str, size: int, limit: float) -> Goal:
    return _ratio(what, size, limit, (what, BESIDE, size), "15 records")


def _peer(what: str, size: int, limit: float) -> Goal:
    return _ratio(what, size, limit, (what, "Taskwarrior", size), "Taskwarrior")


ANSWERS = ("filter", "search", "filter, just changed", "search, just changed", "mark one")

GOALS = (
    _start("list, Rich table", 7),
    _start("list, ids", 5),
    _start("help", 6),
    _start("note", 6),
    _start("complete ids", 5),
    _start("complete tags", 5),
    *(_start(what, 5, 100_000) for what in ("complete ids", "complete tags")),
    *(_peer(what, 10_000, 0.5) for what in QUESTIONS),
    *(_grown(what, 100_000, 1.5) for what in ANSWERS),
    *(_peer(what, 100_000, 0.05) for what in QUESTIONS),
    *(_seconds(what, 100_000, 1.5) for what in ("list all, tsv", "list all, jsonl", "stats", "export csv")),
    _seconds("tag 1,000", 100_000, 1),
    _seconds("import 41,000 rows", 15, 10),
    _seconds("first use", 100_000, 10),
    _seconds("publish", 100_000, 120),
    _seconds("publish, one changed", 100_000, 3),
    _memory("publish", 100_000, 300),
    *(_memory(what, 100_000, 64) for what in ANSWERS),
    *(_grown(what, 1_000_000, 3) for what in QUESTIONS),
)

IN_POSTGRES = (
    *(
        _ratio(what, LARGE, 2, (what, OURS, LARGE), "a folder", POSTGRES)
        for what in ("filter", "search", "filter, just changed", "search, just changed", "mark one", "note")
    ),
    *(
        _ratio(what, 1_000_000, 1.5, (what, POSTGRES, LARGE), "100,000", POSTGRES)
        for what in (*ANSWERS, "note", "complete ids", "complete tags")
    ),
    Goal(f"copy a folder, {LARGE:,} records", 60, "s", lambda r: _took(r, COPY).milliseconds / 1000),
    *(
        _memory(what, LARGE, 64, POSTGRES)
        for what in (*ANSWERS, "list all, tsv", "list all, jsonl", "stats", "export csv")
    ),
)
