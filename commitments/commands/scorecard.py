"""Score by actor, as the G7 and G20 Research Groups do: kept +1, partial or in progress 0, broken or not started -1.

A joint promise that was judged member by member counts for each member with that member's own status.

    commitments scorecard
    commitments scorecard tag:trade --by section
    commitments scorecard --matrix       # commitment by member
"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commitments.commands._options import AsOf, Explain, QueryWords, RowFormat, session_of
from commitments.commands._rows import Column, show_objects, show_rows
from commitments.names import field_named
from commitments.reports import Cell
from commitments.stats import FIELDS, Matrix, MatrixRow, Score, assess, matrix, scorecard

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Report"


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    by: Annotated[str, typer.Option(metavar="FIELD", help=f"{', '.join(FIELDS)}.")] = "actor",
    matrix_: Annotated[bool, typer.Option("--matrix", help="A table of commitment by member.")] = False,
    as_of: AsOf = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    day = session.day(as_of)
    by = field_named("field", by, list(FIELDS))
    found = session.asked(query, day, explain)
    items = assess(found, day, session.store.settings.stale_after)
    if matrix_:
        _show_matrix(session, matrix(items), format_)
        return
    scores = scorecard(items, by)
    if format_ in ("json", "jsonl"):
        show_objects(session, map(_object, scores), format_)
        return
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
    ]
    show_rows(session, heads, map(_row, scores), format_)


def _object(score: Score) -> dict[str, Any]:
    return {**score._asdict(), "mean": score.mean, "percentage": score.percentage}


def _row(score: Score) -> list[Cell]:
    return [score.name, score.mean, score.percentage, score.scored, score.unscored]


def _show_matrix(session: "Session", table: Matrix, format_: str) -> None:
    if format_ in ("json", "jsonl"):
        show_objects(session, (_matrix_object(table.actors, row) for row in table.rows), format_)
        return
    if format_ == "table":
        from commitments.views.scorecard import matrix as view

        session.show(view(table, session.is_ascii))
        return
    rows = ([row.item.commitment.id, row.mean, *row.members] for row in table.rows)
    heads = [Column("id", "Id"), Column("mean", "Mean", "right"), *(Column(actor, actor) for actor in table.actors)]
    show_rows(session, heads, rows, format_)


def _matrix_object(actors: tuple[str, ...], row: MatrixRow) -> dict[str, Any]:
    members = dict(zip(actors, row.members, strict=True))
    return {"id": row.item.commitment.id, "mean": row.mean, "members": members}
