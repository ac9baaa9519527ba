"""List the tags and how many commitments carry each."""

import typer

from commitments.commands._options import Explain, QueryWords, RowFormat, session_of
from commitments.desk.rows import Column, show_rows

GROUP = "Look"


def run(ctx: typer.Context, query: QueryWords = None, explain: Explain = False, format_: RowFormat = "table") -> None:
    session = session_of(ctx)
    counts: dict[str, int] = {}
    for commitment in session.asked(query, explain=explain):
        for tag in commitment.tags:
            counts[tag] = counts.get(tag, 0) + 1
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    show_rows(session, [Column("tag", "Tag"), Column("commitments", "Commitments", "right")], rows, format_)
