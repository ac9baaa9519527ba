"""Several columns that say how far the same thing was at different times: which they are, in which order, of what day.

`Status 2021` and `Status 2022`, `Q1` to `Q4`, `Completion at mid-term` and `at end of term`, `interim` and `final`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from commitments import toml
from commitments.dates import PartialDate
from commitments.text import fold

_LONGEST = 120
"""Characters of a name that are looked at."""
_BEFORE, _MIDDLE, _PLAIN, _AFTER = range(4)


class Round(NamedTuple):
    name: str
    """The column's."""
    on: PartialDate | None
    """The day that the name tells."""


class _Read(NamedTuple):
    name: str
    stem: str
    """What is left of a name without its words for when."""
    on: PartialDate | None
    stage: int
    number: int | None

    @property
    def place(self) -> tuple[str, int, int]:
        return (self.on.last.isoformat() if self.on else "", self.stage, self.number or 0)


def rounds(names: Iterable[str]) -> tuple[Round, ...]:
    """Those of some columns of ratings that are rounds of the same, the earliest first; empty where no two are, or
    where nothing tells their order.

    >>> [(one.name, one.on) for one in rounds(["Final", "Interim", "Rank"])]
    [('Interim', None), ('Final', None)]
    >>> [(one.name, one.on) for one in rounds(["Status (June 2022)", "Status 2021"])]
    [('Status 2021', '2021'), ('Status (June 2022)', '2022-06')]
    """
    by_stem: dict[str, list[_Read]] = {}
    for read in map(_read, dict.fromkeys(names)):
        by_stem.setdefault(read.stem, []).append(read)
    best = max(by_stem.values(), key=len, default=[])
    return tuple(Round(read.name, read.on) for read in _in_order(best))


def stem_of(name: str) -> str:
    """What is left of a name without its words for when: nothing of `Interim`.

    >>> stem_of("Completion at mid-term"), stem_of("2021")
    ('completion', '')
    """
    return _read(name).stem


def _in_order(found: Sequence[_Read]) -> list[_Read]:
    if len(found) < 2:
        return []
    dated = [read for read in found if read.on]
    now = [read for read in found if not read.on and read.stage >= _PLAIN and read.number is None]
    if len(dated) > 1 and len(now) == 1 and len(dated) == len(found) - 1:
        return [*_in_order(dated), *now]
    numbered = [read for read in found if read.number is not None and not read.on]
    if len(dated) == len(found):
        in_order = sorted(found, key=lambda read: read.place)
    elif len(numbered) == len(found):
        in_order = sorted(found, key=lambda read: read.number or 0)
    else:
        in_order = sorted(found, key=lambda read: (read.stage, read.number or 0, read.place))
        places = {(read.stage, read.number) for read in found}
        return in_order if len(places) == len(found) else []
    return in_order if len({read.place for read in found}) == len(found) else []


@cache
def _data() -> dict[str, Any]:
    return toml.beside(__file__, "rounds.toml")


@cache
def _kinds() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, map(fold, _data()["kinds"])), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\d_])(?:{kinds})\W?(?P<behind>\d{{1,2}})(?!\d)|(?<!\d)(?P<before>\d{{1,2}})\W?(?:{kinds})(?![a-z])"
    )


@cache
def _ordinals() -> dict[str, int]:
    return {fold(word): place for place, words in enumerate(_data()["ordinals"], 1) for word in words}


@cache
def _stages() -> tuple[tuple[str, int], ...]:
    """Words for a stage and which it is, the longest first; what is the middle to some is the beginning to none."""
    from commitments.headers import tokens, words

    found = dict.fromkeys(words().early, _BEFORE) | dict.fromkeys(words().late, _AFTER)
    for kind, stage in (("end", _AFTER), ("middle", _MIDDLE)):
        found |= dict.fromkeys((" ".join(tokens(word)) for word in _data()[kind]), stage)
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(map(fold, _data()["fillers"]))


def _read(name: str) -> _Read:
    from commitments.headers import tokens

    plain, on = _without_date(name[:_LONGEST])
    plain, number = _without_number(plain)
    said = f" {' '.join(tokens(plain))} "
    stage = _PLAIN
    for phrase, meant in _stages():
        if f" {phrase} " in said:
            said, stage = said.replace(f" {phrase} ", " "), meant
            break
    rest = [word for word in said.split() if word not in _fillers()]
    if number is None:
        number = next((_ordinals()[word] for word in rest if word in _ordinals()), None)
        rest = [word for word in rest if word not in _ordinals()]
    if number is None and rest and (found := re.fullmatch(r"(.*?)(\d{1,2})", rest[-1])):
        number = int(found[2])
        rest[-1] = found[1]
    return _Read(name, " ".join(filter(None, rest)), on, stage, number)


def _without_date(name: str) -> tuple[str, PartialDate | None]:
    from commitments.deadlines.lexicon import folded
    from commitments.deadlines.points import Asked, NoSuchDay, points_in

    text = folded(re.sub(r"(?<=[a-z])(?=[0-9])|_", " ", name))
    try:
        found = list(points_in(text, Asked(is_cell=False)))
    except NoSuchDay:
        return _without_year(name)
    if len(found) != 1:
        return name, None
    ((start, point),) = found
    if not 1900 <= point.date.last.year <= 2200:
        return name, None
    return f"{text[:start]} {text[point.end :]}", point.date


def _without_year(name: str) -> tuple[str, PartialDate | None]:
    """A year of which nobody knows where it ends: fiscal ones."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
    return (name.replace(found[0], " ", 1), PartialDate(found[0])) if found else (name, None)


def _without_number(name: str) -> tuple[str, int | None]:
    text = fold(name)
    found = _kinds().search(text)
    if found is None:
        return name, None
    return f"{text[: found.start()]} {text[found.end() :]}", int(found["behind"] or found["before"])
