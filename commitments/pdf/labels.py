"""By which number each page is cited: by the one that is printed on it, where the file says the same."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.blocks import Block, labels
from commitments.edges import Left


class Labels:
    """What a file calls its pages, against the numbers that were left out at their edges."""

    def __init__(self, said: Sequence[str], left: Left) -> None:
        self._said = labels.Labels(said)
        self._left = left
        offsets = self._said.offsets
        self._is_cited = offsets not in (set(), {1}) and all(offset in left.numbers for offset in offsets)
        """Whether they are those that are printed, and not what the file counts anyway."""

    def cited(self, blocks: Iterable[Block]) -> Iterable[Block]:
        """The blocks with the numbers by which their pages are cited."""
        return self._said.cited(blocks) if self._is_cited else blocks

    def notes(self) -> Iterator[str]:
        if self._is_cited:
            yield self._said.note()
            return
        yield from self._left.differing()
