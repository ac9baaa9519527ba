"""List the documents: what each is, and how many of its commitments are assessed, and how much of its text was read."""

from typing import Any

import typer

from commitments.codec import public_document
from commitments.commands._coverage import Readings
from commitments.commands._options import AsOf, RowFormat, session_of
from commitments.commands._rows import Column, show_objects, show_rows
from commitments.model import Status
from commitments.reports import Cell

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


def run(ctx: typer.Context, format_: RowFormat = "table", as_of: AsOf = None) -> None:
    session = session_of(ctx)
    day = session.day(as_of)
    store = session.store
    rows: list[list[Cell]] = []
    objects: list[dict[str, Any]] = []
    readings = Readings(session)
    for document in store.documents():
        read = readings(document.id)
        statuses = [commitment.standing(day).status for commitment in store.commitments_of(document.id)]
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
        session.say("there are no documents yet; take one in with: commitments document add FILE")
        return
    show_rows(session, COLUMNS, rows, format_)
