"""Whole processes, timed from outside: from the start to the exit, with the memory they took at most."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

SLOW_SECONDS = 1.5
SLOW_RUNS = 3
"""A command that takes longer than that is run no more often than this: its spread is small beside its time."""


class Program(NamedTuple):
    """A command line to time. `{run}` in it becomes the number of the run, so that every change is a change."""

    argv: Sequence[str]
    env: Mapping[str, str]
    before: Callable[[], None] | None = None
    """Done before each run, untimed."""
    after: Callable[[], None] | None = None


class Sample(NamedTuple):
    """What the runs of one program took; `problem` says why there is nothing to show."""

    milliseconds: float = 0.0
    megabytes: float = 0.0
    runs: int = 0
    problem: str = ""


class _Run(NamedTuple):
    seconds: float
    kilobytes: int
    problem: str


def time_together(programs: Mapping[str, Program], runs: int) -> dict[str, Sample]:
    """Medians by name. The programs take turns, so that a machine that slows down slows all of them down."""
    warm = {name: _once(program, 0) for name, program in programs.items()}
    taken: dict[str, list[_Run]] = {name: [] for name, run in warm.items() if not run.problem}
    for number in range(1, runs + 1):
        for name, so_far in taken.items():
            if len(so_far) < SLOW_RUNS or so_far[-1].seconds < SLOW_SECONDS:
                so_far.append(_once(programs[name], number))
    return {name: _sample(taken.get(name) or [warm[name]]) for name in programs}


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without what makes Python slower or a program answer otherwise."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONUNBUFFERED", "NO_COLOR")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in dropped and not name.startswith(("COMMITMENTS_", "_COMMITMENTS_"))
    }
    return kept | {"COLUMNS": "120"} | extra


def bare_python() -> Program:
    """The least that any program in Python costs: what all the others are compared with."""
    return Program([sys.executable, "-I", "-c", "pass"], environment())


def _sample(runs: Sequence[_Run]) -> Sample:
    problem = next((run.problem for run in runs if run.problem), "")
    if problem:
        return Sample(problem=problem)
    return Sample(median(run.seconds for run in runs) * 1000, median(run.kilobytes for run in runs) / 1024, len(runs))


def _once(program: Program, number: int) -> _Run:
    argv = [word.replace("{run}", str(number)) for word in program.argv]
    if program.before:
        program.before()
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            argv, env=program.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        # wait4 tells of this one child; the counters of all children together would hide it behind a larger one.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        problem = _complaint(process.returncode, errors.seek(0) or errors.read()) if process.returncode else ""
    if program.after and not problem:
        program.after()
    scale = 1 / 1024 if sys.platform == "darwin" else 1
    return _Run(seconds, int(usage.ru_maxrss * scale), problem)


def _complaint(code: int, errors: bytes) -> str:
    lines = errors.decode(errors="replace").strip().splitlines()
    return f"exit {code}: {lines[-1][:100]}" if lines else f"exit {code}"
