"""Where a commitment stands on one day: derived from its history, never stored."""

from datetime import date
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.statuses import Status

STALE_AFTER_DAYS = 180


class Rating(NamedTuple):
    """A rating that stands: of that one member, or, where `actor` is None, of all of them at once."""

    actor: str | None
    status: Status


class Judged(NamedTuple):
    """How far a joint promise was judged member by member, in members whom it concerns."""

    rated: int
    scored: int
    """Of those that are rated; a rating such as `unverifiable` gives no score."""
    of: int | None
    """None where the commitment names no actor, so that nobody knows how many there are."""

    @property
    def words(self) -> str:
        """`1 of 3 rated`"""
        if self.of == 0:
            return "no actor is concerned"
        return f"{self.rated} of {'?' if self.of is None else self.of} rated"


class Standing(NamedTuple):
    """Where a commitment stands on one day: derived from its updates, never stored.

    A joint rating, one without an actor, stands for all. It is the status of the whole whatever is said of a member,
    before it or after it, until a joint `unassessed` takes it back. To a member that was rated apart on an earlier day
    it applies too; a rating of that member of the same day or of a later one stands beside it, for that member alone.

    Without a joint rating, members make a status of the whole only once every actor of the commitment is rated, or
    marked `not-applicable`, which leaves the denominator: the status that they share; where they differ, `partial` if
    all of them are closed, else `in-progress`; the score is the mean of those that have one. Until then it is
    `unassessed`, and so it stays where none of the actors is concerned. A rating of somebody who is not among the
    actors is kept among `members`, and counts for nobody else.
    """

    status: Status
    since: PartialDate | None
    score: float | None
    unsupported: tuple[Rating, ...]
    """Each rating that stands, joint or of one member, and has no evidence by the rule of `has_evidence`, the joint one
    first: what `check`, reports, `stats` and `is:unsupported` go by."""
    members: tuple[tuple[str, Status], ...]
    """The status of each actor that was judged apart and still stands so, in order of first mention."""
    updated: date | None
    """The day of the last update: when it was recorded, or, seen from before that day, when it took effect."""
    is_joint: bool = False
    """Whether a joint rating stands."""
    judged: Judged | None = None
    """None where nobody is judged apart."""

    @property
    def is_open(self) -> bool:
        return not self.status.is_closed

    def is_stale(self, today: date, after_days: int = STALE_AFTER_DAYS) -> bool:
        """Open, and no update for that many days. One that nobody has looked at yet is unassessed, not stale."""
        if not self.is_open or self.updated is None:
            return False
        return (today - self.updated).days > after_days

    @property
    def is_unsupported(self) -> bool:
        """Whether a rating stands, joint or of one member, for which nothing is shown."""
        return bool(self.unsupported)

    @property
    def is_part_rated(self) -> bool:
        """Whether members are judged apart, and that does not make a status of the whole."""
        return self.judged is not None and self.status is Status.UNASSESSED

    @property
    def ratings(self) -> int:
        """How many ratings stand, the joint one and those of members: what `unsupported` is a share of."""
        if not self.members:
            return int(self.is_joint)
        return self.is_joint + sum([status is not Status.NOT_APPLICABLE for _, status in self.members])

    @property
    def rated_words(self) -> str:
        """How many of how many are rated, where it is part-rated; else ""."""
        return self.judged.words if self.judged is not None and self.status is Status.UNASSESSED else ""

    @property
    def score_words(self) -> str:
        """How many members a score that is their mean rests on: `over 2 of 3 members`; else ""."""
        if self.judged is None or self.is_joint or self.score is None:
            return ""
        return f"over {self.judged.scored} of {self.judged.of} members"


UNTOUCHED = Standing(Status.UNASSESSED, None, None, (), (), None)
