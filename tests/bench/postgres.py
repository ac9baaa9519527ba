"""How long the commands take on a store in PostgreSQL, beside the same on a folder.

    python -m tests.bench.postgres                    # 100,000 records and 1,000,000; some minutes
    python -m tests.bench.postgres --sizes 100000 --only filter,search

The server is one of its own, in a temporary folder, with the settings that keep what was committed from being lost.
What is on it is copied there from the folder that `tests.bench` measures on, by the command `copy`, which is timed too;
1,000,000 records are made of these inside the server. The folder and both sizes take turns.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from servers.cluster import Cluster, why_not

from tests.bench.__main__ import cache, made
from tests.bench.cases import CASES, Case, Place, command, environment_of
from tests.bench.clock import Program, Sample, bare_python, time_together
from tests.bench.goals import COPY, IN_POSTGRES, LARGE, OURS, POSTGRES, Key, bare_start
from tests.bench.multiplied import of_database
from tests.bench.shown import say, show_goals, show_size, write_json
from tests.bench.stores import SIZES

LARGEST = 1_000_000
_OF_FOLDERS = ("first use",)


def main() -> None:
    asked = _arguments()
    if why := why_not():
        sys.exit(why)
    folder = made("stores", LARGE, asked.folder.resolve())
    with closing(Cluster(settings={"shared_buffers": "128MB"})) as cluster:
        home = cluster.url()
        results = _copied(folder, home)
        places: dict[tuple[str, int], Place] = {(OURS, LARGE): folder, (POSTGRES, LARGE): home}
        if LARGEST in asked.sizes:
            places[POSTGRES, LARGEST] = _multiplied(cluster)
        results |= _timed(places, asked)
    show_size(SIZES[LARGE], results)
    show_goals(results, IN_POSTGRES)
    if asked.json:
        write_json(results, asked.json)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.postgres", description=(__doc__ or "").splitlines()[0])
    sizes = (LARGE, LARGEST)
    parser.add_argument("--sizes", type=lambda text: list(map(int, text.split(","))), default=sizes, help=f"of {sizes}")
    parser.add_argument("--runs", type=int, default=9, help="how often each is timed (9); slow ones 3 times")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[], help="parts of names: filter,search")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--folder", type=Path, default=cache(), help="where the folder's store is kept")
    return parser.parse_args()


def _copied(folder: Path, url: str) -> dict[Key, Sample]:
    say(f"copying {LARGE:,} records")
    copy = Program([*command(), "copy", str(folder), url], environment_of(folder))
    found = time_together({COPY: copy}, runs=0)
    if problem := found[COPY].problem:
        sys.exit(problem)
    return found


def _multiplied(cluster: Cluster) -> str:
    """In a process of its own, as `made` does it."""
    say(f"making {LARGEST:,} records of them")
    name, others = "million", cluster.url("template1")
    words = [sys.executable, "-m", "tests.bench.multiplied", others, cluster.home, name]
    subprocess.run(words, cwd=Path(__file__).parents[2], check=True)
    return of_database(others, name)


def _timed(places: dict[tuple[str, int], Place], asked: argparse.Namespace) -> dict[Key, Sample]:
    programs: dict[Key, Program] = {bare_start(LARGE): bare_python()}
    for case in _cases(asked.only):
        for (program, size), place in places.items():
            if case.sizes(size):
                # The hits are the same in both sizes.
                programs[case.name, program, size] = case.program(SIZES[LARGE], place)
    say(f"timing {len(programs)} commands")
    return time_together(programs, asked.runs)


def _cases(only: list[str]) -> Iterator[Case]:
    for case in CASES:
        if case.sizes(LARGE) and case.name not in _OF_FOLDERS and (not only or any(word in case.name for word in only)):
            yield case


if __name__ == "__main__":
    main()
