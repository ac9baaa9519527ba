"""Add a note to commitments, with or without evidence; their status stays as it is.

commitments note 7 "The second meeting is set for October." --evidence https://…
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
    On,
    Published,
    Publisher,
    Selector,
    Yes,
    session_of,
)
from commitments.desk.change import Proof, append, make_update
from commitments.errors import UsageError

GROUP = "Follow up"


def run(
    ctx: typer.Context,
    selector: Selector,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
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
    if not text.strip():
        raise UsageError("the note is empty; write what happened")
    session = session_of(ctx)
    who = session.by(by)
    proof = Proof(evidence, title, publisher, published, excerpt, archive, stance)
    update = make_update(session, None, on, who, text, actor, proof)
    append(session, selector, update, is_dated=on is not None, dry_run=dry_run, yes=yes)
