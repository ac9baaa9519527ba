"""A document's text, told apart: what is a commitment, what was set aside and why, what nobody has judged yet."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from commitments.model import Document
from commitments.read_so_far import ReadSoFar
from commitments.text import inert, plural
from commitments.views import styles
from commitments.views.layout import Hanging, joined, line, link, named, plain

_MARGIN = 7
_LOOSE = re.compile(r"(?:[^\w\s]+(?=\s|$))?")


class Passage(NamedTuple):
    """Characters `start` to `end` of the text, and what they are: `commitment`, `set-aside`, `heading` or `unread`.

    `label` is a commitment's number (several: `03, 04`), or the reason for setting aside.
    """

    start: int
    end: int
    state: str
    label: str = ""


def document_view(
    document: Document, text: str, passages: Iterable[Passage], read: ReadSoFar, ascii: bool = False
) -> "DocumentView":
    """The whole text, each passage with its mark in the margin: `[03]`, `(aside)` with the reason after it, `?`.

    What no passage covers is shown unmarked.
    """
    return DocumentView(document, text, sorted(passages), read, ascii)


class DocumentView:
    """The renderable; see `document_view`."""

    def __init__(self, document: Document, text: str, passages: list[Passage], read: ReadSoFar, ascii: bool) -> None:
        self.document, self.text, self.passages = document, text, passages
        self.read, self.ascii = read, ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self._head()
        yield Text("")
        at = 0
        for passage in self.passages:
            start = max(passage.start, at)
            if passage.end <= start:
                continue
            yield from self._between(at, start)
            # A colon or bullet that no sentence claims stays on the line it stands on.
            at = passage.end + len(_LOOSE.match(self.text, passage.end)[0])  # type: ignore[index]
            yield from self._passage(passage._replace(start=start, end=at))
        yield from self._between(at, len(self.text))

    def _head(self) -> Iterator[RenderableType]:
        document = self.document
        yield Hanging(named(document.id), line(document.title, styles.HEADER))
        yield Hanging(
            "", joined([line(document.issuer), line(document.kind), Text(document.published or "")], self.ascii)
        )
        if document.url:
            yield Hanging("", link(document.url, styles.ID))
        yield Hanging("", joined(self._figures(), self.ascii))

    def _figures(self) -> Iterator[Text]:
        states = [passage.state for passage in self.passages]
        labels = {passage.label for passage in self.passages if passage.state == "commitment"}
        promises = len({label for some in labels for label in some.split(", ")} - {""})
        yield Text(f"{self.read.percent} read", styles.WARNING if self.read.unread else "green")
        yield Text(f"{plural(promises, 'commitment')} [00]")
        yield Text(f"{states.count('set-aside'):,} set aside (aside)")
        yield Text(f"{self.read.unread:,} unread ?")

    def _passage(self, passage: Passage) -> Iterator[Hanging]:
        words = self.text[passage.start : passage.end]
        if passage.state == "heading":
            yield _flowing("", words, styles.HEADER)
        elif passage.state == "commitment":
            label = f"[{inert(passage.label)}]" if passage.label else ""  # a lead-in, read with its items, has none
            yield _flowing(label, words, mark_style="green")
        elif passage.state == "set-aside":
            yield _flowing("(aside)", words, styles.QUIET, styles.QUIET)
            if passage.label:
                arrow = "-> " if self.ascii else "↳ "
                yield Hanging(" " * (_MARGIN + 1) + arrow, line(passage.label, "dim italic"))
        else:
            yield _flowing("?", words, mark_style=styles.WARNING)

    def _between(self, start: int, end: int) -> Iterator[RenderableType]:
        """What stands between two passages: an empty line where the text has one, other text as it is."""
        words = self.text[start:end]
        if words.strip():
            yield _flowing("", words.strip("\n"))
        elif words.count("\n") > 1 and start and end < len(self.text):
            yield Text("")


def _flowing(mark: str, words: str, style: str = "", mark_style: str = "") -> Hanging:
    return Hanging(Text(f"{mark:>{_MARGIN}} ", mark_style), plain(words, style))
