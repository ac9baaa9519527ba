"""Promises to search for, as the index should have them, and a site that is published of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from browsers.published import publish

from commitments.dates import PartialDate
from commitments.model import Amount, Commitment, Document, Evidence, Kind, Status, Update
from commitments.reports.site.presenters.values import Mark
from commitments.reports.site.searching import Indexed
from commitments.stores import Store
from commitments.symbols import symbol

PARTIES = ("Japan", "France", "République de Côte d'Ivoire")
TAGS = ("trade", "energy")
STATUSES = (Status.IN_PROGRESS, Status.BROKEN, Status.UNASSESSED, Status.KEPT)
HOSTILE = "</script><img src=x onerror=alert(1)><script>alert(2)</script>"
RECORDED = datetime(2025, 1, 1, tzinfo=UTC)
FIVE = Amount(5_000_000, "USD")


def promise(document: str, number: int, title: str, quote: str) -> Indexed:
    """Number by number, its status, actor and tag change."""
    status = STATUSES[(number - 1) % len(STATUSES)]
    return Indexed(
        f"{document}-{number:02d}",
        f"{document}/{number:02d}/",
        document,
        f"The pact of {document}",
        title,
        quote,
        Mark(status.value, status.value, symbol(status)),
        f"20{20 + number % 10}-06" if number % 3 else "",
        (PARTIES[number % len(PARTIES)],),
        (TAGS[number % len(TAGS)],),
        "" if status is Status.UNASSESSED else f"2024-{number % 12 + 1:02d}-15",
        str(FIVE) if number % 5 == 0 else "",
    )


def promises() -> list[Indexed]:
    found = [
        promise(document, number, f"Promise {number} of {document}", f"We will build {number} trains by the sea.")
        for document in ("1954", "1987", "2015")
        for number in range(1, 41)
    ]
    found.append(
        promise("2016", 1, "Élan for the Straße", "Le Gouvernement s’engage à réduire les émissions de “CO₂”.")
    )
    found[-1] = found[-1]._replace(actors=("Françe",))
    found.append(promise("2016", 2, HOSTILE, f"{HOSTILE} trains"))
    return found


def crowd() -> list[Indexed]:
    """Each promised by another."""
    names = [*(f"Office {number}" for number in range(1, 69)), "Council of Fish", "City Council"]
    return [
        promise("2020", number, f"Promise {number} of 2020", "We will act.")._replace(actors=(name,))
        for number, name in enumerate(names, 1)
    ]


def commitment(row: Indexed) -> Commitment:
    number = int(row.id.rpartition("-")[2])
    one = Commitment(row.document, number, row.quote, summary=row.title, kind=Kind.PLEDGE, actors=row.actors)
    seen = datetime.fromisoformat(row.updated or "2024-01-01").replace(tzinfo=UTC)
    rated = Update(
        *(Status(row.status.name), PartialDate(seen.date().isoformat()), seen, "ana", "It was seen."),
        evidence=(Evidence("https://news.example/"),),
    )
    return one._replace(
        due=PartialDate(row.due) if row.due else None,
        amount=FIVE if row.amount else None,
        tags=row.tags,
        updates=(rated,) if row.updated else (),
    )


def publish_searched(folder: Path, rows: Iterable[Indexed]) -> Path:
    store = Store.create(folder / "store")
    rows = list(rows)
    with store.change("add", "ana", RECORDED) as change:
        for name, title in {row.document: row.document_title for row in rows}.items():
            change.put_document(Document(name, title), None)
        for row in rows:
            change.put(commitment(row))
    return publish(store, folder / "site")
