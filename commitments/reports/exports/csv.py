"""One row for each commitment with everything that is stored or derived, safe to open in a spreadsheet; streams."""

from collections.abc import Iterator

from commitments.codec import encode_instant
from commitments.model import Commitment, Update
from commitments.reports import Cell, Report
from commitments.reports.columns import Seen, seen
from commitments.reports.lists.csv import lines
from commitments.reports.wording import Wording


def chunks(report: Report) -> Iterator[str]:
    wording = Wording(report.vocabulary)
    titles = {document.id: document.title for document in report.documents}
    yield from lines([list(_record(seen(_NOBODY, report.today), {}, wording))])
    yield from lines(
        list(_record(seen(commitment, report.today, report.stale_after), titles, wording).values())
        for commitment in report.commitments
    )


_NOBODY = Commitment("", 0, "")


def _record(row: Seen, titles: dict[str, str], wording: Wording) -> dict[str, Cell]:
    commitment, standing = row.commitment, row.standing
    updates = commitment.updates
    flags = row.flags
    evidence = [piece for update in updates for piece in update.evidence]
    return {
        "id": commitment.id,
        "document": commitment.document,
        "document_title": titles.get(commitment.document, ""),
        "number": commitment.number,
        "section": commitment.section,
        "quote": commitment.quote,
        "span_start": commitment.span and commitment.span.start,
        "span_end": commitment.span and commitment.span.end,
        "summary": commitment.summary,
        "kind": commitment.kind,
        "actors": commitment.actors,
        "counterparties": commitment.counterparties,
        "made": commitment.made,
        "due": commitment.due,
        "amount": commitment.amount and commitment.amount.value,
        "currency": commitment.amount and commitment.amount.currency,
        "tags": commitment.tags,
        "status": wording.word(standing.status),
        "since": standing.since,
        "score": standing.score,
        "overdue": "overdue" in flags,
        "stale": "stale" in flags,
        "unsupported": "unsupported" in flags,
        "updated": row.updated,
        "members": [f"{actor}: {wording.word(status)}" for actor, status in standing.members],
        "updates": len(updates),
        "notes": "\n".join([update.note for update in updates if update.note]),
        "evidence": len(evidence),
        # A line each: a URL may hold any other separator.
        "evidence_urls": "\n".join([piece.url for piece in evidence]),
        "evidence_titles": "\n".join([piece.title or "" for piece in evidence]),
        "history": "\n".join([_update_line(update, wording) for update in updates]),
        "key": commitment.key,
    }


def _update_line(update: Update, wording: Wording) -> str:
    word = wording.word(update.status) if update.status else "note"
    who = f" ({update.actor})" if update.actor else ""
    note = f": {' '.join(update.note.split())}" if update.note else ""
    return f"{update.on} {word}{who}{note} [{update.by}, {encode_instant(update.recorded)}]"
