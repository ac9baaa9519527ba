"""What can be asked: the nodes of a query, plain data that can be tested on a commitment and written out again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from commitments.dates import DateRange, PartialDate
from commitments.model import Commitment, Standing, Status, Update
from commitments.places import Paragraph
from commitments.query.ids import is_named, is_numbers
from commitments.text import begins_words, fold, shorten

if TYPE_CHECKING:
    from commitments.copies import Kept
    from commitments.proofs import Piece

DATE_KEYS = ("due", "deferred", "made", "updated", "since")
WORD_KEYS = ("actor", "group", "counterparty", "section", "by")
COUNT_KEYS = ("page", "para")
KEYS = (
    *("id", "text", "status", "member", "tag", "kind", "document", *WORD_KEYS, *DATE_KEYS),
    *(*COUNT_KEYS, "amount", "is", "has", "no"),
)


class Seen:
    """A commitment as seen on one day; what is derived is worked out once, when it is first asked for."""

    __slots__ = ("_haystack", "_pieces", "_standing", "_updates", "commitment", "today")

    def __init__(self, commitment: Commitment, today: date, piece: "Piece | None" = None) -> None:
        """With a piece of its evidence, what is asked of evidence is asked of that alone."""
        self.commitment = commitment
        self.today = today
        self._pieces = None if piece is None else [piece]
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
            self._updates = [update for update in self.commitment.counted if update.effective <= self.today]
        return self._updates

    @property
    def pieces(self) -> "list[Piece] | None":
        """Of the evidence, those that are meant; None for all."""
        return self._pieces

    @property
    def haystack(self) -> str:
        """Every field that a word is looked for in, folded, one to a line: a folded needle holds no line end."""
        if self._haystack is None:
            commitment = self.commitment
            fields = [commitment.quote, commitment.summary, commitment.section]
            fields += [text for update in self.updates for text in update.texts]
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
        if isinstance(self.part, Field | OfEvidence) and self.part.key == "has":
            return f"no:{self.part.word}"
        return f"not {_inside(self.part)}"


class Field(NamedTuple):
    """One question about one field: `key` is one of KEYS, `word` the value as it is written, `value` what is compared:

    text: folded text · tag: folded tag · document: its id · status: Status · kind: Kind · actor, counterparty, section,
    by: the folded beginnings of words · member: Member · due, deferred, made, updated, since: DateRange · amount:
    AmountRange · page, para: CountRange · has: one of HAS_VALUES · is: one of IS_VALUES and the days after which an
    open commitment is stale.
    """

    key: str
    word: str
    value: Any

    def matches(self, seen: Seen) -> bool:
        return _MATCHES[self.key](seen, self.value)

    def explain(self) -> str:
        return self.word if self.key == "text" else f"{self.key}:{self.word}"


class Member(NamedTuple):
    """A member of a joint promise who is judged apart: of that name, and standing there, where these are given."""

    needles: tuple[str, ...]
    """The folded beginnings of words of the name; any member where there are none."""
    status: Status | None
    group: tuple[str, ...] = ()
    """Where the name is that of a group: its members, folded, who are meant too."""

    def is_met_by(self, actor: str, status: Status) -> bool:
        if self.status is not None and status is not self.status:
            return False
        return not self.needles or begins_words(self.needles, actor) or fold(actor) in self.group


class AmountRange(NamedTuple):
    """Money from `low` to `high`, both included, None an open end; in that currency, where one is given. A promise
    that is a range itself lies in it where the two meet."""

    low: int | float | None
    high: int | float | None
    currency: str | None

    def __str__(self) -> str:
        low, high = ("" if end is None else repr(end) for end in (self.low, self.high))
        return f"{low}..{high}{self.currency or ''}"


class CountRange(NamedTuple):
    """Whole numbers from `low` to `high`, both included, None an open end."""

    low: int | None
    high: int | None
    label: str = ""
    """Of one paragraph alone, where the document calls it more than a number: "1.1"."""

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def __str__(self) -> str:
        if self.low == self.high:
            return self.label or str(self.low)
        low, high = ("" if end is None else str(end) for end in (self.low, self.high))
        return f"{low}..{high}"


class Names(NamedTuple):
    """A word that looks like an id, a number or a list of them, before it is settled what it names. After `id:` it is
    `strict`: nothing but an id."""

    word: str
    strict: bool

    def matches(self, seen: Seen) -> bool:
        """Before binding: the ids it would name in any document, or the text."""
        if is_named(self.word, seen.commitment):
            return True
        return not self.strict and not is_numbers(self.word) and fold(self.word) in seen.haystack

    def explain(self) -> str:
        return f"id:{written_id(self.word)}" if self.strict else self.word


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
        return f"document:{written(self.word)}"


class Ids(NamedTuple):
    """Exactly these commitments of one document, which exist. `numbers` ascend."""

    document: str
    numbers: tuple[int, ...]

    def matches(self, seen: Seen) -> bool:
        return seen.commitment.number in self.numbers and seen.commitment.document == self.document

    def explain(self) -> str:
        return "id:" + written_id(f"{self.document}-" + ",".join(_runs(self.numbers)))


class OfEvidence(NamedTuple):
    """`has:` or `is:` with one of OF_EVIDENCE: what only those know who know what is kept."""

    key: str
    word: str
    kept: "Kept | None" = None
    """What the store keeps, once it is bound."""

    def matches(self, seen: Seen) -> bool:
        from commitments.copies import Kept
        from commitments.proofs import is_met, pieces

        every = list(pieces(seen.commitment, seen.today))
        some = every if seen.pieces is None else seen.pieces
        return bool(some) and is_met(self.word, some, every, self.kept or Kept())

    def explain(self) -> str:
        return f"{self.key}:{self.word}"


Node = And | Or | Not | Field | Names | Listed | DocumentNamed | Ids | OfEvidence

OF_EVIDENCE: dict[str, tuple[str, ...]] = {
    "has": ("copy", "archive", "excerpt"),
    "is": ("dead-link", "self-reported", "verified", "misquoted", "opposed", "same-page", "older-evidence"),
}


def _has_amount(seen: Seen, wanted: AmountRange) -> bool:
    amount = seen.commitment.amount
    if amount is None or (wanted.currency is not None and amount.currency.upper() != wanted.currency):
        return False
    return (wanted.low is None or wanted.low <= amount.most) and (wanted.high is None or amount.value <= wanted.high)


def _has_day(point: PartialDate | None, days: DateRange) -> bool:
    return point is not None and point.last in days


def _has_words(values: Iterable[str], needles: list[str]) -> bool:
    return any(begins_words(needles, value) for value in values)


def _deferred_to(seen: Seen) -> PartialDate | None:
    return seen.commitment.due_now(seen.today) if seen.commitment.is_deferred(seen.today) else None


_FACTS: dict[str, Callable[[Seen, int], bool]] = {
    "open": lambda seen, _: seen.standing.is_open,
    "closed": lambda seen, _: not seen.standing.is_open,
    "overdue": lambda seen, _: seen.commitment.is_past_due(seen.today) and seen.standing.is_open,
    "stale": lambda seen, days: seen.standing.is_stale(seen.today, days),
    "unsupported": lambda seen, _: seen.standing.is_unsupported,
    "part-rated": lambda seen, _: seen.standing.is_part_rated,
    "late": lambda seen, _: seen.commitment.is_past_promised(seen.today) and seen.standing.is_open,
    "deferred": lambda seen, _: seen.commitment.is_deferred(seen.today),
}
IS_VALUES = (*_FACTS, *OF_EVIDENCE["is"])
PRESENT: dict[str, Callable[[Seen], object]] = {
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
    "member": lambda seen: seen.standing.members,
    "update": lambda seen: seen.updates,
    "note": lambda seen: any(update.note for update in seen.updates),
    "evidence": lambda seen: any(update.evidence for update in seen.updates),
    "group": lambda seen: seen.commitment.groups,
    "page": lambda seen: seen.commitment.page is not None,
    "para": lambda seen: seen.commitment.paragraph is not None,
}
HAS_VALUES = (*PRESENT, *OF_EVIDENCE["has"])


def _members(seen: Seen, wanted: Member) -> Iterable[tuple[str, Status]]:
    """Those who are judged apart; and, where the unassessed are asked for, the others whom that leaves unrated."""
    apart = seen.standing.members
    if wanted.status is not Status.UNASSESSED or not seen.standing.is_part_rated:
        return apart
    rated = {actor for actor, _ in apart}
    return [(actor, Status.UNASSESSED) for actor in seen.commitment.actors if actor not in rated]


def _is_in_paragraph(paragraph: Paragraph | None, wanted: CountRange) -> bool:
    if paragraph is None or paragraph.asked not in wanted:
        return False
    return not wanted.label or paragraph.is_under(wanted.label)


# In the order of what they cost: those of the commitment itself, those that need its standing, those that fold text.
_MATCHES: dict[str, Callable[[Seen, Any], bool]] = {
    "document": lambda seen, document: seen.commitment.document == document,
    "kind": lambda seen, kind: seen.commitment.kind is kind,
    "amount": _has_amount,
    "page": lambda seen, wanted: seen.commitment.page in wanted,
    "para": lambda seen, wanted: _is_in_paragraph(seen.commitment.paragraph, wanted),
    "due": lambda seen, days: _has_day(seen.commitment.due, days),
    "deferred": lambda seen, days: _has_day(_deferred_to(seen), days),
    "made": lambda seen, days: _has_day(seen.commitment.made, days),
    "has": lambda seen, what: bool(PRESENT[what](seen)),
    "tag": lambda seen, folded: any(fold(tag) == folded for tag in seen.commitment.tags),
    "status": lambda seen, status: seen.standing.status is status,
    "member": lambda seen, wanted: any(wanted.is_met_by(*member) for member in _members(seen, wanted)),
    "is": lambda seen, fact: _FACTS[fact[0]](seen, fact[1]),
    "updated": lambda seen, days: seen.standing.updated in days,
    "since": lambda seen, days: _has_day(seen.standing.since, days),
    "actor": lambda seen, needles: _has_words((*seen.commitment.actors, *seen.commitment.groups), needles),
    "group": lambda seen, needles: _has_words(seen.commitment.groups, needles),
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
    return 0 if isinstance(node, Ids) else 99  # evidence may take reading texts


def _inside(node: Node) -> str:
    """A part as it is written inside a larger question."""
    return f"({node.explain()})" if isinstance(node, And | Or | Listed) else node.explain()


def written(text: str) -> str:
    return text if text.replace("-", "").replace(".", "").isalnum() else quoted(text)


def written_id(text: str) -> str:
    from commitments.query.lexer import BARE

    return text if BARE.fullmatch(text) else quoted(text)


def shown(text: str) -> str:
    """A word of the user's as an error repeats it."""
    return shorten(text, 60)


def quoted(text: str) -> str:
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


def all_of(parts: Iterable[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return flat[0] if len(flat) == 1 else And(tuple(sorted(flat, key=_cost)))


def any_of(parts: Iterable[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return flat[0] if len(flat) == 1 else Or(tuple(sorted(flat, key=_cost)))


def negated(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


def unasked(node: Node, *, is_negated: bool = False) -> Node:
    """The same without what is asked of evidence: met by all that could be met, whatever is found out of that."""
    if isinstance(node, And):
        return all_of(unasked(part, is_negated=is_negated) for part in node.parts)
    if isinstance(node, Or):
        return any_of(unasked(part, is_negated=is_negated) for part in node.parts)
    if isinstance(node, Not):
        return negated(unasked(node.part, is_negated=not is_negated))
    if isinstance(node, OfEvidence):
        return Or(()) if is_negated else And(())
    return node


def is_document(node: Node) -> TypeGuard[Field]:
    return isinstance(node, Field) and node.key == "document"


def text_term(text: str) -> Field:
    folded = fold(text)
    if not folded:
        raise ValueError("holds nothing to look for; write a word")
    return Field("text", quoted(text), folded)


def in_document(document: str) -> Field:
    return Field("document", written(document), document)
