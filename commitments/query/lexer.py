"""A query's text cut into terms, parentheses and operators."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from commitments.errors import BadQuery

_CLOSERS = {'"': '"', "“": '”“"', "”": '”"', "„": '“”"', "«": "»"}
BARE = re.compile(r'[^\s()"“”„«]+')
_OPERATORS = frozenset({"and", "or", "not"})


class Token(NamedTuple):
    """`kind` is `(`, `)`, `-`, `and`, `or`, `not`, `view` or `term`; `place` counts characters from 1; each chunk is a
    stretch of a term, and whether it was quoted. A view's are its name, as in `@late` and `@"very late"`."""

    kind: str
    place: int
    chunks: tuple[tuple[str, bool], ...] = ()

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.chunks)

    @property
    def is_bare(self) -> bool:
        return len(self.chunks) == 1 and not self.chunks[0][1]


def tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] in "()":
            yield Token(text[at], at + 1)
            at += 1
        elif text[at] == "-":
            if at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] == ")":
                raise BadQuery(
                    f"'-' at character {at + 1} has nothing after it; write it right before a term: -tag:trade"
                )
            yield Token("-", at + 1)
            at += 1
        else:
            place = at + 1
            chunks, at = _chunks(text, at)
            yield _token(Token("term", place, chunks))


def _token(term: Token) -> Token:
    (first, is_quoted), *more = term.chunks
    if first.startswith("@") and not is_quoted:
        return term._replace(kind="view", chunks=((first[1:], False), *more))
    kind = term.text.casefold()
    return term._replace(kind=kind) if term.is_bare and kind in _OPERATORS else term


def _chunks(text: str, at: int) -> tuple[tuple[tuple[str, bool], ...], int]:
    """One term: bare and quoted pieces without a blank between them; and where it ends."""
    chunks: list[tuple[str, bool]] = []
    while at < len(text):
        if bare := BARE.match(text, at):
            chunks.append((bare[0], False))
            at = bare.end()
        elif text[at] in _CLOSERS:
            inner, at = _quote(text, at)
            chunks.append((inner, True))
        else:
            break
    return tuple(chunks), at


def _quote(text: str, at: int) -> tuple[str, int]:
    closers = _CLOSERS[text[at]]
    inner: list[str] = []
    start = here = at + 1
    stop = re.compile(rf"[\\{closers}]")
    while found := stop.search(text, here):
        if found[0] != "\\":
            inner.append(text[start : found.start()])
            return "".join(inner), found.end()
        here = found.end()
        if text[here : here + 1] in ('"', "\\"):
            inner.append(text[start : found.start()])
            start, here = here, here + 1
    shown = text[at : at + 20]
    raise BadQuery(f"the quote at character {at + 1} is not closed: {shown}; add {closers[0]} at its end")
