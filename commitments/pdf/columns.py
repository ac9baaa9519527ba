"""The rows of a page -> its parts in the order they are read: lines of text, columns one after another, tables.

A gutter is a strip that no word of several rows enters. Prose on both sides of it makes columns; short cells, or
rules across it, make a table. A page that is drawn row by row looks the same either way, so then a note is left.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.blocks import contents
from commitments.pdf.grids import Cells, table_of
from commitments.pdf.page import Word
from commitments.pdf.rows import Row, gaps_of, in_order, rows_of

Rule = tuple[float, float, float]

_GUTTER = 0.85
"""Of a letter's size: less is a blank between words."""
_FEWEST = 3
"""Rows with words on each side, for a gutter to be one."""
_MOST_ROWS = 600
"""On a page; what has more is no page to be read in columns."""
_DEEPEST = 3
_FULL = 0.75
_AHEAD = 16
_BULLETS = "-–—*•◦▪‣●○·➢✓■□►▶❖¢◆◇▸▹⁃∙❑❏➔➤→✔✗"
"""The cent is what the mark of a list becomes where its font is not known."""
BULLET = re.compile(rf"[{_BULLETS}]\Z")
MARKER = re.compile(
    rf"(?:[{_BULLETS}]|\(?(?:\d{{1,3}}|[ivxlIVXL]{{1,6}}|[a-zA-Z])[.)]|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?)\Z"
)

_DOTS = re.compile(r"(?:[.…·_] ?){3,}")
_COUNT = re.compile(r"[1-9][0-9]{0,2}")


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
    is_apart: bool = False
    """A wide blank parts the line in two; they are one row."""
    number: str = ""
    """Of the paragraph that begins here, where it stood in the margin."""

    @property
    def whole(self) -> str:
        return f"{self.number} {self.text}" if self.number else self.text


class Text(NamedTuple):
    """Lines one below another in one column."""

    lines: list[Line]


class Table(NamedTuple):
    rows: list[list[list[Line]]]
    """Rows of cells of lines."""


class Layout(NamedTuple):
    parts: list[Text | Table]
    is_uncertain: bool


def line_of(row: Sequence[Word]) -> Line:
    number = row[0].text if row[0].is_number else ""
    row = row[1:] if number else row
    sizes: dict[float, int] = {}
    letters = bold = 0
    for word in row:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        letters += len(word.text)
        bold += len(word.text) * word.is_bold
    size = max(sizes, key=lambda size: sizes[size])
    left, right = min(word.left for word in row), max(word.right for word in row)
    text = " ".join(word.text for word in row)
    first = row[0]
    is_bold = bold * 10 > letters * 9
    return Line(text, left, right, first.base, size, is_bold, first.right - first.left, number=number)


def layout(rows: Sequence[Row], rules: Sequence[Rule], tables: Sequence[Cells] = (), depth: int = 0) -> Layout:
    """The parts of a page, or of a column in it."""
    parts: list[Text | Table] = []
    is_uncertain = False
    loose: list[Row] = []

    def close() -> None:
        if loose:
            parts.extend(_around(loose, tables))
            loose.clear()

    at = 0
    is_searched = len(rows) <= _MOST_ROWS and depth < _DEEPEST
    extent = _extent(rows)
    leading = _leading(rows)
    while at < len(rows):
        before = rows[: next((place for place in leading if place >= at), len(rows))]
        end, gutters = _band(before, at, extent) if is_searched else (at + 1, [])
        if not gutters:
            loose.append(rows[at])
            at += 1
            continue
        band = rows[at:end]
        columns = _split(band, gutters)
        crossing = _crossing(rules, gutters, band)
        if (len(crossing) < 2 or not _is_parted(band, crossing)) and _are_prose(columns):
            close()
            is_uncertain = is_uncertain or _is_drawn_by_rows(columns)
            for column in columns:
                inner = layout([row for row in column if row], rules, tables, depth + 1)
                parts += inner.parts
                is_uncertain = is_uncertain or inner.is_uncertain
        else:
            first, end = _of_table(columns, crossing)
            if first:  # what stands above a table is no part of it
                loose += band[:first]
                at += first
                continue
            band = band[:end]
            end, gutters = _band(band, 0, _extent(band))
            gutters = gutters if crossing else _clear(band[:end], gutters)
            if not gutters:
                end = max(end, 1)
                loose += band[:end]
            else:
                close()
                table, below = _table(_split(band[:end], gutters), crossing)
                parts.append(table)
                end -= below
            end += at
        at = end
    close()
    return Layout(parts, is_uncertain)


def _leading(rows: Sequence[Row]) -> list[int]:
    """The rows of a table of contents: a number is parted from its title by dots, and is no column. An index in two
    columns is none."""
    found = [place for place, row in enumerate(rows) if _leads(row)]
    left = min((rows[place][0].left for place in found), default=0.0)
    right = max((rows[place][-1].right for place in found), default=0.0)
    return [
        place
        for place in found
        if rows[place][0].left < (left + right) / 2 and rows[place][-1].right > right - 3 * rows[place][0].size
    ]


def _leads(row: Row) -> bool:
    text = " ".join(word.text for word in row)
    return len(_DOTS.findall(text)) == 1 and contents.leads(text)


def _clear(rows: Sequence[Row], gutters: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Those that are wider than the blanks between words: lines that are stretched to fill a column have wide ones."""
    blanks = sorted(gap for column in _split(rows, gutters) for row in column for gap in gaps_of(row))
    usual = blanks[len(blanks) // 2] if blanks else 0.0
    return [(left, right) for left, right in gutters if right - left >= 2 * usual]


def _of_table(columns: Sequence[list[Row]], crossing: Sequence[float]) -> tuple[int, int]:
    """From which row of a band to which a table goes: between its rules, else from a row that has several cells."""
    heights = _heights(columns)
    if len(crossing) >= _FEWEST:
        inside = [place for place, height in enumerate(heights) if crossing[-1] < height < crossing[0]]
        if inside:
            return inside[0], inside[-1] + 1
    filled = [sum(1 for column in columns if column[place]) for place in range(len(heights))]
    first = next((place for place, count in enumerate(filled) if count > 1), 0)
    steps = [before - height for before, height in pairwise(heights[first:])]
    usual = sorted(steps)[len(steps) // 2] if steps else 0
    size = max(word.size for column in columns for row in column for word in row)
    for place, step in enumerate(steps, first + 1):
        if step > max(2.2 * usual, 3 * size):
            return first, place
    return first, len(heights)


def _heights(columns: Sequence[list[Row]]) -> list[float]:
    return [max(column[place][0].base for column in columns if column[place]) for place in range(len(columns[0]))]


def _extent(rows: Sequence[Row]) -> tuple[float, float]:
    words = [word for row in rows for word in row]
    return min((word.left for word in words), default=0), max((word.right for word in words), default=0)


def _band(rows: Sequence[Row], start: int, extent: tuple[float, float]) -> tuple[int, list[tuple[float, float]]]:
    """Where the rows from `start` end that leave the same strips free, and those strips; none if there are none."""
    spans: list[tuple[float, float]] = []
    end, width = start, max(extent[1] - extent[0], 1)
    for end in range(start, len(rows)):
        added = _spans(rows[end])
        joined = _union(spans + added)
        if len(joined) == 1 and (len(spans) > 1 or joined[0][1] - joined[0][0] > 0.85 * width):
            break
        if (
            len(joined) < len(spans)
            and _supported(rows[start:end], _between(spans))
            and not _is_prose_on(rows[start : end + _AHEAD])
        ):
            break
        spans = joined
    else:
        end = len(rows)
    gutters = _supported(rows[start:end], _between(spans))
    if gutters:
        end = _without_tail(rows, start, end, gutters)
    return end, gutters


def _is_prose_on(rows: Sequence[Row]) -> bool:
    """Whether columns go on though a strip is lost: it was a chance gap in the lines of one of them."""
    spans: list[tuple[float, float]] = []
    free: list[Row] = []
    for row in rows:
        joined = _union(spans + _spans(row))
        if len(joined) == 1 and len(spans) > 1:
            break
        spans = joined
        free.append(row)
    gutters = _supported(free, _between(spans))
    return bool(gutters) and _are_prose([column for column in _split(free, gutters) if any(column)])


def _spans(row: Row) -> list[tuple[float, float]]:
    """The stretches a row covers; a number or a bullet before an item is one with it."""
    across = sorted(row, key=lambda word: word.left)
    spans: list[tuple[float, float]] = []
    is_marker = False
    for word in across:
        if spans and (is_marker or word.left - spans[-1][1] < _GUTTER * word.size):
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.right))
        else:
            spans.append((word.left, word.right))
        is_marker = bool(MARKER.match(word.text))
    return spans


def _union(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if joined and left - joined[-1][1] < 6:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def _between(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(before[1], after[0]) for before, after in pairwise(spans)]


def _supported(rows: Sequence[Row], gutters: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Those with words on both sides, in enough rows."""
    kept = []
    for gutter in gutters:
        size = max((word.size for row in rows for word in row), default=0)
        lefts = sum(1 for row in rows if any(word.right <= gutter[0] + 0.1 for word in row))
        rights = sum(1 for row in rows if any(word.left >= gutter[1] - 0.1 for word in row))
        both = sum(
            1
            for row in rows
            if any(word.right <= gutter[0] + 0.1 for word in row) and any(word.left >= gutter[1] - 0.1 for word in row)
        )
        is_wide = gutter[1] - gutter[0] > size
        if min(lefts, rights) >= _FEWEST or (is_wide and both >= 2) or (both >= 1 and lefts >= 4):
            kept.append(gutter)
    return kept


def _without_tail(rows: Sequence[Row], start: int, end: int, gutters: list[tuple[float, float]]) -> int:
    """A heading over the whole page that follows columns looks like the end of the first of them."""
    if end >= len(rows):
        return end
    sizes = sorted(word.size for row in rows[start:end] for word in row)
    usual = sizes[len(sizes) // 2]
    tail = end
    while tail > start + 1:
        line = line_of(rows[tail - 1])
        above = rows[tail - 2][0].base - line.base
        is_left = line.right <= gutters[0][0] + 0.1
        if not is_left or not (line.size > 1.1 * usual or line.is_bold or above > 2.2 * usual):
            break
        tail -= 1
    return tail


def _split(rows: Sequence[Row], gutters: list[tuple[float, float]]) -> list[list[Row]]:
    """For each column, what each row holds of it."""
    middles = [(left + right) / 2 for left, right in gutters]
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        cells: list[Row] = [[] for _ in columns]
        for word in row:
            cells[sum(1 for middle in middles if word.left > middle)].append(word)
        for column, cell in zip(columns, cells, strict=True):
            column.append(in_order(cell))
    return columns


def _crossing(rules: Sequence[Rule], gutters: list[tuple[float, float]], rows: Sequence[Row]) -> list[float]:
    """The heights of the rules that run over a gutter and have rows near them, from top to bottom."""
    top, bottom = rows[0][0].base + 2 * rows[0][0].size, rows[-1][0].base - 2 * rows[-1][0].size
    return sorted(
        {
            height
            for left, right, height in rules
            if bottom <= height <= top and any(left < gutter[0] - 5 and right > gutter[1] + 5 for gutter in gutters)
        },
        reverse=True,
    )


def _is_parted(rows: Sequence[Row], crossing: Sequence[float]) -> bool:
    """Whether a rule runs between two rows; those over and under all of them may be of the page."""
    return any(rows[-1][0].base < height < rows[0][0].base for height in crossing)


def _are_prose(columns: Sequence[list[Row]]) -> bool:
    """Whether each is text to be read by itself: lines of several words that mostly fill it."""
    judged = 0
    for column in columns:
        lines = [line_of(row) for row in column if row]
        width = max(line.right for line in lines) - min(line.left for line in lines)
        wordy = sum(1 for line in lines if line.text.count(" ") >= 2)
        full = sum(1 for line in lines if line.right - line.left >= _FULL * width)
        if len(lines) < 4:
            continue
        judged += 1
        if wordy < 0.5 * len(lines) or full < 0.45 * len(lines) or width < 8 * lines[0].size:
            return False
    return judged >= 1 and (judged == len(columns) or not _is_drawn_by_rows(columns))


def _is_drawn_by_rows(columns: Sequence[list[Row]]) -> bool:
    """Whether the drawing goes from one column to the next and back."""
    drawn = sorted((word.place, number) for number, column in enumerate(columns) for row in column for word in row)
    changes = sum(1 for (_, before), (_, after) in pairwise(drawn) if before != after)
    return changes > 2 * (len(columns) - 1)


def _around(rows: Sequence[Row], tables: Sequence[Cells]) -> Iterator[Text | Table]:
    """Lines, and each table that was taken off the page where its place is held."""
    lines: list[Row] = []
    for row in rows:
        held = [number for word in row if (number := table_of(word)) is not None]
        if not held:
            lines.append(row)
            continue
        beside = [word for word in row if table_of(word) is None]
        lines += [beside] if beside else []
        if lines:
            yield Text(_lines(lines))
            lines = []
        for number in held:
            yield Table([[[line_of(line) for line in rows_of(cell)] for cell in row] for row in tables[number]])
    if lines:
        yield Text(_lines(lines))


def _lines(rows: Sequence[Row]) -> list[Line]:
    return [
        line if not _is_apart(words) else line._replace(text=_parted(words), is_apart=True)
        for row in rows
        for line, words in [(line_of(row), row[1:] if row[0].is_number else row)]
    ]


def _is_apart(row: Row) -> bool:
    return len(row) > 1 and _widest(row) > 2.5 * row[0].size and not MARKER.match(row[0].text)


def _widest(row: Row) -> float:
    gaps = sorted(gaps_of(row))
    usual = gaps[len(gaps) // 2] if len(gaps) > 2 else 0
    return gaps[-1] if gaps[-1] > 3 * usual else 0


def _parted(row: Row) -> str:
    text = row[0].text
    for before, after in pairwise(row):
        gap = max(after.left - before.right, before.left - after.right)
        text += f"{' | ' if gap > 2.5 * row[0].size else ' '}{after.text}"
    return text


def _table(columns: Sequence[list[Row]], crossing: Sequence[float]) -> tuple[Table, int]:
    """Its rows: between rules where there are some, else where the first cell begins or the distance grows.

    And how many lines at its end are below it: lines of the first column alone, as far off as a row.
    """
    heights = _heights(columns)
    starts = _ruled(heights, crossing) if len(crossing) >= _FEWEST else _spaced(columns, heights)
    ends = [*starts[1:], len(heights)]
    while len(crossing) < _FEWEST and len(starts) > 2 and not any(any(column[starts[-1] :]) for column in columns[1:]):
        starts.pop()
        ends.pop()
    rows = [
        [[line_of(row) for row in column[start:end] if row] for column in columns]
        for start, end in zip(starts, ends, strict=True)
    ]
    return Table(rows), len(heights) - ends[-1]


def _ruled(heights: Sequence[float], crossing: Sequence[float]) -> list[int]:
    return [0] + [
        place
        for place, (before, height) in enumerate(pairwise(heights), 1)
        if any(height < rule < before for rule in crossing)
    ]


def _is_numbered(cell: Row) -> bool:
    return len(cell) == 1 and (MARKER.match(cell[0].text) or _COUNT.fullmatch(cell[0].text)) is not None


def _spaced(columns: Sequence[list[Row]], heights: Sequence[float]) -> list[int]:
    steps = [before - height for before, height in pairwise(heights)]
    close, size = min(steps, default=0.0), max(word.size for column in columns for row in column for word in row)
    starts = [0]
    for place, step in enumerate(steps, 1):
        filled = [bool(column[place]) for column in columns]
        is_even = max(steps) <= 1.3 * close
        is_new = (step > 1.4 * size or (filled[0] and sum(filled) > 1)) if is_even else step > 1.3 * close
        is_new = is_new or (all(filled[:2]) and _is_numbered(columns[0][place]))
        if is_new:
            starts.append(place)
    return starts
