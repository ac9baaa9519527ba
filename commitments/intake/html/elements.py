"""What an element of a page is: what is seen of it, what it stands around, whether it leads to a note."""

import re
from collections.abc import Mapping
from typing import NamedTuple


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = _names("h1 h2 h3 h4 h5 h6")
BLOCKS = HEADINGS | _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
LISTS = _names("ul ol menu")
CELLS = _names("td th")
_SILENT = _names(
    "script style template noscript noframes svg iframe object audio video canvas math select textarea button datalist "
    "title head del s strike"
)
_AROUND = _names("nav footer aside form header")
_ROLES = _names("navigation banner contentinfo complementary search")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.I)
# What is there to be heard or for no one, by the names that sites give it.
_UNSEEN = _names(
    "sr-only visually-hidden visuallyhidden screen-reader-text element-invisible usa-sr-only govuk-visually-hidden"
)
_OF_A_NOTE = re.compile(r"foot-?note|note-?ref|\breference\b|\bcitation\b|\bendnote", re.I)
_LOOKED_AT = 1_000
"""Characters of an attribute."""


class Element(NamedTuple):
    """An open element, with what holds inside it."""

    tag: str
    is_silent: bool = False
    """Whether nothing of it is seen."""
    is_around: bool = False
    """Whether it belongs to the site and not to the document."""
    is_main: bool = False
    is_pre: bool = False
    rank: int = 0
    """Of the heading that it is, or is in."""
    is_note: bool = False
    """Whether it leads to a note, or back from one."""
    begins: int = 0
    """How many pieces of words stood before it in its block."""


def entered(now: Element, tag: str, attributes: Mapping[str, str], begins: int) -> Element:
    """The element that is opened inside another."""
    role = _said(attributes, "role")
    is_main = now.is_main or tag in ("main", "article") or role == "main"
    # A header inside the main part holds the document's own heading; others hold the site's.
    is_around = (tag in _AROUND and not (tag == "header" and is_main)) or role in _ROLES
    return Element(
        tag,
        now.is_silent or _is_unseen(tag, attributes),
        now.is_around or is_around,
        is_main,
        now.is_pre or tag == "pre",
        int(tag[1]) if tag in HEADINGS else now.rank,
        now.is_note or _leads_to_a_note(tag, role, attributes),
        begins,
    )


def _is_unseen(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in _SILENT or "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = _said(attributes, "style")
    if style and (_UNSEEN_STYLE.search(style) or _STRUCK_STYLE.search(style)):
        return True
    return not _UNSEEN.isdisjoint(_said(attributes, "class").split())


def _leads_to_a_note(tag: str, role: str, attributes: Mapping[str, str]) -> bool:
    if tag not in ("sup", "a"):
        return False
    if tag == "a" and _said(attributes, "href").startswith("#"):
        return True
    return role in ("doc-noteref", "doc-backlink") or bool(_OF_A_NOTE.search(_said(attributes, "class")))


def _said(attributes: Mapping[str, str], name: str) -> str:
    return (attributes.get(name) or "")[:_LOOKED_AT].strip()
