"""Put off the date of commitments, as their maker did; the promised date stays, and each deferral has its proof.

commitments defer 8 --to 2021-06 --why "The ministers gave the talks another year." --evidence https://…
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from commitments.commands._options import (
    Archive,
    By,
    DryRun,
    EvidenceStance,
    EvidenceTitle,
    EvidenceUrls,
    Excerpt,
    Published,
    Publisher,
    Selector,
    Yes,
    session_of,
)
from commitments.dates import PartialDate
from commitments.desk.change import Proof, append, make_update
from commitments.desk.said.coding import due_date
from commitments.errors import UsageError
from commitments.history import Deferral
from commitments.model import Commitment, Update

GROUP = "Follow up"


def run(
    ctx: typer.Context,
    selector: Selector,
    to: Annotated[str, typer.Option(metavar="DATE", help="When it is due now: 2021-06, Q3 2021, end of 2021.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason that was given.")],
    evidence: EvidenceUrls = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When it was put off; today without it.")] = None,
    by: By = None,
    title: EvidenceTitle = None,
    publisher: Publisher = None,
    published: Published = None,
    excerpt: Excerpt = None,
    archive: Archive = None,
    stance: EvidenceStance = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    if not why.strip():
        raise UsageError("--why is empty; write the reason that was given")
    session = session_of(ctx)
    new = due_date("--to", to, session.today, None)
    proof = Proof(evidence, title, publisher, published, excerpt, archive, stance)
    update = make_update(session, None, on, session.by(by), why.strip(), None, proof)._replace(act=Deferral(new))

    def refuse(found: Iterable[Commitment]) -> None:
        for commitment in found:
            _refuse(commitment, new, update)

    append(session, selector, update, is_dated=on is not None, dry_run=dry_run, yes=yes, refuse=refuse)
    if not update.evidence:
        session.say("without evidence nobody can check that it was put off; give it with --evidence URL")


def _refuse(commitment: Commitment, to: PartialDate, update: Update) -> None:
    """Raises UsageError where this is no deferral."""
    before, name = commitment.due_now(update.effective), commitment.id
    if before is None:
        raise UsageError(
            f"{name} has no date to put off; one that it promises is given with: commitments edit {name} --due DATE"
        )
    later = [one for one in commitment.deferrals(date.max) if one.effective > update.effective]
    if to.last <= before.last:
        raise UsageError(
            f"{to} is not later than {before}, when {name} {'was due then' if later else 'is due now'}; "
            f"a date that was misread is corrected with: commitments edit {name} --due DATE"
        )
    if later and isinstance(act := later[0].act, Deferral) and act.to.last <= to.last:
        raise UsageError(
            f"{name} was put off to {act.to} on {later[0].on}, after that, and {to} is not earlier; an entry that was "
            f"mistaken is taken back with: commitments retract {name} --update N --why TEXT"
        )
    if commitment.is_before_it_was_made(update):
        raise UsageError(f"{update.on} is before {name} was made on {commitment.made}, so nothing was put off then")
