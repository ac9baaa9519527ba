"""Back and forth: what undoes or redoes changes of this user's own, as one change, and never over somebody else's."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple, Protocol

from commitments.errors import CommitmentsError, StoreError
from commitments.stores.changes.entries import Entry, Patch, Texts, names_of
from commitments.stores.documents.format import is_marked, marked
from commitments.stores.files import Progress
from commitments.text import shorten

_NAMED = 8
"""Of many steps, or names."""


class Journal(Protocol):
    """What was done in a store, newest first, as undo and log read it. Everything raises StoreError."""

    progress: Progress

    def entries(self) -> Iterator[Entry]:
        """All, each read when it is asked for."""

    def own(self) -> Iterator[Entry]:
        """Those that this user wrote, or said to trust."""

    def foreign(self) -> list[int]:
        """The numbers of the others."""

    def entry(self, number: int) -> Entry | None:
        """One of this user's own."""

    def next_number(self) -> int:
        """Of the change that is about to be made."""

    def current(self, name: str, about: Patch | None = None) -> str | None:
        """The text that is kept now under a name of `Entry.patches`; None where there is none. Where all that is asked
        is about a change of records, others may be left out."""

    def also_by_others(self, taking_back: Entry) -> list[str]:
        """The ids of records that somebody else has made what they are too, and that would be taken back."""


class Conflict(CommitmentsError):
    """An undo or redo that would lose what somebody else has written since; `names` are the ids and files."""

    def __init__(self, what: str, entry: Entry, names: list[str], why: str = "changed since by something else") -> None:
        self.names, self.entry = tuple(names), entry
        super().__init__(
            f"cannot {what} {entry.title!r} ({entry.at:%Y-%m-%d}): {why}: {some(names)}; "
            "put that right first, or make the opposite change by hand"
        )


class Turn(NamedTuple):
    """Several steps back or forth, which are one change."""

    steps: list[Entry]
    """What each of them does, in this order."""
    entry: Entry
    texts: Texts


def _refuse_to_take_others(journal: Journal, steps: list[Entry]) -> None:
    """Raises Conflict where somebody else has done the same, and it stands for both."""
    for step in steps:
        if names := journal.also_by_others(step):
            raise Conflict("undo", step, names, "done by somebody else too, as git has it")


def standing(journal: Journal) -> Iterator[Entry]:
    """The changes that undo would take back, newest first."""
    settled: set[int] = set()
    for entry in journal.own():
        if entry.undoes:
            settled.update(entry.undoes)
            continue
        for about in reversed(entry.redoes or (entry.number,)):
            if about not in settled and (change := journal.entry(about) if entry.redoes else entry):
                yield change
            settled.add(about)


def _undone(journal: Journal) -> Iterator[Entry]:
    """The changes that redo would make again, the one that was undone last first: as long as nothing else has
    happened since."""
    settled: set[int] = set()
    for entry in journal.own():
        if not entry.undoes and not entry.redoes:
            return
        for about in reversed(entry.undoes):
            if about not in settled and (change := journal.entry(about)):
                yield change
        settled.update(entry.undoes or entry.redoes)


def turned(journal: Journal, what: str, by: str, at: datetime, steps: int) -> Turn | None:
    """What undoes or redoes some steps, as far as there are so many; None where there is none. Raises Conflict."""
    texts: Texts = {}
    number, first = journal.next_number(), dict[str, str | None]()
    changes = islice(standing(journal) if what == "undo" else _undone(journal), steps)
    is_only = steps == 1
    done = [_step(journal, what, change, by, at, number, texts, first, is_only) for change in changes]
    if not done:
        return None
    if what == "undo":
        _refuse_to_take_others(journal, done)
    if len(done) == 1:
        return Turn(done, done[0], texts)
    command = "; ".join(shorten(step.title, 40) for step in done[:_NAMED]) + (" …" if done[_NAMED:] else "")
    patches = {name: Patch.between(_encoded(first[name]), _encoded(text)) for name, text in texts.items()}
    about = tuple(one for step in done for one in step.undoes or step.redoes)
    return Turn(done, _about(what, about, Entry(number, command, by, at, patches)), texts)


def _about(what: str, numbers: tuple[int, ...], entry: Entry) -> Entry:
    return entry._replace(undoes=numbers) if what == "undo" else entry._replace(redoes=numbers)


def _step(
    journal: Journal,
    what: str,
    entry: Entry,
    by: str,
    at: datetime,
    number: int,
    now: Texts,
    first: Texts,
    is_only: bool,
) -> Entry:
    """The entry that undoes or redoes another, with its files put into `now`; raises Conflict.

    `now` has the texts of files as earlier steps leave them; files that are not in it are read, into `first`.
    """
    texts: Texts = {}
    patches: dict[str, Patch] = {}
    in_the_way: list[str] = []
    for place, (name, done) in enumerate(entry.patches.items()):
        journal.progress("comparing", place, len(entry.patches))
        if name not in now:
            first[name] = _unmarked(journal.current(name, done if is_only else None), name)
        before = now[name] if name in now else first[name]
        after, keys = (done.turned() if what == "undo" else done).applied(before)
        in_the_way += names_of(name, keys)
        texts[name] = after
        patches[name] = Patch.between(_encoded(before), _encoded(after))
    if in_the_way:
        raise Conflict(what, entry, in_the_way)
    now |= texts
    return _about(what, (entry.number,), Entry(number, entry.command, by, at, patches))


def _unmarked(text: str | None, name: str) -> str | None:
    """Raises StoreError for a text that git left a conflict in."""
    if text is not None and name.endswith(".json") and is_marked(text):
        raise marked(name)
    return text


def _encoded(text: str | None) -> bytes | None:
    try:
        return text.encode() if text is not None else None
    except UnicodeEncodeError:
        raise StoreError("half a character (a lone surrogate) in what was there before; repair it first") from None


def some(names: list[str]) -> str:
    """The first of them, and how many more there are."""
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
