"""How sure a sum of weights makes."""

from enum import StrEnum

STRONG, LIKELY, POSSIBLE = 1.8, 0.0, -0.9
"""The sums of weights at which the tiers begin: likely is that for which more speaks than against it. Who looks through
what is proposed sees a false alarm, and does not see what is missed."""
EVEN = 0.3
"""The sum that says a promise in every second sentence: where a confidence is a half, and from which on one sentence is
read by the light of another."""


class Tier(StrEnum):
    """How sure: `strong` are meant to be taken as they are, `possible` to be looked at."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"


def tier_of(score: float, likely: float = LIKELY) -> Tier:
    """Of what is proposed at all."""
    if score >= STRONG:
        return Tier.STRONG
    return Tier.LIKELY if score >= likely else Tier.POSSIBLE
