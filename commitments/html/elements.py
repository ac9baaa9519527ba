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
UNTOLD = "no text"
"""Of what is no text of a document: scripts, controls."""
_SILENT = {
    **dict.fromkeys(
        _names(
            "script style template noscript noframes iframe object audio video canvas select textarea button datalist "
            "title desc head dialog rp rt"
        ),
        UNTOLD,
    ),
    "svg": "drawing",
    "math": "equation",
    **dict.fromkeys(_names("del s strike"), "struck"),
}
_AROUND = _names("nav footer aside form header")
_ROLES = _names("navigation banner contentinfo complementary search")
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:[;!]|\Z)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}"
    r"|font-size\s*:\s*(?:0?\.\d+|1(?:\.\d+)?)px|(?<![\w-])color\s*:\s*transparent"
    r"|clip\s*:\s*rect\(\s*0\w*[\s,]+0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.I,
)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.I)
_FLOATS = re.compile(r"float\s*:\s*(?:left|right|inline)", re.I)
_KEEPS_LINES = re.compile(r"white-space(?:-collapse)?\s*:\s*(pre|preserve|break-spaces)?", re.I)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.I)
# What is there to be heard or for no one, by the names that sites give it.
_UNSEEN = _names(
    "sr-only visually-hidden visuallyhidden screen-reader-text element-invisible usa-sr-only govuk-visually-hidden"
)
_OF_A_NOTE = re.compile(r"foot-?note|note-?ref|\breference\b|\bcitation\b|\bendnote", re.I)
_NOTES = re.compile(r"foot-?notes|end-?notes|\breferences\b", re.I)
_ROLES_OF_NOTES = _names("doc-endnotes doc-footnote doc-endnote note")
_OF_A_SITE = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|menus?|breadcrumbs?|side-?bars?|cookies?|consent|gdpr|footer|social|shar(?:e|ing)"
    r"|sharedaddy|related|recommended|trending|latest|recent|newsletter|subscribe|signup|widgets?|comments?|respond"
    r"|popup|modal|promos?|advert(?:s|isement)?|ads?|skip|pagination|pager|toolbar|search|login|copyright|topbar"
    r"|teasers?|cards?|author|bio|colophon)(?![a-z])",
    re.I,
)
_LOOKED_AT = 1_000
"""Characters of an attribute."""


class Element(NamedTuple):
    """An open element, with what holds inside it."""

    tag: str
    is_block: bool = False
    """Whether it stands on lines of its own."""
    unseen: str = ""
    """Why nothing of it is seen; empty where it is."""
    around: str = ""
    """What of the site it belongs to, "site", "form" or "header"; empty for the document itself."""
    is_main: bool = False
    named: int = 0
    """The place on the page of the nearest element, itself or around it, that has a name as parts of a site have."""
    is_link: bool = False
    """Whether it leads to another page."""
    is_quote: bool = False
    is_notes: bool = False
    """Whether it holds the notes of the document."""
    is_pre: bool = False
    rank: int = 0
    """Of the heading that it is, or is in."""
    is_note: bool = False
    """Whether it leads to a note, or back from one."""
    begins: int = 0
    """How many pieces of words stood before it in its block."""
    media: str = ""
    """Of a stylesheet: what it is for."""


def entered(now: Element, tag: str, attributes: Mapping[str, str], begins: int, place: int) -> Element:
    """The element that is opened inside another, at its place among all of the page."""
    role = _said(attributes, "role")
    is_main = now.is_main or tag in ("main", "article") or role == "main"
    is_notes = now.is_notes or role in _ROLES_OF_NOTES or bool(_NOTES.search(_said(attributes, "class")))
    return Element(
        tag,
        tag in BLOCKS or _stands_alone(_said(attributes, "style")),
        now.unseen or _unseen(tag, attributes),
        now.around if now.around == "site" or is_notes else _around(now, tag, role, is_main) or now.around,
        is_main,
        place if _OF_A_SITE.search(f"{_said(attributes, 'class')} {_said(attributes, 'id')}") else now.named,
        now.is_link or (tag == "a" and _leads_away(_said(attributes, "href"))),
        now.is_quote or tag == "blockquote",
        is_notes,
        _keeps_lines(now, tag, _said(attributes, "style")),
        int(tag[1]) if tag in HEADINGS else now.rank,
        now.is_note or _leads_to_a_note(tag, role, attributes),
        begins,
        _said(attributes, "media") if tag == "style" else "",
    )


def _around(now: Element, tag: str, role: str, is_main: bool) -> str:
    """A header or an aside inside the main part is the document's own, as who is quoted is of a quotation."""
    if role in _ROLES:
        return "site"
    is_own = (is_main and tag in ("header", "aside")) or (now.is_quote and tag == "footer")
    if tag not in _AROUND or is_own:
        return ""
    return tag if tag in ("form", "header") else "site"


def _leads_away(address: str) -> bool:
    return bool(address) and not address.startswith("#")


def _stands_alone(style: str) -> bool:
    """Whether it is on lines of its own; what floats has the line go on beside it, as behind a large first letter."""
    return bool(_BLOCK_STYLE.search(style)) and not _FLOATS.search(style)


def _keeps_lines(now: Element, tag: str, style: str) -> bool:
    """Whether its lines are shown as they are written."""
    said = _KEEPS_LINES.findall(style)
    return bool(said[-1]) if said else now.is_pre or tag == "pre"


def _unseen(tag: str, attributes: Mapping[str, str]) -> str:
    if tag in _SILENT and not (tag == "dialog" and "open" in attributes):
        return _SILENT[tag]
    style = _said(attributes, "style")
    if style and _STRUCK_STYLE.search(style):
        return "struck"
    is_hidden = "hidden" in attributes or (style and _UNSEEN_STYLE.search(style))
    return "hidden" if is_hidden or not _UNSEEN.isdisjoint(_said(attributes, "class").split()) else ""


def _leads_to_a_note(tag: str, role: str, attributes: Mapping[str, str]) -> bool:
    if tag not in ("sup", "a"):
        return False
    if tag == "a" and _said(attributes, "href").startswith("#"):
        return True
    return role in ("doc-noteref", "doc-backlink") or bool(_OF_A_NOTE.search(_said(attributes, "class")))


def _said(attributes: Mapping[str, str], name: str) -> str:
    return (attributes.get(name) or "")[:_LOOKED_AT].strip()
