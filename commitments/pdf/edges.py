"""The rows of pages without running heads and page numbers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from commitments import edges
from commitments.edges import Left
from commitments.pdf.grids import table_of
from commitments.pdf.rows import Row

_WIDE = 1.5
"""Of a letter's size."""


def without_edges(pages: Sequence[list[Row]]) -> tuple[list[list[Row]], Left]:
    """The rows that stay, page by page, and what was left out."""
    seen = [[_seen(row) for row in rows] for rows in pages]
    left = edges.left_out(seen)
    kept = [list(_kept(rows, left.stays(page, seen[page]))) for page, rows in enumerate(pages)]
    return kept, left


def _kept(rows: Sequence[Row], stays: Iterator[tuple[int, frozenset[int]]]) -> Iterator[Row]:
    for at, gone in stays:
        if gone:
            yield [word for place, piece in enumerate(_pieces(rows[at])) if place not in gone for word in piece]
        else:
            yield rows[at]


def _seen(row: Row) -> edges.Row:
    first = row[0]
    is_table = any(table_of(word) is not None for word in row)
    said = [] if is_table else [" ".join(word.text for word in piece) for piece in _pieces(row)]
    return edges.Row(first.base, first.base, first.size, said)


def _pieces(row: Row) -> list[Row]:
    pieces = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right > _WIDE * word.size:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces
