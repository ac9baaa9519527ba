"""Bars and time lines in SVG. Positions are per cents, so a drawing fits any width without a line of script."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from commitments.model import Commitment, Status
from commitments.reports.columns import Seen
from commitments.reports.markup import xml_text
from commitments.reports.prose import counted, day, percent

Word = Callable[[Status], str]


def status_bar(found: dict[Status, int], word: Word) -> str:
    """One bar, with a stretch for each status."""
    total = sum(found.values()) or 1
    said = ", ".join(f"{count:,} {word(status)}" for status, count in found.items())
    drawn, start = [], 0.0
    for status, count in found.items():
        share = count * 100 / total
        label = xml_text(f"{word(status)}: {count:,} ({percent(count, total)})")
        drawn.append(
            f'<rect class="f-{status}" x="{start:.3f}%" y="0" width="{max(share - 0.15, 0.1):.3f}%" height="100%">'
            f"<title>{label}</title></rect>"
        )
        start += share
    return f'<svg class="bar" role="img" aria-label="{xml_text(said)}">{"".join(drawn)}</svg>'


class TimeLine:
    """Days between a first and a last one, as places on a line."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max((last - first).days, 1)

    def place(self, when: date) -> float:
        return min(max((when - self.first).days * 100 / self.days, 0.0), 100.0)

    def axis(self) -> str:
        """The years, so few that they can be read on a telephone."""
        years = range(self.first.year + 1, self.last.year + 1)
        step = max(1, -(-len(years) // 6))
        marks = [
            f'<text x="{self.place(date(year, 1, 1)):.2f}%" y="14" text-anchor="middle">{year}</text>'
            for year in years[::step]
        ]
        if not marks:
            marks = [f'<text x="0" y="14">{self.first.year}</text>']
        return f'<svg class="axis" aria-hidden="true">{"".join(marks)}</svg>'

    def lane(self, entry: Seen, word: Word) -> str:
        """One commitment's statuses as stretches, its updates as dots, its due date as a stroke."""
        commitment = entry.commitment
        found = stretches(commitment, entry.today)
        said = "; ".join(f"{word(status)} from {day(start)}" for status, start in found) or "no update"
        drawn = ['<rect class="ground" x="0" y="8" width="100%" height="2"/>']
        for (status, start), (_, end) in pairwise([*found, (Status.UNASSESSED, self.last)]):
            left, right = self.place(start), self.place(end)
            if status is not Status.UNASSESSED:
                drawn.append(
                    f'<rect class="f-{status}" x="{left:.2f}%" y="4" width="{max(right - left, 0.4):.2f}%" height="10">'
                    f"<title>{xml_text(f'{word(status)} from {day(start)}')}</title></rect>"
                )
        due = commitment.due
        if due and self.first <= due.last <= self.last:
            at = f"{self.place(due.last):.2f}%"
            drawn.append(f'<line class="due" x1="{at}" x2="{at}" y1="0" y2="18"><title>due {day(due)}</title></line>')
        dots = sorted({update.effective for update in commitment.counted if update.effective <= self.last})
        drawn += [f'<circle class="dot" cx="{self.place(when):.2f}%" cy="9" r="3"/>' for when in dots]
        return f'<svg role="img" aria-label="{xml_text(said)}">{"".join(drawn)}</svg>'

    def columns(self, days: Sequence[date]) -> str:
        """How many updates there were, by twenty-fourths of the time."""
        slots = [0] * 24
        for when in days:
            slots[min(int(self.place(when) * 24 / 100), 23)] += 1
        most = max(slots) or 1
        drawn = []
        for place, count in enumerate(slots):
            tall = count * 100 / most
            drawn.append(
                f'<rect x="{place * 100 / 24 + 0.2:.2f}%" y="{100 - tall:.1f}%" '
                f'width="{100 / 24 - 0.4:.2f}%" height="{tall:.1f}%"><title>{counted(count, "update")}</title></rect>'
            )
        said = f"{counted(len(days), 'update')} from {day(self.first)} to {day(self.last)}"
        return f'<svg class="histogram" role="img" aria-label="{said}">{"".join(drawn)}</svg>'


def time_line(entries: Iterable[Seen], today: date) -> TimeLine | None:
    """From the first promise or update to today; None where nothing has happened."""
    known = [entry.commitment for entry in entries]
    updates = [update.effective for c in known for update in c.counted if update.effective <= today]
    if not updates:
        return None
    made = [c.made.first for c in known if c.made and c.made.first <= today]
    return TimeLine(min([*made, *updates]), today)


def stretches(commitment: Commitment, today: date) -> list[tuple[Status, date]]:
    """Each status and the day it began, as it stood on the days between."""
    found: list[tuple[Status, date]] = []
    for when in sorted({update.effective for update in commitment.counted if update.effective <= today}):
        status = commitment.standing(when).status
        if not found or found[-1][0] is not status:
            found.append((status, when))
    return found
