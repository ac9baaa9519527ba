"""What stands beside the text of a page, at the heights of its lines, and is none of it: boxes, quotes set into the
text, notes in the margin, the numbers of lines; and the numbers of paragraphs, which are of it.

Two columns of prose are no text with a margin, and a table is none: what its cells say is of the size of the text and
on the height of its lines.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from commitments.pdf.layout.bands import has_words
from commitments.pdf.layout.boxes import boxed
from commitments.pdf.layout.quotes import quoted
from commitments.pdf.layout.rows import Row
from commitments.pdf.layout.segments import Column, Segment, column_of, segments_of
from commitments.pdf.page import Page, Word

_NUMBER = re.compile(r"[1-9]\d{0,3}")
_PARAGRAPH = re.compile(r"[1-9]\d{0,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 4.0
_SMALL = 0.93
_SAME = 1.5
"""Points that lines at one height may differ."""
_NARROW = 0.4
"""Of the text: what is wider is a column."""
_OFF = 0.5
_FEWEST_LINES = 4
"""Numbers of lines on a page, for it to be one that has them."""
_OFTEN = 3
"""Pages that have the same words in their margins, for these to be no text."""
_LEVEL = 0.9
"""Of a letter's size: lines further apart stand one below another."""
_STEPS = {1, 2, 5, 10}
_OPEN = 0.4
"""Of all lines: as many end within a sentence."""
_GO_ON = 0.25
"""Of the lines after these: as many begin within one."""
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_PARAGRAPHS = 3.0
"""Of a letter's size."""
_UNDER = 0.4
"""Of the numbers that begin lines: as many have the next line of their paragraph below them."""
_SET = 2.2
"""Of a letter's size: how far the lines of a paragraph are apart at most."""
_RAGGED = 8
"""Of a letter's size: how much shorter than the next one a line is that goes on."""
_STEADY = 0.8
"""Of the steps between numbers of paragraphs: as many are one."""


class Parted(NamedTuple):
    rows: list[Row]
    asides: list[list[Row]]
    """The rows of each box and each note beside the text."""
    repeated: list[str]
    """What stood beside the text of this page as of others, and was left out."""
    has_numbers: bool
    """Numbers of its lines were left out."""


class _Sheet(NamedTuple):
    rows: list[Row]
    segments: list[Segment]
    column: Column | None

    @property
    def middle(self) -> float:
        return (self.column.left + self.column.right) / 2 if self.column else 0.0

    def margin(self) -> Iterator[Segment]:
        """What stands wholly beside the column."""
        if self.column:
            for segment in self.segments:
                if segment.right <= self.column.left - _NEAR or segment.left >= self.column.right + _NEAR:
                    yield segment


def parted(lots: Sequence[list[Row]], pages: Sequence[Page]) -> list[Parted]:
    """Each page with what stands beside its text taken off its rows."""
    boxes = [[*boxed(rows, page), *quoted(rows)] for rows, page in zip(lots, pages, strict=True)]
    sheets = _left(lots, [[word for box in lot for word in box] for lot in boxes])
    numbers = _line_numbers(sheets)
    sheets = _left([sheet.rows for sheet in sheets], numbers)
    notes = [_notes(sheet, page) for sheet, page in zip(sheets, pages, strict=True)]
    sheets = _left([sheet.rows for sheet in sheets], [[word for note in lot for word in note] for lot in notes])
    asides = [[_of(lots[page], words) for words in (*boxes[page], *notes[page])] for page in range(len(lots))]
    often = Counter(said for lot in asides for said in {_said(rows) for rows in lot})
    return [
        Parted(
            rows,
            [aside for aside in lot if often[_said(aside)] < _OFTEN],
            [said for aside in lot if often[said := _said(aside)] >= _OFTEN],
            bool(taken),
        )
        for rows, lot, taken in zip(_numbered(sheets), asides, numbers, strict=True)
    ]


def _said(rows: Sequence[Row]) -> str:
    return " ".join(word.text for row in rows for word in row)


def _left(lots: Sequence[list[Row]], taken: Sequence[Sequence[Word]]) -> list[_Sheet]:
    sheets = [_sheet(_without(rows, words)) for rows, words in zip(lots, taken, strict=True)]
    columns = Counter(sheet.column._replace(lines=()) for sheet in sheets if sheet.column)
    # A page with few lines has its margins where the others have them.
    usual = max(columns, key=lambda column: columns[column], default=None)
    return [sheet if sheet.column else sheet._replace(column=usual) for sheet in sheets]


def _sheet(rows: list[Row]) -> _Sheet:
    segments = list(segments_of(rows))
    return _Sheet(rows, segments, column_of(segments))


def _without(rows: list[Row], words: Sequence[Word]) -> list[Row]:
    if not words:
        return rows
    gone = set(words)
    return [left for row in rows if (left := [word for word in row if word not in gone])]


def _of(rows: Sequence[Row], words: Iterable[Word]) -> list[Row]:
    """The rows with these words alone."""
    wanted = set(words)
    return [found for row in rows if (found := [word for word in row if word in wanted])]


# Numbers of lines


def _line_numbers(sheets: Sequence[_Sheet]) -> list[list[Word]]:
    """Those of each page: they stand one below another, and each is as far down as its lines say."""
    found = [_by_place(one for one in sheet.margin() if _NUMBER.fullmatch(one.text)) for sheet in sheets]
    counting = [
        segments[0]
        for sheet, places in zip(sheets, found, strict=True)
        for segments in places
        if sheet.column and _count_lines(segments, sheet, sheet.column)
    ]
    return [
        [
            one.words[0]
            for segments in places
            if any(_is_under(first, segments[0]) for first in counting)
            for one in segments
        ]
        for places in found
    ]


def _by_place(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Those that stand one below another."""
    places: list[list[Segment]] = []
    for segment in segments:
        place = next((place for place in places if _is_under(place[0], segment)), None)
        if place is None:
            places.append([segment])
        else:
            place.append(segment)
    return places


def _is_under(before: Segment, segment: Segment) -> bool:
    return abs(before.left - segment.left) <= _NEAR or abs(before.right - segment.right) <= _NEAR


def _count_lines(segments: Sequence[Segment], sheet: _Sheet, column: Column) -> bool:
    numbers = [int(segment.text) for segment in segments]
    if len(numbers) > 2 and numbers[0] == 1 and numbers[1] in _STEPS:  # the first line and each fifth
        segments, numbers = segments[1:], numbers[1:]
    steps = {after - before for before, after in pairwise(numbers)}
    is_each = steps == {1}
    if len(numbers) < (_FEWEST_LINES if is_each else 2) or len(steps) != 1 or min(steps) not in _STEPS:
        return False
    heights = [
        (before.base - after.base) / (high - low)
        for (before, after), (low, high) in zip(pairwise(segments), pairwise(numbers), strict=True)
    ]
    usual = sorted(heights)[len(heights) // 2]
    lines = _lines_of(sheet, column)
    step = _step(lines) or column.step
    return 0.75 * step <= usual <= 1.35 * step and (not is_each or _go_on(lines, column))


def _lines_of(sheet: _Sheet, column: Column) -> list[Segment]:
    """What begins each row of the column, short lines too."""
    return [
        next(row)
        for _, row in groupby((one for one in sheet.segments if _is_in(one, column)), lambda segment: segment.row)
    ]


def _is_in(segment: Segment, column: Column) -> bool:
    return column.left - _NEAR <= segment.left < column.right


def _step(lines: Sequence[Segment]) -> float:
    steps = sorted(before.base - after.base for before, after in pairwise(lines))
    return steps[len(steps) // 2] if steps else 0.0


def _go_on(lines: Sequence[Segment], column: Column) -> bool:
    """Whether lines are those of a text, and not a list of items with their numbers: the wide ones end within a
    sentence, which goes on in the next."""
    ends = [not _ENDS.search(line.text) for line in column.lines]
    if sum(ends) < max(1, _OPEN * len(ends)):
        return False
    follow = [after for before, after in pairwise(lines) if before in column.lines and not _ENDS.search(before.text)]
    return sum(1 for line in follow if not line.text[0].isupper()) >= _GO_ON * len(follow)


# Notes in the margin


def _notes(sheet: _Sheet, page: Page) -> list[list[Word]]:
    column = sheet.column
    if not column:
        return []
    gutters = [rule for rule in page.rules if rule[0] < column.left - _NEAR and rule[1] > column.left + _NEAR]
    found: list[list[Segment]] = []
    for segment in sheet.margin():
        last = next((note for note in reversed(found) if _follows(note[-1], segment)), None)
        if last:
            last.append(segment)
        else:
            found.append([segment])
    notes = [note for note in found if _is_note(note, sheet, column) and not _is_ruled(note, gutters)]
    # What stands under a note, or over it, is of the same bar, though it may be in step with the lines of the text.
    bars = [note for note in found if note not in notes and any(_is_of_bar(note, other) for other in notes)]
    return [
        [word for segment in note for word in segment.words]
        for note in sorted([*notes, *bars], key=lambda note: -note[0].base)
    ]


def _is_of_bar(note: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether two notes begin at the same left, look alike and stand as near as paragraphs do."""
    step = max(note[-1].base - other[0].base, other[-1].base - note[0].base)
    return (
        abs(note[0].left - other[0].left) <= _SAME
        and abs(note[0].size - other[0].size) < 0.1 * other[0].size
        and 0 < step <= _PARAGRAPHS * other[0].size
        and has_words("".join(segment.text for segment in note))
    )


def _is_ruled(note: Sequence[Segment], rules: Sequence[tuple[float, float, float]]) -> bool:
    """Whether lines of a table run over it and the text beside it."""
    top, bottom = note[0].base + 3 * note[0].size, note[-1].base - 3 * note[0].size
    return any(bottom <= height <= top for _, _, height in rules)


def _follows(before: Segment, segment: Segment) -> bool:
    step = before.base - segment.base
    return (
        _is_under(before, segment)
        and 0 < step <= 1.8 * before.size
        and abs(before.size - segment.size) < 0.1 * before.size
    )


def _is_note(note: Sequence[Segment], sheet: _Sheet, column: Column) -> bool:
    """Whether it stands at the heights of the text, and is smaller than that or off its lines."""
    if not has_words("".join(segment.text for segment in note)):
        return False
    top, bottom = note[0].base + column.step, note[-1].base - column.step
    beside = [line for line in column.lines if bottom < line.base < top]
    if not any(_is_level(segment, line) for segment in note for line in _lines_of(sheet, column)):
        return False  # a line of the text, below what the others stand beside
    if not beside or max(map(_width, note)) > _NARROW * (column.right - column.left):
        return False
    rows = Counter(
        one.row for one in sheet.segments if bottom < one.base < top and column.left <= one.left <= column.right
    )
    if max(rows.values(), default=0) > 1:  # cells
        return False
    if note[0].size <= _SMALL * column.size:
        return True
    # A single line beside a short one of the text is a cell.
    lines = _lines_of(sheet, column) if len(note) == 1 else beside
    off = sum(1 for segment in note if all(abs(segment.base - line.base) > _SAME for line in lines))
    return off > _OFF * len(note)


def _is_level(segment: Segment, line: Segment) -> bool:
    """Whether two share heights."""
    return abs(segment.base - line.base) < _LEVEL * min(segment.size, line.size)


def _width(segment: Segment) -> float:
    return segment.right - segment.left


# Numbers of paragraphs


def _numbered(sheets: Sequence[_Sheet]) -> list[list[Row]]:
    """The rows, with the number or the year of a paragraph that stands in the margin before its first word. A year
    behind the text is when something is due."""
    lots = [[one for one in sheet.margin() if _has_text(one, sheet)] for sheet in sheets]
    before = [
        [one for one in lot if sheet.column and one.left < sheet.column.left]
        for sheet, lot in zip(sheets, lots, strict=True)
    ]
    numbers, years = _counting(lots, _PARAGRAPH, range(1, 2)), _counting(before, _YEAR, range(20))
    flush = _counting(_flush(sheets), _PARAGRAPH, range(1, 2))
    return [
        [_with_number(row, numbers[page] | years[page] | flush[page]) for row in sheet.rows]
        for page, sheet in enumerate(sheets)
    ]


def _flush(sheets: Sequence[_Sheet]) -> list[list[Segment]]:
    """The numbers at the left of lines whose paragraphs go on below them, as those of no table and no list do."""
    found = [[*_opening(sheet)] for sheet in sheets]
    under = sum(1 for lot in found for _, goes_on in lot if goes_on)
    is_often = under >= _UNDER * sum(map(len, found))
    return [[number for number, _ in lot if is_often] for lot in found]


def _opening(sheet: _Sheet) -> Iterator[tuple[Segment, bool]]:
    """Each number at the left of words, with a wide blank between, and whether the line goes on below it, not below
    the words."""
    rows = [list(row) for _, row in groupby(sheet.segments, lambda segment: segment.row)]
    for row, after in zip_longest(rows, rows[1:]):
        number = row[0]
        if len(row) < 2 or not _PARAGRAPH.fullmatch(number.text) or _SMALL * row[1].size > number.size:
            continue
        if row[1].text[:1].islower() or not has_words(row[1].text):
            continue
        yield number, after is not None and _goes_on_under(number, row[1:], after[0])


def _goes_on_under(number: Segment, words: Sequence[Segment], after: Segment) -> bool:
    """Whether the next line begins below a number, and is of its paragraph."""
    first, step = words[0], number.base - after.base
    is_under = abs(after.left - number.left) <= _NEAR and step < _SET * first.size
    if _PARAGRAPH.fullmatch(after.text):
        return False
    return is_under and abs(after.size - first.size) < 1 and words[-1].right > after.right - _RAGGED * first.size


def _counting(lots: Sequence[Sequence[Segment]], shape: re.Pattern[str], steps: range) -> list[set[Word]]:
    """Of each page the numbers of this shape, where they count on through the document."""
    found = [[one for one in lot if shape.fullmatch(one.text)] for lot in lots]
    numbers = [int(one.text) for lot in found for one in lot]
    steady = sum(after - before in steps for before, after in pairwise(numbers))
    if len(numbers) < 2 or steady < _STEADY * (len(numbers) - 1):
        return [set() for _ in lots]
    return [{one.words[0] for one in lot} for lot in found]


def _has_text(number: Segment, sheet: _Sheet) -> bool:
    """Whether a line of the text begins at its height: a whole one or a sentence where the number stands behind it, as
    those of pages do in a table of contents."""
    column = sheet.column
    if column is None:
        return False
    beside = next((one for one in sheet.segments if one.row == number.row and _begins(one, column)), None)
    if beside is None or number.left < column.left:
        return beside is not None
    return beside in column.lines or _ENDS.search(beside.text) is not None


def _begins(segment: Segment, column: Column) -> bool:
    return abs(segment.left - column.left) <= 3 * column.size and segment.right > column.left


def _with_number(row: Row, numbers: set[Word]) -> Row:
    number = next((word for word in row if word in numbers), None)
    if number is None:
        return row
    rest = [word for word in row if word is not number]
    left = min(word.left for word in rest)
    return [number._replace(left=left, right=left, is_number=True), *rest]
