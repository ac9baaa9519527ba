"""Excerpts of what was found: the stretch of a text that holds the most of it."""

from collections.abc import Sequence
from typing import NamedTuple

from commitments.model import Span


class Snippet(NamedTuple):
    """An excerpt on one line, and what to mark in it."""

    text: str
    spans: tuple[Span, ...]


def snippet(text: str, spans: Sequence[Span], width: int) -> Snippet:
    """The stretch of at most `width` characters that holds the most of what is marked, cut at words, with an ellipsis
    where something is left out. Line ends and tabs become blanks; nothing else is changed, so it is not inert yet.

    >>> snippet("We will cut the trade deficit in half within two years", [Span(16, 29)], 30)
    Snippet(text='…the trade deficit in half…', spans=(Span(start=5, end=18),))
    """
    line = "".join(" " if c.isspace() else c for c in text)
    width = max(width, 3)
    if len(line) <= width:
        return Snippet(line, tuple(spans))
    start, end = _window(line, sorted(spans), width)
    before = "…" if start > 0 else ""
    after = "…" if end < len(line) else ""
    shift = len(before) - start
    kept = (Span(max(span.start, start) + shift, min(span.end, end) + shift) for span in spans)
    return Snippet(before + line[start:end] + after, tuple(span for span in kept if span.start < span.end))


def _window(line: str, spans: list[Span], width: int) -> tuple[int, int]:
    """From where to where to show; the ellipses on both sides are part of the width."""
    room = width - 2
    first, last = _densest(spans, room)
    lead = max(0, room - (last - first)) // 2
    start = max(0, min(first - lead, len(line) - room))
    end = min(len(line), start + room)
    if start > 0 and (blank := line.find(" ", start - 1, first)) >= 0:
        start = blank + 1
    if end < len(line) and (blank := line.rfind(" ", min(last, end), end + 1)) > start:
        end = blank
    return start, end


def _densest(spans: list[Span], room: int) -> tuple[int, int]:
    """The beginning and end of the run of spans that fits the room and holds the most of them, the first of equals."""
    best, most, left = (0, 0), 0, 0
    for right, span in enumerate(spans):
        while left < right and span.end - spans[left].start > room:
            left += 1
        if right - left + 1 > most:
            best, most = (spans[left].start, span.end), right - left + 1
    return best
