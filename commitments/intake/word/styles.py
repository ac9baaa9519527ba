"""The styles of a DOCX: what a paragraph or a run has from its style, and from those that one is based on."""

import re
from typing import NamedTuple

from commitments.intake.word.names import Element, W, child_value, is_on, number, value

_LONGEST_CHAIN = 50
_HEADING = re.compile(r"heading ?([1-9])")
"""A style of Word keeps its English name in a document of any language; only its id is translated."""


class Style(NamedTuple):
    """None of each: no style says it."""

    heading: int | None = None
    """1 to 9; 0 is plain text."""
    is_hidden: bool | None = None
    list_id: str | None = None
    list_level: int | None = None
    chain: tuple[str, ...] = ()
    """Its id and those of the styles it has its list from: a level of a list names the style it belongs to."""


class Styles:
    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iterchildren(W + "style")
        self._elements = {value(element, "styleId") or "": element for element in found}
        self._default = {
            value(element, "type"): style
            for style, element in self._elements.items()
            if value(element, "default") in ("1", "true")
        }
        self._known: dict[str, Style] = {}

    def of_paragraph(self, style: str | None) -> Style:
        return self.named(style or self._default.get("paragraph") or "")

    def named(self, style: str) -> Style:
        if style not in self._known:
            self._known[style] = self._resolved(style)
        return self._known[style]

    def _resolved(self, style: str) -> Style:
        if style not in self._elements:  # a document without its styles
            return Style(_heading_of(style), chain=(style,))
        heading: int | None = None
        is_hidden: bool | None = None
        list_id: str | None = None
        list_level: int | None = None
        chain: list[str] = []
        while style in self._elements and len(chain) < _LONGEST_CHAIN:
            element = self._elements[style]
            properties = element.find(W + "pPr")
            if list_id is None:
                chain.append(style)
                numbers = None if properties is None else properties.find(W + "numPr")
                list_id = child_value(numbers, "numId")
                list_level = number(child_value(numbers, "ilvl")) if list_level is None else list_level
            heading = _outline(properties) if heading is None else heading
            heading = _heading_of(child_value(element, "name") or "") if heading is None else heading
            is_hidden = is_on(element.find(W + "rPr"), "vanish") if is_hidden is None else is_hidden
            based_on = child_value(element, "basedOn") or ""
            style = "" if based_on in chain else based_on
        return Style(heading, is_hidden, list_id, list_level, tuple(chain))


def _outline(properties: Element | None) -> int | None:
    level = number(child_value(properties, "outlineLvl"))
    return None if level is None else (level + 1) % 10


def heading_of(properties: Element | None, style: Style) -> int:
    """The level of a paragraph as a heading, 0 where it is none."""
    own = _outline(properties)
    return (style.heading or 0) if own is None else own


def _heading_of(name: str) -> int | None:
    name = name.casefold()
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else 1 if name == "title" else None
