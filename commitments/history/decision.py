"""A rating on which somebody decided after coders disagreed; the note says why."""

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from commitments.statuses import Status

if TYPE_CHECKING:
    from commitments.model import Commitment, Update
    from commitments.records import Reader


class Coding(NamedTuple):
    """How one coder rated it."""

    by: str
    status: Status


class Decision(NamedTuple):
    codes: tuple[Coding, ...]
    kind: str = "decision"

    @property
    def follows_up(self) -> bool:
        return True

    def encode(self) -> dict[str, Any]:
        return {"codes": [code._asdict() for code in self.codes]}

    @classmethod
    def decode(cls, read: "Reader") -> Self:
        return cls(read.items("codes", _coding))

    def texts(self) -> tuple[str, ...]:
        return ()

    def said(self, entry: "Update", whole: "Commitment") -> str:
        return f"decided between {', '.join(f'{code.status} ({code.by})' for code in self.codes)}"


def _coding(read: "Reader") -> Coding:
    status = read.parsed("status", Status.named)
    if status is None and "status" not in read.record:
        read.wrong("status", "missing")
    return Coding(read.required("by"), status or Status.UNASSESSED)
