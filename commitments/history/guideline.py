"""What would count as kept, as partial, as broken: written before rating, one version after another."""

from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from commitments.model import Commitment, Update
    from commitments.records import Reader


class Guideline(NamedTuple):
    kept: str | None = None
    partial: str | None = None
    broken: str | None = None
    kind: str = "guideline"

    @property
    def follows_up(self) -> bool:
        return False

    def encode(self) -> dict[str, Any]:
        return {name: text for name, text in self.parts() if text}

    @classmethod
    def decode(cls, read: "Reader") -> Self:
        return cls(read.text("kept"), read.text("partial"), read.text("broken"))

    def parts(self) -> tuple[tuple[str, str | None], ...]:
        """What each status would need, in the order of statuses; None where it is not said."""
        return ("kept", self.kept), ("partial", self.partial), ("broken", self.broken)

    def texts(self) -> tuple[str, ...]:
        return tuple([text for _, text in self.parts() if text])

    def said(self, entry: "Update", whole: "Commitment") -> str:
        told = "; ".join(f"{name}: {text}" for name, text in self.parts() if text)
        return f"guideline {version_of(entry, whole)}: {told}"


def version_of(entry: "Update", whole: "Commitment") -> int:
    """The number of a guideline among those of its commitment, from 1."""
    keys = [update.key for update in whole.updates if isinstance(update.act, Guideline)]
    return keys.index(entry.key) + 1
