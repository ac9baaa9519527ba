"""What a store keeps of evidence, as values. What cannot be read counts as not kept, and `check` tells of it."""

import hashlib
from typing import TYPE_CHECKING

from commitments.copies import Copy, Kept, Page, decode, decode_page
from commitments.errors import StoreError
from commitments.records import BadRecord
from commitments.stores.shelves import EVIDENCE

if TYPE_CHECKING:
    from commitments.stores.contents import Contents


def read(store: "Contents") -> Kept:
    """The facts of all copies; a text is read when it is asked for. Raises StoreError where none can be looked at."""
    copies: list[Copy] = []
    pages: list[Page] = []
    troubles: list[tuple[str, str]] = []

    def refused(name: str, error: StoreError) -> None:
        troubles.append((name, str(error)))

    for name, data in store.contents([name for name in store.kept() if name.endswith(".json")], refused):
        try:
            _take(name, data, copies, pages)
        except BadRecord as error:
            troubles.append((name, f"{name}: {error}"))
    return Kept(copies, pages, _Texts(store).text, troubles)


def _take(name: str, data: bytes, copies: list[Copy], pages: list[Page]) -> None:
    """Raises BadRecord."""
    file = name.partition("/")[2]
    if file.endswith(".page.json"):
        page = decode_page(data)
        if page.file != file:
            raise BadRecord([f"url: the file of that page is called {page.file}"])
        pages.append(page)
        return
    copy = decode(data)
    if copy.names.facts != file:
        raise BadRecord([f"sha256: a copy of that content is called {copy.names.facts}"])
    copies.append(copy)


class _Texts:
    def __init__(self, store: "Contents") -> None:
        self._store = store
        self._last: tuple[str, str | None] = ("", None)

    def text(self, copy: Copy) -> str | None:
        """One at a time is in memory. None where the store has not the very text that was kept."""
        if self._last[0] != copy.sha256:
            self._last = (copy.sha256, self._read(copy))
        return self._last[1]

    def _read(self, copy: Copy) -> str | None:
        if copy.text_sha256 is None:
            return None
        try:
            data = self._store.content(f"{EVIDENCE}/{copy.names.text}")
        except StoreError:
            return None
        if data is None or hashlib.sha256(data).hexdigest() != copy.text_sha256:
            return None
        try:
            return data.decode()
        except UnicodeDecodeError:  # the hash of a stranger's facts may be that of anything
            return None
