"""What the tests of evidence share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pacts import RECORDED, put_pact
from terminals import Program, Result
from webs import Web, web

from commitments.dates import PartialDate
from commitments.model import Evidence, Status, Update
from commitments.stores import Store

PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as one:
        yield one


@pytest.fixture(params=["folder", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The small store of the tests, in each place that a store can be in."""
    place = tmp_path / "data" if request.param == "folder" else request.getfixturevalue("database")
    made = Store.create(place)
    put_pact(made)
    yield made
    made.close()


@pytest.fixture
def on(program: Program, store: Store) -> Program:
    """The program, on that store."""

    def call(*words: str) -> Result:
        return program("--store", store.name, *words)

    return call


def rate(
    store: Store, number: int, *evidence: Evidence, status: Status | None = Status.KEPT, day: str = "2018-05-03"
) -> None:
    with store.change("mark", "ben", RECORDED) as change:
        before = change.commitment(f"pact-2015-{number:02d}")
        change.put(before.with_update(Update(status, PartialDate(day), RECORDED, "ben", None, evidence=evidence)))


def article(title: str, text: str) -> str:
    return PAGE.format(title, text)
