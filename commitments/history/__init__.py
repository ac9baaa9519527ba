"""The kinds of entries in a commitment's history, one file a kind: its frozen value, how it is stored, and its line.

Ratings and notes are entries without more to them. A new kind is a file here, and its name in KINDS. `said` is one line
of plain text, of words that may be hostile: whoever shows it makes it inert.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, Self

from commitments.history.decision import Decision as Decision
from commitments.history.deferral import Deferral as Deferral
from commitments.history.guideline import Guideline as Guideline
from commitments.history.retraction import Retraction as Retraction
from commitments.history.search import Search as Search

if TYPE_CHECKING:
    from commitments.model import Commitment, Update
    from commitments.records import Reader


class Act(Protocol):
    """What an entry does beside being dated, signed and noted."""

    @property
    def kind(self) -> str: ...

    @property
    def follows_up(self) -> bool:
        """Whether somebody looked at what became of the promise, so that it is not stale."""
        ...

    def encode(self) -> dict[str, Any]:
        """Of JSON types; `decode` takes it back."""
        ...

    @classmethod
    def decode(cls, read: "Reader") -> Self:
        """What is wrong is noted in the reader."""
        ...

    def texts(self) -> tuple[str, ...]:
        """What somebody wrote in it, to be searched and checked."""
        ...

    def said(self, entry: "Update", whole: "Commitment") -> str:
        """What the entry did, of the commitment whose history it stands in; without its date, note and evidence."""
        ...


KINDS: Mapping[str, type[Act]] = {
    "search": Search,
    "deferral": Deferral,
    "retraction": Retraction,
    "guideline": Guideline,
    "decision": Decision,
}
