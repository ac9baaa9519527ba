"""Text in the colours of a gradient or a pattern. The library calls these white, or the text invisible where it only
says the words of what is drawn above it."""

import ctypes
from typing import Any

import pypdfium2.raw as raw

from commitments.pdf.page import Box

_MOST = 500
"""Stretches of white text on a page that are looked at; a page with more is a drawing."""
_LARGEST = 256.0
"""Pixels, of a stretch."""
_DEPTH = 4
"""Bytes of a pixel: blue, green, red and how thick it is drawn."""
_WHITE_OR_NOTHING = bytes([0, *range(250, 256)])
_INVISIBLE = 3
_SLIGHT = 0.02
"""Of a line's height."""


class Gradients:
    """Those of one page."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._looked = 0
        self._outlined: set[int] = set()
        """The addresses of invisible text in whose outlines a gradient is drawn."""
        self._waiting: list[int] = []
        """The invisible text that was drawn last, one stretch after another, and how far it all reaches."""
        self._around: Box | None = None

    def drawn(self, item: Any, sort: int, bounds: Box) -> None:
        """Takes in what is drawn on the page, one after another."""
        if (
            sort == raw.FPDF_PAGEOBJ_TEXT
            and raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        ):
            self._waiting.append(ctypes.addressof(item.contents))
            self._around = _both(self._around, bounds) if self._around else bounds
            return
        if sort == raw.FPDF_PAGEOBJ_SHADING and self._around and _is_same(self._around, bounds):
            self._outlined.update(self._waiting)
        self._waiting, self._around = [], None

    def outline(self, item: Any) -> bool:
        """Whether a gradient shows the words of an invisible text object."""
        return ctypes.addressof(item.contents) in self._outlined

    def fill(self, item: Any, bounds: Box) -> bool:
        """Whether a text object that is called white is drawn in another colour."""
        self._looked += 1
        longest = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
        if self._looked > _MOST or longest <= 0:
            return False
        scale = min(1.0, _LARGEST / longest)
        bitmap = raw.FPDFTextObj_GetRenderedBitmap(self._page.pdf.raw, self._page.raw, item, scale)
        if not bitmap:
            return False
        try:
            return _is_coloured(bitmap)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)


def _is_coloured(bitmap: Any) -> bool:
    if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
        return False
    length = raw.FPDFBitmap_GetStride(bitmap) * raw.FPDFBitmap_GetHeight(bitmap)
    drawn = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), length)
    blue, green, red = (drawn[place::_DEPTH] for place in range(_DEPTH - 1))
    return bool(blue.translate(None, _WHITE_OR_NOTHING)) or not blue == green == red


def _both(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _is_same(one: Box, other: Box) -> bool:
    most = _SLIGHT * (one[3] - one[1])
    return all(abs(side - beside) <= most for side, beside in zip(one, other, strict=True))
