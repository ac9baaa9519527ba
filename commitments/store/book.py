"""One document's TinyDB file, for writing: text in, text out.

TinyDB works on the text in memory; putting the text on the disk is the business of the whole change, which may touch
several files and is one all the same. Records that are not touched stay as they were read, letter by letter.
"""

from collections.abc import Mapping

from tinydb import Storage, TinyDB
from tinydb.table import Document as Row
from tinydb.table import Table

from commitments.store.format import COMMITMENTS, DOCUMENT, Record, Tables, render, split
from commitments.store.sheet import Sheet


class SheetStorage(Storage):
    """A TinyDB storage whose file is a sheet in memory, written one record per line."""

    def __init__(self, sheet: Sheet | None) -> None:
        self._sheet = sheet
        self._tables: Tables = dict(sheet.tables) if sheet else {}

    def read(self) -> Tables:
        return self._tables

    def write(self, data: Tables) -> None:
        self._tables = data

    @property
    def text(self) -> str:
        return render(self._tables, _as_written(self._sheet) if self._sheet else {})


def _as_written(sheet: Sheet) -> Mapping[int, str]:
    """By a record's identity, the line it was read from; TinyDB and migrations pass on untouched records themselves."""
    lines = split(sheet.text)
    if lines is None:
        return {}
    return {id(record): lines[name][key] for name, records in sheet.parsed.items() for key, record in records.items()}


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
    table.remove(doc_ids=[number for number in records if str(number) in present])
    table.insert_multiple(Row(record, doc_id=number) for number, record in records.items() if record is not None)
