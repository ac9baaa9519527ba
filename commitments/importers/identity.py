"""Who a promise is where its source gives it no key: its words, who makes it, and the section they stand under.

A key made from these says which of them took part: a map that later names a column for the actors gives other keys, and
both are known to mean the same promise. Earlier versions made keys of the words and the section alone, and told equal
ones apart by their place in the file; those say nothing of the actor.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from commitments.text import fold

_COUNT = re.compile(r"#(?:[2-9]|[1-9]\d+)$")
_WORD = re.compile(r"\w+")
_BETWEEN = frozenset(["and", "und", "et", "y", "e", "ed", "en", "och", "og", "a", "i", "the", "of"])
"""Words between names. How a cell of names is divided hangs on the rows beside it, so no identity may hang on that."""


class Identity(NamedTuple):
    words: str
    """Folded."""
    section: str | None
    """Folded. None where the map has no column for it."""
    makers: tuple[str, ...] | None
    """The words of the actors' names, sorted; `()` where the row names none, None where the map has no column for
    them."""


@lru_cache(4096)
def makers(names: tuple[str, ...]) -> tuple[str, ...]:
    """What tells who makes a promise, however the names are ordered, divided and written.

    >>> makers(("Japan", "The United States")) == makers(("United States and Japan",))
    True
    >>> makers(("Candidate E",)), makers(("Peru e Brasil",))
    (('candidate', 'e'), ('brasil', 'peru'))
    """
    words = {word for name in names for word in _WORD.findall(fold(name))}
    letters = {fold(letter) for name in names for letter in _letters(name)}
    return tuple(sorted(words - (_BETWEEN - letters) or words))


def _letters(name: str) -> Iterable[str]:
    """The single capitals that are a part of a name: `Candidate E` and `Canton I` are called so."""
    if name.isupper() and len(name) > 1:
        return re.findall(r"\b\w$", name)
    return (word for word in _WORD.findall(name) if len(word) == 1 and word.isupper())


def identity(quote: str, section: str | None, actors: Iterable[str] | None) -> Identity:
    return Identity(
        fold(quote), None if section is None else fold(section), None if actors is None else makers(tuple(actors))
    )


def base_of(words: str, section: str) -> str:
    """What earlier versions made the key of."""
    digest = hashlib.sha256(f"{section}\n{words}".encode()).hexdigest()
    return f"words:{digest[:12]}"


def key_of(one: Identity) -> str:
    """The same as long as the promise is."""
    base = base_of(one.words, one.section or "")
    if one.section is None and one.makers is None:
        return base
    return f"{base}/{hashlib.sha256(repr((one.section is None, one.makers)).encode()).hexdigest()[:8]}"


def uncounted(key: str) -> str:
    """The key without what tells equal promises apart.

    >>> uncounted("words:0123456789ab#2")
    'words:0123456789ab'
    """
    return _COUNT.sub("", key)


def is_made(key: str | None) -> bool:
    """Whether a key was made from words, since the source has none."""
    return key is not None and key.startswith("words:")


def is_of_words_alone(key: str) -> bool:
    """Whether it says nothing of the actor, nor whether the map had a column for the section."""
    return "/" not in key
