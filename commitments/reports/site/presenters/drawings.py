"""Bars and time lines, as places on them. Positions are per cents, so a drawing fits any width without a script."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from commitments.model import Commitment, Status
from commitments.reports.columns import Seen
from commitments.reports.prose import counted, day, percent
from commitments.reports.site.presenters.marks import Marks
from commitments.reports.site.presenters.values import Bar, Column, Due, Histogram, Lane, Link, Stretch, Year

_SLOTS = 24
_NEAR_END = 96
"""A year further on than that would stand beyond the drawing with half of its digits."""


def status_bar(found: dict[Status, int], marks: Marks) -> Bar:
    """One bar, with a stretch for each status."""
    total = sum(found.values()) or 1
    drawn, start = [], 0.0
    for status, count in found.items():
        share = count * 100 / total
        title = f"{marks.word(status)}: {count:,} ({percent(count, total)})"
        drawn.append(Stretch(status.value, f"{start:.3f}%", f"{max(share - 0.15, 0.1):.3f}%", title))
        start += share
    return Bar(", ".join(f"{count:,} {marks.word(status)}" for status, count in found.items()), tuple(drawn))


class TimeLine:
    """Days between a first and a last one, as places on a line."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max((last - first).days, 1)

    def place(self, when: date) -> float:
        return min(max((when - self.first).days * 100 / self.days, 0.0), 100.0)

    def years(self) -> tuple[Year, ...]:
        """So few that they can be read on a telephone."""
        years = range(self.first.year + 1, self.last.year + 1)
        step = max(1, -(-len(years) // 6))
        found = []
        for year in years[::step]:
            place = self.place(date(year, 1, 1))
            found.append(Year(f"{place:.2f}%", str(year), place <= _NEAR_END, place > _NEAR_END))
        return tuple(found) or (Year("0", str(self.first.year), False),)

    def lane(self, entry: Seen, link: Link, marks: Marks) -> Lane:
        found = stretches(entry.commitment, entry.today)
        drawn = []
        for (status, start), (_, end) in pairwise([*found, (Status.UNASSESSED, self.last)]):
            left, right = self.place(start), self.place(end)
            if status is not Status.UNASSESSED:
                title = f"{marks.word(status)} from {day(start)}"
                drawn.append(Stretch(status.value, f"{left:.2f}%", f"{max(right - left, 0.4):.2f}%", title))
        due = entry.commitment.due
        stroke = None
        if due and self.first <= due.last <= self.last:
            stroke = Due(f"{self.place(due.last):.2f}%", f"due {day(due)}")
        days = sorted({update.effective for update in entry.commitment.counted if update.effective <= self.last})
        said = "; ".join(f"{marks.word(status)} from {day(start)}" for status, start in found) or "no update"
        return Lane(link, said, tuple(drawn), stroke, tuple([f"{self.place(when):.2f}%" for when in days]))

    def histogram(self, days: Sequence[date]) -> Histogram:
        """How many updates there were, by twenty-fourths of the time."""
        slots = [0] * _SLOTS
        for when in days:
            slots[min(int(self.place(when) * _SLOTS / 100), _SLOTS - 1)] += 1
        most, wide = max(slots) or 1, 100 / _SLOTS
        drawn = [
            Column(
                *(f"{place * wide + 0.2:.2f}%", f"{100 - count * 100 / most:.1f}%"),
                *(f"{wide - 0.4:.2f}%", f"{count * 100 / most:.1f}%", counted(count, "update")),
            )
            for place, count in enumerate(slots)
        ]
        said = f"{counted(len(days), 'update')} from {day(self.first)} to {day(self.last)}"
        return Histogram(said, tuple(drawn))


def time_line(entries: Iterable[Seen], today: date, until: date) -> TimeLine | None:
    """From the first promise or update `until` a day, or the last update; None where nothing has happened by today."""
    known = [entry.commitment for entry in entries]
    updates = [update.effective for c in known for update in c.counted if update.effective <= today]
    if not updates:
        return None
    made = [c.made.first for c in known if c.made and c.made.first <= today]
    return TimeLine(min([*made, *updates]), max([until, *updates]))


def stretches(commitment: Commitment, today: date) -> list[tuple[Status, date]]:
    """Each status and the day it began, as it stood on the days between."""
    found: list[tuple[Status, date]] = []
    for when in sorted({update.effective for update in commitment.counted if update.effective <= today}):
        status = commitment.standing(when).status
        if not found or found[-1][0] is not status:
            found.append((status, when))
    return found
