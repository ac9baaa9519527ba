"""Change the coding of a commitment: with options, or in your editor without any.

History is not coding: a rating is corrected by a later one, see mark. A quote can only become other words that the
document holds; what the extractor had read from the old one (due, amount, who, summary) is then read from the new one,
and what you had typed stays. An option given as "" clears its field.

    commitments edit 9 --due 2021 --amount "1.6bn USD"
    commitments edit 9 --quote "close two mines by 2030"
    commitments edit 9
"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commitments.commands._change import print_changes
from commitments.commands._coding import coded
from commitments.commands._options import (
    Actors,
    AmountText,
    By,
    Counterparties,
    DryRun,
    Due,
    KindName,
    Made,
    Occurrence,
    Section,
    Summary,
    Tags,
    completed,
    session_of,
)
from commitments.commands._quote import locate
from commitments.model import Commitment

if TYPE_CHECKING:
    from datetime import date

    from commitments.session import Session

GROUP = "Documents"


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("query"))],
    quote: Annotated[str | None, typer.Option(metavar="TEXT", help="Other words of the document.")] = None,
    occurrence: Occurrence = None,
    section: Section = None,
    summary: Summary = None,
    kind: KindName = None,
    actors: Actors = None,
    counterparties: Counterparties = None,
    made: Made = None,
    due: Due = None,
    amount: AmountText = None,
    tags: Tags = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    given: dict[str, Any] = {
        "quote": quote,
        "section": section,
        "summary": summary,
        "kind": kind,
        "actors": actors,
        "counterparties": counterparties,
        "made": made,
        "due": due,
        "amount": amount,
        "tags": tags,
    }
    who = session.by(by)
    before = session.one(id_)
    text = session.store.text(before.document)

    def edited(said: dict[str, Any]) -> Commitment:
        after = _requoted(before, said.get("quote"), text, occurrence)
        if text is not None and after.span != before.span:
            from commitments.commands._splitting import recoded

            after = recoded(after, text, session.store.document(before.document), was=before)
        return coded(after, said, session.today)

    if all(value is None for value in given.values()):
        from commitments.commands._editor import in_editor

        with in_editor(session, before, lambda said: edited(_differing(before, said, session.today))) as after:
            _store(session, before, after, who, dry_run=dry_run)
    else:
        _store(session, before, edited(given), who, dry_run=dry_run)


def _differing(before: Commitment, said: dict[str, Any], today: "date") -> dict[str, Any]:
    """What was changed in the editor, where every field stands."""
    after = coded(before, said, today)
    return {
        name: value for name, value in said.items() if name == "quote" or getattr(after, name) != getattr(before, name)
    }


def _store(session: "Session", before: Commitment, after: Commitment, who: str, *, dry_run: bool) -> None:
    changed = {name: value for name, value in after._asdict().items() if value != getattr(before, name)}
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        change.put(change.commitment(before.id)._replace(**changed))
    print_changes(session, change.changed)
    if not change.changed:
        session.say("nothing to change")
    elif dry_run:
        session.say("dry run: nothing was changed")


def _requoted(commitment: Commitment, quote: str | None, text: str | None, occurrence: int | None) -> Commitment:
    if quote is None or (quote == commitment.quote and occurrence is None):
        return commitment
    if text is None:
        return commitment._replace(quote=quote.strip() or commitment.quote)
    span = locate(text, quote, commitment.document, occurrence)
    return commitment._replace(quote=text[span.start : span.end], span=span)
