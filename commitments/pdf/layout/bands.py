"""Which rows of a page leave the same strips free, and whether what stands between the strips is prose.

A gutter is a strip that no word of several rows enters.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from commitments.pdf.layout.rows import Row, in_order
from commitments.pdf.lines import MARKER, Line, line_of
from commitments.pdf.paragraphs import ends_open

_GUTTER = 0.85
"""Of a letter's size: less is a blank between words."""
FEWEST = 3
"""Rows with words on each side, for a gutter to be one."""
_FULL = 0.75
_AHEAD = 16
_LEAP = 1.5
_MOST_GAPS = 12
_ALIGNED = 8.0
_WORDS = 3
"""Blanks in a line of prose, where few lines tell."""
_SET = 1.6
"""Of a letter's size: how far lines of prose are apart."""
_INDENT = 5.0
"""Of a letter's size: what stands further behind a bullet is no item of it."""
_LARGER, _HEAD = 1.08, 3.5
"""Of a letter's size: how large the head of a column is beside its lines, and how far over them."""
_OPENING = "\"'“‘«„([0123456789.) "


def band_from(rows: Sequence[Row], start: int, extent: tuple[float, float]) -> tuple[int, list[tuple[float, float]]]:
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
    return bool(gutters) and are_prose([column for column in split(free, gutters) if any(column)])


def turn_of(rows: Sequence[Row], extent: tuple[float, float]) -> int:
    """Before which row columns of prose end and a table begins, or the other way round, where the same strip is free in
    both; 0 where there is no such row."""
    steps = [before[0].base - row[0].base for before, row in pairwise(rows)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    gaps = [place for place, step in enumerate(steps, 1) if step > max(_LEAP * usual, _LEAP * rows[place][0].size)]
    for place, after in pairwise([*gaps[:_MOST_GAPS], len(rows)]):
        above, below = seen(rows[:place], extent), seen(rows[place:after], extent)
        if above.is_prose != below.is_prose and _starts(rows[:place], above) != _starts(rows[place:after], below):
            return place
    return 0


class Seen(NamedTuple):
    gutters: list[tuple[float, float]]
    is_prose: bool


def seen(rows: Sequence[Row], extent: tuple[float, float]) -> Seen:
    """What rows are by themselves."""
    end, gutters = band_from(rows, 0, extent)
    if not gutters or end < len(rows):
        return Seen([], False)
    columns = split(rows, gutters)
    return Seen(gutters, are_prose(columns) and all(sum(map(bool, column)) > FEWEST for column in columns))


def _starts(rows: Sequence[Row], seen: Seen) -> list[int]:
    """Where the columns of rows begin."""
    columns = split(rows, seen.gutters)
    return [round(min((row[0].left for row in column if row), default=0.0) / _ALIGNED) for column in columns]


def _spans(row: Row) -> list[tuple[float, float]]:
    """The stretches a row covers; a number or a bullet before an item is one with it."""
    across = sorted(row, key=lambda word: word.left)
    spans: list[tuple[float, float]] = []
    is_marker = False
    for word in across:
        most = (_INDENT if is_marker else _GUTTER) * word.size
        is_near = word.left - spans[-1][1] < most and (is_marker or not word.begins) if spans else False
        if spans and (word.follows or is_near):
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.right))
            is_marker = False
        else:
            spans.append((word.left, word.right))
            is_marker = word.is_mark or bool(MARKER.match(word.text))
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
        if min(lefts, rights) >= FEWEST or (is_wide and both >= 2) or (both >= 1 and lefts >= 4):
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


def end_of(band: Sequence[Row], gutters: list[tuple[float, float]]) -> int:
    """Where columns of prose end though what follows leaves their gutters free: it begins in the first, below all."""
    cut = _end_of(band, gutters)
    above = split(band[:cut], gutters)
    return cut if not any(above[0]) or are_prose(above) else len(band)


def _end_of(band: Sequence[Row], gutters: list[tuple[float, float]]) -> int:
    first, *others = split(band, gutters)
    beside = [place for place in range(len(band)) if any(column[place] for column in others)]
    lines = [line_of(row) for row in first if row]
    steps = sorted(before.base - line.base for before, line in pairwise(lines))
    if not steps:
        return len(band)
    usual, size = steps[len(steps) // 2], sorted(line.size for line in lines)[len(lines) // 2]
    is_bold = 2 * sum(line.is_bold for line in lines) > len(lines)
    is_by_rows = is_drawn_by_rows([first, *others])
    until = [*accumulate((max(_places([row])) for row in band), max)]
    since = [*accumulate((min(_places([row])) for row in reversed(band)), min)][::-1]
    for last, place in pairwise(beside):
        hole = band[last][0].base - band[place][0].base
        for at in range(last + 1, place):
            line = line_of(band[at])
            is_heading = line.size > 1.1 * size or (line.is_bold and not is_bold)
            is_off = min(hole - usual, band[at - 1][0].base - line.base) > _LEAP * usual
            if is_heading and is_off and (is_by_rows or until[at - 1] < since[at]):
                return at
    tails = range(beside[-1] + 1, len(band))
    return next((tail for tail in tails if _is_below_all(band, tail, gutters)), len(band))


def _is_below_all(band: Sequence[Row], tail: int, gutters: list[tuple[float, float]]) -> bool:
    """Whether what the first column alone has at the end is of no column: it is drawn after the others, or, where these
    are drawn row by row and end at one height, stands further off than any of their lines. What has nothing above it in
    its column begins below all."""
    columns = split(band[:tail], gutters)
    if not any(columns[0]):
        return True
    if line_of(band[tail]).text[:1].islower():
        return False
    if not is_drawn_by_rows(columns):
        first, *others = [_places(column) for column in columns]
        rest = _places(band[tail:])
        return max(first) < min(map(min, others)) and max(map(max, others)) < min(rest)
    steps = [before[0].base - row[0].base for before, row in pairwise(band[: tail + 1])]
    return tail > FEWEST and all(column[-1] for column in columns) and steps[-1] > 1.15 * max(steps[:-1])


def split(rows: Sequence[Row], gutters: list[tuple[float, float]]) -> list[list[Row]]:
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


def are_prose(columns: Sequence[list[Row]]) -> bool:
    """Whether each is text to be read by itself: lines of several words that mostly fill it."""
    judged = 0
    for column in columns:
        lines = [line_of(row) for row in column if row]
        if len(lines) < 4:
            continue
        width = max(line.right for line in lines) - min(line.left for line in lines)
        wordy = sum(1 for line in lines if line.text.count(" ") >= 2)
        full = sum(1 for line in lines if line.right - line.left >= _FULL * width)
        judged += 1
        if wordy < 0.5 * len(lines) or full < 0.45 * len(lines) or width < 8 * lines[0].size:
            return False
    if not judged:
        return are_short_prose(columns)
    return judged == len(columns) or not is_drawn_by_rows(columns)


def are_drawn_apart(columns: Sequence[list[Row]]) -> bool:
    """Whether columns are drawn one after the other, as a table seldom is, and hold text in at least two of them, which
    leave few lines to the others."""
    if is_drawn_by_rows(columns):
        return False
    lots = [[line_of(row) for row in column if row] for column in columns]
    texts = [lines for lines in lots if len(lines) > FEWEST and _are_wordy(lines)]
    return len(texts) > 1 and sum(map(len, texts)) >= _FULL * sum(map(len, lots))


def _are_wordy(lines: Sequence[Line]) -> bool:
    return 2 * sum(line.text.count(" ") >= 2 and has_words(line.text) for line in lines) >= len(lines)


def are_heads(row: Row, columns: Sequence[list[Row]], gutters: list[tuple[float, float]]) -> bool:
    """Whether a row that stands over columns of prose holds the head of each."""
    if any(word.left < right and word.right > left for word in row for left, right in gutters):
        return False
    for (cell,), column in zip(split([row], gutters), columns, strict=True):
        if not cell:
            return False
        head, lines = line_of(cell), [line_of(one) for one in column if one]
        is_bold = head.is_bold and not lines[0].is_bold
        if not (is_bold or head.size > _LARGER * lines[0].size) or head.base - lines[0].base > _HEAD * head.size:
            return False
        if abs(head.left - min(line.left for line in lines)) > head.size:
            return False
    return True


def are_short_prose(columns: Sequence[list[Row]]) -> bool:
    """Whether two or three lines in each column are sentences that go on from line to line, and no cells in rows."""
    lots = [[line_of(row) for row in column if row] for column in columns]
    if not all(FEWEST > len(lines) - 1 > 0 for lines in lots) or not _are_even(lots):
        return False
    is_open = False
    for lines in lots:
        width = max(line.right for line in lines) - lines[0].left
        if any(line.text.count(" ") < _WORDS or line.right - line.left < _FULL * width for line in lines[:-1]):
            return False
        if not (is_open or lines[0].text.lstrip(_OPENING)[:1].isupper()):
            return False
        turns = [(ends_open(before.text), after.text[:1]) for before, after in pairwise(lines)]
        if not any(is_open and first.islower() for is_open, first in turns):
            return False
        is_open = ends_open(lines[-1].text)
    return True


def _are_even(lots: Sequence[Sequence[Line]]) -> bool:
    """Whether all lines are as far apart: the rows of a table mostly are further apart than the lines of a cell."""
    steps = [before.base - after.base for lines in lots for before, after in pairwise(lines)]
    return max(steps) <= 1.15 * min(steps) and max(steps) <= _SET * lots[0][0].size


def has_words(text: str) -> bool:
    """Whether letters, and no figures, make up most of a text."""
    return sum(map(str.isalpha, text)) > sum(map(str.isdigit, text))


def is_drawn_by_rows(columns: Sequence[list[Row]]) -> bool:
    """Whether the drawing goes from one column to the next and back."""
    drawn = sorted((place, number) for number, column in enumerate(columns) for place in _places(column))
    changes = sum(1 for (_, before), (_, after) in pairwise(drawn) if before != after)
    return changes > 2 * (len(columns) - 1)


def _places(rows: Sequence[Row]) -> list[int]:
    """When the words of rows are drawn; the marks of items may be by themselves."""
    return [word.place for row in rows for word in (row[1:] if len(row) > 1 and MARKER.match(row[0].text) else row)]


def extent_of(rows: Sequence[Row]) -> tuple[float, float]:
    words = [word for row in rows for word in row]
    return min((word.left for word in words), default=0), max((word.right for word in words), default=0)
