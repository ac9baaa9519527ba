"""Which columns rate, and whose words they use."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments.importers import values
from commitments.importers.guess import fits
from commitments.importers.guess.choice import STATUS, Chooser, Ranked
from commitments.importers.guess.columns import Column
from commitments.importers.mapping import Source
from commitments.importers.words import tokens, words
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.importers.scales import Scale

_YEAR = re.compile(r"(?:19|20)\d\d")
_EARLY, _PLAIN, _LATE = 0, 1, 9999


class Look(NamedTuple):
    """A column of statuses, and when that was looked at."""

    path: str
    stage: int
    year: str | None

    @property
    def sources(self) -> dict[str, Source]:
        on = {"on": Source(value=self.year)} if self.year else {}
        return {"status": Source((self.path,)), **on}


def taken(chooser: Chooser) -> tuple[list[Look], list[str]]:
    """The column of statuses, behind those of earlier looks at the same, and what is to be said of the choice."""
    ranked = [one for one in chooser.ranked(STATUS) if not one.column.is_inside_list]
    if not ranked:
        return [], []
    best = _best(ranked)
    stem, _ = _parted(best.path)
    looks = sorted(
        (_look(one.column.path) for one in ranked if _parted(one.column.path)[0] == stem), key=lambda look: look.stage
    )
    if len(looks) < 2 or len({look.stage for look in looks}) < len(looks):
        looks = [_look(best.path)._replace(year=None)]
    for look in looks:
        chooser.take(look.path)
    return looks, _told_of_others(best, ranked, looks)


def _best(ranked: Sequence[Ranked]) -> Column:
    """Among names that fit as well, the column whose words somebody uses for a status."""
    alike = [one.column for one in ranked if one.cost == ranked[0].cost]
    return max(alike, key=lambda column: (_words_known(column), column.filled)) if len(alike) > 1 else alike[0]


def _words_known(column: Column) -> float:
    return 1.0 if fits.scale(column) is not None else fits.known_share(column)


def _told_of_others(best: Column, ranked: Sequence[Ranked], looks: Sequence[Look]) -> list[str]:
    told = []
    if len(looks) > 1:
        names = " and ".join(repr(look.path) for look in looks[:-1])
        told.append(f"the status is taken from {looks[-1].path!r}; {names} came before it, and is its history")
    paths = {look.path for look in looks}
    others = [one.column.path for one in ranked if one.column.path not in paths and _words_known(one.column) >= 0.5]
    if others:
        told.append(f"the status is taken from {best.path!r}; {_listed(others)} looks like a rating too")
    return told


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(one_line(name)) for name in names)


def _parted(path: str) -> tuple[str, int]:
    """A name without its words for a stage or a year, and which stage these say."""
    plain = f" {' '.join(tokens(path))} "
    stage = _PLAIN
    for phrases, meant in ((words().early, _EARLY), (words().late, _LATE)):
        for phrase in sorted(phrases, key=len, reverse=True):
            if f" {phrase} " in plain:
                plain, stage = plain.replace(f" {phrase} ", " "), meant
                break
        if stage != _PLAIN:
            break
    year = _YEAR.search(plain)
    if year:
        plain, stage = _YEAR.sub("", plain, count=1), int(year[0])
    return " ".join(word for word in plain.split() if word not in ("at", "of", "the", "as")), stage


def _look(path: str) -> Look:
    _, stage = _parted(path)
    return Look(path, stage, str(stage) if _PLAIN < stage < _LATE else None)


# --- whose words ------------------------------------------------------------------------------------------------------


class Meanings(NamedTuple):
    vocabulary: str | None
    statuses: dict[str, str]
    """Lines for [statuses]: those that nobody knows are left to fill in."""
    told: tuple[str, ...]


def meanings(columns: Mapping[str, Column], paths: Sequence[str], members: Sequence[str]) -> Meanings:
    """What the words in these columns mean."""
    found = list(dict.fromkeys(word for path in (*paths, *members) for word in columns[path].words))
    if members:
        lines = {word: fits.known(word, "generic") or "" for word in found if fits.known(word, "g20") is None}
        return Meanings("g20", {word: str(ours) for word, ours in lines.items()}, ())
    vocabulary, lines = _vocabulary(found)
    scales = [scale for path in paths if (scale := fits.scale(columns[path])) is not None]
    for scale in scales:
        vocabulary, lines = None, _with_scale(lines, scale)
    unknown = [word for word, ours in lines.items() if not ours]
    told = [scale.told for scale in scales]
    if unknown:
        told.append(
            f"{'a word' if len(unknown) == 1 else f'{len(unknown)} words'} of {_listed(paths)} "
            f"{'is' if len(unknown) == 1 else 'are'} not known, and rate{'s' if len(unknown) == 1 else ''} nothing until "
            f"[statuses] in the map says what is meant: {shorten(', '.join(unknown), 160)}"
        )
    return Meanings(vocabulary, lines, tuple(told))


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
    return one_line(f'no status was taken; candidates: {"; ".join(shown)}. To take one, write status = "…" in a map')
