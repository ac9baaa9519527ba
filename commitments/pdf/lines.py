"""Lines of columns, and what begins an item."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from commitments.pdf.page import Word

_BULLETS = "-–—*•◦▪‣●○·➢✓■□►▶❖¢◆◇▸▹⁃∙❑❏➔➤→✔✗▲❍❐❒✘★➜\ue000-\uf8ff\ufffd"
"""The cent is what the mark of a list becomes where its font is not known; the last are pictures of which it is not
known what they look like."""
BULLET = re.compile(rf"[{_BULLETS}]\Z")
MARKER = re.compile(
    rf"(?:[{_BULLETS}]|\(?(?:\d{{1,3}}|[ivxlIVXL]{{1,6}}|[a-zA-Z])[.)]|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?"
    "|[^ ]{1,8}\u00a0[0-9]{1,3}[.:)]?)\\Z"
)
"""The last is the number of an article, which is one word: see `rows`."""

_FIGURE = re.compile(r"(?:[^\W\d_]{1,3}|[^\w\s(\[])?[0-9][0-9.,]*\Z")
"""With its currency; none that numbers something."""


class Line(NamedTuple):
    """A line of one column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    first: float
    """The width of its first word: whether it had fitted on the line before."""
    cell: float | None = None
    """Where the last of its stretches begins, where wide blanks part the line; they are one row."""
    number: str = ""
    """Of the paragraph that begins here, where it stood in the margin."""
    before: float | None = None
    behind: float | None = None
    """Where what stands left of it ends, and what stands right of it begins, where something does."""
    ends: tuple[Word, Word] | None = None
    """Its first and its last word."""
    kept: float = 0.0
    """The width of a figure that it begins with and of what that counts, which stand on one line."""
    is_item: bool = False
    """It begins with the sign that stands before each item of a list."""

    @property
    def is_apart(self) -> bool:
        return self.cell is not None

    @property
    def whole(self) -> str:
        return f"{self.number} {self.text}" if self.number else self.text


class Text(NamedTuple):
    """Lines one below another in one column."""

    lines: list[Line]


class Table(NamedTuple):
    rows: list[list[list[Line]]]
    """Rows of cells of lines."""


def line_of(row: Sequence[Word]) -> Line:
    number = row[0].text if row[0].is_number else ""
    row = row[1:] if number else row
    letters = sum(len(word.text) for word in row)
    bold = sum(len(word.text) * word.is_bold for word in row)
    size = _size(row)
    left, right = min(word.left for word in row), max(word.right for word in row)
    text = " ".join(word.text for word in row)
    first = row[0]
    is_bold = bold * 10 > letters * 9
    is_figure = len(row) > 1 and row[1].text[:1].isalpha() and _FIGURE.match(first.text) is not None
    return Line(
        text,
        left,
        right,
        first.base,
        size,
        is_bold,
        first.right - first.left,
        number=number,
        ends=(first, row[-1]),
        kept=row[1].right - first.left if is_figure else 0.0,
        is_item=first.is_mark,
    )


def _size(row: Sequence[Word]) -> float:
    """That of most letters; capitals that are smaller than other words are set for small ones."""
    sizes = Counter[float]()
    for word in row:
        sizes[word.size] += len(word.text)
    size = max(sizes, key=lambda size: sizes[size])
    if not " ".join(word.text for word in row if word.size == size).isupper():
        return size
    return max([size, *(word.size for word in row if any(map(str.islower, word.text)))])
