"""Say what would count as kept, partial or broken, before rating: a new version each time, of which none is lost.

A rating keeps the version that it was made under; check tells of ratings under an older one, and reports print the one
that holds. Without options it shows the versions.

    commitments guideline 3
    commitments guideline 3 --kept "A memorandum is signed." --broken "None is signed by the end of 2018."
    commitments guideline 3 --partial "Signed, and not in force." --why "It was signed without a date."
    commitments guideline 3 --edit                     # in your editor
"""

from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import By, DryRun, RowFormat, completed, session_of
from commitments.desk.change import tell_change
from commitments.desk.rows import Column, show_rows
from commitments.errors import UsageError
from commitments.guidelines import versions
from commitments.model import Commitment
from commitments.reports import Cell

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Second coders"
COLUMNS = [
    Column("version", "Version", "right"),
    Column("on", "On"),
    Column("by", "By"),
    Column("kept", "Kept"),
    Column("partial", "Partial"),
    Column("broken", "Broken"),
    Column("why", "Why"),
    Column("ratings", "Ratings under it", "right"),
]


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("query"))],
    kept: Annotated[str | None, typer.Option(metavar="TEXT", help="What would count as kept.")] = None,
    partial: Annotated[str | None, typer.Option(metavar="TEXT", help="What would count as partial.")] = None,
    broken: Annotated[str | None, typer.Option(metavar="TEXT", help="What would count as broken.")] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why there is a new version.")] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Write it in your editor.")] = False,
    by: By = None,
    dry_run: DryRun = False,
    format_: RowFormat = "table",
) -> None:
    session = session_of(ctx)
    said = {name: text for name, text in (("kept", kept), ("partial", partial), ("broken", broken)) if text is not None}
    if edit and said:
        raise UsageError("--edit opens your editor for all parts; leave out --kept, --partial and --broken")
    if edit:
        _edit(session, session.one(id_), session.by(by), why, dry_run)
    elif said:
        _write(session, session.one(id_).id, said, session.by(by), why, dry_run)
    elif why is not None:
        raise UsageError("--why goes with a new version: say what would count, with --kept, --partial or --broken")
    else:
        _show(session, session.one(id_), format_)


def _show(session: "Session", commitment: Commitment, format_: str) -> None:
    found = versions(commitment)
    if not found and format_ == "table":
        name = commitment.id
        session.say(f"{name} has no guideline yet; write one with: commitments guideline {name} --kept WORDS")
        return
    under = [update.guideline for update in commitment.counted if update.status is not None]
    rows: list[list[Cell]] = [
        [number, entry.on, entry.by, *(text for _, text in guideline.parts()), entry.note, under.count(entry.key)]
        for number, guideline, entry in found
    ]
    show_rows(session, COLUMNS, rows, format_)


def _write(session: "Session", name: str, said: dict[str, str], who: str, why: str | None, dry_run: bool) -> None:
    from commitments.desk.said.guideline import with_guideline

    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        before = change.commitment(name)
        change.put(with_guideline(session, before, said, who, why))
    tell_change(session, change, dry_run)
    if change.changed and not dry_run:
        _say_outdated(session, name)


def _edit(session: "Session", before: Commitment, who: str, why: str | None, dry_run: bool) -> None:
    from commitments.desk.said.editor import in_editor
    from commitments.desk.said.guideline import FORM, with_guideline

    with in_editor(session, before, lambda said: with_guideline(session, before, said, who, why), FORM) as after:
        guideline = after.updates[-1].act if after != before else None
        if guideline is None:
            session.say("nothing to change")
            return
        said = {name: text or "" for name, text in guideline.parts()}  # type: ignore[attr-defined]
        _write(session, before.id, said, who, why, dry_run)


def _say_outdated(session: "Session", name: str) -> None:
    from commitments.guidelines import outdated

    commitment = session.store.commitment(name)
    older = len(list(outdated(commitment, session.today)))
    if older:
        ratings = "1 rating stands that was" if older == 1 else f"{older:,} ratings stand that were"
        session.say(f"{ratings} made under an older version or none; see: commitments check {name}")
