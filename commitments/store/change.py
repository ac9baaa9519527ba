"""One change: a lock, a fresh read, and at its end one entry in the journal and the files replaced; all or nothing."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from commitments.codec import encode_commitment, encode_document
from commitments.errors import CommitmentsError, NotFound, StoreError
from commitments.model import Commitment, Document, id_parts
from commitments.places import NOWHERE
from commitments.store import files, private, settings, shelves
from commitments.store.entries import Changed, Entry, Patch, Texts
from commitments.store.format import COMMITMENTS, DOCUMENT, HIGHEST_NUMBER, ONLY, SPACED, Record, dumps
from commitments.store.migrations import SCHEMA
from commitments.store.rows import Unread
from commitments.store.sheet import Sheet, is_document_id
from commitments.store.soundness import note_sound, refuse_unsound

if TYPE_CHECKING:
    from commitments.paragraphs import Places
    from commitments.store.lock import Lock
    from commitments.store.store import Store


class HistoryRewritten(CommitmentsError):
    """A change that would alter or drop an update, or give a number out again: history is append-only."""


class _Rewrite(NamedTuple):
    """One file as it is to be; None where there is to be none."""

    content: files.Content | None
    patch: Patch | None
    """What the journal says of it; None where nothing differs."""

    @staticmethod
    def between(before: bytes | None, after: bytes | None) -> "_Rewrite":
        return _Rewrite(after, Patch.between(before, after) if before != after else None)


class _Draft:
    """One document within a change: as it was read, and as it is to be."""

    def __init__(self, document_id: str, sheet: Sheet | None) -> None:
        self.id, self.sheet = document_id, sheet
        self.is_there = sheet is not None
        self.published = self._was_published = sheet.published if sheet else None
        """The date that stands for that of its promises."""
        self.commitments: dict[int, Commitment | None] = {}
        self.records: dict[int, Record | None] = {}
        self._old: dict[int, Commitment | None] = {}
        self._is_put = False
        self._document: Document | None = None

    @cached_property
    def before(self) -> Document | None:
        """As the file has it. Its next number takes a look at all records, so that this is asked for late."""
        return self.sheet.document(counted=True) if self.sheet else None

    @property
    def document(self) -> Document | None:
        return self._document if self._is_put else self.before

    @document.setter
    def document(self, document: Document | None) -> None:
        self._document, self._is_put = document, True
        self.is_there = document is not None
        self.published = document.published if document else self._was_published

    @property
    def first_free(self) -> int:
        return self.before.next_number if self.before else 1

    def commitment(self, number: int) -> Commitment | None:
        if number in self.commitments:
            return self.commitments[number]
        if self.sheet and self.published != self._was_published:
            return self.sheet.commitment(number, self.published)
        return self.old(number)

    def old(self, number: int) -> Commitment | None:
        """What the file has."""
        if number not in self._old:
            self._old[number] = self.sheet.commitment(number, self._was_published) if self.sheet else None
        return self._old[number]

    def all(self) -> list[Commitment]:
        numbers = set(map(int, self.sheet.records)) if self.sheet else set()
        found = (self.commitment(number) for number in sorted(numbers | self.commitments.keys()))
        return [one for one in found if one is not None]

    def put(self, commitment: Commitment) -> None:
        number = commitment.number
        record = encode_commitment(commitment, self._base(number), self.published)
        _refuse_unwritable(record, commitment.id)
        self.commitments[number], self.records[number] = commitment, record
        if self.old(number) is None and self.document and number >= self.document.next_number:
            self.document = self.document._replace(next_number=number + 1)

    def remove(self, number: int) -> None:
        self.commitments[number] = self.records[number] = None

    def _base(self, number: int) -> Record | None:
        return self.sheet.records.get(str(number)) if self.sheet else None

    def changed(self) -> Iterator[Changed]:
        for number in sorted(self.commitments):
            before, after = self.old(number), self.commitments[number]
            if before != after:
                yield Changed(f"{self.id}-{number:02d}", before, after)

    def rewrite(self) -> _Rewrite:
        """The file as it is to be; the very bytes that were read where nothing differs."""
        before = self.sheet.data if self.sheet else None
        if not self.is_there:
            return _Rewrite.between(before, None)
        changed = {
            number: record for number, record in self.records.items() if self.old(number) != self.commitments[number]
        }
        is_document_changed = self._is_put and self._document != self.before
        if not is_document_changed:
            if not changed:
                return _Rewrite.between(before, before)
            if replaced := self._replaced(changed):
                return replaced
        from commitments.store.book import rewritten  # imports tinydb, which most commands do without

        # A number that was taken out is never given out again, so what is next is written down.
        return _Rewrite.between(before, rewritten(self.sheet, self._document_record(bool(changed)), changed).encode())

    def _replaced(self, changed: Mapping[int, Record | None]) -> _Rewrite | None:
        """The file with only the lines of these records written anew; None where it takes more than that, or where the
        journal could not give the same bytes again."""
        sheet = self.sheet
        rows = sheet.records.rows if sheet and isinstance(sheet.records, Unread) else None
        if sheet is None or rows is None or sheet.version != SCHEMA or rows.spacing != SPACED:
            return None
        before: dict[str, Record] = {}
        after: dict[str, Record] = {}
        lines: dict[int, str] = {}
        for number, record in sorted(changed.items()):
            old = sheet.records.get(str(number))
            if record is None or old is None or rows.line(number) != dumps(old):
                return None
            key = f"{COMMITMENTS}/{number}"
            before[key], after[key], lines[number] = old, record, dumps(record)
        replaced = rows.replaced(lines)
        return _Rewrite(replaced, Patch(before, after)) if replaced else None

    def _document_record(self, changed: bool) -> Record | None:
        assert self.document is not None
        base = self.sheet.tables[DOCUMENT][ONLY] if self.sheet else None
        record = {"schema": SCHEMA} | encode_document(self.document, base)
        _refuse_unwritable(record, self.id)
        if base is not None and self.sheet is not None and self.sheet.version == SCHEMA:
            unsaid = changed and base.get("next_number") != self.document.next_number
            return record if self.document != self.before or unsaid else None
        return record


class Change:
    """What `with store.change(…) as change:` gives. Values are read fresh, under the lock."""

    def __init__(self, store: "Store", command: str, by: str, now: datetime, *, dry_run: bool = False) -> None:
        self.store, self.command, self.by, self.now, self.dry_run = store, _whole(command), by, now, dry_run
        self.changed: list[Changed] = []
        """When the block has ended: each commitment that differs, before and after."""
        self.entry: Entry | None = None
        """When the block has ended: what the journal has of it, None if nothing differs or in a dry run."""
        self._drafts: dict[str, _Draft] = {}
        self._texts: Texts = {}
        self._places: dict[str, tuple[str, Places] | None] = {}
        """Of each document that was asked about, with its text; None where none is kept."""
        self._replaced: set[str] = set()
        """Documents whose text or pages are others in this change."""
        self._shelved: Texts = {}
        """Files in folders of their own, by their names in the store."""
        self._settings: str | None = None
        self._lock: Lock | None = None

    def __enter__(self) -> Self:
        if self.dry_run:
            self.store.settle()
            return self
        self._lock = self.store.lock().__enter__()
        try:
            self.store.journal.recover()
        except BaseException:
            self._unlock()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # --- reading ------------------------------------------------------------------------------------------------------

    def document_ids(self) -> list[str]:
        ids = set(self.store.document_ids())
        for draft in self._drafts.values():
            (ids.add if draft.is_there else ids.discard)(draft.id)
        return sorted(ids)

    def document(self, document_id: str) -> Document:
        """Raises NotFound and StoreError."""
        document = self._there(document_id).document
        assert document is not None
        return document

    def text(self, document_id: str) -> str | None:
        """The document's text as it is in this change. Raises StoreError."""
        if document_id in self._texts:
            return self._texts[document_id]
        return self.store.text(document_id)

    def commitment(self, commitment_id: str) -> Commitment:
        """Raises NotFound and StoreError."""
        document_id, number = id_parts(commitment_id) or ("", 0)
        found = self._draft(document_id).commitment(number) if is_document_id(document_id) else None
        if found is None:
            self.store.commitment(commitment_id)  # its error names the nearest
            raise NotFound(f"no commitment {commitment_id!r}; it was removed in this change")
        return found

    def commitments(self, document_id: str) -> list[Commitment]:
        """In the order of their numbers. Raises NotFound and StoreError."""
        return self._there(document_id).all()

    def next_number(self, document_id: str) -> int:
        """The number that the next new commitment of the document gets."""
        return self.document(document_id).next_number

    # --- writing ------------------------------------------------------------------------------------------------------

    def put(self, commitment: Commitment) -> Commitment:
        """Add a commitment (number 0: the next one is given) or replace the one of the same id; gives it back.

        Raises NotFound without such a document, HistoryRewritten where an update would be altered or dropped.
        """
        draft = self._there(commitment.document)
        if not 0 <= commitment.number <= HIGHEST_NUMBER:
            raise StoreError(f"{commitment.number} cannot be the number of a commitment; leave it to the store")
        if commitment.number == 0:
            commitment = commitment._replace(number=self.next_number(commitment.document))
        old = draft.old(commitment.number)
        if old is None and commitment.number < draft.first_free:
            raise HistoryRewritten(
                f"{commitment.id} was taken once and is never used again; leave the number to the store"
            )
        if old is not None and old.updates != commitment.updates[: len(old.updates)]:
            raise HistoryRewritten(f"{commitment.id}: an update cannot be altered or removed; add one that corrects it")
        if old is None or old.span != commitment.span or commitment.document in self._replaced:
            commitment = self._placed(commitment)
        draft.put(commitment)
        return commitment

    def _placed(self, commitment: Commitment) -> Commitment:
        """The same with its page and paragraph, which follow from the text; where none is kept, as it says."""
        span = commitment.span
        if span is None:
            return commitment.at(NOWHERE)
        known = self._places_in(commitment.document)
        if known is None:
            return commitment
        text, places = known
        return commitment.at(places.at(span) if text[span.start : span.end] == commitment.quote else NOWHERE)

    def _places_in(self, document_id: str) -> "tuple[str, Places] | None":
        if document_id not in self._places:
            text = self.text(document_id)
            self._places[document_id] = _read(text, self.document(document_id)) if text is not None else None
        return self._places[document_id]

    def remove(self, commitment_id: str) -> Commitment:
        """Take a commitment out; its number is never used again. Gives back what it was. Raises NotFound."""
        old = self.commitment(commitment_id)
        self._draft(old.document).remove(old.number)
        return old

    def put_document(self, document: Document, text: str | None = None) -> Document:
        """Add a document or replace what is said about it; with `text`, its text too, and the hash of it.

        Where its text or its pages are others now, so is the place of each commitment. Gives back what is kept: the
        next number never shrinks. Raises StoreError for an id that cannot be kept.
        """
        if not is_document_id(document.id):
            raise StoreError(
                f"{document.id!r} cannot name a document; use lower-case letters, digits and single hyphens, "
                "as in us-japan-2017"
            )
        draft = self._draft(document.id)
        old = draft.document or draft.before
        # Without a new text, hash and pages of the one that is kept stay; a document removed in this change keeps none.
        digest = document.sha256 or (draft.document.sha256 if draft.document else None)
        if text is None and draft.document and not document.pages:
            document = document._replace(pages=draft.document.pages)
        is_replaced = old is not None and document.pages != old.pages
        if text is not None:
            is_replaced = is_replaced or text != self.text(document.id)
            digest = _digest(text, document.id)
            self._texts[document.id] = text
        next_number = max(document.next_number, old.next_number if old else 1)
        draft.document = document._replace(sha256=digest, next_number=next_number)
        if is_replaced:
            self._place_anew(draft)
        return draft.document

    def _place_anew(self, draft: _Draft) -> None:
        self._replaced.add(draft.id)
        self._places.pop(draft.id, None)
        for commitment in draft.all():
            placed = self._placed(commitment)
            if placed != commitment:
                draft.put(placed)

    def remove_document(self, document_id: str) -> Document:
        """Take out a document with its text and all its commitments. Raises NotFound."""
        old = self.document(document_id)
        draft = self._draft(document_id)
        for commitment in draft.all():
            draft.remove(commitment.number)
        draft.document = self._texts[document_id] = None
        return old

    def put_settings(self, text: str) -> None:
        """Replace `commitments.toml`. Raises StoreError where it would not be one."""
        settings.parse(text)
        self._settings = text

    def shelved(self, name: str) -> str | None:
        """The text of a file such as `codes/paris-2015/ann.json`, None where there is none. Raises StoreError."""
        if name not in self._shelved:
            return files.read_text(shelves.place(self.store.path, name))
        return self._shelved[name]

    def put_shelved(self, name: str, text: str) -> None:
        """Make or replace such a file. Raises StoreError for a name that cannot be kept."""
        if not shelves.is_shelved(name):
            raise StoreError(f"{name!r} cannot name a file of the store")
        shelves.place(self.store.path, name)
        self._shelved[name] = text

    def _there(self, document_id: str) -> _Draft:
        draft = self._draft(document_id)
        if not draft.is_there:
            raise self.store.no_document(document_id)
        return draft

    def _draft(self, document_id: str) -> _Draft:
        draft = self._drafts.get(document_id)
        if draft is None:
            sheet = self.store.sheet(document_id, sparsely=True)
            draft = self._drafts[document_id] = _Draft(document_id, sheet)
        return draft

    # --- the end ------------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        rewrites = {}
        for done, (name, one) in enumerate(self._rewrites()):
            self.store.progress("comparing", done, len(self._drafts) + len(self._texts))
            if one.patch:
                rewrites[name] = one
        self.changed = [change for _, draft in sorted(self._drafts.items()) for change in draft.changed()]
        for draft in self._drafts.values():
            if draft.sheet and draft.sheet.name in rewrites and draft.is_there:
                refuse_unsound(self.store.path, draft.sheet)
        if not rewrites or self.dry_run:
            return
        self._keep_old_forms(rewrites)
        journal = self.store.journal
        patches = {name: one.patch for name, one in rewrites.items() if one.patch}
        self.entry = Entry(journal.next_number(), self.command, self.by, self.now, patches)
        journal.commit(self.entry, {name: one.content for name, one in rewrites.items()})
        with suppress(OSError, StoreError):  # the change is made, and the next one can do without
            note_sound(self.store.path, [f"{name}.json" for name, draft in self._drafts.items() if draft.is_there])

    def _rewrites(self) -> Iterator[tuple[str, _Rewrite]]:
        for draft in self._drafts.values():
            yield f"{draft.id}.json", draft.rewrite()
        texts = {f"{document_id}.txt": text for document_id, text in self._texts.items()}
        if self._settings is not None:
            texts[settings.NAME] = self._settings
        for name, text in texts.items():
            after = text.encode() if text is not None else None
            yield name, _Rewrite.between(files.read_bytes(self.store.path / name), after)
        for name, text in self._shelved.items():
            before = files.read_bytes(shelves.place(self.store.path, name))
            yield name, _Rewrite.between(before, text.encode() if text is not None else None)

    def _keep_old_forms(self, names: Collection[str]) -> None:
        """A copy of each file that is about to be written in a newer form than it was in."""
        for draft in self._drafts.values():
            sheet = draft.sheet
            if sheet is None or sheet.version == SCHEMA or sheet.name not in names:
                continue
            folder = private.made(self.store.path, "backups")
            copy = folder / f"{sheet.id}.v{sheet.version}.json"
            if not copy.exists():
                files.replace(copy, sheet.data)


def _read(text: str, document: Document) -> "tuple[str, Places]":
    from commitments.paragraphs import Places  # only where a span is set

    return text, Places(text, document.pages)


def _whole(text: str) -> str:
    """Text without halves of characters, which a command line may hold where it was not UTF-8."""
    return text.encode(errors="replace").decode()


def _refuse_unwritable(record: Record, name: str) -> None:
    try:
        dumps(record).encode()
    except UnicodeEncodeError:
        raise StoreError(f"{name} cannot be written: half a character (a lone surrogate) in it; repair it") from None
    except ValueError:
        raise StoreError(f"{name} cannot be written: a number in it is not finite") from None


def _digest(text: str, document_id: str) -> str:
    import hashlib  # only where a text is taken in: 3 ms of start-up

    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        raise StoreError(
            f"the text of {document_id} holds half a character (a lone surrogate); repair it first"
        ) from None
