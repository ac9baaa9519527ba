"""A large first letter, as deep as several lines or standing on the first -> the letter of its word again."""

from collections import Counter
from collections.abc import Iterable, Sequence

from commitments.pdf.page import Word

_LARGE = 1.5
"""Of the letters beside it."""
_LONGEST = 3
"""Letters, with a mark of quotation."""
_CAPITAL = 0.72
"""Of a letter's size: how high a capital is."""
_OPENING = "\"'“”‘’«»„¿¡("
_WORDS = frozenset("AIOYEÉÀÓÚÍУВИКСОЯА")
"""Letters that are words of their own."""
_BLANK = 0.15
_COUNTED = 20
"""Letters of a word at most, to tell the size of the text by."""
_MOST = 40
"""On a page; what has more is no text with initials."""


def settled(words: Sequence[Word]) -> list[Word]:
    """The words with each such letter put to the rest of its word, and the lines beside it where they had begun without
    it."""
    usual = _usual(words)
    large = [word for word in words if _is_initial(word) and word.size >= _LARGE * usual]
    if not large or len(large) > _MOST:
        return list(words)
    done = list(words)
    for letter in large:
        done = _put(letter, done)
    return done


def _usual(words: Sequence[Word]) -> float:
    """The size of the letter in the middle, by size."""
    sizes = Counter[float]()
    for word in words:
        sizes[word.size] += min(len(word.text), _COUNTED)
    seen, half = 0, sizes.total() // 2
    for size in sorted(sizes):
        seen += sizes[size]
        if seen > half:
            return size
    return 0.0


def _is_initial(word: Word) -> bool:
    bare = word.text.strip(_OPENING)
    return len(word.text) <= _LONGEST and len(bare) == 1 and bare.isupper()


def _put(letter: Word, words: list[Word]) -> list[Word]:
    beside = [word for word in words if word is not letter and _is_beside(letter, word)]
    firsts = _firsts(beside)
    if not firsts or not _begins(letter, firsts):
        return words
    rest = firsts[0]
    first = rest._replace(text=f"{letter.text}{_between(letter, firsts, words)}{rest.text}", left=letter.left)
    moved = {word.place: word._replace(left=letter.left) for word in firsts[1:]} | {rest.place: first}
    return [moved.get(word.place, word) for word in words if word is not letter]


def _is_beside(letter: Word, word: Word) -> bool:
    """Whether a word stands at its right, at its height."""
    top = letter.base + _CAPITAL * letter.size
    return (
        word.size * _LARGE <= letter.size
        and letter.base - 0.2 * word.size <= word.base <= top
        and -0.1 * letter.size <= word.left - letter.right <= 2 * word.size
    )


def _firsts(words: Iterable[Word]) -> list[Word]:
    """The first word of each line, from top to bottom."""
    found: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if not found or found[-1].base - word.base > 0.35 * word.size:
            found.append(word)
    return found


def _begins(letter: Word, firsts: Sequence[Word]) -> bool:
    """Whether the first word beside a letter is the rest of the one that it begins, or follows it: on one line, as high
    as it, or above the last of the lines beside it, on which it stands."""
    rest = firsts[0]
    is_capital = rest.text[:1].isupper() and not (rest.text.isupper() and len(rest.text) > 1)
    if is_capital and letter.text.strip(_OPENING) not in _WORDS:
        return False
    if abs(letter.base - rest.base) < 0.1 * rest.size:
        return rest.text[:1].islower() and rest.left - letter.right < 0.3 * rest.size
    if rest.text[:1].islower() and abs(letter.base - firsts[-1].base) < 0.1 * rest.size:
        return True  # however high the capitals of its font are
    return abs(letter.base + _CAPITAL * letter.size - rest.base - _CAPITAL * rest.size) < 0.6 * rest.size


def _between(letter: Word, firsts: Sequence[Word], words: Sequence[Word]) -> str:
    """A blank where the letter is a word of its own: the first line begins further off than those below, or the page
    has the other word without it."""
    rest = firsts[0]
    bare = letter.text.strip(_OPENING)
    if bare not in _WORDS:
        return ""
    if rest.text[:1].isupper() and not rest.text.isupper():
        return " "
    if len(firsts) > 1 and rest.left - min(word.left for word in firsts[1:]) > _BLANK * rest.size:
        return " "
    said = {word.text.strip(".,;:").casefold() for word in words if word is not rest}
    whole = f"{bare}{rest.text}".strip(".,;:").casefold()
    return " " if rest.text.strip(".,;:").casefold() in said and whole not in said else ""
