"""Looked and found nothing: what supports `not-started` and `unverifiable`, and nothing else."""

from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from commitments.model import Commitment, Update
    from commitments.records import Reader


class Search(NamedTuple):
    where: str
    """Which places were searched, as `the Federal Register, 2017-2020`."""
    kind: str = "search"

    @property
    def follows_up(self) -> bool:
        return True

    def encode(self) -> dict[str, Any]:
        return {"where": self.where}

    @classmethod
    def decode(cls, read: "Reader") -> Self:
        return cls(read.required("where"))

    def texts(self) -> tuple[str, ...]:
        return (self.where,)

    def said(self, entry: "Update", whole: "Commitment") -> str:
        return f"looked and found nothing: {self.where}"
