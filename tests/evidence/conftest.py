"""What the tests of evidence share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pacts import put_pact
from terminals import Program, Result
from webs import Web, web

from commitments.stores import Store


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
