"""The words of a page -> its rows, from top to bottom: marks of notes set beside their words, words put together.

A row is what stands at one height, over all columns.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from commitments.blocks.lines import raised
from commitments.pdf.page import Word

_MARK = re.compile(r"(?:[\d*†‡§,)\]\[(]{1,5}|[a-z]{1,2})\Z")
_DIGITS = re.compile(r"\[?\(?(\d[\d,]*|[*†‡§]+)\)?\]?\Z")
_UNIT = re.compile(r"(?:.*[^\W_])?(?:[kcmdh]?m)\Z")
_RAISED_NUMBERS = str.maketrans("23", "²³")
_LONGEST_RAISED = 12
_SMALLER = 0.85
"""What is small beside other words: browsers print raised marks at 5/6."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_ARTICLE = re.compile("Art(?:icle|ikel|ículo|icolo|igo|\\.)|§|Para\\.|Clause")
_OF_ARTICLE = re.compile("[1-9][0-9]{0,2}[.:)]?")

Row = list[Word]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Each row in the order it is read."""
    rows: list[Row] = []
    for word in sorted(_together(_marked(words)), key=lambda word: (-word.base, word.left)):
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


def in_order(words: Iterable[Word]) -> Row:
    """The words of one row as they are read."""
    row = sorted(words, key=lambda word: word.left)
    back = sum(1 for word in row if RIGHT_TO_LEFT.search(word.text))
    return row[::-1] if back * 2 > len(row) else row


def _marked(words: Sequence[Word]) -> list[Word]:
    """Small raised letters at the height of the word they belong to; a raised number stands in brackets.

    "2045" with a small 1 above it must not become "20451".
    """
    by_height = sorted(words, key=lambda word: word.base)
    heights = [word.base for word in by_height]
    largest = max((word.size for word in words), default=0.0)
    done: list[Word] = []
    is_behind_lead = False
    last: Word | None = None
    """The last mark behind a word, at the height of that one."""
    for word in words:
        host = None
        if is_behind_lead:  # "[1] See the annex": the mark of a note before its first word
            word = word._replace(is_glued=False)
        is_behind_lead = False
        if last is not None and abs(word.base - last.base) < 0.01 * last.size and _touches(last, word):
            word = word._replace(is_glued=True)  # "H2O", where the library sees a blank behind the 2
        last = None
        is_mark = _MARK.match(word.text) is not None
        if word.size <= _SMALLER * largest and (is_mark or len(word.text) <= _LONGEST_RAISED):
            near = by_height[
                bisect_left(heights, word.base - 0.8 * largest) : bisect_left(heights, word.base + 0.6 * largest)
            ]
            hosts = (other for other in near[:2_000] if _is_host(other, word, is_mark))
            host = min(hosts, key=lambda other: (other.left > word.left, abs(other.base - word.base)), default=None)
        if host is None:
            done.append(word)
            continue
        is_before = host.left < word.left
        is_behind_lead = not is_before
        text = word.text
        if word.base > host.base and (found := _DIGITS.match(text)):
            is_unit = is_before and found[1] in ("2", "3") and _UNIT.match(host.text)
            text = found[1].translate(_RAISED_NUMBERS) if is_unit else f"[{found[1]}]"
        elif word.base > host.base:
            text = raised(text, host.text)
        word = word._replace(text=text, base=host.base, size=host.size, is_glued=is_before, is_bold=host.is_bold)
        last = word if is_before else None
        done.append(word)
    return done


def _touches(before: Word, word: Word) -> bool:
    return -0.1 * before.size < word.left - before.right < 0.12 * before.size


def _is_host(word: Word, mark: Word, is_mark: bool) -> bool:
    """Whether the word is what small letters stand at: behind it, or a mark before a note at the foot of the page."""
    size = word.size
    if not (mark.size <= _SMALLER * size and -0.55 * size < mark.base - word.base < 0.75 * size):
        return False
    if abs(mark.base - word.base) < 0.08 * size:
        return False
    if not is_mark:
        return -0.1 * size < mark.left - word.right < 0.12 * size
    return -0.3 * size < mark.left - word.right < 0.3 * size or (
        mark.base > word.base and 0 <= word.left - mark.right < 0.8 * size
    )


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
