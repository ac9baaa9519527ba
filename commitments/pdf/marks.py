"""The marks of notes: raised numbers, where a note of that number stands at the foot of the page or further on.

Such a mark goes, as in every format: 250 with one, before "million", are 250 million. Any other raised number is a
power and stays above the line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from commitments.blocks.lines import counted, raised
from commitments.pdf.layout.raised import is_raised, level
from commitments.pdf.page import Page, Word
from commitments.toml import beside

_BEGINS = re.compile(r"[\[(]?([1-9]\d{0,2}|[*†‡§]{1,3}|[ivxl]{1,7})[\])]?[.:]?")
"""What a note begins with."""
_ROMAN = re.compile(r"[ivxl]{1,7}")
_BASE = re.compile(r"(?:.*\D)?10|(?:.*[^\w'’]|.*\d)?(?:[^\W\d]|[b-df-hj-np-tv-xz]{2})")
"""What has powers: ten, letters that stand for something, units."""
_SMALL = 0.93
"""Of the text: notes at the foot of a page are set smaller."""
_FOOT = 0.2
"""Of the text of a page, from its end: where notes stand that are set as large as it."""
_COUNTED = 20
"""Letters of a word at most, to tell the size of the text by."""
_ROW = 0.75
_APART = 1.5
"""Of a letter's size, to the next word of a line at most."""


class Marks:
    def __init__(self, pages: Sequence[Page]) -> None:
        sizes = Counter[float]()
        for page in pages:
            for word in page.words:
                sizes[round(word.size, 1)] += min(len(word.text), _COUNTED)
        body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
        later: set[str] = set()
        noted = []
        for page, below in zip(reversed(pages), reversed(_parts_of_notes(pages)), strict=True):
            found = [*_begun(page.words)]
            later |= {number for number, mark, word in found if is_raised(mark, word) or mark.base < below}
            foot = _foot(page.words)
            here = {
                number for number, mark, word in found if max(mark.size, word.size) <= _SMALL * body or mark.base < foot
            }
            noted.append(later | here)
        self._noted = noted[::-1]
        self._left = 0

    def without(self, words: Sequence[Word], page: int) -> list[Word]:
        """The words of a page, small ones at the height of those they belong to, and no marks of notes."""
        return level(words, lambda number, host: self._shown(number, host.text, self._noted[page]))

    def _shown(self, number: str, host: str, noted: set[str]) -> str:
        is_power = number[0].isdigit() and _BASE.fullmatch(host.lstrip("([\"'“‘"))
        if not is_power and all(one in noted for one in number.split(",") if one):
            self._left += 1
            return ""
        return raised(number, host) if number[0].isalnum() else f"[{number}]"

    def notes(self) -> Iterator[str]:
        if self._left:
            yield f"left out {counted(self._left, 'marker of a note', 'markers of notes')}"


def _parts_of_notes(pages: Sequence[Page]) -> list[float]:
    """For each page, below which height the notes of the whole document stand."""
    names = frozenset(beside(__file__, "words.toml")["notes"])
    found: list[float] = []
    for page in pages:
        alone = (word.base for word in _alone(page.words) if word.text.strip(":.").casefold() in names)
        found.append(float("inf") if found and found[-1] > 0 else next(alone, 0.0))
    return found


def _foot(words: Sequence[Word]) -> float:
    """Below which height a page ends."""
    heights = [word.base for word in words]
    return min(heights) + _FOOT * (max(heights) - min(heights)) if heights else 0.0


def _alone(words: Sequence[Word]) -> Iterator[Word]:
    """Those that are a line by themselves."""
    for before, word, after in _beside(words):
        if not (before and _is_next(before, word)) and not (after and _is_next(word, after)):
            yield word


def _begun(words: Sequence[Word]) -> Iterator[tuple[str, Word, Word]]:
    """The number that a line begins with, as a note does, its word, and the next, which is no figure."""
    for before, number, word in _beside(words):
        found = _BEGINS.fullmatch(number.text)
        if found is None or word is None or (before and _is_next(before, number)):
            continue
        is_list = _ROMAN.fullmatch(found[1]) is not None and not is_raised(number, word)
        if not is_list and _is_next(number, word) and any(map(str.isalpha, word.text)):
            yield found[1], number, word


def _beside(words: Sequence[Word]) -> Iterator[tuple[Word | None, Word, Word | None]]:
    """Each word with those before and behind it, at about its height."""
    row: list[Word] = []
    for word in [*sorted(words, key=lambda word: -word.base), None]:
        if word is None or (row and row[0].base - word.base > _ROW * word.size):
            row.sort(key=lambda one: one.left)
            yield from zip([None, *row], row, [*row[1:], None], strict=False)
            row = []
        if word is not None:
            row.append(word)


def _is_next(before: Word, word: Word) -> bool:
    """Whether a word stands behind another in its line."""
    return -0.5 * word.size < word.left - before.right < _APART * max(before.size, word.size)
