"""What one change is made through: each kind of store has its own way to write, and `Change` knows none of them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments.stores.changes.entries import Entry, Patch
from commitments.stores.documents.sheet import Sheet
from commitments.stores.files import Content

if TYPE_CHECKING:
    from commitments.stores.changes.turning import Turn
    from commitments.stores.documents.drafts import Draft


class Rewrite(NamedTuple):
    """What is kept under one name as it is to be."""

    content: Content | None
    """None where there is to be nothing; a store that keeps records instead of files need not say all of it."""
    patch: Patch | None
    """What the journal says of it; None where nothing differs."""

    @staticmethod
    def between(before: bytes | None, after: bytes | None) -> "Rewrite":
        return Rewrite(after, Patch.between(before, after) if before != after else None)


class Writing(ABC):
    """One change at work. Nobody else changes what it has read until it ends."""

    @abstractmethod
    def sheet(self, document_id: str) -> Sheet | None:
        """A document as it is now, read sparsely; None where there is none. Raises StoreError."""

    @abstractmethod
    def content(self, name: str) -> bytes | None:
        """As `Store.content`, as it is now. Raises StoreError."""

    @abstractmethod
    def rewrite(self, draft: "Draft") -> Rewrite:
        """A document as it is to be. Raises StoreError."""

    def refuse_unsound(self, drafts: Sequence["Draft"]) -> None:  # noqa: B027 - what cannot be so needs no look
        """Raises StoreError where something would be written beside a record that cannot be read."""

    @abstractmethod
    def next_number(self) -> int:
        """Of the change, in the journal."""

    @abstractmethod
    def commit(self, entry: Entry, rewrites: Mapping[str, Rewrite], drafts: Sequence["Draft"]) -> None:
        """Do all of it, and note it in the journal. Raises StoreError, which says whether something was changed."""

    def holds_anew(self, entry: Entry) -> bool:
        """Whether others could change what this step touches until now, and no more: so that it is to be worked out
        again. Raises StoreError."""
        return False

    @abstractmethod
    def turn(self, turn: "Turn") -> None:
        """The same of a step back or forth."""
