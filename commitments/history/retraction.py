"""An earlier entry no longer counts: it is kept, and why stands in the note."""

from collections.abc import Iterable, Mapping
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
        for number, update in enumerate(whole.updates, start=1):
            if update.key == self.of:
                return f"takes back update {number}, the {update.kind} of {update.on}"
        return "takes back an entry that is not in this history"


def retracted(updates: Iterable["Update"]) -> Mapping[str, "Update"]:
    """The key of each entry that does not count -> the entry that takes it back.

    A retraction that was itself taken back takes nothing back. Keys are made of contents, so none can be part of what
    it names, and the order in which entries stand does not matter.
    """
    takers: dict[str, list[Update]] = {}
    for update in updates:
        if isinstance(update.act, Retraction):
            takers.setdefault(update.act.of, []).append(update)
    if not takers:
        return {}
    waiting = {one.key: len(takers.get(one.key, ())) for some in takers.values() for one in some}
    settled = [one for some in takers.values() for one in some if not waiting[one.key]]
    taken: dict[str, Update] = {}
    while settled:
        taker = settled.pop()
        assert isinstance(taker.act, Retraction)
        name = taker.act.of
        if taker.key not in taken:
            taken.setdefault(name, taker)
        if name in waiting:
            waiting[name] -= 1
            if not waiting[name]:
                settled += [one for some in takers.values() for one in some if one.key == name]
    return taken
