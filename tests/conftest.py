"""What the tests share: the program run in this process, on stores of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from commitments.cli import run


class Result(NamedTuple):
    code: int
    out: str
    err: str


Program = Callable[..., Result]


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    """Runs a command line in an empty folder, with a fixed day and name, and says what it printed."""
    for name in ("COMMITMENTS_STORE", "COMMITMENTS_TODAY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COMMITMENTS_TODAY", "2026-11-24")
    monkeypatch.setenv("COMMITMENTS_BY", "ana")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Result:
        capsys.readouterr()
        code = run(list(words))
        return Result(code, *capsys.readouterr())

    return call
