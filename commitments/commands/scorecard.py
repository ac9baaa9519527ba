"""Score by actor, as the G7 and G20 Research Groups do: kept +1, partial or in progress 0, broken or not started -1.

A joint promise that was judged member by member counts for each member with that member's own status. Each mean is
followed by how many commitments it rests on, of how many that concern the member.

    commitments scorecard
    commitments scorecard tag:trade --by section
    commitments scorecard --matrix       # commitment by member
"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commitments.commands._options import AsKnown, AsOf, Explain, QueryWords, RowFormat, Vocabulary, session_of
from commitments.desk.moment import Moment
from commitments.desk.rows import Column, show_objects, show_rows, spoken, tell_losses
from commitments.model import Status
from commitments.names import field_named
from commitments.reports import Cell
from commitments.stats.counts import FIELDS, assess
from commitments.stats.scores import Matrix, MatrixRow, Score, matrix, scorecard

if TYPE_CHECKING:
    from commitments.reports.wording import Wording
    from commitments.session import Session

GROUP = "Report"


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    by: Annotated[str, typer.Option(metavar="FIELD", help=f"{', '.join(FIELDS)}.")] = "actor",
    matrix_: Annotated[bool, typer.Option("--matrix", help="A table of commitment by member.")] = False,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    vocabulary: Vocabulary = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    wording = spoken(vocabulary)
    moment = Moment.of(session, as_of, as_known)
    day = moment.day
    by = field_named("field", by, list(FIELDS))
    found = moment.asked(session, query, explain)
    items = assess(found, day, session.store.settings.stale_after)
    if matrix_:
        _show_matrix(session, matrix(items), format_, wording)
    else:
        _show_scores(session, scorecard(items, by), by, format_, wording if by == "status" else None)
    tell_losses(session, wording)


def _show_scores(session: "Session", scores: list[Score], by: str, format_: str, wording: "Wording | None") -> None:
    """`wording` where the scores are those of statuses."""
    if format_ in ("json", "jsonl"):
        show_objects(session, (_object(score, wording) for score in scores), format_)
        return
    if wording:
        scores = [score._replace(name=wording.shown(Status(score.name))) for score in scores]
    if format_ == "table":
        from commitments.views.scorecard import scorecard as view

        session.show(view(scores, by.capitalize(), session.is_ascii))
        return
    heads = [
        Column(by, by.capitalize()),
        Column("mean", "Mean", "right"),
        Column("percentage", "Percent", "right"),
        Column("scored", "Scored", "right"),
        Column("unscored", "Not scored", "right"),
        Column("of", "Of", "right"),
    ]
    show_rows(session, heads, map(_row, scores), format_)


def _object(score: Score, wording: "Wording | None") -> dict[str, Any]:
    called = {"called": wording.word(Status(score.name))} if wording else {}
    return {**score._asdict(), "mean": score.mean, "percentage": score.percentage, "of": score.of, **called}


def _row(score: Score) -> list[Cell]:
    return [score.name, score.mean, score.percentage, score.scored, score.unscored, score.of]


def _show_matrix(session: "Session", table: Matrix, format_: str, wording: "Wording | None") -> None:
    if format_ in ("json", "jsonl"):
        show_objects(session, (_matrix_object(table.actors, row, wording) for row in table.rows), format_)
        return
    if format_ == "table":
        from commitments.views.scorecard import matrix as view

        session.show(view(table, session.is_ascii, wording.shown if wording else str))
        return
    rows = ([row.item.commitment.id, row.mean, *row.scored, *row.members] for row in table.rows)
    heads = [
        Column("id", "Id"),
        *(Column(name.casefold(), name, "right") for name in ("Mean", "Scored", "Of")),
        *(Column(actor, actor) for actor in table.actors),
    ]
    show_rows(session, heads, rows, format_, wording)


def _matrix_object(actors: tuple[str, ...], row: MatrixRow, wording: "Wording | None") -> dict[str, Any]:
    members = dict(zip(actors, row.members, strict=True))
    scored, of = row.scored
    found: dict[str, Any] = {
        "id": row.item.commitment.id,
        "mean": row.mean,
        "scored": scored,
        "of": of,
        "members": members,
    }
    if wording:
        found["called"] = {actor: wording.word(status) if status else None for actor, status in members.items()}
    return found
