"""Set a passage aside: it was read and is no commitment. It is kept with the reason.

commitments document set-aside us-japan-2017 "strengthened international resolve" --reason "praise"
commitments document set-aside us-japan-2017 162-290 --reason "praise"
"""

import re
from typing import Annotated

import typer

from commitments.commands._options import By, DryRun, Occurrence, completed, session_of
from commitments.commands._quote import locate
from commitments.errors import CommitmentsError, UsageError
from commitments.extract import sentences
from commitments.model import SetAside, Span
from commitments.text import one_line, shorten


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("documents"))],
    passage: Annotated[str, typer.Argument(metavar="SPAN-OR-TEXT", help="START-END in characters, or words of it.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is no commitment.")],
    occurrence: Occurrence = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    if not one_line(reason):
        raise UsageError("--reason is empty; say why it is no commitment")
    with session.store.change(session.command, session.by(by), session.now, dry_run=dry_run) as change:
        document, text = change.document(id_), change.text(id_)
        if text is None:
            raise CommitmentsError(f"{id_} has no text to set a passage of aside")
        span = _span(text, passage, id_, occurrence)
        taken = next((c for c in change.commitments(id_) if c.span and c.span.overlaps(span)), None)
        if taken:
            raise CommitmentsError(f"that passage is {taken.id}; remove it first: commitments remove {taken.id}")
        others = [aside for aside in document.set_aside if not aside.span.overlaps(span)]
        kept = sorted([*others, SetAside(span, one_line(reason))], key=lambda aside: aside.span)
        change.put_document(document._replace(set_aside=tuple(kept)))
    words = shorten(text[span.start : span.end], 80)
    session.write([f"{id_}  set aside {span.start}-{span.end}: {words}  ({one_line(reason)})\n"])
    if dry_run:
        session.say("dry run: nothing was changed")


def _span(text: str, passage: str, document: str, occurrence: int | None) -> Span:
    """START-END as given, or the whole sentence that the words stand in."""
    if found := re.fullmatch(r"\s*(\d{1,12})\s*-\s*(\d{1,12})\s*", passage, re.ASCII):
        span = Span(int(found[1]), int(found[2]))
        if not span.start < span.end <= len(text):
            raise UsageError(f"{passage}: {document} has characters 0-{len(text)}")
        return span
    words = locate(text, passage, document, occurrence)
    met = [sentence.span for sentence in sentences(text) if sentence.span.overlaps(words)]
    return Span(min([words.start, *(s.start for s in met)]), max([words.end, *(s.end for s in met)]))
