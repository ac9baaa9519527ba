"""Remove commitments that should not be there. Their ids are never used again; undo brings them back."""

import typer

from commitments.commands._options import By, DryRun, Selector, Yes, session_of
from commitments.desk.change import matching, say_first, selected, tell_change
from commitments.text import plural, shorten

GROUP = "Documents"


def run(ctx: typer.Context, selector: Selector, by: By = None, dry_run: DryRun = False, yes: Yes = False) -> None:
    session = session_of(ctx)
    who = session.by(by)
    found = matching(session, selected(session, selector), selector)
    if not dry_run and not yes:
        lines = (f"{one.id}  {shorten(one.title, 80)}  ({plural(len(one.updates), 'update')})" for one in found)
        say_first(session, lines, len(found))
        session.confirm(f"Remove {plural(len(found), 'commitment')}?", "pass --yes to remove without a question.")
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        for commitment in found:
            change.remove(commitment.id)
    tell_change(session, change, dry_run, then="commitments undo brings them back")
