"""The query language: words typed by a user into a small tree of tests, each asked of a commitment and a day.

    query = parse("status:kept,partial due:..2018 not tag:trade", today)
    query = query.bind(store_documents, numbers_of)     # ids and `document:` are settled against what exists
    kept = [c for c in commitments if query(c, today)]

The tree is plain data (named tuples), so that an index can turn it into a condition that narrows. Text, notes, names in
`by:` and evidence are read as seen on the day asked about: an update that takes effect later does not count yet.
A partial date lies in a range if its last day does. A comma in a value always means *any of these*.

`lexer` and `parser` make the tree, `views` what a saved view is in it, `ids` reads what looks like an id, `nodes` are
the tree, `asking` tells what can change its answer, `binding` settles it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from commitments.errors import AmbiguousId, BadQuery, CommitmentsError, NotFound
from commitments.model import STALE_AFTER_DAYS, Commitment
from commitments.query.ids import is_numbers
from commitments.query.nodes import (
    COUNT_KEYS,
    DATE_KEYS,
    HAS_VALUES,
    IS_VALUES,
    KEYS,
    WORD_KEYS,
    AmountRange,
    And,
    CountRange,
    DocumentNamed,
    Field,
    Ids,
    Listed,
    Names,
    Node,
    Not,
    Or,
    Seen,
    is_document,
    unasked,
)

if TYPE_CHECKING:
    from commitments.copies import Kept
    from commitments.groups import Groups
    from commitments.proofs import Piece
    from commitments.query.binding import Binder

__all__ = [
    "COUNT_KEYS",
    "DATE_KEYS",
    "HAS_VALUES",
    "IS_VALUES",
    "KEYS",
    "WORD_KEYS",
    "AmountRange",
    "And",
    "CountRange",
    "Field",
    "Ids",
    "Names",
    "Node",
    "Not",
    "Or",
    "Query",
    "When",
    "parse",
]

# A query of a hundred thousand ids is about as long as anybody means to write.
_LONGEST = 500_000


class When(NamedTuple):
    """When a query is asked, and of what day."""

    today: date
    settled_by: date
    """What all entries of a commitment make of it answers the query, where they were entered and in force by this day:
    an earlier one than today, where it is asked what was known then."""


class Query(NamedTuple):
    """A parsed query. Bind it to a store's documents before it is asked of that store's commitments."""

    node: Node
    views: tuple[tuple[str, Node], ...] = ()
    """The saved views that it uses, those first that others call, until it is bound."""
    known: date | None = None
    """Where there is one, a commitment is asked as it was known on that day; see `Commitment.as_known`."""

    def __call__(self, commitment: Commitment, today: date) -> bool:
        if self.known is None:
            return self.node.matches(Seen(commitment, today))
        return commitment.is_known(self.known) and self.node.matches(Seen(commitment.as_known(self.known), today))

    @property
    def of_pieces(self) -> "Query":
        """What the commitments meet of whose pieces one may be meant: one piece has what not each of them has."""
        return self._replace(node=unasked(self.node))

    def meets(self, piece: "Piece", today: date) -> bool:
        """Whether one piece of evidence is meant: what is asked of evidence is asked of it alone, all else of its
        commitment, which is as it was known then."""
        return self.node.matches(Seen(piece.commitment, today, piece))

    def when(self, today: date) -> When:
        return When(today, today if self.known is None else min(today, self.known))

    def explain(self) -> str:
        """The query in one canonical form that can be parsed again; "" where everything matches.

        >>> parse("status:kept,partial -due:2018", date(2018, 1, 1)).explain()
        'not due:2018-01-01..2018-12-31 and (status:kept or status:partial)'
        """
        return self.node.explain()

    def bind(
        self,
        documents: Callable[[], Sequence[str]],
        numbers: Callable[[str], Collection[int]],
        *,
        trusting: bool = False,
        kept: "Callable[[], Kept] | None" = None,
    ) -> "Query":
        """The query with every id and `document:` settled against what exists: `documents` gives the store's document
        ids, `numbers` the numbers of one document's commitments. Each is called only where a name needs it.

        A word that looks like an id is one if its document exists, else it is text. Raises NotFound or AmbiguousId. If
        it is `trusting`, a single number of a known document is not looked up: whoever reads it will see. `kept` gives
        what the store keeps of evidence; it is called only where that is asked.
        """
        if self.matches_all:
            return self
        from commitments.query.binding import Binder

        binder = Binder(documents, numbers, trusting, kept)
        try:
            return Query(binder.bound(self.node, None), known=self.known)
        except (NotFound, AmbiguousId) as error:
            raise self._placed(error, binder) from None

    def _placed(self, error: CommitmentsError, binder: "Binder") -> CommitmentsError:
        """The error, which says in which view the fault is, if it is in one."""
        for name, node in self.views:
            try:
                binder.bound(node, None)
            except CommitmentsError as same:
                if str(same) == str(error):
                    from commitments.query.views import within_view

                    return within_view(error, name)
        return error

    def ids(self) -> set[str] | None:
        """The ids it is limited to, None where it is not limited to any. Only a bound query knows."""
        pairs = _limits(self.node, _pairs)
        return None if pairs is None else {f"{document}-{number:02d}" for document, number in pairs}

    def named(self) -> list[str] | None:
        """The ids of exactly those it matches, in order, where it says nothing else. Only a bound query knows."""
        parts = self.node.parts if isinstance(self.node, Or) else (self.node,)
        ids = [part for part in parts if isinstance(part, Ids)]
        if len(ids) < len(parts):
            return None
        pairs = {(part.document, number) for part in ids for number in part.numbers}
        return [f"{document}-{number:02d}" for document, number in sorted(pairs)]

    def documents(self) -> set[str] | None:
        """The documents it can match in, None where that can be any. Only a bound query knows."""
        return _limits(self.node, _documents)

    @property
    def is_of_documents(self) -> bool:
        """Whether it asks for whole documents, by their ids, and for nothing else."""
        return all(map(is_document, self.node.parts if isinstance(self.node, Or) else (self.node,)))

    @property
    def asks_history(self) -> bool:
        """Whether entries of a history can change the answer. Only a bound query knows."""
        from commitments.query import asking  # late, as few commands want to know

        return asking.asks_history(self.node)

    def asks(self, key: str) -> bool:
        """Whether that key, or whether a commitment has a value of it, can change the answer."""
        from commitments.query import asking

        return asking.asks(self.node, key)

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
    return {node.value} if is_document(node) else None


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
        rest = [part for part in node.parts if not isinstance(part, DocumentNamed) and not is_document(part)]
        return bool(rest) and all(_names_only(part) for part in rest)
    return isinstance(node, Ids | Listed) or (isinstance(node, Names) and (node.strict or is_numbers(node.word)))


def parse(
    terms: str | Sequence[str],
    today: date,
    stale_after: int = STALE_AFTER_DAYS,
    views: Mapping[str, str] | None = None,
    groups: "Groups | None" = None,
) -> Query:
    """The query that these words, or arguments of a command, make. An empty one matches everything.

    Relative dates count from `today`. `views` are what `@name` stands for, wherever it stands; a name of `groups` after
    `member:` means each of its members. Raises BadQuery or UnknownName, with what to write instead.

    >>> parse(["status:kept", "or", "due:..2018"], date(2018, 1, 1)).explain()
    'due:..2018-12-31 or status:kept'
    >>> parse("not @good", date(2018, 1, 1), views={"good": "status:kept or status:partial"}).explain()
    'not (status:kept or status:partial)'
    """
    text = terms if isinstance(terms, str) else " ".join(terms)
    if len(text) > _LONGEST:
        raise BadQuery(f"the query is {len(text):,} characters long; at most {_LONGEST:,} are read")
    if not text.strip():
        return Query(And(()))
    # Late, since a list of everything asks nothing.
    from commitments.query.lexer import tokens
    from commitments.query.parser import Parser
    from commitments.query.views import Views

    saved = Views(views or {}, _LONGEST)
    node = Parser(list(tokens(text)), today, stale_after, saved, groups or {}).whole()
    return Query(node, tuple(saved.used.items()))
