"""Remove a document with its text and all its commitments; undo brings them back."""

from typing import Annotated

import typer

from commitments.codes import is_coded
from commitments.commands._options import By, DryRun, Yes, completed, session_of
from commitments.desk.change import tell_done
from commitments.text import plural


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("documents"))],
    by: By = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    session = session_of(ctx)
    who = session.by(by)
    document, commitments = session.store.document(id_), session.store.commitments_of(id_)
    updates = sum(len(commitment.updates) for commitment in commitments)
    what = f"{id_} with {plural(len(commitments), 'commitment')} and {plural(updates, 'update')}"
    if not dry_run and not yes:
        session.confirm(f"Remove {what}?", "pass --yes to remove without a question.")
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        change.remove_document(document.id)
    session.write([f"{id_}  removed: {document.title}\n"])
    if is_coded(session.store, id_):
        session.say(f"what second coders said of it stays in codes/{id_}")
    tell_done(session, dry_run, "commitments undo brings it back")
