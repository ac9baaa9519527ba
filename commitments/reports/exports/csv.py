"""One row for each commitment with everything that is stored or derived, safe to open in a spreadsheet; streams."""

from collections.abc import Iterator

from commitments.reports import Report, table
from commitments.reports.lists.csv import text_lines
from commitments.tables import HEADER


def chunks(report: Report) -> Iterator[str]:
    yield from text_lines([[*HEADER, *table.moment_names(report)]])
    moment = table.moment_cells(report)
    yield from text_lines([*row, *moment] for row in table.rows(report))
