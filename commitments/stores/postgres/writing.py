"""What a change is made through in a database: one transaction, in which the rows of its documents are locked."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from commitments.errors import StoreError
from commitments.stores import files
from commitments.stores.changes.entries import Entry, Patch
from commitments.stores.changes.writing import Rewrite, Writing
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, ONLY, Record, render
from commitments.stores.documents.migrations import SCHEMA
from commitments.stores.documents.sheet import Sheet, is_document_id
from commitments.stores.postgres.applying import Applying
from commitments.stores.postgres.changes import document_of
from commitments.stores.postgres.connecting import bounded, connected, first_line, is_lost, refusal
from commitments.stores.postgres.contents import content
from commitments.stores.postgres.rows import sheet
from commitments.stores.settings import seconds_to_wait
from commitments.stores.shelves import EVIDENCE, is_kept

if TYPE_CHECKING:
    from psycopg import Connection

    from commitments.stores.changes.turning import Turn
    from commitments.stores.contents import Making
    from commitments.stores.documents.drafts import Draft
    from commitments.stores.postgres.postgres import PostgresStore


_ALIVE = {"idle": 10, "interval": 5, "count": 3}


@contextmanager
def writing(store: "PostgresStore", *, dry_run: bool) -> Iterator[Writing]:
    """Raises StoreError for whatever the server refuses; nothing is changed then."""
    if dry_run:
        yield _Rows(store, dry_run=True)
        return
    store.rest()
    with store.told():
        wait = round(seconds_to_wait(store.settings) * 1000)
        # The rows of somebody whose machine is gone are free again within 25 seconds, and not in two hours.
        chosen = {"lock_timeout": max(wait, 1), **{f"tcp_keepalives_{name}": value for name, value in _ALIVE.items()}}
        sets = "; ".join(f"SET LOCAL {name} = {value}" for name, value in chosen.items())
        store.connection.execute(f"BEGIN ISOLATION LEVEL READ COMMITTED; {sets}")
    store.is_writing = True
    try:
        with store.told():
            yield _Rows(store)
    finally:
        store.is_writing = False
        with suppress(Exception):  # what is not committed is gone, whatever becomes of this
            if store.connection.info.transaction_status:
                store.streams.fetch()
                store.connection.execute("ROLLBACK")


def commit(store: "PostgresStore") -> None:
    """What is written here can be written again."""
    from psycopg import Error

    try:
        with files.undisturbed():
            _send_commit(store)
    except Error as error:
        if not is_lost(error):
            raise
        said = first_line(error, store.url)
        raise StoreError(
            f"{store.name} was lost on the way: {said}; whether the last of it was written cannot be told. Run it "
            "again when it is back: it goes on where it was"
        ) from None


def _send_commit(store: "PostgresStore") -> None:
    """Raises psycopg.Error, also where nobody has answered to it in time."""
    with bounded(store.connection, LONGEST_COMMIT):
        store.connection.execute("COMMIT")


def take_in(store: "PostgresStore", contents: Mapping[str, bytes | None], memo: str | None) -> None:
    with writing(store, dry_run=False) as at_work:
        assert isinstance(at_work, _Rows)
        at_work.take_in(contents, memo)


def add_entries(store: "PostgresStore", texts: Mapping[int, str]) -> None:
    with writing(store, dry_run=False):
        for text in texts.values():
            store.journal.take_in(store.connection, text)
        store.commit()


def finish(store: "PostgresStore", memo: str) -> None:
    with writing(store, dry_run=False):
        store.connection.execute("UPDATE store SET memo = %s, copied_from = NULL", (memo,))
        store.commit()
    _count_rows(store)


def _count_rows(store: "PostgresStore") -> None:
    """So that the server need not guess how many there are, or look through what its indexes have put off, until it
    does this by itself some minutes later. Where it does not let us, that is soon enough."""
    from psycopg import Error

    for table in ("documents", "commitments", "updates", "evidence", "changes"):
        with suppress(Error):
            store.connection.execute(f"VACUUM (ANALYZE) {table}")


def keep(store: "PostgresStore", make: "Making") -> None:
    with writing(store, dry_run=False) as at_work:
        assert isinstance(at_work, _Rows)
        at_work.keep(make)
    store.__dict__.pop("evidence", None)


class _Rows(Writing):
    def __init__(self, store: "PostgresStore", *, dry_run: bool = False) -> None:
        self._store, self._dry_run = store, dry_run
        self._held: set[str] = set()

    @property
    def _connection(self) -> "Connection[Any]":
        return self._store.connection

    def hold(self, document: str) -> None:
        """Nobody else changes the document until this change ends; see `document_of`."""
        if document in self._held or self._dry_run:
            return
        if not self._lock_row(document):  # only once for each document
            self._connection.execute("INSERT INTO locks (document) VALUES (%s) ON CONFLICT DO NOTHING", (document,))
            self._lock_row(document)
        self._held.add(document)

    def _lock_row(self, document: str) -> bool:
        """Whether there is one to lock."""
        return self._connection.execute("SELECT FROM locks WHERE document = %s FOR UPDATE", (document,)).rowcount == 1

    def sheet(self, document_id: str) -> Sheet | None:
        if not is_document_id(document_id):
            return None
        with self._store.reading():
            self.hold(document_id)
            return sheet(self._store.reading, document_id, sparsely=True, by_letters=True)

    def content(self, name: str) -> bytes | None:
        with self._store.reading() as connection:
            self.hold(document_of(name))
            return content(connection, name)

    def rewrite(self, draft: "Draft") -> Rewrite:
        changed = draft.rewritten_records()
        if draft.sheet is None:
            if not draft.is_there:
                return Rewrite(None, None)
            head = draft.document_record(bool(changed))
            records = {str(number): record for number, record in changed.items() if record is not None}
            return Rewrite(None, Patch(None, render({DOCUMENT: {ONLY: head or {}}, COMMITMENTS: records})))
        if not draft.is_there:
            return Rewrite(None, Patch(self._text(draft.id), None))
        if not changed and not draft.is_document_changed:
            return Rewrite(None, None)
        # Where the same records are only other ones, the document's own need not be read, as in a folder.
        is_counted = draft.is_document_changed or any(draft.adds_or_removes(number) for number in changed)
        is_old = bool(draft.sheet.data) or draft.sheet.version != SCHEMA
        head = draft.document_record(bool(changed)) if is_counted or is_old else None
        if is_old:
            return self._as_in_a_folder(draft.sheet, head, changed)
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for number, record in sorted(changed.items()):
            key = f"{COMMITMENTS}/{number}"
            before[key], after[key] = draft.sheet.records.get(str(number)), record
        if head is not None:
            before[f"{DOCUMENT}/{ONLY}"], after[f"{DOCUMENT}/{ONLY}"] = draft.sheet.tables[DOCUMENT][ONLY], head
        return Rewrite(None, Patch(before, after))

    def _text(self, document_id: str) -> str | None:
        data = self.content(f"{document_id}.json")
        return data.decode() if data is not None else None

    def _as_in_a_folder(self, sheet: Sheet, head: Record | None, changed: Mapping[int, Record | None]) -> Rewrite:
        """Of a document that this program would write in other letters: those that are not touched stay."""
        from commitments.stores.documents.book import rewritten

        data = sheet.data or self.content(sheet.name) or b""
        return Rewrite.between(data, rewritten(Sheet.sparsely(sheet.id, data), head, changed).encode())

    def refuse_unsound(self, drafts: Sequence["Draft"]) -> None:
        with self._store.reading() as connection:
            doubtful = connection.execute(
                "SELECT DISTINCT document FROM commitments WHERE document = ANY(%s) AND edition = 0 ORDER BY document",
                ([draft.id for draft in drafts],),
            ).fetchall()
        for (document_id,) in doubtful:
            self._store.refuse_unreadable(document_id)

    def next_number(self) -> int:
        return self._store.journal.next_number()

    def commit(self, entry: Entry, rewrites: Mapping[str, Rewrite], drafts: Sequence["Draft"]) -> None:
        self._commit(entry, {name: one.content for name, one in rewrites.items()})

    def holds_anew(self, entry: Entry) -> bool:
        wanted = sorted({document_of(name) for name in entry.patches} - self._held)
        with self._store.reading():
            for document in wanted:
                self.hold(document)
        return bool(wanted)

    def turn(self, turn: "Turn") -> None:
        self._commit(turn.entry, turn.texts)

    def _commit(self, entry: Entry, contents: Mapping[str, files.Content | None]) -> None:
        store = self._store
        with store.reading() as connection:
            at_work = Applying(connection, UUID(int=entry.number))
            for done, name in enumerate(sorted(entry.patches)):
                store.progress("writing", done, len(entry.patches))
                self.hold(document_of(name))
                at_work.apply(name, entry.patches[name], contents.get(name))
            journal = store.journal
            journal.add(connection, entry, None, journal.sealed(entry))
        files.stop_if_wished()
        with files.undisturbed():
            self._end(entry)
            store.made.note(entry)

    def _end(self, entry: Entry) -> None:
        """COMMIT. Where the answer to it is lost, what became of it is asked anew."""
        from psycopg import Error

        store = self._store
        try:
            _send_commit(store)
        except Error as error:
            if not is_lost(error):
                raise refusal(error, store.name, store.url, made=store.changes_made) from None
            self._ask_what_became(entry, first_line(error, store.url))

    def _ask_what_became(self, entry: Entry, said: str) -> None:
        """Returns where the change was made, and the store can be read on; raises StoreError where it was not, or
        nobody can tell."""
        store = self._store
        document = min(map(document_of, entry.patches))
        store.connection.close()
        for pause in _PAUSES:
            _sleep(pause)
            try:
                was_made = _was_made(store, document, entry.number)
            except StoreError:
                continue
            if was_made:
                store.tell(f"{store.name} was lost on the way ({said}), but the change was made")
                return
            nothing = "nothing more was changed" if store.changes_made else "nothing was changed"
            raise StoreError(f"{store.name} was lost on the way: {said}; {nothing}. Run it again")
        raise StoreError(
            f"{store.name} was lost on the way: {said}; whether the change was made cannot be told before it is back: "
            f"commitments log shows {entry.title!r} first, if it was"
        )

    # --- copies of evidence -----------------------------------------------------------------------------------------

    def keep(self, make: "Making") -> None:
        """Kept once more, they are as they were: so what was lost on the way of COMMIT is not asked after."""
        store = self._store
        with store.reading():
            self.hold(f"{EVIDENCE}/")
        contents = make(store.content)
        with store.reading() as connection:
            for name, data in contents.items():
                if not is_kept(name):
                    raise StoreError(f"{name!r} cannot name a file of a copy")
                connection.execute(
                    "INSERT INTO copies (name, content) VALUES (%s, %s) "
                    "ON CONFLICT (name) DO UPDATE SET content = EXCLUDED.content",
                    (name, data),
                )
        files.stop_if_wished()
        store.commit()

    # --- the contents of a store ------------------------------------------------------------------------------------

    def take_in(self, contents: Mapping[str, bytes | None], memo: str | None) -> None:
        """As they are."""
        with self._store.reading() as connection:
            at_work = Applying(connection, UUID(int=self.next_number()))
            for document in sorted({document_of(name) for name in contents}):
                self.hold(document)
            for name, data in contents.items():
                at_work.put(name, data)
            if memo is not None:
                connection.execute("UPDATE store SET memo = %s", (memo,))
        self._store.commit()


LONGEST_COMMIT = 60.0
"""Seconds in which a server has answered to COMMIT, also one that waits for another one to have it too."""
_PAUSES = (0.0, 0.2, 0.5, 1.0, 2.0, 4.0)


def _sleep(seconds: float) -> None:
    import time

    time.sleep(seconds)


def _was_made(store: "PostgresStore", document: str, number: int) -> bool:
    """Asked in a new connection, once the row of a document of the change is free: so that a COMMIT that the server is
    still at has ended. From then on the store goes by that connection. Raises StoreError."""
    from psycopg import Error

    connection = connected(store.url)
    try:
        with bounded(connection, LONGEST_COMMIT):
            connection.execute("BEGIN; SET LOCAL lock_timeout = 5000")
            connection.execute("SELECT FROM locks WHERE document = %s FOR UPDATE", (document,))
            row = connection.execute(
                "SELECT FROM changes WHERE document = %s AND id = %s", (document, UUID(int=number))
            ).fetchone()
            connection.execute("ROLLBACK")
    except Error as error:
        connection.close()
        raise refusal(error, store.name, store.url) from None
    except BaseException:
        connection.close()
        raise
    store.connection = connection
    return row is not None
