"""Promises to search for, of which some lead to pages of the small site."""

from commitments.model import Status
from commitments.reports.site.searching import Indexed
from commitments.reports.site.values import Mark
from commitments.symbols import symbol

PARTIES = ("Japan", "France", "République de Côte d'Ivoire")
TAGS = ("trade", "energy")
STATUSES = (Status.IN_PROGRESS, Status.BROKEN, Status.UNASSESSED, Status.KEPT)
HOSTILE = "</script><img src=x onerror=alert(1)><script>alert(2)</script>"
FOUND_IN = "harbour-2019"


def promise(document: str, number: int, title: str, quote: str) -> Indexed:
    """Number by number, its status, actor and tag change; each leads to a page of the one document that is there."""
    status = STATUSES[(number - 1) % len(STATUSES)]
    return Indexed(
        f"{document}-{number:02d}",
        f"{FOUND_IN}/{number:02d}/index.html",
        document,
        f"The pact of {document}",
        title,
        quote,
        Mark(status.value, status.value, symbol(status)),
        f"20{20 + number % 10}-06" if number % 3 else "",
        (PARTIES[number % len(PARTIES)],),
        (TAGS[number % len(TAGS)],),
        f"2024-{number % 12 + 1:02d}-15",
        "USD 5 million" if number % 5 == 0 else "",
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
    found.append(promise("2016", 2, HOSTILE, f"{HOSTILE} trains"))
    return found
