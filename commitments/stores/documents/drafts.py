"""One document within a change: as it was read, and as it is to be."""

from collections.abc import Iterator
from functools import cached_property

from commitments.codec import encode_commitment, encode_document
from commitments.errors import StoreError
from commitments.model import Commitment, Document
from commitments.stores.changes.entries import Changed
from commitments.stores.documents.format import DOCUMENT, ONLY, Record, dumps
from commitments.stores.documents.migrations import SCHEMA
from commitments.stores.documents.sheet import Sheet


class Draft:
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

    def rewritten_records(self) -> dict[int, Record | None]:
        """Those that differ, by their numbers; None for one that is taken out."""
        return {
            number: record for number, record in self.records.items() if self.old(number) != self.commitments[number]
        }

    def adds_or_removes(self, number: int) -> bool:
        """Whether there is another record of that number afterwards, or none."""
        return self.old(number) is None or self.commitments[number] is None

    @property
    def is_document_changed(self) -> bool:
        return self._is_put and self._document != self.before

    def document_record(self, changed: bool) -> Record | None:
        """The document's own record as it is to be; None where it stays as it is. `changed`: whether others do not."""
        assert self.document is not None
        base = self.sheet.tables[DOCUMENT][ONLY] if self.sheet else None
        record = {"schema": SCHEMA} | encode_document(self.document, base)
        _refuse_unwritable(record, self.id)
        if base is not None and self.sheet is not None and self.sheet.version == SCHEMA:
            unsaid = changed and base.get("next_number") != self.document.next_number
            return record if self.document != self.before or unsaid else None
        return record


def _refuse_unwritable(record: Record, name: str) -> None:
    try:
        dumps(record).encode()
    except UnicodeEncodeError:
        raise StoreError(f"{name} cannot be written: half a character (a lone surrogate) in it; repair it") from None
    except ValueError:
        raise StoreError(f"{name} cannot be written: a number in it is not finite") from None
