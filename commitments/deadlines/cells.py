"""A whole cell, or an option's value, that says when: nothing stands in it but the date and what leads up to it."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.deadlines.counted import counted
from commitments.deadlines.lexicon import folded, lexicon
from commitments.deadlines.mentions import mentions
from commitments.deadlines.points import TWO_DAYS, Asked, NoSuchDay, Point, names_a_fiscal_year, point_at, points_in
from commitments.text import shorten

_LONGEST = 200
_SOME_DAY = PartialDate("2000-01-01")
_TIME = r"(?:[t ,]|,? (?:at|um|a las|alle|a|as|om) )[0-9]{1,2}(?:[:.h][0-9]{2}|h\b| ?[ap]\.?m\b).{0,60}"


class When(NamedTuple):
    """A date and, where something was lost in reading it, what."""

    date: PartialDate
    caution: str | None = None
    is_whole: bool = True
    """Whether every word was understood; else the date was picked out of them."""


class _Around(NamedTuple):
    before: re.Pattern[str]
    start: re.Pattern[str]
    between: re.Pattern[str]
    joint: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _around() -> _Around:
    group = lexicon().groups
    return _Around(
        re.compile(
            rf"(?:[(\[~≤]+|{group['weekdays']}\.?,?|(?P<about>{group['about']}):?"
            rf"|(?P<lead>{group['by']}|{group['in']})) ?"
        ),
        re.compile(rf"{group['from']} ?"),
        re.compile(r"(?:between|zwischen|entre|tra il|tra|fra|tussen|de|van) "),
        re.compile(rf" ?(?:{group['to']}|-) ?"),
        re.compile(rf"(?: ?[)\].,;]+|,? ?(?:{group['latest']}|{group['about']})|{_TIME})+$"),
    )


@lru_cache(maxsize=8192)
def read_cell(words: str, order: str | None = None, since: PartialDate | None = None) -> When:
    """When the words of a cell say. `order` is how 01/03/2018 is meant: "dmy" or "mdy"; `since` is the day from which
    "within two years" and "by 31 December" count. Raises ValueError, with a sentence, for what cannot be read; that is
    a NoSuchDay where the words were understood.

    >>> read_cell("31.12.2027").date, read_cell("by the end of March 2018").date, read_cell("Q3 2027").date
    ('2027-12-31', '2018-03', '2027-09')
    >>> read_cell("Q3 2027").caution
    "'Q3 2027' was read as the quarter's last month"
    """
    words = " ".join(words.split()).strip(" .,;'\"")
    shown = f"'{shorten(words, 60)}'"
    if not words or len(words) > _LONGEST:
        raise ValueError(f"{shown} is not a date")
    text = folded(words)
    asked = Asked(order, is_cell=True, since=since)
    try:
        found = _whole(text, asked) or _picked(words, text, asked)
    except NoSuchDay as error:
        raise NoSuchDay(f"{shown} is not a date that can be counted on: {error}") from None
    if found is None and since is None and _whole(text, asked._replace(since=_SOME_DAY)):
        raise NoSuchDay(f"{shown} counts from the day of the promise, which is not known")
    if found is None:
        raise ValueError(f"{shown} is not a date")
    return found._replace(caution=f"{shown} {found.caution}" if found.caution else None)


def _whole(text: str, asked: Asked) -> When | None:
    place, is_about = 0, False
    around = _around()
    begun = _from_to(text, asked)
    if begun is not None:
        return begun
    while True:
        found = (
            _ends(point_at(text, place, asked), text)
            or _until(text, place, asked)
            or _ends(counted(text, place, asked.since), text)
        )
        if found is not None:
            caution = found.caution or ("was read as if it were certain" if is_about else None)
            return When(found.date, caution, is_whole=caution != TWO_DAYS)
        lead = around.before.match(text, place)
        if lead is None or around.start.match(text, place):
            return None
        is_about = is_about or lead["about"] is not None
        place = lead.end()


def _ends(point: Point | None, text: str) -> Point | None:
    """The point where nothing but a time of day, or a mark, stands after it."""
    if point is None or not (point.end == len(text) or _around().after.match(text, point.end)):
        return None
    return point


def _from_to(text: str, asked: Asked) -> When | None:
    """The end of "from 2025 to 2030" and of "between 2025 and 2030"."""
    around, group = _around(), lexicon().groups
    lead = around.start.match(text) or around.between.match(text)
    if lead is None:
        return None
    joint = re.compile(rf" (?:{group['to']}|{group['and']}) ")
    found = _until(text, lead.end(), asked, joint)
    return When(found.date, found.caution) if found else None


def _until(text: str, place: int, asked: Asked, joint: re.Pattern[str] | None = None) -> Point | None:
    """The end of a stretch from one date to another."""
    first = point_at(text, place, asked)
    if first is None or not (to := (joint or _around().joint).match(text, first.end)):
        return None
    last = _ends(point_at(text, to.end(), asked), text)
    if last is None or last.date.last < first.date.first:
        return None
    return last._replace(caution="was read as the end of its stretch of time")


def _picked(words: str, text: str, asked: Asked) -> When | None:
    """The one deadline, or the one date, that a longer cell names."""
    if names_a_fiscal_year(text) or _NO_DATE.search(text) or _earliest().search(text):
        return None
    firm = {mention.date for mention in mentions(words, asked.since) if mention.is_firm}
    if len(firm) == 1 and (date := firm.pop()):
        return When(date, "names this date among other words", is_whole=False)
    if firm or _start().search(text):
        return None
    dates = {point.date for _, point in points_in(text, asked)}
    if len(dates) != 1:
        return None
    date = dates.pop()
    return When(date, "was read as its year" if len(date) == 4 else "names this date among other words", is_whole=False)


@cache
def _start() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon().groups['from']}")


# A sum, a share, or a time that something begins.
_NO_DATE = re.compile(r"[$€£¥%>]|[0-9]\+|<[0-9]")


@cache
def _earliest() -> re.Pattern[str]:
    return re.compile(rf" {lexicon().groups['earliest']}")
