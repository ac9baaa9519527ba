"""Candidates that nobody has judged yet: new ones whole, and of those that are partly judged what is left."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.extract.candidate import Candidate
from commitments.extract.coverage import Coverage, State
from commitments.model import Span


def unread_of(found: Iterable[Candidate], covered: Coverage) -> Iterator[tuple[Candidate, Span]]:
    """Each candidate with a place in it that `covered` calls unread, in order of the text: its own span, or what is
    left of it, which says less than the whole and is to be coded anew."""
    left = _Ordered([piece.span for piece in covered.unread])
    judged = [piece.span for piece in covered.pieces if piece.state in (State.COMMITMENT, State.SET_ASIDE)]
    known = _Ordered(judged)
    for candidate in found:
        if not known.on(candidate.span):
            yield candidate, candidate.span
            continue
        for span in left.on(candidate.span):
            yield candidate, Span(max(span.start, candidate.span.start), min(span.end, candidate.span.end))


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
