"""Statuses and shares as characters: one cell for each status, bars made of text, all with a plain ASCII form.

Colour is the views' own business; what is here says the same without any.
"""

from collections.abc import Mapping, Sequence

from commitments.model import Status

_SYMBOLS = {
    Status.UNASSESSED: ("·", "."),
    Status.NOT_STARTED: ("○", "o"),
    Status.IN_PROGRESS: ("◐", ">"),
    Status.STALLED: ("‖", "="),
    Status.PARTIAL: ("±", "~"),
    Status.KEPT: ("✓", "+"),
    Status.BROKEN: ("✗", "x"),
    Status.DROPPED: ("⊘", "-"),
    Status.UNVERIFIABLE: ("?", "?"),
    Status.NOT_APPLICABLE: ("–", "/"),
}

BEST_FIRST = (
    Status.KEPT,
    Status.PARTIAL,
    Status.IN_PROGRESS,
    Status.STALLED,
    Status.NOT_STARTED,
    Status.BROKEN,
    Status.DROPPED,
    Status.UNVERIFIABLE,
    Status.UNASSESSED,
    Status.NOT_APPLICABLE,
)
"""The order statuses are shown in, in bars, legends and tables of counts."""

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def symbol(status: Status, ascii: bool = False) -> str:
    """One character, one cell wide, different for each status.

    >>> symbol(Status.KEPT), symbol(Status.KEPT, ascii=True)
    ('✓', '+')
    """
    return _SYMBOLS[status][ascii]


def labelled(status: Status, ascii: bool = False) -> str:
    """Symbol and word.

    >>> labelled(Status.IN_PROGRESS)
    '◐ in-progress'
    """
    return f"{_SYMBOLS[status][ascii]} {status.value}"


def bar(share: float, width: int, ascii: bool = False) -> str:
    """A bar of at most `width` cells for a share from 0 to 1, to an eighth of a cell; what is more than nothing shows.

    >>> bar(0.5, 7)
    '███▌'
    >>> bar(0.5, 7, ascii=True)
    '####'
    """
    share = min(max(share, 0.0), 1.0)
    if not share or width < 1:
        return ""
    if ascii:
        return "#" * max(1, int(share * width + 0.5))
    full, eighths = divmod(max(1, int(share * width * 8 + 0.5)), 8)
    return "█" * full + _EIGHTHS[eighths]


def cells(counts: Sequence[int], width: int) -> list[int]:
    """How many of `width` cells each count gets: largest remainders, and at least one for each that is not zero.

    Where there are more such counts than cells, the first ones get theirs.

    >>> cells([1, 0, 99], 10)
    [1, 0, 9]
    """
    total = sum(counts)
    if total <= 0 or width < 1:
        return [0] * len(counts)
    exact = [count * width / total for count in counts]
    given = [max(1, int(share)) if count else 0 for count, share in zip(counts, exact, strict=True)]
    while (missing := width - sum(given)) != 0:
        step = 1 if missing > 0 else -1
        # The one furthest from its exact share gives or gets a cell; one cell is only given up when nobody has two.
        places = [place for place, count in enumerate(counts) if count and (step > 0 or given[place] > 1)]
        if not places:
            places = [place for place, count in enumerate(counts) if count and given[place]][-1:]
        given[max(places, key=lambda place: (exact[place] - given[place]) * step)] += step
    return given


def stacked(counts: Mapping[Status, int], width: int, ascii: bool = False) -> list[tuple[Status, str]]:
    """A bar of `width` cells with a stretch of its own symbol for each status that occurs, best first.

    >>> "".join(stretch for _, stretch in stacked({Status.KEPT: 3, Status.BROKEN: 1}, 8))
    '✓✓✓✓✓✓✗✗'
    """
    widths = cells([counts.get(status, 0) for status in BEST_FIRST], width)
    return [(status, symbol(status, ascii) * cell) for status, cell in zip(BEST_FIRST, widths, strict=True) if cell]
