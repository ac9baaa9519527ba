"""Candidates on their way into the store: all at once, or one at a time with somebody deciding."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from commitments.commands._change import print_changes
from commitments.commands._coding import coded
from commitments.commands._coverage import coverage_of
from commitments.commands._editor import in_editor
from commitments.commands._intake import take_in, taken_in_line
from commitments.commands._quote import locate
from commitments.errors import CommitmentsError, Declined
from commitments.extract import Candidate, unread_of
from commitments.model import Commitment, Document, SetAside, Span
from commitments.text import one_line, plural, shorten

if TYPE_CHECKING:
    from commitments.session import Session
    from commitments.store import Change

KEYS = "[a]ccept, [e]dit, set asi[d]e, [s]kip, [q]uit"


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
    session: "Session", document: Document, text: str, chosen: Sequence[Candidate], who: str, dry_run: bool
) -> None:
    """The new ones of the candidates, and their document if it is not there yet, as one change."""
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        is_first = _ensure_document(change, document, text)
        known = change.commitments(document.id)
        kept = change.document(document.id)
        for candidate in chosen:
            if is_new(candidate, kept, known):
                change.put(as_commitment(candidate, kept))
    if is_first:
        session.write([taken_in_line(document, text, is_new=True) + "\n"])
    print_changes(session, change.changed)
    if not change.changed:
        session.say("nothing new to accept")
    elif dry_run:
        session.say("dry run: nothing was changed")


def _ensure_document(change: "Change", document: Document, text: str) -> bool:
    if document.id in change.document_ids():
        return False
    take_in(change, document, text, replace=False)
    return True


def walk_through(session: "Session", document: Document, text: str, found: Sequence[Candidate], who: str) -> None:
    """Each new candidate in turn. What was decided is kept at once, so quitting loses nothing and resuming goes on."""
    if not session.can_ask:
        raise Declined("--review asks questions, so it needs a terminal; elsewhere use --accept")
    with session.store.change(session.command, who, session.now) as change:
        _ensure_document(change, document, text)
    known = session.store.commitments_of(document.id)
    kept = session.store.document(document.id)
    waiting = list(unread_of(found, text, coverage_of(kept, known, text), kept.published))
    session.say(f"{plural(len(waiting), 'candidate')} to review" if waiting else "nothing new to review")
    for place, candidate in enumerate(waiting, 1):
        session.show(_shown(candidate, text, f"{place} of {len(waiting)}"))
        if not _decide(session, kept, text, candidate, who):
            session.say(f"{len(waiting) - place + 1} left; the same command goes on from here")
            return


def _shown(candidate: Candidate, text: str, place: str) -> str:
    before = shorten(text[max(0, candidate.span.start - 160) : candidate.span.start], 160)
    due, amount = candidate.due or "open-ended", f", {candidate.amount}" if candidate.amount else ""
    return "\n".join(
        [
            "",
            f"{place}  {candidate.tier} {candidate.confidence:.2f}  {one_line(candidate.section)}",
            f"  …{before}",
            f"> {one_line(candidate.quote)}",
            f"  {candidate.kind} by {one_line('; '.join(candidate.actors)) or '(nobody named)'}, due {due}{amount}",
            f"  {one_line(candidate.summary)}",
            f"  {' '.join(candidate.rules)}",
        ]
    )


def _decide(session: "Session", document: Document, text: str, candidate: Candidate, who: str) -> bool:
    """Whether to go on."""
    while True:
        answer = session.ask(f"{KEYS}: ")[:1].casefold()
        if answer in ("q", ""):
            return False
        if answer == "s":
            return True
        try:
            if answer == "a":
                _accept(session, as_commitment(candidate, document), who)
                return True
            if answer == "e":
                with _edited(session, as_commitment(candidate, document), text) as commitment:
                    _accept(session, commitment, who)
                return True
            if answer == "d":
                _set_aside(session, document, candidate, who)
                return True
        except CommitmentsError as error:
            session.say(str(error))


def _accept(session: "Session", commitment: Commitment, who: str) -> None:
    with session.store.change(f"extract {commitment.document} --review: accept", who, session.now) as change:
        change.put(commitment)
    print_changes(session, change.changed)


def _edited(session: "Session", commitment: Commitment, text: str) -> AbstractContextManager[Commitment]:
    def edited(said: dict[str, object]) -> Commitment:
        quote = str(said.get("quote", commitment.quote))
        span = commitment.span if quote == commitment.quote else locate(text, quote, commitment.document)
        assert span is not None
        return coded(commitment, said, session.today)._replace(quote=text[span.start : span.end], span=span)

    return in_editor(session, commitment, edited)


def _set_aside(session: "Session", document: Document, candidate: Candidate, who: str) -> None:
    reason = one_line(session.ask("why it is no commitment: "))
    if not reason:
        raise Declined("left as it is")
    with session.store.change(f"extract {document.id} --review: set aside", who, session.now) as change:
        fresh = change.document(document.id)
        passages = tuple(sorted([*fresh.set_aside, SetAside(candidate.span, reason)]))
        change.put_document(fresh._replace(set_aside=passages))
    session.say(f"set aside: {reason}")
