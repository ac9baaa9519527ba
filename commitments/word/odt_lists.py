"""The numbers of the lists and headings of an ODT."""

import re
from typing import NamedTuple

from commitments.blocks import numerals
from commitments.word.names import Element, number
from commitments.word.numbering import BULLET
from commitments.word.odt_names import ID, OWN, STYLE, TEXT
from commitments.word.odt_styles import Styles

_LEVELS = 10
_LONGEST_PATTERN = 100
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetterContinued",
    "A": "upperLetterContinued",
    "i": "lowerRoman",
    "I": "upperRoman",
    "1st": "ordinal",
    "一, 二, 三, ...": "chineseCounting",
    "１, ２, ３, ...": "decimalFullWidth",
    "①, ②, ③, ...": "decimalEnclosedCircle",
}
_REPEATED = {"lowerLetterContinued": "lowerLetter", "upperLetterContinued": "upperLetter"}


class _Level(NamedTuple):
    format: str = ""
    """Empty: no number; "bullet"."""
    start: int = 1
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    """How many levels, the own one last."""
    pattern: str = ""
    """"%1%.%2%)": where there is one, it says all that prefix and suffix say."""


Counts = list[int | None]
"""How far each level of a list has come."""


class Lists:
    def __init__(self, styles: Styles) -> None:
        self.unknown: set[str] = set()
        """Formats that a number was asked for in, and that are not known here."""
        self._styles = styles
        self._rules: dict[str | None, dict[int, _Level]] = {
            None: {} if styles.outline is None else _levels(styles.outline)
        }
        self._by_id: dict[str, Counts] = {}
        self._by_style: dict[str, Counts] = {}
        self._headings: Counts = [None] * _LEVELS

    def begun(self, element: Element, style: str) -> Counts:
        """The counts of a list that is not inside another: those of the list that it continues, or new ones."""
        continued = element.get(TEXT + "continue-list")
        counts: Counts | None = None
        if continued is not None:
            counts = self._by_id.get(continued)
        elif element.get(TEXT + "continue-numbering") == "true":
            counts = self._by_style.get(style)
        if counts is None:
            counts = [None] * _LEVELS
        self._by_id[element.get(ID) or ""] = counts
        self._by_style[style] = counts
        return counts

    def numbered(self, list_id: str) -> Counts:
        """Of a paragraph that names its list itself."""
        return self._by_id.setdefault(list_id, [None] * _LEVELS)

    def heading(self, level: int, start: int | None) -> str:
        """The number of a heading that is on no list."""
        return self.count(self._headings, None, level, start)

    def count(self, counts: Counts, style: str | None, level: int, start: int | None) -> str:
        """The marker of the next item: "(a)", "1.2", "-"; empty where it shows none. Levels are counted from 0."""
        level = min(level, _LEVELS - 1)
        rules = self._levels_of(style)
        before = counts[level]
        first = rules.get(level, _Level()).start
        counts[level] = start if start is not None else first if before is None else before + 1
        for upper in range(level):
            counts[upper] = rules.get(upper, _Level()).start if counts[upper] is None else counts[upper]
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return self._shown(rules, counts, level) if style is None or style in self._styles.lists else BULLET

    def _levels_of(self, style: str | None) -> dict[int, _Level]:
        if style not in self._rules:
            self._rules[style] = _levels(self._styles.lists[style]) if style in self._styles.lists else {}
        return self._rules[style]

    def _shown(self, rules: dict[int, _Level], counts: Counts, level: int) -> str:
        rule = rules.get(level, _Level())
        if rule.format in ("", "bullet"):
            return BULLET if rule.format else ""
        if rule.pattern:
            parts = re.split(r"%([0-9]{1,2})%", rule.pattern)
            numbers = {place: self._numeral(rules, counts, int(place) - 1) for place in parts[1::2]}
            parts[1::2] = [numbers[place] or "" for place in parts[1::2]]
            marker, is_known = "".join(parts), None not in numbers.values()
        else:
            shown = [self._numeral(rules, counts, at) for at in range(max(0, level - rule.shown + 1), level + 1)]
            marker, is_known = f"{rule.prefix}{'.'.join(filter(None, shown))}{rule.suffix}", None not in shown
        return " ".join(marker.split()) if is_known else BULLET

    def _numeral(self, rules: dict[int, _Level], counts: Counts, level: int) -> str | None:
        format = rules.get(level, _Level()).format
        count = counts[level] if 0 <= level < _LEVELS else None
        if format in ("", "bullet") or count is None:
            return ""
        found = numerals.shown(count, format)
        if found is None:
            self.unknown.add(format)
        return found


def _levels(style: Element) -> dict[int, _Level]:
    return {(number(element.get(TEXT + "level")) or 1) - 1: _level(element) for element in style}


def _level(element: Element) -> _Level:
    if element.tag in (TEXT + "list-level-style-bullet", TEXT + "list-level-style-image"):
        return _Level("bullet")
    said = element.get(STYLE + "num-format") or ""
    format = _FORMATS.get(said, said)
    if element.get(STYLE + "num-letter-sync") == "true":
        format = _REPEATED.get(format, format)
    start = number(element.get(TEXT + "start-value"))
    return _Level(
        format,
        1 if start is None else start,
        (element.get(STYLE + "num-prefix") or "")[:_LONGEST_PATTERN],
        (element.get(STYLE + "num-suffix") or "")[:_LONGEST_PATTERN],
        number(element.get(TEXT + "display-levels")) or 1,
        (element.get(OWN + "num-list-format") or element.get(STYLE + "num-list-format") or "")[:_LONGEST_PATTERN],
    )
