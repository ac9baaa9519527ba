"""The whole table: a row of texts for each commitment, with everything that is stored or derived; for CSV and XLSX.

It comes back as it was: what a cell cannot hold exactly stands as JSON in the last columns; see `commitments.tables`.
"""

from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter
from typing import Any

from commitments.codec import encode_instant
from commitments.codec.public import public_document
from commitments.model import Amount, Commitment, Update
from commitments.reports import Report, line
from commitments.reports.columns import Seen, seen
from commitments.reports.safe import encoder, is_printable, json_text, plain
from commitments.reports.wording import Wording
from commitments.tables import CHECKED, HEADER, RETOLD, check_of, retold_check_of, visible


def rows(report: Report) -> Iterator[list[str]]:
    """A row for each commitment, in the order of `HEADER`: inert texts, not yet guarded against being computed."""
    return (cells for _, cells in told(report))


def moment_names(report: Report) -> tuple[str, ...]:
    """Columns behind the others, where a table is not of what is known today."""
    return ("as_of", "as_known") if report.known else ()


def moment_cells(report: Report) -> tuple[str, ...]:
    """What stands in them, in every row: there is no other place that is sure to be read."""
    return (report.today.isoformat(), report.known.isoformat()) if report.known else ()


def told(report: Report) -> Iterator[tuple[Seen, list[str]]]:
    """The same with what was seen of each commitment."""
    wording = Wording(report.vocabulary)
    titles = {document.id: document.title for document in report.documents}
    untold = {document.id: document for document in report.documents}
    read = _ReadCells(report)
    encode = encoder()
    for commitment in report.commitments:
        row = seen(commitment, report.today, report.stale_after)
        cells = _cells(row, titles, read, wording)
        # Nearly every row is harmless, which one look at the whole of it tells.
        is_harmless = is_printable("".join(cells).replace("\n", ""))
        exact = _exact(commitment, cells, is_harmless)
        cells.append(json_text(encode(exact)) if exact else "")
        document = untold.pop(commitment.document, None)
        cells.append(json_text(encode(_record(document))) if document else "")
        if not is_harmless or document:
            cells = [text if text.isprintable() else visible(text) for text in cells]
        place = _place_cells(commitment)
        cells += [check_of(_checked(cells), place) + retold_check_of(_retold(cells)), *place, row.due_now or ""]
        yield row, cells


_checked = itemgetter(*map(HEADER.index, CHECKED))
_retold = itemgetter(*map(HEADER.index, RETOLD))


def _record(document: Any) -> dict[str, Any]:
    """What is known of a document; not the hash and the pages of its text, which is not in the table."""
    record = public_document(document)
    return {name: value for name, value in record.items() if value not in (None, "", [], ()) and name not in _NOT_TOLD}


_NOT_TOLD = frozenset(["sha256", "coverage", "pages"])


_TEXTS = {name: HEADER.index(name) for name in ("quote", "section", "summary", "key")}
_LISTS = {name: HEADER.index(name) for name in ("actors", "groups", "counterparties", "tags")}
_SAID = _TEXTS | _LISTS
_said = itemgetter(*_SAID.values())
_ODD = frozenset(" '<")
"""What a text may begin with that is read over, or taken for something else."""


def _exact(commitment: Commitment, cells: Sequence[str], is_harmless: bool) -> dict[str, Any]:
    """The fields that their cells do not say exactly, as JSON has them."""
    odd = []
    if not is_harmless or not _ODD.isdisjoint([text[:1] for text in _said(cells)]):
        odd = [
            name
            for name, place in _SAID.items()
            if (text := cells[place]) and (text[0] in _ODD or not (is_harmless or _is_plain(text)))
        ]
    for name, place in _LISTS.items():
        words = getattr(commitment, name)
        if words and (cells[place].count("; ") != len(words) - 1 or "" in words):
            odd.append(name)
    if commitment.key == "":
        odd.append("key")
    found: dict[str, Any] = {name: getattr(commitment, name) for name in odd}
    if commitment.amount is not None and not _is_plainly_told(commitment.amount):
        found["amount"] = commitment.amount._asdict()
    return found


def _is_plain(text: str) -> bool:
    return text.isprintable() or ("\r" not in text and visible(text) == text)


def _is_plainly_told(amount: Amount) -> bool:
    told = [value for value in (amount.value, amount.upper) if value is not None]
    return all(isinstance(value, int) or (not value.is_integer() and float(plain(value)) == value) for value in told)


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
        _,
        _,
    ) = row.commitment
    standing, flags = row.standing, row.flags
    taken = row.commitment.retracted
    counted = row.commitment.counted if taken else updates
    evidence = [piece for update in counted for piece in update.evidence]
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
        "\n".join([update.note for update in counted if update.note]),
        str(len(evidence)),
        # A line each: a URL may hold any other separator.
        "\n".join([piece.url for piece in evidence]),
        "\n".join([piece.title or "" for piece in evidence]),
        "\n".join([_update_line(update, row.commitment, taken, wording) for update in updates]),
        key or "",
        row.rated or "",
        "; ".join([f"{actor or 'all'}: {wording.shown(status)}" for actor, status in standing.unsupported]),
        plain(amount.upper) if amount and amount.upper is not None else "",
        "; ".join(groups),
        # All that the cells before run together, in our own words always.
        json_text(line.updates(row.commitment)) if updates else "",
    ]


def _place_cells(commitment: Commitment) -> tuple[str, str, str]:
    page, paragraph = commitment.page, commitment.paragraph
    if paragraph is None:
        return str(page or ""), "", ""
    counted = "unnumbered" if paragraph.is_unnumbered else "yes" if paragraph.is_counted else "no"
    return str(page or ""), paragraph.label or str(paragraph.number), counted


def update_word(update: Update, commitment: Commitment, taken: Collection[str], wording: Wording) -> str:
    """What an update is, in a word or, of other kinds than ratings and notes, a line; `taken` are the keys of those
    that were taken back."""
    word = wording.shown(update.status) if update.status else "note"
    if update.act is not None:
        said = update.act.said(update, commitment)
        word = f"{word}, {said}" if update.status else said
    return f"{word} (taken back)" if taken and update.key in taken else word


def _update_line(update: Update, commitment: Commitment, taken: Collection[str], wording: Wording) -> str:
    word = update_word(update, commitment, taken, wording)
    if update.act is not None:
        word = " ".join(word.split())
    who = f" ({update.actor})" if update.actor else ""
    note = f": {' '.join(update.note.split())}" if update.note else ""
    return f"{update.on} {word}{who}{note} [{update.by}, {encode_instant(update.recorded)}]"
