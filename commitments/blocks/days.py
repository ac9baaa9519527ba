"""Whether a day is said to be the one on which a text was published, by what stands before and behind it.

A word of publishing, signing or issuing says so, or a line that holds nothing else. Any other word says of what it is
the day: a meeting, a review, a law.
"""

import re
from enum import IntEnum

from commitments.deadlines.lexicon import folded, lexicon


class Said(IntEnum):
    """What a day is said to be; the lower one goes before the other."""

    PUBLISHED = 0
    UPDATED = 1


_MADE = (
    r"(?:first |originally |initially )?(?:published|issued|released|posted|signed|adopted|agreed)"
    r"|veröffentlicht|herausgegeben|erschienen|publiée?s?|publicad[oa]|pubblicat[oa]|gepubliceerd"
)
_DATE = (
    r"date(?: of (?:publication|issue|issuance|release|signature|signing|adoption)"
    r"| (?:published|issued|released|posted|signed|adopted))?|(?:publication|release|issue|signature|adoption) date"
    r"|(?:datum|data|fecha)\b(?=\W*[:|\])])"
)
_RELEASE = (
    r"(?:press|news|media) (?:release|statement|notice)|statement|pressemitteilung|medienmitteilung"
    r"|communiqué de presse|comunicado de prensa|nota de prensa|comunicado de imprensa|comunicato stampa|persbericht"
)
_IMMEDIATE = r"for immediate release"
_UPDATED = (
    r"(?:(?:this )?page )?(?:last |content |most recently )*(?:updated|modified|revised)|stand(?=\W*:)"
    r"|(?:zuletzt )?(?:aktualisiert|geändert)|(?:dernière )?mise? à jour|actualizad[oa]|atualizad[oa]|aggiornat[oa]"
    r"|laatst gewijzigd|bijgewerkt"
)
_SMALL = (
    r"(?:of|the|and|by|in|at|on|for|to|de|du|des|la|le|les|del|der|die|das|den|dem|am|vom|von|im|el|los|il|di|da|do|no"
    r"|par|por|door|van|het|op)(?!\w)"
)
# A word is read in one way only, or many of them would be tried in all ways of each.
_NAMES = rf"(?:\s+[^\w\s]*(?>[A-ZÀ-Þ0-9]\S*|(?i:{_SMALL})\S?))*"
_BY = r"(?:by|in|at|to|von|vom|im|par|por|da|door|dans|en)(?!\w)"
_NUMBER = r"(?:\s+(?>(?i:n[ro°º]|number)\.?(?!\w)|\S*\d\S*))*"
_BEFORE_A_DAY = r"(?:\W*(?i:on|of|at|the|am|den|der|vom|le|du|del?|il|el|op|em|in|dated)(?!\w))*"
_BEFORE = re.compile(
    rf"\W*(?:(?P<updated>(?i:{_UPDATED}))(?!\w)"
    rf"|(?P<free>(?i:{_IMMEDIATE})(?!\w){_NAMES})"
    rf"|(?P<label>(?i:{_MADE})(?!\w)(?:\W*(?i:{_BY}){_NAMES})?|(?i:{_RELEASE})(?!\w){_NUMBER}|(?i:{_DATE})(?!\w))"
    rf"|(?P<name>(?i:by|von|par|por|da|door){_NAMES}))?{_BEFORE_A_DAY}\W*"
)
_BEGINS = re.compile(
    rf"\W*(?:{_UPDATED}|{_MADE}|{_RELEASE}|{_DATE}|(?:under )?embargo(?:ed)?)(?!\w)|.*{_IMMEDIATE}",
    re.I,
)
_LONGEST = 200
_LEAST_NAME = 4
"""Letters and more: "by" alone says until when."""
_MOST_BEHIND = 14
"""Characters behind a day that has no word before it, such as the time."""
_MOST_WORDS = 8
_ENDS = re.compile(r"[.!?…]\W*\Z")
_FEWEST_WORDS = 4


def said_of(before: str, behind: str, *, needs_word: bool = False) -> Said | None:
    """What words around a day on its line say that it is; None for the day of something else.

    >>> [said_of(words, "") for words in ("", "Published by the Ministry on ", "Last updated: ", "Next meeting: ")]
    [<Said.PUBLISHED: 0>, <Said.PUBLISHED: 0>, <Said.UPDATED: 1>, None]
    >>> said_of("Signed on ", ", the treaty of the two countries came into force in May."), said_of("", " of the Act")
    (None, <Said.PUBLISHED: 0>)
    """
    if len(before) > _LONGEST:
        return None
    found = _BEFORE.fullmatch(_without_weekday(before))
    if found is None:
        return None
    if found["updated"]:
        return None if _runs_on(behind) else Said.UPDATED
    if found["free"]:
        return Said.PUBLISHED
    if found["label"]:
        return None if _runs_on(behind) else Said.PUBLISHED
    is_far = len(found["name"] or " " * _LEAST_NAME) < _LEAST_NAME or len(behind.strip()) > _MOST_BEHIND
    return None if needs_word or is_far else Said.PUBLISHED


def begins_with_word(line: str) -> bool:
    """Whether a line begins with a word of publishing, so that it may end with "on" or be no title."""
    return _BEGINS.match(line[:_LONGEST]) is not None


def _without_weekday(before: str) -> str:
    found = re.search(rf"(?<!\w){lexicon().groups['weekdays']}\W*\Z", folded(before))
    return before[: found.start()] if found else before


def _runs_on(behind: str) -> bool:
    """Whether a day stands in a sentence: it is told there what became of the text, and mostly of another one."""
    words = behind.split()
    if not re.match(r"\W*[a-zß-ÿ]", behind):
        return False
    return len(words) >= _MOST_WORDS or (len(words) >= _FEWEST_WORDS and _ENDS.search(behind) is not None)
