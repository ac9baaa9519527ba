"""Take a document in: a .txt, .md, .html, .pdf, .docx or .odt file, or - for standard input.

Its text is repaired and stored with its SHA-256; title, issuer, date and language are taken from the file where it
says them. Taking in the same text twice changes nothing.

    commitments document add factsheet.html --id us-japan-2017 --url https://…
"""

from typing import Annotated

import typer

from commitments.codes import is_coded
from commitments.commands._options import (
    By,
    DocumentKind,
    DryRun,
    Issuer,
    Language,
    PublishedOn,
    Title,
    WebAddress,
    session_of,
)
from commitments.desk.change import tell_done
from commitments.desk.intake import Said, described, foreign, glued, read, take_in, taken_in_line, twin, unknown_line
from commitments.desk.said.fields import document_line
from commitments.errors import UsageError


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document; - for standard input.")],
    id_: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help="Its id; else made from title and year, with a letter where these are taken."
        ),
    ] = None,
    title: Title = None,
    issuer: Issuer = None,
    kind: DocumentKind = None,
    published: PublishedOn = None,
    url: WebAddress = None,
    language: Language = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put this text in place of the one under this id.")
    ] = False,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    from commitments.stores import is_document_id

    session = session_of(ctx)
    who = session.by(by)
    if id_ is not None and not is_document_id(id_):
        raise UsageError(f"--id {id_!r}: use lower-case letters, digits and single hyphens, as in us-japan-2017")
    found = read(session, file)
    for note in found.notes:
        session.say(note)
    same = twin(session, found.text)
    if same is not None and id_ not in (None, same.id):
        raise UsageError(f"this very text is here already as {same.id}; change that one, or leave --id out")
    name = id_ or (same.id if same else None)
    known = session.store.document(name) if name in session.store.document_ids() and name else None
    told = Said(name, title, issuer, kind, published, url, language)
    document = described(session, found, told, known)
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        for line in take_in(change, document, found.text, replace):
            session.say(line)
        is_same = known is not None and change.document(document.id) == known and same is not None
    if is_same:
        session.say(f"{document.id} is here already with this very text; nothing to change")
        return
    said = taken_in_line(document, found.text, known is None) if same is None else document_line(same, document)
    session.write([f"{said}\n"])
    if known is None and is_coded(session.store, document.id):
        session.warn(
            f"codes/{document.id} holds codes of an earlier {document.id}, which count for the commitments that get "
            "its numbers; if these are others, move that folder away"
        )
    if known is None and not session.can_ask and (unknown := unknown_line(document)):
        session.say(unknown)
    if words := glued(found.text):
        names = ", ".join(f"“{word}”" for word in words[:3])
        session.say(f"run together in the file: {names}; a promise there is found by commitments document read")
    language = foreign(document, found.text)
    is_read = f"next: commitments extract {document.id}"
    by_hand = f"the rules read English; this looks like {language}; next: commitments document read {document.id}"
    tell_done(session, dry_run, by_hand if language else is_read)
