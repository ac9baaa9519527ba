"""Numbers that stand for statuses: `45`, `45 %`, `0,5`, and ranges of them in a map's [statuses]: `1..99`, `80..`."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from commitments import toml

_SIGN = re.compile(r"[+\-]?")
_LONGEST = 40
"""Characters of a number; blanks before one are looked through in quadratic time."""
_LOOKS_LIKE_RANGE = re.compile(r"\s*[+\-−]?\s*\d[^.]*(?:\.\d[^.]*)?\.\..*|\s*\.\.\s*[+\-−]?\s*\.?\d.*", re.DOTALL)


class BadRange(ValueError):
    """What was to be a range of numbers and is none; the sentence says how one is written."""


class Number(NamedTuple):
    value: Fraction
    is_percent: bool = False
    """Whether it says of itself that it counts in hundredths."""


class Range(NamedTuple):
    """From one number to another, both of them in it; None where it is open."""

    low: Fraction | None
    high: Fraction | None

    def holds(self, value: Fraction) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def meets(self, other: "Range") -> bool:
        return not (_is_before(self, other) or _is_before(other, self))


def _is_before(one: Range, other: Range) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


@cache
def data() -> dict[str, Any]:
    """The words of scales."""
    return toml.beside(__file__, "scales.toml")


@cache
def _signs() -> tuple[str, ...]:
    return tuple(sorted(map(_plain, data()["percent"]["signs"]), key=len, reverse=True))


def number(word: str, decimal: str | None = None) -> Number | None:
    """What a cell that is one number says; None where it is anything else.

    >>> number("45 %"), number("−1"), number("0,5"), number("45 of 100")
    (Number(value=Fraction(45, 1), is_percent=True), Number(value=Fraction(-1, 1), is_percent=False), \
Number(value=Fraction(1, 2), is_percent=False), None)
    """
    if len(word) > _LONGEST or not any(letter.isdigit() for letter in word):
        return None
    plain = _plain(word)
    sign = next((sign for sign in _signs() if plain.endswith(sign) or plain.startswith(sign)), "")
    if sign:
        plain = plain.removesuffix(sign) if plain.endswith(sign) else plain.removeprefix(sign)
    return _number(plain.strip(), bool(sign), decimal)


def _plain(word: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKC", word).replace("−", "-").replace("–", "-").casefold().strip()


def _number(plain: str, is_percent: bool, decimal: str | None) -> Number | None:
    from commitments.money.figures import FIGURE, figure

    minus = plain[:1] in "+-" and plain[:1]
    digits = plain[1:].strip() if minus else plain
    if digits[:1] in (".", ",") and digits[1:].isdigit():  # .5, as data frames and some people write it
        digits = f"0{digits}"
    if not FIGURE.fullmatch(digits):
        return None
    value = figure(digits).read(decimal or ".")
    return None if value is None else Number(-value if minus == "-" else value, is_percent)


def range_of(word: str) -> Range | None:
    """The numbers that a line of [statuses] speaks of; None where it speaks of a word. Raises BadRange for what was
    to be a range and is none.

    >>> range_of("1..99"), range_of("80..").high, range_of("Kept..")
    (Range(low=Fraction(1, 1), high=Fraction(99, 1)), None, None)
    """
    if len(word) > 2 * _LONGEST or not _LOOKS_LIKE_RANGE.fullmatch(word):
        point = number(word, ".")
        return None if point is None else Range(point.value, point.value)
    ends = [end.strip() for end in word.split("..")]
    low, high = (number(end, ".") if end else None for end in (ends[0], ends[-1]))
    is_one = len(ends) == 2 and all(
        bool(end) == (found is not None) for end, found in zip(ends, (low, high), strict=True)
    )
    if not is_one or "..." in word:
        raise BadRange(f'{word!r} is no range; one is written "1..99", "80.." or "..20", with a point in decimals')
    found = Range(low.value if low else None, high.value if high else None)
    if found.low is not None and found.high is not None and found.low > found.high:
        raise BadRange(f'{word!r} runs backwards; write "{ends[1]}..{ends[0]}"')
    return found


def is_wide(word: str) -> bool:
    """Whether a line of [statuses] speaks of many numbers."""
    return ".." in word and (found := range_of(word)) is not None and not found.is_point


def overlap(words: Iterable[str]) -> tuple[str, str] | None:
    """Two lines that speak of the same number, one of them at least a range. Raises BadRange, as `range_of`."""
    found = [(word, spoken) for word in words if (spoken := range_of(word)) is not None]
    found.sort(key=lambda one: (one[1].low is not None, one[1].low or 0))
    widest: tuple[str, Range] | None = None
    for one in found:
        if widest and widest[1].meets(one[1]) and not (widest[1].is_point and one[1].is_point):
            return widest[0], one[0]
        if widest is None or one[1].high is None or (widest[1].high is not None and widest[1].high < one[1].high):
            widest = one
    return None


class Ranges:
    """The lines of [statuses] that speak of numbers, and what a cell's number is there."""

    def __init__(self, statuses: Mapping[str, str], decimal: str | None = None) -> None:
        self._decimal = decimal
        self._lines = [(spoken, ours) for word, ours in statuses.items() if (spoken := range_of(word)) is not None]
        ends = [end for spoken, _ in self._lines for end in spoken if end is not None]
        self._is_of_one = bool(ends) and max(ends) <= 1 and all(None not in spoken for spoken, _ in self._lines)
        """Parts of one: `45%` is 0.45 there."""

    def status(self, word: str) -> str | None:
        if not self._lines:
            return None
        found = number(word, self._decimal)
        if found is None:
            return None
        value = found.value / 100 if found.is_percent and self._is_of_one else found.value
        return next((ours for spoken, ours in self._lines if spoken.holds(value)), None)
