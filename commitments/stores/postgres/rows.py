"""Documents read from rows: whole ones in a stream, single ones with the records that are asked for."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any

from commitments.errors import StoreError
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, ONLY, Record, Tables, is_number
from commitments.stores.documents.migrations import migrate
from commitments.stores.documents.sheet import Sheet
from commitments.stores.postgres.pieces import Pieces, from_rows

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from psycopg import Connection, ServerCursor

# A commitment with its updates that count and their evidence, in one row: json_agg leaves each as it was written.
_PIECES = """
    SELECT c.document, c.number, c.record,
    (SELECT json_agg(json_build_array(u.record,
        (SELECT json_agg(e.record ORDER BY e.place) FROM evidence e
         WHERE e.document = u.document AND e.number = u.number AND e.update_place = u.place)) ORDER BY u.place)
     FROM updates u WHERE u.document = c.document AND u.number = c.number
     AND NOT EXISTS (SELECT FROM withdrawn w
                     WHERE w.document = u.document AND w.number = u.number AND w.place = u.place))
"""


def pieces_where(condition: str, *more: str) -> str:
    """A statement for the pieces of the commitments that meet a condition, with more columns of each; it is words of
    ours, with %s for whatever comes from elsewhere."""
    return f"{', '.join((_PIECES, *more))} FROM commitments c WHERE {condition} ORDER BY document, number"


Row = tuple[Any, ...]
_AT_A_TIME = 500
"""Rows that are fetched together."""
FEW = 3
"""Documents whose numbers are asked for one by one."""
_SINGLY = 3
"""Records of a document that are asked for one by one; who wants more of them gets all at once."""
TOGETHER = 200
"""Documents that one statement asks for."""


class Streams:
    """The answers that are still being fetched in the transaction that is open."""

    def __init__(self) -> None:
        self._open: dict[int, _Stream] = {}
        self._count = 0

    def rows(self, connection: "Connection[Any]", statement: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Fetched a portion at a time."""
        self._count += 1
        name = self._count
        cursor = connection.cursor(f"stream_{name}", scrollable=False)
        cursor.execute(statement, values or None)
        stream = self._open[name] = _Stream(cursor)
        try:
            yield from stream
        finally:
            del self._open[name]
            stream.close()

    def fetch(self) -> None:
        """What is left of each, since the transaction is about to end."""
        for stream in self._open.values():
            stream.fetch()


class _Stream:
    def __init__(self, cursor: "ServerCursor[Any]") -> None:
        self._cursor = cursor
        self._rows: deque[Row] = deque()
        self._is_whole = False

    def __iter__(self) -> Iterator[Row]:
        while True:
            if not self._rows and not self._is_whole:
                self._rows.extend(self._cursor.fetchmany(_AT_A_TIME))
            if not self._rows:
                return
            yield self._rows.popleft()

    def fetch(self) -> None:
        if not self._is_whole:
            self._rows.extend(self._cursor.fetchall())
            self._is_whole = True
            self._cursor.close()

    def close(self) -> None:
        """Where the transaction has failed, or the connection is lost, there is nothing left to close."""
        from psycopg import Error

        if not self._is_whole and self._cursor.connection.info.transaction_status == _IN_TRANSACTION:
            with suppress(Error):
                self._cursor.close()


_IN_TRANSACTION = 2


Reading = Callable[[], "AbstractContextManager[Connection[Any]]"]
"""Errors of the server become ours in it."""


class Fetched(Mapping[str, Record]):
    """The records of a document's commitments by their numbers, fetched when they are asked for."""

    def __init__(self, reading: "Reading", document_id: str) -> None:
        self._reading, self._document = reading, document_id
        self._found: dict[str, Record | None] = {}
        self._all: dict[str, Record] | None = None
        self._keys: list[str] | None = None

    def __getitem__(self, key: str) -> Record:
        if self._all is None and key not in self._found:
            if len(self._found) >= _SINGLY:
                return self._whole()[key]
            self._found[key] = self._one(key)
        found = self._found.get(key) if self._all is None else self._all.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        if self._all is not None:
            return iter(self._all)
        if self._keys is None:
            with self._reading() as connection:
                rows = connection.execute(
                    "SELECT number FROM commitments WHERE document = %s ORDER BY number", (self._document,)
                )
                self._keys = [str(number) for (number,) in rows]
        return iter(self._keys)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _one(self, key: str) -> Record | None:
        if not is_number(key):
            return None
        with self._reading() as connection:
            row = connection.execute(
                pieces_where("document = %s AND number = %s"), (self._document, int(key))
            ).fetchone()
        return pieces_of(row).whole if row else None

    def _whole(self) -> dict[str, Record]:
        if self._all is None:
            with self._reading() as connection:
                rows = connection.execute(pieces_where("document = %s"), (self._document,))
                self._all = {str(row[1]): pieces_of(row).whole for row in rows}
        return self._all


class NumbersAmongMany(Set[int]):
    """The numbers of a document's commitments, where those of many documents are asked for: whether one is among them
    is told of all documents at once."""

    def __init__(self, reading: "Reading", document_id: str, having: Callable[[int], Collection[str]]) -> None:
        self._document, self._having = document_id, having
        self._records = Fetched(reading, document_id)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self._document in self._having(number)

    def __iter__(self) -> Iterator[int]:
        return map(int, self._records)

    def __len__(self) -> int:
        return len(self._records)


def pieces_of(row: Sequence[Any]) -> Pieces:
    """Of a row that begins with those of `pieces_where`. Raises StoreError where it holds anything but records."""
    document, number, record, updates = row[:4]
    is_sound = type(record) is dict and all(_is_update(*update) for update in updates or ())
    if not is_sound:
        raise StoreError(f"{document}: commitments.{number} is no record, or has an update or evidence that is none")
    return from_rows(record, updates)


def _is_update(record: object, evidence: "list[object] | None") -> bool:
    return type(record) is dict and all(type(one) is dict for one in evidence or ())


def tables_of(document_id: str, head: object, others: object) -> "tuple[Record, dict[str, Any]]":
    """The record of a document, and its tables that this program does not know. Raises StoreError for other shapes."""
    if not isinstance(head, dict) or not _are_tables(others):
        raise StoreError(f"{document_id} has no record that could be one; commitments check tells of all that is wrong")
    return head, others or {}  # type: ignore[return-value]


def _are_tables(others: object) -> bool:
    if others is None:
        return True
    return isinstance(others, dict) and all(
        isinstance(table, dict) and name not in (DOCUMENT, COMMITMENTS) for name, table in others.items()
    )


def sheet_of(document_id: str, head: object, others: object, records: Mapping[str, Record]) -> Sheet:
    """A document in today's form, as a folder's file would give it. Raises StoreError."""
    record, more = tables_of(document_id, head, others)
    tables: Tables = {DOCUMENT: {ONLY: record}, COMMITMENTS: records, **more}
    return Sheet(document_id, b"", *migrate(tables, f"{document_id}.json"))


def sheet(reading: "Reading", document_id: str, *, sparsely: bool, by_letters: bool = False) -> Sheet | None:
    """With `by_letters` a document that is kept as its file came is read from that, as a folder would."""
    with reading() as connection:
        row = connection.execute(
            "SELECT record, others, CASE WHEN %s THEN layout END FROM documents WHERE document = %s",
            (by_letters, document_id),
        ).fetchone()
        if row is None:
            return None
        if row[2] is not None:
            return Sheet.sparsely(document_id, bytes(row[2]))
        records = Fetched(reading, document_id)
        return sheet_of(document_id, row[0], row[1], records if sparsely else records._whole())


def sheets(
    reading: "Reading", connection: "Connection[Any]", streams: Streams, document_ids: Iterable[str], *, sparsely: bool
) -> Iterator[Sheet]:
    """These documents, in this order; those that are not there are left out."""
    for some in _portions(document_ids):
        heads = {
            name: (record, others)
            for name, record, others in connection.execute(
                "SELECT document, record, others FROM documents WHERE document = ANY(%s)", (some,)
            )
        }
        there = [name for name in some if name in heads]
        if sparsely:
            yield from (sheet_of(name, *heads[name], Fetched(reading, name)) for name in there)
        else:
            yield from _whole(connection, streams, there, heads)


def _whole(
    connection: "Connection[Any]", streams: Streams, there: list[str], heads: Mapping[str, tuple[Any, Any]]
) -> Iterator[Sheet]:
    if there != sorted(there):
        for name in there:
            yield from _whole(connection, streams, [name], heads)
        return
    rows = streams.rows(connection, pieces_where("document = ANY(%s)"), (there,))
    grouped = groupby(rows, key=lambda row: row[0])
    waiting = iter(there)
    for name, rows in grouped:
        yield from _empty_until(name, waiting, heads)
        yield sheet_of(name, *heads[name], {str(row[1]): pieces_of(row).whole for row in rows})
    yield from _empty_until(None, waiting, heads)


def _empty_until(name: str | None, waiting: Iterator[str], heads: Mapping[str, tuple[Any, Any]]) -> Iterator[Sheet]:
    """The documents without a commitment that come before that one."""
    for other in waiting:
        if other == name:
            return
        yield sheet_of(other, *heads[other], {})


def _portions(document_ids: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for document_id in document_ids:
        some.append(document_id)
        if len(some) == TOGETHER:
            yield some
            some = []
    if some:
        yield some
