"""What people call a status: a file of words for each vocabulary, read when somebody first asks.

Statuses are their plain names here (`kept`, `in-progress`), so that the model itself can say what a word that is none
of them was meant for; `commitments.vocabularies` gives the same as values. A vocabulary's file has the `title` of whose
words they are, `[theirs]`: our status in their word, `[ours]`: their words under our status, and `[several]`: words
that could mean more than one of ours, the likeliest first.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from commitments import toml
from commitments.errors import LONGEST_NAME
from commitments.text import fold

NAMES = ("politifact", "polimeter", "g20", "ogp", "trumptracker")
"""Those that a report can speak, in the order in which an import tries them."""
GENERIC = "generic"
"""Anybody's words, in several languages."""

_ALIKE = 0.8
"""How much of its letters a misspelt word shares with the one that was meant, at least."""


class Words(NamedTuple):
    title: str
    theirs: Mapping[str, tuple[str, bool]]
    """Our status -> their word, and whether it is only the nearest. "" is their blank."""
    ours: Mapping[str, tuple[str, ...]]
    """Their word, folded by `key` -> our statuses that it can mean, the likeliest first."""


@cache
def words(vocabulary: str) -> Words:
    """The words of one of NAMES or of GENERIC."""
    table = toml.beside(__file__, f"{vocabulary}.toml")
    ours = {key(word): (status,) for status, said in table["ours"].items() for word in _listed(said)}
    ours |= {key(word): tuple(statuses) for word, statuses in table.get("several", {}).items()}
    theirs = {status: _called(said) for status, said in table["theirs"].items()}
    return Words(table["title"], theirs, ours)


def _called(said: Any) -> tuple[str, bool]:
    return (said, False) if isinstance(said, str) else (said["nearest"], True)


def _listed(said: Any) -> Iterator[str]:
    """A list of words, or one for each language."""
    for some in said.values() if isinstance(said, dict) else (said,):
        yield from some


def key(word: str) -> str:
    """Case, accents, hyphens, underscores, full-width forms and runs of blanks do not tell words apart.

    >>> key("In_the  Works."), key("− 1")
    ('in the works', '-1')
    """
    if not word.isascii():
        import unicodedata

        word = unicodedata.normalize("NFKC", word).replace("\ufe0f", "")  # which makes a sign a picture
    plain = fold(word).replace("_", " ")
    if plain[:1] in "+-":
        return plain.replace(" ", "")
    return " ".join(plain.replace("-", " ").split()).strip(" .:!")


@lru_cache(maxsize=1024)
def meant(word: str) -> tuple[str, ...]:
    """The statuses that a word means which is the name of none, the likeliest first; empty where nobody can tell.

    What it means goes before how it is spelt: a misspelt word stands for the one that it resembles.

    >>> meant("done"), meant("Promise Broken"), meant("closed"), meant("complted"), meant("purple")
    (('kept',), ('broken',), ('kept', 'dropped'), ('kept',), ())
    """
    sought = key(word)
    for vocabulary in (GENERIC, *NAMES):
        if found := words(vocabulary).ours.get(sought):
            return found
    return _alike(sought) if 3 < len(sought) <= LONGEST_NAME else ()


def _alike(sought: str) -> tuple[str, ...]:
    """By the nearest of the common words, word for word: one more word, or another beginning, is another meaning, as
    `incomplete`, `off track` and `partially unmet` have beside `complete`, `on track` and `partially met`."""
    import difflib

    known = words(GENERIC).ours
    near = [word for word in known if word[:1] == sought[0] and len(word) > 5 and abs(len(word) - len(sought)) < 3]
    for word in difflib.get_close_matches(sought, near, n=3, cutoff=_ALIKE):
        pairs = list(zip(word.split(), sought.split(), strict=False))
        if len(word.split()) == len(sought.split()) and all(_is_slip(*pair) for pair in pairs):
            return known[word]
    return ()


def _is_slip(word: str, typed: str) -> bool:
    import difflib

    return word[0] == typed[0] and difflib.SequenceMatcher(None, word, typed).ratio() >= _ALIKE
