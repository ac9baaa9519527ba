"""One number in digits: what it is where the decimal mark is a point, and where it is a comma."""

import re
from fractions import Fraction
from typing import NamedTuple

LONGEST = 40
"""Characters; a longer run of digits is no sum of money."""
_VULGAR = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
BLANKS = " \u00a0\u202f\u2009\u2007"
APOSTROPHES = "'’ʼ′"
VULGAR = "".join(_VULGAR)
_MARKS = str.maketrans(dict.fromkeys(BLANKS, " ") | dict.fromkeys(APOSTROPHES, "'") | {"，": ",", "．": "."})
# Each step takes a mark and the digits after it, so that there is one way to take a text apart. A blank parts thousands
# only: three digits, and no more behind them.
FIGURE = re.compile(
    rf"(?:\d+(?:[.,，．{APOSTROPHES}]\d+|[{BLANKS}]\d{{3}}(?!\d))*(?:[eE]\+?\d{{1,2}}(?![^\W_]))?)"
    rf"(?:\s?[{VULGAR}]|(?:[\s-]\d{{1,2}})?[/⁄]\d+)?|[{VULGAR}]"
)
_PARTS = re.compile(
    rf"(?P<run>[^eE{VULGAR}/⁄]*?)(?:[eE]\+?(?P<power>\d{{1,2}}))?\s?"
    rf"(?:(?P<vulgar>[{VULGAR}])|(?P<over>(?:(?<=[\s-])|^)\d{{1,2}})[/⁄](?P<under>\d+))?"
)
_DIGITS = re.compile(r"\d+")


class Figure(NamedTuple):
    """What the figure is under each decimal mark; None where it can't be read so."""

    point: Fraction | None
    comma: Fraction | None

    @property
    def is_ambiguous(self) -> bool:
        return self.point is not None and self.comma is not None and self.point != self.comma

    @property
    def mark(self) -> str | None:
        """The decimal mark that the figure itself shows, where only one gives it a meaning."""
        if (self.point is None) == (self.comma is None):
            return None
        return "." if self.comma is None else ","

    def read(self, mark: str | None) -> Fraction | None:
        """Under that mark; under the only one that it can have, where it has no meaning under that; None if unclear."""
        wanted, other = (self.comma, self.point) if mark == "," else (self.point, self.comma)
        if mark is None and self.is_ambiguous:
            return None
        return wanted if wanted is not None else other


NO_FIGURE = Figure(None, None)


def figure(written: str) -> Figure:
    """Of what `FIGURE` finds.

    >>> figure("1 600 000"), figure("1.234")
    (Figure(point=Fraction(1600000, 1), comma=Fraction(1600000, 1)), \
Figure(point=Fraction(617, 500), comma=Fraction(1234, 1)))
    """
    if len(written) > LONGEST:
        return NO_FIGURE
    found = _PARTS.fullmatch(written.translate(_MARKS))
    if found is None:
        return NO_FIGURE
    run = found["run"].strip().rstrip("-")
    part = _part(found)
    if part is None or (found["power"] and part):
        return NO_FIGURE
    if not run:
        return Figure(part, part) if part else NO_FIGURE
    run = _DIGITS.sub(lambda digits: str(int(digits[0])).rjust(len(digits[0]), "0"), run)
    if part and not run.isdigit():
        return NO_FIGURE
    power = Fraction(10) ** int(found["power"] or 0)
    readings = (_read(run, mark) for mark in ".,")
    return Figure(*(None if value is None else value * power + part for value in readings))


def _part(found: re.Match[str]) -> Fraction | None:
    """The vulgar fraction: nothing where there is none, None where it can't be one (`2017/18`)."""
    if found["vulgar"]:
        return Fraction(*_VULGAR[found["vulgar"]])
    if not found["under"]:
        return Fraction(0)
    over, under = int(found["over"]), int(found["under"][:3])
    return Fraction(over, under) if 0 < over < under <= 16 else None


def _read(run: str, decimal: str) -> Fraction | None:
    whole, mark, rest = run.partition(decimal)
    if mark and not rest.isdigit():
        return None
    groups = re.split(r"([ ',.])", whole)
    marks = set(groups[1::2])
    if len(marks) > 1 or (marks and not _is_grouped(groups[::2], *marks)):
        return None
    # "1 600,000" may have its thousands marked in two ways.
    if marks and marks & {" ", "'"} and len(rest) == 3:
        return None
    digits = "".join(groups[::2])
    return Fraction(int(digits + rest), 10 ** len(rest))


def _is_grouped(groups: list[str], mark: str) -> bool:
    first, *middle, last = groups
    if first.startswith("0") or len(last) != 3:
        return False
    if len(first) <= 3 and all(len(group) == 3 for group in middle):
        return True
    return mark == "," and len(first) <= 2 and all(len(group) == 2 for group in middle)
