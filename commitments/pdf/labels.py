"""By which number each page is cited: by the printed one, where the file says the same or the pages before are printed
i, ii, iii. A page is cited by no such numeral; which these are is told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from commitments.blocks import Block, labels
from commitments.blocks.labels import number
from commitments.edges import Left

_FEWEST = 2
"""Pages with printed numbers after those with numerals."""


class Labels:
    """What a file calls its pages, and what is printed on them: the numbers that were left out, by page from 0."""

    def __init__(self, said: Sequence[str], left: Left, printed: Mapping[int, str]) -> None:
        self._said = labels.Labels(said)
        self._left = left
        offsets = self._said.offsets
        self._is_cited = offsets not in (set(), {1}) and all(offset in left.numbers for offset in offsets)
        """Whether they are those that are printed, and not what the file counts anyway."""
        if not self._is_cited and (counted := _counted_anew(printed, len(said))):
            self._said, self._is_cited = labels.Labels(counted), True

    def cited(self, blocks: Iterable[Block]) -> Iterable[Block]:
        """The blocks with the numbers by which their pages are cited."""
        return self._said.cited(blocks) if self._is_cited else blocks

    def notes(self) -> Iterator[str]:
        if self._is_cited:
            yield self._said.note()
        elif self._left.numbers:
            yield from self._left.differing()
        elif other := self._said.other:
            page, called = other
            yield f"pages are cited as the file counts them; page {page} of it is called “{called[:20]}” in a viewer"


def _counted_anew(printed: Mapping[int, str], count: int) -> list[str]:
    """What each page is called where the first ones have numerals and those behind them count from 1; nothing where it
    is otherwise."""
    numerals = [page for page, label in printed.items() if not label.isdecimal()]
    figures = {page: number(label) for page, label in printed.items() if label.isdecimal()}
    offsets = Counter(figure - page for page, figure in figures.items())
    if not numerals or len(offsets) != 1 or len(figures) < _FEWEST or max(numerals) >= min(figures):
        return []
    first = -min(offsets) + 1
    if first <= max(numerals):
        return []
    return [str(page - first + 1) if page >= first else printed.get(page, "") for page in range(count)]
