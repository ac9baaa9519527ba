"""How letters look: what sets words off from plain text to the eye."""

from typing import NamedTuple

_USUAL_SIZE = 10.0
_LARGER = 1.5
"""By so many points letters are seen to be larger."""


class Letters(NamedTuple):
    """None of each: nothing says it."""

    is_bold: bool | None = None
    is_italic: bool | None = None
    is_underlined: bool | None = None
    is_capital: bool | None = None
    is_coloured: bool | None = None
    size: float | None = None
    """In points."""

    def over(self, around: "Letters") -> "Letters":
        """What these say, and where they do not, those around them."""
        return around._replace(**{name: own for name, own in self._asdict().items() if own is not None})

    def stand_out(self, usual: "Letters") -> bool:
        """Whether they differ from the usual ones of the document as a heading's do."""
        is_marked = self.is_bold or self.is_italic or self.is_underlined or self.is_capital or self.is_coloured
        size = usual.size or _USUAL_SIZE
        return bool(is_marked) or (self.size or size) >= size + _LARGER
