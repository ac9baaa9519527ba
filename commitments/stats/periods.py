"""How many stood where, period by period."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from commitments.model import Commitment


class Period(NamedTuple):
    """A year, quarter or month, and what was entered for it."""

    name: str
    """`2018`, `2018-Q1` or `2018-03`."""
    updates: int
    ratings: int


_LENGTHS = (1, 3, 12)
"""In months."""


def timeline(commitments: Iterable[Commitment], today: date, most: int = 24) -> list[Period]:
    """Updates by the month, quarter or year they took effect, from the first to the last, empty periods too.

    The shortest of the three that makes no more than `most` periods is taken; years, where none does.
    """
    by_month: dict[int, list[int]] = {}
    for commitment in commitments:
        for update in commitment.counted:
            day = update.effective
            if day <= today:
                counted = by_month.setdefault(day.year * 12 + day.month - 1, [0, 0])
                counted[0] += 1
                counted[1] += update.status is not None
    if not by_month:
        return []
    first, last = min(by_month), max(by_month)
    length = next((months for months in _LENGTHS if last // months - first // months < most), _LENGTHS[-1])
    periods = {number: [0, 0] for number in range(first // length, last // length + 1)}
    for month, counted in by_month.items():
        for place in (0, 1):
            periods[month // length][place] += counted[place]
    return [Period(_period_name(number, length), *counted) for number, counted in periods.items()]


def _period_name(number: int, months: int) -> str:
    year, place = divmod(number * months, 12)
    if months == 12:
        return f"{year:04d}"
    return f"{year:04d}-Q{place // 3 + 1}" if months == 3 else f"{year:04d}-{place + 1:02d}"
