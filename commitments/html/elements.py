"""What an element of a page is: what is seen of it, what it stands around, whether it leads to a note."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from commitments.html.around import Said, around, said, sounds_like_a_site
from commitments.html.colours import OF_BROWSERS, Ink, inked
from commitments.html.hiding import is_out_of_sight, said_by
from commitments.html.styles import Bounds


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = _names("h1 h2 h3 h4 h5 h6")
BLOCKS = HEADINGS | _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr legend li listing main menu nav ol p plaintext pre search section summary table "
    "tbody td tfoot th thead tr ul xmp"
)
LISTS = _names("ul ol menu dir")
CELLS = _names("td th")
UNTOLD = "no text"
"""Of what is no text of a document: scripts, controls."""
FAINT, INVISIBLE, TINY = "faint", "invisible", "tiny"
"""Of what has the colour of its ground, is kept invisible, or has letters of no size, until something inside of it has
another colour, is visible, or has letters of a size of their own."""
UNTIL_INSIDE = FAINT, INVISIBLE, TINY
NO_SCRIPT = "no script"
"""Of what is shown only where no script runs."""
_SILENT = {
    **dict.fromkeys(
        _names(
            "script style template noframes iframe object audio video canvas select textarea button datalist "
            "title desc head dialog rp annotation annotation-xml mphantom"
        ),
        UNTOLD,
    ),
    "noscript": NO_SCRIPT,
    "rt": "ruby",
    "svg": "drawing",
    **dict.fromkeys(_names("del s strike"), "struck"),
}
_OF_HEAD = _names("base basefont bgsound command link meta noframes noscript object script style template title")
"""What a head may hold. Anything else ends a head that no tag has ended; the parser knows no element that is younger
than itself, such as main, to do so."""
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}|(?<![\w-])color\s*:\s*transparent"
    r"|clip\s*:\s*rect\(\s*0\w*[\s,]+0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.I,
)
_INVISIBLE_STYLE = re.compile(r"visibility\s*:\s*(?:hidden|collapse)", re.I)
_VISIBLE_STYLE = re.compile(r"visibility\s*:\s*visible", re.I)
_TINY_STYLE = re.compile(
    r"font-size\s*:\s*(?:0(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:[;!]|\Z)|(?:0?\.\d+|1(?:\.\d+)?)px)", re.I
)
# Not as a share of what is around it.
_SIZED_STYLE = re.compile(
    r"font(?:-size)?\s*:[^;]{0,200}?(?:\b\d*\.?\d+(?:px|pt|pc|rem|cm|mm|in|vw|vh)\b|small\b|medium\b|large\b|var\()",
    re.I,
)
# What is larger fades in most often.
_SEE_THROUGH = re.compile(r"opacity\s*:\s*0(?:\.0*)?%?\s*(?:[;!]|\Z)", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.I)
_SIDE_BY_SIDE = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)", re.I)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.I)
_COMMENT_STYLE = re.compile(r"mso-element\s*:\s*comment", re.I)
_IS_MARK = re.compile(r"mso-list\s*:\s*ignore|font-family\s*:\s*['\"]?(?:Symbol|Wingdings)", re.I)
_LEVEL_STYLE = re.compile(r"mso-list\s*:[^;]{0,40}\blevel([1-9])", re.I)
_LEVEL_NAME = re.compile(r"\blst-kix_\w{1,40}-([0-8])(?!\S)")
_FLOATS = re.compile(r"float\s*:\s*(?:left|right|inline)", re.I)
_KEEPS_LINES = re.compile(r"white-space(?:-collapse)?\s*:\s*(pre|preserve|break-spaces)?", re.I)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.I)
# What is there to be heard or for no one, by the names that sites give it.
_UNSEEN = _names(
    "sr-only visually-hidden visuallyhidden screen-reader-text element-invisible usa-sr-only govuk-visually-hidden"
)
_TOOLS = _names("mw-editsection mw-cite-backlink back-to-top back_to_top backtotop")
"""For who writes a page or moves about in it, inside of what is to be read."""
_OPENS = re.compile(r"accordion|collapsible", re.I)
"""A button by whose words a part of the text is opened."""
_OF_A_NOTE = re.compile(r"foot-?note|note-?ref|\breference\b|\bcitation\b|\bendnote", re.I)
_NAMES_A_NOTE = re.compile(r"ftn|edn|note|fn-?\d|fn:|fnref|cite|ref-?\d|nt[rc]\d|sdfoot|sdend", re.I)
_BYLINE = re.compile(
    r"by-?line|date-?line|entry-(?:date|meta)|post(?:ed)?-(?:on|date|meta)|\bpubli(?:shed|cation)|pub-?date", re.I
)
_PARTS_OF_A_DAY = _names("date day month year time weekday")
_NOTES = re.compile(r"foot-?notes|end-?notes|\breferences\b", re.I)
_ROLES_OF_NOTES = _names("doc-endnotes doc-footnote doc-endnote note")


class Element(NamedTuple):
    """An open element, with what holds inside it."""

    tag: str
    is_block: bool = False
    """Whether it stands on lines of its own."""
    unseen: str = ""
    """Why nothing of it is seen; empty where it is."""
    around: str = ""
    """What of the site it belongs to, empty for the document itself: see `around`."""
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
    """Whether it leads to a note, or back from one …"""
    is_named_note: bool = False
    """… and says so by its name."""
    is_raised: bool = False
    """Whether it, and not only what is around it, stands above the line."""
    is_side_by_side: bool = False
    """Whether each thing inside of it stands by itself."""
    is_mark: bool = False
    """Whether a word processor set the mark of an item into it."""
    level: int = 0
    """Of the item that it is in, from 1, where a word processor says it."""
    begins: int = 0
    """How many pieces of words stood before it in its block."""
    is_of_head: bool = False
    """Whether it says who made the document, and when."""
    is_time: bool = False
    """Whether it is a day, or a part of one, that a page sets apart from what it is glued to."""
    section: int = -1
    """How many blocks stood before the nearest section that it is in; -1 outside of all."""
    media: str = ""
    """Of a stylesheet: what it is for."""
    ink: Ink = Ink()


def entered(
    now: Element,
    tag: str,
    attributes: Mapping[str, str],
    begins: int,
    place: int,
    *,
    is_opened: bool = False,
    bounds: Bounds,
) -> Element:
    """The element that is opened inside another, at its place among all of the page. What a click opens is seen,
    wherever it is hidden before; on a page that is still, nothing else can show what is out of sight."""
    told = said(attributes)
    look = _look(tag, told.role, told.style, told.names, bounds.is_still)
    ink = now.ink
    if bounds.is_still and (attributes or not bounds.is_flat or tag in OF_BROWSERS):
        ink = inked(ink, tag, attributes, said_by(told.style), is_flat=bounds.is_flat)
    unseen = _together(
        _still_unseen(now, tag, told.style), _unseen(now, tag, attributes, told, look, is_opened=is_opened)
    )
    is_main, is_notes = now.is_main or look.is_main, now.is_notes or look.is_notes
    is_link = tag == "a" and bool(attributes)
    return Element(
        tag,
        look.is_block or now.is_side_by_side,
        unseen or (FAINT if ink.is_faint else ""),
        now.around
        if now.around == "site" or is_notes
        else around(tag, told, is_main=is_main, is_quote=now.is_quote, is_section=now.section >= 0) or now.around,
        is_main,
        place if sounds_like_a_site(told) else now.named,
        now.is_link or (is_link and _leads_away(told.href)),
        now.is_quote or tag == "blockquote",
        is_notes,
        now.is_pre if look.keeps_lines is None else look.keeps_lines,
        look.rank or now.rank,
        now.is_note or ((is_link or tag == "sup") and _leads_to_a_note(tag, told)),
        is_link and _is_named_note(told),
        look.is_raised,
        look.is_side_by_side,
        look.is_mark,
        look.level or now.level,
        begins,
        now.is_of_head or look.is_of_head,
        look.is_time and not look.is_block,
        now.section,
        attributes.get("media") or "" if tag == "style" else "",
        ink,
    )


class _Look(NamedTuple):
    """What is told of an element by itself, wherever it stands."""

    is_block: bool
    is_main: bool
    is_notes: bool
    rank: int
    is_of_head: bool
    is_time: bool
    keeps_lines: bool | None = None
    """None where it says nothing of its lines."""
    is_raised: bool = False
    is_side_by_side: bool = False
    is_mark: bool = False
    level: int = 0
    unseen: str = ""
    """Why nothing of it is seen, whoever opens it …"""
    until_opened: str = ""
    """… and until somebody does."""


@lru_cache(maxsize=2_000)
def _look(tag: str, role: str, style: str, names: str, is_still: bool) -> _Look:
    made = _Look(
        tag in BLOCKS,
        tag in ("main", "article") or role == "main",
        role in _ROLES_OF_NOTES or _NOTES.search(names) is not None,
        int(tag[1]) if tag in HEADINGS else 0,
        tag == "header" or _BYLINE.search(names) is not None,
        tag == "time" or not _PARTS_OF_A_DAY.isdisjoint(names.split()),
        keeps_lines=True if tag == "pre" else None,
        is_raised=tag == "sup",
        level=_level(style, names),
        unseen=_unseen_by(style, frozenset(names.split())),
        until_opened=_hidden_by(tag, style, frozenset(names.split()), is_still=is_still),
    )
    if not style:
        return made
    keeps = _KEEPS_LINES.findall(style)
    return made._replace(
        is_block=made.is_block or _stands_alone(style),
        keeps_lines=bool(keeps[-1]) if keeps else made.keeps_lines,
        is_raised=made.is_raised or (tag not in BLOCKS and _RAISED_STYLE.search(style) is not None),
        is_side_by_side=_SIDE_BY_SIDE.search(style) is not None,
        is_mark=tag in ("span", "font") and _IS_MARK.search(style) is not None,
    )


def _unseen_by(style: str, names: AbstractSet[str]) -> str:
    if not _TOOLS.isdisjoint(names):
        return UNTOLD
    if _STRUCK_STYLE.search(style):
        return "struck"
    return "comment" if "msocomanchor" in names or _COMMENT_STYLE.search(style) else ""


def _hidden_by(tag: str, style: str, names: AbstractSet[str], *, is_still: bool) -> str:
    if not _UNSEEN.isdisjoint(names) or (is_still and is_out_of_sight(style)):
        return "hidden"
    if why := _unseen_in(tag, style):
        return why
    return ""


def _level(style: str, names: str) -> int:
    """As Word says it in the style of a paragraph, and Google Docs in the name of a list, where 0 is the outermost."""
    found, named = _LEVEL_STYLE.search(style), _LEVEL_NAME.search(names)
    return int(found[1]) if found else int(named[1]) + 1 if named else 0


def _leads_away(address: str) -> bool:
    return bool(address) and not address.startswith("#")


def _stands_alone(style: str) -> bool:
    """Whether it is on lines of its own; what floats has the line go on beside it, as behind a large first letter."""
    return bool(_BLOCK_STYLE.search(style)) and not _FLOATS.search(style)


def _unseen(now: Element, tag: str, attributes: Mapping[str, str], told: Said, look: _Look, *, is_opened: bool) -> str:
    is_title = tag == "button" and (now.rank or _OPENS.search(told.names))
    if tag in _SILENT and not (is_title or (tag == "dialog" and "open" in attributes)):
        return _SILENT[tag]
    if look.unseen or is_opened or not attributes:
        return look.unseen
    is_shut = "hidden" in attributes or "popover" in attributes or _is_shut_dialog(told.role, attributes)
    return "hidden" if is_shut else look.until_opened


def _is_shut_dialog(role: str, attributes: Mapping[str, str]) -> bool:
    """Whether it opens above a page, and is not open; "aria-hidden" alone holds for what is seen and only not heard."""
    return role in ("dialog", "alertdialog") and attributes.get("aria-hidden") == "true"


def _still_unseen(now: Element, tag: str, style: str) -> str:
    """Why nothing is seen of what it stands in, where that holds for it too; of its colour each is asked anew."""
    if now.tag == "head" and tag not in _OF_HEAD:
        return ""
    is_other = (
        now.unseen == FAINT
        or (now.unseen == INVISIBLE and _VISIBLE_STYLE.search(style))
        or (now.unseen == TINY and _SIZED_STYLE.search(style) and not _TINY_STYLE.search(style))
    )
    return "" if is_other else now.unseen


def _together(around: str, own: str) -> str:
    """Why it is not seen, for what is around it and for itself: what it asks for undoes one of them and not both."""
    if around not in UNTIL_INSIDE or own in ("", around):
        return around or own
    return "hidden" if own in UNTIL_INSIDE else own


def is_unseen(tag: str, style: str) -> bool:
    return _unseen_in(tag, style) != ""


def _unseen_in(tag: str, style: str) -> str:
    if _UNSEEN_STYLE.search(style) or (tag not in BLOCKS and _SEE_THROUGH.search(style)):
        return "hidden"
    found = [why for why, asks in ((INVISIBLE, _INVISIBLE_STYLE), (TINY, _TINY_STYLE)) if asks.search(style)]
    return "hidden" if len(found) > 1 else "".join(found)


def _leads_to_a_note(tag: str, told: Said) -> bool:
    if tag == "a" and (told.href.startswith("#") or _is_named_note(told)):
        return True
    return told.role in ("doc-noteref", "doc-backlink") or bool(_OF_A_NOTE.search(told.names))


def _is_named_note(told: Said) -> bool:
    if told.role in ("doc-noteref", "doc-backlink"):
        return True
    place = told.href.partition("#")[2]
    return bool(_NAMES_A_NOTE.search(f"{place} {told.names}"))
