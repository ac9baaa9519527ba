"""What the tests of the store share: a small store of the test's own, and writers in other processes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from a_store import HEAD, ROOT, fill

from commitments.stores import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One document, paris-2015, of three commitments."""
    made = Store.create(tmp_path / "store")
    fill(made)
    return made


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
