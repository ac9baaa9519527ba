"""List the documents: what each is, how many of its commitments are assessed, and how much of its text was read.

With a query, only those with commitments that match, and these alone are counted.

    commitments documents
    commitments documents is:overdue actor:japan
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer

from commitments.codec.public import public_document
from commitments.commands._options import AsKnown, AsOf, Explain, QueryWords, RowFormat, session_of
from commitments.desk.coverage import Readings
from commitments.desk.moment import Moment
from commitments.desk.rows import Column, show_objects, show_rows
from commitments.model import Commitment, Document, Status
from commitments.reports import Cell

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Look"

COLUMNS = [
    Column("id", "Id"),
    Column("title", "Title"),
    Column("issuer", "Issuer"),
    Column("published", "Published"),
    Column("commitments", "Commitments", "right"),
    Column("assessed", "Assessed", "right"),
    Column("set_aside", "Set aside", "right"),
    Column("read", "Read", "right"),
    Column("unread", "Unread", "right"),
]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    format_: RowFormat = "table",
    as_of: AsOf = None,
    as_known: AsKnown = None,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    moment = Moment.of(session, as_of, as_known)
    day = moment.day
    rows: list[list[Cell]] = []
    objects: list[dict[str, Any]] = []
    readings = Readings(session)
    for document, commitments in _counted(session, query, moment, explain):
        read = readings(document.id)
        statuses = [commitment.standing(day).status for commitment in commitments]
        assessed = sum(status is not Status.UNASSESSED for status in statuses)
        objects.append({**public_document(document, read), "commitments": len(statuses), "assessed": assessed})
        rows.append(
            [
                document.id,
                document.title,
                document.issuer,
                document.published,
                len(statuses),
                assessed,
                len(document.set_aside),
                read.percent if read else "no text",
                read.unread if read else None,
            ]
        )
    readings.keep()
    if format_ in ("json", "jsonl"):
        show_objects(session, objects, format_)
        return
    if not rows and format_ == "table":
        nothing = "there are no documents yet; take one in with: commitments document add FILE"
        session.say("no document has a commitment that matches" if query else nothing)
        return
    show_rows(session, COLUMNS, rows, format_)


def _counted(
    session: "Session", query: list[str] | None, moment: Moment, explain: bool
) -> Iterator[tuple[Document, list[Commitment]]]:
    """Each document with its commitments; where something is asked, only those that match, and theirs."""
    store = session.store
    asked = moment.query(session, query, explain)
    if asked.matches_all or asked.is_of_documents:
        named = asked.documents()
        ids = sorted(named) if named is not None else store.document_ids()
        known = moment.known_of(store.commitments_in(ids))
        for document, commitments in _with_theirs(store.documents(named), known):
            if commitments or moment.may_know(document):
                yield document, commitments
        return
    matching: dict[str, list[Commitment]] = {}
    for commitment in moment.known_of(session.commitments(asked, moment.day)):
        matching.setdefault(commitment.document, []).append(commitment)
    yield from ((store.document(name), matching[name]) for name in store.document_ids() if name in matching)


def _with_theirs(
    documents: Iterable[Document], commitments: Iterable[Commitment]
) -> Iterator[tuple[Document, list[Commitment]]]:
    """Both come in the order of the documents' ids, each in one go: a question for each document would be many on a
    server that is far."""
    groups = groupby(commitments, key=lambda commitment: commitment.document)
    name, group = next(groups, _NO_MORE)
    for document in documents:
        while name and name < document.id:
            name, group = next(groups, _NO_MORE)
        yield document, list(group) if name == document.id else []


_NO_MORE: tuple[str, Iterator[Commitment]] = ("", iter(()))
