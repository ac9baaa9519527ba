"""What of a page belongs to the site around the document, by what its elements are and how sites name them."""

import re
from collections.abc import Mapping
from typing import NamedTuple


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = _names("nav footer aside form header")
_ROLES = _names("navigation banner contentinfo complementary search")
_EVERYWHERE = _names(
    "breadcrumb breadcrumbs skip-link skiplink skip-nav pagination sharedaddy share share-this social-share "
    "social-links social-icons share-buttons sharing-buttons addtoany_share_save_container comments comments-area "
    "respond jp-relatedposts cookie-banner cookie-notice cookie-consent govuk-cookie-banner usa-banner mw-jump-link "
    "printfooter catlinks"
)
"""Names that are the site's wherever they stand."""
_OUTSIDE = _names(
    "nav navbar navigation menu main-menu main-nav mainnav topnav top-nav sidenav side-nav leftnav rightnav site-nav "
    "site-navigation navcol sidebar left-sidebar right-sidebar sidebar-left sidebar-right widget-area footer "
    "site-footer page-footer"
)
"""And those that are so outside the main part."""
_HEADERS = _names("header masthead site-header banner")
_OF_A_SITE = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|menus?|breadcrumbs?|side-?bars?|cookies?|consent|gdpr|footer|social|shar(?:e|ing)"
    r"|sharedaddy|related|recommended|trending|latest|recent|newsletter|subscribe|signup|comments?|respond"
    r"|popup|modal|promos?|advert(?:s|isement)?|ads?|skip|pagination|pager|toolbar|search|login|copyright|topbar"
    r"|teasers?|cards?|author|bio|colophon)(?![a-z])",
    re.I,
)
_LOOKED_AT = 1_000
"""Characters of an attribute."""
ASIDE = "aside"
"""Of an aside that is in no section: it is the document's where this goes on behind it."""
OF_A_SECTION = {"section header": "header", "section aside": "site", "section footer": "site", ASIDE: "site"}
"""Of an element inside a section, with what it is where that section stands around all of the page."""
NAMED = "named", "named header"
"""What belongs to the site by the name alone that it has there."""


class Said(NamedTuple):
    """What the attributes of an element say that most of it is told by."""

    role: str = ""
    style: str = ""
    names: str = ""
    """Its classes."""
    id: str = ""
    href: str = ""


_NOTHING = Said()


def said(attributes: Mapping[str, str]) -> Said:
    if not attributes:
        return _NOTHING
    get = attributes.get
    return Said(*[(get(name) or "")[:_LOOKED_AT].strip() for name in ("role", "style", "class", "id", "href")])


def around(tag: str, told: Said, *, is_main: bool, is_quote: bool, is_section: bool) -> str:
    """ "site", "form", "header", "footer" of the main part, ASIDE, one of OF_A_SECTION or of NAMED; empty where it is
    the document's own: so is a header or an aside inside the main part, and who is quoted of a quotation."""
    if told.role in _ROLES:
        return "site"
    if tag in _ELEMENTS:
        is_own = (is_main and tag in ("header", "aside")) or (is_quote and tag == "footer")
        if is_section and not is_main and f"section {tag}" in OF_A_SECTION:
            return "" if is_own else f"section {tag}"
        if not is_own:
            return tag if tag in ("form", "header", ASIDE) or (is_main and tag == "footer") else "site"
    has_name = (told.names or told.id) and tag not in ("html", "body", "main", "article")
    return _by_name(told, is_main=is_main) if has_name else ""


def _by_name(told: Said, *, is_main: bool) -> str:
    names = {*told.names.casefold().split(), told.id.casefold()}
    if not names.isdisjoint(_EVERYWHERE) or not (is_main or names.isdisjoint(_OUTSIDE)):
        return NAMED[0]
    return NAMED[1] if not (is_main or names.isdisjoint(_HEADERS)) else ""


def sounds_like_a_site(told: Said) -> bool:
    """Whether it has a name that is often one of a part of a site; the document may have it too."""
    return bool(told.names or told.id) and _OF_A_SITE.search(f"{told.names} {told.id}") is not None
