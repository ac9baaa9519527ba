"""What to look at next, under the reason why."""

from collections.abc import Iterable, Sequence
from itertools import groupby

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


def agenda(tasks: Iterable[Task], ascii: bool = False) -> Table:
    """The tasks in their order, each group under a heading with its count."""
    rows: list[Sequence[Cell] | Heading] = []
    for urgency, group in groupby(tasks, key=lambda task: task.urgency):
        members = list(group)
        rows += [Heading(_TITLES[urgency], len(members)), *map(_row, members)]
    return table(["Id", "Status", "Due", "When", "Commitment"], rows, ascii)


def _row(task: Task) -> list[Cell]:
    commitment = task.item.commitment
    when = Marked(_when(task), _STYLES.get(task.urgency, styles.QUIET))
    return [commitment.id, task.item.status, commitment.due, when, commitment.title]


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
