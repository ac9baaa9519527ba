"""Several actors in one cell, told apart by the other rows of the column.

`France, Japan and Italy` is three where others have each of them, alone or in other company; `Ministry of Trade,
Industry and Energy` is one, since nobody else is called `Industry`. Nothing is divided for a comma alone.
"""

import re
from collections.abc import Iterable
from functools import cache

from commitments.headers import words
from commitments.text import fold

_COMMAS = re.compile(r"\s*[,，、;；]\s*")
_MOST_PARTS = 60
_LONGEST = 2000


class Divided:
    """The names in a column."""

    def __init__(self, names: Iterable[str]) -> None:
        self._whole = {fold(name) for name in names}
        self._company: dict[str, set[str]] = {}
        """A part -> what it is a part of."""
        for name in self._whole:
            for piece in _by_commas(name):
                self._company.setdefault(fold(piece), set()).add(name)
                for part in _by_conjunctions(piece):
                    self._company.setdefault(fold(part), set()).add(fold(piece))

    def parts(self, name: str) -> list[str]:
        """The actors that a name names, as they are written; itself where it is one."""
        found = []
        for piece in _by_commas(name):
            if self._recurs(piece, name):
                found.append(piece)
                continue
            pair = _by_conjunctions(piece)
            if len(pair) < 2 or not all(self._recurs(part, name, piece) for part in pair):
                return [name]
            found += pair
        return found or [name]

    def _recurs(self, part: str, *within: str) -> bool:
        """Whether other rows have it, alone or in another company."""
        said, here = fold(part), set(map(fold, within))
        return said not in here and (said in self._whole or bool(self._company.get(said, set()) - here - {said}))


def _by_commas(name: str) -> list[str]:
    """Without a conjunction before the last of several."""
    if len(name) > _LONGEST:
        return [name]
    pieces = [piece for piece in _COMMAS.split(name) if piece]
    if len(pieces) > _MOST_PARTS:
        return [name]
    return [pieces[0], *(_leading().sub("", piece) for piece in pieces[1:])] if len(pieces) > 1 else pieces


def _by_conjunctions(piece: str) -> list[str]:
    return [part for part in _between().split(piece) if part]


@cache
def _any() -> str:
    return "|".join(sorted(map(re.escape, words().conjunctions), key=len, reverse=True))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any()})\s+", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any()})\s+", re.IGNORECASE)
