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
    return (
        [pieces[0], *(_leading(piece.isupper()).sub("", piece) for piece in pieces[1:])] if len(pieces) > 1 else pieces
    )


def _by_conjunctions(piece: str) -> list[str]:
    return [part for part in _between(piece.isupper()).split(piece) if part]


@cache
def _any(in_capitals: bool) -> str:
    """A single letter joins names where it is small, or where all is in capitals: in `Canton A and Canton B` it is a
    part of a name."""
    longest_first = sorted(words().conjunctions, key=len, reverse=True)
    as_written = [len(word) == 1 and not in_capitals for word in longest_first]
    return "|".join(
        re.escape(word) if exact else f"(?i:{re.escape(word)})"
        for word, exact in zip(longest_first, as_written, strict=True)
    )


@cache
def _between(in_capitals: bool) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any(in_capitals)})\s+")


@cache
def _leading(in_capitals: bool) -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any(in_capitals)})\s+")
