"""What changed between two dates: from where to where, when, with how much proof."""

from collections.abc import Callable, Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from commitments.model import Status
from commitments.stats.turns import Change
from commitments.views import styles
from commitments.views.layout import Hanging, joined, line, named, status_text


def changes(found: Iterable[Change], ascii: bool = False, called: Callable[[Status], str] = str) -> "Changes":
    """Each commitment that changed, was made, or changed and came back; statuses in the words of `called`."""
    return Changes(found, ascii, called)


class Changes:
    """The renderable; see `changes`."""

    def __init__(self, found: Iterable[Change], ascii: bool, called: Callable[[Status], str]) -> None:
        self.found, self.ascii, self.called = found, ascii, called

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for change in self.found:
            yield from self._change(change)

    def _change(self, change: Change) -> Iterator[Hanging]:
        arrow = " -> " if self.ascii else " → "
        turn = self._status(change.before)
        if change.steps and not (change.members and change.before is change.after):
            turn = Text.assemble(turn, arrow, self._status(change.after))
        rated = Text(change.standing.rated_words, styles.WARNING)
        facts = [turn, rated, Text(_days(change), styles.QUIET), Text(_proof(change), styles.QUIET)]
        facts += [Text(remark, styles.WARNING) for remark in _remarks(change)]
        yield Hanging(named(change.commitment.id), joined(facts, self.ascii))
        for actor, before, after in change.members:
            turned: list[Text | str] = [self._status(before), arrow] if before is not after else []
            yield Hanging("    ", Text.assemble(line(actor, styles.HEADER), " ", *turned, self._status(after)))
        yield Hanging("    ", line(change.commitment.headline))

    def _status(self, status: Status) -> Text:
        return status_text(status, self.ascii, self.called)


def _days(change: Change) -> str:
    days = dict.fromkeys(step.update.on for step in change.steps)
    return f"on {', '.join(days)}" if days else ""


def _proof(change: Change) -> str:
    if not change.steps and not change.evidence:
        return ""
    return f"{change.evidence:,} evidence" if change.evidence else "no evidence"


def _remarks(change: Change) -> Iterator[str]:
    if change.is_new:
        yield f"new, made {change.commitment.made}"
    if change.is_reversal:
        yield "reversed in between" if change.before is change.after else "reversed"
    if change.is_corrected:
        yield "corrected the same day"
