"""All records of a document merged, and numbers that were given out twice told apart."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from commitments.merging.fields import OURS, Choice, Conflict, Record, Side, Three, merged_fields
from commitments.merging.lists import canonical, union
from commitments.merging.pairing import FORMERLY, Records, entries, formerly, id_of, is_later, matched, paired

Tables = Mapping[str, Mapping[str, Record]]
"""A document's file: the name of a table -> the key of a record, which is a number as text -> the record."""

_DOCUMENT, _COMMITMENTS, _ONLY = "document", "commitments", "1"


class Renumbered(NamedTuple):
    """A commitment that got another number, since its own was given to another one too."""

    before: str
    after: str
    side: Side
    """Which of the two it was."""
    record: Record


class Merged(NamedTuple):
    tables: dict[str, dict[str, dict[str, Any]]]
    conflicts: tuple[Conflict, ...]
    """Of which each was settled as `choose` has it."""
    renumbered: tuple[Renumbered, ...]
    restored: tuple[str, ...]
    """The ids of commitments with an entry that one side no longer had, and that stands since the other has it."""


def merged(base: Tables | None, ours: Tables, theirs: Tables, choose: Choice = OURS) -> Merged:
    """What both sides made of the base; None where they share none. Each file is in today's schema."""
    return _Merge(base or {}, ours, theirs, choose).result()


class _Row(NamedTuple):
    """One record of the merged file, on its way to a number."""

    number: int
    record: dict[str, Any] | None
    """None where it was left out by who was asked. It has a number all the same, so that none depends on the answer."""
    side: Side | None
    """The one that has made it; None where both have it."""
    gives_way: bool = False
    """Whether one side no longer has it, and may have given its number to another."""


class _Merge:
    def __init__(self, base: Tables, ours: Tables, theirs: Tables, choose: Choice) -> None:
        self._all = (base, ours, theirs)
        self._choose = choose
        self._name = str(_document(ours).get("id") or _document(theirs).get("id") or "")
        self._conflicts: list[Conflict] = []
        self._renumbered: list[Renumbered] = []
        self._restored: list[str] = []
        self._highest = 0
        """Of the numbers given, to what is left out by who was asked too; what is next depends on no answer either."""
        self._has_moved = False

    def result(self) -> Merged:
        names = list(dict.fromkeys([_DOCUMENT, _COMMITMENTS, *self._all[1], *self._all[2]]))
        tables = {name: self._table(name) for name in names}
        document = tables[_DOCUMENT].get(_ONLY)
        if document is not None and (self._has_moved or "next_number" in document):
            document["next_number"] = max(self._highest + 1, _whole(document.get("next_number")))
        return Merged(tables, tuple(self._conflicts), tuple(self._renumbered), tuple(self._restored))

    def _table(self, name: str) -> dict[str, dict[str, Any]]:
        base, ours, theirs = (tables.get(name, {}) for tables in self._all)
        if name == _COMMITMENTS:
            rows = self._commitments(*({int(key): one for key, one in side.items()} for side in (base, ours, theirs)))
            self._highest = max((row.number for row in rows), default=0)
            return {str(row.number): row.record for row in sorted(rows, key=_by_number) if row.record is not None}
        found = {}
        for key in dict.fromkeys([*ours, *theirs]):
            id_ = self._name if name == _DOCUMENT else f"{self._name} {name}.{key}"
            record = self._record(id_, base.get(key), ours.get(key), theirs.get(key))
            if record is not None:
                found[key] = record
        return found

    # --- one record ---------------------------------------------------------------------------------------------------

    def _asked(self, conflict: Conflict) -> Side:
        self._conflicts.append(conflict)
        return self._choose(conflict)

    def _record(
        self, id_: str, base: Record | None, ours: Record | None, theirs: Record | None
    ) -> dict[str, Any] | None:
        """None where it is gone."""
        if ours is not None and theirs is not None:
            if ours == theirs or (base is not None and base in (ours, theirs)):
                return dict(theirs if ours == base else ours)
            return self._both(Three(id_, base, ours, theirs))
        one = ours if theirs is None else theirs
        if one is None or (base is not None and _is_alike(one, base)):
            return None
        if base is None:
            return dict(one)
        conflict = Conflict(id_, "", base, ours, theirs)
        record = conflict.of(self._asked(conflict))
        return None if record is None else dict(record)

    def _both(self, three: Three) -> dict[str, Any]:
        before, mine, others = (entries(record or {}) for record in (three.base, three.ours, three.theirs))
        if before & (mine ^ others):
            self._restored.append(three.id)
        former = union(formerly(three.ours), formerly(three.theirs))
        return merged_fields(three, self._asked, {"id": three.ours.get("id"), FORMERLY: former})

    # --- the commitments ----------------------------------------------------------------------------------------------

    def _commitments(self, base: Records, ours: Records, theirs: Records) -> list[_Row]:
        mine, others = matched(base, ours, self._name), matched(base, theirs, self._name)
        known = [*self._known(base, ours, theirs, mine, others)]
        new = self._new(_without(ours, mine), _without(theirs, others))
        return self._numbered([*known, *new], 1 + max([0, *base, *ours, *theirs]))

    def _known(
        self, base: Records, ours: Records, theirs: Records, mine: Mapping[int, int], others: Mapping[int, int]
    ) -> Iterator[_Row]:
        """Those of the base, as far as they are still there."""
        for number, was in base.items():
            one, other = mine.get(number), others.get(number)
            place = next((place for place in (one, other) if place is not None and place != number), number)
            whose = Side.THEIRS if one is None else Side.OURS if other is None else None
            asked = len(self._conflicts)
            record = self._record(
                id_of(self._name, place),
                was,
                ours[one] if one is not None else None,
                theirs[other] if other is not None else None,
            )
            if record is not None or len(self._conflicts) > asked:
                yield _Row(place, record, whose, gives_way=whose is not None)

    def _new(self, ours: Records, theirs: Records) -> list[_Row]:
        """Those that the base has not."""
        pairs = paired(ours, theirs, self._name)
        rows = [_Row(number, dict(ours[number]), Side.OURS) for number in ours if number not in pairs]
        rows += [_Row(number, dict(theirs[number]), Side.THEIRS) for number in _without(theirs, pairs)]
        for number, other in pairs.items():
            record = self._record(id_of(self._name, number), None, ours[number], theirs[other])
            rows.append(_Row(number, record or {}, None))
        return rows

    def _numbered(self, rows: list[_Row], least: int) -> list[_Row]:
        """Each with a number of its own: what both have keeps it, and of two that are new the later one gets the
        next."""
        free = max(least, *(_whole(_document(tables).get("next_number")) for tables in self._all))
        placed: dict[int, _Row] = {}
        moving: list[_Row] = []
        for row in sorted(rows, key=_by_number):
            there = placed.get(row.number)
            if there is None:
                placed[row.number] = self._at(row, row.number)
            elif there.side is not None and not row.gives_way and is_later(there.record or {}, row.record or {}):
                placed[row.number] = self._at(row, row.number)
                moving.append(there)
            else:
                moving.append(row)
        self._has_moved = bool(moving)
        for number, row in enumerate(moving, free):
            placed[number] = self._moved(row, number)
        return [*placed.values()]

    def _at(self, row: _Row, number: int) -> _Row:
        return row._replace(record={**row.record, "id": id_of(self._name, number)}) if row.record is not None else row

    def _moved(self, row: _Row, number: int) -> _Row:
        if row.record is None:
            return row._replace(number=number)
        before, after = id_of(self._name, row.number), id_of(self._name, number)
        former = [*(one for one in formerly(row.record) if one != before), before]
        record = {**row.record, "id": after, FORMERLY: former}
        self._renumbered.append(Renumbered(before, after, row.side or Side.THEIRS, record))
        return row._replace(number=number, record=record)


def _by_number(row: _Row) -> tuple[int, bool, bool, bool]:
    """What both have, and then what is ours, comes first of each number."""
    return row.number, row.gives_way, row.side is not None, row.side is Side.THEIRS


def _without(records: Records, matches: Mapping[int, int]) -> dict[int, Record]:
    taken = {*matches.values()}
    return {number: record for number, record in records.items() if number not in taken}


def _document(tables: Tables) -> Record:
    return tables.get(_DOCUMENT, {}).get(_ONLY, {})


def _whole(value: object) -> int:
    return value if type(value) is int else 1


def _is_alike(record: Record, other: Record) -> bool:
    """Whatever its number is."""
    numbers = {"id": None, FORMERLY: None}
    return canonical({**record, **numbers}) == canonical({**other, **numbers})
