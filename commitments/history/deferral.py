"""A new date for a promise, given by its maker: the promised one stays."""

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from commitments.dates import PartialDate

if TYPE_CHECKING:
    from commitments.model import Commitment, Update
    from commitments.records import Reader


class Deferral(NamedTuple):
    to: PartialDate
    kind: str = "deferral"

    @property
    def follows_up(self) -> bool:
        return True

    def encode(self) -> dict[str, Any]:
        return {"to": self.to}

    @classmethod
    def decode(cls, read: "Reader") -> Self:
        to = read.parsed("to", PartialDate.parse)
        if to is None and "to" not in read.record:
            read.wrong("to", "missing")
        return cls(to or PartialDate("1970-01-01"))

    def texts(self) -> tuple[str, ...]:
        return ()

    def said(self, entry: "Update", whole: "Commitment") -> str:
        return f"deferred to {self.to}"
