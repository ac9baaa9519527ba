"""An earlier entry no longer counts: it is kept, and why stands in the note."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from commitments.model import Commitment, Update
    from commitments.records import Reader


class Retraction(NamedTuple):
    of: str
    """The key of the entry that it takes back; of a retraction, to let what that took back count again."""
    kind: str = "retraction"

    @property
    def follows_up(self) -> bool:
        return False

    def encode(self) -> dict[str, Any]:
        return {"of": self.of}

    @classmethod
    def decode(cls, read: "Reader") -> Self:
        return cls(read.required("of"))

    def texts(self) -> tuple[str, ...]:
        return ()

    def said(self, entry: "Update", whole: "Commitment") -> str:
        named = _by_key(whole)
        if self.of not in named:
            return "takes back an entry that is not in this history"
        entries = named[self.of]
        said = f"takes back {_called(entries)}, the {entries[0][1].kind} of {entries[0][1].on}"
        if not isinstance(entries[0][1].act, Retraction):
            return said
        path = _path(self.of, named)
        if not path:
            return said
        is_counting = len(path) % 2 == 0
        what = _called(path[-1])
        return f"{said}, so that {what} {'counts again' if is_counting else 'no longer counts'}"


_Numbered = list[tuple[int, "Update"]]


def _by_key(whole: "Commitment") -> dict[str, _Numbered]:
    """The entries of each key: more than one where the same was entered twice."""
    named: dict[str, _Numbered] = {}
    for number, update in whole.numbered():
        named.setdefault(update.key, []).append((number, update))
    return named


def _called(entries: _Numbered) -> str:
    numbers = [str(number) for number, _ in entries]
    return f"update {numbers[0]}" if len(numbers) == 1 else f"updates {' and '.join(numbers)} (entered twice)"


def _path(key: str, named: Mapping[str, _Numbered]) -> list[_Numbered]:
    """From the entry of that key, through what retractions take back, to one that is none; empty where it is lost on
    the way."""
    path = [named[key]]
    while isinstance(act := path[-1][0][1].act, Retraction):
        if act.of not in named:
            return []
        path.append(named[act.of])
    return path


class Meant(NamedTuple):
    """The entry that a retraction is about in the end, where it takes back others that take it back."""

    number: int
    update: "Update"
    counts_again: bool
    """Whether it lets that count again, as every second one does."""


def meant_at_last(retraction: "Update", whole: "Commitment") -> Meant | None:
    """None where it is not in this history."""
    named = _by_key(whole)
    assert isinstance(retraction.act, Retraction)
    path = _path(retraction.act.of, named) if retraction.act.of in named else []
    return Meant(*path[-1][0], len(path) % 2 == 0) if path else None


def takers(commitment: "Commitment") -> dict[int, int]:
    """The number of each update that does not count -> the number of the one that takes it back."""
    taken = commitment.retracted
    if not taken:
        return {}
    numbers = {id(update): number for number, update in commitment.numbered()}
    found = {number: taken.get(update.key) for number, update in commitment.numbered()}
    return {number: numbers[id(taker)] for number, taker in found.items() if taker is not None}


def in_force(updates: Iterable["Update"], day: date) -> list[bool]:
    """Of each entry whether it took effect by that day, or, of a retraction, what it is about in the end did."""
    entries = list(updates)
    told = [update.effective <= day for update in entries]
    takers = _takers(_retractions(entries))
    if not takers:
        return told
    keys = [update.key for update in entries]
    of = [_of(update) for update in entries]
    waiting = [key for key, is_told, name in zip(keys, told, of, strict=True) if name is None and not is_told]
    later: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in later:
            later.add(key)
            waiting += takers.get(key, ())
    return [is_told if name is None else key not in later for key, is_told, name in zip(keys, told, of, strict=True)]


def retracted(updates: Iterable["Update"]) -> Mapping[str, "Update"]:
    """The key of each entry that does not count -> the entry that takes it back.

    A retraction that was itself taken back takes nothing back. Keys are made of contents, so none can be part of what
    it names, and the order in which entries stand does not matter.
    """
    by_key = _retractions(updates)
    takers = _takers(by_key)
    undecided = {key: len(takers.get(key, ())) for key in by_key}
    settled = [key for key, count in undecided.items() if not count]
    taken: dict[str, Update] = {}
    while settled:
        key = settled.pop()
        name = _of(by_key[key]) or ""
        if key not in taken:
            taken.setdefault(name, by_key[key])
        if name in undecided:
            undecided[name] -= 1
            if not undecided[name]:
                settled.append(name)
    return taken


def _retractions(updates: Iterable["Update"]) -> dict[str, "Update"]:
    """By their own keys."""
    return {update.key: update for update in updates if isinstance(update.act, Retraction)}


def _takers(retractions: Mapping[str, "Update"]) -> dict[str, list[str]]:
    """The key of each entry that is named by some -> the keys of these."""
    found: dict[str, list[str]] = {}
    for key, update in retractions.items():
        found.setdefault(_of(update) or "", []).append(key)
    return found


def _of(update: "Update") -> str | None:
    """The key of what it takes back; None of any other kind."""
    return update.act.of if isinstance(update.act, Retraction) else None
