"""`five (5) billion dollars`, `5 (five) million euros`: a number written twice, as lawyers write it, read once."""

from collections.abc import Sequence

from commitments.money.figures import figure
from commitments.money.numerals import with_figures
from commitments.money.tokens import Token

_LONGEST = 8
"""Tokens of a number in words."""


def once(found: list[Token]) -> list[Token]:
    """The tokens without what brackets say again of the number before them; where the two differ, it is unclear."""
    if not any(token.word == "(" for token in found):
        return found
    kept: list[Token] = []
    place = 0
    while place < len(found):
        close = _closing(found, place) if kept and found[place].word == "(" else 0
        said = _number(found[place + 1 : close], found[close + 1]) if close else None
        before = _number(kept[-_LONGEST:], found[close + 1]) if said else None
        if not before:
            kept.append(found[place])
            place += 1
            continue
        last = kept[-1]._replace(end=found[close].end)
        is_clear = figure(before.word) == figure(said.word) if said else False
        kept[-1] = last if last.kind != "n" or is_clear else last._replace(value=False)
        if last.kind != "n" and not is_clear:
            kept.append(found[place])  # words and an open bracket are no sum
        place = close + 1
    return kept


def _closing(found: Sequence[Token], place: int) -> int:
    """Where a bracket closes behind which a scale or a currency stands; 0 for nowhere near."""
    for close in range(place + 2, min(place + _LONGEST + 2, len(found) - 1)):
        if found[close].word == ")":
            return close if found[close + 1].kind in "sc" else 0
    return 0


def _number(words: Sequence[Token], counted: Token) -> Token | None:
    """The number that ends them, before what it counts; None where they end in none."""
    read = with_figures([*words, counted])
    last = read[-2] if len(read) > 1 else None
    return last if last is not None and last.kind == "n" and last.value else None
