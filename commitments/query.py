"""The query language: words typed by a user into a small tree of tests, each asked of a commitment and a day.

    query = parse("status:kept,partial due:..2018 not tag:trade", today)
    query = query.bind(store_documents, numbers_of)     # ids and `document:` are settled against what exists
    kept = [c for c in commitments if query(c, today)]

The tree is plain data (named tuples), so that an index can turn it into a condition that narrows. Text, notes, names in
`by:` and evidence are read as seen on the day asked about: an update that takes effect later does not count yet.
A partial date lies in a range if its last day does. A comma in a value always means *any of these*.
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeGuard, TypeVar

from commitments.dates import DateRange, PartialDate, parse_range
from commitments.errors import AmbiguousId, BadQuery, NotFound, UnknownName
from commitments.model import STALE_AFTER_DAYS, Commitment, Kind, Standing, Status, Update
from commitments.text import begins_words, fold, shorten, words

DATE_KEYS = ("due", "made", "updated", "since")
WORD_KEYS = ("actor", "counterparty", "section", "by")
KEYS = ("id", "text", "status", "tag", "kind", "document", *WORD_KEYS, *DATE_KEYS, "amount", "is", "has", "no")

_ALIASES = {
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

# A query of a hundred thousand ids is about as long as anybody means to write; deeper nesting than this is no question.
_LONGEST = 500_000
_MOST_PARENTHESES = 100
_DEEPEST = 50


# --- what is asked: the nodes -----------------------------------------------------------------------------------------


class Seen:
    """A commitment as seen on one day; what is derived is worked out once, when it is first asked for."""

    __slots__ = ("_haystack", "_standing", "_updates", "commitment", "today")

    def __init__(self, commitment: Commitment, today: date) -> None:
        self.commitment = commitment
        self.today = today
        self._standing: Standing | None = None
        self._updates: list[Update] | None = None
        self._haystack: str | None = None

    @property
    def standing(self) -> Standing:
        if self._standing is None:
            self._standing = self.commitment.standing(self.today)
        return self._standing

    @property
    def updates(self) -> list[Update]:
        if self._updates is None:
            self._updates = [update for update in self.commitment.updates if update.effective <= self.today]
        return self._updates

    @property
    def haystack(self) -> str:
        """Every field that a word is looked for in, folded, one to a line: a folded needle holds no line end."""
        if self._haystack is None:
            commitment = self.commitment
            fields = [commitment.quote, commitment.summary, commitment.section]
            fields += [update.note for update in self.updates if update.note]
            self._haystack = "\n".join([fold(field) for field in fields if field])
        return self._haystack


class And(NamedTuple):
    """All of its parts; without any, everything matches."""

    parts: "tuple[Node, ...]"

    def matches(self, seen: Seen) -> bool:
        return all(part.matches(seen) for part in self.parts)

    def explain(self) -> str:
        return " and ".join(_inside(part) for part in self.parts)


class Or(NamedTuple):
    """Any of its parts."""

    parts: "tuple[Node, ...]"

    def matches(self, seen: Seen) -> bool:
        return any(part.matches(seen) for part in self.parts)

    def explain(self) -> str:
        return " or ".join(_inside(part) for part in self.parts)


class Not(NamedTuple):
    part: "Node"

    def matches(self, seen: Seen) -> bool:
        return not self.part.matches(seen)

    def explain(self) -> str:
        if isinstance(self.part, Field) and self.part.key == "has":
            return f"no:{self.part.word}"
        return f"not {_inside(self.part)}"


class Field(NamedTuple):
    """One question about one field: `key` is one of KEYS, `word` the value as it is written, `value` what is compared:

    text: folded text · tag: folded tag · document: its id · status: Status · kind: Kind · actor, counterparty, section,
    by: the folded beginnings of words · due, made, updated, since: DateRange · amount: AmountRange · has: one of
    HAS_VALUES · is: one of IS_VALUES and the days after which an open commitment is stale.
    """

    key: str
    word: str
    value: Any

    def matches(self, seen: Seen) -> bool:
        return _MATCHES[self.key](seen, self.value)

    def explain(self) -> str:
        return self.word if self.key == "text" else f"{self.key}:{self.word}"


class AmountRange(NamedTuple):
    """Money from `low` to `high`, both included, None an open end; in that currency, where one is given."""

    low: int | float | None
    high: int | float | None
    currency: str | None

    def __str__(self) -> str:
        low, high = ("" if end is None else repr(end) for end in (self.low, self.high))
        return f"{low}..{high}{self.currency or ''}"


class Names(NamedTuple):
    """A word that looks like an id, a number or a list of them, before it is settled what it names. After `id:` it is
    `strict`: nothing but an id."""

    word: str
    strict: bool

    def matches(self, seen: Seen) -> bool:
        """Before binding: the ids it would name in any document, or the text."""
        if _is_named(self.word, seen.commitment):
            return True
        return not self.strict and not _is_numbers(self.word) and fold(self.word) in seen.haystack

    def explain(self) -> str:
        return f"id:{_id_value(self.word)}" if self.strict else self.word


class Listed(NamedTuple):
    """Ids written one after the other: any of them, since no commitment has two."""

    names: tuple[Names, ...]

    def matches(self, seen: Seen) -> bool:
        return any(name.matches(seen) for name in self.names)

    def explain(self) -> str:
        return " ".join(name.explain() for name in self.names)


class DocumentNamed(NamedTuple):
    """`document:` as typed, before it is settled which of the store's documents is meant."""

    word: str

    def matches(self, seen: Seen) -> bool:
        return seen.commitment.document.casefold() == self.word.casefold()

    def explain(self) -> str:
        return f"document:{_value(self.word)}"


class Ids(NamedTuple):
    """Exactly these commitments of one document, which exist. `numbers` ascend."""

    document: str
    numbers: tuple[int, ...]

    def matches(self, seen: Seen) -> bool:
        return seen.commitment.number in self.numbers and seen.commitment.document == self.document

    def explain(self) -> str:
        return "id:" + _id_value(f"{self.document}-" + ",".join(_runs(self.numbers)))


Node = And | Or | Not | Field | Names | Listed | DocumentNamed | Ids


# --- how each is answered ---------------------------------------------------------------------------------------------


def _has_amount(seen: Seen, wanted: AmountRange) -> bool:
    amount = seen.commitment.amount
    if amount is None or (wanted.currency is not None and amount.currency.upper() != wanted.currency):
        return False
    return (wanted.low is None or wanted.low <= amount.value) and (wanted.high is None or amount.value <= wanted.high)


def _has_day(point: PartialDate | None, days: DateRange) -> bool:
    return point is not None and point.last in days


def _has_words(values: Iterable[str], needles: list[str]) -> bool:
    return any(begins_words(needles, value) for value in values)


_FACTS: dict[str, Callable[[Seen, int], bool]] = {
    "open": lambda seen, _: seen.standing.is_open,
    "closed": lambda seen, _: not seen.standing.is_open,
    "overdue": lambda seen, _: seen.commitment.is_past_due(seen.today) and seen.standing.is_open,
    "stale": lambda seen, days: seen.standing.is_stale(seen.today, days),
    "unsupported": lambda seen, _: seen.standing.is_unsupported,
}
IS_VALUES = tuple(_FACTS)
_PRESENT: dict[str, Callable[[Seen], object]] = {
    "due": lambda seen: seen.commitment.due is not None,
    "made": lambda seen: seen.commitment.made is not None,
    "amount": lambda seen: seen.commitment.amount is not None,
    "kind": lambda seen: seen.commitment.kind is not None,
    "tag": lambda seen: seen.commitment.tags,
    "actor": lambda seen: seen.commitment.actors,
    "counterparty": lambda seen: seen.commitment.counterparties,
    "section": lambda seen: seen.commitment.section,
    "summary": lambda seen: seen.commitment.summary,
    "span": lambda seen: seen.commitment.span is not None,
    "key": lambda seen: seen.commitment.key,
    "update": lambda seen: seen.updates,
    "note": lambda seen: any(update.note for update in seen.updates),
    "evidence": lambda seen: any(update.evidence for update in seen.updates),
}
HAS_VALUES = tuple(_PRESENT)
# In the order of what they cost: those of the commitment itself, those that need its standing, those that fold text.
_MATCHES: dict[str, Callable[[Seen, Any], bool]] = {
    "document": lambda seen, document: seen.commitment.document == document,
    "kind": lambda seen, kind: seen.commitment.kind is kind,
    "amount": _has_amount,
    "due": lambda seen, days: _has_day(seen.commitment.due, days),
    "made": lambda seen, days: _has_day(seen.commitment.made, days),
    "has": lambda seen, what: bool(_PRESENT[what](seen)),
    "tag": lambda seen, folded: any(fold(tag) == folded for tag in seen.commitment.tags),
    "status": lambda seen, status: seen.standing.status is status,
    "is": lambda seen, fact: _FACTS[fact[0]](seen, fact[1]),
    "updated": lambda seen, days: seen.standing.updated in days,
    "since": lambda seen, days: _has_day(seen.standing.since, days),
    "actor": lambda seen, needles: _has_words(seen.commitment.actors, needles),
    "counterparty": lambda seen, needles: _has_words(seen.commitment.counterparties, needles),
    "section": lambda seen, needles: _has_words((seen.commitment.section,), needles),
    "by": lambda seen, needles: _has_words((update.by for update in seen.updates), needles),
    "text": lambda seen, folded: folded in seen.haystack,
}
_COSTS = {key: cost for cost, key in enumerate(_MATCHES, 1)}


def _cost(node: Node) -> int:
    """What is cheap is asked first, groups last."""
    if isinstance(node, Not):
        return _cost(node.part)
    if isinstance(node, Field):
        return _COSTS[node.key]
    return 0 if isinstance(node, Ids) else 99


# --- building ---------------------------------------------------------------------------------------------------------


def _inside(node: Node) -> str:
    """A part as it is written inside a larger question."""
    return f"({node.explain()})" if isinstance(node, And | Or | Listed) else node.explain()


def _value(text: str) -> str:
    return text if text.replace("-", "").replace(".", "").isalnum() else _quoted(text)


def _id_value(text: str) -> str:
    return text if _BARE.fullmatch(text) else _quoted(text)


def _shown(text: str) -> str:
    """A word of the user's as an error repeats it."""
    return shorten(text, 60)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Ascending numbers as `03`, `05-07`."""
    start = 0
    for place, number in enumerate(numbers):
        if place + 1 < len(numbers) and numbers[place + 1] == number + 1:
            continue
        first = numbers[start]
        yield f"{first:02d}" if first == number else f"{first:02d}-{number:02d}"
        start = place + 1


def _all_of(parts: Iterable[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return flat[0] if len(flat) == 1 else And(tuple(sorted(flat, key=_cost)))


def _any_of(parts: Iterable[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return flat[0] if len(flat) == 1 else Or(tuple(sorted(flat, key=_cost)))


def _negated(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


# --- the query --------------------------------------------------------------------------------------------------------


class Query(NamedTuple):
    """A parsed query. Bind it to a store's documents before it is asked of that store's commitments."""

    node: Node

    def __call__(self, commitment: Commitment, today: date) -> bool:
        return self.node.matches(Seen(commitment, today))

    def explain(self) -> str:
        """The query in one canonical form that can be parsed again; "" where everything matches.

        >>> parse("status:kept,partial -due:2018", date(2018, 1, 1)).explain()
        'not due:2018-01-01..2018-12-31 and (status:kept or status:partial)'
        """
        return self.node.explain()

    def bind(self, documents: Sequence[str], numbers: Callable[[str], Collection[int]]) -> "Query":
        """The query with every id and `document:` settled against what exists: `documents` are the store's document
        ids, `numbers` gives the numbers of one document's commitments and is called only where an id needs it.

        A word that looks like an id is one if its document exists, else it is text. Raises NotFound or AmbiguousId.
        """
        return Query(_Binder(documents, numbers).bound(self.node, None))

    def ids(self) -> set[str] | None:
        """The ids it is limited to, None where it is not limited to any. Only a bound query knows."""
        pairs = _limits(self.node, _pairs)
        return None if pairs is None else {f"{document}-{number:02d}" for document, number in pairs}

    def documents(self) -> set[str] | None:
        """The documents it can match in, None where that can be any. Only a bound query knows."""
        return _limits(self.node, _documents)

    @property
    def names_only(self) -> bool:
        """Whether it says which commitments are meant by their ids alone."""
        return _names_only(self.node)

    @property
    def matches_all(self) -> bool:
        return isinstance(self.node, And) and not self.node.parts


T = TypeVar("T")


def _pairs(node: Node) -> set[tuple[str, int]] | None:
    return {(node.document, number) for number in node.numbers} if isinstance(node, Ids) else None


def _documents(node: Node) -> set[str] | None:
    if isinstance(node, Ids):
        return {node.document}
    return {node.value} if _is_document(node) else None


def _is_document(node: Node) -> TypeGuard[Field]:
    return isinstance(node, Field) and node.key == "document"


def _limits(node: Node, own: Callable[[Node], set[T] | None]) -> set[T] | None:
    """What a node is limited to: a conjunction to what all of its parts share, alternatives to what any allows."""
    if isinstance(node, And):
        limits = [found for part in node.parts if (found := _limits(part, own)) is not None]
        return set.intersection(*limits) if limits else None
    if isinstance(node, Or):
        every = [_limits(part, own) for part in node.parts]
        known = [found for found in every if found is not None]
        return set().union(*known) if len(known) == len(every) else None
    return own(node)


def _names_only(node: Node) -> bool:
    if isinstance(node, Or):
        return all(_names_only(part) for part in node.parts)
    if isinstance(node, And):
        rest = [part for part in node.parts if not isinstance(part, DocumentNamed) and not _is_document(part)]
        return bool(rest) and all(_names_only(part) for part in rest)
    return isinstance(node, Ids | Listed) or (isinstance(node, Names) and (node.strict or _is_numbers(node.word)))


# --- settling ids against a store -------------------------------------------------------------------------------------


class _Range(NamedTuple):
    first: int
    last: int


def _range(text: str) -> _Range | None:
    """`3` or `5-7`."""
    first, hyphen, last = text.partition("-")
    if not _is_number(first) or (hyphen and not _is_number(last)):
        return None
    return _Range(int(first), int(last or first))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 9


def _full(text: str) -> Iterator[tuple[str, _Range]]:
    """The document and the range that a word can mean: `g20-03-05` is g20-03's number 5, or g20's from 3 to 5."""
    document, _, last = text.rpartition("-")
    if not document or not _is_number(last):
        return
    yield document, _Range(int(last), int(last))
    document, _, first = document.rpartition("-")
    if document and _is_number(first):
        yield document, _Range(int(first), int(last))


def _is_numbers(word: str) -> bool:
    return all(_range(piece) for piece in word.split(","))


def _looks_like_ids(word: str) -> bool:
    return all(_range(piece) or any(_full(piece)) for piece in word.split(","))


def _is_named(word: str, commitment: Commitment) -> bool:
    document: str | None = None
    for piece in word.split(","):
        if numbers := _range(piece):
            if document in (None, commitment.document) and numbers.first <= commitment.number <= numbers.last:
                return True
            continue
        for named, numbers in _full(piece):
            if named.casefold() == commitment.document.casefold():
                document = commitment.document
                if numbers.first <= commitment.number <= numbers.last:
                    return True
    return False


class _Piece(NamedTuple):
    """One item of a list of ids: numbers `first` to `last`, of `document` where it is named."""

    word: str
    document: str | None
    first: int
    last: int

    def of(self, present: Collection[int]) -> list[int]:
        if self.first == self.last:
            return [self.first] if self.first in present else []
        return sorted(number for number in present if self.first <= number <= self.last)


class _Binder:
    """Knows the store's documents; asks for a document's numbers once."""

    def __init__(self, documents: Sequence[str], numbers: Callable[[str], Collection[int]]) -> None:
        self._documents = documents
        self._folded: dict[str, str] | None = None
        self._ask = numbers
        self._numbers: dict[str, frozenset[int]] = {}

    def bound(self, node: Node, beside: list[str] | None) -> Node:
        """`beside` are the documents that a `document:` term in the same conjunction leaves; None where none does."""
        if isinstance(node, And):
            limits = [found for part in node.parts if (found := self._limit(part)) is not None]
            for limit in limits:
                beside = limit if beside is None else [document for document in beside if document in limit]
            return _all_of(self.bound(part, beside) for part in node.parts) if node.parts else node
        if isinstance(node, Or):
            return _any_of(self.bound(part, beside) for part in node.parts)
        if isinstance(node, Not):
            return _negated(self.bound(node.part, beside))
        if isinstance(node, DocumentNamed):
            return _in_document(self._document(node.word))
        if isinstance(node, Names):
            return self._named([node], beside)
        if isinstance(node, Listed):
            return self._named(node.names, beside)
        return node

    def _limit(self, node: Node) -> list[str] | None:
        """The documents that a `document:` term, or alternatives of nothing else, leaves."""
        if _is_document(node):
            return [node.value]
        if isinstance(node, DocumentNamed):
            return [self._document(node.word)]
        if isinstance(node, Or):
            limits = [self._limit(part) for part in node.parts]
            known = [document for limit in limits if limit is not None for document in limit]
            return known if None not in limits else None
        return None

    def _find(self, word: str) -> str | None:
        if self._folded is None:
            self._folded = {document.casefold(): document for document in self._documents}
        return self._folded.get(word.casefold())

    def _document(self, word: str) -> str:
        if (document := self._find(word)) is not None:
            return document
        raise NotFound(f"no document {_shown(word)!r} in this store{_nearest(word, self._documents)}")

    def _present(self, document: str) -> frozenset[int]:
        if document not in self._numbers:
            self._numbers[document] = frozenset(self._ask(document))
        return self._numbers[document]

    def _named(self, names: Iterable[Names], beside: list[str] | None) -> Node:
        """Ids in a row are alternatives; what among them proves to be text is one more condition."""
        chosen: dict[str, set[int]] = {}
        rest: list[Node] = []
        bare: list[_Piece] = []
        for name in names:
            pieces = self._pieces(name)
            if pieces is None:
                document = self._find(name.word)
                rest.append(_in_document(document) if document is not None else _text(name.word))
                continue
            bare += [piece for piece in pieces if piece.document is None]
            for piece in pieces:
                if piece.document is not None:
                    chosen.setdefault(piece.document, set()).update(self._existing(piece, piece.document))
        if bare:
            document = self._meant(bare, beside)
            for piece in bare:
                chosen.setdefault(document, set()).update(self._existing(piece, document))
        if chosen:
            rest.append(_any_of(Ids(document, tuple(sorted(found))) for document, found in chosen.items()))
        return _all_of(rest)

    def _pieces(self, name: Names) -> list[_Piece] | None:
        """None where the word is no list of ids of this store, but text."""
        pieces: list[_Piece] = []
        document: str | None = None
        for word in name.word.split(","):
            if numbers := _range(word):
                piece = _Piece(word, document, *numbers)
            elif (full := self._full(word)) is not None:
                piece, document = full, full.document
            elif pieces or name.strict:
                raise NotFound(f"no commitment {_shown(word)!r} in this store{self._near_document(word)}")
            else:
                return None
            if piece.last < piece.first:
                raise BadQuery(f"the range {word!r} runs backwards; write the smaller number first")
            pieces.append(piece)
        return pieces

    def _full(self, word: str) -> _Piece | None:
        for named, numbers in _full(word):
            if (document := self._find(named)) is not None:
                return _Piece(word, document, *numbers)
        return None

    def _existing(self, piece: _Piece, document: str) -> list[int]:
        if found := piece.of(self._present(document)):
            return found
        raise self._missing(piece, document)

    def _missing(self, piece: _Piece, document: str) -> NotFound:
        wanted = f"{document}-{piece.first:02d}" + (f" to {piece.last:02d}" if piece.last != piece.first else "")
        return NotFound(f"no commitment {wanted}; {self._extent(document)}{_or_text(piece)}")

    def _extent(self, document: str) -> str:
        present = self._present(document)
        if not present:
            return f"{document} has no commitments yet"
        count = "1 commitment" if len(present) == 1 else f"{len(present)} commitments"
        low, high = min(present), max(present)
        return f"{document} has {count}, {low:02d}" + (f" to {high:02d}" if high != low else "")

    def _meant(self, bare: list[_Piece], beside: list[str] | None) -> str:
        """The one document that bare numbers can mean."""
        candidates = list(self._documents) if beside is None else beside
        if len(candidates) == 1:
            return candidates[0]
        having = [document for document in candidates if all(piece.of(self._present(document)) for piece in bare)]
        if len(having) == 1:
            return having[0]
        word = _shown(",".join(piece.word for piece in bare))
        if not having:
            where = " or ".join(beside[:5]) if beside else "this store"
            raise NotFound(f"no commitment {word} in {where}{_or_text(bare[0])}")
        first = bare[0]
        raise AmbiguousId(word, [f"{document}-{first.of(self._present(document))[0]:02d}" for document in having])

    def _near_document(self, word: str) -> str:
        return _nearest(next((document for document, _ in _full(word)), word), self._documents)


def _or_text(piece: _Piece) -> str:
    """A number may have been meant as a word."""
    return f"; to look for the text write text:{piece.word}" if piece.document is None else ""


def _nearest(word: str, documents: Sequence[str]) -> str:
    import difflib  # only when something is misspelt: 3 ms of start-up

    near = difflib.get_close_matches(word[:200].casefold(), documents, n=3, cutoff=0.5)
    if near:
        return f"; did you mean {' or '.join(near)}?"
    if not documents:
        return ", which has no documents yet"
    return f"; it has {', '.join(documents[:5])}" + (f" and {len(documents) - 5} more" if len(documents) > 5 else "")


# --- lexer ------------------------------------------------------------------------------------------------------------

_CLOSERS = {'"': '"', "“": '”“"', "”": '”"', "„": '“”"', "«": "»"}
_BARE = re.compile(r'[^\s()"“”„«]+')
_OPERATORS = frozenset({"and", "or", "not"})


class _Token(NamedTuple):
    """`kind` is `(`, `)`, `-`, `and`, `or`, `not` or `term`; `place` counts characters from 1; each chunk is a
    stretch of a term, and whether it was quoted."""

    kind: str
    place: int
    chunks: tuple[tuple[str, bool], ...] = ()

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.chunks)

    @property
    def is_bare(self) -> bool:
        return len(self.chunks) == 1 and not self.chunks[0][1]


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] in "()":
            yield _Token(text[at], at + 1)
            at += 1
        elif text[at] == "-":
            if at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] == ")":
                raise BadQuery(
                    f"'-' at character {at + 1} has nothing after it; write it right before a term: -tag:trade"
                )
            yield _Token("-", at + 1)
            at += 1
        else:
            place = at + 1
            chunks, at = _chunks(text, at)
            yield _token(_Token("term", place, chunks))


def _token(term: _Token) -> _Token:
    kind = term.text.casefold()
    return term._replace(kind=kind) if term.is_bare and kind in _OPERATORS else term


def _chunks(text: str, at: int) -> tuple[tuple[tuple[str, bool], ...], int]:
    """One term: bare and quoted pieces without a blank between them; and where it ends."""
    chunks: list[tuple[str, bool]] = []
    while at < len(text):
        if bare := _BARE.match(text, at):
            chunks.append((bare[0], False))
            at = bare.end()
        elif text[at] in _CLOSERS:
            inner, at = _quote(text, at)
            chunks.append((inner, True))
        else:
            break
    return tuple(chunks), at


def _quote(text: str, at: int) -> tuple[str, int]:
    closers = _CLOSERS[text[at]]
    inner: list[str] = []
    start = here = at + 1
    stop = re.compile(rf"[\\{closers}]")
    while found := stop.search(text, here):
        if found[0] != "\\":
            inner.append(text[start : found.start()])
            return "".join(inner), found.end()
        here = found.end()
        if text[here : here + 1] in ('"', "\\"):
            inner.append(text[start : found.start()])
            start, here = here, here + 1
    shown = text[at : at + 20]
    raise BadQuery(f"the quote at character {at + 1} is not closed: {shown}; add {closers[0]} at its end")


# --- parser -----------------------------------------------------------------------------------------------------------


def parse(terms: str | Sequence[str], today: date, stale_after: int = STALE_AFTER_DAYS) -> Query:
    """The query that these words, or arguments of a command, make. An empty one matches everything.

    Relative dates count from `today`. Raises BadQuery or UnknownName, with what to write instead.

    >>> parse(["status:kept", "or", "due:..2018"], date(2018, 1, 1)).explain()
    'due:..2018-12-31 or status:kept'
    """
    text = terms if isinstance(terms, str) else " ".join(terms)
    if len(text) > _LONGEST:
        raise BadQuery(f"the query is {len(text):,} characters long; at most {_LONGEST:,} are read")
    return Query(_Parser(list(_tokens(text)), today, stale_after).whole())


class _Parser:
    """Recursive descent: alternatives of conjunctions of negations of terms and groups."""

    def __init__(self, tokens: list[_Token], today: date, stale_after: int) -> None:
        self._tokens, self._at, self._open = tokens, 0, 0
        self._today, self._stale_after = today, stale_after

    def whole(self) -> Node:
        if not self._tokens:
            return And(())
        node = self._either()
        if stray := self._peek():
            raise BadQuery(f"')' at character {stray.place} closes nothing; remove it, or quote it to look for it")
        if _depth(node) > _DEEPEST:
            raise BadQuery(f"the query nests more than {_DEEPEST} deep; ask it in fewer steps")
        return node

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next_is(self, *kinds: str) -> bool:
        token = self._peek()
        return token is not None and token.kind in kinds

    def _either(self) -> Node:
        parts = [self._both()]
        while self._next_is("or"):
            self._at += 1
            parts.append(self._both())
        return _any_of(parts)

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
        return _all_of(run[0] if len(run) == 1 else _listed(run) for run in runs)

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
        node = self._group(token) if token.kind == "(" else self._term(token)
        return _negated(node) if is_negated else node

    def _group(self, opening: _Token) -> Node:
        self._open += 1
        if self._open > _MOST_PARENTHESES:
            raise BadQuery(f"more than {_MOST_PARENTHESES} parentheses are open at character {opening.place}")
        node = self._either()
        if not self._next_is(")"):
            raise _unclosed(opening)
        self._at += 1
        self._open -= 1
        return node

    def _term(self, token: _Token) -> Node:
        key, values = _keyed(token)
        if key is None:
            return _word(token)
        if key not in KEYS:
            raise _unknown_key(key, token)
        if not all(values):
            raise BadQuery(
                f"{_shown(token.text)!r} at character {token.place} lacks a value; write, for example, {_EXAMPLES[key]}"
            )
        try:
            return _any_of(self._field(key, value) for value in values) if key != "id" else _ids(values, token)
        except ValueError as error:
            raise BadQuery(f"{key}: at character {token.place}: {shorten(str(error), 300)}") from None

    def _field(self, key: str, word: str) -> Node:
        """One value of a key. Raises ValueError where it cannot be read, UnknownName where a list is closed."""
        if key in DATE_KEYS:
            start, end = days = parse_range(word, self._today)
            return Field(key, f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}", days)
        if key == "is":
            fact = _one_of("is:", word, IS_VALUES)
            return Field(key, fact, (fact, self._stale_after))
        if key in WORD_KEYS:
            return Field(key, _value(word), _needles(word))
        return _FIELDS[key](word)


def _unclosed(opening: _Token) -> BadQuery:
    return BadQuery(f"'(' at character {opening.place} is not closed; add ')', or quote it to look for it")


def _listed(run: list[Node]) -> Listed:
    return Listed(tuple(name for name in run if isinstance(name, Names)))


def _depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max((_depth(part) for part in node.parts), default=0)
    return _depth(node.part) if isinstance(node, Not) else 0


def _keyed(token: _Token) -> tuple[str | None, list[str]]:
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


def _word(token: _Token) -> Node:
    """A term without a key: what looks like ids, else text."""
    text = token.text
    if token.is_bare and _looks_like_ids(text):
        for piece in text.split(","):
            if (numbers := _range(piece)) and numbers.last < numbers.first:
                raise BadQuery(
                    f"the range {piece!r} at character {token.place} runs backwards; write the smaller number first, "
                    f"or text:{piece} to look for the text"
                )
        return Names(text, False)
    try:
        return _text(text)
    except ValueError as error:
        raise BadQuery(f"the text at character {token.place} {error}") from None


def _text(text: str) -> Field:
    folded = fold(text)
    if not folded:
        raise ValueError("holds nothing to look for; write a word")
    return Field("text", _quoted(text), folded)


def _in_document(document: str) -> Field:
    return Field("document", _value(document), document)


def _needles(text: str) -> list[str]:
    found = words(text)
    if not found:
        raise ValueError(f"{text!r} holds no word to look for")
    return found


def _ids(values: list[str], token: _Token) -> Names:
    word = ",".join(values)
    if not _looks_like_ids(word):
        raise BadQuery(
            f"{_shown(word)!r} at character {token.place} is no id; write id:us-japan-2017-03, id:3 or id:3,5-7"
        )
    return Names(word, True)


def _one_of(what: str, word: str, valid: Sequence[str]) -> str:
    name = word.casefold()
    if name not in valid:
        raise UnknownName(f"word after {what}", _shown(word), valid)
    return name


def _has(word: str, key: str = "has:") -> Field:
    """One of HAS_VALUES, in the singular or the plural."""
    name = word.casefold()
    singular = name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")
    found = singular if singular in HAS_VALUES else _one_of(key, word, HAS_VALUES)
    return Field("has", found, found)


def _status(word: str) -> Field:
    status = Status.named(_shown(word))
    return Field("status", status, status)


def _kind(word: str) -> Field:
    kind = Kind.named(_shown(word))
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
    "text": _text,
    "status": _status,
    "kind": _kind,
    "tag": lambda word: Field("tag", _value(word), fold(word)),
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


def _unknown_key(key: str, token: _Token) -> BadQuery:
    import difflib  # only when something is misspelt: 3 ms of start-up

    near = difflib.get_close_matches(key[:60], [*KEYS, *_ALIASES], n=1, cutoff=0.6)
    meant = _ALIASES.get(near[0], near[0]) if near else None
    hint = f"did you mean {meant!r}?" if meant else f"the keys are {', '.join(KEYS)}."
    return BadQuery(
        f"unknown key {_shown(key)!r}; {hint} To look for the text, quote it: {_quoted(_shown(token.text))}"
    )
