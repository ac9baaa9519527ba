"""The coefficients of agreement, each of a tally; None where it is not defined.

Sources: Cohen, J. (1960), A coefficient of agreement for nominal scales. Krippendorff, K. (2011), Computing
Krippendorff's alpha-reliability. Gwet, K. L. (2008), Computing inter-rater reliability and its variance in the presence
of high agreement; with missing codes as in his Handbook of inter-rater reliability (2014).
"""

from commitments.agreement.tallies import Tally


def percent(tally: Tally) -> float | None:
    """The part of the pairs of coders who agree, of a mean unit that two at least have coded."""
    return tally.agreed / tally.pairable if tally.pairable else None


def kappa(tally: Tally) -> float | None:
    """Cohen's, of the first and the second coder, over the units that both have coded."""
    total = sum(map(sum, tally.crossed))
    if not total:
        return None
    rows = [sum(row) for row in tally.crossed]
    columns = [sum(column) for column in zip(*tally.crossed, strict=True)]
    by_chance = sum(row * column for row, column in zip(rows, columns, strict=True)) / total**2
    observed = sum(tally.crossed[place][place] for place in range(tally.size)) / total
    return _beyond(observed, by_chance)


def alpha(tally: Tally) -> float | None:
    """Krippendorff's, with the nominal metric: one category is as far from another as any."""
    total = sum(tally.totals)
    if not total:
        return None
    expected = (total**2 - sum(count**2 for count in tally.totals)) / (total - 1)
    return 1 - sum(map(sum, tally.different)) / expected if expected > 0 else None


def ordinal_alpha(tally: Tally) -> float | None:
    """Krippendorff's, with the ordinal metric; the categories are in the order of the scale."""
    totals = tally.totals
    observed = expected = 0.0
    for one in range(tally.size):
        between = totals[one] / 2
        for other in range(one + 1, tally.size):
            distance = (between + totals[other] / 2) ** 2
            between += totals[other]
            observed += tally.different[one][other] * distance
            expected += 2 * totals[one] * totals[other] * distance
    return 1 - (sum(totals) - 1) * observed / expected if expected > 0 else None


def ac1(tally: Tally) -> float | None:
    """Gwet's first agreement coefficient, of at least two categories."""
    if not tally.pairable or tally.size < 2:
        return None
    shares = [part / tally.coded for part in tally.parts]
    by_chance = sum(share * (1 - share) for share in shares) / (tally.size - 1)
    return _beyond(tally.agreed / tally.pairable, by_chance)


def _beyond(observed: float, by_chance: float) -> float | None:
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 else None
