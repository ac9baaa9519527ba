"""The rows of a page -> its parts in the order they are read: lines of text, columns one after another, tables.

Prose on both sides of a gutter makes columns; short cells, or rules across it, make a table. A page that is drawn row
by row looks the same either way, so then a note is left.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.blocks import contents
from commitments.pdf.layout.apart import parting
from commitments.pdf.layout.bands import (
    FEWEST,
    are_drawn_apart,
    are_heads,
    are_prose,
    band_from,
    end_of,
    extent_of,
    has_words,
    is_drawn_by_rows,
    seen,
    split,
    turn_of,
)
from commitments.pdf.layout.grids import Cells, table_of
from commitments.pdf.layout.rows import Row, gaps_of, rows_of
from commitments.pdf.layout.signs import with_signs
from commitments.pdf.layout.stops import with_stops
from commitments.pdf.layout.through import Columns, are_under, go_through
from commitments.pdf.lines import MARKER, Line, Table, Text, line_of
from commitments.pdf.page import Word
from commitments.pdf.paragraphs import ends_open

Rule = tuple[float, float, float]

_MOST_ROWS = 600
"""On a page; what has more is no page to be read in columns."""
_DEEPEST = 3
_STEP = 1.5
"""Of a letter's size: how far the lines of one text are apart."""
_WORDS = 2
"""Blanks in a line of a sentence; less may be a cell."""
_SET = 1.6
"""Of a letter's size: how far the next line of a cell is."""
_SAME = 0.1
_DOTS = re.compile(r"(?:[.…·_] ?){3,}")
_COUNT = re.compile(r"[1-9][0-9]{0,2}")


class Layout(NamedTuple):
    parts: list[Text | Table]
    is_uncertain: bool
    boxed: Sequence[Text | Table] = ()
    """What stands in boxes that the columns go on under."""


def layout(rows: Sequence[Row], rules: Sequence[Rule], tables: Sequence[Cells] = (), depth: int = 0) -> Layout:
    """The parts of a page, or of a column in it."""
    parts: list[Text | Table] = []
    boxed: list[Text | Table] = []
    is_uncertain = False
    loose: list[Row] = []
    last: Columns | None = None

    def close() -> None:
        if loose:
            parts.extend(_around(loose, tables))
            loose.clear()

    at = 0
    rows = with_signs(with_stops(rows))
    is_searched = len(rows) <= _MOST_ROWS and depth < _DEEPEST
    extent = extent_of(rows)
    leading = _leading(rows)
    while at < len(rows):
        before = rows[: next((place for place in leading if place >= at), len(rows))]
        end, gutters = band_from(before, at, extent) if is_searched else (at + 1, [])
        if not gutters:
            loose.append(rows[at])
            at += 1
            continue
        band = rows[at:end]
        crossing = _crossing(rules, gutters, band)
        gutters, is_prose = _of_prose(band, gutters, _parting(rules, gutters, band), is_last=end == len(rows))
        columns = split(band, gutters)
        if not is_prose and (cut := turn_of(band, extent)) and not _is_ruled(band[:cut], crossing):
            end, (gutters, is_prose) = at + cut, seen(band[:cut], extent)
            crossing = _crossing(rules, gutters, band[:cut])
            if not gutters:
                loose += band[:cut]
                at = end
                continue
            band = band[:cut]
            columns = split(band, gutters)
        if is_prose and loose and _is_rest(loose[-1], band[0], gutters):
            loose.append(band[0])
            at += 1
            continue
        if is_prose:
            band = band[: end_of(band, gutters)]
            end, columns = at + len(band), _with_heads(split(band, gutters), loose, gutters)
            close()
            is_uncertain = is_uncertain or is_drawn_by_rows(columns)
            inner = [layout([row for row in column if row], rules, tables, depth + 1) for column in columns]
            is_uncertain = is_uncertain or any(one.is_uncertain for one in inner)
            boxed += [part for one in inner for part in one.boxed]
            found = Columns(gutters, [one.parts for one in inner], len(parts), band[-1][0].base)
            parts += [part for one in inner for part in one.parts]
            if last and are_under(last, found) and _is_boxed(last, found, band, rules) and go_through(last, found):
                boxed += parts[last.start + sum(map(len, last.parts)) : found.start]
                both = zip(last.parts, found.parts, strict=True)
                found = found._replace(parts=[[*above, *below] for above, below in both], start=last.start)
                parts[last.start :] = [part for one in found.parts for part in one]
            last = found
        else:
            first, end = _of_table(columns, crossing)
            if first:  # what stands above a table is no part of it
                loose += band[:first]
                at += first
                continue
            band = band[:end]
            end, gutters = band_from(band, 0, extent_of(band))
            gutters = gutters if crossing else _clear(band[:end], gutters)
            if not gutters:
                end = max(end, 1)
                loose += band[:end]
            else:
                close()
                table, below = _table(split(band[:end], gutters), crossing)
                parts.append(table)
                end -= below
            end += at
        at = end
    close()
    return Layout(parts, is_uncertain, boxed)


def _is_boxed(above: Columns, below: Columns, band: Sequence[Row], rules: Sequence[Rule]) -> bool:
    """Whether lines of a box run over the columns between two bands of them, the second of which has these rows."""
    spans = _middles(below.gutters, band)
    between = {height for *ends, height in rules if band[0][0].base < height < above.bottom and _runs_over(ends, spans)}
    return len(between) > 1


def _of_prose(
    band: Sequence[Row], gutters: list[tuple[float, float]], rules: Sequence[float], *, is_last: bool
) -> tuple[list[tuple[float, float]], bool]:
    """Which gutters part texts that are read one after another, where some do; else all those of a table."""
    columns = split(band, gutters)
    # Under a line at the end of a page one of its columns may hold the foot.
    has_foot = is_last and sum(bool(column[-1]) for column in columns) == 1
    if _is_parted(band[:-1] if has_foot else band, columns, rules):
        return gutters, False
    if are_prose(columns):
        return gutters, True
    apart = [gutters[place] for place in parting(columns)]
    return apart or gutters, bool(apart) or are_drawn_apart(columns)


def _with_heads(columns: list[list[Row]], above: list[Row], gutters: list[tuple[float, float]]) -> list[list[Row]]:
    """The columns, and over each its head, which is taken off what stands above."""
    if not above or not are_heads(above[-1], columns, gutters):
        return columns
    heads = split([above.pop()], gutters)
    return [[*head, *column] for head, column in zip(heads, columns, strict=True)]


def _is_rest(above: Row, row: Row, gutters: list[tuple[float, float]]) -> bool:
    """Whether what stands alone in the first column goes on with the line above, which runs over the gutter."""
    line, before = line_of(row), line_of(above)
    left, right = gutters[0]
    is_over = any(word.left < right and word.right > left for word in above)
    is_under = is_over and line.right <= left and abs(before.left - line.left) < 2
    is_alike = abs(before.size - line.size) < 0.05 * line.size and before.is_bold == line.is_bold
    return is_under and is_alike and before.base - line.base <= _STEP * line.size


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
    blanks = sorted(gap for column in split(rows, gutters) for row in column for gap in gaps_of(row))
    usual = blanks[len(blanks) // 2] if blanks else 0.0
    begun = {round(word.left) for row in rows for word in row if word.begins}
    return [(left, right) for left, right in gutters if right - left >= (1.5 if round(right) in begun else 2) * usual]


def _of_table(columns: Sequence[list[Row]], crossing: Sequence[float]) -> tuple[int, int]:
    """From which row of a band to which a table goes: between its rules, else from a row that has several cells."""
    heights = _heights(columns)
    if len(crossing) >= FEWEST:
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


def _crossing(rules: Sequence[Rule], gutters: list[tuple[float, float]], rows: Sequence[Row]) -> list[float]:
    """The heights of the rules that run over a gutter and have rows near them, from top to bottom."""
    return _over(rules, [(left - 5, right + 5) for left, right in gutters], rows)


def _parting(rules: Sequence[Rule], gutters: list[tuple[float, float]], rows: Sequence[Row]) -> list[float]:
    """The heights of those that run from the middle of one column to that of the next at least. What goes no further is
    the surface behind a heading or a quote."""
    return _over(rules, _middles(gutters, rows), rows)


def _middles(gutters: list[tuple[float, float]], rows: Sequence[Row]) -> list[tuple[float, float]]:
    """From the middle of each column to that of the next one."""
    first, last = extent_of(rows)
    starts, ends = [first, *(right for _, right in gutters)], [*(left for left, _ in gutters), last]
    return [*pairwise((left + right) / 2 for left, right in zip(starts, ends, strict=True))]


def _over(rules: Sequence[Rule], spans: Sequence[tuple[float, float]], rows: Sequence[Row]) -> list[float]:
    """The heights of the rules that run over any of these spans and have rows near them."""
    top, bottom = rows[0][0].base + 2 * rows[0][0].size, rows[-1][0].base - 2 * rows[-1][0].size
    heights = {height for *ends, height in rules if bottom <= height <= top and _runs_over(ends, spans)}
    return sorted(heights, reverse=True)


def _runs_over(ends: Sequence[float], spans: Sequence[tuple[float, float]]) -> bool:
    return any(ends[0] < start and ends[1] > end for start, end in spans)


def _is_ruled(rows: Sequence[Row], crossing: Sequence[float]) -> bool:
    return any(rows[-1][0].base < height < rows[0][0].base for height in crossing)


def _is_parted(rows: Sequence[Row], columns: Sequence[list[Row]], crossing: Sequence[float]) -> bool:
    """Whether rules make a table of rows. Those over and under all of them may be of the page, where words stand
    between them and no figures."""
    if len(crossing) < 2:
        return False
    if _is_ruled(rows, crossing):
        return True
    return not all(has_words("".join(word.text for row in column for word in row)) for column in columns)


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
        line if not _is_apart(words) else line._replace(text=_parted(words), cell=_last(words))
        for row in rows
        for line, words in [(line_of(row), row[1:] if row[0].is_number else row)]
    ]


def _is_apart(row: Row) -> bool:
    if all(word.follows for word in row[1:]) or row[0].is_mark or MARKER.match(row[0].text):
        return False
    return _widest(row) > 2.5 * row[0].size


def _widest(row: Row) -> float:
    gaps = sorted(gaps_of(row))
    usual = gaps[len(gaps) // 2] if len(gaps) > 2 else 0
    return gaps[-1] if gaps[-1] > 3 * usual else 0


def _parted(row: Row) -> str:
    text = row[0].text
    for before, after in pairwise(row):
        text += f"{' | ' if _is_wide(before, after, row) else ' '}{after.text}"
    return text


def _last(row: Row) -> float:
    """Where the last of the stretches of a row begins."""
    lefts = [after.left for before, after in pairwise(row) if _is_wide(before, after, row)]
    return lefts[-1] if lefts else row[0].left


def _is_wide(before: Word, after: Word, row: Row) -> bool:
    return not after.follows and max(after.left - before.right, before.left - after.right) > 2.5 * row[0].size


def _table(columns: Sequence[list[Row]], crossing: Sequence[float]) -> tuple[Table, int]:
    """Its rows: between rules where there are some, else where the first cell begins or the distance grows.

    And how many lines at its end are below it: lines of the first column alone, as far off as a row.
    """
    heights = _heights(columns)
    starts = _ruled(heights, crossing) if len(crossing) >= FEWEST else _spaced(columns, heights)
    ends = [*starts[1:], len(heights)]
    while len(crossing) < FEWEST and len(starts) > 2 and not any(any(column[starts[-1] :]) for column in columns[1:]):
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
    above = [line_of(column[0]) if column[0] else None for column in columns]
    for place, step in enumerate(steps, 1):
        cells = [line_of(column[place]) if column[place] else None for column in columns]
        filled = [bool(cell) for cell in cells]
        is_even = max(steps) <= 1.3 * close
        is_new = (step > 1.4 * size or (filled[0] and sum(filled) > 1)) if is_even else step > 1.3 * close
        is_new = is_new and not all(_goes_on(*both) for both in zip(above, cells, strict=True) if both[1])
        is_new = is_new or (all(filled[:2]) and _is_numbered(columns[0][place]))
        if is_new:
            starts.append(place)
        above = [cell or before for before, cell in zip(above, cells, strict=True)]
    return starts


def _goes_on(before: Line | None, line: Line | None) -> bool:
    """Whether the line of a cell is within a sentence that the one above it has left open."""
    if before is None or line is None or before.text.count(" ") < _WORDS:
        return False
    first, size = line.text.split(" ", 1)[0], min(before.size, line.size)
    is_next = before.base - line.base <= _SET * size and abs(before.size - line.size) < _SAME * size
    return is_next and ends_open(before.text) and first[:1].islower() and not MARKER.match(first)
