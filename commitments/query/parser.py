"""A query's terms into nodes: recursive descent, and how each key reads its value."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from commitments.dates import parse_range
from commitments.errors import BadQuery, UnknownName
from commitments.model import OVERALL, Kind, Status
from commitments.query.ids import looks_like_ids, number_range
from commitments.query.lexer import Token, tokens
from commitments.query.nodes import (
    DATE_KEYS,
    HAS_VALUES,
    IS_VALUES,
    KEYS,
    WORD_KEYS,
    AmountRange,
    And,
    DocumentNamed,
    Field,
    Listed,
    Member,
    Names,
    Node,
    Not,
    Or,
    all_of,
    any_of,
    negated,
    quoted,
    shown,
    text_term,
    written,
)
from commitments.query.views import Views
from commitments.text import fold, shorten, words

_ALIASES = {
    "members": "member",
    "owner": "actor",
    "who": "actor",
    "country": "actor",
    "with": "counterparty",
    "partner": "counterparty",
    "deadline": "due",
    "before": "due",
    "after": "due",
    "date": "made",
    "published": "made",
    "modified": "updated",
    "changed": "updated",
    "state": "status",
    "label": "tag",
    "type": "kind",
    "doc": "document",
    "file": "document",
    "author": "by",
    "money": "amount",
    "value": "amount",
    "currency": "amount",
    "heading": "section",
    "quote": "text",
    "note": "text",
    "summary": "text",
    "title": "text",
    "number": "id",
    "without": "no",
}

# Deeper nesting than this is no question.
_MOST_PARENTHESES = 100
_DEEPEST = 50


class Parser:
    """Recursive descent: alternatives of conjunctions of negations of terms, groups and views."""

    def __init__(self, tokens: list[Token], today: date, stale_after: int, views: Views, open_: int = 0) -> None:
        """`open_` counts the parentheses around it: one for each view that it is in."""
        self._tokens, self._at, self._open = tokens, 0, open_
        self._today, self._stale_after, self._views = today, stale_after, views

    def whole(self) -> Node:
        if not self._tokens:
            return And(())
        node = self._either()
        if stray := self._peek():
            raise BadQuery(f"')' at character {stray.place} closes nothing; remove it, or quote it to look for it")
        if _depth(node) > _DEEPEST:
            raise BadQuery(f"the query nests more than {_DEEPEST} deep; ask it in fewer steps")
        return node

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next_is(self, *kinds: str) -> bool:
        token = self._peek()
        return token is not None and token.kind in kinds

    def _either(self) -> Node:
        parts = [self._both()]
        while self._next_is("or"):
            self._at += 1
            parts.append(self._both())
        return any_of(parts)

    def _both(self) -> Node:
        runs: list[list[Node]] = []
        is_joined = False
        while self._peek() is not None and not self._next_is(")", "or"):
            if self._next_is("and"):
                if not runs or is_joined:
                    raise self._missing_side("before")
                self._at, is_joined = self._at + 1, True
                continue
            node = self._negation()
            if runs and not is_joined and isinstance(node, Names) and isinstance(runs[-1][-1], Names):
                runs[-1].append(node)
            else:
                runs.append([node])
            is_joined = False
        if not runs or is_joined:
            raise self._missing_side("after" if is_joined or self._at else "before")
        return all_of(run[0] if len(run) == 1 else _listed(run) for run in runs)

    def _missing_side(self, side: str) -> BadQuery:
        """An operator or an opening parenthesis stands where a term should."""
        token = self._peek()
        before = self._tokens[self._at - 1] if self._at else None
        if before is not None and before.kind == "(":
            if token is not None and token.kind == ")":
                return BadQuery(f"the parentheses at character {before.place} are empty; write a term between them")
            if token is None:
                return _unclosed(before)
            side = "before"
        culprit = before if side == "after" and before is not None else token
        if culprit is None:  # pragma: no cover  # an empty query has been taken already
            return BadQuery("a term is missing")
        if culprit.kind == ")":
            return BadQuery(f"')' at character {culprit.place} closes nothing; remove it, or quote it to look for it")
        word = culprit.text or culprit.kind
        return BadQuery(
            f"{word!r} at character {culprit.place} has nothing {side} it; write a term there, "
            f'or "{word}" in quotes to look for the word'
        )

    def _negation(self) -> Node:
        is_negated = False
        while self._next_is("-", "not"):
            self._at += 1
            is_negated = not is_negated
        token = self._peek()
        if token is None or token.kind in (")", "and", "or"):
            raise self._missing_side("after")
        self._at += 1
        if token.kind == "view":
            node = self._view(token)
        else:
            node = self._group(token) if token.kind == "(" else self._term(token)
        return negated(node) if is_negated else node

    def _group(self, opening: Token) -> Node:
        self._open += 1
        if self._open > _MOST_PARENTHESES:
            raise BadQuery(f"more than {_MOST_PARENTHESES} parentheses are open at character {opening.place}")
        node = self._either()
        if not self._next_is(")"):
            raise _unclosed(opening)
        self._at += 1
        self._open -= 1
        return node

    def _view(self, token: Token) -> Node:
        """What a saved view asks, as if it stood here between parentheses."""

        def parsed(text: str) -> Node:
            within = Parser(list(tokens(text)), self._today, self._stale_after, self._views, self._open + 1)
            return within.whole()

        return self._views.node(token, parsed)

    def _term(self, token: Token) -> Node:
        key, values = _keyed(token)
        if key is None:
            return _word(token)
        if key not in KEYS:
            raise _unknown_key(key, token)
        if not all(values):
            raise BadQuery(
                f"{shown(token.text)!r} at character {token.place} lacks a value; write, for example, {_EXAMPLES[key]}"
            )
        try:
            if key == "member":
                return any_of(_members(token))
            return any_of(self._field(key, value) for value in values) if key != "id" else _ids(values, token)
        except ValueError as error:
            raise BadQuery(f"{key}: at character {token.place}: {shorten(str(error), 300)}") from None

    def _field(self, key: str, word: str) -> Node:
        """One value of a key. Raises ValueError where it cannot be read, UnknownName where a list is closed."""
        if key in DATE_KEYS:
            start, end = days = parse_range(word, self._today)
            return Field(key, f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}", days)
        if key == "is":
            fact = _fact(word)
            return Field(key, fact, (fact, self._stale_after))
        if key in WORD_KEYS:
            return Field(key, written(word), _needles(word))
        return _FIELDS[key](word)


def _unclosed(opening: Token) -> BadQuery:
    return BadQuery(f"'(' at character {opening.place} is not closed; add ')', or quote it to look for it")


def _listed(run: list[Node]) -> Listed:
    return Listed(tuple(name for name in run if isinstance(name, Names)))


def _depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max((_depth(part) for part in node.parts), default=0)
    return _depth(node.part) if isinstance(node, Not) else 0


def _keyed(token: Token) -> tuple[str | None, list[str]]:
    """The key before the colon and the values after it, split at commas outside quotes."""
    first, is_quoted = token.chunks[0]
    key, colon, rest = first.partition(":")
    is_key = key.replace("_", "").replace("-", "").isalpha() and key.isascii()
    if is_quoted or not colon or not is_key or rest.startswith("//"):
        return None, []
    values = [""]
    for text, is_one in ((rest, False), *token.chunks[1:]):
        pieces = [text] if is_one else text.split(",")
        values[-1] += pieces[0]
        values += pieces[1:]
    return key.casefold(), [value.strip() for value in values]


def _word(token: Token) -> Node:
    """A term without a key: what looks like ids, else text."""
    text = token.text
    if token.is_bare and looks_like_ids(text):
        for piece in text.split(","):
            if (numbers := number_range(piece)) and numbers.last < numbers.first:
                raise BadQuery(
                    f"the range {piece!r} at character {token.place} runs backwards; write the smaller number first, "
                    f"or text:{piece} to look for the text"
                )
        return Names(text, False)
    try:
        return text_term(text)
    except ValueError as error:
        raise BadQuery(f"the text at character {token.place} {error}") from None


def _needles(text: str) -> list[str]:
    found = words(text)
    if not found:
        raise ValueError(f"{text!r} holds no word to look for")
    return found


def _ids(values: list[str], token: Token) -> Names:
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


def _fact(word: str) -> str:
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


def _has(word: str, key: str = "has:") -> Field:
    """One of HAS_VALUES, in the singular or the plural."""
    name = word.casefold()
    singular = name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")
    found = singular if singular in HAS_VALUES else _one_of(key, word, HAS_VALUES)
    return Field("has", found, found)


def _status(word: str) -> Field:
    status = _status_named(word)
    if status is Status.NOT_APPLICABLE:
        raise BadQuery(f"{status} is said of one member of a joint promise alone; ask member:{status}")
    return Field("status", status, status)


def _status_named(word: str) -> Status:
    if (fact := word.casefold()) in IS_VALUES:
        raise BadQuery(f"unknown status {shown(word)!r}; is:{fact} asks for what is {fact} ({', '.join(OVERALL)})")
    return Status.named(shown(word))


def _members(token: Token) -> Iterator[Field]:
    """`broken`, `france`, `france=broken`; a status alone that follows a name with one goes with that name too."""
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
                raise ValueError(f"{shown(whole)!r} names no status after =; write, for example, {_EXAMPLES['member']}")
            yield _member(name, _status_named(whole[place + 1 :].strip()))
        elif any(is_quoted for _, is_quoted in pieces) or (status := _maybe_status(value)) is None:
            yield _member(value, None)
        else:
            yield _member(name, status)


def _equals_sign(pieces: Iterable[tuple[str, bool]]) -> int | None:
    """The place of the first one outside quotes; None where there is none."""
    at = 0
    for text, is_quoted in pieces:
        if not is_quoted and "=" in text:
            return at + text.index("=")
        at += len(text)
    return None


def _member(name: str, status: Status | None) -> Field:
    needles = tuple(_needles(name)) if name or status is None else ()
    said = (written(name) if status or not _nearest_status(name) else quoted(name)) if needles else ""
    word = f"{said}={status}" if said and status else said or str(status)
    return Field("member", word, Member(needles, status))


def _maybe_status(word: str) -> Status | None:
    """The status, or None where the word is meant for a name. Raises BadQuery for what is nearly a status."""
    try:
        return Status.named(word)
    except UnknownName:
        near = _nearest_status(word)
    if near:
        named = f"member:{quoted(shown(word))}"
        raise BadQuery(f"unknown status {shown(word)!r}; did you mean {near!r}? For a member of that name: {named}")
    return None


def _nearest_status(word: str) -> str | None:
    import difflib

    from commitments import statuswords  # only where a word is none of ours

    if meant := statuswords.words(statuswords.GENERIC).ours.get(statuswords.key(word)):
        return meant[0]
    near = difflib.get_close_matches(fold(word[:60]), [*Status], n=1, cutoff=0.7)
    return str(near[0]) if near else None


def _kind(word: str) -> Field:
    kind = Kind.named(shown(word))
    return Field("kind", kind, kind)


def _amount(word: str) -> Field:
    amounts = _amount_range(word)
    return Field("amount", str(amounts), amounts)


_NUMBER = r"(-?[0-9][0-9_]*(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,4})?)\s*(k|mn|m|bn|b|tn|t)?"
_AMOUNT_END = rf"\s*(?:{_NUMBER})?\s*([a-z]{{3}})?\s*"
_POWERS = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}


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


_FIELDS: dict[str, Callable[[str], Node]] = {
    "text": text_term,
    "status": _status,
    "kind": _kind,
    "tag": lambda word: Field("tag", written(word), fold(word)),
    "document": DocumentNamed,
    "amount": _amount,
    "has": _has,
    "no": lambda word: Not(_has(word, "no:")),
}

_EXAMPLES = {
    "id": "id:us-japan-2017-03",
    "text": "text:energy",
    "status": "status:kept",
    "tag": "tag:energy",
    "kind": "kind:pledge",
    "document": "document:us-japan-2017",
    "actor": "actor:japan",
    "member": "member:broken, member:japan or member:japan=broken",
    "counterparty": "counterparty:japan",
    "section": "section:trade",
    "by": "by:maria",
    "due": "due:2017..2018-06",
    "made": "made:2017",
    "updated": "updated:..-90d",
    "since": "since:2018..",
    "amount": "amount:1000000..",
    "is": "is:overdue",
    "has": "has:due",
    "no": "no:evidence",
}


def _unknown_key(key: str, token: Token) -> BadQuery:
    import difflib  # only when something is misspelt: 3 ms of start-up

    near = difflib.get_close_matches(key[:60], [*KEYS, *_ALIASES], n=1, cutoff=0.6)
    meant = _ALIASES.get(near[0], near[0]) if near else None
    hint = f"did you mean {meant!r}?" if meant else f"the keys are {', '.join(KEYS)}."
    return BadQuery(f"unknown key {shown(key)!r}; {hint} To look for the text, quote it: {quoted(shown(token.text))}")
