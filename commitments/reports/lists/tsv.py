"""Tab-separated rows with a header: one line each, whatever is in the cells."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.safe import line_cell, no_formula, plain


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield "\t".join(column.name for column in columns) + "\n"
    for record in records:
        cells = [cell if isinstance(cell, str) else plain(cell) for cell in record]
        # Nearly every row is harmless, which one look at the whole of it tells.
        if not "".join(cells).isprintable():
            cells = [line_cell(cell) for cell in cells]
        yield "\t".join([no_formula(cell) if cell[:1] in _SUSPECT else cell for cell in cells]) + "\n"


_SUSPECT = frozenset(" \xa0\u3000=+-@＝＋－＠−")
