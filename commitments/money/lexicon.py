"""The words and signs of `words.toml`, by what they mean."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

from commitments import toml

ANY = "any"
"""The language of what is written alike in all of them."""
_MOST_WORDS = 4
"""Of a currency's name: `United States dollars` has three."""
MARKS_ABOVE = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
"""Signs that are written with the letter before them."""


WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS_ABOVE}])+")


class Currency(NamedTuple):
    codes: dict[str, str]
    """By language: ISO 4217, `$` for the text's own dollars, `?` for one of several."""
    is_before: bool
    """Whether it may stand before the figure."""
    written: str = ""
    """The one way to write it among other words; "" where any will do."""
    is_weak_before: bool = False
    is_weak_after: bool = False
    """Whether it is money only there where the figure has a scale, or thousands marked as such."""


class Lexicon(NamedTuple):
    scales: dict[str, dict[str, int]]
    """Word -> language -> power of ten."""
    currencies: dict[str, Currency]
    starts: dict[str, int]
    """First words of names that have several -> the most words that a name has which begins so."""
    unspaced: dict[str, list[str]]
    """Words of the scripts that put no blanks between words, by their first sign, longest first."""
    signs: tuple[str, ...]
    """Longest first."""
    tell: frozenset[str]
    """The last word of each currency's name, as it is written where that is told, else folded; of those without a
    sign, which is told by itself."""
    decimal: dict[str, str]
    sets: Mapping[str, frozenset[str]]


def folded(word: str) -> str:
    return normalize("NFC", word.casefold())


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return toml.beside(__file__, "words.toml")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    table = _table()
    scales = _scales(table["scales"])
    currencies = _currencies(table)
    starts: dict[str, int] = {}
    for name in currencies:
        if " " in name:
            first = name.split(" ", 1)[0]
            starts[first] = max(starts.get(first, 0), min(name.count(" ") + 1, _MOST_WORDS))
    unspaced: dict[str, list[str]] = {}
    for word in sorted({*scales, *currencies}, key=len, reverse=True):
        if is_unspaced(word[0]):
            unspaced.setdefault(word[0], []).append(word)
    signs = sorted(table["signs"], key=len, reverse=True)
    sets = {name: frozenset(words.split()) for name, words in table["sets"].items()}
    names = (each.written or name for name, each in currencies.items() if name[-1] not in "$₵¢")
    tell = frozenset(found[-1] for name in names if (found := WORD.findall(name)))
    return Lexicon(scales, currencies, starts, unspaced, tuple(signs), tell, table["decimal"], sets)


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """ISO 4217, with the currencies that the euro and new issues replaced."""
    table = _table()["codes"]
    return frozenset(table["now"].split() + table["once"].split())


def is_unspaced(character: str) -> bool:
    """Of Chinese, Japanese or Korean, whose words are glued to each other and to figures."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"


def _capital(word: str) -> str:
    return "" if word == word.lower() else word


def _scales(tables: dict[str, dict[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for language, powers in tables.items():
        for power, words in powers.items():
            for word in words.split():
                found.setdefault(folded(word), {})[language] = int(power)
    return found


def _currencies(table: dict[str, Any]) -> dict[str, Currency]:
    weak = {name: frozenset(words.split()) for name, words in table["weak"].items()}
    found: dict[str, Currency] = {}
    for code in codes():
        is_before, is_weak = code not in weak["never"], code in weak["before"]
        found[folded(code)] = Currency({ANY: code}, is_before, code, is_weak, code in weak["after"])
    for sign, code in (table["signs"] | table["before"]).items():
        written = "" if sign in table["signs"] else _capital(sign)
        found[folded(sign)] = Currency({ANY: code}, True, written, sign in weak["before"])
    for language, by_code in table["names"].items():
        for code, words in by_code.items():
            for written in (word.replace("_", " ") for word in words.split()):
                name = folded(written)
                known = found.get(name)
                # `euro` stands before the figure as well.
                if known is None or ANY not in known.codes:
                    both = {**(known.codes if known else {}), language: code}
                    found[name] = Currency(both, False, _capital(written), is_weak_after=written in weak["after"])
    return found
