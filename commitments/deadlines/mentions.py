"""The dates that running text names as a time for something: each with the word that leads up to it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.deadlines.counted import NAMED, counted
from commitments.deadlines.lexicon import YEAR, any_of, folded, lexicon
from commitments.deadlines.points import Asked, NoSuchDay, Point, point_at


class Mention(NamedTuple):
    start: int
    """Where the word begins that leads up to it."""
    end: int
    date: PartialDate | None
    """None for a start ("from 2026"), and for what names no one day."""
    is_firm: bool
    """`by`, `before`, `until`, and what is due "at the latest"; not what merely lies `in` a time."""
    is_counted: bool = False
    """Counted from the day of the text."""


class _Leads(NamedTuple):
    lead: re.Pattern[str]
    begins: frozenset[str]
    """The first letters of all that `lead` matches, three of a longer word."""
    latest: re.Pattern[str]
    span: re.Pattern[str]
    word: re.Pattern[str]
    other: re.Pattern[str]
    weekday: re.Pattern[str]
    earliest: re.Pattern[str]
    beyond: re.Pattern[str]
    not_ahead: re.Pattern[str]


@cache
def _leads() -> _Leads:
    words = lexicon()
    group = words.groups
    named = "|".join(group[name] for name in NAMED)
    named += rf"|(?:{group['this']}|{group['next_one']}) (?={any_of([*words.seasons, *words.full_names])})"
    leading = [group[name] for name in ("from", "by", "in", "within", "during", "this", "next_one", *NAMED)]
    return _Leads(
        re.compile(
            rf"(?P<from>{group['from']})|(?P<by>{group['by']})|(?P<in>{group['in']})"
            rf"|(?P<counted>{group['within']}|{group['during']})|(?P<named>{named})"
        ),
        frozenset(re.findall(r"(?<=[:|])\w{1,3}", " ".join(leading))),
        re.compile(rf",? {group['latest']}"),
        re.compile(rf" (?:(?P<to>{group['to']})|(?P<and>{group['and']})|-) "),
        re.compile(r"[ ]?(?P<next>[^\W\d_]+)"),
        re.compile(rf"(?:, {YEAR}){{0,9}},? (?:or|oder|ou|o|of|{group['and']}) {YEAR}"),
        re.compile(
            rf"(?:(?:{group['weekdays']}|noon|midnight)\.?,? )+(?:the )?"
            r"|(?:the )?(?:fy|fiscal year(?: \(fy\))?|financial year) ?(?=\d)"
        ),
        re.compile(rf",? {group['earliest']}"),
        re.compile(rf",? {group['beyond']}"),
        re.compile(rf"(?<!\w){group['not_ahead']} ?$"),
    )


@lru_cache(maxsize=256)
def mentions(text: str, since: PartialDate | None = None) -> tuple[Mention, ...]:
    """Every date with a word that leads up to it, from left to right; `since` is the day the text was published.

    The text has one blank between its words.

    >>> [(found.date, found.is_firm) for found in mentions("Build it in 2027, or by Q3 2028.")]
    [('2027', False), ('2028-09', True)]
    """
    return tuple(_found(text, folded(text), since))


def _found(text: str, plain: str, since: PartialDate | None) -> Iterator[Mention]:
    leads = _leads()
    covered = 0
    for word in _BEGINS.finditer(plain):
        if word.start() < covered or word[0] not in leads.begins:
            continue
        lead = leads.lead.match(plain, word.start())
        if lead is None:
            continue
        covered = lead.end()
        mention = _mention(text, plain, lead, since)
        if mention is not None:
            covered = mention.end
            yield mention


_BEGINS = re.compile(r"(?<![\w'-])\w{1,3}")


def _mention(text: str, plain: str, lead: re.Match[str], since: PartialDate | None) -> Mention | None:
    if lead["named"]:
        return _named(text, plain, lead.start(), since)
    place = lead.end() + (plain[lead.end() : lead.end() + 1] == " ")
    if place == lead.end() and plain[place - 1 : place] != "'":
        return None
    is_firm = lead["by"] is not None
    point = counted(plain, lead.start(), since) or counted(plain, place, since)
    if point is not None:
        if not _is_titled_month(text, plain, place, point.end):
            return None
        date = point.date if lead["from"] is None else None
        return Mention(lead.start(), point.end, date, is_firm, is_counted=True)
    if lead["counted"]:
        return None
    if weekday := _leads().weekday.match(plain, place):
        place = weekday.end()
    asked = Asked(since=since, months_alone=lead["from"] is None)
    try:
        point = point_at(plain, place, asked)
    except NoSuchDay:
        return Mention(lead.start(), place, None, is_firm)
    if point is None or not _stands_alone(text, plain, lead, place, point):
        return None
    if _leads().other.match(plain, point.end) and not _is_open(lead):
        return Mention(lead.start(), point.end, None, is_firm)  # "in 2026 and 2027", "by 2030 or 2035"
    ended = _end_of_span(plain, point, asked, lead)
    if ended is not None:
        return Mention(lead.start(), ended.end, ended.date, is_firm)
    if lead["from"] or _is_a_start(plain, point.end, lead):
        return Mention(lead.start(), point.end, None, is_firm=False)
    is_latest = _leads().latest.match(plain, point.end) is not None
    return Mention(lead.start(), point.end, point.date, is_firm or is_latest)


def _named(text: str, plain: str, start: int, since: PartialDate | None) -> Mention | None:
    """What needs no word that leads up to it: "next year", "tomorrow"."""
    if _leads().not_ahead.search(plain, max(0, start - 20), start):
        return None  # "earlier this year", "the leaders of tomorrow"
    point = counted(plain, start, since)
    if point is None or not _is_titled_month(text, plain, start, point.end):
        return None
    return Mention(start, point.end, point.date, is_firm=False, is_counted=True)


def _end_of_span(plain: str, first: Point, asked: Asked, lead: re.Match[str]) -> Point | None:
    """The end of "from 2025 to 2030", "between 2025 and 2030"."""
    to = _leads().span.match(plain, first.end)
    is_awaited = _is_open(lead) or (lead["in"] and to is not None and not to["and"])  # "in the period 2026 to 2030"
    if to is None or not is_awaited or (to["and"] and lead["from"]):
        return None
    try:
        last = point_at(plain, to.end(), asked)
    except NoSuchDay:
        return None
    return last if last is not None and first.date.first <= last.date.last else None


def _is_a_start(plain: str, end: int, lead: re.Match[str]) -> bool:
    """ "in 2027 at the earliest", "in 2027 and beyond"."""
    after = _leads()
    return bool(after.earliest.match(plain, end) or (lead["in"] and after.beyond.match(plain, end)))


def _is_open(lead: re.Match[str]) -> bool:
    """Whether it waits for an end: "from 2025" for "to 2030"."""
    return lead["from"] is not None or lead[0].split(" ")[0] in _BETWEEN


def is_subordinate(text: str, mention: Mention) -> bool:
    """Whether the date stands in a clause that another language than English puts beside the main one: "wenn der Bund
    bis 2027 zahlt", "la ley que vence antes de 2028"."""
    opened, inserted, within = _clauses()
    before = re.split(r"[.;:!?] ", folded(text[max(0, mention.start - 600) : mention.start]))[-1]
    before = inserted.sub(", ", opened.sub("", before))
    found = within.search(before)
    if found is None:
        return False
    rest = re.split(r"[,.;:!?]", folded(text[mention.end : mention.end + 300]))[0].rstrip()
    return not (found[0].startswith(",") and _INFINITIVE.search(rest))


# "wir verpflichten uns, die Emissionen bis 2035 zu senken": the article opens no clause about something else.
_INFINITIVE = re.compile(r"(?:^| )(?:zu [^\W\d_]+n|[^\W\d_]{2,}zu[^\W\d_]+n)$")


@cache
def _clauses() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    group = lexicon().groups
    opens = f"(?:{group['condition']}|{group['comma_relative']}|{group['relative']})"
    return (
        re.compile(rf"^{group['condition']} [^,]*, "),
        re.compile(rf", {opens} [^,]*, "),
        re.compile(rf"^{group['condition']} |, {opens} | {group['relative']} "),
    )


_BETWEEN = ("between", "zwischen", "entre", "tra", "fra", "tussen")


def _stands_alone(text: str, plain: str, lead: re.Match[str], place: int, point: Point) -> bool:
    """Whether the words are a date here, and no part of a name, nor a number that looks like a year."""
    words, start = lexicon(), lead.start()
    after = _leads().word.match(plain, point.end)
    following = after["next"] if after else ""
    if following in words.things and not point.is_bare:
        return False  # "in the 2026-27 budget"
    if not point.is_bare:
        name = plain[place : point.end].split(" ")[-1].rstrip(".")
        is_month = name in words.full_names and not any(map(str.isdigit, plain[place : point.end]))
        is_person = is_month and start > 0 and _SURNAME.match(text, point.end) is not None
        return not is_month or (_is_titled(text, plain, place, name) and not is_person)
    if plain[point.end : point.end + 1] in ("%", "-", "/", "'") or re.match(r"[.,][0-9]", plain[point.end :][:2]):
        return False
    if not following or following in words.followers:
        return True
    if lead[0] in words.certain and following not in words.things:
        return text[after.start("next")].islower() if after else True
    return start == 0 and following not in words.things


def _is_titled_month(text: str, plain: str, start: int, end: int) -> bool:
    """Whether the last word is a month with a capital, or no month: "this May", not "this may"."""
    name = plain[start:end].split(" ")[-1]
    return name not in lexicon().full_names or _is_titled(text, plain, start, name)


# "by April Jones"
_SURNAME = re.compile(r" [A-Z][a-z]")


def _is_titled(text: str, plain: str, place: int, name: str) -> bool:
    there = plain.find(name, place)
    return text[there : there + 1].isupper()
