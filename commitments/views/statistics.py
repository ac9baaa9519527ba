"""How far along the promises are, on one screen: figures, a bar for each status, bars by group, updates over time."""

from collections.abc import Callable, Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from commitments.model import Status
from commitments.stats.counts import Counts, Summary
from commitments.stats.periods import Period
from commitments.symbols import shown_mean
from commitments.text import plural
from commitments.views import styles
from commitments.views.charts import StackedBars, StatusBars, Timeline
from commitments.views.layout import Hanging, joined


def statistics(
    summary: Summary, periods: Sequence[Period] = (), ascii: bool = False, called: Callable[[Status], str] = str
) -> "Statistics":
    """The whole of a summary; `periods` are the timeline of updates, left out where there are none. Statuses are in
    the words of `called`."""
    return Statistics(summary, periods, ascii, called)


class Statistics:
    """The renderable; see `statistics`."""

    def __init__(
        self, summary: Summary, periods: Sequence[Period], ascii: bool, called: Callable[[Status], str]
    ) -> None:
        self.summary, self.periods, self.ascii, self.called = summary, periods, ascii, called

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        overall = self.summary.overall
        yield Hanging("", joined(_figures(overall), self.ascii))
        if not overall.total:
            return
        yield Text("")
        yield StatusBars(overall, self.ascii, self.called)
        for field, groups in self.summary.by_field.items():
            yield from _titled(f"By {field}")
            yield StackedBars({name: counts.by_status for name, counts in groups.items()}, self.ascii)
        if self.periods:
            yield from _titled("Updates")
            yield Timeline(self.periods, self.ascii)


def _titled(title: str) -> Iterator[RenderableType]:
    yield Text("")
    yield Text(title, styles.HEADER)


def _figures(counts: Counts) -> Iterator[Text]:
    yield Text(plural(counts.total, "commitment"), styles.HEADER)
    yield Text(f"{counts.open:,} open")
    yield Text(f"{counts.closed:,} closed")
    if counts.overdue:
        yield Text(f"{counts.overdue:,} overdue", styles.PROBLEM)
    if counts.deferred:
        yield Text(f"{counts.deferred:,} deferred", styles.WARNING)
        yield Text(f"{counts.late:,} past the promised date", styles.WARNING)
    if counts.stale:
        yield Text(f"{counts.stale:,} stale", styles.WARNING)
    if counts.part_rated:
        yield Text(counts.rated_words, styles.WARNING)
    if counts.unsupported:
        yield Text(f"{plural(counts.unsupported, 'rating')} unsupported", styles.WARNING)
    if counts.mean is not None:
        yield Text(f"mean score {shown_mean(counts.mean)} over {counts.scored:,} of {counts.total:,}")
    if counts.ratings:
        yield Text(counts.proof.words)
