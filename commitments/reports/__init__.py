"""Reports and rows as text: one file for each output format in `exports/` and `lists/`, found by its name.

`exports/` holds what `export` writes: a module there has `chunks(report) -> Iterator[str]`, so that no report has to be
in memory whole, or `render(report) -> str`; one whose files are no text has `packed(report) -> Iterator[bytes]`.
`lists/` holds what a list is shown in: `rows(columns, records) -> Iterator[str]`. The folders are the registry: a new
format is a new file. Nothing here knows the time or touches a disk, and a report carries no moment of its making, so
the same commitments on the same day give the same bytes.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from commitments.errors import UnknownName
from commitments.model import STALE_AFTER_DAYS, Commitment, Document, Status
from commitments.read_so_far import ReadSoFar

if TYPE_CHECKING:
    from commitments.reports.codings import Coded
    from commitments.reports.copies import Copies

Cell = str | int | float | bool | Sequence[str] | None
"""What stands in one place of a row. A `Status` among them is shown with its symbol where people read it."""


class Rating(str):
    """`France: kept`, one of a list in a cell; a vocabulary says the status in its own word."""

    __slots__ = ("actor", "status")
    actor: str
    status: Status

    def __new__(cls, actor: str, status: Status) -> "Rating":
        rating = super().__new__(cls, f"{actor}: {status}")
        rating.actor, rating.status = actor, status
        return rating


class Column(NamedTuple):
    name: str
    header: str
    align: str = "left"
    """`left` or `right`."""


Spread = Callable[[Iterable[Commitment], Callable[[Iterable[Commitment]], Iterator[str]]], Iterator[str]]
"""Gives, in order, what a function makes of commitments; it may call the function on some of them at a time."""


def in_turn(commitments: Iterable[Commitment], make: Callable[[Iterable[Commitment]], Iterator[str]]) -> Iterator[str]:
    return make(commitments)


class Report(NamedTuple):
    """What a report is made from. `today` is the day it speaks of.

    `commitments` may be an iterator: formats that stream (csv, ics, json, jsonl) read it once and keep nothing.
    """

    title: str
    today: date
    documents: tuple[Document, ...]
    commitments: Iterable[Commitment]
    stale_after: int = STALE_AFTER_DAYS
    group_by: str = "section"
    """As `grouping.named` has it."""
    vocabulary: str | None = None
    """The tracker whose words stand in place of ours; see `commitments.vocabularies`."""
    query: str = ""
    """What narrowed the commitments, as it was typed; "" where they are all there."""
    template: str = ""
    """For the format `template`: the template's text."""
    template_name: str = ""
    """Its file's name; by its suffix, values are escaped for HTML and XML."""
    templates: Mapping[str, str] = {}
    """The store's own templates and styles for pages, by their names; see `site.environment`."""
    read: Callable[[str], ReadSoFar | None] | None = None
    """How much of a document, by its id, was read: None where no text of it is kept. Without it nothing is said."""
    coded: "Coded | None" = None
    """How far second coders agree about these commitments; None where nobody has coded any."""
    known: date | None = None
    """The day up to which entries were known, where that is not today."""
    copies: "Copies | None" = None
    """What is kept of the evidence; None where nothing is."""
    spread: Spread = in_turn
    """How the formats that stream and have something to say around the commitments (ics, json) go through them."""


_SUFFIXES = {"md": "markdown", "htm": "html", "xml": "atom", "ical": "ics", "ndjson": "jsonl"}


def formats() -> list[str]:
    """The names of the formats of `export`."""
    return _names("exports")


def row_formats() -> list[str]:
    """The names of the formats of a list."""
    return _names("lists")


def format_of(path: str) -> str | None:
    """The export format that a file's name asks for by its suffix; None where it asks for none that is known.

    >>> format_of("report.md"), format_of("table.csv"), format_of("notes.txt")
    ('markdown', 'csv', None)
    """
    suffix = os.path.splitext(path)[1][1:].casefold()
    name = _SUFFIXES.get(suffix, suffix)
    return name if name in formats() else None


def is_packed(format: str) -> bool:
    """Whether a format makes bytes and not text."""
    return hasattr(_module("exports", format), "packed")


def packed(format: str, report: Report) -> Iterator[bytes]:
    """The report in a format that is no text, piece by piece."""
    found: Iterator[bytes] = _module("exports", format).packed(report)
    return found


def chunks(format: str, report: Report) -> Iterator[str]:
    """The report in that format, piece by piece. Raises UnknownName for a format that does not exist."""
    module = _module("exports", format)
    if hasattr(module, "chunks"):
        yield from module.chunks(report)
    else:
        yield module.render(report)


def render(format: str, report: Report) -> str:
    """The whole report in that format as one text."""
    return "".join(chunks(format, report))


def rows(format: str, columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Rows of any kind in that format, as pieces of text that end their own lines. Raises UnknownName at once."""
    found: Iterator[str] = _module("lists", format).rows(columns, records)
    return found


def _names(folder: str) -> list[str]:
    names = os.listdir(os.path.join(os.path.dirname(__file__), folder))
    return sorted(name[:-3] for name in names if name.endswith(".py") and not name.startswith("_"))


def _module(folder: str, name: str) -> ModuleType:
    names = _names(folder)
    if name not in names:
        raise UnknownName("format", name, names)
    return import_module(f"commitments.reports.{folder}.{name}")
