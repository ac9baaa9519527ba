"""Code as a second coder does: rate promises without seeing how others have rated them.

The walk shows document, quote, guideline and evidence, and asks for a status; nothing in it tells of a rating. Codes
are kept apart from ratings, for each coder in files of their own (codes/DOCUMENT/NAME.json), and count in no status,
figure or report but that of agreement. The same command goes on from where it was left.

    commitments code tag:trade --by "Ann Lee"
    commitments code --by "Ann Lee" --again              # also what you have coded before
    commitments code 3 --status kept --by "Ann Lee" --note "Signed on the day."
    commitments code 3 --status unassessed --by "Ann Lee"        # takes your code back
    commitments code us-japan-2017 --passages --by "Ann Lee"     # which sentences are promises?
    commitments code us-japan-2017 --promise "will sign" --no-promise 0-120 --by "Ann Lee"
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.codes import Shelf
from commitments.commands._options import Actor, By, DryRun, Explain, QueryWords, Yes, completed, session_of
from commitments.desk.change import say_first, tell_done
from commitments.desk.walks.blind import asked_blind, coder, said_code, store_codes
from commitments.errors import CommitmentsError, UsageError
from commitments.model import Commitment, Document, Span, Status
from commitments.text import one_line, plural, shorten

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Second coders"


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    by: By = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="Code these so, without a walk.", autocompletion=completed("statuses")),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in a sentence or two.")] = None,
    actor: Actor = None,
    passages: Annotated[
        bool, typer.Option("--passages", help="Walk through a document's sentences: which are commitments?")
    ] = False,
    promise: Annotated[
        list[str] | None,
        typer.Option("--promise", metavar="SPAN-OR-TEXT", help="The sentence with these words is one."),
    ] = None,
    no_promise: Annotated[
        list[str] | None,
        typer.Option("--no-promise", metavar="SPAN-OR-TEXT", help="The sentence with these words is none."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also those that you have coded.")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    is_of_passages = passages or bool(promise or no_promise)
    if is_of_passages and (status is not None or actor is not None):
        raise UsageError("--status and --actor rate commitments; of passages say --promise or --no-promise")
    if status is None and actor is not None:
        raise UsageError("--actor goes with --status; the walk asks for it")
    who = coder(session, by)
    if promise or no_promise:
        _judge(session, who, query, promise or (), no_promise or (), note, dry_run)
    elif passages:
        _walk_passages(session, who, query, again)
    elif status is not None:
        _code(session, who, query, Status.named(status), note, actor, dry_run, yes, explain)
    else:
        _walk(session, who, query, again, explain)


def _walk(session: "Session", who: str, query: list[str] | None, again: bool, explain: bool) -> None:
    session.select(query)  # what is wrong with it is said first
    session.refuse_unattended("code", "commitments code ID --status STATUS")
    found = asked_blind(session, query, explain)
    if not found:
        session.say("nothing to code")
        return
    left = found if again else list(_uncoded(session, who, found))
    if not left:
        session.say(f"{who} has coded {'it' if len(found) == 1 else f'all {len(found):,}'}; --again goes through them")
        return
    from commitments.desk.walks.second_coding import CodeWalk

    CodeWalk(session, who, left).go()


def _uncoded(session: "Session", who: str, found: Sequence[Commitment]) -> Iterator[Commitment]:
    shelf = Shelf(session.store)
    known = {name: shelf.by(who, name) for name in {one.document for one in found}}
    return (one for one in found if not known[one.document].is_done(one))


def _code(
    session: "Session",
    who: str,
    query: list[str] | None,
    status: Status,
    note: str | None,
    actor: str | None,
    dry_run: bool,
    yes: bool,
    explain: bool,
) -> None:
    if not query or not " ".join(query).strip():
        raise UsageError("say which commitments, as in: commitments code 3 --status kept")
    found = asked_blind(session, query, explain)
    if not found:
        raise session.no_match(query)
    if len(found) > 1 and not (yes or dry_run or session.select(query).names_only):
        say_first(session, (f"{one.id}  {shorten(one.title, 60)}" for one in found), len(found))
        session.confirm(f"Code these {len(found):,} commitments {status}?", "pass --yes to code several at once.")
    ids = [one.id for one in found]
    stored = store_codes(session, who, session.command, ids, status, note, actor, dry_run=dry_run)
    session.write(f"{code.commitment}  {said_code(code)}  (coded by {one_line(who)})\n" for code in stored)
    if not stored:
        session.say("nothing to change")
        return
    tell_done(session, dry_run)


# --- passages ---------------------------------------------------------------------------------------------------------


def _document(session: "Session", query: list[str] | None) -> tuple[Document, str]:
    """The one that is meant, with its text."""
    ids = session.store.document_ids()
    if query and len(query) == 1 and query[0] in ids:
        named = [query[0]]
    else:
        limits = session.select(query).documents() if query else None
        named = [name for name in ids if limits is None or name in limits]
    if len(named) != 1:
        raise UsageError("passages are of one document; name it, as in: commitments code us-japan-2017 --passages")
    document, text = session.store.document(named[0]), session.store.text(named[0])
    if text is None:
        raise CommitmentsError(f"{document.id} has no text, so it has no passages to judge")
    return document, text


def _sentences(text: str) -> list[Span]:
    """Those that somebody may take for a commitment: all but headings."""
    from commitments.desk.coverage import cut
    from commitments.sentences.cut import Role

    return [sentence.span for sentence in cut(text).sentences if sentence.role is not Role.HEADING]


def _walk_passages(session: "Session", who: str, query: list[str] | None, again: bool) -> None:
    document, text = _document(session, query)
    session.refuse_unattended("code", "commitments code DOCUMENT --promise WORDS")
    judged = Shelf(session.store).by(who, document.id).judged()
    spans = _sentences(text)
    left = [span for span in spans if again or (span, text[slice(*span)]) not in judged]
    if not left:
        session.say(f"{who} has judged all {plural(len(spans), 'passage')} of {document.id}; --again goes through them")
        return
    from commitments.desk.walks.second_coding import PassageWalk

    PassageWalk(session, who, document, text, left).go()


def _judge(
    session: "Session",
    who: str,
    query: list[str] | None,
    promise: Sequence[str],
    no_promise: Sequence[str],
    note: str | None,
    dry_run: bool,
) -> None:
    from commitments.desk.walks.second_coding import store_judgements

    document, text = _document(session, query)
    said = [(words, True) for words in promise] + [(words, False) for words in no_promise]
    judged: dict[Span, bool] = {}
    for words, is_promise in said:
        for span in _meant(text, words, document.id):
            if judged.setdefault(span, is_promise) is not is_promise:
                raise UsageError(f"{span.start}-{span.end} is said to be a commitment, and to be none")
    pairs = sorted(judged.items())
    store_judgements(session, who, session.command, document, text, pairs, note, dry_run=dry_run)
    session.write(
        f"{document.id}  {span.start}-{span.end} {'commitment' if is_promise else 'no commitment'}: "
        f"{shorten(text[slice(*span)], 80)}  (coded by {one_line(who)})\n"
        for span, is_promise in pairs
    )
    tell_done(session, dry_run)


def _meant(text: str, words: str, document: str) -> list[Span]:
    """The whole sentences that START-END, or the words, stand in: all coders judge the same pieces."""
    if found := re.fullmatch(r"\s*(\d{1,12})\s*-\s*(\d{1,12})\s*", words, re.ASCII):
        span = Span(int(found[1]), int(found[2]))
        if not span.start < span.end <= len(text):
            raise UsageError(f"{words}: {document} has characters 0-{len(text)}")
    else:
        from commitments.desk.said.quote import locate

        span = locate(text, words, document, otherwise="say which with START-END")
    met = [sentence for sentence in _sentences(text) if sentence.overlaps(span)]
    if not met:
        raise CommitmentsError(f"no sentence of {document} stands there")
    return met
