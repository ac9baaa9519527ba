"""One commitment whole: its words in their place, its coding, where it stands, and all that was recorded."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from commitments.model import STALE_AFTER_DAYS, Commitment, Document, Span, Standing, Status
from commitments.stats.turns import steps
from commitments.views import styles
from commitments.views.charts import Track
from commitments.views.layout import Hanging, counted, in_days, joined, line, link, named, plain, status_text
from commitments.views.story import story

if TYPE_CHECKING:
    from commitments.copies import Kept

_LABEL = 14
_CONTEXT = 220
"""Characters of the document's text shown on either side of a quote."""


def detail(
    commitment: Commitment,
    document: Document | None,
    text: str | None,
    today: date,
    stale_after: int = STALE_AFTER_DAYS,
    ascii: bool = False,
    called: Callable[[Status], str] = str,
    kept: "Kept | None" = None,
) -> "Detail":
    """Everything about one commitment as it stands on that day; `text` is its document's, None where none is kept.
    Statuses are in the words of `called`; `kept` is what is known of the evidence."""
    return Detail(commitment, document, text, today, stale_after, ascii, called, kept)


class Detail:
    """The renderable; see `detail`."""

    def __init__(
        self,
        commitment: Commitment,
        document: Document | None,
        text: str | None,
        today: date,
        stale_after: int,
        ascii: bool,
        called: Callable[[Status], str],
        kept: "Kept | None" = None,
    ) -> None:
        self.called, self.kept = called, kept
        self.commitment, self.document, self.text = commitment, document, text
        self.today, self.stale_after, self.ascii = today, stale_after, ascii
        self.standing = commitment.standing(today)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self._head()
        yield Text("")
        yield from self._quote()
        yield Text("")
        yield from self._coding()
        yield from self._history()

    def _head(self) -> Iterator[RenderableType]:
        commitment, document = self.commitment, self.document
        yield Hanging(named(commitment.id), self._state())
        if commitment.summary:
            yield Hanging("", line(commitment.headline, styles.HEADER))
        if document:
            facts = [line(document.title), line(document.issuer), Text(document.published or "")]
            text = joined(facts, self.ascii)
            text.stylize(styles.QUIET)
            yield Hanging("", text)

    def _state(self) -> Text:
        standing = self.standing
        state = status_text(standing.status, self.ascii, self.called)
        if standing.since:
            state.append(f" since {standing.since}", styles.QUIET)
        return joined([state, *warnings(self.commitment, standing, self.today, self.stale_after)], self.ascii)

    def _quote(self) -> Iterator[Hanging]:
        bar = Text("  | " if self.ascii else "  ┃ ", styles.STATUS[self.standing.status])
        before, after = _context(self.text, self.commitment.span, "..." if self.ascii else "…")
        if before:
            yield Hanging("    ", plain(before, styles.QUIET))
        yield Hanging(bar, plain(self.commitment.quote, styles.QUOTE), bar)
        if after:
            yield Hanging("    ", plain(after, styles.QUIET))

    def _coding(self) -> Iterator[Hanging]:
        commitment, standing = self.commitment, self.standing
        document = self.document
        yield from _field("section", line(commitment.section))
        yield from _field("where", Text(str(commitment.place)))
        yield from _field("kind", Text(commitment.kind or ""))
        yield from _field("who", _listed(commitment.actors))
        yield from _field("group", _listed(commitment.groups))
        yield from _field("to whom", _listed(commitment.counterparties))
        yield from _field("made", Text(commitment.made or (document.published if document else None) or ""))
        yield from _field("due", self._due())
        yield from _field("amount", line(str(commitment.amount) if commitment.amount else ""))
        yield from _field("tags", _listed(commitment.tags))
        yield from _field("source key", line(commitment.key or ""))
        yield from _field("score", _score(standing))
        for place, (actor, status) in enumerate(standing.members):
            member = Text.assemble(status_text(status, self.ascii, self.called), "  ", line(actor))
            yield from _field("" if place else "members", member)
        if document and document.url:
            yield from _field("url", link(document.url, styles.ID))

    def _due(self) -> Text:
        """The date that was promised, and those to which it was put off."""
        if not (dues := self.commitment.dues(self.today)):
            from commitments.languages.telling import undated

            return Text(undated(self.commitment.quote, self.document.language if self.document else None))
        first, *later = dues
        arrow = " -> " if self.ascii else " → "
        return Text(f"{first} as promised{arrow}{arrow.join(later)}, deferred" if later else first)

    def _history(self) -> Iterator[RenderableType]:
        told = steps(self.commitment, self.today)
        later = [update for update in self.commitment.updates if update.effective > self.today]
        if not told and not later:
            yield Text("")
            yield Text("Nothing has been recorded yet.", styles.QUIET)
            return
        yield Text("")
        pieces = sum(len(step.update.evidence) for step in told)
        proof = Text(f"{pieces:,} evidence" if pieces else "no evidence", styles.QUIET)
        title = [Text("History", styles.HEADER), counted(len(told), "update"), proof]
        yield Hanging("", joined(title, self.ascii))
        yield from self._track()
        yield story(told, names=False, ascii=self.ascii, called=self.called, kept=self.kept)
        if later:
            when = ", ".join(sorted({update.on for update in later}))
            yield Hanging("", Text(f"{len(later)} more take effect after {self.today}: {when}", styles.QUIET))

    def _track(self) -> Iterator[RenderableType]:
        made = self.commitment.made or (self.document.published if self.document else None)
        if made is not None:
            yield Track(self.commitment, made.first, self.today, self.ascii)


def warnings(commitment: Commitment, standing: Standing, today: date, stale_after: int) -> Iterator[Text]:
    """What wants attention, in words."""
    due, promised = commitment.due_now(today), commitment.due
    if due is not None and commitment.is_past_due(today) and standing.is_open:
        yield Text(f"overdue by {in_days((today - due.last).days)}", styles.PROBLEM)
    if promised is not None and due != promised and standing.is_open and commitment.is_past_promised(today):
        yield Text(f"{in_days((today - promised.last).days)} past the promised date", styles.WARNING)
    if standing.is_stale(today, stale_after) and standing.updated:
        yield Text(f"stale: no update for {in_days((today - standing.updated).days)}", styles.WARNING)
    if standing.rated_words:
        yield Text(standing.rated_words, styles.WARNING)
    if standing.is_unsupported:
        is_apart = any(rating.actor for rating in standing.unsupported)
        whose = ", ".join(rating.actor or "the whole" for rating in standing.unsupported) if is_apart else ""
        yield line(
            f"unsupported: no evidence for {f'the rating of {whose}' if whose else 'this status'}", styles.WARNING
        )


def _score(standing: Standing) -> Text:
    if standing.score is None:
        return Text("")
    return Text(
        f"{standing.score:+.3g} {standing.score_words}".rstrip()
        if standing.score
        else f"0 {standing.score_words}".rstrip()
    )


def _field(label: str, value: Text) -> Iterator[Hanging]:
    if value.plain:
        yield Hanging(Text(f"{label:<{_LABEL}}", styles.QUIET), value)


def _listed(values: tuple[str, ...]) -> Text:
    return Text(", ", styles.QUIET).join([line(value) for value in values])


def _context(text: str | None, span: Span | None, dots: str) -> tuple[str, str]:
    """What stands around a span: whole words, and no further than the paragraph next to it."""
    if text is None or span is None or not 0 <= span.start < span.end <= len(text):
        return "", ""
    before, after = text[: span.start].rstrip(), text[span.end :].lstrip()
    return _last_words(before, dots), _first_words(after, dots)


def _last_words(text: str, dots: str) -> str:
    paragraph = text[-_CONTEXT - 1 :]
    if "\n" in paragraph:
        return paragraph.rpartition("\n")[2].strip()
    if len(text) <= _CONTEXT:
        return paragraph.strip()
    return dots + paragraph.partition(" ")[2].strip()


def _first_words(text: str, dots: str) -> str:
    paragraph = text[: _CONTEXT + 1]
    if "\n" in paragraph:
        return paragraph.partition("\n")[0].strip()
    if len(text) <= _CONTEXT:
        return paragraph.strip()
    return paragraph.rpartition(" ")[0].strip() + dots
