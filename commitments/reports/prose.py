"""Dates, counts and shares as a reader of a report expects them."""

from datetime import date
from functools import lru_cache

from commitments.dates import MONTHS, PartialDate


@lru_cache(maxsize=4096, typed=True)
def day(when: PartialDate | date | str | None) -> str:
    """A date in words, as exact as it is known. The words do not depend on anybody's locale.

    >>> day(PartialDate("2017-11-06")), day(PartialDate("2017-11")), day(PartialDate("2017"))
    ('6 November 2017', 'November 2017', '2017')
    """
    if when is None:
        return ""
    year, *rest = (when.isoformat() if isinstance(when, date) else when).split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """
    >>> counted(1, "commitment"), counted(1200, "commitment")
    ('1 commitment', '1,200 commitments')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def percent(count: int, total: int) -> str:
    """A share in whole per cents; what is more than nothing, or less than all, does not read as 0% or 100%.

    >>> percent(5, 12), percent(1, 5000), percent(0, 0)
    ('42%', '<1%', '0%')
    """
    if not count or not total:
        return "0%"
    if count * 100 < total:
        return "<1%"
    if count < total and (total - count) * 200 < total:
        return ">99%"
    return f"{(count * 200 + total) // (2 * total)}%"
