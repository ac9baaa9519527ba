"""Set passages aside: they were read and are no commitment. They are kept with the reason.

commitments document set-aside us-japan-2017 "strengthened international resolve" --reason "praise"
commitments document set-aside us-japan-2017 162-290 --reason "praise"
commitments document set-aside us-japan-2017 --section "north korea" --matching "praised" --reason "praise"
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import By, DryRun, Occurrence, Yes, completed, session_of
from commitments.desk.change import say_first, tell_done
from commitments.desk.coverage import coverage_of
from commitments.desk.said.quote import locate
from commitments.errors import CommitmentsError, NotFound, UsageError
from commitments.extract import Coverage, State
from commitments.model import Commitment, Document, SetAside, Span
from commitments.text import fold, one_line, plural, shorten

if TYPE_CHECKING:
    from commitments.session import Session


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("documents"))],
    passage: Annotated[
        str | None, typer.Argument(metavar="SPAN-OR-TEXT", help="START-END in characters, or words of it.")
    ] = None,
    section: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Every unread sentence under a heading with these words.")
    ] = None,
    matching: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Every unread sentence with these words in it.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is no commitment.")] = "",
    occurrence: Occurrence = None,
    take_back: Annotated[bool, typer.Option("--take-back", help="No longer: it counts as unread again.")] = False,
    by: By = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    session = session_of(ctx)
    who = session.by(by)
    if not one_line(reason) and not take_back:
        raise UsageError("say why it is no commitment, with --reason")
    is_query = section is not None or matching is not None
    if is_query == (passage is not None):
        raise UsageError("name one passage by its words or START-END, or several with --section and --matching")
    if is_query and (take_back or occurrence is not None):
        raise UsageError("--take-back and --occurrence go with one passage, not with --section and --matching")
    if passage is not None:
        _one(session, id_, passage, one_line(reason), occurrence, take_back=take_back, who=who, dry_run=dry_run)
        return
    meant = None if yes or dry_run else _agreed(session, id_, section, matching)
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        text, covered = _covered(change.document(id_), change.text(id_), change.commitments(id_))
        spans = [span for span in _matching(text, covered, section, matching) if meant is None or span in meant]
        if not spans:
            raise _none(id_)
        document = change.document(id_)
        new = [SetAside(span, one_line(reason)) for span in spans]
        change.put_document(document._replace(set_aside=tuple(sorted([*document.set_aside, *new]))))
    session.write(_line(id_, span, f"set aside ({one_line(reason)})", text) for span in spans)
    tell_done(session, dry_run, f"{plural(len(spans), 'sentence')} set aside")


def _agreed(session: "Session", id_: str, section: str | None, matching: str | None) -> set[Span]:
    """What was shown and not declined; of a single sentence nothing is asked."""
    store = session.store
    text, covered = _covered(store.document(id_), store.text(id_), store.commitments_of(id_))
    found = _matching(text, covered, section, matching)
    if not found:
        raise _none(id_)
    if len(found) > 1:
        lines = (f"{span.start}-{span.end}  {shorten(text[span.start : span.end], 90)}" for span in found)
        say_first(session, lines, len(found))
        session.confirm(f"Set these {len(found):,} sentences aside?", "pass --yes to set several aside at once.")
    return set(found)


def _matching(text: str, covered: Coverage, section: str | None, matching: str | None) -> list[Span]:
    """What is unread and has all the words: whole sentences, and what is left of those that are partly read."""
    in_section, in_text = _begins(section), _begins(matching)
    return [
        piece.span
        for one in covered.sentences
        if one.state is State.UNREAD and all(word.search(fold(one.sentence.section)) for word in in_section)
        for piece in one.pieces
        if piece.state is State.UNREAD
        and (not in_text or all(word.search(fold(text[slice(*piece.span)])) for word in in_text))
    ]


def _begins(words: str | None) -> list[re.Pattern[str]]:
    """Each has to begin a word, as in a query; case and accents are ignored."""
    if words is None:
        return []
    found = fold(words).split()
    if not found:
        raise UsageError("--section and --matching need a word to look for")
    return [re.compile(rf"(?<!\w){re.escape(word)}") for word in found]


def _none(id_: str) -> NotFound:
    return NotFound(f"no unread sentence of {id_} has these words; see: commitments document show {id_} --unread")


def _covered(document: Document, text: str | None, commitments: Iterable[Commitment]) -> tuple[str, Coverage]:
    if text is None:
        raise CommitmentsError(f"{document.id} has no text to set a passage of aside")
    return text, coverage_of(document, commitments, text)


def _line(id_: str, span: Span, what: str, text: str) -> str:
    return f"{id_}  {span.start}-{span.end} {what}: {shorten(text[span.start : span.end], 80)}\n"


def _one(
    session: "Session",
    id_: str,
    passage: str,
    reason: str,
    occurrence: int | None,
    *,
    take_back: bool,
    who: str,
    dry_run: bool,
) -> None:
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        text, covered = _covered(change.document(id_), change.text(id_), change.commitments(id_))
        document = change.document(id_)
        span = _span(text, covered, passage, id_, occurrence)
        met = [aside for aside in document.set_aside if aside.span.overlaps(span)]
        if take_back and not met:
            raise CommitmentsError(f"nothing in {span.start}-{span.end} of {id_} was set aside")
        if not take_back:
            _refuse_overlap(span, met, change.commitments(id_))
        kept = [aside for aside in document.set_aside if aside not in met]
        new = [] if take_back else [SetAside(span, reason)]
        change.put_document(document._replace(set_aside=tuple(sorted([*kept, *new]))))
    session.write([_line(id_, span, "no longer set aside" if take_back else f"set aside ({reason})", text)])
    tell_done(session, dry_run)


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


def _span(text: str, covered: Coverage, passage: str, document: str, occurrence: int | None) -> Span:
    """START-END as given, or the whole sentence that the words stand in; of one that is partly read, what is left."""
    if found := re.fullmatch(r"\s*(\d{1,12})\s*-\s*(\d{1,12})\s*", passage, re.ASCII):
        span = Span(int(found[1]), int(found[2]))
        if not span.start < span.end <= len(text):
            raise UsageError(f"{passage}: {document} has characters 0-{len(text)}")
        return span
    words = locate(text, passage, document, occurrence)
    met = [piece.span for piece in covered.pieces if piece.span.overlaps(words)]
    return Span(min([words.start, *(s.start for s in met)]), max([words.end, *(s.end for s in met)]))
