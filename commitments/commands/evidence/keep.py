"""Keep a copy of each page that the evidence links to and that has none yet.

commitments evidence keep
commitments evidence keep 'status:kept no:copy' --dry-run
commitments evidence keep 8 --again            # what the page says today, beside the copy of before

A copy is what came (a WARC), its main text and its facts: address, time, status and SHA-256, under evidence/ in the
store, named by the hash of its content. Pages of one host are asked for one after the other; only public addresses
are asked, and nothing private is sent. Each copy is stored as it comes: Ctrl-C keeps what is done, and the same
command goes on from there. Exit 1 where a page could not be fetched.
"""

from typing import Annotated

import typer

from commitments.addresses import same_page
from commitments.commands._options import AllowPrivate, Delay, DryRun, Explain, QueryWords, session_of
from commitments.desk.evidence import chosen, pages
from commitments.errors import CommitmentsError
from commitments.fetching import Failure, Fetched, check_ready
from commitments.text import plural


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    again: Annotated[bool, typer.Option("--again", help="Those that have a copy, too, as they are now.")] = False,
    allow_private: AllowPrivate = False,
    delay: Delay = 1.0,
    dry_run: DryRun = False,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    if not dry_run:
        session.may_change()
        check_ready()
    kept = session.store.evidence
    found = pages(chosen(session, query, explain=explain))
    urls = [url for url in found if again or kept.copy(url) is None]
    if not urls:
        session.say("each page has a copy; --again gets them anew" if found else "no evidence matches")
        return
    if dry_run:
        session.write(f"{url}\n" for url in urls)
        session.say(f"dry run: {plural(len(urls), 'page')} would be asked for, and nothing was")
        return
    from commitments.desk.keeping import keep_pages, manners, resumable

    done = failed = 0
    with resumable(lambda: f"{plural(done, 'page')} of {len(urls):,} {'was' if done == 1 else 'were'} kept"):
        for got in keep_pages(session, urls, manners(allow_private=allow_private, delay=delay)):
            if isinstance(got.answer, Failure):
                failed += 1
                session.warn(got.answer.sentence)
                continue
            done += 1
            session.has_made = f"{plural(done, 'page')} {'was' if done == 1 else 'were'} kept"
            session.write([f"{_line(got.answer, got.copy.without_text if got.copy else None)}\n"])
    if failed:
        raise CommitmentsError(
            f"kept {done:,} of {plural(len(urls), 'page')}; {failed:,} could not be fetched, as told above; the same "
            "command tries these again"
        )
    session.say(f"kept {plural(done, 'page')}")


def _line(answer: Fetched, without: str | None) -> str:
    from commitments.text import one_line, shorten

    said = f"kept  {one_line(answer.url)}  ({len(answer.body):,} bytes"
    if same_page(answer.final_url) != same_page(answer.url):  # a page to log in at, perhaps
        said += f" from {shorten(answer.final_url, 200)}"
    return f"{said}; no text: {shorten(without, 120)})" if without else f"{said})"
