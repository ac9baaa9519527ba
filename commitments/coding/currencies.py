"""Whose money a text means by the signs and words that several lands share, by the lands that it speaks of."""

import re
from functools import lru_cache

from commitments import toml
from commitments.coding.amounts import dollar_of
from commitments.money.sums import UNTOLD, Own

_READ = 200_000
"""Characters from the start: by then a text has said whose it is."""
_MORE = 2
"""As often has a land to be spoken of as any other whose money is called so."""


def own_money(text: str) -> Own:
    """By the sign, as `money.sums` takes it.

    >>> own_money("Nepal gives Rs. 5 crore, and Norway 5 million kroner.") == {
    ...     "$": "USD", "?rupee": "NPR", "?crown": "NOK"}
    True
    >>> own_money("India and Pakistan will give 5 million rupees.")
    {'$': 'USD'}
    """
    sample = text[:_READ]
    own = {**UNTOLD, "$": dollar_of(text)}
    for sign, (called, lands) in _families().items():
        if not any(word in sample for word in called):
            continue
        times = sorted(((len(said.findall(sample)), code) for code, said in lands.items()), reverse=True)
        (most, code), (next_most, _) = times[:2]
        if most > next_most * _MORE:
            own[sign] = code
        elif most:
            own.pop(sign, None)
    return own


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[list[str], dict[str, re.Pattern[str]]]]:
    """Parts of how the money is called, and by its code how each of the lands is spoken of."""
    return {
        sign: (table.pop("called").split(), {code: re.compile(said) for code, said in table.items()})
        for sign, table in toml.beside(__file__, "currencies.toml").items()
    }
