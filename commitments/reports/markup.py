"""Text and links for what is marked up: inert in HTML and XML, and only such URLs as are fit for a link."""

import re
from functools import lru_cache

from commitments.text import inert, one_line

# Code points that are no characters, which HTML and XML refuse; control characters are `text.inert`'s.
_PLANE_ENDS = "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
_NO_CHARACTER = re.compile(f"[\ufdd0-\ufdef{_PLANE_ENDS}]")
_LINK = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s@]+@[^\s@]|doi:\s*10\.\d{4,9}/)", re.IGNORECASE)
# What could end a link early, or hide or reorder what stands in it.
_NOT_IN_URL = re.compile(
    r"[\s\x00-\x20\x7f-\x9f\"<>\\^`{"
    r"|}()\[\]\u2028\u2029\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


@lru_cache(maxsize=4096)  # a report says the same names and words again and again
def legal_line(text: str) -> str:
    """Inert text on one line with only such characters as HTML and XML can hold; no markup is escaped."""
    return xml_legal(one_line(text))


def xml_legal(text: str) -> str:
    """The same of a text on lines of its own."""
    if text.isprintable():  # as no code point is that is no character
        return text
    return _NO_CHARACTER.sub("\ufffd", inert(text))


def link(url: str | None) -> str | None:
    """A URL fit for a link anywhere: only http, https, mailto and doi, and nothing in it that could end it early.

    >>> link("doi:10.1000/182"), link("https://example.org/a b"), link("javascript:alert(1)")
    ('https://doi.org/10.1000/182', 'https://example.org/a%20b', None)
    """
    text = (url or "").strip()
    if not _LINK.match(text):
        return None
    if text[:4].casefold() == "doi:":
        text = f"https://doi.org/{text[4:].strip()}"
    return _NOT_IN_URL.sub(_percent, text)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def link_text(url: str) -> str:
    """What a link without a title is called: the site it leads to.

    >>> link_text("https://www.example.org/a/b?c"), link_text("example")
    ('example.org', 'example')
    """
    if not link(url) or "//" not in url:
        return url
    return url.split("//", 1)[1].split("/", 1)[0].split("?", 1)[0].removeprefix("www.")
