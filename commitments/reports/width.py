"""How many cells of a terminal a text takes."""

import unicodedata
from functools import lru_cache


def width(text: str) -> int:
    """Cells, with wide East Asian characters and emoji as two and combining marks as none.

    >>> width("plain"), width("日本"), width("e\\u0301")
    (5, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def padded(text: str, cells: int, right: bool = False) -> str:
    """The text with blanks up to that many cells, after it or, to stand at the right, before it."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
