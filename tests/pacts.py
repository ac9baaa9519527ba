"""The small store that the tests of the commands run on."""

from datetime import UTC, datetime
from pathlib import Path

from commitments.dates import PartialDate
from commitments.model import Amount, Commitment, Document, Evidence, Kind, Span, Status, Update
from commitments.stores import Store

RECORDED = datetime(2018, 6, 1, 12, tzinfo=UTC)
TRAINS = "Japan will build ten trains by 2018."
TARIFFS = "France and Japan will cut tariffs on steel."
SOLAR = "France will invest 1.6 billion dollars in solar energy."
BEST = "Everyone will do their best."
TEXT = f"OPENING\n{TRAINS}\n{TARIFFS}\nThe Assembly welcomes the spring.\nCLOSING\n{SOLAR}\n{BEST}\n"
MADE = PartialDate("2015-12-12")


def put_pact(store: Store) -> None:
    with store.change("add", "ben", RECORDED) as change:
        change.put_document(
            Document("pact-2015", "The Pact", "The Assembly", "pact", MADE, "https://pact.example"), TEXT
        )
        for commitment in commitments():
            change.put(commitment)


def commitments() -> list[Commitment]:
    done = Update(
        Status.KEPT,
        PartialDate("2018-05-01"),
        RECORDED,
        "ben",
        "The tenth train left the works.",
        evidence=(Evidence("https://rail.example/ten", "Ten trains", "Rail Weekly", PartialDate("2018-05-02")),),
    )
    begun = Update(Status.IN_PROGRESS, PartialDate("2017"), RECORDED, "ben", "Talks were opened.")
    return [
        a_commitment(1, TRAINS, "Ten trains", ("Japan",), ("transport",), due="2018")._replace(updates=(done,)),
        a_commitment(2, TARIFFS, "", ("France", "Japan"), ("steel", "trade"), due="2017-06")._replace(updates=(begun,)),
        a_commitment(3, SOLAR, "Solar money", ("France",), ("energy",))._replace(
            amount=Amount(1_600_000_000, "USD"), section="CLOSING"
        ),
        Commitment("pact-2015", 4, BEST, span_of(BEST), "CLOSING", made=MADE),
    ]


def a_commitment(
    number: int, quote: str, summary: str, actors: tuple[str, ...], tags: tuple[str, ...], due: str | None = None
) -> Commitment:
    return Commitment(
        "pact-2015",
        number,
        quote,
        span_of(quote),
        "OPENING",
        summary,
        Kind.PLEDGE,
        actors,
        (),
        MADE,
        PartialDate(due) if due else None,
        tags=tags,
    )


def span_of(quote: str) -> Span:
    return Span(TEXT.index(quote), TEXT.index(quote) + len(quote))


def files_of(store: Path) -> dict[str, bytes]:
    """Every file of a store but its lock and its index, which change without anything changing."""
    paths = [path for path in store.rglob("*") if path.is_file()]
    return {str(path.relative_to(store)): path.read_bytes() for path in paths if path.parent.name != ".commitments"}
