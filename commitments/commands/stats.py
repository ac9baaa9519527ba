"""Count: how many commitments have which status, and what needs attention, with bars.

commitments stats
commitments stats tag:trade --by actor
commitments stats --as-of 2018-12-31 --format json
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.codec import Json
from commitments.commands._options import AsOf, Explain, QueryWords, RowFormat, session_of
from commitments.commands._rows import Column, show_objects, show_rows
from commitments.model import Status
from commitments.reports import Cell
from commitments.reports import rows as format_rows
from commitments.stats import FIELDS, Counts, assess, summarise
from commitments.symbols import BEST_FIRST, bar, labelled, stacked, symbol
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Report"

BAR = 24
ATTENTION = ("overdue", "stale", "unsupported")


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    by: Annotated[str | None, typer.Option(metavar="FIELD", help=f"{', '.join(FIELDS)}.")] = None,
    as_of: AsOf = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    format_rows(format_, [], [])
    day = session.day(as_of)
    found = session.commitments(session.select(query, day, explain), day)
    summary = summarise(assess(found, day, session.store.settings.stale_after), [by] if by else [])
    if format_ in ("json", "jsonl"):
        groups = [{by: name, **_object(counts)} for name, counts in summary.by_field[by].items()] if by else []
        show_objects(session, groups if by else [_object(summary.overall)], format_)
        return
    if by:
        _show_groups(session, by, summary.by_field[by], format_)
    else:
        _show_statuses(session, summary.overall, format_)
    if format_ == "table":
        _say_the_rest(session, summary.overall)


def _show_statuses(session: "Session", counts: Counts, format_: str) -> None:
    heads = [
        Column("status", "Status"),
        Column("commitments", "Commitments", "right"),
        Column("share", "Share", "right"),
    ]
    rows: list[list[Cell]] = [
        [status, counts.by_status[status], f"{counts.share(status):.0%}"]
        for status in BEST_FIRST
        if status in counts.by_status
    ]
    if format_ == "table":
        heads.append(Column("bar", ""))
        for row in rows:
            assert isinstance(row[0], Status)
            row.append(bar(counts.share(row[0]), BAR, session.is_ascii))
            row[0] = labelled(row[0], session.is_ascii)
    show_rows(session, heads, rows, format_)


def _show_groups(session: "Session", by: str, groups: Mapping[str, Counts], format_: str) -> None:
    heads = [
        Column(by, by.capitalize()),
        Column("commitments", "Commitments", "right"),
        *(Column(word, word.capitalize(), "right") for word in ("open", "closed", *ATTENTION)),
        Column("mean", "Mean score", "right"),
    ]
    rows: list[list[Cell]] = []
    for name, counts in groups.items():
        mean = None if counts.mean is None else f"{counts.mean:+.2f}"
        rows.append(
            [name, counts.total, counts.open, counts.closed, counts.overdue, counts.stale, counts.unsupported, mean]
        )
        if format_ == "table":
            rows[-1].append("".join(piece for _, piece in stacked(counts.by_status, BAR, session.is_ascii)))
    if format_ == "table":
        heads.append(Column("bar", "Statuses"))
        met = {status for counts in groups.values() for status in counts.by_status}
        show_rows(session, heads, rows, format_)
        session.say("  ".join(f"{symbol(status, session.is_ascii)} {status}" for status in BEST_FIRST if status in met))
        return
    show_rows(session, heads, rows, format_)


def _say_the_rest(session: "Session", counts: Counts) -> None:
    mean = "" if counts.mean is None else f", mean score {counts.mean:+.2f} of {counts.scored} scored"
    attention = ", ".join(f"{getattr(counts, word)} {word}" for word in ATTENTION)
    session.say(f"{plural(counts.total, 'commitment')}: {counts.open} open, {counts.closed} closed; {attention}{mean}")


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
