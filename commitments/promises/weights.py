"""What each rule's word weighs: `weights.toml`, so that no figure hides in a condition."""

from functools import cache

from commitments import toml
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate


@cache
def weights() -> dict[str, float | list[float]]:
    """The whole table."""
    return toml.beside(__file__, "weights.toml")


def weight(name: str) -> float:
    """One weight of the table."""
    found = weights()[name]
    assert not isinstance(found, list), f"{name} is weighed by its subject"
    return found


def by_subject(predicate: Predicate, name: str) -> float:
    """Of a row of the table, the weight for the sort of subject that the predicate has."""
    row = weights()[name]
    assert isinstance(row, list), f"{name} is weighed alike for every subject"
    speaker, agent, other, thing = row
    who = predicate.subject.who
    if who is Who.SPEAKER:
        return speaker
    if who is Who.AGENT:
        return agent
    return thing if who is Who.THING else other
