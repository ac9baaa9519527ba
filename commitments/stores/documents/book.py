"""One document's TinyDB file, for writing: text in, text out.

TinyDB works on the text in memory; putting the text on the disk is the business of the whole change, which may touch
several files and is one all the same. Records that are not touched stay as they were read, letter by letter.
"""

from collections.abc import Mapping
from typing import Any

from tinydb import Storage, TinyDB
from tinydb.table import Document as Row
from tinydb.table import Table

from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, Record, render
from commitments.stores.documents.rows import Unread
from commitments.stores.documents.sheet import Sheet

Rows = dict[str, dict[str, Any]]


class SheetStorage(Storage):
    """A TinyDB storage whose file is a sheet in memory, written one record per line. A record that nobody has asked for
    is the line it stands on: TinyDB passes on those that it is not told to touch."""

    def __init__(self, sheet: Sheet | None) -> None:
        self._tables: Rows = {name: _rows(records) for name, records in sheet.tables.items()} if sheet else {}

    def read(self) -> Rows:
        return self._tables

    def write(self, data: Rows) -> None:
        self._tables = data

    @property
    def text(self) -> str:
        return render(self._tables)


def _rows(records: Mapping[str, Record]) -> dict[str, Any]:
    return records.lines() if isinstance(records, Unread) else dict(records)


def rewritten(sheet: Sheet | None, document: Record | None, commitments: Mapping[int, Record | None]) -> str:
    """The text of a document's file with its record, where one is given, and these commitments put in or, where None,
    taken out. Without a sheet, the text of a new file."""
    storage = SheetStorage(sheet)
    with TinyDB(storage=lambda: storage) as book:
        if document is not None:
            _replace(book.table(DOCUMENT), sheet.tables[DOCUMENT] if sheet else {}, {1: document})
        _replace(book.table(COMMITMENTS), sheet.records if sheet else {}, commitments)
    return storage.text


def _replace(table: Table, present: Mapping[str, Record], records: Mapping[int, Record | None]) -> None:
    # Two steps for any number of records: each step of TinyDB goes through the whole table. The ids are always given,
    # since TinyDB gives those of removed records out again; and asking to update a missing one would do nothing.
    if gone := [number for number in records if str(number) in present]:
        table.remove(doc_ids=gone)
    table.insert_multiple(Row(record, doc_id=number) for number, record in records.items() if record is not None)
