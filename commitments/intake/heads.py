"""A plain text that form feeds part into pages -> the same without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from commitments import edges

_WIDE = re.compile(r" {3,}|\t+")
_LINE = 12
_SIZE = 10
"""Of the letters, in the measure of lines."""


def without_heads(text: str) -> tuple[str, list[str]]:
    """The text, its form feeds where they were, and a sentence for each sort of thing that was left out."""
    pages = [page.split("\n") for page in text.split("\f")]
    seen = [_rows(lines) for lines in pages]
    left = _with_title(edges.left_out([list(rows.values()) for rows in seen]), list(seen[0].values()))
    for page, (lines, rows) in enumerate(zip(pages, seen, strict=True)):
        for at, line in enumerate(rows):
            if gone := left.gone[page].get(at):
                lines[line] = "   ".join(piece for place, piece in enumerate(rows[line].pieces) if place not in gone)
    return "\f".join("\n".join(lines) for lines in pages), [*left.notes(), *left.differing()]


def _with_title(left: edges.Left, first: Sequence[edges.Row]) -> edges.Left:
    """The same, but for what opens the text: it may be the title, which the other pages only repeat."""
    words = " ".join(first[0].pieces) if first else ""
    if 0 not in left.gone[0] or words not in left.heads:
        return left
    opening = {at: gone for at, gone in left.gone[0].items() if at}
    return left._replace(gone=[opening, *left.gone[1:]], heads=left.heads - Counter([words]))


def _rows(lines: Sequence[str]) -> dict[int, edges.Row]:
    """By the number of its line, each that holds something. Pages end where their text does, so that a foot is found at
    its distance from the last line."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return {
        number: edges.Row(
            _LINE * (filled[0] - number), _LINE * (filled[-1] - number), _SIZE, _WIDE.split(lines[number].strip())
        )
        for number in filled
    }
