"""Change what is said of a document: with options, or in your editor without any. Its text stays as it is.

Commitments that have no date of their own are made on the document's, and follow it. An option given as "" or as none
clears its field.

    commitments document edit us-japan-2017 --published 2017-11-06 --issuer "White House"
    commitments document edit us-japan-2017
"""

from typing import Annotated

import typer

from commitments.commands._options import (
    By,
    DocumentKind,
    DryRun,
    Issuer,
    Language,
    PublishedOn,
    Title,
    WebAddress,
    completed,
    session_of,
)
from commitments.desk.change import differing, tell_done
from commitments.desk.said.editor import in_editor
from commitments.desk.said.fields import described, document_line
from commitments.desk.said.forms import DOCUMENT
from commitments.model import Document


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("documents"))],
    title: Title = None,
    issuer: Issuer = None,
    kind: DocumentKind = None,
    published: PublishedOn = None,
    url: WebAddress = None,
    language: Language = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="What readers should know of it.")] = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    who = session.by(by)
    given = {
        "title": title,
        "issuer": issuer,
        "kind": kind,
        "published": published,
        "url": url,
        "language": language,
        "note": note,
    }
    before = session.store.document(id_)

    def stored(after: Document) -> None:
        changed = differing(before, after)
        if not changed:
            session.say("nothing to change")
            return
        with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
            first = [one.made for one in change.commitments(id_)]
            change.put_document(change.document(id_)._replace(**changed))
            then = [one.made for one in change.commitments(id_)]
        follow = sum(old != new for old, new in zip(first, then, strict=True))
        session.write([f"{document_line(before, after, follow)}\n"])
        tell_done(session, dry_run)

    if any(value is not None for value in given.values()):
        stored(described(before, given, session.today))
        return
    with in_editor(session, before, lambda said: described(before, said, session.today), DOCUMENT) as after:
        stored(after)
