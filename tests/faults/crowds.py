"""Many processes at once on one store: writers and readers, and reports to one path."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from tests.faults.changes import make_store
from tests.faults.injection import calls, slowed, why_not
from tests.faults.judgement import LEFT_OVER, LOST, MISREPORTED, TORN, Problem, Verdict
from tests.faults.places import Place, Said
from tests.faults.trials import Result

WRITERS, READERS, EXPORTERS = 6, 3, 4
SLOW_WRITE, SLOW_READ = 20, 3
"""Milliseconds more for each file that half of the writers put in its place, so that they are looked at meanwhile, and
for each that two of the readers open, so that changes are made meanwhile."""
LIST = ("list", "bridge", "--format", "json")


# --- writers and readers ----------------------------------------------------------------------------------------------


def writers_and_readers(place: Place, rounds: int) -> Iterator[Result]:
    """Each writer writes the same note across six documents with one command, and that again."""
    make_store(place, "abcdef")
    for words in (LIST, ("note", "bridge", "The first.", "--yes")):
        place.warm_up(words)
    entries = _entries(place)
    written: set[str] = set()
    slow = _slow_reader(place)
    over = threading.Event()
    with ThreadPoolExecutor(WRITERS + READERS) as pool:
        looks = [
            pool.submit(_until, over, lambda under=under: _look(place, written, under)) for under in ([], slow, slow)
        ]
        try:
            work = [pool.submit(_write, place, f"w{number}", rounds, written) for number in range(WRITERS)]
            changes = [result for one in work for result in one.result()]
        finally:
            over.set()
        yield from changes
        for look in looks:
            yield from look.result()
    yield _look(place, written)
    if (made := _entries(place) - entries) != WRITERS * rounds:
        yield _result("six writers", "the log", Problem(LOST, f"{made} of {WRITERS * rounds} changes in it"))


def _entries(place: Place) -> int:
    return len(json.loads(place.ask("log", "--format", "json").out))


def _until(over: threading.Event, look: Callable[[], Result]) -> list[Result]:
    found = []
    while not over.is_set():
        found.append(look())
    return found


def _write(place: Place, name: str, rounds: int, written: set[str]) -> list[Result]:
    under = slowed(SLOW_WRITE, ("rename", "renameat", "renameat2")) if name[-1] in "024" and not why_not() else []
    found = []
    for count in range(rounds):
        note = f"{name} {count}"
        said = place.run(("note", "bridge", note, "--yes"), under)
        found.append(_result("six writers", note, *_failure(said)))
        if said.code == 0:
            written.add(note)
    return found


def _slow_reader(place: Place) -> list[str]:
    if why_not():
        return []
    first = next(call.nth for call in calls(place, LIST) if call.name == "openat" and call.path.endswith("-a.json"))
    return slowed(SLOW_READ, ("openat",), first)


def _look(place: Place, written: set[str], under: Sequence[str] = ()) -> Result:
    certain = set(written)
    said = place.run(LIST, under)
    problems = _failure(said) or _seen(json.loads(said.out), certain)
    return _result("three readers", f"a look after {len(certain)} notes", *problems)


def _seen(rows: list[dict], certain: set[str]) -> list[Problem]:
    notes = {row["document"]: [update["note"] for update in row["updates"]] for row in rows}
    sets = {name: set(found) for name, found in notes.items()}
    everywhere, anywhere = set.intersection(*sets.values()), set.union(*sets.values())
    problems = []
    if everywhere != anywhere:
        counts = ", ".join(f"{name} {len(found)}" for name, found in notes.items())
        problems.append(Problem(TORN, f"not in all documents: {sorted(anywhere - everywhere)} (notes: {counts})"))
    if gone := certain - anywhere:
        problems.append(Problem(LOST, f"finished changes are not seen: {sorted(gone)}"))
    if twice := [name for name, found in notes.items() if len(found) != len(set(found))]:
        problems.append(Problem(TORN, f"a note is there twice in {twice}"))
    return problems


def _failure(said: Said, err: str = "") -> list[Problem]:
    if said.code == 0 and said.err == err:
        return []
    return [Problem(MISREPORTED, f"nothing was wrong, and it said: exit {said.code}, {said.err}")]


# --- reports ----------------------------------------------------------------------------------------------------------


class Report(NamedTuple):
    title: str
    text: str
    err: str


def exports(place: Place, rounds: int) -> Iterator[Result]:
    """Several write reports of different lengths to one path; who reads it has one of them, whole."""
    make_store(place)
    reports = [_report(place, f"{'Plans ' * 400 * number}{number}") for number in range(EXPORTERS)]
    names = place.names()
    over = threading.Event()
    with ThreadPoolExecutor(EXPORTERS + 1) as pool:
        looks = pool.submit(_until, over, lambda: _read(place, {report.text for report in reports}))
        try:
            work = [pool.submit(_export, place, report, rounds) for report in reports]
            done = [result for one in work for result in one.result()]
        finally:
            over.set()
        yield from done
        yield from looks.result()
    if left := place.names() ^ names:
        yield _result("four exports to one path", "the folder", Problem(LEFT_OVER, ", ".join(sorted(left))))


def _report(place: Place, title: str) -> Report:
    said = place.warm_up(_words(title))
    assert said.code == 0, said
    return Report(title, (place.root / "report.md").read_text(encoding="utf-8"), said.err)


def _words(title: str) -> tuple[str, ...]:
    return ("export", "--title", title, "-o", "report.md")


def _export(place: Place, report: Report, rounds: int) -> list[Result]:
    said = [place.run(_words(report.title)) for _ in range(rounds)]
    return [_result("four exports to one path", report.title[-1], *_failure(one, report.err)) for one in said]


def _read(place: Place, whole: set[str]) -> Result:
    try:
        text = (place.root / "report.md").read_text(encoding="utf-8")
    except OSError as error:
        return _result("readers of the report", "a look", Problem(TORN, str(error)))
    problems = [] if text in whole else [Problem(TORN, f"{len(text)} characters that are no whole report")]
    over_soon = threading.Event()
    over_soon.wait(0.001)
    return _result("readers of the report", "a look", *problems)


def _result(part: str, about: str, *problems: Problem) -> Result:
    return Result(part, about, Verdict("", list(problems)))
