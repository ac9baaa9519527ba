"""Running heads and page numbers: what stands at the same place of several pages and says the same.

Only the number of the page itself may differ. "Commitment 12" over one page and "Commitment 13" over the next are no
running head: no bar, dash or word such as "page" says that the number is the page's.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.pdf.grids import table_of
from commitments.pdf.rows import Row
from commitments.toml import beside

_DEEPEST = 3
"""Rows from the head and from the foot of a page."""
_FEWEST = 3
_NEAR = 2
"""Points that the height may differ."""
_BESIDE = 2
"""Pages: the next, or the next on the same side of the paper."""
_MANY = 1 / 3
"""Of all pages."""
_MOST = 0.6
_WIDE = 1.5
_CLOSE = 1.5
"""Of a letter's size."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_WORDS = beside(__file__, "words.toml")
_NUMBER = re.compile(
    rf"(?P<before>|.*[|·•–—-] ?|(?:.* )?(?:{_any_of(_WORDS['page'])}) ?)(?P<number>\d{{1,4}}|[ivxlc]{{1,7}})"
    rf"(?P<all> ?(?:{_any_of(_WORDS['of'])}) ?\d{{1,4}})?(?P<after>| ?[|·•–—-].*)",
    re.I,
)

_PAGE = re.compile(rf"(?:\b(?:{_any_of(_WORDS['page'])}) ?)?#(?: ?(?:{_any_of(_WORDS['of'])}) ?\d+)?", re.I)
_SEPARATORS = " |·•–—-"


class Left(NamedTuple):
    """The rows that stay, page by page, and what was left out: how many pages each head was on."""

    pages: list[list[Row]]
    heads: Counter[str]
    numbers: int


Key = tuple[str, int | None]


class _Edges:
    """What stands at the head and the foot of pages."""

    def __init__(self, pages: Sequence[list[Row]]) -> None:
        self._pages = pages
        self._filled = sum(1 for rows in pages if rows)
        self._seen: dict[tuple[bool, int, Key], list[int]] = {}
        """By place and words, the pages that have them."""
        for number, rows in enumerate(pages):
            for place in dict.fromkeys(_places(rows, number)):
                self._seen.setdefault(place, []).append(number)
        self._usual: Counter[tuple[bool, int]] = Counter()
        """The places where heads stand on how many pages."""

    def left(self) -> Left:
        first = self._left()
        return first if not self._usual else self._left()

    def _left(self) -> Left:
        heads: Counter[str] = Counter()
        usual: Counter[tuple[bool, int]] = Counter()
        numbers = 0
        kept = []
        for number, rows in enumerate(self._pages):
            dropped: set[int] = set()
            for is_top in (True, False):
                for at, keys in self._repeating(rows, is_top, number):
                    dropped.add(at)
                    usual[is_top, round(rows[at][0].base)] += 1
                    numbers += sum(1 for key in keys if key[1] is not None)
                    heads.update(text for key in keys if (text := _PAGE.sub("", key[0]).strip(_SEPARATORS)))
            kept.append([row for at, row in enumerate(rows) if at not in dropped])
        self._usual = usual
        return Left(kept, heads, numbers)

    def _repeating(self, rows: Sequence[Row], is_top: bool, number: int) -> list[tuple[int, list[Key]]]:
        """The rows of one edge that go, from outside inwards. The last lines of a text may be the same on every page,
        as on forms: they are no foot while they stand as near as its lines do."""
        found: list[tuple[int, list[Key]]] = []
        for at in _inwards(rows, is_top):
            repeated = self._repeated(is_top, rows[at], number)
            keys = [key for key in repeated if key]
            if len(keys) < len(repeated) or not _may_go(rows, at, is_top, self._filled):
                break
            found.append((at, keys))
        while found and _is_of_text(rows, found[-1][0], is_top) and all(key[1] is None for key in found[-1][1]):
            found.pop()
        return found

    def _repeated(self, is_top: bool, row: Row, number: int) -> list[Key | None]:
        """For each piece of a row what it is repeated as."""
        height = round(row[0].base)
        near = range(height - _NEAR, height + _NEAR + 1)
        is_usual = sum(self._usual[is_top, one] for one in near) >= max(_FEWEST, _MOST * self._filled)

        def pages(key: Key) -> list[list[int]]:
            return [self._seen[place] for one in near if (place := (is_top, one, key)) in self._seen]

        pieces = _keys(row, number)
        numbered = [
            next((key for key in keys if key[1] is not None and _count(pages(key)) > 1), None) for keys in pieces
        ]
        # Beside the number of a page, and where most pages have a head, twice is enough.
        fewest = 2 if any(numbered) or is_usual else max(2, min(_FEWEST, self._filled))
        return [
            found or next((key for key in keys if self._is_head(pages(key), number, fewest)), None)
            for found, keys in zip(numbered, pieces, strict=True)
        ]

    def _is_head(self, pages: Sequence[list[int]], number: int, fewest: int) -> bool:
        """By chance a last word stands at the same place of some pages among hundreds; a head is on those near by."""
        is_near = any(_has_near(ascending, number) for ascending in pages)
        count = _count(pages)
        return count >= fewest and (is_near or count >= _MANY * self._filled)


def _has_near(ascending: Sequence[int], number: int) -> bool:
    first = bisect_left(ascending, number - _BESIDE)
    near = ascending[first : first + 2 * _BESIDE + 1]
    return any(page != number and page <= number + _BESIDE for page in near)


def _count(pages: Sequence[list[int]]) -> int:
    return sum(map(len, pages))


def without_edges(pages: Sequence[list[Row]]) -> Left:
    return _Edges(pages).left()


def _inwards(rows: Sequence[Row], is_top: bool) -> range:
    deepest = min(_DEEPEST, len(rows))
    return range(deepest) if is_top else range(len(rows) - 1, len(rows) - 1 - deepest, -1)


def _places(rows: Sequence[Row], number: int) -> Iterator[tuple[bool, int, Key]]:
    for is_top in (True, False):
        for at in _inwards(rows, is_top):
            for keys in _keys(rows[at], number):
                for key in keys:
                    yield is_top, round(rows[at][0].base), key


def _keys(row: Row, number: int) -> list[list[Key]]:
    """What each piece of a row may be repeated as: itself, and itself with the number of its page taken out."""
    found: list[list[Key]] = []
    if any(table_of(word) is not None for word in row):
        return [[]]
    for piece in _pieces(row):
        keys: list[Key] = [(piece, None)]
        match = _NUMBER.fullmatch(piece)
        if match:
            value = int(match["number"]) if match["number"].isdigit() else _roman(match["number"])
            keys.append((f"{match['before']}#{match['all'] or ''}{match['after']}", value - number))
        found.append(keys)
    return found


def _pieces(row: Row) -> list[str]:
    pieces = [row[0].text]
    for before, word in pairwise(row):
        if word.left - before.right > _WIDE * word.size:
            pieces.append(word.text)
        else:
            pieces[-1] += f" {word.text}"
    return pieces


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value for place, value in enumerate(values)
    )


def _is_of_text(rows: Sequence[Row], at: int, is_top: bool) -> bool:
    """Whether a row stands as near to the next one inwards as the lines of a text do, and looks like it."""
    inner = at + 1 if is_top else at - 1
    if not 0 <= inner < len(rows):
        return False
    row, beside = rows[at][0], rows[inner][0]
    return abs(row.base - beside.base) < _CLOSE * row.size and abs(row.size - beside.size) < 0.05 * row.size


def _may_go(rows: Sequence[Row], at: int, is_top: bool, pages: int) -> bool:
    """On two pages the same first line may be chance: it has to be set apart from the text."""
    inner = at + 1 if is_top else at - 1
    if pages >= _FEWEST or not 0 <= inner < len(rows):
        return True
    return abs(rows[at][0].base - rows[inner][0].base) > 1.8 * rows[inner][0].size
