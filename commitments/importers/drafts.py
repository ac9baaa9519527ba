"""Rows and a map -> drafts of commitments: every value read, and everything that could not be used said.

A draft knows nothing of what the store holds. Only a row without any words that could be a promise is bad; what cannot
be used of a good row (a date that is none, an unknown status, an amount without a currency) is left out with a caution.
"""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from commitments.dates import PartialDate
from commitments.errors import UsageError
from commitments.importers import values
from commitments.importers.cells.actors import Actors
from commitments.importers.cells.fields import Cells, Context
from commitments.importers.cells.histories import DraftUpdate, Histories
from commitments.importers.cells.scopes import STAR, Scope, Shape
from commitments.importers.identity import identity, key_of
from commitments.maps import Fields, Map, Source
from commitments.model import Commitment, Document, Kind
from commitments.rows import Bad, Item, Left, Remark, Row, place
from commitments.rows.columns import ways
from commitments.text import fold, shorten

__all__ = ["Caution", "Context", "Draft", "DraftUpdate", "Found", "drafts"]


class Caution(NamedTuple):
    """Something of a row that could not be used as it stood; the row itself was."""

    file: str
    line: int
    text: str
    entry: str = ""

    def __str__(self) -> str:
        return f"{place(self.file, self.line, self.entry)}: {self.text}"


class Draft(NamedTuple):
    """What one row says of one commitment."""

    document: str | None
    """The source's own name for the document; None where the row names none."""
    key: str
    is_derived: bool
    """The key was made from the words, since the row has none of its own."""
    coding: dict[str, Any]
    """The commitment's fields that the row has something for."""
    updates: tuple[DraftUpdate, ...]
    file: str
    line: int
    cautions: tuple[str, ...]
    entry: str = ""
    own: Commitment | None = None
    """The commitment itself, where the row is of our own export."""
    own_document: Document | None = None
    section: str | None = None
    """As `coding` has it, but None where the map has no column for it."""
    makers: tuple[str, ...] | None = None
    """Who the row says makes the promise, as the source names them; None where the map has no column for that."""
    members: tuple[str, ...] = ()
    """The actors who have a column of their own for their status, whether it says something or not."""


Found = Draft | Bad | Left | Remark


def drafts(items: Iterable[Item], mapping: Map, context: Context) -> Iterator[Found]:
    """One draft for each usable row, as they come, and a Bad or a Left for each other; at the end, remarks on columns
    that the map names and no row has."""
    drafter = _Drafter(mapping, context)
    if drafter.learns:
        items = list(items)
        drafter.learn(item for item in items if isinstance(item, Row))
    file = ""
    for item in items:
        if isinstance(item, Row):
            file = item.file
            is_skipped = drafter.is_skipped(item)
            yield Left(file, item.line, "as the map says (skip)", item.entry) if is_skipped else drafter.draft(item)
        else:
            yield item
    yield from drafter.remarks(file)


_EACH = 2
"""Missing columns that are told each with the name that may have been meant."""
_MANGLED = re.compile(
    r"\d(?:[.,]\d+)?E\+\d+|\d{1,2}-[A-Z][a-z]{2}(?:-\d{2})?|[A-Z][a-z]{2}-\d{2}|\d{4}-\d\d-\d\d 00:00:00", re.ASCII
)


class _Drafter:
    def __init__(self, mapping: Map, context: Context) -> None:
        self._map = mapping
        self._context = context
        self._cells = Cells(mapping, context)
        self._actors = Actors(mapping)
        self._histories = Histories(mapping, self._cells, self._actors)
        self._paths = tuple(dict.fromkeys(mapping.paths()))
        self._shapes: dict[tuple[str, ...], Shape] = {}
        self._names: dict[str, None] = {}
        self._has_members = False
        self._without_quote = 0

    # --- the shape of rows --------------------------------------------------------------------------------------------

    def _scope(self, row: Row) -> Scope:
        names = tuple(row.cells)
        shape = self._shapes.get(names)
        if shape is None:
            shape = self._shape(names)
            if len(self._shapes) < 10_000:
                self._shapes[names] = shape
        return Scope(row.cells, shape)

    def _shape(self, names: tuple[str, ...]) -> Shape:
        self._names.update(dict.fromkeys(names))
        columns = self._actors.columns(names)
        self._has_members |= bool(columns) or self._actors.object_in(names) is not None
        if self._actors.pattern:
            self._paths = tuple(dict.fromkeys((*self._paths, *(name for *_, name in columns))))
        found = ways(self._paths, names)
        return Shape(
            found, tuple((actor, star, found.found[name]) for actor, star, name in columns if name in found.found)
        )

    @property
    def learns(self) -> bool:
        """Whether a cell may have to be read by what stands in the others of its column."""
        return self._learns_decimal or self._learns_actors

    @property
    def _learns_decimal(self) -> bool:
        return self._map.decimal is None and "amount" in self._map.fields

    @property
    def _learns_actors(self) -> bool:
        source = self._map.fields.get("actors")
        return source is not None and bool(source.columns) and not source.separator and not self._map.separator

    def learn(self, rows: Iterable[Row]) -> None:
        scopes = [self._scope(row) for row in rows]
        if self._learns_decimal:
            self._cells.learn_decimal(scopes)
        if self._learns_actors:
            self._cells.learn_actors(scopes)

    def remarks(self, file: str) -> Iterator[Remark]:
        """What is to be said of all rows together. Raises UsageError where none has the column that is to be the key:
        without it every row would be new, at each import once more."""
        if not self._shapes:
            return
        if self._without_quote:
            what = "row has" if self._without_quote == 1 else "rows have"
            yield Remark(file, f"{self._without_quote} {what} no quote; the summary stands for it")
        if unrated := self._histories.unrated:
            words = shorten(", ".join(f"{word!r}" for word, _ in unrated.most_common()), 200)
            what = "1 status rates" if unrated.total() == 1 else f"{unrated.total():,} statuses rate"
            yield Remark(file, f"{what} nothing, as the map says: {words}")
        if self._actors.pattern and not self._has_members:
            yield Remark(file, f"no column fits the pattern of members, {self._actors.pattern!r}")
        missing = [path for path in self._paths if not self._is_found(path)]
        keys = self._map.fields.get("key", Source()).columns
        if keys and all(path in missing for path in keys):
            raise UsageError(f"no row of {file} has the column {keys[0]!r} that is to be the key{self._near(keys[0])}")
        if len(missing) > _EACH:
            shown = shorten(", ".join(map(repr, missing)), 300)
            yield Remark(file, f"no row has {len(missing)} of the columns that the map names: {shown}")
            return
        for path in missing:
            yield Remark(file, f"no row has the column {path!r} that the map names{self._near(path)}")

    def _is_found(self, path: str) -> bool:
        if any(path in shape.ways.found for shape in self._shapes.values()):
            return True
        return STAR in path and any(fnmatchcase(name, path) for name in self._names)

    def _near(self, path: str) -> str:
        import difflib

        names = {name.casefold(): name for name in self._names if not name.startswith("@")}
        near = difflib.get_close_matches(path.casefold(), list(names), n=1, cutoff=0.5)
        return f"; did you mean {names[near[0]]!r}?" if near else ""

    def is_skipped(self, row: Row) -> bool:
        if not self._map.skip:
            return False
        scope = self._scope(row)
        return any(
            fold(values.text(scope.raw(column))) in {fold(word) for word in words}
            for column, words in self._map.skip.items()
        )

    # --- one row ------------------------------------------------------------------------------------------------------

    def draft(self, row: Row) -> Draft | Bad:
        cautions = list(row.cautions)
        scope, fields = self._scope(row), self._map.fields
        if self._cells.is_several(scope, fields.get("quote")):
            return Bad(row.file, row.line, _several(fields["quote"].columns), row.entry)
        coding = self._coding(scope, cautions)
        key = self._cells.line(scope, fields.get("key"))
        if key and _MANGLED.fullmatch(key):
            cautions.append(f"the key {values.shown(key)} looks like what a spreadsheet makes of an id")
        if "quote" not in coding and "summary" in coding:
            coding["quote"] = coding["summary"]
            self._without_quote += 1
        is_derived = not key
        if is_derived:
            if "quote" not in coding:
                reason = "has no words that could be a promise: neither quote nor summary nor key"
                return Bad(row.file, row.line, reason, row.entry)
            if "key" in fields:
                cautions.append("has no key; one was made from its words")
        section = coding.get("section", "") if "section" in fields else None
        named = self._makers(scope, coding)
        if is_derived:
            key = key_of(identity(coding["quote"], section, named))
        updates, members = self._histories.of(scope, tuple(row.cells), cautions)
        document = self._cells.line(scope, fields.get("document")) or None
        place = (row.file, row.line, tuple(cautions), row.entry)
        judged = tuple(members)
        return Draft(
            document, key, is_derived, coding, tuple(updates), *place, section=section, makers=named, members=judged
        )

    def _makers(self, scope: Scope, coding: dict[str, Any]) -> tuple[str, ...] | None:
        """Whoever alone a row speaks of makes its promise too."""
        judged = [group["actor"] for group in self._map.updates if "actor" in group]
        judged = [source for source in judged if scope.list_of({"actor": source}, ("actor",)) is None]
        actors: tuple[str, ...] = coding.get("actors", ())
        if not judged:
            return actors if "actors" in self._map.fields else None
        return (*actors, *filter(None, (self._cells.line(scope, source) for source in judged)))

    def _coding(self, scope: Scope, cautions: list[str]) -> dict[str, Any]:
        fields, cells = self._map.fields, self._cells
        made = cells.date(scope, fields.get("made"), "made", cautions)
        found: dict[str, Any] = {
            "quote": cells.text(scope, fields.get("quote")),
            "summary": cells.text(scope, fields.get("summary")),
            "section": cells.line(scope, fields.get("section")),
            "kind": cells.one(scope, fields.get("kind"), lambda raw: Kind.named(values.text(raw)), cautions),
            "actors": cells.actors(scope),
            "groups": cells.listed(scope, fields.get("groups")),
            "counterparties": cells.listed(scope, fields.get("counterparties")),
            "made": made,
            "due": cells.date(scope, fields.get("due"), "due", cautions, made or self._published(fields)),
            "amount": cells.amount(scope, cautions),
            "tags": cells.tags(scope),
        }
        return {name: value for name, value in found.items() if value not in (None, "", ())}

    def _published(self, fields: Fields) -> PartialDate | None:
        return None if "document" in fields else self._context.published


def _several(columns: tuple[str, ...]) -> str:
    """Why a row with several quotes is none, and what to write instead."""
    path = next((path for path in columns if "[]." in path), "")
    reason = "has several texts for the words of one promise"
    if path:
        return f'{reason}; if each is a promise, write rows = "[].{path.partition("[].")[0]}" in the map'
    return f"{reason}; to put them together, write a join into the map's quote"
