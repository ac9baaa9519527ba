"""Tell every update as a dated story, newest last.

commitments history                        # of everything
commitments history 3 --since 2018-01-01
commitments history tag:trade --format json
"""

from typing import Annotated

import typer

from commitments.codec import public_update
from commitments.commands._options import AsOf, Explain, Limit, QueryWords, RowFormat, session_of
from commitments.commands._rows import Column, show_objects, show_rows
from commitments.model import Commitment, Update
from commitments.reports import Cell
from commitments.reports import rows as format_rows

GROUP = "Look"

COLUMNS = [
    Column("on", "On"),
    Column("id", "Id"),
    Column("status", "Status"),
    Column("note", "Note"),
    Column("evidence", "Evidence"),
    Column("by", "By"),
]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what took effect from then on.")] = None,
    limit: Limit = None,
    as_of: AsOf = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    format_rows(format_, [], [])
    day = session.day(as_of)
    start = session.day(since, first=True) if since else None
    entries = [
        (update, commitment)
        for commitment in session.commitments(session.select(query, day, explain), day)
        for update in commitment.updates
        if (start is None or update.effective >= start) and (as_of is None or update.effective <= day)
    ]
    entries.sort(key=lambda entry: (entry[0].effective, entry[1].document, entry[1].number))
    if limit is not None and len(entries) > limit:
        session.say(f"showing the newest {limit} of {len(entries)} updates")
        entries = entries[len(entries) - limit :]
    if format_ in ("json", "jsonl"):
        show_objects(
            session, ({"id": commitment.id, **public_update(update)} for update, commitment in entries), format_
        )
        return
    if not entries and format_ == "table":
        session.say("no updates yet")
        return
    if format_ == "table" and session.is_terminal:
        from commitments.views.story import story

        session.show(story(entries, session.is_ascii))
        return
    show_rows(session, COLUMNS, (_row(update, commitment) for update, commitment in entries), format_)


def _row(update: Update, commitment: Commitment) -> list[Cell]:
    note = f"{update.actor}: {update.note or ''}".rstrip(": ") if update.actor else update.note
    return [update.on, commitment.id, update.status, note, [proof.url for proof in update.evidence], update.by]
