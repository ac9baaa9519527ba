"""Check the data: quotes against documents, spans, hashes, ids, dates, evidence. Exit 3 when something is wrong.

In a git repository each history is compared with what was committed, and after a merge with both sides of it: an entry
that got lost, and entries put in another order, are found.

commitments check
commitments check document:us-japan-2017 --fix
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.checks import Case, Finding, Level, Wanted, findings, repaired, unreadable
from commitments.codec import Json
from commitments.codes.findings import of_document, of_store, unreachable
from commitments.commands._options import By, DryRun, Explain, QueryWords, RowFormat, session_of
from commitments.desk.change import print_changes
from commitments.desk.copies import of_copies
from commitments.desk.earlier import Earlier
from commitments.desk.rows import Column, show_objects, show_rows
from commitments.errors import AmbiguousId, BadQuery, NotFound, ProblemsFound, StoreError, UnknownName
from commitments.reports import Cell
from commitments.stats.counts import proof
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.copies import Kept
    from commitments.session import Session
    from commitments.stores import Change, Store

GROUP = "Report"

COLUMNS = [
    Column("level", "Level"),
    Column("check", "Check"),
    Column("where", "Where"),
    Column("message", "Message"),
    Column("repair", "--fix would"),
]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make the repairs that are safe, as one step of undo.")] = False,
    by: By = None,
    dry_run: DryRun = False,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    cases = list(_cases(session, query, explain))
    if fix:
        _fix(session, [(case, found) for case, found in cases if case], by, dry_run)
        if not dry_run:
            cases = list(_cases(session, query, explain=False))
    found = [finding for _, several in cases for finding in several]
    asked = session.select(_meant(session.store, query)) if query else None
    if asked is not None and not cases and format_ == "table":
        session.say("no commitment matches, so nothing was checked")
        return
    standings = (
        commitment.standing(session.today)
        for case, _ in cases
        for commitment in (case.commitments if case else ())
        if asked is None or asked(commitment, session.today)
    )
    with suppress(BrokenPipeError):  # the verdict stands, however much of it is read
        _show(session, found, format_)
    problems = sum(finding.level is Level.PROBLEM for finding in found)
    repairs = sum(finding.repair is not None for finding in found)
    hint = f"; --fix can repair {repairs}" if repairs and not fix else ""
    if format_ == "table" and (proved := proof(standings).sentence):
        session.say(proved)
    remarks = f" and {plural(len(found) - problems, 'remark')}" if len(found) > problems else ""
    if problems:
        raise ProblemsFound(f"{plural(problems, 'problem')}{remarks}{hint}")
    said = plural(len(found), "remark") if found else "nothing wrong"
    session.say(f"checked {plural(len(cases), 'document')}: {said}{hint}")


def _meant(store: "Store", query: list[str]) -> list[str]:
    """With the id of a document, alone, as that document: here as in `document show` nobody looks for it as a word."""
    known = set(store.document_ids())
    return [f"document:{word}" if word in known else word for word in query]


def _show(session: "Session", found: list[Finding], format_: str) -> None:
    if format_ in ("json", "jsonl"):
        show_objects(session, map(_object, found), format_)
    elif found and format_ == "table":
        from commitments.views.findings import findings as view

        session.show(view(found, session.is_ascii))
    elif format_ != "table":
        show_rows(session, COLUMNS, map(_row, found), format_)


def _cases(session: "Session", query: list[str] | None, explain: bool) -> Iterator[tuple[Case | None, list[Finding]]]:
    """Each document, even one that cannot be read, with what was found; a query narrows it to what it meets."""
    store = session.store
    # A store in which something is wrong must not keep its own check from running, so without a query none is asked.
    asked = session.select(_meant(store, query), explain=explain) if query else None
    ids, broken = store.document_ids(), unreachable(store)
    if broken:
        yield None, broken
    only = asked.documents() if asked is not None else None
    report = session.progress("checking")
    earlier = Earlier(store)
    chosen = store.settings
    wanted = Wanted(chosen.require_copy, chosen.require_archive, chosen.require_excerpt, chosen.max_age)
    kept = _kept(store)
    for done, document_id in enumerate(ids):
        report(done, len(ids))
        if only is not None and document_id not in only:
            continue
        document, commitments, problems = store.examine(document_id)
        if document is None:
            yield None, unreadable(document_id, problems)
            continue
        require, groups = chosen.require_evidence, chosen.groups
        text, trouble = _text(store, document_id)
        case = Case(document, tuple(commitments), text, session.today, tuple(problems), require, trouble, groups)
        case = case._replace(versions=earlier.versions(document_id, commitments), kept=kept, wanted=wanted)
        found = [*findings(case), *([] if broken else _codes(store, case))]
        if asked is not None:
            met = {commitment.id for commitment in commitments if asked(commitment, session.today)}
            if only is None and not met:
                continue
            found = [finding for finding in found if finding.commitment is None or finding.commitment in met]
        yield case, found
    if asked is None:
        wrong = [*_strangers(store), *_coded(store, ids, broken), *of_copies(store), *_views(session)]
        if wrong:
            yield None, wrong


def _kept(store: "Store") -> "Kept | None":
    """What is kept of evidence; None where nobody can tell, of which `of_copies` does."""
    try:
        return store.evidence
    except StoreError:
        return None


def _coded(store: "Store", ids: list[str], broken: list[Finding]) -> Iterator[Finding]:
    return iter(()) if broken else of_store(store, ids)


def _codes(store: "Store", case: Case) -> Iterator[Finding]:
    """Of second coders; most documents have none."""
    known = {commitment.id: commitment for commitment in case.commitments}
    return of_document(store, case.document.id, known, case.document.next_number)


def _strangers(store: "Store") -> list[Finding]:
    said = [f"{name} is no document, since its name is no id; rename or move it" for name in store.strangers()]
    return unreadable("(store)", said)


def _views(session: "Session") -> Iterator[Finding]:
    """Each saved view that cannot be asked, once: a view that calls a broken one is named by what is wrong in that."""
    from commitments.query.views import called

    said: set[str] = set()
    for name in session.store.settings.views:
        try:
            session.select([called(name)])
        except AmbiguousId:
            pass  # its numbers are those of the document that is named beside it
        except (BadQuery, UnknownName, NotFound) as error:
            if (message := str(error)) not in said:
                said.add(message)
                yield Finding(Level.PROBLEM, "view", "(store)", None, message)


def _text(store: "Store", document_id: str) -> tuple[str | None, str | None]:
    """A document's text, and why it cannot be read."""
    try:
        return store.text(document_id), None
    except StoreError as error:
        return None, str(error)


def _fix(session: "Session", cases: list[tuple[Case, list[Finding]]], by: str | None, dry_run: bool) -> None:
    said: list[str] = []
    with session.store.change(session.command, session.by(by), session.now, dry_run=dry_run) as change:
        for case, found in cases:
            if case.is_whole and any(finding.repair for finding in found):
                said += _repair(change, case, found)
    print_changes(session, change.changed)
    for line in said:
        session.say(line)
    if dry_run:
        session.say("dry run: nothing was changed")


def _repair(change: "Change", case: Case, found: list[Finding]) -> list[str]:
    """Put right what was found and is still so: between the check and the lock somebody may have changed anything.

    Gives back what to say of the document's own repairs; those of its commitments are among the changes.
    """
    name = case.document.id
    now = case._replace(
        document=change.document(name), commitments=tuple(change.commitments(name)), text=change.text(name)
    )
    known = {finding[:-1] for finding in found}  # all but the repair: two functions are never the same
    still = [finding for finding in findings(now) if finding.repair and finding[:-1] in known]
    after = repaired(now, still)
    if (after.document, after.text) != (now.document, now.text):
        change.put_document(after.document, after.text if after.text != now.text else None)
    for old, new in zip(now.commitments, after.commitments, strict=True):
        if new != old:
            change.put(new)
    return [f"{name}: {finding.repair.says}" for finding in still if finding.repair and not finding.repair.commitment]


def _row(finding: Finding) -> list[Cell]:
    where = finding.commitment or finding.document
    return [finding.level.value, finding.check, where, finding.message, finding.repair.says if finding.repair else None]


def _object(finding: Finding) -> Json:
    return {**finding._asdict(), "repair": finding.repair.says if finding.repair else None}
