"""Where each commitment stands, counts, shares, and how many ratings have proof."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from commitments.model import OVERALL, STALE_AFTER_DAYS, Commitment, Standing, Status
from commitments.names import field_named
from commitments.text import plural

NONE = "(none)"
"""The group of those that have no value in the field they are grouped by."""


class Assessed(NamedTuple):
    """A commitment and what is derived about it on one day."""

    commitment: Commitment
    standing: Standing
    is_overdue: bool
    is_stale: bool
    is_deferred: bool = False
    is_late: bool = False
    """Open after the day that was promised, deferred or not."""

    @property
    def status(self) -> Status:
        return self.standing.status


def assess(commitments: Iterable[Commitment], today: date, stale_after: int = STALE_AFTER_DAYS) -> Iterator[Assessed]:
    """Each commitment as it stands on that day; updates that take effect later are left out."""
    for commitment in commitments:
        standing = commitment.standing(today)
        if not standing.is_open:
            yield Assessed(commitment, standing, False, False)
            continue
        yield Assessed(
            commitment,
            standing,
            commitment.is_past_due(today),
            standing.is_stale(today, stale_after),
            commitment.is_deferred(today),
            commitment.is_past_promised(today),
        )


class Proof(NamedTuple):
    """How many ratings stand, joint ones and those of members, and how many of them have no evidence: each of these is
    a finding of `check`."""

    ratings: int
    without: int

    @property
    def words(self) -> str:
        """The figure as everything prints it; "" where nothing is rated."""
        if not self.ratings:
            return ""
        return f"evidence for {self.ratings - self.without:,} of {plural(self.ratings, 'rating')}"

    @property
    def sentence(self) -> str:
        """The same, to stand on a line of its own; without its full stop."""
        return self.words[:1].upper() + self.words[1:]


def proof(standings: Iterable[Standing]) -> Proof:
    ratings = without = 0
    for standing in standings:
        ratings += standing.ratings
        without += len(standing.unsupported)
    return Proof(ratings, without)


class Counts(NamedTuple):
    """How many commitments are in which state."""

    total: int
    by_status: Mapping[Status, int]
    """Only the statuses that occur."""
    overdue: int
    stale: int
    ratings: int
    """That stand, joint ones and those of members: not commitments."""
    unsupported: int
    """Those of the ratings that have no evidence, by `Standing.unsupported`: what `check` finds."""
    scored: int
    score: float
    """The sum of the scores; `mean` is what to show."""
    part_rated: int = 0
    """Unassessed as a whole, while members are judged apart …"""
    members_rated: int = 0
    """… how many members of these are rated …"""
    members: int = 0
    """… of how many; not counting commitments that name no actor."""
    deferred: int = 0
    """Open ones whose date was put off …"""
    late: int = 0
    """… and open ones after the date that was promised, deferred or not."""

    @property
    def closed(self) -> int:
        return sum(count for status, count in self.by_status.items() if status.is_closed)

    @property
    def open(self) -> int:
        return self.total - self.closed

    @property
    def rated(self) -> int:
        return self.total - self.by_status.get(Status.UNASSESSED, 0)

    @property
    def proof(self) -> Proof:
        return Proof(self.ratings, self.unsupported)

    @property
    def rated_words(self) -> str:
        """`2 part-rated (3 of 7 rated)`; "" where nothing is."""
        if not self.part_rated:
            return ""
        members = f" ({self.members_rated:,} of {self.members:,} rated)" if self.members else ""
        return f"{self.part_rated:,} part-rated{members}"

    @property
    def mean(self) -> float | None:
        """The mean score, from -1 to 1; None where nothing is scored."""
        return self.score / self.scored if self.scored else None

    def share(self, status: Status) -> float:
        return self.by_status.get(status, 0) / self.total if self.total else 0.0


class Summary(NamedTuple):
    overall: Counts
    by_field: Mapping[str, Mapping[str, Counts]]
    """Field -> value -> counts. A commitment with several tags counts in each of them, so groups may add up to more
    than the whole; those without a value are under `(none)`, last."""


class Tally:
    """Counts while they grow."""

    __slots__ = (
        *("by_status", "deferred", "late", "members", "members_rated", "overdue", "part_rated", "ratings", "score"),
        *("scored", "stale"),
        *("total", "unsupported"),
    )

    def __init__(self) -> None:
        self.total = self.overdue = self.stale = self.ratings = self.unsupported = self.scored = 0
        self.part_rated = self.members_rated = self.members = self.deferred = self.late = 0
        self.score = 0.0
        self.by_status: dict[Status, int] = {}

    def add(self, item: Assessed) -> None:
        _, standing, is_overdue, is_stale, is_deferred, is_late = item
        self.add_score(standing.status, standing.score)
        self.overdue += is_overdue
        self.stale += is_stale
        self.deferred += is_deferred
        self.late += is_late
        self.ratings += standing.ratings
        self.unsupported += len(standing.unsupported)
        if standing.judged is not None and standing.is_part_rated:
            self.part_rated += 1
            self.members_rated += standing.judged.rated if standing.judged.of is not None else 0
            self.members += standing.judged.of or 0

    def add_score(self, status: Status, score: float | None) -> None:
        self.total += 1
        self.by_status[status] = self.by_status.get(status, 0) + 1
        if score is not None:
            self.scored += 1
            self.score += score

    def counts(self) -> Counts:
        by_status: dict[Status, int] = {
            status: self.by_status[status] for status in OVERALL if status in self.by_status
        }
        return Counts(
            self.total,
            by_status,
            self.overdue,
            self.stale,
            self.ratings,
            self.unsupported,
            self.scored,
            self.score,
            self.part_rated,
            self.members_rated,
            self.members,
            self.deferred,
            self.late,
        )


def _section(item: Assessed) -> tuple[str, ...]:
    return (item.commitment.section,)


def _by(item: Assessed) -> Iterable[str]:
    return dict.fromkeys(update.by for update in item.commitment.updates)


def _kind(item: Assessed) -> tuple[str, ...]:
    kind = item.commitment.kind
    return (kind.value,) if kind else ()


def _due_year(item: Assessed) -> tuple[str, ...]:
    due = item.commitment.due
    return (due[:4],) if due else ()


FIELDS: Mapping[str, Callable[[Assessed], Iterable[str]]] = {
    "section": _section,
    "actor": lambda item: item.commitment.actors,
    "group": lambda item: item.commitment.groups,
    "counterparty": lambda item: item.commitment.counterparties,
    "tag": lambda item: item.commitment.tags,
    "document": lambda item: (item.commitment.document,),
    "kind": _kind,
    "status": lambda item: (item.standing.status.value,),
    "by": _by,
    "due": _due_year,
}
"""What commitments can be grouped by: field -> the values a commitment counts under."""

_IN_TEXT_ORDER = frozenset({"section", "document"})


def count(items: Iterable[Assessed]) -> Counts:
    tally = Tally()
    for item in items:
        tally.add(item)
    return tally.counts()


def summarise(items: Iterable[Assessed], fields: Iterable[str] = ()) -> Summary:
    """Counts overall and by each field, in one pass. Raises UnknownName for a field that is not in FIELDS.

    Sections and documents come in the order they are met, statuses in their own, the rest largest group first.
    """
    wanted = {field: values_of(field) for field in fields}
    overall = Tally()
    tallies: dict[str, dict[str, Tally]] = {field: {} for field in wanted}
    for item in items:
        overall.add(item)
        for field, groups_of in wanted.items():
            groups = tallies[field]
            for value in dict.fromkeys(groups_of(item)) or (NONE,):
                tally = groups.get(value or NONE)
                if tally is None:
                    tally = groups[value or NONE] = Tally()
                tally.add(item)
    return Summary(overall.counts(), {field: _ordered(field, groups) for field, groups in tallies.items()})


def values_of(field: str) -> Callable[[Assessed], Iterable[str]]:
    return FIELDS[field_named("field", field, list(FIELDS))]


def _ordered(field: str, groups: Mapping[str, Tally]) -> dict[str, Counts]:
    names = list(groups)
    if field == "status":
        names.sort(key=OVERALL.index)
    elif field == "due":
        names.sort()
    elif field not in _IN_TEXT_ORDER:
        names.sort(key=lambda name: (-groups[name].total, name.casefold()))
    names.sort(key=NONE.__eq__)
    return {name: groups[name].counts() for name in names}
