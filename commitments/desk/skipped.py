"""What was skipped in walks, kept in the user's cache, so that it comes last the next time."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from commitments import homes
from commitments.errors import StoreError

_MOST = 5_000


class Skipped:
    """Of one walk, which is told apart from others of the store by `what`."""

    def __init__(self, store: Path, what: str) -> None:
        from hashlib import blake2b

        folder = homes.cache_folder()
        place = f"{os.path.realpath(store)}\0{what}".encode(errors="surrogateescape")
        self._path = Path(folder, f"skipped-{blake2b(place, digest_size=16).hexdigest()}.json") if folder else None
        self._names = dict.fromkeys(_read(self._path))

    def last(self, names: Sequence[str]) -> list[str]:
        """The names, those that were skipped after the others."""
        return sorted(names, key=lambda name: name in self._names)

    def add(self, name: str) -> None:
        self._names[name] = None
        self._keep()

    def forget(self, name: str) -> None:
        if name in self._names:
            del self._names[name]
            self._keep()

    def _keep(self) -> None:
        """At once, since the terminal may be closed. Nothing is said where there is no place for it."""
        if self._path is None:
            return
        from commitments.store import files

        with suppress(OSError, StoreError):
            os.makedirs(self._path.parent, mode=0o700, exist_ok=True)
            files.replace(self._path, json.dumps(list(self._names)[-_MOST:]).encode())


def _read(path: Path | None) -> list[str]:
    from commitments.store import files

    try:
        data = files.read_bytes(path) if path else None
        found = json.loads(data) if data else []
    except (OSError, StoreError, ValueError, RecursionError):
        return []
    return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []
