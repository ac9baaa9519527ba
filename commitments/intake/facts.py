"""What a document says of itself: title, issuer, date, language and kind. Guesses; None where it does not say."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from commitments.blocks.days import Said, begins_with_word, said_of
from commitments.blocks.facts import Facts
from commitments.blocks.quoted import quoted
from commitments.blocks.titles import Label, label, said_title
from commitments.datelines import is_dateline
from commitments.dates import PartialDate
from commitments.intake.titles import title_of
from commitments.languages.telling import language_of
from commitments.text import one_line

_KINDS = (
    ("fact sheet", r"fact\s?sheet"),
    ("speech from the throne", r"speech from the throne|throne speech|(?:king|queen)['’]s speech|gracious speech"),
    ("manifesto", r"manifesto|party platform|election platform"),
    ("mandate letter", r"mandate letter"),
    ("communique", r"communiqu[eé]"),
    ("joint statement", (
        r"joint (?:leaders['’]? )?statement|joint (?:press )?(?:release|declaration)"
        r"|leaders['’]? (?:joint )?statement"
    )),
    ("declaration", r"declaration"),
    ("readout", r"readout"),
    ("coalition agreement", r"coalition agreement|programme for government|program for government"),
    ("action plan", r"action plan"),
    ("executive order", r"executive order"),
    ("remarks", r"^remarks (?:by|of)|\bremarks by\b|press conference"),
    ("statement", r"statement"),
    ("press release", r"press release|news release|for immediate release"),
    ("agreement", r"memorandum of understanding|\bagreement\b|\btreaty\b"),
)  # fmt: skip
_ISSUER = re.compile(
    r"^(?:the )?(?:white house|office of the press secretary|office of the spokesperson"
    r"|(?:u\.?s\.? )?department of [\w, &]{3,60}|ministry of [\w, &]{3,60}"
    r"|(?:prime minister|cabinet|home|foreign)['’]?s? office[\w ,&]{0,60}|european (?:commission|council"
    r"|parliament)|office of the [\w ]{3,60}|government of [\w ]{3,40}"
    r"|council of the european union|federal (?:trade|communications|reserve)[\w ]{3,40})$",
    re.I,
)
_HEAD_LINES = 20

_NOTHING = Facts()


def guess(text: str, said: Facts = _NOTHING) -> Facts:
    """What the metadata says, completed by what the first lines say. Of the language the words are believed first."""
    written = [one_line(line[:400]) for line in text[:8_000].split("\n")[: _HEAD_LINES * 3]]
    lines = [line for line in written if line][:_HEAD_LINES]
    title = _named_in_full(lines) or _title(written, said.title)
    apart = [line for line in _apart(written)[:_HEAD_LINES] if not _is_of_event(line, text[:_LOOKED_AT])]
    day = None if said.published else _published(apart, lines)
    return Facts(
        title,
        said.issuer or _issuer(lines),
        day.date if day else said.published,
        language_of(text) or said.language,  # templates and programs say their own
        said.kind or _kind(title, lines),
        said.url,
        f"the line {quoted(day.line)}" if day else said.dated_by,
    )


def _named_in_full(lines: list[str]) -> str | None:
    """ "[Title] Joint Statement", as collections of texts have it: the page's own title is the collection's."""
    return next((line[7:].strip() or None for line in lines[:8] if line.casefold().startswith("[title]")), None)


def _title(written: list[str], said: str | None) -> str | None:
    """What the file says, but for labels and names of files where the lines show a title; whole where they begin so."""
    told = said_title(said)
    shown = title_of(written, _is_no_title)
    if told and "_" not in told and label(told) in (None, Label.OFFICE):
        is_whole = shown is None or label(told) or " | " in shown or not shown.casefold().startswith(told.casefold())
        return told if is_whole else shown
    return shown or (None if told and label(told) is Label.NEVER else told)


def _is_no_title(words: str) -> bool:
    return _ISSUER.match(words) is not None or _is_date(words)


class _Dated(NamedTuple):
    start: int
    end: int
    date: PartialDate


def _date_in(words: str) -> _Dated | None:
    return next(_dates_in(words), None)


def _dates_in(words: str) -> Iterator[_Dated]:
    """The days, or months by their names, that the words have; a number such as "Resolution 12/2017" is none."""
    from commitments.deadlines.lexicon import folded, lexicon
    from commitments.deadlines.points import Asked, NoSuchDay, points_in

    text, group = folded(words), lexicon().groups
    deadline = re.compile(rf"(?<!\w)(?:{group['by']}|{group['from']}) ?$")
    try:
        for start, point in points_in(text, Asked()):
            said, before = text[start : point.end], text[:start]
            is_month = len(point.date) == 7 and re.match(r"[a-z]{4,}|may\b|mai\b|mei\b", said) is not None
            is_day = len(point.date) == 10 and (not _FIGURES.fullmatch(said) or _APART.fullmatch(before))
            if (is_month or is_day) and point.caution is None and not deadline.search(before):
                yield _Dated(start, point.end, point.date)
    except NoSuchDay:
        pass


# "1.2.2017" may be the number of a version.
_FIGURES = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}")
_APART = re.compile(r"(?:.*[,:])?\W*")


def day_alone(words: str) -> PartialDate | None:
    """The day, or month by its name, that words are and hardly more; None where they are not.

    >>> day_alone("Friday, March 1, 2024"), day_alone("We act by 1 March 2024 at the latest.")
    ('2024-03-01', None)
    """
    found = _date_in(words)
    return found.date if found is not None and len(words) - (found.end - found.start) <= 14 else None


def _is_date(words: str) -> bool:
    return day_alone(words) is not None


def _issuer(lines: list[str]) -> str | None:
    found = [line.strip("#* ") for line in lines[:8] if _ISSUER.match(line.strip("#* "))]
    return ", ".join(_in_capitals(name) if name.isupper() else name for name in dict.fromkeys(found[:2])) or None


def _in_capitals(name: str) -> str:
    """ "DEPARTMENT OF THE INTERIOR" as names are written."""
    first, *others = name.title().split(" ")
    return " ".join([first, *(word.lower() if word in _SMALL_WORDS else word for word in others)])


_SMALL_WORDS = {"Of", "The", "And", "For", "On"}


def _apart(written: list[str]) -> list[str]:
    """The lines but for blank ones and those that go on with a sentence: "signed on" and "12 March 2021." below."""
    found, last, is_right_above = [], "", False
    for line in written:
        if line and not _goes_on(last, line, is_right_above=is_right_above):
            found.append(line)
        last, is_right_above = line or last, bool(line)
    return found


def _goes_on(before: str, line: str, *, is_right_above: bool) -> bool:
    words = before.split()
    if len(words) < _FEWEST_WORDS or _ENDS.search(before) or begins_with_word(before):
        return False
    is_open = len(words[-1]) <= _SHORT and words[-1].islower() and not words[-2].endswith(",")
    return is_open or (is_right_above and line.endswith("."))


_ENDS = re.compile(r"[.!?:;…。][\"'”’)\]]*\Z")
_FEWEST_WORDS = 4
_SHORT = 3
"""Letters of the last word of a line that goes on; a heading, or "Paris, le", ends with no such word."""


class _Day(NamedTuple):
    said: Said
    date: PartialDate
    line: str
    is_alone: bool = False
    """Whether the line holds nothing else but a place, so that no word says what the day is of."""


_MOST_ABOVE = 2
"""Days above a text: of a draft and of its adoption, of a meeting and of what is said of it."""


def _published(apart: list[str], lines: list[str]) -> _Day | None:
    """A day that a line says the text was published on: see `days`; not one in a sentence.

    A day goes before a month, what was published before what was updated, and a day with such a word before others.
    Of several months, and of several days below the first paragraph, none is meant: a page lists them, as of what
    happens or to be gone through.
    """
    head = list(itertools.takewhile(lambda line: not _is_paragraph(line), apart))
    above = [day for line in head for day in _days_of_line(line)]
    below = [day for line in apart[len(head) :] for day in _days_of_line(line)]
    days = [*_few(filter(_is_whole, above), _MOST_ABOVE), *_few(filter(_is_whole, below), 1)]
    told = days or _run_in(lines) or _few([*above, *below], 1)
    return min(told, key=lambda day: (day.said, day.is_alone), default=None)


def _few(days: Iterable[_Day], most: int) -> list[_Day]:
    """The days, but for those that nothing is said of where these are more."""
    found = list(days)
    is_list = len({day.date for day in found if day.is_alone}) > most
    return [day for day in found if not (is_list and day.is_alone)]


def _is_whole(day: _Day) -> bool:
    return len(str(day.date)) == len("2017-11-06")


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH and _ENDS.search(line) is not None


def _run_in(lines: list[str]) -> list[_Day]:
    """What the first paragraph begins with, "Singapore, 5 January 2024 – The centre …"; where several lines begin so,
    they tell of what happened."""
    found = [(at, place) for at, line in enumerate(lines) if (place := _before_dash(line))]
    if len(found) != 1 or any(map(_is_paragraph, lines[: found[0][0]])):
        return []
    place = found[0][1]
    day = _date_in(place)
    told = [_Day(Said.PUBLISHED, day.date, place)] if day else []
    return [*filter(_is_whole, told)]


def _before_dash(line: str) -> str:
    """The place and day that a paragraph begins with; empty where it begins with none."""
    for dash in _DASH.finditer(line, 0, _LONGEST_DATELINE):
        place, words = line[: dash.start()], line[dash.end() :]
        if len(words) >= _LEAST_BEHIND and words[0].isupper() and is_dateline(place):
            return place
    return ""


_DASH = re.compile(r"\s?[–—]\s?|\s--?\s")
_LONGEST_DATELINE = 80
_LEAST_BEHIND = 60
_PARAGRAPH = 80


def _is_of_event(line: str, text: str) -> bool:
    """Whether what stands before the day of a line is what the text has as an event and not as a place: "Brexit, 31
    January 2020" where something is "after Brexit" and nothing "in Brexit"."""
    found = _NAME.match(line)
    if found is None or not is_dateline(line):
        return False
    name = re.escape(found[1])
    is_event, is_place = (re.search(rf"\b(?:{word})[ -]{name}\b", text, re.I) for word in (_OF_TIME, _OF_PLACE))
    return is_event is not None and is_place is None


_NAME = re.compile(r"[#*\s-]*([^\W\d_][^\d_,]{2,40}),")
_LOOKED_AT = 200_000
_OF_TIME = "after|before|since|until|during|post|pre"
_OF_PLACE = "in|at|from|to|near"


def _days_of_line(line: str) -> Iterator[_Day]:
    bare = line.strip("#*|()[] ")
    cells = line.split(_BAR)
    if len(cells) == 1 and (is_dateline(bare) or is_dateline(line.strip("#* "))):
        if found := _date_in(line):
            yield _Day(Said.PUBLISHED, found.date, bare, is_alone=True)
        return
    for place, cell in enumerate(cells):
        at = 0
        for found in _dates_in(cell):
            before = cell[at : found.start]
            is_beside = place == 1 and not before.strip("*#()[] ")
            label = f"{cells[0]}: " if is_beside else before
            # A table has days of all sorts.
            said = said_of(label, cell[found.end :], needs_word=at > 0 or len(cells) > 1)
            if said is not None:
                yield _Day(said, found.date, bare, is_alone=not any(map(str.isalnum, label)))
            at = found.end


_BAR = " | "


def _kind(title: str | None, lines: list[str]) -> str | None:
    """What the title calls it, and not what it is about; else a line of the first that hardly says anything else."""
    clauses = [] if title is None else _CLAUSES.split(title)
    labels = [line.strip("#*|=:- ") for line in lines[:6] if len(line) <= _LONGEST_LABEL]
    of_what = [_OF_WHAT.split(label, 1)[0] for label in labels if not label.endswith((".", "!", "?"))]
    for where, least, is_noun in ((clauses, 0.0, False), (labels, 0.5, False), (of_what, 0.4, True)):
        for kind, pattern in _KINDS:
            for words in where:
                found = re.search(pattern, words, re.I)
                if found is None or (is_noun and found.end() < len(words)):
                    continue
                if len(found[0]) > len(words) * least and not _ABOUT.search(words[: found.start()]):
                    return kind
    return None


_LONGEST_LABEL = 100
_CLAUSES = re.compile(r"[:;–—]| - ")
# "The Farmers' Manifesto for the Election of 2017"
_OF_WHAT = re.compile(r" (?:by|for|from|of|on|to)\b", re.I)
_ABOUT = re.compile(r"\b(?:about|at|concerning|following|for|implementing|on|regarding|towards?|under)\b", re.I)
