"""Take back the last command that changed something.

commitments undo             # one step
commitments undo --steps 3
commitments undo --list      # what can be taken back
"""

from typing import Annotated

import typer

from commitments.commands._options import By, DryRun, RowFormat, session_of
from commitments.desk.steps import show_entries, show_steps

GROUP = "Store"


def run(
    ctx: typer.Context,
    steps: Annotated[int, typer.Option(min=1, metavar="N", help="How many steps.")] = 1,
    list_: Annotated[bool, typer.Option("--list", help="List what can be taken back, newest first.")] = False,
    format_: RowFormat = "table",
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    if list_:
        show_entries(session, session.store.standing(), format_, own=True)
        return
    done = session.store.undo(session.by(by), session.now, steps=steps, dry_run=dry_run)
    show_steps(session, done, "undid", steps, dry_run)
