"""Sums of money: figures with the scales and currencies that belong to them. What is not understood whole is none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from commitments.money.figures import Figure, figure
from commitments.money.lexicon import ANY, Currency, folded, lexicon
from commitments.money.parts import Found, Parser, Term
from commitments.money.tokens import Token, may_name_money, tokens

MOST_MONEY = 10**18
_CHINESE, _JAPANESE = {"zh"}, {"ja"}
_POINTED = frozenset(("USD", "GBP", "CAD", "AUD", "NZD", "JPY", "INR", "CNY", "KRW", "HKD", "SGD", "MXN", "$", "THB"))
"""Currencies of lands that write a decimal point."""
Own = Mapping[str, str]
"""What a text means by the words and signs that several lands' money shares, `$` and those that begin with `?` in
`words.toml`: ISO 4217. What is not there is none that could be told."""
UNTOLD: Own = {"$": "USD", "?rupee": "INR"}
"""What is meant where a text does not tell."""


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


def in_text(text: str, own: Own = UNTOLD) -> Sum | None:
    """The first sum that a text names; None where there is none, or where it is not understood whole.

    >>> in_text("a $1.6 billion investment"), in_text("double it from €5 to €10 million")
    (Sum(value=1600000000, currency='USD', upper=None, is_guess=False), \
Sum(value=10000000, currency='EUR', upper=None, is_guess=False))
    """
    return next((mention.sum for mention in mentions(text, own)), None)


class Mention(NamedTuple):
    start: int
    """Characters."""
    end: int
    sum: Sum | None
    """None where it is not understood whole."""


def mentions(text: str, own: Own = UNTOLD) -> Iterator[Mention]:
    """Every place in a text where a currency stands at a figure, in order."""
    if not may_name_money(text):
        return
    parser = Parser(text)
    for found in parser.sums():
        start, end = parser.characters(found)
        read = _understood(found, own)
        yield Mention(start, end, None if read and _is_cut(text, start, end, read, own) else read)


_MARK_OF_A_NOTE = re.compile(r"\[\w{1,4}\] ?(?=[^\W\d_])")


def _is_cut(text: str, start: int, end: int, read: Sum, own: Own) -> bool:
    """Whether the mark of a note stands inside a sum: "$5[1] billion"."""
    mark = _MARK_OF_A_NOTE.match(text, end)
    if mark is None:
        return False
    whole = next(mentions(f"{text[start:end]} {text[mark.end() : mark.end() + 30]}", own), None)
    return whole is not None and whole.sum != read


def _understood(found: Found, own: Own) -> Sum | None:
    if not found.is_whole:
        return None
    try:
        read = _sum(found, None, own)
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
    found = Parser(words, is_cell=True).whole()
    if found is None or not found.is_whole:
        raise ValueError("is not a sum of money")
    read = _sum(found, decimal or _mark_of_no_cents(words), UNTOLD, is_cell=True)
    guess = any("$" in token.value.codes.values() for token in found.currencies) and read.currency == "USD"
    if sign < 0:
        upper = None if read.upper is None else -read.value
        return read._replace(value=-(read.value if read.upper is None else read.upper), upper=upper, is_guess=guess)
    return read._replace(is_guess=guess)


_NO_CENTS = re.compile(r"\d([.,])[-–—]")


def _mark_of_no_cents(text: str) -> str | None:
    """The decimal mark that a dash for cents shows: `1.000,-`."""
    found = _NO_CENTS.search(text)
    return found[1] if found else None


def currency_named(word: str) -> str | None:
    """The ISO 4217 code that a word or sign alone means: `€`, `usd`, `Swiss francs`; None where it is none, or several.

    `$` is nobody's.
    """
    known = lexicon().currencies.get(folded(" ".join(word.split())))
    codes = set(known.codes.values()) if known else set()
    code = codes.pop() if len(codes) == 1 else "$"
    return None if code == "$" else UNTOLD.get(code) if code.startswith("?") else code


def is_dollar(code: str) -> bool:
    """Whether `$` can be that currency's sign."""
    return code in lexicon().sets["dollars"]


def marks_of(text: str) -> set[str]:
    """The decimal marks that the figures of a cell show by themselves.

    >>> marks_of("1.234,56 €"), marks_of("1.234")
    ({','}, set())
    """
    figures = (figure(token.word) for token in tokens(text) if token.kind == "n" and token.value)
    return {each.mark for each in figures if each.mark}


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


# --- what they are worth ----------------------------------------------------------------------------------------------


def _sum(found: Found, decimal: str | None, own: Own, *, is_cell: bool = False) -> Sum:
    """Raises ValueError where the parts do not go together."""
    languages = _languages(found)
    code = _code(found.currencies, languages, own)
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
    return int(value) if value.denominator == 1 else round(float(value), 6)


def _languages(found: Found) -> frozenset[str] | None:
    """Those in which all the words of a sum are at home; None where no word tells."""
    sets = []
    for term in (*found.low, *found.high):
        sets += [_scale_languages(token, found) for token in term.scales]
        if term.languages:
            sets.append(term.languages | {"hi"} if "en" in term.languages else term.languages)
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


def _scale_languages(token: Token, found: Found) -> frozenset[str]:
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
    if any(second <= first for first, second in pairwise(powers)) and powers not in _TWICE:
        raise ValueError("has scales in an order that means nothing")
    return int(10 ** sum(powers))


_TWICE = [[6, 6]]
"""A million million."""


def _value(terms: Sequence[Term], mark: str | None, languages: frozenset[str] | None) -> Fraction:
    total, last = Fraction(0), None
    for term in terms:
        read = figure(term.written)
        number = read.read(mark)
        if number is None:
            raise ValueError(_two_ways(read) if read.is_ambiguous else "is not a number")
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
    return f"could be {_plain(low)} or {_plain(high):,}"


def _mark(found: Found, languages: frozenset[str] | None, code: str | None, is_cell: bool) -> str | None:
    """The decimal mark: of another figure of the sum, of its language, else of its currency's lands."""
    figures = [figure(term.written) for term in (*found.low, *found.high)]
    marks = {figure.mark for figure in figures if figure.mark}
    if len(marks) == 1:
        return marks.pop()
    if len(marks) > 1:
        raise ValueError("has figures with different decimal marks")
    ambiguous = [figure for figure in figures if figure.is_ambiguous]
    has_commas = all(figure.point is not None and figure.point > (figure.comma or 0) for figure in ambiguous)
    scales = [token for term in (*found.low, *found.high) for token in term.scales]
    told = {lexicon().decimal[language] for language in languages or ()}
    if scales and told == {","} and has_commas and ("es" in (languages or ()) or _are_round(ambiguous)):
        return None  # "5,000 millones", as Mexico writes it
    if scales and told:
        has_noughts = any(figure.comma is not None and figure.comma % 1000 == 0 for figure in ambiguous)
        if len(told) != 1 or ("." in told and not has_commas and has_noughts):
            return None  # "1.000 million"
        return told.pop()
    if told == {","} and not has_commas:
        return ","  # "R$ 1.500"
    if is_cell or scales:
        return "." if has_commas and code in _POINTED else None
    # No sum has three decimals: three digits behind a comma are thousands. Behind a point they are where it is a
    # currency of lands that write a decimal comma, and the last digits are round.
    if has_commas:
        return "."
    if code in _POINTED:
        return None
    return "," if all(figure.comma is not None and figure.comma % 50 == 0 for figure in ambiguous) else None


def _are_round(figures: Sequence[Figure]) -> bool:
    return all(figure.point is not None and figure.point % 1000 == 0 for figure in figures)


def _code(currencies: Sequence[Token], languages: frozenset[str] | None, own: Own) -> str | None:
    """The one currency that they all name; None for none, or for one of several. Raises ValueError for two."""
    found: set[str] = set()
    for token in currencies:
        found.add(_code_of(token, languages))
    if "$" in found and len(found) > 1:
        found.discard("$")
        if not all(code.startswith("?") or is_dollar(code) for code in found):
            raise ValueError("names two currencies")
    found = {code for code in found if not code.startswith("?")} or found
    if len(found) > 1:
        raise ValueError("names two currencies")
    code = found.pop() if found else "?"
    return own.get(code) if code == "$" or code.startswith("?") else code


def _code_of(token: Token, languages: frozenset[str] | None) -> str:
    known: Currency = token.value
    if token.word in ("¥", "￥") and languages is not None and not languages & {"en", "de", "fr", "it", "nl"}:
        if languages <= _CHINESE:
            return "CNY"
        return "JPY" if languages >= _JAPANESE and "zh" not in languages else "?"
    if token.word in "$＄" and languages == frozenset(("es",)):
        return "?"  # many lands' pesos
    if ANY in known.codes:
        return known.codes[ANY]
    wanted = {code for language, code in known.codes.items() if languages is None or language in languages}
    return wanted.pop() if len(wanted) == 1 else "?"
