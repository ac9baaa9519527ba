"""Do again what undo took back, as long as nothing else was changed since."""

from typing import Annotated

import typer

from commitments.commands._options import By, DryRun, session_of
from commitments.desk.steps import show_steps

GROUP = "Store"


def run(
    ctx: typer.Context,
    steps: Annotated[int, typer.Option(min=1, metavar="N", help="How many steps.")] = 1,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    done = session.store.redo(session.by(by), session.now, steps=steps, dry_run=dry_run)
    show_steps(session, done, "redid", steps, dry_run)
