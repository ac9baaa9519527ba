"""Where sums stand in a text, and which figures, scales and currencies belong to each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from commitments.money.changes import change, promised_after
from commitments.money.lexicon import codes, folded, is_unspaced
from commitments.money.numerals import part_behind, with_figures
from commitments.money.places import Places, is_year
from commitments.money.repeats import once
from commitments.money.tokens import Token, tokens


class Term(NamedTuple):
    written: str
    """The figure; "" where it is none."""
    scales: tuple[Token, ...]
    languages: frozenset[str]
    """Of a number in words."""


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


class _End(NamedTuple):
    """The other end of a range: the currencies before it, those behind it."""

    before: tuple[Token, ...]
    amount: tuple[Term, ...]
    after: tuple[Token, ...]
    place: int
    is_linked: bool


_REACH = 40
"""Tokens: no more of a sum stand before its currency."""


class Parser(Places):
    def __init__(self, text: str, *, is_cell: bool = False) -> None:
        self._text = text
        self._is_cell = is_cell
        super().__init__(with_figures(once(tokens(text, any_case=is_cell))))

    # --- where sums are -----------------------------------------------------------------------------------------------

    def sums(self) -> Iterator[Found]:
        """Each place where a currency stands at a figure, understood or not, in order."""
        place = 0
        for currency in [place for place, token in enumerate(self.all) if token.kind == "c"]:
            place = max(place, currency - _REACH)
            while place <= currency:
                found = self._at(place)
                if found is not None:
                    yield found._replace(is_whole=found.is_whole and self._is_apart(found))
                place = max(found.end if found else 0, place + 1)

    def whole(self) -> Found | None:
        """All that there is, as one sum; the currency may be missing."""
        place = 0
        if self.is_in(place, "between") or self.is_in(place, "from"):
            place += 1
        found = self._at(place)
        return found if found is not None and found.end == len(self.all) else None

    def characters(self, found: Found) -> tuple[int, int]:
        """Where a sum begins and ends in the text."""
        return self.all[found.start].start, self.all[found.end - 1].end

    def _at(self, place: int) -> Found | None:
        token = self.all[place] if place < len(self.all) else None
        if token is None or token.kind not in "cn":
            return None
        start = place
        before, place = self._before(place)
        low, place = self._amount(place)
        if not low:
            return None
        after, place, linked = ((), place, False) if before else self._after(place)
        place = self._closed(place)
        if not before and not after:
            after, place, linked = self._after(place)
        link, is_clear = self.word(place), True
        high: tuple[Term, ...] = ()
        end = self._range(start, place, low, has_currency=bool(before or after))
        if end is not None and self._counts_else(end, place, is_before=bool(before), is_priced=bool(before or after)):
            is_clear, end = self._is_less(low, end.amount), None
        if end is not None:
            high, place, linked = end.amount, end.place, end.is_linked
            before, after = before + end.before, after + end.after
        if before:
            more, place, _ = self._after(place)
            after += more
        if not before and not after and not self._is_cell:
            return None
        is_firm = any(term.scales or _is_large(term.written) for term in (*low, *high))
        if not self._is_cell and not self._is_money(before, after, place, is_firm=is_firm):
            return None
        if not high and (promised := promised_after(self, start, place)):
            if not self.is_in(start - 1, "growing"):
                return self._at(promised + self.is_in(promised, "reaching"))
            is_clear = False  # "by $2 billion, to $7 billion"
        is_change, is_known = change(self, start, link, is_cell=self._is_cell) if high else (False, True)
        currencies, end_at = before + after, self._closed(place)
        return Found(low, high, currencies, not before, linked, is_change, start, end_at, is_clear and is_known)

    def _is_money(self, before: tuple[Token, ...], after: tuple[Token, ...], end: int, *, is_firm: bool) -> bool:
        """Not a meeting (`COP 26`) or a norm (`Euro 7`), nor what the name of a currency is a part of."""
        if after and f"{after[-1].word}:{self.word(end + (self.kind(end) == '-'))}" in self.sets["not_money"]:
            return False
        if any(token.value.is_weak_before for token in before):
            return is_firm
        if after and after[-1].value.is_weak_after:
            return is_firm and self.ends_at(end)
        return is_firm or not after or not self._is_of_many(after[-1], end)

    def _is_of_many(self, currency: Token, place: int) -> bool:
        """`27 EUR countries`: the code belongs to what is counted."""
        is_code = currency.word.upper() in codes()
        word = self.word(place)
        return is_code and word.endswith("s") and len(word) > 4 and not self.is_in(place, "follow")

    def _before(self, place: int) -> tuple[tuple[Token, ...], int]:
        found: list[Token] = []
        while self.kind(place) == "c" and len(found) < 3:
            if not found and not self.all[place].value.is_before:
                break
            found.append(self.all[place])
            place += 1
        return tuple(found), place

    def _amount(self, place: int) -> tuple[tuple[Term, ...], int]:
        """Figures with their scales, as many as belong together: `3億5000万`, `2 crore 50 lakh`."""
        terms: list[Term] = []
        while self.kind(place) == "n" and len(terms) <= 5:
            after = place + 1
            scales: list[Token] = []
            while len(scales) < 4:
                step = after + 1 if self.kind(after) == "-" and self.kind(after + 1) == "s" and not scales else after
                if self.kind(step) != "s" or not self.is_near(step):
                    break
                scales.append(self.all[step])
                after = step + 1
            if terms and not scales and not self.is_glued(place):
                break
            value = self.all[place].value
            languages = frozenset[str]() if isinstance(value, bool) else value
            terms.append(Term(self._written(place, bool(scales)), tuple(scales), languages))
            place = after
            if not scales:
                break
            part, after = part_behind(self.all, place)
            if part and self._after(after)[0]:  # "a billion and a half dollars"
                terms.append(Term(part, tuple(scales), frozenset()))
                place = after
                break
        return tuple(terms), place

    def _written(self, place: int, has_scale: bool) -> str:
        token = self.all[place]
        is_ratio = not has_scale and ("/" in token.word or "⁄" in token.word)
        # "page 3 500 euros"
        is_doubtful = _has_blank(token.word) and self.is_label(place - 1)
        return token.word if token.value and not is_ratio and not is_doubtful else ""

    def _after(self, place: int) -> tuple[tuple[Token, ...], int, bool]:
        """Currencies behind an amount: whether a `de` links them to it."""
        step, linked = place, False
        if self.kind(step) == "-" and self.kind(step + 1) == "c":
            step += 1
        elif self.is_in(step, "links"):
            step, linked = step + 1, True
            if self.is_sign(step, "'’"):
                step += 1
        if self.kind(step) != "c" or self._belongs_to_next(step):
            return (), place, False
        found = [self.all[step]]
        step += 1
        while self.kind(step) == "c" and len(found) < 3 and not self._belongs_to_next(step):
            found.append(self.all[step])
            step += 1
        return tuple(found), step, linked

    def _belongs_to_next(self, place: int) -> bool:
        """Whether a currency between two figures stands at the second (`2027 €5 million`)."""
        if self.kind(place + 1) != "n" or not self.all[place].value.is_before:
            return False
        if self.is_glued(place + 1) or self.is_glued(place):
            return self.is_glued(place + 1)
        # "770,000 EUR 2030"
        is_dated = is_year(self.all[place + 1].word) and self.kind(place + 2) != "s"
        return not is_dated or (self.kind(place - 1) == "n" and is_year(self.all[place - 1].word))

    def _range(self, start: int, place: int, low: tuple[Term, ...], *, has_currency: bool) -> _End | None:
        step = place + 1
        is_dash = self.kind(place) == "-"
        if not is_dash and self.is_sign(place, ".") and self.is_sign(place + 1, "."):
            is_dash, step = True, place + 2
        is_between = self.is_in(start - 1, "between")
        if not (is_dash or self.is_in(place, "to") or (self.is_in(place, "and") and is_between)):
            return None
        before, step = self._before(step)
        high, step = self._amount(step)
        if not high:
            return None
        after, stop, linked = self._after(step)
        if not (has_currency or before or after or (self._is_cell and start <= 1)):
            return None
        return _End(before, high, after, stop, linked)

    def _counts_else(self, end: _End, place: int, *, is_before: bool, is_priced: bool) -> bool:
        """Whether the second figure may count what follows it: `$5 million to 10 schools`, `€5 – 10 schools`."""
        if end.before or end.after or self.is_in(place, "and"):
            return False
        if is_priced and not end.amount[-1].scales and is_year(self.all[end.place - 1].word):
            return True  # "500 euros to 2030"
        if self.ends_at(end.place):
            return False
        if self.kind(place) != "-":
            return not self.is_sign(place, ".")
        return is_before and not self.is_glued(place) and not self.is_glued(place + 1)

    def _is_less(self, low: tuple[Term, ...], high: tuple[Term, ...]) -> bool:
        """Whether what follows a sum is too little to be its other end."""
        if low[-1].scales or high[-1].scales:
            return bool(low[-1].scales and not high[-1].scales)
        first, second = (sum(map(str.isdigit, _CENTS.sub("", terms[-1].written))) for terms in (low, high))
        return second < first or (first < second == 4 and is_year(high[-1].written))

    # --- what stands around ---------------------------------------------------------------------------------------

    def _closed(self, place: int) -> int:
        """After the dash that stands for no cents: `1.000,-`, `5,000/-`."""
        if self.is_sign(place, ".,") and self.kind(place + 1) == "-" and self.kind(place + 2) != "n":
            place += 2
            if self.kind(place) == "-":
                place += 1
        if self.is_sign(place, "/") and self.kind(place + 1) == "-" and self.is_glued(place):
            place += 2  # "Rs. 5,000/-"
        return place

    def _is_apart(self, found: Found) -> bool:
        """Whether nothing around a sum could be part of it."""
        return self._is_apart_before(found) and self._is_apart_after(found)

    def _is_apart_before(self, found: Found) -> bool:
        if not found.start:
            return True
        place = found.start - 1
        token, last = self.all[found.start], self.all[place]
        if last.kind == "n":
            is_dated = is_year(last.word) and self.is_in(place - 1, "dated")  # "in 2027 5 Mio. Euro"
            is_no_count = is_year(last.word) or not last.value or self.is_label(place - 1)
            return is_dated or (is_no_count and not found.is_after)
        if last.kind == "-":
            # "2021-27: …" is no sum; what follows a dash without a blank may be negative, or the end of a range.
            is_about = last.word in "~〜～"
            return (is_about or last.end < token.start) and self.kind(place - 1) != "n"
        if last.kind in "cs":
            return last.kind == "c" and not last.value.is_before and not found.is_after
        if self._is_part_of(place) and not found.is_change:
            return False
        if last.word == "." and place == 1:  # "1. 5 million euros"
            return True
        if self._is_joined(place, ("times", "of", "among", "either") if found.is_after else ("times",)):
            return False
        return not (last.word in ("/", "⁄", "+", "=", "٫", "٬") and (last.end == token.start or last.word == "="))

    def _is_joined(self, place: int, by: Sequence[str]) -> bool:
        """Whether words join another figure to the sum: `3 x €5 million`, `5 or 10 million euros`, `one in five`."""
        step = place
        while place - step < 3 and (
            any(self.all[step].word in self.sets[name] for name in by) or (len(by) > 1 and self.is_sign(step, ",."))
        ):
            step -= 1
        return step < place and (self.is_number(step) or (len(by) > 1 and self.kind(step) == "s"))

    def _is_part_of(self, place: int) -> bool:
        """Whether `a third of`, `5 % of the`, `twice` stands before."""
        step = place
        while step > 0 and place - step < 3 and self.is_in(step, "of"):
            step -= 1
        word = folded(self.all[step].word)
        is_share = step < place and (word in self.sets["parts"] or word in self.sets["shares"])
        is_multiple = step < place and word.isalpha() and word in self.sets["times"]
        return is_share or is_multiple or word in self.sets["multiples"]

    def _is_apart_after(self, found: Found) -> bool:
        last = self.all[found.end - 1]
        following = self._text[last.end : last.end + 1]
        is_glued = following.isalnum() and not is_unspaced(following)
        is_yearly = following == "/" and self.is_in(found.end + 1, "periods")
        if last.kind != "c" and (is_glued or following in _GLUED_SIGNS) and not is_yearly:
            return False
        if last.kind == "s" and len(last.word) == 1 and following and following in _GLUED_LETTER_SIGNS:
            return False
        token = self.all[found.end] if found.end < len(self.all) else None
        if token is None:
            return True
        if token.kind in "ns" or token.word in ("%", "‰", "="):
            return token.kind == "n" and last.kind == "c" and is_year(token.word)
        if token.kind == "c":
            return self.kind(found.end + 1) == "n"
        if token.kind == "-" and self.kind(found.end + 1) in ("n", "c"):
            return False
        if token.word in (",", ".") and last.kind == "n" and self._goes_on(found.end, following):
            return False
        if token.word in self.sets["times"] and self.kind(found.end + 1) == "n":
            return False
        if last.kind != "c" and self._could_be_scale(token, is_scaled=last.kind == "s"):
            return False
        if self._text.startswith(_GOES_TO, last.end) or self._is_idiom(found, following):
            return False
        if token.word in self.sets["either"] or self.is_in(found.end, "to"):
            return self._is_apart_from(found, found.end)
        return not self._has_part(found.end)

    def _goes_on(self, place: int, following: str) -> bool:
        """Whether a figure goes on behind a mark, or a scale is glued to it: `$5.million`."""
        is_glued = following == "." and self.is_glued(place + 1)
        return self.kind(place + 1) == "n" or (is_glued and self.kind(place + 1) == "s")

    def _is_idiom(self, found: Found, following: str) -> bool:
        """`a million dollars' worth of trouble`"""
        return found.is_after and following in ("'", "’") and self._text[self.all[found.start].start].isalpha()

    def _is_apart_from(self, found: Found, link: int) -> bool:
        """Whether what follows `or`, `and`, `to` is no other sum that this one is part of: `€5 and 10 million`."""
        before, place = self._before(link + 1)
        other, place = self._amount(place)
        if not other:
            return not self._has_part(link)
        if self.is_in(link, "to"):
            return not before
        is_sum = bool(before or other[-1].scales or self._after(place)[0])
        if is_sum and self.all[link].word in _OR + _PLUS:
            return False
        return bool(found.low[-1].scales) or not other[-1].scales

    def _has_part(self, place: int) -> bool:
        """`and a half`, `y medio`: not more than three words on."""
        for step in range(place, place + 4):
            word = self.word(step)
            if word in self.sets["parts"]:
                return True
            if not word and self.kind(step) != "-":
                return False
        return False

    def _could_be_scale(self, token: Token, *, is_scaled: bool) -> bool:
        """Whether an unknown word behind a figure may be a scale of a language that is not known here."""
        if token.kind != "w":
            return False
        if is_scaled and not token.word.isascii():
            return False
        if len(token.word) == 1:
            return token.word not in self.sets["follow"]
        if not ("a" <= token.word[0] <= "z" or token.word[0] in "àáâäãåæçéèêëíïñóôöøúüß"):
            return token.word not in self.sets["follow"]
        return token.word.startswith(tuple(self.sets["scale_like"]))


_CENTS = re.compile(r"[.,]\d{1,2}$")
_GLUED_SIGNS = ("%", "‰", "°", "/", "⁄", "_", "٫", "٬")
_GLUED_LETTER_SIGNS = "&'’@#*²³"
_OR = ("or", "oder", "ou", "o", "of", "или", "either")
_PLUS = ("plus", "+")
# Japanese, Korean and Chinese words for `to` after the sum at which something stands.
_GOES_TO = ("から", "より", "에서", "增", "提高", "减", "減", "升", "上调", "扩大到", "上升")


def _has_blank(written: str) -> bool:
    return any(character.isspace() for character in written)


def _is_large(written: str) -> bool:
    """Five digits, or thousands that are marked as such: `5,000`, not `2026` or `8.3`."""
    digits = sum(character.isdigit() for character in written)
    return digits >= 5 or (digits == 4 and not written[1].isdigit())
