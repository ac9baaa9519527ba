"""What was put on a page after it was made: the values of its fields, text that was typed over it, words struck out."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from commitments.pdf.drawn.strikes import Stroke

_MOST = 500
"""Marks on a page, and lines of one. A page with more is no text that somebody has filled in."""
_MIDDLE = 0.42
"""Of the height of a line, from the foot of its lowest letters."""
_FIELDS = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
"""What holds words; a button shows signs of a font that has no letters."""


class Filled(NamedTuple):
    page: Any
    strokes: list[Stroke]
    """Lines through words."""


def filled(document: Any, number: int) -> Filled:
    """A page with what was filled in as a part of its drawing."""
    page = document[number]
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if not 0 < count <= _MOST:
        return Filled(page, [])
    strokes: list[Stroke] = []
    others: list[int] = []
    for place in range(count):
        if not (mark := raw.FPDFPage_GetAnnot(page.raw, place)):
            return Filled(page, strokes)
        if _is_seen(mark):
            strokes += _struck_out(mark)
        if not _has_words(document, mark):
            others.append(place)
        raw.FPDFPage_CloseAnnot(mark)
    if len(others) == count:
        return Filled(page, strokes)
    for place in reversed(others):
        raw.FPDFPage_RemoveAnnot(page.raw, place)
    if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return Filled(page, strokes)
    page.close()
    return Filled(document[number], strokes)


def _is_seen(mark: Any) -> bool:
    return not raw.FPDFAnnot_GetFlags(mark) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW)


def _has_words(document: Any, mark: Any) -> bool:
    if not _is_seen(mark):
        return False
    sort = raw.FPDFAnnot_GetSubtype(mark)
    if sort == raw.FPDF_ANNOT_WIDGET and document.formenv:
        return raw.FPDFAnnot_GetFormFieldType(document.formenv.raw, mark) in _FIELDS
    return bool(sort == raw.FPDF_ANNOT_FREETEXT)


def _struck_out(mark: Any) -> Iterator[Stroke]:
    if raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_STRIKEOUT:
        corners = raw.FS_QUADPOINTSF()
        for number in range(min(raw.FPDFAnnot_CountAttachmentPoints(mark), _MOST)):
            if raw.FPDFAnnot_GetAttachmentPoints(mark, number, corners):
                yield _through(corners)


def _through(corners: Any) -> Stroke:
    """The line through the middle of small letters whose line these are the corners of."""
    across = [corners.x1, corners.x2, corners.x3, corners.x4]
    up = [corners.y1, corners.y2, corners.y3, corners.y4]
    height = min(up) + _MIDDLE * (max(up) - min(up))
    return Stroke(min(across), height, max(across), height)
