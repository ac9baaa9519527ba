"""Small stores for the tests of the store, and what writers in other processes need."""

from datetime import UTC, datetime
from pathlib import Path

from commitments.dates import PartialDate
from commitments.model import Commitment, Document, Status, Update
from commitments.stores import Store
from commitments.stores.documents.format import CLOSE, join, split
from commitments.stores.folder import FolderStore

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
    """All that the store keeps but its own affairs, by name: of a folder every file, but those for git."""
    if isinstance(store, FolderStore):
        paths = [path for path in store.path.rglob("[!.]*") if path.is_file()]
        names = {str(path.relative_to(store.path)): path for path in paths}
        return {name: path.read_bytes() for name, path in names.items() if name[0] != "."}
    return {name: store.content(name) or b"" for name in store.names()}


def by_hand(store: Store, name: str, data: str | bytes) -> None:
    """Put there by something else than a change: an editor in a folder, a copy in a database."""
    data = data.encode() if isinstance(data, str) else data
    if isinstance(store, FolderStore):
        (store.path / name).write_bytes(data)
    else:
        store.take_in({name: data})


def text_of(store: Store, name: str = "paris-2015.json") -> str:
    """What the store keeps under a name."""
    return (store.content(name) or b"").decode()


def told(store: Store) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The log, newest first: of each change its command, and which ones it takes back or makes again, counted from the
    first that there was."""
    entries = list(store.log())[::-1]
    steps = {entry.number: step for step, entry in enumerate(entries, 1)}
    return [
        (entry.command, *(tuple(steps[number] for number in some) for some in (entry.undoes, entry.redoes)))
        for entry in entries[::-1]
    ]


def former(store: Store) -> str:
    """The file of paris-2015, put in the spacing and schema that the first version wrote."""
    lines = split(text_of(store).replace('"schema": 2', '"schema": 1'))
    assert lines is not None
    text = join(lines, CLOSE)
    by_hand(store, "paris-2015.json", text)
    return text
