"""What is said differently of one day now that more is known: what was said, what is said, and the entries since."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from commitments.model import Status
from commitments.stats.known import KINDS, Later, Revision, Why
from commitments.views import styles
from commitments.views.layout import Hanging, joined, line, named, plain, status_text

_INDENT = "    "


def revisions(
    found: Sequence[Revision], start: date, end: date, ascii: bool = False, called: Callable[[Status], str] = str
) -> "Revisions":
    """Those that are said differently, those that are not, and what is only newer, each under its heading; `found` is
    in that order. Statuses in the words of `called`."""
    return Revisions(found, start, end, ascii, called)


class Revisions:
    """The renderable; see `revisions`."""

    def __init__(
        self, found: Sequence[Revision], start: date, end: date, ascii: bool, called: Callable[[Status], str]
    ) -> None:
        self.found, self.start, self.end, self.ascii, self.called = found, start, end, ascii, called

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        titles = (
            f"Said differently of {self.start} now",
            f"Back-dated or corrected since, and no status of {self.start} changed",
            f"Newer than {self.start}",
        )
        is_first = True
        for kind, title in zip(KINDS, titles, strict=True):
            some = [one for one in self.found if one.kind == kind]
            if not some:
                continue
            yield Text(f"{title} ({len(some):,})" if is_first else f"\n{title} ({len(some):,})", styles.HEADER)
            is_first = False
            for one in some:
                yield from self._revision(one)

    def _revision(self, one: Revision) -> Iterator[RenderableType]:
        was, now = (one.after, one.now) if one.kind == "new" else (one.before, one.after)
        facts = [self._turn(was.status, now.status)]
        if one.kind != "new" and one.now.status is not one.after.status:
            facts.append(Text.assemble("since then ", self._status(one.now.status)))
        if one.is_added:
            facts.append(Text(f"promised {one.commitment.made}", styles.WARNING))
        yield Hanging(named(one.commitment.id), joined(facts, self.ascii))
        for actor, before, after in one.turns:
            if actor:
                yield Hanging(_INDENT, Text.assemble(line(actor, styles.HEADER), " ", self._turn(before, after)))
        yield Hanging(_INDENT, line(one.commitment.headline))
        for entry in one.entries:
            yield from self._entry(entry, one)

    def _entry(self, entry: Later, one: Revision) -> Iterator[RenderableType]:
        update = entry.update
        parts = [Text(f"update {entry.number}"), Text(f"recorded {update.recorded_on}")]
        if update.by:
            parts[1].append(" by ").append(line(update.by))
        parts.append(self._said(entry, one))
        if not entry.counts:
            parts.append(Text("taken back since", styles.WARNING))
        yield Hanging(f"{_INDENT}{_INDENT}", joined(parts, self.ascii))
        if update.note:
            yield Hanging(_INDENT * 3, plain(update.note, "" if entry.counts else "strike"))

    def _said(self, entry: Later, one: Revision) -> Text:
        update = entry.update
        said = Text("" if entry.why is Why.NEW else f"{_WHY[entry.why].format(about=entry.about)}: ", styles.WARNING)
        if update.actor:
            said.append(line(update.actor, styles.HEADER)).append(" ")
        if update.status is not None:
            said.append(self._status(update.status))
        elif update.act is None:
            said.append("note", styles.QUIET)
        if update.act is not None:
            said.append(" " if update.status else "").append(line(update.act.said(update, one.commitment)))
        return said.append(f"  (on {update.on})", styles.QUIET)

    def _turn(self, before: Status, after: Status) -> Text:
        if before is after:
            return self._status(after)
        return Text.assemble(self._status(before), " -> " if self.ascii else " → ", self._status(after))

    def _status(self, status: Status) -> Text:
        return status_text(status, self.ascii, self.called)


_WHY = {
    Why.BACK_DATED: "back-dated",
    Why.REPLACED: "replaces update {about}",
    Why.DECIDED: "decided",
    Why.TAKEN_BACK: "corrected",
    Why.COUNTS_AGAIN: "corrected",
}
