"""Dates that are counted from another day: `within two years`, `over the next decade`, `by the end of the year`."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from commitments.dates import PartialDate, parse_point
from commitments.deadlines.lexicon import any_of, lexicon
from commitments.deadlines.points import Point

_CAUTION = "was counted from the day of the promise"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon()
    group = words.groups
    least = rf"(?:(?:[0-9]{{1,3}}|{any_of(words.numbers)}) ?(?:{group['to']}|-) ?)?"  # of "3 to 5 years" the 5 is taken
    stretch = re.compile(
        rf"(?:(?P<within>{group['within']}) (?:{group['next']} )?"
        rf"|(?P<during>{group['during']}) (?P<next>{group['next']}) )"
        rf"(?:{least}(?P<count>[0-9]{{1,3}}|{any_of(words.numbers)})[ -])?(?:{group['next']} )?"
        rf"(?P<unit>{any_of(words.units)})(?: {group['after_unit']})?"
    )
    # "in five years", but not "in five year plans"
    ahead = re.compile(
        rf"{group['ahead']} {least}(?P<count>[0-9]{{1,3}}|{any_of(words.numbers)})[ -](?P<unit>{any_of(words.units)})"
        rf"(?P<time>'s? time)?(?=[.,;:)]|$| {any_of(words.followers)})"
    )
    names = "|".join(f"(?P<{name}>{group[name]})" for name in NAMED)
    named = re.compile(
        rf"(?:{names}|(?:(?P<this>{group['this']})|{group['next_one']}) (?:(?P<season>{any_of(words.seasons)})"
        rf"|(?P<month>{any_of(words.full_names)})))(?!'| ?[0-9])"
    )
    return stretch, ahead, named


NAMED = (
    "next_year", "next_month", "next_week", "this_year", "this_month", "this_week", "this_decade", "new_year",
    "tomorrow",
)  # fmt: skip


@cache
def _its_year() -> re.Pattern[str]:
    """Of "the end of the year of 2028"."""
    return re.compile(rf" {lexicon().groups['of']} [0-9]")


@cache
def _event() -> re.Pattern[str]:
    group = lexicon().groups
    return re.compile(rf",? (?!{group['now']}){group['event']}")


def counted(text: str, start: int, since: PartialDate | None) -> Point | None:
    """The date that begins at `start` of a folded text and is counted from `since`; None where it is counted from
    something else, or where the precision of `since` does not settle it."""
    if since is None:
        return None
    stretch, ahead, named = _patterns()
    if found := named.match(text, start):
        return None if _its_year().match(text, found.end()) else _named(found, since)
    found = stretch.match(text, start) or ahead.match(text, start)
    if found is None or _event().match(text, found.end()):
        return None
    words = lexicon()
    count = found["count"]
    if count is None and found["unit"] not in words.single:
        return None
    number = 1 if count is None else int(count) if count.isdigit() else words.numbers[count]
    unit = words.units[found["unit"]]
    if not number or (number == 1 and found.re is ahead and not found["time"]):
        return None  # "as many in a year as"
    step = f"+{number * 10}y" if unit == "decade" else f"+{number}{unit[0]}"
    return _point(found.end(), since, lambda day: parse_point(step, day))


def _named(found: re.Match[str], since: PartialDate) -> Point | None:
    if found["next_month"] or found["this_month"]:
        step = "+1m" if found["next_month"] else "+0d"
        return _point(found.end(), since, lambda day: parse_point(step, day), 7) if len(since) > 4 else None
    if found["tomorrow"]:
        return _point(found.end(), since, lambda day: parse_point("+1d", day)) if since.is_full else None
    if found["this_week"] or found["next_week"]:
        return _week(found, since)
    if found["season"] or found["month"]:
        return _this_or_next(found, since)
    year = since.first.year
    if found["this_decade"]:
        year += 9 - year % 10
    if found["new_year"] and since.first.month < _AUTUMN:
        return None
    return _year(found.end(), year + bool(found["next_year"] or found["new_year"]))


def _week(found: re.Match[str], since: PartialDate) -> Point | None:
    """The Sunday that ends it; none on a Sunday, when it is not clear which week is meant."""
    weekday = since.first.isoweekday()
    if not since.is_full or weekday == _SUNDAY:
        return None
    step = f"+{_SUNDAY - weekday + (_SUNDAY if found['next_week'] else 0)}d"
    return _point(found.end(), since, lambda day: parse_point(step, day))


_SUNDAY = 7
_AUTUMN = 9
"""The month from which on "the new year" is the next one."""


def _this_or_next(found: re.Match[str], since: PartialDate) -> Point | None:
    """ "This fall" as its year and "this June" as its month; the next one of them where this year's has begun."""
    words = lexicon()
    month = words.seasons.get(found["season"]) or words.months[found["month"]]
    has_begun = len(since) > 4 and month <= since.first.month
    if not found["this"] and not has_begun:
        return None  # "next summer", said in spring, may be either
    if found["season"]:
        return _year(found.end(), since.first.year + (not found["this"]))
    if found["this"] and has_begun and month != since.first.month:
        return None  # "this June", said in July, is over
    return _year(found.end(), since.first.year + (not found["this"]), month)


def _year(end: int, year: int, month: int = 0) -> Point | None:
    words = f"{year:04d}-{month:02d}" if month else f"{year:04d}"
    return Point(end, PartialDate.parse(words), _CAUTION) if year < 10_000 else None


def _point(end: int, since: PartialDate, count: Callable[[date], PartialDate], precision: int = 10) -> Point | None:
    length = min(len(since), precision)
    try:
        found = {count(since.first)[:length], count(since.last)[:length]}
    except ValueError:
        return None
    return Point(end, PartialDate.parse(found.pop()), _CAUTION) if len(found) == 1 else None
