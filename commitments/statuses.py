"""The closed lists of words: statuses and what follows from them, kinds of commitments, stances of evidence."""

from enum import StrEnum
from typing import Self

from commitments.errors import UnknownName


class _Named(StrEnum):
    """A closed list of words."""

    # Equal to its word, it also hashes as that, and in C: the hash of Enum is a function, called for each look-up.
    __hash__ = str.__hash__

    @classmethod
    def named(cls, word: str) -> Self:
        """The member of that name; raises UnknownName, which lists the valid ones."""
        if known := cls._value2member_map_.get(word):
            return known  # type: ignore[return-value]
        try:
            return cls(word.strip().casefold().replace("_", "-").replace(" ", "-"))
        except ValueError:
            raise cls._unknown(word) from None

    @classmethod
    def _unknown(cls, word: str) -> UnknownName:
        return UnknownName(cls.__name__.casefold(), word, list(cls))


class Status(_Named):
    """How far a commitment has come."""

    UNASSESSED = "unassessed"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    STALLED = "stalled"
    PARTIAL = "partial"
    KEPT = "kept"
    BROKEN = "broken"
    DROPPED = "dropped"
    UNVERIFIABLE = "unverifiable"
    NOT_APPLICABLE = "not-applicable"
    """Of one member of a joint promise alone, whom it does not concern; see OVERALL."""

    @classmethod
    def _unknown(cls, word: str) -> UnknownName:
        """Says what was meant by it, as far as that is known of what people call a status."""
        from commitments.statuswords import meant  # only where a word is none: a file of words is read for it

        return UnknownName("status", word, list(cls), {name: cls(name).meaning for name in meant(word)})

    @property
    def is_closed(self) -> bool:
        return self in _CLOSED

    @property
    def score(self) -> int | None:
        """+1, 0 or -1 as the G7 and G20 Research Groups score; None where there is nothing to score."""
        return _SCORES.get(self)

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_CLOSED = frozenset({Status.PARTIAL, Status.KEPT, Status.BROKEN, Status.DROPPED, Status.UNVERIFIABLE})
_SCORES = {
    Status.NOT_STARTED: -1,
    Status.IN_PROGRESS: 0,
    Status.STALLED: 0,
    Status.PARTIAL: 0,
    Status.KEPT: 1,
    Status.BROKEN: -1,
    Status.DROPPED: -1,
}
_MEANINGS = {
    Status.UNASSESSED: "nobody has looked yet",
    Status.NOT_STARTED: "looked; nothing has happened",
    Status.IN_PROGRESS: "concrete steps, not done",
    Status.STALLED: "was moving, has stopped",
    Status.PARTIAL: "done in part, or a weaker version, and no more is coming",
    Status.KEPT: "done as promised",
    Status.BROKEN: "the deadline passed or the opposite was done",
    Status.DROPPED: "withdrawn or replaced by its maker",
    Status.UNVERIFIABLE: "too vague, or no public record can settle it",
    Status.NOT_APPLICABLE: "of one member of a joint promise: it does not concern it",
}
OVERALL: tuple[Status, ...] = tuple(status for status in Status if status is not Status.NOT_APPLICABLE)
"""The statuses that a commitment as a whole can have."""


class Kind(_Named):
    """What sort of commitment it is."""

    PLEDGE = "pledge"
    REAFFIRMATION = "reaffirmation"
    AGREEMENT = "agreement"
    LAUNCH = "launch"
    ANNOUNCEMENT = "announcement"
    REQUEST = "request"


class Stance(_Named):
    """What a piece of evidence says of the rating it stands under."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"
