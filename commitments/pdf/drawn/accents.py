"""Accents that are drawn by themselves, as TeX does with its oldest fonts -> the letters that they stand over."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from unicodedata import normalize

from commitments.pdf.page import Box

GONE = "\ufdd0"
"""Stands where an accent was, or a blank beside it that nobody sees; it is no character of any text."""
_OVER = {
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "¯": "\u0304",
    "¸": "\u0327",
    "˛": "\u0328",
}
_ACCENT = re.compile(f"[{''.join(_OVER)}]")
_DOTLESS = str.maketrans("ıȷ", "ij")
_FARTHEST = 200
"""Characters from an accent to its letter: the library may put it behind its word, or at the end of its line."""
_MOST = 1_000
"""On a page."""
_TOUCH = 0.12
_LEVEL = 0.6
"""Of a letter's height."""


def settled(characters: str, box: Callable[[int], Box]) -> str:
    """The characters, as many as before, each accent in the letter whose place it shares. `box` says where the one at
    a place stands."""
    if _ACCENT.search(characters) is None:
        return characters
    box = cache(box)
    known = list(characters)
    for found in islice(_ACCENT.finditer(characters), _MOST):
        place = found.start()
        for at in _near(place, len(known)):
            whole = normalize("NFC", known[at].translate(_DOTLESS) + _OVER[found[0]])
            if len(whole) == 1 and known[at].isalpha() and _shares(box(place), box(at)):
                known[at], known[place] = whole, GONE
                _close(known, place, box)
                break
    return "".join(known)


def _near(place: int, count: int) -> Iterator[int]:
    for off in range(1, _FARTHEST):
        yield from (at for at in (place + off, place - off) if 0 <= at < count)


def _shares(accent: Box, letter: Box) -> bool:
    """Whether the middle of each is within the other."""
    (left, bottom, right, top), (first, foot, last, _) = accent, letter
    is_level = abs(bottom - foot) < _LEVEL * (top - bottom)
    return is_level and first < (left + right) / 2 < last and left < (first + last) / 2 < right


def _close(known: list[str], place: int, box: Callable[[int], Box]) -> None:
    """Takes the blanks beside an accent away where the letters on both sides of them touch."""
    before = _inked(known, range(place - 1, max(place - _FARTHEST, -1), -1))
    behind = _inked(known, range(place + 1, min(place + _FARTHEST, len(known))))
    if before is None or behind is None:
        return
    (_, foot, right, top), (left, bottom, _, _) = box(before), box(behind)
    height = top - foot
    if abs(left - right) < _TOUCH * height and abs(foot - bottom) < _LEVEL * height:
        known[before + 1 : behind] = GONE * (behind - before - 1)


def _inked(known: Sequence[str], places: range) -> int | None:
    return next((at for at in places if known[at] != GONE and not known[at].isspace()), None)
