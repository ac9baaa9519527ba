"""How sure a sum of weights makes."""

from enum import StrEnum

STRONG, LIKELY, POSSIBLE = 1.8, 0.3, -0.9
"""The sums of weights at which the tiers begin."""


class Tier(StrEnum):
    """How sure: `strong` are meant to be taken as they are, `possible` to be looked at."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"


def tier_of(score: float) -> Tier:
    """Of what is proposed at all."""
    if score >= STRONG:
        return Tier.STRONG
    return Tier.LIKELY if score >= LIKELY else Tier.POSSIBLE
