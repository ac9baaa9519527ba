"""Dates of which each is of its own step, place or thing: "forty percent by 2030 and sixty by 2040"."""

import re
from collections.abc import Sequence

from commitments.deadlines.mentions import Mention

# As in: forty percent by 2030 and sixty by 2040.
_NEXT_STEP = re.compile(
    r"[,;]?(?: and| then| to| rising to| followed by| at least| over| up to| a further){0,4} [$€£]?\d[\d.,]*"
    r"(?: ?%| percent| per cent| million| billion)?(?: (?!and\b)[\w-]+){0,6} ",
    re.IGNORECASE,
)
# As in: by 2030 in Europe and by 2040 elsewhere.
_NEXT_PLACE = re.compile(
    r"(?: (?:in|for|across|among|at|within) [\w' -]{2,40}?)?,? (?:and|but|then|or)"
    r"(?: (?:in|for|all|other) [\w' ]{2,30})?,? "
)
# As in: ports in 2026 and schools in 2027.
_NEXT_THING = re.compile(r",? and (?:an? |the |more |new )?[a-z]+s? |, while [^,;]{5,120} ")


def is_step(text: str, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether more than one day is told, each of something of its own: then the promise has not one."""
    if not mention.is_firm and any(_NEXT_THING.fullmatch(text, mention.end, other.start) for other in others):
        return True
    return any(
        (other.is_firm or not mention.is_firm)
        and other.date != mention.date
        and any(next_one.fullmatch(text, first.end, second.start) for next_one in (_NEXT_STEP, _NEXT_PLACE))
        for other in others
        for first, second in (sorted((mention, other)),)
        if first.end < second.start < first.end + 100
    )
