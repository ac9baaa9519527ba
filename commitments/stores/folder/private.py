"""`.commitments`, the store's own folder for the lock and the journal, which ignores itself in git.

It may have come with somebody else's store, so nothing in it is followed out of it.
"""

import os
from pathlib import Path

from commitments.errors import StoreError
from commitments.stores import files

NAME = ".commitments"
PENDING = os.path.join(NAME, "journal", "pending.json")
"""From the store's folder, the file that is there while a change is not finished; see `journal`."""
COPIED = "copied.json"
"""What is noted there of the copy that a store is; see `copying`."""
_IGNORING = b"*\n"


def place(store: Path, *below: str) -> Path:
    """A folder in there, or itself; it need not be there. Raises StoreError where a link stands in its way."""
    folder = store / NAME
    for name in ("", *below):
        folder = folder / name if name else folder
        if os.path.islink(folder):
            raise StoreError(f"{folder} is a link, which is not followed; remove it, and a folder takes its place")
        if os.path.exists(folder) and not os.path.isdir(folder):
            raise StoreError(f"{folder} is a file where a folder should be; move it away")
    return folder


def made(store: Path, *below: str) -> Path:
    """The same, made where it is missing. Raises StoreError."""
    folder = place(store)
    files.make_folder(folder)
    if _read(folder / ".gitignore") != _IGNORING:
        files.replace(_unlinked(folder / ".gitignore"), _IGNORING)
    if below:
        folder = place(store, *below)
        files.make_folder(folder)
    return folder


def identity(folder: Path) -> int:
    """What tells this folder from a copy of it, as far as the file system can. Raises StoreError."""
    try:
        return os.stat(folder).st_ino
    except OSError as error:
        raise StoreError(f"{folder} cannot be read: {files.reason(error)}") from None


def _read(path: Path) -> bytes | None:
    try:
        with files.open_to_read(path) as file:
            return file.read(len(_IGNORING) + 1)
    except OSError:
        return None


def _unlinked(path: Path) -> Path:
    """A link goes, so that what it leads to stays as it is."""
    try:
        if path.is_symlink():
            path.unlink()
    except OSError as error:
        raise StoreError(f"{path} cannot be removed: {files.reason(error)}") from None
    return path
