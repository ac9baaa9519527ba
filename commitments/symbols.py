"""Statuses and shares as characters: one cell for each status, bars made of text, all with a plain ASCII form.

Colour is the views' own business; what is here says the same without any.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from commitments.model import Status

if TYPE_CHECKING:
    from decimal import Decimal

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


def labelled(status: Status, ascii: bool = False, called: Callable[[Status], str] = str) -> str:
    """Symbol and word: our own, or what another vocabulary calls it.

    >>> labelled(Status.IN_PROGRESS)
    '◐ in-progress'
    """
    return f"{_SYMBOLS[status][ascii]} {called(status)}"


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


def shown_mean(mean: float | None) -> str:
    """A mean as the tables of the Research Groups have it: a half is rounded away from zero, and zero has no sign.

    >>> shown_mean(0.125), shown_mean(-0.125), shown_mean(0.0), shown_mean(-0.001)
    ('+0.13', '-0.13', '0.00', '0.00')
    """
    if mean is None:
        return ""
    rounded = _half_up(mean, 2)
    return f"{rounded:+}" if rounded else "0.00"


def shown_percentage(mean: float | None) -> str:
    """From 0 to 100, whole; a half is rounded up."""
    return "" if mean is None else str(_half_up((mean + 1) * 50, 0))


def _half_up(number: float, places: int) -> "Decimal":
    from decimal import ROUND_HALF_UP, Decimal  # late: few views show a mean

    # A mean of thirds and tenths is off by some last bits, which must not turn a half into less than one.
    return Decimal(repr(round(number, 9))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
