"""A joint promise judged member by member: what stands after its updates, and what its members come to together.

The rules are told where the result is, at `model.Standing`.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from commitments.model import Judged, Rating, Standing, Status, Update, has_evidence


def standing_of(actors: Iterable[str], updates: Iterable[Update]) -> Standing:
    """Where a commitment of these actors stands after updates in the order in which they count; without the day of the
    last one."""
    account = Account(actors)
    for update in updates:
        account.take(update)
    return account.standing()


class _Made(NamedTuple):
    """A rating, and the update that made it."""

    actor: str | None
    status: Status
    update: Update

    @property
    def concerns(self) -> bool:
        return self.status is not Status.NOT_APPLICABLE


class Account:
    """What stands after each of the updates of one commitment, which are taken in the order in which they count."""

    __slots__ = ("_actors", "_apart", "_joint", "_updates")

    def __init__(self, actors: Iterable[str]) -> None:
        self._actors = frozenset(actors)
        self._joint: _Made | None = None
        self._apart: dict[str, _Made] = {}
        """The last rating of each member, in order of first mention."""
        self._updates: list[Update] = []

    def take(self, update: Update) -> None:
        self._updates.append(update)
        actor, status = update.actor, update.status
        if status is None:
            return
        made = _Made(actor, status, update)
        if actor is None:
            if made.concerns:
                self._joint = None if status is Status.UNASSESSED else made
        elif status is Status.UNASSESSED:
            self._apart.pop(actor, None)
        else:
            self._apart[actor] = made

    def of_member(self, actor: str) -> Status:
        """Where that member stands: by its own rating, else by the joint one."""
        own = self._apart.get(actor)
        if own is not None and self._still_stands(own):
            return own.status
        return self._joint.status if self._joint else Status.UNASSESSED

    def whole(self) -> tuple[Status, Judged | None]:
        """The status of the whole, and how far it is judged member by member."""
        apart = self._standing_apart()
        judged, concerned = self._judged(apart)
        if self._joint:
            return self._joint.status, judged
        return (_together(concerned) if _is_complete(judged) else Status.UNASSESSED), judged

    def standing(self) -> Standing:
        """Without the day of the last update."""
        joint, apart = self._joint, self._standing_apart()
        members = tuple([(made.actor or "", made.status) for made in apart])
        made_all = [joint, *apart] if joint else apart
        bare = tuple([Rating(made.actor, made.status) for made in made_all if self._is_bare(made)])
        judged, concerned = self._judged(apart)
        if joint:
            return Standing(joint.status, joint.update.on, joint.status.score, bare, members, None, True, judged)
        if not _is_complete(judged):
            return Standing(Status.UNASSESSED, None, None, bare, members, None, False, judged)
        scores = [score for made in concerned if (score := made.status.score) is not None]
        mean = sum(scores) / len(scores) if scores else None
        since = max([made.update for made in concerned], key=_effective).on
        return Standing(_together(concerned), since, mean, bare, members, None, False, judged)

    def _standing_apart(self) -> list[_Made]:
        return [made for made in self._apart.values() if self._still_stands(made)]

    def _still_stands(self, apart: _Made) -> bool:
        """Whether a member's rating is not of an earlier day than the joint one, which then stands for it too."""
        return self._joint is None or apart.update.effective >= self._joint.update.effective

    def _is_bare(self, made: _Made) -> bool:
        return made.concerns and not has_evidence(made.update, self._updates)

    def _judged(self, apart: list[_Made]) -> tuple[Judged | None, list[_Made]]:
        """How far, and the ratings of actors whom it concerns."""
        if not apart:
            return None, []
        if not self._actors:
            return Judged(sum([made.concerns for made in apart]), 0, None), []
        known = [made for made in apart if made.actor in self._actors]
        concerned = [made for made in known if made.concerns]
        scored = sum([made.status.score is not None for made in concerned])
        return Judged(len(concerned), scored, len(self._actors) - len(known) + len(concerned)), concerned


def _is_complete(judged: Judged | None) -> bool:
    return judged is not None and 0 < judged.rated == judged.of


def _effective(update: Update) -> date:
    return update.effective


def _together(ratings: Iterable[_Made]) -> Status:
    """The status of members who may differ."""
    statuses = {made.status for made in ratings}
    if len(statuses) == 1:
        return statuses.pop()
    return Status.PARTIAL if all(status.is_closed for status in statuses) else Status.IN_PROGRESS
