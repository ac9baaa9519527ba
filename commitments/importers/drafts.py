"""Rows and a map -> drafts of commitments: every value read, and everything that could not be used said.

A draft knows nothing of what the store holds. Only a row without any words that could be a promise is bad; what cannot
be used of a good row (a date that is none, an unknown status, an amount without a currency) is left out with a caution.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from fnmatch import translate
from functools import partial
from typing import Any, NamedTuple, TypeVar

from commitments.dates import PartialDate
from commitments.errors import UnknownName, UsageError
from commitments.importers import values
from commitments.importers.amounts import Amounts
from commitments.importers.columns import EACH, Steps, Ways, walk, ways
from commitments.importers.identity import identity, key_of
from commitments.importers.mapping import Fields, Map, Source
from commitments.importers.rows import Bad, Item, Left, Remark, Row, place
from commitments.model import Amount, Commitment, Document, Evidence, Kind, Stance, Status, Update
from commitments.text import fold

T = TypeVar("T")


class Caution(NamedTuple):
    """Something of a row that could not be used as it stood; the row itself was."""

    file: str
    line: int
    text: str
    entry: str = ""

    def __str__(self) -> str:
        return f"{place(self.file, self.line, self.entry)}: {self.text}"


class DraftUpdate(NamedTuple):
    update: Update
    is_dated: bool
    """Whether the source says since when; else the day of the import stands in."""


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


class Context(NamedTuple):
    """Who imports, and when."""

    by: str
    now: datetime
    published: PartialDate | None = None
    """The day of the document that rows go into which name none: from it "within two years" counts."""


def drafts(items: Iterable[Item], mapping: Map, context: Context) -> Iterator[Found]:
    """One draft for each usable row, as they come, and a Bad or a Left for each other; at the end, remarks on columns
    that the map names and no row has."""
    drafter = _Drafter(mapping, context)
    if mapping.decimal is None and "amount" in mapping.fields:
        items = list(items)
        drafter.learn_decimal(item for item in items if isinstance(item, Row))
    file = ""
    for item in items:
        if isinstance(item, Row):
            file = item.file
            is_skipped = drafter.is_skipped(item)
            yield Left(file, item.line, "as the map says (skip)", item.entry) if is_skipped else drafter.draft(item)
        else:
            yield item
    yield from drafter.remarks(file)


_MANGLED = re.compile(
    r"\d(?:[.,]\d+)?E\+\d+|\d{1,2}-[A-Z][a-z]{2}(?:-\d{2})?|[A-Z][a-z]{2}-\d{2}|\d{4}-\d\d-\d\d 00:00:00", re.ASCII
)


class _Shape(NamedTuple):
    """What the map means in rows that have the same columns."""

    ways: Ways
    members: tuple[tuple[str, Steps], ...]


class _Drafter:
    def __init__(self, mapping: Map, context: Context) -> None:
        self._map = mapping
        self._context = context
        self._today = PartialDate(context.now.date().isoformat())
        self._paths = tuple(dict.fromkeys(mapping.paths()))
        self._shapes: dict[tuple[str, ...], _Shape] = {}
        self._names: dict[str, None] = {}
        self._nothing = frozenset(word.strip().casefold() for word in (mapping.nothing or values.NOTHING))
        self._statuses = {fold(word): ours for word, ours in mapping.statuses.items()}
        self._without_quote = 0
        self._amounts = Amounts(mapping.decimal)
        self._read_words: dict[str, tuple[Status | None, str | None]] = {}

    # --- the shape of rows --------------------------------------------------------------------------------------------

    def _shape(self, row: Row) -> _Shape:
        names = tuple(row.cells)
        shape = self._shapes.get(names)
        if shape is None:
            self._names.update(dict.fromkeys(names))
            columns = self._members(names)
            found = ways(self._paths, names)
            members = tuple((actor, found.found[name]) for actor, name in columns if name in found.found)
            shape = _Shape(found, members)
            if len(self._shapes) < 10_000:
                self._shapes[names] = shape
        return shape

    def _members(self, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        if not isinstance(self._map.members, str):
            return self._map.members
        pattern = re.compile(translate(self._map.members).replace(".*", "(.*)", 1), re.IGNORECASE)
        found = [(pattern.match(name), name) for name in names]
        named = tuple((match[1].strip(" _-:"), name) for match, name in found if match and match[1].strip(" _-:"))
        self._paths = tuple(dict.fromkeys((*self._paths, *(name for _, name in named))))
        return named

    def learn_decimal(self, rows: Iterable[Row]) -> None:
        source = self._map.fields["amount"]
        scopes = (_Scope(row.cells, self._shape(row), (), None) for row in rows)
        self._amounts.learn(raw for scope in scopes for raw in scope.raws(source))

    def remarks(self, file: str) -> Iterator[Remark]:
        """What is to be said of all rows together. Raises UsageError where none has the column that is to be the key:
        without it every row would be new, at each import once more."""
        if not self._shapes:
            return
        if self._without_quote:
            what = "row has" if self._without_quote == 1 else "rows have"
            yield Remark(file, f"{self._without_quote} {what} no quote; the summary stands for it")
        if isinstance(self._map.members, str) and not any(shape.members for shape in self._shapes.values()):
            yield Remark(file, f"no column fits the pattern of members, {self._map.members!r}")
        missing = [path for path in self._paths if not any(path in s.ways.found for s in self._shapes.values())]
        keys = self._map.fields.get("key", Source()).columns
        if keys and all(path in missing for path in keys):
            raise UsageError(f"no row of {file} has the column {keys[0]!r} that is to be the key{self._near(keys[0])}")
        for path in missing:
            yield Remark(file, f"no row has the column {path!r} that the map names{self._near(path)}")

    def _near(self, path: str) -> str:
        import difflib

        names = {name.casefold(): name for name in self._names if not name.startswith("@")}
        near = difflib.get_close_matches(path.casefold(), list(names), n=1, cutoff=0.5)
        return f"; did you mean {names[near[0]]!r}?" if near else ""

    def is_skipped(self, row: Row) -> bool:
        if not self._map.skip:
            return False
        scope = _Scope(row.cells, self._shape(row), (), None)
        return any(
            fold(values.text(scope.raw(column))) in {fold(word) for word in words}
            for column, words in self._map.skip.items()
        )

    # --- one row ------------------------------------------------------------------------------------------------------

    def draft(self, row: Row) -> Draft | Bad:
        cautions = list(row.cautions)
        scope = _Scope(row.cells, self._shape(row), (), None)
        fields = self._map.fields
        coding = self._coding(scope, cautions)
        key = self._line(scope, fields.get("key"))
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
        updates = tuple(self._history(scope, cautions))
        document = self._line(scope, fields.get("document")) or None
        members = tuple(actor for actor, _ in scope.shape.members)
        place = (row.file, row.line, tuple(cautions), row.entry)
        return Draft(document, key, is_derived, coding, updates, *place, section=section, makers=named, members=members)

    def _makers(self, scope: "_Scope", coding: dict[str, Any]) -> tuple[str, ...] | None:
        """Whoever alone a row speaks of makes its promise too."""
        judged = [group["actor"] for group in self._map.updates if "actor" in group]
        judged = [source for source in judged if scope.list_of({"actor": source}, ("actor",)) is None]
        actors: tuple[str, ...] = coding.get("actors", ())
        if not judged:
            return actors if "actors" in self._map.fields else None
        return (*actors, *filter(None, (self._line(scope, source) for source in judged)))

    def _coding(self, scope: "_Scope", cautions: list[str]) -> dict[str, Any]:
        fields = self._map.fields
        found: dict[str, Any] = {
            "quote": self._text(scope, fields.get("quote")),
            "summary": self._text(scope, fields.get("summary")),
            "section": self._line(scope, fields.get("section")),
            "kind": self._one(scope, fields.get("kind"), lambda raw: Kind.named(values.text(raw)), cautions),
            "actors": self._list(scope, fields.get("actors")),
            "groups": self._list(scope, fields.get("groups")),
            "counterparties": self._list(scope, fields.get("counterparties")),
            "made": (made := self._date(scope, fields.get("made"), "made", cautions)),
            "due": self._date(scope, fields.get("due"), "due", cautions, made or self._published(fields)),
            "amount": self._amount(scope, cautions),
            "tags": self._tags(scope),
        }
        return {name: value for name, value in found.items() if value not in (None, "", ())}

    # --- fields -------------------------------------------------------------------------------------------------------

    def _is_nothing(self, word: str) -> bool:
        return values.is_nothing(word, self._nothing)

    def _text(self, scope: "_Scope", source: Source | None) -> str:
        if source is None:
            return ""
        parts = []
        for raw in scope.raws(source):
            word = values.text(raw)
            if self._is_nothing(word):
                continue
            parts.append(word)
            if source.join is None:
                break
        whole = (source.join or "").join(parts) or _constant_text(source)
        return whole[: source.cut].strip() if source.cut else whole

    def _line(self, scope: "_Scope", source: Source | None) -> str:
        """A text on one line: names and titles."""
        return " ".join(self._text(scope, source).split())

    def _list(self, scope: "_Scope", source: Source | None, comma: bool = False) -> tuple[str, ...]:
        if source is None:
            return ()
        separator = source.separator or self._map.separator
        found = []
        for raw in scope.raws(source):
            parts = values.items(raw, separator)
            if comma and len(parts) == 1 and separator is None and isinstance(raw, str):
                parts = values.items(raw, ",")
            found += [" ".join(part.split()) for part in parts if not self._is_nothing(part)]
        if not found:
            found = list(_constant_list(source))
        return tuple(dict.fromkeys(found))

    def _tags(self, scope: "_Scope") -> tuple[str, ...]:
        tags = (_tag(word) for word in self._list(scope, self._map.fields.get("tags"), comma=True))
        return tuple(sorted({tag for tag in tags if tag}))

    def _one(self, scope: "_Scope", source: Source | None, read: Callable[[Any], T], cautions: list[str]) -> T | None:
        """The first column's value that says something, read; what cannot be read is a caution."""
        if source is None:
            return None
        for raw in [*scope.raws(source), _constant_text(source)]:
            if raw is None or self._is_nothing(values.text(raw)):
                continue
            try:
                return read(raw)
            except (ValueError, UnknownName) as error:
                cautions.append(str(error))
                return None
        return None

    def _published(self, fields: Fields) -> PartialDate | None:
        return None if "document" in fields else self._context.published

    def _date(
        self,
        scope: "_Scope",
        source: Source | None,
        field: str,
        cautions: list[str],
        since: PartialDate | None = None,
    ) -> PartialDate | None:
        """`since` is the day from which "within two years" counts."""
        if source is None:
            return None
        return self._one(scope, source, partial(self._read_date, field, cautions, since), cautions)

    def _read_date(self, field: str, cautions: list[str], since: PartialDate | None, raw: Any) -> PartialDate | None:
        if isinstance(raw, str) and not raw.strip(" 0-/:.T"):  # 0000-00-00: how a database writes none
            return None
        try:
            found = values.when(raw, self._map.dates, since)
        except ValueError as error:
            raise ValueError(f"{field}: {error}") from None
        if found.caution:
            cautions.append(f"{field}: {found.caution}")
        return found.date

    def _amount(self, scope: "_Scope", cautions: list[str]) -> Amount | None:
        fields, read = self._map.fields, self._amounts.reader(cautions)
        found = self._one(scope, fields.get("amount"), read, cautions)
        if found is None:
            return None
        currency = self._one(scope, fields.get("currency"), values.currency, cautions)
        end = self._one(scope, fields.get("amount_upper"), read, cautions)
        return self._amounts.amount(found, currency, end, cautions)

    # --- statuses -----------------------------------------------------------------------------------------------------

    def _status(self, word: str, cautions: list[str]) -> Status | None:
        known = self._read_words.get(word)
        if known is None:
            known = self._read_words[word] = self._read_status(word)
        status, caution = known
        if caution:
            cautions.append(caution)
        return status

    def _read_status(self, word: str) -> tuple[Status | None, str | None]:
        from commitments.vocabularies import from_theirs

        if (ours := self._statuses.get(fold(word))) is not None:
            return (
                (Status(ours), None)
                if ours
                else (None, f"the status {values.shown(word)} rates nothing here; kept as a note")
            )
        vocabulary = self._map.vocabulary or "generic"
        found = from_theirs(word, vocabulary)
        if found is None:
            if self._is_nothing(word):
                return None, None
            return None, f"unknown status {values.shown(word)}, kept as a note; give it a line in [statuses] of the map"
        status, is_lossy = found
        if is_lossy:
            return status, f"the status {values.shown(word)} was read as {status}, but could mean another (lossy)"
        return status, None

    # --- updates ------------------------------------------------------------------------------------------------------

    def _history(self, scope: "_Scope", cautions: list[str]) -> list[DraftUpdate]:
        """All updates of a row. Where members are judged, the proof of the row is the proof of each rating, and what
        is noted of all of them stays a note of its own."""
        first: Fields = self._map.updates[0] if self._map.updates else {}
        of_all = list(self._updates(scope, first, cautions))
        others = [update for group in self._map.updates[1:] for update in self._updates(scope, group, cautions)]
        if not scope.shape.members:
            return of_all + others
        is_of_row = bool(of_all) and "actor" not in first and scope.list_of(first, ("on", "status")) is None
        proof = of_all[0].update.evidence if is_of_row else ()
        members = list(self._member_updates(scope, first, proof, cautions))
        if any(member.update.evidence for member in members) and of_all[0].update.status is None:
            note = of_all[0].update._replace(evidence=())
            of_all = [of_all[0]._replace(update=note)] if note.note else []
        return members + of_all + others

    def _member_updates(
        self, scope: "_Scope", group: Fields, proof: tuple[Evidence, ...], cautions: list[str]
    ) -> Iterator[DraftUpdate]:
        """One update for each actor's own column, all of the date that the row's first update has."""
        on = self._date(scope, group.get("on"), "on", cautions)
        by = self._line(scope, group.get("by")) or self._context.by
        for actor, way in scope.shape.members:
            word = values.text(walk(scope.cells, way))
            if not word:
                continue
            status = self._status(word, cautions)
            if status is None and self._is_nothing(word):
                continue
            if (
                status is Status.UNASSESSED
                and fold(word) in _PERHAPS_NOT_CONCERNED
                and fold(word) not in self._statuses
            ):
                cautions.append(
                    f"{values.shown(word)} was read as not rated yet; if it says that this does not concern the member,"
                    f' write "{word}" = "{Status.NOT_APPLICABLE}" under [statuses] of the map'
                )
            note = word if status is None else None
            shown = () if status is Status.UNASSESSED else proof
            update = Update(status, on or self._today, self._context.now, by, note, actor, shown, word)
            yield DraftUpdate(update, on is not None)

    def _updates(self, scope: "_Scope", group: Fields, cautions: list[str]) -> Iterator[DraftUpdate]:
        prefix = scope.list_of(group, ("on", "status"))
        if prefix is None:
            inner = [scope]
        else:
            inner = [_Scope(scope.cells, scope.shape, prefix, member) for member in walk(scope.cells, prefix) or ()]
        for one in inner:
            update = self._update(one, group, cautions)
            if update is not None:
                yield update

    def _update(self, scope: "_Scope", group: Fields, cautions: list[str]) -> DraftUpdate | None:
        word, status = self._rating(scope, group, cautions)
        note = self._text(scope, group.get("note")) or None
        evidence = self._evidence(scope, group, cautions)
        # Our own word for the state without updates is in our own exports; no other source means it by that name.
        says_nothing = not word or word == Status.UNASSESSED
        if says_nothing and not note and not evidence:
            return None
        if status is None and note is None and not evidence:
            note = word  # a status that is not understood is at least a note
        on = self._date(scope, group.get("on"), "on", cautions)
        if on is not None and on.first > self._context.now.date():
            cautions.append(f"on: {on} is still to come")
        by = self._line(scope, group.get("by")) or self._context.by
        actor = self._line(scope, group.get("actor")) or None
        update = Update(status, on or self._today, self._context.now, by, note, actor, evidence, word or None)
        return DraftUpdate(update, on is not None)

    def _rating(self, scope: "_Scope", group: Fields, cautions: list[str]) -> tuple[str, Status | None]:
        """The source's word and ours. A word is looked up before it can count as nothing: NR is a status to some."""
        source = group.get("status")
        if source is None:
            return "", None
        words = (values.text(raw) for raw in scope.raws(source))
        word = next((word for word in words if word), _constant_text(source))
        word = word[: source.cut].strip() if source.cut else word
        if not word:
            return "", None
        status = self._status(word, cautions)
        if status is Status.NOT_APPLICABLE and "actor" not in group:
            cautions.append(f"the status {values.shown(word)} is said of one member alone; kept as a note")
            status = None
        return ("" if status is None and self._is_nothing(word) else word), status

    def _evidence(self, scope: "_Scope", group: Fields, cautions: list[str]) -> tuple[Evidence, ...]:
        source = group.get("evidence.url")
        if source is None:
            return ()
        found: dict[str, Evidence] = {}
        for column in source.columns:
            for one in scope.evidence_scopes(column):
                for evidence in self._pieces(one, column, group, cautions):
                    found.setdefault(evidence.url, evidence)
        for url in values.urls(_constant_text(source)) if not found else ():
            found[url] = Evidence(url)
        return tuple(found.values())

    def _pieces(self, scope: "_Scope", column: str, group: Fields, cautions: list[str]) -> Iterator[Evidence]:
        raw = scope.raw(column)
        urls = values.urls(raw)
        if not urls:
            word = values.text(raw)
            is_kept = "note" in group and column in group["note"].columns
            if not is_kept and not self._is_nothing(word):
                cautions.append(f"evidence without a web address was left out: {values.shown(word)}")
            return
        if not any(field.startswith("evidence.") and field != "evidence.url" for field in group):
            yield from map(Evidence, urls)
            return
        details = [self._details(scope, group, cautions)] * len(urls)
        if len(urls) > 1:
            details = self._parallel(scope, group, len(urls), cautions)
        for url, detail in zip(urls, details, strict=True):
            yield Evidence(url, **detail)

    def _details(self, scope: "_Scope", group: Fields, cautions: list[str]) -> dict[str, Any]:
        stance = self._one(scope, group.get("evidence.stance"), lambda raw: Stance.named(values.text(raw)), cautions)
        archives = values.urls(self._text(scope, group.get("evidence.archive")))
        return {
            "title": self._line(scope, group.get("evidence.title")) or None,
            "publisher": self._line(scope, group.get("evidence.publisher")) or None,
            "published": self._date(scope, group.get("evidence.published"), "published", cautions),
            "excerpt": self._text(scope, group.get("evidence.excerpt")) or None,
            "archive": archives[0] if archives else None,
            "stance": stance or Stance.SUPPORTS,
        }

    def _parallel(self, scope: "_Scope", group: Fields, count: int, cautions: list[str]) -> list[dict[str, Any]]:
        """Details of several addresses in one cell: lists of the same length go along, single details go to none."""
        details: list[dict[str, Any]] = [{} for _ in range(count)]
        for name in ("title", "publisher", "excerpt"):
            source = group.get(f"evidence.{name}")
            found = self._list(scope, source)
            if source is not None and not source.columns:
                found = found * count
            if found and len(found) != count:
                cautions.append(f"{len(found)} evidence {name}s for {count} addresses were left out")
                continue
            for detail, word in zip(details, found, strict=False):
                detail[name] = word
        return details


class _Scope(NamedTuple):
    """A row, or one member of a list in it: where a group of fields is read."""

    cells: dict[str, Any]
    shape: _Shape
    prefix: Steps
    member: Any

    def raw(self, column: str) -> Any:
        way = self.shape.ways.found.get(column)
        if way is None:
            return None
        depth = len(self.prefix)
        if not depth and len(way) == 1:  # a plain column, as nearly all are
            return self.cells.get(way[0])  # type: ignore[arg-type]
        if depth and way[:depth] == self.prefix:
            return walk(self.member, way[depth:])
        return walk(self.cells, way)

    def raws(self, source: Source) -> list[Any]:
        return [self.raw(column) for column in source.columns]

    def list_of(self, group: Fields, names: tuple[str, ...]) -> Steps | None:
        """The way into the list that one of these fields goes through."""
        for name in names:
            for column in group[name].columns if name in group else ():
                way = self.shape.ways.found.get(column, ())
                if EACH in way:
                    return way[: way.index(EACH) + 1]
        return None

    def evidence_scopes(self, column: str) -> "list[_Scope]":
        """The members of the list that an address's column goes through; else this scope itself."""
        way = self.shape.ways.found.get(column, ())
        depth = len(self.prefix)
        is_inside = bool(depth) and way[:depth] == self.prefix
        rest, base = (way[depth:], self.member) if is_inside else (way, self.cells)
        if EACH not in rest:
            return [self]
        inner = rest[: rest.index(EACH) + 1]
        whole = (*self.prefix, *inner) if is_inside else inner
        return [_Scope(self.cells, self.shape, whole, member) for member in walk(base, inner) or ()]


def _constant_text(source: Source) -> str:
    if source.value is None:
        return ""
    return source.value if isinstance(source.value, str) else "; ".join(source.value)


def _constant_list(source: Source) -> tuple[str, ...]:
    if source.value is None:
        return ()
    return (source.value,) if isinstance(source.value, str) else source.value


def _tag(word: str) -> str:
    """A tag as the store keeps them: lower-case, without blanks.

    >>> _tag("Clean Energy (new)")
    'clean-energy-new'
    """
    return re.sub(r"[^\w#&+./'’]+", "-", word.casefold()).strip("-")


_PERHAPS_NOT_CONCERNED = frozenset(["n/a", "n.a.", "n.a", "na"])
"""Not available to some, not applicable to others: only the latter leaves the denominator, so nobody guesses it."""
