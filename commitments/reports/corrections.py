"""What a report says of mistakes and, apart from them, of turns of events: entries that were taken back or replaced by
another of their day, and closed statuses that were reopened or closed otherwise."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from commitments.model import Status
from commitments.reports.columns import Seen
from commitments.reports.prose import day
from commitments.reports.story import taken_back_said
from commitments.stats.turns import Step, by_whom_and_why, steps

T = TypeVar("T")

TITLES = ("Corrections", "Reversals")
MEANINGS = (
    "Entries that were mistaken: they no longer count, and stay in the history.",
    "Closed statuses that what happened later reopened, or closed otherwise: no mistakes.",
)


class Turned(NamedTuple):
    """Of a whole report, in the order in which they were told."""

    corrections: list[Step]
    reversals: list[Step]

    def lists(self) -> list[tuple[str, str, list[Step]]]:
        """Those that are not empty, each with its title and what it means."""
        told = zip(TITLES, MEANINGS, self, strict=True)
        return [(title, meaning, found) for title, meaning, found in told if found]


def turned(entries: Iterable[Seen]) -> Turned:
    corrections: list[Step] = []
    reversals: list[Step] = []
    for entry in entries:
        if len(entry.commitment.updates) < 2:
            continue
        for step in steps(entry.commitment, entry.today):
            if is_corrected(step):
                corrections.append(step)
            elif step.is_reversal:
                reversals.append(step)
    return Turned(sorted(corrections, key=_corrected_at), sorted(reversals, key=lambda step: step.day))


def is_corrected(step: Step) -> bool:
    """Whether an entry was taken back, or another status of the same day was entered in its place."""
    return step.taken_back is not None or step.replaced is not None


def _corrected_at(step: Step) -> tuple[object, ...]:
    by = step.taken_back or step.replaced
    assert by is not None
    return by.recorded_on, step.commitment.id, step.number


def words(step: Step, status: Callable[[Status], T], escaped: Callable[[str], str]) -> list[T | str]:
    """One of them in pieces of a report's markup; `status` is how a status is told, `escaped` a text."""
    update = step.update
    whose = f" of {escaped(update.actor)}" if update.actor else ""
    if not is_corrected(step):
        was, now = step.before_day, update.status or step.after
        assert was is not None
        note = f": {escaped(update.note)}" if update.note else ""
        return [status(was), " → ", status(now), f"{whose}, {day(update.on)}{note}"]
    said = escaped(update.act.said(update, step.commitment)) if update.act else "note"
    what = [f"update {step.number}, ", status(update.status) if update.status else said, f"{whose}, {day(update.on)}; "]
    if step.taken_back is not None:
        return [*what, escaped(taken_back_said(step.taken_back))]
    by = step.replaced
    assert by is not None and by.status is not None
    why = escaped(by_whom_and_why(by))
    return [*what, "replaced by ", status(by.status), f" on {day(by.recorded_on)}{' ' if why else ''}{why}"]
