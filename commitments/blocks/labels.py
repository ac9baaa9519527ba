"""Blocks whose pages are cited by the numbers that are printed on them, and what is said of that."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from commitments.blocks import Block

_MOST_NAMED = 12


class Labels:
    """What each page is called, in the order of the file, with "" for one that bears no number."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = labels
        self._front = next((page for page, label in enumerate(labels) if label.isdecimal()), len(labels))
        """Pages before the first with a number, such as i and ii; no page is cited for them."""

    @property
    def offsets(self) -> set[int]:
        """How much their numbers are ahead of where the pages stand, from 0; none where two pages may have the same."""
        numbers = [*map(number, self._labels[self._front :])]
        ascend = bool(numbers) and numbers[0] > 0 and all(before < after for before, after in pairwise(numbers))
        return {number - page for page, number in enumerate(numbers, self._front)} if ascend else set()

    def cited(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks with the numbers by which their pages are cited."""
        for block in blocks:
            turns = [turn._replace(page=page) for turn in block.turns if (page := self._page(turn.page))]
            # What turns to a page without a number is cut there no more.
            yield block._replace(page=self._page(block.page), turns=tuple(turns))

    def _page(self, page: int | None) -> int | None:
        return None if page is None else number(self._labels[page - 1]) or None

    def note(self) -> str:
        begin = f"{self._labels[self._front]} on page {self._front + 1} of the file"
        return f"pages are cited by their printed numbers, which begin with {begin}{self._before()}"

    def _before(self) -> str:
        """What is said of the pages that no number is printed on."""
        if not self._front:
            return ""
        named = [*filter(None, self._labels[: self._front])]
        shown = f" ({', '.join(named[:_MOST_NAMED])}{' and more' * (len(named) > _MOST_NAMED)})" if named else ""
        return f"; what stands before{shown} is cited without a page"

    @property
    def other(self) -> tuple[int, str] | None:
        """The first page, from 1, that is called otherwise than by its place, and what."""
        called = enumerate(self._labels, 1)
        return next(((page, label) for page, label in called if label not in ("", str(page))), None)


def differing(page: int, label: str) -> str:
    """What is said where the pages are cited otherwise."""
    return f"pages are cited as the file counts them; the number printed on page {page} is {label}"


def number(label: str) -> int:
    """0 for what is none."""
    return int(label) if label.isdecimal() and len(label) < 7 else 0
