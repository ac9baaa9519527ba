"""Take in commitments from another tracker's file or folder: csv, xlsx, xls, ods, json, yaml, Markdown front matter.

commitments import promises.csv --dry-run                  # what would be new, changed, the same, or refused
commitments import promises.csv --review                   # see what each column is taken for, and change it first
commitments import promises.csv --write-map promises.toml  # save the guessed map, to correct it: commitments help maps
commitments import promises.csv --map promises.toml --document manifesto-2024 --title "The manifesto"

An export of this program's, as json, jsonl, csv or xlsx, comes back as it was and needs no map.
A second import of the same file changes nothing, wherever its rows stand: they are known again by their key (--key
COLUMN, or key in the map), without one by words, actors and section; one that may be several is refused. Rows of one
key and the same words are a joint promise: each row's rating is its own actor's.
The last line accounts for every row: new, changed, the same, joined to one of these, refused, left out.
Of what is here already, an import changes the coding that the source codes otherwise, adds tags, and appends updates;
it never takes away tags, updates or commitments, and never changes the fields that the map names in `keep`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import By, DryRun, session_of
from commitments.desk import maps
from commitments.desk.alike import alike
from commitments.desk.change import change_line
from commitments.desk.said.fields import language, past
from commitments.errors import CommitmentsError, UsageError
from commitments.text import one_line, plural, shorten, slug

if TYPE_CHECKING:
    from datetime import date

    from commitments.groups import Groups
    from commitments.importers.drafts import Caution, Found
    from commitments.maps import Map
    from commitments.model import Commitment
    from commitments.plan import Plan
    from commitments.rows import Item, Left, Reading, Row
    from commitments.session import Session
    from commitments.stores import Change

GROUP = "Documents"

SHOWN = 50


def run(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file, or a folder of them.")],
    map_: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Which column is what; guessed without it.")
    ] = None,
    write_map: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Save the map, to correct it, and import nothing.")
    ] = None,
    key: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column that tells rows apart.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="The document all rows go into.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="A new document's title.")] = None,
    issuer: Annotated[str | None, typer.Option(metavar="NAME", help="Who issued it.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it can be read.")] = None,
    by: By = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME|N", help="Which sheet of a spreadsheet; the longest without it.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a text file, as cp1251; found out without it.")
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="See on the terminal what each column is taken for, and change it first.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Import nothing if any row is bad.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=f"Every line and warning, not the first {SHOWN}.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    session = session_of(ctx)
    how = _reading(sheet, encoding)
    if write_map is not None:
        maps.write(session, file, map_, key, write_map, how)
        return
    told = {"title": title, "issuer": issuer, "published": published, "url": url}
    who = session.by(by)
    mapping, items, head, is_ours = maps.chosen(session, file, map_, key, how=how, review=review)
    about = _document(file, mapping, document, told, session.today)
    if map_ is None and key is None and not (is_ours or review):
        mapping = _as_known(session, mapping, head, about, named=document)
    drafts = _drafts(session, mapping, items, about, who, is_ours=is_ours)
    groups = session.store.settings.groups
    found = list(session.watched("reading rows", drafts))
    if groups:
        found = [_in_groups(draft, groups) for draft in found]
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        plan = _planned(change, found, mapping, about, one_document=document is not None)
        _refuse(plan, file, strict=strict)
        lines = _applied(session, change, plan)
    _report(session, plan, lines, verbose=verbose, dry_run=dry_run)
    if any(told.values()) and not plan.documents:
        session.say(f"the document {about['id']} is here already; what was said of it was not changed")


def _as_known(
    session: "Session", mapping: "Map", rows: "Sequence[Row]", about: dict[str, str], *, named: str | None
) -> "Map":
    """The guess with the key that the store knows the rows by, where it had another one or none."""
    from commitments.plan.known import documents_of, known_key

    names = {about["id"], *(() if named else (slug(name) for name in documents_of(rows, mapping)))}
    held = session.store.commitments_in(sorted(names.intersection(session.store.document_ids())))
    column = known_key(rows, mapping, held)
    if column is not None:
        mapping = maps.with_key(mapping, column)
        session.say(f"the key is {one_line(column)!r}: by it the store knows what was imported before")
    return mapping


def _in_groups(draft: "Found", groups: "Groups") -> "Found":
    """An actor that is a group of this store stands for its members, and so does a group where nobody else is named.
    What our own export says is whole already."""
    from commitments.groups import group_named, told_apart
    from commitments.importers.drafts import Draft

    if not isinstance(draft, Draft) or draft.own is not None:
        return draft
    named = draft.coding.get("groups", ())
    said = told_apart(draft.coding.get("actors") or [name for name in named if group_named(name, groups)], groups)
    if not said.groups:
        return draft
    met = tuple(dict.fromkeys([*(group_named(name, groups) or name for name in named), *said.groups]))
    return draft._replace(coding={**draft.coding, "actors": said.actors, "groups": met})


# --- what the rows say ------------------------------------------------------------------------------------------------


def _drafts(
    session: "Session", mapping: "Map", items: "Iterable[Item]", about: dict[str, str], who: str, *, is_ours: bool
) -> "Iterable[Found]":
    """What the rows say by the map."""
    from commitments.dates import PartialDate
    from commitments.importers import own
    from commitments.importers.drafts import Context, drafts

    if is_ours:
        return own.drafts(items)
    known = session.store.document(about["id"]) if about["id"] in session.store.document_ids() else None
    told = PartialDate.parse(about["published"]) if about.get("published") else None
    return drafts(items, mapping, Context(who, session.now, known.published if known else told))


def _reading(sheet: str | None, encoding: str | None) -> "Reading":
    from commitments.rows import Reading

    return Reading(sheet=sheet, encoding=encoding)


def _document(
    file: Path, mapping: "Map", named: str | None, told: dict[str, str | None], today: "date"
) -> dict[str, str]:
    """What rows go into that name no document of their own: the options, else the map, else the file's name."""
    from commitments.importers.values import when

    about = {**mapping.document, **{field: value for field, value in told.items() if value}}
    about["id"] = slug(named or about.get("id") or file.resolve().stem)
    if not about["id"]:
        raise UsageError("the document needs an id of letters and digits; name one with --document ID")
    if about.get("published"):
        try:
            about["published"] = when(about["published"], mapping.dates).date
        except ValueError as error:
            raise UsageError(f"published: {error}; write 2018, 2018-03 or 2018-03-01") from None
        past("published", about["published"], today, "say when it was, not when it will be")
    if about.get("language"):
        about["language"] = language(about["language"], "language")
    return about


# --- the change -------------------------------------------------------------------------------------------------------


def _planned(
    change: "Change",
    drafts: "Iterable[Found]",
    mapping: "Map",
    about: dict[str, str],
    *,
    one_document: bool,
) -> "Plan":
    from commitments.plan import Held, plan

    ids = set(change.document_ids())
    held = Held(lambda name: change.document(name) if name in ids else None, change.commitments, change.text)
    return plan(drafts, mapping, about, held, one_document=one_document)


def _refuse(plan: "Plan", file: Path, *, strict: bool) -> None:
    """Raises where nothing is to be imported: no usable row, or a bad one with --strict."""
    if strict and plan.bad:
        shown = "; ".join(map(str, plan.bad[:5]))
        more = f"; and {len(plan.bad) - 5} more" if len(plan.bad) > 5 else ""
        raise CommitmentsError(
            f"nothing was imported, since {plural(len(plan.bad), 'row')} cannot be used: {shown}{more}"
        )
    if not plan.commitments:
        raise CommitmentsError(f"{file.name} has no row that can be used{maps.reasons(plan.bad)}")


def _applied(session: "Session", change: "Change", plan: "Plan") -> list[str]:
    """Puts everything into the change; a line for each commitment that is new or differs."""
    report = session.progress("changing")
    for document in plan.documents:
        change.put_document(document)
    lines = []
    entries = [*plan.new, *plan.changed]
    for done, entry in enumerate(entries):
        report(done, len(entries))
        kept = change.put(entry.after)
        lines.append(change_line(entry.before, entry.after) if entry.before else _new_line(kept))
    return lines


def _new_line(commitment: "Commitment") -> str:
    count = len(commitment.updates)
    history = f", {count} update{'' if count == 1 else 's'}" if count else ""
    return f"{commitment.id}  new{history}  {shorten(commitment.title, 80)}"


# --- the report -------------------------------------------------------------------------------------------------------


def _report(session: "Session", plan: "Plan", lines: list[str], *, verbose: bool, dry_run: bool) -> None:
    shown = lines if verbose else lines[:SHOWN]
    session.write(f"{line}\n" for line in shown)
    if len(shown) < len(lines):
        session.say(f"showing {len(shown)} of {len(lines)}; --verbose shows all")
    for remark in plan.remarks:
        session.say(str(remark))
    for bad in plan.bad:
        session.say(f"{'refused' if bad in plan.refused else 'not read'}  {bad}")
    _say_alike(session, "left out", plan.left, verbose=verbose)
    _say_alike(session, "warning", plan.cautions, verbose=verbose)
    for document in plan.documents:
        session.say(f"{'would make' if dry_run else 'made'} the document {document.id}: {shorten(document.title, 80)}")
    session.say(f"{_account(plan)}{'; dry run: nothing was changed' if dry_run else ''}")


def _account(plan: "Plan") -> str:
    """What became of every row that was read.

    `2 new, 0 changed, 1 the same, 1 joined, 0 refused, 0 left out: 4 rows in all, 3 warnings`
    """
    numbers = (
        (plan.new, "new"),
        (plan.changed, "changed"),
        (plan.same, "the same"),
        (plan.joined, "joined to one of these" if plan.joined else "joined"),
        (plan.refused, "refused"),
        (plan.left, "left out"),
    )
    said = ", ".join(f"{len(rows)} {what}" for rows, what in numbers)
    unread = len(plan.bad) - len(plan.refused)
    beside = [f"{plan.rows} {'row' if plan.rows == 1 else 'rows'} in all"]
    beside += [f"{plural(unread, 'file')} not read"] if unread else []
    beside += [plural(len(plan.cautions), "warning")] if plan.cautions else []
    return f"{said}: {', '.join(beside)}"


def _say_alike(session: "Session", what: str, said: "Sequence[Caution | Left]", *, verbose: bool) -> None:
    """Each of them; without --verbose those of the same words once, with their number, columns and first place."""
    if verbose:
        for one in said:
            session.say(f"{what}  {one}")
        return
    found = alike((str(one), _words_of(one)) for one in said)
    for text, count in found[:SHOWN]:
        session.say(f"{what}  {text}{f'  ({count} times)' if count > 1 else ''}")
    if len(found) > SHOWN:
        session.say(f"showing {SHOWN} of {len(found)} kinds of {what}s; --verbose shows all")


def _words_of(one: "Caution | Left") -> str:
    return one[2]
