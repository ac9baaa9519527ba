"""Files of copies on their way into a folder: under the store's lock, the facts of a copy last, since they make it one.

A kill on the way leaves a text or a WARC without facts at most. That is no copy, and the next one of the same content
takes its place.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from commitments.errors import StoreError
from commitments.stores import files, shelves

if TYPE_CHECKING:
    from commitments.stores.contents import Making
    from commitments.stores.folder.folder import FolderStore

IGNORING = ".gitignore"
_WARCS = "*.warc.gz"


def keep(store: "FolderStore", make: "Making") -> None:
    with store.lock():
        contents = make(store.content)
        for name in contents:
            if not shelves.is_kept(name):
                raise StoreError(f"{name!r} cannot name a file of a copy")
        folder = shelves.place(store.path, f"{shelves.EVIDENCE}/")
        files.make_folder(folder)
        if not store.has_kept:
            _clear(folder)
            _ignore(folder / IGNORING, store.settings.warc == "ignore")
        files.replace_all({store.path / name: contents[name] for name in sorted(contents, key=_order)})
    store.has_kept = True
    store.__dict__.pop("evidence", None)


def _order(name: str) -> tuple[bool, str]:
    return name.endswith(".json"), name


def _clear(folder: Path) -> None:
    """What a writer that was killed has left: nobody else writes here now."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(".") and name.endswith(".tmp"):
                os.unlink(folder / name)


def _ignore(path: Path, are_warcs_ignored: bool) -> None:
    """Has git leave the WARCs out, or no longer. Other lines are somebody's, and stay."""
    before = files.read_text(path)
    lines = (before or "").splitlines()
    if are_warcs_ignored == (_WARCS in lines):
        return
    after = [*lines, _WARCS] if are_warcs_ignored else [line for line in lines if line != _WARCS]
    files.replace(path, "".join(f"{line}\n" for line in after))
