"""Show what changed status between two dates: what was kept, broken, reopened, and what is new.

With --as-known, show instead what the record said of a day, and says differently now: what was back-dated, taken back,
replaced or decided since; what was back-dated and changed no status; and what is only newer. When a promise itself was
taken in is recorded nowhere: those made after the first day are new.

commitments changes --from 2018-01-01 --to 2018-12-31
commitments changes --from -1y tag:trade
commitments changes --as-known 2018-12-31..2019-06-30    # what a report of the first day said, and would not say now
commitments changes --as-known 2018-12-31..              # until today
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commitments.codec.public import rated_object
from commitments.commands._options import Explain, QueryWords, RowFormat, Vocabulary, session_of
from commitments.desk.rows import Column, show_objects, show_rows, spoken, tell_losses
from commitments.errors import UsageError
from commitments.model import Status
from commitments.reports import Cell
from commitments.stats.turns import Change, changes
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.reports.wording import Wording

GROUP = "Report"

COLUMNS = [
    Column("id", "Id"),
    Column("from", "From"),
    Column("to", "To"),
    Column("on", "On"),
    Column("evidence", "Evidence", "right"),
    Column("what", "What"),
    Column("summary", "Commitment"),
    Column("members", "Members"),
    Column("rated", "Rated"),
]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="After this day.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day; today without it.")] = None,
    as_known: Annotated[
        str | None,
        typer.Option(
            metavar="A..B",
            help="What was said of day A, as known then, and is said differently as known on day B, or today (A..).",
        ),
    ] = None,
    vocabulary: Vocabulary = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    wording = spoken(vocabulary)
    if as_known is not None:
        if from_ is not None or to is not None:
            raise UsageError("--as-known A..B says both days, so it goes without --from and --to")
        from commitments.desk.revised import show_revisions

        show_revisions(session, query, as_known, format_, wording, explain)
        return
    if from_ is None:
        raise UsageError("say from when: commitments changes --from DATE [--to DATE]")
    start, end = session.day(from_, first=True), session.day(to)
    if end < start:
        raise UsageError(f"--to {end} is before --from {start}")
    found = session.asked(query, end, explain)
    told = list(changes(found, start, end))
    if format_ in ("json", "jsonl"):
        show_objects(session, (_object(change, wording) for change in told), format_)
        tell_losses(session, wording)
        return
    if not told and format_ == "table":
        session.say(f"nothing changed from {start} to {end}")
        return
    if format_ == "table":
        from commitments.views.changes import changes as view

        session.show(view(told, session.is_ascii, wording.shown if wording else str))
        tell_losses(session, wording)
        session.say(f"{plural(len(told), 'commitment')} changed from {start} to {end}")
        return
    called = _told(wording, format_)
    of_member = wording.shown if wording else str
    show_rows(session, COLUMNS, (_row(change, called, of_member) for change in told), format_)
    tell_losses(session, wording)


def _told(wording: "Wording | None", format_: str) -> Callable[[Status], str]:
    if wording is None:
        return str
    return wording.shown if format_ == "markdown" else wording.word


def _row(change: Change, called: Callable[[Status], str], of_member: Callable[[Status], str]) -> list[Cell]:
    told = (("new", change.is_new), ("reversed", change.is_reversal), ("corrected", change.is_corrected))
    what = [word for word, holds in told if holds]
    days = [step.update.on for step in change.steps]
    return [
        change.commitment.id,
        called(change.before),
        called(change.after),
        days,
        change.evidence,
        what,
        change.commitment.title,
        [f"{actor}: {of_member(before)} → {of_member(after)}" for actor, before, after in change.members],
        change.standing.rated_words,
    ]


def _object(change: Change, wording: "Wording | None") -> dict[str, Any]:
    steps = [
        {
            "on": step.update.on,
            **_turn(step.before, step.after, wording),
            "actor": step.update.actor,
            "actor_from": step.member_before,
            "actor_to": step.update.status if step.update.actor else None,
        }
        for step in change.steps
    ]
    return {
        "id": change.commitment.id,
        **_turn(change.before, change.after, wording),
        "new": change.is_new,
        "reversed": change.is_reversal,
        "corrected": change.is_corrected,
        "evidence": change.evidence,
        "members": [{"actor": actor, **_turn(before, after, wording)} for actor, before, after in change.members],
        "rated": rated_object(change.standing.judged),
        "steps": steps,
    }


def _turn(before: Status, after: Status, wording: "Wording | None") -> dict[str, str]:
    called = {"from_called": wording.word(before), "to_called": wording.word(after)} if wording else {}
    return {"from": before, "to": after, **called}
