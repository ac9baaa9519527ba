"""Comma-separated rows with a header, after RFC 4180, safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.safe import csv_cell


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield from lines([[column.name for column in columns]])
    yield from lines(records)


def lines(records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Records as lines of CSV; a line break inside a cell stays one."""
    import csv

    written: list[str] = []
    writer = csv.writer(_Into(written))
    for record in records:
        writer.writerow([csv_cell(cell) for cell in record])
        yield written.pop()


class _Into:
    """What csv.writer takes for a file: it keeps the one line just written."""

    __slots__ = ("write",)

    def __init__(self, written: list[str]) -> None:
        self.write = written.append
