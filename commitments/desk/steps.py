"""Steps of the journal on their way out, for undo, redo and log."""

from typing import TYPE_CHECKING

from commitments.codec import encode_instant
from commitments.desk.change import print_changes, tell_done
from commitments.desk.rows import Column, show_rows
from commitments.desk.said.fields import document_line
from commitments.errors import CommitmentsError
from commitments.reports import Cell
from commitments.text import plural, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commitments.session import Session
    from commitments.stores import Entry
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
