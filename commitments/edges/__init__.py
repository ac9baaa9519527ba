"""Running heads and page numbers: what stands at the same place of several pages and says the same.

Only the number of the page itself may differ. "Commitment 12" over one page and "Commitment 13" over the next are no
running head: no bar, dash or word such as "page" says that the number is the page's. Below the text no heading stands,
so that a number, a day or a code may differ there without a word beside it. Beside what is repeated stands the name of
the part that a page is of; it goes too where it is seen to be no heading of what follows it.

A PDF and a text that is parted by form feeds are read alike; where a row stands is for the caller to say.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from commitments.blocks.labels import differing
from commitments.edges.keys import Key, Sort, keys_of

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
_CLOSE = 1.5
"""Of a letter's size."""
_APART = 1.8
_FAR = 4.0
_LARGER = 1.3
"""Than the line above it: the foot below a note that is set small."""
_MOST_HEADS = 6
_MOST_PIECES = 12
"""Of a row that may be a head."""


class Row(NamedTuple):
    """What stands at one height of a page. Points, upwards."""

    top: float
    """Its height as it is to be compared with that of the heads of other pages."""
    foot: float
    """The same for the feet, which differs where pages end at no fixed height."""
    size: float
    """Of its letters."""
    pieces: Sequence[str]
    """Parted by wide blanks; none where the row is no head whatever it says."""


class Left(NamedTuple):
    gone: list[dict[int, frozenset[int]]]
    """For each page which pieces of which rows are left out."""
    heads: Counter[str]
    """What else they say than a number, and on how many pages."""
    numbers: Counter[int]
    """How much the numbers of pages that are left out are ahead of where the page stands, from 0; of how many pages."""
    numbered: int = 0
    """Pages with such a number; a sheet of two pages may have two."""

    def stays(self, page: int, rows: Sequence[Row]) -> Iterator[tuple[int, frozenset[int]]]:
        """The rows of a page of which something stays, each with the pieces that go."""
        for at, row in enumerate(rows):
            gone = self.gone[page].get(at, frozenset())
            if not gone or len(gone) < len(row.pieces):
                yield at, gone

    def is_head(self, words: str, page: int) -> bool:
        """Whether words that stand elsewhere on a page, which is turned, are what is left out of the others."""
        return any(
            (key.words in self.heads or not key.words) and (not key.has_number or key.offset in self.numbers)
            for key in keys_of(words, page, len(self.gone))
            if key.words or key.has_number
        )

    def notes(self) -> Iterator[str]:
        """A sentence for each sort of thing that was left out."""
        if self.heads:
            named = [f"“{text[:80]}” ({on_pages(count)})" for text, count in self.heads.most_common(_MOST_HEADS)]
            more = f" and {len(self.heads) - len(named)} more" if len(self.heads) > len(named) else ""
            yield f"left out at the head or foot of pages: {', '.join(named)}{more}"
        if self.numbers:
            yield f"left out the numbers of {on_pages(self.numbered or self.numbers.total())}"

    def differing(self) -> Iterator[str]:
        """A sentence where most of the numbers that were left out are not those that the pages are counted by."""
        for offset, count in self.numbers.most_common(1):
            if offset != 1 and 2 * count > self.numbers.total():
                page = max(1, 2 - offset)
                number = page - 1 + offset
                yield differing(page, str(number))


def on_pages(count: int) -> str:
    """
    >>> on_pages(1), on_pages(1200)
    ('1 page', '1,200 pages')
    """
    return f"{count:,} page{'s' * (count != 1)}"


def left_out(pages: Sequence[Sequence[Row]]) -> Left:
    """What is left out of the rows of each page, which are given from top to bottom; nothing where nothing would be
    left."""
    left = _Edges(pages).left()
    if any(True for page, rows in enumerate(pages) for _ in left.stays(page, rows)):
        return left
    return Left([{} for _ in pages], Counter(), Counter())


_Known = tuple[bool, str, int]
"""At the head or not, the words, and how large they are."""
_Place = tuple[bool, int, Key]
"""At the head or not, how high, and what stands there."""


class _Edges:
    """What stands at the head and the foot of pages."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        self._pages = [
            [row if len(row.pieces) <= _MOST_PIECES else row._replace(pieces=()) for row in rows] for rows in pages
        ]
        self._filled = sum(1 for rows in pages if rows)
        self._seen: dict[_Place, list[int]] = {}
        """By place and words, the pages that have them."""
        self._written: dict[tuple[Sort, str], str] = {}
        """How words are written where they stand first: small capitals make other letters of them."""
        self._keys = [
            {at: self._keys_of(rows[at], number) for at in {*_inwards(rows, True), *_inwards(rows, False)}}
            for number, rows in enumerate(self._pages)
        ]
        """Of each page what the pieces of its outer rows may be repeated as."""
        for number, rows in enumerate(self._pages):
            for place in dict.fromkeys(self._places(rows, number)):
                self._seen.setdefault(place, []).append(number)
        self._usual: Counter[tuple[bool, int]] = Counter()
        """The places where heads stand on how many pages."""
        self._lines = {row.pieces[0].casefold() for rows in self._pages for row in rows if len(row.pieces) == 1}
        """What has a line of its own."""
        self._known: Counter[_Known] = Counter()
        """What was found at the head or the foot, on how many pages."""
        self._running: set[int] = set()
        """The heights of heads that run on over a sentence, whatever they say."""

    def left(self) -> Left:
        first = self._left()
        return self._left() if self._usual or self._running else first

    def _left(self) -> Left:
        heads: Counter[str] = Counter()
        usual: Counter[tuple[bool, int]] = Counter()
        numbers: Counter[int] = Counter()
        known: Counter[_Known] = Counter()
        gone: list[dict[int, frozenset[int]]] = []
        numbered = 0
        for number, rows in enumerate(self._pages):
            dropped: dict[int, frozenset[int]] = {}
            said: dict[Key, None] = {}
            for is_top in (True, False):
                for at, keys in self._repeating(rows, is_top, number):
                    dropped[at] = frozenset(keys)
                    usual[is_top, _height(rows[at], is_top)] += 1
                    known.update((is_top, rows[at].pieces[place], round(rows[at].size)) for place in keys)
                    said.update(dict.fromkeys(keys.values()))
            offsets = dict.fromkeys(key.offset for key in said if key.has_number)
            numbers.update([*offsets])
            heads.update([*dict.fromkeys(words for key in said if (words := key.words))])
            numbered += bool(offsets)
            gone.append(dropped)
        self._usual, self._known = usual, known
        return Left(gone, heads, numbers, numbered)

    def _places(self, rows: Sequence[Row], number: int) -> Iterator[_Place]:
        for is_top in (True, False):
            for at in _inwards(rows, is_top):
                for keys in self._keys[number][at]:
                    for key in keys:
                        yield is_top, _height(rows[at], is_top), key

    def _keys_of(self, row: Row, number: int) -> list[list[Key]]:
        is_alone = len(row.pieces) == 1
        found = [keys_of(piece, number, len(self._pages), is_alone=is_alone) for piece in row.pieces]
        return [[self._as_written(key) for key in keys] for keys in found]

    def _as_written(self, key: Key) -> Key:
        return key._replace(text=self._written.setdefault((key.sort, key.text.casefold()), key.text))

    def _repeating(self, rows: Sequence[Row], is_top: bool, number: int) -> list[tuple[int, dict[int, Key]]]:
        """The rows of one edge that go, from outside inwards, with what each piece is repeated as. The last lines of a
        text may be the same on every page, as on forms: they are no foot while they stand as near as its lines do."""
        found: list[tuple[int, dict[int, Key]]] = []
        for at in _inwards(rows, is_top):
            keys = self._repeated(rows, at, is_top, number)
            if 0 < len(keys) < len(rows[at].pieces):
                keys = self._with_beside(keys, rows, at, is_top)
            if len(keys) < len(rows[at].pieces) or not keys or not _may_go(rows, at, is_top, self._filled):
                if not found and (alone := self._alone(keys, rows[at], is_top)):
                    found.append((at, alone))
                break
            found.append((at, keys))
        while found and _is_of_text(rows, found[-1][0], is_top) and not any(map(_says_number, found[-1][1].values())):
            found.pop()
        return found

    def _with_beside(self, keys: dict[int, Key], rows: Sequence[Row], at: int, is_top: bool) -> dict[int, Key]:
        """What a row is repeated as, and what else it says: the name of a part that has its line elsewhere, or stands
        where such names part a sentence from its rest. Under the text no heading stands, but a note with its number."""
        inner = at + 1 if is_top else at - 1
        row = rows[at]
        if not 0 <= inner < len(rows) or not _is_off(row, rows[inner]):
            return keys
        others = [piece for place, piece in enumerate(row.pieces) if place not in keys]
        if is_top and "".join(rows[inner].pieces)[:1].islower():
            self._running.add(_height(row, is_top))
        is_known = not is_top and _is_set_apart(rows, at) and not all(map(_says_number, keys.values()))
        is_known = is_known or any(height in self._running for height in _near(row, is_top))
        if is_known or all(piece.casefold() in self._lines for piece in others):
            keys = {place: keys.get(place, Key(Sort.WORDS, piece)) for place, piece in enumerate(row.pieces)}
        return keys

    def _alone(self, keys: dict[int, Key], row: Row, is_top: bool) -> dict[int, Key]:
        """The number of the page where what stands before it stays, as an address at the foot of a first page does. One
        that stands first at the foot may be that of a note."""
        fewest = max(2, min(_FEWEST, self._filled / 2))
        return {
            piece: key
            for piece, key in keys.items()
            if (is_top or piece)
            and _says_number(key)
            and not key.words
            and _count(self._pages_with(key, row, is_top)) >= fewest
        }

    def _pages_with(self, key: Key, row: Row, is_top: bool) -> list[list[int]]:
        return [self._seen[place] for one in _near(row, is_top) if (place := (is_top, one, key)) in self._seen]

    def _repeated(self, rows: Sequence[Row], at: int, is_top: bool, number: int) -> dict[int, Key]:
        """What each piece of a row is repeated as, where it is."""
        row = rows[at]
        on_pages = sum(self._usual[is_top, one] for one in _near(row, is_top))
        pieces = self._keys[number][at]
        found = {
            place: key
            for place, keys in enumerate(pieces)
            for key in keys
            if _says_number(key)
            and (
                key.is_counted
                or _count(self._pages_with(key, row, is_top)) > 1
                or _is_alone_at_edge(rows, at, key, is_top)
            )
        }
        if at == (0 if is_top else len(rows) - 1):  # paper of another size has its head elsewhere
            found |= {
                place: keys[0]
                for place, keys in enumerate(pieces)
                if place not in found and self._is_known(row.pieces[place], row, is_top)
            }
        # Beside the number of a page, and where most pages have a head, twice is enough.
        is_enough = bool(found) or on_pages >= max(_FEWEST, _MOST * self._filled)
        fewest = 2 if is_enough else max(2, min(_FEWEST, self._filled))
        is_free = not is_top and _is_set_apart(rows, at)
        for place, keys in enumerate(pieces):
            for key in () if place in found else keys:
                if key.sort is not Sort.WORDS and not is_free:
                    continue
                least = fewest if key.sort is Sort.WORDS else 2 if key.is_counted else _FEWEST
                if self._is_head(self._pages_with(key, row, is_top), number, least):
                    found[place] = key
                    break
        return found

    def _is_known(self, piece: str, row: Row, is_top: bool) -> bool:
        count = self._known[is_top, piece, round(row.size)]
        return " " in piece and count >= max(_FEWEST, _MANY * self._filled)

    def _is_head(self, pages: Sequence[list[int]], number: int, fewest: int) -> bool:
        """By chance a last word stands at the same place of some pages among hundreds; a head is on those near by."""
        is_near = any(_has_near(ascending, number) for ascending in pages)
        count = _count(pages)
        return count >= fewest and (is_near or count >= _MANY * self._filled)


def _says_number(key: Key) -> bool:
    return key.sort is Sort.NUMBER


def _has_near(ascending: Sequence[int], number: int) -> bool:
    first = bisect_left(ascending, number - _BESIDE)
    near = ascending[first : first + 2 * _BESIDE + 1]
    return any(page != number and page <= number + _BESIDE for page in near)


def _count(pages: Iterable[list[int]]) -> int:
    return sum(map(len, pages))


def _height(row: Row, is_top: bool) -> int:
    return round(row.top if is_top else row.foot)


def _near(row: Row, is_top: bool) -> range:
    height = _height(row, is_top)
    return range(height - _NEAR, height + _NEAR + 1)


def _inwards(rows: Sequence[Row], is_top: bool) -> range:
    deepest = min(_DEEPEST, len(rows))
    return range(deepest) if is_top else range(len(rows) - 1, len(rows) - 1 - deepest, -1)


def _is_off(row: Row, inner: Row) -> bool:
    """Whether a row stands off the next one inwards, which is set no smaller and is no row of a table under another."""
    gap, is_table = abs(row.top - inner.top), len(inner.pieces) > 1
    return gap > (_FAR if is_table else _CLOSE) * row.size and row.size <= 1.05 * inner.size


def _is_of_text(rows: Sequence[Row], at: int, is_top: bool) -> bool:
    """Whether a row stands as near to the next one inwards as the lines of a text do, and looks like it."""
    inner = at + 1 if is_top else at - 1
    if not 0 <= inner < len(rows):
        return False
    row, beside = rows[at], rows[inner]
    return abs(row.top - beside.top) < _CLOSE * row.size and abs(row.size - beside.size) < 0.05 * row.size


def _may_go(rows: Sequence[Row], at: int, is_top: bool, pages: int) -> bool:
    """On two pages the same first line may be chance: it has to be set apart from the text."""
    inner = at + 1 if is_top else at - 1
    if pages >= _FEWEST or not 0 <= inner < len(rows):
        return True
    return abs(rows[at].top - rows[inner].top) > _APART * rows[inner].size


def _is_alone_at_edge(rows: Sequence[Row], at: int, key: Key, is_top: bool) -> bool:
    """Whether nothing but the number of a page is its first or its last row, off the text, with dashes or a word that
    say what it is or as the place of the page; over the text both. One page alone may have it."""
    outer, inner = (0, 1) if is_top else (len(rows) - 1, len(rows) - 2)
    if at != outer or not 0 <= inner < len(rows) or len(rows[at].pieces) != 1 or key.words:
        return False
    signs = (key.text != "#") + (key.offset == 1)
    return signs > is_top and abs(rows[at].top - rows[inner].top) > _APART * rows[inner].size


def _is_set_apart(rows: Sequence[Row], at: int) -> bool:
    """Whether a row at the foot stands off the text above it, or is set smaller. A page that holds little may have
    nothing but headings."""
    if not at:
        return False
    gap, size = rows[at - 1].top - rows[at].top, rows[at - 1].size
    if rows[at].size > (_LARGER if gap > _FAR * size else 1.05) * size:
        return False
    is_off = gap > _APART * size or rows[at].size < 0.9 * size
    return gap > _FAR * size or (is_off and at >= _DEEPEST)
