"""Give commitments a status: an update with its proof, appended to their history.

commitments mark 3 kept --evidence https://… --note "Signed on the day." --on 2017-11-07
commitments mark 'tag:energy due:..2018' stalled
"""

from typing import Annotated

import typer

from commitments.commands._options import (
    Actor,
    Archive,
    By,
    DryRun,
    EvidenceStance,
    EvidenceTitle,
    EvidenceUrls,
    Excerpt,
    Note,
    On,
    Published,
    Publisher,
    Selector,
    Yes,
    completed,
    session_of,
)
from commitments.desk.change import Proof, append, make_update
from commitments.model import Status

GROUP = "Follow up"


def run(
    ctx: typer.Context,
    selector: Selector,
    status: Annotated[
        str,
        typer.Argument(
            metavar="STATUS", help="kept, broken, partial, in-progress, …", autocompletion=completed("statuses")
        ),
    ],
    note: Note = None,
    evidence: EvidenceUrls = None,
    on: On = None,
    by: By = None,
    actor: Actor = None,
    title: EvidenceTitle = None,
    publisher: Publisher = None,
    published: Published = None,
    excerpt: Excerpt = None,
    archive: Archive = None,
    stance: EvidenceStance = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    session = session_of(ctx)
    rating = Status.named(status)
    who = session.by(by)
    proof = Proof(evidence, title, publisher, published, excerpt, archive, stance)
    update = make_update(session, rating, on, who, note, actor, proof)
    marked = append(session, selector, update, is_dated=on is not None, dry_run=dry_run, yes=yes)
    if any(commitment.wants_evidence(commitment.updates[-1]) for commitment in marked):
        session.say(_UNSUPPORTED + (_OR_LOOKED if rating in (Status.NOT_STARTED, Status.UNVERIFIABLE) else ""))


_UNSUPPORTED = "without evidence the rating is unsupported; add some with: commitments note … --evidence URL"
_OR_LOOKED = ", or say where you looked and found nothing with: commitments looked … --where TEXT"
