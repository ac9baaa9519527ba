"""A kept copy of evidence, and evidence for the commitments of the pact."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pacts import RECORDED, put_pact
from terminals import Program, Result
from webs import NOW, Web, web

from commitments.copies import Copy, Source, encode
from commitments.dates import PartialDate
from commitments.model import Evidence, Status, Update
from commitments.stores import Store

PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
TEXT = "The tenth train left the works."
HASH = "a" * 64
COPY = Copy(
    HASH,
    40,
    "text/html",
    (Source("https://rail.example/ten", NOW, "https://rail.example/ten", 200),),
    "html",
    hashlib.sha256(TEXT.encode()).hexdigest(),
)
FILES = {
    f"evidence/{HASH}.json": encode(COPY),
    f"evidence/{HASH}.txt": TEXT.encode(),
    f"evidence/{HASH}.warc.gz": b"\x1f\x8b\x00\xff",
}


@pytest.fixture
def pages() -> Iterator[Web]:
    with web() as one:
        yield one


@pytest.fixture(params=["folder", "postgres"])
def pact_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The store of the pact, in each place that a store can be in."""
    place = tmp_path / "data" if request.param == "folder" else request.getfixturevalue("database")
    made = Store.create(place)
    put_pact(made)
    yield made
    made.close()


@pytest.fixture
def on(program: Program, pact_store: Store) -> Program:
    """The program, on that store."""

    def call(*words: str) -> Result:
        return program("--store", pact_store.name, *words)

    return call


def rate(
    store: Store, number: int, *evidence: Evidence, status: Status | None = Status.KEPT, day: str = "2018-05-03"
) -> None:
    with store.change("mark", "ben", RECORDED) as change:
        before = change.commitment(f"pact-2015-{number:02d}")
        change.put(before.with_update(Update(status, PartialDate(day), RECORDED, "ben", None, evidence=evidence)))


def article(title: str, text: str) -> str:
    return PAGE.format(title, text)
