"""The words of a page -> its rows, from top to bottom, words put together.

A row is what stands at one height, over all columns.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from commitments.pdf.page import Word

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_ARTICLE = re.compile("Art(?:icle|ikel|ículo|icolo|igo|\\.)|§|Para\\.|Clause")
_OF_ARTICLE = re.compile("[1-9][0-9]{0,2}[.:)]?")

_OPENING = re.compile(r"(?P<mark>(?P<number>[1-9][0-9]{0,2})[.)])(?P<word>[^\W\d_].*)?\Z")

Row = list[Word]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Each row in the order it is read."""
    rows: list[Row] = []
    for word in sorted(_together(words), key=lambda word: (-word.base, word.left)):
        if rows and rows[-1][0].base - word.base <= 0.35 * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_numbered(in_order(row)) for row in rows]


def _numbered(row: Row) -> Row:
    """A row whose first two words are the number of an article, "Art. 4" or "§ 3", with these as one."""
    if len(row) < 3 or not (_ARTICLE.fullmatch(row[0].text) and _OF_ARTICLE.fullmatch(row[1].text)):
        return row
    if not row[2].text.lstrip("([\"'“‘«").lstrip("0123456789)]")[:1].isupper() and not row[2].text[1:2].isdigit():
        return row
    first = row[0]._replace(text=f"{row[0].text}\u00a0{row[1].text}", right=row[1].right)
    return [first, *row[2:]]


def with_numbers_apart(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page; a number that was drawn at the first word of its paragraph, "15.We", is a word of its own
    where it counts on from the one before, or the next one from it."""
    opening = [
        (page, at, found)
        for page, rows in enumerate(pages)
        for at, row in enumerate(rows)
        if (found := _OPENING.match(row[0].text))
    ]
    numbers = [int(found["number"]) for _, _, found in opening]
    done = [list(rows) for rows in pages]
    for place, (page, at, found) in enumerate(opening):
        near = numbers[max(place - 1, 0) : place] + [number - 2 for number in numbers[place + 1 : place + 2]]
        if found["word"] and numbers[place] - 1 in near:
            first, *others = done[page][at]
            parted = first._replace(text=found["mark"], right=first.left)
            done[page][at] = [parted, first._replace(text=found["word"], is_glued=False), *others]
    return done


def in_order(words: Iterable[Word]) -> Row:
    """The words of one row as they are read."""
    row = sorted(words, key=lambda word: word.left)
    back = sum(1 for word in row if RIGHT_TO_LEFT.search(word.text))
    return row[::-1] if back * 2 > len(row) else row


def _together(words: Sequence[Word]) -> list[Word]:
    """One word of those that were drawn one after another with no blank at one height."""
    done: list[Word] = []
    for word in words:
        before = done[-1] if done else None
        if (
            before is not None
            and word.is_glued
            and abs(before.base - word.base) < 0.1 * max(before.size, 1)
            and -0.5 * word.size < word.left - before.right < 0.3 * word.size
        ):
            done[-1] = before._replace(text=before.text + word.text, right=max(before.right, word.right))
        else:
            done.append(word)
    return done


def gaps_of(row: Row) -> list[float]:
    """The widths of the blanks in a row."""
    across = sorted(row, key=lambda word: word.left)
    return [after.left - before.right for before, after in pairwise(across)]
