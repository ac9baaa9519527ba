"""What a piece of a row may be repeated as on other pages: itself, or itself but for what is the page's own."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from commitments.toml import beside

_WORDS = beside(__file__, "words.toml")


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_PAGE, _BEHIND, _OF = (_any_of(_WORDS[name]) for name in ("page", "behind", "of"))
_ALL = rf" ?(?:{_OF}) ?(?P<count>\d{{1,4}})| ?\((?P<counted>\d{{1,4}})\)"
_NUMBER = re.compile(
    rf"(?P<before>|.*[|·•–—-] ?|.* / ?|(?:.* )?(?:{_PAGE}) ?|[A-Z]{{1,2}} ?\d{{1,4}}/)"
    rf"(?P<number>\d{{1,6}}|[ivxlc]{{1,7}})(?P<all>{_ALL})?(?P<after>| ?[|·•–—-].*| ?(?:{_BEHIND}).*)",
    re.I,
)
_WRAPPED = re.compile(r"(?P<open>[\[(<{~=*«]) ?(?P<inside>[^\[\](){}<>«»]+?) ?[\])>}~=*»]")
_LOOSE = re.compile(
    rf"(?P<before>.*\S )(?P<number>\d{{1,4}})(?P<all> ?(?:/|{_OF}) ?(?P<count>\d{{1,4}}))?|"
    r"(?P<first>\d{1,4})(?P<rest> .*[^\W\d_].*)",
    re.I,
)
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [^\W\d_]{3,12}\.? \d{4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4}"
_CODE = re.compile(
    rf"\b(?:{_DAY}|\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?|\d{{5,}})\b|(?=\S*\d)(?=\S*[^\W\d_])\S*[\d/()_-]\S*"
)
"""A day, a time of day, or the name of a file among many: it changes from page to page, and no heading does so."""
_ENDS = (".", ";", ",")
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¹²³]+)[\])]? ")
_LONGEST = 300
_FIGURES = re.compile(r"\d+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMBERED = re.compile(rf"(?:\b(?:{_PAGE}) ?)?#(?: ?(?:{_OF}) ?\d+| ?\(\d+\))?(?: ?(?:{_BEHIND}))?", re.I)
_SEPARATORS = " /|·•–—-[](){}<>«»~=*"


class Sort(Enum):
    NUMBER = "the number of the page, told by what stands beside it"
    WORDS = "the same words"
    LOOSE = "words with the number of the page, which nothing beside it says"
    CODE = "words that differ in a day, a time or a code"


class Key(NamedTuple):
    sort: Sort
    text: str
    """With # for the number of the page, and … for what else may differ."""
    offset: int = 0
    """How much the number is ahead of the page's place."""
    is_counted: bool = False
    """It says how many pages there are, rightly, and which one this is."""

    @property
    def folded(self) -> "Key":
        """As it is compared with what stands on other pages."""
        return self._replace(text=self.text.casefold())

    @property
    def words(self) -> str:
        """What is left of it beside the number; empty for a number alone."""
        return _NUMBERED.sub("", self.text).strip(_SEPARATORS) if self.has_number else self.text

    @property
    def has_number(self) -> bool:
        return self.sort in (Sort.NUMBER, Sort.LOOSE)


def keys_of(piece: str, page: int, count: int, *, is_alone: bool = True) -> Iterator[Key]:
    """Of a piece that stands, alone in its row or not, on the page of this place, from 0, of so many. What ends as a
    sentence does, or begins with the mark of a note, is one: citations differ in days and codes alone."""
    yield Key(Sort.WORDS, piece)
    if len(piece) > _LONGEST:
        return
    wrapped = _WRAPPED.fullmatch(piece) if is_alone else None
    inside = wrapped["inside"] if wrapped else piece
    if found := _NUMBER.fullmatch(inside):
        value = int(found["number"]) if found["number"].isdigit() else _roman(found["number"])
        said = int(found["count"] or found["counted"] or 0)
        text = f"{found['before']}#{found['all'] or ''}{found['after']}"
        yield Key(Sort.NUMBER, text, value - page, value == page + 1 and said == count)
    elif not piece.endswith(_ENDS) and (found := _LOOSE.fullmatch(piece)):
        value = int(found["number"] or found["first"])
        text = f"{found['before'] or ''}#{found['all'] or ''}{found['rest'] or ''}"
        yield Key(Sort.LOOSE, text, value - page, value == page + 1 and int(found["count"] or 0) == count)
    if _CODE.search(piece) and not piece.endswith(_ENDS) and not _NOTE.match(piece):
        yield Key(Sort.CODE, _FIGURES.sub("…", piece))


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value for place, value in enumerate(values)
    )
