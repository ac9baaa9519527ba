"""Charts made of characters: status bars, stacked bars by group, time. Each also reads without colour."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from commitments import symbols
from commitments.model import Commitment, Status
from commitments.text import one_line
from commitments.views import styles
from commitments.views.layout import Hanging, folded_lines

if TYPE_CHECKING:
    from commitments.stats.counts import Counts
    from commitments.stats.periods import Period

_WIDEST = 60
"""Cells of a bar: on a wide screen, or in a pipe, a longer one says no more."""
_NARROWEST = 8
_WORD = 16
"""Cells of a status's symbol and word, at least."""
_LABEL_SHARE = 0.45
_LEAST_LABEL = 16


class StatusBars:
    """A bar for each status that occurs: symbol, word (as it is `called`), count, share."""

    def __init__(self, counts: "Counts", ascii: bool = False, called: Callable[[Status], str] = str) -> None:
        self.counts, self.ascii, self.called = counts, ascii, called

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        by_status = self.counts.by_status
        digits = max((len(f"{count:,}") for count in by_status.values()), default=1)
        words = {status: symbols.labelled(status, self.ascii, self.called) for status in by_status}
        room = max(_WORD, *(cell_len(word) + 2 for word in words.values())) if words else _WORD
        lead = room + digits + 8
        width = _bar_width(options.max_width - lead)
        most = max(map(self.counts.share, by_status), default=1.0) or 1.0
        for status in symbols.BEST_FIRST:
            if not by_status.get(status):
                continue
            share, style = self.counts.share(status), styles.STATUS[status]
            text = Text(words[status], style)
            text.pad_right(room - cell_len(words[status]))
            text.append(f"{by_status[status]:>{digits},}").append(f"{share:>6.0%}  ", styles.QUIET)
            yield text.append(symbols.bar(share / most, width, self.ascii), style)


class StackedBars:
    """A bar for each group, in it a stretch for each status, made of that status's symbol."""

    def __init__(self, groups: Mapping[str, Mapping[Status, int]], ascii: bool = False) -> None:
        self.groups, self.ascii = groups, ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        labels = [one_line(name) for name in self.groups]
        totals = [sum(by_status.values()) for by_status in self.groups.values()]
        digits = max((len(f"{total:,}") for total in totals), default=1)
        longest = max(map(cell_len, labels), default=0)
        room = max(1, min(longest, max(_LEAST_LABEL, int(options.max_width * _LABEL_SHARE))))
        width = _bar_width(options.max_width - room - digits - 4)
        for label, total, by_status in zip(labels, totals, self.groups.values(), strict=True):
            text, *more = folded_lines(Text(label), console, room)
            text.pad_right(room - cell_len(text.plain))
            text.append(f"  {total:>{digits},}  ", styles.QUIET)
            for status, stretch in symbols.stacked(by_status, width, self.ascii):
                text.append(stretch, styles.STATUS[status])
            yield text
            yield from more


class Timeline:
    """A bar for each period: how many updates took effect in it."""

    def __init__(self, periods: "Sequence[Period]", ascii: bool = False) -> None:
        self.periods, self.ascii = periods, ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        most = max((period.updates for period in self.periods), default=0) or 1
        digits = len(f"{most:,}")
        width = min(_bar_width(options.max_width - digits - 12), most * 4)
        for period in self.periods:
            text = Text(f"{period.name:<8}", styles.QUIET)
            text.append(f"{period.updates or ('.' if self.ascii else '·'):>{digits + 1}}  ")
            yield text.append(symbols.bar(period.updates / most, width, self.ascii), "bright_blue")


class Track:
    """One commitment from the day it was made to today, in a line: at each cell the symbol of where it stood then."""

    def __init__(self, commitment: Commitment, start: date, today: date, ascii: bool = False) -> None:
        self.commitment, self.start, self.today, self.ascii = commitment, start, today, ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        first, last = self.start.isoformat()[:7], self.today.isoformat()[:7]
        width = min(_WIDEST, options.max_width - len(first) - len(last) - 2)
        days = (self.today - self.start).days
        if width < _NARROWEST or days < 1:
            return
        width = min(width, days)
        text = Text(f"{first} ", styles.QUIET)
        for cell in range(width):
            status = self.commitment.standing(self.start + timedelta(days=days * (cell + 1) // width)).status
            text.append(symbols.symbol(status, self.ascii), styles.STATUS[status])
        yield text.append(f" {last}", styles.QUIET)
        due = self.commitment.due
        if due is not None and self.start < due.last <= self.today:
            place = -((due.last - self.start).days * -width // days) - 1  # the cell whose last day is on it or after
            mark = "^" if self.ascii else "↑"
            label = f" due {due}"
            before = len(first) + 1 + place
            if before + 1 + len(label) > options.max_width:
                yield Text(f"{label.strip()} {mark}".rjust(before + 1), styles.WARNING)
            else:
                yield Text(" " * before + mark + label, styles.WARNING)


def legend(statuses: Sequence[Status], ascii: bool = False, called: Callable[[Status], str] = str) -> Hanging:
    """What the symbols in bars stand for, best first."""
    shown = [status for status in symbols.BEST_FIRST if status in statuses]
    return Hanging(
        "", Text("  ").join(Text(symbols.labelled(status, ascii, called), styles.STATUS[status]) for status in shown)
    )


def _bar_width(room: int) -> int:
    return max(_NARROWEST, min(_WIDEST, room))
