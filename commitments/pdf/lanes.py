"""How far lines could go, where a picture, a box or other text stands beside them: no further than up to it."""

import math
from collections.abc import Iterable, Iterator, Sequence

from commitments.pdf.layout.rows import Row
from commitments.pdf.lines import Line, Table, Text
from commitments.pdf.page import Box, Page

_MOST = 2_000
"""Lines and pictures of a page; one with more is a drawing."""
_BAND = 20.0
"""Points: what stands beside a line is looked up by heights."""
_HIGH = 0.7
"""Of a letter's size."""
_SLIGHT = 1.0
_FEWEST = 3
"""Lines in a row that end alike."""
_FAR = 3.0
"""Of a letter's size: what begins nearer to the edge of a column stands in it, as the bar beside what is quoted."""
_REACH = 6.0
"""Of a letter's size: lines that all end further off are not ended by what stands there."""


def with_lanes(parts: Iterable[Text | Table], page: Page, asides: Iterable[Sequence[Row]]) -> list[Text | Table]:
    """The parts of a page, whose lines know what stands left and right of them."""
    parts = list(parts)
    boxes = [*_around(asides), *page.pictures, *((x, low, x, high) for x, low, high in page.uprights)]
    if not boxes or len(boxes) > _MOST:
        return parts
    bands: dict[int, list[Box]] = {
        int(line.base // _BAND): [] for part in parts if isinstance(part, Text) for line in part.lines
    }
    for box in boxes:  # what is drawn may reach beyond the page, as far as numbers go
        for band, there in bands.items():
            if box[1] < (band + 1) * _BAND and box[3] >= band * _BAND:
                there.append(box)
    return [
        Text([_in_lane(line, bands[int(line.base // _BAND)]) for line in part.lines])
        if isinstance(part, Text)
        else part
        for part in parts
    ]


def _around(asides: Iterable[Sequence[Row]]) -> Iterator[Box]:
    for rows in asides:
        words = [word for row in rows for word in row]
        left, right = min(word.left for word in words), max(word.right for word in words)
        yield left, min(word.base for word in words), right, max(word.base + word.size for word in words)


def _in_lane(line: Line, boxes: Iterable[Box]) -> Line:
    level = [box for box in boxes if box[1] <= line.base + _HIGH * line.size and box[3] >= line.base]
    before = max((right for _, _, right, _ in level if right <= line.left + _SLIGHT), default=None)
    behind = min((left for left, _, _, _ in level if left >= line.right - _SLIGHT), default=None)
    return line._replace(before=before, behind=behind)


def rights(lines: Sequence[Line], right: float) -> list[float]:
    """How far each line could go, of those that go up to `right` where nothing stands beside them."""
    found: list[float] = []
    for run in _runs(lines, [line.behind for line in lines]):
        ends, behind = max(line.right for line in run), run[0].behind
        is_ended = behind is not None and behind < right and ends > behind - _REACH * run[0].size
        found += [ends if is_ended else right] * len(run)
    return [min(alike) for alike in zip(found, _alike(lines), strict=True)]


def _alike(lines: Sequence[Line]) -> Iterator[float]:
    """Where each line ends that is one of several in a row that end there, as where they are stretched to fill a lane
    beside something that nobody sees an edge of; no end for others."""
    run: list[Line] = []
    for line in (*lines, None):
        if run and (line is None or abs(line.right - run[0].right) > _SLIGHT):
            end = max(one.right for one in run) if len(run) >= _FEWEST else math.inf
            yield from (end for _ in run)
            run = []
        if line is not None:
            run.append(line)


def lefts(lines: Sequence[Line]) -> list[float]:
    """Where each line would begin if it were not set in."""
    runs = list(_runs(lines, [line.before for line in lines]))
    free = min((line.left for line in lines), default=0.0)
    found: list[float] = []
    for run in runs:
        begins, before = min(line.left for line in run), run[0].before
        is_begun = before is not None and before > free + _FAR * run[0].size and begins < before + _REACH * run[0].size
        found += [begins if is_begun else free] * len(run)
    return found


def _runs(lines: Sequence[Line], sides: Sequence[float | None]) -> Iterator[list[Line]]:
    """Lines one after another that have the same beside them."""
    run: list[Line] = []
    last: float | None = None
    for line, side in zip(lines, sides, strict=True):
        is_same = side == last or (side is not None and last is not None and abs(side - last) < line.size)
        if run and not is_same:
            yield run
            run = []
        run.append(line)
        last = side
    if run:
        yield run
