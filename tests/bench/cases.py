"""What is timed of our own program: command lines as a person or a shell would give them."""

import csv
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from commitments.model import Commitment
from tests.bench.clock import Program, environment
from tests.bench.stores import BULK_TAG, HIT_TAG, HIT_WORD, SIZES, TODAY, Size, hit_ids, records

Place = Path | str
"""The folder of a store, or its URL."""
SMALL = 15
LARGE = 100_000


class Case(NamedTuple):
    """One thing that people do, and at which sizes it is timed."""

    name: str
    sizes: Callable[[int], bool]
    program: Callable[[Size, Place], Program]
    """Of a size and its store."""


def command() -> list[str]:
    """The program as it is installed beside this Python, else as a module."""
    script = shutil.which("commitments", path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "commitments"]


def environment_of(store: Place, **extra: str) -> dict[str, str]:
    return environment(
        COMMITMENTS_STORE=str(store), COMMITMENTS_BY="bench", COMMITMENTS_TODAY=TODAY.isoformat(), **extra
    )


def _reads(*words: str) -> Callable[[Size, Place], Program]:
    return lambda size, store: Program([*command(), *words], environment_of(store))


def _changes(*words: str) -> Callable[[Size, Place], Program]:
    """A change, taken back after each run, so that every run finds the store as it was. `{id}` is a hit's id."""

    def program(size: Size, store: Place) -> Program:
        named = [word.replace("{id}", hit_ids(size)[7]) for word in words]
        return Program([*command(), *named], environment_of(store), after=lambda: _undo(store))

    return program


def _undo(store: Place) -> None:
    subprocess.run([*command(), "undo"], env=environment_of(store), check=True, capture_output=True)
    _ask(store)  # so that what is timed next does not pay for this change


def _ask(store: Place) -> None:
    time.sleep(0.1)  # longer than a file takes to age
    words = ["list", f"tag:{HIT_TAG}", "--format", "ids"]
    subprocess.run([*command(), *words], env=environment_of(store), check=True, capture_output=True)


def _just_changed(*words: str) -> Callable[[Size, Place], Program]:
    """A question right after a change, whose file has to be looked at again."""

    def program(size: Size, store: Place) -> Program:
        change = [*command(), "mark", hit_ids(size)[3], "kept"]
        before = partial(subprocess.run, change, env=environment_of(store), check=True, capture_output=True)
        return _reads(*words)(size, store)._replace(before=before, after=lambda: _undo(store))

    return program


def _completes(line: str) -> Callable[[Size, Place], Program]:
    """What bash asks when Tab is pressed at the end of the line."""

    def program(size: Size, store: Place) -> Program:
        words = line.split(" ")
        asked = {
            "_COMMITMENTS_COMPLETE": "complete_bash",
            "COMP_WORDS": "\n".join(words),
            "COMP_CWORD": str(len(words) - 1),
        }
        return Program(command(), environment_of(store, **asked))

    return program


def _without_index(size: Size, store: Place) -> Program:
    """The first question to a store that has no index yet."""

    def forget() -> None:
        for path in (Path(store) / ".commitments").glob("index*"):
            path.unlink()

    return _reads("list", f"tag:{HIT_TAG}")(size, store)._replace(before=forget)


def _import(size: Size, store: Place) -> Program:
    """41,000 rows, the size of the largest public list of promises, into a store that is empty each time."""
    rows, empty = Path(store).parent / "rows-41000.csv", Path(store).parent / "empty-store"
    if not rows.is_file():
        _write_rows(rows, 41_000)

    def begin() -> None:
        shutil.rmtree(empty, ignore_errors=True)
        empty.mkdir()
        (empty / "commitments.toml").write_text("schema = 1\n", encoding="utf-8")

    return Program([*command(), "import", str(rows)], environment_of(empty), before=begin)


def _write_rows(path: Path, count: int) -> None:
    size = SIZES[LARGE]
    with open(path, "w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(["document", "key", "quote", "summary", "section", "actors", "due", "status", "on", "tags"])
        for place in range(count // size.each):
            write.writerows(_row(one) for one in records(size, place))


def _row(one: Commitment) -> list[str]:
    last = one.updates[-1] if one.updates else None
    told = [one.document, one.id, one.quote, one.summary, one.section, "; ".join(one.actors), one.due or ""]
    return [*told, last.status or "" if last else "", last.on if last else "", "; ".join(one.tags)]


def _publishes(size: Size, store: Place) -> Program:
    """The whole site of a store, into a folder that is not there."""
    site = Path(store).parent / f"site-{size.records}"
    before = partial(shutil.rmtree, site, ignore_errors=True)
    return _reads("publish", str(site))(size, store)._replace(before=before)


def _publishes_one(size: Size, store: Place) -> Program:
    """The same again after a change of one commitment."""
    site = Path(store).parent / f"site-{size.records}"

    def change() -> None:
        for words in (["publish", str(site)], ["mark", hit_ids(size)[3], "kept"]):
            subprocess.run([*command(), *words], env=environment_of(store), check=True, capture_output=True)

    program = _reads("publish", str(site))(size, store)
    return program._replace(before=change, after=lambda: _undo(store))


def _only(*sizes: int) -> Callable[[int], bool]:
    return lambda records: records in sizes


def _any(records: int) -> bool:
    return True


CASES = (
    Case("help", _only(SMALL), _reads("--help")),
    Case("list", _only(SMALL), _reads("list")),
    Case("list, Rich table", _only(SMALL), _reads("list", "--color", "always")),
    Case("list, ids", _only(SMALL), _reads("list", "--format", "ids")),
    Case("note", _only(SMALL, LARGE, 1_000_000), _changes("note", "{id}", "run {run}")),
    Case("complete ids", _only(SMALL, LARGE, 1_000_000), _completes("commitments show summit-00000-")),
    Case("complete tags", _only(SMALL, LARGE, 1_000_000), _completes("commitments untag 3 ")),
    Case("import 41,000 rows", _only(SMALL), _import),
    Case("filter", _any, _reads("list", f"tag:{HIT_TAG}")),
    Case("search", _any, _reads("search", HIT_WORD)),
    Case("filter, just changed", _any, _just_changed("list", f"tag:{HIT_TAG}")),
    Case("search, just changed", _any, _just_changed("search", HIT_WORD)),
    Case("mark one", _any, _changes("mark", "{id}", "in-progress", "--note", "run {run}")),
    Case("first use", _only(LARGE, 1_000_000), _without_index),
    Case("list all, tsv", _only(LARGE), _reads("list", "--format", "tsv")),
    Case("list all, jsonl", _only(LARGE), _reads("list", "--format", "jsonl")),
    Case("stats", _only(LARGE), _reads("stats")),
    Case("export csv", _only(LARGE), _reads("export", "--format", "csv")),
    Case("export html", _only(LARGE), _reads("export", "--format", "html")),
    Case("publish", _only(LARGE), _publishes),
    Case("publish, one changed", _only(LARGE), _publishes_one),
    Case("tag 1,000", _only(LARGE), _changes("tag", f"tag:{BULK_TAG}", "run-{run}", "--yes")),
)


def cases(size: Size, only: list[str]) -> Iterator[Case]:
    for case in CASES:
        if case.sizes(size.records) and (not only or any(word in case.name for word in only)):
            yield case
