"""What each update did, as one story, and what changed between two dates."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from commitments.members import Account
from commitments.model import Commitment, Judged, Standing, Status, Update
from commitments.text import one_line


class Step(NamedTuple):
    """One update, and what it did to where its commitment stood."""

    commitment: Commitment
    update: Update
    before: Status
    """The overall status before it took effect …"""
    after: Status
    """… and after it …"""
    judged: Judged | None
    """… and how far it was judged member by member then."""
    member_before: Status | None
    """Where the update speaks of one actor: that actor's status before it, by its own rating or a joint one."""
    replaces: Update | None
    """The last rating of the same day, and of the same whom, that was entered before it and counts …"""
    before_day: Status | None
    """… and what stood before it, of all or of that actor; where it replaces another status, before that."""
    is_backdated: bool
    """It was entered after an update that takes effect later."""
    taken_back: Update | None = None
    """The update by which it no longer counts: it has changed nothing."""
    replaced: Update | None = None
    """The other status of the same day that was entered after it, and counts instead."""
    number: int = 0
    """By which people name the update: its place in the whole history, from 1."""
    taken_back_by: int | None = None
    """The number of the update by which it no longer counts."""

    @property
    def taken_back_words(self) -> str:
        """When, by whom and why it was taken back, on one line; "" where it counts."""
        return how_taken_back(self.taken_back) if self.taken_back else ""

    @property
    def rated_words(self) -> str:
        """How many of how many were rated after it, where it made no status of the whole yet; else ""."""
        return self.judged.words if self.judged is not None and self.after is Status.UNASSESSED else ""

    @property
    def day(self) -> date:
        return self.update.effective

    @property
    def is_change(self) -> bool:
        """Whether it changed a status: the overall one, or that of the actor it speaks of."""
        if self.taken_back is not None:
            return False
        if self.before is not self.after:
            return True
        return self.update.actor is not None and self.update.status not in (None, self.member_before)

    @property
    def is_correction(self) -> bool:
        """It replaces a rating of the same day that was entered before it."""
        return self.replaces is not None

    @property
    def is_reversal(self) -> bool:
        """A closed status was reopened, or closed with another result. A member who is found not to be concerned has
        reversed nothing; nor has an entry that was taken back, or replaced by another of its day: that was a mistake,
        and nothing happened in the world."""
        if self.update.status is Status.NOT_APPLICABLE or self.taken_back is not None or self.replaced is not None:
            return False
        was = self.before_day
        becomes = self.after if self.update.actor is None else self.update.status
        return was is not None and was.is_closed and becomes is not None and becomes is not was


def steps(commitment: Commitment, today: date) -> list[Step]:
    """The updates in force on that day, oldest first, each with what it changed, and those that were taken back."""
    told: list[Step] = []
    taken = commitment.retracted
    updates = _in_force(commitment, today) if taken else commitment.updates_until(today)
    entered = {id(update): number for number, update in commitment.numbered()}
    entries = [entered[id(update)] for update in updates]
    earliest = list(accumulate(reversed(entries), min))[::-1]
    # Of each day, and of all or of one actor: the ratings that still count of it, and what stood before them.
    rated: dict[tuple[str | None, date], tuple[list[int], Status | None]] = {}
    account = Account(commitment.actors) if any(update.actor is not None for update in updates) else None
    status, judged = Status.UNASSESSED, None
    for place, update in enumerate(updates):
        before = status
        member_before = None
        replaces, before_day = None, None
        taken_back = taken.get(update.key) if taken else None
        if update.status is not None and taken_back is None:
            if update.status is not Status.NOT_APPLICABLE:
                status = update.status
            key = update.actor, update.effective
            if account is not None:
                member_before = None if update.actor is None else account.of_member(update.actor)
                account.take(update)
                status, judged = account.whole()
            before_day = before if update.actor is None else member_before
            places, stood = rated.setdefault(key, ([], before_day))
            replaces = told[places[-1]].update if places else None
            if replaces is not None and replaces.status is not update.status:
                for earlier in places:
                    told[earlier] = told[earlier]._replace(replaced=update)
                places.clear()
                before_day = stood
            places.append(len(told))
        is_backdated = entries[place] > earliest[place]
        now = status, judged, member_before, replaces, before_day
        taken_by = entered[id(taken_back)] if taken_back else None
        told.append(Step(commitment, update, before, *now, is_backdated, taken_back, None, entries[place], taken_by))
    return told


def _in_force(commitment: Commitment, today: date) -> list[Update]:
    """In the order of `Commitment.updates_until`, what was taken back too."""
    return sorted([one for one in commitment.updates if one.effective <= today], key=lambda one: one.effective)


def how_taken_back(retraction: Update) -> str:
    """`2019-02-01 by ana: a slip`"""
    return f"{retraction.on}{by_whom_and_why(retraction)}"


def by_whom_and_why(update: Update) -> str:
    """` by ana: a slip`"""
    who = f" by {one_line(update.by)}" if update.by else ""
    return f"{who}: {one_line(update.note)}" if update.note else who


def history(commitments: Iterable[Commitment], today: date, since: date | None = None) -> list[Step]:
    """The updates of many commitments as one story, oldest first; those of one day in the order of entry."""
    told = [step for commitment in commitments for step in steps(commitment, today)]
    if since is not None:
        told = [step for step in told if step.day >= since]
    return sorted(told, key=lambda step: (step.day, step.update.recorded))


class Change(NamedTuple):
    """What became of one commitment after one day, up to and including another."""

    commitment: Commitment
    before: Status
    standing: Standing
    """At the end."""
    members: tuple[tuple[str, Status, Status], ...]
    """The actors who were judged apart in between, each with its status before the first time and after the last."""
    steps: tuple[Step, ...]
    """The updates in between that changed a status."""
    evidence: int
    """Pieces of evidence in all updates in between, notes too."""
    is_new: bool
    """It was made in between."""

    @property
    def after(self) -> Status:
        return self.standing.status

    @property
    def is_reversal(self) -> bool:
        return any(step.is_reversal for step in self.steps)

    @property
    def is_corrected(self) -> bool:
        """Whether a rating in between replaced another of its own day."""
        return any(step.is_correction for step in self.steps)


def changes(commitments: Iterable[Commitment], start: date, end: date) -> Iterator[Change]:
    """What changed after `start`, up to and including `end`: also what went and came back, and what is new."""
    for commitment in commitments:
        is_new = commitment.made is not None and start < commitment.made.last <= end
        if not is_new and not any(start < update.effective <= end for update in commitment.counted):
            continue
        between = [step for step in steps(commitment, end) if step.day > start]
        changing = tuple(step for step in between if step.is_change)
        if is_new or changing:
            yield Change(
                commitment,
                commitment.standing(start).status,
                commitment.standing(end),
                tuple(_members_turned(changing)),
                changing,
                sum(len(step.update.evidence) for step in between if step.taken_back is None),
                is_new,
            )


def _members_turned(steps: Iterable[Step]) -> Iterator[tuple[str, Status, Status]]:
    first: dict[str, Status] = {}
    last: dict[str, Status] = {}
    for step in steps:
        if step.update.actor is not None and step.update.status is not None:
            first.setdefault(step.update.actor, step.member_before or Status.UNASSESSED)
            last[step.update.actor] = step.update.status
    return ((actor, was, last[actor]) for actor, was in first.items())
