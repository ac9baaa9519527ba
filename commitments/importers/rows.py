"""The rows of somebody else's file, each with the place it stands, whatever the format."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from commitments.errors import CommitmentsError, NotFound


class Unreadable(CommitmentsError):
    """A file that no rows can be read from; the sentence names it and says what to do."""


class Row(NamedTuple):
    """One entry of a file: its cells by column name, as the file has them (texts, numbers, lists, objects)."""

    cells: dict[str, Any]
    file: str
    line: int
    cautions: tuple[str, ...] = ()
    """What was odd about reading it."""
    under: str = ""
    """Where in the file the rows live: `promises`, `data.items`; "" where they are the file itself."""
    entry: str = ""
    """Which of its line it is, where several stand on one: `entry 12`."""
    beside: Mapping[str, Any] = MappingProxyType({})
    """What the file says beside the list of its rows."""


class Bad(NamedTuple):
    """A row that could not be used, and why."""

    file: str
    line: int
    reason: str
    entry: str = ""

    def __str__(self) -> str:
        return f"{place(self.file, self.line, self.entry)}: {self.reason}"


class Left(NamedTuple):
    """A row that is none of the promises, and what it is: `a total`, `a blank row`."""

    file: str
    line: int
    reason: str
    entry: str = ""

    def __str__(self) -> str:
        return f"{place(self.file, self.line, self.entry)}: {self.reason}"


class Remark(NamedTuple):
    """Something about a whole file that the reader of a report should know."""

    file: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.text}"


BLANK = "a blank row"
"""Why a row of blank cells is left out."""
Item = Row | Bad | Left | Remark


class Reading(NamedTuple):
    """How to read a file; everything absent is found out from the file itself."""

    rows: str | None = None
    """The path of the list of rows in a JSON or YAML file: `promises`, `data.items`."""
    encoding: str | None = None
    delimiter: str | None = None
    header: int | None = None
    """The line that holds the names of the columns, counted from 1."""
    has_map: bool = False
    """Whether a map says what the columns are: without `rows` in it, rows are those of the longest list, as they were
    when it was written."""


PLAIN = Reading()
MOST_BYTES = 512 * 1024 * 1024
"""Of one file: millions of rows."""
FILE, LINE, BODY, NAME = "@file", "@line", "@body", "@name"
"""Columns that every row has (the file's name, from the folder on, and the line), the text below front matter, and the
name that an object inside an object goes by."""


def read(path: Path, reading: Reading = PLAIN, wanted: Callable[[Row], bool] | None = None) -> Iterator[Item]:
    """The rows of a file, or of a folder of files, in order; bad rows and remarks stand where they were met. `wanted`
    says of a folder's rows whether they are what a map is about.

    Raises NotFound and Unreadable.
    """
    if path.is_dir():
        from commitments.importers import folders

        yield from folders.read(path, reading, wanted)
        return
    if not path.exists():
        raise NotFound(f"there is no file {str(path)!r}")
    yield from read_file(path, reading)


def read_file(path: Path, reading: Reading) -> Iterator[Item]:
    """The same of a file that is there."""
    from commitments.importers.formats import by_suffix

    formats = by_suffix()
    form = formats.get(path.suffix.casefold())
    if form is None:
        known = " ".join(sorted(formats))
        raise Unreadable(f"{path.name}: files of this kind cannot be imported; save it as one of {known}")
    try:
        if not path.is_file():
            raise Unreadable(f"{path.name} is not a file")
        size = path.stat().st_size
        if size == 0:
            raise Unreadable(f"{path.name} is empty")
        if size > MOST_BYTES:
            raise Unreadable(
                f"{path.name} has {size >> 20:,} MB, and at most {MOST_BYTES >> 20} MB are imported; split it first"
            )
        yield from form.read(path, reading)
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror or error}") from error
    except RecursionError:
        raise Unreadable(f"{path.name} is nested too deeply to be a list of commitments") from None


def place(file: str, line: int, entry: str = "") -> str:
    """Where a row is found.

    >>> place("a.json", 1, "entry 12"), place("a.csv", 7), place("a.json", 0)
    ('a.json:1, entry 12', 'a.csv:7', 'a.json')
    """
    where = f"{file}:{line}" if line else file
    return f"{where}, {entry}" if entry else where


def row(path: Path, cells: dict[str, Any], line: int, cautions: tuple[str, ...] = (), under: str = "") -> Row:
    """A row of a file, with the columns that every row has."""
    return Row({**cells, FILE: path.name, LINE: line}, path.name, line, cautions, under)
