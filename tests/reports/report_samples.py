"""Reports for the tests to write: an invented one with something of everything, and one made of a single string."""

from datetime import UTC, date, datetime

from commitments.dates import PartialDate
from commitments.history import Retraction
from commitments.model import (
    Amount,
    Commitment,
    Document,
    Evidence,
    Kind,
    SetAside,
    Span,
    Stance,
    Status,
    Update,
)
from commitments.places import Paragraph
from commitments.read_so_far import ReadSoFar
from commitments.reports import Report

TODAY = date(2026, 11, 24)

HARBOUR = Document(
    "harbour-2019",
    "The Harbour Plan",
    "City of Oxwich",
    "plan",
    PartialDate("2019-03-01"),
    "https://oxwich.example/harbour-plan.pdf",
    "en",
    "0123456789abcdef" * 4,
    (SetAside(Span(0, 20), "a greeting"), SetAside(Span(300, 340), "praise of an earlier plan")),
    9,
)
ACCORD = Document(
    "accord-2021", "River Accord | Accord fluvial", "Oxwich and Tarn", "treaty", PartialDate("2021"), None, "fr"
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def shown(url: str, **more: object) -> Evidence:
    return Evidence(url)._replace(**more)  # type: ignore[arg-type]


QUAY = Commitment(
    *("harbour-2019", 1, "We will rebuild the north quay by the end of 2021.\nWork begins in spring.", Span(21, 92)),
    section="Quays & moorings",
    summary="Rebuild the north quay",
    kind=Kind.PLEDGE,
    actors=("City of Oxwich",),
    counterparties=("Fishing cooperative",),
    made=PartialDate("2019-03-01"),
    due=PartialDate("2021"),
    amount=Amount(12_500_000, "EUR"),
    tags=("harbour", "works"),
    page=2,
    paragraph=Paragraph(12),
    updates=(
        Update(
            *(Status.IN_PROGRESS, PartialDate("2020-04"), at("2020-05-02T08:00:00"), "ana", "Ground was broken.", None),
            (shown("https://news.example/quay", title="Work on the quay begins", publisher="Oxwich News"),),
        ),
        Update(
            *(Status.KEPT, PartialDate("2021-12-20"), at("2022-01-05T09:30:00"), "ben", "The quay was opened.", None),
            (
                shown(
                    "https://oxwich.example/opening",
                    title="Opening of the north quay",
                    publisher="City of Oxwich",
                    published=PartialDate("2021-12-20"),
                    excerpt="open to all boats",
                    archive="https://web.archive.org/web/2021/https://oxwich.example/opening",
                ),
                shown("https://blog.example/cranes", title="No cranes yet", stance=Stance.CONTRADICTS),
            ),
        ),
    ),
)
LIGHT = Commitment(
    *("harbour-2019", 2, "A second lighthouse will be considered.", Span(100, 139), "Quays & moorings"),
    kind=Kind.ANNOUNCEMENT,
    actors=("City of Oxwich",),
    made=PartialDate("2019-03-01"),
    due=PartialDate("2020-06-30"),
    paragraph=Paragraph(4, is_counted=True),
    updates=(Update(Status.STALLED, PartialDate("2021-02"), at("2021-03-01T00:00:00"), "ana", "Nothing since."),),
)
TOLLS = Commitment(
    *("harbour-2019", 3, "Tolls for small boats will be abolished.", None, "", "Abolish tolls for small boats"),
    kind=Kind.PLEDGE,
    tags=("tolls",),
    made=PartialDate("2019-03-01"),
    due=PartialDate("2027-03"),
)
FISH = Commitment(
    *("accord-2021", 1, "Both cities will let the salmon pass.", Span(0, 36), "Article 1", "Let the salmon pass"),
    kind=Kind.AGREEMENT,
    actors=("Oxwich", "Tarn"),
    made=PartialDate("2021"),
    tags=("river",),
    updates=(
        Update(
            *(Status.KEPT, PartialDate("2022-05-01"), at("2026-10-01T00:00:00"), "ana", None, "Oxwich"),
            (shown("doi:10.1000/182", title="Salmon counts"),),
        ),
        Update(
            *(Status.DROPPED, PartialDate("2023"), at("2026-10-02T00:00:00"), "ana", "Tarn left.", "Tarn"),
            (shown("https://tarn.example/out", stance=Stance.CONTEXT),),
            "withdrawn",
        ),
        Update(None, PartialDate("2026-09-30"), at("2026-10-03T00:00:00"), "ben", "Tarn says it may come back."),
    ),
)

READ = {"harbour-2019": ReadSoFar(120, 116)}
"""Of the accord, no text is kept."""
PLAIN = Report("The Harbour Plan", TODAY, (HARBOUR,), (QUAY, LIGHT, TOLLS), read=READ.get)
BOTH = Report("Promises of Oxwich", TODAY, (HARBOUR, ACCORD), (QUAY, LIGHT, TOLLS, FISH), read=READ.get)


def report_of(text: str) -> Report:
    """A report in which every text is this one."""
    document = Document(
        "doc", text, text, text, PartialDate("2020"), text, text, text, (SetAside(Span(0, 1), text),), 3, text
    )
    evidence = (
        Evidence(text, text, text, PartialDate("2021"), text, text, Stance.CONTRADICTS),
        Evidence(f"https://example.org/{text}"),
    )
    updates = (
        Update(Status.KEPT, PartialDate("2021-01-01"), at("2021-01-02T00:00:00"), text, text, None, evidence, text),
        Update(Status.BROKEN, PartialDate("2021-02-01"), at("2021-02-02T00:00:00"), text, text, text, evidence, text),
        Update(Status.STALLED, PartialDate("2021-03-01"), at("2021-03-02T00:00:00"), text, text, text, evidence, text),
    )
    slip = Update(
        None, PartialDate("2021-04-01"), at("2021-04-02T00:00:00"), text, text, act=Retraction(updates[2].key)
    )
    full = Commitment(
        *("doc", 1, text, Span(0, 1), text, text, Kind.PLEDGE, (text, "b"), (text,)),
        *(PartialDate("2020-01"), PartialDate("2020-12-31"), Amount(1, "EUR"), (text, "t"), (*updates, slip), text),
    )
    bare = Commitment("doc", 2, text, due=PartialDate("2020"), updates=(updates[0]._replace(evidence=()),))
    return Report(text, TODAY, (document,), (full, bare), query=text)
