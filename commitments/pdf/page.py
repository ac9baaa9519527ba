"""What stands on a page, as the library tells it: plain values, which nothing else here has to ask it for."""

from typing import NamedTuple

UNKNOWN = "\ufffd"
"""A letter that its font does not say what it is."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Word(NamedTuple):
    """One word, or as much of it as stands at one height in one size. Points, upwards from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    place: int
    """How many were drawn before it."""
    is_glued: bool
    """It was drawn with no blank after the one before it."""
    is_number: bool = False
    """It is the number of the paragraph that begins behind it, and stood in the margin."""
    follows: bool = False
    """It stands in a line that is stretched to fill its column, behind another word of that."""
    begins: bool = False
    """It begins where the cells of other rows do, behind a blank that is wider than usual."""
    is_mark: bool = False
    """It is the sign that stands before each item of a list."""


class Page(NamedTuple):
    words: list[Word]
    aslant: list[list[Word]]
    """Words at another angle than most: a stamp, the side of a table. Each lot is turned upright."""
    rules: list[tuple[float, float, float]]
    """Lines and edges of boxes that run across: from, to, height."""
    uprights: list[tuple[float, float, float]]
    """Lines and edges of boxes that run up: from the left, from, to."""
    pictures: list[Box]
    hidden: int
    """Characters that nobody sees."""
    by_machine: bool
    """All of its text lies unseen over a picture, as a reader of scans leaves it."""
    has_strikes: bool = False
    """Some of its words are struck through."""


class Ink(NamedTuple):
    """How a stretch of text is drawn."""

    angle: int
    base: float
    size: float
    is_bold: bool
    is_hidden: bool
    is_white: bool
    pictures: str = ""
    """The font, where it holds pictures instead of letters."""
    clip: Box | None = None
    """What is drawn of it; None where all is."""
    is_typed: bool = False
    """In a typewriter's font."""
