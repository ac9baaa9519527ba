"""What the stylesheets of a page put before and after the words of its elements, and the numbers that they count.

Marks without a letter, a figure or a sign of money, such as icons and arrows, are no words and are passed over.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from commitments.blocks import numerals
from commitments.html.elements import is_unseen
from commitments.html.hiding import is_out_of_sight
from commitments.html.lists import FORMATS

_ORDER = "reset", "increment", "set"
_ASKED = re.compile(r"counter-(reset|increment|set)\s*:\s*([^;]{1,200})")
_NUMBER = re.compile(r"(?!none\b)(-?[a-z_][\w-]*)(?:\s+(-?\d{1,9}))?(?=\s|\Z)", re.I)
_PIECE = re.compile(r"""\s*(?:"((?:[^"\\]|\\.){0,1000})"|(counters?|attr)\(([^()]{0,200})\))\s*""", re.S)
_ESCAPED = re.compile(r"\\(?:A |(.))", re.S)
_ARGUMENT = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|([\w-]+))\s*(?:,|\Z)""", re.S)
_COUNTS = re.compile(r"\b(?:counters?|attr|var|string|element)\(")
_PICTURES = re.compile(r"icon|awesome|glyph|symbol|dings|moon", re.I)
"""In the names of fonts that have pictures for letters, and for words."""
_MONEY = frozenset("$€£¥₹%")
_LONGEST = 200
"""Of what stands beside the words of one element; more is not read, and told."""
_MOST_CHARACTERS = 1_000_000
"""Of all of it on one page."""
_DEEPEST = 8
"""Of the numbers of one item: 1.1.1."""
_MOST_COUNTED = 30
"""Numbers that one element counts."""
_MOST_KEPT = 2_000
"""Styles, of which most elements of a page share a few."""


class Counters:
    """The numbers that stylesheets count, by name: each holds where it was begun, and inside of that."""

    def __init__(self) -> None:
        self._open: dict[str, list[list[int]]] = {}
        """Of each name those that hold, the innermost last: how deep the element lies that it ends with, and itself."""
        self._ends: dict[int, list[str]] = {}

    def begin(self, style: str, depth: int) -> None:
        """What an element that lies so deep resets, counts on and sets."""
        for kind, name, number in _counted(style) if "counter-" in style else ():
            held = self._open.setdefault(name, [])
            if (kind == "reset" and not (held and held[-1][0] == depth - 1)) or not held:
                held.append([depth - 1, 0])
                self._ends.setdefault(depth - 1, []).append(name)
            held[-1][1] = held[-1][1] + number if kind == "increment" else number

    def end(self, depth: int) -> None:
        """The element that lies so deep is closed."""
        for name in self._ends.pop(depth, ()):
            self._open[name].pop()

    def values(self, name: str) -> list[int]:
        """From the outermost; none where nothing that is known here counts."""
        return [number for _, number in self._open.get(name, ())[-_DEEPEST:]]


@lru_cache(maxsize=_MOST_KEPT)
def _counted(style: str) -> tuple[tuple[str, str, int], ...]:
    """What a style does, to which number, by how much or to what."""
    asked: dict[str, str] = dict(_ASKED.findall(style))
    found = ((kind, *one) for kind in _ORDER for one in _NUMBER.findall(asked.get(kind, "")))
    numbers = ((kind, name, int(said) if said else int(kind == "increment")) for kind, name, said in found)
    return tuple(numbers)[:_MOST_COUNTED]


class _Piece(NamedTuple):
    words: str = ""
    function: str = ""
    written: str = ""
    """In the brackets of the function."""


class _Content(NamedTuple):
    pieces: tuple[_Piece, ...]
    is_known: bool
    """Whether these are all of it."""
    has_words: bool
    """Whether what is not known may be words or numbers, and no picture."""


class Beside:
    """The words that are put beside those of elements, one after another."""

    def __init__(self) -> None:
        self.counters = Counters()
        self._left = _MOST_CHARACTERS

    def words(self, said: Mapping[str, str], attributes: Mapping[str, str], depth: int) -> str | None:
        """What is shown of what a stylesheet puts at an end of an element that lies so deep; None for words or numbers
        that cannot be told."""
        style = ";".join(f"{name}:{value}" for name, value in said.items() if name != "content")
        content = said.get("content", "none")
        if "display:none" in style or content in ("none", "normal"):
            return ""
        self.counters.begin(style, depth + 1)
        if not _is_shown(style, f"{said.get('font')} {said.get('font-family')}"):
            return ""
        read = _read(content)
        pieces = [piece.words if not piece.function else self._said(piece, attributes) for piece in read.pieces]
        if not read.is_known or None in pieces:
            return None if read.has_words else ""
        words = "".join(piece or "" for piece in pieces)
        if not any(letter.isalnum() or letter in _MONEY for letter in words):
            return ""
        if len(words) > min(_LONGEST, self._left):
            return None
        self._left -= len(words)
        return words

    def _said(self, piece: _Piece, attributes: Mapping[str, str]) -> str | None:
        function = piece.function
        asked = [_plain(one) if one else name for one, name in _ARGUMENT.findall(piece.written)] or [""]
        if function == "attr":
            return (attributes.get(asked[0].casefold()) or "")[: _LONGEST + 1]
        between, *styles = asked[1:] if function == "counters" else ["", *asked[1:]]
        format = FORMATS.get(styles[0], "") if styles else "decimal"
        values = self.counters.values(asked[0])
        numbers = [numerals.shown(one, format) for one in (values if function == "counters" else values[-1:])]
        return None if None in numbers or not numbers else between.join(one or "" for one in numbers)


@lru_cache(maxsize=_MOST_KEPT)
def _is_shown(style: str, fonts: str) -> bool:
    return not (_PICTURES.search(fonts) or is_unseen("span", style) or is_out_of_sight(style))


@lru_cache(maxsize=_MOST_KEPT)
def _read(content: str) -> _Content:
    found = tuple(_pieces(content))
    pieces = tuple(piece for piece in found if piece is not None)
    return _Content(pieces, len(pieces) == len(found), _COUNTS.search(content) is not None)


def _pieces(content: str) -> Iterator[_Piece | None]:
    at = 0
    while at < len(content):
        found = _PIECE.match(content, at)
        if found is None:
            yield None
            return
        yield _Piece(_plain(found[1])) if found[2] is None else _Piece("", found[2], found[3])
        at = found.end()


def _plain(written: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or " ", written)
