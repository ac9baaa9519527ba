"""The pages of what a word processor writes: which one each word is on, where the file tells.

A file tells of the pages that its writer ordered, and most programs note where the others began when they saved it
last, though not of every page: those count only where they are as many as the file says it has. Where none is noted,
orders alone count only if what stands between them fits on a page each.

While a text is read, a mark stands among its words where a page begins; it is one letter that no text has.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from commitments.blocks import Block, Turn

_BEFORE_FIRST = 0xF0000
_MOST = 60_000
_MARK = re.compile(f"[{chr(_BEFORE_FIRST)}-{chr(_BEFORE_FIRST + _MOST)}]")
_CELL_WIDTH = 75
_SURELY_FIT = 40
"""Lines of a page, with one between two paragraphs."""
_MAY_FIT = 70
_NOTED_FIT = 120
"""Lines of a page in small letters, with its notes. A program that is closed while it still counts has noted but the
first pages, and says that there are no more."""
STAY = ("continuous", "nextColumn")


T = TypeVar("T")


class Parted(NamedTuple):
    """Words without their marks."""

    words: str
    page: int | None
    turns: tuple[Turn, ...]


class Pages:
    """The page that the reading has come to. `sections` says how each section begins."""

    def __init__(self, sections: Sequence[str | None] = ()) -> None:
        self.now = 1
        self.section_begins = [1]
        """On which page each section does that the reading has come to."""
        self.is_noted = False
        """Whether the program that saved the file noted where pages began."""
        self.is_new = False
        """Whether the page was ordered, and nothing has stood on it yet: a program notes it once more."""
        self._has_begun = self._is_still = self._is_in_row = False
        self._sections = list(sections)

    def mark(self) -> str:
        return chr(_BEFORE_FIRST + min(self.now, _MOST))

    def seen(self) -> None:
        """Words stand on the page."""
        self.is_new, self._has_begun = False, True

    def noted(self) -> None:
        """The program noted that a page begins here."""
        if not self._is_still:
            self.now += not self.is_new
            self.is_noted, self.is_new = True, False

    def ordered(self, *, is_only_begun: bool = False) -> None:
        """The writer orders a new page: one more, or that what follows begins one, which it may do already. No program
        obeys inside of a table."""
        if not (self._is_still or self._is_in_row or (is_only_begun and (self.is_new or not self._has_begun))):
            self.now += 1
            self.is_new = True

    def next_section(self) -> None:
        """A section has ended; its successor says how it begins."""
        if self._is_still or not self._sections:
            return
        self._sections.pop(0)
        kind = next(iter(self._sections), "continuous")
        if kind not in STAY:
            self._has_begun = True
            self.ordered(is_only_begun=True)
            if kind in ("oddPage", "evenPage"):
                self.now += self.now % 2 != (kind == "oddPage")
        self.section_begins.append(self.now)

    def row(self, cells: Iterable[T | None], read: Callable[[T], list[Block]]) -> list[list[Block] | None]:
        """What stands in the cells of a row, None for the place of none. Each begins on the page that the row begins
        on; what follows the row, on the last that one of them has come to."""
        start = far = self.now
        is_new = self.is_new
        around, self._is_in_row = self._is_in_row, True
        made: list[list[Block] | None] = []
        own = 0
        for cell in cells:
            self.now, self.is_new = start, is_new
            blocks = None if cell is None else read(cell)
            made.append(blocks)
            own += blocks is not None
            far = max(far, self.now)
            first = blocks[0].page if own == 1 and blocks else None
            if first is not None and first > start:  # the row begins with a page
                start, is_new = first, True
        self.now, self.is_new, self._is_in_row = far, False, around
        return made

    @contextlib.contextmanager
    def on(self, page: int) -> Iterator[None]:
        """What stands on this page, and ends none: a box, a note."""
        around = self.now, self.is_new, self._has_begun, self._is_still
        self.now, self._is_still = page, True
        yield
        self.now, self.is_new, self._has_begun, self._is_still = around


def unmarked(words: str) -> str:
    return _MARK.sub("", words)


def parted(words: str) -> Parted:
    """The words, and where pages begin in them."""
    bare, page = "", None
    turns: list[Turn] = []
    at = 0
    now: int | None = None
    for found in [*_MARK.finditer(words), None]:
        piece = words[at : found.start() if found else len(words)]
        if piece.strip() or (bare and not bare[-1:].isspace()):
            piece = piece if bare[-1:].strip() else piece.lstrip()
            if piece.strip():
                if not bare:
                    page = now
                elif now is not None and now != (turns[-1].page if turns else page):
                    turns.append(Turn(len(bare), now))
            bare += piece
        if found:
            at, now = found.end(), ord(found[0]) - _BEFORE_FIRST
    return Parted(bare.strip(), page, tuple(turns))


def paged(block: Block, found: Parted) -> Block:
    """The block that was made of these words, before which a number may stand by now."""
    shift = len(block.words) - len(found.words)
    turns = tuple(turn._replace(at=turn.at + shift) for turn in found.turns if turn.at + shift > 0)
    return block._replace(page=found.page, turns=turns)


def as_far_as_known(blocks: list[Block], *, is_noted: bool, said: int | None) -> tuple[list[Block], list[str]]:
    """The blocks, without their pages where those are not sure, and what is told of it. `said` is how many pages the
    file says it has: where another number was found, nobody knows which of them are wrong."""
    lines = _lines(blocks)
    last = max(lines, default=1)
    fit = _NOTED_FIT if is_noted else _MAY_FIT if said == last else _SURELY_FIT
    if last > 1 and all(count <= fit for count in lines.values()) and not (is_noted and said not in (None, last)):
        return blocks, []
    told = ["no pages are cited: the file does not say for sure where they begin"] if is_noted and last > 1 else []
    return [block._replace(page=None, turns=()) for block in blocks], told


def _lines(blocks: Iterable[Block]) -> dict[int, int]:
    """About how many lines stand on each page."""
    lines: dict[int, int] = {}
    for block in blocks:
        starts = [(0, block.page or 1), *block.turns]
        ends = [start for start, _ in starts[1:]] + [len(block.words)]
        for (start, page), end in zip(starts, ends, strict=True):
            words = block.words[start:end]
            lines[page] = lines.get(page, 0) + 1 + sum(1 + len(line) // _CELL_WIDTH for line in words.split("\n"))
    return lines
