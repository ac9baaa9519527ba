"""Take back one update of a commitment: it stays in the history, struck through, and no longer counts.

Nothing is deleted: what takes it back is an update too, with its reason, and can be taken back itself, which lets the
first one count again. Ratings, notes, deferrals, searches, guidelines and decisions can be taken back alike. What you
entered last, and nobody has seen, is rather undone with: commitments undo.

commitments show 3                                          # numbers the updates
commitments retract 3 --update 2 --why "The memo was about another plant."
commitments retract 3 --update 4 --why "The memo was right."    # where update 4 took one back: it counts again
"""

from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import By, DryRun, completed, session_of

if TYPE_CHECKING:
    from commitments.model import Update
    from commitments.session import Session

GROUP = "Follow up"


def run(
    ctx: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The commitment's id or number.", autocompletion=completed("query"))
    ],
    update: Annotated[
        int | None,
        typer.Option(metavar="N", help="Which update, as show numbers them.", autocompletion=completed("updates")),
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it no longer counts.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was found not to count; today without it.")
    ] = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    from commitments.desk.change import change_each
    from commitments.desk.said.retracting import retraction_of
    from commitments.errors import UsageError

    session = session_of(ctx)
    who = session.by(by)
    name = session.one(id_).id
    if update is None:
        raise UsageError(f"say which update, with --update N: commitments show {name} numbers them")
    if not (why or "").strip():
        raise UsageError("say why it no longer counts, with --why TEXT: whoever reads the history will ask")
    entry = _entry(session, on, who, why or "")
    change_each(
        session,
        name,
        lambda commitment: commitment.with_update(retraction_of(commitment, update, entry)),
        dry_run=dry_run,
        yes=True,
        by=who,
    )


def _entry(session: "Session", on: str | None, who: str, why: str) -> "Update":
    from commitments.desk.change import Proof, make_update

    return make_update(session, None, on, who, why, None, Proof())
