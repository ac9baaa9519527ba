"""What only a folder has: files, locks, an index, git. Here `store` is a folder."""

from pathlib import Path

import pytest
from a_store import fill

from commitments.stores import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One document, paris-2015, of three commitments."""
    made = Store.create(tmp_path / "store")
    fill(made)
    return made
