"""A table that fits its terminal: widths are computed once, text is folded and never cut."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table as RichTable
from rich.text import Text

from commitments import symbols
from commitments.model import Status
from commitments.text import one_line
from commitments.views import styles

_GAP = 2
_SHORT = 18
"""A column no wider than this (an id, a status, a date) is not folded while there is room for the others."""
_PROSE = 40
"""A column wider than this is sentences; in fewer than 16 cells they are no longer readable."""
_PROSE_LEAST = 16
_LEAST = 8
_PART = 50
"""Rows laid out at a time, since a table of rich holds all that it prints."""

# A line under the header, a gap between columns, and nothing else.
_RULE = Box("    \n    \n ─  \n    \n    \n    \n    \n    \n")
_PLAIN_RULE = Box("    \n    \n -  \n    \n    \n    \n    \n    \n", ascii=True)
_STYLES = {"Id": styles.ID, "Tags": styles.QUIET, "Section": styles.QUIET, "Key": styles.QUIET}


class Column(NamedTuple):
    """`style` "" is the usual one of a column with that header."""

    header: str
    is_number: bool = False
    style: str = ""


class Marked(NamedTuple):
    """A cell with a style of its own; its text says what the style says."""

    text: str
    style: str


def in_words(status: Status, ascii: bool, called: Callable[[Status], str]) -> Marked:
    """A status in somebody else's word, beside its own symbol."""
    return Marked(symbols.labelled(status, ascii, called), styles.STATUS[status])


class Heading(NamedTuple):
    """A line between rows, above the group it names."""

    title: str
    size: int | None = None


Cell = str | Status | Marked | None


def table(columns: Sequence[Column | str], rows: Iterable[Sequence[Cell] | Heading], ascii: bool = False) -> "Table":
    """A table of the cells; a Status cell gets its symbol and colour, a Heading opens a group.

    Where a terminal is too narrow for the columns, each row is shown as a list of its cells instead.
    """
    return Table([Column(c) if isinstance(c, str) else c for c in columns], rows, ascii)


class Table:
    """The renderable; see `table`."""

    def __init__(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell] | Heading], ascii: bool) -> None:
        self.columns = [column._replace(style=column.style or _STYLES.get(column.header, "")) for column in columns]
        self.headers = [one_line(column.header) for column in columns]
        self.ascii = ascii
        self.rows = [row if isinstance(row, Heading) else list(map(_on_one_line, row)) for row in rows]

    def _texts(self, row: Sequence[Cell]) -> list[Text]:
        return [_text(cell, column, self.ascii) for cell, column in zip(row, self.columns, strict=True)]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.rows:
            return
        widths = self._widths(options.max_width)
        if widths is None:
            yield from self._listed(options.max_width)
        else:
            yield from self._tabled(widths)

    def _widths(self, width: int) -> list[int] | None:
        cells = [row for row in self.rows if not isinstance(row, Heading)]
        by_column = [
            [header, *(_words(row[place], self.ascii) for row in cells)] for place, header in enumerate(self.headers)
        ]
        return fit(by_column, width - _GAP * (len(self.columns) - 1))

    def _tabled(self, widths: Sequence[int]) -> Iterator[RenderableType]:
        is_headed = not isinstance(self.rows[0], Heading)  # else by a part of its own, above that heading
        if not is_headed:
            yield self._part(widths, [], show_header=True)
        for is_heading, run in groupby(self.rows, key=lambda row: isinstance(row, Heading)):
            if is_heading:
                for row in run:
                    assert isinstance(row, Heading)
                    yield from _heading(row, is_first=row is self.rows[0])
                continue
            rows = [row for row in run if not isinstance(row, Heading)]
            for start in range(0, len(rows), _PART):
                yield self._part(widths, rows[start : start + _PART], show_header=is_headed)
                is_headed = False

    def _part(self, widths: Sequence[int], rows: Sequence[Sequence[Cell]], show_header: bool) -> RichTable:
        part = RichTable(
            box=_PLAIN_RULE if self.ascii else _RULE,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            show_header=show_header,
            header_style=styles.HEADER,
            border_style=styles.RULE,
        )
        for header, column, width in zip(self.headers, self.columns, widths, strict=True):
            part.add_column(Text(header), width=width, overflow="fold", justify="right" if column.is_number else "left")
        for row in rows:
            part.add_row(*self._texts(row))
        return part

    def _listed(self, width: int) -> Iterator[RenderableType]:
        """Each row as lines of `header  cell`, for a terminal too narrow for columns."""
        indent = max(map(_cells, self.headers), default=0)
        for place, row in enumerate(self.rows):
            if isinstance(row, Heading):
                yield from _heading(row, is_first=place == 0)
                continue
            if place and not isinstance(self.rows[place - 1], Heading):
                yield Text("")
            shown = [(header, text) for header, text in zip(self.headers, self._texts(row), strict=True) if text.plain]
            if width - indent - _GAP < _LEAST:
                yield from (line for header, text in shown for line in (Text(header, styles.HEADER), text))
                continue
            grid = RichTable.grid(padding=(0, _GAP, 0, 0))
            grid.add_column(width=indent, style=styles.QUIET)
            grid.add_column(overflow="fold")
            for header, text in shown:
                grid.add_row(Text(header), text)
            yield grid


def _heading(heading: Heading, is_first: bool) -> Iterator[RenderableType]:
    if not is_first:
        yield Text("")
    count = "" if heading.size is None else f"  {heading.size}"
    yield Text.assemble((one_line(heading.title) or "(none)", styles.HEADER), (count, styles.QUIET), overflow="fold")


def _on_one_line(cell: Cell) -> Cell:
    if isinstance(cell, Marked):
        return cell._replace(text=one_line(cell.text))
    return cell if isinstance(cell, Status) else one_line(cell or "")


def _words(cell: Cell, ascii: bool) -> str:
    """What a cell shows."""
    if isinstance(cell, Status):
        return symbols.labelled(cell, ascii)
    return cell.text if isinstance(cell, Marked) else cell or ""


def _text(cell: Cell, column: Column, ascii: bool) -> Text:
    if isinstance(cell, Status):
        return Text(_words(cell, ascii), styles.STATUS[cell])
    style = cell.style if isinstance(cell, Marked) else column.style
    return Text(_words(cell, ascii), style, overflow="fold")


def fit(columns: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """The width of each column of texts so that together they need no more than `width`; None where they cannot.

    >>> fit([["id", "a-01"], ["quote", "We will build forty new ships by the end of the year"]], 30)
    [4, 26]
    """
    natural = [max((_cells(text) for text in texts), default=1) or 1 for texts in columns]
    if sum(natural) <= width:
        return natural
    words = [_longest_word(texts) for texts in columns]
    for prose, cap in ((28, 16), (20, 16), (_PROSE_LEAST, 12), (_PROSE_LEAST, _LEAST)):
        least = [_least(wide, word, prose, cap) for wide, word in zip(natural, words, strict=True)]
        if sum(least) <= width:
            slack = [min(wide - low, width) for wide, low in zip(natural, least, strict=True)]
            more = _shared(width - sum(least), slack)
            return [low + extra for low, extra in zip(least, more, strict=True)]
    return None


def _least(natural: int, longest_word: int, prose: int, cap: int) -> int:
    if natural <= _SHORT:
        return natural
    if natural > _PROSE:
        return prose
    return max(_LEAST, min(longest_word, cap))


def _shared(amount: int, wanted: Sequence[int]) -> list[int]:
    """`amount` cells given out in proportion to what is wanted, nobody getting more than that."""
    total = sum(wanted)
    given = [min(want, amount * want // total) if total else 0 for want in wanted]
    for place in sorted(range(len(wanted)), key=lambda place: given[place] - wanted[place]):
        extra = min(amount - sum(given), wanted[place] - given[place])
        given[place] += extra
    return given


def _longest_word(texts: Sequence[str]) -> int:
    return max((_cells(word) for text in texts for word in text.split(" ")), default=0)


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
