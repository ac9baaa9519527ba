"""Tell every update as a dated story, newest last.

Each has a number in the history of its commitment, by which commitments retract takes it back; what was taken back is
struck through, with the reason.

commitments history                        # of everything
commitments history 3 --since 2018-01-01
commitments history tag:trade --format json
"""

from typing import Annotated, Any

import typer

from commitments.codec.public import public_update, rated_object
from commitments.commands._options import AsKnown, AsOf, Explain, Limit, QueryWords, RowFormat, session_of
from commitments.desk.moment import Moment
from commitments.desk.rows import Column, show_objects, show_rows
from commitments.reports import Cell
from commitments.stats.turns import Step, history

GROUP = "Look"

COLUMNS = [
    Column("on", "On"),
    Column("id", "Id"),
    Column("status", "Status"),
    Column("note", "Note"),
    Column("evidence", "Evidence"),
    Column("by", "By"),
    Column("actor", "Actor"),
    Column("stands", "Stands"),
    Column("rated", "Rated"),
    Column("update", "Update", "right"),
    Column("what", "What"),
    Column("taken_back", "Taken back"),
]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what took effect from then on.")] = None,
    limit: Limit = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    moment = Moment.of(session, as_of, as_known)
    day = moment.day
    start = session.day(since, first=True) if since else None
    steps = history(moment.asked(session, query, explain), day, start)
    if limit is not None and len(steps) > limit:
        session.say(f"showing the newest {limit} of {len(steps)} updates")
        steps = steps[len(steps) - limit :]
    if format_ in ("json", "jsonl"):
        show_objects(session, (_object(step) for step in steps), format_)
        return
    if not steps and format_ == "table":
        session.say("no updates")
        return
    if format_ == "table":
        from commitments.views.story import story

        session.show(story(steps, ascii=session.is_ascii))
        return
    show_rows(session, COLUMNS, map(_row, steps), format_)


def _object(step: Step) -> dict[str, Any]:
    return {
        "id": step.commitment.id,
        **public_update(step.update, step.number, step.taken_back_by),
        "from": step.before,
        "to": step.after,
        "rated": rated_object(step.judged),
    }


def _row(step: Step) -> list[Cell]:
    update = step.update
    note = f"{update.actor}: {update.note or ''}".rstrip(": ") if update.actor else update.note
    stands, rated = step.after, step.rated_words
    proof = [piece.url for piece in update.evidence]
    told: list[Cell] = [
        update.on,
        step.commitment.id,
        update.status,
        note,
        proof,
        update.by,
        update.actor,
        stands,
        rated,
    ]
    what = update.act.said(update, step.commitment) if update.act else update.kind
    return [*told, step.number, what, step.taken_back_words or None]
