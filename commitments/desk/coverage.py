"""How much of a document has been read: the one way to ask, for every command that says so."""

from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from commitments.model import Commitment, Document
from commitments.read_so_far import ReadSoFar
from commitments.text import shorten

if TYPE_CHECKING:
    from commitments.extract import Coverage, CutText
    from commitments.session import Session
    from commitments.stores.noted import Noted


def coverage_of(document: Document, commitments: Iterable[Commitment], text: str) -> "Coverage":
    spans = [commitment.span for commitment in commitments if commitment.span]
    return cut(text).coverage(spans, [passage.span for passage in document.set_aside])


@lru_cache(maxsize=1)
def cut(text: str) -> "CutText":
    """The last one stays cut, for walks, which ask at each key."""
    from commitments.extract import CutText  # 40 ms, which a report of texts that were seen before does not need

    return CutText(text)


def say_unread(session: "Session", before: Commitment) -> None:
    """What of a commitment's old quote nobody has read any more, now that it is divided or narrowed."""
    store, span = session.store, before.span
    text = store.text(before.document)
    if text is None or span is None:
        return
    covered = coverage_of(store.document(before.document), store.commitments_of(before.document), text)
    left = [text[slice(*piece.span)] for piece in covered.unread if piece.span.overlaps(span)]
    if left:
        session.say(f"unread again: {'; '.join(shorten(words, 200) for words in left)}")


class Readings:
    """How much was read of a store's documents, each worked out when it is first asked for, from all its commitments.

    A text is cut into sentences once, and then only when it or what is said of it has changed.
    """

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._known: dict[str, ReadSoFar | None] = {}

    @cached_property
    def _noted(self) -> "Noted":
        from commitments.stores.noted import Noted

        return Noted(self._session.store, "read")

    def __call__(self, document_id: str) -> ReadSoFar | None:
        """None where no text is kept. Raises StoreError."""
        if document_id not in self._known:
            self._known[document_id] = self._read(document_id)
        return self._known[document_id]

    def prepare(self, document_ids: Collection[str]) -> None:
        """Works them out, telling the user how far it is, and keeps them for the next time."""
        for done, document_id in enumerate(document_ids):
            self._session.store.progress("reading texts", done, len(document_ids))
            self(document_id)
        self.keep()

    def caution(self) -> str:
        """A sentence where a document that was asked for is not read whole; for who reads a file without a top."""
        known = [read for read in self._known.values() if read]
        unread = sum(1 for read in known if read.unread)
        if not unread:
            return ""
        of_all = ReadSoFar(sum(read.sentences for read in known), sum(read.unread for read in known))
        return str(of_all) if len(known) == 1 else f"{unread:,} of {len(known):,} texts are not read whole; {of_all}"

    def keep(self) -> None:
        """What was worked out, for the next time."""
        if self._known:
            self._noted.keep()

    def _read(self, document_id: str) -> ReadSoFar | None:
        store = self._session.store
        look = store.look(document_id)
        if not look.seen:
            return None
        if (numbers := self._noted.get(document_id, look)) and len(numbers) == len(ReadSoFar._fields):
            return ReadSoFar(*numbers)
        text = store.text(document_id)
        if text is None:
            return None
        read = coverage_of(store.document(document_id), store.commitments_of(document_id), text).so_far
        self._noted.note(document_id, look, read)
        return read
