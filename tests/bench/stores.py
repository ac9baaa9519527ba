"""Stores to measure on: any number of records in the project's own format, the same bytes every time.

    python -m tests.bench.stores 100000 FOLDER

A record is as large as a real one, about 750 bytes: a quote that stands in its document's text, actors, dates, an
amount for some, tags, and a history with evidence for most. Fifteen of them, spread evenly, are the hits that the
queries look for, so that an answer is equally long at every size.
"""

import hashlib
import os
import random
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from commitments.codec import encode_commitment, encode_document
from commitments.dates import PartialDate
from commitments.model import Amount, Commitment, Document, Evidence, Kind, Span, Stance, Status, Update
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, ONLY, render
from commitments.stores.documents.migrations import SCHEMA

HITS = 15
HIT_TAG = "beringia"
HIT_WORD = "zeppelin"
BULK_TAG = "bulk"
"""On 1,000 records in 100 documents, or as many of them as there are."""
BULK_DOCUMENTS, BULK_EACH = 100, 10
TODAY = date(2026, 1, 1)

_EDITION = 3  # of what is generated: a store of another edition is made again
_ACTORS = ("United States", "Japan", "European Union", "Republic of Korea", "Canada", "Australia", "India", "Brazil")
_TAGS = ("energy", "trade", "security", "health", "climate", "space", "digital", "women", "education", "finance")
_SECTIONS = ("Economic growth", "Regional security", "Energy and infrastructure", "Global health", "Science and space")
_VERBS = ("expand", "launch", "finance", "review", "coordinate", "strengthen", "publish", "complete", "renew", "halve")
_NOUNS = (
    "the strategic energy partnership, training programmes and workshops for officials",
    "joint maritime patrols and the supply of coast-guard vessels to partners",
    "high-quality infrastructure in third countries through shared project finance",
    "the exchange of researchers and students between national laboratories",
    "measures against illegal fishing, trafficking and the poaching of wildlife",
    "vaccination and early-warning networks for infectious diseases",
    "common rules for data flows, privacy and the security of cross-border payments",
    "the reduction of methane from waste, agriculture and the gas industry",
)
_CLOSED = (Status.KEPT, Status.PARTIAL, Status.BROKEN, Status.DROPPED)
_OPEN = (Status.IN_PROGRESS, Status.NOT_STARTED, Status.STALLED)


class Size(NamedTuple):
    """How many records, in how many documents."""

    records: int
    documents: int

    @property
    def each(self) -> int:
        return self.records // self.documents

    @property
    def name(self) -> str:
        return f"{self.records:,}"


SIZES = {
    size.records: size
    for size in (Size(15, 1), Size(1_000, 20), Size(10_000, 1), Size(100_000, 2_000), Size(1_000_000, 20_000))
}


def store_of(size: Size, cache: Path) -> Path:
    """The folder of the store; made first where it is not there yet, and whole whenever it is there."""
    folder = cache / f"store-{_EDITION}-{size.records}"
    if folder.is_dir():
        return folder
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    (unfinished / "commitments.toml").write_text("schema = 1\n", encoding="utf-8")
    for place in range(size.documents):
        _write_document(unfinished, size, place)
    os.replace(unfinished, folder)
    return folder


def document_id(place: int) -> str:
    return f"summit-{place:05d}"


def is_hit(size: Size, index: int) -> bool:
    """Whether the record of that index, counted from 0 through the whole store, is one of the fifteen."""
    step = size.records // HITS
    return index % step == step // 2 and index // step < HITS


def hit_ids(size: Size) -> list[str]:
    indexes = [index for index in range(size.records) if is_hit(size, index)]
    return [f"{document_id(index // size.each)}-{index % size.each + 1:02d}" for index in indexes]


def records(size: Size, place: int) -> list[Commitment]:
    """The commitments of one document."""
    chance = random.Random(f"{size.records}/{place}")
    made = _published(chance)
    found, end = [], 0
    for number in range(1, size.each + 1):
        one = _commitment(chance, size, place, number, made)
        found.append(one._replace(span=Span(end, end + len(one.quote))))
        end += len(one.quote) + 1
    return found


def _write_document(folder: Path, size: Size, place: int) -> None:
    name = document_id(place)
    found = records(size, place)
    text = "".join(f"{one.quote}\n" for one in found)
    made = found[0].made
    document = Document(
        name,
        f"Fact sheet of summit {place}",
        issuer="Office of the Spokesperson",
        kind="fact sheet",
        published=made,
        url=f"https://example.org/summits/{place}",
        language="en",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        next_number=size.each + 1,
    )
    tables = {
        DOCUMENT: {ONLY: {"schema": SCHEMA} | encode_document(document)},
        COMMITMENTS: {str(one.number): encode_commitment(one, made=made) for one in found},
    }
    (folder / f"{name}.json").write_text(render(tables), encoding="utf-8")
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def _published(chance: random.Random) -> PartialDate:
    return PartialDate((date(2012, 1, 1) + timedelta(days=chance.randrange(4000))).isoformat())


def _commitment(chance: random.Random, size: Size, place: int, number: int, made: PartialDate) -> Commitment:
    hit = is_hit(size, place * size.each + number - 1)
    actors = tuple(chance.sample(_ACTORS, chance.choice((1, 1, 2))))
    verb, noun = chance.choice(_VERBS), chance.choice(_NOUNS)
    tags = set(chance.sample(_TAGS, 2))
    if hit:
        tags.add(HIT_TAG)
    if number <= BULK_EACH and place % max(1, size.documents // BULK_DOCUMENTS) == 0:
        tags.add(BULK_TAG)
    return Commitment(
        document_id(place),
        number,
        f"{' and '.join(actors)} intend to {verb} {noun}{f', by {HIT_WORD}' if hit else ''} ({place}.{number}).",
        section=chance.choice(_SECTIONS),
        summary=f"{verb.capitalize()} {noun.split(',')[0]}",
        kind=chance.choice(list(Kind)),
        actors=actors,
        made=made,
        due=PartialDate(str(made.first.year + chance.randrange(1, 9))) if chance.random() < 0.6 else None,
        amount=Amount(chance.randrange(1, 900) * 1_000_000, "USD") if chance.random() < 0.2 else None,
        tags=tuple(sorted(tags)),
        updates=_history(chance, made.first),
    )


def _history(chance: random.Random, day: date) -> tuple[Update, ...]:
    """None for a few, one update for most, two for some; the last may close it."""
    updates = []
    for last in range(chance.choice((0, 1, 1, 1, 2))):
        day += timedelta(days=chance.randrange(30, 400))
        status = chance.choice(_CLOSED if last or chance.random() < 0.3 else _OPEN)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        note = f"The ministries reported in {day:%Y} what had been done so far and what was still to come."
        updates.append(Update(status, PartialDate(day.isoformat()), noon, "bench", note, None, _evidence(chance, day)))
    return tuple(updates)


def _evidence(chance: random.Random, day: date) -> tuple[Evidence, ...]:
    if chance.random() < 0.2:
        return ()
    url = f"https://www.example.org/news/{day:%Y/%m/%d}/report-{chance.randrange(10**6):06d}"
    published = PartialDate(day.isoformat())
    return (Evidence(url, "Progress report of the joint committee", "Example News", published, stance=Stance.SUPPORTS),)


if __name__ == "__main__":
    print(store_of(SIZES[int(sys.argv[1])], Path(sys.argv[2])))
