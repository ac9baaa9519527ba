"""Lines that say where and when a text was made, "Geneva, 4 March 2024": they look like headings, and none is one."""

import re
from functools import cache

from commitments.deadlines.lexicon import any_of, folded, lexicon

_LONGEST = 120
_MOST_WORDS = 7
"""Of the name of a place, with its country."""
_MAY_HOLD = re.compile(r"(?:1[89]|20|21)\d\d")
_AROUND = " \t,;:|–—-()[]*_./•·"
_PARTED = re.compile(r"[,;|–—()\[\]/•·]|(?<=\s)-(?=\s)|\s-\Z|\A-\s")
_BEFORE_A_DAY = re.compile(r"\b(?:le|den|der|am|el|il|on|the|op)\Z", re.I)
_DONE = re.compile(
    r"(?:(?:done|signed|adopted|given|issued|made|agreed)(?: at| in)?|fait à|hecho en|fatto a|geschehen zu|feito em)\s",
    re.I,
)
_SMALL = re.compile(
    r"of|the|and|de|la|le|les|du|des|del|di|da|do|dos|das|el|los|las|am|an|der|den|upon|sur|im|in|y|e|et|und|à|a|zu"
)
_OPEN = re.compile(r"of|the|and|et|und|des|der|del")
"""No place ends so: the line goes on. "Dover, DE" does."""
_NO_PLACE = re.compile(
    r"\b(?:abkommen|act|accordo|accords?|acuerdo|address|agenda|agreement|anniversary|annex|bill|briefing|budget"
    r"|ceremony|chapter|charter|comm?uniqu[ée]|commitments?|conference|conférence|convention|day|deadline|declaration"
    r"|déclaration|declaración|decision|decree|dialogue|directive|edition|elections?|erklärung|fact sheet|forum|gesetz"
    r"|goals?|hearings?|interview|launch|law|legge|lei|letter|ley|loi|meetings?|memo|memorandum|minutes|news|notes?"
    r"|order|outcomes?|pact|part|phase|plan|press|programme|program|progress|protocol|readout|referendum|remarks|release"
    r"|reports?|resolution|results?|review|revised|roundtable|section|seminar|session|speech|statements?|status|step"
    r"|strategy|submission|summary|summit|sommet|gipfel|survey|symposium|targets?|tratado|traité|trattato|treaty|update"
    r"|updated|version|vertrag|visit|vote|webinar|workshop)\b",
    re.I,
)

_LANGUAGE = re.compile(r" ?\([A-Za-z. ]{2,8}\)\Z")
"""Behind a date: "(OR. fr)"."""


def is_dateline(words: str) -> bool:
    """Whether a line is a date, or a place and a date, and nothing else.

    >>> [is_dateline(line) for line in ("Geneva, 4 March 2024", "WASHINGTON, D.C. – March 4, 2024", "March 2024")]
    [True, True, True]
    >>> [is_dateline(line) for line in ("Genève, le 4 mars 2024", "9-10 September 2023 | New Delhi", "2024-03-04")]
    [True, True, True]
    >>> [is_dateline(line) for line in ("Joint Statement, 4 March 2024", "What we did by 4 March 2024", "Agenda 2030")]
    [False, False, False]
    >>> [is_dateline(line) for line in ("When: 4 March 2024", "4 MARCH 1922, BETWEEN PERU AND THE UNION OF")]
    [False, False]
    """
    words = words.strip()
    if len(words) > _LONGEST or not _MAY_HOLD.search(words):
        return False
    found = _date().search(folded(words))
    if found is None:
        return False
    before, behind = words[: found.start()], _LANGUAGE.sub("", words[found.end() :])
    if before.strip(_AROUND) and behind.strip(_AROUND):
        return False
    return _is_place_beside(before) if before.strip(_AROUND) else _is_place_beside(behind)


def _is_place_beside(words: str) -> bool:
    """Whether what stands before or behind a date is a place, parted from it, or nothing."""
    bare = _BEFORE_A_DAY.sub("", words.strip(" \t"))
    place, done = _DONE.subn("", bare.strip(_AROUND), 1)
    place = place.strip(_AROUND)
    if not place:
        return True
    if not (done or _PARTED.search(bare)) or any(map(str.isdigit, place)) or _NO_PLACE.search(place):
        return False
    names = [name.strip(_AROUND) for name in place.split()]
    if ":" in bare or _OPEN.fullmatch(names[-1].casefold()):
        return False
    return len(names) <= _MOST_WORDS and all(not name or name[0].isupper() or _SMALL.fullmatch(name) for name in names)


@cache
def _date() -> re.Pattern[str]:
    """In a folded text."""
    month, of = any_of(lexicon().months), r"(?:\s(?:de|del|of))?"
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º|o)?"
    to = r"\s?(?:-|/|,|&|and|to|et|y|und|bis|au|al)\s?"
    days = rf"{day}(?:{to}{day})?"
    year = r"(?:1[89]|20|21)\d\d(?!\d)"
    weekday = rf"(?:{lexicon().groups['weekdays']},?\s(?:(?:den|le|the|el)\s)?)?"
    return re.compile(
        rf"(?<![\w.]){weekday}(?:{days}{of}\s{month}(?:{to}{days}{of}\s{month})?\.?,?{of}\s{year}"
        rf"|{month}\.?\s{days}(?:{to}{month}\.?\s{days})?,?\s{year}|{month}\.?,?{of}\s{year}"
        rf"|\d{{1,2}}([./-])\d{{1,2}}\1{year}|{year}-\d\d-\d\d(?!\d))"
    )
