"""A document's promises judged member by member, as reports show them: the matrix, and how each member did."""

from collections.abc import Sequence
from typing import NamedTuple

from commitments.model import Status
from commitments.reports.columns import Seen
from commitments.stats.counts import Assessed
from commitments.stats.scores import Matrix, Score, matrix, scorecard
from commitments.symbols import BEST_FIRST, shown_mean, shown_percentage

TITLE = "Member by member"
SCORES = ("Who", "Mean", "Score", "Scored", "+1", "0", "-1")
"""What heads the scorecard; see `scores`."""
_WIDEST = 40


class Members(NamedTuple):
    matrix: Matrix | None
    """Of the commitments of which a member is judged apart; None where there are too many members for a page."""
    scorecard: tuple[Score, ...]
    """Over all of the document's commitments that are shown, as the command `scorecard` has it."""

    @property
    def met(self) -> list[Status]:
        """The statuses in the matrix, best first."""
        found = {status for row in self.matrix.rows for status in row.members} if self.matrix else set()
        return [status for status in BEST_FIRST if status in found]

    def scores(self) -> list[list[str]]:
        """A row of cells under SCORES for each member; the first is its name as it was written."""
        return [_cells(score) for score in self.scorecard]


def members(entries: Sequence[Seen]) -> Members | None:
    """None where no member of any of them is judged apart."""
    apart = [_assessed(entry) for entry in entries if entry.standing.members]
    if not apart:
        return None
    judged = matrix(apart)
    return Members(judged if len(judged.actors) <= _WIDEST else None, tuple(scorecard(map(_assessed, entries))))


def share(scored: tuple[int, int]) -> str:
    """How many of how many."""
    return f"{scored[0]:,} of {scored[1]:,}"


def _assessed(entry: Seen) -> Assessed:
    return Assessed(entry.commitment, entry.standing, "overdue" in entry.flags, "stale" in entry.flags)


def _cells(score: Score) -> list[str]:
    given = [sum(count for status, count in score.by_status.items() if status.score == at) for at in (1, 0, -1)]
    percentage = f"{shown_percentage(score.mean)}%" if score.scored else ""
    counts = [f"{count:,}" for count in given]
    return [score.name, shown_mean(score.mean), percentage, share((score.scored, score.of)), *counts]
