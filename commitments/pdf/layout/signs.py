"""Signs that stand before the items of a list, whichever these are: the same one again and again at one place, with the
words behind it at one place too. They begin their lines and are no column of their own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from commitments.pdf.layout.rows import Row
from commitments.pdf.page import Word

_FEWEST = 3
"""Items."""
_APART = 0.6
"""Of a letter's size: more than a blank between words."""

_Sign = tuple[str, int, int]
"""What it is, where it stands, and where the words behind it do."""


def with_signs(rows: Sequence[Row]) -> list[Row]:
    """The rows, with each such sign marked."""
    found = Counter(sign for row in rows for _, sign in _signs(row))
    usual = {sign for sign in found if sum(found[one] for one in _near(sign)) >= _FEWEST}
    if not usual:
        return list(rows)
    marks = {word for row in rows for word, sign in _signs(row) if sign in usual}
    return [[word._replace(is_mark=True) if word in marks else word for word in row] for row in rows]


def _near(sign: _Sign) -> Iterator[_Sign]:
    """The same sign at the same place, though this is rounded to the next point."""
    text, left, after = sign
    return ((text, left + one, after + other) for one in (-1, 0, 1) for other in (-1, 0, 1))


def _signs(row: Row) -> Iterator[tuple[Word, _Sign]]:
    """Each single letter of a row with blanks on both sides that are wider than those between words."""
    before: Word | None = None
    for word, after in pairwise(sorted(row, key=lambda word: word.left)):
        is_free = before is None or word.left - before.right >= _APART * word.size
        if len(word.text) == 1 and is_free and not word.follows and after.left - word.right >= _APART * word.size:
            yield word, (word.text, round(word.left), round(after.left))
        before = word
