"""Values as users' scripts read them: absent values are null, lists are never null, and what is derived stands beside
what is stored. Fields are only ever added."""

import math
from datetime import date

from commitments.codec import Json, document_object, encode_instant, words_object
from commitments.history.retraction import takers
from commitments.model import STALE_AFTER_DAYS, Commitment, Document, Judged, Update
from commitments.read_so_far import ReadSoFar


def public(commitment: Commitment, today: date, stale_after: int = STALE_AFTER_DAYS) -> Json:
    """A commitment as scripts read it: stable, fields are only ever added."""
    standing, taken = commitment.standing(today), takers(commitment)
    return {
        "id": commitment.id,
        "document": commitment.document,
        "number": commitment.number,
        **words_object(commitment),
        "made": commitment.made,
        "due": commitment.due,
        "amount": commitment.amount._asdict() if commitment.amount else None,
        "tags": list(commitment.tags),
        "status": standing.status,
        "since": standing.since,
        "score": standing.score,
        "overdue": standing.is_open and commitment.is_past_due(today),
        "stale": standing.is_stale(today, stale_after),
        "unsupported": standing.is_unsupported,
        "updated": standing.updated.isoformat() if standing.updated else None,
        "members": [{"actor": actor, "status": status} for actor, status in standing.members],
        "rated": rated_object(standing.judged),
        "without_evidence": [rating._asdict() for rating in standing.unsupported],
        "key": commitment.key,
        "updates": [public_update(update, number, taken.get(number)) for number, update in commitment.numbered()],
        "due_now": commitment.due_now(today),
        "deferred": commitment.is_deferred(today),
        "late": standing.is_open and commitment.is_past_promised(today),
    }


def rated_object(judged: Judged | None) -> Json | None:
    """How far a joint promise is judged member by member: how many are rated, and scored, of how many."""
    return judged._asdict() if judged else None


def public_update(update: Update, number: int, taken_back_by: int | None) -> Json:
    """With its number in the history, and that of the update that takes it back; None where it counts."""
    return {
        "status": update.status,
        "on": update.on,
        "recorded": encode_instant(update.recorded),
        "by": update.by,
        "note": update.note,
        "actor": update.actor,
        "source_status": update.source_status,
        "evidence": [evidence._asdict() for evidence in update.evidence],
        "kind": update.kind,
        "details": update.act.encode() if update.act else None,
        "guideline": update.guideline,
        "counts": taken_back_by is None,
        "number": number,
        "taken_back_by": taken_back_by,
    }


def public_document(document: Document, read: ReadSoFar | None = None) -> Json:
    """A document as scripts read it, without its text; `read` says how much of that was judged, where there is one."""
    record = document_object(document)
    record["coverage"] = coverage_object(read)
    return record


def coverage_object(read: ReadSoFar | None) -> Json | None:
    """How much of a document was read; None where no text of it is kept."""
    # Rounded down, as the percentage is: only what is read whole has a share of 1.
    return {**read._asdict(), "share": math.floor(read.share * 10_000) / 10_000} if read else None
