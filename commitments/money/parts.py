"""Where sums stand in a text, and which figures, scales and currencies belong to each."""

from collections.abc import Iterator
from typing import NamedTuple

from commitments.money.figures import NO_FIGURE, Figure
from commitments.money.lexicon import folded, is_unspaced, lexicon
from commitments.money.tokens import Token, tokens


class Term(NamedTuple):
    figure: Figure
    scales: tuple[Token, ...]


class Found(NamedTuple):
    """What stands in a text where a sum is; `low` without scale takes that of `high`."""

    low: tuple[Term, ...]
    high: tuple[Term, ...]
    currencies: tuple[Token, ...]
    is_after: bool
    """The currency stands behind the figure."""
    is_linked: bool
    """`millions de dollars`, `millions d'euros`: as Romance languages put it."""
    is_change: bool
    """`from … to …`: what is promised is where it ends."""
    start: int
    """Tokens it takes."""
    end: int
    is_whole: bool


class Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._all = tokens(text)
        self._lexicon = lexicon()

    # --- where sums are -----------------------------------------------------------------------------------------------

    def sums(self) -> Iterator[Found]:
        """Each place where a currency stands at a figure, understood or not, in order."""
        place = 0
        while place < len(self._all):
            found = self._at(place)
            if found is not None:
                yield found._replace(is_whole=found.is_whole and self._is_apart(found))
            place = max(found.end if found else 0, place + 1)

    def whole(self) -> Found | None:
        """All that there is, as one sum; the currency may be missing."""
        place = 0
        if self._is_word(place, self._lexicon.between) or self._is_word(place, self._lexicon.froms):
            place += 1
        found = self._at(place, needs_currency=False)
        if found is None or found.end < len(self._all):
            return None
        return found

    def _at(self, place: int, *, needs_currency: bool = True) -> Found | None:
        token = self._all[place] if place < len(self._all) else None
        if token is None or token.kind not in "cn":
            return None
        start = place
        before, place = self._before(place)
        low, place = self._amount(place)
        if not low:
            return None
        after, place, linked = ((), place, False) if before else self._after(place)
        high: tuple[Term, ...] = ()
        place = self._closed(place)
        if not before and not after:
            after, place, linked = self._after(place)
        link = self._word(place)
        other_end = self._range(start, place, bool(before or after))
        if other_end is not None:
            other, high, more, place, linked = other_end
            before, after = before + other, after + more
        if before:
            more, place, _ = self._after(place)
            after += more
        if not before and not after and needs_currency:
            return None
        is_change, is_clear = self._change(start, link) if high else (False, True)
        currencies = before + after
        return Found(low, high, currencies, not before, linked, is_change, start, self._closed(place), is_clear)

    def _change(self, start: int, link: str) -> tuple[bool, bool]:
        """Whether `from … to …` is a change, and whether that is clear: `de 5 à 10` can be a range as well."""
        first = self._word(start - 1)
        if not link or first not in self._lexicon.froms or self._word(start - 2) in self._lexicon.ranging:
            return False, True
        pair = f"{first}:{link}"
        return pair in self._lexicon.changes, pair in self._lexicon.changes or pair in self._lexicon.spans

    def _before(self, place: int) -> tuple[tuple[Token, ...], int]:
        found: list[Token] = []
        while place < len(self._all) and self._all[place].kind == "c" and len(found) < 3:
            if found or self._all[place].value.is_before:
                found.append(self._all[place])
                place += 1
            else:
                break
        return tuple(found), place

    def _amount(self, place: int) -> tuple[tuple[Term, ...], int]:
        """Figures with their scales, as many as belong together: `3億5000万`, `2 crore 50 lakh`."""
        terms: list[Term] = []
        while self._kind(place) == "n":
            after = place + 1
            scales: list[Token] = []
            while len(scales) < 4:
                step = after + 1 if self._kind(after) == "-" and self._kind(after + 1) == "s" and not scales else after
                if self._kind(step) != "s" or not self._is_near(step):
                    break
                scales.append(self._all[step])
                after = step + 1
            if terms and not scales and not self._is_glued(place):
                break
            if len(terms) > 5:
                break
            is_ratio = not scales and ("/" in self._all[place].word or "⁄" in self._all[place].word)
            terms.append(Term(NO_FIGURE if is_ratio else self._all[place].value, tuple(scales)))
            place = after
            if not scales:
                break
        return tuple(terms), place

    def _after(self, place: int) -> tuple[tuple[Token, ...], int, bool]:
        """Currencies behind an amount: whether a `de` links them to it."""
        step, linked = place, False
        if self._kind(step) == "-" and self._kind(step + 1) == "c":
            step += 1
        elif self._word(step) in self._lexicon.links:
            step, linked = step + 1, True
            if self._is_sign(step, "'’"):
                step += 1
        if self._kind(step) != "c" or self._belongs_to_next(step):
            return (), place, False
        found = [self._all[step]]
        step += 1
        while self._kind(step) == "c" and len(found) < 3 and not self._belongs_to_next(step):
            found.append(self._all[step])
            step += 1
        return tuple(found), step, linked

    def _belongs_to_next(self, place: int) -> bool:
        """Whether a currency between two figures stands at the second (`2027 €5 million`)."""
        if self._kind(place + 1) != "n" or not self._all[place].value.is_before:
            return False
        return self._is_glued(place + 1) or not self._is_glued(place)

    def _range(
        self, start: int, place: int, has_currency: bool
    ) -> tuple[tuple[Token, ...], tuple[Term, ...], tuple[Token, ...], int, bool] | None:
        """The other end of a range: currencies before it, the amount, those behind it."""
        word, words = self._word(place), self._lexicon
        is_dash = self._kind(place) == "-"
        step = place + 1
        if not is_dash and self._is_sign(place, ".") and self._is_sign(place + 1, "."):
            is_dash, step = True, place + 2
        is_between = self._word(start - 1) in words.between
        if not (is_dash or word in words.tos or (word in words.ands and is_between)):
            return None
        before, step = self._before(step)
        high, step = self._amount(step)
        if not high:
            return None
        after, stop, linked = self._after(step)
        if not is_dash and not before and not after and not (is_between or self._ends_at(step)):
            return None  # "$5 million to 10 schools"
        if not (has_currency or before or after or start == 0):
            return None
        return before, high, after, stop, linked

    # --- what stands around ---------------------------------------------------------------------------------------

    def _closed(self, place: int) -> int:
        """After the dash that stands for no cents: `1.000,-`."""
        if self._is_sign(place, ".,") and self._kind(place + 1) == "-" and self._kind(place + 2) != "n":
            place += 2
            if self._kind(place) == "-":
                place += 1
        return place

    def _is_apart(self, found: Found) -> bool:
        """Whether nothing around a sum could be part of it."""
        return self._is_apart_before(found) and self._is_apart_after(found)

    def _is_apart_before(self, found: Found) -> bool:
        if not found.start:
            return True
        token, last = self._all[found.start], self._all[found.start - 1]
        if last.kind == "n":
            return found.start < 1 or (_is_year(last) and not found.is_after)
        if last.kind == "-":
            # "2021-27: …" is no sum; what follows a dash without a blank may be negative, or the end of a range.
            before = self._all[found.start - 2] if found.start > 1 else None
            return last.end < token.start and (before is None or before.kind != "n")
        if last.kind in "cs":
            return last.kind == "c" and not last.value.is_before and not found.is_after
        if (
            last.word in (",", ".", ";")
            and found.start > 1
            and self._all[found.start - 2].kind == "n"
            and found.is_after
        ):
            return last.word == ";" or _is_year(self._all[found.start - 2])
        return not (last.word in ("/", "⁄", "+", "=", "٫", "٬") and last.end == token.start)

    def _is_apart_after(self, found: Found) -> bool:
        last = self._all[found.end - 1]
        following = self._text[last.end : last.end + 1]
        is_glued = following.isalnum() and not is_unspaced(following)
        if last.kind != "c" and (is_glued or following in _GLUED_SIGNS):
            return False
        token = self._all[found.end] if found.end < len(self._all) else None
        if token is None:
            return True
        if token.kind in "ns" or token.word in ("%", "‰"):
            return token.kind == "n" and last.kind == "c" and _is_year(token)
        if token.kind == "c":
            return self._kind(found.end + 1) == "n"
        if token.kind == "-" and self._kind(found.end + 1) in ("n", "c"):
            return False
        if token.word in (",", ".") and self._kind(found.end + 1) == "n" and last.kind == "n":
            return False
        if last.kind != "c" and _could_be_scale(token):
            return False
        if last.kind == "n" and self._word(found.end) in self._lexicon.ands and self._is_next_scaled(found.end + 1):
            return False
        if last.kind == "n" and token.word in ("or", "and", "&", "to") and self._is_next_scaled(found.end + 1):
            return False
        if last.word == "pounds" and token.word == "of":  # of sugar
            return False
        return not self._has_part(found.end)

    def _is_next_scaled(self, place: int) -> bool:
        _, place = self._before(place)
        high, _ = self._amount(place)
        return bool(high and high[-1].scales)

    def _has_part(self, place: int) -> bool:
        """`and a half`, `y medio`: not more than three words on."""
        for step in range(place, place + 4):
            word = self._word(step)
            if word in self._lexicon.parts:
                return True
            if not word and self._kind(step) != "-":
                return False
        return False

    def _ends_at(self, place: int) -> bool:
        """Whether nothing follows that could be counted by a figure before it."""
        if place >= len(self._all):
            return True
        token = self._all[place]
        return token.kind == "p" or token.word in _FUNCTION_WORDS

    def _kind(self, place: int) -> str:
        return self._all[place].kind if 0 <= place < len(self._all) else ""

    def _word(self, place: int) -> str:
        token = self._all[place] if 0 <= place < len(self._all) else None
        return folded(token.word) if token is not None and token.kind in "wc-" and token.word.isalpha() else ""

    def _is_word(self, place: int, words: frozenset[str]) -> bool:
        return self._word(place) in words

    def _is_sign(self, place: int, signs: str) -> bool:
        return self._kind(place) == "p" and self._all[place].word in signs

    def _is_glued(self, place: int) -> bool:
        return place > 0 and self._all[place - 1].end == self._all[place].start

    def _is_near(self, place: int) -> bool:
        """A single letter that is a scale stands at its figure, or a blank behind it."""
        return self._all[place].start - self._all[place - 1].end <= 2


_FUNCTION_WORDS = frozenset(
    ("in", "for", "over", "by", "of", "a", "an", "per", "each", "every", "on", "from", "with", "through", "as", "at")
)
_GLUED_SIGNS = ("%", "‰", "°", "/", "⁄", "_", "٫", "٬")
_SCALE_LIKE = (
    "mill",
    "mil",
    "mióil",
    "bill",
    "bil",
    "trill",
    "tril",
    "milj",
    "milh",
    "tys",
    "tis",
    "mrd",
    "mld",
    "mln",
)
_FOREIGN_STOPS = frozenset(("на", "в", "для", "до", "к", "и", "за", "по", "из", "от"))


def _could_be_scale(token: Token) -> bool:
    """Whether an unknown word behind a figure may be a scale of a language that is not known here."""
    if token.kind != "w":
        return False
    if not ("a" <= token.word[0] <= "z" or token.word[0] in "àáâäãåæçéèêëíïñóôöøúüß"):
        return token.word not in _FOREIGN_STOPS
    return token.word.startswith(_SCALE_LIKE)


def _is_year(token: Token) -> bool:
    return len(token.word) == 4 and token.word.isdecimal() and token.word[:2] in ("19", "20", "21")
