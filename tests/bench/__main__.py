"""How long the commands take, at 15 to 1,000,000 records, beside a bare Python and other programs.

    python -m tests.bench                          # everything up to 100,000 records; some minutes
    python -m tests.bench --sizes 15 --runs 20     # start-up alone; half a minute
    python -m tests.bench --only filter,search
    python -m tests.bench --sizes 15,1000000       # the largest store takes some minutes to make, once

Each figure is the median of whole processes that took turns in this run. Machines differ and are noisy, so look at the
ratios. Taskwarrior (`task`), todoman (`todo`) and topydo are timed on the same records where they are installed;
nothing is installed by this. The stores are made once and kept in the user's cache folder. The same records in
PostgreSQL are timed by `python -m tests.bench.postgres`.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.cases import SMALL, cases
from tests.bench.clock import Program, Sample, bare_python, time_together
from tests.bench.goals import BESIDE, GOALS, OURS, Key, bare_start
from tests.bench.peers import QUESTIONS, installed
from tests.bench.shown import say, show_goals, show_size, write_json
from tests.bench.stores import SIZES, Size


def main() -> None:
    asked = _arguments()
    asked.folder = asked.folder.resolve()
    results: dict[Key, Sample] = {}
    for number in asked.sizes:
        programs = _programs(SIZES[number], asked)
        if programs:
            say(f"timing {len(programs)} commands at {number:,} records")
            samples = time_together({bare_start(number): bare_python(), **programs}, asked.runs)
            show_size(SIZES[number], samples)
            results |= samples
    show_goals(results, GOALS)
    if asked.json:
        write_json(results, asked.json)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    names = ", ".join(map(str, SIZES))
    parser.add_argument("--sizes", type=_sizes, default=[15, 1_000, 10_000, 100_000], help=f"of {names}")
    parser.add_argument("--runs", type=int, default=9, help="how often each is timed (9); slow ones 3 times")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[], help="parts of names: filter,search")
    parser.add_argument("--no-peers", action="store_true", help="time no other programs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--folder", type=Path, default=cache(), help="where the stores are kept")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    sizes = sorted({int(word) for word in text.replace("_", "").split(",")})
    if unknown := [size for size in sizes if size not in SIZES]:
        raise argparse.ArgumentTypeError(f"no store of {unknown[0]} records; there are {', '.join(map(str, SIZES))}")
    return sizes


def cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "commitments-bench"


def _programs(size: Size, asked: argparse.Namespace) -> dict[Key, Program]:
    """All that is timed at one size, with its stores made."""
    chosen = list(cases(size, asked.only))
    if not chosen:
        return {}
    store = made("stores", size.records, asked.folder)
    programs: dict[Key, Program] = {(case.name, OURS, size.records): case.program(size, store) for case in chosen}
    if size.records > SMALL:
        small = made("stores", SMALL, asked.folder)
        both = [case for case in chosen if case.sizes(SMALL)]
        programs |= {(case.name, BESIDE, size.records): case.program(SIZES[SMALL], small) for case in both}
    for peer in () if asked.no_peers else installed():
        if not any(case.name in QUESTIONS for case in chosen):
            continue
        theirs = peer.programs(made("peers", peer.command, size.records, asked.folder))
        programs |= {(case.name, peer.name, size.records): theirs[case.name] for case in chosen if case.name in theirs}
    return programs


def made(module: str, *words: object) -> Path:
    """The folder that a module makes, in a process of its own: a child's memory is never told to be less than its
    parent's was, so this process has to stay small."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, words)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], check=True, stdout=subprocess.PIPE, text=True)
    return Path(done.stdout.strip())


if __name__ == "__main__":
    main()
