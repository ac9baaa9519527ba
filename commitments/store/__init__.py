"""The store on disk: a folder of documents, changed one whole change at a time.

`store.py` is the folder, `change.py` one change, `sheet.py` a document's file as values, `format.py` the file's
letters, `book.py` TinyDB's part in writing them, `journal.py` what was done and how to take it back, `files.py` the
lock and the replacing, `index.py` which records of a large store a question can be about, `narrowing.py` that question
as a condition, `migrations.py` and `settings.py` what their names say. Reading imports neither TinyDB nor anything else
that is slow.
"""

from commitments.store.change import Change, HistoryRewritten
from commitments.store.files import write_whole
from commitments.store.journal import Changed, Conflict, Entry
from commitments.store.settings import Settings
from commitments.store.sheet import is_document_id
from commitments.store.store import Store

__all__ = [
    "Change",
    "Changed",
    "Conflict",
    "Entry",
    "HistoryRewritten",
    "Settings",
    "Store",
    "is_document_id",
    "write_whole",
]
