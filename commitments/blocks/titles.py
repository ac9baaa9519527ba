"""What stands where a title would and is none: the names of files, labels of a sort of document, letterheads."""

import re
from enum import Enum

from commitments.text import one_line

_NO_TITLES = (
    "untitled", "untitled document", "anonymous", "unspecified", "document", "new document", "powerpoint presentation",
    "slide 1", "layout 1", "presentation", "print", "title", "no title", "none", "unknown",
)  # fmt: skip
"""What programs write where a title should be."""
_FILE = re.compile(
    r"\.(?:docx?|dotx?|pdf|indd|qxp|qxd|rtf|odt|ods|odp|pptx?|xlsx?|tex|dvi|html?|pub|exe|wpd|ps|eps|ai|psd|cdr|pmd|p65"
    r"|vsdx?|txt|csv|pages|numbers)\b|^microsoft ",
    re.I,
)
_NAME_OF_FILE = re.compile(
    r"\W*|\S*_\S*|(?=\S{8})[^\s/]*\d[^\s/]*(?: \d+\.\.\d+)?|[\w&]+(?:-[\w&]+){3,}"
    r"|(?:document|slide|untitled)[\s-]*\d*"
)
"""In small letters: what is of one word with a figure, or of many that hyphens or lines join."""
_ANNEX = (
    r"(?:annex(?:e|ure)?|appendix|attachment|enclosure|exhibit|schedule|anhang|anlage|anexo|allegato|bijlage|bilaga"
    r"|bilag)"
)
_PART = r"(?:form|formular|formulaire|regulation|section|rule|part|vol(?:ume)?\.?)"
_SORT = (
    r"(?:joint )?(?:media|press|news)[ -](?:release|statement|fact ?sheet|note|notice|briefing|advisory|communiqu[eé])"
    r"|(?:joint )?fact ?sheet|memo(?:randum)?|pressemitteilung|medienmitteilung|communiqué de presse|persbericht"
    r"|comunicado(?: de prensa)?|comunicato stampa|federal register"
)
_REFERENCE = r"\d+ cfr .{1,60}|\[.*\]|(?:docket|rin|our ref|ref)\b.{0,60}\d|vol\. .{1,40}|billing code .*"
_BY = r"(?-i:(?:By|BY)(?: (?:and|[A-Z][\w.'’-]*,?)){2,20})"
_FIELD = r"(?:department|agency|date|from|to|attention|attn\.?): .{1,100}"
_ITS_NUMBER = r"(?:(?: ?[-–] ?| )(?:no\.? ?)?(?:[A-Z]|[IVX]{1,5}|\d[\w.()/-]{0,7})|\d{1,3})"
_LABEL = re.compile(
    rf"{_ANNEX}(?:{_ITS_NUMBER})?|{_PART}{_ITS_NUMBER}|{_SORT}|[\w ]{{1,40}} no\.?|{_FIELD}|{_BY}"
    r"|(?:table|figure|chart|tabelle|tableau|tabla) \d{1,3}(?:\W.*)?",
    re.I,
)
_NAVIGATION = (
    r"(?:(?:main|site|haupt|unter|meta)[- ]?)?navigation(?:s-?menü)?(?: und service| menu)?"
    r"|(?:main |haupt-?|service)?men[uü]"
)
_STAGE = r"(?:first|second|third|final|revised|working|zero|public|consultation|discussion)"
_NEVER = re.compile(
    r"(?:strictly |under )?embargo.*|.{0,60}\bembargoed (?:until|till)\b.*|to be (?:reported|released) only .*"
    r"|(?:not )?for (?:immediate )?(?:release|publication|distribution)\b.{0,60}|check against delivery"
    rf"|(?:{_STAGE} )?(?:draft|version|entwurf|borrador|rascunho|brouillon)"
    r"(?: for (?:public )?(?:consultation|comments?|discussion|review))?[\W\d]*|page \d.{0,12}|seite \d.{0,12}"
    r"|\d{1,2}:\d\d:\d\d\b.*|[\w ]{1,40}: [\d| ]+|translated from .*|.{0,12}federal register ?/ vol.*"
    r"|(?:strictly )?(?:private and )?confidential|official - .*"
    r"|in this (?:document|report|section|issue)|(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|índice"
    rf"|table des matières|search|suche|{_NAVIGATION}"
    rf"|skip to .*|instructions|important notice|{_REFERENCE}",
    re.I,
)
_SMALL = r"(?:of|for|the|and|de|du|des|la|für|und|&)"
_OFFICE = r"(?:office|department|ministry|bureau|directorate|division|secretariat|court)"
_BODY = (
    r"(?:service|administration|agency|commission|council|authority|district|university|institute|partnership"
    r"|organi[sz]ation|party)"
)
_LANDS = r"(?:united (?:nations|states|kingdom)|united states of america|(?:european|african) union)"
_OF_PLACE = (
    r"(?:(?:government|republic|kingdom|commonwealth)|(?:state|city|town|county|province|municipality)(?! of the\b)) of"
)
_DOCUMENT = (
    r"(?:plan|strategy|report|roadmap|manifesto|statement|declaration|communiqu[eé]|speech|charter|agenda|by-?laws"
    r"|handbook|guide|guidelines|framework|priorities|commitments?|pledges?|initiatives?|agreement|release)"
)
_LETTERHEAD = re.compile(
    rf"(?!.*\b{_DOCUMENT}\b)(?:(?:the )?{_LANDS}|(?:the )?(?:\w+ ){{0,2}}{_OF_PLACE}(?: [\w.'’-]+){{1,5}}"
    rf"|(?:(?!report|review)[\w.'’&-]+ ){{0,5}}{_OFFICE}(?: (?:of|for)(?: (?:{_SMALL}|\w[\w.'’,&-]*)){{1,8}})?"
    rf"|(?:(?!(?:of|on|for|to|report|review)\b)[\w.'’&-]+ ){{1,6}}(?:{_BODY}|{_OFFICE}))",
    re.I,
)
_ADDRESS = re.compile(
    r"\d[\d-]{0,6} .{0,60}\b(?:street|st|road|rd|avenue|ave|mall|lane|boulevard|blvd|drive|suite|floor)\b.{0,40}"
    r"|.{0,60}\b[A-Z]\. ?[A-Z]\. \d{5}|.{0,60}, [A-Z]{2},? \d{5}|[\d .()+/-]+|\S+@\S+|(?:tel|fax|phone|e-?mail)\b.*",
    re.I,
)
_LONGEST = 120


class Label(Enum):
    """What words are that stand where a title would."""

    SORT = "sort"
    """Of a document, or which part of another it is: a title only where none follows."""
    OFFICE = "office"
    """Of who made it: likewise."""
    NEVER = "never"


def label(words: str) -> Label | None:
    """What words are that are no title where one follows; None for what may be one.

    >>> [label(words) for words in ("Annex A", "Executive Office of the President", "In this document")]
    [<Label.SORT: 'sort'>, <Label.OFFICE: 'office'>, <Label.NEVER: 'never'>]
    >>> label("Annex A: Key features"), label("Report of the Committee"), label("Office reform in our time")
    (None, None, None)
    >>> label(f"{3 * chr(0xFFFD)} of {chr(0xFFFD)}")
    <Label.NEVER: 'never'>
    """
    bare = words.strip(" *#:.-–—")
    if words.count("\ufffd") * 3 > len(words):  # letters that nobody can name
        return Label.NEVER
    if _NEVER.fullmatch(bare) or _ADDRESS.fullmatch(words.strip()):
        return Label.NEVER
    if len(bare) > _LONGEST:
        return None
    if _LABEL.fullmatch(words.strip(" *#:-–—")):
        return Label.SORT
    return Label.OFFICE if _LETTERHEAD.fullmatch(bare) and _is_a_name(bare) else None


def is_navigation(heading: str) -> bool:
    """Whether a heading is that of the menus of a site."""
    return re.fullmatch(_NAVIGATION, heading.strip(), re.I) is not None


def _is_a_name(words: str) -> bool:
    return all(word[:1].isupper() or re.fullmatch(_SMALL, word) for word in words.split())


def said_title(said: str | None) -> str | None:
    """A title that a file says of itself; None where it is the name of a file or what a program writes there.

    >>> said_title("manifesto2017.pub"), said_title("Untitled"), said_title(" Our  plan ")
    (None, None, 'Our plan')
    """
    title = one_line(said or "").strip()
    bare = title.strip(" ()[]<>.").casefold()
    if not bare or _FILE.search(title) or (len(bare) <= _LONGEST and _NAME_OF_FILE.fullmatch(bare)):
        return None
    return None if bare in _NO_TITLES else title
