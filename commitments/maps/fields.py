"""The map as a value: which column of a file is what."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from commitments.rows import Reading

EVIDENCE_FIELDS = ("url", "title", "publisher", "published", "excerpt", "archive", "stance")
COMMITMENT_FIELDS = (
    "key", "document", "quote", "summary", "section", "kind", "actors", "groups", "counterparties", "made", "due",
    "amount", "amount_upper", "currency", "tags",
)  # fmt: skip
UPDATE_FIELDS = ("status", "on", "note", "by", "actor", *(f"evidence.{name}" for name in EVIDENCE_FIELDS))
DOCUMENT_FIELDS = ("id", "title", "issuer", "kind", "published", "url", "language")
CODING_FIELDS = (
    "quote", "summary", "section", "kind", "actors", "groups", "counterparties", "made", "due", "amount", "tags",
)  # fmt: skip
REPEATS = ("updates", "number")


class Source(NamedTuple):
    """Where a field's value comes from."""

    columns: tuple[str, ...] = ()
    """Several: the first that says something; for lists and addresses, all of them."""
    join: str | None = None
    """Put the texts of all columns together with this between."""
    value: str | tuple[str, ...] | None = None
    """What to take where the columns say nothing."""
    separator: str | None = None
    """What stands between the members of a list written as text."""
    cut: int | None = None
    """Only so many characters from the start."""


Fields = Mapping[str, Source]
_NONE: Fields = MappingProxyType({})


class Map(NamedTuple):
    """A whole map. Everything has a default, so that an empty map is one too."""

    fields: Fields = _NONE
    updates: tuple[Fields, ...] = ()
    """Each makes one update for a row, or one for each member of the list that its status or date is in."""
    members: str | tuple[tuple[str, str], ...] = ()
    """One column for each actor's own status: (actor, column), or a pattern whose star stands for the actor, in a
    column's name or for a key in an object."""
    document: Mapping[str, str] = MappingProxyType({})
    vocabulary: str | None = None
    statuses: Mapping[str, str] = MappingProxyType({})
    """Words of the source, and numbers and ranges of them -> ours; "" for a word that rates nothing."""
    nothing: tuple[str, ...] | None = None
    dates: str | None = None
    decimal: str | None = None
    separator: str | None = None
    skip: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Rows that are not promises: a column -> the words that say so."""
    repeats: str | None = None
    """Rows of one key in other words: "number" makes each a promise. Rows without a key in the same words, of the same
    actor and section: "updates" makes them one promise's history, where each is a promise otherwise."""
    keep: tuple[str, ...] = ()
    """Coding fields that an import fills but never changes."""
    reading: Reading = Reading()

    def paths(self) -> Iterator[str]:
        for fields in (self.fields, *self.updates):
            for source in fields.values():
                yield from source.columns
        yield from self.skip
        if not isinstance(self.members, str):
            yield from (column for _, column in self.members)

    def unordered(self) -> "Map":
        """The same where "" orders nothing: in a guess it marks a word that is to be filled in."""
        return self._replace(statuses={word: ours for word, ours in self.statuses.items() if ours})
