"""Settling what a query names against what a store holds: ids, bare numbers and `document:`."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from commitments.errors import AmbiguousId, BadQuery, NotFound
from commitments.names import near
from commitments.query.ids import full_ids, number_range
from commitments.query.nodes import (
    And,
    DocumentNamed,
    Ids,
    Listed,
    Names,
    Node,
    Not,
    OfEvidence,
    Or,
    all_of,
    any_of,
    in_document,
    is_document,
    negated,
    shown,
    text_term,
)

if TYPE_CHECKING:
    from commitments.copies import Kept


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


class Binder:
    """Asks for the store's documents, and for a document's numbers, once, and only where a name needs them."""

    def __init__(
        self,
        documents: Callable[[], Sequence[str]],
        numbers: Callable[[str], Collection[int]],
        trusting: bool,
        kept: "Callable[[], Kept] | None" = None,
    ) -> None:
        self._list, self._is_trusting, self._kept = documents, trusting, kept
        self._folded: dict[str, str] | None = None
        self._ask = numbers
        self._numbers: dict[str, Collection[int]] = {}

    @cached_property
    def _documents(self) -> Sequence[str]:
        return self._list()

    def bound(self, node: Node, beside: list[str] | None) -> Node:
        """`beside` are the documents that a `document:` term in the same conjunction leaves; None where none does."""
        if isinstance(node, And):
            limits = [found for part in node.parts if (found := self._limit(part)) is not None]
            for limit in limits:
                beside = limit if beside is None else [document for document in beside if document in limit]
            return all_of(self.bound(part, beside) for part in node.parts) if node.parts else node
        if isinstance(node, Or):
            return any_of(self.bound(part, beside) for part in node.parts)
        if isinstance(node, Not):
            return negated(self.bound(node.part, beside))
        if isinstance(node, DocumentNamed):
            return in_document(self._document(node.word))
        if isinstance(node, Names):
            return self._named([node], beside)
        if isinstance(node, Listed):
            return self._named(node.names, beside)
        if isinstance(node, OfEvidence) and self._kept is not None:
            return node._replace(kept=self._kept())
        return node

    def _limit(self, node: Node) -> list[str] | None:
        """The documents that a `document:` term, or alternatives of nothing else, leaves."""
        if is_document(node):
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
        raise NotFound(f"no document {shown(word)!r} in this store{_nearest(word, self._documents)}")

    def _present(self, document: str) -> Collection[int]:
        if document not in self._numbers:
            self._numbers[document] = self._ask(document)
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
                rest.append(in_document(document) if document is not None else text_term(name.word))
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
            rest.append(any_of(Ids(document, tuple(sorted(found))) for document, found in chosen.items()))
        return all_of(rest)

    def _pieces(self, name: Names) -> list[_Piece] | None:
        """None where the word is no list of ids of this store, but text."""
        pieces: list[_Piece] = []
        document: str | None = None
        for word in name.word.split(","):
            if numbers := number_range(word):
                piece = _Piece(word, document, *numbers)
            elif (full := self._full(word)) is not None:
                piece, document = full, full.document
            elif pieces or name.strict:
                raise NotFound(f"no commitment {shown(word)!r} in this store{self._near_document(word)}")
            else:
                return None
            if piece.last < piece.first:
                raise BadQuery(f"the range {word!r} runs backwards; write the smaller number first")
            pieces.append(piece)
        return pieces

    def _full(self, word: str) -> _Piece | None:
        for named, numbers in full_ids(word):
            if (document := self._find(named)) is not None:
                return _Piece(word, document, *numbers)
        return None

    def _existing(self, piece: _Piece, document: str) -> list[int]:
        if self._is_trusting and piece.first == piece.last:
            return [piece.first]
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
        word = shown(",".join(piece.word for piece in bare))
        if not having:
            where = " or ".join(beside[:5]) if beside else "this store"
            raise NotFound(f"no commitment {word} in {where}{_or_text(bare[0])}")
        first = bare[0]
        raise AmbiguousId(word, [f"{document}-{first.of(self._present(document))[0]:02d}" for document in having])

    def _near_document(self, word: str) -> str:
        return _nearest(next((document for document, _ in full_ids(word)), word), self._documents)


def _or_text(piece: _Piece) -> str:
    """A number may have been meant as a word."""
    return f"; to look for the text write text:{piece.word}" if piece.document is None else ""


def _nearest(word: str, documents: Sequence[str]) -> str:
    if meant := near(word, documents, 3):
        return f"; did you mean {' or '.join(meant)}?"
    if not documents:
        return ", which has no documents yet"
    return f"; it has {', '.join(documents[:5])}" + (f" and {len(documents) - 5} more" if len(documents) > 5 else "")
