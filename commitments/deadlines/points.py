"""One date in words or figures, at a place of a text: `Q3 2027`, `31.12.2027`, `Ende März 2018`, `fiscal year 2027/28`.

A reading gives the point, or nothing; what it had to leave out it says. Every pattern is bounded, so the time that a
reading takes depends on nothing but the number of places it is asked about.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.deadlines.lexicon import YEAR, any_of, lexicon


class Point(NamedTuple):
    end: int
    """Where the words of the date end."""
    date: PartialDate
    caution: str | None = None
    """What was lost in reading it, as the end of a sentence that begins with the words."""
    is_bare: bool = False
    """A year by its number alone, which could be any number."""


class Asked(NamedTuple):
    """What the words of a date may lean on."""

    order: str | None = None
    """How 01/03/2018 is meant: "dmy" or "mdy"."""
    is_cell: bool = False
    """Nothing else stands there, so a year may have two digits."""
    since: PartialDate | None = None
    """From which day on days without a year are counted."""
    months_alone: bool = False
    """Whether a month may stand without its year and its day."""


_LAST_YEAR = "was read as the year it ends in"
TWO_DAYS = 'could be two days, so only its year was taken; set dates = "dmy" or "mdy" in the map'


class NoSuchDay(ValueError):
    """The words have the form of a date, and there is no such day; or there are several."""


_Builder = Callable[[re.Match[str], Asked], tuple[PartialDate, str | None]]


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    build: _Builder
    is_bare: bool = False


class _Grammar(NamedTuple):
    edge: re.Pattern[str]
    forms: tuple[_Form, ...]
    dayless: re.Pattern[str]
    fiscal: re.Pattern[str]
    which_year: re.Pattern[str]
    begins: frozenset[str]
    """The first letters of all words that a date can begin with, three of a longer word."""


@cache
def _grammar() -> _Grammar:
    words = lexicon()
    group = words.groups
    of = rf"(?: ?{group['of']} ?|, ?| ?- ?| )?"
    month = rf"(?P<month>{any_of(words.months)})\.?"
    ordinal = rf"(?P<ordinal>{any_of(words.ordinals)}|[1-4])(?:st|nd|rd|th|er|re|e|o|a)?\.? ?"
    year = rf"(?P<year>{YEAR})"
    year_or_short = rf"(?:(?P<year>{YEAR})|'?(?P<short>[0-9]{{2}})(?![0-9]))"
    day = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|re|eme|e|o|a)?(?![0-9])\.?"
    relative = (
        rf",? (?:(?:in|{group['of']}) )?"
        rf"(?:(?P<next_year>{group['next_year']})|{group['this_year']})"
    )
    gap = r"[ /-]?"
    first_day = rf"[0-3]?[0-9](?:st|nd|rd|th)? ?(?:-|{group['and']}|{group['to']}) ?"  # of several: the last is taken
    fiscal = rf"(?P<fiscal>{group['fiscal']}|fy(?=[' ]?[0-9]))"
    part = r"(?P<part>[qtsh])"
    in_words = rf"{ordinal}(?P<unit>{group['quarter']}|{group['half']}){of}(?:{group['year']} )?"
    forms: list[tuple[str, _Builder]] = [
        (rf"{year}(?P<sep>[-/.])(?P<monthno>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}})(?![0-9])", _in_figures),
        (rf"{year}[-/.](?P<monthno>[0-9]{{1,2}})(?![0-9]|[-/.][0-9])", _in_figures),
        ((r"(?P<first>[0-9]{1,2})(?P<sep>\. |[-/. ])(?P<second>[0-9]{1,2})(?P=sep)"
          r"(?P<whole>[0-9]{4}|[0-9]{2})(?![0-9])"), _numeric),
        (rf"(?P<monthno>[0-9]{{1,2}})[-/.]{year}", _in_figures),
        (rf"{year} ?[年년](?: ?(?P<monthno>[0-9]{{1,2}}) ?[月월](?: ?(?P<day>[0-9]{{1,2}}) ?[日号號일])?)?", _of_signs),
        (rf"(?:{first_day})?{day}(?:{of}){month}{of}(?:{year_or_short})", _worded),
        (rf"{month} ?-?(?:the )?(?:{first_day})?{day}(?:,| of)? ?-?{year}", _worded),
        (rf"{month}{of}(?:'(?=[0-9]{{2}}(?![0-9])))?{year}", _worded),
        (rf"{year},?[ -]?{month}(?:[ -]{day})?", _worded),
        (rf"(?:{first_day})?{day}(?:{of}){month}", _yearless),
        # Apart, since "May 9-10pm" is a day and no second one.
        (rf"{month} ?(?:the )?{day}", _yearless),
        (rf"{month} ?(?:the )?{first_day}{day}", _yearless),
        (rf"{month}(?! ?(?:the )?[0-9]|,? (?:{group['and']}|{group['to']}) {any_of(words.months)})", _month_alone),
        (rf"(?:{day}(?:{of}))?{month}{relative}", _of_that_year),
        (rf"{month} ?{day}{relative}", _of_that_year),
        (rf"{group['end']}{of}(?:the )?(?P<decade>(?:19|20|21)[0-9])0'?s", _decade),
        (rf"{part}(?P<place>[0-9]){gap}(?:{of})?{year_or_short}", _part),
        (rf"{year}[ /-]?{part}(?P<place>[0-9])(?![0-9a-z])", _part),
        (rf"(?P<place>[0-9]){part}{gap}{year_or_short}", _part),
        (rf"{in_words}{year}", _part),
        (rf"{in_words}(?:(?P<next_year>{group['next_year']})|{group['this_year']})", _part_of_that_year),
        (rf"{year},? {in_words}(?![ ]?{YEAR})", _part),
        (rf"(?:{fiscal}{of})?{year} ?(?P<sep>[-/]) ?(?P<until>{YEAR}|[0-9]{{2}}(?![0-9]))(?![-/.][0-9])", _years),
        (rf"{fiscal}[' ]?(?P<shorts>[0-9]{{2}}) ?[-/] ?(?P<until>[0-9]{{2}})(?![0-9])", _years),
        (rf"{fiscal}{of}'?(?:{YEAR}|[0-9]{{2}}(?![0-9]))(?! ?[-/] ?[0-9])", _fiscal),
        (rf"(?P<season>{group['season']})(?:{of})?{year}", _season),
    ]  # fmt: skip
    bare = rf"(?:{group['year']}{of})?{year}"
    begin = [any_of(words.months), any_of(words.ordinals)]
    begin += [group[name] for name in ("fiscal", "end", "middle", "early", "year", "season")]
    edge = (
        rf"(?:(?P<end>{group['end']})|(?P<middle>{group['middle']})|(?P<early>{group['early']})){of}"
        rf"(?:(?:{group['of']} ?)?(?:{group['year']} ?)?(?:{group['of']} ?)?(?={YEAR}))?"
    )
    return _Grammar(
        re.compile(rf"(?:the )?{edge}"),
        (
            *(_Form(re.compile(rf"(?:the )?(?:{pattern})"), build) for pattern, build in forms),
            _Form(re.compile(bare), _bare, is_bare=True),
        ),
        re.compile(r"[^0-9]{0,40}[0-9]"),
        re.compile(rf"(?<!\w)(?:{group['fiscal']}|fy ?[0-9])"),
        re.compile(
            rf",? (?:(?:in|{group['of']}) )?(?:{group['next_year']}|{group['this_year']}|(?:each|every|any|last|the"
            r" following|the same|jedes|chaque|cada|ogni|elk)\b)"
        ),
        frozenset(re.findall(r"(?<=[:|])\w{1,3}", " ".join(begin))),
    )


# But for "fy 26" and "q3", which no language has
_WORD = re.compile(r"(?:the )?+(?!fy|[qtsh][0-9])([^\W0-9]\w{0,2})")


def point_at(text: str, start: int, asked: Asked) -> Point | None:
    """The date whose words begin at `start` of a folded text, the longest that can be read; None for none.

    Raises NoSuchDay where the words are those of a date that no calendar has, or of several.
    """
    grammar = _grammar()
    if (opening := _WORD.match(text, start)) and opening[1] not in grammar.begins:
        return None
    if not (asked.months_alone or asked.is_cell or grammar.dayless.match(text, start)):
        return None
    edge = grammar.edge.match(text, start)
    point = _plain_point(text, edge.end(), asked) if edge else None
    if edge is None or point is None:
        return _plain_point(text, start, asked)
    if edge["middle"] and len(point.date) == 4:
        return Point(point.end, PartialDate(f"{point.date}-06"), point.caution)
    if edge["early"] and len(point.date) == 4:
        first = re.search(YEAR, text[edge.end() : point.end]) if point.caution == _LAST_YEAR else None
        return Point(point.end, PartialDate(first[0]) if first else point.date, "was read as its year")
    return Point(point.end, point.date, point.caution)


# A letter or digit, but for the time of day in 2018-03-01T10:00.
_GOES_ON = re.compile(r"(?!t[0-9])[^\W_]")


def _plain_point(text: str, start: int, asked: Asked) -> Point | None:
    found = [
        (form, match) for form in _grammar().forms if (match := form.pattern.match(text, start)) and match.end() > start
    ]
    found.sort(key=lambda entry: -entry[1].end())
    trouble: tuple[int, NoSuchDay] | None = None
    for form, match in found:
        if trouble is not None and match.end() < trouble[0]:
            break
        if _GOES_ON.match(text, match.end()):
            continue
        try:
            date, caution = form.build(match, asked)
        except NoSuchDay as error:
            trouble = trouble or (match.end(), error)
        except LookupError:  # what it leans on is not known, or it has this form in cells alone
            continue
        else:
            return Point(match.end(), date, caution, form.is_bare and match[0][0].isdigit())
    if trouble is not None:
        raise trouble[1]
    return None


_PLACE = re.compile(r"(?<![\w.,/-])[^\W_]")


def points_in(text: str, asked: Asked) -> Iterator[tuple[int, Point]]:
    """Every date of a folded text, with the place where it begins."""
    end = 0
    for place in _PLACE.finditer(text):
        if place.start() >= end and (point := point_at(text, place.start(), asked)):
            end = point.end
            yield place.start(), point


def names_a_fiscal_year(text: str) -> bool:
    """Whether the folded text speaks of one: its number alone does not say when it ends."""
    return _grammar().fiscal.search(text) is not None


# --- how each form is read --------------------------------------------------------------------------------------------


def day_of(year: int, month: int = 0, day: int = 0) -> PartialDate:
    """Zeros stand for what is not known, as databases write it: 2018-03-00."""
    words = f"{year:04d}"
    if month:
        words += f"-{month:02d}"
    if month and day:
        words += f"-{day:02d}"
    try:
        return PartialDate.parse(words)
    except ValueError as error:
        raise NoSuchDay(str(error)) from None


def _year_of(match: re.Match[str], asked: Asked) -> int:
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    return _century(found["short"], asked)


def _century(short: str, asked: Asked) -> int:
    if not asked.is_cell:
        raise LookupError
    return int(short) + (2000 if int(short) < 70 else 1900)


def _in_figures(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    found = match.groupdict()
    day = found.get("day")
    if day is None and not asked.is_cell and (len(found["monthno"]) < 2 or "." in match[0]):
        raise LookupError  # "by 2030.5 percent"
    year, month = int(found["year"]), int(found["monthno"])
    is_next = month == (year + 1) % 100 and match.start("year") < match.start("monthno")
    if day is None and is_next and not asked.is_cell:
        raise LookupError  # "in 2002-03": people who write sentences write two years so, and no month
    if day is None and month == year % 100 + 1 and "/" in match[0] and match[0].startswith(found["year"]):
        return day_of(year, month), f"was read as a month; as two years, write {year}/{year + 1}"
    return day_of(year, month, int(day or 0)), None


def _of_signs(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    """As China, Japan and Korea write it."""
    return day_of(int(match["year"]), int(match["monthno"] or 0), int(match["day"] or 0)), None


def _numeric(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    first, second, whole = int(match["first"]), int(match["second"]), match["whole"]
    if match["sep"] == " " and not asked.is_cell:
        raise LookupError
    year = int(whole) if len(whole) == 4 else _century(whole, asked)
    # Nobody who writes the month first puts dots between.
    order = asked.order or ("dmy" if "." in match["sep"] else None)
    if first > 12 or first == second or (order == "dmy" and second <= 12):
        return day_of(year, second, first), None
    if second > 12 or order == "mdy":
        return day_of(year, first, second), None
    return day_of(year), TWO_DAYS


def _worded(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    day = match.groupdict().get("day")
    if (
        not asked.is_cell
        and match[0][0].isdigit()
        and len(match["year"] or "") == 4
        and match[0].startswith(match["year"])
    ):
        raise LookupError  # "by 2030 set targets": only where nothing else stands is it a month
    if day is not None and not int(day):
        raise NoSuchDay(f"{match[0]!r} is not a day of the calendar")
    return day_of(_year_of(match, asked), lexicon().months[match["month"]], int(day or 0)), None


def _yearless(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    """The first such day after the day that days are counted from; none where that is not certain."""
    since = asked.since
    if since is None or not int(match["day"]) or _says_which_year(match):
        raise LookupError
    month, day = lexicon().months[match["month"]], int(match["day"])
    found = {_first_after(edge.year, (edge.month, edge.day), month, day) for edge in (since.first, since.last)}
    if len(found) > 1:
        raise LookupError
    return found.pop(), "has no year; the first such day was taken"


def _first_after(year: int, today: tuple[int, int], month: int, day: int = 0) -> PartialDate:
    is_past = (month, day or 31) < today
    for following in range(year + is_past, min(year + is_past + 9, 10_000)):
        try:
            return day_of(following, month, day)
        except NoSuchDay:
            continue  # the 29th of February
    raise NoSuchDay("there is no such day of the calendar")


def _says_which_year(match: re.Match[str]) -> bool:
    """Whether "next year" or "each year" follows, so that the first such day is not the one that is meant."""
    return _grammar().which_year.match(match.string, match.end()) is not None


def _of_that_year(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    """ "31 December of next year"."""
    if asked.since is None:
        raise LookupError
    year = asked.since.first.year + bool(match["next_year"])
    return day_of(
        year, lexicon().months[match["month"]], int(match["day"] or 0)
    ), "was counted from the day of the promise"


def _decade(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    return day_of(int(match["decade"] + "9")), None


def _month_alone(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    if (
        asked.since is None
        or not asked.months_alone
        or _says_which_year(match)
        or match["month"] not in lexicon().full_names
    ):
        raise LookupError
    month = lexicon().months[match["month"]]
    if month in (asked.since.first.month, asked.since.last.month):
        raise LookupError  # "by March", said in March, is this one or the next
    found = {_first_after(edge.year, (edge.month, edge.day), month) for edge in (asked.since.first, asked.since.last)}
    if len(found) > 1:
        raise LookupError
    return found.pop(), "has no year; the first such month was taken"


def _part(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    """A quarter or a half, as its last month."""
    date = _last_month(match, _year_of(match, asked))
    return date, f"was read as the {'half' if _is_half(match) else 'quarter'}'s last month"


def _last_month(match: re.Match[str], year: int) -> PartialDate:
    found = match.groupdict()
    count = 2 if _is_half(match) else 4
    word = found.get("place") or found.get("ordinal") or ""
    place = int(word) if word.isdigit() else lexicon().ordinals[word]
    place = count if place < 0 else place
    if not 0 < place <= count:
        raise NoSuchDay(f"a year has no more than {count} such parts")
    return day_of(year, place * 12 // count)


def _is_half(match: re.Match[str]) -> bool:
    found = match.groupdict()
    unit = found.get("unit")
    return found.get("part") in ("h", "s") or (
        unit is not None and re.fullmatch(lexicon().groups["half"], unit) is not None
    )


def _part_of_that_year(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    """ "the first half of next year"."""
    if asked.since is None:
        raise LookupError
    year = asked.since.first.year + bool(match["next_year"])
    return _last_month(match, year), "was counted from the day of the promise"


def _years(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    """Two years, as the last of them."""
    found = match.groupdict()
    year = int(found["year"]) if found.get("year") else 2000 + int(found["shorts"])
    until = found["until"]
    last = int(until) if len(until) == 4 else year - year % 100 + int(until)
    last += 100 if len(until) == 2 and last < year else 0
    if not year < last <= year + (1 if found.get("fiscal") else 60):
        raise NoSuchDay("the second year does not follow the first")
    return day_of(last), _LAST_YEAR


def _fiscal(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    raise NoSuchDay("a fiscal year ends in different months and years from country to country; write its last day")


def _season(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    return day_of(int(match["year"])), "was read as its year"


def _bare(match: re.Match[str], asked: Asked) -> tuple[PartialDate, str | None]:
    return day_of(int(match["year"])), None
