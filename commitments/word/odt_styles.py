"""The styles of an ODT: what is hidden or raised, in which font, and on which list."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from commitments.word.letters import Letters
from commitments.word.names import Element, number
from commitments.word.odt_names import FO, OFFICE, STYLE, TEXT

_BLACK = re.compile("#(?:[0-3][0-9a-f]){3}", re.I)
_POINTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,5})?)pt")
_LETTER = re.compile(r"[^\W\d_]")
_APART = frozenset((TEXT + "note", OFFICE + "annotation"))
"""What stands in a paragraph and is not of its words."""
_WHITE = re.compile("#f[a-f]f[a-f]f[a-f]", re.I)


class Style(NamedTuple):
    """None of each: no style says it."""

    is_hidden: bool | None = None
    is_struck: bool | None = None
    is_raised: bool | None = None
    font: str | None = None
    is_white: bool | None = None
    is_filled: bool | None = None
    """Whether something that is not white lies behind the words."""
    heading: int | None = None
    begins_page: bool | None = None
    ends_page: bool | None = None
    letters: Letters = Letters()


_PLAIN = Style()


class Styles:
    """Those that have a name, of the whole document and of its text alone."""

    def __init__(self, *roots: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        self.is_paper_white = True
        """No colour and no picture lies behind the text, so that what is white is not seen."""
        for root in roots:
            for group in () if root is None else root:
                self._take(group)
        self._known: dict[tuple[str, str], Style] = {}
        self._usual = self.named("paragraph", "Standard").letters.over(self.named("paragraph", None).letters)

    def _take(self, group: Element) -> None:
        for element in group.iterchildren(STYLE + "style"):
            self._elements[element.get(STYLE + "family") or "", element.get(STYLE + "name") or ""] = element
        for element in group.iterchildren(STYLE + "default-style"):
            self._elements[element.get(STYLE + "family") or "", ""] = element
        for element in group.iterchildren(TEXT + "list-style"):
            self.lists[element.get(STYLE + "name") or ""] = element
        for said in group.iterfind(f"*/{STYLE}page-layout-properties"):
            self.is_paper_white &= said.get(FO + "background-color") in (None, "transparent", "#ffffff")
        for said in group.iterfind(f"*/{STYLE}graphic-properties"):
            self.is_paper_white &= said.get(STYLE + "run-through") != "background"
        for element in group.iterchildren(TEXT + "outline-style"):
            self.outline = element

    def stands_out(self, paragraph: Element, style: Style) -> bool:
        """Whether all words of a paragraph differ from plain text to the eye."""
        return all(letters.stand_out(self._usual) for letters in self._letters(paragraph, style.letters))

    def _letters(self, element: Element, around: Letters) -> Iterator[Letters]:
        """Those of each stretch of words in a paragraph or a part of it."""
        if _LETTER.search(element.text or ""):
            yield around
        for child in element:
            if child.tag not in _APART:
                own = self.named("text", child.get(TEXT + "style-name")).letters
                yield from self._letters(child, own.over(around))
            if _LETTER.search(child.tail or ""):
                yield around

    def named(self, family: str, name: str | None) -> Style:
        key = family, name or ""
        unknown: list[tuple[str, str]] = []
        while key in self._elements and key not in self._known:
            unknown.append(key)
            self._known[key] = _PLAIN  # a circle of styles ends here
            key = family, self._elements[key].get(STYLE + "parent-style-name") or ""
        made = self._known.get(key, _PLAIN)
        for key in reversed(unknown):
            made = self._known[key] = _completed(_own(self._elements[key]), made)
        return made


def _completed(style: Style, parent: Style) -> Style:
    said = {name: own for name, own in style._asdict().items() if own is not None}
    return parent._replace(**{**said, "letters": style.letters.over(parent.letters)})


def _heading_of(name: str) -> int | None:
    """By the name that a style has inside the file, which is English in a document of any language."""
    found = re.fullmatch(r"(?:Heading_20_([1-9])|Title)", name)
    return int(found[1] or 1) if found else None


def _own(element: Element) -> Style:
    heading = number(element.get(STYLE + "default-outline-level")) or _heading_of(element.get(STYLE + "name") or "")
    begins, ends = (_turns(element, f"{FO}break-{where}") for where in ("before", "after"))
    if element.get(STYLE + "master-page-name"):
        begins = True
    words = element.find(STYLE + "text-properties")
    fills = [said.get(FO + "background-color") for said in element]
    is_filled = any(fill and fill != "transparent" and not _WHITE.fullmatch(fill) for fill in fills) or None
    if words is None:
        return Style(is_filled=is_filled, heading=heading, begins_page=begins, ends_page=ends)
    color = words.get(FO + "color")
    display, position = words.get(TEXT + "display"), words.get(STYLE + "text-position")
    font = words.get(STYLE + "font-name")
    struck = words.get(STYLE + "text-line-through-style") or words.get(STYLE + "text-line-through-type")
    return Style(
        None if display is None else display == "none",
        None if struck is None else struck != "none",
        None if position is None else re.match(r"super|0*[1-9]", position) is not None,
        None if font is None else font.rstrip("0123456789"),
        None if color is None else _WHITE.fullmatch(color) is not None,
        is_filled,
        heading,
        begins,
        ends,
        _letters(words),
    )


def _letters(words: Element) -> Letters:
    line, color = words.get(STYLE + "text-underline-style"), words.get(FO + "color")
    weight, slope, size = (words.get(FO + name) for name in ("font-weight", "font-style", "font-size"))
    capitals = words.get(FO + "text-transform"), words.get(FO + "font-variant")
    points = _POINTS.fullmatch(size or "")
    return Letters(
        None if weight is None else weight not in ("normal", "100", "200", "300", "400", "500"),
        None if slope is None else slope != "normal",
        None if line is None else line != "none",
        None if capitals == (None, None) else bool({"uppercase", "small-caps"} & {*capitals}),
        None if color is None else _BLACK.fullmatch(color) is None,
        float(points[1]) if points else None,
    )


def _turns(element: Element, name: str) -> bool | None:
    said = next((one.get(name) for one in element if one.get(name) is not None), None)
    return None if said is None else said == "page"
