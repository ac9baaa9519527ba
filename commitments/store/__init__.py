"""The store on disk: a folder of documents, changed one whole change at a time.

`store.py` is the folder, `change.py` one change, `sheet.py` a document's file as values, `format.py` the file's
letters, `rows.py` where in it a record stands, `book.py` TinyDB's part in writing them, `entries.py` what one change
did, `journal.py` what was done, `turning.py` how to take it back, `others.py` what is somebody else's too,
`settling.py` what others change while somebody reads, `owner.py` whose word is taken for it, `files.py` reading and
replacing, `lock.py` one writer at a time, `private.py` the folder for all that, `index/` which records of a large
store a question can be about, `merges.py` several versions of a file as one, `making.py`, `migrations.py` and
`settings.py` what their names say. Reading imports neither TinyDB nor anything else that is slow.
"""

from typing import TYPE_CHECKING, Any

from commitments.store.files import write_output
from commitments.store.settings import Settings
from commitments.store.sheet import is_document_id
from commitments.store.store import Store

if TYPE_CHECKING:
    from commitments.store.change import Change, HistoryRewritten
    from commitments.store.entries import Changed, Entry
    from commitments.store.turning import Conflict

__all__ = [
    "Change",
    "Changed",
    "Conflict",
    "Entry",
    "HistoryRewritten",
    "Settings",
    "Store",
    "is_document_id",
    "write_output",
]

_FOR_WRITING = {
    "Change": "change",
    "HistoryRewritten": "change",
    "Changed": "entries",
    "Conflict": "turning",
    "Entry": "entries",
}


def __getattr__(name: str) -> Any:
    """What writing takes is imported when it is asked for."""
    if name not in _FOR_WRITING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_FOR_WRITING[name]}"), name)
