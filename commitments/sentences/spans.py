"""Where the sentences of a passage begin and end."""

import re
from collections.abc import Iterator

from commitments.model import Span
from commitments.sentences.stops import is_break

LONGEST_SENTENCE = 4_000
"""Longer ones are cut at a blank: no real sentence is, and it bounds what every rule has to look at."""
BLANKS = " \t\r\n\f\v\u00a0\u200b\ufeff"

# Behind a point the mark of a note, "a law.3 We", and no decimals, "1.5 Mio.".
_STOP = re.compile(
    r"[.!?…](?:(?<![.!?…].)[.!?…]*+[\"'”’»)\]*_]*"
    r"(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?:(?<!\d\.)|(?<=\b(?:19|20)\d\d\.))\d{1,2}(?=\s+[A-Z])|\]\([^\s()]{1,500}\))?(?=\s|$)"
    r"|(?<=[a-z]{2}\.)(?=[A-Z][a-z]+ ))"
)


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two places of a text."""
    begin = start
    for found in _STOP.finditer(text, start, end):
        if found.start() < begin or not is_break(text, begin, found, end):
            continue
        yield from _bounded(text, begin, found.end())
        begin = _next_word(text, found.end(), end)
    begin = _next_word(text, begin, end)
    if begin < end:
        yield from _bounded(text, begin, end)


def _next_word(text: str, begin: int, end: int) -> int:
    """After blanks, and after the end of an emphasis that stands alone."""
    while begin < end and (text[begin].isspace() or text.startswith(("** ", "**\n"), begin)):
        begin += 1 if text[begin].isspace() else 2
    return begin


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(" ", start, start + LONGEST_SENTENCE), text.rfind("\n", start, start + LONGEST_SENTENCE))
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    start += len(words) - len(words.lstrip(BLANKS))
    end -= len(words) - len(words.rstrip(BLANKS))
    if start < end:
        yield Span(start, end)
