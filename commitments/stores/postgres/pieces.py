"""A commitment's record in pieces, as the tables have it: itself, its updates, the evidence of each."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from commitments.stores.documents.format import Record, dumps

UPDATES, EVIDENCE = "updates", "evidence"


class Piece(NamedTuple):
    """An update, without its evidence, and that."""

    record: Record
    evidence: list[Record]

    @property
    def whole(self) -> Record:
        return joined(self.record, EVIDENCE, self.evidence)


class Pieces(NamedTuple):
    record: Record
    """Without its updates."""
    updates: list[Piece]

    @property
    def whole(self) -> Record:
        return joined(self.record, UPDATES, [update.whole for update in self.updates])


def pieces(record: Record) -> Pieces:
    """The fields stay where they stand, so that `whole` gives the very same record."""
    rest, updates = _parted(record, UPDATES)
    return Pieces(rest, [Piece(*_parted(update, EVIDENCE)) for update in updates])


def _parted(record: Record, field: str) -> tuple[Record, list[Record]]:
    """A record without the items of a list, which stay where the list holds anything but records."""
    items = record.get(field)
    if not isinstance(items, list) or not all(type(item) is dict for item in items):
        return record, []
    return {**record, field: []}, items


def joined(record: Record, field: str, items: list[Record]) -> Record:
    return {**record, field: items} if items else record


def shared(before: Iterable[Piece], after: Iterable[Piece]) -> int:
    """How many updates at the beginning are the same, letter by letter."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if dumps(one.whole) != dumps(other.whole):
            break
        count += 1
    return count


def from_rows(record: Record, updates: list[list[Any]] | None) -> Pieces:
    """Of what a query gives of one commitment: each update with its evidence, which may be None."""
    return Pieces(record, [Piece(update, evidence or []) for update, evidence in updates or ()])


Tables = Mapping[str, Mapping[str, Record]]
