"""By which number each page is cited: by the one that is printed on it, where the file says the same."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from commitments.blocks import Block
from commitments.edges import Left


class Labels:
    """What a file calls its pages, against the numbers that were left out at their edges."""

    def __init__(self, labels: Sequence[str], left: Left) -> None:
        self._labels = labels
        self._left = left
        self._front = next((page for page, label in enumerate(labels) if label.isdecimal()), len(labels))
        """Pages before the first with a number, such as i and ii; no page is cited for them."""
        self._is_cited = self._are_printed([*map(_number, labels[self._front :])])

    def _are_printed(self, numbers: Sequence[int]) -> bool:
        """Whether numbers, each of one page alone, are those that are printed and not what the file counts anyway."""
        offsets = {number - page for page, number in enumerate(numbers, self._front)}
        ascend = bool(numbers) and numbers[0] > 0 and all(before < after for before, after in pairwise(numbers))
        return ascend and offsets != {1} and all(offset in self._left.numbers for offset in offsets)

    def cited(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks with the numbers by which their pages are cited."""
        for block in blocks:
            if self._is_cited:
                turns = [turn._replace(page=page) for turn in block.turns if (page := self._page(turn.page))]
                # What turns to a page without a number is cut there no more.
                yield block._replace(page=self._page(block.page), turns=tuple(turns))
            else:
                yield block

    def _page(self, page: int | None) -> int | None:
        return None if page is None else _number(self._labels[page - 1]) or None

    def notes(self) -> Iterator[str]:
        if self._is_cited:
            first = self._front + 1
            begin = f"{self._labels[self._front]} on page {first} of the file"
            before = "; what stands before is cited without a page" if self._front else ""
            yield f"pages are cited by their printed numbers, which begin with {begin}{before}"
            return
        yield from self._left.differing()


def _number(label: str) -> int:
    """0 for what is none."""
    return int(label) if label.isdecimal() and len(label) < 7 else 0
