"""Show what to look at next: overdue, due soon, stale, and what is rated in part or not yet.

commitments agenda
commitments agenda tag:energy --within 90d
"""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commitments.codec.public import rated_object
from commitments.commands._options import Explain, Limit, QueryWords, RowFormat, session_of
from commitments.desk.rows import Column, limited, say_none, show_objects, show_rows
from commitments.errors import UsageError
from commitments.reports import Cell
from commitments.stats.counts import assess
from commitments.stats.tasks import Task, Urgency, agenda
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Follow up"

COLUMNS = [
    Column("why", "Why"),
    Column("days", "Days", "right"),
    Column("id", "Id"),
    Column("status", "Status"),
    Column("due", "Due"),
    Column("summary", "Commitment"),
    Column("rated", "Rated"),
    Column("promised", "Promised"),
]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    within: Annotated[str, typer.Option(metavar="DAYS", help="How far ahead is soon: 30d, 2w, 3m.")] = "30d",
    limit: Limit = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    days = _days(session, within)
    found = session.asked(query, explain=explain)
    tasks = agenda(assess(found, session.today, session.store.settings.stale_after), session.today, days)
    tasks = list(limited(session, tasks, limit, "tasks"))
    if format_ in ("json", "jsonl"):
        show_objects(session, (_object(task, session.today) for task in tasks), format_)
        return
    if not tasks and format_ == "table":
        say_none(session, "nothing to look at: nothing is overdue, due soon, stale, part-rated or unassessed", limit)
        return
    if format_ != "table":
        show_rows(session, COLUMNS, (_row(task, session.today) for task in tasks), format_)
        return
    from commitments.views.agenda import agenda as view

    session.show(view(tasks, session.today, session.is_ascii))
    counts = [f"{sum(task.urgency is why for task in tasks)} {why}" for why in Urgency]
    session.say(f"{plural(len(tasks), 'task')}: {', '.join(counts)}")


def _days(session: "Session", within: str) -> int:
    span = within.strip().removeprefix("+")
    if not re.fullmatch(r"[0-9]+[dwmy]?", span):
        raise UsageError(f"--within {within!r}: write how far ahead to look, as in 30d, 2w, 3m or 1y")
    try:
        return (session.day(f"+{span}d" if span.isdigit() else f"+{span}") - session.today).days
    except UsageError:  # beyond the calendar
        return (date.max - session.today).days


def _row(task: Task, today: date) -> list[Cell]:
    commitment = task.item.commitment
    due = commitment.due_now(today)
    rated = task.item.standing.rated_words
    return [
        task.urgency.value,
        task.days,
        commitment.id,
        task.item.status,
        due,
        commitment.title,
        rated,
        commitment.due,
    ]


def _object(task: Task, today: date) -> dict[str, Any]:
    commitment = task.item.commitment
    return {
        "why": task.urgency,
        "days": task.days,
        "id": commitment.id,
        "status": task.item.status,
        "due": commitment.due_now(today),
        "promised": commitment.due,
        "summary": commitment.title,
        "rated": rated_object(task.item.standing.judged),
    }
