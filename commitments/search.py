"""Ranked full-text search over commitments: which ones hold all the words, in what order, and where to mark them.

    wanted = needle('steel "trade deficit"')
    for hit in rank(commitments, wanted):
        print(hit.commitment.id, hit.score, hit.marks)

Words are found by their beginning, case and accents ignored; British and American spellings and the plain endings of
nouns and verbs find each other. The score depends on the hits alone, so it is the same however few of those that are
no hits were among the candidates: an index may narrow them by `Needle.prefixes` without changing any answer.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from commitments.errors import UsageError
from commitments.model import Commitment, Span
from commitments.text import fold, words

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


# Thai to Lao, Myanmar, Khmer, Japanese, Chinese and Korean, whose words carry their particles with them.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


def _word(text: str) -> Word:
    return Word(text, root(text), _UNSPACED.search(text) is not None)


_ENDINGS = (
    (re.compile(r"(..)(?:ies|ied)$"), r"\1y"),
    (re.compile(r"(ss|sh|ch|x|z)es$"), r"\1"),
    (re.compile(r"([^sui])s$"), r"\1"),
    (re.compile(r"(?<=[aeiouy])(.*[^aeiou]|.*[^aeiou]u|.*[^aeiou]ee)ing$"), r"\1"),
    (re.compile(r"(?<=[aeiouy])(.*[^aeiou]|.*[^aeiou]u)ed$"), r"\1"),
    (re.compile(r"(?<=[aeiouy])(.*[^aeiou])eed$"), r"\1ee"),
    (re.compile(r"(...)e$"), r"\1"),
)
_SPELLINGS = (
    (re.compile(r"isation$"), "ization"),
    (re.compile(r"([iy])s$"), r"\1z"),
    (re.compile(r"enc$"), "ens"),
    (re.compile(r"(...)our$"), r"\1or"),
    (re.compile(r"([bt])r$"), r"\1er"),
    (re.compile(r"ogu$"), "og"),
    (re.compile(r"([bdfglmnprt])\1$"), r"\1"),
)


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """What the plain forms and the British and American spellings of an English folded word have in common.

    >>> [root(word) for word in ("defences", "defense", "programmes", "organised", "organizing", "centre")]
    ['defens', 'defens', 'program', 'organiz', 'organiz', 'center']
    """
    bare = word.removesuffix("'s")
    if len(bare) < 4 or not (bare.isascii() and bare.isalpha()):
        return bare
    for pattern, instead in _ENDINGS:
        shorter = pattern.sub(instead, bare)
        bare = shorter if len(shorter) >= 3 else bare
    for pattern, instead in _SPELLINGS:
        bare = pattern.sub(instead, bare)
    return bare


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
    marks: tuple[Marked, ...]
    """The texts in which something was found, in the order of FIELDS."""

    def spans(self, field: str) -> tuple[Span, ...]:
        """What to mark in the quote, summary or section."""
        return next((marked.spans for marked in self.marks if marked.field == field), ())


class _Find(NamedTuple):
    """One place where a term stands in the folded text."""

    start: int
    end: int
    quality: float


class _Token(NamedTuple):
    word: str
    start: int
    end: int


class _Reading(NamedTuple):
    """One text of a commitment, and where each term stands in it."""

    field: str
    text: str
    length: int
    finds: tuple[tuple[_Find, ...], ...]
    origins: tuple[int, ...] | None

    def marked(self) -> Marked:
        spans = sorted(
            _original(self.text, self.origins, find.start, find.end) for finds in self.finds for find in finds
        )
        return Marked(self.field, self.text, tuple(_merged(spans)))


def rank(commitments: Iterable[Commitment], wanted: Needle) -> list[Hit]:
    """Those in which every term occurs, the best first; equals by id."""
    substrings = wanted.substrings
    found: list[tuple[Commitment, list[_Reading]]] = []
    for commitment in commitments:
        texts = list(_texts(commitment))
        if not _may_hold(texts, substrings):
            continue
        readings = [_read(field, text, wanted) for field, text in texts]
        if all(any(reading.finds[place] for reading in readings) for place in range(len(wanted.terms))):
            found.append((commitment, readings))
    hits = [
        Hit(commitment, score, tuple(reading.marked() for reading in readings if any(reading.finds)))
        for (commitment, readings), score in zip(found, _scores([readings for _, readings in found]), strict=True)
    ]
    return sorted(hits, key=_order)


def _order(hit: Hit) -> tuple[float, str, int]:
    return -hit.score, hit.commitment.document, hit.commitment.number


def _texts(commitment: Commitment) -> Iterator[tuple[str, str]]:
    yield "quote", commitment.quote
    if commitment.summary:
        yield "summary", commitment.summary
    if commitment.section:
        yield "section", commitment.section
    for update in commitment.updates:
        if update.note:
            yield "note", update.note
    for update in commitment.updates:
        for evidence in update.evidence:
            if evidence.title:
                yield "evidence", evidence.title


def _may_hold(texts: list[tuple[str, str]], substrings: Sequence[str]) -> bool:
    """A quick look before the careful one."""
    haystack = fold("\n".join([text for _, text in texts]))
    return all(substring in haystack for substring in substrings)  # stops at the first that is missing


def _read(field: str, text: str, wanted: Needle) -> _Reading:
    folded, origins = folded_with_origins(text)
    tokens = [_Token(match[0], match.start(), match.end()) for match in _WORD.finditer(folded)]
    finds = tuple(tuple(_finds(term, tokens)) for term in wanted.terms)
    return _Reading(field, text, len(tokens), finds, origins)


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _finds(term: Term, tokens: list[_Token]) -> Iterator[_Find]:
    count = len(term.words)
    if count == 1 and term.words[0].is_unspaced:
        yield from _within(term.words[0].text, tokens)
        return
    for place in range(len(tokens) - count + 1):
        quality = _EXACT
        for offset, word in enumerate(term.words):
            may_begin = not term.is_whole and offset == count - 1
            quality = min(quality, _quality(word, tokens[place + offset].word, may_begin))
            if not quality:
                break
        if quality:
            yield _Find(tokens[place].start, tokens[place + count - 1].end, quality)


def _within(text: str, tokens: list[_Token]) -> Iterator[_Find]:
    for token in tokens:
        at = token.word.find(text)
        while at >= 0:
            yield _Find(token.start + at, token.start + at + len(text), _EXACT)
            at = token.word.find(text, at + len(text))


def _quality(word: Word, token: str, may_begin: bool) -> float:
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
    terms = range(len(hits[0][0].finds))
    rarity = [
        1 + math.log(max(1, total) / max(1, sum(len(reading.finds[term]) for readings in hits for reading in readings)))
        for term in terms
    ]
    return [sum(rarity[term] * _frequency(readings, term, means) for term in terms) for readings in hits]


def _frequency(readings: list[_Reading], term: int, means: dict[str, float]) -> float:
    count = 0.0
    for reading in readings:
        if finds := reading.finds[term]:
            dilution = 1 - _DILUTION + _DILUTION * reading.length / means[reading.field]
            count += _WEIGHTS[reading.field] * sum(find.quality for find in finds) / dilution
    return count * (_SATURATION + 1) / (count + _SATURATION)


def _mean_lengths(hits: list[list[_Reading]]) -> dict[str, float]:
    lengths: dict[str, list[int]] = {}
    for readings in hits:
        for reading in readings:
            lengths.setdefault(reading.field, []).append(reading.length)
    return {field: max(1.0, sum(found) / len(found)) for field, found in lengths.items()}


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


def _original(text: str, origins: tuple[int, ...] | None, start: int, end: int) -> Span:
    if origins is None:
        return Span(start, end)
    last = origins[end - 1] + 1
    while last < len(text) and unicodedata.combining(text[last]):  # an accent belongs to the letter before it
        last += 1
    return Span(origins[start], last)


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


# --- excerpts ---------------------------------------------------------------------------------------------------------


class Snippet(NamedTuple):
    """An excerpt on one line, and what to mark in it."""

    text: str
    spans: tuple[Span, ...]


_BLANK = re.compile(r"\s")


def snippet(text: str, spans: Sequence[Span], width: int) -> Snippet:
    """The stretch of at most `width` characters that holds the most of what is marked, cut at words, with an ellipsis
    where something is left out. Line ends and tabs become blanks; nothing else is changed, so it is not inert yet.

    >>> snippet("We will cut the trade deficit in half within two years", [Span(16, 29)], 30)
    Snippet(text='…the trade deficit in half…', spans=(Span(start=5, end=18),))
    """
    line = _BLANK.sub(" ", text)
    width = max(width, 3)
    if len(line) <= width:
        return Snippet(line, tuple(spans))
    start, end = _window(line, sorted(spans), width)
    before = "…" if start > 0 else ""
    after = "…" if end < len(line) else ""
    shift = len(before) - start
    kept = (Span(max(span.start, start) + shift, min(span.end, end) + shift) for span in spans)
    return Snippet(before + line[start:end] + after, tuple(span for span in kept if span.start < span.end))


def _window(line: str, spans: list[Span], width: int) -> tuple[int, int]:
    """From where to where to show; the ellipses on both sides are part of the width."""
    room = width - 2
    first, last = _densest(spans, room)
    lead = max(0, room - (last - first)) // 2
    start = max(0, min(first - lead, len(line) - room))
    end = min(len(line), start + room)
    if start > 0 and (blank := line.find(" ", start - 1, first)) >= 0:
        start = blank + 1
    if end < len(line) and (blank := line.rfind(" ", min(last, end), end + 1)) > start:
        end = blank
    return start, end


def _densest(spans: list[Span], room: int) -> tuple[int, int]:
    """The beginning and end of the run of spans that fits the room and holds the most of them, the first of equals."""
    best, most, left = (0, 0), 0, 0
    for right, span in enumerate(spans):
        while left < right and span.end - spans[left].start > room:
            left += 1
        if right - left + 1 > most:
            best, most = (spans[left].start, span.end), right - left + 1
    return best
