"""What is found in a text that may be a commitment."""

from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.extract.tiers import Tier
from commitments.model import Amount, Kind, Span


class Candidate(NamedTuple):
    """`quote` is exactly the document's characters at `span`."""

    quote: str
    span: Span
    section: str
    kind: Kind
    actors: tuple[str, ...]
    counterparties: tuple[str, ...]
    due: PartialDate | None
    amount: Amount | None
    summary: str
    confidence: float
    """0 to 1."""
    tier: Tier
    rules: tuple[str, ...]
    """The names of the rules that spoke, each with its weight's sign: `+agent-will`."""
    hints: tuple[str, ...]
    """What makes it testable: number, deadline, named thing, concrete verb."""

    @property
    def is_testable(self) -> bool:
        return is_testable(self.hints)


def is_testable(hints: tuple[str, ...]) -> bool:
    """Whether somebody could find out if it was kept; that it names a thing is not enough."""
    return any(hint != "named thing" for hint in hints)
