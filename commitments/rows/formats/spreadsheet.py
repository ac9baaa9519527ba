"""Spreadsheets: one sheet of them is a table, with its heading somewhere below titles and blank rows."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from commitments import workbooks
from commitments.rows import BLANK, HEADING, Item, Left, Reading, Remark, Unreadable, row
from commitments.rows.columns import told_apart
from commitments.rows.formats import delimited
from commitments.tables import CHECK, HEADER, is_ours
from commitments.text import shorten
from commitments.workbooks import BadWorkbook, Book, Sheet, is_blank
from commitments.workbooks.marks import Place, column_name

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_SEARCHED = 200
"""Rows in which the columns' names are looked for."""
_YEARS = range(1900, 2101)
"""Numbers that can be the name of a column."""


def read(path: Path, reading: Reading) -> Iterator[Item]:
    if path.suffix.casefold() == ".xls" and (head := _head(path))[:4] not in (b"\xd0\xcf\x11\xe0", b"PK\x03\x04"):
        # Many programs give the name of a spreadsheet to a page or to plain text, so that one opens.
        if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
            raise Unreadable(f"{path.name} is a page, whatever its name says; save it as .xlsx in a spreadsheet")
        yield from delimited.read(path, reading)
        return
    try:
        book = workbooks.read(path)
        sheet = workbooks.named(book, reading.sheet) if reading.sheet else _own(book) or workbooks.likeliest(book)
    except BadWorkbook as error:
        raise Unreadable(str(error)) from error
    if sheet is None or not sheet.filled:
        raise Unreadable(f"{path.name} has nothing in {'that sheet' if sheet else 'any of its sheets'}")
    if len(book.sheets) > 1:
        how = "" if reading.sheet else "; name another with --sheet"
        told = f"its sheets are {', '.join(workbooks.listed(book))}; {shorten(sheet.name, 60)} was taken{how}"
        yield Remark(path.name, told)
    if book.lost:
        yield Remark(path.name, book.lost)
    yield from _rows(path, sheet, reading, _continued(book))


def _own(book: Book) -> Sheet | None:
    """The sheet of our own export that has all that its other ones tell."""
    return next((sheet for sheet in book.sheets if is_ours(list(map(_name, sheet.first)))), None)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def _rows(path: Path, sheet: Sheet, reading: Reading, more: dict[tuple[str, str], str]) -> Iterator[Item]:
    top = reading.header - 1 if reading.header else _header(sheet)
    if top >= len(sheet.rows):
        raise Unreadable(f"the sheet {shorten(sheet.name, 60)} of {path.name} has no row {top + 1}")
    names, first = _names(sheet, top)
    unused = {column for column in range(len(names)) if _is_unused(sheet, column, top)}
    if above := sum(any(not is_blank(cell) for cell in cells) for cells in sheet.rows[:top]):
        what = "1 row" if above == 1 else f"{above} rows"
        yield Remark(path.name, f"{what} above the columns' names left out; set header in the map if that is wrong")
    yield from _hidden(path, sheet, names, first)
    below = _spread(sheet, first)
    links = {place: address for place, address in _told_links(sheet) if place[0] >= first}
    linked = sorted({column for _, column in links if column < len(names)})
    extra = {column: _link_name(names[column], names) for column in linked}
    banners = set(_banners(sheet, first, len(names)))
    shown = [(column, name) for column, name in enumerate(names) if column not in unused]
    for place, cells in enumerate(sheet.rows[first:], first):
        if place in banners:
            yield Left(path.name, place + 1, HEADING)
            continue
        if all(map(is_blank, cells)):
            yield Left(path.name, place + 1, BLANK)
            continue
        found: dict[str, Any] = {name: below.get((place, column), cells[column]) for column, name in shown}
        found |= {name: links.get((place, column), "") for column, name in extra.items()}
        if more:
            found = {name: _glued(more, found, name, cell) for name, cell in found.items()}
        yield row(path, found, place + 1, tuple(_cautions(sheet, place, len(names))))


# --- the columns' names -----------------------------------------------------------------------------------------------


def _header(sheet: Sheet) -> int:
    """The row of the columns' names: the first that has about as many cells as the rows of the table, nearly all of
    them words that differ, and no fewer than the row below; where none is, one that has most of that."""
    counts = [sum(not is_blank(cell) for cell in cells) for cells in sheet.rows[:_SEARCHED]]
    usual = median([count for count in counts if count > 1] or [1])
    covered = _covered(sheet)
    named = [place for place, count in enumerate(counts) if _are_names(sheet.rows[place], count, usual)]
    for share, may_stand_apart in ((0.75, False), (0.6, True)):
        for place in named:
            width, below = counts[place] + covered[place], counts[place + 1 :]
            is_close = any(below[:1]) or width >= next((count for count in below if count), 0)
            if width >= usual * share and (is_close or may_stand_apart):
                return place
    return next((place for place, count in enumerate(counts) if count), 0)


def _are_names(cells: list[Any], count: int, usual: float) -> bool:
    words = [cell for cell in cells if not is_blank(cell) and (isinstance(cell, str) or cell in _YEARS)]
    return len(words) >= 0.6 * count > 0 and (len(set(words)) > 1 or usual == 1)


def _covered(sheet: Sheet) -> Counter[int]:
    """How many cells merged ones cover beside their first, in each of the rows that are searched for names."""
    found: Counter[int] = Counter()
    for first, last in sheet.marks.merged:
        for place in range(first[0], min(last[0] + 1, _SEARCHED)):
            found[place] += last[1] - first[1] + (place != first[0])
    return found


def _names(sheet: Sheet, top: int) -> tuple[list[str], int]:
    """The names, and the row below them. Where a name spans several columns, the row below divides it."""
    cells = [_name(cell) for cell in sheet.rows[top]]
    spans = [(first, last) for first, last in sheet.marks.merged if first[0] <= top <= last[0]]
    lower = [_name(cell) for cell in sheet.rows[top + 1]] if top + 1 < len(sheet.rows) else []
    wide = [(first[1], last[1]) for first, last in spans if last[1] > first[1] and last[0] == top]
    divided = [(first, last) for first, last in wide if sum(map(bool, lower[first : last + 1])) > 1]
    if divided:
        for first, last in divided:
            cells[first : last + 1] = [cells[first]] * len(cells[first : last + 1])
        joined = [f"{upper} {under}".strip() for upper, under in zip(cells, lower, strict=False)]
        return told_apart(joined), top + 2
    last_row = max((last[0] for first, last in spans if first[0] == top and first[1] == last[1]), default=top)
    return told_apart(cells), last_row + 1


def _is_unused(sheet: Sheet, column: int, top: int) -> bool:
    """Whether a column has neither a name nor anything below it."""
    return all(column >= len(cells) or is_blank(cells[column]) for cells in sheet.rows[top:])


def _name(cell: Any) -> str:
    return " ".join(str(cell).split())


def _link_name(name: str, names: list[str]) -> str:
    """The column for the addresses behind another's words."""
    made = f"{name} url"
    while made in names:
        made += " (link)"
    return made


# --- what is said of cells --------------------------------------------------------------------------------------------


def _told_links(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    """Addresses that the words of their cell do not say themselves."""
    for (place, column), address in sheet.marks.links.items():
        if (
            place < len(sheet.rows)
            and column < len(sheet.rows[place])
            and address not in str(sheet.rows[place][column])
        ):
            yield (place, column), address


def _spread(sheet: Sheet, first: int) -> dict[Place, Any]:
    """The value of a merged cell in every row that it spans."""
    found = {}
    for start, end in sheet.marks.merged:
        if (
            start[0] < first
            or end[0] == start[0]
            or start[0] >= len(sheet.rows)
            or start[1] >= len(sheet.rows[start[0]])
        ):
            continue
        value = sheet.rows[start[0]][start[1]]
        for place in range(start[0] + 1, min(end[0] + 1, len(sheet.rows))):
            found[place, start[1]] = value
    return found


def _banners(sheet: Sheet, first: int, width: int) -> Iterator[int]:
    """Rows that are one cell across the table."""
    for start, end in sheet.marks.merged:
        if first <= start[0] == end[0] < len(sheet.rows) and end[1] - start[1] + 1 >= max(3, 0.6 * width):
            cells = sheet.rows[start[0]]
            if sum(not is_blank(cell) for cell in cells) == 1 and start[1] < len(cells):
                yield start[0]


def _cautions(sheet: Sheet, place: int, width: int) -> Iterator[str]:
    for column in range(width):
        if said := sheet.marks.errors.get((place, column)):
            yield f"the cell {column_name(column)}{place + 1} holds an error of the sheet ({said}); taken as blank"


def _hidden(path: Path, sheet: Sheet, names: list[str], first: int) -> Iterator[Remark]:
    if CHECK in names:  # we have hidden them ourselves
        return
    rows = sorted(place + 1 for place in sheet.marks.hidden_rows if first <= place < len(sheet.rows))
    if rows:
        shown = ", ".join(map(str, rows[:10])) + ("" if len(rows) <= 10 else ", …")
        what = "a hidden row was" if len(rows) == 1 else f"{len(rows)} hidden rows were"
        yield Remark(path.name, f"{what} taken like the others ({shown})")
    columns = [names[column] for column in sorted(sheet.marks.hidden_columns) if column < len(names)]
    if columns:
        yield Remark(path.name, f"hidden columns were read like the others: {shorten(', '.join(columns), 200)}")


# --- our own ----------------------------------------------------------------------------------------------------------


def _continued(book: Book) -> dict[tuple[str, str], str]:
    """The rest of texts that were longer than a cell can be, by the id of their row and their column."""
    found: dict[tuple[str, str], str] = {}
    for sheet in book.sheets:
        if sheet.name == "continued" and sheet.first[:3] == ["id", "column", "text"]:
            for one in sheet.rows[1:]:
                place = str(one[0]), str(one[1])
                found[place] = found.get(place, "") + str(one[2])
    return found


def _glued(more: dict[tuple[str, str], str], cells: dict[str, Any], name: str, cell: Any) -> Any:
    rest = more.get((str(cells.get("id", "")), name)) if name in HEADER else None
    return f"{cell}{rest}" if rest else cell
