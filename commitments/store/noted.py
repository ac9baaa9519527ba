"""What takes long to work out of a document's files, kept in the user's own cache with how the files looked then.

It is in no store, since what came with a folder could say anything; it can be missing, damaged or removed at any time,
and only costs the time to work it out again.
"""

import json
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from commitments import __version__, homes
from commitments.errors import StoreError
from commitments.store import files

_AGED_NS = 3_000_000_000
"""A file changed more shortly before could be changed again without a trace: some file systems keep times to two
seconds."""
_KEPT_SECONDS = 90 * 24 * 3600
_FORM = 2
"""To be raised whenever what is noted of the same files would be other numbers, as where sentences are cut anew."""

Look = Sequence[files.Stamp | None]


class Noted:
    """Whole numbers noted for documents, by what they are; `keep` writes them down."""

    def __init__(self, store: Path, kind: str) -> None:
        self._store, self._path = store, _path_of(store, kind)
        self._found: dict[str, tuple[object, object]] = _read(self._path)
        self._is_new = False

    def look(self, document_id: str) -> Look:
        """How the document's text and its record look now; to be taken before they are read."""
        text = files.stamp(self._store / f"{document_id}.txt")
        return [text, files.stamp(self._store / f"{document_id}.json") if text else None]

    def get(self, document_id: str, look: Look) -> list[int] | None:
        """What was noted when the files looked like that."""
        then, numbers = self._found.get(document_id, (None, None))
        is_same = None not in look and then == [list(stamp) for stamp in look if stamp]
        if not is_same or not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
            return None
        return numbers

    def note(self, document_id: str, look: Look, numbers: Sequence[int]) -> None:
        stamps = [stamp for stamp in look if stamp]
        now = time.time_ns()
        if len(stamps) == len(look) and all(now - files.last_touched(stamp) > _AGED_NS for stamp in stamps):
            self._found[document_id] = ([list(stamp) for stamp in stamps], list(numbers))
            self._is_new = True

    def keep(self) -> None:
        """Nothing is said where there is no place for it."""
        if self._path is None or not self._is_new:
            return
        with suppress(OSError, StoreError):
            os.makedirs(self._path.parent, mode=0o700, exist_ok=True)
            _discard_old(self._path)
            files.replace(self._path, json.dumps([_FORM, __version__, self._found]).encode())
            self._is_new = False


def _path_of(store: Path, kind: str) -> Path | None:
    from _blake2 import blake2b

    folder = homes.cache_folder()
    if folder is None:
        return None
    name = blake2b(os.path.realpath(store).encode(errors="surrogateescape"), digest_size=16).hexdigest()
    return Path(folder) / f"{kind}-{name}.json"


def _read(path: Path | None) -> dict[str, tuple[object, object]]:
    try:
        data = files.read_bytes(path) if path else None
        form, version, found = json.loads(data) if data else (0, "", {})
    except (StoreError, ValueError, TypeError, RecursionError):
        return {}
    if [form, version] != [_FORM, __version__] or not isinstance(found, Mapping):
        return {}
    return {name: (pair[0], pair[1]) for name, pair in found.items() if isinstance(pair, list) and len(pair) == 2}


def _discard_old(path: Path) -> None:
    """Those of stores that nobody has asked for long, or that are no more."""
    kind = path.name.split("-", 1)[0]
    for entry in os.scandir(path.parent):
        if entry.name.startswith(f"{kind}-") and time.time() - entry.stat().st_mtime > _KEPT_SECONDS:
            with suppress(OSError):
                os.unlink(entry.path)
