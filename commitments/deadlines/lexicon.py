"""The words of dates in many languages, as patterns for folded text. Read from `words.toml` when first needed."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from commitments import toml

YEAR = r"(?:(?:1[89]|20|21)[0-9]{2}|2200)(?![0-9])"


class Lexicon(NamedTuple):
    """Each `str` is a group for a pattern, already with the ends of its words."""

    months: dict[str, int]
    full_names: frozenset[str]
    """Names of months that are capitalised where they are meant, in full."""
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    """A word for a stretch of time -> day, week, month, year or decade."""
    single: frozenset[str]
    """Those units that may stand without a number: "over the next decade"."""
    certain: frozenset[str]
    """Words behind which a number like a year is one, and counts nothing: "d'ici 2035"."""
    followers: frozenset[str]
    """Words that may follow a year which stands for itself."""
    things: frozenset[str]
    """Words that a year before them is a part of: "the 2030 Agenda"."""
    seasons: dict[str, int]
    """A season -> the month in which it begins, of those that lie in one year, north of the equator."""
    groups: dict[str, str]


_GROUPS = (
    "weekdays", "quarter", "half", "fiscal", "year", "season", "end", "middle", "early", "of", "by", "in", "from",
    "and", "to", "within", "during", "next", "this_year", "next_year", "next_month", "latest", "about", "after_unit",
    "event", "now", "ahead", "earliest", "beyond", "relative", "comma_relative", "condition", "this_month", "this_week",
    "next_week", "new_year", "tomorrow", "this_decade", "this", "next_one", "not_ahead",
)  # fmt: skip


@cache
def lexicon() -> Lexicon:
    languages = toml.beside(__file__, "words.toml")
    all_of = list(languages.values())
    numbers = _counted(all_of, "numbers")
    for said in all_of:
        numbers.update(said.get("more_numbers", {}))
    ordinals = _counted(all_of, "ordinals")
    ordinals.update(dict.fromkeys(_said(all_of, "last"), -1))
    units = {
        word: unit for said in reversed(all_of) for unit, words in said["units"].items() for word in words.split("|")
    }
    titled = [languages[name]["months"] for name in ("en", "de")]
    return Lexicon(
        _counted(all_of, "months"),
        frozenset(names.split("|")[0] for months in titled for names in months),
        numbers,
        ordinals,
        units,
        frozenset(_said(all_of, "one")),
        frozenset(_said(all_of, "certain")),
        frozenset(_said(all_of, "then")),
        frozenset(_said(all_of, "things")),
        {season: month for said in all_of for season, month in said.get("seasons", {}).items()},
        {name: any_of(_said(all_of, name)) for name in _GROUPS},
    )


def _counted(all_of: Iterable[dict[str, Any]], name: str) -> dict[str, int]:
    """Every word of a list of words in order -> its place from 1 on; the language named first wins."""
    found: dict[str, int] = {}
    for said in all_of:
        for place, words in enumerate(said[name], 1):
            for word in words.split("|"):
                found.setdefault(word, place)
    return found


def _said(all_of: Iterable[dict[str, Any]], name: str) -> list[str]:
    return [word for said in all_of for word in said.get(name, "").split("|") if word]


def any_of(words: Iterable[str]) -> str:
    """A group for any of these words, the longest first, none of which ends in the middle of another."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in ordered) + ")"


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    import unicodedata

    table = {place: chr(place).lower() for place in range(128)}
    for place in [*range(0xA0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFKD", chr(place))[0].lower()
        if len(base) == 1 and not base.isdigit():
            table[place] = base
    table.update(dict.fromkeys(map(ord, "‘’ʼ`´"), "'"))
    table.update(dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"), " "))  # the mark of a note
    table.update(dict.fromkeys(map(ord, "–—‐‑‒−"), "-"))
    table.update(dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\xa0\u2009\u202f\u2003\u2002"), " "))
    return table


def folded(text: str) -> str:
    """Without case and accents, its marks made plain: as long as the text, character for character.

    >>> folded("Été\\u00a02027–28")
    'ete 2027-28'
    """
    if text.isascii() and text.isprintable() and "`" not in text:
        return text.lower()
    return text.translate(_table())
