"""Which columns rate, and whose words they use."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments.dates import PartialDate
from commitments.guess import fits
from commitments.guess.choice import STATUS, Chooser, Ranked
from commitments.guess.columns import Column
from commitments.guess.rounds import rounds, stem_of
from commitments.headers import PLAIN
from commitments.importers import values
from commitments.maps import Source
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.guess.scales import Scale
    from commitments.importers.members import Keyed

_FEW, _MOSTLY = 0.3, 0.5
"""The share of a column's words that are somebody's for a status, from which on it looks like a rating."""


class Look(NamedTuple):
    """A column of statuses, and when that was looked at."""

    path: str
    on: PartialDate | None = None

    @property
    def sources(self) -> dict[str, Source]:
        on = {"on": Source(value=str(self.on))} if self.on else {}
        return {"status": Source((self.path,)), **on}


def taken(chooser: Chooser) -> tuple[list[Look], list[str]]:
    """The column of statuses, behind those of earlier looks at the same, and what is to be said of the choice."""
    ranked = [one for one in chooser.ranked(STATUS) if not one.column.is_inside_list and _is_likely(one.column)]
    best = _best(ranked) if ranked else None
    looks = _rounds(best, [one.column for one in ranked], chooser)
    if not looks and best is not None:
        looks = [Look(best.path)]
    for look in looks:
        chooser.take(look.path)
    return looks, _told_of_others(looks, ranked)


def _is_likely(column: Column) -> bool:
    """A status may be in words that nobody knows; what only ends in a word for progress may be anything."""
    return "status" in column.senses or column.senses["progress"] <= PLAIN or _words_known(column) >= _FEW


def _rounds(best: Column | None, ranked: Sequence[Column], chooser: Chooser) -> list[Look]:
    """The best column and those that say the same of other times; where none is called a status, columns of ratings
    that are called after their time alone."""
    if best is not None:
        alike = [column.path for column in ranked if stem_of(column.path) == stem_of(best.path)]
        return [Look(one.name, one.on) for one in rounds(alike)]
    free = [
        column for column in chooser.columns.values() if column.path not in chooser.taken and "[" not in column.path
    ]
    bare = [column for column in free if not stem_of(column.path) and _words_known(column) >= _MOSTLY]
    return [Look(one.name, one.on) for one in rounds(column.path for column in bare)]


def _best(ranked: Sequence[Ranked]) -> Column:
    """Among names that fit as well, the column whose words somebody uses for a status."""
    alike = [one.column for one in ranked if one.cost == ranked[0].cost]
    return max(alike, key=lambda column: (_words_known(column), column.filled)) if len(alike) > 1 else alike[0]


def _words_known(column: Column) -> float:
    return 1.0 if fits.scale(column) is not None else fits.known_share(column)


def _told_of_others(looks: Sequence[Look], ranked: Sequence[Ranked]) -> list[str]:
    if not looks:
        return []
    told = []
    *earlier, last = (look.path for look in looks)
    if earlier:
        came = "comes" if len(earlier) == 1 else "come"
        told.append(
            f"the status is taken from {last!r}; {' and '.join(map(repr, earlier))} {came} before it, as its history"
        )
        if not any(look.on for look in looks):
            told.append("no column's name tells of what day it is: the order of the ratings is kept, not their dates")
    others = [
        one.column.path
        for one in ranked
        if one.column.path not in (*earlier, last) and _words_known(one.column) >= _MOSTLY
    ]
    if others:
        look = "looks like a rating" if len(others) == 1 else "look like ratings"
        told.append(f"the status is taken from {last!r}; {_listed(others)} {look} too")
    return told


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(one_line(name)) for name in names)


# --- whose words ------------------------------------------------------------------------------------------------------


class Meanings(NamedTuple):
    vocabulary: str | None
    statuses: dict[str, str]
    """Lines for [statuses]: those that nobody knows are left to fill in."""
    told: tuple[str, ...]


def meanings(
    columns: Mapping[str, Column], paths: Sequence[str], members: Sequence[str], keyed: "Keyed | None" = None
) -> Meanings:
    """What the words in these columns mean, and those that are said of members who are keys of an object."""
    told_of_members = keyed.words if keyed else ()
    found = list(dict.fromkeys((*(word for path in paths for word in columns[path].words), *told_of_members)))
    if members:
        return _of_members(columns, members, paths)
    vocabulary, lines = _vocabulary(found)
    scales = fits.scales([columns[path] for path in paths])
    for scale in scales:
        vocabulary, lines = None, _with_scale(lines, scale)
    unknown = [word for word, ours in lines.items() if not ours]
    told = [scale.told for scale in scales]
    if unknown:
        are, rate = ("a word", "rates") if len(unknown) == 1 else (f"{len(unknown)} words", "rate")
        of, shown = [*paths, *([keyed.pattern] if keyed else ())], shorten(", ".join(unknown), 160)
        told.append(
            f"{are} of {_listed(of)} nobody here knows, and {rate} nothing until [statuses] in the map says what is "
            f"meant: {shown}"
        )
    return Meanings(vocabulary, lines, tuple(told))


def _of_members(columns: Mapping[str, Column], members: Sequence[str], paths: Sequence[str]) -> Meanings:
    """Scores of members are a tracker's own marks. What is odd among them is read word by word, with its caution."""
    from commitments.importers.members import Filled, signs

    lines = signs(Filled(path, columns[path].texts) for path in members)
    words = [word for path in paths for word in columns[path].words]
    known = {word: fits.known(word, "generic") or "" for word in words if fits.known(word, "g20") is None}
    return Meanings("g20", {**{word: str(ours) for word, ours in known.items()}, **lines}, ())


def _with_scale(statuses: dict[str, str], scale: "Scale") -> dict[str, str]:
    return {word: ours for word, ours in statuses.items() if scale.status(word) is None} | scale.statuses


_MOST_LINES = 40


def _vocabulary(found: Iterable[str]) -> tuple[str | None, dict[str, str]]:
    """The vocabulary that has all the words, and a line for each word that is in none."""
    from commitments.vocabularies import NAMES

    rated = [word for word in found if not values.is_nothing(word)]
    whole = [name for name in NAMES if rated and all(fits.known(word, name) is not None for word in rated)]
    unknown = [word for word in rated if fits.known(word, "generic") is None]
    # A few words that everybody uses are nobody's; one that only a tracker uses is enough to tell.
    if whole and (len(rated) >= 3 or whole == ["g20"] or unknown):
        return whole[0], {}
    return None, dict.fromkeys(unknown[:_MOST_LINES], "")


def candidates(columns: Mapping[str, Column], used: set[str]) -> str:
    """The sentence where nothing rates, with the columns that look as if they did."""
    likely = [
        column
        for column in columns.values()
        if column.path not in used
        and "[" not in column.path
        and not column.path.startswith("@")
        and fits.looks_like_ratings(column)
    ]
    if not likely:
        return "no status was taken: no column looks like one of ratings"
    shown = [f"{column.path!r} ({shorten(', '.join(column.words), 60)})" for column in likely[:5]]
    remedy = 'To take one, write status = "…" in a map'
    if len(likely) > 1:
        members = ", ".join(f'"{column.path}"' for column in likely)
        remedy += f"; where each is of a member, put members = [{shorten(members, 80)}] at its top"
    return one_line(f"no status was taken; candidates: {'; '.join(shown)}. {remedy}")
