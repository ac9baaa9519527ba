"""Ask for each page of the evidence again: is it alive, moved, changed since its copy, blocked, or gone?

commitments evidence check
commitments evidence check status:kept --format csv
commitments evidence check no:archive --archive   # and have a public archive keep those that are there

What is found is kept, for is:dead-link, reports and check. With --archive each page that no archive has is named to the
one of archive = "https://…" under [evidence] in commitments.toml, and where that has put it is kept too. Exit 3 where a
page is gone, or an excerpt is not in the copy of its page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import AllowPrivate, Delay, DryRun, Explain, QueryWords, RowFormat, session_of
from commitments.copies import State
from commitments.desk.evidence import bounded, chosen, copy_day, in_words, pages
from commitments.desk.rows import Column, show_rows
from commitments.errors import CommitmentsError, ProblemsFound, UsageError
from commitments.excerpts import Finding
from commitments.fetching import check_ready
from commitments.proofs import Piece
from commitments.reports import Cell
from commitments.text import one_line, plural, shorten

if TYPE_CHECKING:
    from commitments.copies import Kept
    from commitments.fetching import Manners
    from commitments.keeping import Verdict
    from commitments.session import Session

COLUMNS = [
    Column("state", "Link"),
    Column("id", "Commitments"),
    Column("copy", "Copy"),
    Column("archive", "Archived at"),
    Column("moved_to", "Moved to"),
    Column("url", "Url"),
    Column("message", "What was found"),
    Column("difference", "Difference"),
]


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    archive: Annotated[
        bool, typer.Option("--archive", help="Have a public archive keep those that none has, too.")
    ] = False,
    allow_private: AllowPrivate = False,
    delay: Delay = 1.0,
    dry_run: DryRun = False,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    if archive and not session.store.settings.archive:
        raise UsageError(
            "no archive is named; say in commitments.toml who is asked, under [evidence], for example archive = "
            '"https://web.archive.org/save/", or archive a page by hand and add it with --archive URL to mark or note'
        )
    found = list(chosen(session, query, explain=explain))
    by_page = pages(found)
    if not found:
        session.say("no evidence matches")
        return
    if dry_run:
        session.write(f"{url}\n" for url in by_page)
        session.say(f"dry run: {plural(len(by_page), 'page')} would be asked for, and nothing was")
        return
    session.may_change()
    check_ready()
    from commitments.desk.keeping import check_pages, manners, resumable

    how = manners(allow_private=allow_private, delay=delay)
    verdicts: list[Verdict] = []
    with resumable(lambda: f"{len(verdicts):,} of {plural(len(by_page), 'page')} were asked for"):
        verdicts.extend(map(_bounded, check_pages(session, by_page, how)))
    unarchived = _archived(session, found, verdicts, how) if archive else []
    kept = session.store.evidence
    order = {url: place for place, url in enumerate(by_page)}
    verdicts.sort(key=lambda verdict: order[verdict.url])
    _show(session, verdicts, by_page, kept, format_)
    absent = [piece for piece in found if piece.excerpt(kept) == Finding.ABSENT]
    for piece in absent:
        said = shorten(piece.evidence.excerpt or "", 100)
        session.warn(f"{piece.commitment.id}: “{said}” is not in the copy of {one_line(piece.evidence.url)}")
    _summarise(session, verdicts, kept, found)
    gone = sum(verdict.state.is_dead for verdict in verdicts)
    if gone or absent:
        told = [f"{plural(gone, 'page')} {'is' if gone == 1 else 'are'} gone"] if gone else []
        told += [f"{plural(len(absent), 'excerpt')} not in the copy"] if absent else []
        raise ProblemsFound(" and ".join(told))
    if unarchived:
        raise CommitmentsError(f"{plural(len(unarchived), 'page')} could not be archived, as told above")


def _bounded(verdict: "Verdict") -> "Verdict":
    return verdict._replace(difference=bounded(verdict.difference)) if verdict.difference else verdict


def _archived(session: "Session", found: Sequence[Piece], verdicts: Sequence["Verdict"], how: "Manners") -> list[str]:
    """Has those archived that are there and are in no archive; gives those of which nothing came."""
    from commitments.addresses import host_of
    from commitments.desk.keeping import archive_pages, resumable

    kept = session.store.evidence
    has_one = {piece.evidence.url for piece in found if kept.archive(piece.evidence)}
    there = (State.ALIVE, State.MOVED, State.CHANGED)
    urls = [one.url for one in verdicts if one.state in there and one.url not in has_one]
    if not urls:
        session.say("each page that is there is in an archive")
        return []
    session.say(f"asking {host_of(session.store.settings.archive)} to archive {plural(len(urls), 'page')}")
    failed: list[str] = []
    done = 0
    with resumable(lambda: f"{done:,} of {plural(len(urls), 'page')} were archived"):
        for url, where, why in archive_pages(session, urls, how):
            done += where is not None
            if where is None:
                failed.append(url)
                session.warn(f"{one_line(url)} was not archived: {why}")
            else:
                session.say(f"archived  {one_line(url)}  at {one_line(where)}")
    return failed


def _show(
    session: "Session", verdicts: Sequence["Verdict"], by_page: dict[str, list[str]], kept: "Kept", format_: str
) -> None:
    if format_ != "table":
        show_rows(session, COLUMNS, (_row(one, by_page[one.url], kept) for one in verdicts), format_)
        return
    session.write(line for one in verdicts if one.state is not State.ALIVE for line in _lines(one, by_page[one.url]))


def _lines(verdict: "Verdict", ids: list[str]) -> Iterator[str]:
    yield f"{verdict.state:<11}  {one_line(verdict.sentence)}  ({shorten(', '.join(ids), 200)})\n"
    if verdict.difference is not None:
        yield f"{'':<11}  {in_words(verdict.difference)}\n"


def _row(verdict: "Verdict", ids: list[str], kept: "Kept") -> list[Cell]:
    return [
        verdict.state.value,
        ", ".join(ids),
        copy_day(kept, verdict.url),
        kept.page(verdict.url).archive,
        verdict.moved_to,
        verdict.url,
        verdict.sentence,
        in_words(verdict.difference) if verdict.difference else None,
    ]


def _summarise(session: "Session", verdicts: Sequence["Verdict"], kept: "Kept", found: Sequence[Piece]) -> None:
    states = Counter(verdict.state for verdict in verdicts)
    said = ", ".join(f"{states[state]:,} {state}" for state in State if states[state])
    session.say(f"asked for {plural(len(verdicts), 'page')}: {said}" if said else "none of it is a page of the web")
    never = sum(not verdict.is_kept for verdict in verdicts)
    archived = {piece.evidence.url for piece in found if kept.archive(piece.evidence)}
    bare = sum(verdict.url not in archived for verdict in verdicts)
    if never or bare:
        hints = [f"{never:,} never kept (commitments evidence keep)"] if never else []
        hints += [f"{bare:,} never archived (--archive)"] if bare else []
        session.say(", ".join(hints))
