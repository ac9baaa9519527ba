"""What a spreadsheet says of its cells beside their values: percentages, errors, links, what is hidden, its extent.

The library that reads the values tells none of this. It is taken from the file's own XML by patterns that look at one
tag at a time, so that no entity is expanded and nothing is read twice; every part is bounded in size.
"""

import html
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
MOST_PLACES = 1000
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


def check(file: ZipFile) -> None:
    """Raises Broken for what unpacks to more than is read, whatever it says of its sizes."""
    total = 0
    for entry in file.infolist():
        if entry.flag_bits & 1:
            raise Broken("is protected by a password; save a copy without one")
        if not entry.filename.casefold().endswith((".xml", ".rels", ".bin")):
            continue
        size = 0
        try:
            with file.open(entry) as stream:
                while chunk := stream.read(1 << 20):
                    size += len(chunk)
                    if size > MOST_PART or total + size > MOST_WHOLE:
                        raise Broken("unpacks to more than is read of a spreadsheet; save the sheet as CSV")
        except (BadZipFile, EOFError, zlib.error, NotImplementedError, OSError, ValueError) as error:
            raise Broken("is damaged; open it in a spreadsheet and save it again") from error
        total += size


def part(file: ZipFile, name: str) -> str:
    try:
        return file.read(name).decode("utf-8", errors="replace")
    except KeyError:
        return ""


def tags(name: str, xml: str, having: str = "") -> Iterator[dict[str, str]]:
    """The attributes of every tag of that name, whatever their prefixes; only of those that have one called so."""
    only = rf"(?=[^<>]{{0,6000}}\b{having}=)" if having else ""
    for found in re.finditer(rf"<(?:\w{{1,20}}:)?{name}\s{only}([^<>]{{0,6000}})>", xml):
        yield attributes(found[1])


def attributes(tag: str) -> dict[str, str]:
    pairs = re.findall(r"""(?:\w{1,20}:)?([\w-]{1,60})\s?=\s?(?:"([^"]*)"|'([^']*)')""", tag)
    return {name: html.unescape(double or single) for name, double, single in pairs}


def formula_link(formula: str) -> str:
    """The address of a HYPERLINK that has it in its words.

    >>> formula_link('HYPERLINK("https://a.example","A")')
    'https://a.example'
    """
    found = re.search(r'\bHYPERLINK\(\s?"((?:[^"]|"")*)"', formula, re.IGNORECASE)
    return found[1].replace('""', '"') if found and is_web(found[1]) else ""


def is_web(address: str) -> bool:
    return re.match(r"(?:https?|ftp)://", address, re.IGNORECASE) is not None


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


def whole(said: str | None) -> int:
    return int(said) if said and re.fullmatch("[0-9]{1,9}", said) else 0
