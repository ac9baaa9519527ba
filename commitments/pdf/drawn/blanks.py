"""Words that stand close: a gap that the library takes for none is a blank where the line has no wider ones."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from commitments.pdf.drawn.strikes import Letter

_FEWEST = 2
"""Blanks of a line that say how wide its blanks are."""
_NARROWEST, _TIGHT = 0.1, 0.23
"""Of a letter's size: less is no blank in any line, and where the usual blank is more the library sees them all."""
_AS_WIDE = 0.65
"""Of the usual blank of a line: some letters reach over their end."""


class Blanks:
    """How wide the blanks of each line are, by the runs of letters between them."""

    def __init__(self, runs: Sequence[Sequence[Letter]]) -> None:
        gaps: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        for before, run in pairwise(run for run in runs if run):
            line, gap = _line(before[-1]), run[0].left - before[-1].right
            if line == _line(run[0]) and 0 < gap < run[0].ink.size:
                gaps[line].append(gap)
        self._usual = {line: sorted(found)[len(found) // 2] for line, found in gaps.items() if len(found) >= _FEWEST}

    def part(self, before: Letter, letter: Letter) -> bool:
        """Whether two letters that are drawn apart, with no blank, are of two words."""
        if before.ink is letter.ink:
            return False
        usual, size = self._usual.get(_line(letter)), letter.ink.size
        if usual is None or usual > _TIGHT * size:
            return False
        return letter.left - before.right >= max(_AS_WIDE * usual, _NARROWEST * size)


def _line(letter: Letter) -> tuple[int, int]:
    return letter.ink.angle, round(letter.ink.base)
