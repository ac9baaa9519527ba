"""What takes long to work out of a document's files, kept in the user's own cache with how the files looked then.

It is in no store, since what came with a folder could say anything; it can be missing, damaged or removed at any time,
and only costs the time to work it out again.
"""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from commitments import __version__
from commitments.store import cached, files

_AGED_NS = 3_000_000_000
"""A file changed more shortly before could be changed again without a trace: some file systems keep times to two
seconds."""
_FORM = 4
"""To be raised whenever what is noted of the same files would be other numbers, as where sentences are cut anew."""

Look = Sequence[files.Stamp | None]


class Noted:
    """Whole numbers noted for documents, by what they are; `keep` writes them down."""

    def __init__(self, store: Path, kind: str) -> None:
        self._store, self._path = store, cached.path_of(store, kind)
        self._found = _known(cached.read(self._path))
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
        if self._path is not None and self._is_new:
            cached.write(self._path, [_FORM, __version__, self._found])
            self._is_new = False


def _known(found: object) -> dict[str, tuple[object, object]]:
    if not isinstance(found, list) or found[:2] != [_FORM, __version__] or len(found) != 3:
        return {}
    if not isinstance(noted := found[2], Mapping):
        return {}
    return {name: (pair[0], pair[1]) for name, pair in noted.items() if isinstance(pair, list) and len(pair) == 2}
