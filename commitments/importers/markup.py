"""A cell with HTML in it as its reader sees it: words, line breaks, links. One pass, whatever is unclosed."""

import re
from collections.abc import Iterator
from html import unescape

# No part of a tag goes beyond the next "<", so that nothing is looked at once for every tag that is never closed.
_MARKUP = re.compile(
    r"<!--|<[!?][^<>]*>"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+|[^<>]*+)>"
)
_HREF = re.compile(r"\bhref\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_BREAKING = frozenset(
    ["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"]
)
_HIDDEN = frozenset(("script", "style"))


def words_of(cell: str) -> str:
    """In HTML a line break is a blank; but cells that only sprinkle tags over plain text mean theirs, so they stay."""
    parts: list[str] = []
    hidden, link = "", ""
    for words, tag in _parted(cell):
        if words and not hidden:
            parts.append(unescape(words))
        if tag is None or tag["name"] is None:
            continue
        name, is_end = tag["name"].lower(), bool(tag["end"])
        if name in _HIDDEN and hidden in ("", name):
            hidden = "" if is_end else name
        elif hidden:
            continue
        elif name == "a":
            if is_end and link and link not in "".join(parts[-3:]):
                parts.append(f" ({link})")
            link = "" if is_end else _link(tag["rest"])
        elif name in _BREAKING and not (is_end and name == "br"):
            parts.append("\n")
    return "".join(parts)


def _parted(cell: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The words before each tag, and the tag; None at the end. Comments are left out."""
    place = 0
    ends = True
    start = 0
    while found := _MARKUP.search(cell, place):
        if found[0] == "<!--":
            end = cell.find("-->", found.end()) if ends else -1
            ends = end >= 0  # else there is none further on either
            if not ends:
                place = found.end()
                continue
            yield cell[start : found.start()], None
            start = place = end + len("-->")
            continue
        yield cell[start : found.start()], found
        start = place = found.end()
    yield cell[start:], None


def _link(rest: str) -> str:
    found = _HREF.search(rest)
    address = _ADDRESS.match(unescape(found[1] or found[2] or found[3] or "").strip()) if found else None
    return address[0] if address else ""
