"""What a cell of somebody else's file says: dates, numbers, money, lists and plain text, however they were written.

Each reader takes what a file really holds (text, a number, a list, a time stamp object) and gives a value, or raises
ValueError with a sentence that can stand in a report. Nothing here knows which column a cell came from.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from commitments.dates import PartialDate
from commitments.deadlines.cells import When, read_cell
from commitments.deadlines.points import day_of
from commitments.importers.markup import without_tags, words_of
from commitments.text import without_endless_references

if TYPE_CHECKING:
    from commitments.money.sums import Sum

NOTHING = ("-", "--", "–", "—", "n/a", "na", "n.a.", "#n/a", "none", "null", "nil", "nan", "nd", "nr", "undefined")
"""Words that trackers write where they have nothing to say, folded. A status of these names is looked up first."""

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>|&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_DEEPEST = 20
"""Lists inside lists that are followed; nobody writes more, but a hostile file could."""
_LONGEST_NUMBER = 10_000
"""Bits. Python reads longer ones, where they are written by sixteens, and cannot write them."""
_LONE = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n]+")
_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']?((?:https?|ftp)://[^\s"'<>]+)""", re.IGNORECASE)
_BARE_HOST = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)

# --- text -------------------------------------------------------------------------------------------------------------


def text(value: object, depth: int = 0) -> str:
    """A cell as plain text: HTML is read, not kept; line breaks are line feeds; no blanks at the ends.

    >>> text('<p>More <b>jobs</b>&nbsp;<a href="https://a.example">now</a></p>')
    'More jobs now (https://a.example)'
    >>> text(1.0), text(None), text([1, "b"])
    ('1', '', '1; b')
    """
    if isinstance(value, str):
        return _plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    if depth > _DEEPEST or (isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER):
        return "[…]"
    if isinstance(value, dict):
        return _from_object(value, depth + 1)
    if isinstance(value, (list, tuple)):
        return "; ".join(part for part in (text(inner, depth + 1) for inner in value) if part)
    return _plain(str(value))


def _from_object(value: dict[str, Any], depth: int) -> str:
    if len(value) == 1:
        name, inner = next(iter(value.items()))
        if name.startswith("$"):  # {"$oid": …}, {"$numberInt": …}: how a database writes types into JSON
            return text(inner, depth)
    return "; ".join(f"{name}: {part}" for name, inner in value.items() if (part := text(inner, depth)))


def _plain(value: str) -> str:
    if value.isascii() and value.isprintable() and "<" not in value and "&" not in value and "  " not in value:
        return value.strip()
    if ("<" in value or "&" in value) and _TAG.search(value):
        value = words_of(without_endless_references(value))
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    if _LONE.search(value):  # half a character, as broken JSON has it: no file could hold it
        value = _LONE.sub("�", value)
    lines = [_BLANKS.sub(" ", line).strip() for line in value.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def is_nothing(word: str, nothing: frozenset[str] | Sequence[str] = NOTHING) -> bool:
    """Whether a text says that there is nothing.

    >>> is_nothing("N/A"), is_nothing(""), is_nothing("0")
    (True, True, False)
    """
    return not word or (len(word) <= 40 and word.strip().casefold() in nothing)


# --- lists ------------------------------------------------------------------------------------------------------------


def items(value: object, separator: str | None = None) -> list[str]:
    """The texts of a list, or of a text that is one: by its separator, or by what it evidently uses.

    >>> items("Japan; United States"), items(["a", None, " b "]), items('["x", "y"]')
    (['Japan', 'United States'], ['a', 'b'], ['x', 'y'])
    """
    if isinstance(value, (list, tuple)):
        # A list inside a list is one item: its own text would be split apart again.
        return [part for part in map(text, value) if part]
    if isinstance(value, str) and (listed := _written_list(value)) is not None:
        return [part for part in map(text, listed) if part]
    whole = text(value)
    if separator is None:
        separator = next((mark for mark in ("\n", ";", "|") if mark in whole), None)
    if not separator:
        return [whole] if whole else []
    return [part for part in (piece.strip() for piece in whole.split(separator)) if part]


def _written_list(value: str) -> list[object] | None:
    """A JSON or Python list written into a cell, as exports from data frames have it."""
    value = value.strip()
    if not (value.startswith("[") and value.endswith("]") and len(value) < 100_000):
        return None
    import ast
    import json

    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        if value[1:2] not in ("'", '"', "]"):
            return None
        try:
            found = ast.literal_eval(value)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return None
    return found if isinstance(found, list) else None


# --- addresses --------------------------------------------------------------------------------------------------------


def urls(value: object, depth: int = 0) -> list[str]:
    """Every web address in a cell, in order, each once: a list of them, or prose and HTML that hold some.

    >>> urls('see <a href="https://a.example/1">https://a.example/1</a>, www.b.example.')
    ['https://a.example/1', 'http://www.b.example']
    """
    if isinstance(value, (list, tuple, dict)) and depth <= _DEEPEST:
        inner = value.values() if isinstance(value, dict) else value
        found = [url for part in inner for url in urls(part, depth + 1)]
    elif isinstance(value, str):
        found = _urls_in(value)
    else:
        found = []
    return list(dict.fromkeys(found))


def _urls_in(value: str) -> list[str]:
    value = value.strip()
    if " " not in value and "\n" not in value and "<" not in value and ";http" not in value and ",http" not in value:
        if _URL.match(value):
            return [value]
        if _BARE_HOST.fullmatch(value):
            return [f"http://{value.rstrip('.,;')}"]
    import html

    value = html.unescape(without_endless_references(value))
    found = [match[1] for match in _HREF.finditer(value)]
    prose = without_tags(value) if "<" in value else value
    prose = re.sub(r"[;,](?=(?:https?|ftp)://)|\]\(", " ", prose)  # lists of them, and Markdown's links
    found += [_unpunctuated(match[0]) for match in _URL.finditer(prose)]
    found += [f"http://{_unpunctuated(match[0])}" for match in _BARE_HOST.finditer(_URL.sub(" ", prose))]
    return found


_FILES = "pdf|html?|php|aspx?|docx?|xlsx?|pptx?|csv|txt|odt|ods|zip|jpe?g|png"
_ENDS_AS_FILE = re.compile(rf"\.(?:{_FILES})(?:[?#]\S*)?$", re.IGNORECASE)
_STARTS_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
_FEW_WORDS = 3


class Blank(NamedTuple):
    """A blank in what begins as an address."""

    start: str
    rest: str
    is_cut: bool
    """Whether the rest goes on with the address, so that its start leads elsewhere; else it may be words beside it."""


def blanks_in_addresses(value: object) -> list[Blank]:
    """The addresses of a cell that have a blank in them.

    >>> blanks_in_addresses("https://a.example/the report.pdf")
    [Blank(start='https://a.example/the', rest='report.pdf', is_cut=True)]
    >>> blanks_in_addresses("https://a.example/x (page 3)")
    []
    """
    if isinstance(value, (list, tuple)):
        return [blank for part in value if isinstance(part, str) for blank in blanks_in_addresses(part)]
    if not isinstance(value, str) or "://" not in value or len(value.split(None, 1)) == 1:
        return []
    return [blank for line in re.split(r"[\n;|]", value) if (blank := _blank_in(line.strip())) is not None]


def _blank_in(line: str) -> Blank | None:
    if len(line) > _LONGEST_ADDRESS or len(_STARTS_ADDRESS.findall(line)) != 1 or not _STARTS_ADDRESS.match(line):
        return None
    start, *words = line.split()
    if not words:
        return None
    rest = " ".join(words)
    host = start.partition("://")[2].partition("/")[0]
    if "." not in host.strip(".") and host.partition(":")[0] != "localhost":
        return Blank(start, rest, is_cut=True)
    if _ENDS_AS_FILE.search(start) or start[-1] in ",.;:)":
        return None
    if _ENDS_AS_FILE.search(words[-1]) or any("/" in word.strip("/()") for word in words):
        return Blank(start, rest, is_cut=True)
    are_plain = len(words) <= _FEW_WORDS and all(re.fullmatch(r"[\w%&=?/-]+", word) for word in words)
    return Blank(start, rest, is_cut=False) if are_plain else None


def _unpunctuated(url: str) -> str:
    """Without the signs of the sentence around it; a bracket at its end stays where the address opens it."""
    url = url.rstrip(".,;:!?\"'”’…*_")
    end = len(url)
    surplus = {close: url.count(close) - url.count(opening) for opening, close in ("()", "[]")}
    while surplus.get(url[end - 1 : end], 0) > 0:
        surplus[url[end - 1]] -= 1
        end -= 1
        while url[end - 1 : end] and url[end - 1] in ".,;:!?":
            end -= 1
    return url[:end]


# --- money ------------------------------------------------------------------------------------------------------------


def money(value: object, decimal: str | None = None) -> "Sum":
    """A sum with the currency and the scale that stand beside it. Raises ValueError, where it could be two sums too:
    `1.234` without knowing the decimal mark.

    >>> money("US$ 1.5 billion").value, money("EUR 30m").currency, money(250).value
    (1500000000, 'EUR', 250)
    """
    from commitments.money.sums import Sum, in_cell

    if isinstance(value, bool):
        raise ValueError("true and false are not money")  # noqa: TRY004 - one error for whatever cannot be read
    if isinstance(value, (int, float)):
        return Sum(_finite(value), None)
    try:
        return in_cell(text(value), decimal)
    except ValueError as error:
        raise ValueError(f"{shown(value)} {error}") from None


def decimal_marks(value: object) -> set[str]:
    """The decimal marks that the figures of a cell show by themselves: `,` in `1.234,56`, none in `1.234`."""
    from commitments.money.sums import marks_of

    return marks_of(text(value)) if isinstance(value, str) else set()


def _finite(value: float) -> int | float:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        raise ValueError("not a finite number")
    if abs(value) > 1e18:
        raise ValueError("the number is too large to be money")
    return int(value) if isinstance(value, float) and value.is_integer() else value


def currency(value: object) -> str:
    """An ISO 4217 code. Raises ValueError.

    >>> currency("€"), currency("usd")
    ('EUR', 'USD')
    """
    from commitments.money.sums import currency_named

    word = text(value)
    code = currency_named(word)
    if code is None:
        raise ValueError(f"{shown(value)} is not a currency of ISO 4217")
    return code


# --- dates ------------------------------------------------------------------------------------------------------------

_DIGITS = re.compile(r"[0-9]{4,14}(?:\.[0-9]*)?")
_EXCEL_DAY_ZERO = date(1899, 12, 30)


def when(value: object, order: str | None = None, since: PartialDate | None = None) -> When:
    """A date in any form that trackers use. `order` is how 01/03/2018 is meant: "dmy" or "mdy"; `since` is the day
    from which "within two years" counts. Raises ValueError.

    >>> when("1 March 2018").date, when("01/03/2018", "dmy").date, when({"_seconds": 1519862400}).date
    ('2018-03-01', '2018-03-01', '2018-03-01')
    """
    if isinstance(value, datetime):
        return When(_of_day(value.date()))
    if isinstance(value, date):
        return When(_of_day(value))
    if isinstance(value, dict):
        inner = _inside_stamp(value)
        if isinstance(inner, dict):  # {"$date": {"$numberLong": …}}, and no deeper
            inner = _inside_stamp(inner)
        value = inner if not isinstance(inner, dict) else text(inner)
    if isinstance(value, bool):
        raise ValueError("true and false are not dates")  # noqa: TRY004 - as for numbers
    if isinstance(value, (int, float)):
        return When(_from_number(value))
    word = text(value).strip(" .,;'\"")
    if _DIGITS.fullmatch(word):
        return When(_from_number(float(word)))
    return read_cell(word, order, since)


def _of_day(day: date) -> PartialDate:
    return PartialDate.parse(day.isoformat())


def _inside_stamp(value: dict[str, Any]) -> object:
    """The moment inside a database's time stamp object: {"_seconds": …}, {"$date": …}."""
    for name in ("_seconds", "seconds", "$date", "$numberLong", "iso", "date", "value"):
        inner = value.get(name)
        if inner is not None and not (isinstance(inner, str) and not inner.strip()):
            is_long = name == "$numberLong" and isinstance(inner, str) and re.fullmatch("-?[0-9]{1,19}", inner)
            return int(inner) if is_long else inner
    raise ValueError(f"{shown(value)} is not a date")


def _from_number(value: float) -> PartialDate:
    """A year, a spreadsheet's day number, or seconds or milliseconds since 1970."""
    if value != value or abs(value) > 1e14:
        raise ValueError(f"{shown(value)} is not a date")
    whole = int(value)
    if 1800 <= whole <= 2200 and whole == value:
        return PartialDate.parse(str(whole))
    if 18_000_000 <= whole <= 22_001_231 and whole == value:
        return day_of(whole // 10_000, whole // 100 % 100, whole % 100)
    if 180_001 <= whole <= 220_012 and 1 <= whole % 100 <= 12 and whole == value:
        return day_of(whole // 100, whole % 100)
    if 10_000 <= whole <= 80_000:
        return _of_day(_EXCEL_DAY_ZERO + timedelta(days=whole))
    if whole >= 10**11:
        whole //= 1000
    if whole >= 10**8:
        return _of_day(datetime.fromtimestamp(whole, UTC).date())
    raise ValueError(f"{shown(value)} is not a date")


def shown(value: object) -> str:
    from commitments.text import shorten

    return f"'{shorten(text(value), 60)}'"
