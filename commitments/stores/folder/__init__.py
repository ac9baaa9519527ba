"""The store in a folder of the user's: a file for each document, changed one whole change at a time.

`folder.py` is the folder, `writing.py` what a change is made through, `journal.py` what was done, `others.py` what is
somebody else's too, `settling.py` what others change while somebody reads, `lock.py` one writer at a time,
`private.py` the folder for all that, `index/` which records of a large store a question can be about, `merges.py`
several versions of a file as one, `soundness.py` that nothing is written beside what cannot be read, `making.py` a new
store. Reading imports neither TinyDB nor anything else that is slow.
"""

from pathlib import Path

from commitments.errors import StoreError
from commitments.stores import files, settings
from commitments.stores.folder import private
from commitments.stores.folder.folder import FolderStore
from commitments.stores.settings import Settings
from commitments.stores.store import Store

__all__ = ["FolderStore", "created", "in_folder", "opened", "to_copy_into"]


def in_folder(store: Store) -> FolderStore:
    """The same store. Raises UsageError where it is in no folder."""
    if not isinstance(store, FolderStore):
        store.path  # noqa: B018 - which says so
    assert isinstance(store, FolderStore)
    return store


def opened(folder: Path) -> FolderStore:
    """Raises StoreError where there is no store, or its settings cannot be read."""
    text = files.read_text(folder / settings.NAME)
    if text is None:
        raise StoreError(f"there is no store at {folder}; make one with `commitments init {folder}`")
    return FolderStore(folder, settings.parse(text, str(folder / settings.NAME)))


def to_copy_into(folder: Path, *, dry_run: bool = False) -> FolderStore | None:
    """The store there, or what is to become one by a copy. Raises StoreError where there is something else."""
    if (folder / settings.NAME).exists():
        return opened(folder)
    if dry_run:
        return None
    from commitments.stores.folder.making import prepare

    if not (private.place(folder) / private.COPIED).exists():
        prepare(folder)
    return FolderStore(folder, Settings())


def created(folder: Path, *, example: bool = False) -> FolderStore:
    """A new store. Raises StoreError where there is one already, or something else."""
    from commitments.stores.example import shipped_example
    from commitments.stores.folder.making import ATTRIBUTES, make

    had_attributes = (folder / ATTRIBUTES).exists()
    make(folder, shipped_example() if example else {})
    store = opened(folder)
    if had_attributes:
        path = folder / ATTRIBUTES
        said = f"{path} was there already and is as it was; so that git leaves line ends alone, which spans and hashes "
        store.remarks = [f"{said}count, it should end with: *.txt -text"]
    return store
