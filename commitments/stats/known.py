"""What was known on one day and is known otherwise on a later one: what a report said then, and would not say now."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from commitments.history import Decision, Retraction
from commitments.history.retraction import meant_at_last
from commitments.model import Commitment, Standing, Status, Update

Turn = tuple[str | None, Status, Status]
"""Of the whole, where it names nobody, or of one actor: the status before, and after."""


def turned(before: Standing, after: Standing) -> list[Turn]:
    """Where two standings of one commitment differ, the whole first."""
    was, now = dict(before.members), dict(after.members)
    turns: list[Turn] = [(None, before.status, after.status)]
    turns += [(one, was.get(one, Status.UNASSESSED), now.get(one, Status.UNASSESSED)) for one in {**was, **now}]
    return [turn for turn in turns if turn[1] is not turn[2]]


class Why(StrEnum):
    """How an entry that was recorded later speaks of an earlier day."""

    BACK_DATED = "back-dated"
    REPLACED = "replaced"
    """It replaces another rating of its own day."""
    DECIDED = "decided"
    TAKEN_BACK = "taken back"
    COUNTS_AGAIN = "counts again"
    NEW = "new"
    """It speaks of no earlier day."""


class Later(NamedTuple):
    """An entry that was recorded after the first day, by the second."""

    number: int
    update: Update
    why: Why
    about: int | None
    """The number of the update that it takes back, lets count again, or replaces."""
    counts: bool
    """Whether it still counts on the second day."""


class Revision(NamedTuple):
    """One commitment of which something was recorded in between."""

    commitment: Commitment
    """As known on the second day."""
    before: Standing
    """As known on the first day, of that day."""
    after: Standing
    """As known on the second day, of the first."""
    now: Standing
    """As known on the second day, of that day."""
    is_added: bool
    """It was promised in between, so that it was not on record on the first day."""
    entries: tuple[Later, ...]

    @property
    def turns(self) -> list[Turn]:
        """What was said of the first day, and is said differently."""
        return turned(self.before, self.after)

    @property
    def corrections(self) -> list[Later]:
        """The entries that speak of the first day or of one before it."""
        return [entry for entry in self.entries if entry.why is not Why.NEW]

    @property
    def news(self) -> list[Later]:
        return [entry for entry in self.entries if entry.why is Why.NEW]

    @property
    def kind(self) -> str:
        """`changed`: what was said of the first day is said differently. `back-dated`: something was added to it that
        changes no status. `new`: there is only what is newer."""
        if self.turns:
            return "changed"
        return "back-dated" if self.corrections else "new"


KINDS = ("changed", "back-dated", "new")


def revisions(commitments: Iterable[Commitment], start: date, end: date) -> Iterator[Revision]:
    """Of each commitment of which something was recorded after `start`, up to and including `end`, what that says
    differently of `start`, and what is newer."""
    for whole in commitments:
        if not whole.is_known(end):
            continue
        is_added = not whole.is_known(start)
        if not is_added and not any(start < update.recorded_on <= end for update in whole.updates):
            continue
        then, now = whole.as_known(start), whole.as_known(end)
        entries = tuple(_later(then, now, start))
        yield Revision(now, then.standing(start), now.standing(start), now.standing(end), is_added, entries)


def _later(then: Commitment, now: Commitment, start: date) -> Iterator[Later]:
    taken = now.retracted
    for number, update in now.numbered():
        if update.recorded_on <= start:
            continue
        why, about = _why(update, number, now, start)
        yield Later(number, update, why, about, not taken or update.key not in taken)


def _why(update: Update, number: int, now: Commitment, start: date) -> tuple[Why, int | None]:
    if isinstance(update.act, Retraction):
        return _of_retraction(update, now, start)
    if update.effective > start:
        return Why.NEW, None
    if isinstance(update.act, Decision):
        return Why.DECIDED, None
    replaced = [
        place
        for place, one in now.numbered()
        if place < number
        and update.status is not None
        and one.status is not None
        and (one.actor, one.effective) == (update.actor, update.effective)
    ]
    return (Why.REPLACED, replaced[-1]) if replaced else (Why.BACK_DATED, None)


def _of_retraction(update: Update, now: Commitment, start: date) -> tuple[Why, int | None]:
    meant = meant_at_last(update, now)
    if meant is None:
        return Why.TAKEN_BACK, None
    if meant.update.effective > start:
        return Why.NEW, meant.number
    return (Why.COUNTS_AGAIN if meant.counts_again else Why.TAKEN_BACK), meant.number
