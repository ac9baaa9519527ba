"""Words that a line is drawn through: which letters are struck, and what stands in a text without them.

Such a line begins and ends where letters do and runs through the middle of small ones; a rule of a page or a chart that
happens to meet words goes on beyond them. Struck letters keep their place on the page until lines are put together, so
that the words beside them are not torn apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from commitments.pdf.page import Ink

STRUCK = "\U0001fffe"
"""Stands for a letter that is struck; it is no character of any text."""
_LOWEST, _HIGHEST = 0.15, 0.48
"""Of a letter's size, from its foot. An underline runs lower, a rule over the line higher."""
THICKEST = 0.2
"""Of a letter's size; a higher box is no line."""
_BEFORE, _BEHIND = 0.35, 0.7
"""Of a letter's size: how far a line may begin before the first letter, and end behind the last, as over a blank."""
_FILLED = 0.6
"""Of a line: how much of it letters stand on."""
_MEET = 1.5
_LEVEL = 0.6
_GONE = re.compile(rf"( ?){STRUCK}+(?: {STRUCK}+)*(?=(\S?))")
_CLOSING = ".,;:!?)]”’»"


class Stroke(NamedTuple):
    """A thin level line. Points, upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return (self.bottom + self.top) / 2

    def holds(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Whether a thin box is a piece of it."""
        return self.left <= left and right <= self.right and abs((bottom + top) / 2 - self.height) <= _LEVEL


class Letter(NamedTuple):
    """One letter, or several that are known to be of one word."""

    text: str
    left: float
    right: float
    ink: Ink
    is_seen: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Strikes:
    """The thin lines of a page, by their heights."""

    def __init__(self, strokes: Iterable[Stroke]) -> None:
        self._at: defaultdict[int, list[Stroke]] = defaultdict(list)
        for stroke in _whole(strokes):
            self._at[int(stroke.height)].append(stroke)

    def touch(self, letters: Letter) -> bool:
        return any(self._through(letters, letters.left, letters.right))

    def struck(self, runs: Sequence[Sequence[Letter]]) -> tuple[list[Sequence[Letter]], list[Stroke]]:
        """The same letters, of which those that are struck say so, and the lines that strike them. What a line touches
        comes letter by letter."""
        if not self._at:
            return [*runs], []
        found: defaultdict[Stroke, list[tuple[int, int]]] = defaultdict(list)
        for number, run in enumerate(runs):
            for place, letter in enumerate(run):
                for stroke in self._through(letter, letter.middle, letter.middle) if letter.is_seen else ():
                    found[stroke].append((number, place))
        made: list[list[Letter]] = [[*run] for run in runs]
        lines = []
        for stroke, places in found.items():
            if _is_strike(stroke, [runs[number][place] for number, place in places]):
                lines.append(stroke)
                for number, place in places:
                    letter = runs[number][place]
                    made[number][place] = letter._replace(text=STRUCK * len(letter.text))
        return [*made], lines

    def _through(self, letter: Letter, left: float, right: float) -> Iterator[Stroke]:
        ink = letter.ink
        if ink.angle or not self._at:
            return
        low, high = ink.base + _LOWEST * ink.size, ink.base + _HIGHEST * ink.size
        for level in range(int(low), int(high) + 1):
            for stroke in self._at.get(level, ()):
                is_thin = stroke.top - stroke.bottom <= THICKEST * ink.size
                if is_thin and low <= stroke.height <= high and stroke.left <= right and left <= stroke.right:
                    yield stroke


def _whole(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Those that meet are one: some programs draw a line for each run of letters."""
    found: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: (round(stroke.height), stroke.left)):
        last = found[-1] if found else None
        if last and abs(last.height - stroke.height) <= _LEVEL and stroke.left <= last.right + _MEET:
            found[-1] = last._replace(right=max(last.right, stroke.right))
        else:
            found.append(stroke)
    return found


def _is_strike(stroke: Stroke, letters: Sequence[Letter]) -> bool:
    """Whether a line begins and ends where these letters do."""
    first, last = min(letters, key=lambda one: one.left), max(letters, key=lambda one: one.right)
    if stroke.left < first.left - _BEFORE * first.ink.size or stroke.right > last.right + _BEHIND * last.ink.size:
        return False
    return sum(letter.right - letter.left for letter in letters) >= _FILLED * (stroke.right - stroke.left)


def without(text: str) -> str:
    """A line without its struck letters.

    >>> [without(words.replace("~", STRUCK)) for words in ("We ~~~ ~~ act by ~~~.", "We ~~build", "~~ build", "~~.")]
    ['We act by.', 'We build', 'build', '.']
    """
    return _GONE.sub(_left, text).strip() if STRUCK in text else text


def _left(found: re.Match[str]) -> str:
    return found[1] if found[2] and found[2] not in _CLOSING else ""
