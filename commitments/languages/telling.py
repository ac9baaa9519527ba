"""Which language a text is in: by its letters where they are those of one language, else by its commonest words.

No library was taken: the one that was tried, of some megabytes, was wrong more often on texts of 25 words, and names a
language for every text, whereas here what is not sure is none.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from commitments import toml

_SAMPLE = 20_000
# Letters that tell the language, or nearly, by the share that they have of all: of Arabic and of the
# Devanagari letters those of one language alone come first, and "" is any of several.
_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]", 0.1), ("ko", "[\uac00-\ud7af]", 0.3), ("zh", "[\u3400-\u9fff]", 0.3),
    ("th", "[\u0e00-\u0e7f]", 0.3), ("el", "[\u0370-\u03ff]", 0.3), ("he", "[\u0590-\u05ff]", 0.3),
    ("ur", "[\u0679\u0688\u0691\u06ba\u06be\u06d2]", 0.03), ("", "[\u0695\u06b5\u06c6\u06ce\u06d5]", 0.05),
    ("fa", "[\u067e\u0686\u0698\u06a9\u06af\u06cc]", 0.05), ("ar", "[\u0600-\u06ff]", 0.3),
    ("mr", "(?:आहे|आणि|च्या)", 0.01), ("ne", "(?:छ[न ।]|गर्न|हुने|हरू)", 0.01), ("hi", "[\u0900-\u097f]", 0.3),
)  # fmt: skip
# "l'" and "état" are two.
_WORD = re.compile(r"[^\W\d_]{1,6}'(?=[^\W\d_])|[^\W\d_]+")
_LEAST = 8
"""Words without which nothing is told."""
_SHORT = 20
"""Words below which a text must be surer."""


def language_of(text: str) -> str | None:
    """The language of a text, as its code; None where it is not sure, as of a few words or of two languages mixed.

    >>> language_of("東京に新しい港を作ります。"), language_of("Peru")
    ('ja', None)
    >>> language_of("La ministre s'engage à ouvrir une école dans la région de Bretagne d'ici 2028.")
    'fr'
    """
    sample = normalize("NFC", text[:_SAMPLE])
    letters = sum(map(str.isalpha, sample))
    for language, script, share in _SCRIPTS if not sample.isascii() else ():
        if len(re.findall(script, sample)) > letters * share:
            return language or None
    words = _WORD.findall(sample.casefold().replace("’", "'"))
    if len(words) < _LEAST:
        return None
    counts = Counter(words)
    best, *others = _likeliest(counts)
    least, lead = (0.12, 2) if len(words) >= _SHORT else (0.25, 3)
    if sum(counts[word] for word in _words_of(best)) <= len(words) * least:
        return None
    is_sure = all(_own(counts, best, other) > _own(counts, other, best) * lead for other in others)
    return best if is_sure else None


def _likeliest(counts: Mapping[str, int]) -> list[str]:
    """The three languages that most of the words are of; one of several languages counts for each of them in part."""
    weights = dict.fromkeys(_common(), 0.0)
    languages_of = _languages_of()
    for word, times in counts.items():
        languages = languages_of.get(word, ())
        for language in languages:
            weights[language] += times / len(languages)
    return sorted(weights, key=lambda language: -weights[language])[:3]


def _own(counts: Mapping[str, int], language: str, other: str) -> int:
    """How many of the words are of one language and not of another: of near ones, most are of both."""
    return sum(counts[word] for word in _words_of(language) - _words_of(other) if word in counts)


@cache
def _common() -> dict[str, str]:
    return toml.beside(__file__, "common.toml")


@cache
def _words_of(language: str) -> frozenset[str]:
    return frozenset(_common()[language].split())


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Every common word, with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in _common():
        for word in _words_of(language):
            found[word] = (*found.get(word, ()), language)
    return found


def undated(words: str, language: str | None) -> str:
    """What is said of a promise without a date: in another language than English there may be one that was not read.

    >>> undated("Chad will act.", None), undated("Le Tchad agira avant la fin de la décennie.", "fr")
    ('open-ended', 'no date read')
    """
    spoken = language or language_of(words) or "en"
    return "open-ended" if spoken.partition("-")[0] == "en" else "no date read"
