"""List commitments and where they stand.

commitments list                                  # all of them
commitments list status:kept,partial -tag:trade   # the query language: commitments help queries
commitments list is:overdue --sort due --columns id,due,actors,summary
commitments list --as-of 2018-12-31 --format csv
commitments list --as-known 2018-12-31            # what the record said then, before later corrections
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import (
    AsKnown,
    AsOf,
    Explain,
    Fields,
    Limit,
    QueryWords,
    RowFormat,
    Vocabulary,
    completed,
    session_of,
)
from commitments.desk.moment import Moment
from commitments.desk.rows import (
    in_groups,
    limited,
    say_none,
    show_commitments,
    sorted_by,
    spoken,
    tell_losses,
    words_of,
)
from commitments.desk.side_by_side import Selection
from commitments.model import Commitment
from commitments.reports import columns
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.query import Query
    from commitments.session import Session

GROUP = "Look"


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    sort: Annotated[
        str | None,
        typer.Option(metavar="A,-B", help="By these columns; - for descending.", autocompletion=completed("columns")),
    ] = None,
    group_by: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Under headings.", autocompletion=completed("columns"))
    ] = None,
    columns_: Annotated[
        str | None,
        typer.Option("--columns", metavar="A,B", help="Which columns.", autocompletion=completed("columns")),
    ] = None,
    limit: Limit = None,
    format_: RowFormat = "table",
    fields: Fields = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    vocabulary: Vocabulary = None,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    wording = spoken(vocabulary)
    names = words_of(columns_) if columns_ is not None else None
    columns.named([*(names or []), *([group_by] if group_by else [])])
    moment = Moment.of(session, as_of, as_known)
    day = moment.day
    asked = moment.query(session, query, explain)
    found: Iterable[Commitment] = Selection(session.store, asked, moment)
    if sort:
        found = sorted_by(found, sort, day)
    if group_by:
        found = in_groups(found, group_by, day)
    shown = limited(session, found, limit)
    if format_ == "table":
        shown = list(shown)
        if not shown:
            say_none(session, f"no commitment matches{_no_pages(session, asked)}", limit)
            return
    show_commitments(session, shown, format_, day=day, names=names, fields=fields, group_by=group_by, wording=wording)
    tell_losses(session, wording)
    if format_ == "table" and session.is_terminal:
        known = f", {moment.words}" if moment.known else ""
        session.say(f"{plural(len(shown), 'commitment')}{known}")  # type: ignore[arg-type]


def _no_pages(session: "Session", asked: "Query") -> str:
    """Says so where pages were asked for, and no document that was meant has any; "" else."""
    if not asked.asks("page"):
        return ""
    named = asked.documents()
    meant = (document for document in session.store.documents() if named is None or document.id in named)
    return "" if any(document.pages for document in meant) else "; no document here has pages"
