"""The store in a folder: a document is a file. Reading opens the files that are asked for; writing is one change at a
time."""

import json
import os
import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import date
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from commitments.errors import StoreError
from commitments.model import Commitment
from commitments.stores import files, settings, shelves
from commitments.stores.changes.entries import HIGHEST_NUMBER
from commitments.stores.changes.made import Made
from commitments.stores.documents.sheet import Sheet, is_document_id, without_collector
from commitments.stores.folder import private
from commitments.stores.folder.lock import Lock
from commitments.stores.settings import Settings
from commitments.stores.store import Look, Store

if TYPE_CHECKING:
    from commitments.query import Query
    from commitments.repository import Repository
    from commitments.search import Needle
    from commitments.stores.changes.entries import Entry
    from commitments.stores.changes.writing import Writing
    from commitments.stores.contents import Making
    from commitments.stores.documents.renumbered import Renumbering
    from commitments.stores.folder.index import Found
    from commitments.stores.folder.journal import Journal
    from commitments.stores.folder.settling import Reading
    from commitments.stores.narrowing import Question

WORTH_AN_INDEX = 500_000
"""Bytes of documents that take longer to read than to look up."""
PORTION = 200_000
"""Bytes of documents that are worked on at a time, where several processes are at work."""
_AGED_NS = 3_000_000_000
"""A file changed more shortly before could be changed again without a trace: some file systems keep times to two
seconds."""
_TAGS = rb'"tags":\s*(\[[^\]]*\])'


class FolderStore(Store):
    """A folder with a `commitments.toml` in it."""

    def __init__(self, path: Path, settings: Settings) -> None:
        super().__init__(settings)
        self._path = path
        self.has_kept = False
        """Whether a copy was kept through this one."""

    @property
    def path(self) -> Path:
        return self._path

    @property
    def named(self) -> str:
        import shlex

        return f"or cd {shlex.quote(self.name)} first, without --store"

    @property
    def name(self) -> str:
        return str(self._path)

    @property
    def key(self) -> str:
        return os.path.realpath(self._path)

    @property
    def repository(self) -> "Repository | None":
        from commitments import repository

        return repository.around(self._path)

    def is_at(self, place: Path | str) -> bool:
        return isinstance(place, Path) and place.exists() and place.samefile(self._path)

    def places(self) -> Mapping[str, str]:
        store = self._path.absolute()
        inside = store / private.NAME
        return {
            "store": str(store),
            "configuration": str(store / settings.NAME),
            "evidence": str(store / shelves.EVIDENCE),
            "journal": str(inside / "journal"),
            "lock": str(inside / "lock"),
            "index": str(self.index_path() or "(no place for one)"),
        }

    @cached_property
    def journal(self) -> "Journal":
        from commitments.stores.folder.journal import Journal  # late, as `Change` is: most commands only read

        return Journal(self._path, self.progress, self.tell)

    @property
    def made(self) -> Made:
        return self.journal.made if "journal" in self.__dict__ else Made()

    # --- reading ------------------------------------------------------------------------------------------------------

    def document_ids(self) -> list[str]:
        """A document is a file `ID.json` in the folder itself, where ID is a slug; see `strangers`."""
        return sorted(name[:-5] for name in self._json_files() if is_document_id(name[:-5]))

    def strangers(self) -> list[str]:
        """The names of JSON files in the folder that are no documents, since their names are no ids."""
        return sorted(name for name in self._json_files() if not is_document_id(name[:-5]))

    def _json_files(self) -> list[str]:
        try:
            # By the name alone: a folder called x.json is reported when it is read.
            return [name for name in os.listdir(self._path) if name.endswith(".json") and name[0] != "."]
        except OSError as error:
            raise StoreError(f"{self._path} cannot be read: {files.reason(error)}") from None

    def _stamps(self, only: Collection[str] | None) -> dict[str, files.Stamp | None]:
        """What each JSON file, documents and strangers, shows from outside; None where that cannot be seen. Raises
        StoreError."""
        if only is None:
            return files.stamps(self._path, ".json")
        return {name: files.stamp(self._path / f"{name}.json") for name in only}

    def look(self, document_id: str) -> Look:
        text = files.stamp(self._path / f"{document_id}.txt")
        record = files.stamp(self._path / f"{document_id}.json") if text else None
        if text is None or record is None:
            return Look([], is_sure=False)
        now = time.time_ns()
        is_sure = all(now - files.last_touched(stamp) > _AGED_NS for stamp in (text, record))
        return Look([list(text), list(record)], is_sure)

    def sheet(self, document_id: str, *, sparsely: bool = False, thorough: bool = False) -> Sheet | None:
        data = self._read(document_id)
        if data is None:
            return None
        if sparsely:
            return Sheet.sparsely(document_id, data)
        return without_collector(lambda: Sheet.of(document_id, data, thorough=thorough))

    def _read(self, document_id: str) -> bytes | None:
        return files.read_bytes(self._path / f"{document_id}.json") if is_document_id(document_id) else None

    def content(self, name: str) -> bytes | None:
        return files.read_bytes(shelves.place(self._path, name))

    def templates(self) -> Mapping[str, str]:
        if not self.settings.templates:
            return {}
        from commitments.stores import templates

        return templates.read(self._path, self.settings.templates)

    def where(self, name: str) -> str:
        return str(self._path / name)

    def renumbered(self) -> "Iterator[Renumbering]":
        from commitments.merging.pairing import FORMERLY
        from commitments.stores.documents.renumbered import renumbered_among

        for document_id in self.document_ids():
            with suppress(StoreError):
                data = self._read(document_id)
                if data is not None and f'"{FORMERLY}"'.encode() in data:
                    yield from list(renumbered_among(Sheet.of(document_id, data).records.values()))

    def coded(self) -> list[str]:
        self.settle()
        return shelves.documents(self._path)

    def shelved(self, document_id: str) -> list[str]:
        self.settle()
        return shelves.names(self._path, document_id)

    def kept(self) -> list[str]:
        return shelves.kept(self._path)

    def kept_strangers(self) -> list[str]:
        return shelves.kept_strangers(self._path)

    def keep(self, make: "Making") -> None:
        from commitments.stores.folder.keeping import keep

        keep(self, make)

    def shelf_strangers(self) -> list[str]:
        return shelves.strangers(self._path)

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
        self.settle()
        stamps = self._stamps(query.documents())
        for document_id, found in self._narrowed(stamps, (query.node, query.when(today), sought)):
            if found is not None:
                yield from found
                continue
            yield from self.commitments_in([document_id])

    def _narrowed(self, stamps: Mapping[str, files.Stamp | None], question: "Question") -> "Found":
        """The documents to look into; with their commitments, as far as an index told them apart."""
        if not _can_be_indexed(stamps):
            return self._whole(stamps)
        from commitments.stores.folder.index import narrowed

        return narrowed(self._path, stamps, question, self.progress)

    def _exemplary(self, stamps: Mapping[str, files.Stamp | None], kind: str) -> "Found":
        """Commitments that have between them all the words of a kind, as far as an index knows; else the documents."""
        if not _can_be_indexed(stamps):
            return self._whole(stamps)
        from commitments.stores.folder.index import exemplary

        return exemplary(self._path, stamps, kind, self.progress)

    def _whole(self, stamps: Mapping[str, files.Stamp | None]) -> "Found":
        return ((name, None) for name in self._one_by_one(sorted(filter(is_document_id, stamps))))

    # --- copies -------------------------------------------------------------------------------------------------------

    @property
    def place(self) -> Path:
        return self._path

    def names(self) -> list[str]:
        ids = self.document_ids()
        found = [f"{name}.json" for name in ids]
        found += [f"{name}.txt" for name in ids if os.path.lexists(self._path / f"{name}.txt")]
        found += [name for document_id in self.coded() for name in self.shelved(document_id)]
        found += self.kept()
        found += [settings.NAME] if os.path.lexists(self._path / settings.NAME) else []
        return sorted(found)

    def take_in(self, contents: Mapping[str, bytes | None], memo: str | None = None) -> None:
        with self.lock():
            self.journal.recover()
            if memo is not None:
                self._note(memo)
            with files.undisturbed(), shelves.folders(self._path, contents):
                places = {shelves.place(self._path, name): data for name, data in contents.items()}
                files.replace_all(places, self.progress)

    def memo(self) -> str | None:
        return files.read_text(private.place(self._path) / private.COPIED)

    def _note(self, memo: str) -> None:
        files.replace(private.made(self._path) / private.COPIED, memo)

    def entry_texts(self) -> Iterator[tuple[int, str]]:
        return self.journal.texts()

    def add_entries(self, texts: Mapping[int, str]) -> None:
        with self.lock():
            self.journal.take_in(texts)

    def numbering(self, taken: Collection[int]) -> Callable[[int], int]:
        used = set(taken)
        highest = max((number for number in used if number <= HIGHEST_NUMBER), default=0)

        def number(wanted: int) -> int:
            nonlocal highest
            found = wanted if wanted <= HIGHEST_NUMBER and wanted not in used else highest + 1
            used.add(found)
            highest = max(highest, found)
            return found

        return number

    def finish(self, memo: str) -> None:
        with self.lock():
            self._note(memo)

    # --- writing ------------------------------------------------------------------------------------------------------

    def writing(self, *, dry_run: bool = False) -> "AbstractContextManager[Writing]":
        from commitments.stores.folder.writing import writing

        return writing(self, dry_run=dry_run)

    def index_path(self) -> Path | None:
        """Where the index of a large store is, or would be; None where there is no place for one."""
        from commitments.stores.folder.index.tables import path_of

        try:
            return path_of(self._path)
        except OSError:
            return None

    def lock(self) -> Lock:
        """The store's lock, not yet taken. Raises StoreError where the folder cannot be written."""
        return Lock(private.made(self._path) / "lock", settings.seconds_to_wait(self.settings))

    def unfinished(self) -> "Entry | None":
        from commitments.stores.folder.journal import read

        text = self.journal.unfinished()
        return read(text) if text is not None else None

    def trust(self) -> int:
        from commitments.stores.owner import NoKey

        with self.lock():
            try:
                return self.journal.trust()
            except NoKey as error:
                raise StoreError(f"{error}; set XDG_STATE_HOME to a folder that lasts") from None

    # --- changes by others meanwhile ----------------------------------------------------------------------------------

    @cached_property
    def _reading(self) -> "Reading":
        from commitments.stores.folder.settling import Reading

        return Reading(self._path, lambda: self.journal, self.lock, self.tell)

    def settle(self) -> None:
        self._reading.settle()

    def is_torn(self) -> bool:
        if "journal" in self.__dict__ and self.journal.has_tried:
            return False
        return "_reading" in self.__dict__ and self._reading.is_torn()


def _can_be_indexed(stamps: Mapping[str, files.Stamp | None]) -> bool:
    """Whether the documents are large enough, and this Python has SQLite."""
    if all(size < WORTH_AN_INDEX for size in accumulate(map(files.size_of, stamps.values()))):
        return False
    try:
        import commitments.stores.folder.index  # noqa: F401
    except ImportError:
        return False
    return True
