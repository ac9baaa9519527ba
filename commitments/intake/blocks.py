"""What every format is read into: the blocks that a reader sees, one after another, and the text they make.

    file -> blocks -> text with structure

A format's file makes the blocks; how a heading, an item or a row looks in a stored text is settled here alone.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

_DEEPEST = 8


class Sort(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    """Of a table: its cells are parted by " | "."""


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


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """The lines of a text. A blank line parts two blocks, but not the items of a list or the rows of a table."""
    lines: list[str] = []
    before: Sort | None = None
    for block in blocks:
        made = [line for line in _lines(block) if line.strip()]
        if not made:
            continue
        if before is not None and not (block.sort is before and before in (Sort.ITEM, Sort.ROW)):
            lines.append("")
        lines += made
        before = block.sort
    return lines


def _lines(block: Block) -> Sequence[str]:
    parts = [part.strip() for part in block.words.split("\n")]
    if block.sort is Sort.HEADING:
        return [f"{'#' * max(1, min(block.level, 6))} {' '.join(filter(None, parts))}"]
    if block.sort is Sort.ITEM:
        indent = "  " * (max(1, min(block.level, _DEEPEST)) - 1)
        first, *rest = parts
        return [f"{indent}{block.marker} {first}", *(f"{indent}  {part}" for part in rest)]
    return parts
