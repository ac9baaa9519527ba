"""A number as a list shows it: 3, c, III, 三. The formats bear the names that OOXML gives them."""

import re
from collections.abc import Callable

_MOST = 100_000
"""What is counted beyond is shown in figures: a Roman million has a thousand letters."""
_PADDED = re.compile("0{1,8}1,")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_HAN = "〇一二三四五六七八九"


def shown(number: int, format: str) -> str | None:
    """The number in the format of that name; None where the format is not known here.

    >>> [shown(28, name) for name in ("decimal", "lowerLetter", "upperRoman", "chineseCounting", "thaiLetters")]
    ['28', 'bb', 'XXVIII', '二十八', None]
    """
    if _PADDED.match(format):
        return str(number).zfill(len(format.split(",")[0]))
    if format not in _FORMATS:
        return None
    return _FORMATS[format](number) if 0 < number <= _MOST else str(number)


def repeated(letters: str, number: int) -> str:
    """a, b … z, aa, bb: as word processors count with letters."""
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1) if times < 30 else str(number)


def continued(letters: str, number: int) -> str:
    """a, b … z, aa, ab: as the columns of a spreadsheet."""
    made = ""
    while number:
        number, place = divmod(number - 1, len(letters))
        made = letters[place] + made
    return made


def _roman(number: int) -> str:
    if number >= 5000:
        return str(number)
    made = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        made.append(letters * times)
    return "".join(made)


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _han(number: int) -> str:
    if number > 99:
        return "".join(_HAN[int(figure)] for figure in str(number))
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _HAN[tens]) + "十" if tens else ""
    return ten + (_HAN[ones] if ones else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)}),
    "decimalEnclosedCircle": lambda number: chr(0x2460 + number - 1) if number <= 20 else str(number),
    "numberInDash": "- {} -".format,
    "lowerLetter": lambda number: repeated(_LATIN, number),
    "upperLetter": lambda number: repeated(_LATIN.upper(), number),
    "lowerLetterContinued": lambda number: continued(_LATIN, number),
    "upperLetterContinued": lambda number: continued(_LATIN.upper(), number),
    "lowerGreek": lambda number: continued(_GREEK, number),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "russianLower": lambda number: repeated(_RUSSIAN, number),
    "russianUpper": lambda number: repeated(_RUSSIAN.upper(), number),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "ideographDigital": lambda number: "".join(_HAN[int(figure)] for figure in str(number)),
}
