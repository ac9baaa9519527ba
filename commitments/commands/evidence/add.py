"""Add a piece of evidence to commitments, and keep its copy: a page of the web, or a file of your own.

commitments evidence add 8 https://example.org/agreement --note "The agreement as signed."
commitments evidence add 8 letter.pdf --title "Answer of the ministry" --published 2020-01-15
commitments evidence add 8 page.html --url https://example.org/agreement   # a page that you saved yourself

It is entered as a note with that evidence; the status stays as it is. Title and date are those that the page says of
itself, unless you give others. Of a file without --url the evidence is the file itself, named by its SHA-256.
"""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import (
    Actor,
    AllowPrivate,
    Archive,
    By,
    DryRun,
    EvidenceStance,
    EvidenceTitle,
    Excerpt,
    Note,
    On,
    Published,
    Publisher,
    Selector,
    WebAddress,
    Yes,
    session_of,
)
from commitments.dates import PartialDate
from commitments.desk.change import Proof, append, make_update, matching, selected
from commitments.desk.said.fields import web_address
from commitments.errors import CommitmentsError, UsageError
from commitments.fetching import Failure, check_ready
from commitments.intake.files import content
from commitments.model import Update
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.copies import Copy
    from commitments.session import Session


def run(
    ctx: typer.Context,
    selector: Selector,
    source: Annotated[str, typer.Argument(metavar="URL|FILE", help="A web address, or a file of your own.")],
    url: WebAddress = None,
    note: Note = None,
    title: EvidenceTitle = None,
    publisher: Publisher = None,
    published: Published = None,
    excerpt: Excerpt = None,
    archive: Archive = None,
    stance: EvidenceStance = None,
    on: On = None,
    by: By = None,
    actor: Actor = None,
    allow_private: AllowPrivate = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    session = session_of(ctx)
    who = session.by(by)
    check_ready()
    is_web = "://" in source
    if is_web and url is not None:
        raise UsageError("--url says where a file of yours comes from; a web address says that itself")
    data = b"" if is_web else content(Path(source))
    address = web_address("URL", source) if is_web else url or f"urn:sha256:{hashlib.sha256(data).hexdigest()}"
    proof = Proof([address], title, publisher, published, excerpt, archive, stance)
    update = make_update(session, None, on, who, note, actor, proof)
    matching(session, selected(session, selector), selector)  # before anything is asked for
    if not dry_run:
        copy = _fetched(session, address, allow_private) if is_web else _own(session, data, source, address)
        session.has_made = "the copy was kept"
        session.say(f"kept {plural(copy.size, 'byte')} as evidence/{copy.names.facts}")
        update = _with_facts(update, copy, session.today)
    append(session, selector, update, is_dated=on is not None, dry_run=dry_run, yes=yes)


def _fetched(session: "Session", url: str, allow_private: bool) -> "Copy":
    from commitments import fetching
    from commitments.desk.keeping import keep_answer

    session.run_once()
    answer = fetching.fetch(url, lambda: session.now, fetching.Manners(allow_private=allow_private))
    if isinstance(answer, Failure):
        raise CommitmentsError(
            f"{answer.sentence}; nothing was changed. A page that you saved yourself is kept with: commitments "
            "evidence add … FILE --url URL"
        )
    return keep_answer(session.store, session.store.evidence, answer)


def _own(session: "Session", data: bytes, source: str, address: str) -> "Copy":
    from commitments.desk.keeping import keep_own_file

    return keep_own_file(session.store, data, Path(source).name, address, session.now)


def _with_facts(update: Update, copy: "Copy", today: date) -> Update:
    """With what the copy says of itself, where nobody said otherwise."""
    (evidence,) = update.evidence
    said = PartialDate.parse(copy.published) if copy.published else None
    published = evidence.published or (said if said is not None and said.first <= today else None)
    title = evidence.title or (one_line(copy.title) if copy.title else None)
    return update._replace(evidence=(evidence._replace(title=title, published=published),))
