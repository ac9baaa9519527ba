"""A spreadsheet's sheets as rows of plain cells, through python-calamine: .xlsx, .xls, .ods and their kin.

Real dates are ISO dates, percentages come with their sign, whole numbers without a point, and an error is nothing.
"""

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from commitments.errors import CommitmentsError
from commitments.text import one_line
from commitments.workbooks import excel, marks, opendocument
from commitments.workbooks.marks import Broken, Marks

_MOST_CELLS = 12_000_000
"""Of a sheet, blank ones among them, since the library has room for each."""
MOST_BYTES = 100 << 20
_MOST_SHEETS = 250


class BadWorkbook(CommitmentsError):
    """A file that no sheet can be read from; the sentence names it and says what to do."""


class Sheet:
    """One sheet. Its cells become values of ours only where they are asked for: most sheets are only counted."""

    def __init__(self, source: Any, is_hidden: bool, marks: Marks) -> None:
        self._source, self.is_hidden = source, is_hidden
        self.name: str = source.name
        with suppress(AttributeError, NotImplementedError):
            marks = marks._replace(merged=tuple(source.merged_cell_ranges or marks.merged))
        self.marks = marks

    @cached_property
    def rows(self) -> list[list[Any]]:
        """From the first row of the sheet on, whatever stands in it."""
        # The library begins with the first row of the sheet, and with the first column that holds something.
        left = [""] * self._source.start[1] if self._source.start else []
        rows = [[*left, *map(_cell, row)] for row in self._source.iter_rows()]
        for row, column in self.marks.percents:
            if row < len(rows) and column < len(rows[row]) and type(value := rows[row][column]) in (int, float):
                rows[row][column] = f"{value * 100:.12g}%"
        return rows

    @cached_property
    def filled(self) -> int:
        """How many rows are more than a single cell, as those of a table are."""
        counts = Counter(min(2, sum(not is_blank(cell) for cell in row)) for row in self._source.iter_rows())
        return counts[2] or counts[1]

    @property
    def first(self) -> list[Any]:
        """Its first row."""
        return next(self._source.iter_rows(), [])


class Book(NamedTuple):
    sheets: list[Sheet]
    lost: str
    """What the form of the file does not tell, in words; "" where it tells all."""


def read(path: Path) -> Book:
    """All sheets that are tables of cells. Raises BadWorkbook, and CommitmentsError where the library is missing."""
    data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    if data is None:
        raise BadWorkbook(f"{path.name} has more than {MOST_BYTES >> 20} MB; save the sheet as CSV and import that")
    try:
        return _read(data)
    except Broken as error:
        raise BadWorkbook(f"{path.name} {error}") from error


def _read(data: bytes) -> Book:
    calamine = _library()
    packed = _unpacked(data)
    # The library makes room for a whole sheet of this kind as soon as it opens the file.
    told = opendocument.all_marks(packed) if packed else {}
    for name, found in told.items():
        _check_extent(name, found)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        listed = [
            (one.name, one.visible) for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        if len(listed) > _MOST_SHEETS:
            raise Broken(f"has {len(listed):,} sheets, and at most {_MOST_SHEETS} are read; save the one as CSV")  # noqa: TRY301
        told |= {name: _marks(packed, name) for name, _ in listed if name not in told}
        sheets = [
            Sheet(book.get_sheet_by_name(name), visible != calamine.SheetVisibleEnum.Visible, told[name])
            for name, visible in listed
        ]
    except (Broken, MemoryError, KeyboardInterrupt):
        raise
    except calamine.PasswordError:
        raise Broken("is protected by a password; save a copy without one") from None
    except BaseException as error:  # a broken file makes the library raise nearly anything, what Rust panics with too
        if isinstance(error, (SystemExit, GeneratorExit)):
            raise
        raise Broken(f"cannot be read ({_why(error)}); open it in a spreadsheet and save it as .xlsx") from None
    return Book(sheets, _lost(packed))


def _lost(packed: ZipFile | None) -> str:
    if packed is not None and "xl/workbook.bin" not in packed.namelist():
        return ""
    cells = "links and errors of cells" if packed is None else "links, errors and merged cells"
    return f"percentages (45% comes as 0.45), {cells} are not told; save it as .xlsx"


def _library() -> Any:
    try:
        import python_calamine
    except ImportError:
        raise CommitmentsError(
            "reading a spreadsheet needs one more package: pip install 'commitments[sheets]'; or save the sheet as CSV"
        ) from None
    return python_calamine


def _unpacked(data: bytes) -> ZipFile | None:
    """The archive that most spreadsheets are, known to be of bearable size; None for the old ones, which are none."""
    if data[:2] != b"PK":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Broken("is protected by a password; save a copy without one")
        return None
    try:
        file = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Broken("is damaged; open it in a spreadsheet and save it again") from error
    marks.check(file)
    return file


def _marks(file: ZipFile | None, sheet: str) -> Marks:
    if file is None or "xl/workbook.xml" not in file.namelist():
        return Marks()
    found = excel.marks_of(file, sheet)
    _check_extent(sheet, found)
    return found


def _check_extent(sheet: str, found: Marks) -> None:
    if found.extent[0] * found.extent[1] > _MOST_CELLS:
        raise Broken(
            f"reaches, in its sheet {one_line(sheet)!r}, to row {found.extent[0]:,} and column {found.extent[1]:,}; "
            "delete what stands so far away, or save the sheet as CSV"
        )


def _why(error: BaseException) -> str:
    return one_line(str(error))[:120] or type(error).__name__


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        is_day = not (value.hour or value.minute or value.second or value.microsecond)
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


def is_blank(cell: Any) -> bool:
    return isinstance(cell, str) and (not cell or cell.isspace())


def named(book: Book, wanted: str) -> Sheet:
    """The sheet of that name, or of that number from 1 on. Raises BadWorkbook, which names those that are there."""
    for sheet in book.sheets:
        if sheet.name == wanted or sheet.name.casefold().strip() == wanted.casefold().strip():
            return sheet
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:6]) <= len(book.sheets):
        return book.sheets[int(wanted[:6]) - 1]
    known = ", ".join(one_line(sheet.name) for sheet in book.sheets)
    raise BadWorkbook(f"there is no sheet {one_line(wanted)!r}; the sheets are {known}")


def likeliest(book: Book) -> Sheet | None:
    """The one that looks most like a table of promises: of those that are shown, the one with most rows."""
    shown = [sheet for sheet in book.sheets if not sheet.is_hidden and sheet.filled]
    hidden = [sheet for sheet in book.sheets if sheet.is_hidden and sheet.filled]
    return max(shown or hidden, key=lambda sheet: sheet.filled, default=None)


def listed(book: Book) -> Iterator[str]:
    """Each sheet with its size, in words."""
    for sheet in book.sheets:
        rows = f"{sheet.filled:,} row{'' if sheet.filled == 1 else 's'}"
        yield f"{one_line(sheet.name)} ({'hidden, ' if sheet.is_hidden else ''}{rows})"
