"""What a store holds under names: its documents and their texts, the copies of evidence, and all of it to be copied."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from commitments.errors import StoreError

if TYPE_CHECKING:
    from commitments.copies import Kept

Making = Callable[[Callable[[str], bytes | None]], Mapping[str, bytes]]
"""Reads a kept file as it is -> the files that are to be kept, by their names."""


class Contents(ABC):
    """The part of a store that is read and put by names. Only a `Store` is one."""

    @abstractmethod
    def content(self, name: str) -> bytes | None:
        """What is kept under a name such as `paris-2015.txt`, `commitments.toml` or `codes/paris-2015/ann.json`; None
        where there is nothing. Raises StoreError."""

    # --- copies of evidence -------------------------------------------------------------------------------------------

    @abstractmethod
    def kept(self) -> list[str]:
        """The names of all files of copies, in order, as `content` takes them. Raises StoreError."""

    def kept_strangers(self) -> list[str]:
        """What lies among them and is none. Raises StoreError."""
        return []

    def contents(
        self, names: Sequence[str], refused: Callable[[str, StoreError], None] | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """What is kept under each of these names, but for those that are gone. One that cannot be read is told to
        `refused`; without that, raises StoreError."""
        for name in names:
            try:
                data = self.content(name)
            except StoreError as error:
                if refused is None:
                    raise
                refused(name, error)
                continue
            if data is not None:
                yield name, data

    @cached_property
    def evidence(self) -> "Kept":
        """What is kept of evidence, as it was when it was first asked for. Raises StoreError."""
        from commitments.stores.kept import read

        return read(self)

    @abstractmethod
    def keep(self, make: "Making") -> None:
        """Puts files of copies in their places, all or none: those that `make` gives, by their names, while nobody else
        keeps anything. It is given what reads such a file as it is then. What they say is nobody's word but that of the
        web, so it is in no journal, and no undo takes it back. Raises StoreError."""

    # --- copying ------------------------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def place(self) -> Path | str:
        """What `open` takes to open it anew."""

    @abstractmethod
    def names(self) -> list[str]:
        """All that is kept, by the names that `content` takes, sorted; `commitments.toml` too."""

    @abstractmethod
    def take_in(self, contents: Mapping[str, bytes | None], memo: str | None = None) -> None:
        """What is to be kept under these names, letter by letter, and nothing under those with None; with what a copy
        knows of itself. All of it or nothing, and without an entry in the journal. Raises StoreError."""

    @abstractmethod
    def memo(self) -> str | None:
        """What was noted last of the copy that this store is."""

    @abstractmethod
    def entry_texts(self) -> Iterator[tuple[int, str]]:
        """The journal as a folder would keep it, oldest first, by its numbers. Raises StoreError."""

    @abstractmethod
    def add_entries(self, texts: Mapping[int, str]) -> None:
        """To the journal, as they are. Raises StoreError."""

    @abstractmethod
    def numbering(self, taken: Collection[int]) -> Callable[[int], int]:
        """What gives each entry that comes from another store, the oldest first, its number here: the one that it had
        there, where it can be, is not taken, and does not put it before what was done here earlier."""

    @abstractmethod
    def finish(self, memo: str) -> None:
        """The copy is whole. Raises StoreError."""
