"""CSV, TSV and their kin: cells between commas, semicolons, tabs or bars, whichever the file uses."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from commitments.rows import BLANK, Bad, Item, Left, Reading, Remark, Row, Unreadable, row
from commitments.rows.columns import told_apart
from commitments.rows.encodings import chosen
from commitments.text import shorten

SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
_DELIMITERS = (",", "\t", ";", "|")
_LONGEST_CELL = 16 << 20


def read(path: Path, reading: Reading) -> Iterator[Item]:
    encoding = chosen(path, reading.encoding)
    if encoding.remark:
        yield Remark(path.name, encoding.remark)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        # Newlines of every kind become line feeds, inside cells too.
        with path.open(encoding=encoding.name, errors=encoding.errors) as file:
            lines = _Lines(file)
            yield from _rows(path, lines, reading)
    except UnicodeError as error:
        raise Unreadable(f"{path.name} cannot be read as {encoding.name}: {error}") from error


def _rows(path: Path, lines: "_Lines", reading: Reading) -> Iterator[Item]:
    shape = _shape(path, lines, reading)
    names: list[str] | None = None
    above = 0
    for line, cells, problem in _records(lines, shape.delimiter):
        if problem:
            yield Bad(path.name, line, problem)
        elif not any(cell.strip() for cell in cells):
            if cells and names is not None:
                yield Left(path.name, line, BLANK)
        elif names is not None:
            yield _row(path, names, cells, line, shape.delimiter)
        elif line >= shape.header and (reading.header or not _is_title(cells, shape.width)):
            names = told_apart(cells)
        else:
            above += line >= shape.header
    if names is None:
        raise Unreadable(f"{path.name} has no line with the names of its columns")
    if above:
        what = "1 line" if above == 1 else f"{above} lines"
        yield Remark(path.name, f"{what} above the columns' names left out; set header in the map if that is wrong")


def _is_title(cells: list[str], width: int) -> bool:
    """Whether a line above the table is a heading and not the names of its columns: one text, where there are many."""
    return sum(1 for cell in cells if cell.strip()) == 1 and (len(cells) < width or width > 2)


def _row(path: Path, names: list[str], cells: list[str], line: int, delimiter: str) -> Row | Bad:
    beyond = [cell for cell in cells[len(names) :] if cell.strip()]
    if beyond:
        return Bad(path.name, line, f"has {len(cells)} cells where there are {len(names)} columns")
    cautions: tuple[str, ...] = ()
    if len(cells) < len(names):
        cautions = (f"has {len(cells)} cells where there are {len(names)} columns; the last were taken as blank",)
    found = dict(zip(names, cells, strict=False))
    cautions += tuple(_many_rows(name, cell, delimiter, len(names)) for name, cell in found.items() if "\n" in cell)
    return row(path, found, line, tuple(filter(None, cautions)))


def _many_rows(name: str, cell: str, delimiter: str, width: int) -> str:
    """What to say of a cell whose lines look like rows: its quotation mark may have been closed by a later one."""
    lines = cell.split("\n")[1:]
    alike = sum(line.count(delimiter) == width - 1 for line in lines)
    if width < 2 or len(lines) < 3 or alike < 0.8 * len(lines):
        return ""
    return f"the cell {shorten(name, 40)!r} holds {len(lines)} lines that look like rows; is a quotation mark missing?"


_NEVER_CLOSED = "a quotation mark is opened and never closed"


class _Unclosed(Exception):
    """A quotation mark was opened and its cell does not end."""


class _Lines:
    """The lines of a file, with the last record's kept, so that reading can start again behind a broken one."""

    def __init__(self, file: Iterator[str]) -> None:
        self._file = file
        self._again: list[str] = []
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._file, None)
        if line is None:
            if self.taken:
                raise _Unclosed
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        return line

    def back(self, count: int) -> None:
        """Give the last `count` lines out once more."""
        for _ in range(count):
            self._again.append(self.taken.pop())
            self.number -= 1
        self.taken.clear()

    def peek(self, count: int) -> list[str]:
        """The next lines, which are given out again."""
        ahead = list(islice(iter(self._next_unread, None), count))
        self._again.extend(reversed(ahead))
        return [line for line in ahead if line is not None]

    def _next_unread(self) -> str | None:
        return self._again.pop() if self._again else next(self._file, None)


def _records(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str], str | None]]:
    """Each record with the line it starts on; where one cannot be read, what is wrong, and on with the next line."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t")
    while True:
        start = lines.number + 1
        lines.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _Unclosed:
            lines.back(len(lines.taken) - 1)
            yield start, [], _NEVER_CLOSED
            reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t")
        except csv.Error as error:
            lines.back(len(lines.taken) - 1)
            yield start, [], f"cannot be read: {error}"
            reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t")
        else:
            if len(lines.taken) > 1 and not _is_closed_well(lines.taken, delimiter):
                lines.back(len(lines.taken) - 1)
                yield start, [], _NEVER_CLOSED
                reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t")
                continue
            yield start, cells, None


def _is_closed_well(lines: list[str], delimiter: str) -> bool:
    """Whether the quotation marks of a record of several lines end where their cells do. Where one was never closed,
    the next that opens ends it, in the middle of another record."""
    try:
        return len(list(csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t", strict=True))) == 1
    except csv.Error:
        return False


class _Shape(NamedTuple):
    delimiter: str
    header: int
    """The line that the names of the columns are looked for from."""
    width: int
    """How many cells most records have."""


def _shape(path: Path, lines: _Lines, reading: Reading) -> _Shape:
    first = reading.header or 1
    head = lines.peek(200)
    if not any(line.strip() for line in head):
        raise Unreadable(f"{path.name} holds nothing but blank lines")
    hinted = None
    if head[0].casefold().startswith("sep=") and len(head[0].strip()) == 5:  # a spreadsheet's own hint
        hinted, first = head[0][4], max(first, 2)
    sample = [line for line in head[first - 1 :] if line.strip()]
    delimiter = reading.delimiter or hinted
    if delimiter is not None and len(delimiter) != 1:
        raise Unreadable(f"the delimiter {delimiter!r} is not one character; write one such as ;")
    if delimiter is None:
        preferred = ("\t", *_DELIMITERS) if path.suffix.casefold() in (".tsv", ".tab") else _DELIMITERS
        delimiter = max(preferred, key=lambda mark: _consistency(_widths(sample, mark)))
    return _Shape(delimiter, first, _usual(_widths(sample, delimiter)))


def _widths(sample: list[str], delimiter: str) -> list[int]:
    try:
        return [len(cells) for cells in csv.reader(sample, delimiter=delimiter, skipinitialspace=delimiter != "\t")]
    except csv.Error:
        return []


def _usual(widths: list[int]) -> int:
    """The width of the first record, unless nearly all others agree on another: then a heading stands above them."""
    if not widths:
        return 1
    usual, count = Counter(widths).most_common(1)[0]
    return usual if count >= 3 and count >= 0.7 * len(widths) else widths[0]


def _consistency(widths: list[int]) -> float:
    """How well a delimiter cuts the sample into a table: the share of records of the usual width, and how wide."""
    usual = _usual(widths)
    if usual < 2:
        return 0.0
    return widths.count(usual) / len(widths) + min(usual, 50) / 100
