"""Small files in the user's cache: read whole or not at all, and gone when nobody asks for them."""

import os
import time
from pathlib import Path

import pytest

from commitments.stores import cached


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "commitments"


def test_what_is_written_of_one_walk_is_read_of_that_walk_alone(cache: Path) -> None:
    review, read = cached.path_of("pacts", "skipped", "review"), cached.path_of("pacts", "skipped", "read pact")
    assert review is not None
    cached.write(review, ["pact-01"])
    assert (cached.read(review), cached.read(read)) == (["pact-01"], None)


@pytest.mark.parametrize("held", [b"", b"[1", b"\xff", b"[" * 100_000])
def test_a_damaged_file_holds_nothing(cache: Path, held: bytes) -> None:
    path = cached.path_of("pacts", "skipped")
    assert path is not None
    cached.write(path, [])
    path.write_bytes(held)
    assert cached.read(path) is None


def test_files_of_a_kind_that_nobody_wrote_for_long_go_when_another_is_written(cache: Path) -> None:
    old, other, new = (cached.path_of("pacts", *of) for of in (("skipped", "a"), ("read",), ("skipped", "b")))
    assert old and other and new
    for path in (old, other):
        cached.write(path, [])
        os.utime(path, times=(time.time() - 100 * 24 * 3600,) * 2)
    cached.write(new, [])
    assert set(cache.iterdir()) == {other, new}
