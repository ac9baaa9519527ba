"""The lists of a page: what stands before each item, as it is shown."""

import re
from collections.abc import Mapping

from commitments.intake import numerals

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z -]+)")


class Counted:
    """An open list, and the number of its next item."""

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._is_counted = tag == "ol"
        self._format = _format_of(attributes, "decimal")
        self._step = -1 if "reversed" in attributes else 1
        self._next = _number(attributes.get("start"))

    def marker(self, attributes: Mapping[str, str], items: int) -> str:
        """What is shown before an item; `items` is how many a list that counts down has."""
        format = _format_of(attributes, self._format)
        if not self._is_counted or format is None:
            return "-"
        number = _number(attributes.get("value"))
        if number is None:
            number = self._next if self._next is not None else (items if self._step < 0 else 1)
        self._next = number + self._step
        return f"{numerals.shown(number, format)}."


def _format_of(attributes: Mapping[str, str], otherwise: str | None) -> str | None:
    """None where no number is shown."""
    style = _STYLE.search((attributes.get("style") or "")[:1_000])
    said = style[1].split() if style else []
    if "none" in said:
        return None
    named = next((_STYLES[word] for word in said if word in _STYLES), None)
    return named or _TYPES.get(attributes.get("type") or "") or otherwise


def _number(said: str | None) -> int | None:
    found = re.fullmatch(r"\s*(-?\d{1,9})\s*", said or "")
    return int(found[1]) if found else None
