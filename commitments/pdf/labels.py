"""By which number each page is cited: by the printed one, where the file says the same or the pages before are printed
i, ii, iii. A page is cited by no such numeral; which these are is told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from commitments.blocks import Block
from commitments.edges import Left

_FEWEST = 2
"""Pages with printed numbers after those with numerals."""
_MOST_NAMED = 12


class Labels:
    """What a file calls its pages, and what is printed on them: the numbers that were left out, by page from 0."""

    def __init__(self, labels: Sequence[str], left: Left, printed: Mapping[int, str]) -> None:
        self._left = left
        self._labels = labels
        self._front = _front(labels)
        """Pages before the first with a number, such as i and ii; no page is cited for them."""
        self._is_cited = self._are_printed([*map(_number, labels[self._front :])])
        if not self._is_cited and (counted := _counted_anew(printed, len(labels))):
            self._labels, self._is_cited = counted, True
            self._front = _front(counted)

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
            yield f"pages are cited by their printed numbers, which begin with {begin}{self._before()}"
        elif self._left.numbers:
            yield from self._left.differing()
        else:
            yield from self._called()

    def _before(self) -> str:
        """What is said of the pages that no number is printed on."""
        named = [*filter(None, self._labels[: self._front])]
        if not self._front:
            return ""
        shown = f" ({', '.join(named[:_MOST_NAMED])}{' and more' * (len(named) > _MOST_NAMED)})" if named else ""
        return f"; what stands before{shown} is cited without a page"

    def _called(self) -> Iterator[str]:
        """A sentence where the file calls its pages otherwise than by their place, and prints nothing on them."""
        page = next((page for page, label in enumerate(self._labels, 1) if label not in ("", str(page))), None)
        if page is not None:
            called = self._labels[page - 1]
            yield f"pages are cited as the file counts them; page {page} of it is called “{called[:20]}” in a viewer"


def _front(labels: Sequence[str]) -> int:
    return next((page for page, label in enumerate(labels) if label.isdecimal()), len(labels))


def _counted_anew(printed: Mapping[int, str], count: int) -> list[str]:
    """What each page is called where the first ones have numerals and those behind them count from 1; nothing where it
    is otherwise."""
    numerals = [page for page, label in printed.items() if not label.isdecimal()]
    figures = {page: _number(label) for page, label in printed.items() if label.isdecimal()}
    offsets = Counter(number - page for page, number in figures.items())
    if not numerals or len(offsets) != 1 or len(figures) < _FEWEST or max(numerals) >= min(figures):
        return []
    first = -min(offsets) + 1
    if first <= max(numerals):
        return []
    return [str(page - first + 1) if page >= first else printed.get(page, "") for page in range(count)]


def _number(label: str) -> int:
    """0 for what is none."""
    return int(label) if label.isdecimal() and len(label) < 7 else 0
