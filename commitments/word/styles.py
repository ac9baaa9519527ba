"""The styles of a DOCX: what a paragraph or a run has from its style, and from those that one is based on."""

import re
from typing import NamedTuple

from commitments.word.letters import Letters
from commitments.word.names import Element, W, child_value, is_on, number, value, words_in

_LONGEST_CHAIN = 20
_WHITE = re.compile("f[a-f]f[a-f]f[a-f]", re.I)
_BLACK = re.compile("auto|(?:[0-3][0-9a-f]){3}", re.I)
_LIFTED = 5
"""By so many half points that it is meant to stand above the line."""
_LETTER = re.compile(r"[^\W\d_]")
_HEADING = re.compile(r"heading ?([1-9])")
"""A style of Word keeps its English name in a document of any language; only its id is translated."""
_CONTENTS = re.compile(r"toc(?: ?[1-9]| heading)|table of figures")


class Style(NamedTuple):
    """None of each: no style says it."""

    heading: int | None = None
    """1 to 9; 0 is plain text."""
    is_hidden: bool | None = None
    is_struck: bool | None = None
    is_raised: bool | None = None
    is_white: bool | None = None
    is_contents: bool | None = None
    """Whether it is that of a row in a table of contents."""
    is_shaded: bool | None = None
    """Whether something that is not white lies behind its words."""
    list_id: str | None = None
    list_level: int | None = None
    begins_page: bool | None = None
    letters: Letters = Letters()
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
        usual = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._usual = self.of_paragraph(None).letters.over(_letters(usual))

    def of_paragraph(self, style: str | None) -> Style:
        return self.named(style or self._default.get("paragraph") or "")

    def stands_out(self, paragraph: Element, style: Style) -> bool:
        """Whether all words of a paragraph differ from plain text to the eye."""
        runs = (run for run in paragraph.iter(W + "r") if _LETTER.search(words_in(run)))
        return all(self._letters(run.find(W + "rPr"), style).stand_out(self._usual) for run in runs)

    def _letters(self, properties: Element | None, around: Style) -> Letters:
        named = self.named(child_value(properties, "rStyle") or "")
        return _letters(properties).over(named.letters).over(around.letters)

    def named(self, style: str) -> Style:
        if style in self._known:
            return self._known[style]
        if style not in self._elements:  # a document without its styles
            self._known[style] = Style(_heading_of(style), is_contents=_is_contents(style) or None, chain=(style,))
        unknown: list[str] = []
        while style in self._elements and style not in self._known:
            unknown.append(style)
            self._known[style] = Style()  # a circle of styles ends here
            style = child_value(self._elements[style], "basedOn") or ""
        made = self._known.get(style, Style())
        for style in reversed(unknown):
            made = self._known[style] = _completed(_own(style, self._elements[style]), made)
        return made


def _own(style: str, element: Element) -> Style:
    properties = element.find(W + "pPr")
    numbers = None if properties is None else properties.find(W + "numPr")
    heading = _outline(properties)
    words = element.find(W + "rPr")
    return Style(
        _heading_of(child_value(element, "name") or "") if heading is None else heading,
        is_on(words, "vanish"),
        is_struck(words),
        is_raised(words),
        is_white(words),
        _is_contents(child_value(element, "name") or "") or None,
        is_shaded(words) or is_shaded(properties) or None,
        child_value(numbers, "numId"),
        number(child_value(numbers, "ilvl")),
        is_on(properties, "pageBreakBefore"),
        _letters(words),
        (style,),
    )


def _letters(properties: Element | None) -> Letters:
    """Of the properties of a style or a run."""
    capitals = is_on(properties, "caps"), is_on(properties, "smallCaps")
    line, color = child_value(properties, "u"), child_value(properties, "color")
    size = number(child_value(properties, "sz"))
    return Letters(
        is_on(properties, "b"),
        is_on(properties, "i"),
        None if line is None else line != "none",
        None if capitals == (None, None) else any(capitals),
        None if color is None else _BLACK.fullmatch(color) is None,
        None if size is None else size / 2,
    )


def is_struck(properties: Element | None) -> bool | None:
    """Of the properties of a style or a run; None where they do not say, as below."""
    once, twice = is_on(properties, "strike"), is_on(properties, "dstrike")
    return None if once is None and twice is None else bool(once or twice)


def is_raised(properties: Element | None) -> bool | None:
    stands, lifted = child_value(properties, "vertAlign"), child_value(properties, "position")
    if stands is None and lifted is None:
        return None
    return stands == "superscript" or (number(lifted) or 0) >= _LIFTED


def is_white(properties: Element | None) -> bool | None:
    color = child_value(properties, "color")
    return None if color is None else _WHITE.fullmatch(color) is not None


def is_shaded(properties: Element | None) -> bool:
    """Of the properties of a paragraph or a run."""
    if properties is None:
        return False
    shade = properties.find(W + "shd")
    is_filled = shade is not None and not (
        value(shade, "fill") in (None, "auto") and value(shade) in (None, "clear", "nil")
    )
    return is_filled or properties.find(W + "highlight") is not None


def _completed(own: Style, based_on: Style) -> Style:
    said = {name: one for name, one in own._asdict().items() if one is not None}
    chain = (own.chain + based_on.chain)[:_LONGEST_CHAIN] if own.list_id is None else own.chain
    return based_on._replace(**{**said, "letters": own.letters.over(based_on.letters), "chain": chain})


def _outline(properties: Element | None) -> int | None:
    level = number(child_value(properties, "outlineLvl"))
    return None if level is None else (level + 1) % 10


def heading_of(properties: Element | None, style: Style) -> int:
    """The level of a paragraph as a heading, 0 where it is none."""
    own = _outline(properties)
    return (style.heading or 0) if own is None else own


def _is_contents(name: str) -> bool:
    return _CONTENTS.fullmatch(name.casefold()) is not None


def _heading_of(name: str) -> int | None:
    name = name.casefold()
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else 1 if name == "title" else None
