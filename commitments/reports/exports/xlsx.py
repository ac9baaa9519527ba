"""A spreadsheet: the whole table on one sheet, and each update, evidence and member's rating on further ones.

Every text is written as one, whatever it looks like: nothing becomes a formula, and only the address of an evidence is
a link. The first sheet is the table that CSV has, and comes back as that does. Rows go to a temporary file meanwhile.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from math import isfinite
from operator import itemgetter
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from commitments.codec import encode_instant
from commitments.errors import CommitmentsError
from commitments.model import Evidence
from commitments.reports import Report, table
from commitments.reports.columns import Seen
from commitments.reports.prose import day
from commitments.reports.story import known_words, taken_back_words
from commitments.reports.table import update_word
from commitments.reports.wording import Wording
from commitments.tables import CHECK, DOCUMENT, EXACT, HEADER, UPDATES, visible

_CHUNK = 1 << 20
_LAST_ROW = 1_048_575
"""Of a sheet, counted from 0."""
_LONGEST = 32_000
"""UTF-16 units of a cell's text; a spreadsheet takes 32,767 and cuts the rest."""
_MOST_LINKS = 60_000
"""Of a sheet; beyond that the address is only text."""
_LONGEST_LINK = 2000

_WIDTHS = {
    **dict.fromkeys(("quote", "summary", "note", "excerpt", "taken_back"), 60),
    **dict.fromkeys(("document_title", "section", "members", "title", "url"), 36),
    **dict.fromkeys(("id", "document", "actors", "counterparties", "groups", "tags", "actor", "archive"), 22),
}
_NUMBERS = frozenset(
    [
        *("sentences_unread", "number", "span_start", "span_end", "amount", "amount_upper", "score", "updates"),
        *("evidence", "page", "paragraph", "update"),
    ]
)
_DATES = frozenset(["made", "due", "since", "updated", "on", "published", "as_of", "as_known"])
_FOR_PROGRAMS = frozenset(["span_start", "span_end", UPDATES, EXACT, DOCUMENT, CHECK])
"""Columns that are there so that the table can be taken back: hidden."""

_TOLD_BELOW = frozenset(["notes", "evidence_urls", "evidence_titles", "history"])
"""What CSV has to run together, and here has a row of its own."""
_TABLE = tuple(name for name in HEADER if name not in _TOLD_BELOW)
_HISTORY = (
    *("id", "summary", "on", "status", "actor", "note", "by", "recorded", "source_status", "evidence"),
    *("update", "taken_back"),
)
_EVIDENCE = ("id", "on", "status", "actor", *Evidence._fields, "summary")
_MEMBERS = ("id", "actor", "status", "summary")
_CONTINUED = ("id", "column", "text")


def packed(report: Report) -> Iterator[bytes]:
    """The file, piece by piece. Raises CommitmentsError where the library, or room for temporary files, is missing."""
    writer = _library()
    try:
        with TemporaryFile() as file:
            _write(writer, file, report)
            file.seek(0)
            while piece := file.read(_CHUNK):
                yield piece
    except OSError as error:
        raise CommitmentsError(f"the spreadsheet cannot be made: {error.strerror or error}") from None
    except UnicodeEncodeError:
        raise CommitmentsError("a spreadsheet cannot hold half a character (a lone surrogate) in a text") from None


def _library() -> Any:
    try:
        import xlsxwriter
    except ImportError:
        raise CommitmentsError(
            "writing a spreadsheet needs one more package: pip install 'commitments[sheets]'; or export CSV"
        ) from None
    return xlsxwriter


def _write(writer: Any, file: BinaryIO, report: Report) -> None:
    book = writer.Workbook(file, {"constant_memory": True})
    made = datetime(report.today.year, report.today.month, report.today.day)  # noqa: DTZ001 - a day, and never now
    about = f"As of {day(report.today)}{known_words(report)}"
    book.set_properties({"title": _clean(report.title), "created": made, "comments": about})
    sheets = _Sheets(book)
    wording = Wording(report.vocabulary)

    commitments = (*_TABLE, *table.moment_names(report))
    for name, columns in (("commitments", commitments), ("history", _HISTORY), ("evidence", _EVIDENCE)):
        sheets.begin(name, columns)
    moment = table.moment_cells(report)
    for row, cells in table.told(report):
        sheets.add("commitments", commitments, (*_in_table(cells), *moment), row_id=cells[0])
        _tell(sheets, row, wording)
    sheets.end()
    book.close()


_in_table = itemgetter(*map(HEADER.index, _TABLE))


def _tell(sheets: "_Sheets", row: Seen, wording: Wording) -> None:
    """All that is said of a commitment on the other sheets."""
    name, summary = row.commitment.id, row.commitment.title
    for actor, status in row.standing.members:
        sheets.add("members", _MEMBERS, (name, actor, wording.shown(status), summary))
    taken = row.commitment.retracted
    for number, update in row.commitment.numbered():
        word = update_word(update, row.commitment, taken, wording)
        entry = (update.note, update.by, encode_instant(update.recorded), update.source_status)
        taken_back = taken_back_words(update, row.commitment)
        told = (*entry, str(len(update.evidence)), str(number), taken_back)
        history = (name, summary, update.on, word, update.actor, *told)
        sheets.add("history", _HISTORY, history)
        for evidence in update.evidence:
            sheets.add("evidence", _EVIDENCE, (name, update.on, word, update.actor, *evidence, summary))


class _Sheets:
    """The sheets of a workbook, each filled row by row; one that is full goes on in another."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._sheets: dict[str, Any] = {}
        self._next: dict[str, int] = {}
        self._widths: dict[str, int] = {}
        self._links = 0
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._plain = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._number = book.add_format({"valign": "top"})
        self._link = book.add_format({"font_color": "#0563C1", "underline": 1, "text_wrap": True, "valign": "top"})

    def begin(self, name: str, columns: tuple[str, ...], part: int = 1) -> None:
        sheet = self._book.add_worksheet(name if part == 1 else f"{name} {part}")
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            hidden = {"hidden": True} if column in _FOR_PROGRAMS else {}
            sheet.set_column(place, place, _WIDTHS.get(column, 13), self._plain, hidden)
            sheet.write_string(0, place, column, self._head)
        self._sheets[name], self._next[name], self._widths[name] = sheet, 1, len(columns)

    def end(self) -> None:
        for name, sheet in self._sheets.items():
            sheet.autofilter(0, 0, self._next[name] - 1, self._widths[name] - 1)

    def add(self, name: str, columns: tuple[str, ...], cells: Sequence[str | None], row_id: str = "") -> None:
        if name not in self._sheets:
            self.begin(name, columns)
        if self._next[name] > _LAST_ROW:
            self._go_on(name, columns)
        sheet, row = self._sheets[name], self._next[name]
        self._next[name] += 1
        for place, (column, text) in enumerate(zip(columns, cells, strict=True)):
            if text:
                self._cell(sheet, row, place, column, text, row_id)

    def _go_on(self, name: str, columns: tuple[str, ...]) -> None:
        if name == "commitments":
            raise CommitmentsError(
                f"a spreadsheet has room for {_LAST_ROW:,} commitments, and these are more; narrow them with a query, "
                "or export CSV"
            )
        self._links = 0
        parts = sum(1 for sheet in self._book.worksheets() if sheet.get_name().split(" ")[0] == name)
        self.begin(name, columns, parts + 1)

    def _cell(self, sheet: Any, row: int, place: int, column: str, text: str, row_id: str) -> None:
        is_number = column in _NUMBERS and not (column == "paragraph" and "." in text)  # 1.10 is no 1.1
        if is_number and (number := _number(text)) is not None:
            sheet.write_number(row, place, number, self._number)
        elif column in _DATES and (day := _day(text)) is not None:
            sheet.write_number(row, place, day, self._day)
        elif column == "url" and _is_link(text) and self._links < _MOST_LINKS:
            self._links += 1
            sheet.write_url(row, place, text, self._link, _clean(text))
        else:
            first, *rest = _pieces(_clean(text))
            if rest and not row_id:  # it stands whole in the table
                first, rest = f"{first}…", []
            sheet.write_string(row, place, first, self._plain)
            for piece in rest:
                self.add("continued", _CONTINUED, (row_id, column, piece))


def _clean(text: str) -> str:
    if not text.isprintable():
        text = visible(text)
    # The library would take it for markup of its own.
    return f" {text}" if text.startswith("<r>") and text.endswith("</r>") else text


def _pieces(text: str) -> list[str]:
    """A text in parts that a cell can hold; those behind the first are kept where they can be put together again."""
    if len(text) * 2 <= _LONGEST or (len(text) <= _LONGEST and max(text) <= "\uffff"):
        return [text]
    size = _LONGEST if max(text) <= "\uffff" else _LONGEST // 2
    return [text[start : start + size] for start in range(0, len(text), size)]


def _number(text: str) -> int | float | None:
    """None for what a spreadsheet would keep with fewer digits, or without its sign."""
    if len(text) < _DIGITS and text.isdecimal() and text.isascii() and text[0] != "0":
        return int(text)
    with suppress(ValueError):
        number = float(text)
        return number if f"{number:.15g}" == text and text != "-0" and isfinite(number) else None
    return None


@lru_cache(maxsize=4096)
def _day(text: str) -> int | None:
    """The number that a day is in a spreadsheet. None for a month or a year, and for days before those it knows."""
    if len(text) == len("2018-03-01"):
        with suppress(ValueError):
            day = date.fromisoformat(text)
            return day.toordinal() - _BEFORE_ALL_DAYS if day.year > 1900 else None
    return None


_DIGITS = 15
_BEFORE_ALL_DAYS = date(1899, 12, 30).toordinal()


def _is_link(text: str) -> bool:
    is_web = text.startswith(("https://", "http://"))
    return is_web and len(text) <= _LONGEST_LINK and text.isascii() and text.isprintable() and " " not in text
