"""Which filled boxes of a page are seen: one of the colour of what it is drawn on has no edge, such as one behind each
line of a text."""

from commitments.pdf.page import Box

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
_MOST = 300
"""How many of the surfaces drawn before are looked at; below more it is not known what lies."""
_MOST_DRAWN = 2_000
"""On a page; one with more is a drawing, and all of them are taken for seen."""
_SLIGHT = 0.5
_THIN = 3.0
"""A box as thin is a line."""


class Surfaces:
    """Those drawn so far."""

    def __init__(self) -> None:
        self._drawn: list[tuple[Box, Colour | None]] = []

    def add(self, box: Box, colour: Colour | None) -> bool:
        """Whether a box is seen that is filled with a colour, on what was drawn before it; None is not known, or no
        box."""
        left, bottom, right, top = box
        if min(right - left, top - bottom) <= _THIN or len(self._drawn) >= _MOST_DRAWN:
            return True
        beneath = self._beneath(box)
        self._drawn.append((box, colour))
        return colour is None or colour != beneath

    def _beneath(self, box: Box) -> Colour | None:
        """The colour of all that a box is drawn on; None where it is not known or not the same everywhere."""
        left, bottom, right, top = box
        seen: set[Colour | None] = set()
        for (begin, low, end, high), colour in self._drawn[: -_MOST - 1 : -1]:
            if begin < right - _SLIGHT and end > left + _SLIGHT and low < top - _SLIGHT and high > bottom + _SLIGHT:
                seen.add(colour)
                is_on = begin - _SLIGHT <= left and low - _SLIGHT <= bottom
                if is_on and right <= end + _SLIGHT and top <= high + _SLIGHT:
                    break
        else:
            seen.add(WHITE if len(self._drawn) <= _MOST else None)
        return seen.pop() if len(seen) == 1 else None
