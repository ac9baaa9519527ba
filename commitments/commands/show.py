"""Show commitments whole: the quote in its context, the coding, and the history with its evidence.

commitments show 3
commitments show us-japan-2017-05 us-japan-2017-09 --as-of 2018-12-31
"""

from typing import Annotated

import typer

from commitments.commands._options import AsOf, Explain, Fields, RowFormat, Vocabulary, completed, session_of
from commitments.desk.rows import show_commitments, spoken, tell_losses

GROUP = "Look"


def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, or a query.", autocompletion=completed("query"))
    ],
    as_of: AsOf = None,
    format_: RowFormat = "table",
    fields: Fields = None,
    vocabulary: Vocabulary = None,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    wording = spoken(vocabulary)
    day = session.day(as_of)
    found = list(session.asked(ids, day, explain))
    if not found:
        raise session.no_match(ids)
    if as_of is not None:
        found = [commitment.as_of(day) for commitment in found]
    if format_ != "table":
        show_commitments(session, found, format_, day=day, fields=fields, wording=wording)
        tell_losses(session, wording)
        return
    from commitments.views.detail import detail

    store = session.store
    for place, commitment in enumerate(found):
        if place:
            session.show("")
        document, text = store.document(commitment.document), store.text(commitment.document)
        called = wording.shown if wording else str
        session.show(detail(commitment, document, text, day, store.settings.stale_after, session.is_ascii, called))
    tell_losses(session, wording)
