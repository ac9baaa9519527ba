"""Small files in the user's own cache, of one store each: they can be missing, damaged or removed at any time."""

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from commitments import homes
from commitments.errors import StoreError
from commitments.stores import files

_KEPT_SECONDS = 90 * 24 * 3600


def path_of(store: str, kind: str, what: str = "") -> Path | None:
    """The file of that kind, of `what` in the store of that key; None where the user has no cache."""
    from _blake2 import blake2b

    folder = homes.cache_folder()
    if folder is None:
        return None
    place = store + (f"\0{what}" if what else "")
    name = blake2b(place.encode(errors="surrogateescape"), digest_size=16).hexdigest()
    return Path(folder) / f"{kind}-{name}.json"


def read(path: Path | None) -> Any:
    """What the file holds; None where there is nothing that can be read."""
    try:
        data = files.read_bytes(path) if path else None
        return json.loads(data) if data else None
    except (OSError, StoreError, ValueError, RecursionError):
        return None


def write(path: Path, value: object) -> None:
    """Nothing is said where there is no place for it."""
    with suppress(OSError, StoreError):
        os.makedirs(path.parent, mode=0o700, exist_ok=True)
        _discard_old(path)
        files.replace(path, json.dumps(value).encode())


def _discard_old(path: Path) -> None:
    """Those of stores that nobody has asked for long, or that are no more."""
    kind = path.name.split("-", 1)[0]
    for entry in os.scandir(path.parent):
        if entry.name.startswith(f"{kind}-") and time.time() - entry.stat().st_mtime > _KEPT_SECONDS:
            with suppress(OSError):
                os.unlink(entry.path)
