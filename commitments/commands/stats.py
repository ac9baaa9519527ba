"""Count: how many commitments have which status, and what needs attention, with bars.

commitments stats
commitments stats tag:trade --by actor
commitments stats --timeline                       # how many updates took effect when
commitments stats --as-of 2018-12-31 --format json
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.codec import Json
from commitments.commands._options import AsOf, Explain, QueryWords, RowFormat, session_of
from commitments.commands._rows import Column, show_objects, show_rows
from commitments.commands._side_by_side import Selection, side_by_side
from commitments.model import Commitment, Standing, Status
from commitments.names import field_named
from commitments.reports import Cell
from commitments.stats import FIELDS, Assessed, Counts, Period, Summary, assess, summarise, timeline
from commitments.symbols import BEST_FIRST

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Report"

ATTENTION = ("overdue", "stale", "unsupported")


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    by: Annotated[str | None, typer.Option(metavar="FIELD", help=f"{', '.join(FIELDS)}.")] = None,
    timeline_: Annotated[bool, typer.Option("--timeline", help="Count updates by the time they took effect.")] = False,
    as_of: AsOf = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    day = session.day(as_of)
    found = Selection(session.store, session.select(query, day, explain), day)
    if timeline_:
        _show_timeline(session, timeline(found, day), format_)
        return
    stale_after = session.store.settings.stale_after
    if by:
        by = field_named("field", by, list(FIELDS))
        summary = summarise(assess(found, day, stale_after), [by])
    else:
        summary = summarise(side_by_side(found, lambda some: map(_for_counting, assess(some, day, stale_after))))
    if format_ in ("json", "jsonl"):
        show_objects(session, _objects(summary, by), format_)
    elif format_ == "table":
        from commitments.views.statistics import statistics

        session.show(statistics(summary, (), session.is_ascii))
    elif by:
        _show_groups(session, by, summary, format_)
    else:
        _show_statuses(session, summary.overall, format_)


def _for_counting(item: Assessed) -> Assessed:
    """What is counted of it where nothing is grouped: little to hand from one process to another."""
    _, standing, *flags = item
    return _countable(standing.status, standing.score, *flags)


@cache
def _countable(status: Status, score: float | None, is_overdue: bool, is_stale: bool, is_unsupported: bool) -> Assessed:
    standing = Standing(status, None, score, not is_unsupported, (), None)
    return Assessed(_ANY, standing, is_overdue, is_stale, is_unsupported)


_ANY = Commitment("", 0, "")


def _show_statuses(session: "Session", counts: Counts, format_: str) -> None:
    heads = [
        Column("status", "Status"),
        Column("commitments", "Commitments", "right"),
        Column("share", "Share", "right"),
    ]
    rows: Iterable[list[Cell]] = (
        [status, counts.by_status[status], counts.share(status)] for status in BEST_FIRST if status in counts.by_status
    )
    show_rows(session, heads, rows, format_)


def _show_groups(session: "Session", by: str, summary: Summary, format_: str) -> None:
    met = [status for status in BEST_FIRST if status in summary.overall.by_status]
    words = ("total", "open", "closed", *ATTENTION, "mean")
    heads = [Column(by, by.capitalize())]
    heads += [Column(word, word.capitalize(), "right") for word in (*words, *met)]
    rows: Iterable[list[Cell]] = (
        [name, *(getattr(counts, word) for word in words), *(counts.by_status.get(status, 0) for status in met)]
        for name, counts in summary.by_field[by].items()
    )
    show_rows(session, heads, rows, format_)


def _show_timeline(session: "Session", periods: list[Period], format_: str) -> None:
    if format_ in ("json", "jsonl"):
        show_objects(session, (period._asdict() for period in periods), format_)
    elif format_ == "table":
        from commitments.views.charts import Timeline

        session.show(Timeline(periods, session.is_ascii))
    else:
        heads = [
            Column("period", "Period"),
            Column("updates", "Updates", "right"),
            Column("ratings", "Ratings", "right"),
        ]
        show_rows(session, heads, periods, format_)


def _objects(summary: Summary, by: str | None) -> list[Json]:
    if by is None:
        return [_object(summary.overall)]
    return [{by: name, **_object(counts)} for name, counts in summary.by_field[by].items()]


def _object(counts: Counts) -> Json:
    return {
        "total": counts.total,
        "by_status": {status: counts.by_status.get(status, 0) for status in Status},
        "shares": {status: counts.share(status) for status in Status},
        "open": counts.open,
        "closed": counts.closed,
        **{word: getattr(counts, word) for word in ATTENTION},
        "scored": counts.scored,
        "mean": counts.mean,
    }
