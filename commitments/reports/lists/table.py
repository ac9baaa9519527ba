"""A plain table for pipes and pagers: columns as wide as what is in them, nothing cut, no colour."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.safe import shown_cell
from commitments.reports.width import padded, width


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    headers = [column.header for column in columns]
    lines = [[shown_cell(cell) for cell in record] for record in records]
    widths = [max(map(width, texts)) for texts in zip(headers, *lines, strict=True)]
    is_right = [column.align == "right" for column in columns]
    for line in (headers, ["-" * cells for cells in widths], *lines):
        texts = [padded(text, cells, right) for text, cells, right in zip(line, widths, is_right, strict=True)]
        yield "  ".join(texts).rstrip() + "\n"
