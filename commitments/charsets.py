"""In which encoding a text was saved before UTF-8: told by which language's characters come out, or not at all.

A text in the wrong encoding is letters all the same, so that nothing fails and every word is wrong. Each encoding is
tried, and what comes out is weighed against the characters that texts of its languages are made of (`charsets.toml`).
"""

import codecs
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from commitments import toml

WESTERN = "western"
"""Windows-1252, old Macintosh or DOS: which of these is for the caller to tell."""
_USUAL = "cp1252"
"""Western texts are in this one, unless they cannot be."""
_SAMPLE = 64 << 10
"""Bytes of lines that are looked at."""
_SURE, _CLEAR = 0.8, 0.95
"""How familiar a text has to be, and at most how familiar, beside that, in any other encoding."""
_FEWEST = 6
"""Letters of a script of its own, from which it can be told."""
_LONGEST_RUN = 2
"""Letters beyond ASCII that stand side by side in Western words."""


_MARKS = (
    # Those of four bytes first: the one of UTF-32 begins as that of UTF-16 does.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked(data: bytes) -> str | None:
    """The encoding whose mark the bytes begin with."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def wide(data: bytes) -> str | None:
    """UTF-32 or UTF-16 without its mark: in text in Latin letters three bytes of four are zero, or every other one."""
    if widest := next((encoding for encoding in ("utf-32-le", "utf-32-be") if _is_widest(data, encoding)), None):
        return widest
    sample = data[:4_096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 4:
        return None
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return next((encoding for encoding in ("utf-16-le", "utf-16-be") if _is_wide(data[:_SAMPLE], encoding)), None)


def _is_widest(data: bytes, encoding: str) -> bool:
    """Whether each four bytes are a character that texts have, as four bytes of anything else hardly ever are."""
    sample = data[: min(len(data), 4_096) // 4 * 4]
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    shown = sum(letter.isprintable() or letter in "\t\n\r\f" for letter in text)
    return len(text) >= 4 and shown > 0.8 * len(text) and "\0" not in text


def _is_wide(sample: bytes, encoding: str) -> bool:
    """Whether it is text of another script: letters of one part of Unicode with blanks or stops between, each of which
    has a byte that no other encoding of texts has."""
    try:
        text = sample[: len(sample) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return False
    plain = sum(letter in _BETWEEN for letter in text)
    parts = Counter("han" if "\u3000" <= letter <= "\ud7a3" else ord(letter) >> 8 for letter in text if letter > "\x7f")
    of_one = max(parts.values(), default=0)
    return (
        len(text) >= 8
        and plain * 100 > len(text)
        and (of_one + sum(letter < "\x80" for letter in text)) > 0.95 * len(text)
    )


_BETWEEN = frozenset(" \n,.、。，")


SHIFT = b"\x1b$"
"""What begins letters of two bytes among those of ASCII, in ISO 2022."""


def shifted(data: bytes) -> str | None:
    """Which of the East Asian encodings it is in which every byte is one of ASCII; the data may be cut short."""
    encodings = ("iso2022_jp", "iso2022_kr", "iso2022_jp_ext")
    return next((encoding for encoding in encodings if _is_in(data, encoding)), None)


_HZ = re.compile(rb"~\{(?:[!-}][!-~])+~\}")


def is_hz(data: bytes) -> bool:
    """Whether bytes of ASCII hold letters of two bytes in brackets, as in old mails from China; the data may be cut
    short.

    >>> is_hz("2030年".encode("hz")), is_hz(b"{~} and ~{a~}")
    (True, False)
    """
    return _HZ.search(data) is not None and _is_in(data, "hz")


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False
    return True


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_Around = tuple[str, str, str]
"""A character beyond ASCII with its neighbours: the one before, itself, the one behind."""


class _Reading(NamedTuple):
    familiar: float
    """About 1 for an ordinary text of the language, 0 for one that has nothing of it."""
    encoding: str
    language: "_Language"
    text: str


class Told(NamedTuple):
    encoding: str
    """Its name, or WESTERN."""
    rival: str | None = None
    """One that it may as well be: read in that it has other words, all of letters that are as usual."""


def told(data: bytes) -> Told | None:
    """The encoding of bytes that are not UTF-8; None where it cannot be told.

    >>> told("Построим сорок школ".encode("cp1251")), told("Nous bâtirons des écoles".encode("cp1252"))
    (Told(encoding='cp1251', rival=None), Told(encoding='western', rival=None))
    """
    sample = _sample(data)
    readings = sorted(_readings(sample), key=lambda reading: reading.familiar, reverse=True)
    is_like_western = _is_like_western(sample)
    western = [reading for reading in readings if reading.language.is_western] if is_like_western else []
    foreign = [
        reading for reading in readings if not reading.language.is_western and reading.familiar >= reading.language.sure
    ]
    if not foreign:
        return Told(WESTERN) if is_like_western else None
    best = foreign[0]
    as_good = [reading for reading in western if reading.familiar >= min(1.0, best.familiar)]
    if usual := next((reading for reading in as_good if reading.encoding == _USUAL), None):
        return Told(WESTERN, _rival(usual, foreign))
    if any(reading.text == best.text for reading in as_good):
        return Told(WESTERN)
    return _likeliest([best, *(other for other in foreign[1:] if not _is_clearer(best, other)), *as_good])


def _rival(usual: _Reading, foreign: Iterable[_Reading]) -> str | None:
    """Of the encodings that are as usual elsewhere, for Latin letters."""
    rivals = (one for one in foreign if one.text != usual.text and not one.language.is_alone)
    return next((one.encoding for one in rivals if _frequency(one.encoding) == 0), None)


def _likeliest(readings: Sequence[_Reading]) -> Told | None:
    """Of several that are about as familiar the one in the most usual encoding; None where two of these differ."""
    most = min(_frequency(one.encoding) for one in readings)
    first, *others = [one for one in readings if _frequency(one.encoding) == most]
    if any(one.text != first.text for one in others):
        return None
    return Told(first.encoding, next((one.encoding for one in readings if one.text != first.text), None))


def _frequency(encoding: str) -> int:
    """How usual an encoding is beside others, 0 for those of Windows and of old Macintosh in the West."""
    return next((place for place, family in enumerate(_FAMILIES) if encoding.startswith(family)), len(_FAMILIES))


_FAMILIES = (
    ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "cp932", "cp949", "gb", "big5",
     "mac_roman"),
    ("cp1257", "iso8859", "koi8", "euc"),
    ("cp8",),
)  # fmt: skip


def _is_clearer(best: _Reading, other: _Reading) -> bool:
    """Whether a reading is more familiar by far than another: in what the two read differently, where they do so letter
    by letter, since the rest tells nothing."""
    if len(best.text) != len(other.text):
        return other.familiar < best.familiar * _CLEAR
    places = [place for place, letter in enumerate(best.text) if letter != other.text[place]]
    ours, theirs = (reading.language.share(_around(reading.text, places)) for reading in (best, other))
    return theirs < ours * _CLEAR


def _sample(data: bytes) -> bytes:
    """The first lines that have anything beyond ASCII; no encoding here has a line feed inside a character."""
    found, size = [], 0
    for line in data.split(b"\n"):
        if line.isascii():
            continue
        found.append(line[:_SAMPLE])
        size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join(found)


def _readings(sample: bytes) -> Iterator[_Reading]:
    for encoding, languages in _by_encoding().items():
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        around = list(_around(text, (found.start() for found in _BEYOND_ASCII.finditer(text))))
        for language in languages:
            yield _Reading(language.familiar(around), encoding, language, text)


class _Language(NamedTuple):
    weights: dict[str, float]
    """How much each letter speaks for it; one that is not here speaks against it."""
    expect: float
    is_western: bool
    is_read_in_western: bool
    """Whether it is written in the encoding that Western languages are."""
    is_alone: bool
    """Whether its letters never stand beside plain ones."""

    @property
    def sure(self) -> float:
        # All letters of a language written in Latin are known, so that nearly all that are read have to be among them.
        return 1.0 if self.expect >= 0.95 else _SURE

    def familiar(self, around: Iterable[_Around]) -> float:
        """How much a text is like the language, told by its characters beyond ASCII."""
        known, letters, odd = self._counted(around)
        if self.is_western and not letters:  # quotation marks, dashes and signs of money
            return float(not odd)
        if letters < (_FEWEST if self.expect < 0.95 else 1):
            return 0.0
        return known / (letters + odd) / self.expect

    def share(self, around: Iterable[_Around]) -> float:
        """The same of some characters of a text, however few."""
        known, letters, odd = self._counted(around)
        return known / max(1, letters + odd) / self.expect

    def _counted(self, around: Iterable[_Around]) -> tuple[float, int, int]:
        known, letters, odd = 0.0, 0, 0
        for before, letter, after in around:
            weight = self.weights.get(letter, 0.0)
            if not weight and not letter.isalpha():  # Thai vowels are marks, not letters
                odd += letter not in _UNSEEN and (not letter.isprintable() or _is_odd_sign(before, letter, after))
            elif self._is_odd(before, letter, after):
                odd += 1
            else:
                known += weight
                letters += 1
        return known, letters, odd

    def _is_odd(self, before: str, letter: str, after: str) -> bool:
        if _is_odd_case(before, letter, after) or (self.is_alone and _is_plain(before, after)):
            return True
        return self.is_read_in_western and _OUT_OF_PLACE.match(f"{before}{letter}{after}", len(before)) is not None


_UNSEEN = "\u00a0\u00ad"
"""A blank and a hyphen, which stand anywhere."""


def _is_odd_case(before: str, letter: str, after: str) -> bool:
    """Whether a capital stands behind a small letter, or the other way round in front of one."""
    return (letter.isupper() and before.islower()) or (letter.islower() and after.isupper())


_OUT_OF_PLACE = re.compile(
    "[çÇ][b-df-hj-np-tv-xzeéèêëiíîïy]|[ñÑ][b-df-hj-np-tv-xz]|[ãÃ][b-df-hj-np-rtv-xz]|[õÕ][^\\W_eE]|[èÈ][aeiouy]"
    "|(?<=[b-df-hj-np-tv-xz])[ïÏ]|(?<=[aeioyáéíóý])[æÆ]|(?<![^\\W_])(?:[æÆÊ][aeiouyáéíóúý]|[ËÛ][a-zà-ÿ])"
)
"""A letter of Western languages where it stands in none of them, and what is read for the letters of others does:
"poveæati", "Gdañsk", "Gyõri", "nodokïus"."""


_INSIDE, _BEHIND, _BEFORE = frozenset("’–—·"), frozenset("’”“»›…–—™®°ºª"), frozenset("‘’“„«‹…–—£€§©¿¡")
"""Signs that stand inside words, right behind and right before them."""


def _is_odd_sign(before: str, sign: str, after: str) -> bool:
    """Whether a sign beyond ASCII stands where none does, as the letters of a word in the wrong encoding do."""
    if "─" <= sign <= "▟":  # lines and blocks
        return True
    is_behind, is_before = _is_of_a_word(before) and not (sign in "²³" and before in "mM"), _is_of_a_word(after)
    if is_behind and is_before:
        return sign not in _INSIDE
    return (is_behind and sign not in _BEHIND) or (is_before and sign not in _BEFORE)


def _is_of_a_word(letter: str) -> bool:
    return letter.isalpha() or letter in _MARKS_IN_WORDS


_MARKS_IN_WORDS = frozenset("¸˛˝ˇ˘˙¨¯´")
"""What an accented letter becomes in the wrong encoding, and nothing else is."""


@cache
def _by_encoding() -> dict[str, list[_Language]]:
    tables = toml.beside(__file__, "charsets.toml")
    found: dict[str, list[_Language]] = {}
    for table in tables.values():
        language = _language(table)
        for encoding in table["encodings"]:
            found.setdefault(encoding, []).append(language)
    return found


def _language(table: dict[str, Any]) -> _Language:
    letters = dict.fromkeys(table["letters"].replace("\n", ""))
    is_alone = table.get("is_alone", False)
    weights = {letter: 1 - is_alone * 0.9 * place / len(letters) for place, letter in enumerate(letters)}
    weights |= dict.fromkeys(table.get("rare", ""), 0.5)
    weights = {letter.upper(): weight for letter, weight in reversed(weights.items())} | weights
    return _Language(weights, table["expect"], table.get("western", False), _USUAL in table["encodings"], is_alone)


def _around(text: str, places: Iterable[int]) -> Iterator[_Around]:
    for place in places:
        yield text[place - 1 : place] if place else " ", text[place], text[place + 1 : place + 2] or " "


def _is_plain(before: str, after: str) -> bool:
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())


def _is_like_western(sample: bytes) -> bool:
    """Whether accents stand singly among plain letters, as in names and texts of several Western languages."""
    text = sample.decode("cp1252", errors="replace")
    total = in_runs = run = 0
    for letter in f"{text} ":
        if letter > "\x7f" and (letter.isalpha() or letter in "\ufffd¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿×÷ˆ˜ƒ†‡"):
            run += 1
            continue
        total += run
        in_runs += run if run > _LONGEST_RUN else 0
        run = 0
    return in_runs <= 0.3 * total


# --- which of the Western ones ----------------------------------------------------------------------------------------

_NAMES = {"mac_latin2": "Mac Central European"}
_CALLED = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS (CP850)"}
"""Encodings of Western texts, the usual one first: where the letters tell nothing, it is that."""


def called(encoding: str) -> str:
    """
    >>> called("cp1251"), called("mac_roman"), called("gb18030")
    ('Windows-1251', 'Mac Roman', 'GB18030')
    """
    name = f"Windows-{encoding[2:]}" if encoding.startswith("cp125") else encoding.upper().replace("_", "-")
    return (_CALLED | _NAMES).get(encoding, name)


def western(data: bytes) -> str | None:
    """Which encoding a Western text is in; None where none is likely, or two of the rarer ones are as likely."""
    scores = {encoding: (_plausible(data, encoding), _fit(data, encoding)) for encoding in _CALLED}
    if b"\r" in data and b"\n" not in data:
        scores["mac_roman"] = scores["mac_roman"][0] + 1, scores["mac_roman"][1]
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best][0] < 0:
        return None
    alike = {data.decode(encoding, "replace") for encoding, score in scores.items() if score == scores[best]}
    return best if len(alike) == 1 or best == _USUAL else None


_FOREIGN = frozenset("‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×÷")


def _fit(data: bytes, encoding: str) -> tuple[float, float]:
    """How familiar a text is in the language that it is most like, and how many of its letters are among the most usual
    ones of all."""
    if encoding == _USUAL:
        return math.inf, math.inf
    text = data.decode(encoding, "replace")
    around = list(_around(text, (found.start() for found in _BEYOND_ASCII.finditer(text))))
    familiar = max(language.familiar(around) for language in _by_encoding()[encoding] if language.is_western)
    return familiar, sum(letter in _COMMON for letter in text.lower())


_COMMON = frozenset("éáíóúèàçãñäöüåøß")


def _plausible(data: bytes, encoding: str) -> int:
    """How much the bytes beyond ASCII look like European text in an encoding: small letters inside words, capitals at
    their start, marks outside. Every pair of neighbours is weighed by how often it occurs."""
    text = data.decode(encoding, errors="replace")
    seen: Counter[tuple[str, str, str]] = Counter()
    for place, character in enumerate(text):
        if character > "\x7f":
            seen[text[place - 1 : place] or " ", character, text[place + 1 : place + 2] or " "] += 1
    return sum(count * _weight(*around) for around, count in seen.items())


def _weight(before: str, character: str, after: str) -> int:
    if character == "\ufffd":
        return -4
    if character.isalpha() and character not in "ªºƒ":
        if character.islower():
            if before.isalpha() or after.isalpha():
                return -2 if after.isupper() else 2
            return 1 if character in _WORDS and not before.isdigit() else -1
        return -2 if before.islower() else (2 if after.isalpha() or before.isupper() else -1)
    if character in "’‘":
        return 2
    if character in _UNSEEN:
        return 1 if before.isalpha() and not after.isalnum() else 2  # "está" of DOS ends in what would be a blank
    if character in "¡¿":
        return -2 if before.isalnum() or after.isspace() else 0
    if character == "…":
        return 2 if not after.isalpha() else -1
    if character in "¥½¼¾":
        return 2 if after.isdigit() or (character != "¥" and not after.isalpha()) else -1
    if character == "•":
        return 2 if after.isspace() else 0
    if character in "“”«»„–—€£":
        return 2 if not (before.isalpha() and after.isalpha()) or character in "–—" else -1
    return 0 if character in _FOREIGN and not (before.isalpha() and after.isalpha()) else -2


_WORDS = frozenset("àáèéìóôúåæø")
"""Letters that are words: `à`, `é`, `å`."""
