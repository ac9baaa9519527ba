"""Tab-separated rows with a header: one line each, whatever is in the cells."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.safe import sheet_cells
from commitments.text import one_line


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield "\t".join(column.name for column in columns) + "\n"
    for record in records:
        yield "\t".join(sheet_cells(record, one_line)) + "\n"
