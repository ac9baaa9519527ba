"""What of a page belongs to the site around the document, by what its elements are and how sites name them."""

import re
from collections.abc import Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = _names("nav footer aside form header")
_ROLES = _names("navigation banner contentinfo complementary search")
_EVERYWHERE = _names(
    "breadcrumb breadcrumbs skip-link skiplink skip-nav pagination sharedaddy share share-this social-share "
    "social-links social-icons share-buttons sharing-buttons addtoany_share_save_container comments comments-area "
    "respond jp-relatedposts cookie-banner cookie-notice cookie-consent govuk-cookie-banner mw-jump-link printfooter "
    "catlinks"
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
    r"|sharedaddy|related|recommended|trending|latest|recent|newsletter|subscribe|signup|widgets?|comments?|respond"
    r"|popup|modal|promos?|advert(?:s|isement)?|ads?|skip|pagination|pager|toolbar|search|login|copyright|topbar"
    r"|teasers?|cards?|author|bio|colophon)(?![a-z])",
    re.I,
)
_LOOKED_AT = 1_000
"""Characters of an attribute."""
NAMED = "named", "named header"
"""What belongs to the site by the name alone that it has there."""


def around(tag: str, attributes: Mapping[str, str], *, is_main: bool, is_quote: bool) -> str:
    """ "site", "form" or "header", or one of NAMED; empty where it is the document's own: so is a header or an aside
    inside the main part, and who is quoted of a quotation."""
    role = said(attributes, "role")
    if role in _ROLES:
        return "site"
    is_own = (is_main and tag in ("header", "aside")) or (is_quote and tag == "footer")
    if tag in _ELEMENTS and not is_own:
        return tag if tag in ("form", "header") else "site"
    return "" if tag in ("html", "body", "main", "article") else _by_name(attributes, is_main=is_main)


def _by_name(attributes: Mapping[str, str], *, is_main: bool) -> str:
    names = {*said(attributes, "class").casefold().split(), said(attributes, "id").casefold()}
    if not names.isdisjoint(_EVERYWHERE) or not (is_main or names.isdisjoint(_OUTSIDE)):
        return NAMED[0]
    return NAMED[1] if not (is_main or names.isdisjoint(_HEADERS)) else ""


def sounds_like_a_site(attributes: Mapping[str, str]) -> bool:
    """Whether it has a name that is often one of a part of a site; the document may have it too."""
    return _OF_A_SITE.search(f"{said(attributes, 'class')} {said(attributes, 'id')}") is not None


def said(attributes: Mapping[str, str], name: str) -> str:
    return (attributes.get(name) or "")[:_LOOKED_AT].strip()
