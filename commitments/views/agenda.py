"""What to look at next, under the reason why."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from commitments.model import Commitment
from commitments.stats.tasks import Task, Urgency
from commitments.views import styles
from commitments.views.layout import in_days
from commitments.views.table import Cell, Heading, Marked, Table, table

_TITLES = {
    Urgency.OVERDUE: "Overdue",
    Urgency.DUE_SOON: "Due soon",
    Urgency.STALE: "Stale: open, and not looked at for long",
    Urgency.PART_RATED: "Part-rated: not all of its members are rated",
    Urgency.UNASSESSED: "Not assessed yet",
}
_STYLES = {Urgency.OVERDUE: styles.PROBLEM, Urgency.DUE_SOON: styles.WARNING}


def agenda(tasks: Iterable[Task], today: date, ascii: bool = False) -> Table:
    """The tasks in their order, each group under a heading with its count; a date that was put off says what it was."""
    rows: list[Sequence[Cell] | Heading] = []
    for urgency, group in groupby(tasks, key=lambda task: task.urgency):
        members = list(group)
        rows += [Heading(_TITLES[urgency], len(members)), *[_row(task, today) for task in members]]
    return table(["Id", "Status", "Due", "When", "Commitment"], rows, ascii)


def _row(task: Task, today: date) -> list[Cell]:
    commitment = task.item.commitment
    when = Marked(_when(task), _STYLES.get(task.urgency, styles.QUIET))
    return [commitment.id, task.item.status, _due(commitment, today), when, commitment.headline]


def _due(commitment: Commitment, today: date) -> str:
    dues = commitment.dues(today)
    if len(dues) < 2:
        return "".join(dues)
    return f"{dues[-1]} (was {dues[0]})"


def _when(task: Task) -> str:
    rated = task.item.standing.rated_words
    if task.days is None:
        return rated
    return f"{_days(task)}, {rated}" if rated else _days(task)


def _days(task: Task) -> str:
    assert task.days is not None
    if task.urgency is Urgency.DUE_SOON:
        return f"in {in_days(task.days)}" if task.days else "today"
    return f"{in_days(task.days)} ago"
