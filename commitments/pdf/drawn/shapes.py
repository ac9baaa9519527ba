"""What is drawn on a page beside its text: pictures, boxes and lines."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as raw

from commitments.pdf.drawn.gradients import Gradients
from commitments.pdf.drawn.strikes import THICKEST, Stroke
from commitments.pdf.drawn.surfaces import WHITE, Colour, Surfaces
from commitments.pdf.page import Ink

_MOST_SHAPES = 20_000
_MOST_LIDS = 500
_MOST_STROKES = 500
"""A page with more is a drawing."""
_THICKEST_STROKE = 8.0
_MOST_CLIPS, _MOST_CORNERS = 20, 100
_DEEPEST = 4
_CLEAR = 7
"""Of 255."""
_SLIGHT = 1.0
"""Points."""
_LEAST = 8.0
"""Of an upright line."""
_LONG = 2.0
"""How much longer than thick a stroke is."""


class Shapes:
    """What is drawn on a page beside its text: what white letters can be seen on, and the rules of tables."""

    def __init__(self, page: Any, marked: Sequence[Stroke] = ()) -> None:
        """`marked` are lines that a reviewer has drawn through words, beside the page's own drawing."""
        self.sheet: tuple[float, float, float, float] = page.get_bbox()
        self.pictures: list[tuple[float, float, float, float]] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        self._paths: list[tuple[float, float, float, float]] = []
        self._order: dict[int, int] = {}
        """When each stretch of text is drawn."""
        self._lids: list[tuple[int, tuple[float, float, float, float]]] = []
        """Boxes that nothing is seen through, and when they are drawn."""
        self._strokes: list[tuple[int, Stroke]] = []
        """Thin level lines, and when they are drawn."""
        self.gradients = Gradients(page)
        handle = page.raw
        surfaces = Surfaces()
        self._marked = marked
        self._faded: set[int] = set()
        """Stretches of text in drawings that nothing is seen of."""
        for place in range(min(raw.FPDFPage_CountObjects(handle), _MOST_SHAPES)):
            item = raw.FPDFPage_GetObject(handle, place)
            sort = raw.FPDFPageObj_GetType(item)
            bounds = _bounds(item)
            self.gradients.drawn(item, sort, bounds)
            if sort == raw.FPDF_PAGEOBJ_TEXT:
                self._order[ctypes.addressof(item.contents)] = place
                continue
            if sort == raw.FPDF_PAGEOBJ_PATH:
                is_filled, _ = _drawn(item)
                if not is_filled or surfaces.add(bounds, _filling(item)):
                    self._paths.append(bounds)
                if _is_level(bounds) and _is_drawn(item):
                    self._strokes.append((place, Stroke(*bounds)))
                if len(self._lids) < _MOST_LIDS and _is_lid(item):
                    self._lids.append((place, bounds))
                if _is_dark(item):
                    self.boxes.append(bounds)
            else:
                surfaces.add(bounds, None)
                self.pictures.append(bounds)
                if sort == raw.FPDF_PAGEOBJ_FORM and is_clear(item):
                    self._faded.update(_texts_in(item))

    @property
    def has_lids(self) -> bool:
        return bool(self._lids)

    def covered(self, text: int, left: float, right: float, y: float, size: float) -> float:
        """How much of letters of the text object of this address lies under a box that was drawn after it, as over what
        is blacked out: 0 for nothing, 1 for all. A box as thin as the stem of a letter blacks out none."""
        drawn = self._order.get(text)
        if drawn is None or right <= left:
            return 0.0
        boxes = [box for box in self._over(drawn, y, THICKEST * size) if box[1] - box[0] > THICKEST * size]
        most = max((min(right, end) - max(left, begin) for begin, end in boxes), default=0)
        return max(0.0, most / (right - left))

    def _over(self, drawn: int, y: float, least: float) -> Iterator[tuple[float, float]]:
        """From where to where the boxes go that are higher than `least` and were drawn later over a height."""
        for place, (left, bottom, right, top) in self._lids:
            if place > drawn and bottom <= y <= top and top - bottom > least:
                yield left, right

    def strokes(self) -> Iterator[Stroke]:
        """The thin level lines that are seen; none of a drawing."""
        yield from self._marked
        if len(self._strokes) <= _MOST_STROKES:
            for drawn, stroke in self._strokes:
                middle = (stroke.left + stroke.right) / 2
                lids = self._over(drawn, stroke.height, 2 * (stroke.top - stroke.bottom))
                if not any(left <= middle <= right for left, right in lids):
                    yield stroke

    def has(self, item: Any) -> bool:
        """Whether a text object is the page's own, and not one of a drawing in it."""
        return ctypes.addressof(item.contents) in self._order

    def is_white(self, item: Any) -> bool:
        """Whether a text object is drawn in white."""
        return is_white(item) and not self.gradients.fill(item, _bounds(item))

    def is_faded(self, item: Any) -> bool:
        return ctypes.addressof(item.contents) in self._faded

    def clip_of(self, item: Any) -> tuple[float, float, float, float] | None:
        """Of a text object of the page itself: what is drawn of it. None where all is, or is not known to be less."""
        clip = raw.FPDFPageObj_GetClipPath(item)
        count = raw.FPDFClipPath_CountPaths(clip)
        if not 0 < count <= _MOST_CLIPS or not self.has(item):
            return None
        boxes = [box for number in range(count) if (box := _extent(clip, number))]
        if not boxes:
            return None
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return max(lefts), max(bottoms), min(rights), min(tops)

    def show(self, ink: Ink, x: float, y: float) -> bool:
        """Whether what is drawn with the ink in this place can be seen: on the sheet, not cut off, and not white on
        white."""
        for left, bottom, right, top in (self.sheet, *([ink.clip] if ink.clip else [])):
            if not (left <= x <= right and bottom <= y <= top):
                return False
        return not ink.is_white or any(
            left <= x <= right and bottom <= y <= top
            for left, bottom, right, top in (*self.boxes[:500], *self.pictures[:500])
        )

    def rules(self, without: Sequence[Stroke] = ()) -> list[tuple[float, float, float]]:
        """Pieces that meet are one rule: some programs draw each cell's border by itself. What strikes words through is
        none."""
        edges = []
        for left, bottom, right, top in self._paths:
            if right - left >= 10 and not any(stroke.holds(left, bottom, right, top) for stroke in without):
                edges += [(round(bottom), left, right)] + [(round(top), left, right)] * (top - bottom > 3)
        found: list[tuple[float, float, float]] = []
        for height, left, right in sorted(edges):
            if found and abs(found[-1][2] - height) <= 1 and left <= found[-1][1] + 3:
                found[-1] = (found[-1][0], max(found[-1][1], right), found[-1][2])
            else:
                found.append((left, right, height))
        return found

    def uprights(self) -> list[tuple[float, float, float]]:
        """Pieces that meet are one here too; short ones that meet no others are none."""
        edges = []
        for left, bottom, right, top in self._paths:
            if top - bottom >= (_LEAST if right - left > 3 else 3):
                edges += [(round(left), bottom, top)] + [(round(right), bottom, top)] * (right - left > 3)
        found: list[tuple[float, float, float]] = []
        for x, bottom, top in sorted(edges):
            if found and found[-1][0] == x and bottom <= found[-1][2] + 3:
                found[-1] = (x, found[-1][1], max(found[-1][2], top))
            else:
                found.append((x, bottom, top))
        return [line for line in found if line[2] - line[1] >= _LEAST]


def _texts_in(form: Any, depth: int = 0) -> Iterator[int]:
    """The addresses of all text objects in a drawing."""
    for place in range(min(raw.FPDFFormObj_CountObjects(form), _MOST_SHAPES)):
        item = raw.FPDFFormObj_GetObject(form, place)
        sort = raw.FPDFPageObj_GetType(item)
        if sort == raw.FPDF_PAGEOBJ_TEXT:
            yield ctypes.addressof(item.contents)
        elif sort == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _texts_in(item, depth + 1)


def _bounds(item: Any) -> tuple[float, float, float, float]:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _extent(clip: Any, number: int) -> tuple[float, float, float, float] | None:
    """Of one path that cuts off what is outside of it; None for one that is no simple shape."""
    count = raw.FPDFClipPath_CountPathSegments(clip, number)
    if not 0 < count <= _MOST_CORNERS:
        return None
    places = [_corner(raw.FPDFClipPath_GetPathSegment(clip, number, place)) for place in range(count)]
    across, up = zip(*places, strict=True)
    return min(across) - _SLIGHT, min(up) - _SLIGHT, max(across) + _SLIGHT, max(up) + _SLIGHT


def _is_lid(path: Any) -> bool:
    """Whether it is an upright box, filled, drawn whole, and neither see-through nor blended with what lies below."""
    mode, _ = _drawn(path)
    if not mode or raw.FPDFPageObj_HasTransparency(path) or not _is_box(path):
        return False
    return not raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(path)) > 0


def _is_box(path: Any) -> bool:
    if not 4 <= raw.FPDFPath_CountSegments(path) <= 5:
        return False
    places = [_corner(raw.FPDFPath_GetPathSegment(path, place)) for place in range(4)]
    return len(set(places)) == 4 and all(len({place[side] for place in places}) == 2 for side in (0, 1))


def _drawn(path: Any) -> tuple[bool, bool]:
    """Whether it is filled, and whether its outline is drawn."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroke))
    return bool(mode.value), bool(stroke.value)


def _filling(path: Any) -> Colour | None:
    """The colour of a box that nothing is seen through and that has no outline."""
    if _drawn(path) != (True, False) or raw.FPDFPageObj_HasTransparency(path) or not _is_box(path):
        return None
    if is_white(path):
        return WHITE
    red, green, blue, _ = _colours(path, raw.FPDFPageObj_GetFillColor) or (0, 0, 0, 0)
    return red, green, blue


def _is_level(bounds: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = bounds
    return top - bottom <= _THICKEST_STROKE and right - left >= _LONG * (top - bottom)


def _is_drawn(path: Any) -> bool:
    """Whether it is filled or stroked in another colour than white."""
    is_filled, is_outlined = _drawn(path)
    if is_filled:
        return not is_white(path)
    return is_outlined and not _is_white(path, raw.FPDFPageObj_GetStrokeColor)


def _corner(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return round(x.value, 1), round(y.value, 1)


def _is_dark(path: Any) -> bool:
    """Whether it is filled with more than white."""
    is_filled, _ = _drawn(path)
    return is_filled and not is_white(path)


def is_clear(item: Any) -> bool:
    """Whether it is drawn so thin that nothing is seen of it."""
    colours = _colours(item, raw.FPDFPageObj_GetFillColor)
    return colours is not None and colours[3] <= _CLEAR


def is_white(item: Any) -> bool:
    return _is_white(item, raw.FPDFPageObj_GetFillColor)


def _is_white(item: Any, colour: Any) -> bool:
    colours = _colours(item, colour)
    return colours is not None and (min(colours[:3]) >= 250 or colours[3] == 0)


def _colours(item: Any, colour: Any) -> tuple[int, int, int, int] | None:
    """Red, green, blue and how little is seen through it, of 255 each."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour(item, *map(ctypes.byref, (red, green, blue, alpha))):
        return None
    return red.value, green.value, blue.value, alpha.value
