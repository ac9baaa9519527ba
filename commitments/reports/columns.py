"""The columns a list of commitments can have: a name, a header, and how a cell is read off a commitment."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.model import STALE_AFTER_DAYS, Commitment, Standing, Status
from commitments.names import field_named
from commitments.reports import Cell, Column, Rating


class Seen(NamedTuple):
    """A commitment as it stands on a day."""

    commitment: Commitment
    standing: Standing
    today: date
    flags: tuple[str, ...] = ()
    """What asks for attention, in words: `overdue`, `deferred`, `stale`, `part-rated`, `unsupported`."""

    @property
    def due_now(self) -> PartialDate | None:
        return self.commitment.due_now(self.today)

    @property
    def due_flags(self) -> list[str]:
        """The flags that are about its date."""
        return [flag for flag in self.flags if flag in ("overdue", "deferred")]

    @property
    def updated(self) -> str | None:
        return self.standing.updated.isoformat() if self.standing.updated else None

    @property
    def rated(self) -> str | None:
        """`1 of 3`, where members are judged apart."""
        judged = self.standing.judged
        return None if judged is None else f"{judged.rated} of {'?' if judged.of is None else judged.of}"


def seen(commitment: Commitment, today: date, stale_after: int = STALE_AFTER_DAYS) -> Seen:
    standing = commitment.standing(today)
    flags = []
    if standing.is_open:
        if commitment.is_past_due(today):
            flags.append("overdue")
        if commitment.is_deferred(today):
            flags.append("deferred")
    if standing.is_stale(today, stale_after):
        flags.append("stale")
    if standing.is_part_rated:
        flags.append("part-rated")
    if standing.is_unsupported:
        flags.append("unsupported")
    return Seen(commitment, standing, today, tuple(flags))


class Field(NamedTuple):
    """A column, and what stands in it for one commitment."""

    column: Column
    cell: Callable[[Seen], Cell]
    is_derived: bool = False
    """Whether it needs to know how the commitment stands."""


def _stored(name: str, header: str, cell: Callable[[Commitment], Cell], align: str = "left") -> Field:
    return Field(Column(name, header, align), lambda seen: cell(seen.commitment))


def _derived(name: str, header: str, cell: Callable[[Seen], Cell], align: str = "left") -> Field:
    return Field(Column(name, header, align), cell, is_derived=True)


_FIELDS = (
    _stored("id", "Id", lambda c: c.id),
    _stored("document", "Document", lambda c: c.document),
    _stored("number", "Number", lambda c: c.number, "right"),
    _derived("status", "Status", lambda seen: seen.standing.status),
    _stored("summary", "Commitment", lambda c: c.title),
    _stored("quote", "Quote", lambda c: c.quote),
    _stored("section", "Section", lambda c: c.section),
    _stored("page", "Page", lambda c: c.page, "right"),
    _stored("para", "Para.", lambda c: str(c.paragraph) if c.paragraph else None),
    _stored("kind", "Kind", lambda c: c.kind),
    _stored("actors", "Who", lambda c: c.actors),
    _stored("groups", "Group", lambda c: c.groups),
    _stored("counterparties", "To whom", lambda c: c.counterparties),
    _stored("made", "Made", lambda c: c.made),
    _stored("due", "Due", lambda c: c.due),
    _stored("amount", "Amount", lambda c: str(c.amount) if c.amount else None, "right"),
    _stored("tags", "Tags", lambda c: c.tags),
    _derived("since", "Since", lambda seen: seen.standing.since),
    _derived("updated", "Updated", lambda seen: seen.updated),
    _derived("score", "Score", lambda seen: seen.standing.score and round(seen.standing.score, 2), "right"),
    _stored("evidence", "Evidence", lambda c: sum(len(update.evidence) for update in c.counted), "right"),
    _stored("notes", "Notes", lambda c: [update.note for update in c.counted if update.note]),
    _derived("flags", "Flags", lambda seen: tuple([_flag(seen, flag) for flag in seen.flags])),
    _derived(
        "members", "Members", lambda seen: tuple([Rating(actor, status) for actor, status in seen.standing.members])
    ),
    _derived("rated", "Rated", lambda seen: seen.rated),
    _stored("key", "Key", lambda c: c.key),
    Field(Column("due_now", "Due now"), lambda seen: seen.commitment.due_now(seen.today)),
)


def _flag(seen: Seen, flag: str) -> str:
    """As a list shows it: what is part-rated says how far."""
    return seen.standing.rated_words if flag == "part-rated" else flag


_BY_NAME = {field.column.name: field for field in _FIELDS}

NAMES = tuple(_BY_NAME)
DEFAULT = ("id", "status", "summary", "due", "flags")


def named(names: Iterable[str]) -> list[Field]:
    """The fields of these names, in this order. Raises UnknownName."""
    return [_BY_NAME[field_named("column", name, NAMES)] for name in names]


def records(
    fields: Sequence[Field], commitments: Iterable[Commitment], today: date, stale_after: int = STALE_AFTER_DAYS
) -> Iterator[list[Cell]]:
    """A row of cells for each commitment."""
    cells = [field.cell for field in fields]
    # Where a commitment stands takes longest to work out, and a list of ids need not know it.
    needs_standing = any(field.is_derived for field in fields)
    for commitment in commitments:
        row = seen(commitment, today, stale_after) if needs_standing else Seen(commitment, _NOT_ASKED, today)
        yield [cell(row) for cell in cells]


_NOT_ASKED = Standing(Status.UNASSESSED, None, None, (), (), None)
