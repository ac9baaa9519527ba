"""Members' own scores: which columns of a table hold them, and what is odd about one cell of such a column.

A table is judged as a whole: most cells of a column being scores is enough, so that one odd cell (`+`, `n/a`, `1*`, a
remark) costs that cell and not the column.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from commitments.importers import values
from commitments.importers.columns import same
from commitments.importers.ranges import data
from commitments.model import Status

MINUS = {ord(sign): "-" for sign in "−–‐‑‒﹣－"} | {ord("＋"): "+"}
_PLUS, _ZERO, _DOWN = ("1", "+1", "1.0", "+1.0", "+"), ("0", "0.0", "+0", "-0"), ("-1", "-1.0")
SCORES = frozenset((*_PLUS, *_ZERO, *_DOWN))
LONE = frozenset("-–—−‐‑‒―﹣－")
"""Dashes that stand alone among scores: minus one to some, nothing to others."""


class Filled(NamedTuple):
    """A column by its name and the texts in it."""

    name: str
    texts: Sequence[str]


def plain(word: str) -> str:
    """A score as it is compared: every minus sign is one, and blanks make no difference.

    >>> plain("− 1"), plain("+ 1.0")
    ('-1', '+1.0')
    """
    return "".join(word.translate(MINUS).split())


def is_lone_dash(word: str) -> bool:
    return word.strip() in LONE


def of_scores(columns: Iterable[Filled]) -> tuple[str, ...]:
    """The names of those columns of a table that are members' scores of +1, 0 and -1; none where the table has none.

    Columns of 0 and 1 alone are more often flags than scores, and two columns are too few to tell.
    """
    clean: list[Filled] = []
    likely: list[Filled] = []
    for column in columns:
        said = [word for text in column.texts if (word := plain(text)) and not _says_nothing(word)]
        scores = [word for word in said if word in SCORES]
        if not scores:
            continue
        if len(scores) == len(said):
            clean.append(column)
            likely.append(column)
        elif 2 * len(scores) >= len(said) and not _is_of_all(column.name):
            likely.append(column)
    signs = {plain(text)[:1] for column in likely for text in column.texts if plain(text) in SCORES}
    if len(likely) < 3 or "-" not in signs or not _are_many(clean, likely):
        return ()
    return tuple(column.name for column in likely)


def _are_many(clean: Sequence[Filled], likely: Sequence[Filled]) -> bool:
    """Whether most columns are of scores alone, or scores make up nearly all cells."""
    if 2 * len(clean) >= len(likely):
        return True
    said = [word for column in likely for text in column.texts if (word := plain(text)) and not _says_nothing(word)]
    return sum(1 for word in said if word in SCORES) >= 0.7 * len(said)


def _says_nothing(word: str) -> bool:
    return values.is_nothing(word) or is_lone_dash(word) or same(word) == same(Status.NOT_APPLICABLE)


def _is_of_all(name: str) -> bool:
    """Whether a column is called a sum, a mean or a count, which no member's is."""
    return same(name) in {same(word) for word in data()["sums"]["names"]}
