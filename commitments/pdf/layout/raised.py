"""Small letters above and below the line, at the height of the word that they belong to."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from commitments.blocks.lines import raised
from commitments.pdf.page import Word

_MARK = re.compile(r"(?:[\d*†‡§,)\]\[(]{1,5}|[a-z]{1,2}|[ivxl]{1,7})\Z")
_NUMBER = re.compile(r"\[?\(?(\d[\d,]*|[*†‡§]+|[ivxl]{1,7})\)?\]?\Z")
_LONGEST = 12
_SMALLER = 0.91
"""What is small beside other words: most programs print raised marks at nine tenths or less."""
_NEAR, _PARTED = 0.3, 0.6
"""Of a letter's size: how far a mark is behind its word, and where a blank parts them."""
_SLIGHTLY = 0.98
_OFF, _FAR_OFF = 0.08, 0.35
"""Of a letter's size: less is the same height, and as far off stands no word that is nearly as large."""


def level(words: Sequence[Word], shown: Callable[[str, Word], str]) -> list[Word]:
    """The words of a page. `shown` says what a raised number becomes behind a word; nothing where it goes. One before a
    word, as at the foot of a page, stands in brackets."""
    by_height = sorted(words, key=lambda word: word.base)
    heights = [word.base for word in by_height]
    largest = max((word.size for word in words), default=0.0)
    done: list[Word] = []
    is_behind_lead = False
    last: Word | None = None
    """The last of them behind a word, at the height of that one."""
    for word in words:
        host = None
        if is_behind_lead:  # "[1] See the annex": the mark of a note before its first word
            word = word._replace(is_glued=False)
        is_behind_lead = False
        if last is not None and abs(word.base - last.base) < 0.01 * last.size and _touches(last, word):
            # "H2O", where the library sees a blank behind the 2; where a mark goes, the words around it stay two.
            word = word._replace(is_glued=bool(last.text) or not word.text[0].isalnum())
        last = None
        is_mark = _MARK.match(word.text) is not None
        if word.size < largest and (is_mark or len(word.text) <= _LONGEST):
            near = by_height[
                bisect_left(heights, word.base - 0.8 * largest) : bisect_left(heights, word.base + 0.6 * largest)
            ]
            # Nearly all words beside are as large as this one, and none of them is its host.
            larger = (other for other in near[:2_000] if word.size <= _SLIGHTLY * other.size)
            hosts = (other for other in larger if _is_host(other, word, is_mark))
            host = min(hosts, key=lambda other: (other.left > word.left, abs(other.base - word.base)), default=None)
        if host is None:
            done.append(word)
            continue
        is_before = host.left < word.left
        is_behind_lead = not is_before
        text = word.text
        if word.base > host.base and (found := _NUMBER.match(text)):
            text = shown(found[1], host) if is_before else f"[{found[1]}]"
        elif word.base > host.base:
            text = raised(text, host.text)
        word = word._replace(text=text, base=host.base, size=host.size, is_glued=is_before, is_bold=host.is_bold)
        last = word if is_before else None
        if text:
            done.append(word)
        elif done[-1].left < word.left:
            done[-1] = done[-1]._replace(right=max(done[-1].right, word.right))
    return done


def is_raised(mark: Word, word: Word) -> bool:
    """Whether small letters stand above the line of a word."""
    return mark.base > word.base and _is_off(mark, word)


def _is_off(mark: Word, word: Word) -> bool:
    off, size = mark.base - word.base, word.size
    if not -0.55 * size < off < 0.75 * size or abs(off) < _OFF * size:
        return False
    return mark.size <= _SMALLER * size or (mark.size <= _SLIGHTLY * size and abs(off) >= _FAR_OFF * size)


def _touches(before: Word, word: Word) -> bool:
    return -0.1 * before.size < word.left - before.right < 0.12 * before.size


def _is_host(word: Word, mark: Word, is_mark: bool) -> bool:
    """Whether the word is what small letters stand at: behind it, or a mark before a note at the foot of the page."""
    size = word.size
    if not _is_off(mark, word):
        return False
    if not is_mark:
        return -0.1 * size < mark.left - word.right < 0.12 * size
    if mark.base < word.base:
        return -_NEAR * size < mark.left - word.right < _NEAR * size
    return -_NEAR * size < mark.left - word.right < _PARTED * size or 0 <= word.left - mark.right < 0.8 * size
