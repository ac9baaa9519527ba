"""How long the commands take, at 15 to 1,000,000 records, beside a bare Python and other programs.

    python -m tests.bench                          # everything up to 100,000 records; some minutes
    python -m tests.bench --sizes 15 --runs 20     # start-up alone; half a minute
    python -m tests.bench --only filter,search
    python -m tests.bench --sizes 15,1000000       # the largest store takes some minutes to make, once

Each figure is the median of whole processes that took turns in this run. Machines differ and are noisy, so look at the
ratios. Taskwarrior (`task`), todoman (`todo`) and topydo are timed on the same records where they are installed;
nothing is installed by this. The stores are made once and kept in the user's cache folder.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.cases import SMALL, cases
from tests.bench.clock import Program, Sample, bare_python, time_together
from tests.bench.goals import BARE, BESIDE, OURS, Key, Results, bare_start, verdicts
from tests.bench.peers import QUESTIONS, installed
from tests.bench.stores import SIZES, Size


def main() -> None:
    asked = _arguments()
    asked.folder = asked.folder.resolve()
    results: dict[Key, Sample] = {}
    for number in asked.sizes:
        programs = _programs(SIZES[number], asked)
        if programs:
            _say(f"timing {len(programs)} commands at {number:,} records")
            samples = time_together({bare_start(number): bare_python(), **programs}, asked.runs)
            _show_size(SIZES[number], samples)
            results |= samples
    _show_goals(results)
    if asked.json:
        asked.json.write_text(json.dumps(_as_json(results), indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    names = ", ".join(map(str, SIZES))
    parser.add_argument("--sizes", type=_sizes, default=[15, 1_000, 10_000, 100_000], help=f"of {names}")
    parser.add_argument("--runs", type=int, default=9, help="how often each is timed (9); slow ones 3 times")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[], help="parts of names: filter,search")
    parser.add_argument("--no-peers", action="store_true", help="time no other programs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--folder", type=Path, default=_cache(), help="where the stores are kept")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    sizes = sorted({int(word) for word in text.replace("_", "").split(",")})
    if unknown := [size for size in sizes if size not in SIZES]:
        raise argparse.ArgumentTypeError(f"no store of {unknown[0]} records; there are {', '.join(map(str, SIZES))}")
    return sizes


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "commitments-bench"


def _programs(size: Size, asked: argparse.Namespace) -> dict[Key, Program]:
    """All that is timed at one size, with its stores made."""
    chosen = list(cases(size, asked.only))
    if not chosen:
        return {}
    store = _made("stores", size.records, asked.folder)
    programs: dict[Key, Program] = {(case.name, OURS, size.records): case.program(size, store) for case in chosen}
    if size.records > SMALL:
        small = _made("stores", SMALL, asked.folder)
        both = [case for case in chosen if case.sizes(SMALL)]
        programs |= {(case.name, BESIDE, size.records): case.program(SIZES[SMALL], small) for case in both}
    for peer in () if asked.no_peers else installed():
        if not any(case.name in QUESTIONS for case in chosen):
            continue
        theirs = peer.programs(_made("peers", peer.command, size.records, asked.folder))
        programs |= {(case.name, peer.name, size.records): theirs[case.name] for case in chosen if case.name in theirs}
    return programs


def _made(module: str, *words: object) -> Path:
    """The folder that a module makes, in a process of its own: a child's memory is never told to be less than its
    parent's was, so this process has to stay small."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, words)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], check=True, stdout=subprocess.PIPE, text=True)
    return Path(done.stdout.strip())


# --- what is shown ----------------------------------------------------------------------------------------------------


def _show_size(size: Size, samples: Results) -> None:
    bare = samples[bare_start(size.records)].milliseconds
    _say(f"\n{size.name} records in {size.documents:,} document(s); a bare start takes {bare:.1f} ms\n")
    rows = [["command", "program", "ms", "to bare", "to ours", "MB", "runs"]]
    for (what, program, records), sample in samples.items():
        if program != BARE:
            rows.append([what, program, *_figures(sample, bare, samples.get((what, OURS, records)))])
    _table(rows)


def _figures(sample: Sample, bare: float, ours: Sample | None) -> list[str]:
    if sample.problem:
        return [sample.problem]
    beside = f"{sample.milliseconds / ours.milliseconds:.2f}" if ours and ours is not sample and ours.runs else ""
    ratio = f"{sample.milliseconds / bare:.1f}"
    return [f"{sample.milliseconds:,.1f}", ratio, beside, f"{sample.megabytes:.0f}", str(sample.runs)]


def _show_goals(results: Results) -> None:
    found = list(verdicts(results))
    if not found:
        return
    _say("\nGoals\n")
    rows = [["goal", "at most", "measured", ""]]
    for verdict in found:
        goal = verdict.goal
        said = "met" if verdict.is_met else "not met"
        rows.append([goal.title, f"{goal.limit:g} {goal.unit}", f"{verdict.value:.2f}", said])
    _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> None:
    """Two columns of words, then figures. A last cell, which may be a remark, widens no column."""
    widths = [max(len(row[place]) for row in rows if place < len(row) - 1) for place in range(len(rows[0]) - 1)]
    for row in rows:
        words = [cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False)]
        figures = [cell.rjust(width) for cell, width in zip(row[2:], [*widths[2:], 0], strict=False)]
        _say("  ".join([*words, *figures]).rstrip())


def _as_json(results: Results) -> list[Mapping[str, object]]:
    return [
        {"command": what, "program": program, "records": records, **sample._asdict()}
        for (what, program, records), sample in results.items()
    ]


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
