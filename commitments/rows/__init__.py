"""The rows of somebody else's file, each with the place it stands, whatever the format.

`encodings`, `tree`, `folders`, `json_values` and `yaml_values` help to read, `columns` to find. `formats/` holds one
file per format; the folder is the registry.
"""

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


class _Unused(NamedTuple):
    file: str
    line: int
    reason: str
    entry: str = ""

    def __str__(self) -> str:
        return f"{place(self.file, self.line, self.entry)}: {self.reason}"


class Bad(_Unused):
    """A row that could not be used, and why."""

    __slots__ = ()


class Left(_Unused):
    """A row that is none of the promises, and what it is: `a total`, `a blank row`."""

    __slots__ = ()


class Remark(NamedTuple):
    """Something about a whole file that the reader of a report should know."""

    file: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.text}"


BLANK = "a blank row"
"""Why a row of blank cells is left out."""
HEADING = "a heading in the table"
"""Why a cell across the table is."""
Item = Row | Bad | Left | Remark


class Reading(NamedTuple):
    """How to read a file; everything absent is found out from the file itself."""

    rows: str | None = None
    """The path of the list of rows in a JSON or YAML file: `promises`, `data.items`."""
    encoding: str | None = None
    delimiter: str | None = None
    header: int | None = None
    """The line that holds the names of the columns, counted from 1."""
    sheet: str | None = None
    """Of a spreadsheet: a name, or a number from 1."""
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
        from commitments.rows import folders

        yield from folders.read(path, reading, wanted)
        return
    if not path.exists():
        raise NotFound(f"there is no file {str(path)!r}")
    if reading.sheet is not None and path.suffix.casefold() in (".csv", ".tsv", ".json", ".jsonl", ".yaml", ".yml"):
        raise Unreadable(f"{path.name} is no spreadsheet, so that it has no sheet {reading.sheet!r}; leave that out")
    yield from read_file(path, reading)


def read_file(path: Path, reading: Reading) -> Iterator[Item]:
    """The same of a file that is there."""
    from commitments.rows.formats import by_suffix

    formats = by_suffix()
    form = formats.get(path.suffix.casefold())
    if form is None:
        raise Unreadable(_no_format(path, sorted(formats)))
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


_ADVICE = {
    ".js": "is a program, not data: save the list in it as a .json file, with every name in double quotes",
    ".ts": "is a program, not data: save the list in it as a .json file, with every name in double quotes",
    ".sql": "is the dump of a database: load it there and export the table as .csv",
    ".db": "is a database: export the table as .csv",
    ".sqlite": "is a database: export the table as .csv",
    ".pdf": "is a document, not a table: take it in with commitments document add, or save its table as .csv",
    ".docx": "is a document, not a table: take it in with commitments document add, or save its table as .csv",
    ".html": "is a page: save the table in it as .csv, or take the text in with commitments document add",
    ".xml": "has a form of its own: save its entries as .csv or .json",
    ".zip": "is an archive: unpack it and import the file, or the folder, inside",
    ".gz": "is compressed: unpack it and import the file inside",
    ".numbers": "is a spreadsheet of a form of its own: save it as .xlsx",
    ".parquet": "is a table of a form of its own: save it as .csv",
}
"""What to do with files that people have and nobody can import as they are."""


def _no_format(path: Path, known: list[str]) -> str:
    suffix = path.suffix.casefold()
    if advice := _ADVICE.get({".htm": ".html", ".mjs": ".js", ".sqlite3": ".sqlite"}.get(suffix, suffix)):
        return f"{path.name} {advice}"
    return f"{path.name}: files of this kind cannot be imported; save it as one of {' '.join(known)}"


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
