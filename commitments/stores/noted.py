"""What takes long to work out of a document's files, kept in the user's own cache with how they looked then.

It is in no store, since what came with a folder could say anything; it can be missing, damaged or removed at any time,
and only costs the time to work it out again.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from commitments import __version__
from commitments.stores import cached

if TYPE_CHECKING:
    from commitments.stores.store import Look, Store

_FORM = 4
"""To be raised whenever what is noted of the same files would be other numbers, as where sentences are cut anew."""


class Noted:
    """Whole numbers noted for documents, by what they are; `keep` writes them down."""

    def __init__(self, store: "Store", kind: str) -> None:
        self._path = cached.path_of(store.key, kind)
        self._found = _known(cached.read(self._path))
        self._is_new = False

    def get(self, document_id: str, look: "Look") -> list[int] | None:
        """What was noted when the document looked like that."""
        then, numbers = self._found.get(document_id, (None, None))
        is_same = look.seen and then == look.seen
        if not is_same or not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
            return None
        return numbers

    def note(self, document_id: str, look: "Look", numbers: Sequence[int]) -> None:
        if look.seen and look.is_sure:
            self._found[document_id] = (look.seen, list(numbers))
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
