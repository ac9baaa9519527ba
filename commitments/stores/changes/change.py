"""One change: a fresh read of what nobody else changes meanwhile, and at its end one entry in the journal; all of it or
nothing."""

from collections.abc import Iterator
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from commitments.errors import CommitmentsError, NotFound, StoreError
from commitments.model import Commitment, Document, id_parts
from commitments.places import NOWHERE
from commitments.stores import settings, shelves
from commitments.stores.changes.entries import Changed, Entry, Texts
from commitments.stores.changes.writing import Rewrite, Writing
from commitments.stores.documents.drafts import Draft
from commitments.stores.documents.format import HIGHEST_NUMBER
from commitments.stores.documents.sheet import is_document_id

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from commitments.paragraphs import Places
    from commitments.stores.store import Store


class HistoryRewritten(CommitmentsError):
    """A change that would alter or drop an update, or give a number out again: history is append-only."""


class Change:
    """What `with store.change(…) as change:` gives. Values are read fresh, under the lock."""

    def __init__(self, store: "Store", command: str, by: str, now: datetime, *, dry_run: bool = False) -> None:
        self.store, self.command, self.by, self.now, self.dry_run = store, _whole(command), by, now, dry_run
        self.changed: list[Changed] = []
        """When the block has ended: each commitment that differs, before and after."""
        self.entry: Entry | None = None
        """When the block has ended: what the journal has of it, None if nothing differs or in a dry run."""
        self._drafts: dict[str, Draft] = {}
        self._texts: Texts = {}
        self._places: dict[str, tuple[str, Places] | None] = {}
        """Of each document that was asked about, with its text; None where none is kept."""
        self._replaced: set[str] = set()
        """Documents whose text or pages are others in this change."""
        self._shelved: Texts = {}
        """Files in folders of their own, by their names in the store."""
        self._settings: str | None = None
        self._block: AbstractContextManager[Writing] | None = None

    def __enter__(self) -> Self:
        self._block = self.store.writing(dry_run=self.dry_run)
        self._writing = self._block.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._block is not None
        if kind is None:
            try:
                self._finish()
            except BaseException as failure:
                self._block.__exit__(type(failure), failure, failure.__traceback__)
                raise
        self._block.__exit__(kind, error, trace)

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
        if commitment.number == 0:
            commitment = commitment._replace(number=self.next_number(commitment.document))
            if commitment.number > HIGHEST_NUMBER:
                raise StoreError(
                    f"{commitment.document} has no room for another commitment; put it into a new document"
                )
        if not 0 < commitment.number <= HIGHEST_NUMBER:
            raise StoreError(f"{commitment.number} cannot be the number of a commitment; leave it to the store")
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

    def _place_anew(self, draft: Draft) -> None:
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
            return _decoded(self._writing.content(name), self.store.where(name))
        return self._shelved[name]

    def put_shelved(self, name: str, text: str) -> None:
        """Make or replace such a file. Raises StoreError for a name that cannot be kept."""
        if not shelves.is_shelved(name):
            raise StoreError(f"{name!r} cannot name a file of the store")
        self._writing.content(name)  # which is refused where it cannot be kept there
        self._shelved[name] = text

    def _there(self, document_id: str) -> Draft:
        draft = self._draft(document_id)
        if not draft.is_there:
            raise self.store.no_document(document_id)
        return draft

    def _draft(self, document_id: str) -> Draft:
        draft = self._drafts.get(document_id)
        if draft is None:
            draft = self._drafts[document_id] = Draft(document_id, self._writing.sheet(document_id))
        return draft

    # --- the end ------------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        rewrites = {}
        for done, (name, one) in enumerate(self._rewrites()):
            self.store.progress("comparing", done, len(self._drafts) + len(self._texts))
            if one.patch:
                rewrites[name] = one
        self.changed = [change for _, draft in sorted(self._drafts.items()) for change in draft.changed()]
        drafts = list(self._drafts.values())
        there = [draft for draft in drafts if draft.sheet and draft.sheet.name in rewrites and draft.is_there]
        self._writing.refuse_unsound(there)
        if not rewrites or self.dry_run:
            return
        patches = {name: one.patch for name, one in rewrites.items() if one.patch}
        self.entry = Entry(self._writing.next_number(), self.command, self.by, self.now, patches)
        self._writing.commit(self.entry, rewrites, drafts)

    def _rewrites(self) -> Iterator[tuple[str, Rewrite]]:
        for draft in self._drafts.values():
            yield f"{draft.id}.json", self._writing.rewrite(draft)
        texts = {f"{document_id}.txt": text for document_id, text in self._texts.items()}
        if self._settings is not None:
            texts[settings.NAME] = self._settings
        for name, text in (texts | self._shelved).items():
            before, after = self._writing.content(name), text.encode() if text is not None else None
            _decoded(before, self.store.where(name))  # the journal keeps it as text
            yield name, Rewrite.between(before, after)


def _decoded(data: bytes | None, where: str) -> str | None:
    try:
        return data.decode() if data is not None else None
    except UnicodeDecodeError as error:
        raise StoreError(f"{where} is not UTF-8 text (byte {error.start}); save it as UTF-8") from None


def _read(text: str, document: Document) -> "tuple[str, Places]":
    from commitments.paragraphs import Places  # only where a span is set

    return text, Places(text, document.pages)


def _whole(text: str) -> str:
    """Text without halves of characters, which a command line may hold where it was not UTF-8."""
    return text.encode(errors="replace").decode()


def _digest(text: str, document_id: str) -> str:
    import hashlib  # only where a text is taken in: 3 ms of start-up

    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        raise StoreError(
            f"the text of {document_id} holds half a character (a lone surrogate); repair it first"
        ) from None
