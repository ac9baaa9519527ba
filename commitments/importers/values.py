"""What a cell of somebody else's file says: dates, numbers, money, lists and plain text, however they were written.

Each reader takes what a file really holds (text, a number, a list, a time stamp object) and gives a value, or raises
ValueError with a sentence that can stand in a report. Nothing here knows which column a cell came from.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from commitments.dates import PartialDate
from commitments.deadlines.cells import When, read_cell
from commitments.importers.markup import words_of
from commitments.text import without_endless_references

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
    prose = _TAG.sub(" ", value) if "<" in value else value
    prose = re.sub(r"[;,](?=(?:https?|ftp)://)|\]\(", " ", prose)  # lists of them, and Markdown's links
    found += [_unpunctuated(match[0]) for match in _URL.finditer(prose)]
    found += [f"http://{_unpunctuated(match[0])}" for match in _BARE_HOST.finditer(_URL.sub(" ", prose))]
    return found


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


# --- numbers and money ------------------------------------------------------------------------------------------------

_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "﹣": "-", "－": "-", "＋": "+"})
_GAPS = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[+-]?(?:\d[\d.,]*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_MONEY = re.compile(
    r"(?P<before>[^\d.+(-]*?)\s*(?P<number>[+-]?\s*(?:\d[\d.,]*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*(?P<after>.*)", re.DOTALL
)
_SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "million": 10**6, "millions": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "billions": 10**9, "mrd": 10**9, "milliard": 10**9,
    "t": 10**12, "tn": 10**12, "trn": 10**12, "trillion": 10**12, "lakh": 10**5, "lakhs": 10**5,
    "crore": 10**7, "crores": 10**7,
}  # fmt: skip
_SYMBOLS = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₦": "NGN",
    "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "us$": "USD", "u.s.$": "USD", "ca$": "CAD", "c$": "CAD",
    "a$": "AUD", "au$": "AUD", "nz$": "NZD", "r$": "BRL", "hk$": "HKD", "s$": "SGD", "euro": "EUR", "euros": "EUR",
    "dollars": "USD", "us dollars": "USD", "yen": "JPY", "rs": "INR", "rs.": "INR", "pounds": "GBP",
}  # fmt: skip
_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
CLF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG
QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWG ZWL
DEM FRF ITL ESP NLG BEF ATS IEP FIM PTE GRD LUF XEU
"""
CURRENCIES = frozenset(_CODES.split())
"""ISO 4217, with the currencies that the euro replaced: old promises name them."""


def number(value: object, decimal: str = ".") -> int | float:
    """A number as people write it. Raises ValueError.

    >>> number("−1,200.50"), number("1.200,5", decimal=","), number("12 000"), number("(300)")
    (-1200.5, 1200.5, 12000, -300)
    """
    if isinstance(value, bool):
        raise ValueError("true and false are not numbers")  # noqa: TRY004 - one error for whatever cannot be read
    if isinstance(value, (int, float)):
        return _finite(value)
    word = _GAPS.sub("", text(value).translate(_SIGNS))
    if word.startswith("(") and word.endswith(")"):
        word = "-" + word[1:-1]
    word = word.replace(" ", "")
    if not _NUMBER.fullmatch(word):
        raise ValueError(f"{_shown(value)} is not a number")
    return _finite(_grouped(word, decimal))


def _grouped(word: str, decimal: str) -> int | float:
    """A number whose thousands may be marked. The last kind of mark, where it stands once, is the decimal mark;
    a single mark before three digits is read by `decimal`, which is what a file's map can settle."""
    other = "," if decimal == "." else "."
    mantissa, exponent, power = word.lower().partition("e")
    if "," in mantissa and "." in mantissa:
        point = max(",", ".", key=mantissa.rfind)
        grouping = "," if point == "." else "."
    else:
        mark = "," if "," in mantissa else "."
        is_thousands = mantissa.count(mark) > 1 or (mark == other and re.fullmatch(r"[+-]?\d{1,3}[.,]\d{3}", mantissa))
        point, grouping = (decimal, mark) if is_thousands else (mark, "")
        if is_thousands and mark == point:
            point = ""
    if grouping:
        whole = mantissa.split(point)[0] if point else mantissa
        if not re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(grouping)}\d{{2,3}})+", whole):
            raise ValueError(f"{_shown(word)} is not a number")
        mantissa = mantissa.replace(grouping, "")
    if point == ",":
        mantissa = mantissa.replace(",", ".")
    if "." not in mantissa and not exponent:
        return int(mantissa[:400])
    found = float(f"{mantissa}e{power}") if exponent else float(mantissa)
    return int(found) if found.is_integer() and abs(found) < 1e15 else found


def _finite(value: float) -> int | float:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        raise ValueError("not a finite number")
    if abs(value) > 1e18:
        raise ValueError("the number is too large to be money")
    return int(value) if isinstance(value, float) and value.is_integer() else value


class Money(NamedTuple):
    value: int | float
    currency: str | None
    is_guess: bool = False
    """The currency was read from a sign that several share."""


def money(value: object, decimal: str = ".") -> Money:
    """A sum with the currency and the scale that stand beside it. Raises ValueError.

    >>> money("US$ 1.5 billion"), money("EUR 30m"), money(250)
    (Money(value=1500000000, currency='USD', is_guess=False), Money(value=30000000, currency='EUR', is_guess=False), \
Money(value=250, currency=None, is_guess=False))
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Money(number(value), None)
    word = _GAPS.sub("", text(value).translate(_SIGNS))
    found = _MONEY.fullmatch(word)
    if not found or any(c.isdigit() for c in found["after"]):
        raise ValueError(f"{_shown(value)} is not a sum of money")
    amount = number(found["number"], decimal)
    currency, is_guess = None, False
    for piece in _pieces(found["before"]) + _pieces(found["after"]):
        if piece in _SCALES:
            amount = _finite(round(amount * _SCALES[piece], 2))
            continue
        code = piece.upper() if piece.upper() in CURRENCIES else _SYMBOLS.get(piece)
        if code is None and piece in ("$", "dollar"):
            code, is_guess = "USD", True
        if code is None or (currency is not None and code != currency):
            raise ValueError(f"{_shown(value)} is not a sum of money")
        currency = code
    return Money(amount, currency, is_guess)


def _pieces(words: str) -> list[str]:
    return re.findall(r"[a-z.]*\$|[€£¥₹₩₽₴₺₦₪฿₫₱]|us dollars|[a-z]+\.?|[^\s\w]", words.casefold().strip(" ,~"))


def currency(value: object) -> str:
    """An ISO 4217 code. Raises ValueError.

    >>> currency("€"), currency("usd")
    ('EUR', 'USD')
    """
    word = text(value)
    code = word.upper() if word.upper() in CURRENCIES else _SYMBOLS.get(word.casefold())
    if code is None:
        raise ValueError(f"{_shown(value)} is not a currency of ISO 4217")
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
    raise ValueError(f"{_shown(value)} is not a date")


def _from_number(value: float) -> PartialDate:
    """A year, a spreadsheet's day number, or seconds or milliseconds since 1970."""
    if value != value or abs(value) > 1e14:
        raise ValueError(f"{_shown(value)} is not a date")
    whole = int(value)
    if 1800 <= whole <= 2200 and whole == value:
        return PartialDate.parse(str(whole))
    if 18_000_000 <= whole <= 22_001_231 and whole == value:
        return _iso(str(whole)[:4], str(whole)[4:6], str(whole)[6:])
    if 180_001 <= whole <= 220_012 and 1 <= whole % 100 <= 12 and whole == value:
        return _iso(str(whole)[:4], str(whole)[4:], None)
    if 10_000 <= whole <= 80_000:
        return _of_day(_EXCEL_DAY_ZERO + timedelta(days=whole))
    if whole >= 10**11:
        whole //= 1000
    if whole >= 10**8:
        return _of_day(datetime.fromtimestamp(whole, UTC).date())
    raise ValueError(f"{_shown(value)} is not a date")


def _iso(year: str, month: str | None, day: str | None) -> PartialDate:
    """Zeros stand for what is not known, as databases write it: 2018-03-00."""
    if month is None or not int(month):
        return PartialDate.parse(year)
    if day is None or not int(day):
        return PartialDate.parse(f"{year}-{int(month):02}")
    return PartialDate.parse(f"{year}-{int(month):02}-{int(day):02}")


def _shown(value: object) -> str:
    from commitments.text import shorten

    return f"'{shorten(text(value), 60)}'"
