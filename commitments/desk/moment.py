"""From when the record is looked at: the day that is asked about, and the day up to which entries had been made."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from commitments.errors import NotFound
from commitments.model import Commitment, Document

if TYPE_CHECKING:
    from commitments.query import Query
    from commitments.session import Session


class Moment(NamedTuple):
    day: date
    """As of that day."""
    known: date | None = None
    """As known on that day; None for all that is known."""
    is_past: bool = False
    """Whether a day was asked for, so that what took effect later is not even shown."""

    @classmethod
    def of(cls, session: "Session", as_of: str | None, as_known: str | None) -> "Moment":
        """What `--as-of` and `--as-known` say. What was known on a day is, without another, asked about that day."""
        known = session.day(as_known) if as_known is not None else None
        day = known if known is not None and as_of is None else session.day(as_of)
        return cls(day, known, as_of is not None or known is not None)

    def query(self, session: "Session", terms: Sequence[str] | None, explain: bool = False) -> "Query":
        """See `Session.select`."""
        query = session.select(terms, self.day, explain)
        return query._replace(known=self.known) if self.known is not None else query

    def asked(self, session: "Session", terms: Sequence[str] | None, explain: bool = False) -> Iterator[Commitment]:
        """The commitments that these words mean, with what was known of them."""
        return self.known_of(session.commitments(self.query(session, terms, explain), self.day))

    def known_of(self, found: Iterable[Commitment]) -> Iterator[Commitment]:
        """Those that can have been on record, with what was known of them."""
        if self.known is None:
            return iter(found)
        return _known(found, self.known)

    def shown(self, found: Iterable[Commitment]) -> Iterator[Commitment]:
        """The same without what took effect later, where a day was asked for."""
        known = self.known_of(found)
        return (commitment.as_of(self.day) for commitment in known) if self.is_past else known

    def may_know(self, document: Document) -> bool:
        """Whether a document can have been on record, as far as the day of its publication tells."""
        return self.known is None or document.published is None or document.published.first <= self.known

    def no_match(self, session: "Session", words: Sequence[str]) -> NotFound:
        """See `Session.no_match`."""
        if self.known is None or not any(session.asked(words, self.day)):
            return session.no_match(words)
        return NotFound(f"nothing that matches {' '.join(words)!r} was on record on {self.known}")

    @property
    def words(self) -> str:
        """`as of 2018-12-31, as known on 2019-05-01`"""
        return f"as of {self.day}{f', as known on {self.known}' if self.known else ''}"


def _known(found: Iterable[Commitment], known: date) -> Iterator[Commitment]:
    return (commitment.as_known(known) for commitment in found if commitment.is_known(known))
