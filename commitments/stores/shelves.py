"""Files of a store in folders of their own: one for each document, `codes/paris-2015/ann-lee.json`, and one of all
copies of evidence, `evidence/9f86….json`.

They come with the store, so no link on the way to them is followed; see `files.beside` for the file itself.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from commitments.errors import StoreError
from commitments.stores import files
from commitments.stores.documents.sheet import is_document_id

CODES, EVIDENCE = "codes", "evidence"
SCHEMA = 1
"""The version of these files."""


def is_shelved(name: str) -> bool:
    """Whether a name in the store may be that of such a file.

    >>> is_shelved("codes/paris-2015/ann-lee.json"), is_shelved("codes/../ann.json"), is_shelved("paris-2015.json")
    (True, False, False)
    """
    shelf, _, rest = name.partition("/")
    document, _, file = rest.partition("/")
    return shelf == CODES and is_document_id(document) and file.endswith(".json") and is_document_id(file[:-5])


_KEPT = r"[0-9a-f]{64}\.(?:json|txt|warc\.gz|page\.json)"


def is_kept(name: str) -> bool:
    """Whether a name in the store may be that of a file of a copy, or of a page.

    >>> is_kept(f"evidence/{'a' * 64}.txt"), is_kept("evidence/../a.txt"), is_kept("evidence/README.md")
    (True, False, False)
    """
    folder, _, file = name.partition("/")
    return folder == EVIDENCE and re.fullmatch(_KEPT, file) is not None


def place(store: Path, name: str) -> Path:
    """Of a file by its name in the store; it need not be there. Raises StoreError where a link, or a file, stands in
    the place of a folder on the way."""
    folder = store
    for part in name.split("/")[:-1]:
        folder = folder / part
        if os.path.islink(folder):
            raise StoreError(f"{folder} is a link, which is not followed; remove it, and a folder takes its place")
        if os.path.exists(folder) and not os.path.isdir(folder):
            raise StoreError(f"{folder} is a file where a folder should be; move it away")
    return store / name


def refuse_newer(record: Mapping[str, Any], name: str) -> None:
    """Raises StoreError for a file from a newer version, by the record of what it is about."""
    version = record.get("schema")
    if type(version) is int and version > SCHEMA:
        raise StoreError(f"{name} was written by a newer version; upgrade commitments")


@contextmanager
def folders(store: Path, names: Iterable[str]) -> Iterator[None]:
    """The folders of these files, to write them in; those that are empty when the block ends, or fails, go again.
    Raises StoreError."""
    own = {name: 2 if is_shelved(name) else 1 for name in names if is_shelved(name) or is_kept(name)}
    try:
        for name in own:
            files.make_folder(place(store, name).parent)
        yield
    finally:
        for name, deep in own.items():
            for folder in (store / name).parents[:deep]:
                with suppress(OSError):  # it has other files in it
                    os.rmdir(folder)


def documents(store: Path) -> list[str]:
    """Those that have a folder of codes, in order. Raises StoreError."""
    return [name for name in _entries(store, CODES) if is_document_id(name)]


def names(store: Path, document_id: str) -> list[str]:
    """Of the files of a document, in order, as they are called in the store. Raises StoreError."""
    if not is_document_id(document_id):
        return []
    folder = f"{CODES}/{document_id}"
    return [f"{folder}/{name}" for name in _entries(store, folder) if is_shelved(f"{folder}/{name}")]


def strangers(store: Path) -> list[str]:
    """What lies among them and is none, since its name cannot be one. Raises StoreError."""
    found = []
    for name in _entries(store, CODES):
        if not is_document_id(name):
            found.append(f"{CODES}/{name}")
            continue
        inside = (f"{CODES}/{name}/{file}" for file in _entries(store, f"{CODES}/{name}"))
        found += [file for file in inside if not is_shelved(file)]
    return found


def kept(store: Path) -> list[str]:
    """The files of copies, in order, as they are called in the store. Raises StoreError."""
    return [name for file in _entries(store, EVIDENCE) if is_kept(name := f"{EVIDENCE}/{file}")]


def kept_strangers(store: Path) -> list[str]:
    """What lies among the copies and is none. Raises StoreError."""
    return [name for file in _entries(store, EVIDENCE) if not is_kept(name := f"{EVIDENCE}/{file}")]


def _entries(store: Path, folder: str) -> list[str]:
    """But for hidden ones."""
    path = place(store, f"{folder}/")
    try:
        return sorted(name for name in os.listdir(path) if name[0] != ".")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {files.reason(error)}") from None
