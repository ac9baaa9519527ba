"""The store: a folder of documents. Reading opens the files that are asked for; writing is one change at a time."""

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from commitments.errors import NotFound, StoreError
from commitments.model import Commitment, Document, id_parts
from commitments.store import files, private, settings
from commitments.store.lock import Lock
from commitments.store.settings import Settings
from commitments.store.sheet import Numbers, Sheet, is_document_id, without_collector

if TYPE_CHECKING:
    from commitments.query import Query
    from commitments.search import Needle
    from commitments.store.change import Change
    from commitments.store.entries import Entry
    from commitments.store.index import Found
    from commitments.store.index.narrowing import Question
    from commitments.store.journal import Journal
    from commitments.store.settling import Reading

WORTH_AN_INDEX = 500_000
"""Bytes of documents that take longer to read than to look up."""
PORTION = 200_000
"""Bytes of documents that are worked on at a time, where several processes are at work."""
_TAGS = rb'"tags":\s*(\[[^\]]*\])'


class Store:
    """A folder with a `commitments.toml` in it; `Store.open` and `Store.create` make one of these."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path, self.settings = path, settings
        self.progress = files.unseen
        """What long work reports its steps to."""
        self.tell: Callable[[str], None] = lambda _: None
        """Takes sentences that a user should read: what was found unfinished, or could not be finished."""

    @cached_property
    def journal(self) -> "Journal":
        """For the rest of this package."""
        from commitments.store.journal import Journal  # late, as `Change` is: most commands only read

        return Journal(self.path, self.progress, self.tell)

    @property
    def changes_made(self) -> int:
        """How many changes were made through this one."""
        return self.journal.made if "journal" in self.__dict__ else 0

    # --- finding one --------------------------------------------------------------------------------------------------

    @staticmethod
    def open(path: Path | str) -> "Store":
        """Raises StoreError where there is no store, or its settings cannot be read."""
        folder = Path(path)
        text = files.read_text(folder / settings.NAME)
        if text is None:
            raise StoreError(f"there is no store at {folder}; make one with `commitments init {folder}`")
        return Store(folder, settings.parse(text, str(folder / settings.NAME)))

    @staticmethod
    def create(path: Path | str) -> "Store":
        """A new, empty store. Raises StoreError where there is one already, or something else."""
        from commitments.store.making import make

        make(Path(path), {})
        return Store.open(path)

    @staticmethod
    def create_example(path: Path | str) -> "Store":
        """A new store with a copy of the shipped example in it. Raises StoreError."""
        from commitments.store.making import make, shipped_example

        make(Path(path), shipped_example())
        return Store.open(path)

    @staticmethod
    def at(path: Path | str) -> Path | None:
        """The store that a folder is, or holds in `data/`; None where it is neither."""
        for folder in (Path(path), Path(path) / "data"):
            if os.path.isfile(folder / settings.NAME) or os.path.islink(folder / settings.NAME):
                return folder  # of a link, opening says where it leads
        return None

    @staticmethod
    def find(start: Path | str) -> Path | None:
        """The store for a folder: that folder or the nearest one above that is a store or holds one in `data/`."""
        here = Path(start).absolute()
        return next((found for folder in (here, *here.parents) if (found := Store.at(folder))), None)

    # --- reading ------------------------------------------------------------------------------------------------------

    def document_ids(self) -> list[str]:
        """Sorted. A document is a file `ID.json` in the folder itself, where ID is a slug; see `strangers`."""
        return sorted(name[:-5] for name in self._json_files() if is_document_id(name[:-5]))

    def strangers(self) -> list[str]:
        """The names of JSON files in the folder that are no documents, since their names are no ids."""
        return sorted(name for name in self._json_files() if not is_document_id(name[:-5]))

    def _json_files(self) -> list[str]:
        try:
            # By the name alone: a folder called x.json is reported when it is read.
            return [name for name in os.listdir(self.path) if name.endswith(".json") and name[0] != "."]
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {files.reason(error)}") from None

    def _stamps(self, only: Collection[str] | None) -> dict[str, files.Stamp | None]:
        """What each JSON file, documents and strangers, shows from outside; None where that cannot be seen. Raises
        StoreError."""
        if only is None:
            return files.stamps(self.path, ".json")
        return {name: files.stamp(self.path / f"{name}.json") for name in only}

    def documents(self, only: Collection[str] | None = None) -> Iterator[Document]:
        """All, or these, in the order of their ids. Raises StoreError."""
        for sheet in self._sheets(self._asked(only), sparsely=True):
            yield sheet.document()

    def document(self, document_id: str) -> Document:
        """Raises NotFound, naming the nearest, and StoreError."""
        self.settle()
        return self._sheet(document_id, sparsely=True).document()

    def text(self, document_id: str) -> str | None:
        """The document's text, exactly what spans count in; None where none is kept. Raises StoreError."""
        self.settle()
        return files.read_text(self.path / f"{document_id}.txt") if is_document_id(document_id) else None

    def commitments(
        self, query: "Query | None" = None, today: date | None = None, sought: "Needle | None" = None
    ) -> Iterator[Commitment]:
        """In the order of their ids, one document in memory at a time; with a query, those that it meets `today`.

        `sought` is what the caller will search among them for: those without it need not be given.

        Raises StoreError for the first document that cannot be read.
        """
        if query is None or (query.matches_all and sought is None):
            yield from self.commitments_in(self._every_document())
            return
        if today is None:
            raise ValueError("a query needs to know what day it is")
        for commitment in self._candidates(query, today, sought):
            if query(commitment, today):
                yield commitment

    def commitments_in(self, document_ids: Iterable[str]) -> Iterator[Commitment]:
        """Those of these documents, in this order; one that is not there has none. Raises StoreError."""
        for sheet in self._sheets(document_ids):
            yield from without_collector(sheet.commitments)

    def portions(self) -> list[list[str]]:
        """The ids of all documents in order, in groups that take about as long to read. Raises StoreError."""
        self.settle()
        groups: list[list[str]] = []
        room = 0
        stamps = self._stamps(None)
        for document_id in sorted(filter(is_document_id, stamps)):
            if room <= 0:
                groups.append([])
                room = PORTION
            groups[-1].append(document_id)
            room -= files.size_of(stamps[document_id])
        return groups

    def commitments_of(self, document_id: str) -> list[Commitment]:
        """One document's, in the order of their numbers. Raises NotFound and StoreError."""
        self.settle()
        return without_collector(self._sheet(document_id).commitments)

    def numbers(self, document_id: str) -> AbstractSet[int]:
        """The numbers of one document's commitments. Raises NotFound and StoreError."""
        self.settle()
        return Numbers(self._sheet(document_id, sparsely=True).records)

    def tags(self) -> set[str]:
        """All that are in use, for who is typing one; of tags that differ only in case or accents, at least one. Most
        records are not read for it. Raises StoreError."""
        found: set[str] = set()
        written: set[bytes] = set()
        for document_id, commitments in self._exemplary(self._stamps(None), "tag"):
            if commitments is None:
                written.update(re.findall(_TAGS, self._read(document_id) or b""))
            else:
                found.update(tag for commitment in commitments for tag in commitment.tags)
        try:
            return found | {tag for tags in written for tag in json.loads(tags) if isinstance(tag, str)}
        except ValueError:  # a bracket in a tag, or a damaged file
            return {tag for commitment in self.commitments() for tag in commitment.tags}

    def _candidates(self, query: "Query", today: date, sought: "Needle | None") -> Iterator[Commitment]:
        """All that the query can meet, and more: what narrows here need not be right, only never leave one out."""
        documents, ids = query.documents(), query.ids()
        if ids is not None:
            for sheet in self._sheets(self._asked(documents), sparsely=True):
                named = sorted(parts[1] for name in ids if (parts := id_parts(name)) and parts[0] == sheet.id)
                made = sheet.published if named else None
                yield from filter(None, (sheet.commitment(number, made) for number in named))
            return
        self.settle()
        for document_id, found in self._narrowed(self._stamps(documents), (query.node, query.when(today), sought)):
            if found is not None:
                yield from found
                continue
            yield from self.commitments_in([document_id])

    def _narrowed(self, stamps: Mapping[str, files.Stamp | None], question: "Question") -> "Found":
        """The documents to look into; with their commitments, as far as an index told them apart."""
        if not _can_be_indexed(stamps):
            return self._whole(stamps)
        from commitments.store.index import narrowed

        return narrowed(self.path, stamps, question, self.progress)

    def _exemplary(self, stamps: Mapping[str, files.Stamp | None], kind: str) -> "Found":
        """Commitments that have between them all the words of a kind, as far as an index knows; else the documents."""
        if not _can_be_indexed(stamps):
            return self._whole(stamps)
        from commitments.store.index import exemplary

        return exemplary(self.path, stamps, kind, self.progress)

    def _whole(self, stamps: Mapping[str, files.Stamp | None]) -> "Found":
        return ((name, None) for name in self._one_by_one(sorted(filter(is_document_id, stamps))))

    def commitment(self, commitment_id: str) -> Commitment:
        """Opens just that document's file. Raises NotFound, naming the nearest, and StoreError."""
        self.settle()
        document_id, number = id_parts(commitment_id) or (commitment_id, 0)
        if number == 0 and self._read(document_id) is None:
            raise NotFound(f"no commitment {commitment_id!r}; an id is a document's with a number, as in paris-2015-03")
        sheet = self._sheet(document_id, sparsely=True)
        found = sheet.commitment(number, sheet.published)
        if found is None:
            raise NotFound(f"no commitment {commitment_id!r};{_near_number(sheet, number)}")
        return found

    def examine(self, document_id: str) -> tuple[Document | None, list[Commitment], list[str]]:
        """What can be read of a document, and a line for everything that is wrong with its file. Raises NotFound."""
        self.settle()
        try:
            sheet = self.sheet(document_id, thorough=True)
        except StoreError as error:
            return None, [], [str(error)]
        if sheet is None:
            raise self.no_document(document_id)
        return sheet.examined()

    def _asked(self, only: Collection[str] | None) -> Iterable[str]:
        """The ids of these documents, or of all, in order."""
        return self._every_document() if only is None else sorted(only)

    def _every_document(self) -> Iterator[str]:
        """The ids of all, looked up when the first is asked for."""
        yield from self._one_by_one(self.document_ids())

    def _one_by_one(self, document_ids: Sequence[str]) -> Iterator[str]:
        for done, document_id in enumerate(document_ids):
            self.progress("reading", done, len(document_ids))
            yield document_id

    def _sheets(self, document_ids: Iterable[str], *, sparsely: bool = False) -> Iterator[Sheet]:
        """The files of these documents, in this order."""
        self.settle()
        for document_id in document_ids:
            sheet = self.sheet(document_id, sparsely=sparsely)
            if sheet is not None:  # else it was removed since the folder was listed
                yield sheet

    def _sheet(self, document_id: str, *, sparsely: bool = False) -> Sheet:
        sheet = self.sheet(document_id, sparsely=sparsely)
        if sheet is None:
            raise self.no_document(document_id)
        return sheet

    def sheet(self, document_id: str, *, sparsely: bool = False, thorough: bool = False) -> Sheet | None:
        """A document's file as it is now; None where there is none. For the rest of this package."""
        data = self._read(document_id)
        if data is None:
            return None
        if sparsely:
            return Sheet.sparsely(document_id, data)
        return without_collector(lambda: Sheet.of(document_id, data, thorough=thorough))

    def _read(self, document_id: str) -> bytes | None:
        if not is_document_id(document_id):
            return None
        return files.read_bytes(self.path / f"{document_id}.json")

    def no_document(self, document_id: str) -> NotFound:
        """The error for a document that is not there."""
        ids = self.document_ids()
        import difflib  # only when something is misspelt: 3 ms of start-up

        near = difflib.get_close_matches(document_id, ids, n=1, cutoff=0.5)
        hint = f" did you mean {near[0]!r}?" if near else " `commitments documents` lists them"
        return NotFound(
            f"no document {document_id!r};{hint}" if ids else f"no document {document_id!r}; none is here yet"
        )

    # --- writing ------------------------------------------------------------------------------------------------------

    def change(self, command: str, by: str, now: datetime, *, dry_run: bool = False) -> "Change":
        """`with store.change(…) as change:` everything in the block is one change, written when the block ends, or
        not at all if it raises. With `dry_run` nothing is written or locked; `change.changed` says what would be.

        Raises StoreError where another process holds the store for too long, or it cannot be written.
        """
        from commitments.store.change import Change

        return Change(self, command, by, now, dry_run=dry_run)

    def index_path(self) -> Path | None:
        """Where the index of a large store is, or would be; None where there is no place for one."""
        from commitments.store.index.tables import path_of

        try:
            return path_of(self.path)
        except OSError:
            return None

    def lock(self) -> Lock:
        """The store's lock, not yet taken. Raises StoreError where the folder cannot be written."""
        return Lock(private.made(self.path) / "lock", _wait_seconds(self.settings))

    # --- undo ---------------------------------------------------------------------------------------------------------

    def log(self) -> "Iterator[Entry]":
        """The changes, newest first, each read from the disk only when it is asked for."""
        self.settle()
        return self.journal.entries()

    def standing(self) -> "Iterator[Entry]":
        """The changes that undo would take back, newest first."""
        from commitments.store.turning import standing

        self.settle()
        return standing(self.journal)

    def unfinished(self) -> "Entry | None":
        """The change that is written down and not finished, whoever began it. Raises StoreError."""
        from commitments.store.journal import read

        text = self.journal.unfinished()
        return read(text) if text is not None else None

    def foreign_changes(self) -> int:
        """How many changes in the journal are not this user's own, and so are not undone; see `trust`."""
        return len(self.journal.foreign())

    def undo(self, by: str, now: datetime, steps: int = 1, *, dry_run: bool = False) -> "list[Entry]":
        """Take back the last changes of this user's own that stand: all of the steps, which are one change, or none.
        Fewer entries than steps, if there are no more. Each says what it changes (`changed()`) and what it takes back
        (`command`, `undoes`).

        Raises Conflict, with names, where somebody else has changed the same records since.
        """
        return self._turn("undo", by, now, steps, dry_run)

    def redo(self, by: str, now: datetime, steps: int = 1, *, dry_run: bool = False) -> "list[Entry]":
        """Make the changes again that were last undone, as long as nothing else was changed. As `undo`."""
        return self._turn("redo", by, now, steps, dry_run)

    def _turn(self, what: str, by: str, now: datetime, steps: int, dry_run: bool) -> "list[Entry]":
        from commitments.store.turning import turned

        if dry_run:
            self.settle()
            turn = turned(self.journal, what, by, now, steps)
            return turn.steps if turn else []
        with self.lock():
            self.journal.recover()
            turn = turned(self.journal, what, by, now, steps)
            if turn:
                self.journal.commit(turn.entry, turn.texts)
        return turn.steps if turn else []

    def trust(self) -> int:
        """Take the journal for one's own, also where it came with the folder: what is unfinished in it is finished, and
        what others did can be undone. Says how many entries became one's own. Raises StoreError."""
        from commitments.store.owner import NoKey

        with self.lock():
            try:
                return self.journal.trust()
            except NoKey as error:
                raise StoreError(f"{error}; set XDG_STATE_HOME to a folder that lasts") from None

    # --- changes by others meanwhile ----------------------------------------------------------------------------------

    @cached_property
    def _reading(self) -> "Reading":
        from commitments.store.settling import Reading

        return Reading(self.path, lambda: self.journal, self.lock, self.tell)

    def settle(self) -> None:
        """Before reading: finish what a stopped writer left, or wait a little for one that is at work."""
        self._reading.settle()

    def is_torn(self) -> bool:
        """Whether what was read so far may be partly from before a change that others made, and partly from after it.
        Then it is to be read again, from a store opened anew; but not where a change was to be made through this one.
        """
        if "journal" in self.__dict__ and self.journal.has_tried:
            return False
        return "_reading" in self.__dict__ and self._reading.is_torn()


def _can_be_indexed(stamps: Mapping[str, files.Stamp | None]) -> bool:
    """Whether the documents are large enough, and this Python has SQLite."""
    if all(size < WORTH_AN_INDEX for size in accumulate(map(files.size_of, stamps.values()))):
        return False
    try:
        import commitments.store.index  # noqa: F401
    except ImportError:
        return False
    return True


def _near_number(sheet: Sheet, number: int) -> str:
    numbers = sorted(map(int, sheet.records))
    if not numbers:
        return f" {sheet.id} has no commitments yet"
    near = min(numbers, key=lambda one: abs(one - number))
    return f" the nearest is {sheet.id}-{near:02d}"


def _wait_seconds(chosen: Settings) -> float:
    text = os.environ.get("COMMITMENTS_LOCK_TIMEOUT", "").strip()
    if not text:
        return chosen.lock_timeout
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < float("inf"):
        raise StoreError(f"COMMITMENTS_LOCK_TIMEOUT: expected a number of seconds, found {text!r}")
    return seconds
