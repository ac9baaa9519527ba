"""Record that you looked and found nothing: what supports not-started and unverifiable, and no other status.

commitments looked 4 --where "the Federal Register and the agency's site, 2017 to 2020"
commitments looked 'status:not-started' --where "the statute book" --on 2020-06-30
"""

from typing import Annotated

import typer

from commitments.commands._options import Actor, By, DryRun, Note, Selector, Yes, session_of
from commitments.desk.change import Proof, append, make_update
from commitments.errors import UsageError
from commitments.history import Search

GROUP = "Follow up"


def run(
    ctx: typer.Context,
    selector: Selector,
    where: Annotated[str, typer.Option(metavar="TEXT", help="Which places you searched, so that others can.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When you looked; today without it.")] = None,
    note: Note = None,
    by: By = None,
    actor: Actor = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    if not where.strip():
        raise UsageError("--where is empty; write which places you searched")
    session = session_of(ctx)
    update = make_update(session, None, on, session.by(by), note, actor, Proof())
    append(
        session,
        selector,
        update._replace(act=Search(where.strip())),
        is_dated=on is not None,
        dry_run=dry_run,
        yes=yes,
    )
