"""A query's terms into nodes: recursive descent, and how each key reads its value."""

from datetime import date

from commitments.dates import parse_range
from commitments.errors import BadQuery
from commitments.groups import Groups
from commitments.names import either_form
from commitments.query.ids import looks_like_ids, number_range
from commitments.query.lexer import Token, tokens
from commitments.query.nodes import (
    DATE_KEYS,
    KEYS,
    OF_EVIDENCE,
    WORD_KEYS,
    And,
    Field,
    Listed,
    Names,
    Node,
    Not,
    OfEvidence,
    Or,
    all_of,
    any_of,
    negated,
    quoted,
    shown,
    text_term,
    written,
)
from commitments.query.signs import refuse_sign, refuse_sign_of_value
from commitments.query.values import EXAMPLES, FIELDS, fact_of, ids_of, members_of, needles_of, refuse_commas
from commitments.query.views import Views
from commitments.text import shorten

_ALIASES = {
    "members": "member",
    "owner": "actor",
    "who": "actor",
    "country": "actor",
    "to": "counterparty",
    "whom": "counterparty",
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
    "paragraph": "para",
    "pp": "page",
    "without": "no",
}

# Deeper nesting than this is no question.
_MOST_PARENTHESES = 100
_DEEPEST = 50


class Parser:
    """Recursive descent: alternatives of conjunctions of negations of terms, groups and views."""

    def __init__(
        self, tokens: list[Token], today: date, stale_after: int, views: Views, groups: Groups, open_: int = 0
    ) -> None:
        """`open_` counts the parentheses around it: one for each view that it is in."""
        self._tokens, self._at, self._open = tokens, 0, open_
        self._today, self._stale_after, self._views, self._groups = today, stale_after, views, groups

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
            found = list(tokens(text))
            return Parser(found, self._today, self._stale_after, self._views, self._groups, self._open + 1).whole()

        return self._views.node(token, parsed)

    def _term(self, token: Token) -> Node:
        key, values = _keyed(token)
        if key is None:
            refuse_sign(token, self._tokens[self._at - 2] if self._at > 1 else None, self._peek(), _key_of)
            return _word(token)
        known = either_form(key, KEYS)
        if known is None:
            raise _unknown_key(key, token)
        key = known
        if not all(values):
            raise BadQuery(
                f"{shown(token.text)!r} at character {token.place} lacks a value; write, for example, {EXAMPLES[key]}"
            )
        refuse_sign_of_value(key, values, token.place)
        try:
            if key == "amount":
                refuse_commas(values)
            if key == "member":
                return any_of(members_of(token, self._groups))
            return any_of(self._field(key, value) for value in values) if key != "id" else ids_of(values, token)
        except ValueError as error:
            raise BadQuery(f"{key}: at character {token.place}: {shorten(str(error), 300)}") from None

    def _field(self, key: str, word: str) -> Node:
        """One value of a key. Raises ValueError where it cannot be read, UnknownName where a list is closed."""
        if key in DATE_KEYS:
            start, end = days = parse_range(word, self._today)
            return Field(key, f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}", days)
        if key == "is":
            fact = fact_of(word)
            if fact in OF_EVIDENCE["is"]:
                return OfEvidence("is", fact)
            return Field(key, fact, (fact, self._stale_after))
        if key in WORD_KEYS:
            return Field(key, written(word), needles_of(word))
        return FIELDS[key](word)


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


def _key_of(word: str) -> str | None:
    """The key that it is, or is another word for."""
    return either_form(word, KEYS) or _ALIASES.get(either_form(word, _ALIASES) or "")


def _unknown_key(key: str, token: Token) -> BadQuery:
    import difflib  # only when something is misspelt: 3 ms of start-up

    near = difflib.get_close_matches(key[:60], [*KEYS, *_ALIASES], n=1, cutoff=0.6)
    meant = _ALIASES.get(near[0], near[0]) if near else None
    hint = f"did you mean {meant!r}?" if meant else f"the keys are {', '.join(KEYS)}."
    return BadQuery(f"unknown key {shown(key)!r}; {hint} To look for the text, quote it: {quoted(shown(token.text))}")
