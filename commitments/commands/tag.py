"""Add tags to commitments.

commitments tag 'section:"north korea"' security --yes
"""

from typing import Annotated

import typer

from commitments.commands._options import By, DryRun, Selector, Yes, completed, session_of
from commitments.desk.change import change_each, tag_name

GROUP = "Follow up"


def run(
    ctx: typer.Context,
    selector: Selector,
    tags: Annotated[list[str], typer.Argument(metavar="TAG...", autocompletion=completed("tags"))],
    by: By = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    names = [tag_name(tag) for tag in tags]
    session = session_of(ctx)
    change_each(
        session,
        selector,
        lambda commitment: commitment.with_tags([*commitment.tags, *names]),
        dry_run=dry_run,
        yes=yes,
        by=session.by(by),
    )
