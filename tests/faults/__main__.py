"""Faults while the store is written: what is left, and whether what was said is so.

    python -m tests.faults                                       # everything; a quarter of an hour on two cores
    python -m tests.faults --parts calls --only mark,undo        # some of it
    python -m tests.faults --only mark --call 17 --fault kill    # one point, with all that was said

Ten write commands and some more on a store of three documents. **calls**: killed, interrupted (SIGINT), and given EIO
or ENOSPC at every system call that is about the store, its state folder, the input or the output. **interrupts**:
SIGINT at random moments and at the calls of Python's start. **crowd**: six writers and three readers at once.
**disk**: a disk with no room, and files of limited size. **exports**: several reports to one path at once.

torn: neither as before the change nor as after it. lost: said to be done and not there, or not to be taken back any
more. misreported: what it said is not so, or for nobody to read. left over: a file that nobody clears away. early: a
traceback of an interpreter that had not come to the package yet, which nothing there could catch; no failure.
"""

import argparse
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.faults import crowds, trials
from tests.faults.changes import CHANGES, Stand
from tests.faults.injection import FAULTS, why_not
from tests.faults.judgement import PROBLEMS
from tests.faults.places import Place
from tests.faults.trials import Known, Result

_SCRATCH = re.compile(r"/\S*/faults-\w+/[a-z]+(?:-\d+)?/")
PARTS = ("calls", "interrupts", "crowd", "disk", "exports")


def main() -> int:
    asked = _arguments()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-", dir=asked.folder)))
        crew = [Stand(stack.enter_context(Place(folder / f"place-{number:02d}"))) for number in range(asked.jobs)]
        if asked.call:
            return _one(crew[0], asked)
        results: list[Result] = []
        for result in _all(crew, folder, asked):
            results.append(result)
            _show_failure(result)
    return _show(results)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--parts", type=_words_of(PARTS), default=PARTS, help=f"of {','.join(PARTS)}")
    names = [change.name for change in CHANGES]
    parser.add_argument("--only", type=_words_of(names), default=names, help=f"commands of {','.join(names)}")
    parser.add_argument("--fault", choices=list(FAULTS), help="at the calls, only this one")
    parser.add_argument("--call", type=int, help="only at this call, by its number; with --only and --fault")
    parser.add_argument("--seed", type=int, default=7, help="of what is random (7)")
    parser.add_argument("--moments", type=int, default=400, help="how many random interrupts (400)")
    parser.add_argument("--rounds", type=int, default=25, help="how often each of a crowd does its work (25)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once (one a core)")
    parser.add_argument("--folder", type=Path, help="where the scratch places are made")
    asked = parser.parse_args()
    if asked.call and (len(asked.only) != 1 or not asked.fault):
        parser.error("--call needs --only with one command, and --fault")
    return asked


def _words_of(known: Sequence[str]) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        words = text.split(",")
        if unknown := [word for word in words if word not in known]:
            raise argparse.ArgumentTypeError(f"no {unknown[0]!r}; there are {', '.join(known)}")
        return words

    return parse


# --- what is done -----------------------------------------------------------------------------------------------------


def _all(crew: Sequence[Stand], folder: Path, asked: argparse.Namespace) -> Iterator[Result]:
    chance = random.Random(asked.seed)
    if why_not():
        _say(f"no faults at system calls: {why_not()}")
    known: list[Known] = []
    if {"calls", "interrupts", "disk"} & set(asked.parts):
        known = trials.learned(crew, [change for change in CHANGES if change.name in asked.only])
    if "calls" in asked.parts:
        faults = [asked.fault] if asked.fault else list(FAULTS)
        yield from trials.each(crew, [trial for one in known for trial in trials.at_every_call(one, faults)])
    if "interrupts" in asked.parts:
        early = [trial for one in known for trial in trials.elsewhere(one)]
        yield from trials.each(crew, chance.sample(early, min(asked.moments, len(early))))
        yield from trials.each(crew, trials.at_moments(known, asked.moments, chance))
    if "disk" in asked.parts:
        yield from trials.each(crew, trials.limited(known))
        with trials.small_disks(folder, len(crew)) as (disks, problem):
            if problem:
                _say(f"no full disks: {problem}")
            yield from trials.each(disks, trials.on_full_disks(known) if disks else [])
    if "crowd" in asked.parts:
        with Place(folder / "crowd") as place:
            yield from crowds.writers_and_readers(place, asked.rounds)
    if "exports" in asked.parts:
        with Place(folder / "exports") as place:
            yield from crowds.exports(place, asked.rounds)


def _one(stand: Stand, asked: argparse.Namespace) -> int:
    known = trials.learn(stand, next(change for change in CHANGES if change.name in asked.only))
    call = next(call for call in known.calls if call.number == asked.call)
    result = trials.AtCall(known, call, asked.fault)(stand)
    assert result.said is not None
    _say(f"{result.about}\nexit {result.said.code}\n{result.said.out}{result.said.err}state: {result.verdict.state}")
    for problem in result.verdict.problems:
        _say(f"{problem.kind}: {problem.what}")
    return 1 if result.verdict.problems else 0


# --- what is shown ----------------------------------------------------------------------------------------------------


def _show_failure(result: Result) -> None:
    for problem in result.verdict.problems:
        what = " / ".join(_SCRATCH.sub("", problem.what).strip().splitlines())
        short = what if len(what) < 500 else f"{what[:100]} … {what[-400:]}"
        _say(f"{problem.kind}: {result.part}: {result.about}: {short}")


def _show(results: Sequence[Result]) -> int:
    rows = [["", "points", "before", "after", *PROBLEMS, "early"]]
    by_part: dict[str, list[Result]] = {}
    for result in results:
        by_part.setdefault(result.part, []).append(result)
    rows += [[part, *_counted(found)] for part, found in by_part.items()]
    _say("")
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        _say(
            "  ".join(
                [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
            )
        )
    if missed := sum(not result.is_met for result in results):
        _say(f"{missed:,} faults met another call than the one they were meant for")
    total = _failures(results)
    _say(f"\n{len(results):,} points: {', '.join(f'{total[kind]:,} {kind}' for kind in PROBLEMS)}")
    return 1 if total.total() else 0


def _counted(results: Sequence[Result]) -> list[str]:
    states = Counter(result.verdict.state for result in results)
    failed = _failures(results)
    early = sum(result.verdict.is_early for result in results)
    stateless = "" in states
    sides = ["", ""] if stateless else [f"{states[side]:,}" for side in ("before", "after")]
    return [f"{len(results):,}", *sides, *(f"{failed[kind]:,}" for kind in PROBLEMS), f"{early:,}" if early else ""]


def _failures(results: Iterable[Result]) -> Counter[str]:
    """Of each kind, how many points have one."""
    return Counter(kind for result in results for kind in {problem.kind for problem in result.verdict.problems})


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
