"""A document's own text as a page tells it: each promise where it stands, what was set aside, what is unread."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from commitments.model import Commitment, SetAside, Status
from commitments.places import Span
from commitments.reports.markup import legal_line, xml_legal
from commitments.reports.site.presenters.published import ParagraphTold, Run
from commitments.reports.site.presenters.values import Link

State = str
"""Of a sentence or a piece of it: `commitment`, `set-aside`, `heading` or `unread`."""
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_AROUND = 320
"""Characters of context before and after a quote."""


class Standing(NamedTuple):
    """A promise in the text."""

    commitment: Commitment
    status: Status
    href: str


def anchor(commitment: Commitment) -> str:
    return f"text-{commitment.number:02d}"


def told(
    text: str, pieces: Sequence[tuple[Span, State]], promises: Sequence[Standing], set_aside: Sequence[SetAside]
) -> Iterator[ParagraphTold]:
    """Paragraph by paragraph. What a piece says of a promise that is not among these is plain text."""
    cuts = _Cuts(text, pieces, promises, set_aside)
    for found in _PARAGRAPH.finditer(text):
        runs = tuple(cuts.runs(found.start(), found.end()))
        yield ParagraphTold(all(run.state == "heading" for run in runs if run.text.strip()), runs)


class _Cuts:
    """Goes through a text once, from one place where something begins or ends to the next."""

    def __init__(
        self,
        text: str,
        pieces: Sequence[tuple[Span, State]],
        promises: Sequence[Standing],
        set_aside: Sequence[SetAside],
    ) -> None:
        self._text = text
        self._promises = [one for one in promises if _is_within(one.commitment.span, text)]
        self._aside = [one for one in set_aside if _is_within(one.span, text)]
        states = [(span, state) for span, state in pieces if state in ("heading", "unread")]
        self._begins: dict[int, list[tuple[str, int]]] = {}
        self._ends: dict[int, list[tuple[str, int]]] = {}
        spans = [
            *(("promise", n, one.commitment.span) for n, one in enumerate(self._promises)),
            *(("set-aside", n, one.span) for n, one in enumerate(self._aside)),
            *((state, n, span) for n, (span, state) in enumerate(states)),
        ]
        for state, number, span in spans:
            assert span is not None
            self._begins.setdefault(span.start, []).append((state, number))
            self._ends.setdefault(span.end, []).append((state, number))
        self._places = sorted({*self._begins, *self._ends})
        self._next = 0
        self._open: dict[str, dict[int, None]] = {state: {} for state in ("promise", "set-aside", "heading", "unread")}

    def runs(self, start: int, end: int) -> Iterator[Run]:
        begun = self._until(start)
        at = start
        while at < end:
            begun += self._turn_at(at)
            stop = self._places[self._next] if self._next < len(self._places) else end
            stop = min(stop, end)
            yield self._run(at, stop, begun)
            begun, at = [], stop
        # What ends right here is told by the last run; what begins here belongs to the next paragraph.

    def _until(self, start: int) -> list[int]:
        """Passes what lies between two paragraphs; the promises that began there are told in the next one."""
        begun: list[int] = []
        while self._next < len(self._places) and self._places[self._next] < start:
            begun += self._turn_at(self._places[self._next])
        return begun

    def _turn_at(self, place: int) -> list[int]:
        if self._next >= len(self._places) or self._places[self._next] != place:
            return []
        self._next += 1
        for state, number in self._ends.get(place, ()):
            self._open[state].pop(number, None)
        begun = []
        for state, number in self._begins.get(place, ()):
            self._open[state][number] = None
            if state == "promise":
                begun.append(number)
        return begun

    def _run(self, start: int, stop: int, begun: list[int]) -> Run:
        ending = self._ends.get(stop, ())
        ends = [self._promises[n] for state, n in ending if state == "promise" and n in self._open[state]]
        aside = [self._aside[n].reason for state, n in ending if state == "set-aside" and n in self._open[state]]
        state = next((name for name, found in self._open.items() if found), "plain")
        first = self._promises[next(iter(self._open["promise"]))] if self._open["promise"] else None
        return Run(
            xml_legal(self._text[start:stop]),
            state,
            first.href if first else "",
            first.status.value if first else "",
            tuple([anchor(self._promises[n].commitment) for n in begun]),
            tuple([Link(f"{one.commitment.number:02d}", one.href) for one in ends]),
            "; ".join(map(legal_line, aside)),
        )


def _is_within(span: Span | None, text: str) -> bool:
    return span is not None and span.end <= len(text) and not text[slice(*span)].isspace()


def around(text: str | None, span: Span | None) -> tuple[str, str]:
    """The words of the same paragraph before and after a passage, whole words with an ellipsis where they are more."""
    if text is None or not _is_within(span, text):
        return "", ""
    assert span is not None
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n\n")[2]
    if len(before) == _AROUND:
        before = f"… {before.partition(' ')[2]}"
    after = text[span.end : span.end + _AROUND].partition("\n\n")[0]
    if len(after) == _AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return legal_line(before), legal_line(after)
