"""What the program is to reach, as ratios within one run wherever that is possible."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tests.bench.clock import Sample
from tests.bench.peers import QUESTIONS

Key = tuple[str, str, int]
"""What was done, the program that did it, the number of records."""
Results = Mapping[Key, Sample]

OURS, BARE = "commitments", "python -I -c pass"
BESIDE = "commitments, 15 records"
"""The same command on the smallest store, timed in turn with the one on a large store: a machine's speed drifts."""


def bare_start(size: int) -> Key:
    """The bare start that was timed in turn with the commands of that size."""
    return "start", BARE, size


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


def verdicts(results: Results) -> Iterator[Verdict]:
    """Of the goals that this run can tell something about."""
    for goal in GOALS:
        try:
            yield Verdict(goal, goal.measure(results))
        except KeyError:
            continue


def _took(results: Results, key: Key) -> Sample:
    sample = results[key]
    if sample.problem:
        raise KeyError(key)
    return sample


def _ratio(what: str, size: int, limit: float, against: Key, title: str) -> Goal:
    def measure(results: Results) -> float:
        return _took(results, (what, OURS, size)).milliseconds / _took(results, against).milliseconds

    return Goal(f"{what}, {size:,} records, to {title}", limit, "times", measure)


def _seconds(what: str, size: int, limit: float) -> Goal:
    return Goal(f"{what}, {size:,} records", limit, "s", lambda r: _took(r, (what, OURS, size)).milliseconds / 1000)


def _memory(what: str, size: int, limit: float) -> Goal:
    return Goal(f"memory of {what}, {size:,} records", limit, "MB", lambda r: _took(r, (what, OURS, size)).megabytes)


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
    *(_memory(what, 100_000, 64) for what in ANSWERS),
    *(_grown(what, 1_000_000, 3) for what in QUESTIONS),
)
