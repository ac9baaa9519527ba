"""The lists of a page: what stands before each item, as it is shown."""

import re
from collections.abc import Mapping, Sequence

from commitments.blocks import numerals
from commitments.text import one_line

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
FORMATS = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "lower-greek": "lowerGreek",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z -]+)")
_STRING = re.compile(r"""list-style(?:-type)?\s*:\s*(?:"([^"]{0,40})"|'([^']{0,40})')""")
_UNCOUNTED = {"none", "disc", "circle", "square"}


class Counted:
    """An open list, and the number of its next item."""

    def __init__(self, tag: str, attributes: Mapping[str, str], place: int, *, is_of_notes: bool) -> None:
        self._format = _format_of(attributes, "decimal" if tag == "ol" else None, is_typed=tag == "ol")
        self._is_counted = tag == "ol" or self._format is not None
        self._step = -1 if "reversed" in attributes else 1
        self._next = _number(attributes.get("start"))
        self._place = place
        """Among all lists of the page."""
        self._shown = "[{}]" if is_of_notes else "{}."
        """The notes of a text look alike, whatever wrote it."""
        self.items = 0

    def marker(self, attributes: Mapping[str, str]) -> str:
        """What is shown before the next item. Of a list that counts down to one it is known when the list ends: see
        `settled`."""
        self.items += 1
        format = _format_of(attributes, self._format, is_typed=True)
        if not self._is_counted:
            return "-"
        if format is not None and format.startswith(_AS_IT_IS):
            return format[1:]
        number = _number(attributes.get("value"))
        if number is None and self._next is None:
            if self._step < 0:
                if format is None:
                    return "-"
                return f"\ue000{self._place},{self.items},{format}\ue001"
            number = 1
        number = self._next if number is None else number
        self._next = (number or 0) + self._step
        return "-" if format is None else self._shown.format(numerals.shown(number or 0, format))


_PENDING = re.compile("\ue000(\\d{1,7}),(\\d{1,7}),(\\w+)\ue001")


def settled(words: str, lists: Sequence[Counted]) -> str:
    """The words, with the numbers of lists that count down, now that their lengths are known."""

    def number(found: re.Match[str]) -> str:
        place = int(found[1])
        items = lists[place].items if place < len(lists) else 0
        return f"{numerals.shown(items - int(found[2]) + 1, found[3])}."

    return _PENDING.sub(number, words) if "\ue000" in words else words


_AS_IT_IS = "="
"""Before words that are shown themselves, in place of a number."""


def _format_of(attributes: Mapping[str, str], otherwise: str | None, *, is_typed: bool) -> str | None:
    """None where no number is shown."""
    if not attributes:
        return otherwise
    written = (attributes.get("style") or "")[:1_000]
    if string := _STRING.search(written):
        words = one_line(string[1] or string[2] or "").strip()
        return f"{_AS_IT_IS}{words}" if any(map(str.isalnum, words)) else None
    style = _STYLE.search(written)
    said = style[1].split() if style else []
    if not _UNCOUNTED.isdisjoint(said):
        return None
    named = next((FORMATS[word] for word in said if word in FORMATS), None)
    return named or (_TYPES.get(attributes.get("type") or "") if is_typed else None) or otherwise


def _number(said: str | None) -> int | None:
    found = re.fullmatch(r"\s*(-?\d{1,9})\s*", said) if said else None
    return int(found[1]) if found else None
