"""A cell with HTML in it as its reader sees it: words, line breaks, links. One pass, whatever is unclosed."""

import re
from collections.abc import Iterator
from html import unescape

# No part of a tag goes beyond the next "<", so that nothing is looked at once for every tag that is never closed.
_MARKUP = re.compile(
    r"<!--|<!(?:doctype\b|\[)[^<>]*>|<\?[a-z][^<>]*>"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*(?::[a-z][a-z0-9]*)?)"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+|[^<>]*+)>",
    re.IGNORECASE,
)
_NAMES = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button
canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins
kbd label legend li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option
output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike
strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video
wbr xml
"""
_TAGS = frozenset(_NAMES.split())
"""Of HTML: between other angle brackets stand words, as in `if a <b and c> d`, or an address."""
_OFFICE = frozenset(("o", "w", "v", "m", "st1", "x"))
"""What stands before the colon in the tags that a word processor pastes: `<o:p>`."""
_BARE = "async autofocus checked compact controls defer disabled hidden multiple noshade nowrap open readonly required"
_BARE_ATTRIBUTES = frozenset((*_BARE.split(), "reversed", "selected", "/"))
_ATTRIBUTE = re.compile(r"[\s/]+[a-z_:@][\w:.@-]*+\s*+=", re.IGNORECASE)
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
    """The words before each tag, and the tag; None at the end. Comments are left out; what is no tag is words."""
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
        if not _is_tag(found):
            place = found.start() + 1
            continue
        yield cell[start : found.start()], found
        start = place = found.end()
    yield cell[start:], None


def _is_tag(found: re.Match[str]) -> bool:
    if found["name"] is None:
        return True  # a declaration
    name, _, local = found["name"].lower().partition(":")
    if name not in (_OFFICE if local else _TAGS):
        return False
    rest = found["rest"]
    if not rest.strip() or (not found["end"] and _ATTRIBUTE.match(rest)):
        return True
    return not found["end"] and rest[0] in " \n\t\r/" and _BARE_ATTRIBUTES.issuperset(rest.lower().split())


def without_tags(cell: str) -> str:
    """The words and what stands between angle brackets without being a tag, with a blank for each tag."""
    return " ".join(words for words, _ in _parted(cell))


def _link(rest: str) -> str:
    found = _HREF.search(rest)
    address = _ADDRESS.match(unescape(found[1] or found[2] or found[3] or "").strip()) if found else None
    return address[0] if address else ""
