"""GitHub Markdown from hostile text: what people wrote is escaped, reads as written and is no markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from commitments.reports.markup import link
from commitments.text import inert, one_line

_SPECIAL = re.compile(r"[\\`*\[\]<>|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w)")
# Markup that GitHub finds in text after Markdown is done, where a backslash is of no help: mentions, bare web and mail
# addresses, issue numbers, emoji codes.
_FOUND_LATER = re.compile(r"@(?=\w)|:(?=//|[\w+-]+:)|(?<=\bwww)(?=\.)|#(?=\d)|\bGH(?=-\d)", re.IGNORECASE)
# One of these is in every text that either of the two finds something in; `www.` and `gh-` aside.
_MARK = re.compile(r"[\\`*\[\]<>|~$_&@:#]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_WORD_JOINER = "\u2060"
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
_LINE_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)])(?=\s|$))")


@lru_cache(maxsize=4096, typed=True)
def escaped(text: str) -> str:
    """One line of text, fit for anywhere inside a line or a table's cell.

    >>> escaped("a|b [x](y) <b> *c*")
    'a\\\\|b \\\\[x\\\\](y) \\\\<b\\\\> \\\\*c\\\\*'
    """
    return _inline(one_line(text))


def quoted(text: str) -> list[str]:
    """Text of any length as the lines of a block quote; its line breaks and empty lines stay."""
    lines = [" ".join(line.split()) for line in inert(text).strip().split("\n")]
    quote: list[str] = []
    for place, line in enumerate(lines):
        if not line:
            if quote and quote[-1] != ">":
                quote.append(">")
            continue
        breaks = "\\" if place + 1 < len(lines) and lines[place + 1] else ""
        quote.append(f"> {at_line_start(_inline(line))}{breaks}")
    return quote or [">"]


def at_line_start(escaped: str) -> str:
    """A line of escaped text that may begin one, where `#`, `-`, `+`, `=` and `1.` would have a meaning."""
    if escaped[:1].isalpha():
        return escaped
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)


def linked(text: str, url: str | None) -> str:
    """A link where the URL is fit for one; else the text, with the URL as text after it."""
    target = link(url)
    if target:
        # In a destination, too, what looks like an entity would become the character it names.
        destination = _ENTITY.sub(r"\\&", target)
        return f"[{escaped(text)}]({destination})"
    return f"{escaped(text)} ({escaped(url)})" if url and url != text else escaped(text)


def beside(text: str, way: str) -> str:
    """A link to a file beside the report: `way` is relative, and quoted as an address is."""
    return f"[{escaped(text)}]({way})"


def table(headers: Sequence[tuple[str, bool]], cells: Iterable[Sequence[str]]) -> list[str]:
    return list(table_lines(headers, cells))


def table_lines(headers: Sequence[tuple[str, bool]], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are Markdown already; each header with whether its column stands at the right."""
    yield _row(header for header, _ in headers)
    yield _row("---:" if right else "---" for _, right in headers)
    for line in cells:
        yield _row(line)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(text: str) -> str:
    # Most texts have nothing to escape, and to see that takes a tenth of the time of both searches.
    if not _MARK.search(text) and "www." not in (lower := text.lower()) and "gh-" not in lower:
        return text
    text = _FOUND_LATER.sub(lambda found: found[0] + _WORD_JOINER, text)
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


class Anchors:
    """The anchors GitHub gives to headings, in their order: a heading like an earlier one gets a number."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, heading: str) -> str:
        """The anchor of the next heading, given as the text that a reader sees."""
        base = _NOT_IN_ANCHOR.sub("", heading.lower()).replace(" ", "-")
        anchor = base
        while anchor in self._seen:
            self._seen[base] += 1
            anchor = f"{base}-{self._seen[base]}"
        self._seen[anchor] = 0
        return anchor


def heading(level: int, text: str) -> list[str]:
    """Its lines."""
    words = at_line_start(escaped(text))
    if words.endswith("#"):
        words = f"{words[:-1]}\\#"  # at the end of a heading it would be dropped
    return [f"{'#' * level} {words}", ""]
