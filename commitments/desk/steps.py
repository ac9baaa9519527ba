"""Steps of the journal on their way out, for undo, redo and log, and for who is interrupted."""

from itertools import islice
from typing import TYPE_CHECKING

from commitments.codec import encode_instant
from commitments.desk.change import print_changes, tell_done
from commitments.desk.rows import Column, show_rows
from commitments.desk.said.fields import document_line
from commitments.errors import CommitmentsError
from commitments.reports import Cell
from commitments.text import plural, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commitments.session import Session
    from commitments.stores import Entry, Store
    from commitments.stores.changes.entries import ChangedDocument

COLUMNS = [
    Column("step", "Step", "right"),
    Column("at", "At"),
    Column("by", "By"),
    Column("command", "Command"),
    Column("changed", "Changed"),
]


def show_entries(session: "Session", entries: "Iterable[Entry]", format_: str = "table", own: bool = False) -> None:
    """With `own`, those that can be undone."""
    rows = [_row(entry) for entry in entries]
    if not rows and format_ == "table":
        session.say(f"there is nothing to undo{_not_ones_own(session)}" if own else "nothing was changed yet")
        return
    show_rows(session, COLUMNS, rows, format_)


def _row(entry: "Entry") -> list[Cell]:
    what = "undo: " if entry.undoes else "redo: " if entry.redoes else ""
    touched = entry.touched()
    said = (
        touched[0] if len(touched) == 1 else plural(len(touched), "commitment") if touched else "; ".join(entry.files)
    )
    return [entry.step or entry.number, encode_instant(entry.at), entry.by, f"{what}{entry.title}", said]


def show_steps(session: "Session", done: "list[Entry]", verb: str, asked: int, dry_run: bool) -> None:
    if not done:
        raise CommitmentsError(f"there is nothing to {'undo' if verb == 'undid' else 'redo'}{_not_ones_own(session)}")
    did = ("would undo" if verb == "undid" else "would redo") if dry_run else verb
    for entry in done:
        print_changes(session, entry.changed())
        session.write(f"{line}\n" for line in map(_document_said, entry.documents()) if line)
        session.say(f"{did}: {shorten(entry.title, 120)}")
    if len(done) < asked:
        session.say(f"{did} {len(done)} of {asked} steps; there were no more")
    tell_done(session, dry_run)


def left_standing(session: "Session") -> str:
    """How a sentence goes on that says that this run ended early: what it changed, and how that is taken back."""
    made = session.store.made
    count = len(made.standing)
    if made.taken_back and not count:
        what, them = ("the change was", "it") if len(made.taken_back) == 1 else ("the changes were", "them")
        redo = _steps("redo", len(made.taken_back))
        return f", but {what} taken back before that; {redo} makes {them} again"
    if not count:
        return "; what was changed was taken back before that, so nothing is left of it"
    what = "the change was made" if count == 1 else f"{count} changes were made"
    if session.has_asked and not _are_last(session.store, made.standing):
        return f", but {what} before that, and others since; see: commitments undo --list"
    return f", but {what} before that; {_steps('undo', count)} takes back what was done"


def _steps(what: str, count: int) -> str:
    return f"commitments {what}" + (f" --steps {count}" if count > 1 else "")


def _are_last(store: "Store", numbers: "Sequence[int]") -> bool:
    """Whether undo takes back just these: while somebody is asked, others can change something too."""
    try:
        return [entry.number for entry in islice(store.standing(), len(numbers))] == list(reversed(numbers))
    except CommitmentsError:  # perhaps since it was interrupted in the middle of a question to a server
        return False


def _document_said(changed: "ChangedDocument") -> str:
    name, before, after = changed
    if before and after:
        return document_line(before, after)
    known = before or after
    return f"{name}  {'added' if after else 'removed'}: {shorten(known.title, 80)}" if known else ""


def _not_ones_own(session: "Session") -> str:
    count = session.store.foreign_changes()
    if not count:
        return ""
    return (
        f" of what you did here; {plural(count, 'change')} in the journal came from elsewhere or from somebody else; "
        "commitments trust takes them for yours"
    )
