"""One commitment as a second coder sees it: its words in their place, its coding, what would count, and the evidence.

Nothing here tells how anybody has rated it: no status, note, tag, stance or date of an update, and no flag.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from commitments.model import Commitment, Document, Evidence
from commitments.views import styles
from commitments.views.detail import Detail
from commitments.views.layout import Hanging, joined, line, link, named, plain


def blind(
    commitment: Commitment,
    document: Document,
    text: str | None,
    guideline: Sequence[tuple[str, str]],
    evidence: Sequence[Evidence],
    ascii: bool = False,
) -> "Blind":
    """`guideline`: what would count as each status, in words."""
    return Blind(commitment, document, text, guideline, evidence, ascii)


class Blind(Detail):
    """The renderable; see `blind`."""

    def __init__(
        self,
        commitment: Commitment,
        document: Document,
        text: str | None,
        guideline: Sequence[tuple[str, str]],
        evidence: Sequence[Evidence],
        ascii: bool,
    ) -> None:
        bare = commitment._replace(updates=(), tags=(), key=None)
        super().__init__(bare, document, text, date.max, 0, ascii, str)
        self.guideline, self.evidence = guideline, evidence

    def _head(self) -> Iterator[RenderableType]:
        commitment, document = self.commitment, self.document
        assert document is not None
        yield Hanging(named(commitment.id), line(commitment.headline if commitment.summary else "", styles.HEADER))
        facts = joined([line(document.title), line(document.issuer), Text(document.published or "")], self.ascii)
        facts.stylize(styles.QUIET)
        yield Hanging("", facts)

    def _history(self) -> Iterator[RenderableType]:
        if self.guideline:
            yield Text("")
            yield Text("What would count", styles.HEADER)
            for name, words in self.guideline:
                yield Hanging(Text(f"  {name:<10}", styles.QUIET), plain(words))
        yield Text("")
        yield Text("Evidence" if self.evidence else "No evidence has been collected.", styles.HEADER)
        for place, evidence in enumerate(self.evidence, 1):
            yield from self._proof(place, evidence)

    def _proof(self, place: int, evidence: Evidence) -> Iterator[Hanging]:
        lead = f"  {place}. "
        deeper = " " * len(lead)
        facts = [
            line(evidence.title or ""),
            line(evidence.publisher or "", styles.QUIET),
            Text(evidence.published or ""),
        ]
        told = joined(facts, self.ascii)
        yield Hanging(lead, told if told.plain else link(evidence.url, styles.ID))
        if evidence.excerpt:
            opening, closing = '""' if self.ascii else "“”"
            yield Hanging(deeper, Text.assemble(opening, line(evidence.excerpt), closing))
        if told.plain:
            yield Hanging(deeper, link(evidence.url, styles.ID))
        if evidence.archive:
            yield Hanging(deeper, Text.assemble(("archived ", styles.QUIET), link(evidence.archive, styles.ID)))
