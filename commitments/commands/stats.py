"""Count: how many commitments have which status, and what needs attention, with bars.

commitments stats
commitments stats tag:trade --by actor
commitments stats --timeline                       # how many updates took effect when
commitments stats --as-of 2018-12-31 --format json
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.codec import Json
from commitments.commands._options import AsKnown, AsOf, Explain, QueryWords, RowFormat, Vocabulary, session_of
from commitments.desk.moment import Moment
from commitments.desk.rows import Column, show_objects, show_rows, spoken, tell_losses
from commitments.desk.side_by_side import Selection, side_by_side
from commitments.model import OVERALL, Commitment, Standing, Status
from commitments.names import field_named
from commitments.reports import Cell
from commitments.stats.counts import FIELDS, Assessed, Counts, Summary, assess, summarise
from commitments.stats.periods import Period, timeline
from commitments.symbols import BEST_FIRST

if TYPE_CHECKING:
    from commitments.reports.wording import Wording
    from commitments.session import Session

GROUP = "Report"

ATTENTION = ("overdue", "stale", "unsupported")


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    by: Annotated[str | None, typer.Option(metavar="FIELD", help=f"{', '.join(FIELDS)}.")] = None,
    timeline_: Annotated[bool, typer.Option("--timeline", help="Count updates by the time they took effect.")] = False,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    vocabulary: Vocabulary = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    wording = spoken(vocabulary)
    moment = Moment.of(session, as_of, as_known)._replace(is_past=False)
    day = moment.day
    found = Selection(session.store, moment.query(session, query, explain), moment)
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
        show_objects(session, _objects(summary, by, wording), format_)
    elif format_ == "table":
        from commitments.views.statistics import statistics

        called = wording.shown if wording else str
        session.show(statistics(_named(summary, called) if wording else summary, (), session.is_ascii, called))
    elif by:
        _show_groups(session, by, _named(summary, wording.shown) if wording else summary, format_, wording)
    else:
        _show_statuses(session, summary.overall, format_, wording)
    tell_losses(session, wording)


def _for_counting(item: Assessed) -> Assessed:
    """What is counted of it where nothing is grouped: little to hand from one process to another."""
    _, standing, *is_so = item
    status, _, score, bare, members, _, is_joint, judged = standing
    return _countable(Standing(status, None, score, bare, members, None, is_joint, judged), *is_so)


@cache
def _countable(standing: Standing, *is_so: bool) -> Assessed:
    return Assessed(_ANY, standing, *is_so)


_ANY = Commitment("", 0, "")


def _show_statuses(session: "Session", counts: Counts, format_: str, wording: "Wording | None") -> None:
    heads = [
        Column("status", "Status"),
        Column("commitments", "Commitments", "right"),
        Column("share", "Share", "right"),
    ]
    rows: Iterable[list[Cell]] = (
        [status, counts.by_status[status], counts.share(status)] for status in BEST_FIRST if status in counts.by_status
    )
    show_rows(session, heads, _summed(rows, wording) if wording else rows, format_)


def _summed(rows: Iterable[list[Cell]], wording: "Wording") -> list[list[Cell]]:
    """A row for each of their words: what two of our statuses count that share one is one figure to them."""
    summed: dict[str, list[float]] = {}
    for status, *figures in rows:
        assert isinstance(status, Status)
        word = wording.shown(status)
        summed[word] = [sum(pair) for pair in zip(summed.get(word, [0, 0]), figures, strict=True)]  # type: ignore[arg-type]
    return [[word, *figures] for word, figures in summed.items()]


def _named(summary: Summary, called: Callable[[Status], str]) -> Summary:
    """Groups by status under the names that are asked for; ours beside it, where two share one."""
    groups = summary.by_field.get("status")
    if not groups:
        return summary
    words = [called(Status(name)) for name in groups]
    names = [word if words.count(word) == 1 else f"{word} ({name})" for word, name in zip(words, groups, strict=True)]
    return summary._replace(by_field={**summary.by_field, "status": dict(zip(names, groups.values(), strict=True))})


def _show_groups(session: "Session", by: str, summary: Summary, format_: str, wording: "Wording | None") -> None:
    met = [status for status in BEST_FIRST if status in summary.overall.by_status]
    words = ("total", "open", "closed", *ATTENTION, "part_rated", "ratings", "mean", "scored")
    heads = [Column(by, by.capitalize())]
    said: dict[str, list[Status]] = {}
    for status in met:
        said.setdefault(wording.shown(status) if wording else status.value, []).append(status)
    heads += [Column(word, word.capitalize().replace("_", "-"), "right") for word in words]
    heads += [Column(word, word if wording else word.capitalize(), "right") for word in said]
    heads += [Column(word, word.capitalize(), "right") for word in _LAST]
    rows: Iterable[list[Cell]] = (
        [
            name,
            *(getattr(counts, word) for word in words),
            *(sum(counts.by_status.get(status, 0) for status in some) for some in said.values()),
            *(getattr(counts, word) for word in _LAST),
        ]
        for name, counts in summary.by_field[by].items()
    )
    show_rows(session, heads, rows, format_)


_LAST = ("deferred", "late")
"""New columns are only ever added at the end."""


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


def _objects(summary: Summary, by: str | None, wording: "Wording | None") -> list[Json]:
    called: Json = {}
    if wording:
        called = {
            "called": {status: wording.word(status) for status in Status if summary.overall.by_status.get(status)}
        }
    if by is None:
        return [{**_object(summary.overall), **called}]
    return [{by: name, **_object(counts), **called} for name, counts in summary.by_field[by].items()]


def _object(counts: Counts) -> Json:
    return {
        "total": counts.total,
        "by_status": {status: counts.by_status.get(status, 0) for status in OVERALL},
        "shares": {status: counts.share(status) for status in OVERALL},
        "open": counts.open,
        "closed": counts.closed,
        **{word: getattr(counts, word) for word in ATTENTION},
        "ratings": counts.ratings,
        "part_rated": counts.part_rated,
        "rated": {"rated": counts.members_rated, "of": counts.members},
        "scored": counts.scored,
        "mean": counts.mean,
        "deferred": counts.deferred,
        "late": counts.late,
    }
