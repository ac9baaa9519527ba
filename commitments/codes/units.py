"""What can be compared: each commitment, or member of one, and each passage, with what its coders said last."""

from collections.abc import Iterable
from typing import NamedTuple

from commitments.codes.values import Codings
from commitments.model import Span, Status

RANKS = {status.value: status.score for status in Status if status.score is not None}
"""The ordinal scale is the score: broken, dropped and not-started (-1) < stalled, in-progress and partial (0) < kept
(+1). `unverifiable` and `not-applicable` stand on no scale."""
PROMISE, NONE = "commitment", "no commitment"


class Unit(NamedTuple):
    """One thing that coders rate: a commitment, or one actor of it."""

    commitment: str
    actor: str | None = None

    def __str__(self) -> str:
        return f"{self.commitment} {self.actor}" if self.actor else self.commitment


def ratings(codings: Iterable[Codings]) -> dict[Unit, dict[str, Status]]:
    """Unit -> coder -> status, in the order of commitments as they are met."""
    found: dict[Unit, dict[str, Status]] = {}
    for one in codings:
        for (commitment, actor), code in one.standing().items():
            found.setdefault(Unit(commitment, actor), {})[one.coder] = code.status
    return found


def passages(codings: Iterable[Codings]) -> dict[tuple[str, Span, str], dict[str, str]]:
    """(document, place, words) -> coder -> whether that is a commitment."""
    found: dict[tuple[str, Span, str], dict[str, str]] = {}
    for one in codings:
        for (span, quote), judgement in one.judged().items():
            place = (one.document, span, quote)
            found.setdefault(place, {})[one.coder] = PROMISE if judgement.is_promise else NONE
    return found
