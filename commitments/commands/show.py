"""Show commitments whole: the quote in its context, the coding, and the history with its evidence.

Each update has a number, by which commitments retract takes it back.

commitments show 3
commitments show us-japan-2017-05 us-japan-2017-09 --as-of 2018-12-31
"""

from typing import Annotated

import typer

from commitments.commands._options import AsKnown, AsOf, Explain, Fields, RowFormat, Vocabulary, completed, session_of
from commitments.desk.moment import Moment
from commitments.desk.rows import show_commitments, spoken, tell_losses

GROUP = "Look"


def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, or a query.", autocompletion=completed("query"))
    ],
    as_of: AsOf = None,
    as_known: AsKnown = None,
    format_: RowFormat = "table",
    fields: Fields = None,
    vocabulary: Vocabulary = None,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    wording = spoken(vocabulary)
    moment = Moment.of(session, as_of, as_known)
    day = moment.day
    found = list(moment.shown(session.commitments(moment.query(session, ids, explain), day)))
    if not found:
        raise moment.no_match(session, ids)
    if format_ != "table":
        show_commitments(session, found, format_, day=day, fields=fields, wording=wording)
        tell_losses(session, wording)
        return
    from commitments.views.detail import detail

    store = session.store
    kept = store.evidence if store.kept() else None
    for place, commitment in enumerate(found):
        if place:
            session.show("")
        document, text = store.document(commitment.document), store.text(commitment.document)
        called = wording.shown if wording else str
        stale_after = store.settings.stale_after
        session.show(detail(commitment, document, text, day, stale_after, session.is_ascii, called, kept))
    tell_losses(session, wording)
