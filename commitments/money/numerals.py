"""Numbers in words, `two hundred and fifty`, `fünfundzwanzig`, `half a`, `三`: each becomes a figure."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commitments import toml
from commitments.money.lexicon import ANY, folded, lexicon
from commitments.money.tokens import HYPHENS, Token

_SHORT = 6
"""Letters; no two numbers are written together in so few."""
_FAR = 24
"""Tokens before a scale, a currency or a figure: no number in words is so long, even in a range."""


class Language(NamedTuple):
    name: str
    numbers: dict[str, int]
    ones: frozenset[str]
    inside: frozenset[str]
    is_glued: bool
    needs_scale: bool
    parts: tuple[tuple[tuple[str, ...], str], ...]
    """Phrases before a scale that are a part of it, longest first, and the figure that they are."""
    more: tuple[tuple[tuple[str, ...], str], ...]
    """Those behind a whole number."""


class Words(NamedTuple):
    starts: dict[str, list[Language]]
    """The words that a number can begin with, and whose they are."""
    glued: list[Language]
    """Those that write numbers together."""
    numbers: frozenset[str]
    digits: dict[str, int]
    vague: frozenset[str]
    parts_behind: dict[str, list[tuple[tuple[str, ...], str]]]
    """By their first word the phrases behind a number or its scale that are a part of it."""
    alone: frozenset[str]
    """Scales that stand for one of them: `mille euros`."""


class _Number(NamedTuple):
    figure: str
    """As in digits: `250`, `2 1/2`; "" where it is unclear."""
    end: int
    languages: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def words() -> Words:
    table = toml.beside(__file__, "numbers.toml")
    digits, vague = _numbers(table.pop("signs")["digits"]), frozenset(table.pop("vague")["words"].split())
    alone = frozenset(table.pop("alone")["words"].split())
    languages = [_language(name, each) for name, each in table.items()]
    starts: dict[str, list[Language]] = {}
    for language in languages:
        for word in {*language.numbers, *language.ones, *(phrase[0] for phrase, _ in language.parts)}:
            starts.setdefault(word, []).append(language)
    numbers = frozenset(word for language in languages for word in language.numbers if word not in language.ones)
    behind: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for language in languages:
        for phrase, part in language.more:
            behind.setdefault(phrase[0], []).append((phrase, part))
    glued = [language for language in languages if language.is_glued]
    return Words(starts, glued, numbers, digits, vague, behind, alone)


def _numbers(written: str) -> dict[str, int]:
    pairs = (pair.split("=") for pair in written.split())
    return {folded(word): int(number) for word, number in pairs}


def _language(name: str, table: dict[str, object]) -> Language:
    halves = sorted((table.get("halves") or {}).items(), key=lambda half: -len(half[0]))  # type: ignore[attr-defined]
    phrases = [(tuple(folded(phrase).removeprefix("+").split()), part, phrase[0] == "+") for phrase, part in halves]
    return Language(
        name,
        _numbers(str(table["words"])),
        frozenset(str(table["one"]).split()),
        frozenset(str(table["inside"]).split()),
        bool(table["glued"]),
        "needs_scale" in table,
        tuple((phrase, part) for phrase, part, is_more in phrases if not is_more),
        tuple((phrase, part) for phrase, part, is_more in phrases if is_more),
    )


def with_figures(found: Sequence[Token]) -> list[Token]:
    """The tokens, each number in words as one figure."""
    known, sets = words(), lexicon().sets
    told: list[Token] = []
    place, anchor = 0, -1
    while place < len(found):
        token = found[place]
        number = None
        if anchor < place:
            anchor = next((after for after in range(place, len(found)) if found[after].kind in "scn"), len(found))
        is_near = anchor < len(found) and anchor - place <= _FAR
        if is_near and token.kind in "ws" and not (told and told[-1].kind == "n" and told[-1].end >= token.start - 1):
            number = _of_signs(found, place, known) or _of_words(found, place, known) or _alone(found, place, known)
        before = told[-1].word if told else ""
        if number is None or before in sets["labels"]:
            told.append(token)
            place += 1
            continue
        is_clear = bool(number.figure) and before not in known.vague and before not in known.numbers
        end = found[number.end - 1].end if number.end > place else token.start
        told.append(Token("n", token.start, end, number.figure or "0", is_clear and (number.languages or True)))
        place = number.end
    return told


def part_behind(found: Sequence[Token], place: int) -> tuple[str, int]:
    """The part that stands behind a scale, and where it ends: `and a half` of `a billion and a half dollars`."""
    for phrase, part in words().parts_behind.get(_word(found, place), ()):
        if end := _phrase(found, place, phrase):
            return part, end
    return "", place


def _of_signs(found: Sequence[Token], place: int, known: Words) -> _Number | None:
    """`三` of `三兆円`; of `百万元` the one that is not written."""
    token, following = found[place], found[place + 1] if place + 1 < len(found) else None
    if following is None or following.kind != "s" or following.start != token.end or token.end - token.start != 1:
        return None
    if token.kind == "w" and token.word in known.digits:
        return _Number(str(known.digits[token.word]), place + 1)
    is_scale = token.kind == "s" and token.word in "十百千"
    return _Number("1", place) if is_scale and not (place and found[place - 1].kind in "ns") else None


def _alone(found: Sequence[Token], place: int, known: Words) -> _Number | None:
    """The one that is not written of `mille euros`."""
    is_alone = _word(found, place) in known.alone and place + 1 < len(found) and found[place + 1].kind == "c"
    return _Number("1", place) if is_alone and not (place and found[place - 1].kind in "ns-") else None


def _of_words(found: Sequence[Token], place: int, known: Words) -> _Number | None:
    """The longest number that a language reads there, and that counts a scale or a currency."""
    languages = known.starts.get(_word(found, place))
    if languages is None:
        is_long = len(found[place].word) > _SHORT and (_counts(found, place + 1) or _is_joint(found, place + 1))
        languages = known.glued if is_long else []
    read = ((language, _in_language(found, place, language)) for language in languages)
    fitting = [(language, each) for language, each in read if each and _fits(found, each, language)]
    if not fitting:
        return None
    end = max(each.end for _, each in fitting)
    figures = {each.figure for _, each in fitting if each.end == end}
    names = frozenset(language.name for language, each in fitting if each.end == end)
    # "once", "due": other languages' words as well
    is_doubtful = found[end].kind == "c" and any(each.needs_scale for each, _ in fitting if each.name in names)
    return _Number(figures.pop() if len(figures) == 1 and not is_doubtful else "", end, names)


def _is_joint(found: Sequence[Token], place: int) -> bool:
    """Whether what stands there may join two figures: `to`, `or`, `of`, `times`."""
    sets = lexicon().sets
    word = _word(found, place)
    return word == "," or any(word in sets[name] for name in ("dash", "to", "either", "of", "times", "among"))


def _counts(found: Sequence[Token], place: int) -> bool:
    return place < len(found) and found[place].kind in "sc"


def _fits(found: Sequence[Token], number: _Number, language: Language) -> bool:
    """Whether a scale of the language, a currency, or the other end of a range follows."""
    place = number.end + (_word(found, number.end) in HYPHENS)
    if place >= len(found):
        return False
    token = found[place]
    if token.kind == "s":
        at_home = {"hi", "en"} if language.name == "en" else {language.name}
        return bool(at_home & set(token.value)) or (ANY in token.value and len(token.word) > 2)
    if "/" in number.figure:
        return False
    if token.kind == "c":
        return True
    place = number.end
    while place < number.end + 3 and _is_joint(found, place):
        place += 1
    if place == number.end or place >= len(found):
        return False
    word = _word(found, place)
    return found[place].kind == "n" or word in language.ones or _pieces(word, language) is not None


def _in_language(found: Sequence[Token], place: int, language: Language) -> _Number | None:
    for phrase, part in language.parts:
        if end := _phrase(found, place, phrase):
            return _Number(part, end)
    first, following = _word(found, place), _word(found, place + 1)
    if first in language.ones and following not in language.numbers:
        is_scaled = _counts(found, place + 1) and found[place + 1].kind == "s" and len(following) > 2
        is_one = is_scaled or (first in language.numbers and _is_joint(found, place + 1))
        return _Number("1", place + 1) if is_one else None
    total, end = _added(found, place + (first in language.ones), language)
    if end == place or (first == "hundred" and language.name == "en"):
        return None
    if total is None:
        return _Number("", end)
    for phrase, part in language.more:
        if after := _phrase(found, end + (_word(found, end) in HYPHENS), phrase):
            return _Number(f"{total} {part}", after)
    return _Number(str(total), end)


def _added(found: Sequence[Token], place: int, language: Language) -> tuple[int | None, int]:
    """What the words one behind the other come to, None where that is unclear, and where they end. What does not go on
    behind an `and` or a hyphen may be the other end of a range."""
    sum_so_far, end = _Adding(0, 4, 0), place
    while place < len(found) and found[place].kind in "ws":
        pieces = _pieces(_word(found, place), language)
        added = _with_pieces(sum_so_far, pieces, language) if pieces else None
        if added is None:
            return (sum_so_far.total, end) if place > end or not pieces else (None, place + 1)
        sum_so_far, end = added, place + 1
        place = end + (_word(found, end) in language.inside or _word(found, end) in HYPHENS)
    return sum_so_far.total, end


def _word(found: Sequence[Token], place: int) -> str:
    if place >= len(found):
        return ""
    token = found[place]
    return folded(token.word) if token.kind == "s" else token.word


def _phrase(found: Sequence[Token], place: int, phrase: Sequence[str]) -> int:
    """Where a phrase ends that stands there; 0 where it does not."""
    for number, word in enumerate(phrase):
        if number and _word(found, place) in HYPHENS:
            place += 1
        if _word(found, place) != word:
            return 0
        place += 1
    return place


def _pieces(word: str, language: Language) -> list[int] | None:
    if word in language.numbers:
        return [language.numbers[word]]
    return _unglued(word, language) if language.is_glued and _SHORT < len(word) < 40 else None


def _unglued(word: str, language: Language) -> list[int] | None:
    """The numbers in a word that holds several, a unit behind the ten that it stands before (`fünfundzwanzig`)."""
    values: list[int] = []
    is_joined = False
    while word:
        piece = max((each for each in language.numbers if word.startswith(each)), key=len, default="")
        if not piece:
            joiner = next((each for each in (*language.inside, "ën") if each and word.startswith(each)), "")
            if not joiner or not values or is_joined:
                return None
            word, is_joined = word.removeprefix(joiner), True
            continue
        value = language.numbers[piece]
        if is_joined and value >= 20 and value < 100 and values[-1] < 10:
            values[-1:] = [value, values[-1]]
        else:
            values.append(value)
        word, is_joined = word.removeprefix(piece), False
    return None if is_joined else values


class _Adding(NamedTuple):
    total: int
    room: int
    """What may follow: 4 anything, 3 tens, 2 units, 1 nothing but a hundred."""
    last: int


def _with_pieces(start: _Adding, values: Sequence[int], language: Language) -> _Adding | None:
    """
    >>> english = words().starts["two"][0]
    >>> _with_pieces(_Adding(0, 4, 0), [2, 100, 50], english).total, _with_pieces(_Adding(0, 4, 0), [5, 20], english)
    (250, None)
    """
    total, room, last = start
    is_french = language.name == "fr"
    for value in values:
        needed, left = (4, 3) if value >= 200 else (3, 2) if value >= 20 else (3, 1) if value >= 10 else (2, 1)
        if value == 100:
            if total >= 20:
                return None
            total, room = (total or 1) * 100, 3
        elif is_french and value == 20 and last == 4:  # quatre-vingts
            total, room, value = total + 76, 2, 80
        elif is_french and ((10 <= value < 20 and last in (60, 80)) or (7 <= value <= 9 and last == 10)):
            total, room = total + value, 1  # soixante-dix-sept
        elif room < needed:
            return None
        else:
            total, room = total + value, left
        last = value
    return _Adding(total, room, last)
