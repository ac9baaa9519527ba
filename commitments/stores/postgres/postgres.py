"""The store in a database. What one command reads is of one moment, and a change is one transaction."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commitments.errors import StoreError
from commitments.model import Commitment
from commitments.stores.changes.entries import HIGHEST_NUMBER
from commitments.stores.changes.made import Made
from commitments.stores.documents.format import Record
from commitments.stores.documents.sheet import Sheet, is_document_id, of_records, without_collector
from commitments.stores.narrowing import condition
from commitments.stores.postgres.columns import sql_of_question, word_asked
from commitments.stores.postgres.connecting import first_line, schema_of, told
from commitments.stores.postgres.contents import content
from commitments.stores.postgres.rows import (
    FEW,
    TOGETHER,
    NumbersAmongMany,
    Streams,
    pieces_of,
    pieces_where,
    sheet,
    sheets,
    tables_of,
)
from commitments.stores.settings import Settings
from commitments.stores.shelves import is_kept
from commitments.stores.store import Look, Store
from commitments.text import without_password

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from psycopg import Connection

    from commitments.query import Query
    from commitments.search import Needle
    from commitments.stores.changes.entries import Entry
    from commitments.stores.changes.writing import Writing
    from commitments.stores.contents import Making
    from commitments.stores.documents.renumbered import Renumbering
    from commitments.stores.postgres.changes import Changes
    from commitments.stores.postgres.making import Roles

_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


class PostgresStore(Store):
    """A schema of a database, through one connection."""

    def __init__(
        self, url: str, connection: "Connection[Any]", settings: Settings, roles: "Callable[[Connection[Any]], Roles]"
    ) -> None:
        super().__init__(settings)
        self.url = url
        self.connection = connection
        self._roles = roles
        self._made = Made()
        self.written = 0
        """How often something was written that is no change of a user's: a part of a copy perhaps."""
        self.is_writing = False
        """Whether a change is at work."""
        self.streams = Streams()
        self._numbers_asked = 0
        self._having: dict[int, frozenset[str]] = {}
        """Of a number: the documents with a commitment of it, in the moment that is read."""

    # --- which one it is ----------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return without_password(self.url)

    @property
    def named(self) -> str:
        return f"or set COMMITMENTS_STORE to it, or store = in {_CONFIGURATION}"

    @cached_property
    def key(self) -> str:
        """The server's own number is in it, since a name may lead to another server tomorrow."""
        with self.reading() as connection:
            row = connection.execute(
                "SELECT d.oid, d.datname, current_schema() FROM pg_database d WHERE d.datname = current_database()"
            ).fetchone()
        info = connection.info
        return f"postgresql:{info.host}:{info.port}:{row}"

    @property
    def made(self) -> Made:
        return self._made

    def is_at(self, place: Path | str) -> bool:
        return isinstance(place, str) and place == self.url

    def places(self) -> Mapping[str, str]:
        info, roles = self.connection.info, self._roles(self.connection)
        version = info.server_version
        return {
            "store": self.name,
            "server": f"{info.host}:{info.port}, version {version // 10000}.{version % 10000}",
            "database": info.dbname,
            "schema": schema_of(self.connection),
            "user": info.user,
            "readers": roles.readers,
            "editors": roles.editors,
        }

    # --- one moment ---------------------------------------------------------------------------------------------------

    def reading(self) -> "AbstractContextManager[Connection[Any]]":
        """The connection, in a transaction that sees one moment, or in that of the change that is at work. Errors of
        the server become ours."""
        return _Reading(self)

    def rest(self) -> None:
        if not self.is_writing and not self.connection.closed and self.connection.info.transaction_status:
            with self.told():
                self.streams.fetch()
                self.connection.execute("ROLLBACK")
        self._having.clear()

    def settle(self) -> None:
        """A moment begins with the first statement; nothing is ever left unfinished."""

    def close(self) -> None:
        self.connection.close()

    # --- reading ------------------------------------------------------------------------------------------------------

    def document_ids(self) -> list[str]:
        with self.reading() as connection:
            return [name for (name,) in connection.execute("SELECT document FROM documents ORDER BY document")]

    def sheet(self, document_id: str, *, sparsely: bool = False, thorough: bool = False) -> Sheet | None:
        if not is_document_id(document_id):
            return None
        return sheet(self.reading, document_id, sparsely=sparsely)

    def _sheets(self, document_ids: Iterable[str], *, sparsely: bool = False) -> Iterator[Sheet]:
        with self.reading() as connection:
            yield from sheets(self.reading, connection, self.streams, document_ids, sparsely=sparsely)

    def numbers(self, document_id: str) -> AbstractSet[int]:
        """As of every store; but of a document that is not there, once many were asked for, it has none."""
        self._numbers_asked += 1
        if self.is_writing or self._numbers_asked <= FEW:
            return super().numbers(document_id)
        return NumbersAmongMany(self.reading, document_id, self._documents_having)

    def _documents_having(self, number: int) -> frozenset[str]:
        if number not in self._having:
            with self.reading() as connection:
                rows = connection.execute("SELECT document FROM commitments WHERE number = %s", (number,))
                self._having[number] = frozenset(name for (name,) in rows)
        return self._having[number]

    def content(self, name: str) -> bytes | None:
        with self.reading() as connection:
            return content(connection, name)

    def where(self, name: str) -> str:
        return f"{name} of {self.name}"

    def look(self, document_id: str) -> Look:
        with self.reading() as connection:
            row = connection.execute(
                "SELECT d.touched, t.touched FROM documents d JOIN texts t USING (document) WHERE document = %s",
                (document_id,),
            ).fetchone()
        return Look([touched.hex for touched in row] if row else [], is_sure=True)

    def tags(self) -> set[str]:
        with self.reading() as connection:
            # From each to the next one in the index, however many documents have it.
            rows = connection.execute(
                "WITH RECURSIVE found (tag) AS (SELECT min(tag) FROM tags UNION ALL "
                "SELECT (SELECT min(t.tag) FROM tags t WHERE t.tag > found.tag) FROM found WHERE tag IS NOT NULL) "
                "SELECT tag FROM found WHERE tag IS NOT NULL"
            )
            return {tag for (tag,) in rows}

    def _candidates(self, query: "Query", today: date, sought: "Needle | None") -> Iterator[Commitment]:
        where = sql_of_question(condition(query.node, query.when(today), sought, word_asked))
        if (documents := query.documents()) is not None:
            # Slugs, as the words of the condition stand between quotation marks.
            ids = [f"'{name}'" for name in sorted(documents) if is_document_id(name)]
            where += f" AND c.document IN ({', '.join(ids)})" if ids else " AND FALSE"
        with self.reading() as connection:
            rows = self.streams.rows(connection, pieces_where(where))
            for document_id, head, records in _with_heads(connection, rows):
                try:
                    yield from without_collector(lambda: of_records(document_id, head, records))  # noqa: B023 - at once
                except StoreError:
                    self.refuse_unreadable(document_id)
                    raise

    def refuse_unreadable(self, document_id: str) -> None:
        """Raises StoreError, naming all that is wrong in it, for a document that cannot be read."""
        if (whole := self.sheet(document_id)) is not None:
            without_collector(whole.commitments)

    def renumbered(self) -> "Iterator[Renumbering]":
        from commitments.merging.pairing import FORMERLY
        from commitments.stores.documents.renumbered import renumbered_among

        with self.reading() as connection:
            rows = connection.execute(
                "SELECT record FROM commitments WHERE strpos(record::text, %s) > 0 ORDER BY document, number",
                (f'"{FORMERLY}"',),
            )
            yield from list(renumbered_among(record for (record,) in rows))

    def coded(self) -> list[str]:
        with self.reading() as connection:
            return [name for (name,) in connection.execute("SELECT DISTINCT document FROM codes ORDER BY document")]

    def shelved(self, document_id: str) -> list[str]:
        with self.reading() as connection:
            rows = connection.execute("SELECT name FROM codes WHERE document = %s ORDER BY name", (document_id,))
            return [name for (name,) in rows]

    # --- copies of evidence -------------------------------------------------------------------------------------------

    def kept(self) -> list[str]:
        with self.reading() as connection:
            return [name for (name,) in connection.execute("SELECT name FROM copies ORDER BY name")]

    def contents(
        self, names: Sequence[str], refused: Callable[[str, StoreError], None] | None = None
    ) -> Iterator[tuple[str, bytes]]:
        kept = [name for name in names if is_kept(name)]
        with self.reading() as connection:
            for start in range(0, len(kept), TOGETHER):
                some = kept[start : start + TOGETHER]
                rows = connection.execute(
                    "SELECT name, content FROM copies WHERE name = ANY(%s) ORDER BY name", (some,)
                ).fetchall()
                yield from ((name, bytes(data)) for name, data in rows)
        yield from super().contents([name for name in names if not is_kept(name)], refused)

    def keep(self, make: "Making") -> None:
        from commitments.stores.postgres.writing import keep

        keep(self, make)

    # --- copying ------------------------------------------------------------------------------------------------------

    @property
    def place(self) -> str:
        return self.url

    def names(self) -> list[str]:
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT document || '.json' FROM documents "
                "UNION ALL SELECT document || '.txt' FROM texts JOIN documents USING (document) "
                "UNION ALL SELECT name FROM codes UNION ALL SELECT name FROM copies UNION ALL SELECT name FROM settings"
            )
            return sorted(name for (name,) in rows)

    def memo(self) -> str | None:
        with self.reading() as connection:
            row = connection.execute("SELECT memo FROM store").fetchone()
            return row[0] if row else None

    def entry_texts(self) -> Iterator[tuple[int, str]]:
        return ((noted.entry.number, noted.text) for noted in self.journal.oldest_first())

    def numbering(self, taken: Collection[int]) -> Callable[[int], int]:
        # A folder's number comes before all that a server gives out.
        lowest = HIGHEST_NUMBER if any(number > HIGHEST_NUMBER for number in taken) else 0
        used = set(taken)

        def number(wanted: int) -> int:
            found = wanted if wanted not in used and wanted > lowest else self.journal.next_number()
            used.add(found)
            return found

        return number

    # --- writing ------------------------------------------------------------------------------------------------------

    def told(self) -> "AbstractContextManager[None]":
        """Errors of the server become ours in the block."""
        return told(self.name, self.url, made=self.changes_made + self.written)

    def commit(self) -> None:
        """Of what can be written again, if nobody knows whether it was. Raises StoreError."""
        from commitments.stores.postgres.writing import commit

        commit(self)
        self.written += 1

    def writing(self, *, dry_run: bool = False) -> "AbstractContextManager[Writing]":
        from commitments.stores.postgres.writing import writing

        return writing(self, dry_run=dry_run)

    @cached_property
    def journal(self) -> "Changes":
        from commitments.stores.postgres.changes import Changes

        return Changes(self)

    def standing(self) -> "Iterator[Entry]":
        steps = self.journal.steps()
        return (entry._replace(step=steps[entry.number]) for entry in super().standing())

    def trust(self) -> int:
        return self.journal.trust()

    def take_in(self, contents: Mapping[str, bytes | None], memo: str | None = None) -> None:
        from commitments.stores.postgres.writing import take_in

        take_in(self, contents, memo)

    def add_entries(self, texts: Mapping[int, str]) -> None:
        from commitments.stores.postgres.writing import add_entries

        add_entries(self, texts)

    def finish(self, memo: str) -> None:
        from commitments.stores.postgres.writing import finish

        finish(self, memo)

    def work_out_facts(self) -> int:
        """What narrows questions, of each commitment of which this version has not worked it out; says of how many."""
        from commitments.stores.postgres.applying import work_out_facts

        return work_out_facts(self)


class _Reading:
    def __init__(self, store: PostgresStore) -> None:
        self._store = store

    def __enter__(self) -> "Connection[Any]":
        store = self._store
        connection = store.connection
        with store.told():
            status = connection.info.transaction_status
            if not store.is_writing and status == _FAILED:
                connection.execute("ROLLBACK")
            if not store.is_writing and status in (_IDLE, _FAILED):
                connection.execute(_READING)
        return connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        from psycopg import Error

        from commitments.stores.postgres.connecting import refusal

        store = self._store
        if isinstance(error, Error):
            raise refusal(error, store.name, store.url, made=store.changes_made + store.written) from None
        if isinstance(error, ValueError | TypeError | LookupError | AttributeError | RecursionError):
            said = f"{type(error).__name__}: {first_line(error, store.url)}"
            raise StoreError(
                f"{store.name} holds something that no store holds ({said}); see commitments check"
            ) from error


_IDLE, _FAILED = 0, 3
"""What psycopg says of a transaction."""
_CONFIGURATION = "~/.config/commitments/config.toml"


def _with_heads(
    connection: "Connection[Any]", rows: Iterator[tuple[Any, ...]]
) -> Iterator[tuple[str, Record, dict[int, Record]]]:
    """Rows of commitments by their documents, with the record of each document."""
    heads: dict[str, Record] = {}
    while some := list(_some(rows)):
        wanted = [name for name in dict.fromkeys(row[0] for row in some) if name not in heads]
        if wanted:
            heads = dict(
                connection.execute("SELECT document, record FROM documents WHERE document = ANY(%s)", (wanted,))
            ) | {name: head for name, head in heads.items() if name == some[0][0]}
        for name, group in groupby(some, key=lambda row: row[0]):
            if name in heads:
                yield name, tables_of(name, heads[name], None)[0], {row[1]: pieces_of(row).whole for row in group}


def _some(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """As many as are decoded together."""
    for count, row in enumerate(rows, 1):
        yield row
        if count == TOGETHER:
            return
