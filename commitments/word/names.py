"""How DOCX names its elements, and what is asked of one in a word."""

from itertools import islice
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_USUAL}}}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WORDS = (W + "t", W + "delText")
_MOST_FIGURES = 9
_MOST_PIECES = 500
"""Of words that are told, and not read."""


def usual(content: bytes) -> bytes:
    """A part of the strict sort of OOXML under the name that everybody else writes."""
    return content.replace(_STRICT, _USUAL.encode(), 1)


def value(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


def child_value(element: Element | None, name: str) -> str | None:
    return None if element is None else value(element.find(W + name))


def words_in(element: Element) -> str:
    """All of it, whether it is deleted or not, on one line; where a paragraph ends stands a blank."""
    found = islice(element.iter(W + "t", W + "delText", W + "p", W + "tab", W + "br"), _MOST_PIECES)
    return "".join(one.text or "" if one.tag in _WORDS else " " for one in found).strip()


def number(words: str | None) -> int | None:
    """Somebody may have written one of a million figures."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) <= _MOST_FIGURES else None


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a switch is on; None where nothing is said of it."""
    return None if properties is None else as_switch(properties.find(W + name))


def as_switch(element: Element | None) -> bool | None:
    return None if element is None else value(element) not in ("0", "false", "off")
