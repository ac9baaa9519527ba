"""One document as it was read: what a check is asked about."""

from datetime import date, timedelta
from typing import NamedTuple

from commitments.model import Commitment, Document

ONE_DAY = timedelta(days=1)
"""What a day may be ahead of the same moment's day in UTC."""


class Case(NamedTuple):
    """One document as it was read, and what belongs to it."""

    document: Document
    commitments: tuple[Commitment, ...]
    text: str | None
    """None where no text is kept."""
    today: date
    unreadable: tuple[str, ...] = ()
    """What could not be read from its file, a line each."""
    require_evidence: bool = True
    """Whether a rating without evidence is a problem, or only a remark."""

    def holds(self, commitment: Commitment) -> bool:
        """Whether the text has the commitment's quote where its span says."""
        span = commitment.span
        return self.text is not None and span is not None and self.text[span.start : span.end] == commitment.quote
