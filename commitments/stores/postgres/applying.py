"""What a change does to the rows. History is only added to: what an undo takes back is withdrawn by another row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from commitments.codec import decode_document
from commitments.dates import PartialDate
from commitments.errors import CommitmentsError, StoreError
from commitments.stores import settings
from commitments.stores.changes.entries import Patch
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, ONLY, Record, dumps, parse, render, text_of
from commitments.stores.files import Content
from commitments.stores.postgres.columns import LONGEST_WORD, MINE, NAMES, columns
from commitments.stores.postgres.contents import stored_tables
from commitments.stores.postgres.pieces import Piece, Pieces, pieces, shared
from commitments.stores.postgres.rows import pieces_of, pieces_where, tables_of
from commitments.stores.shelves import is_kept, is_shelved

if TYPE_CHECKING:
    from psycopg import Connection

    from commitments.stores.postgres.postgres import PostgresStore

_ROW = ("document", "number", "record", *NAMES)
_WORTH_COPYING = 20
"""Rows that are sent as one stream."""
Written = Mapping[str, Mapping[str, Record]]


class Applying:
    """One change at work, in the transaction that is open."""

    def __init__(self, connection: "Connection[Any]", change: UUID) -> None:
        self._connection, self._change = connection, change

    def apply(self, name: str, patch: Patch, content: Content | None) -> None:
        """What the journal says of a name. `content` is all of it as it is to be; of a document it may be missing."""
        if name.endswith(".json") and not is_shelved(name):
            self._document(name.removesuffix(".json"), patch, content)
            return
        after = patch.after if isinstance(patch.after, str | None) else None
        if isinstance(patch.after, dict):  # of a coder's file, which is kept as it is
            assert content is not None and not isinstance(content, tuple)
            after = content.decode() if isinstance(content, bytes) else content
        self._put_content(name, after.encode() if after is not None else None)

    def put(self, name: str, data: bytes | None) -> None:
        """What a file of a folder holds, as it is; None for none. Raises StoreError for a document that cannot be
        read."""
        if name.endswith(".json") and not is_shelved(name) and not is_kept(name):
            document_id = name.removesuffix(".json")
            if data is None:
                self._remove(document_id)
            else:
                self._put_document(document_id, data)
        else:
            self._put_content(name, data)

    # --- texts, settings, codes -----------------------------------------------------------------------------------

    def _put_content(self, name: str, data: bytes | None) -> None:
        if name == settings.NAME:
            table, keys = "settings", {"name": name}
        elif is_kept(name):
            table, keys = "copies", {"name": name}
        elif is_shelved(name):
            table, keys = "codes", {"document": name.split("/")[1], "name": name}
        else:
            table, keys = "texts", {"document": name.removesuffix(".txt")}
        where = " AND ".join(f"{key} = %({key})s" for key in keys)
        self._connection.execute(f"DELETE FROM {table} WHERE {where}", keys)  # noqa: S608 - names of ours
        if data is None:
            return
        values: dict[str, Any] = {**keys, "content": data}
        if table == "texts":
            values["touched"] = self._change
        names = ", ".join(values)
        marks = ", ".join(f"%({name})s" for name in values)
        self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608

    # --- documents ------------------------------------------------------------------------------------------------

    def _document(self, document_id: str, patch: Patch, content: Content | None) -> None:
        if patch.after is None:
            self._remove(document_id)
        elif isinstance(patch.after, str):
            self._put_document(document_id, patch.after.encode())
        else:
            self._put_records(document_id, patch.after, content)

    def _remove(self, document_id: str) -> None:
        tables = stored_tables(self._connection, document_id)
        self._write(document_id, dict.fromkeys(map(int, tables[COMMITMENTS])) if tables else {}, None)
        self._connection.execute("DELETE FROM documents WHERE document = %s", (document_id,))

    def _put_document(self, document_id: str, data: bytes) -> None:
        name = f"{document_id}.json"
        tables = parse(text_of(data, name), name)
        before = stored_tables(self._connection, document_id) or {COMMITMENTS: {}}
        old, new = before[COMMITMENTS], tables[COMMITMENTS]
        head = tables[DOCUMENT][ONLY]
        published = _published(head)
        is_same_day = DOCUMENT in before and _published(before[DOCUMENT][ONLY]) == published
        changed: dict[int, Record | None] = {
            int(key): record
            for key, record in new.items()
            if not is_same_day or key not in old or dumps(old[key]) != dumps(record)
        }
        changed |= {int(key): None for key in old if key not in new}
        self._write(document_id, changed, published)
        others = {table: records for table, records in tables.items() if table not in (DOCUMENT, COMMITMENTS)}
        layout = data if render(tables).encode() != data else None
        self._put_head(document_id, head, others, layout)

    def _put_records(self, document_id: str, after: Mapping[str, Any], content: Content | None) -> None:
        present = stored_head(self._connection, document_id)
        if present is None:
            raise StoreError(f"{document_id} is not there any more; nothing was changed")
        head, others, is_laid_out = present
        if is_laid_out and isinstance(content, str | bytes):
            self._put_document(document_id, content.encode() if isinstance(content, str) else content)
            return
        changed: dict[int, Record | None] = {}
        published = _published(head)
        for name, record in after.items():
            table, _, key = name.rpartition("/")
            if table == COMMITMENTS:
                changed[int(key)] = record
            elif table == DOCUMENT:
                head = record
            else:
                kept = dict(others.get(table, {}))
                others = {**others, table: {**kept, key: record} if record is not None else _without(kept, key)}
        if _published(head) != published:
            tables = stored_tables(self._connection, document_id)
            assert tables is not None
            changed = {**{int(key): record for key, record in tables[COMMITMENTS].items()}, **changed}
        self._write(document_id, changed, _published(head))
        self._put_head(document_id, head, others, None)

    def _put_head(self, document_id: str, head: Record, others: Mapping[str, Any], layout: bytes | None) -> None:
        self._connection.execute(
            "INSERT INTO documents (document, record, others, layout, touched) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT (document) DO UPDATE SET record = EXCLUDED.record, others = EXCLUDED.others, "
            "layout = EXCLUDED.layout, touched = EXCLUDED.touched",
            (document_id, dumps(head), dumps(others) if others else None, layout, self._change),
        )

    # --- commitments ----------------------------------------------------------------------------------------------

    def _write(self, document_id: str, changed: Mapping[int, Record | None], published: PartialDate | None) -> None:
        """Records as they are to be, by their numbers; None takes one out."""
        if not changed:
            return
        numbers = list(changed)
        before, next_place = self._present(document_id, numbers)
        history = _History(self._change, document_id)
        rows = []
        for number, record in changed.items():
            after = pieces(record) if record is not None else None
            history.step(number, before.get(number), after, next_place.get(number, 0))
            if record is not None and after is not None:
                rows.append(
                    (document_id, number, dumps(after.record), *columns(record, published, document_id, number))
                )
        if before:
            self._connection.execute(
                "DELETE FROM commitments WHERE document = %s AND number = ANY(%s)", (document_id, numbers)
            )
        self._insert("commitments", _ROW, rows)
        self._insert("updates", ("document", "number", "place", "record", "change"), history.updates)
        self._insert("evidence", ("document", "number", "update_place", "place", "record"), history.evidence)
        self._insert("withdrawn", ("document", "number", "place", "change"), history.withdrawn)
        self._keep_tags(document_id, _tags(one.record for one, _ in before.values()), _tags(changed.values()))

    def _keep_tags(self, document_id: str, before: set[str], after: set[str]) -> None:
        if gone := before - after:
            rows = self._connection.execute("SELECT record FROM commitments WHERE document = %s", (document_id,))
            gone -= _tags(record for (record,) in rows)
            self._connection.execute(
                "DELETE FROM tags WHERE document = %s AND tag = ANY(%s)", (document_id, sorted(gone))
            )
        if new := sorted(after - before):
            self._connection.execute(
                "INSERT INTO tags (document, tag) SELECT %s, unnest(%s::text[]) ON CONFLICT DO NOTHING",
                (document_id, new),
            )

    def _present(
        self, document_id: str, numbers: list[int]
    ) -> tuple[dict[int, tuple[Pieces, list[int]]], dict[int, int]]:
        """Of commitments that are there: their pieces, with the places of their updates; and of each that ever was, the
        first place that is free."""
        places = (
            "ARRAY(SELECT u.place FROM updates u WHERE u.document = c.document AND u.number = c.number AND NOT EXISTS "
            "(SELECT FROM withdrawn w WHERE w.document = u.document AND w.number = u.number AND w.place = u.place) "
            "ORDER BY u.place)"
        )
        free = "(SELECT max(u.place) + 1 FROM updates u WHERE u.document = c.document AND u.number = c.number)"
        where = "document = %s AND number = ANY(%s)"
        rows = self._connection.execute(pieces_where(where, places, free), (document_id, numbers)).fetchall()
        before = {row[1]: (pieces_of(row), list(row[4])) for row in rows}
        next_place = {row[1]: row[5] or 0 for row in rows}
        if gone := [number for number in numbers if number not in before]:
            next_place |= self._connection.execute(
                f"SELECT number, max(place) + 1 FROM updates WHERE {where} GROUP BY number",  # noqa: S608 - words of ours
                (document_id, gone),
            )
        return before, next_place

    def _insert(self, table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        listed = ", ".join(names)
        with self._connection.cursor() as cursor:
            if len(rows) < _WORTH_COPYING:
                marks = ", ".join(["%s"] * len(names))
                cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows)  # noqa: S608 - names of ours
                return
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


class _History:
    """Rows to be added, for the updates of a document's commitments."""

    def __init__(self, change: UUID, document_id: str) -> None:
        self._change, self._document = change, document_id
        self.updates: list[tuple[Any, ...]] = []
        self.evidence: list[tuple[Any, ...]] = []
        self.withdrawn: list[tuple[Any, ...]] = []

    def step(self, number: int, before: tuple[Pieces, list[int]] | None, after: Pieces | None, next_place: int) -> None:
        """From what is there to what is to be; what both begin with stays."""
        old, places = (before[0].updates, before[1]) if before else ([], [])
        new = after.updates if after else []
        kept = shared(old, new)
        self.withdrawn += [(self._document, number, place, self._change) for place in places[kept:]]
        for place, piece in enumerate(new[kept:], next_place):
            self._add(number, place, piece)

    def _add(self, number: int, place: int, piece: Piece) -> None:
        self.updates.append((self._document, number, place, dumps(piece.record), self._change))
        self.evidence += [
            (self._document, number, place, order, dumps(one)) for order, one in enumerate(piece.evidence)
        ]


def stored_head(connection: "Connection[Any]", document_id: str) -> tuple[Record, dict[str, Any], bool] | None:
    """A document's own record, the tables that this program does not know, and whether its file is kept as it came."""
    row = connection.execute(
        "SELECT record, others, layout IS NOT NULL FROM documents WHERE document = %s", (document_id,)
    ).fetchone()
    return (*tables_of(document_id, row[0], row[1]), row[2]) if row else None


def _tags(records: Iterable[Record | None]) -> set[str]:
    """Of these records, as far as somebody could type them."""
    several = [record.get("tags") for record in records if record is not None]
    found = {tag for tags in several if isinstance(tags, list) for tag in tags if isinstance(tag, str)}
    return {tag for tag in found if len(tag) < LONGEST_WORD and not re.search("[\0\ud800-\udfff]", tag)}


def _without(records: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: record for name, record in records.items() if name != key}


def _published(head: Record) -> PartialDate | None:
    try:
        return decode_document(head).published
    except CommitmentsError:
        return None


# --- facts ------------------------------------------------------------------------------------------------------------


def work_out_facts(store: "PostgresStore") -> int:
    """One document at a time, each in a transaction of its own."""
    with store.reading() as connection:
        behind = [
            name
            for (name,) in connection.execute(
                "SELECT DISTINCT document FROM commitments WHERE edition < %s OR edition > %s ORDER BY document",
                (MINE, MINE),
            )
        ]
    count = 0
    for done, document_id in enumerate(behind):
        store.progress("indexing", done, len(behind))
        with store.writing():
            count += _work_out(store.connection, document_id)
            store.commit()
    return count


def _work_out(connection: "Connection[Any]", document_id: str) -> int:
    connection.execute("SELECT FROM locks WHERE document = %s FOR UPDATE", (document_id,))
    tables = stored_tables(connection, document_id)
    if tables is None:
        return 0
    published = _published(tables[DOCUMENT][ONLY])
    rows: Iterable[tuple[Any, ...]] = (
        (*columns(record, published, document_id, int(key)), document_id, int(key))
        for key, record in tables[COMMITMENTS].items()
    )
    known = [row for row in rows if row[0]]
    names = ", ".join(f"{name} = %s" for name in NAMES)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE commitments SET {names} WHERE document = %s AND number = %s", known)  # noqa: S608
    return len(known)
