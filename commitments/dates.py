"""Partial dates, ranges and relative dates. Nothing here knows what day it is: `today` is always an argument."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""As English texts name them."""
A_MONTH = f"(?:{'|'.join(MONTHS)})"
"""Any of them, in a pattern."""
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DAYS = 16_384
"""Dates that are kept: the days of 45 years, more than a collection speaks of."""
_RELATIVE = r"([+-]\d{1,5})([dwmy])"


class PartialDate(str):
    """A full or partial ISO 8601 date: `2018`, `2018-03` or `2018-03-01`. It is its own JSON form.

    >>> PartialDate.parse("2018-02").last
    datetime.date(2018, 2, 28)
    """

    __slots__ = ()

    @staticmethod
    @lru_cache(maxsize=_DAYS)
    def parse(text: str) -> "PartialDate":
        """Raises ValueError, with a sentence, for anything that is not a real date."""
        if not _ISO.fullmatch(text) or not text.isascii():
            raise ValueError(f"{text!r} is not a date; write 2018, 2018-03 or 2018-03-01")
        value = PartialDate(text)
        try:
            _bounds(value)
        except ValueError:
            raise ValueError(f"{text!r} is not a day of the calendar") from None
        return value

    @property
    def first(self) -> date:
        return _bounds(self)[0]

    @property
    def last(self) -> date:
        """The end of its period: when a partial date falls due."""
        return _bounds(self)[1]

    @property
    def is_full(self) -> bool:
        return len(self) == 10


@lru_cache(maxsize=_DAYS)
def _bounds(text: str) -> tuple[date, date]:
    if len(text) == 10:
        day = date.fromisoformat(text)
        return day, day
    year = int(text[:4])
    if len(text) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, int(text[5:]), 1), _month_end(year, int(text[5:]))


def _month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


class DateRange(NamedTuple):
    """Days from `start` to `end`, both included; None is an open end."""

    start: date | None
    end: date | None

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def parse_point(text: str, today: date) -> PartialDate:
    """A date, partial date, `today`, `yesterday`, `tomorrow`, or an offset such as `+30d`, `-2w`, `+3m`, `-1y`.

    >>> parse_point("+1m", date(2018, 1, 31))
    '2018-02-28'
    """
    word = text.strip().casefold()
    found = re.fullmatch(_RELATIVE, _NAMED.get(word, word))
    if found is None:
        return PartialDate.parse(text.strip())
    try:
        return PartialDate(_shift(today, int(found[1]), found[2]).isoformat())
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is beyond the calendar") from None


_NAMED = {"today": "+0d", "yesterday": "-1d", "tomorrow": "+1d"}


def parse_range(text: str, today: date) -> DateRange:
    """`2017..2018-06`, `..-90d`, `today..`, or one date, which means its whole period. Raises ValueError.

    >>> parse_range("2017", date(2018, 1, 1))
    DateRange(start=datetime.date(2017, 1, 1), end=datetime.date(2017, 12, 31))
    """
    before, dots, after = text.partition("..")
    if not dots:
        point = parse_point(text, today)
        return DateRange(point.first, point.last)
    if not before.strip() and not after.strip():
        raise ValueError(f"{text!r} has neither a start nor an end")
    start = parse_point(before, today).first if before.strip() else None
    end = parse_point(after, today).last if after.strip() else None
    if start and end and end < start:
        raise ValueError(f"{text!r} ends before it starts")
    return DateRange(start, end)


def _shift(day: date, count: int, unit: str) -> date:
    if unit == "d":
        return day + timedelta(days=count)
    if unit == "w":
        return day + timedelta(weeks=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))
