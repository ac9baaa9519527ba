"""Divide a commitment into its clauses, each a commitment with its own quote, due date, amount and actors.

The clauses are proposed, or your own: where the next one begins, or word for word. The first keeps id and history; the
others begin unassessed. Words that stand in no clause ("and") are left out; what says something is unread again.

    commitments split 9                                 # shows what it would make, and asks
    commitments split 9 --yes
    commitments split 9 --at "close two mines" --at "and a third"
    commitments split 9 --quote "will build ten ports" --quote "close two mines"
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import By, DryRun, Yes, completed, session_of
from commitments.desk.change import print_changes
from commitments.desk.coverage import say_unread
from commitments.errors import CommitmentsError, UsageError
from commitments.model import Commitment, Span
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Documents"


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("query"))],
    at: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="The next clause begins here; may be repeated.")
    ] = None,
    quotes: Annotated[
        list[str] | None, typer.Option("--quote", metavar="TEXT", help="A clause, word for word; may be repeated.")
    ] = None,
    by: By = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    session = session_of(ctx)
    if at and quotes:
        raise UsageError("--at says where clauses begin, --quote what they are; choose one")
    who = session.by(by)
    whole = session.one(id_)
    text = session.store.text(whole.document)
    if text is None or whole.span is None:
        raise CommitmentsError(f"{whole.id} has no place in a text, so it cannot be divided; add its clauses by hand")
    spans = _spans(whole, text, whole.span, at, quotes)
    parts = _parts(session, whole, text, spans)
    if not dry_run:
        _ask(session, whole, parts, is_own=bool(at or quotes), yes=yes)
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        fresh = change.commitment(whole.id)
        if (fresh.quote, fresh.span) != (whole.quote, whole.span):
            raise CommitmentsError(f"{whole.id} was changed meanwhile; nothing was divided")
        from commitments.desk.said.splitting import noted

        for part in noted(session, fresh, _parts(session, fresh, text, spans), who):
            change.put(part)
    print_changes(session, change.changed)
    if whole.summary and parts[0].summary == whole.summary:
        session.say(f"the summary of {whole.id} is your own and may still speak of the whole; see: commitments edit")
    if dry_run:
        session.say("dry run: nothing was changed")
    else:
        say_unread(session, whole)


def _parts(session: "Session", whole: Commitment, text: str, spans: Sequence[Span]) -> list[Commitment]:
    from commitments.desk.said.splitting import divided

    document = session.store.document(whole.document)
    return divided(whole, text, document, spans, document.next_number)


def _spans(
    whole: Commitment, text: str, span: Span, at: Sequence[str] | None, quotes: Sequence[str] | None
) -> Sequence[Span]:
    if quotes:
        named = [_inside(whole, text, span, quote) for quote in quotes]
        if len(named) < 2:
            raise UsageError(f"one clause divides nothing; to narrow it: commitments edit {whole.id} --quote TEXT")
        return named
    if at:
        found = _cut(text, span, [_inside(whole, text, span, words).start for words in at])
    else:
        from commitments.desk.said.splitting import proposed

        found = list(proposed(text, span))
    if len(found) < 2:
        raise CommitmentsError(
            f"no second clause was found in {whole.id}; say where it begins with: "
            f"commitments split {whole.id} --at WORDS"
        )
    return found


def _inside(whole: Commitment, text: str, span: Span, words: str) -> Span:
    """Where these words stand in the quote."""
    from commitments.desk.said.quote import locate

    found = locate(text[span.start : span.end], words, f"the quote of {whole.id}", otherwise="")
    return Span(span.start + found.start, span.start + found.end)


# What joins two clauses and belongs to neither.
_AND = (
    "(?i:and then|and|or|but|while|then|plus|as well as)|und|sowie|et|ou|mais|y|e|ed|o|mas|pero|ma|en|maar|och|og|oraz"
    "|i|и"
)
_JOINING = re.compile(rf"(?:[\s,;:–—/&、，；،؛-]+|(?:{_AND})\b(?=\s))+")
_JOINED = re.compile(rf"(?:[\s,;:–—]+(?:{_AND})(?![^\s,;:]))?[\s,;:–—/&、，；،؛]*$")


def _cut(text: str, span: Span, starts: Sequence[int]) -> list[Span]:
    """The stretches between these places, without what joins them."""
    bounds = [span.start, *sorted({start for start in starts if start > span.start}), span.end]
    found = []
    for place, (start, end) in enumerate(pairwise(bounds)):
        if place and (joining := _JOINING.match(text, start, end)):
            start = joining.end()
        if place < len(bounds) - 2:
            end = start + len(_JOINED.sub("", text[start:end]))
        found.append(Span(start, end))
    return [clause for clause in found if clause.start < clause.end]


def _ask(session: "Session", whole: Commitment, parts: Sequence[Commitment], *, is_own: bool, yes: bool) -> None:
    """A division of one's own needs no question, unless a rating of the whole would become that of a part."""
    is_rated = any(update.status is not None for update in whole.updates)
    if yes or (is_own and not is_rated):
        return
    for place, part in enumerate(parts, 1):
        about = "; ".join(map(str, filter(None, [", ".join(part.actors), part.due and f"due {part.due}", part.amount])))
        session.say(f"  {place}. {one_line(part.quote)}" + (f"  ({one_line(about)})" if about else ""))
    rated = ""
    if is_rated:
        status = whole.standing(session.today).status
        rated = f" {whole.id} was rated ({status}) as a whole; the rating stays with the first clause alone."
    session.confirm(
        f"Divide {whole.id} into these {plural(len(parts), 'clause')}?{rated}",
        "pass --yes to divide it into these clauses.",
    )
