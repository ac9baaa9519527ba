"""What every store can do, wherever it keeps its documents: read, change, take back, say what was done.

A kind of store says how a document is read (`sheet`), what a question can be about (`_candidates`), and what a change
is made through (`writing`); all else is here, and nothing above this room knows which kind it has.
"""

import os
from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from commitments.errors import NotFound, StoreError, UsageError
from commitments.model import Commitment, Document, id_parts
from commitments.names import near
from commitments.stores import files, settings
from commitments.stores.contents import Contents
from commitments.stores.documents.sheet import Numbers, Sheet, is_document_id, near_number, without_collector
from commitments.stores.settings import Settings
from commitments.stores.urls import is_url

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from commitments.query import Query
    from commitments.repository import Repository
    from commitments.search import Needle
    from commitments.stores.changes.change import Change
    from commitments.stores.changes.entries import Entry
    from commitments.stores.changes.made import Made
    from commitments.stores.changes.turning import Journal
    from commitments.stores.changes.writing import Writing
    from commitments.stores.documents.renumbered import Renumbering


class Look(NamedTuple):
    """How a document's record and its text look from outside."""

    seen: list[Any]
    """Another one whenever either is another, as JSON has it; empty where no text is kept."""
    is_sure: bool
    """Whether another change is sure to show in it."""


class Store(Contents):
    """A collection of documents with their commitments; `Store.open` and `Store.create` make one of these."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.progress = files.unseen
        """What long work reports its steps to."""
        self.tell: Callable[[str], None] = lambda _: None
        """Takes sentences that a user should read: what was found unfinished, or could not be finished."""

    # --- finding one --------------------------------------------------------------------------------------------------

    @staticmethod
    def open(place: Path | str) -> "Store":
        """The store in a folder, or the one of a `postgresql://` URL. Raises StoreError where there is none, or its
        settings cannot be read."""
        if is_url(place):
            from commitments.stores.postgres import opened

            return opened(str(place))
        from commitments.stores.folder import opened as opened_in

        return opened_in(Path(place))

    @staticmethod
    def create(place: Path | str, *, example: bool = False) -> "Store":
        """A new store, empty or with a copy of the shipped example in it. Raises StoreError where there is one already,
        or something else."""
        if is_url(place):
            from commitments.stores.postgres import created

            return created(str(place), example=example)
        from commitments.stores.folder import created as created_in

        return created_in(Path(place), example=example)

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

    # --- which one it is ----------------------------------------------------------------------------------------------

    remarks: Sequence[str] = ()
    """What is to be known of one that was just made."""

    @property
    @abstractmethod
    def named(self) -> str:
        """What the user does so as to mean it without --store, as a sentence goes on."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What a user calls it: its folder, or its URL without a password."""

    @property
    @abstractmethod
    def key(self) -> str:
        """What tells it from every other store, for what a user's cache has of it."""

    @property
    def path(self) -> Path:
        """Its folder. Raises UsageError for a store that has none."""
        import shlex

        copy = f"commitments copy {shlex.quote(self.name)} DIR"
        raise UsageError(f"{self.name} is in a database, and this works on a folder; {copy} makes one")

    @property
    def repository(self) -> "Repository | None":
        """The git repository around it, where there is one."""
        return None

    @abstractmethod
    def places(self) -> Mapping[str, str]:
        """What it consists of, and where each of it is; for bug reports."""

    @property
    @abstractmethod
    def made(self) -> "Made":
        """What was changed through this one."""

    @property
    def changes_made(self) -> int:
        return self.made.count

    @abstractmethod
    def is_at(self, place: Path | str) -> bool:
        """Whether it is what that folder or URL leads to."""

    # --- how a kind of store reads ------------------------------------------------------------------------------------

    @abstractmethod
    def document_ids(self) -> list[str]:
        """Sorted."""

    @abstractmethod
    def sheet(self, document_id: str, *, sparsely: bool = False, thorough: bool = False) -> Sheet | None:
        """A document as it is now; None where there is none. `sparsely` for who needs few of its records. For the rest
        of this package."""

    @abstractmethod
    def _candidates(self, query: "Query", today: date, sought: "Needle | None") -> Iterator[Commitment]:
        """All that the query can meet, and more, by document and number: what narrows here need not be right, only
        never leave one out."""

    @abstractmethod
    def tags(self) -> set[str]:
        """All that are in use, for who is typing one; of tags that differ only in case or accents, at least one. Raises
        StoreError."""

    @abstractmethod
    def look(self, document_id: str) -> Look:
        """How the document looks now; to be taken before it is read."""

    def strangers(self) -> list[str]:
        """The names of what lies among the documents and is none."""
        return []

    def portions(self) -> list[list[str]]:
        """The ids of all documents in order, in groups that take about as long to read and may be read by several
        processes; empty where they may not. Raises StoreError."""
        return []

    def templates(self) -> Mapping[str, str]:
        """Its own templates and styles for pages by their names; empty where it has none. Raises StoreError."""
        if self.settings.templates:
            self.tell("the templates that [publish] names are files beside a store; this one is in a database, so none")
        return {}

    def settle(self) -> None:
        """Before reading: finish what a stopped writer left, or wait a little for one that is at work."""

    def rest(self) -> None:
        """What was read so far is not to be of one moment with what is read from now on: somebody is asked."""

    def close(self) -> None:
        """Nothing more is asked of it."""

    def is_torn(self) -> bool:
        """Whether what was read so far may be partly from before a change that others made, and partly from after it.
        Then it is to be read again, from a store opened anew; but not where a change was to be made through this one.
        """
        return False

    # --- reading ------------------------------------------------------------------------------------------------------

    def documents(self, only: Collection[str] | None = None) -> Iterator[Document]:
        """All, or these, in the order of their ids. Raises StoreError."""
        for sheet in self._sheets(self._asked(only), sparsely=True):
            yield sheet.document()

    def document(self, document_id: str) -> Document:
        """Raises NotFound, naming the nearest, and StoreError."""
        return self._sheet(document_id, sparsely=True).document()

    def text(self, document_id: str) -> str | None:
        """The document's text, exactly what spans count in; None where none is kept. Raises StoreError."""
        self.settle()
        return self.text_under(f"{document_id}.txt") if is_document_id(document_id) else None

    def text_under(self, name: str) -> str | None:
        """The text that is kept under a name, as in `content`. Raises StoreError."""
        data = self.content(name)
        try:
            return data.decode() if data is not None else None
        except UnicodeDecodeError as error:
            raise StoreError(f"{self.where(name)} is not UTF-8 text (byte {error.start}); save it as UTF-8") from None

    def where(self, name: str) -> str:
        """What a message calls that."""
        return name

    def commitments(
        self, query: "Query | None" = None, today: date | None = None, sought: "Needle | None" = None
    ) -> Iterator[Commitment]:
        """In the order of their ids, a part of them in memory at a time; with a query, those that it meets `today`.

        `sought` is what the caller will search among them for: those without it need not be given.

        Raises StoreError for the first document that cannot be read.
        """
        if query is None or (query.matches_all and sought is None):
            yield from self.commitments_in(self._every_document())
            return
        if today is None:
            raise ValueError("a query needs to know what day it is")
        ids = query.ids()
        found = self._candidates(query, today, sought) if ids is None else self._named(ids, query.documents())
        for commitment in found:
            if query(commitment, today):
                yield commitment

    def _named(self, ids: Collection[str], documents: Collection[str] | None) -> Iterator[Commitment]:
        """Those of these ids."""
        for sheet in self._sheets(self._asked(documents), sparsely=True):
            named = sorted(parts[1] for name in ids if (parts := id_parts(name)) and parts[0] == sheet.id)
            made = sheet.published if named else None
            yield from filter(None, (sheet.commitment(number, made) for number in named))

    def commitments_in(self, document_ids: Iterable[str]) -> Iterator[Commitment]:
        """Those of these documents, in this order; one that is not there has none. Raises StoreError."""
        for sheet in self._sheets(document_ids):
            yield from without_collector(sheet.commitments)

    def commitments_of(self, document_id: str) -> list[Commitment]:
        """One document's, in the order of their numbers. Raises NotFound and StoreError."""
        return without_collector(self._sheet(document_id).commitments)

    def numbers(self, document_id: str) -> AbstractSet[int]:
        """The numbers of one document's commitments. Raises NotFound and StoreError."""
        return Numbers(self._sheet(document_id, sparsely=True).records)

    def commitment(self, commitment_id: str) -> Commitment:
        """Reads just that of its document. Raises NotFound, naming the nearest, and StoreError."""
        document_id, number = id_parts(commitment_id) or (commitment_id, 0)
        self.settle()
        sheet = self.sheet(document_id, sparsely=True) if is_document_id(document_id) else None
        if sheet is None and number == 0:
            raise NotFound(f"no commitment {commitment_id!r}; an id is a document's with a number, as in paris-2015-03")
        if sheet is None:
            raise self.no_document(document_id)
        found = sheet.commitment(number, sheet.published)
        if found is None:
            raise NotFound(f"no commitment {commitment_id!r};{near_number(sheet, number)}")
        return found

    def examine(self, document_id: str) -> tuple[Document | None, list[Commitment], list[str]]:
        """What can be read of a document, and a line for everything that is wrong with it. Raises NotFound."""
        self.settle()
        try:
            sheet = self.sheet(document_id, thorough=True)
        except StoreError as error:
            return None, [], [str(error)]
        if sheet is None:
            raise self.no_document(document_id)
        return sheet.examined()

    def renumbered(self) -> "Iterator[Renumbering]":
        """The commitments that a merge has given another number. A document that cannot be read is passed over: what is
        wrong with it, `check` tells."""
        return iter(())

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
        """These documents, in this order."""
        self.settle()
        for document_id in document_ids:
            sheet = self.sheet(document_id, sparsely=sparsely)
            if sheet is not None:  # else it was removed since they were listed
                yield sheet

    def _sheet(self, document_id: str, *, sparsely: bool = False) -> Sheet:
        self.settle()
        sheet = self.sheet(document_id, sparsely=sparsely)
        if sheet is None:
            raise self.no_document(document_id)
        return sheet

    def no_document(self, document_id: str) -> NotFound:
        """The error for a document that is not there."""
        ids = self.document_ids()
        meant = near(document_id, ids)
        hint = f" did you mean {meant[0]!r}?" if meant else " `commitments documents` lists them"
        return NotFound(
            f"no document {document_id!r};{hint}" if ids else f"no document {document_id!r}; none is here yet"
        )

    # --- what second coders said --------------------------------------------------------------------------------------

    @abstractmethod
    def coded(self) -> list[str]:
        """The documents that somebody has coded, in order, also those that are not here any more. Raises StoreError."""

    @abstractmethod
    def shelved(self, document_id: str) -> list[str]:
        """The names of what coders said of a document, in order, as `content` takes them. Raises StoreError."""

    def shelf_strangers(self) -> list[str]:
        """What lies among them and is none, since its name cannot be one. Raises StoreError."""
        return []

    # --- writing ------------------------------------------------------------------------------------------------------

    def change(self, command: str, by: str, now: datetime, *, dry_run: bool = False) -> "Change":
        """`with store.change(…) as change:` everything in the block is one change, written when the block ends, or
        not at all if it raises. With `dry_run` nothing is written or locked; `change.changed` says what would be.

        Raises StoreError where another process holds the store for too long, or it cannot be written.
        """
        from commitments.stores.changes.change import Change

        return Change(self, command, by, now, dry_run=dry_run)

    @abstractmethod
    def writing(self, *, dry_run: bool = False) -> "AbstractContextManager[Writing]":
        """What one change is made through, in a block in which nobody else changes the same. Raises StoreError."""

    # --- copies -------------------------------------------------------------------------------------------------------

    @staticmethod
    def to_copy_into(place: Path | str, source: str, *, dry_run: bool = False) -> "Store | None":
        """The store there, also one that is a copy which is not finished; else a new one, or None in a dry run.
        `source` is the name of the store to be copied. Raises StoreError."""
        if is_url(place):
            from commitments.stores.postgres import to_copy_into

            return to_copy_into(str(place), source, dry_run=dry_run)
        from commitments.stores.folder import to_copy_into as to_copy_into_folder

        return to_copy_into_folder(Path(place), dry_run=dry_run)

    # --- undo ---------------------------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def journal(self) -> "Journal":
        """What was done here. For the rest of this package."""

    def log(self) -> "Iterator[Entry]":
        """The changes, newest first, each read only when it is asked for."""
        self.settle()
        return self.journal.entries()

    def standing(self) -> "Iterator[Entry]":
        """The changes that undo would take back, newest first."""
        from commitments.stores.changes.turning import standing

        self.settle()
        return standing(self.journal)

    def unfinished(self) -> "Entry | None":
        """The change that is written down and not finished, whoever began it. Raises StoreError."""
        return None

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
        from commitments.stores.changes.turning import Conflict, turned

        with self.writing(dry_run=dry_run) as writing:
            while True:
                try:
                    turn = turned(self.journal, what, by, now, steps)
                except Conflict as error:  # perhaps only with what others did while it was worked out
                    if dry_run or not writing.holds_anew(error.entry):
                        raise
                    continue
                if turn is None or dry_run or not writing.holds_anew(turn.entry):
                    break
            if turn and not dry_run:
                writing.turn(turn)
        return turn.steps if turn else []

    @abstractmethod
    def trust(self) -> int:
        """Take the journal for one's own, also where it came with a copy: what is unfinished in it is finished, and
        what others did can be undone. Says how many entries became one's own. Raises StoreError."""
