"""What every format is read into: the blocks that a reader sees, one after another, and the text they make.

    file -> blocks -> text with structure

A format's file makes the blocks; how a heading, an item or a row looks in a stored text is settled here alone.
"""

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from commitments.places import PageStart

_DEEPEST = 8


class Sort(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    """Of a table: its cells are parted by " | "."""
    ENTRY = "entry"
    """Of a table of contents, where the format says so."""


_IN_LINES = (Sort.ITEM, Sort.ROW, Sort.ENTRY)


class Turn(NamedTuple):
    """A page that begins inside of a block."""

    at: int
    """In the words of the block: the first character on that page."""
    page: int


class Block(NamedTuple):
    """One heading, paragraph, item of a list or row of a table, as it is seen."""

    sort: Sort
    words: str
    """On one line, but where the source breaks it on purpose (an address, a poem)."""
    level: int = 1
    """Of a heading, 1 to 6; of an item, how deep it is nested, from 1."""
    marker: str = "-"
    """What stands before an item: "-", or its number as it is shown, "12." or "(a)"."""
    page: int | None = None
    """The page it begins on, from 1, where the format has pages."""
    turns: tuple[Turn, ...] = ()
    """Where in its words further pages begin."""


class Written(NamedTuple):
    text: str
    """Ends in one line feed, if there is anything in it."""
    pages: tuple[PageStart, ...]


def written(blocks: Iterable[Block]) -> Written:
    """The text. A blank line parts two blocks, but not the items of a list or the rows of a table."""
    pieces: list[str] = []
    pages: list[PageStart] = []
    at = 0
    before: Sort | None = None
    for block in blocks:
        head, words = _head(block), _body(block)
        if not any(words):
            continue
        if before is not None:
            gap = "\n" if block.sort is before and before in _IN_LINES else "\n\n"
            pieces.append(gap)
            at += len(gap)
        before = block.sort
        if block.page is not None:
            _turn(pages, at, block.page)
        pieces.append(head)
        at += len(head)
        for place, piece in enumerate(words):
            if place:
                _turn(pages, at, block.turns[place - 1].page)
            pieces.append(piece)
            at += len(piece)
    if pieces:
        pieces.append("\n")
    return Written("".join(pieces), tuple(pages))


def _turn(pages: list[PageStart], at: int, number: int) -> None:
    if pages and pages[-1].start == at:  # nothing is left of the page before
        pages.pop()
    if not pages or pages[-1].number != number:
        pages.append(PageStart(at, number))


def _head(block: Block) -> str:
    if block.sort is Sort.HEADING:
        return "#" * max(1, min(block.level, 6)) + " "
    return f"{_indent(block)}{block.marker} " if block.sort is Sort.ITEM else ""


def _indent(block: Block) -> str:
    return "  " * (max(1, min(block.level, _DEEPEST)) - 1)


def _body(block: Block) -> list[str]:
    """Its words as they stand in the text, cut where pages turn."""
    between = " " if block.sort is Sort.HEADING else f"\n{_indent(block)}  " if block.sort is Sort.ITEM else "\n"
    return [piece.replace("\n", between) for piece in pieces_of(block)]


def pieces_of(block: Block) -> list[str]:
    """Its words, cut where pages turn."""
    cuts = [0, *(turn.at for turn in block.turns), len(block.words)]
    return [block.words[start:end] for start, end in pairwise(cuts)]
