"""Agreement as figures: each coefficient with its bootstrap interval, or why there is none.

The interval is what lies between the 2.5th and the 97.5th percentile of the coefficient in samples as large as the
whole, drawn from its units with replacement. The draws begin from a fixed number, so that the same codes give the same
figures, always.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from commitments.agreement import coefficients
from commitments.agreement.tallies import Fold, Pattern, Share, Tally, Unit, share_of, tally

RESAMPLES = 1_000
_SEED = 20171106
_ENOUGH = 0.9
"""The part of the samples in which a coefficient has to be defined, so that an interval can be told."""


class Figure(NamedTuple):
    value: float | None
    low: float | None = None
    high: float | None = None
    why: str = ""
    """Why there is no value."""


class Specific(NamedTuple):
    """One category against all others."""

    category: str
    codes: float
    """How often it was chosen, where it could be compared."""
    agreed: float
    """Of these, the part that another coder chose too."""
    alpha: Figure


class Measures(NamedTuple):
    coders: tuple[str, ...]
    units: int
    """Of which anybody said anything."""
    pairable: int
    """Of which two coders at least did."""
    codes: int
    percent: Figure
    kappa: Figure
    alpha: Figure
    ordinal: Figure
    off_scale: int
    """Codes that stand on no scale, and count as missing in the ordinal alpha."""
    ac1: Figure
    categories: tuple[Specific, ...]


class _Lens(NamedTuple):
    """One way to look at the units: with their values folded into so many categories."""

    shares: list[Share]
    """Each kind of them once: folded, many patterns bring the same."""
    place_of: list[int]
    """The place of a pattern -> that of its share."""
    size: int

    def tally(self, sample: Sequence[tuple[int, int]]) -> Tally:
        counts = [0] * len(self.shares)
        for pattern, count in sample:
            counts[self.place_of[pattern]] += count
        return tally(self.shares, [(place, count) for place, count in enumerate(counts) if count], self.size)


_Coefficient = Callable[[Tally], float | None]


def measured(
    units: Sequence[Unit],
    categories: Sequence[str],
    ranks: Mapping[str, int] | None = None,
    *,
    resamples: int = RESAMPLES,
    specific: bool = True,
) -> Measures:
    """Of the units with what their coders said, in categories of this order; `ranks` are the places of those that stand
    on an ordinal scale. With `specific` also each category against all others."""
    coders = tuple(sorted({coder for unit in units for coder in unit}))
    patterns = [tuple(unit.get(coder) for coder in coders) for unit in units if unit]
    used = {value for pattern in patterns for value in pattern if value is not None}
    named = [category for category in categories if category in used]
    known = list(dict.fromkeys(patterns))
    plain = _lens(known, {name: place for place, name in enumerate(named)}.get, len(named))
    levels = sorted({rank for name, rank in (ranks or {}).items() if name in used})
    places = {name: levels.index(rank) for name, rank in (ranks or {}).items() if name in used}
    scaled = _lens(known, places.get, len(levels))
    others = [_lens(known, _is(name), 2) for name in named] if specific else []
    wanted: list[tuple[_Lens, _Coefficient]] = [
        *((plain, of) for of in (coefficients.percent, coefficients.kappa, coefficients.alpha, coefficients.ac1)),
        (scaled, coefficients.ordinal_alpha),
        *((lens, coefficients.alpha) for lens in others),
    ]
    whole = list(Counter(map({pattern: place for place, pattern in enumerate(known)}.__getitem__, patterns)).items())
    tallies = {id(lens): lens.tally(whole) for lens in (plain, scaled, *others)}
    values = [of(tallies[id(lens)]) for lens, of in wanted]
    intervals = _intervals(patterns, known, wanted, values, resamples if tallies[id(plain)].pairable > 1 else 0)
    figures = [
        Figure(value, *interval) if value is not None else Figure(None)
        for value, interval in zip(values, intervals, strict=True)
    ]
    full = tallies[id(plain)]
    said = [value for pattern in patterns for value in pattern if value is not None]
    percent, kappa, alpha, ac1, ordinal = figures[:5]
    trouble = _trouble(coders, full, named)
    if len(coders) != 2:
        kappa = Figure(None, why=f"it is of two coders, and these are {len(coders)}" if full.pairable else trouble)
    return Measures(
        coders,
        len(patterns),
        full.pairable,
        len(said),
        _told(percent, trouble),
        _told(kappa, trouble),
        _told(alpha, trouble),
        _told(ordinal, _unscaled(tallies[id(scaled)], ranks) if full.pairable else trouble),
        sum(value not in (ranks or {}) for value in said),
        _told(ac1, trouble),
        tuple(_specifics(named, full, figures[5:])) if specific else (),
    )


def _told(figure: Figure, why: str) -> Figure:
    """With the reason, where it has no value and none yet."""
    return figure if figure.value is not None or figure.why else figure._replace(why=why)


def _lens(patterns: Sequence[Pattern], fold: Fold, size: int) -> _Lens:
    places: dict[Share, int] = {}
    place_of = [places.setdefault(share_of(pattern, fold), len(places)) for pattern in patterns]
    return _Lens(list(places), place_of, size)


def _is(name: str) -> Fold:
    return lambda value: int(value == name)


def _specifics(named: Sequence[str], full: Tally, alphas: Sequence[Figure]) -> Iterator[Specific]:
    for place, (name, figure) in enumerate(zip(named, alphas, strict=True)):
        if codes := full.totals[place]:
            yield Specific(name, codes, full.same[place] / codes, _told(figure, "every code is this one"))


def _trouble(coders: Sequence[str], full: Tally, named: Sequence[str]) -> str:
    """Why coefficients are not defined."""
    if not coders:
        return "nothing has been coded"
    if len(coders) == 1:
        return "there is one coder alone"
    if not full.pairable:
        return "no two coders have coded the same"
    met = [name for name, count in zip(named, full.totals, strict=True) if count]
    return f"every code is {met[0]}, so chance would agree as well"


def _unscaled(scaled: Tally, ranks: Mapping[str, int] | None) -> str:
    if ranks is None:
        return "these categories have no order"
    if not scaled.coded:
        return "no code stands on the scale"
    if not scaled.pairable:
        return "no two codes of the same stand on the scale"
    return "every code stands at the same place of the scale"


def _intervals(
    patterns: Sequence[Pattern],
    known: Sequence[Pattern],
    wanted: Sequence[tuple[_Lens, _Coefficient]],
    values: Sequence[float | None],
    resamples: int,
) -> list[tuple[float | None, float | None]]:
    """Of each coefficient that has a value; (None, None) where there is no interval."""
    place_of = {pattern: place for place, pattern in enumerate(known)}
    drawn_from = [place_of[pattern] for pattern in patterns]
    count = len(drawn_from)
    # `random` alone is promised to give the same numbers in every version of Python.
    draw = Random(_SEED).random  # noqa: S311
    lenses = list({id(lens): lens for lens, _ in wanted}.values())
    found: list[list[float]] = [[] for _ in wanted]
    for _ in range(resamples):
        sample = sorted(Counter([drawn_from[int(draw() * count)] for _ in range(count)]).items())
        tallies = {id(lens): lens.tally(sample) for lens in lenses}
        for place, (lens, of) in enumerate(wanted):
            if values[place] is not None and (value := of(tallies[id(lens)])) is not None:
                found[place].append(value)
    return [_percentiles(some, resamples) for some in found]


def _percentiles(values: list[float], resamples: int) -> tuple[float | None, float | None]:
    if not values or len(values) < _ENOUGH * resamples:
        return None, None
    values.sort()
    last = len(values) - 1
    return values[math.floor(0.025 * last)], values[math.ceil(0.975 * last)]
