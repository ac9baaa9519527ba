"""The words and signs of `words.toml`, by what they mean."""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple
from unicodedata import normalize

ANY = "any"
"""The language of what is written alike in all of them."""
_MOST_WORDS = 4
"""Of a currency's name: `United States dollars` has three."""


class Currency(NamedTuple):
    codes: dict[str, str]
    """By language: ISO 4217, `$` for the text's own dollars, `?` for one of several."""
    is_before: bool
    """Whether it may stand before the figure."""


class Lexicon(NamedTuple):
    scales: dict[str, dict[str, int]]
    """Word -> language -> power of ten."""
    currencies: dict[str, Currency]
    starts: dict[str, int]
    """First words of names that have several -> the most words that a name has which begins so."""
    unspaced: tuple[str, ...]
    """Words of the scripts that put no blanks between words, longest first."""
    decimal: dict[str, str]
    dashes: frozenset[str]
    between: frozenset[str]
    froms: frozenset[str]
    tos: frozenset[str]
    ands: frozenset[str]
    ranging: frozenset[str]
    changes: frozenset[str]
    spans: frozenset[str]
    links: frozenset[str]
    parts: frozenset[str]


def folded(word: str) -> str:
    return normalize("NFC", word.casefold())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    from commitments.toml import parse

    table = parse(files("commitments.money").joinpath("words.toml").read_text(encoding="utf-8"))
    scales = _scales(table["scales"])
    currencies = _currencies(table)
    starts: dict[str, int] = {}
    for name in currencies:
        if " " in name:
            first = name.split(" ", 1)[0]
            starts[first] = max(starts.get(first, 0), min(name.count(" ") + 1, _MOST_WORDS))
    unspaced = sorted((word for word in {*scales, *currencies} if is_unspaced(word[0])), key=len, reverse=True)
    ranges = {name: frozenset(words.split()) for name, words in table["ranges"].items()}
    return Lexicon(
        scales,
        currencies,
        starts,
        tuple(unspaced),
        table["decimal"],
        ranges["dash"],
        ranges["between"],
        ranges["from"],
        ranges["to"],
        ranges["and"],
        ranges["ranging"],
        ranges["changes"],
        ranges["spans"],
        frozenset(table["links"]["words"].split()),
        frozenset(table["parts"]["words"].split()),
    )


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """ISO 4217, with the currencies that the euro replaced."""
    from commitments.toml import parse

    table = parse(files("commitments.money").joinpath("words.toml").read_text(encoding="utf-8"))["codes"]
    return frozenset(table["now"].split() + table["once"].split())


def is_unspaced(character: str) -> bool:
    """Of Chinese, Japanese or Korean, whose words are glued to each other and to figures."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"


def _scales(tables: dict[str, dict[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for language, powers in tables.items():
        for power, words in powers.items():
            for word in words.split():
                found.setdefault(folded(word), {})[language] = int(power)
    return found


def _currencies(table: dict[str, dict[str, str]]) -> dict[str, Currency]:
    found: dict[str, Currency] = {}
    for code in codes():
        found[folded(code)] = Currency({ANY: code}, True)
    for group in ("signs", "before"):
        for sign, code in table[group].items():
            found[folded(sign)] = Currency({ANY: code}, True)
    names: dict[str, dict[str, str]] = table["names"]  # type: ignore[assignment]
    for language, by_code in names.items():
        for code, words in by_code.items():
            for name in (word.replace("_", " ") for word in words.split()):
                known = found.get(folded(name))
                by_language = {language: code}
                if known and ANY in known.codes:  # `euro` stands before the figure as well
                    found[folded(name)] = known
                else:
                    found[folded(name)] = Currency({**(known.codes if known else {}), **by_language}, False)
    return found
