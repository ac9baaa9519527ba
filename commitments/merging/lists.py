"""Lists of two sides put together: histories, from which nothing is ever lost, and sets such as tags."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

Item = tuple[str, int]
"""Which item of a list it is: what it says, and how many of the same stand before it."""


def canonical(value: object) -> str:
    """What a value says, whatever the order of its names; an absent value and an empty one say the same.

    >>> canonical({"b": 1, "a": [{"c": None}]}) == canonical({"a": [{}], "b": 1, "d": ""})
    True
    """
    return json.dumps(_said(value), sort_keys=True, ensure_ascii=False)


def is_absent(value: object) -> bool:
    return value is None or value in ("", [], {})


def _said(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _said(one) for name, one in value.items() if not is_absent(one)}
    return [*map(_said, value)] if isinstance(value, list) else value


def union(ours: Sequence[Any], theirs: Sequence[Any], base: Sequence[Any] = ()) -> list[Any]:
    """All that stands on either side, once. What one side has in some order keeps it, as far as the other agrees; what
    both have anew stands in order of recording, then of date."""
    return _together(_items(ours), _items(theirs), _items(base))


def three_way(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """What both have, and what either has added: what one side has taken out is gone."""
    before, mine, others = _items(base), _items(ours), _items(theirs)
    return _together(_left(mine, others, before), _left(others, mine, before), before)


def _items(values: Iterable[Any]) -> dict[Item, Any]:
    seen: Counter[str] = Counter()
    items: dict[Item, Any] = {}
    for value in values:
        said = canonical(value)
        items[said, seen[said]] = value
        seen[said] += 1
    return items


def _left(side: Mapping[Item, Any], other: Collection[Item], base: Collection[Item]) -> dict[Item, Any]:
    return {item: value for item, value in side.items() if item in other or item not in base}


def _together(ours: Mapping[Item, Any], theirs: Mapping[Item, Any], base: Mapping[Item, Any]) -> list[Any]:
    ranks = {item: rank for rank, item in enumerate(base)}
    mine, others = [*ours][::-1], [*theirs][::-1]
    found: dict[Item, Any] = {}
    while mine and others:
        one, other = mine[-1], others[-1]
        if one in found:
            mine.pop()
        elif other in found:
            others.pop()
        elif (other in ours) == (one in theirs):
            takes_ours = _place(one, ours[one], ranks) <= _place(other, theirs[other], ranks)
            found |= {one: ours[one]} if takes_ours else {other: theirs[other]}
        elif other in ours:
            found[one] = ours[one]
        else:
            found[other] = theirs[other]
    rest = {item: ours.get(item, theirs.get(item)) for item in (*reversed(mine), *reversed(others))}
    return [*(found | rest).values()]


def _place(item: Item, value: Any, ranks: Mapping[Item, int]) -> tuple[int, str, str, str, int]:
    """Where it would stand among others: as the base has it, else by what it says of when."""
    rank = ranks.get(item, len(ranks))
    if not isinstance(value, Mapping):
        return rank, "", "", str(value), item[1]
    return rank, str(value.get("recorded", "")), str(value.get("on", "")), item[0], item[1]
