"""What an .xlsx file says of the cells of a sheet."""

import html
import posixpath
import re
from collections.abc import Iterator
from zipfile import ZipFile

from commitments.workbooks.marks import MOST_PLACES, Marks, Place, formula_link, is_web, part, tags, whole

_P = r"(?:\w{1,20}:)?"
"""The prefix that a tag may have."""
_CELL = rf"<{_P}c\s"
_AT = r'[^<>]{0,300}?\br="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,300}>'
_FORMULA = rf"<{_P}f\b[^<>]{{0,300}}>([^<>]{{0,9000}})</[^<>]{{1,30}}>"
_ERROR = re.compile(rf'{_CELL}(?=[^<>]{{0,300}}\bt="e"){_AT}(?:{_FORMULA})?<{_P}v>([^<>]{{0,20}})<')
_COMPUTED = re.compile(rf"{_CELL}{_AT}\s?{_FORMULA}")
_FILLED = re.compile(rf'{_CELL}[^<>]{{0,300}}?\br="([A-Z]{{1,3}})([0-9]{{1,7}})"[^<>]{{0,300}}(?<!/)>')
"""A cell with a value: those that are only coloured reach as far as somebody likes."""


def marks_of(file: ZipFile, sheet: str) -> Marks:
    path = _sheet_path(file, sheet)
    xml = part(file, path) if path else ""
    return Marks(
        _percents(file, xml),
        _errors(xml),
        _formula_links(xml) | _xlsx_links(file, path, xml),
        (),
        frozenset(whole(tag.get("r")) - 1 for tag in tags("row", xml, "hidden") if _is_true(tag.get("hidden"))),
        frozenset(_hidden_columns(xml)),
        _extent(xml),
    )


def _sheet_path(file: ZipFile, sheet: str) -> str:
    sheets = {tag.get("name"): tag.get("id") for tag in tags("sheet", part(file, "xl/workbook.xml"))}
    target = _targets(file, "xl/workbook.xml").get(sheets.get(sheet)) or ""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}") if target else ""


def _targets(file: ZipFile, path: str) -> dict[str | None, str]:
    """What a part refers to outside itself, by the names that it has for it."""
    folder, _, name = path.rpartition("/")
    found = tags("Relationship", part(file, f"{folder}/_rels/{name}.rels"))
    return {tag.get("Id"): tag.get("Target", "") for tag in found}


def _percents(file: ZipFile, xml: str) -> frozenset[Place]:
    styles = part(file, "xl/styles.xml")
    formats = {tag.get("numFmtId"): tag.get("formatCode", "") for tag in tags("numFmt", styles)}
    used = re.split(r"</?(?:\w{1,20}:)?cellXfs\b", styles, maxsplit=2)
    numbers = [tag.get("numFmtId") for tag in tags("xf", used[1] if len(used) == 3 else "")]
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


def _xlsx_links(file: ZipFile, path: str, xml: str) -> dict[Place, str]:
    targets = _targets(file, path)
    found: dict[Place, str] = {}
    for tag in tags("hyperlink", xml):
        address = targets.get(tag.get("id")) or ""
        if tag.get("location") and "#" not in address:
            address += f"#{tag['location']}"
        if is_web(address):
            found |= dict.fromkeys(_places(tag.get("ref", "")), address)
    return found


def _hidden_columns(xml: str) -> Iterator[int]:
    for tag in tags("col", xml, "hidden"):
        if _is_true(tag.get("hidden")):
            yield from range(whole(tag.get("min")) - 1, min(whole(tag.get("max")), 20_000))


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
    if (bottom - top + 1) * (right - left + 1) > MOST_PLACES:
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


def _is_true(said: str | None) -> bool:
    return said in ("1", "true")
