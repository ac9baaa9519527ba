"""How each key of a query reads its value, and how to write one."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from commitments.errors import BadQuery, UnknownName
from commitments.groups import Groups, group_named
from commitments.model import OVERALL, Kind, Status
from commitments.names import either_form
from commitments.query.ids import looks_like_ids
from commitments.query.lexer import Token
from commitments.query.nodes import (
    HAS_VALUES,
    IS_VALUES,
    OF_EVIDENCE,
    AmountRange,
    CountRange,
    DocumentNamed,
    Field,
    Member,
    Names,
    Node,
    Not,
    OfEvidence,
    quoted,
    shown,
    text_term,
    written,
)
from commitments.text import fold, words


def needles_of(text: str) -> list[str]:
    found = words(text)
    if not found:
        raise ValueError(f"{text!r} holds no word to look for")
    return found


def ids_of(values: list[str], token: Token) -> Names:
    word = ",".join(values)
    if not looks_like_ids(word):
        raise BadQuery(
            f"{shown(word)!r} at character {token.place} is no id; write id:us-japan-2017-03, id:3 or id:3,5-7"
        )
    return Names(word, True)


def _one_of(what: str, word: str, valid: Sequence[str]) -> str:
    name = word.casefold()
    if name not in valid:
        raise UnknownName(f"word after {what}", shown(word), valid)
    return name


def fact_of(word: str) -> str:
    """One of IS_VALUES. Raises UnknownName, or BadQuery for what is a status."""
    name = word.casefold()
    if name not in IS_VALUES and (status := _as_status(name)):
        raise BadQuery(f"unknown word after is: {shown(word)!r}; status:{status} asks for what is {status}")
    return _one_of("is:", word, IS_VALUES)


def _as_status(name: str) -> str | None:
    from commitments.statuswords import meant  # only where a word is wrong

    if name in list(Status):
        return name
    statuses = meant(name)
    return statuses[0] if len(statuses) == 1 else None


def _has(word: str, key: str = "has:") -> Node:
    """One of HAS_VALUES, in the singular or the plural."""
    found = either_form(word, HAS_VALUES) or _one_of(key, word, HAS_VALUES)
    return OfEvidence("has", found) if found in OF_EVIDENCE["has"] else Field("has", found, found)


def _status(word: str) -> Field:
    status = _status_named(word)
    if status is Status.NOT_APPLICABLE:
        raise BadQuery(f"{status} is said of one member of a joint promise alone; ask member:{status}")
    return Field("status", status, status)


def _status_named(word: str) -> Status:
    if (fact := word.casefold()) in IS_VALUES:
        raise BadQuery(f"unknown status {shown(word)!r}; is:{fact} asks for what is {fact} ({', '.join(OVERALL)})")
    return Status.named(shown(word))


def members_of(token: Token, groups: Groups) -> Iterator[Field]:
    """`broken`, `france`, `france=broken`, `g7=broken`; a status alone that follows a name with one goes with that name
    too."""
    _, _, rest = token.chunks[0][0].partition(":")
    values: list[list[tuple[str, bool]]] = [[]]
    for text, is_quoted in ((rest, False), *token.chunks[1:]):
        first, *more = [text] if is_quoted else text.split(",")
        values[-1].append((first, is_quoted))
        values += [[(piece, False)] for piece in more]
    name = ""
    for pieces in values:
        value = "".join(text for text, _ in pieces).strip()
        place = _equals_sign(pieces)
        if place is not None:
            whole = "".join(text for text, _ in pieces)
            name = whole[:place].strip()
            if not whole[place + 1 :].strip():
                raise ValueError(f"{shown(whole)!r} names no status after =; write, for example, {EXAMPLES['member']}")
            yield _member(name, _status_named(whole[place + 1 :].strip()), groups)
        elif any(is_quoted for _, is_quoted in pieces) or (status := _maybe_status(value)) is None:
            yield _member(value, None, groups)
        else:
            yield _member(name, status, groups)


def _equals_sign(pieces: Iterable[tuple[str, bool]]) -> int | None:
    """The place of the first one outside quotes; None where there is none."""
    at = 0
    for text, is_quoted in pieces:
        if not is_quoted and "=" in text:
            return at + text.index("=")
        at += len(text)
    return None


def _member(name: str, status: Status | None, groups: Groups) -> Field:
    needles = tuple(needles_of(name)) if name or status is None else ()
    said = (written(name) if status else member_word(name)) if needles else ""
    word = f"{said}={status}" if said and status else said or str(status)
    group = group_named(name, groups) if needles else None
    return Field("member", word, Member(needles, status, tuple(map(fold, groups[group])) if group else ()))


def member_word(name: str) -> str:
    """A member's name as `member:` takes it: what could be meant for a status stands in quotes."""
    return quoted(name) if _nearest_statuses(name) else written(name)


def _maybe_status(word: str) -> Status | None:
    """The status, or None where the word is meant for a name. Raises BadQuery for what is nearly a status."""
    try:
        return Status.named(word)
    except UnknownName:
        near = _nearest_statuses(word)
    if near:
        named, meant = f"member:{quoted(shown(word))}", " or ".join(map(repr, near))
        raise BadQuery(f"unknown status {shown(word)!r}; did you mean {meant}? For a member of that name: {named}")
    return None


def _nearest_statuses(word: str) -> Sequence[str]:
    import difflib

    from commitments import statuswords  # only where a word is none of ours

    if meant := statuswords.words(statuswords.GENERIC).ours.get(statuswords.key(word)):
        return meant
    return [str(near) for near in difflib.get_close_matches(fold(word[:60]), [*Status], n=1, cutoff=0.7)]


def _kind(word: str) -> Field:
    kind = Kind.named(shown(word))
    return Field("kind", kind, kind)


def _amount(word: str) -> Field:
    amounts = _amount_range(word)
    return Field("amount", str(amounts), amounts)


_COUNTS = re.compile(r"([1-9][0-9]{0,8})?(\.\.)?([1-9][0-9]{0,8})?")


_LABEL = re.compile(r"([1-9][0-9]{0,8})(?:\.[0-9]{1,9}){1,5}(?:\([a-z0-9]{1,5}\)){0,3}|([1-9][0-9]{0,8})\([a-z]{1,5}\)")


def _count(key: str) -> Callable[[str], Field]:
    def read(word: str) -> Field:
        if key == "para" and (one := _LABEL.fullmatch(word)):
            number = int(one[1] or one[2])
            return Field(key, written(word), CountRange(number, number, word))
        found = _COUNTS.fullmatch(word)
        first, dots, last = found.groups() if found else (None, None, None)
        if not (first or last) or (last and not dots):
            raise ValueError(f"{shown(word)!r} is no number from 1 on; write {EXAMPLES[key]}, 10..14, 10.. or ..14")
        low, high = (int(end) if end else None for end in (first, last if dots else first))
        if low is not None and high is not None and high < low:
            raise ValueError(f"{shown(word)!r} ends below its start; write the smaller number first")
        wanted = CountRange(low, high)
        return Field(key, str(wanted), wanted)

    return read


_NUMBER = r"(-?[0-9][0-9_]*(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,4})?)\s*(k|mn|m|bn|b|tn|t)?"
_AMOUNT_END = rf"\s*(?:{_NUMBER})?\s*([a-z]{{3}})?\s*"
_POWERS = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}


_CUT = re.compile(r"[0-9],[0-9]{3}(?![0-9])|(?<![0-9a-z.])[0-9]{1,3},[0-9]+(?:mn|m|bn|b|tn|t|k)\b", re.IGNORECASE)


def refuse_commas(values: Sequence[str]) -> None:
    """Raises ValueError where a comma is meant as part of a number: it stands between two amounts here."""
    whole = ",".join(values)
    if _CUT.search(whole):
        raise ValueError(f"{whole!r} has a comma, which stands between two amounts; write 1000000 or 2.5bn")


def _amount_range(value: str) -> AmountRange:
    before, dots, after = value.partition("..")
    low, currency = _amount_end(value, before)
    if not dots:
        if low is None and currency is None:
            raise _bad_amount(value)
        return AmountRange(low, low, currency)
    high, other = _amount_end(value, after)
    if low is None and high is None and currency is None and other is None:
        raise _bad_amount(value)
    if currency and other and currency != other:
        raise ValueError(f"{value!r} names two currencies, {currency} and {other}; ask for one at a time")
    if low is not None and high is not None and high < low:
        raise ValueError(f"{value!r} ends below its start; write the smaller amount first")
    return AmountRange(low, high, currency or other)


def _amount_end(whole: str, text: str) -> tuple[int | float | None, str | None]:
    found = re.fullmatch(_AMOUNT_END, text, re.IGNORECASE)
    if found is None:
        raise _bad_amount(whole)
    digits, suffix, currency = found.groups()
    return None if digits is None else _number(whole, digits, suffix), currency.upper() if currency else None


def _number(whole: str, digits: str, suffix: str | None) -> int | float:
    if suffix and "e" in digits.casefold():
        raise _bad_amount(whole)
    # The power joins the digits as text, so that 1.1bn is read as exactly as 1.1e9 is.
    value = float(digits.replace("_", "") + (f"e{_POWERS[suffix.casefold()]}" if suffix else ""))
    if not math.isfinite(value):
        raise ValueError(f"{whole!r} is beyond any sum of money")
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _bad_amount(value: str) -> ValueError:
    return ValueError(f"{value!r} is not an amount; write 1000000.., ..5m, 1e9..2e9 or 1e9..USD")


FIELDS: dict[str, Callable[[str], Node]] = {
    "text": text_term,
    "status": _status,
    "kind": _kind,
    "tag": lambda word: Field("tag", written(word), fold(word)),
    "document": DocumentNamed,
    "amount": _amount,
    "page": _count("page"),
    "para": _count("para"),
    "has": _has,
    "no": lambda word: Not(_has(word, "no:")),
}

EXAMPLES = {
    "id": "id:us-japan-2017-03",
    "text": "text:energy",
    "status": "status:kept",
    "tag": "tag:energy",
    "kind": "kind:pledge",
    "document": "document:us-japan-2017",
    "actor": "actor:japan",
    "member": "member:broken, member:japan, member:japan=broken or member:g7=broken",
    "group": "group:g7",
    "counterparty": "counterparty:japan",
    "section": "section:trade",
    "by": "by:maria",
    "due": "due:2017..2018-06",
    "made": "made:2017",
    "updated": "updated:..-90d",
    "since": "since:2018..",
    "page": "page:12",
    "para": "para:42",
    "amount": "amount:1000000..",
    "is": "is:overdue",
    "has": "has:due",
    "no": "no:evidence",
}
