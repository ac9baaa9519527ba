"""A small site: a document of many promises with its text, one whose members are rated, and one of hostile texts."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from browsers.published import publish
from nasty import NASTY
from reports.report_samples import ACCORD, FISH, HARBOUR, LIGHT, QUAY, TOLLS, report_of

from commitments.model import Commitment, Document, SetAside, Span
from commitments.stores import Change, Store
from commitments.text import inert

PRAISE = "We praise the plan of our predecessors."
UNREAD = "Nobody has read what follows here, which says a good deal about the weather of the bay."
TWISTED = "\n\n".join(text for text in map(inert, NASTY) if text.strip())


def put(
    change: Change, document: Document, text: str, commitments: Iterable[Commitment], aside: dict[str, str]
) -> None:
    """A document in whose text its promises stand; `aside` is what is set aside, each with why."""
    left = tuple([SetAside(found, reason) for part, reason in aside.items() if (found := span_of(part, text))])
    change.put_document(document._replace(set_aside=left, sha256=None), text)
    for one in commitments:
        change.put(one._replace(span=span_of(one.quote, text)))


def span_of(part: str, text: str) -> Span | None:
    start = text.find(part)
    return Span(start, start + len(part)) if part and start >= 0 else None


def put_harbour(change: Change) -> None:
    """Beside the promises of the sample, so many that their list is long."""
    more = [
        QUAY._replace(
            number=number, quote=f"We will dredge basin {number} every second year.", summary=f"Basin {number}"
        )
        for number in range(4, 158)
    ]
    promised = [QUAY, LIGHT, TOLLS, *more]
    text = "\n\n".join(["THE HARBOUR PLAN", PRAISE, *(one.quote for one in promised), UNREAD])
    put(change, HARBOUR, text, promised, {PRAISE: "praise of an earlier plan"})


def put_hostile(change: Change) -> None:
    """Every text that breaks programs as the text of a document, and one of them as all that is said of it."""
    report = report_of(NASTY[1])
    put(change, report.documents[0], TWISTED, report.commitments, {NASTY[0]: NASTY[1]})


def publish_small(folder: Path) -> Path:
    store = Store.create(folder / "store")
    with store.change("add", "ana", datetime(2026, 11, 1, tzinfo=UTC)) as change:
        put_harbour(change)
        put(change, ACCORD, FISH.quote, [FISH], {})
        put_hostile(change)
    return publish(store, folder / "site")
