"""Drafts and what the store holds -> what an import would do: new, changed, same, bad.

What a second import may touch. Of the three sides (what the source said last time, what it says now, what stands here)
the first is not kept, so nothing is ever taken away on a guess:

- A coding field (quote, summary, due, …) is changed where the source says something else now; where the source says
  nothing, what stands here stays. Fields that an analyst keeps by hand are named in the map (`keep`): an import fills
  them where they are empty and changes them never.
- Tags are added, never removed.
- Updates are appended, never altered. One that is already here is not added again: same status, date, note and actor,
  where the source has a note. Evidence that the source has since given for it is appended by itself.
- A status without a date counts from the day of the import. It is already here if the source's own earlier word, with
  nothing else from the source in between, was the same.
- A quote that was proven against the document's text stays, unless the source's words stand in the text as well.
- A commitment that the source no longer has stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from commitments.dates import PartialDate
from commitments.importers.drafts import Caution, Draft, DraftUpdate
from commitments.importers.mapping import Map
from commitments.importers.rows import Bad, Remark, place
from commitments.model import Commitment, Document, Span, Status, Update
from commitments.quotes import occurrences
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
    bad: list[Bad]
    cautions: list[Caution]
    remarks: list[Remark]

    @property
    def rows(self) -> int:
        """The usable ones, each commitment counted once."""
        return len(self.new) + len(self.changed) + len(self.same)


class Held(NamedTuple):
    """What the store holds: how to ask for a document, its commitments and its text."""

    document: Callable[[str], Document | None]
    commitments: Callable[[str], Iterable[Commitment]]
    text: Callable[[str], str | None]


NOTHING_HELD = Held(lambda _: None, lambda _: (), lambda _: None)


def plan(
    drafts: Iterable[Draft | Bad | Remark],
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
    wordless: list[Draft] = []  # they speak of commitments that stand elsewhere in the file, maybe further down
    for draft in found:
        if isinstance(draft, Draft):
            if whole_numbers and draft.own is None:
                draft = draft._replace(key=_WHOLE.sub("", draft.key))
            (planner.take if "quote" in draft.coding else wordless.append)(draft)
        elif isinstance(draft, Bad):
            planner.result.bad.append(draft)
        else:
            planner.result.remarks.append(draft)
    for draft in wordless:
        planner.take(draft)
    return planner.finish()


_HIGHEST_NUMBER = 999_999
"""A number beyond this in an export is not one that a document's commitments have come to."""
_WHOLE = re.compile(r"\.0+$")


def _are_whole_numbers(keys: Iterable[str]) -> bool:
    """Whether a spreadsheet made 1.0 of the key 1: all of them are whole numbers. Among 1.1 and 1.2, 1.0 is a name."""
    return all(re.fullmatch(r"-?\d+(?:\.0+)?", key) for key in keys)


class _Book:
    """One document's commitments by everything that a row can mean them by."""

    def __init__(self, document: str, commitments: Iterable[Commitment], text: str | None) -> None:
        self.document, self.text = document, text
        self.by_key: dict[str, _Line] = {}
        self.by_words: dict[str, _Line] = {}
        """Those without a key: entered by hand."""
        self.by_id: dict[str, _Line] = {}
        self.lines: list[_Line] = []
        self.taken: list[Span] = []
        for commitment in commitments:
            line = _Line(commitment, commitment)
            self.by_id[commitment.id] = line
            if commitment.key is not None:
                self.by_key[commitment.key] = line
            else:
                self.by_words.setdefault(fold(commitment.quote), line)
            if commitment.span:
                self.taken.append(commitment.span)

    def meant(self, key: str, quote: str, own: Commitment | None = None) -> "_Line | None":
        found = self.by_key.get(key) or self.by_id.get(key)
        if found is None and own is not None:  # taken in before the key came with it
            other = self.by_key.get(own.id) or self.by_id.get(own.id)
            found = other if other is not None and fold(other.after.quote) == fold(quote) else None
        if found is not None or not quote:
            return found
        found = self.by_words.get(fold(quote))
        return found if found is not None and found.draft is None else None

    def span(self, quote: str) -> Span | None:
        """Where the quote stands in the text, word for word; where it stands several times, the first that is free."""
        if not self.text:
            return None
        found = occurrences(self.text, quote)
        free = (span for span in found if not any(span.overlaps(other) for other in self.taken))
        return next(free, found[0] if found else None)


class _Line:
    """A commitment during an import."""

    __slots__ = ("after", "before", "draft", "updates")

    def __init__(self, before: Commitment | None, after: Commitment) -> None:
        self.before, self.after = before, after
        self.draft: Draft | None = None
        """The first row that spoke of it."""
        self.updates: list[DraftUpdate] = []
        """What all its rows say of its history."""

    def is_told_more_by(self, draft: Draft) -> bool:
        """Whether a row with its key says more of the same promise: in its words, or without any."""
        quote = draft.coding.get("quote")
        return quote is None or fold(quote) == fold(self.after.quote)

    def tell(self) -> int:
        """Appends what is not there yet, and counts what of that has no date in the source."""
        told = list(self.after.updates)
        ratings = {(one.update.status, one.update.actor) for one in self.updates if not one.is_dated}
        undated = 0
        # What has no date comes after all that have one: whether it is here already depends on what stands last.
        for draft in sorted(self.updates, key=lambda one: not one.is_dated):
            if draft.update in told:
                continue
            missing = _not_yet_there(told, draft, ratings)
            if missing is not None:
                told.append(missing)
                undated += not draft.is_dated
        self.after = self.after._replace(updates=tuple(told))
        if self.draft is not None and self.draft.own is None:  # whoever is judged is one of those who promised
            judged = [one.actor for one in told if one.actor is not None]
            # Where nobody names the makers of a promise, all who have a column are makers: else those whose column
            # says nothing would be taken for none, and the others for all of them.
            is_told = bool(judged) and not self.after.actors
            makers = (*self.after.actors, *(self.draft.members if is_told else ()), *judged)
            self.after = self.after._replace(actors=tuple(dict.fromkeys(makers)))
        return undated


class _Planner:
    def __init__(self, mapping: Map, document: Mapping[str, str], held: Held, one_document: bool) -> None:
        self._map, self._document, self._held, self._one = mapping, document, held, one_document
        self.result = Plan([], [], [], [], [], [], [])
        self._books: dict[str, _Book] = {}
        self._derived: dict[tuple[str, str], int] = {}

    def finish(self) -> Plan:
        undated, first = 0, ""
        self.result.documents[:] = [one for one in self.result.documents if self._books[one.id].lines]
        for book in self._books.values():
            for line in book.lines:
                draft = line.draft
                assert draft is not None
                undated += line.tell()
                first = first or draft.file
                entry = Entry(line.after, line.before)
                if line.before is None:
                    self.result.new.append(entry)
                else:
                    (self.result.same if line.before == line.after else self.result.changed).append(entry)
        self.result.new.sort(key=lambda entry: entry.after.number == 0)  # or the store gives out a number that is taken
        for book in self._books.values():
            self._tell_of_doubles(book)
        if undated:
            what = "1 update has" if undated == 1 else f"{undated} updates have"
            text = f"{what} no date in the source: from the day of the import on, unless the map has a column for on"
            self.result.remarks.append(Remark(first, text))
        return self.result

    def _tell_of_doubles(self, book: _Book) -> None:
        """New commitments in the words of old ones are most often the same ones under another key."""
        new = [line for line in book.lines if line.before is None]
        if not new or not book.by_id:
            return
        known = {fold(line.after.quote): name for name, line in book.by_id.items()}
        doubles = [(line, known[words]) for line in new if (words := fold(line.after.quote)) in known]
        if doubles:
            line, name = doubles[0]
            text = f"{plural(len(doubles), 'new row')} in the words of what is here under another key, as {name} is"
            self.result.remarks.append(
                Remark(line.draft.file if line.draft else "", f"{text}; is the key the right one?")
            )

    def take(self, draft: Draft) -> None:
        book = self._book(draft)
        if draft.is_derived:
            draft = self._numbered(book, draft)
        elif self._map.repeats == "number":
            draft = _one_of_a_name(book, draft)
        line = book.meant(draft.key, draft.coding.get("quote", ""), draft.own)
        if line is not None and line.draft is not None and not line.is_told_more_by(draft):
            self._refuse(draft, line.draft)
            return
        if line is None and "quote" not in draft.coding:
            reason = f"has no words, and nothing here has the key {shorten(draft.key, 60)!r}"
            self.result.bad.append(Bad(draft.file, draft.line, reason, draft.entry))
            return
        cautions = list(draft.cautions)
        if line is None:
            line = _Line(None, self._new_commitment(book, draft.own))
            book.by_key[draft.key] = line
        self._apply(book, line, draft, cautions)
        self.result.cautions.extend(Caution(draft.file, draft.line, text, draft.entry) for text in cautions)

    # --- which document, which commitment -----------------------------------------------------------------------------

    def _book(self, draft: Draft) -> _Book:
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
                self.result.documents.append(told or self._new_document(document_id, name))
                book = _Book(document_id, (), None)
            else:
                book = _Book(document_id, self._held.commitments(document_id), self._held.text(document_id))
            self._books[document_id] = book
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

    def _new_commitment(self, book: _Book, own: Commitment | None) -> Commitment:
        """One without words yet, or, from our own export, the very one, with its number where that was never used."""
        if own is None:
            return Commitment(book.document, 0, "", made=self._made(book.document))
        known = self._held.document(book.document)
        first_free = known.next_number if known else 1
        is_free = book.document == own.document and first_free <= own.number <= _HIGHEST_NUMBER
        span = own.span
        if book.text is not None and (span is None or book.text[span.start : span.end] != own.quote):
            span = book.span(own.quote)
        if span is not None:
            book.taken.append(span)
        return own._replace(document=book.document, number=own.number if is_free else 0, span=span)

    def _made(self, document_id: str) -> PartialDate | None:
        """The document's date, which a commitment has unless it has its own."""
        known = self._held.document(document_id)
        if known is None:
            known = next((new for new in self.result.documents if new.id == document_id), None)
        return known.published if known else None

    def _numbered(self, book: _Book, draft: Draft) -> Draft:
        """The key made from words that stood in the file before, with its count."""
        place = book.document, draft.key
        count = self._derived[place] = self._derived.get(place, 0) + 1
        return draft if count == 1 else draft._replace(key=f"{draft.key}#{count}")

    def _refuse(self, draft: Draft, first: Draft) -> None:
        where = place(first.file, first.line, first.entry)
        reason = (
            f"the key {shorten(draft.key, 60)!r} was used for other words at {where}; "
            'with repeats = "number" in the map both are taken'
        )
        self.result.bad.append(Bad(draft.file, draft.line, reason, draft.entry))

    # --- what a row says of a commitment ------------------------------------------------------------------------------

    def _apply(self, book: _Book, line: _Line, draft: Draft, cautions: list[str]) -> None:
        if line.draft is None:
            line.draft = draft
            book.lines.append(line)
        after = line.after
        if after.key is None and draft.key != after.id:
            after = after._replace(key=draft.key)
            book.by_key[draft.key] = line
        changes = {field: value for field, value in draft.coding.items() if self._may_change(after, field)}
        added = set(changes.pop("tags", ())).difference(after.tags)
        if added:
            changes["tags"] = tuple(sorted({*after.tags, *added}))
        if draft.own is None or draft.own.quote != after.quote:
            self._set_quote(book, after, changes, cautions)
        line.after = after._replace(**changes)
        line.updates.extend(draft.updates)
        early = dict.fromkeys(one.update.on for one in draft.updates if line.after.is_rated_too_early(one.update))
        cautions += [f"on: {on} is before the promise was made on {line.after.made}" for on in early]

    def _may_change(self, commitment: Commitment, field: str) -> bool:
        return field not in self._map.keep or not getattr(commitment, field)

    def _set_quote(self, book: _Book, commitment: Commitment, changes: dict[str, Any], cautions: list[str]) -> None:
        quote = changes.get("quote")
        if quote is None or (quote == commitment.quote and commitment.span):
            return
        span = book.span(quote)
        if span is None and commitment.span is not None:
            del changes["quote"]
            if fold(quote) != fold(commitment.quote):
                cautions.append(
                    f"the quote of {commitment.id} is proven and stays; the document has not the source's words"
                )
            return
        if span is not None:
            book.taken.append(span)
            changes["span"] = span


def _one_of_a_name(book: _Book, draft: Draft) -> Draft:
    """The draft with the key of the one it means among several of a name (`7`, `7#2`, …): the one of its words, else
    the first that no row has spoken of yet, else a new one."""
    keys = [draft.key]
    while keys[-1] in book.by_key:
        keys.append(f"{draft.key}#{len(keys) + 1}")
    taken = keys[:-1]
    its_own = (key for key in taken if book.by_key[key].is_told_more_by(draft))
    silent = (key for key in taken if book.by_key[key].draft is None)
    return draft._replace(key=next(its_own, None) or next(silent, keys[-1]))


_Ratings = set[tuple[Status | None, str | None]]


def _not_yet_there(updates: list[Update], draft: DraftUpdate, ratings: _Ratings) -> Update | None:
    """What has to be appended so that the history says what the draft says; None where it already does."""
    update = draft.update
    alike = [
        old for old in _comparable(updates, draft, ratings) if (old.status, old.actor) == (update.status, update.actor)
    ]
    is_told = bool(alike) if update.note is None else any(_words(old.note) == _words(update.note) for old in alike)
    if not is_told:
        return update
    showing = alike
    if update.actor is not None:  # what was shown for all at once is shown for each
        showing = alike + [old for old in updates if old.actor is None and (old.on == update.on or not draft.is_dated)]
    known = {evidence.url for old in showing for evidence in old.evidence}
    missing = tuple(evidence for evidence in update.evidence if evidence.url not in known)
    if not missing:
        return None
    on = update.on if draft.is_dated else alike[-1].on
    return update._replace(on=on, note=None, evidence=missing)


def _comparable(updates: list[Update], draft: DraftUpdate, ratings: _Ratings) -> list[Update]:
    """The updates that could be the draft's own from an earlier import: those of its date, or, where it has none, the
    latest that the source's words stand in, back to the first whose status is none of those that it gives now."""
    update = draft.update
    if draft.is_dated:
        return [old for old in updates if old.on == update.on]
    if update.source_status is None:
        return [old for old in updates if old.source_status is None]
    theirs = [old for old in updates if old.source_status is not None and old.actor == update.actor]
    found: list[Update] = []
    for old in sorted(theirs, key=_effective)[::-1]:
        if old.effective > update.effective:
            continue  # still to come
        if (old.status, old.actor) not in ratings:
            break
        found.insert(0, old)
    return found


def _effective(update: Update) -> date:
    return update.effective


def _words(note: str | None) -> str:
    return " ".join((note or "").split())
