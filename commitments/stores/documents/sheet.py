"""One document's file as it was read: its document and its commitments as values, or all that is wrong with it."""

import gc
from collections.abc import Callable, Iterator, Mapping, Set
from typing import NamedTuple, Self, TypeVar

from commitments.codec import decode_commitment, decode_document
from commitments.dates import PartialDate
from commitments.errors import StoreError
from commitments.model import Commitment, Document
from commitments.records import BadRecord
from commitments.stores.documents.format import (
    COMMITMENTS,
    DOCUMENT,
    ONLY,
    Record,
    Tables,
    is_marked_among,
    parse,
    read_record,
    text_of,
)
from commitments.stores.documents.migrations import migrate
from commitments.stores.documents.rows import Unread, rows_of
from commitments.text import DEVICES

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
LONGEST_ID = 100

T = TypeVar("T")


def is_document_id(word: str) -> bool:
    """Whether a word may name a document: lower-case ASCII letters, digits and single hyphens, and so a file anywhere.

    >>> is_document_id("us-japan-2017"), is_document_id("../x"), is_document_id("US"), is_document_id("nul")
    (True, False, False, False)
    """
    if not 0 < len(word) <= LONGEST_ID or not _LETTERS.issuperset(word):
        return False
    return word[0] != "-" != word[-1] and "--" not in word and word not in DEVICES


class Sheet(NamedTuple):
    """A document's file: what it says, and the bytes it says it in."""

    id: str
    data: bytes
    tables: Tables
    """In today's form."""
    version: int
    """The form the file is in."""

    @classmethod
    def of(cls, document_id: str, data: bytes, *, thorough: bool = False) -> Self:
        """Raises StoreError for a file of another shape."""
        name = f"{document_id}.json"
        tables, version = migrate(parse(text_of(data, name), name, thorough=thorough), name)
        return cls(document_id, data, tables, version)

    @classmethod
    def sparsely(cls, document_id: str, data: bytes) -> Self:
        """The same for who needs few of its records: the others are not looked at, right or wrong."""
        name = f"{document_id}.json"
        rows = rows_of(data)
        if rows is None or is_marked_among(data):
            return cls.of(document_id, data)
        document = {ONLY: read_record(data[slice(*rows.head)], f"{name}: {DOCUMENT}.{ONLY}")}
        tables, version = migrate({DOCUMENT: document, COMMITMENTS: Unread(rows, name)}, name)
        return cls(document_id, data, tables, version)

    @property
    def name(self) -> str:
        return f"{self.id}.json"

    @property
    def records(self) -> Mapping[str, Record]:
        """The commitments' records by number."""
        return self.tables[COMMITMENTS]

    def document(self, *, counted: bool = False) -> Document:
        """As the file says it, or with a next number that is surely free, which takes a look at all records. Raises
        StoreError."""
        document, problems = self._document()
        if document is None:
            raise self.bad(problems)
        return self._with_free_number(document) if counted else document

    @property
    def published(self) -> PartialDate | None:
        """The document's date, which is that of its promises unless they say another. Raises StoreError."""
        return self.document().published

    def commitments(self) -> list[Commitment]:
        """In the order of their numbers. Raises StoreError naming every problem."""
        made = self.published
        keys = sorted(self.records, key=int)
        try:
            found = [decode_commitment(self.records[key], made) for key in keys]
        except BadRecord:
            raise self.bad(self._problems(made)) from None
        for key, commitment in zip(keys, found, strict=True):
            if commitment.number != int(key) or commitment.document != self.id:
                raise self.bad(self._problems(made))
        return found

    def commitment(self, number: int, made: PartialDate | None) -> Commitment | None:
        """None where there is none. `made` stands for the date that it does not say: `published`. Raises StoreError."""
        if str(number) not in self.records:
            return None
        commitment, problems = self._commitment(str(number), made)
        if commitment is None:
            raise self.bad(problems)
        return commitment

    def examined(self) -> tuple[Document | None, list[Commitment], list[str]]:
        """What can be read, and a line for everything that is wrong."""
        document, problems = self._document()
        made = document.published if document else None
        pairs = [self._commitment(key, made) for key in sorted(self.records, key=int)]
        problems = problems + [problem for _, wrong in pairs for problem in wrong]
        found = [one for one, _ in pairs if one is not None]
        return document and self._with_free_number(document), found, [f"{self.name}: {line}" for line in problems]

    def bad(self, problems: list[str]) -> StoreError:
        shown = "; ".join(problems[:3]) + (f"; and {len(problems) - 3} more" if len(problems) > 3 else "")
        return StoreError(f"{self.name}: {shown}. Correct the file; `commitments check` lists all that is wrong")

    def _document(self) -> tuple[Document | None, list[str]]:
        try:
            document = decode_document(self.tables[DOCUMENT][ONLY])
        except BadRecord as error:
            return None, [f"{DOCUMENT}.{problem}" for problem in error.problems]
        if document.id != self.id:
            return None, [f"{DOCUMENT}.id: {document.id!r} is not the name of the file, {self.id!r}"]
        return document, []

    def _with_free_number(self, document: Document) -> Document:
        """Never less than what is there, whoever wrote the file: a number given out stays given out."""
        highest = max(map(int, self.records), default=0)
        return document if document.next_number > highest else document._replace(next_number=highest + 1)

    def _commitment(self, key: str, made: PartialDate | None) -> tuple[Commitment | None, list[str]]:
        path = f"{COMMITMENTS}.{key}"
        try:
            commitment = decode_commitment(self.records[key], made)
        except BadRecord as error:
            return None, [f"{path}.{problem}" for problem in error.problems]
        expected = f"{self.id}-{int(key):02d}"
        if commitment.id != expected:
            return None, [f"{path}.id: {commitment.id!r} does not belong here; expected {expected!r}"]
        return commitment, []

    def _problems(self, made: PartialDate | None) -> list[str]:
        keys = sorted(self.records, key=int)
        return [problem for key in keys for problem in self._commitment(key, made)[1]]


class Numbers(Set[int]):
    """The numbers of a document's commitments; to ask for one does not go through the others."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    def __contains__(self, number: object) -> bool:
        return str(number) in self._records

    def __iter__(self) -> Iterator[int]:
        return map(int, self._records)

    def __len__(self) -> int:
        return len(self._records)


def of_records(document_id: str, head: Record, records: Mapping[int, Record]) -> list[Commitment]:
    """The commitments of single records of a document's file by their numbers; `head` is the document's own record.

    Raises CommitmentsError for anything that would be wrong in a whole file.
    """
    tables: Tables = {DOCUMENT: {ONLY: head}, COMMITMENTS: {str(number): record for number, record in records.items()}}
    return Sheet(document_id, b"", *migrate(tables, document_id)).commitments()


def without_collector(work: Callable[[], T]) -> T:
    """Parsing makes many objects and no rubbish; looking for some all the time would triple the time it takes."""
    if not gc.isenabled():
        return work()
    gc.disable()
    try:
        return work()
    finally:
        gc.enable()


def near_number(sheet: Sheet, number: int) -> str:
    """What an error says of a number that a document does not have."""
    numbers = sorted(map(int, sheet.records))
    if not numbers:
        return f" {sheet.id} has no commitments yet"
    near = min(numbers, key=lambda one: abs(one - number))
    return f" the nearest is {sheet.id}-{near:02d}"
