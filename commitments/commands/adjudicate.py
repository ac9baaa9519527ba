"""Decide where second coders differ: what they said, side by side, and a rating that names all of them, with a reason.

On a terminal it walks through what nobody has decided yet. What coders agree about, or one has coded alone, becomes a
rating only with --agreed.

    commitments adjudicate
    commitments adjudicate tag:trade --list
    commitments adjudicate 3 --status partial --why "Signed, but not in force." --by "Cleo" --evidence https://…
    commitments adjudicate 4 --status kept --why "Both say so." --agreed
"""

from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import (
    By,
    DryRun,
    EvidenceTitle,
    EvidenceUrls,
    Explain,
    On,
    Publisher,
    QueryWords,
    RowFormat,
    completed,
    session_of,
)
from commitments.desk.change import Proof, tell_change
from commitments.desk.rows import Column, show_rows
from commitments.errors import CommitmentsError, UsageError
from commitments.model import Status
from commitments.reports import Cell
from commitments.text import shorten

if TYPE_CHECKING:
    from commitments.desk.walks.adjudicating import Dispute
    from commitments.session import Session

GROUP = "Second coders"
COLUMNS = [Column("id", "Id"), Column("actor", "For"), Column("codes", "Codes"), Column("summary", "Commitment")]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="Decide so, without a walk.", autocompletion=completed("statuses")),
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, which the rating keeps.")] = None,
    by: By = None,
    evidence: EvidenceUrls = None,
    title: EvidenceTitle = None,
    publisher: Publisher = None,
    on: On = None,
    actor: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="The actor of a joint promise it speaks of.", autocompletion=completed("actors")
        ),
    ] = None,
    agreed: Annotated[bool, typer.Option("--agreed", help="Also where coders agree, or only one has coded.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List what is to be decided.")] = False,
    format_: RowFormat = "table",
    dry_run: DryRun = False,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    if status is None and (why is not None or evidence or actor is not None or on is not None):
        raise UsageError("--why, --evidence, --on and --actor go with --status; the walk asks for them")
    if status is not None:
        proof = Proof(evidence, title, publisher)
        _decide(session, query, Status.named(status), why, session.by(by), proof, on, actor, agreed, dry_run)
        return
    from commitments.desk.walks.adjudicating import AdjudicationWalk, open_disputes

    found = list(open_disputes(session, session.asked(query, explain=explain), agreed=agreed))
    if list_:
        _list(session, found, format_)
        return
    session.refuse_unattended(
        "adjudicate", "commitments adjudicate --list, then commitments adjudicate ID --status STATUS --why TEXT"
    )
    who = session.by(by)
    if not found:
        session.say(_NOTHING)
        return
    AdjudicationWalk(session, who, found).go()


_NOTHING = "nothing to decide: coders differ about nothing here that nobody has decided"


def _list(session: "Session", found: "list[Dispute]", format_: str) -> None:
    if not found and format_ == "table":
        session.say(_NOTHING)
        return
    rows: list[list[Cell]] = []
    for dispute in found:
        commitment = session.store.commitment(dispute.unit.commitment)
        rows.append([commitment.id, dispute.unit.actor, dispute.words, shorten(commitment.title, 80)])
    show_rows(session, COLUMNS, rows, format_)


def _decide(
    session: "Session",
    query: list[str] | None,
    status: Status,
    why: str | None,
    who: str,
    proof: Proof,
    on: str | None,
    actor: str | None,
    agreed: bool,
    dry_run: bool,
) -> None:
    from commitments.desk.walks.adjudicating import check_reason, decide, tell_of_decision, the_dispute

    if not query or len(query) != 1:
        raise UsageError("a decision is of one commitment, as in: commitments adjudicate 3 --status kept --why TEXT")
    reason = check_reason(why)
    commitment = session.one(query[0])
    dispute = the_dispute(session, commitment, actor)
    if not dispute.differs and not agreed:
        raise CommitmentsError(
            f"coders do not differ about {dispute.unit} ({dispute.words}); to make that a rating all the same, add "
            "--agreed"
        )
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        update = decide(session, change, dispute, status, reason, who, proof, on)
    tell_change(session, change, dry_run)
    if dispute.is_decided(commitment):
        session.say("decided before, between the same codes; this decision comes after that one")
    tell_of_decision(session, dispute, update)
