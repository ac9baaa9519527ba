"""Find commitments by their words, best match first.

Looks in quotes, summaries, sections, notes and titles of evidence. The beginning of a word is enough; case, accents
and British or American spelling make no difference.

    commitments search defence
    commitments search "strategic energy" --where status:kept
"""

from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import AsKnown, AsOf, Explain, Fields, Limit, RowFormat, completed, session_of
from commitments.desk.moment import Moment
from commitments.desk.rows import limited, show_commitments, words_of
from commitments.reports import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commitments.model import Commitment
    from commitments.search import Needle

GROUP = "Look"


def run(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, all of which must occur.")],
    where: Annotated[
        str | None,
        typer.Option(metavar="QUERY", help="Only among these.", autocompletion=completed("query")),
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
    explain: Explain = False,
) -> None:
    from commitments.search import needle, rank

    def candidates(sought: "Needle | None" = None) -> "Iterable[Commitment]":
        return moment.shown(session.commitments(query, day, sought))

    session = session_of(ctx)
    names = words_of(columns_) if columns_ is not None else None
    columns.named(names or [])
    moment = Moment.of(session, as_of, as_known)
    day = moment.day
    sought = needle(" ".join(text))
    query = moment.query(session, [where] if where else [], explain)
    hits = list(limited(session, rank(candidates(sought), sought), limit, "hits"))
    if not hits and limit != 0:
        session.say(f"nothing matches {' '.join(text)!r}{_meant(sought, candidates)}")
    if not hits and format_ == "table":
        return
    if format_ == "table" and session.is_terminal and names is None:
        from commitments.views.hits import hits_view

        session.show(hits_view(hits, day, session.is_ascii))
        return
    found = [hit.commitment for hit in hits]
    show_commitments(session, found, format_, day=day, names=names, fields=fields)


def _meant(sought: "Needle", candidates: "Callable[[Needle | None], Iterable[Commitment]]") -> str:
    """The nearest words with which something is found, as a sentence goes on; "" where there are none."""
    from commitments.search import needle, rank
    from commitments.search.near import nearest

    near = nearest(sought, candidates(None))
    if near is None:
        return ""
    meant = needle(near)
    return f"; did you mean {near!r}?" if rank(candidates(meant), meant) else ""
