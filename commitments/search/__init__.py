"""Ranked full-text search over commitments: which ones hold all the words, in what order, and where to mark them.

    wanted = needle('steel "trade deficit"')
    for hit in rank(commitments, wanted):
        print(hit.commitment.id, hit.score, hit.marks)

Words are found by their beginning, case and accents ignored; British and American spellings and the plain endings of
nouns and verbs find each other. The score depends on the hits alone, so it is the same however few of those that are
no hits were among the candidates: an index may narrow them by `Needle.prefixes` without changing any answer.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from commitments.errors import UsageError
from commitments.model import Commitment, Span
from commitments.text import WORD, fold, words

_MOST_WORDS = 64

# What an analyst wrote about a promise, and its own words, say what it is about; the rest only mentions.
_WEIGHTS = {"quote": 3.0, "summary": 3.0, "section": 1.5, "note": 1.0, "evidence": 1.0}
FIELDS = tuple(_WEIGHTS)

# How much a word counts that is the very one, another form of it, or only begins with it.
_EXACT, _FORM, _BEGINS = 1.0, 0.9, 0.7
# BM25's usual constants: how soon more of the same stops to count, and how much a long field dilutes.
_SATURATION, _DILUTION = 1.2, 0.5


# --- what is looked for -----------------------------------------------------------------------------------------------


class Word(NamedTuple):
    """A folded word, and its root, which its other forms and spellings share."""

    text: str
    root: str
    is_unspaced: bool
    """Of a script that writes no blanks between words: found anywhere, not only at the beginning of a word."""


class Term(NamedTuple):
    """Words that must stand one after the other in a field. `is_whole`: as whole words, since they were quoted;
    else the last one may be the beginning of a word."""

    words: tuple[Word, ...]
    is_whole: bool


class Needle(NamedTuple):
    """What is looked for: every term must occur somewhere."""

    text: str
    terms: tuple[Term, ...]

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Each of these begins some word of every hit, in its folded text; letters and digits only. Empty where
        nothing can be said, as for scripts without blanks."""
        found = [_stub(word.root).partition("'")[0] for word in self._words() if not word.is_unspaced]
        return tuple(dict.fromkeys(prefix for prefix in found if prefix))

    @property
    def substrings(self) -> tuple[str, ...]:
        """Each of these is in the folded text of every hit."""
        unspaced = [word.text for word in self._words() if word.is_unspaced]
        return tuple(dict.fromkeys((*self.prefixes, *unspaced)))

    def _words(self) -> Iterator[Word]:
        return (word for term in self.terms for word in term.words)


def needle(text: str) -> Needle:
    """The search text as terms: each word, and each run of words in quotes. Raises UsageError where it has no word.

    >>> needle('steel "Trade Deficit"').prefixes
    ('steel', 'trad', 'deficit')
    """
    found = [(tuple(map(_word, words(part))), is_quoted) for part, is_quoted in _parts(fold(text))]
    terms = [Term(run, is_quoted) for run, is_quoted in found if run]
    if not terms:
        raise UsageError("there is no word to search for; write one, as in: commitments search energy")
    unique = tuple(dict.fromkeys(terms))
    if sum(len(term.words) for term in unique) > _MOST_WORDS:
        raise UsageError(f"that is more than {_MOST_WORDS} words to search for; write fewer, or quote part of them")
    return Needle(text, unique)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """What stands between quotes, and what stands between blanks outside them. A quote that nothing closes is none."""
    pieces = text.split('"')
    for place, piece in enumerate(pieces):
        if place % 2 and place < len(pieces) - 1:
            yield piece, True
        else:
            yield from ((part, False) for part in piece.split())


# Thai and Lao, Myanmar, Khmer, Japanese, Chinese and Korean: their words are not set apart, or carry their particles.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x11FF),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def _is_unspaced(text: str) -> bool:
    return not text.isascii() and any(first <= ord(c) <= last for c in text for first, last in _UNSPACED)


def _word(text: str) -> Word:
    return Word(text, root(text), _is_unspaced(text))


_VOWELS = frozenset("aeiou")
_HISSES = ("sses", "shes", "ches", "xes", "zes")


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """What the plain forms and the British and American spellings of an English folded word have in common.

    >>> [root(word) for word in ("defences", "defense", "programmes", "organised", "organizing", "centre")]
    ['defens', 'defens', 'program', 'organiz', 'organiz', 'center']
    """
    bare = word.removesuffix("'s")
    if len(bare) < 4 or not (bare.isascii() and bare.isalpha()):
        return bare
    return _plain_spelling(_without_e(_without_ed(_without_s(bare))))


def _without_s(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_HISSES):
        return word[:-2]
    if word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word


def _without_ed(word: str) -> str:
    """Without `ing` and `ed`, where a verb is left: `trading`, not `spring`."""
    shorter = word[:-3] if word.endswith("ing") else word[:-2] if word.endswith("ed") else word
    if shorter == word or len(shorter) < 3 or not _VOWELS.intersection(shorter[:-1] + shorter[-1:].replace("e", "")):
        return _without_eed(word)
    if shorter[-1] not in _VOWELS or shorter[-1] == "u" or shorter.endswith("ee"):
        return _without_eed(shorter)
    return _without_eed(word)


def _without_eed(word: str) -> str:
    """`agreed` as `agree`; `speed` stays."""
    return word[:-1] if word.endswith("eed") and _VOWELS.intersection(word[:-3]) else word


def _without_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _plain_spelling(word: str) -> str:
    if word.endswith("isation"):
        return word[:-6] + "zation"
    if word.endswith(("is", "ys")):
        return word[:-1] + "z"
    if word.endswith("enc"):
        return word[:-1] + "s"
    if word.endswith("our") and len(word) > 5:
        return word[:-2] + "r"
    if word.endswith(("br", "tr")):
        return word[:-1] + "er"
    if word.endswith("ogu"):
        return word[:-1]
    if word[-1] in "bdfglmnprt" and word[-2:-1] == word[-1]:
        return word[:-1]
    return word


# Endings of a root that some of its words have otherwise, and how many letters of each they share.
_UNSURE = {"ization": 1, "iz": 1, "yz": 1, "ens": 2, "or": 1, "er": 0, "y": 0}


def _stub(text: str) -> str:
    """The beginning that every word of this root has.

    >>> [_stub(text) for text in ("organization", "center", "labor", "policy", "trad")]
    ['organi', 'cent', 'labo', 'polic', 'trad']
    """
    for ending, shared in _UNSURE.items():
        if text.endswith(ending):
            return text[: len(text) - len(ending) + shared]
    return text


# --- where it is found ------------------------------------------------------------------------------------------------


class Marked(NamedTuple):
    """One text of a hit and the characters of it to mark: ascending spans that do not touch each other."""

    field: str
    """One of FIELDS."""
    text: str
    spans: tuple[Span, ...]


class Hit(NamedTuple):
    commitment: Commitment
    score: float
    wanted: Needle

    @property
    def marks(self) -> tuple[Marked, ...]:
        """The texts in which something was found, in the order of FIELDS; worked out when asked for."""
        found = (Marked(field, text, marks(text, self.wanted)) for field, text in texts_of(self.commitment))
        return tuple(marked for marked in found if marked.spans)

    def spans(self, field: str) -> tuple[Span, ...]:
        """What to mark in the quote, summary or section."""
        return next((marked.spans for marked in self.marks if marked.field == field), ())


class _Reading(NamedTuple):
    """One text of a commitment: how many words it has, and for each term how often, and how well, it holds it."""

    field: str
    length: int
    counts: tuple[float, ...]


def rank(commitments: Iterable[Commitment], wanted: Needle) -> list[Hit]:
    """Those in which every term occurs, the best first; equals by id."""
    matchers, substrings = _matchers(wanted), wanted.substrings
    read = ((commitment, _readings(commitment, matchers, substrings)) for commitment in commitments)
    found = [(commitment, readings) for commitment, readings in read if readings]
    scores = _scores([readings for _, readings in found])
    hits = [Hit(commitment, score, wanted) for (commitment, _), score in zip(found, scores, strict=True)]
    return sorted(hits, key=_order)


def marks(text: str, wanted: Needle) -> tuple[Span, ...]:
    """The characters of a text to mark: ascending spans that do not touch each other."""
    folded, origins = folded_with_origins(text)
    tokens = [(match[0], match.start()) for match in WORD.finditer(folded)]
    present = [token for token, _ in tokens]
    spans: list[Span] = []
    for term, matchers in zip(wanted.terms, _matchers(wanted), strict=True):
        for place, _ in _places(matchers, present):
            last, start = tokens[place + len(matchers) - 1]
            spans += _found(term, folded, tokens[place][1], start + len(last))
    return tuple(_merged(sorted(_original(text, origins, span) for span in spans)))


def _found(term: Term, folded: str, start: int, end: int) -> Iterator[Span]:
    """The words from `start` to `end`; of a word without blanks, only what was looked for."""
    if len(term.words) > 1 or not term.words[0].is_unspaced:
        yield Span(start, end)
        return
    text = term.words[0].text
    at = folded.find(text, start, end)
    while at >= 0:
        yield Span(at, at + len(text))
        at = folded.find(text, at + len(text), end)


def _order(hit: Hit) -> tuple[float, str, int]:
    return -hit.score, hit.commitment.document, hit.commitment.number


def texts_of(commitment: Commitment) -> Iterator[tuple[str, str]]:
    """The texts that are looked into, each with its one of FIELDS."""
    yield "quote", commitment.quote
    if commitment.summary:
        yield "summary", commitment.summary
    if commitment.section:
        yield "section", commitment.section
    updates = commitment.counted
    yield from [("note", text) for update in updates for text in update.texts]
    for update in updates:
        for evidence in update.evidence:
            if evidence.title:
                yield "evidence", evidence.title


class _Matcher(dict[str, float]):
    """How well each word of a text is the one looked for, 0 where it is another. Worked out once for each word there
    is: a collection has far fewer words than it has places where they stand."""

    def __init__(self, word: Word, may_begin: bool) -> None:
        self._word, self._may_begin = word, may_begin

    def __missing__(self, token: str) -> float:
        self[token] = found = word_quality(self._word, token, self._may_begin)
        return found


def _matchers(wanted: Needle) -> list[list[_Matcher]]:
    return [
        [_Matcher(word, not term.is_whole and place == len(term.words) - 1) for place, word in enumerate(term.words)]
        for term in wanted.terms
    ]


def _readings(commitment: Commitment, matchers: list[list[_Matcher]], substrings: Sequence[str]) -> list[_Reading]:
    """Nothing where a term is in none of its texts."""
    texts = [(field, fold(text)) for field, text in texts_of(commitment)]
    haystack = "\n".join([text for _, text in texts])
    if not all(substring in haystack for substring in substrings):
        return []
    readings: list[_Reading] = []
    for field, text in texts:
        present = WORD.findall(text)
        counts = tuple(sum(quality for _, quality in _places(term, present)) for term in matchers)
        readings.append(_Reading(field, len(present), counts))
    by_term = zip(*(reading.counts for reading in readings), strict=True)
    return readings if all(any(found) for found in by_term) else []


def _places(matchers: list[_Matcher], present: list[str]) -> Iterator[tuple[int, float]]:
    """Where the words stand one after the other, and how well."""
    first, *rest = matchers
    for place, quality in enumerate(map(first.__getitem__, present)):
        if not quality:
            continue
        if not rest:
            yield place, quality
        elif place + len(rest) < len(present):
            following = present[place + 1 : place + 1 + len(rest)]
            quality = min(quality, *(matcher[token] for matcher, token in zip(rest, following, strict=True)))
            if quality:
                yield place, quality


def word_quality(word: Word, token: str, may_begin: bool) -> float:
    """How well a word of a text is the one looked for; 0 where it is another."""
    if token == word.text:
        return _EXACT
    if word.is_unspaced:
        return _EXACT if word.text in token else 0.0
    if root(token) == word.root:
        return _FORM
    if may_begin and (token.startswith(word.text) or (len(word.root) >= 5 and token.startswith(word.root))):
        return _BEGINS
    return 0.0


# --- how good it is ---------------------------------------------------------------------------------------------------


def _scores(hits: list[list[_Reading]]) -> list[float]:
    """BM25 over weighted fields, among the hits: what is rarer in them counts for more, a long field for less."""
    if not hits:
        return []
    means = _mean_lengths(hits)
    total = sum(reading.length for readings in hits for reading in readings)
    # Exact sums, so that no score depends on the order in which the candidates came.
    by_term = zip(*(reading.counts for readings in hits for reading in readings), strict=True)
    found = [math.fsum(counts) for counts in by_term]
    rarity = [1 + math.log(max(1.0, total / count)) for count in found]
    return [sum(weight * _frequency(readings, term, means) for term, weight in enumerate(rarity)) for readings in hits]


def _frequency(readings: list[_Reading], term: int, means: dict[str, float]) -> float:
    count = 0.0
    for field, length, counts in readings:
        if counts[term]:
            dilution = 1 - _DILUTION + _DILUTION * length / means[field]
            count += _WEIGHTS[field] * counts[term] / dilution
    return count * (_SATURATION + 1) / (count + _SATURATION)


def _mean_lengths(hits: list[list[_Reading]]) -> dict[str, float]:
    totals: dict[str, list[int]] = {}
    for readings in hits:
        for field, length, _ in readings:
            totals.setdefault(field, []).append(length)
    return {field: max(1.0, sum(lengths) / len(lengths)) for field, lengths in totals.items()}


# --- where that is in the text as it was written ----------------------------------------------------------------------


def folded_with_origins(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The folded text with its blanks as they are, and for each of its characters the place of the one in the text it
    comes from; None where they are the same."""
    if text.isascii():
        return text.casefold(), None
    folded: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        made = _fold_character(character)
        folded.append(made)
        origins.extend([place] * len(made))
    return "".join(folded), tuple(origins)


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    # `fold` runs blanks together and strips them; beside a letter on each side they stay as one.
    return character if character.isspace() else fold(f"x{character}x")[1:-1]


def _original(text: str, origins: tuple[int, ...] | None, span: Span) -> Span:
    if origins is None:
        return span
    last = origins[span.end - 1] + 1
    while last < len(text) and unicodedata.combining(text[last]):  # an accent belongs to the letter before it
        last += 1
    return Span(origins[span.start], last)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Ascending spans, with those joined that overlap or touch."""
    current: Span | None = None
    for span in spans:
        if current is None:
            current = span
        elif span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current
