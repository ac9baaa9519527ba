"""Show a document's text: commitments, passages set aside and unread sentences told apart, and its coverage.

commitments document show us-japan-2017
commitments document show us-japan-2017 --unread     # only what nobody has read yet
"""

from typing import Annotated

import typer

from commitments.commands._options import RowFormat, completed, session_of
from commitments.desk.coverage import coverage_of
from commitments.desk.rows import Column, show_objects, show_rows
from commitments.errors import CommitmentsError
from commitments.extract import State
from commitments.model import Commitment, Document, Span
from commitments.text import shorten

COLUMNS = [
    Column("start", "Start", "right"),
    Column("end", "End", "right"),
    Column("state", "State"),
    Column("about", "About"),
    Column("text", "Text"),
]


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("documents"))],
    unread: Annotated[bool, typer.Option("--unread", help="Only the sentences nobody has read yet.")] = False,
    format_: RowFormat = "table",
) -> None:
    session = session_of(ctx)
    store = session.store
    document, commitments, text = store.document(id_), store.commitments_of(id_), store.text(id_)
    if text is None:
        raise CommitmentsError(f"{id_} has no text; take it in with: commitments document add FILE --id {id_}")
    covered = coverage_of(document, commitments, text)
    passages = [
        (piece.span.start, piece.span.end, piece.state, _about(piece.span, piece.state, document, commitments))
        for piece in (covered.unread if unread else covered.pieces)
    ]
    if format_ in ("json", "jsonl"):
        names = ("start", "end", "state", "about", "text")
        show_objects(session, (dict(zip(names, (*p, text[p[0] : p[1]]), strict=True)) for p in passages), format_)
    elif format_ != "table" or unread:
        show_rows(session, COLUMNS, ([*passage, text[passage[0] : passage[1]]] for passage in passages), format_)
    else:
        from commitments.views.document import Passage, document_view

        whole = [Passage(*passage) for passage in passages]
        session.show(document_view(document, text, whole, covered.so_far, session.is_ascii))
    lost = [commitment.id for commitment in commitments if not commitment.span]
    if lost:
        session.say(f"without a place in this text: {shorten(', '.join(lost), 200)}")
    session.say(str(covered.so_far))


def _about(span: Span, state: State, document: Document, commitments: list[Commitment]) -> str:
    """The numbers of the commitments in a sentence, or why it was set aside."""
    if state is State.COMMITMENT:
        return ", ".join(f"{one.number:02d}" for one in commitments if one.span and one.span.overlaps(span))
    if state is State.SET_ASIDE:
        return "; ".join(passage.reason for passage in document.set_aside if passage.span.overlaps(span))
    return ""
