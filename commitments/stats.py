"""How far along the promises are: counts, shares, scorecards, agendas, changes between dates. Numbers only.

Everything starts from `assess`, which works out where each commitment stands once; what follows reads that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from commitments.errors import UnknownName
from commitments.members import Account
from commitments.model import OVERALL, STALE_AFTER_DAYS, Commitment, Judged, Standing, Status, Update
from commitments.text import plural

NONE = "(none)"
"""The group of those that have no value in the field they are grouped by."""


class Assessed(NamedTuple):
    """A commitment and what is derived about it on one day."""

    commitment: Commitment
    standing: Standing
    is_overdue: bool
    is_stale: bool

    @property
    def status(self) -> Status:
        return self.standing.status


def assess(commitments: Iterable[Commitment], today: date, stale_after: int = STALE_AFTER_DAYS) -> Iterator[Assessed]:
    """Each commitment as it stands on that day; updates that take effect later are left out."""
    for commitment in commitments:
        standing = commitment.standing(today)
        yield Assessed(
            commitment,
            standing,
            commitment.is_past_due(today) and standing.is_open,
            standing.is_stale(today, stale_after),
        )


# --- proof ------------------------------------------------------------------------------------------------------------


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


# --- counts and shares ------------------------------------------------------------------------------------------------


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


class _Tally:
    """Counts while they grow."""

    __slots__ = (
        *("by_status", "members", "members_rated", "overdue", "part_rated", "ratings", "score", "scored", "stale"),
        *("total", "unsupported"),
    )

    def __init__(self) -> None:
        self.total = self.overdue = self.stale = self.ratings = self.unsupported = self.scored = 0
        self.part_rated = self.members_rated = self.members = 0
        self.score = 0.0
        self.by_status: dict[Status, int] = {}

    def add(self, item: Assessed) -> None:
        _, standing, is_overdue, is_stale = item
        self.add_score(standing.status, standing.score)
        self.overdue += is_overdue
        self.stale += is_stale
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
    tally = _Tally()
    for item in items:
        tally.add(item)
    return tally.counts()


def summarise(items: Iterable[Assessed], fields: Iterable[str] = ()) -> Summary:
    """Counts overall and by each field, in one pass. Raises UnknownName for a field that is not in FIELDS.

    Sections and documents come in the order they are met, statuses in their own, the rest largest group first.
    """
    wanted = {field: _values_of(field) for field in fields}
    overall = _Tally()
    tallies: dict[str, dict[str, _Tally]] = {field: {} for field in wanted}
    for item in items:
        overall.add(item)
        for field, values_of in wanted.items():
            groups = tallies[field]
            for value in dict.fromkeys(values_of(item)) or (NONE,):
                tally = groups.get(value or NONE)
                if tally is None:
                    tally = groups[value or NONE] = _Tally()
                tally.add(item)
    return Summary(overall.counts(), {field: _ordered(field, groups) for field, groups in tallies.items()})


def _values_of(field: str) -> Callable[[Assessed], Iterable[str]]:
    if field not in FIELDS:
        raise UnknownName("field", field, list(FIELDS))
    return FIELDS[field]


def _ordered(field: str, groups: Mapping[str, _Tally]) -> dict[str, Counts]:
    names = list(groups)
    if field == "status":
        names.sort(key=OVERALL.index)
    elif field == "due":
        names.sort()
    elif field not in _IN_TEXT_ORDER:
        names.sort(key=lambda name: (-groups[name].total, name.casefold()))
    names.sort(key=NONE.__eq__)
    return {name: groups[name].counts() for name in names}


# --- history ----------------------------------------------------------------------------------------------------------


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
    is_correction: bool
    """It replaces a rating of the same day that was entered before it."""
    is_backdated: bool
    """It was entered after an update that takes effect later."""

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
        if self.before is not self.after:
            return True
        return self.update.actor is not None and self.update.status not in (None, self.member_before)

    @property
    def is_reversal(self) -> bool:
        """A closed status was taken back: reopened, or closed with another result."""
        was = self.before if self.update.actor is None else self.member_before
        becomes = self.after if self.update.actor is None else self.update.status
        return was is not None and was.is_closed and becomes is not None and becomes is not was


def steps(commitment: Commitment, today: date) -> list[Step]:
    """The updates in force on that day, oldest first, each with what it changed."""
    told: list[Step] = []
    updates = commitment.updates_until(today)
    entered = {id(update): place for place, update in enumerate(commitment.updates)}
    entries = [entered[id(update)] for update in updates]
    earliest = list(accumulate(reversed(entries), min))[::-1]
    rated: set[tuple[str | None, date]] = set()
    account = Account(commitment.actors) if any(update.actor is not None for update in updates) else None
    status, judged = Status.UNASSESSED, None
    for place, update in enumerate(updates):
        before = status
        member_before = None
        is_correction = False
        if update.status is not None:
            if update.status is not Status.NOT_APPLICABLE:
                status = update.status
            key = update.actor, update.effective
            is_correction = key in rated
            rated.add(key)
            if account is not None:
                member_before = None if update.actor is None else account.of_member(update.actor)
                account.take(update)
                status, judged = account.whole()
        is_backdated = entries[place] > earliest[place]
        told.append(Step(commitment, update, before, status, judged, member_before, is_correction, is_backdated))
    return told


def history(commitments: Iterable[Commitment], today: date, since: date | None = None) -> list[Step]:
    """The updates of many commitments as one story, oldest first; those of one day in the order of entry."""
    told = [step for commitment in commitments for step in steps(commitment, today)]
    if since is not None:
        told = [step for step in told if step.day >= since]
    return sorted(told, key=lambda step: (step.day, step.update.recorded))


# --- changes between two dates ----------------------------------------------------------------------------------------


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


def changes(commitments: Iterable[Commitment], start: date, end: date) -> Iterator[Change]:
    """What changed after `start`, up to and including `end`: also what went and came back, and what is new."""
    for commitment in commitments:
        is_new = commitment.made is not None and start < commitment.made.last <= end
        if not is_new and not any(start < update.effective <= end for update in commitment.updates):
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
                sum(len(step.update.evidence) for step in between),
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


# --- scorecards -------------------------------------------------------------------------------------------------------


class Score(NamedTuple):
    """How one actor, or one group, did."""

    name: str
    scored: int
    unscored: int
    """Unassessed, unverifiable, or judged for other members only; not those where it is not concerned."""
    total: float
    by_status: Mapping[Status, int]

    @property
    def of(self) -> int:
        return self.scored + self.unscored

    @property
    def mean(self) -> float | None:
        return self.total / self.scored if self.scored else None

    @property
    def percentage(self) -> float | None:
        return percentage(self.mean)


def scorecard(items: Iterable[Assessed], by: str = "actor") -> list[Score]:
    """Scores by actor, or by another of FIELDS, best mean first, those without a score last. Raises UnknownName.

    Where a commitment was judged member by member, each actor gets its own score there, and an actor who was not
    judged that of the joint rating, where one stands, else none; elsewhere the overall status counts for each of its
    actors. An actor whom it does not concern is left out of the count. By another field, a commitment counts with its
    own score, which is the mean of its members' where all of them are rated and no joint rating stands.
    """
    rows: dict[str, _Tally] = {}
    values_of = _values_of(by)
    for item in items:
        if by == "actor":
            for actor, status in _judged(item):
                tally = rows.setdefault(actor, _Tally())
                if status is not Status.NOT_APPLICABLE:
                    tally.add_score(status, status.score)
            continue
        for value in dict.fromkeys(values_of(item)) or (NONE,):
            rows.setdefault(value or NONE, _Tally()).add_score(item.standing.status, item.standing.score)
    scores = [_score(name, tally) for name, tally in rows.items()]
    return sorted(scores, key=lambda score: (score.mean is None, -(score.mean or 0), -score.scored, score.name))


def _judged(item: Assessed) -> list[tuple[str, Status]]:
    """Each actor's status: its own, else the joint one."""
    standing, actors = item.standing, item.commitment.actors
    if not standing.members:
        return [(actor, standing.status) for actor in dict.fromkeys(actors or (NONE,))]
    of_all = standing.status if standing.is_joint else Status.UNASSESSED
    return list({**dict.fromkeys(actors, of_all), **dict(standing.members)}.items())


def _score(name: str, tally: _Tally) -> Score:
    counts = tally.counts()
    return Score(name, counts.scored, counts.total - counts.scored, counts.score, counts.by_status)


class MatrixRow(NamedTuple):
    item: Assessed
    members: tuple[Status | None, ...]
    """In the order of the matrix's actors; None where it is not that actor's promise."""

    @property
    def mean(self) -> float | None:
        """Over the members that were scored."""
        return _mean_score(self.members)

    @property
    def scored(self) -> tuple[int, int]:
        """How many members that mean rests on, of how many whom it concerns."""
        return _scored(self.members)


class Matrix(NamedTuple):
    """Commitment by member."""

    actors: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def means(self) -> tuple[float | None, ...]:
        """Of each actor, over the commitments it was scored for."""
        return tuple(_mean_score([row.members[place] for row in self.rows]) for place in range(len(self.actors)))

    @property
    def scored(self) -> tuple[tuple[int, int], ...]:
        """Of each actor, how many commitments its mean rests on, of how many that concern it."""
        return tuple(_scored([row.members[place] for row in self.rows]) for place in range(len(self.actors)))

    @property
    def mean(self) -> float | None:
        """The mean of the commitments' means, as the Research Groups work out a summit's."""
        means = [mean for row in self.rows if (mean := row.mean) is not None]
        return sum(means) / len(means) if means else None


def _mean_score(statuses: Sequence[Status | None]) -> float | None:
    scores = [score for status in statuses if status is not None and (score := status.score) is not None]
    return sum(scores) / len(scores) if scores else None


def _scored(statuses: Sequence[Status | None]) -> tuple[int, int]:
    concerned = [status for status in statuses if status not in (None, Status.NOT_APPLICABLE)]
    return sum(status is not None and status.score is not None for status in concerned), len(concerned)


def percentage(mean: float | None) -> float | None:
    """`(mean + 1) x 50`: 0 where every score is -1, 100 where every one is +1."""
    return None if mean is None else (mean + 1) * 50


def matrix(items: Iterable[Assessed]) -> Matrix:
    """Every commitment against every actor that any of them has, in the order they are met."""
    judged = [(item, dict(_judged(item))) for item in items]
    actors = tuple(dict.fromkeys(actor for _, members in judged for actor in members))
    return Matrix(
        actors, tuple(MatrixRow(item, tuple(members.get(actor) for actor in actors)) for item, members in judged)
    )


# --- agenda -----------------------------------------------------------------------------------------------------------


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
    if commitment.due is not None and item.is_overdue:
        return Task(item, Urgency.OVERDUE, (today - commitment.due.last).days)
    if commitment.due is not None and (commitment.due.last - today).days <= within:
        return Task(item, Urgency.DUE_SOON, (commitment.due.last - today).days)
    if item.is_stale and standing.updated is not None:
        return Task(item, Urgency.STALE, (today - standing.updated).days)
    if standing.status is Status.UNASSESSED:
        return Task(item, Urgency.PART_RATED if standing.is_part_rated else Urgency.UNASSESSED, None)
    return None


def _least_urgent_last(task: Task) -> tuple[int, str, int]:
    days = task.days or 0
    commitment = task.item.commitment
    return (days if task.urgency is Urgency.DUE_SOON else -days, commitment.document, commitment.number)


# --- timeline ---------------------------------------------------------------------------------------------------------


class Period(NamedTuple):
    """A year, quarter or month, and what was entered for it."""

    name: str
    """`2018`, `2018-Q1` or `2018-03`."""
    updates: int
    ratings: int


_LENGTHS = (1, 3, 12)
"""In months."""


def timeline(commitments: Iterable[Commitment], today: date, most: int = 24) -> list[Period]:
    """Updates by the month, quarter or year they took effect, from the first to the last, empty periods too.

    The shortest of the three that makes no more than `most` periods is taken; years, where none does.
    """
    by_month: dict[int, list[int]] = {}
    for commitment in commitments:
        for update in commitment.updates:
            day = update.effective
            if day <= today:
                counted = by_month.setdefault(day.year * 12 + day.month - 1, [0, 0])
                counted[0] += 1
                counted[1] += update.status is not None
    if not by_month:
        return []
    first, last = min(by_month), max(by_month)
    length = next((months for months in _LENGTHS if last // months - first // months < most), _LENGTHS[-1])
    periods = {number: [0, 0] for number in range(first // length, last // length + 1)}
    for month, counted in by_month.items():
        for place in (0, 1):
            periods[month // length][place] += counted[place]
    return [Period(_period_name(number, length), *counted) for number, counted in periods.items()]


def _period_name(number: int, months: int) -> str:
    year, place = divmod(number * months, 12)
    if months == 12:
        return f"{year:04d}"
    return f"{year:04d}-Q{place // 3 + 1}" if months == 3 else f"{year:04d}-{place + 1:02d}"
