"""The derived index of a large store: which records a question can be about, and where in their files they stand.

`index-….sqlite` in the user's cache folder only narrows. It is checked against every file's name, size, times and
inode at each use, and only files that differ are read again; a file that it cannot vouch for is read whole by whoever
asks. So it can be missing, out of date, locked, damaged or from another version, and no answer is another for it; it
can be removed at any time. Only what a file system does not note either, a change through a mapping of the file that
stays open, escapes it. The values themselves never come from here, and nothing outside this package but the store
knows of it.

`listing.py` is which files have changed since, `layout.py` which parts of a file, `tables.py` the SQLite file,
`vocabulary.py` the words in it, by their numbers; what is indexed of a commitment stands in `narrowing.py`, which other
stores share.
"""

import contextlib
import os
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from commitments.codec import decode_document
from commitments.errors import CommitmentsError
from commitments.model import Commitment
from commitments.stores.documents.format import Record, record_of
from commitments.stores.documents.rows import rows_of
from commitments.stores.documents.sheet import is_document_id, of_records, without_collector
from commitments.stores.files import Progress, Stamp, last_touched, open_to_read, stamp_of
from commitments.stores.folder.index.layout import NO_LAYOUT, Layout, laid_out, packed, record_in, unpacked
from commitments.stores.folder.index.listing import NOTHING_LISTED, UNSURE, Listing, look_of
from commitments.stores.folder.index.tables import discard, opened, path_of
from commitments.stores.folder.index.vocabulary import FTS, MOST_WORDS, Vocabulary, numbers_of, wanted
from commitments.stores.narrowing import (
    COLUMNS,
    Condition,
    Facts,
    Lookup,
    Question,
    condition,
    facts,
    says_something,
    sql_of,
)

COARSE_NS, FINE_NS = 3_000_000_000, 50_000_000
"""A file that was changed this shortly before it was read could be changed again without a trace: some file systems
keep times to two seconds, others as the system's clock ticks, every 10 ms at most. It is read and compared again until
it has aged."""
_BATCH_BYTES = 32_000_000
_MOST_GHOSTS = 20_000


class Candidate(NamedTuple):
    """A document that a question can be about: only these of its commitments, or any of them where it is None."""

    document: str
    numbers: Sequence[int] | None
    file: int = 0


class Index:
    """One connection to the index of a store. An `sqlite3.Error` from anything here means to go on without it."""

    def __init__(self, store: Path) -> None:
        """Raises sqlite3.Error and OSError."""
        self._store = store
        self._path = path_of(store)
        self._records = 0
        """How many there are, while the index is brought up to date."""
        self._db = opened(self._path)

    def close(self) -> None:
        self._db.close()

    def candidates(
        self, files: Mapping[str, Stamp | None], asked: Callable[[Lookup], Condition], progress: Progress
    ) -> list[Candidate]:
        """The documents to read, in the order of their ids, out of `files`. Raises sqlite3.Error."""
        read: set[str] = set()  # just now, so that this answer can rely on it, however lately they were touched
        now = Listing.of(files)
        self._db.execute("BEGIN")  # one state of the index for all that is asked of it
        stale = self._stale(now)
        if any(map(files.get, stale)):
            self._db.execute("ROLLBACK")
            version = None
            with contextlib.suppress(sqlite3.OperationalError, OSError):  # locked, read-only, gone: stale is read whole
                read, version = self._update(files, now, progress)
            self._db.execute("BEGIN")
            stale = self._stale(now)
            if self._version() != version:  # another process has written since, and perhaps taken out what was read
                read = set()
        try:
            found = self._found(asked(partial(wanted, self._db)))
            return self._candidates(found, files, stale - read | (files.keys() & self._unknown()))
        finally:
            self._db.execute("ROLLBACK")

    def examples(self, files: Mapping[str, Stamp | None], kind: str) -> list[Candidate] | None:
        """For each word of a kind one commitment that has it, as far as the index knows the documents; None where that
        is not far, or where they are too many. Raises sqlite3.Error."""
        self._db.execute("BEGIN")
        try:
            whole = self._stale(Listing.of(files)) | (files.keys() & self._unknown())
            numbers = numbers_of(self._db, "begins", f"{kind}:")
            if numbers is None or len(whole) > MOST_WORDS:
                return None
            barred = [file for name in whole if (file := self._known_file(name)) is not None]
            found: dict[int, array[int]] = {}
            for number in numbers:
                for file, place in self._one_with(number, barred):
                    found.setdefault(file, array("I")).append(place)
            return self._candidates(found, files, whole)
        finally:
            self._db.execute("ROLLBACK")

    def _candidates(
        self, found: Mapping[int, "array[int]"], files: Mapping[str, Stamp | None], whole: set[str]
    ) -> list[Candidate]:
        """By the ids of their files; the documents that are to be read whole are so."""
        some = [Candidate(self._name(file), numbers, file) for file, numbers in found.items()]
        some = [one for one in some if one.document in files and one.document not in whole]
        return sorted([*some, *(Candidate(name, None) for name in whole)], key=lambda one: one.document)

    def spans(self, candidate: Candidate, stamp: Stamp) -> dict[tuple[int, int], list[int]]:
        """Where its records, and as 0 the document's, are to be looked for in the file of that stamp, by their numbers;
        empty where that is not known."""
        with contextlib.suppress(sqlite3.Error):
            row = self._db.execute("SELECT look FROM files WHERE id = ?", (candidate.file,)).fetchone()
            if row == (look_of(stamp),):
                return self._layout(candidate.file).spans((0, *(candidate.numbers or ())))
        return {}

    # --- asking -------------------------------------------------------------------------------------------------------

    def _listing(self) -> tuple[Listing, int]:
        """How the files looked when they were read, those that have not aged as UNSURE; and how many records they
        have."""
        row = self._db.execute("SELECT names, looks, records FROM listing").fetchone()
        return (Listing(row[0], row[1]), row[2]) if row else (NOTHING_LISTED, 0)

    def _stale(self, now: Listing) -> set[str]:
        """The documents whose files differ from what the index has of them, or may."""
        return set(filter(is_document_id, now.differing(self._listing()[0])))

    def _unknown(self) -> set[str]:
        return {name for (name,) in self._db.execute("SELECT name FROM files WHERE NOT is_known")}

    def _found(self, condition: Condition) -> dict[int, "array[int]"]:
        """By the id of the file, the numbers of the records that meet the condition, ascending."""
        found: dict[int, array[int]] = {}
        query = f"SELECT file, number FROM records WHERE {sql_of(condition, FTS)}"  # noqa: S608 - numbers alone
        for file, number in self._db.execute(query):
            if file not in found:
                found[file] = array("I")
            found[file].append(number)
        return {file: array("I", sorted(numbers)) for file, numbers in found.items()}

    def _one_with(self, number: int, barred: Iterable[int]) -> Iterable[tuple[int, int]]:
        """The file and the number of a record that has the word of that number, if any has it outside these files."""
        where = f"words MATCH '{number:x}' AND file NOT IN ({','.join(map(str, barred))})"
        query = f"SELECT file, number FROM words JOIN records ON id = words.rowid WHERE {where} LIMIT 1"  # noqa: S608
        return self._db.execute(query)

    def _name(self, file: int) -> str:
        row = self._db.execute("SELECT name FROM files WHERE id = ?", (file,)).fetchone()
        return str(row[0]) if row else ""

    def _layout(self, file: int) -> Layout:
        row = self._db.execute("SELECT published, runs FROM layouts WHERE file = ?", (file,)).fetchone()
        return Layout(row[0], unpacked(row[1])) if row else NO_LAYOUT

    # --- bringing it up to date ---------------------------------------------------------------------------------------

    def _update(self, files: Mapping[str, Stamp | None], now: Listing, progress: Progress) -> tuple[set[str], int]:
        """Takes in the documents whose files differ; gives back which those were, and the version of the index that has
        them. Where another process writes too, it stops: which rows there are is then no longer known."""
        read: set[str] = set()
        vocabulary = Vocabulary(self._db)
        self._db.execute("BEGIN IMMEDIATE")
        try:
            version, clock = self._version(), self._clock()
            looks = self._looks_to_come(now)
            stale = sorted(name for name, look in looks.items() if look == UNSURE and name in files)
            size = 0
            for done, name in enumerate(stale):
                progress("indexing", done, len(stale))
                stamp = files[name]
                if stamp is None or not self._take_in(name, stamp, vocabulary):
                    continue
                read.add(name)
                if _has_aged(last_touched(stamp), clock):
                    looks[name] = look_of(stamp)
                size += stamp[0]
                if size > _BATCH_BYTES:  # what is done by then is kept if the rest is stopped
                    self._keep(looks)
                    self._db.execute("COMMIT")
                    self._db.execute("BEGIN IMMEDIATE")
                    size = 0
                    if self._version() != version:
                        return set(), version
            self._keep(looks)
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        return read, version

    def _version(self) -> int:
        """Another number whenever another connection has written since it was last asked."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _looks_to_come(self, now: Listing) -> dict[str, bytes]:
        """How all files look, those that have to be read as UNSURE; documents that are gone are forgotten."""
        before, self._records = self._listing()
        if self._is_mostly_ghosts():
            before = self._emptied()
        looks = now.by_name()
        unseen = before.by_name() if before.names != now.names else {}
        for name in unseen.keys() - looks.keys():
            if not os.path.lexists(self._store / f"{name}.json"):
                del unseen[name]
                if is_document_id(name):
                    self._forget(name)
        for name in filter(is_document_id, now.differing(before)):
            looks[name] = UNSURE
        # Where only some of the files were looked at, the others stay as they are.
        return looks if looks.keys() >= unseen.keys() else unseen | looks

    def _keep(self, looks: Mapping[str, bytes]) -> None:
        self._db.execute("DELETE FROM listing")
        self._db.execute("INSERT INTO listing VALUES (?, ?, ?)", (*Listing.made_of(looks), self._records))

    def _clock(self) -> int:
        """The file system's time: a server's may differ from ours, and it is what files are marked with."""
        os.utime(self._path)
        return os.stat(self._path).st_mtime_ns

    def _take_in(self, name: str, stamp: Stamp, vocabulary: "Vocabulary") -> bool:
        """What a file says now, noted with the stamp that it had before it was read."""
        try:
            with open_to_read(self._store / f"{name}.json") as whole:
                data = whole.read()
        except OSError:
            return False
        file = self._file(name)
        before = self._layout(file)
        try:
            after = without_collector(lambda: self._changed(name, data, before, file, vocabulary))
        except (CommitmentsError, ValueError, RecursionError):
            after = None  # whoever reads it whole says what is wrong with it, or can read it all the same
        self._forget_rows(set(before.runs_with_rows()) - set(after.runs_with_rows() if after else ()))
        self._db.execute("DELETE FROM layouts WHERE file = ?", (file,))
        if after:
            self._db.execute("INSERT INTO layouts VALUES (?, ?, ?)", (file, after.published, packed(after.runs)))
        self._db.execute(
            "UPDATE files SET look = ?, is_known = ? WHERE id = ?", (look_of(stamp), after is not None, file)
        )
        return True

    def _known_file(self, name: str) -> int | None:
        row = self._db.execute("SELECT id FROM files WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else None

    def _file(self, name: str) -> int:
        if (file := self._known_file(name)) is not None:
            return file
        made = self._db.execute("INSERT INTO files (name, is_known) VALUES (?, 0)", (name,))
        return made.lastrowid or 0

    def _changed(self, name: str, data: bytes, before: Layout, file: int, vocabulary: "Vocabulary") -> Layout | None:
        """The layout of a file with rows for its new and changed records; None where it has a form of its own."""
        rows = rows_of(data)
        if rows is None:
            return None
        head = _sound_record(data[slice(*rows.head)])
        published = decode_document(head).published
        laid = laid_out(rows, before.runs if before.published == published else ())
        if laid is None:
            return None
        runs, fresh = laid
        places = {number: place for records in fresh for number, place in records.items()}
        records = {number: _sound_record(data[slice(*place)]) for number, place in places.items()}
        row = self._insert(file, [facts(one) for one in of_records(name, head, records)], list(places), vocabulary)
        for at, run in enumerate(runs):
            if run.rows and not run.first_row:
                runs[at] = run._replace(first_row=row)
                row += run.rows
        return Layout(published, runs)

    def _insert(self, file: int, found: Sequence[Facts], numbers: Sequence[int], vocabulary: "Vocabulary") -> int:
        """New rows, one after the other; gives back the first."""
        (last,) = self._db.execute("SELECT max(seq) FROM sqlite_sequence").fetchone()
        first = (last or 0) + 1
        values = ", ".join("?" * (3 + len(COLUMNS)))
        rows = [
            (id_, file, number, *each.row) for id_, (number, each) in enumerate(zip(numbers, found, strict=True), first)
        ]
        self._db.executemany(f"INSERT INTO records VALUES ({values})", rows)  # noqa: S608 - question marks
        words = [(id_, " ".join([vocabulary[word] for word in each.words])) for id_, each in enumerate(found, first)]
        self._db.executemany("INSERT INTO words (rowid, numbers) VALUES (?, ?)", words)
        self._records += len(rows)
        return first

    def _forget_rows(self, ranges: Iterable[range]) -> None:
        done = self._db.executemany(
            "DELETE FROM records WHERE id >= ? AND id < ?", [(rows.start, rows.stop) for rows in ranges]
        )
        self._records -= max(done.rowcount, 0)

    def _forget(self, name: str) -> None:
        file = self._file(name)
        self._forget_rows(self._layout(file).runs_with_rows())
        self._db.execute("DELETE FROM layouts WHERE file = ?", (file,))
        self._db.execute("DELETE FROM files WHERE id = ?", (file,))

    def _is_mostly_ghosts(self) -> bool:
        """Whether most of the words are of records that are no more: those cannot be taken out one by one."""
        (made,) = self._db.execute("SELECT max(seq) FROM sqlite_sequence").fetchone()
        return (made or 0) > 2 * self._records + _MOST_GHOSTS

    def _emptied(self) -> Listing:
        self._db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        for table in ("records", "layouts", "files", "listing", "vocabulary", "sqlite_sequence"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from here
        self._records = 0
        return NOTHING_LISTED


def _has_aged(touched: int, now: int) -> bool:
    # Digits below a millisecond are shown only where time is kept as finely as the clock ticks.
    return touched + (FINE_NS if touched % 1_000_000 else COARSE_NS) < now


def _sound_record(line: bytes) -> Record:
    """Raises ValueError where half a character may be in it, which only a reader of the whole file refuses rightly."""
    if b"\\ud" in line or b"\\uD" in line:
        raise ValueError("half a character, perhaps")
    return record_of(line)


# --- answering --------------------------------------------------------------------------------------------------------


Found = Iterator[tuple[str, list[Commitment] | None]]
"""Documents to look into, in the order of their ids, with the commitments that are asked for; None where the whole of
it is to be read."""


def narrowed(store: Path, files: Mapping[str, Stamp | None], question: Question, progress: Progress) -> Found:
    """What a question can be about."""
    if says_something(*question):
        asked = partial(condition, *question)
        return _answered(store, files, lambda index: index.candidates(files, asked, progress), progress)
    return _answered(store, files, None, progress)


def exemplary(store: Path, files: Mapping[str, Stamp | None], kind: str, progress: Progress) -> Found:
    """Commitments that have between them all the words of a kind that there are, such as `tag`. No index is made or
    brought up to date for it."""
    try:
        is_there = path_of(store).is_file()
    except OSError:
        is_there = False
    return _answered(store, files, (lambda index: index.examples(files, kind)) if is_there else None, progress)


def _answered(
    store: Path,
    files: Mapping[str, Stamp | None],
    ask: Callable[[Index], list[Candidate] | None] | None,
    progress: Progress,
) -> Found:
    index, found = None, None
    if ask:
        try:
            index = Index(store)
            found = ask(index)
        except (sqlite3.OperationalError, OSError):
            pass  # out of reach
        except sqlite3.Error:
            discard(path_of(store))
    if found is None:
        found = [Candidate(name, None) for name in sorted(filter(is_document_id, files))]
    try:
        for done, candidate in enumerate(found):
            progress("reading", done, len(found))
            yield candidate.document, _picked(store, index, candidate) if index else None
    finally:
        if index:
            index.close()


def _picked(store: Path, index: Index, candidate: Candidate) -> list[Commitment] | None:
    """The commitments as the file has them now; None where it is no longer the one that was indexed."""
    if candidate.numbers is None:
        return None
    try:
        with open_to_read(store / f"{candidate.document}.json") as file:
            spans = index.spans(candidate, stamp_of(os.fstat(file.fileno())))
            if not spans:
                return None
            pieces = [(_piece(file, *span), numbers) for span, numbers in spans.items()]
        records = {number: record_of(record_in(piece, number)) for piece, numbers in pieces for number in numbers}
        return of_records(candidate.document, records.pop(0), records)
    except (OSError, CommitmentsError, ValueError, RecursionError):
        return None  # whoever reads it whole says what is wrong


def _piece(file: FileIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(end - start)
