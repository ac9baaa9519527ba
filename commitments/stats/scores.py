"""Scorecards, as the tables of the G7 and G20 have them, and the matrix of commitment by member."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from commitments.model import Status
from commitments.stats.counts import NONE, Assessed, Tally, values_of


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
    rows: dict[str, Tally] = {}
    groups_of = values_of(by)
    for item in items:
        if by == "actor":
            for actor, status in by_actor(item):
                tally = rows.setdefault(actor, Tally())
                if status is not Status.NOT_APPLICABLE:
                    tally.add_score(status, status.score)
            continue
        for value in dict.fromkeys(groups_of(item)) or (NONE,):
            rows.setdefault(value or NONE, Tally()).add_score(item.standing.status, item.standing.score)
    scores = [_score(name, tally) for name, tally in rows.items()]
    return sorted(scores, key=lambda score: (score.mean is None, -(score.mean or 0), -score.scored, score.name))


def by_actor(item: Assessed) -> list[tuple[str, Status]]:
    """Each actor's status: its own, else the joint one."""
    standing, actors = item.standing, item.commitment.actors
    if not standing.members:
        return [(actor, standing.status) for actor in dict.fromkeys(actors or (NONE,))]
    of_all = standing.status if standing.is_joint else Status.UNASSESSED
    return list({**dict.fromkeys(actors, of_all), **dict(standing.members)}.items())


def _score(name: str, tally: Tally) -> Score:
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
    judged = [(item, dict(by_actor(item))) for item in items]
    actors = tuple(dict.fromkeys(actor for _, members in judged for actor in members))
    return Matrix(
        actors, tuple(MatrixRow(item, tuple(members.get(actor) for actor in actors)) for item, members in judged)
    )
