"""How much several sums come to that one promise names side by side, or one sum that comes every year."""

import re
from collections.abc import Sequence
from itertools import pairwise

from commitments.model import Amount
from commitments.money.sums import Mention

_MOST_BETWEEN = 200
_MORE = (
    r"(?:about|additional|almost|an?|another|approximately|at least|around|further|more than|nearly|over|some|up to)"
)
_BESIDE = re.compile(
    r"(?:(?: [a-zA-Z-]+){0,3}? (?:for|from|in|of|on|to|towards?|worth)\b[^;:$€£()–—]{1,180}?)?"
    r"(?:[,;]? and|[,;]? as well as|[,;]? along with|[,;]? plus|[,;])(?: the intent to provide)?"
    rf"(?: {_MORE}){{0,3}} ?"
)
# What another sum is: a part of the first, or what comes of it.
_NOT_BESIDE = re.compile(
    r"\b(?:attract|bring|catal[iy]|compar|generat|includ|increas|leverag|match|mobili|rais|respectiv|total|unlock)"
    r"|\b(?:that|which|who|will)\b"
)
_YEARLY = re.compile(r"[^,;.:]{0,40}?(?: (?:a|each|every|per) (?:fiscal )?year| annually)\b")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEARS = re.compile(
    rf"[^,;.:]{{0,80}}? (?:for|over|during) (?:the )?(?:next |coming )?(?P<count>\d\d?|{'|'.join(_NUMBERS)}) years\b"
)
_IN_TOTAL = re.compile(rf"\b(?:for|in|to) a (?:combined )?total of(?: {_MORE}){{0,3}} ?$")


# "raise the grants to $4,000 for the first child and $7,000 for the second": what each will be
_RAISED_TO = re.compile(r"\b(?:cut|increas|lift|lower|rais|reduc)[a-z]*\b[^;:.]{0,160} to $")
_SINCE = re.compile(r"[^;]{0,80}? (?:since|so far|to date)\b")
_DONE = re.compile(r"(?: [a-z-]+){0,5} (?:had|has|have|was|were)\b| (?:above|below|(?:higher|less|lower|more) than)\b")
_OF_ONE = 10_000
"""A smaller sum is what one person or household gets, and no part of a total."""


def come_to(text: str, found: Sequence[Mention], total: Mention | None = None) -> Amount | None:
    """What the sums of a promise come to; None where its first sum says it all, or where it is not clear.

    `found` are those that are promised, in their order; `total` is the last one that is told, which may be their total.

    >>> from commitments.money.sums import mentions
    >>> text = "provide $3 million to Peru, $2 million to Chile, and $1 million to Fiji"
    >>> str(come_to(text, list(mentions(text))))
    'USD 6,000,000'
    >>> text = "provide $3 million a year over the next five years"
    >>> str(come_to(text, list(mentions(text))))
    'USD 15,000,000'
    """
    sums = [mention.sum for mention in found if mention.sum is not None]
    if not sums or len(sums) < len(found) or any(one.upper is not None for one in sums):
        return None
    currency = sums[0].currency
    if currency is None or any(one.currency != currency for one in sums):
        return None
    yearly = _YEARLY.match(text, found[0].end)
    last = total or found[-1]
    parts = [one for one in found if one.start < last.start]
    if parts and _IN_TOTAL.search(text, 0, last.start):
        is_whole = (len(parts) > 1 or yearly is not None) and not _SINCE.match(text, last.end)
        if is_whole and last.sum is not None and last.sum.currency == currency:
            return Amount(last.sum.value, currency)
        found, sums = parts, sums[: len(parts)]
    if yearly is not None:
        years = _YEARS.match(text, yearly.end())
        return Amount(sums[0].value * _count(years["count"]), currency) if years else None
    if (
        len(sums) == 1
        or sums[0].value < _OF_ONE
        or _RAISED_TO.search(text, max(0, found[0].start - _MOST_BETWEEN), found[0].start)
    ):
        return None
    if not all(_is_beside(text, one, other) for one, other in pairwise(found)):
        return None
    return Amount(sum(one.value for one in sums), currency)


def _is_beside(text: str, one: Mention, other: Mention) -> bool:
    between = text[one.end : other.start]
    if len(between) > _MOST_BETWEEN or _NOT_BESIDE.search(between) or _DONE.match(text, other.end):
        return False
    return _BESIDE.fullmatch(between) is not None


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS.index(words) + 2
