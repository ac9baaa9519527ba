"""Words in large letters that are set into a text, which runs around them: they are none of its sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from commitments.pdf.layout.bands import has_words
from commitments.pdf.layout.rows import Row
from commitments.pdf.layout.segments import Segment, segments_of
from commitments.pdf.page import Word

_LARGER = 1.15
"""Than the text."""
_BLANK = 0.9
"""Of a letter's size; more is no blank between words."""
_NEXT = 1.8
"""Of a letter's size: how far the next line is."""
_NEAR = 4.0
_OFF = 4.0
"""Of a letter's size of the text: how far over and under such words it goes on."""
_FEWEST = 2
"""Lines, of such words and of the text beside them."""
_MOST = 60
"""Stretches of large words; a page with more is a poster."""


class _Quote(NamedTuple):
    lines: list[list[Word]]

    @property
    def left(self) -> float:
        return min(line[0].left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line[-1].right for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0][0].base + self.lines[0][0].size

    @property
    def bottom(self) -> float:
        return self.lines[-1][0].base


def quoted(rows: Sequence[Row]) -> list[list[Word]]:
    """The words of each such quote."""
    letters: Counter[float] = Counter()
    for row in rows:
        for word in row:
            letters[round(word.size, 1)] += len(word.text)
    body = max(letters, key=lambda size: (letters[size], -size), default=0.0)
    stretches = [stretch for row in rows for stretch in _large(row, body)]
    if not stretches or len(stretches) > _MOST:
        return []
    text = list(segments_of([small for row in rows if (small := [word for word in row if not _is_large(word, body)])]))
    return [
        [word for line in quote.lines for word in line]
        for quote in _quotes(stretches)
        if len(quote.lines) >= _FEWEST and _has_words(quote) and _is_set_in(quote, text, body)
    ]


def _is_large(word: Word, body: float) -> bool:
    return word.size >= _LARGER * body


def _large(row: Row, body: float) -> Iterator[list[Word]]:
    """The stretches of large words in a row."""
    stretch: list[Word] = []
    for word in sorted(row, key=lambda word: word.left):
        if stretch and not (_is_large(word, body) and word.left - stretch[-1].right < _BLANK * word.size):
            yield stretch
            stretch = []
        if _is_large(word, body):
            stretch.append(word)
    if stretch:
        yield stretch


def _quotes(stretches: Sequence[list[Word]]) -> list[_Quote]:
    """Lines that stand one under another."""
    found: list[_Quote] = []
    for stretch in stretches:
        quote = next((one for one in reversed(found) if _follows(one.lines[-1], stretch)), None)
        if quote:
            quote.lines.append(stretch)
        else:
            found.append(_Quote([stretch]))
    return found


def _follows(before: Sequence[Word], line: Sequence[Word]) -> bool:
    (above, below), size = (before[0], line[0]), line[0].size
    is_near = 0 < above.base - below.base <= _NEXT * size and abs(above.size - size) < 0.1 * size
    sides = (above.left - below.left, before[-1].right - line[-1].right)
    return is_near and (min(map(abs, sides)) <= _NEAR or abs(sum(sides)) <= 2 * _NEAR)


def _has_words(quote: _Quote) -> bool:
    """Whether it is no row of bullets, numbers or first letters of paragraphs."""
    texts = ["".join(word.text for word in line) for line in quote.lines]
    return all(len(text) > 1 for text in texts) and has_words("".join(texts))


def _is_set_in(quote: _Quote, text: Sequence[Segment], body: float) -> bool:
    """Whether one column of text goes on over the quote, beside it and under it."""
    over = [one for one in text if 0 <= one.base - quote.top + body <= _OFF * body]
    under = [one for one in text if 0 < quote.bottom - one.base <= _OFF * body]
    above, below = _nearest(over, quote, is_over=True), _nearest(under, quote, is_over=False)
    if not above or not below or abs(above.left - below.left) > _NEAR:
        return False
    left, right = below.left - _NEAR, max(above.right, below.right) + _NEAR
    beside = [one for one in text if quote.bottom <= one.base < quote.top and one.left >= left and one.right <= right]
    is_free = all(one.right <= quote.left or one.left >= quote.right for one in beside)
    return is_free and len(beside) >= _FEWEST and quote.left >= left and quote.right <= right + body


def _nearest(lines: Sequence[Segment], quote: _Quote, *, is_over: bool) -> Segment | None:
    """The line over or under a quote, if it runs over the middle of that and further."""
    middle = (quote.left + quote.right) / 2
    across = [one for one in lines if one.left < quote.right and one.right > quote.left]
    if not across:
        return None
    line = min(across, key=lambda one: one.base if is_over else -one.base)
    is_wide = line.left < middle < line.right and line.right - line.left > quote.right - quote.left
    return line if is_wide else None
