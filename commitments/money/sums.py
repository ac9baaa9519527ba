"""Sums of money: figures with the scales and currencies that belong to them. What is not understood whole is none."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from commitments.money.figures import NO_FIGURE, Figure
from commitments.money.lexicon import ANY, Currency, folded, is_unspaced, lexicon
from commitments.money.tokens import HAS_FIGURE, Token, tokens

MOST_MONEY = 10**18
_CHINESE, _JAPANESE = {"zh"}, {"ja"}
_POINTED = frozenset(("USD", "GBP", "CAD", "AUD", "NZD", "JPY", "INR", "CNY", "KRW", "HKD", "SGD", "MXN", "$", "THB"))
"""Currencies of lands that write a decimal point."""


class TooMuch(ValueError):
    """More money than there is."""

    def __init__(self) -> None:
        super().__init__("is more money than there is")


class Sum(NamedTuple):
    """`upper` is the end of a range; `currency` is None where none is named, or one that several share."""

    value: int | float
    currency: str | None
    upper: int | float | None = None
    is_guess: bool = False
    """The currency was read from a sign that several share."""


class _Term(NamedTuple):
    figure: Figure
    scales: tuple[Token, ...]


class _Found(NamedTuple):
    """What stands in a text where a sum is; `low` without scale takes that of `high`."""

    low: tuple[_Term, ...]
    high: tuple[_Term, ...]
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


def in_text(text: str, dollar: str = "USD") -> Sum | None:
    """The first sum that a text names; None where there is none, or where it is not understood whole.

    >>> in_text("a $1.6 billion investment"), in_text("double it from €5 to €10 million")
    (Sum(value=1600000000, currency='USD', upper=None, is_guess=False), \
Sum(value=10000000, currency='EUR', upper=None, is_guess=False))
    """
    if not HAS_FIGURE.search(text):
        return None
    found = next(_Parser(text).sums(), None)
    if found is None or not found.is_whole:
        return None
    try:
        read = _sum(found, None, dollar)
    except ValueError:
        return None
    return read if read.currency is not None and read.value > 0 else None


def in_cell(text: str, decimal: str | None = None) -> Sum:
    """The sum that a cell is, with or without a currency; raises ValueError where it is no sum, where there is more to
    it, and where it could be two: `1.234` without knowing the decimal mark.

    >>> in_cell("2,5 Mrd. €"), in_cell("1.234", ",").value, in_cell("(1,000.00)").value
    (Sum(value=2500000000, currency='EUR', upper=None, is_guess=False), 1234, -1000)
    """
    words, sign = _positive(text)
    parser = _Parser(words)
    found = parser.whole()
    if found is None or not found.is_whole:
        raise ValueError("is not a sum of money")
    read = _sum(found, decimal, "USD", is_cell=True)
    guess = any("$" in token.value.codes.values() for token in found.currencies) and read.currency == "USD"
    if sign < 0:
        upper = None if read.upper is None else -read.value
        return read._replace(value=-(read.value if read.upper is None else read.upper), upper=upper, is_guess=guess)
    return read._replace(is_guess=guess)


def currency_named(word: str) -> str | None:
    """The ISO 4217 code that a word or sign alone means: `€`, `usd`, `Swiss francs`; None where it is none, or several.

    `$` is nobody's.
    """
    known = lexicon().currencies.get(folded(" ".join(word.split())))
    codes = set(known.codes.values()) if known else set()
    code = codes.pop() if len(codes) == 1 else None
    return None if code in ("$", "?") else code


def marks_of(text: str) -> set[str]:
    """The decimal marks that the figures of a cell show by themselves.

    >>> marks_of("1.234,56 €"), marks_of("1.234")
    ({','}, set())
    """
    return {token.value.mark for token in tokens(text) if token.kind == "n" and token.value.mark}


def _positive(text: str) -> tuple[str, int]:
    """Without the minus, or the brackets of an accountant, and the sign that they mean."""
    words = text.strip().replace("−", "-")
    if words.startswith("(") and words.endswith(")"):
        return words[1:-1].strip(), -1
    place = next((place for place, c in enumerate(words) if c.isdigit()), 0)
    head = words[:place].rstrip()
    if head.endswith(("-", "–", "—", "－", "﹣")):
        return f"{head[:-1]} {words[place:]}".strip(), -1
    if head[:1] in ("-", "–", "—", "－", "﹣") and head:
        return words[1:].strip(), -1
    if head.endswith(("+", "＋")):
        return f"{head[:-1]} {words[place:]}".strip(), 1
    return words, 1


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._all = tokens(text)
        self._lexicon = lexicon()

    # --- where sums are -----------------------------------------------------------------------------------------------

    def sums(self) -> Iterator[_Found]:
        """Each place where a currency stands at a figure, understood or not, in order."""
        place = 0
        while place < len(self._all):
            found = self._at(place)
            if found is not None:
                yield found._replace(is_whole=found.is_whole and self._is_apart(found))
            place = max(found.end if found else 0, place + 1)

    def whole(self) -> _Found | None:
        """All that there is, as one sum; the currency may be missing."""
        place = 0
        if self._is_word(place, self._lexicon.between) or self._is_word(place, self._lexicon.froms):
            place += 1
        found = self._at(place, needs_currency=False)
        if found is None or found.end < len(self._all):
            return None
        return found

    def _at(self, place: int, *, needs_currency: bool = True) -> _Found | None:
        token = self._all[place] if place < len(self._all) else None
        if token is None or token.kind not in "cn":
            return None
        start = place
        before, place = self._before(place)
        low, place = self._amount(place)
        if not low:
            return None
        after, place, linked = ((), place, False) if before else self._after(place)
        high: tuple[_Term, ...] = ()
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
        return _Found(low, high, currencies, not before, linked, is_change, start, self._closed(place), is_clear)

    def _change(self, start: int, link: str) -> tuple[bool, bool]:
        """Whether `from … to …` is a change, and whether that is clear: `de 5 à 10` can be a range as well."""
        first = self._word(start - 1)
        if not link or first not in self._lexicon.froms or self._word(start - 2) in self._lexicon.ranging:
            return False, True
        pair = f"{first}:{link}"
        return pair in self._lexicon.changes, pair in self._lexicon.changes or pair in self._lexicon.spans

    def _before(self, place: int) -> tuple[tuple[Token, ...], int]:
        found = []
        while place < len(self._all) and self._all[place].kind == "c" and len(found) < 3:
            if found or self._all[place].value.is_before:
                found.append(self._all[place])
                place += 1
            else:
                break
        return tuple(found), place

    def _amount(self, place: int) -> tuple[tuple[_Term, ...], int]:
        """Figures with their scales, as many as belong together: `3億5000万`, `2 crore 50 lakh`."""
        terms: list[_Term] = []
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
            terms.append(_Term(NO_FIGURE if is_ratio else self._all[place].value, tuple(scales)))
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
    ) -> tuple[tuple[Token, ...], tuple[_Term, ...], tuple[Token, ...], int, bool] | None:
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

    def _is_apart(self, found: _Found) -> bool:
        """Whether nothing around a sum could be part of it."""
        return self._is_apart_before(found) and self._is_apart_after(found)

    def _is_apart_before(self, found: _Found) -> bool:
        if not found.start:
            return True
        token, last = self._all[found.start], self._all[found.start - 1]
        if last.kind == "n":
            return found.start < 1 or _is_year(last) and not found.is_after
        if last.kind == "-":
            # "2021-27: …" is no sum; what follows a dash without a blank may be negative, or the end of a range.
            before = self._all[found.start - 2] if found.start > 1 else None
            return last.end < token.start and (before is None or before.kind != "n")
        if last.kind in "cs":
            return last.kind == "c" and not last.value.is_before and not found.is_after
        if last.word in (",", ".", ";") and found.start > 1 and self._all[found.start - 2].kind == "n" and found.is_after:
            return last.word == ";" or _is_year(self._all[found.start - 2])
        if last.word in ("/", "⁄", "+", "=", "٫", "٬", "(") and last.end == token.start and last.word != "(":
            return False
        return True

    def _is_apart_after(self, found: _Found) -> bool:
        last = self._all[found.end - 1]
        following = self._text[last.end : last.end + 1]
        if last.kind != "c" and (following.isalnum() or following in ("%", "‰", "°", "/", "⁄", "_", "٫", "٬", "²")):
            if not (following and is_unspaced(following)):
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
            if not word and not (self._kind(step) == "-"):
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
_SCALE_LIKE = ("mill", "mil", "mióil", "bill", "bil", "trill", "tril", "milj", "milh", "tys", "tis", "mrd", "mld", "mln")
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


# --- what they are worth ----------------------------------------------------------------------------------------------


def _sum(found: _Found, decimal: str | None, dollar: str, *, is_cell: bool = False) -> Sum:
    """Raises ValueError where the parts do not go together."""
    languages = _languages(found)
    code = _code(found.currencies, languages, dollar)
    mark = decimal or _mark(found, languages, code, is_cell)
    low, high = (_value(terms, mark, languages) for terms in (found.low, found.high or found.low))
    if found.high and not found.low[-1].scales and found.high[-1].scales:
        if len(found.high) > 1:
            raise ValueError("is a range whose scale is unclear")
        low *= _scale(found.high[-1].scales, languages)
    if found.high and found.low[-1].scales and not found.high[-1].scales:
        raise ValueError("is a range whose scale is unclear")
    if found.is_change:
        low = high
    elif high < low:
        raise ValueError("ends below its start")
    if high > MOST_MONEY:
        raise TooMuch
    return Sum(_plain(low), code, _plain(high) if high != low else None)


def _plain(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else round(float(value), 2)


def _languages(found: _Found) -> frozenset[str] | None:
    """Those in which all the words of a sum are at home; None where no word tells."""
    sets = []
    for term in (*found.low, *found.high):
        sets += [_scale_languages(token, found) for token in term.scales]
    for token in found.currencies:
        if ANY not in token.value.codes:
            sets.append(frozenset(token.value.codes))
        elif token.word == "R$":
            sets.append(frozenset(("pt",)))
    sets = [each for each in sets if ANY not in each]
    if found.is_linked:
        sets.append(frozenset(("fr", "es", "pt", "it")))
    if not sets:
        return None
    common = sets[0].intersection(*sets[1:])
    return common or None


def _scale_languages(token: Token, found: _Found) -> frozenset[str]:
    known = set(token.value)
    is_capital = token.word[:1].isupper()
    if len(token.word) > 4 and not is_capital:
        known.discard("de")
    if is_capital and not found.is_after:
        known = known - {"de"} or known
    if not found.is_linked:
        known = known - {"fr"} or known  # "un million d'euros"
    if "en" in known:
        known.discard("nordic")
    if folded(token.word) == "mil" and found.is_after and len(known) > 1:
        known.discard("en")
    return frozenset(known)


def _power(token: Token, languages: frozenset[str] | None) -> int:
    powers = token.value
    if ANY in powers:
        return int(powers[ANY])
    wanted = {power for language, power in powers.items() if languages is None or language in languages}
    if len(wanted) != 1:
        raise ValueError(f"has {token.word!r}, which is not the same in all languages")
    return int(wanted.pop())


def _scale(scales: Sequence[Token], languages: frozenset[str] | None) -> int:
    """Scale words behind each other multiply: `thousand million`, `lakh crore`, `千万`."""
    powers = [_power(token, languages) for token in scales]
    if any(second <= first for first, second in zip(powers, powers[1:], strict=False)) and powers not in _TWICE:
        raise ValueError("has scales in an order that means nothing")
    return int(10 ** sum(powers))


_TWICE = [[6, 6]]
"""A million million."""


def _value(terms: Sequence[_Term], mark: str | None, languages: frozenset[str] | None) -> Fraction:
    total, last = Fraction(0), None
    for term in terms:
        number = term.figure.read(mark)
        if number is None:
            raise ValueError(_two_ways(term.figure) if term.figure.is_ambiguous else "is not a number")
        scale = _scale(term.scales, languages)
        if last is not None and number * scale >= last:
            raise ValueError("has parts that do not add up")
        last = scale
        total += number * scale
    return total


def _two_ways(figure: Figure) -> str:
    assert figure.point is not None
    assert figure.comma is not None
    low, high = sorted((figure.point, figure.comma))
    return f"could be {float(low)} or {_plain(high):,}"


def _mark(found: _Found, languages: frozenset[str] | None, code: str | None, is_cell: bool) -> str | None:
    """The decimal mark: of another figure of the sum, of its language, else of its currency's lands."""
    figures = [term.figure for term in (*found.low, *found.high)]
    marks = {figure.mark for figure in figures if figure.mark}
    if len(marks) == 1:
        return marks.pop()
    if len(marks) > 1:
        raise ValueError("has figures with different decimal marks")
    scales = [token for term in (*found.low, *found.high) for token in term.scales]
    if scales and languages:
        told = {lexicon().decimal[language] for language in languages}
        return told.pop() if len(told) == 1 else None
    ambiguous = [figure for figure in figures if figure.is_ambiguous]
    has_commas = all(figure.point is not None and figure.point > (figure.comma or 0) for figure in ambiguous)
    if is_cell or scales:
        return "." if scales and has_commas and code in _POINTED else None
    # No sum has three decimals: three digits behind a comma are thousands. Behind a point they are where it is a
    # currency of lands that write a decimal comma, and the digits are noughts.
    if has_commas:
        return "."
    if code in _POINTED:
        return None
    return "," if all(figure.comma is not None and figure.comma % 1000 == 0 for figure in ambiguous) else None


def _code(currencies: Sequence[Token], languages: frozenset[str] | None, dollar: str) -> str | None:
    """The one currency that they all name; None for none, or for one of several. Raises ValueError for two."""
    found: set[str] = set()
    for token in currencies:
        found.add(_code_of(token, languages))
    if "$" in found and len(found) > 1:
        found.discard("$")
        if not all(code.endswith("D") or code in ("MXN", "BRL", "COP", "CLP", "ARS", "?") for code in found):
            raise ValueError("names two currencies")
    if "?" in found and len(found) > 1:
        found.discard("?")
    if len(found) > 1:
        raise ValueError("names two currencies")
    code = found.pop() if found else "?"
    return dollar if code == "$" else None if code == "?" else code


def _code_of(token: Token, languages: frozenset[str] | None) -> str:
    known: Currency = token.value
    if token.word in ("¥", "￥") and languages is not None and not languages & {"en", "de", "fr", "it", "nl"}:
        if languages <= _CHINESE:
            return "CNY"
        return "JPY" if _JAPANESE <= languages and "zh" not in languages else "?"
    if ANY in known.codes:
        return known.codes[ANY]
    wanted = {code for language, code in known.codes.items() if languages is None or language in languages}
    return wanted.pop() if len(wanted) == 1 else "?"
