"""Resolutions: one sentence from the body that adopts it to its last paragraph, of which each begins with a verb."""

import re
from collections.abc import Iterable

from commitments.sentences.cut import Sentence

_HOW = r"(?:(?:Also|Again|Further|Once again|Reiterates its call and|Strongly) (?:also |further |strongly )?)?"
_ASKS = re.compile(rf"{_HOW}(?:Appeals to|Asks|Calls (?:up)?on|Encourages|Invites|Requests|Urges) [a-zA-Z]", re.I)
_OPERATIVE = re.compile(
    rf"{_HOW}(?:Adopts|Appeals to|Asks|Calls (?:up)?on|Decides|Encourages|Endorses|Invites|Recommends|Requests|Resolves"
    r"|Urges) [a-z]",
    re.I,
)
_BODY = re.compile(r"(?:\S+ ){0,3}?(?P<body>The (?:[A-Z][\w-]+(?: (?:and |(?:for|of|on|to) (?:the )?)?)?){1,8})[,:]?")
# One alone may be a heading.
_FEWEST = 2
_NOBODY = "They"


def body_of(found: Iterable[Sentence]) -> str:
    """Who adopts the resolution that a text is, as it says first; "They" where it does not, "" for no resolution."""
    operative, body = 0, ""
    for sentence in found:
        text = sentence.text.lstrip(" *_")
        if not operative and (named := _BODY.fullmatch(text)):
            body = named["body"].strip(" ,:")
        operative += is_operative(text)
    return body or _NOBODY if operative >= _FEWEST else ""


def asks(words: str) -> bool:
    """Whether a paragraph of a resolution asks something of others.

    >>> asks("Also urges Parties to act"), asks("Decides to meet")
    (True, False)
    """
    return words[:1].isupper() and _ASKS.match(words) is not None


def is_operative(words: str) -> bool:
    """Whether a paragraph of a resolution does something: decides, asks, adopts."""
    return words[:1].isupper() and _OPERATIVE.match(words) is not None
