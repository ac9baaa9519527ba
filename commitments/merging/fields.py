"""One record, merged field by field; who merges is asked of each field that both sides changed differently."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from commitments.merging.lists import canonical, is_absent, three_way, union

Record = Mapping[str, Any]


class Side(StrEnum):
    OURS = "ours"
    THEIRS = "theirs"
    BASE = "base"
    """What was there before either."""


class Conflict(NamedTuple):
    """A field that both sides changed differently; a value is None where there is none."""

    id: str
    """Of the commitment, or of the document where it is about that."""
    field: str
    """"" where one side changed the record, and the other took it out."""
    base: Any
    ours: Any
    theirs: Any

    def of(self, side: Side) -> Any:
        return {Side.OURS: self.ours, Side.THEIRS: self.theirs, Side.BASE: self.base}[side]


Choice = Callable[[Conflict], Side]
"""Which value stands."""


def always(side: Side) -> Choice:
    return lambda conflict: side


OURS = always(Side.OURS)


class Three(NamedTuple):
    """A record as it was, and as either side has it."""

    id: str
    base: Record | None
    """None where both sides made it."""
    ours: Record
    theirs: Record

    def values(self, name: str) -> tuple[Any, Any, Any]:
        return _get(self.base or {}, name), _get(self.ours, name), _get(self.theirs, name)

    def part(self, names: Iterable[str]) -> "Three":
        """With these fields alone."""
        base, ours, theirs = (_only(record, names) for record in (self.base, self.ours, self.theirs))
        return Three(self.id, base, ours or {}, theirs or {})


_HISTORY = "updates"
_PASSAGES = "set_aside"
_HIGHEST = ("next_number", "schema")
# The first field stands for those beside it, which are one with it; the last ones follow from it.
_GROUPS = ((("quote", "span"), ("page", "paragraph")), (("sha256",), ("pages",)))


def merged_fields(three: Three, choose: Choice, known: Record) -> dict[str, Any]:
    """The fields of the merged record, in the order of ours; `known` are settled already."""
    found = dict(known)
    for together, following in _GROUPS:
        if any(name in three.ours or name in three.theirs for name in (*together, *following)):
            found |= _group(three, together, following, choose)
    for name in {**three.ours, **three.theirs}:
        if name not in found:
            found[name] = _field(three, name, choose)
    return {name: found[name] for name in (*_names(three), *known) if not is_absent(found.get(name))}


def _field(three: Three, name: str, choose: Choice) -> Any:
    base, ours, theirs = three.values(name)
    if name in _HIGHEST and all(type(value) is int for value in (ours, theirs)):
        return max(ours, theirs)
    lists = [[] if value is None else value for value in (base, ours, theirs)]
    if name == _HISTORY and all(isinstance(value, list) for value in lists):
        return union(lists[1], lists[2], lists[0])
    if name == _PASSAGES and all(map(_are_passages, lists)):
        return _passages(three.id, lists, choose)
    if canonical(ours) == canonical(theirs) or (three.base is not None and canonical(theirs) == canonical(base)):
        return ours
    if three.base is not None and canonical(ours) == canonical(base):
        return theirs
    if all(map(_is_set, lists)):
        return three_way(*lists)
    if three.base is None and None in (ours, theirs):
        return theirs if ours is None else ours
    conflict = Conflict(three.id, name, base, ours, theirs)
    return conflict.of(choose(conflict))


def _group(three: Three, together: tuple[str, ...], following: tuple[str, ...], choose: Choice) -> dict[str, Any]:
    """Fields that only make sense together are all taken from the same side."""
    whole = three.part(together)
    base, ours, theirs = map(canonical, (whole.base or {}, whole.ours, whole.theirs))
    if ours == theirs:
        return dict(whole.ours) | {name: _field(three, name, choose) for name in following}
    if three.base is not None and base in (ours, theirs):
        side = Side.THEIRS if base == ours else Side.OURS
    else:
        # Where the words are the same, it is their place that differs.
        name = next(name for name in together if len({*map(canonical, three.values(name)[1:])}) > 1)
        side = choose(Conflict(three.id, name, *three.values(name)))
    record = {Side.OURS: three.ours, Side.THEIRS: three.theirs, Side.BASE: three.base or {}}[side]
    return {name: _get(record, name) for name in (*together, *following)}


def _passages(id_: str, lists: list[list[Any]], choose: Choice) -> list[Any]:
    """Those of either side, one for each span; what one side has taken back is gone."""
    before, mine, others = ({_span(one): one for one in passages} for passages in lists)
    found = {}
    for span in sorted({*mine, *others}):
        was, one, other = before.get(span), mine.get(span), others.get(span)
        said = canonical(was)
        if canonical(one) == canonical(other) or canonical(other) == said:
            found[span] = one
        elif canonical(one) == said:
            found[span] = other
        else:
            conflict = Conflict(id_, f"{_PASSAGES} {span[0]}-{span[1]}", was, one, other)
            found[span] = conflict.of(choose(conflict))
    return [passage for passage in found.values() if passage is not None]


def _span(passage: Any) -> tuple[int, int]:
    start, end = passage["span"]
    return start, end


def _are_passages(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and isinstance(span := one.get("span"), list) and [*map(type, span)] == [int, int]
        for one in value
    )


def _is_set(value: object) -> bool:
    """Whether it is a list in which each item stands for itself; of numbers the order says more."""
    return isinstance(value, list) and all(isinstance(one, str | dict) for one in value)


def _get(record: Record, name: str) -> Any:
    value = record.get(name)
    return None if is_absent(value) else value


def _only(record: Record | None, names: Iterable[str]) -> dict[str, Any] | None:
    return None if record is None else {name: record[name] for name in names if not is_absent(record.get(name))}


def _names(three: Three) -> list[str]:
    """The names of ours in their order, each of the others behind the one that it follows in its own record."""
    names = [*three.ours]
    for record in (three.theirs, three.base or {}):
        before = -1
        for name in record:
            if name not in names:
                names.insert(before + 1, name)
            before = names.index(name)
    return names
