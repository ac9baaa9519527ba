"""A text cut into figures, scale words, currencies and the rest, once from left to right."""

import re
from typing import Any, NamedTuple

from commitments.money.figures import FIGURE, NO_FIGURE, figure
from commitments.money.lexicon import folded, is_unspaced, lexicon

_MARKS_ABOVE = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_TOKEN = re.compile(
    rf"(?P<sign>(?:U\.S\. ?|US ?|CDN|CAN|CA|C|AU|A|NZ|HK|NT|SG|S|R|MX|J|(?<![^\W\d_]))[$＄]|[€£¥￥₹₩₽₴₺₦₪฿₫₱₸₨])"
    rf"|(?P<figure>{FIGURE.pattern})"
    r"|(?P<unspaced>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
    rf"|(?P<word>U\.S\.|(?:[^\W\d_]|[{_MARKS_ABOVE}])+(?:-[Dd]ollars?|-[Mm]ark)?)"
    r"|(?P<blank>\s+)|(?P<other>.)",
    re.DOTALL,
)
HAS_FIGURE = re.compile(FIGURE.pattern.rsplit("|", 1)[1] + r"|\d")


class Token(NamedTuple):
    kind: str
    """n a figure, s a scale, c a currency, - a dash, w a word, p any other sign."""
    start: int
    end: int
    word: str
    """Folded; a figure as it is written."""
    value: Any = None
    """A Figure, a scale's powers by language, a Currency."""


def tokens(text: str) -> list[Token]:
    """Blanks are left out: two tokens are glued where one ends and the other starts."""
    found: list[Token] = []
    place, size = 0, len(text)
    while place < size:
        match = _TOKEN.match(text, place)
        assert match is not None
        kind, written = match.lastgroup, match[0]
        if kind == "word":
            token = _word(text, place, match.end())
        elif kind == "unspaced":
            token = _unspaced(text, place)
        elif kind == "sign":
            token = Token("c", place, match.end(), written, lexicon().currencies[folded(_sign(written))])
        elif kind == "figure":
            token = _figure(text, match)
        elif kind == "blank":
            place = match.end()
            continue
        else:
            token = Token("-" if written in lexicon().dashes else "p", place, match.end(), written)
        found.append(token)
        place = token.end
    return found


def _sign(written: str) -> str:
    return written.replace("＄", "$")


def _figure(text: str, match: re.Match[str]) -> Token:
    """One that is glued to the end of a word (G20, COVID-19) is no number."""
    start = match.start()
    before = text[start - 1 : start]
    if before == "." and text[start - 2 : start - 1] == ".":  # "1..2", a range
        before = ""
    if before in ("-", "‐", "‑") and start > 1:
        before = text[start - 2]
        before = before if before.isalpha() and not is_unspaced(before) else ""
    is_named = before in ("_", "#", "@", "/", "⁄", "٫", "٬", ".", ",") or (
        before.isalpha() and not is_unspaced(before) and not _ends_in_currency(text[max(0, start - 4) : start])
    )
    # A point or comma behind a blank or a bracket is no part of the figure: it has digits on its left only.
    return Token("n", start, match.end(), match[0], NO_FIGURE if is_named else figure(match[0]))


_GLUED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,3}\.?)$")


def _ends_in_currency(text: str) -> bool:
    found = _GLUED.search(text)
    currency = found and lexicon().currencies.get(folded(found[1]))
    return bool(currency and currency.is_before)


def _word(text: str, start: int, end: int) -> Token:
    words = lexicon()
    word = folded(text[start:end])
    if longest := words.starts.get(word):
        for count in range(longest, 1, -1):
            stop = _after_words(text, start, count)
            if stop and (name := words.currencies.get(folded(" ".join(text[start:stop].split())))):
                return Token("c", start, stop, word, name)
    for written, stop in ((f"{word}.", end + 1), (word, end)):
        if stop > end and text[end:stop] != ".":
            continue
        if written in words.scales:
            return Token("s", start, stop, text[start:end], words.scales[written])
        known = words.currencies.get(written)
        if known and _is_written_as_code(text[start:end], written):
            return Token("c", start, stop, word, known)
    if word in words.dashes:
        return Token("-", start, end, word)
    return Token("w", start, end, word)


def _is_written_as_code(written: str, word: str) -> bool:
    """`ALL` is the lek, `all` is a word."""
    return word not in _WORDS_TOO or written.isupper()


_WORDS_TOO = frozenset(("all", "top", "try", "mop", "bam", "cup", "cop", "gel", "lak", "mad", "pen", "ars", "dm"))
_WORD = re.compile(r"U\.S\.|[^\W\d_]+")


def _after_words(text: str, start: int, count: int) -> int:
    """Where that many words end, one blank between them; 0 where there are fewer."""
    place = start
    for number in range(count):
        if number:
            if text[place : place + 1] not in (" ", "\u00a0", "\n"):
                return 0
            place += 1
        found = _WORD.match(text, place)
        if found is None:
            return 0
        place = found.end()
    return place


def _unspaced(text: str, start: int) -> Token:
    words = lexicon()
    for word in words.unspaced:
        if text.startswith(word, start):
            stop = start + len(word)
            if word in words.scales:
                return Token("s", start, stop, word, words.scales[word])
            return Token("c", start, stop, word, words.currencies[word])
    return Token("w", start, start + 1, text[start])
