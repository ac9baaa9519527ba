"""A text cut into figures, scale words, currencies and the rest, once from left to right."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from commitments.money.figures import FIGURE
from commitments.money.lexicon import ANY, MARKS_ABOVE, WORD, Currency, folded, is_unspaced, lexicon

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"


class Token(NamedTuple):
    kind: str
    """n a figure, s a scale, c a currency, - a dash, w a word, p any other sign."""
    start: int
    end: int
    word: str
    """Folded; a figure as it is written."""
    value: Any = None
    """Of a figure whether it counts something, and is no part of a name; a scale's powers by language; a Currency."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    signs = "|".join(_sign_pattern(sign) for sign in lexicon().signs)
    first = "".join({sign[0] for sign in lexicon().signs})
    return re.compile(
        r"(?P<blank>\s+|(?<=\d)\+(?=\s?[A-Za-z]))"  # "$40+ trillion"
        rf"|(?P<sign>(?=[{first}])(?:{signs}|(?<![^\W_])R(?=\d)))"
        rf"|(?P<figure>{FIGURE.pattern})"
        rf"|(?P<unspaced>[{_UNSPACED}])"
        rf"|(?P<word>U\.S\.|(?:US-[Dd]ollars?|D-[Mm]ark)(?![^\W_])|(?:[^\W\d_]|[{MARKS_ABOVE}])+)"
        r"|(?P<other>.)",
        re.DOTALL,
    )


def _sign_pattern(sign: str) -> str:
    """A sign that begins with a letter is no part of a word; a dollar's is no part of one that is not known, but for
    scales (`100 M$`) and codes (`USD$`)."""
    plain = re.escape(sign).replace(r"\ ", r"\s?")
    if sign in "$＄":
        return rf"(?:(?<![^\W\d_])|(?<=[\d\s][MkK])|(?<=[\d\s]Md)|(?<=[\d\s]Mds)|(?<=[A-Z]D)|(?<=MXN)|(?<=BRL)){plain}"
    return rf"(?<![^\W_]){plain}" if sign[0].isalpha() else plain


# Any sign but those of ASCII that are no dollar's, dashes and quotation marks.
_SIGN = re.compile(rf"[^\w\s\x00-#%-\x7f\u2010-\u2027]|[{_UNSPACED}]|R(?=\d)")


def may_name_money(text: str) -> bool:
    """Whether a currency may stand there: quick, and now and then in error."""
    if _SIGN.search(text):
        return True
    tell = lexicon().tell
    if text.isascii():
        words, small = _ASCII_WORD.findall(text), _ASCII_WORD.findall(text.lower())
    else:
        words = WORD.findall(text)
        small = list(map(folded, words))
    if not tell.isdisjoint(words) or not tell.isdisjoint(small):
        return True
    return not tell.isdisjoint(word[-3:] for word in words if 3 < len(word) < 7)


_ASCII_WORD = re.compile(r"[A-Za-z]+")


def tokens(text: str, *, any_case: bool = False) -> list[Token]:
    """Blanks are left out: two tokens are glued where one ends and the other starts. In any case `usd` is a currency:
    among other words `try` and `all` are none."""
    pattern = _pattern()
    found: list[Token] = []
    place, size = 0, len(text)
    is_simplified = lexicon().sets["traditional"].isdisjoint(text)
    while place < size:
        match = pattern.match(text, place)
        assert match is not None
        kind, written = match.lastgroup, match[0]
        if kind == "blank":
            place = match.end()
            continue
        if kind == "figure" and _is_bare_part(text, place, found):
            found[-1] = Token("n", place - 1, match.end(), f"0.{written}", written.isdigit())
        elif kind == "figure":
            found.append(Token("n", place, match.end(), written, not _is_named(text, place, found)))
        elif kind == "word":
            is_large = written == "T" and _is_priced(found, place)
            found += [_trillion(place)] if is_large else _words(text, place, match.end(), any_case)
        elif kind == "unspaced":
            token = _unspaced(text, place)
            is_simple = token.kind == "c" and is_simplified
            found.append(token._replace(value=_simplified(token.value)) if is_simple else token)
        elif kind == "sign":
            found.append(Token("c", place, match.end(), written, _of_sign(written)))
        else:
            is_dash = written in lexicon().sets["dash"]
            found.append(Token("-" if is_dash else "p", place, match.end(), written))
        place = found[-1].end
    return found


def _trillion(start: int) -> Token:
    return Token("s", start, start + 1, "T", {ANY: 12})


def _is_priced(before: list[Token], start: int) -> bool:
    """Whether a figure stands glued there that a currency stands before: `$2T`, `$1-2T`."""
    if not before or before[-1].kind != "n" or before[-1].end != start:
        return False
    place = -4 if len(before) > 3 and before[-2].kind == "-" and before[-3].kind == "n" else -2
    return len(before) >= -place and before[place].kind == "c"


def _simplified(currency: Currency) -> Currency:
    """Without what traditional Chinese alone would mean by it."""
    codes = {language: code for language, code in currency.codes.items() if language != "tw"}
    return currency._replace(codes=codes) if codes else currency


def _of_sign(written: str) -> Currency:
    known = lexicon().currencies
    if written == "R":  # "R5 billion"; the same letter is many things
        return Currency({ANY: "ZAR"}, True, "R", True)
    return known[folded(" ".join(written.replace("＄", "$").split()))]


HYPHENS = ("-", "‐", "‑")
_NAMING = frozenset("_#@/⁄٫٬.,")


def _is_named(text: str, start: int, before: list[Token]) -> bool:
    """Whether a figure is glued to the end of a word (G20, COVID-19), or to a sign that makes it a part of another."""
    last = before[-1] if before else None
    if last is None or last.end != start or last.kind == "c":
        return False
    if last.kind == "-" and last.word in HYPHENS and len(before) > 1 and before[-2].end == last.start:
        return before[-2].kind == "w" and not is_unspaced(before[-2].word[-1])
    if last.word == ".":
        # "1..2" is a range, "Rs.5" a sum. A point behind a blank or a bracket leaves digits on its right only.
        return text[start - 2 : start - 1] != "."
    return last.word in _NAMING or (last.kind in "ws" and not is_unspaced(last.word[-1]))


def _is_bare_part(text: str, start: int, before: list[Token]) -> bool:
    """Whether a point glued between a sign and a figure leaves out the nought: `$.5 million`, not `Rs..5`."""
    if len(before) < 2 or before[-1].word != "." or before[-1].end != start or before[-2].end != start - 1:
        return False
    return before[-2].kind == "c" and not before[-2].word[-1].isalnum() and before[-2].word[-1] != "."


def _words(text: str, start: int, end: int, any_case: bool) -> list[Token]:
    """One, as a rule; two of `MSEK` and `TEUR`."""
    words = lexicon()
    word = folded(text[start:end])
    if longest := words.starts.get(word):
        for count in range(longest, 1, -1):
            stop = _after_words(text, start, count)
            if stop and (name := words.currencies.get(folded(" ".join(text[start:stop].split())))):
                return [Token("c", start, stop, word, name)]
    for written, stop in ((f"{word}.", end + 1), (word, end)):
        if stop > end and text[end:stop] != ".":
            continue
        if written in words.scales:
            return [Token("s", start, stop, text[start:end], words.scales[written])]
        known = words.currencies.get(written)
        if known and (any_case or not known.written or text[start:end] == known.written):
            return [Token("c", start, stop, word, known)]
    if word in words.sets["dash"]:
        return [Token("-", start, end, word)]
    return _scaled_code(text, start, end) or [Token("w", start, end, word)]


_SCALED = re.compile(r"(?P<scale>k|K|M|m|T|Md|Mds|Mrd|bn)(?P<code>[A-Z]{3})")
_LARGE = {"k": 3, "K": 3, "T": 3, "M": 6, "m": 6, "Md": 9, "Mds": 9, "Mrd": 9, "bn": 9}


def _scaled_code(text: str, start: int, end: int) -> list[Token]:
    found = _SCALED.fullmatch(text, start, end)
    known = lexicon().currencies.get(found["code"].casefold()) if found else None
    if found is None or known is None or known.is_weak_before or not known.is_before:
        return []
    middle = found.end("scale")
    return [
        Token("s", start, middle, found["scale"], {ANY: _LARGE[found["scale"]]}),
        Token("c", middle, end, found["code"].casefold(), known),
    ]


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
    for word in words.unspaced.get(text[start], ()):
        if text.startswith(word, start):
            stop = start + len(word)
            if word in words.scales:
                return Token("s", start, stop, word, words.scales[word])
            return Token("c", start, stop, word, words.currencies[word])
    return Token("w", start, start + 1, text[start])
