"""Where in its document a passage stands, as values: its page and its paragraph, and how a record says them."""

import re
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
    label: str = ""
    """What the document calls it where that is more than the number, which is its first: "1.1", "42(a)", "Art. 4"."""
    is_unnumbered: bool = False
    """It is counted in a document that numbers others: nobody who cites that document means it by its number."""

    def __str__(self) -> str:
        if self.is_counted:
            return f"{self.number} (counted, unnumbered)" if self.is_unnumbered else f"{self.number} (counted)"
        return self.label or str(self.number)

    @property
    def cited(self) -> str:
        """
        >>> [paragraph.cited for paragraph in (Paragraph(42), Paragraph(1, label="1.1"), Paragraph(4, label="Art. 4"))]
        ['para. 42', 'para. 1.1', 'Art. 4']
        """
        return str(self) if self.label and not self.label[0].isdigit() else f"para. {self}"

    @property
    def order(self) -> tuple[int, bool, list[int], str]:
        """By which paragraphs are sorted: 1.10 comes after 1.9."""
        return self.number, self.is_counted, [int(found) for found in re.findall("[0-9]+", self.label)], self.label

    @property
    def asked(self) -> int | None:
        """The number that finds it."""
        return None if self.is_unnumbered else self.number

    def is_under(self, label: str) -> bool:
        """Whether it is the paragraph or article of this label, or a part of it.

        >>> [Paragraph(1, label=label).is_under("1.1") for label in ("1.1", "1.1.2", "1.1(a)", "1.10", "1.2")]
        [True, True, True, False, False]
        >>> [Paragraph(1, label=label).is_under("1.1") for label in ("Article 1.1", "Art. 1.1(2)", "Article 1(1)")]
        [True, True, False]
        """
        bare = re.sub("^[^0-9]+", "", self.label)
        return bare == label or bare.startswith((f"{label}.", f"{label}("))


class PageStart(NamedTuple):
    """From the character `start` of a document's text on, it is that page, until another begins."""

    start: int
    number: int
    """As the page is cited: what is printed on it where the file says so too, else as the file counts, from 1."""


class Place(NamedTuple):
    page: int | None = None
    paragraph: Paragraph | None = None

    def __str__(self) -> str:
        """As communiques are cited, "" where nothing is known.

        >>> str(Place(7, Paragraph(42)))
        'para. 42, p. 7'
        """
        paragraph = self.paragraph.cited if self.paragraph else ""
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
    if paragraph is None:
        return None
    said: dict[str, Any] = {"number": paragraph.number, "counted": paragraph.is_counted}
    if paragraph.is_unnumbered:
        said["unnumbered"] = True
    return {**said, "label": paragraph.label} if paragraph.label else said


def paragraph_of(value: dict[str, Any]) -> Paragraph:
    """Of an object that is one."""
    is_counted, is_unnumbered = value.get("counted") is True, value.get("unnumbered") is True
    return Paragraph(value["number"], is_counted, value.get("label", ""), is_unnumbered)


_LABEL = re.compile(r"(?:[^\W\d_]{1,14}\.? |§ )?[0-9]{1,9}(?:\.[0-9]{1,9}){0,5}(?:\([a-z0-9]{1,5}\)){0,3}")


def is_label(words: object) -> bool:
    return type(words) is str and _LABEL.fullmatch(words) is not None


def is_count(value: object) -> bool:
    """Of pages or paragraphs: a thousand million are more than there can be, and an index has no room for them."""
    return type(value) is int and 0 < value < 1_000_000_000


def is_paragraph(value: Any) -> bool:
    return (
        type(value) is dict
        and is_count(value.get("number"))
        and type(value.get("counted", False)) is bool
        and type(value.get("unnumbered", False)) is bool
        and ("label" not in value or is_label(value["label"]))
    )


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
        return paragraph_of(value)
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
