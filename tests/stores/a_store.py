"""Small stores for the tests of the store, and what writers in other processes need."""

from datetime import UTC, datetime
from pathlib import Path

from commitments.dates import PartialDate
from commitments.model import Commitment, Document, Status, Update
from commitments.stores import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]

HEAD = """
import os, sys
from datetime import UTC, datetime
from commitments.dates import PartialDate
from commitments.model import Commitment, Document, Status, Update
from commitments.stores import Store
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
def mark(store, name, by="them", note=None):
    with store.change("mark", by, NOW) as change:
        update = Update(Status.KEPT, PartialDate("2018-01-01"), NOW, by, note)
        change.put(change.commitment(name).with_update(update))
"""


def an_update(note: str | None = None, status: Status = Status.KEPT) -> Update:
    return Update(status, PartialDate("2018-01-01"), NOW, "me", note)


def mark(store: Store, name: str, note: str | None = None, command: str = "mark") -> None:
    with store.change(command, "me", NOW) as change:
        change.put(change.commitment(name).with_update(an_update(note)))


def fill(store: Store, document_id: str = "paris-2015", count: int = 3, text: str | None = None) -> None:
    with store.change("add", "me", NOW) as change:
        change.put_document(Document(document_id, "Paris Agreement", published=PartialDate("2015-12-12")), text)
        for number in range(1, count + 1):
            change.put(
                Commitment(document_id, number, f"“Promise” n° {number}", made=PartialDate("2015-12-12"), tags=("co₂",))
            )


def contents(store: Store) -> dict[str, bytes]:
    """Every file of the store but those for git and for its own affairs, by name."""
    return {path.name: path.read_bytes() for path in store.path.iterdir() if path.is_file() and path.name[0] != "."}
