"""Candidates on their way into the store: all at once."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from commitments.desk.change import tell_change
from commitments.desk.intake import take_in, taken_in_line
from commitments.extract import Candidate
from commitments.model import Commitment, Document, Span

if TYPE_CHECKING:
    from commitments.session import Session
    from commitments.stores import Change


def overlapping(span: Span, known: Iterable[Commitment]) -> list[Commitment]:
    return [commitment for commitment in known if commitment.span and commitment.span.overlaps(span)]


def is_new(candidate: Candidate, document: Document, known: Sequence[Commitment]) -> bool:
    """Whether nobody has judged the passage yet."""
    is_aside = any(passage.span.overlaps(candidate.span) for passage in document.set_aside)
    return not is_aside and not overlapping(candidate.span, known)


def as_commitment(candidate: Candidate, document: Document) -> Commitment:
    return Commitment(
        document.id,
        0,
        candidate.quote,
        candidate.span,
        candidate.section,
        candidate.summary,
        candidate.kind,
        candidate.actors,
        candidate.counterparties,
        document.published,
        candidate.due,
        candidate.amount,
    )


def store_all(
    session: "Session",
    document: Document,
    text: str,
    found: Sequence[Candidate],
    is_wanted: Callable[[Candidate], bool],
    who: str,
    dry_run: bool,
    nothing: str,
) -> int:
    """The new ones of the candidates that are wanted, and their document if it is not there yet, as one change.
    `nothing` is said where none is. Gives back how many new ones are left, since they are not wanted."""
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        is_first = ensure_document(change, document, text)
        known = change.commitments(document.id)
        kept = change.document(document.id)
        new = [candidate for candidate in found if is_new(candidate, kept, known)]
        chosen = [candidate for candidate in new if is_wanted(candidate)]
        for candidate in chosen:
            change.put(as_commitment(candidate, kept))
    if is_first:
        session.write([taken_in_line(document, text, is_new=True) + "\n"])
    tell_change(session, change, dry_run, nothing)
    return len(new) - len(chosen)


def ensure_document(change: "Change", document: Document, text: str) -> bool:
    if document.id in change.document_ids():
        return False
    take_in(change, document, text, replace=False)
    return True
