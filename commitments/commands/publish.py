"""Make a web site of it: a folder of pages for any web server, for people, programs and feed readers. What has the tag
`draft` stays out; so do the names of those who rated, unless the settings say otherwise.

A page of each document with its whole text, of each commitment, actor and tag; search, method, corrections; CSV, JSON
and feeds of the same. The next time only what has changed is written, and what is no more is removed.

commitments publish site --base-url https://promises.example.org/
commitments publish site tag:trade
commitments publish site --check      # exit 3 when the folder is not what would be published now
"""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from commitments.commands._options import DryRun, Explain, QueryWords, Vocabulary, session_of
from commitments.desk.publishing.folder import SiteFolder
from commitments.desk.publishing.publishing import Done, Publishing
from commitments.errors import Interrupted, ProblemsFound, UsageError
from commitments.stores.settings import seconds_to_wait
from commitments.text import inert, one_line, plural

GROUP = "Report"
_NAMED = 20


def run(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where to; a new or an empty folder, or one published.")],
    query: QueryWords = None,
    base_url: Annotated[
        str, typer.Option(metavar="URL", help="Where it will be on the web, for a sitemap and full addresses.")
    ] = "",
    vocabulary: Vocabulary = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 3 when DIR is not current.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Make every page again, whatever was changed.")] = False,
    dry_run: DryRun = False,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    base = _base(base_url, "--base-url") or _base(session.store.settings.publish.base_url, "[publish] base_url")
    asked = session.select(query, explain=explain)
    site = SiteFolder(Path(folder), is_dry=check or dry_run)
    site.admit()
    with site.alone(seconds_to_wait(session.store.settings)):
        publishing = Publishing(session, site, asked, query or (), base, vocabulary, is_anew=all_ and not check)
        if check:
            _check(publishing)
            session.say(f"{folder} is current")
            return
        done = _done(publishing)
    if dry_run:
        for name in done.names[:_NAMED]:
            session.say(f"would write or remove {inert(name)}")
    session.say(_said(done, folder))
    if dry_run:
        session.say("dry run: nothing was changed")


def _done(publishing: Publishing) -> Done:
    try:
        return publishing.run()
    except (KeyboardInterrupt, Interrupted):
        if publishing.folder.is_dry:
            raise
        raise Interrupted("interrupted; the same command finishes what was begun") from None


def _check(publishing: Publishing) -> None:
    done = publishing.run()
    wrong = [*(f"{name}: to be published" for name in done.names), *publishing.damaged()]
    if not wrong:
        return
    named = "".join(f"\n  {inert(line)}" for line in wrong[:_NAMED])
    more = f"\n  and {len(wrong) - _NAMED:,} more" if len(wrong) > _NAMED else ""
    how = "commitments publish" if done.written or done.removed else "commitments publish --all"
    raise ProblemsFound(f"{publishing.folder.path} is not current; make it so with {how}{named}{more}")


def _said(done: Done, folder: str) -> str:
    removed = f", removed {done.removed:,}" if done.removed else ""
    what = f"{plural(done.commitments, 'commitment')} of {plural(done.documents, 'document')}"
    return f"{folder}: {what}; wrote {plural(done.written, 'file')}{removed}"


def _base(url: str, where: str) -> str:
    """With a slash at its end. Raises UsageError, which says where it stands, for what is no address of a site."""
    if url and not _is_site(url):
        raise UsageError(f"{where} {one_line(url)}: an address such as https://promises.example.org/ is meant")
    return url.rstrip("/") + "/" if url else ""


def _is_site(url: str) -> bool:
    if not url.isprintable() or set(url) & set(' "<>\\^`{|}'):
        return False
    try:
        parts = urlsplit(url)
        is_there = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    return is_there and parts.scheme in ("http", "https") and not parts.query and not parts.fragment
