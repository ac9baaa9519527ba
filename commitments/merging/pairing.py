"""Which record of one side is which of the other: by its number, unless that was given out anew by an earlier merge."""

from collections.abc import Mapping, Sequence
from typing import Any

from commitments.merging.fields import Record
from commitments.merging.lists import canonical, is_absent

Records = Mapping[int, Record]
Numbered = tuple[int, Record]
FORMERLY = "formerly"
"""The field with the ids that a commitment had before a merge gave it another, oldest first."""


def matched(base: Records, side: Records, name: str) -> dict[int, int]:
    """The numbers that records of the base have on a side, where they still are there; `name` is the document's id.

    A commitment keeps its number, but for one that an earlier merge has moved, and then the number may be another's; a
    rebase that leaves that merge out has it under its first number again.
    """
    moved = _moved(side)
    numbers = {id_of(name, number): number for number in side}
    found: dict[int, int] = {}
    taken: set[int] = set()
    for is_it in (is_same, _is_akin):
        for number in base.keys() - found.keys():
            record = base[number]
            first = (numbers[one] for one in formerly(record) if one in numbers)
            places = {number: None} | dict.fromkeys((*moved.get(id_of(name, number), ()), *first))
            candidates = [one for one in places if one in side and one not in taken and is_it(record, side[one])]
            if candidates:
                found[number] = _likest(record, candidates, side)
                taken.add(found[number])
    return found


def paired(ours: Records, theirs: Records, name: str) -> dict[int, int]:
    """Of new records: the numbers of ours and of theirs that are one and the same, as where one side was given the
    other's by a merge or a cherry-pick, or both made a promise of the same passage."""
    same: dict[str, list[int]] = {}
    for number, record in sorted(theirs.items()):
        same.setdefault(_passage(record), []).append(number)
    found: dict[int, int] = {}
    for is_it in (_is_known_as, _is_of_a_passage):
        for number, record in sorted(ours.items()):
            others = same.get(_passage(record), []) if number not in found else []
            other = next((one for one in others if is_it((number, record), (one, theirs[one]), name)), None)
            if other is not None:
                found[number] = other
                others.remove(other)
    return found


def _is_known_as(one: Numbered, other: Numbered, name: str) -> bool:
    """Whether both have, or had, the same number."""
    ids, others = ({id_of(name, number), *formerly(record)} for number, record in (one, other))
    return bool(ids & others)


def _passage(record: Record) -> str:
    return canonical([record.get("quote"), record.get("span")])


def _is_of_a_passage(one: Numbered, other: Numbered, name: str) -> bool:
    return not is_absent(one[1].get("span"))


def is_same(record: Record, other: Record) -> bool:
    """Whether both are the same words in the same place."""
    return all(canonical(record.get(name)) == canonical(other.get(name)) for name in ("quote", "span"))


def is_later(record: Record, other: Record) -> bool | None:
    """Whether a record was made after another: the oldest entry of its history tells. None where nothing does."""
    first, second = _made(record), _made(other)
    return None if not first or not second or first == second else first > second


def _made(record: Record) -> str:
    history = record.get("updates")
    said = [record.get("added"), record.get("recorded")]
    said += [one.get("recorded") for one in history if isinstance(one, Mapping)] if isinstance(history, list) else []
    return min((one for one in said if isinstance(one, str)), default="")


def _moved(side: Records) -> dict[str, list[int]]:
    """Of each id that records once had: the numbers that they have now."""
    found: dict[str, list[int]] = {}
    for number, record in side.items():
        for id_ in formerly(record):
            found.setdefault(id_, []).append(number)
    return found


def formerly(record: Record) -> list[str]:
    value = record.get(FORMERLY)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def id_of(name: str, number: int) -> str:
    return f"{name}-{number:02d}"


def _is_akin(record: Record, other: Record) -> bool:
    """Whether one can have come from the other by being edited: it shares what two promises do not."""
    if any(_has_alike(record, other, name) for name in ("quote", "summary", "key")):
        return True
    return _overlap(record.get("span"), other.get("span")) or bool(entries(record) & entries(other))


def _has_alike(record: Record, other: Record, name: str) -> bool:
    return not is_absent(record.get(name)) and record.get(name) == other.get(name)


def _overlap(span: Any, other: Any) -> bool:
    spans = [one for one in (span, other) if isinstance(one, list) and [*map(type, one)] == [int, int]]
    return len(spans) == 2 and max(spans[0][0], spans[1][0]) < min(spans[0][1], spans[1][1])


def entries(record: Record) -> set[str]:
    """What each entry of its history says."""
    value = record.get("updates")
    return {*map(canonical, value)} if isinstance(value, list) else set()


def _likest(record: Record, candidates: Sequence[int], side: Records) -> int:
    return candidates[0] if len(candidates) == 1 else max(candidates, key=lambda one: _likeness(record, side[one]))


def _likeness(record: Record, other: Record) -> int:
    return sum(_has_alike(record, other, name) for name in record) + len(entries(record) & entries(other))
