"""What a spreadsheet says of its cells beside their values: percentages, errors, links, what is hidden, its extent.

The library that reads the values tells none of this. It is taken from the file's own XML by patterns that look at one
tag at a time, so that no entity is expanded and nothing is read twice; every part is bounded in size.
"""

import html
import posixpath
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

Place = tuple[int, int]
"""Row and column, counted from 0."""

MOST_PART = 300 << 20
"""Bytes of one part of a file, unpacked."""
MOST_WHOLE = 512 << 20
_MOST_PLACES = 1000
"""That one tag can speak of."""


class Broken(Exception):
    """A file that is not what it says it is, in words that go behind its name."""


class Marks(NamedTuple):
    percents: frozenset[Place] = frozenset()
    errors: dict[Place, str] = {}  # noqa: RUF012 - never changed
    links: dict[Place, str] = {}  # noqa: RUF012
    merged: tuple[tuple[Place, Place], ...] = ()
    """First and last cell of each."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    extent: Place = (0, 0)
    """Rows and columns up to the last cell with a value."""


# --- the parts of the file --------------------------------------------------------------------------------------------


def check(file: ZipFile) -> None:
    """Raises Broken for what unpacks to more than is read, whatever it says of its sizes."""
    total = 0
    for part in file.infolist():
        if part.flag_bits & 1:
            raise Broken("is protected by a password; save a copy without one")
        if not part.filename.casefold().endswith((".xml", ".rels", ".bin")):
            continue
        size = 0
        try:
            with file.open(part) as stream:
                while chunk := stream.read(1 << 20):
                    size += len(chunk)
                    if size > MOST_PART or total + size > MOST_WHOLE:
                        raise Broken("unpacks to more than is read of a spreadsheet; save the sheet as CSV")
        except (BadZipFile, EOFError, zlib.error, NotImplementedError, OSError, ValueError) as error:
            raise Broken("is damaged; open it in a spreadsheet and save it again") from error
        total += size


def _part(file: ZipFile, name: str) -> str:
    try:
        return file.read(name).decode("utf-8", errors="replace")
    except KeyError:
        return ""


def _tags(name: str, xml: str, having: str = "") -> Iterator[dict[str, str]]:
    """The attributes of every tag of that name, whatever their prefixes; only of those that have one called so."""
    only = rf"(?=[^<>]{{0,6000}}\b{having}=)" if having else ""
    for found in re.finditer(rf"<(?:\w{{1,20}}:)?{name}\s{only}([^<>]{{0,6000}})>", xml):
        yield _attributes(found[1])


def _attributes(tag: str) -> dict[str, str]:
    pairs = re.findall(r"""(?:\w{1,20}:)?([\w-]{1,60})\s?=\s?(?:"([^"]*)"|'([^']*)')""", tag)
    return {name: html.unescape(double or single) for name, double, single in pairs}


# --- Excel ------------------------------------------------------------------------------------------------------------

_P = r"(?:\w{1,20}:)?"
"""The prefix that a tag may have."""
_CELL = rf"<{_P}c\s"
_AT = r'[^<>]{0,300}?\br="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,300}>'
_FORMULA = rf"<{_P}f\b[^<>]{{0,300}}>([^<>]{{0,9000}})</[^<>]{{1,30}}>"
_ERROR = re.compile(rf'{_CELL}(?=[^<>]{{0,300}}\bt="e"){_AT}(?:{_FORMULA})?<{_P}v>([^<>]{{0,20}})<')
_COMPUTED = re.compile(rf"{_CELL}{_AT}\s?{_FORMULA}")
_FILLED = re.compile(rf'{_CELL}[^<>]{{0,300}}?\br="([A-Z]{{1,3}})([0-9]{{1,7}})"[^<>]{{0,300}}(?<!/)>')
"""A cell with a value: those that are only coloured reach as far as somebody likes."""


def of_xlsx(file: ZipFile, sheet: str) -> Marks:
    path = _sheet_path(file, sheet)
    xml = _part(file, path) if path else ""
    return Marks(
        _percents(file, xml),
        _errors(xml),
        _formula_links(xml) | _xlsx_links(file, path, xml),
        (),
        frozenset(_whole(tag.get("r")) - 1 for tag in _tags("row", xml, "hidden") if _is_true(tag.get("hidden"))),
        frozenset(_hidden_columns(xml)),
        _extent(xml),
    )


def _sheet_path(file: ZipFile, sheet: str) -> str:
    sheets = {tag.get("name"): tag.get("id") for tag in _tags("sheet", _part(file, "xl/workbook.xml"))}
    target = _targets(file, "xl/workbook.xml").get(sheets.get(sheet)) or ""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}") if target else ""


def _targets(file: ZipFile, path: str) -> dict[str | None, str]:
    """What a part refers to outside itself, by the names that it has for it."""
    folder, _, name = path.rpartition("/")
    tags = _tags("Relationship", _part(file, f"{folder}/_rels/{name}.rels"))
    return {tag.get("Id"): tag.get("Target", "") for tag in tags}


def _percents(file: ZipFile, xml: str) -> frozenset[Place]:
    styles = _part(file, "xl/styles.xml")
    formats = {tag.get("numFmtId"): tag.get("formatCode", "") for tag in _tags("numFmt", styles)}
    used = re.search(r"<(?:\w{1,20}:)?cellXfs\b.*?</(?:\w{1,20}:)?cellXfs>", styles, re.DOTALL)
    numbers = [tag.get("numFmtId") for tag in _tags("xf", used[0] if used else "")]
    of_percent = [str(place) for place, number in enumerate(numbers) if _is_percent(number, formats)]
    if not of_percent:
        return frozenset()
    pattern = rf'{_CELL}(?=[^<>]{{0,300}}\bs="(?:{"|".join(of_percent)})"){_AT}'
    return frozenset(_place(name) for name in re.findall(pattern, xml))


def _is_percent(number: str | None, formats: dict[str | None, str]) -> bool:
    if number in ("9", "10"):
        return True
    return "%" in re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", formats.get(number, ""))


def _errors(xml: str) -> dict[Place, str]:
    return {_place(name): said for name, _, said in _ERROR.findall(xml)} if 't="e"' in xml else {}


def _formula_links(xml: str) -> dict[Place, str]:
    if "HYPERLINK(" not in xml:
        return {}
    found = ((name, formula_link(html.unescape(said))) for name, said in _COMPUTED.findall(xml))
    return {_place(name): address for name, address in found if address}


def formula_link(formula: str) -> str:
    """The address of a HYPERLINK that has it in its words.

    >>> formula_link('HYPERLINK("https://a.example","A")')
    'https://a.example'
    """
    found = re.search(r'\bHYPERLINK\(\s?"((?:[^"]|"")*)"', formula, re.IGNORECASE)
    return found[1].replace('""', '"') if found and is_web(found[1]) else ""


def is_web(address: str) -> bool:
    return re.match(r"(?:https?|ftp)://", address, re.IGNORECASE) is not None


def _xlsx_links(file: ZipFile, path: str, xml: str) -> dict[Place, str]:
    targets = _targets(file, path)
    found: dict[Place, str] = {}
    for tag in _tags("hyperlink", xml):
        address = targets.get(tag.get("id")) or ""
        if tag.get("location") and "#" not in address:
            address += f"#{tag['location']}"
        if is_web(address):
            found |= dict.fromkeys(_places(tag.get("ref", "")), address)
    return found


def _hidden_columns(xml: str) -> Iterator[int]:
    for tag in _tags("col", xml, "hidden"):
        if _is_true(tag.get("hidden")):
            yield from range(_whole(tag.get("min")) - 1, min(_whole(tag.get("max")), 20_000))


def _extent(xml: str) -> Place:
    rows = columns = 0
    for found in _FILLED.finditer(xml):
        rows, columns = max(rows, int(found[2])), max(columns, _column(found[1]) + 1)
    return rows, columns


def _places(ref: str) -> list[Place]:
    """The cells of an area; none of one that is too large to be meant.

    >>> _places("B2:C2"), _places("A1")
    ([(1, 1), (1, 2)], [(0, 0)])
    """
    first, _, last = ref.replace("$", "").partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    if (bottom - top + 1) * (right - left + 1) > _MOST_PLACES:
        return []
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _place(name: str) -> Place:
    """
    >>> _place("B5"), _place("AA1")
    ((4, 1), (0, 26))
    """
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", name)
    return (int(found[2]) - 1, _column(found[1])) if found else (0, 0)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_name(column: int) -> str:
    """
    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    name = ""
    while column >= 0:
        column, rest = column // 26 - 1, column % 26
        name = chr(65 + rest) + name
    return name


def _whole(said: str | None) -> int:
    return int(said) if said and re.fullmatch("[0-9]{1,9}", said) else 0


def _is_true(said: str | None) -> bool:
    return said in ("1", "true")


# --- OpenDocument -----------------------------------------------------------------------------------------------------

_TAG = re.compile(r"<(/?)(table:[a-z-]{1,30}|text:a)\b([^<>]{0,6000})>")
_SHOWN_ERROR = re.compile(r"\s?<text:p>(#[A-Z/0!?]{2,9}|Err:[0-9]{3})</text:p>")
"""What a cell shows whose formula came to nothing: it is a text to the file."""


def of_ods(file: ZipFile, sheet: str) -> Marks:
    """As `of_xlsx`; here the places of cells are counted, since none says its own."""
    xml, found, inside = _part(file, "content.xml"), _Counted(), False
    for tag in _TAG.finditer(xml):
        closes, name, said = bool(tag[1]), tag[2], tag[3]
        if name == "table:table":
            inside = not closes and not inside and _attributes(said).get("name") == sheet
        elif inside and name == "table:table-row":
            found.row_begins(_attributes(said), is_empty=said.endswith("/")) if not closes else found.row_ends()
        elif inside and name == "table:table-column" and not closes:
            found.column(_attributes(said))
        elif inside and name in ("table:table-cell", "table:covered-table-cell") and not closes:
            shown = _SHOWN_ERROR.match(xml, tag.end()) if "table:formula" in said else None
            found.cell(_attributes(said), shown[1] if shown else "")
        elif inside and name == "text:a" and not closes:
            found.link(_attributes(said).get("href", ""))
    return found.marks()


class _Counted:
    """Where the tags of a table have come to, and what was met."""

    def __init__(self) -> None:
        self._row = self._column = self._columns = self._repeats = 0
        self._at: Place = (0, 0)
        self._extent: Place = (0, 0)
        self._percents: set[Place] = set()
        self._links: dict[Place, str] = {}
        self._errors: dict[Place, str] = {}
        self._merged: list[tuple[Place, Place]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def marks(self) -> Marks:
        hidden = frozenset(self._hidden_rows), frozenset(self._hidden_columns)
        return Marks(frozenset(self._percents), self._errors, self._links, tuple(self._merged), *hidden, self._extent)

    def row_begins(self, tag: dict[str, str], *, is_empty: bool) -> None:
        self._column, self._repeats = 0, _whole(tag.get("number-rows-repeated")) or 1
        if tag.get("visibility") in ("collapse", "filter"):
            self._hidden_rows.update(range(self._row, self._row + min(self._repeats, _MOST_PLACES)))
        if is_empty:
            self.row_ends()

    def row_ends(self) -> None:
        self._row += self._repeats

    def column(self, tag: dict[str, str]) -> None:
        count = _whole(tag.get("number-columns-repeated")) or 1
        if tag.get("visibility") in ("collapse", "filter"):
            self._hidden_columns.update(range(self._columns, self._columns + min(count, _MOST_PLACES)))
        self._columns += count

    def cell(self, tag: dict[str, str], error: str) -> None:
        count = _whole(tag.get("number-columns-repeated")) or 1
        self._at = row, column = self._row, self._column
        self._column += count
        if address := formula_link(tag.get("formula", "")):
            self._links[self._at] = address
        if error:
            self._errors[self._at] = error
        rows, columns = (_whole(tag.get(f"number-{one}-spanned")) or 1 for one in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self._merged.append((self._at, (row + rows - 1, column + columns - 1)))
        if "value-type" not in tag:
            return
        self._extent = max(self._extent[0], row + self._repeats), max(self._extent[1], column + count)
        if tag["value-type"] == "percentage":
            self._percents.update((row, one) for one in range(column, column + min(count, _MOST_PLACES)))

    def link(self, address: str) -> None:
        if is_web(address):
            self._links.setdefault(self._at, address)
