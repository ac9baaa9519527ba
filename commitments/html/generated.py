"""What the stylesheets of a page put before and after the words of its elements, and the numbers that they count.

Marks without a letter, a figure or a sign of money, such as icons and arrows, are no words and are passed over.
"""

import re
from collections.abc import Iterator, Mapping

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
"""Of what stands beside the words of one element."""
_MOST_CHARACTERS = 1_000_000
"""Of all of it on one page."""
_DEEPEST = 8
"""Of the numbers of one item: 1.1.1."""


class Counters:
    """The numbers that stylesheets count, by name: each holds where it was begun, and inside of that."""

    def __init__(self) -> None:
        self._open: dict[str, list[list[int]]] = {}
        """Of each name those that hold, the innermost last: how deep the element lies that it ends with, and itself."""
        self._ends: dict[int, list[str]] = {}

    def begin(self, style: str, depth: int) -> None:
        """What an element that lies so deep resets, counts on and sets."""
        asked: dict[str, str] = dict(_ASKED.findall(style)) if "counter-" in style else {}
        for kind in _ORDER:
            for name, said in _NUMBER.findall(asked.get(kind, "")):
                number = int(said) if said else int(kind == "increment")
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


class Beside:
    """The words that are put beside those of elements, one after another."""

    def __init__(self) -> None:
        self.counters = Counters()
        self._left = _MOST_CHARACTERS

    def words(self, said: Mapping[str, str], attributes: Mapping[str, str], depth: int) -> str | None:
        """What is shown of what a stylesheet puts at an end of an element that lies so deep; None for words or numbers
        that cannot be told."""
        style = ";".join(f"{name}:{value}" for name, value in said.items())
        content = said.get("content", "none")
        if "display:none" in style or content in ("none", "normal"):
            return ""
        self.counters.begin(style, depth + 1)
        is_picture = _PICTURES.search(f"{said.get('font')} {said.get('font-family')}") is not None
        if is_picture or is_unseen("span", style) or is_out_of_sight(style) or self._left <= 0:
            return ""
        pieces = list(self._pieces(content, attributes))
        if None in pieces:
            return None if _COUNTS.search(content) else ""
        words = "".join(piece or "" for piece in pieces)[:_LONGEST]
        self._left -= len(words)
        is_seen = any(letter.isalnum() or letter in _MONEY for letter in words)
        return words if is_seen else ""

    def _pieces(self, content: str, attributes: Mapping[str, str]) -> Iterator[str | None]:
        at = 0
        while at < len(content):
            found = _PIECE.match(content, at)
            if found is None:
                yield None
                return
            yield _plain(found[1]) if found[2] is None else self._said(found[2], found[3], attributes)
            at = found.end()

    def _said(self, function: str, written: str, attributes: Mapping[str, str]) -> str | None:
        asked = [_plain(one) if one else name for one, name in _ARGUMENT.findall(written)] or [""]
        if function == "attr":
            return (attributes.get(asked[0].casefold()) or "")[:_LONGEST]
        between, *styles = asked[1:] if function == "counters" else ["", *asked[1:]]
        format = FORMATS.get(styles[0], "") if styles else "decimal"
        values = self.counters.values(asked[0])
        numbers = [numerals.shown(one, format) for one in (values if function == "counters" else values[-1:])]
        return None if None in numbers or not numbers else between.join(one or "" for one in numbers)


def _plain(written: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or " ", written)
