"""What the tests of the stores share: a small store of the test's own, of each kind, and writers in other processes."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from a_store import HEAD, ROOT, fill

from commitments.stores import Store


@pytest.fixture(params=["folder", "postgres"])
def emptied(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Gives a store of each kind in turn, with nothing in it; of a database always the same one."""
    if request.param == "postgres":
        url = request.getfixturevalue("emptied_store")
        return lambda: Store.open(url())
    numbers = count()
    return lambda: Store.create(tmp_path / f"store{next(numbers)}")


@pytest.fixture
def store(emptied: Callable[[], Store]) -> Iterator[Store]:
    """One document, paris-2015, of three commitments. A test that takes it holds for every kind of store."""
    made = emptied()
    fill(made)
    yield made
    made.close()


@pytest.fixture
def start() -> Callable[..., "subprocess.Popen[str]"]:
    """Starts a Python program that has the helpers of HEAD, with these arguments."""

    def started(program: str, *arguments: object, **options: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", HEAD + program, *map(str, arguments)],
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,  # type: ignore[call-overload]
        )

    return started
