"""What to look at next, the most urgent first."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from commitments.model import Status
from commitments.stats.counts import Assessed


class Urgency(StrEnum):
    """Why to look at a commitment next, most urgent first."""

    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    STALE = "stale"
    PART_RATED = "part-rated"
    """Some of its members are rated, and others not yet."""
    UNASSESSED = "unassessed"


class Task(NamedTuple):
    """A commitment to look at, under the most urgent of the reasons."""

    item: Assessed
    urgency: Urgency
    days: int | None
    """Days overdue, days left, or days since the last update; None for one that is not yet rated as a whole."""


def agenda(items: Iterable[Assessed], today: date, within: int = 30) -> list[Task]:
    """What to look at next, each commitment once: the longest overdue, the soonest due, the longest unseen first.

    Due soon is what falls due from today to `within` days ahead. Closed commitments are not on it.
    """
    tasks = [task for item in items if (task := _task(item, today, within))]
    order = list(Urgency)
    return sorted(tasks, key=lambda task: (order.index(task.urgency), _least_urgent_last(task)))


def _task(item: Assessed, today: date, within: int) -> Task | None:
    commitment, standing = item.commitment, item.standing
    if not standing.is_open:
        return None
    due = commitment.due_now(today)
    if due is not None and item.is_overdue:
        return Task(item, Urgency.OVERDUE, (today - due.last).days)
    if due is not None and (due.last - today).days <= within:
        return Task(item, Urgency.DUE_SOON, (due.last - today).days)
    if item.is_stale and standing.updated is not None:
        return Task(item, Urgency.STALE, (today - standing.updated).days)
    if standing.status is Status.UNASSESSED:
        return Task(item, Urgency.PART_RATED if standing.is_part_rated else Urgency.UNASSESSED, None)
    return None


def _least_urgent_last(task: Task) -> tuple[int, str, int]:
    days = task.days or 0
    commitment = task.item.commitment
    return (days if task.urgency is Urgency.DUE_SOON else -days, commitment.document, commitment.number)
