"""Propose the commitments of a text: quote and span, coding, a confidence, and the rules that spoke.

FILE is a text, or the id of a document in the store. Nothing is stored without --accept or --review. Each rule that
spoke has its sign: + for a promise, - against one; of a few the words around decide, as where a manifesto "intends".

    commitments extract communique.pdf
    commitments extract us-japan-2017 --min-confidence 0.8 --format json
    commitments extract us-japan-2017 --testable       # a number, a deadline or an act that can be seen
    commitments extract us-japan-2017 --accept         # takes the confident ones
    commitments extract us-japan-2017 --review         # one at a time
"""

import os
import shlex
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commitments.codec import Json
from commitments.commands._options import By, DryRun, Language, Limit, RowFormat, completed, session_of
from commitments.desk.intake import Said, described, foreign, is_untold, past_day, read, twin
from commitments.desk.proposals import overlapping, store_all
from commitments.desk.rows import Column, is_drawn, show_objects, show_rows
from commitments.errors import NotFound, UsageError
from commitments.extract import Candidate, Tier, candidates
from commitments.model import Document
from commitments.places import Place, paragraph_object
from commitments.reports import Cell
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Documents"

COLUMNS = [
    Column("confidence", "Sure", "right"),
    Column("tier", "Tier"),
    Column("kind", "Kind"),
    Column("actors", "Who"),
    Column("counterparties", "To whom"),
    Column("due", "Due"),
    Column("amount", "Amount", "right"),
    Column("testable", "Testable by"),
    Column("quote", "Quote"),
    Column("rules", "Rules"),
    Column("known", "Known as"),
    Column("page", "Page", "right"),
    Column("para", "Para."),
]


class _Proposed(NamedTuple):
    candidate: Candidate
    known: list[str]
    """The ids of commitments that have words in common with it."""
    place: Place


class _Wanted(NamedTuple):
    """Which candidates are."""

    min_confidence: float | None
    testable: bool
    strong: bool

    def takes(self, one: Candidate) -> bool:
        is_sure = self.min_confidence is None or one.confidence >= self.min_confidence
        return is_sure and (one.is_testable or not self.testable) and (one.tier is Tier.STRONG or not self.strong)

    def none_of(self, count: int) -> str:
        """A sentence that says that none of so many is."""
        if not count:
            return "no commitment found"
        otherwise = "; --min-confidence takes others" if self.strong else ""
        return f"{plural(count, 'candidate')}, none of them {self.asked}{otherwise}"

    @property
    def asked(self) -> str:
        """What they are."""
        sure = f"as sure as {self.min_confidence:g}" if self.min_confidence else ""
        words = ("testable" if self.testable else "", sure, "strong" if self.strong else "")
        return " and ".join(filter(None, words))


def run(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FILE|DOCUMENT", autocompletion=completed("documents"))],
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="0..1", help="Leave out what is less sure.")
    ] = None,
    testable: Annotated[
        bool, typer.Option("--testable", help="Only what can be tested: by a number, a deadline, an act that is seen.")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Store them: the strong ones, or those of --min-confidence.")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Walk through them: accept, edit, divide, set aside, skip.")
    ] = False,
    language: Language = None,
    limit: Limit = None,
    format_: RowFormat = "table",
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    if accept and review:
        raise UsageError("--accept takes them all, --review asks for each; choose one")
    if review and dry_run:
        raise UsageError("--review asks before each change; --dry-run goes with --accept")
    _refuse_of_shown("--accept" if accept else "--review" if review else "", limit, format_)
    who = session.by(by) if accept or review else ""
    document, text, is_stored = _source(session, source, language, accept=accept, review=review)
    by_hand = f"document read {document.id}" if is_stored else f"document add {source}, then document read ID"
    other = foreign(document, text)
    if other:
        session.say(f"the rules read English; this looks like {other}; by hand: commitments {by_hand}")
    found = candidates(
        text,
        issuer=document.issuer,
        kind=document.kind,
        title=document.title,
        published=document.published,
        progress=session.progress("reading"),
    )
    if not found and not other and is_untold(document, text):
        session.say(
            "the rules read English, and what language this is cannot be told; --language says it; by hand: "
            f"commitments {by_hand}"
        )
    if document.published is None:
        _tell_undated(session, source, is_stored, found)
    wanted = _Wanted(min_confidence, testable, strong=accept and min_confidence is None)
    every, found = found, [candidate for candidate in found if wanted.takes(candidate)]
    nothing = "" if found else wanted.none_of(len(every))
    if review:
        from commitments.desk.walks.judging import walk_through

        walk_through(session, document, text, found, who, nothing or "nothing new to review")
    elif accept:
        left = store_all(session, document, text, every, wanted.takes, who, dry_run, nothing or "nothing new to accept")
        if left and not nothing:
            session.say(f"{plural(left, 'candidate')} left, not {wanted.asked}; --review asks about each")
    elif nothing and format_ == "table":
        session.say(nothing)
    else:
        known = session.store.commitments_of(document.id) if is_stored else []
        from commitments.paragraphs import Places

        places = Places(text, document.pages)
        shown = [
            _Proposed(one, [commitment.id for commitment in overlapping(one.span, known)], places.at(one.span))
            for one in found[:limit]
        ]
        _show(session, shown, found, format_)


def _refuse_of_shown(way: str, limit: int | None, format_: str) -> None:
    """What options of a table say would be passed over where none is shown."""
    if way and limit is not None:
        raise UsageError(f"--limit shortens what is shown, not what {way} takes; choose by --min-confidence instead")
    if way and format_ != "table":
        raise UsageError(f"--format is of what is shown; {way} shows no table, so leave it out")


def _source(
    session: "Session", source: str, said: str | None, *, accept: bool, review: bool
) -> tuple[Document, str, bool]:
    """The document, its text, and whether it is in the store. A file needs no store to be looked at."""
    is_file, needs_store = source == "-" or os.path.exists(source), accept or review
    store = session.store if needs_store or session.has_store or not is_file else None
    if store is not None and source in store.document_ids():
        text = store.text(source)
        if text is None:
            raise UsageError(
                f"{source} has no text to read; take it in with: commitments document add FILE --id {source}"
            )
        if review:
            _refuse_unattended(session, source)
        return _spoken(store.document(source), said), text, True
    if not is_file:
        raise NotFound(f"{source!r} is neither a file nor a document of the store; see: commitments documents")
    if review:
        _refuse_unattended(session, source)  # before anything is asked of the file
    found = read(session, source)
    for note in found.notes:
        session.say(note)
    if needs_store and (same := twin(session, found.text)):
        return _spoken(same, said), found.text, True
    if needs_store:
        if session.can_ask:
            session.say(f"{source} is not in the store yet, so it is taken in first; Esc leaves, and nothing is stored")
        return described(session, found, Said(language=said), None), found.text, False
    title = found.title or source
    document = Document("", title, found.issuer or "", found.kind or "", past_day(session, found), pages=found.pages)
    return _spoken(document, said), found.text, False


def _spoken(document: Document, said: str | None) -> Document:
    """In the language that was said, which of a document in the store is not changed by it. Raises UsageError."""
    from commitments.desk.said.fields import language

    return document._replace(language=language(said)) if said else document


def _tell_undated(session: "Session", source: str, is_stored: bool, found: list[Candidate]) -> None:
    """Of words that name a day only where the day of the document is known: nothing else tells why there is no date."""
    from commitments.coding.undated import counted_from_its_day

    words = list(dict.fromkeys(counted_from_its_day(one.quote for one in found if one.due is None)))
    if words:
        more = f" and {len(words) - 1} more" if len(words) > 1 else ""
        way = f"document edit {source}" if is_stored else f"document add {shlex.quote(source)}"
        session.say(
            f"“{words[0]}”{more} cannot be dated, since the document has no date; say it with: commitments {way} "
            "--published DATE"
        )


def _refuse_unattended(session: "Session", source: str) -> None:
    session.refuse_unattended("extract --review", f"commitments extract {shlex.quote(source)} --accept")


def _show(session: "Session", shown: list[_Proposed], found: list[Candidate], format_: str) -> None:
    """`found` are all of which some are shown."""
    if format_ == "ids":
        raise UsageError("a candidate has no id yet; choose another --format")
    if format_ in ("json", "jsonl"):
        show_objects(session, map(_object, shown), format_)
    elif format_ == "table" and is_drawn(session):
        if shown:
            _draw(session, shown)
    elif shown or format_ != "table":
        show_rows(session, COLUMNS, map(_row, shown), format_)
    count = plural(len(found), "candidate")
    if len(shown) < len(found):
        count = f"showing {len(shown):,} of {count}"
    if shown and format_ == "table":
        tiers = ", ".join(f"{sum(one.tier is tier for one in found)} {tier}" for tier in Tier)
        testable = sum(one.is_testable for one in found)
        session.say(f"{count}: {tiers}; {testable} testable")
    elif len(shown) < len(found):
        session.say(count)


def _draw(session: "Session", found: list[_Proposed]) -> None:
    from commitments.views.proposals import Proposal, Proposals

    def proposal(proposed: _Proposed) -> Proposal:
        candidate = proposed.candidate
        facts = (
            candidate.tier.value,
            candidate.kind,
            "; ".join(candidate.actors),
            f"to {'; '.join(candidate.counterparties)}" if candidate.counterparties else "",
            f"due {candidate.due}" if candidate.due else "",
            str(candidate.amount or ""),
            f"testable by {', '.join(candidate.hints)}" if candidate.is_testable else "",
            str(proposed.place),
            *(f"known as {id_}" for id_ in proposed.known),
        )
        return Proposal(f"{candidate.confidence:.2f}", facts, candidate.quote, candidate.rules)

    session.show(Proposals([proposal(proposed) for proposed in found], session.is_ascii))


def _row(proposed: _Proposed) -> list[Cell]:
    candidate, known, (page, paragraph) = proposed
    return [
        f"{candidate.confidence:.2f}",
        candidate.tier.value,
        candidate.kind,
        candidate.actors,
        candidate.counterparties,
        candidate.due,
        str(candidate.amount) if candidate.amount else None,
        candidate.hints if candidate.is_testable else (),
        candidate.quote,
        candidate.rules,
        known,
        page,
        str(paragraph) if paragraph else None,
    ]


def _object(proposed: _Proposed) -> Json:
    candidate, known, (page, paragraph) = proposed
    return {
        **candidate._asdict(),
        "amount": candidate.amount._asdict() if candidate.amount else None,
        "testable": candidate.is_testable,
        "known": known,
        "page": page,
        "paragraph": paragraph_object(paragraph),
    }
