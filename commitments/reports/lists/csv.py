"""Comma-separated rows with a header, after RFC 4180, safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.safe import no_formulas, sheet_cells
from commitments.text import inert


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield from lines([[column.name for column in columns]])
    yield from lines(records)


def lines(records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Records as lines of CSV; a line break inside a cell stays one."""
    return (_line(sheet_cells(record, inert)) for record in records)


def text_lines(records: Iterable[list[str]]) -> Iterator[str]:
    """The same of records whose cells are texts, and inert already."""
    return (_line(no_formulas(record)) for record in records)


def _line(texts: list[str]) -> str:
    # One empty cell alone is quoted: an empty line would be no row at all.
    return (_joined(texts) or '""') + "\r\n"


_SOME = 4
"""Cells that are looked at one by one before the rest of a line is: those with JSON are the last ones."""


def _joined(texts: list[str]) -> str:
    # By hand: csv.writer goes through every character, and takes four times as long for the same bytes.
    line = ",".join(texts)
    # Looking at the whole line first spares a look at each of its cells.
    if '"' in line or "\n" in line or "\r" in line:
        last = ",".join([_quoted(text) for text in texts[-_SOME:]])
        return f"{_joined(texts[:-_SOME])},{last}" if len(texts) > _SOME else last
    if line.count(",") >= len(texts):
        return ",".join([f'"{text}"' if "," in text else text for text in texts])
    return line


def _quoted(text: str) -> str:
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text
