"""What may have been meant by a search that finds nothing: the nearest words that are there."""

from collections.abc import Iterable
from itertools import islice

from commitments.model import Commitment
from commitments.search import Needle, Word, texts_of, word_quality
from commitments.text import WORD, fold

_LOOKED_INTO = 2_000
"""Commitments whose words are compared: most words of a large collection are in its first ones."""
_MOST_WORDS = 50_000
_MOST_SOUGHT = 8
"""Words of a search that is tried again: each is compared with all that there are."""
_LONGEST = 40
"""Letters of a word that is compared: it takes the product of both lengths."""
_ALIKE = 0.75


def nearest(wanted: Needle, commitments: Iterable[Commitment]) -> str | None:
    """The search text with each word that is nowhere replaced by the nearest that is somewhere; None where there is no
    such word, or nothing near it. Whether the words are in one commitment together is not looked at."""
    if sum(len(term.words) for term in wanted.terms) > _MOST_SOUGHT:
        return None
    present = _words(commitments)
    text = wanted.text
    has_changed = False
    for term in wanted.terms:
        for place, word in enumerate(term.words):
            may_begin = not term.is_whole and place == len(term.words) - 1
            if word.is_unspaced or any(word_quality(word, token, may_begin) for token in present):
                continue
            near = _near(word, present)
            if near is None:
                return None
            text, has_changed = _replaced(text, word, near), True
    return text if has_changed else None


def _words(commitments: Iterable[Commitment]) -> dict[str, str]:
    """Each folded word, and how it is written."""
    found: dict[str, str] = {}
    for commitment in islice(commitments, _LOOKED_INTO):
        for _, text in texts_of(commitment):
            for word in WORD.findall(text):
                if len(word) <= _LONGEST:
                    found.setdefault(fold(word), word.lower())
        if len(found) > _MOST_WORDS:
            break
    return found


def _near(word: Word, present: dict[str, str]) -> str | None:
    import difflib

    if not 2 < len(word.text) <= _LONGEST:
        return None
    slack = max(1, len(word.text) // 3)
    alike = [token for token in present if abs(len(token) - len(word.text)) <= slack]
    found = difflib.get_close_matches(word.text, alike, n=1, cutoff=_ALIKE)
    return present[found[0]] if found else None


def _replaced(text: str, word: Word, near: str) -> str:
    """The words of the text, as they were typed, with that one replaced."""
    return WORD.sub(lambda found: near if fold(found[0]) == word.text else found[0], text)
