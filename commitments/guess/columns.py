"""What the columns of a file hold: their paths, and some of their values."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from commitments.headers import language_of, parts_of, senses, tokens
from commitments.importers import values
from commitments.rows import FILE, LINE, Row
from commitments.rows.tree import ABOVE, EACH

_MOST = 1000
"""Columns that are looked at."""
_KEPT = 400
"""Values that are kept of a column."""
_MOST_LETTERS = 2000
"""Of each: what a text is shows in its beginning."""
_DEEPEST = 4
_MOST_MEMBERS = 20
"""Of a list inside a row that are looked at."""


class Column:
    """What a path holds: `sources[].url`, and some of its values."""

    def __init__(self, path: str, found: list[Any], filled: int, rows: int, lengths: int, under: str = "") -> None:
        self.path, self.values, self.filled, self.rows, self._lengths = path, found, filled, rows, lengths
        self._under = under
        """Where the rows live: `parties[].pledges`."""

    @cached_property
    def senses(self) -> Mapping[str, int]:
        if self.path.startswith(ABOVE) and not self.path.startswith(2 * ABOVE) and EACH in self._under:
            parent = self._under.split(EACH)[-2].rpartition(".")[2]
            return senses(f"{parent}.{self.path[1:].lstrip('@')}" if parent else self.path)
        return senses(self.path)

    @property
    def name(self) -> str:
        return parts_of(self.path)[-1]

    @property
    def is_inside_list(self) -> bool:
        return "[]." in self.path

    @property
    def is_full(self) -> bool:
        return self.filled >= 0.95 * self.rows

    @property
    def mean_length(self) -> float:
        return self._lengths / self.filled if self.filled else 0.0

    @cached_property
    def texts(self) -> list[str]:
        return [text for text in map(values.text, self.values) if text]

    @cached_property
    def words(self) -> Counter[str]:
        """The different texts that say something."""
        return Counter(text for text in self.texts if not values.is_nothing(text))

    @property
    def variety(self) -> float:
        """The share of different texts among all."""
        count = self.words.total()
        return len(self.words) / count if count else 0.0


def columns_of(rows: Sequence[Row]) -> dict[str, Column]:
    kept: dict[str, list[Any]] = {}
    filled: Counter[str] = Counter()
    lengths: Counter[str] = Counter()
    for row in rows:
        seen = set()
        for path, value in _paths(row.cells):
            held = kept.setdefault(path, [])
            if value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip()):
                continue
            if path not in seen:
                filled[path] += 1
                lengths[path] += len(value) if isinstance(value, str) else 1
                seen.add(path)
            if len(held) < _KEPT:
                held.append(value[:_MOST_LETTERS] if isinstance(value, str) else value)
    if len(kept) > _MOST:  # an object that is keyed by something, in rows; the columns of a table are fewer
        kept = {path: kept[path] for path in sorted(kept, key=lambda path: -filled[path])[:_MOST]}
    under = rows[0].under if rows else ""
    return {path: Column(path, held, filled[path], len(rows), lengths[path], under) for path, held in kept.items()}


def _paths(value: dict[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for name, inner in value.items():
        if name in (FILE, LINE):
            continue
        path = f"{prefix}{name}"
        if isinstance(inner, dict) and depth < _DEEPEST and not _is_stamp(inner):
            yield from _paths(inner, f"{path}.", depth + 1)
        elif isinstance(inner, list) and depth < _DEEPEST and any(isinstance(member, dict) for member in inner):
            for member in inner[:_MOST_MEMBERS]:
                if isinstance(member, dict):
                    yield from _paths(member, f"{path}[].", depth + 1)
        else:
            yield path, inner


def _is_stamp(value: dict[str, Any]) -> bool:
    return any(name.startswith(("$", "_")) for name in value)


# --- one of several languages -----------------------------------------------------------------------------------------


def in_one_language(columns: dict[str, Column]) -> tuple[dict[str, Column], str | None]:
    """The columns without those that say the same in other languages than the one that says most, and a sentence on
    which that is."""
    stems = _by_language(columns)
    said: Counter[str] = Counter()
    for languages in stems.values():
        for language, column in languages.items():
            said[language] += column.filled
    if not said:
        return columns, None
    best = max(said, key=lambda language: said[language])
    left_out: dict[str, str] = {}
    for stem, languages in stems.items():
        chosen = best if best in languages else max(languages, key=lambda language: languages[language].filled)
        left_out |= {column.path: stem for language, column in languages.items() if language != chosen}
    if not left_out:
        return columns, None
    others = ", ".join(language for language in said if language != best)
    names = ", ".join(dict.fromkeys(left_out.values()))
    told = f"{names}: taken in the language {best!r}; what they say in {others} was left out"
    return {path: column for path, column in columns.items() if path not in left_out}, told


def _by_language(columns: Mapping[str, Column]) -> dict[str, dict[str, Column]]:
    """What is there in several languages: `title.en` and `title.pt`, or `title_en` and `title_pt`."""
    objects: dict[str, set[str]] = {}
    for path in columns:
        if "." in path:
            head, _, last = path.rpartition(".")
            objects.setdefault(head, set()).add(last)
    stems: dict[str, dict[str, Column]] = {}
    for path, column in columns.items():
        head, _, last = path.rpartition(".")
        if head and (language := language_of(last)) and all(language_of(name) for name in objects[head]):
            stems.setdefault(head, {}).setdefault(language, column)
            continue
        name = tokens(last)
        if len(name) > 1 and (language := language_of(name[-1])):
            stem = " ".join(name[:-1])
            stems.setdefault(f"{head}.{stem}" if head else stem, {}).setdefault(language, column)
    return {stem: found for stem, found in stems.items() if len(found) > 1}
