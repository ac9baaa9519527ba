"""Add a commitment by hand: its quote is looked up in the document's text.

commitments add --document us-japan-2017 --quote "Japan committed to taking new trade actions" --kind pledge
"""

from typing import Annotated

import typer

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
from commitments.desk.change import tell_change
from commitments.desk.said.coding import coded
from commitments.desk.said.quote import locate
from commitments.errors import CommitmentsError
from commitments.model import Commitment

GROUP = "Documents"


def run(
    ctx: typer.Context,
    document: Annotated[
        str, typer.Option(metavar="ID", help="The document it stands in.", autocompletion=completed("documents"))
    ],
    quote: Annotated[str, typer.Option(metavar="TEXT", help="The promise, word for word.")],
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
    who = session.by(by)
    given = {
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
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        facts = change.document(document)
        text = change.text(document)
        span = locate(text, quote, document, occurrence) if text else None
        words = text[span.start : span.end] if text and span else quote.strip()
        twin = next((known for known in change.commitments(document) if span and known.span == span), None)
        if twin:
            raise CommitmentsError(f"{twin.id} has this very quote already; change it with: commitments edit {twin.id}")
        new = Commitment(document, 0, words, span, made=facts.published)
        if section is None and text and span:
            new = new._replace(section=_section_of(text, span.start, facts.title))
        added = change.put(coded(new, given, session.today, session.store.settings.groups))
    left = [f"{document} has no text, so the quote is unproven"] if span is None else []
    left += [] if added.kind else [f"it has no kind; say it with: commitments edit {added.id} --kind KIND"]
    tell_change(session, change, dry_run, then="; ".join(left))


def _section_of(text: str, place: int, title: str) -> str:
    """The heading that the place stands under, but for the title."""
    from commitments.sentences.cut import sentences
    from commitments.sentences.sections import section_under

    heading = next((sentence.section for sentence in sentences(text) if place < sentence.span.end), "")
    return section_under(heading, title)
