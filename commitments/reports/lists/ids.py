"""The first column alone, one value a line: for `xargs` and for other programs."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.safe import line_cell


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Takes the column `id` where there is one."""
    names = [column.name for column in columns]
    place = names.index("id") if "id" in names else 0
    for record in records:
        yield f"{line_cell(record[place])}\n"
