"""What the coefficients need of a sample of units, added up: each unit brings a share of its own, worked out once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

Unit = Mapping[str, str]
"""Who coded it -> as what; whoever did not is missing."""
Pattern = tuple[str | None, ...]
"""What each of the coders said of a unit, in their order; None where somebody said nothing."""
Fold = Callable[[str], int | None]
"""The place of a value among the categories; None for one that is not among them, which is as good as missing."""


class Share(NamedTuple):
    """What one unit brings."""

    same: tuple[tuple[int, float], ...]
    """Category -> coincidences with itself: the pairs of coders, both ways, over the number of coders less one."""
    different: tuple[tuple[int, int, float], ...]
    """Two categories, the smaller first -> their coincidences, both ways together."""
    agreed: float
    """Which part of the pairs of coders agree."""
    is_pairable: bool
    """Whether two coders at least said something."""
    parts: tuple[tuple[int, float], ...]
    """Category -> the part of the coders who chose it."""
    crossed: tuple[int, int] | None
    """What the first and the second coder said, where there are two and both did."""


class Tally(NamedTuple):
    """The sum over a sample; matrices are of category by category."""

    size: int
    same: list[float]
    different: list[list[float]]
    """Above the diagonal alone."""
    agreed: float
    pairable: int
    parts: list[float]
    coded: int
    """Units of which anybody said anything."""
    crossed: list[list[int]]

    @property
    def totals(self) -> list[float]:
        """How often each category is among what can be compared."""
        found = list(self.same)
        for one in range(self.size):
            for other in range(one + 1, self.size):
                found[one] += self.different[one][other] / 2
                found[other] += self.different[one][other] / 2
        return found


def share_of(pattern: Pattern, fold: Fold) -> Share:
    said = [None if value is None else fold(value) for value in pattern]
    values = [value for value in said if value is not None]
    counts = Counter(values)
    coders = len(values)
    crossed = (said[0], said[1]) if len(said) == coders == 2 and said[0] is not None and said[1] is not None else None
    parts = tuple((category, count / coders) for category, count in sorted(counts.items()))
    if coders < 2:
        return Share((), (), 0.0, False, parts, crossed)
    same = tuple((c, n * (n - 1) / (coders - 1)) for c, n in sorted(counts.items()) if n > 1)
    different = tuple(
        (one, other, 2 * counts[one] * counts[other] / (coders - 1)) for one, other in combinations(sorted(counts), 2)
    )
    agreed = sum(n * (n - 1) for n in counts.values()) / (coders * (coders - 1))
    return Share(same, different, agreed, True, parts, crossed)


def tally(shares: Sequence[Share], sample: Iterable[tuple[int, int]], size: int) -> Tally:
    """`sample`: the place of a share, and how many units have it."""
    same, parts = [0.0] * size, [0.0] * size
    different = [[0.0] * size for _ in range(size)]
    crossed = [[0] * size for _ in range(size)]
    agreed, pairable, coded = 0.0, 0, 0
    for place, count in sample:
        share = shares[place]
        for category, part in share.parts:
            parts[category] += count * part
        if share.parts:
            coded += count
        if share.crossed is not None:
            crossed[share.crossed[0]][share.crossed[1]] += count
        if not share.is_pairable:
            continue
        pairable += count
        agreed += count * share.agreed
        for category, weight in share.same:
            same[category] += count * weight
        for one, other, weight in share.different:
            different[one][other] += count * weight
    return Tally(size, same, different, agreed, pairable, parts, coded, crossed)
