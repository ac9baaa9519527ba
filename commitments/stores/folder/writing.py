"""What a change is made through in a folder: the store's lock, and files that are replaced together."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from commitments.errors import StoreError
from commitments.stores import files
from commitments.stores.changes.entries import Entry, Patch
from commitments.stores.changes.writing import Rewrite, Writing
from commitments.stores.documents.format import COMMITMENTS, SPACED, Record, dumps
from commitments.stores.documents.migrations import SCHEMA
from commitments.stores.documents.rows import Unread
from commitments.stores.documents.sheet import Sheet
from commitments.stores.folder import private
from commitments.stores.folder.soundness import note_sound, refuse_unsound

if TYPE_CHECKING:
    from commitments.stores.changes.turning import Turn
    from commitments.stores.documents.drafts import Draft
    from commitments.stores.folder.folder import FolderStore


@contextmanager
def writing(store: "FolderStore", *, dry_run: bool) -> Iterator[Writing]:
    """Raises StoreError where another process holds the store for too long, or it cannot be written."""
    if dry_run:
        store.settle()
        yield _Files(store)
        return
    with store.lock():
        store.journal.recover()
        yield _Files(store)


class _Files(Writing):
    def __init__(self, store: "FolderStore") -> None:
        self._store = store

    def sheet(self, document_id: str) -> Sheet | None:
        return self._store.sheet(document_id, sparsely=True)

    def content(self, name: str) -> bytes | None:
        return self._store.content(name)

    def rewrite(self, draft: "Draft") -> Rewrite:
        """The very bytes that were read where nothing differs."""
        before = draft.sheet.data if draft.sheet else None
        if not draft.is_there:
            return Rewrite.between(before, None)
        changed = draft.rewritten_records()
        if not draft.is_document_changed:
            if not changed:
                return Rewrite.between(before, before)
            if replaced := _replaced(draft.sheet, changed):
                return replaced
        from commitments.stores.documents.book import rewritten  # imports tinydb, which most commands do without

        # A number that was taken out is never given out again, so what is next is written down.
        return Rewrite.between(before, rewritten(draft.sheet, draft.document_record(bool(changed)), changed).encode())

    def refuse_unsound(self, drafts: Sequence["Draft"]) -> None:
        for draft in drafts:
            if draft.sheet:
                refuse_unsound(self._store.path, draft.sheet)

    def next_number(self) -> int:
        return self._store.journal.next_number()

    def commit(self, entry: Entry, rewrites: Mapping[str, Rewrite], drafts: Sequence["Draft"]) -> None:
        self._keep_old_forms(rewrites, drafts)
        self._store.journal.commit(entry, {name: one.content for name, one in rewrites.items()})
        with suppress(OSError, StoreError):  # the change is made, and the next one can do without
            note_sound(self._store.path, [f"{draft.id}.json" for draft in drafts if draft.is_there])

    def turn(self, turn: "Turn") -> None:
        self._store.journal.commit(turn.entry, turn.texts)

    def _keep_old_forms(self, names: Collection[str], drafts: Sequence["Draft"]) -> None:
        """A copy of each file that is about to be written in a newer form than it was in."""
        for draft in drafts:
            sheet = draft.sheet
            if sheet is None or sheet.version == SCHEMA or sheet.name not in names:
                continue
            folder = private.made(self._store.path, "backups")
            copy = folder / f"{sheet.id}.v{sheet.version}.json"
            if not copy.exists():
                files.replace(copy, sheet.data)


def _replaced(sheet: Sheet | None, changed: Mapping[int, Record | None]) -> Rewrite | None:
    """The file with only the lines of these records written anew; None where it takes more than that, or where the
    journal could not give the same bytes again."""
    rows = sheet.records.rows if sheet and isinstance(sheet.records, Unread) else None
    if sheet is None or rows is None or sheet.version != SCHEMA or rows.spacing != SPACED:
        return None
    before: dict[str, Record] = {}
    after: dict[str, Record] = {}
    lines: dict[int, str] = {}
    for number, record in sorted(changed.items()):
        old = sheet.records.get(str(number))
        if record is None or old is None or rows.line(number) != dumps(old):
            return None
        key = f"{COMMITMENTS}/{number}"
        before[key], after[key], lines[number] = old, record, dumps(record)
    replaced = rows.replaced(lines)
    return Rewrite(replaced, Patch(before, after)) if replaced else None
