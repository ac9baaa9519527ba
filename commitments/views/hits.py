"""What a search found: each commitment with the words that were looked for marked where they stand."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from commitments.model import Span
from commitments.search import Hit, Marked
from commitments.search.excerpts import snippet
from commitments.text import inert
from commitments.views import styles
from commitments.views.layout import Hanging, joined, line, named, status_text

_INDENT = 4
_EXCERPT = 320
"""Characters of a long text shown around what was found in it."""


def hits_view(hits: Sequence[Hit], today: date, ascii: bool = False) -> "Hits":
    """Each hit under its id and status; where there is no colour, what was found stands between arrows."""
    return Hits(hits, today, ascii)


class Hits:
    """The renderable; see `hits_view`."""

    def __init__(self, hits: Sequence[Hit], today: date, ascii: bool) -> None:
        self.hits, self.today, self.ascii = hits, today, ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        arrows = ("", "")
        if console.no_color or console.color_system is None:
            arrows = (">", "<") if self.ascii else ("»", "«")
        for place, hit in enumerate(self.hits):
            if place:
                yield Text("")
            yield from self._hit(hit, arrows)

    def _hit(self, hit: Hit, arrows: tuple[str, str]) -> Iterator[Hanging]:
        commitment = hit.commitment
        standing = commitment.standing(self.today)
        status = status_text(standing.status, self.ascii)
        where = [line(commitment.section, styles.QUIET), Text(str(commitment.place), styles.QUIET)]
        facts = [status, Text(standing.rated_words, styles.WARNING), *where]
        yield Hanging(named(commitment.id), joined(facts, self.ascii))
        title = "summary" if commitment.summary else "quote"
        marked = {mark.field: mark for mark in hit.marks}
        yield Hanging(" " * _INDENT, _text(marked.get(title) or Marked(title, commitment.title, ()), arrows))
        for mark in hit.marks:
            if mark.field not in (title, "section"):
                label = Text(f"{' ' * _INDENT}{mark.field:<10}", styles.QUIET)
                yield Hanging(label, _text(_excerpt(mark, self.ascii), arrows))


def _excerpt(mark: Marked, ascii: bool) -> Marked:
    shown = snippet(mark.text, mark.spans, _EXCERPT)
    return Marked(mark.field, shown.text, shown.spans)


def _text(mark: Marked, arrows: tuple[str, str]) -> Text:
    """The text with its spans marked; made piece by piece, since what is made inert grows."""
    text, at = Text(), 0
    for span in mark.spans:
        text.append(_inline(mark.text[at : span.start]))
        text.append(arrows[0] + _inline(_of(mark.text, span)) + arrows[1], styles.HIT)
        at = span.end
    text.append(_inline(mark.text[at:]))
    return text


def _of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _inline(text: str) -> str:
    return inert(text.replace("\r", " ").replace("\n", " ").replace("\t", " "))
