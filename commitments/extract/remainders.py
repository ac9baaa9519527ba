"""Candidates that nobody has judged yet: new ones whole, and of those that are partly judged what is left."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.dates import PartialDate
from commitments.extract import details
from commitments.extract.binding import due
from commitments.extract.candidates import Candidate
from commitments.extract.coverage import Coverage, State
from commitments.model import Span


def unread_of(
    found: Iterable[Candidate], text: str, covered: Coverage, published: PartialDate | None = None
) -> Iterator[Candidate]:
    """The candidates in what `covered` calls unread, each narrowed to the unread part of its sentence.

    A narrowed one has the due date and the amount that are named in what is left; both are in order of the text.
    """
    unread = [piece.span for piece in covered.unread]
    judged = [piece.span for piece in covered.pieces if piece.state in (State.COMMITMENT, State.SET_ASIDE)]
    dollar = details.dollar_of(text)
    left, known = _Ordered(unread), _Ordered(judged)
    for candidate in found:
        if not known.on(candidate.span):
            yield candidate
            continue
        for span in left.on(candidate.span):
            start, end = max(span.start, candidate.span.start), min(span.end, candidate.span.end)
            yield _narrowed(candidate, text[start:end], Span(start, end), dollar, published)


class _Ordered:
    """Spans in order that do not overlap, asked for in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans, self.first = spans, 0

    def on(self, span: Span) -> list[Span]:
        while self.first < len(self.spans) and self.spans[self.first].end <= span.start:
            self.first += 1
        met, place = [], self.first
        while place < len(self.spans) and self.spans[place].start < span.end:
            met.append(self.spans[place])
            place += 1
        return met


def _narrowed(candidate: Candidate, quote: str, span: Span, dollar: str, published: PartialDate | None) -> Candidate:
    return candidate._replace(
        quote=quote,
        span=span,
        due=due(quote, published),
        amount=details.amount(quote, dollar),
        summary=details.summary(quote, None),
    )
