"""What was decided in a walk through passages about each of its items, as the store has it now: whoever goes back sees
what is stored, also where somebody else has changed it, or taken it away."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from commitments.errors import CommitmentsError, NotFound
from commitments.model import Commitment, Document, SetAside, Span
from commitments.text import one_line

if TYPE_CHECKING:
    from commitments.desk.walks.passages import Passages


class Decisions:
    """Of items by their names. What was taken back in the walk itself is not asked for."""

    def __init__(self, passages: "Passages", verb: str) -> None:
        """`verb` says what was done about what is stored: "accepted"."""
        self.passages, self.verb = passages, verb
        self._stored: dict[str, dict[str, Span | None]] = {}
        """Ids, with where each stood: one that was taken back may be given out again."""
        self._aside: dict[str, Span] = {}

    def store(self, item: str, new: Sequence[Commitment]) -> str:
        """Stores these for the item, each of a kind; says so."""
        from commitments.desk.walks.corrections import with_kind

        if not any(one.span and self.passages.is_taken(one.span) for one in new):  # which is refused, unasked
            new = [with_kind(self.passages.session, one, is_one_of_several=len(new) > 1) for one in new]
        return self._noted(item, self.passages.add(new))

    def edit(self, item: str, commitment: Commitment) -> str:
        """The same of one, as the user leaves it in the editor."""
        return self._noted(item, self.passages.edited(commitment))

    def _noted(self, item: str, added: Sequence[Commitment]) -> str:
        self._stored[item] = {one.id: one.span for one in added}
        return self._said(self._stored[item])

    def set_aside(self, items: Iterable[tuple[str, Span]], reason: str) -> str:
        """Sets each of the items aside; says so."""
        spans = dict(items)
        self.passages.set_aside(list(spans.values()), reason)
        self._aside |= spans
        for item in spans:
            self._stored.pop(item, None)
        return f"set aside: {reason}"

    def _said(self, ids: Iterable[str]) -> str:
        return f"{self.verb}: {', '.join(ids)}"

    def now(self, item: str) -> str | None:
        """What is to be said of it; None where nothing of what was decided is left."""
        if item not in self._stored:
            aside = self.aside(item)
            return f"set aside: {one_line(aside.reason)}" if aside else None
        there = [record.id for record in self.records(item)]
        gone = [name for name in self._stored[item] if name not in there]
        if not there:
            return None
        return self._said(there) + (f"; no longer there: {', '.join(gone)}" if gone else "")

    def records(self, item: str) -> list[Commitment]:
        found = []
        for name, span in self._stored.get(item, {}).items():
            with suppress(NotFound):
                record = self.passages.session.store.commitment(name)
                if _is_what_was_stored(record, span):
                    found.append(record)
        return found

    def aside(self, item: str) -> SetAside | None:
        """The passage that was set aside there, with the reason that is given now."""
        span = self._aside.get(item)
        return aside_in(self.passages.session.store.document(self.passages.document.id), span) if span else None

    def has_taken(self, span: Span) -> bool:
        """Whether words of it belong to what was decided in this walk. The document is read once, whatever that is."""
        store, document_id = self.passages.session.store, self.passages.document.id
        document, known = store.document(document_id), {one.id: one for one in store.commitments_of(document_id)}
        aside = (one.span for was in self._aside.values() if (one := aside_in(document, was)))
        stored = (
            record.span
            for spans in self._stored.values()
            for name, was in spans.items()
            if (record := known.get(name)) and _is_what_was_stored(record, was)
        )
        return any(taken and taken.overlaps(span) for taken in chain(aside, stored))

    def record(self, item: str) -> str:
        """The id of what is stored of it, to be changed. Raises CommitmentsError where that is not just one."""
        records = self.records(item)
        if len(records) != 1:
            raise self.refusal(item)
        return records[0].id

    def refusal(self, item: str) -> CommitmentsError:
        """Why an item that is decided is not decided once more, and what there is to do instead."""
        if aside := self.aside(item):
            return CommitmentsError(already_aside(aside, self.passages.document.id))
        names = [record.id for record in self.records(item)]
        return CommitmentsError(
            f"it is {' and '.join(names)} already; change that with: commitments review {','.join(names)}, or take it "
            f"away with: commitments remove {','.join(names)}"
        )


def _is_what_was_stored(record: Commitment, span: Span | None) -> bool:
    """Of the record that has the id now of one that was stored there."""
    return span is None or record.span is None or record.span.overlaps(span)


def aside_in(document: Document, span: Span) -> SetAside | None:
    """The first passage that is set aside there."""
    return next((one for one in document.set_aside if one.span.overlaps(span)), None)


def already_aside(aside: SetAside, document_id: str) -> str:
    return (
        f"that passage is set aside already ({one_line(aside.reason)}); it is unread again after: commitments document "
        f"set-aside {document_id} {aside.span.start}-{aside.span.end} --take-back"
    )
