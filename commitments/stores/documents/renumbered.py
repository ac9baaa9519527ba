"""The commitments that a merge has given another number, since their own had been given out twice."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from commitments.merging.pairing import formerly
from commitments.stores.documents.format import Record


class Renumbering(NamedTuple):
    id: str
    before: list[str]
    """The ids that it had, oldest first."""


def renumbered_among(records: Iterable[Record]) -> Iterator[Renumbering]:
    """Of the records of commitments."""
    return (Renumbering(str(one.get("id")), before) for one in records if (before := formerly(one)))
