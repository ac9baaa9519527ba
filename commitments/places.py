"""Where in its document a passage stands, as values: its page and its paragraph, and how a record says them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from commitments.records import Reader, shown


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of a document's text, counted in Unicode code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Paragraph(NamedTuple):
    """The paragraph that a passage begins in."""

    number: int
    is_counted: bool = False
    """Whether it is counted, from 1; else the document itself gives it this number."""

    def __str__(self) -> str:
        return f"{self.number} (counted)" if self.is_counted else str(self.number)


class PageStart(NamedTuple):
    """From the character `start` of a document's text on, it is that page, until another begins."""

    start: int
    number: int
    """From 1, as the file counts them, whatever is printed on the page."""


class Place(NamedTuple):
    page: int | None = None
    paragraph: Paragraph | None = None

    def __str__(self) -> str:
        """As communiques are cited, "" where nothing is known.

        >>> str(Place(7, Paragraph(42)))
        'para. 42, p. 7'
        """
        paragraph = f"para. {self.paragraph}" if self.paragraph else ""
        page = f"p. {self.page}" if self.page else ""
        return ", ".join(filter(None, (paragraph, page)))


NOWHERE = Place()


def read_span(read: Reader) -> Span | None:
    value = read.record.get("span")
    if value is None:
        return None
    if is_span(value):
        return Span(value[0], value[1])
    read.wrong("span", f"expected [start, end], found {shown(value)}")
    return None


def is_span(value: Any) -> bool:
    return (
        type(value) is list
        and len(value) == 2
        and type(value[0]) is int
        and type(value[1]) is int
        and 0 <= value[0] < value[1]
    )


def paragraph_object(paragraph: Paragraph | None) -> dict[str, Any] | None:
    return {"number": paragraph.number, "counted": paragraph.is_counted} if paragraph else None


def is_count(value: object) -> bool:
    """Of pages or paragraphs: a thousand million are more than there can be, and an index has no room for them."""
    return type(value) is int and 0 < value < 1_000_000_000


def is_paragraph(value: Any) -> bool:
    return type(value) is dict and is_count(value.get("number")) and type(value.get("counted", False)) is bool


def read_page(read: Reader) -> int | None:
    value: Any = read.record.get("page")
    if value is None or is_count(value):
        return value  # type: ignore[no-any-return]
    read.wrong("page", f"expected a whole number from 1, found {shown(value)}")
    return None


def read_paragraph(read: Reader) -> Paragraph | None:
    value: Any = read.record.get("paragraph")
    if value is None:
        return None
    if is_paragraph(value):
        return Paragraph(value["number"], value.get("counted") is True)
    read.wrong("paragraph", f"expected {{number, counted}} with a whole number from 1, found {shown(value)}")
    return None


def read_pages(read: Reader) -> tuple[PageStart, ...]:
    value: Any = read.record.get("pages")
    if value is None:
        return ()
    if type(value) is list and all(map(_is_page_start, value)) and _ascend(value):
        return tuple([PageStart(*pair) for pair in value])
    read.wrong("pages", f"expected pairs [start, number], each start beyond that before, found {shown(value)}")
    return ()


def _is_page_start(value: Any) -> bool:
    return type(value) is list and len(value) == 2 and type(value[0]) is int and value[0] >= 0 and is_count(value[1])


def _ascend(pages: Sequence[Sequence[int]]) -> bool:
    return all(before[0] < after[0] for before, after in pairwise(pages))
