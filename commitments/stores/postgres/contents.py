"""What is kept under a name, as the file of a folder would have it: all of a document, or a part."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from commitments.errors import StoreError
from commitments.stores import settings
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, ONLY, Record, render
from commitments.stores.documents.sheet import is_document_id
from commitments.stores.postgres.rows import pieces_of, pieces_where, tables_of
from commitments.stores.shelves import is_kept, is_shelved

if TYPE_CHECKING:
    from psycopg import Connection


def content(connection: "Connection[Any]", name: str) -> bytes | None:
    """What is kept under a name, as the file of a folder would have it."""
    stem, _, suffix = name.rpartition(".")
    if name == settings.NAME:
        row = connection.execute("SELECT content FROM settings WHERE name = %s", (name,)).fetchone()
    elif is_shelved(name):
        row = connection.execute(
            "SELECT content FROM codes WHERE document = %s AND name = %s", (name.split("/")[1], name)
        ).fetchone()
    elif is_kept(name):
        row = connection.execute("SELECT content FROM copies WHERE name = %s", (name,)).fetchone()
    elif suffix == "txt" and is_document_id(stem):
        row = connection.execute("SELECT content FROM texts WHERE document = %s", (stem,)).fetchone()
    elif suffix == "json" and is_document_id(stem):
        return _file(connection, stem)
    else:
        raise StoreError(f"{name!r} cannot name a part of a store")
    return bytes(row[0]) if row else None


def _file(connection: "Connection[Any]", document_id: str) -> bytes | None:
    """A document as its file: as it came, as long as nothing of it was changed."""
    row = connection.execute("SELECT layout FROM documents WHERE document = %s", (document_id,)).fetchone()
    if row is None:
        return None
    if row[0] is not None:
        return bytes(row[0])
    tables = stored_tables(connection, document_id)
    return render(tables).encode() if tables else None


def part_of(connection: "Connection[Any]", document_id: str, numbers: list[int]) -> str | None:
    """A document's file with these commitments and the first of the others, so that a table which has any is not left
    empty. None where all of it must be read: it is not there, or is kept as it came."""
    row = connection.execute(
        "SELECT record, others FROM documents WHERE document = %s AND layout IS NULL AND others IS NULL", (document_id,)
    ).fetchone()
    if row is None:
        return None
    rows = connection.execute(
        pieces_where(
            "document = %s AND number = ANY(%s::int[] || (SELECT min(o.number) FROM commitments o "
            "WHERE o.document = %s AND o.number <> ALL(%s)))"
        ),
        (document_id, numbers, document_id, numbers),
    )
    records = {str(one[1]): pieces_of(one).whole for one in rows}
    head, _ = tables_of(document_id, *row)
    return render({DOCUMENT: {ONLY: head}, COMMITMENTS: records})


def stored_tables(connection: "Connection[Any]", document_id: str) -> dict[str, Mapping[str, Record]] | None:
    """A document's records as they are kept, whatever version they are in; None where there is none."""
    row = connection.execute("SELECT record, others FROM documents WHERE document = %s", (document_id,)).fetchone()
    if row is None:
        return None
    rows = connection.execute(pieces_where("document = %s"), (document_id,))
    records = {str(one[1]): pieces_of(one).whole for one in rows}
    head, others = tables_of(document_id, *row)
    return {DOCUMENT: {ONLY: head}, COMMITMENTS: records, **others}
