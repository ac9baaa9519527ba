"""The numbers of the lists of a DOCX, counted as Word counts them.

All lists made after one pattern (`abstractNum`) go on counting each other, whatever stands between them, until one
of them orders a new start. The text, its text boxes, its footnotes and its endnotes count each for themselves.
"""

import contextlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from commitments.blocks import numerals
from commitments.word.names import Element, W, child_value, is_on, number, value
from commitments.word.styles import Style, Styles

_LEVELS = 9
_LONGEST_PATTERN = 100
BULLET = "-"


class _Level(NamedTuple):
    start: int = 1
    """Word always says it. The standard means 0 where nothing does, but who leaves it out, by hand, means 1."""
    format: str = "decimal"
    pattern: str = ""
    """"%1.%2)": %1 is the number of the outermost level."""
    restart: int | None = None
    """The level, from 1, after which it begins anew; 0: never."""
    is_legal: bool = False
    """All its numbers are shown in figures."""
    style: str | None = None


class _List(NamedTuple):
    pattern: str
    levels: tuple[_Level, ...]
    starts: dict[int, int]
    """Where this list, unlike others of its pattern, begins."""


class _Story:
    """How far one story has come."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int | None]] = {}
        """By pattern; None: begins with the next."""
        self.lists: set[tuple[str, int]] = set()
        """Each level of a list that was met."""
        self.levels: set[tuple[str, int]] = set()
        """Each level of a pattern that was met."""


class Numbering:
    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.unknown: set[str] = set()
        """Formats that a number was asked for in, and that are not known here."""
        self._styles = styles
        self._patterns = (
            {} if root is None else {value(e, "abstractNumId"): e for e in root.iterchildren(W + "abstractNum")}
        )
        self._elements = {} if root is None else {value(e, "numId"): e for e in root.iterchildren(W + "num")}
        self._lists: dict[str, _List | None] = {}
        self._stories: dict[str, _Story] = {}
        self._story = self._stories.setdefault("text", _Story())

    @contextlib.contextmanager
    def story(self, name: str) -> Iterator[None]:
        around, self._story = self._story, self._stories.setdefault(name, _Story())
        yield
        self._story = around

    def place(self, properties: Element | None, style: Style) -> tuple[str, int] | None:
        """The list and the level of it, from 0, that a paragraph is on; None where it is on none."""
        own = None if properties is None else properties.find(W + "numPr")
        list_id = child_value(own, "numId") or style.list_id
        if list_id is None or self._list(list_id) is None:
            # A list whose definition is lost is a list all the same; 0 is the order to leave it.
            return (list_id or "", 0) if own is not None and list_id != "0" else None
        level = number(child_value(own, "ilvl"))
        if level is None:
            level = self._linked(list_id, style)
        return list_id, min(level or 0, _LEVELS - 1)

    def _linked(self, list_id: str, style: Style) -> int | None:
        found = self._list(list_id)
        if style.list_id == list_id and found is not None:
            for name in style.chain:
                for level, rule in enumerate(found.levels):
                    if rule.style == name:
                        return level
        return style.list_level

    def count(self, list_id: str, level: int) -> str:
        """The marker of the next paragraph on this list: "(a)", "1.2", "-"; empty where it shows none."""
        found = self._list(list_id)
        if found is None:
            return BULLET
        rule = found.levels[level]
        story = self._story
        counts = story.counts.setdefault(found.pattern, [None] * _LEVELS)
        if level in found.starts and (list_id, level) not in story.lists:
            counts[level] = None
        story.lists.add((list_id, level))
        # A level that is left out on the way to a deeper one counts as its first, but only once.
        for upper in range(level, -1, -1):
            if (found.pattern, upper) in story.levels:
                break
            story.levels.add((found.pattern, upper))
            if upper < level:
                counts[upper] = _start(found, upper)
        before = counts[level]
        counts[level] = _start(found, level) if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            after = found.levels[deeper].restart
            if after is None or level < after:
                counts[deeper] = None
        return self._shown(found, rule, counts)

    def _shown(self, found: _List, rule: _Level, counts: list[int | None]) -> str:
        if rule.format == "bullet":
            return BULLET

        def numeral(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            other = found.levels[level]
            count = counts[level]
            if other.format in ("none", "bullet"):
                return ""
            shown = numerals.shown(
                _start(found, level) if count is None else count, "decimal" if rule.is_legal else other.format
            )
            if shown is None:
                self.unknown.add(other.format)
            return "\0" if shown is None else shown

        marker = re.sub(r"%([1-9])", numeral, rule.pattern)
        return BULLET if "\0" in marker else " ".join(marker.split())

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._made(list_id)
        return self._lists[list_id]

    def _made(self, list_id: str) -> _List | None:
        element = self._elements.get(list_id)
        name, pattern = self._pattern(element)
        if element is None or pattern is None:
            return None
        levels = {_place(e): _level(e) for e in pattern.iterchildren(W + "lvl")}
        starts = {}
        for changed in element.iterchildren(W + "lvlOverride"):
            level = _place(changed)
            own = changed.find(W + "lvl")
            if own is not None:
                levels[level] = _level(own)
            start = number(child_value(changed, "startOverride"))
            if start is not None:
                starts[level] = start
        return _List(name, tuple(levels.get(level, _Level()) for level in range(_LEVELS)), starts)

    def _pattern(self, element: Element | None) -> tuple[str, Element | None]:
        """A pattern may only name a style, whose list has the pattern that counts."""
        for _ in range(3):
            name = child_value(element, "abstractNumId") or ""
            pattern = self._patterns.get(name)
            style = child_value(pattern, "numStyleLink")
            if style is None:
                return name, pattern
            element = self._elements.get(self._styles.named(style).list_id)
        return "", None


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels[level].start)


def _place(element: Element) -> int:
    return number(value(element, "ilvl")) or 0


def _newer_format(element: Element) -> str | None:
    """What newer programs are told, beside a format for the old ones: by the first numbers, "001, 002, 003, ..."."""
    newer = next(element.iter(W + "numFmt"), None)
    return value(newer, "format") or value(newer)


def _level(element: Element) -> _Level:
    format = child_value(element, "numFmt") or _newer_format(element)
    start = number(child_value(element, "start"))
    return _Level(
        1 if start is None else start,
        format or "decimal",
        (child_value(element, "lvlText") or "")[:_LONGEST_PATTERN],
        number(child_value(element, "lvlRestart")),
        bool(is_on(element, "isLgl")),
        child_value(element, "pStyle"),
    )
