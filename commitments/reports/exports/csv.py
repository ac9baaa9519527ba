"""One row for each commitment with everything that is stored or derived, safe to open in a spreadsheet; streams."""

import re
from collections.abc import Iterator, Sequence

from commitments.codec import encode_instant
from commitments.model import Update
from commitments.reports import Report, line
from commitments.reports.columns import Seen, seen
from commitments.reports.lists.csv import text_lines
from commitments.reports.safe import json_text, plain
from commitments.reports.wording import Wording


def chunks(report: Report) -> Iterator[str]:
    wording = Wording(report.vocabulary)
    titles = {document.id: document.title for document in report.documents}
    read = _ReadCells(report)
    yield from text_lines([[*_HEADER]])
    yield from text_lines(
        _cells(seen(commitment, report.today, report.stale_after), titles, read, wording)
        for commitment in report.commitments
    )


_HEADER = (
    *(
        "id",
        "document",
        "document_title",
        "document_read",
        "sentences_unread",
        "number",
        "section",
        "quote",
        "span_start",
        "span_end",
        "summary",
        "kind",
    ),
    *("actors", "counterparties", "made", "due", "amount", "currency", "tags", "status", "since", "score", "overdue"),
    *("stale", "unsupported", "updated", "members", "updates", "notes", "evidence", "evidence_urls", "evidence_titles"),
    *("history", "key", "rated", "without_evidence", "amount_upper", "groups", "updates_json", "names_json"),
)


class _ReadCells(dict[str, tuple[str, str]]):
    """By a document's id, the share that was read and the sentences that were not; worked out when first asked for."""

    def __init__(self, report: Report) -> None:
        self.read = report.read

    def __missing__(self, document: str) -> tuple[str, str]:
        read = self.read(document) if self.read else None
        self[document] = (read.percent, str(read.unread)) if read else ("no text kept" if self.read else "", "")
        return self[document]


def _cells(row: Seen, titles: dict[str, str], read: _ReadCells, wording: Wording) -> list[str]:
    """As texts at once, since there may be hundreds of thousands of rows."""
    (
        document,
        number,
        quote,
        span,
        section,
        summary,
        kind,
        actors,
        to,
        made,
        due,
        amount,
        tags,
        updates,
        key,
        groups,
    ) = row.commitment
    standing, flags = row.standing, row.flags
    evidence = [piece for update in updates for piece in update.evidence]
    return [
        row.commitment.id,
        document,
        titles.get(document, ""),
        *read[document],
        str(number),
        section,
        quote,
        str(span.start) if span else "",
        str(span.end) if span else "",
        summary,
        kind or "",
        "; ".join(actors),
        "; ".join(to),
        made or "",
        due or "",
        plain(amount.value) if amount else "",
        amount.currency if amount else "",
        "; ".join(tags),
        wording.word(standing.status),
        standing.since or "",
        plain(standing.score),
        "yes" if "overdue" in flags else "no",
        "yes" if "stale" in flags else "no",
        "yes" if "unsupported" in flags else "no",
        row.updated or "",
        "; ".join([f"{actor}: {wording.shown(status)}" for actor, status in standing.members]),
        str(len(updates)),
        "\n".join([update.note for update in updates if update.note]),
        str(len(evidence)),
        # A line each: a URL may hold any other separator.
        "\n".join([piece.url for piece in evidence]),
        "\n".join([piece.title or "" for piece in evidence]),
        "\n".join([_update_line(update, wording) for update in updates]),
        key or "",
        row.rated or "",
        "; ".join([f"{actor or 'all'}: {wording.shown(status)}" for actor, status in standing.unsupported]),
        plain(amount.upper) if amount and amount.upper is not None else "",
        "; ".join(groups),
        # All that the cells before run together, so that the table can be taken back; in our own words always.
        json_text(line.updates(updates)) if updates else "",
        _names(("actors", actors), ("groups", groups), ("counterparties", to), ("tags", tags)),
    ]


def _names(*lists: tuple[str, Sequence[str]]) -> str:
    """Those lists that their cell cannot give back, since a name holds what stands between names."""
    torn = [f'"{name}":{line.texts(values)}' for name, values in lists if any(map(_TEARS.search, values))]
    return json_text(f"{{{','.join(torn)}}}") if torn else ""


_TEARS = re.compile(r";|^\s|\s$|^$")


def _update_line(update: Update, wording: Wording) -> str:
    word = wording.shown(update.status) if update.status else "note"
    who = f" ({update.actor})" if update.actor else ""
    note = f": {' '.join(update.note.split())}" if update.note else ""
    return f"{update.on} {word}{who}{note} [{update.by}, {encode_instant(update.recorded)}]"
