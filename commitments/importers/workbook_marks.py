"""What a spreadsheet says of its cells beside their values: percentages, errors, links, what is hidden, how far it goes.

The library that reads the values tells none of this. It is taken from the file's own XML by patterns that look at one tag
at a time, so that no entity is expanded and nothing is read twice; every part is bounded in size.
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

MOST_PART = 400 << 20
"""Bytes of one part of a file, unpacked."""
MOST_WHOLE = 1 << 30


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


def _tags(name: str, xml: str) -> Iterator[dict[str, str]]:
    """The attributes of every tag of that name, whatever their prefixes."""
    for found in re.finditer(rf"<(?:\w{{1,20}}:)?{name}\s([^<>]{{0,6000}})>", xml):
        yield _attributes(found[1])


def _attributes(tag: str) -> dict[str, str]:
    pairs = re.findall(r"""(?:\w{1,20}:)?([\w-]{1,60})\s?=\s?(?:"([^"]*)"|'([^']*)')""", tag)
    return {name: html.unescape(double or single) for name, double, single in pairs}


# --- Excel ------------------------------------------------------------------------------------------------------------

_CELL = r"<(?:\w{1,20}:)?c\s"
_AT = r'[^<>]{0,300}?\br="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,300}>'


def of_xlsx(file: ZipFile, sheet: str) -> Marks:
    path = _sheet_path(file, sheet)
    xml = _part(file, path) if path else ""
    return Marks(
        _percents(file, xml),
        _errors(xml),
        _formula_links(xml) | _xlsx_links(file, path, xml),
        (),
        frozenset(_whole(tag.get("r")) - 1 for tag in _tags("row", xml) if _is_true(tag.get("hidden"))),
        frozenset(_hidden_columns(xml)),
        _extent(xml),
    )


def _sheet_path(file: ZipFile, sheet: str) -> str:
    wanted = next(
        (tag.get("id", "") for tag in _tags("sheet", _part(file, "xl/workbook.xml")) if tag.get("name") == sheet), ""
    )
    targets = {
        tag.get("Id"): tag.get("Target", "") for tag in _tags("Relationship", _part(file, "xl/_rels/workbook.xml.rels"))
    }
    target = targets.get(wanted) or ""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}") if target else ""


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
    if 't="e"' not in xml:
        return {}
    pattern = rf'{_CELL}(?=[^<>]{{0,300}}\bt="e"){_AT}(?:<(?:\w{{1,20}}:)?f\b[^<>]{{0,300}}>[^<>]{{0,9000}}</[^<>]{{1,30}}>)?<(?:\w{{1,20}}:)?v>([^<>]{{0,20}})<'
    return {_place(name): said for name, said in re.findall(pattern, xml)}


def _formula_links(xml: str) -> dict[Place, str]:
    if "HYPERLINK(" not in xml:
        return {}
    pattern = rf"{_CELL}{_AT}\s?<(?:\w{{1,20}}:)?f\b[^<>]{{0,300}}>([^<>]{{0,9000}})</"
    found = ((name, formula_link(html.unescape(said))) for name, said in re.findall(pattern, xml))
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
    folder, _, name = path.rpartition("/")
    targets = {
        tag.get("Id"): tag.get("Target", "")
        for tag in _tags("Relationship", _part(file, f"{folder}/_rels/{name}.rels"))
    }
    found: dict[Place, str] = {}
    for tag in _tags("hyperlink", xml):
        address = targets.get(tag.get("id")) or ""
        if tag.get("location") and "#" not in address:
            address += f"#{tag['location']}"
        if is_web(address):
            first, last = _area(tag.get("ref", ""))
            if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) <= 1000:
                found |= {
                    (row, column): address
                    for row in range(first[0], last[0] + 1)
                    for column in range(first[1], last[1] + 1)
                }
    return found


def _hidden_columns(xml: str) -> Iterator[int]:
    for tag in _tags("col", xml):
        if _is_true(tag.get("hidden")):
            yield from range(_whole(tag.get("min")) - 1, min(_whole(tag.get("max")), 20_000))


def _extent(xml: str) -> Place:
    """Of cells with a value: those that are only coloured reach as far as somebody likes."""
    rows = columns = 0
    for found in re.finditer(rf'{_CELL}[^<>]{{0,300}}?\br="([A-Z]{{1,3}})([0-9]{{1,7}})"[^<>]{{0,300}}(?<!/)>', xml):
        rows, columns = max(rows, int(found[2])), max(columns, _column(found[1]) + 1)
    return rows, columns


def _area(ref: str) -> tuple[Place, Place]:
    first, _, last = ref.replace("$", "").partition(":")
    return _place(first), _place(last or first)


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


def of_ods(file: ZipFile, sheet: str) -> Marks:
    """As `of_xlsx`; here the places of cells are counted, since none says its own."""
    percents, links, errors, merged = set(), {}, {}, []
    hidden_rows, hidden_columns = set(), set()
    row = column = columns = rows_more = 0
    extent = (0, 0)
    inside = False
    at: Place = (0, 0)
    for found in _TAG.finditer(_part(file, "content.xml")):
        closes, name, said = found[1], found[2], found[3]
        if name == "table:table":
            inside = not closes and not inside and _attributes(said).get("name") == sheet
            row = column = columns = rows_more = 0
            continue
        if not inside:
            continue
        if name == "table:table-row" and not closes:
            tag = _attributes(said)
            column, rows_more = 0, max(1, _whole(tag.get("number-rows-repeated")))
            if tag.get("visibility") in ("collapse", "filter"):
                hidden_rows |= set(range(row, row + min(rows_more, 1000)))
            row += rows_more if said.endswith("/") else 0
        elif name == "table:table-row":
            row += rows_more
        elif name == "table:table-column" and not closes:
            tag = _attributes(said)
            count = max(1, _whole(tag.get("number-columns-repeated")))
            if tag.get("visibility") in ("collapse", "filter"):
                hidden_columns |= set(range(columns, columns + min(count, 1000)))
            columns += count
        elif name in ("table:table-cell", "table:covered-table-cell") and not closes:
            tag = _attributes(said)
            count = max(1, _whole(tag.get("number-columns-repeated")))
            at = row, column
            if "value-type" in tag:
                extent = max(extent[0], row + rows_more), max(extent[1], column + count)
            if tag.get("value-type") == "percentage":
                percents |= {(row, one) for one in range(column, column + min(count, 1000))}
            if "value-type" in tag and _is_error(tag, found.string, found.end()):
                errors[at] = _is_error(tag, found.string, found.end())
            if address := formula_link(tag.get("formula", "")):
                links[at] = address
            spans = _whole(tag.get("number-rows-spanned")) or 1, _whole(tag.get("number-columns-spanned")) or 1
            if spans != (1, 1):
                merged.append((at, (row + spans[0] - 1, column + spans[1] - 1)))
            column += count
        elif name == "text:a" and not closes and is_web(address := _attributes(said).get("href", "")):
            links.setdefault(at, address)
    return Marks(
        frozenset(percents), errors, links, tuple(merged), frozenset(hidden_rows), frozenset(hidden_columns), extent
    )


def _is_error(tag: dict[str, str], xml: str, end: int) -> str:
    """What a cell shows whose formula came to nothing: it is a text to the file."""
    if "formula" not in tag:
        return ""
    found = re.compile(r"\s?<text:p>(#[A-Z/0!?]{2,9}|Err:[0-9]{3})</text:p>").match(xml, end)
    return found[1] if found else ""
