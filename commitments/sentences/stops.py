"""Which points end a sentence: not those of abbreviations, initials, ranks and the numbers of paragraphs."""

import re
from functools import cache

from commitments import toml
from commitments.grammar.words import lexicon

_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
# "the U.S. Most Favored Nation rate"
_OPENS_NAME = re.compile(r"(?:All|Every|For|From|More|Most|No|On|One|Over|Two) [A-Z]")
# "z. B.", "i. d. R."
_NEXT_INITIAL = re.compile(r"[^\W\d_]\.")
_ROMAN = re.compile(r"[IVXLC]+\b")


def is_break(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence that begins at `begin` ends with the sign at `stop`; the passage ends at `end`."""
    after = text[stop.end() : stop.end() + 60].lstrip()
    if stop.end() >= end or not after:
        return True
    word = after.split(None, 1)[0]
    if stop[0] == "." and stop.end() < end and not text[stop.end()].isspace():
        return word.casefold() in _listed("starters")
    if after[0].islower() or after[0] in ",;:)–—~":
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    before = text[max(begin, stop.start() - 24) : stop.start()].rsplit(None, 2)
    last = before[-1].lstrip("(\"“‘'[") if before else ""
    if not last:
        return False
    if last.isdigit():
        return not _is_number_of(text[begin : stop.start()], last, before[-2] if len(before) > 1 else "", after)
    return _ends_after(last, word, after)


def _is_number_of(sentence: str, digits: str, word: str, after: str) -> bool:
    """Whether a number with a point is that of a paragraph, or a rank ("die 3. Säule")."""
    if len(digits) > 3:
        return False
    is_rank = len(digits) < 3 and word.casefold() in _listed("before_ranks") and after[0].isupper()
    return is_rank or not sentence.strip().removesuffix(digits).strip()


def _ends_after(last: str, word: str, after: str) -> bool:
    """Whether the point behind a word ends the sentence, by the word and by what follows."""
    plain = re.split("['’]", last.casefold())[-1]
    if plain in _listed("never"):
        return False
    if plain in _listed("before_figures") and (after[0].isdigit() or last == "No" or _ROMAN.match(after)):
        return False
    if plain in _listed("before_currencies") and _is_currency(word):
        return False
    next_word = word.strip(",").casefold()
    if plain in _listed("before_nouns") and after[0].isupper():
        return next_word in _listed("starters_of_nouns") or next_word in _listed("starters")
    if len(last) == 1 and (last.isupper() or _NEXT_INITIAL.match(after)) and last != "I":
        return False
    if _INITIALS.fullmatch(last.rsplit("-", 1)[-1]) or plain in _listed("sometimes"):
        return next_word in _listed("starters") and word[0].isupper() and not _OPENS_NAME.match(after)
    return True


def _is_currency(word: str) -> bool:
    from commitments.money.lexicon import folded, lexicon

    word = word.strip(".,;:!?()")
    known = lexicon().currencies
    return word[:1] in "€$£¥₽₹" or folded(word) in known or f"{folded(word)}." in known


@cache
def _listed(name: str) -> frozenset[str]:
    """Words of `stops.toml`."""
    return lexicon.words(toml.beside(__file__, "stops.toml")[name])
