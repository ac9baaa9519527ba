"""History as a dated story: what was recorded, what it changed, and the proof."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from commitments.excerpts import Finding
from commitments.model import Evidence, Stance, Status
from commitments.stats.turns import Step
from commitments.views import styles
from commitments.views.layout import Hanging, joined, line, link, plain, status_text

if TYPE_CHECKING:
    from commitments.copies import Kept

_STANCES = {Stance.SUPPORTS: ("+", "green"), Stance.CONTRADICTS: ("-", "red"), Stance.CONTEXT: ("*", styles.QUIET)}
_DATE = 12
"""The column of dates: ten characters and a gap."""


def story(
    steps: Iterable[Step],
    ascii: bool = False,
    names: bool = True,
    called: Callable[[Status], str] = str,
    kept: "Kept | None" = None,
) -> "Story":
    """Each update under its date, oldest first as given; `names` says of each whose it is. Statuses are in the words
    of `called`; `kept` is what is known of the evidence."""
    return Story(steps, names, ascii, called, kept)


class Story:
    """The renderable; see `story`. It is shown while it is told, so a long one needs no memory."""

    def __init__(
        self,
        steps: Iterable[Step],
        names: bool,
        ascii: bool,
        called: Callable[[Status], str] = str,
        kept: "Kept | None" = None,
    ) -> None:
        self.steps, self.names, self.ascii, self.called, self.kept = steps, names, ascii, called, kept

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for place, step in enumerate(self.steps):
            if place and self.names:
                yield Text("")
            yield from entry(step, self.names, self.ascii, self.called, self.kept)


def entry(
    step: Step, names: bool, ascii: bool, called: Callable[[Status], str] = str, kept: "Kept | None" = None
) -> Iterator[Hanging]:
    """One update: its date and what it changed, what was noted, and each piece of evidence."""
    update = step.update
    indent = " " * _DATE
    yield Hanging(Text(f"{update.on:<{_DATE}}", styles.HEADER), _change(step, names, ascii, called))
    if names:
        yield Hanging(indent, line(step.commitment.headline, styles.HEADER))
    if update.note:
        yield Hanging(indent, plain(update.note, "strike" if step.taken_back else ""))
    if step.taken_back:
        yield Hanging(indent, line(f"taken back {step.taken_back_words}", styles.WARNING))
    for evidence in update.evidence:
        yield from proof(evidence, indent, ascii, kept)
    if step.taken_back is None and step.commitment.wants_evidence(update):
        yield Hanging(indent, Text("no evidence with this rating", styles.WARNING))
    yield Hanging(indent, _record(step, ascii))


def _change(step: Step, names: bool, ascii: bool, called: Callable[[Status], str]) -> Text:
    update = step.update
    parts = []
    if names:
        parts.append(line(step.commitment.id, styles.ID))
    said = _ratings(step, ascii, called)
    if step.taken_back is not None:
        said.stylize("strike")
        said = Text.assemble(said, (" (taken back)", styles.WARNING))
    parts.append(said)
    if step.update.act is not None and step.update.status is not None:
        struck = f"{styles.QUIET} strike" if step.taken_back else styles.QUIET
        parts.append(line(step.update.act.said(step.update, step.commitment), struck))
    if step.is_reversal:
        parts.append(Text(_reversal(step), styles.WARNING))
    if step.is_correction:
        parts.append(Text("corrects the entry before it", styles.WARNING))
    if update.actor is not None and step.before is not step.after:
        parts.append(Text.assemble("together ", status_text(step.after, ascii, called)))
    if update.actor is not None and update.status is not None and step.rated_words:
        parts.append(Text(step.rated_words, styles.QUIET))
    return joined(parts, ascii)


def _ratings(step: Step, ascii: bool, called: Callable[[Status], str]) -> Text:
    update = step.update
    whose = Text.assemble(line(update.actor, styles.HEADER), " ") if update.actor else Text()
    if update.status is None:
        said = update.act.said(update, step.commitment) if update.act else "note"
        return Text.assemble(whose, line(said, styles.QUIET))
    if step.taken_back is not None:
        return Text.assemble(whose, status_text(update.status, ascii, called))
    before = step.before if update.actor is None else step.member_before
    if before in (None, Status.UNASSESSED, update.status):
        again = " again" if before is update.status is not Status.UNASSESSED else ""
        return Text.assemble(whose, status_text(update.status, ascii, called), again)
    arrow = " -> " if ascii else " → "
    turn = status_text(before or update.status, ascii, called), arrow, status_text(update.status, ascii, called)
    return Text.assemble(whose, *turn)


def _reversal(step: Step) -> str:
    becomes = step.after if step.update.actor is None else step.update.status
    return "reversed" if becomes is not None and becomes.is_closed else "reopened"


def _record(step: Step, ascii: bool) -> Text:
    update = step.update
    parts = [Text(f"update {step.number}"), Text(f"recorded {update.recorded.date().isoformat()}")]
    if update.by:
        parts[1].append(" by ").append(line(update.by))
    if step.is_backdated:
        parts.append(Text("entered after what follows"))
    if update.source_status:
        parts.append(Text.assemble("the source says: ", line(update.source_status)))
    text = joined(parts, ascii)
    text.stylize(styles.QUIET)
    return text


def proof(evidence: Evidence, indent: str, ascii: bool, kept: "Kept | None" = None) -> Iterator[Hanging]:
    """One piece of evidence: how it bears on the rating, its title, publisher and date, its address in full, and what
    is kept of it."""
    mark, style = _STANCES[evidence.stance]
    facts = [line(evidence.title or ""), line(evidence.publisher or "", styles.QUIET), Text(evidence.published or "")]
    lead = Text.assemble(indent, (mark, style), " ")
    deeper = indent + "  "
    stance = Text(f"{evidence.stance.value}  ", style)
    yield Hanging(lead, Text.assemble(stance, joined(facts, ascii)))
    if evidence.excerpt:
        opening, closing = '""' if ascii else "“”"
        yield Hanging(deeper, Text.assemble(opening, line(evidence.excerpt), closing, *_proved(evidence, kept)))
    yield Hanging(deeper, link(evidence.url, styles.ID))
    if kept:
        yield from _kept(evidence, kept, deeper)
    archive = kept.archive(evidence) if kept else evidence.archive
    if archive:
        yield Hanging(deeper, Text.assemble(("archived ", styles.QUIET), link(archive, styles.ID)))


def _proved(evidence: Evidence, kept: "Kept | None") -> Iterator[tuple[str, str]]:
    """Whether its excerpt stands in the copy of its page."""
    shown = kept.shown(evidence) if kept else None
    if shown:
        words, style = _FOUND[shown.finding]
        yield f"  {words}", style


_FOUND = {
    Finding.VERIFIED: ("verified", "green"),
    Finding.NEAR: ("only nearly in the copy", styles.WARNING),
    Finding.ABSENT: ("not in the copy", styles.PROBLEM),
}


def _kept(evidence: Evidence, kept: "Kept", deeper: str) -> Iterator[Hanging]:
    checked = kept.checked(evidence.url)
    if checked and checked.state.is_dead:
        yield Hanging(deeper, Text(f"gone on {checked.at:%Y-%m-%d}", styles.WARNING))
    if copy := kept.copy(evidence.url):
        name = copy.names.text if copy.text_sha256 else copy.names.warc
        yield Hanging(deeper, Text(f"copy of {copy.last:%Y-%m-%d} evidence/{name}", styles.QUIET))
