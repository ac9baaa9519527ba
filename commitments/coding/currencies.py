"""Whose money a text means by the signs and words that several lands share, by the lands that it speaks of."""

import re
from collections.abc import Mapping
from functools import lru_cache

from commitments import toml
from commitments.coding.amounts import dollar_of
from commitments.money.sums import UNTOLD, Own

_READ = 200_000
"""Characters from the start: by then a text has said whose it is."""
_MORE = 2
"""As often has a land to be spoken of as any other whose money is called so."""


def own_money(text: str, issuer: str = "") -> Own:
    """By the sign, as `money.sums` takes it: the money of the land whose body issued the text, else of the one that it
    speaks of most.

    >>> own_money("Nepal gives Rs. 5 crore, and Norway 5 million kroner.") == {
    ...     "$": "USD", "?rupee": "NPR", "?crown": "NOK"}
    True
    >>> own_money("India and Pakistan will give 5 million rupees.")
    {'$': 'USD'}
    """
    sample = text[:_READ]
    own = {**UNTOLD, "$": dollar_of(text, issuer)}
    for sign, (called, lands) in _families().items():
        if not any(word in sample for word in called):
            continue
        code = _most_spoken_of(lands, issuer) or _most_spoken_of(lands, sample)
        if code:
            own[sign] = code
        elif any(said.search(sample) for said in lands.values()):
            own.pop(sign, None)
    return own


def _most_spoken_of(lands: Mapping[str, re.Pattern[str]], text: str) -> str:
    """The code of its money; "" where none is spoken of, or another nearly as much."""
    times = sorted(((len(said.findall(text)), code) for code, said in lands.items()), reverse=True)
    (most, code), (next_most, _) = times[:2]
    return code if most > next_most * _MORE else ""


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[list[str], dict[str, re.Pattern[str]]]]:
    """Parts of how the money is called, and by its code how each of the lands is spoken of."""
    return {
        sign: (table.pop("called").split(), {code: re.compile(said) for code, said in table.items()})
        for sign, table in toml.beside(__file__, "currencies.toml").items()
    }
