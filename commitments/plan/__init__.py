"""Drafts and what the store holds -> what an import would do: every row new, changed, the same, joined, refused or
left out.

Rows are counted where they are: a commitment is new, changed or the same once, by the first row that speaks of it, and
every further row that tells more of it is joined to that one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from commitments.dates import PartialDate
from commitments.importers.drafts import Caution, Draft, Found
from commitments.importers.identity import is_made, makers
from commitments.importers.values import shown
from commitments.maps import Map
from commitments.model import Commitment, Document
from commitments.plan.book import Book
from commitments.plan.matching import Unit, match
from commitments.plan.merging import Line, may_change
from commitments.rows import Bad, Left, Remark
from commitments.text import fold, plural, shorten, slug


class Entry(NamedTuple):
    """A commitment as it will be, and as it was; `before` None for a new one. The store numbers those of number 0."""

    after: Commitment
    before: Commitment | None


class Plan(NamedTuple):
    documents: list[Document]
    """Documents that have to be made."""
    new: list[Entry]
    changed: list[Entry]
    same: list[Entry]
    joined: list[Draft]
    """Rows that tell more of a commitment that an earlier row stands for."""
    bad: list[Bad]
    """Rows that are refused; of line 0, files that could not be read."""
    left: list[Left]
    cautions: list[Caution]
    remarks: list[Remark]

    @property
    def commitments(self) -> int:
        return len(self.new) + len(self.changed) + len(self.same)

    @property
    def refused(self) -> list[Bad]:
        """The rows among what is bad."""
        return [one for one in self.bad if one.line or one.entry]

    @property
    def rows(self) -> int:
        """All that were read, whatever became of them."""
        return self.commitments + len(self.joined) + len(self.refused) + len(self.left)


class Held(NamedTuple):
    """What the store holds: how to ask for a document, its commitments and its text."""

    document: Callable[[str], Document | None]
    commitments: Callable[[str], Iterable[Commitment]]
    text: Callable[[str], str | None]


NOTHING_HELD = Held(lambda _: None, lambda _: (), lambda _: None)


def plan(
    drafts: Iterable[Found],
    mapping: Map,
    document: Mapping[str, str],
    held: Held = NOTHING_HELD,
    *,
    one_document: bool = False,
) -> Plan:
    """What the drafts do to what is held. `document` is what rows go into that name none of their own, and what is
    known of it (id, title, issuer, …); with `one_document` all rows go there."""
    planner = _Planner(mapping, document, held, one_document)
    found = list(drafts)
    whole_numbers = _are_whole_numbers(
        draft.key for draft in found if isinstance(draft, Draft) and not draft.is_derived
    )
    for draft in found:
        if isinstance(draft, Draft):
            if whole_numbers and draft.own is None:
                draft = draft._replace(key=_WHOLE.sub("", draft.key))
            planner.meet(draft)
        elif isinstance(draft, Bad):
            planner.result.bad.append(draft)
        elif isinstance(draft, Left):
            planner.result.left.append(draft)
        else:
            planner.result.remarks.append(draft)
    return planner.finish()


_HIGHEST_NUMBER = 999_999
"""A number beyond this in an export is not one that a document's commitments have come to."""
_WHOLE = re.compile(r"\.0+$")


def _are_whole_numbers(keys: Iterable[str]) -> bool:
    """Whether a spreadsheet made 1.0 of the key 1: all of them are whole numbers. Among 1.1 and 1.2, 1.0 is a name."""
    return all(re.fullmatch(r"-?\d+(?:\.0+)?", key) for key in keys)


def _left_rated(quiet: list[str]) -> str:
    """
    >>> _left_rated(["-", "NR", "-"])
    "3 ratings stand though the source says '-', 'NR' now; a line in [statuses] of the map would take them back"
    """
    words = ", ".join(shown(word) for word in dict.fromkeys(quiet))
    what = "1 rating stands" if len(quiet) == 1 else f"{len(quiet)} ratings stand"
    return f"{what} though the source says {words} now; a line in [statuses] of the map would take them back"


class _Planner:
    def __init__(self, mapping: Map, document: Mapping[str, str], held: Held, one_document: bool) -> None:
        self._map, self._document, self._held, self._one = mapping, document, held, one_document
        self.result = Plan([], [], [], [], [], [], [], [], [])
        self._books: dict[str, Book] = {}
        self._drafts: dict[str, list[Draft]] = {}

    def meet(self, draft: Draft) -> None:
        self._drafts[self._book(draft).document].append(draft)

    def finish(self) -> Plan:
        result, undated, first = self.result, 0, ""
        quiet: list[str] = []
        for name, book in self._books.items():
            lines: dict[int, Line] = {}
            for draft, unit in match(book, self._drafts[name], self._map):
                self._take(book, lines, draft, unit)
            for line in lines.values():
                undated += line.tell()
                quiet += line.quiet
                first = first or line.rows[0].file
                result.joined.extend(line.rows[1:])
                entry = Entry(line.after, line.before)
                if line.before is None:
                    result.new.append(entry)
                else:
                    (result.same if line.before == line.after else result.changed).append(entry)
            if not lines:
                result.documents[:] = [one for one in result.documents if one.id != name]
            self._tell_of_joint(lines.values())
            self._tell_of_doubles(book, lines.values())
        result.new.sort(key=lambda entry: entry.after.number == 0)  # or the store gives out a number that is taken
        if quiet:
            result.remarks.append(Remark(first, _left_rated(quiet)))
        if undated:
            what = "1 update has" if undated == 1 else f"{undated} updates have"
            text = f"{what} no date in the source: from the day of the import on, unless the map has a column for on"
            result.remarks.append(Remark(first, text))
        return result

    def _take(self, book: Book, lines: dict[int, Line], draft: Draft, unit: Unit) -> None:
        if unit.reason:
            self.result.bad.append(Bad(draft.file, draft.line, unit.reason, draft.entry))
            return
        if unit.line is None:
            unit.line = Line(None, self._new_commitment(book, draft.own))
        line = unit.line
        cautions = list(draft.cautions)
        if id(line) not in lines:
            lines[id(line)] = line
            line.is_joint = unit.is_joint
            self._name(book, line, unit)
            cautions += _other_makers(line, draft, self._map)
        keep = self._map.keep
        changes = {field: value for field, value in draft.coding.items() if may_change(line.after, field, keep)}
        if draft.own is None or draft.own.quote != line.after.quote:
            self._set_quote(book, line.after, changes, cautions)
        cautions += line.take(draft, changes)
        self.result.cautions.extend(Caution(draft.file, draft.line, text, draft.entry) for text in cautions)

    def _name(self, book: Book, line: Line, unit: Unit) -> None:
        """The key that it is known by from now on: the source's own, as soon as there is one."""
        key = line.after.key
        if key is None and unit.key != line.after.id:
            is_counted = not unit.is_keyed or self._map.repeats == "number"
            line.after = line.after._replace(key=book.new_key(unit.key) if is_counted else unit.key)
        elif key is not None and is_made(key) and unit.is_keyed and unit.rows[0].own is None:
            line.after = line.after._replace(key=unit.key)

    def _tell_of_doubles(self, book: Book, lines: Iterable[Line]) -> None:
        """New commitments in the words of old ones that no row speaks of are most often the same ones under another
        key."""
        new = [line for line in lines if line.before is None]
        silent = [line.after for line in book.lines if id(line) not in book.claimed] if new else []
        if not silent:
            return
        known = {(fold(one.quote), names): one.id for one in silent for names in (makers(one.actors), ())}
        nameless = {fold(one.quote): one.id for one in silent if not one.actors}
        doubles = []
        for line in new:
            words = fold(line.after.quote)
            if name := known.get((words, makers(line.after.actors))) or nameless.get(words):
                doubles.append((line, name))
        if doubles:
            line, name = doubles[0]
            text = f"{plural(len(doubles), 'new row')} in the words of what is here under another key, as {name} is"
            self.result.remarks.append(Remark(line.rows[0].file, f"{text}; is the key the right one?"))

    def _tell_of_joint(self, lines: Iterable[Line]) -> None:
        joint = [line for line in lines if line.is_joint]
        if joint:
            what = "1 promise has" if len(joint) == 1 else f"{len(joint)} promises have"
            text = f"{what} rows of one key and several actors, who promise it together: each is rated by its own rows"
            self.result.remarks.append(Remark(joint[0].rows[0].file, text))

    # --- which document, which commitment -----------------------------------------------------------------------------

    def _book(self, draft: Draft) -> Book:
        name = None if self._one else draft.document
        document_id = slug(name)[:80].strip("-") if name else self._document["id"]
        if not document_id:
            document_id = self._document["id"]
        book = self._books.get(document_id)
        if book is None:
            known = self._held.document(document_id)
            if known is None:
                is_own = draft.own_document is not None and draft.own_document.id == document_id
                told = draft.own_document if is_own and not self._one else None
                document = told or self._new_document(document_id, name)
                self.result.documents.append(document)
                book = Book(document, (), None)
            else:
                book = Book(known, self._held.commitments(document_id), self._held.text(document_id))
            self._books[document_id] = book
            self._drafts[document_id] = []
        return book

    def _new_document(self, document_id: str, name: str | None) -> Document:
        if name and document_id != self._document["id"]:
            return Document(document_id, name)
        told = self._document
        published = PartialDate.parse(told["published"]) if told.get("published") else None
        return Document(
            document_id,
            told.get("title") or name or document_id,
            told.get("issuer", ""),
            told.get("kind", ""),
            published,
            told.get("url"),
            told.get("language"),
        )

    def _new_commitment(self, book: Book, own: Commitment | None) -> Commitment:
        """One without words yet, or, from our own export, the very one, with its number where that was never used."""
        if own is None:
            return Commitment(book.document, 0, "", made=book.made)
        known = self._held.document(book.document)
        first_free = known.next_number if known else 1
        is_free = book.document == own.document and first_free <= own.number <= _HIGHEST_NUMBER
        span = own.span
        if book.text is not None and (span is None or book.text[span.start : span.end] != own.quote):
            span = book.take_span(own.quote)
        elif span is not None:
            book.taken.append(span)
        return own._replace(document=book.document, number=own.number if is_free else 0, span=span)

    def _set_quote(self, book: Book, commitment: Commitment, changes: dict[str, Any], cautions: list[str]) -> None:
        quote = changes.get("quote")
        if quote is None or (quote == commitment.quote and commitment.span):
            return
        span = book.take_span(quote)
        if span is None and commitment.span is not None:
            del changes["quote"]
            if fold(quote) != fold(commitment.quote):
                cautions.append(
                    f"the quote of {commitment.id} is proven and stays; the document has not the source's words"
                )
            return
        if span is not None:
            changes["span"] = span


def _other_makers(line: Line, draft: Draft, mapping: Map) -> list[str]:
    """What to say where a row of the same key names nobody of those who stand here with their ratings."""
    here, named = line.before, draft.coding.get("actors")
    if here is None or not named or line.is_joint or "actors" in mapping.keep or not set(named).isdisjoint(here.actors):
        return []
    if not here.actors or not any(update.status for update in here.updates) or makers(named) == makers(here.actors):
        return []
    was, now = (shorten(", ".join(names), 60) for names in (here.actors, named))
    return [f"actors: {here.id} was of {was}, and its ratings were made of them; the row of its key says {now}"]
