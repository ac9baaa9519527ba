"""What a shell offers when Tab is pressed. A completer never fails: where it can't answer it offers nothing."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING

import typer

from commitments.errors import CommitmentsError
from commitments.text import shorten

if TYPE_CHECKING:
    from commitments.session import Session

Offer = tuple[str, str]


def _quiet(complete: "Callable[[Session, str], Iterable[Offer]]") -> Callable[[typer.Context, str], list[Offer]]:
    @wraps(complete)
    def quiet(ctx: typer.Context, incomplete: str) -> list[Offer]:
        try:
            return [offer for offer in complete(_session(ctx), incomplete) if offer[0].startswith(incomplete)]
        except (CommitmentsError, OSError):
            return []

    return quiet


def _session(ctx: typer.Context) -> "Session":
    from commitments.session import Session

    words = ctx.find_root().params
    return Session(store=words.get("store"), today=words.get("today"))


@_quiet
def query(session: "Session", incomplete: str) -> Iterator[Offer]:
    """Ids with their summaries, query keys, and the values of a key that has a closed list."""
    from commitments.query import KEYS

    key, colon, _ = incomplete.partition(":")
    if colon:
        yield from ((f"{key}:{value}", text) for value, text in _values(session, key))
        return
    yield from ids(session, incomplete)
    yield from ((f"{name}:", "") for name in KEYS)


def ids(session: "Session", incomplete: str) -> Iterator[Offer]:
    """Only the documents that the word can mean are opened."""
    for document in session.store.document_ids():
        if document.startswith(incomplete) or incomplete.startswith(f"{document}-"):
            for commitment in session.store.commitments_of(document):
                yield commitment.id, shorten(commitment.title, 60)


def _values(session: "Session", key: str) -> Iterable[Offer]:
    from commitments.model import Kind, Status
    from commitments.query import HAS_VALUES, IS_VALUES

    if key == "status":
        return [(str(status), status.meaning) for status in Status]
    if key == "kind":
        return [(str(kind), "") for kind in Kind]
    if key in ("is", "has", "no"):
        return [(value, "") for value in (IS_VALUES if key == "is" else HAS_VALUES)]
    if key == "document":
        return [(document, "") for document in session.store.document_ids()]
    if key == "tag":
        return _tags(session)
    return []


def _tags(session: "Session") -> list[Offer]:
    found = {tag for commitment in session.store.commitments() for tag in commitment.tags}
    return [(tag, "") for tag in sorted(found)]


@_quiet
def tags(session: "Session", incomplete: str) -> Iterable[Offer]:
    return _tags(session)


@_quiet
def statuses(session: "Session", incomplete: str) -> Iterable[Offer]:
    from commitments.model import Status

    return [(str(status), status.meaning) for status in Status]


@_quiet
def documents(session: "Session", incomplete: str) -> Iterable[Offer]:
    return [(document.id, shorten(document.title, 60)) for document in session.store.documents()]


@_quiet
def row_format(session: "Session", incomplete: str) -> Iterable[Offer]:
    return [(name, "") for name in ("table", "tsv", "csv", "json", "jsonl", "markdown", "ids")]


@_quiet
def columns(session: "Session", incomplete: str) -> Iterable[Offer]:
    """The last name of a comma-joined list."""
    from commitments.reports.columns import NAMES

    before, comma, _ = incomplete.rpartition(",")
    sign = "-" if incomplete.rpartition(",")[2].startswith("-") else ""
    return [(f"{before}{comma}{sign}{name}", "") for name in NAMES]


@_quiet
def formats(session: "Session", incomplete: str) -> Iterable[Offer]:
    from commitments.reports import formats as names

    return [(name, "") for name in names()]


@_quiet
def vocabularies(session: "Session", incomplete: str) -> Iterable[Offer]:
    from commitments.vocabularies import NAMES

    return [(name, "") for name in NAMES]


@_quiet
def kinds(session: "Session", incomplete: str) -> Iterable[Offer]:
    from commitments.model import Kind

    return [(str(kind), "") for kind in Kind]
