"""Stores of documents, in a folder or in PostgreSQL, changed one whole change at a time.

`store.py` is what every store can do, with what it holds under names in `contents.py`; `folder/` and `postgres/` the
kinds there are, and `finding.py` says which store is meant. They share `changes/`, one change and what becomes of it;
`documents/`, a document's file and its records; `owner.py`, whose word is taken for it; `narrowing.py`, which records a
question can be about; `files.py`, reading and replacing; `cached.py` and `noted.py`, what a user's cache has of a
store; `shelves.py`, files in folders of their own; `kept.py`, copies of evidence as values; `example.py` and
`settings.py`, what their names say. Reading imports neither TinyDB nor anything else that is slow.
"""

from typing import TYPE_CHECKING, Any

from commitments.stores.documents.sheet import is_document_id
from commitments.stores.files import write_output
from commitments.stores.settings import Settings
from commitments.stores.store import Store
from commitments.stores.urls import is_url

if TYPE_CHECKING:
    from commitments.stores.changes.change import Change, HistoryRewritten
    from commitments.stores.changes.entries import Changed, Entry
    from commitments.stores.changes.turning import Conflict

__all__ = [
    "Change",
    "Changed",
    "Conflict",
    "Entry",
    "HistoryRewritten",
    "Settings",
    "Store",
    "is_document_id",
    "is_url",
    "write_output",
]

_FOR_WRITING = {
    "Change": "changes.change",
    "HistoryRewritten": "changes.change",
    "Changed": "changes.entries",
    "Conflict": "changes.turning",
    "Entry": "changes.entries",
}


def __getattr__(name: str) -> Any:
    """What writing takes is imported when it is asked for."""
    if name not in _FOR_WRITING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_FOR_WRITING[name]}"), name)
