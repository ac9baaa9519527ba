"""How DOCX names its elements, and what is asked of one in a word."""

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_USUAL}}}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_FIGURES = 9


def usual(content: bytes) -> bytes:
    """A part of the strict sort of OOXML under the name that everybody else writes."""
    return content.replace(_STRICT, _USUAL.encode(), 1)


def value(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


def child_value(element: Element | None, name: str) -> str | None:
    return None if element is None else value(element.find(W + name))


def number(words: str | None) -> int | None:
    """Somebody may have written one of a million figures."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) <= _MOST_FIGURES else None


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a switch is on; None where nothing is said of it."""
    return None if properties is None else as_switch(properties.find(W + name))


def as_switch(element: Element | None) -> bool | None:
    return None if element is None else value(element) not in ("0", "false", "off")
