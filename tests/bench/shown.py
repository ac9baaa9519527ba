"""What was measured, as tables and as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.bench.clock import Sample
from tests.bench.goals import BARE, OURS, Goal, Results, bare_start, verdicts
from tests.bench.stores import Size


def show_size(size: Size, samples: Results) -> None:
    bare = samples[bare_start(size.records)].milliseconds
    say(f"\n{size.name} records in {size.documents:,} document(s); a bare start takes {bare:.1f} ms\n")
    rows = [["command", "program", "ms", "to bare", "to ours", "MB", "runs"]]
    for (what, program, records), sample in samples.items():
        if program != BARE:
            whose = program if records == size.records else f"{program}, {records:,} records"
            rows.append([what, whose, *_figures(sample, bare, samples.get((what, OURS, records)))])
    _table(rows)


def _figures(sample: Sample, bare: float, ours: Sample | None) -> list[str]:
    if sample.problem:
        return [sample.problem]
    beside = f"{sample.milliseconds / ours.milliseconds:.2f}" if ours and ours is not sample and ours.runs else ""
    ratio = f"{sample.milliseconds / bare:.1f}"
    return [f"{sample.milliseconds:,.1f}", ratio, beside, f"{sample.megabytes:.0f}", str(sample.runs)]


def show_goals(results: Results, goals: Iterable[Goal]) -> None:
    """Those that the run can tell something about."""
    found = list(verdicts(results, goals))
    if not found:
        return
    say("\nGoals\n")
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
        say("  ".join([*words, *figures]).rstrip())


def write_json(results: Results, path: Path) -> None:
    found: list[Mapping[str, object]] = [
        {"command": what, "program": program, "records": records, **sample._asdict()}
        for (what, program, records), sample in results.items()
    ]
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def say(text: str) -> None:
    print(text, flush=True)
