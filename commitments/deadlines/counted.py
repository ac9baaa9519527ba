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
    stretch = re.compile(
        rf"(?:(?P<within>{group['within']}) (?:{group['next']} )?"
        rf"|(?P<during>{group['during']}) (?P<next>{group['next']}) )"
        rf"(?:(?P<count>[0-9]{{1,3}}|{any_of(words.numbers)})[ -])?(?:{group['next']} )?"
        rf"(?P<unit>{any_of(words.units)})(?: {group['after_unit']})?"
    )
    # "in five years", but not "in five year plans"
    ahead = re.compile(
        rf"{group['ahead']} (?P<count>[0-9]{{1,3}}|{any_of(words.numbers)})[ -](?P<unit>{any_of(words.units)})"
        rf"(?P<time>'s? time)?(?=[.,;:)]|$| {any_of(words.followers)})"
    )
    named = re.compile(
        rf"(?:(?P<next_year>{group['next_year']})|(?P<next_month>{group['next_month']})"
        rf"|(?P<this_year>{group['this_year']}))"
        r"(?!'| ?[0-9])"
    )
    return stretch, ahead, named


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
    years = since.first.year + bool(found["next_year"])
    if found["next_month"]:
        return _point(found.end(), since, lambda day: parse_point("+1m", day), 7) if len(since) > 4 else None
    return Point(found.end(), PartialDate.parse(str(years)), _CAUTION) if years < 10_000 else None


def _point(end: int, since: PartialDate, count: Callable[[date], PartialDate], precision: int = 10) -> Point | None:
    length = min(len(since), precision)
    try:
        found = {count(since.first)[:length], count(since.last)[:length]}
    except ValueError:
        return None
    return Point(end, PartialDate.parse(found.pop()), _CAUTION) if len(found) == 1 else None
