"""Whose money a text means by the signs and words that several lands share, by the lands that it speaks of."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from commitments import toml
from commitments.money.sums import UNTOLD, Own

_READ = 200_000
"""Characters from the start: by then a text has said whose it is."""
_FEW, _MUCH_MORE = 3, 4
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
    own = {**UNTOLD}
    for sign, (called, lands) in _families().items():
        if not any(word in sample for word in called):
            continue
        code = dollar_of(text, issuer) if sign == "$" else _spoken_of_most(lands, issuer, sample)
        if code:
            own[sign] = code
        elif any(said.search(sample) for said in lands.values()):
            own.pop(sign, None)
    return own


def dollar_of(text: str, issuer: str = "") -> str:
    """What a bare dollar sign means: likewise, but those of the United States where a text hardly speaks of others."""
    lands, helped = _families()["$"][1], _helped()
    issuing = [code for code, said in {**lands, **helped}.items() if said.search(issuer)]
    if len(issuing) == 1:
        return issuing[0]
    times = _times(lands, text[:_READ])
    times_helped = _times(helped, text[:_READ])
    (most, code), (next_most, _) = times_helped[:2]
    if most > _FEW and most > max(next_most, times[0][0]) * _MUCH_MORE:
        return code
    american = next(count for count, code in times if code == "USD")
    most, code = next((count, code) for count, code in times if code != "USD")
    return code if most > _FEW and most > american * _MORE else "USD"


def _spoken_of_most(lands: Mapping[str, re.Pattern[str]], *texts: str) -> str:
    """The code of its money, by the first text that tells; "" where none is spoken of, or another nearly as much."""
    for text in texts:
        (most, code), (next_most, _) = _times(lands, text)[:2]
        if most > next_most * _MORE:
            return code
    return ""


def _times(lands: Mapping[str, re.Pattern[str]], text: str) -> list[tuple[int, str]]:
    """How often each is spoken of, and its money; most first."""
    return sorted(((len(said.findall(text)), code) for code, said in lands.items()), reverse=True)


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[list[str], dict[str, re.Pattern[str]]]]:
    """Parts of how the money is called, and by its code how each of the lands is spoken of."""
    return {
        sign: (table.pop("called").split(), {code: re.compile(said) for code, said in table.items()})
        for sign, table in _table()["shared"].items()
    }


@lru_cache(maxsize=1)
def _helped() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(said) for code, said in _table()["helped"].items()}


def _table() -> dict[str, Any]:
    return toml.beside(__file__, "currencies.toml")
