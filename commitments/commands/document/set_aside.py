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
from commitments.model import Commitment, SetAside, Span
from commitments.text import one_line, shorten


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("documents"))],
    passage: Annotated[str, typer.Argument(metavar="SPAN-OR-TEXT", help="START-END in characters, or words of it.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is no commitment.")] = "",
    occurrence: Occurrence = None,
    take_back: Annotated[bool, typer.Option("--take-back", help="No longer: it counts as unread again.")] = False,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    who = session.by(by)
    if not one_line(reason) and not take_back:
        raise UsageError("say why it is no commitment, with --reason")
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        document, text = change.document(id_), change.text(id_)
        if text is None:
            raise CommitmentsError(f"{id_} has no text to set a passage of aside")
        span = _span(text, passage, id_, occurrence)
        met = [aside for aside in document.set_aside if aside.span.overlaps(span)]
        if take_back and not met:
            raise CommitmentsError(f"nothing in {span.start}-{span.end} of {id_} was set aside")
        if not take_back:
            _refuse_overlap(span, met, change.commitments(id_))
        kept = [aside for aside in document.set_aside if aside not in met]
        new = [] if take_back else [SetAside(span, one_line(reason))]
        change.put_document(document._replace(set_aside=tuple(sorted([*kept, *new]))))
    words = shorten(text[span.start : span.end], 80)
    what = "no longer set aside" if take_back else f"set aside ({one_line(reason)})"
    session.write([f"{id_}  {span.start}-{span.end} {what}: {words}\n"])
    if dry_run:
        session.say("dry run: nothing was changed")


def _refuse_overlap(span: Span, met: list[SetAside], commitments: list[Commitment]) -> None:
    """A passage is either a commitment or set aside, once; one that lies whole in the new one is replaced by it."""
    taken = next((c for c in commitments if c.span and c.span.overlaps(span)), None)
    if taken:
        raise CommitmentsError(f"that passage is {taken.id}; remove it first: commitments remove {taken.id}")
    for aside in met:
        if aside.span.start < span.start or span.end < aside.span.end:
            there = f"{aside.span.start}-{aside.span.end}"
            raise CommitmentsError(
                f"that is part of {there}, set aside already ({aside.reason}); set aside {there} whole"
            )


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
