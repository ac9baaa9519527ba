"""A GitHub Markdown table."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.gfm import table_lines
from commitments.reports.safe import shown_cell


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    from commitments.reports.gfm import escaped

    cells = ([escaped(shown_cell(cell)) for cell in record] for record in records)
    headers = [(escaped(column.header), column.align == "right") for column in columns]
    return (f"{line}\n" for line in table_lines(headers, cells))
