"""Members' own scores: which columns of a table hold them, and what is odd about one cell of such a column.

A table is judged as a whole: most cells of a column being scores is enough, so that one odd cell (`+`, `n/a`, `1*`, a
remark) costs that cell and not the column.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from commitments.importers import values
from commitments.maps.ranges import data, number
from commitments.model import Status
from commitments.rows.columns import same

MINUS = {ord(sign): "-" for sign in "−–‐‑‒﹣－"} | {ord("＋"): "+"}
_PLUS, _ZERO, _DOWN = ("1", "+1", "1.0", "+1.0", "+"), ("0", "0.0", "+0", "-0"), ("-1", "-1.0")
SCORES = frozenset((*_PLUS, *_ZERO, *_DOWN))
_LONGEST_CODE = 3
"""Letters of a country's code: `NO` is Norway, and no number."""
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

    Columns of 0 and 1 alone are more often flags than scores, and two columns are too few to tell. A column between two
    of members is a third's, however odd its cells, where it has a score at all, or nothing to say.
    """
    columns = [column for column in columns if not _is_of_all(column.name)]
    clean: list[Filled] = []
    likely: list[Filled] = []
    dashes: list[Filled] = []
    for column in columns:
        said, scores = _said(column), _scores(column)
        if not scores:
            if not said and any(map(is_lone_dash, column.texts)):
                dashes.append(column)
        elif len(scores) == len(said):
            clean.append(column)
            likely.append(column)
        elif 2 * len(scores) >= len(said):
            likely.append(column)
    if signs(likely):
        clean, likely = [*clean, *dashes], [*likely, *dashes]
    elif not any(plain(text) in _DOWN for column in likely for text in column.texts):
        return ()
    if len(likely) < 3 or not _are_many(clean, likely):
        return ()
    names = {column.name for column in likely}
    return tuple(column.name for column in columns if column.name in names | _between(columns, names))


def _said(column: Filled) -> list[str]:
    return [word for text in column.texts if (word := plain(text)) and not _says_nothing(word)]


def _scores(column: Filled) -> list[str]:
    return [word for word in _said(column) if word in SCORES]


def _between(columns: Sequence[Filled], names: Collection[str]) -> set[str]:
    return {
        column.name
        for before, column, after in zip(columns, columns[1:], columns[2:], strict=False)
        if before.name in names and after.name in names and (_scores(column) or not _said(column))
    }


def signs(columns: Iterable[Filled]) -> dict[str, str]:
    """Lines for [statuses] where a table of scores has plus and minus signs and never a one: there a lone dash is a
    minus."""
    words = {text.strip() for column in columns for text in column.texts}
    plains = set(map(plain, words))
    if "+" not in plains or not plains.isdisjoint(("1", "+1", "1.0", "+1.0", *_DOWN)):
        return {}
    dashes = {word: "broken" for word in sorted(words) if is_lone_dash(word)}
    return {"+": "kept", **dashes} if dashes else {}


def _are_many(clean: Sequence[Filled], likely: Sequence[Filled]) -> bool:
    """Whether most columns are of scores alone, or scores make up nearly all cells, or what is odd among them is never
    another number, as it would be in columns of counts."""
    if 2 * len(clean) >= len(likely):
        return True
    said = [word for column in likely for word in _said(column)]
    odd = [word for word in said if word not in SCORES]
    return len(odd) <= 0.3 * len(said) or all(number(word) is None for word in odd)


def _says_nothing(word: str) -> bool:
    return values.is_nothing(word) or is_lone_dash(word) or same(word) == same(Status.NOT_APPLICABLE)


def _is_of_all(name: str) -> bool:
    """Whether a column is called a sum, a mean or a count, which no member's is."""
    return len(name) > _LONGEST_CODE and same(name) in _names_of_all()


@cache
def _names_of_all() -> frozenset[str]:
    return frozenset(same(word) for word in data()["sums"]["names"])


# --- members as keys of an object -------------------------------------------------------------------------------------

_DEEPEST = 3
_LONGEST_WORD = 60
_MOST_WORDS = 12
_YEAR_OR_NUMBER = re.compile(r"[\d\W_]+|(?:q|h|fy)?\d{1,4}\W?(?:q\d)?", re.IGNORECASE)


class Keyed(NamedTuple):
    pattern: str
    """For `members` of the map: `responses.*.status`."""
    words: tuple[str, ...]
    """What is said of the members, each word once."""


def keyed(rows: Iterable[Mapping[str, Any]]) -> Keyed | None:
    """Members' scores in an object that has their names for keys, `{"responses": {"Ann": {"status": "yes"}}}`; None
    where no object is evidently that: years, languages and fields are keys too."""
    objects: dict[str, list[Mapping[str, Any]]] = {}
    count = 0
    for row in rows:
        count += 1
        for path, found in _objects(row):
            objects.setdefault(path, []).append(found)
    for path, met in objects.items():
        if 2 * len(met) >= count and (members := _keyed(path, met)) is not None:
            return members
    return None


def _objects(value: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, inner in value.items():
        if isinstance(inner, dict) and inner and not name.startswith(("$", "@")):
            yield f"{prefix}{name}", inner
            if depth < _DEEPEST:
                yield from _objects(inner, f"{prefix}{name}.", depth + 1)


def _keyed(path: str, found: Sequence[Mapping[str, Any]]) -> Keyed | None:
    keys = Counter(key for one in found for key in one)
    if len(keys) < 2 or any(_YEAR_OR_NUMBER.fullmatch(key) for key in keys):
        return None
    called = path.rpartition(".")[2]
    is_called_so = _is_called(called, "objects")
    entries = [entry for one in found for entry in one.values() if entry not in (None, "", {}, [])]
    inner = [entry for entry in entries if isinstance(entry, dict)]
    if entries and len(inner) == len(entries):
        recur = len(found) > 1 and len(keys) > 2 and all(2 * times >= len(found) for times in keys.values())
        is_likely = is_called_so or (recur and not _is_called(called, "steps"))
        return _keyed_entries(path, inner) if is_likely else None
    words = _short_words(entries)
    are_scores = len(keys) > 2 and {"-1"} <= set(map(plain, words)) <= SCORES
    if words and (are_scores or (is_called_so and (all(map(_rates, words)) or len(entries) > len(words)))):
        return Keyed(f"{path}.*", words)
    return None


def _keyed_entries(path: str, entries: Sequence[Mapping[str, Any]]) -> Keyed | None:
    """Where each entry is an object, the one of its values that is called a rating."""
    shared = Counter(name for entry in entries for name in entry)
    for name in data()["keyed"]["ratings"]:
        for inner in shared:
            if same(inner) == same(name) and 2 * shared[inner] > len(entries):
                words = _short_words([entry.get(inner) for entry in entries])
                return Keyed(f"{path}.*.{inner}", words) if words else None
    return None


def _short_words(cells: Iterable[Any]) -> tuple[str, ...]:
    """The different words of cells that hold one each; none where they are too many, or long, to be ratings."""
    words = dict.fromkeys(values.text(cell) for cell in cells if not isinstance(cell, (dict, list)))
    said = tuple(word for word in words if word)
    return said if len(said) <= _MOST_WORDS and all(len(word) <= _LONGEST_WORD for word in said) else ()


def _rates(word: str) -> bool:
    from commitments.vocabularies import from_theirs

    return plain(word) in SCORES or from_theirs(word, "generic") is not None


def _is_called(name: str, kind: str) -> bool:
    return same(name) in {same(word) for word in data()["keyed"][kind]}
