"""The journal in a database: what every change did, to one document in each row, and never altered.

A change has an id that begins with the server's time, so that nothing is counted over all of them; its place in the
order of all is counted when the log is shown. Entries that came from a folder keep their numbers, as ids that come
before all others.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from commitments.codec import decode_instant, encode_instant
from commitments.errors import StoreError
from commitments.stores import owner, settings
from commitments.stores.changes.entries import Entry, Patch, decode, encode, parted, patch_of, with_seals
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, dumps, is_number
from commitments.stores.shelves import EVIDENCE, is_kept, is_shelved

if TYPE_CHECKING:
    from psycopg import Connection

    from commitments.stores.files import Progress
    from commitments.stores.postgres.postgres import PostgresStore

_COLUMNS = "id, document, command, by_name, at, undoes, redoes, place, patches, line"


class Noted(NamedTuple):
    """An entry with what vouches for it."""

    entry: Entry
    line: str | None
    """As it came, where we would write it in other letters."""
    seals: list[str]

    @property
    def body(self) -> str:
        return self.line if self.line is not None else encode(self.entry)

    @property
    def text(self) -> str:
        """As a folder keeps it."""
        return with_seals(self.body, self.seals)

    @property
    def is_own(self) -> bool:
        try:
            return owner.is_sealed(self.body.encode(), self.seals)
        except owner.NoKey:
            return False


def document_of(name: str) -> str:
    """The document that a name in a store belongs to; "" for the settings, `evidence/` for all copies."""
    if name == settings.NAME:
        return ""
    if is_kept(name):
        return f"{EVIDENCE}/"  # which no document can be called
    return name.split("/")[1] if is_shelved(name) else name.rpartition(".")[0]


def new_id(connection: "Connection[Any]") -> int:
    """By the server's clock, so that whoever held a document before has an earlier one."""
    row = connection.execute("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint").fetchone()
    assert row is not None
    milliseconds, rest = divmod(int(row[0]), 1000)
    chance = int.from_bytes(os.urandom(8)) >> 2
    # UUID version 7 (RFC 9562) with the fraction of the millisecond in the bits that it leaves for that.
    return (milliseconds & (2**48 - 1)) << 80 | 7 << 76 | (rest * 4096 // 1000) << 64 | 2 << 62 | chance


class Changes:
    """The journal of one store."""

    def __init__(self, store: "PostgresStore") -> None:
        self._store = store
        self.progress: Progress = store.progress

    def entries(self) -> Iterator[Entry]:
        with self._store.reading() as connection:
            row = connection.execute("SELECT count(DISTINCT id) FROM changes").fetchone()
            step = int(row[0]) if row else 0
            for noted in self._noted(connection):
                yield noted.entry._replace(step=step)
                step -= 1

    def steps(self) -> dict[int, int]:
        """Which one of all each change is, by its number."""
        with self._store.reading() as connection:
            rows = connection.execute("SELECT DISTINCT id FROM changes ORDER BY id")
            return {id_.int: step for step, (id_,) in enumerate(rows, 1)}

    def own(self) -> Iterator[Entry]:
        with self._store.reading() as connection:
            yield from (noted.entry for noted in self._noted(connection) if noted.is_own)

    def foreign(self) -> list[int]:
        with self._store.reading() as connection:
            return [noted.entry.number for noted in self._noted(connection) if not noted.is_own]

    def entry(self, number: int) -> Entry | None:
        with self._store.reading() as connection:
            found = next(self._noted(connection, [UUID(int=number)]), None)
            return found.entry if found and found.is_own else None

    def next_number(self) -> int:
        with self._store.reading() as connection:
            return new_id(connection)

    def current(self, name: str, about: Patch | None = None) -> str | None:
        numbers = _numbers_in(about) if about else None
        if numbers is not None:
            from commitments.stores.postgres.contents import part_of

            with self._store.reading() as connection:
                part = part_of(connection, name.removesuffix(".json"), numbers)
            if part is not None:
                return part
        return self._store.text_under(name)

    def also_by_others(self, taking_back: Entry) -> list[str]:
        """Whoever did the same here did so in a change of their own, which the records show."""
        return []

    def _noted(
        self, connection: "Connection[Any]", ids: Sequence[UUID] | None = None, order: str = "DESC"
    ) -> Iterator[Noted]:
        """All, or these."""
        seals = "ARRAY(SELECT seal FROM seals s WHERE s.id = c.id AND s.document = c.document ORDER BY s.place)"
        which = "WHERE id = ANY(%s)" if ids is not None else ""
        statement = f"SELECT {_COLUMNS}, {seals} FROM changes c {which} ORDER BY id {order}, document"  # noqa: S608
        rows = self._store.streams.rows(connection, statement, (list(ids),) if ids is not None else ())
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield _noted_of(list(group))

    def oldest_first(self) -> Iterator[Noted]:
        with self._store.reading() as connection:
            yield from self._noted(connection, order="ASC")

    # --- writing ------------------------------------------------------------------------------------------------------

    def add(self, connection: "Connection[Any]", entry: Entry, line: str | None, seals: Iterable[str]) -> None:
        """Within the transaction that does it."""
        by_document: dict[str, list[list[Any]]] = {}
        for place, (name, patch) in enumerate(entry.patches.items()):
            by_document.setdefault(document_of(name), []).append([place, name, patch.before, patch.after])
        id_ = UUID(int=entry.number)
        about = [[UUID(int=number) for number in numbers] for numbers in (entry.undoes, entry.redoes)]
        head = (entry.command, entry.by, encode_instant(entry.at), *about, entry.place)
        first = min(by_document, default="")
        for document, patches in sorted(by_document.items() or [("", [])]):
            connection.execute(
                "INSERT INTO changes (document, id, command, by_name, at, undoes, redoes, place, patches, line) "
                "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
                (document, id_, *head, dumps(patches), line if document == first else None),
            )
        self._seal(connection, first, id_, seals, 0)

    def _seal(self, connection: "Connection[Any]", document: str, id_: UUID, seals: Iterable[str], place: int) -> None:
        for number, seal in enumerate(seals, place):
            connection.execute(
                "INSERT INTO seals (document, id, place, seal) VALUES (%s, %s, %s, %s)", (document, id_, number, seal)
            )

    def sealed(self, entry: Entry) -> list[str]:
        """What vouches for an entry of this user's."""
        try:
            return [owner.sealed(encode(entry).encode())]
        except owner.NoKey as error:
            self._store.tell(f"this change can be undone only after commitments trust: {error}")
            return []

    def take_in(self, connection: "Connection[Any]", text: str) -> None:
        """An entry as a folder keeps it."""
        body, seals = parted(text)
        try:
            entry = decode(body, highest=None)
        except ValueError as error:
            raise StoreError(f"an entry of the journal cannot be read: {error}") from None
        self.add(connection, entry, None if encode(entry) == body else body, seals)

    def trust(self) -> int:
        store = self._store
        try:
            with store.writing():
                connection = store.connection
                foreign = [noted for noted in self._noted(connection) if not noted.is_own]
                for noted in foreign:
                    first = min(map(document_of, noted.entry.patches), default="")
                    seal = owner.sealed(noted.body.encode())
                    self._seal(connection, first, UUID(int=noted.entry.number), [seal], len(noted.seals))
                store.commit()
                return len(foreign)
        except owner.NoKey as error:
            raise StoreError(f"{error}; set XDG_STATE_HOME to a folder that lasts") from None


def _numbers_in(about: Patch) -> list[int] | None:
    """Those of the commitments that a change of records is about; None where it is about anything else than these and
    the document's own record."""
    if not isinstance(about.before, dict) or not isinstance(about.after, dict):
        return None
    keys = [key.rpartition("/") for key in about.before.keys() | about.after.keys()]
    if not all(table in (COMMITMENTS, DOCUMENT) and is_number(number) for table, _, number in keys):
        return None
    return sorted(int(number) for table, _, number in keys if table == COMMITMENTS)


def _noted_of(rows: list[tuple[Any, ...]]) -> Noted:
    """Of one change, from its rows."""
    id_, _, command, by, at, undoes, redoes, place, _, _, _ = rows[0]
    try:
        if not all(isinstance(text, str) for text in (command, by, at)):
            raise TypeError("what was done, by whom and when are texts")  # noqa: TRY301
        several = sorted((patch for row in rows for patch in row[8]), key=lambda patch: int(patch[0]))
        patches: Mapping[str, Patch] = {name: patch_of(before, after) for _, name, before, after in several}
        entry = Entry(id_.int, command, by, decode_instant(at), patches, _numbers(undoes), _numbers(redoes), place)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise StoreError(f"the change {id_} in the journal cannot be read: {error}") from None
    return Noted(
        entry, next((row[9] for row in rows if row[9] is not None), None), [s for row in rows for s in row[10]]
    )


def _numbers(ids: Sequence[UUID]) -> tuple[int, ...]:
    return tuple(one.int for one in ids)
