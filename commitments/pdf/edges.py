"""The rows of pages without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from commitments import edges
from commitments.edges import Left
from commitments.edges.keys import Sort, keys_of
from commitments.pdf.layout.grids import table_of
from commitments.pdf.layout.rows import Row
from commitments.pdf.lines import BULLET, Line, line_of

_NUMERAL = re.compile(r"\b[ivxlc]+\b", re.I)
_ADDRESS = re.compile(r"(?:https?|file)://\S+|about:blank")
_TIME = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s[AaPp]\.?[Mm]\.?)?")
_WIDE, _OF_MARK = 1.5, 4.0
"""Of a letter's size: what parts two pieces, and how far from its mark the words of an item begin at most."""
_FOOT = 72.0
"""Points from the end of the paper."""
_OFF = 1.8
"""Of a letter's size, from the last line."""
_FEWEST = 4
"""Rows of a page that has a number under them."""
_MOST_PAGES = 1000
_FEWEST_PAGES = 2


class Kept(NamedTuple):
    rows: list[list[Row]]
    """Those that stay, page by page."""
    left: Left
    printed: dict[int, str]
    """The number of each page, from 0, that one was left out of."""


def without_edges(pages: Sequence[list[Row]]) -> Kept:
    seen = [[_seen(row) for row in rows] for rows in pages]
    left = _with_title(edges.left_out(seen), pages, seen)
    left = _with_browsers(_with_lone_number(left, pages, seen), seen)
    kept = [list(_kept(rows, left.stays(page, seen[page]))) for page, rows in enumerate(pages)]
    return Kept(kept, left, dict(_printed(left, seen)))


def _with_title(left: Left, pages: Sequence[list[Row]], seen: Sequence[Sequence[edges.Row]]) -> Left:
    """The same, but for the head of the first page where it begins with what is set as a title and nothing below it is:
    the other pages repeat it."""
    if len(pages) < _FEWEST_PAGES or 0 not in left.gone[0] or len(seen[0][0].pieces) != 1:
        return left
    below = [line_of(pages[0][at]) for at, row in enumerate(seen[0]) if at not in left.gone[0] and len(row.pieces) == 1]
    title = line_of(pages[0][0])
    head = [
        *takewhile(lambda at: at in left.gone[0] and left.heads.keys() >= {*seen[0][at].pieces}, range(len(seen[0])))
    ]
    if not head or not below or max(map(_weight, below)) >= _weight(title):
        return left
    gone = {at: pieces for at, pieces in left.gone[0].items() if at not in head}
    said = Counter(piece for at in head for piece in seen[0][at].pieces)
    return left._replace(gone=[gone, *left.gone[1:]], heads=left.heads - said)


def _weight(line: Line) -> tuple[float, bool]:
    return round(2 * line.size) / 2, line.is_bold


def _printed(left: Left, seen: Sequence[Sequence[edges.Row]]) -> Iterator[tuple[int, str]]:
    for page, rows in enumerate(seen):
        for at, gone in left.gone[page].items():
            for piece in (rows[at].pieces[place] for place in gone):
                key = next((key for key in keys_of(piece, page, len(seen)) if key.sort is Sort.NUMBER), None)
                if key is not None and key.offset in left.numbers:
                    number = str(key.offset + page)
                    yield page, number if number in piece else _NUMERAL.findall(piece)[-1].lower()


def _with_lone_number(left: Left, pages: Sequence[list[Row]], seen: Sequence[Sequence[edges.Row]]) -> Left:
    """The number of the only page is repeated on no other: it stands alone at the foot of the paper, off the text."""
    filled = [page for page, rows in enumerate(pages) if rows]
    if len(filled) != 1 or len(pages[filled[0]]) < _FEWEST or left.gone[filled[0]]:
        return left
    page = filled[0]
    above, last = seen[page][-2:]
    if last.top > _FOOT or above.top - last.top <= _OFF * above.size or len(last.pieces) != 1:
        return left
    key = next((key for key in keys_of(last.pieces[0], page, len(pages)) if key.sort is Sort.NUMBER), None)
    if key is None or key.words or key.offset + page >= _MOST_PAGES:
        return left
    gone = list(left.gone)
    gone[page] = {len(seen[page]) - 1: frozenset({0})}
    numbers, first = left.numbers + Counter([key.offset]), {key.offset: page}
    return left._replace(gone=gone, numbers=numbers, numbered=left.numbered + 1, first=first)


def _with_browsers(left: Left, seen: Sequence[Sequence[edges.Row]]) -> Left:
    """What a browser prints at the edges of each page, also of one alone: title, address, day and time, number."""
    gone, heads, numbers = list(left.gone), left.heads.copy(), left.numbers.copy()
    numbered = left.numbered
    for page, rows in enumerate(seen):
        if len(rows) < _FEWEST or not (found := _of_browser(rows[0].pieces, rows[-1].pieces, page, len(seen))):
            continue
        for at in (0, len(rows) - 1):
            pieces = rows[at].pieces
            before = gone[page].get(at, frozenset())
            for place in {*range(len(pieces))} - before:
                if pieces[place] == found:
                    numbers[1] += 1
                    numbered += 1
                else:
                    heads[pieces[place]] += 1
            gone[page] = {**gone[page], at: frozenset(range(len(pieces)))}
    return left._replace(gone=gone, heads=heads, numbers=numbers, numbered=numbered)


def _of_browser(top: Sequence[str], foot: Sequence[str], page: int, count: int) -> str:
    """The piece with the number of a page whose first and last row are a browser's; empty where they are none."""
    pieces = [*top, *foot]
    numbers = [piece for piece in pieces if piece in (f"{page + 1}/{count}", f"{page + 1} of {count}")]
    is_one = len(top) <= 2 and len(foot) == 2 and len(pieces) - len(numbers) <= 3
    is_one = is_one and any(map(_ADDRESS.fullmatch, pieces)) and any(map(_TIME.fullmatch, pieces))
    return numbers[0] if is_one and len(numbers) == 1 else ""


def _kept(rows: Sequence[Row], stays: Iterator[tuple[int, frozenset[int]]]) -> Iterator[Row]:
    for at, gone in stays:
        if gone:
            yield [word for place, piece in enumerate(_pieces(rows[at])) if place not in gone for word in piece]
        else:
            yield rows[at]


def _seen(row: Row) -> edges.Row:
    first = row[0]
    is_table = any(table_of(word) is not None for word in row)
    said = [] if is_table else [" ".join(word.text for word in piece) for piece in _pieces(row)]
    return edges.Row(first.base, first.base, first.size, said)


def _pieces(row: Row) -> list[Row]:
    """The parts of a row that wide blanks part. The mark of an item is one with its words, which differ from page to
    page where it stands over each of them."""
    pieces = [[row[0]]]
    for before, word in pairwise(row):
        is_mark = len(pieces[-1]) == 1 and BULLET.match(before.text) is not None
        if word.left - before.right > (_OF_MARK if is_mark else _WIDE) * word.size:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces
