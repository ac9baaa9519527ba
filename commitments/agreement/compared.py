"""Where coders differ: who said what against whom, and the units that they agree about least."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from commitments.agreement.tallies import Unit


class Confusion(NamedTuple):
    """How often one coder said this where the other said that."""

    rows: str
    """The first coder; "" where there are more than two, and each pair of them is counted both ways."""
    columns: str
    categories: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class Compared(NamedTuple):
    """One unit that coders differ about."""

    name: str
    codes: tuple[tuple[str, str], ...]
    """Coder and category, in the order of coders."""
    agreed: float
    """The part of the pairs of coders who agree."""
    apart: int
    """How far the codes lie apart on the scale."""


def confusion(units: Sequence[Unit], categories: Sequence[str]) -> Confusion:
    coders = sorted({coder for unit in units for coder in unit})
    met: dict[tuple[str, str], int] = {}
    for unit in units:
        for one, other in combinations([coder for coder in coders if coder in unit], 2):
            ways = (
                [(unit[one], unit[other])] if len(coders) == 2 else [(unit[one], unit[other]), (unit[other], unit[one])]
            )
            for way in ways:
                met[way] = met.get(way, 0) + 1
    used = {name for way in met for name in way}
    named = tuple(name for name in categories if name in used)
    counts = tuple(tuple(met.get((row, column), 0) for column in named) for row in named)
    rows, columns = coders if len(coders) == 2 else ("", "")
    return Confusion(rows, columns, named, counts)


def worst(units: Mapping[str, Unit], ranks: Mapping[str, int] | None = None) -> list[Compared]:
    """Those that coders differ about, by their names: the least agreed first, then those with codes furthest apart."""
    found = []
    for name, unit in units.items():
        codes = tuple(sorted(unit.items()))
        pairs = [one == other for (_, one), (_, other) in combinations(codes, 2)]
        if not pairs or all(pairs):
            continue
        places = [rank for _, category in codes if (rank := (ranks or {}).get(category)) is not None]
        apart = max(places) - min(places) if places else 0
        found.append(Compared(name, codes, sum(pairs) / len(pairs), apart))
    return sorted(found, key=lambda one: (one.agreed, -one.apart))
