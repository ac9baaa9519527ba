"""The commitments that a merge has given another number, since their own had been given out twice."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from commitments.errors import StoreError
from commitments.merging.pairing import FORMERLY, formerly
from commitments.store import files
from commitments.store.sheet import Sheet

if TYPE_CHECKING:
    from commitments.store.store import Store


class Renumbering(NamedTuple):
    id: str
    before: list[str]
    """The ids that it had, oldest first."""


def renumbered(store: "Store") -> Iterator[Renumbering]:
    """In the order of their documents. A file that cannot be read is passed over: what is wrong with it, `check`
    tells."""
    for document_id in store.document_ids():
        with suppress(StoreError):
            data = files.read_bytes(store.path / f"{document_id}.json")
            if data is not None and f'"{FORMERLY}"'.encode() in data:
                records = Sheet.of(document_id, data).records.values()
                yield from [Renumbering(str(one.get("id")), before) for one in records if (before := formerly(one))]
