"""Take the journal of a store for your own, where it came with a copy or a clone, or from an earlier version.

What somebody else wrote into a store's journal is shown by `log`, but neither finished nor undone, since a folder from
a stranger could hold anything. Say so here where you know where it comes from: a change that was stopped half way is
finished, and all changes can be undone.
"""

import typer

from commitments.codec import encode_instant
from commitments.commands._options import DryRun, session_of
from commitments.text import plural

GROUP = "Store"


def run(ctx: typer.Context, dry_run: DryRun = False) -> None:
    session = session_of(ctx)
    unfinished = session.store.unfinished()
    if unfinished:
        session.say(
            f"unfinished: {unfinished.title!r} by {unfinished.by}, {encode_instant(unfinished.at)}, which changes "
            f"{'; '.join([*unfinished.touched(), *unfinished.files])}"
        )
    if dry_run:
        session.say(
            f"{plural(session.store.foreign_changes(), 'change')} would become yours; dry run: nothing was changed"
        )
        return
    count = session.store.trust()
    session.say(f"{plural(count, 'change')} in the journal of {session.store.name} became yours")
