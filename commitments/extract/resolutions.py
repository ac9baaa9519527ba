"""Resolutions: one sentence from the body that adopts it to its last paragraph, of which each begins with a verb."""

import re
from collections.abc import Iterable

from commitments.sentences.cut import Sentence

_HOW = r"(?:(?:Also|Again|Further|Once again|Reiterates its call and|Strongly) (?:also |further |strongly )?)?"
_ASKS = re.compile(rf"{_HOW}(?:Appeals to|Asks|Calls (?:up)?on|Encourages|Invites|Requests|Urges) [a-zA-Z]", re.I)
_OPERATIVE = re.compile(
    rf"{_HOW}(?:Adopts|Affirms|Appeals to|Asks|Calls (?:up)?on|Decides|Emphasi[sz]es|Encourages|Endorses|Invites|Notes"
    r"|Reaffirms|Recogni[sz]es|Recommends|Reiterates|Requests|Resolves|Stresses|Underlines|Urges|Welcomes) [a-zA-Z]",
    re.I,
)
_BODY = re.compile(
    r"(?:\S+ ){0,3}?(?P<body>The [A-Z][\w-]+(?: (?:and |(?:for|of|on|to) (?:the )?)?[A-Z][\w-]+){0,7})[,:]? ?"
)
_ADOPTS = re.compile(
    r"\b(?:Assembly|Board|Commission|Committee|Conference|Congress|Council|Meeting|Parliament|Senate|Summit)\b"
)
# One alone may be a heading.
_FEWEST = 2
_NOBODY = "They"


def body_of(found: Iterable[Sentence], issuer: str = "") -> str:
    """Who adopts the resolution that a text is, as it says first, or who issued it, where that is such a body; "They"
    where neither tells, "" for no resolution."""
    operative, body = 0, ""
    for sentence in found:
        text = sentence.text.lstrip(" *_")
        if not operative and (named := _BODY.fullmatch(text)):
            body = named["body"].strip(" ,:")
        operative += is_operative(text)
    if operative < _FEWEST:
        return ""
    return body or (f"The {issuer.removeprefix('The ')}" if _ADOPTS.search(issuer) else _NOBODY)


def asks(words: str) -> bool:
    """Whether a paragraph of a resolution asks something of others.

    >>> asks("Also urges Parties to act"), asks("Decides to meet")
    (True, False)
    """
    return words[:1].isupper() and _ASKS.match(words) is not None


def is_operative(words: str) -> bool:
    """Whether a paragraph of a resolution does something: decides, asks, adopts."""
    return words[:1].isupper() and _OPERATIVE.match(words) is not None
