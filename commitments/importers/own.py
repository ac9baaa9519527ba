"""Our own export, taken back: a row is the commitment itself, to the last update and who recorded it when.

A map could not say so: to a map every status is the source's own word, and every text may be markup. An export in
another vocabulary, or with some of the fields only, is like anybody else's file and needs a map.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from commitments import tables
from commitments.codec import decode_commitment, decode_document
from commitments.importers import own_table
from commitments.importers.drafts import Draft, DraftUpdate, Found
from commitments.maps import CODING_FIELDS
from commitments.model import Commitment, Document, Status
from commitments.records import BadRecord
from commitments.rows import Bad, Item, Remark, Row

_FIELDS = frozenset(["id", "document", "number", "span", "updates", *CODING_FIELDS]) - {
    "groups"  # which older exports do not have
}

_STATUSES = frozenset(map(str, Status))


def is_ours(rows: Sequence[Row]) -> bool:
    """Whether all rows have the form of our JSON, in our own words, or the columns are those of our table."""
    if not rows:
        return False
    return all(map(_is_json, rows)) or tables.is_ours({name for row in rows for name in row.cells})


def _is_json(row: Row) -> bool:
    return row.cells.keys() >= _FIELDS and _has_our_words(row.cells["updates"])


def _has_our_words(updates: Any) -> bool:
    if not isinstance(updates, list):
        return False
    words = [update.get("status") for update in updates if isinstance(update, dict)]
    return all(word is None or (isinstance(word, str) and word in _STATUSES) for word in words)


def drafts(items: Iterable[Item]) -> Iterator[Found]:
    """One draft for each row; a row with anything wrong in it is bad."""
    items = list(items)
    rows = [item for item in items if isinstance(item, Row)]
    ours = {id(row): own_table.cells_of(row.cells) for row in rows if not _is_json(row)}
    documents = _documents(rows[0].beside.get("documents") if rows else None)
    for told in own_table.documents(ours.values()):
        documents.setdefault(told.id, told)
    if ours and (lost := own_table.missing(dict.fromkeys(name for cells in ours.values() for name in cells))):
        yield Remark(rows[0].file, lost)
    for item in items:
        if not isinstance(item, Row):
            yield item
            continue
        try:
            cells = ours.get(id(item))
            yield _of_json(item, documents) if cells is None else _of_table(item, cells, documents)
        except BadRecord as error:
            yield Bad(item.file, item.line, str(error), item.entry)


def _of_json(row: Row, documents: Mapping[str, Document]) -> Draft:
    commitment = decode_commitment(row.cells)
    title = row.cells.get("document_title")  # in JSON Lines, which have no place for the rest
    about = Document(commitment.document, title) if isinstance(title, str) and title else None
    return _draft(row, commitment, documents.get(commitment.document, about))


def _of_table(row: Row, cells: dict[str, str], documents: Mapping[str, Document]) -> Draft:
    record, lost = own_table.record(cells)
    commitment = decode_commitment(record)
    known = documents.get(commitment.document)
    draft = _draft(row, commitment, known or Document(commitment.document, _title(cells, commitment)))
    restated = _restated(commitment, cells.get("status", "")) if lost or "check" not in cells else None
    return draft._replace(cautions=tuple(filter(None, (*row.cautions, lost, restated))))


def _title(cells: Mapping[str, str], commitment: Commitment) -> str:
    return cells.get("document_title") or commitment.document


def _restated(commitment: Commitment, said: str) -> str | None:
    """What to say where somebody wrote another status into the table: only an update makes one."""
    stands = commitment.standing(date.max).status
    if said not in _STATUSES or said == stands:
        return None
    return f"the status {said} was left out, since the updates make it {stands}; rate it with: commitments mark"


def _draft(row: Row, commitment: Commitment, document: Document | None) -> Draft:
    coding = {field: value for field in CODING_FIELDS if (value := getattr(commitment, field))}
    updates = tuple(DraftUpdate(update, True) for update in commitment.updates)
    key = commitment.key or commitment.id
    return Draft(
        commitment.document, key, False, coding, updates, row.file, row.line, (), row.entry, commitment, document
    )


def _documents(records: Any) -> dict[str, Document]:
    """What the export says of its documents; their texts, and so the hashes and pages of these, are not in it."""
    found = {}
    for record in records if isinstance(records, list) else ():
        try:
            document = decode_document(record)
        except BadRecord:
            continue
        found[document.id] = document._replace(sha256=None, pages=())
    return found
