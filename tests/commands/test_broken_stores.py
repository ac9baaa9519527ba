"""Stores that cannot be read or written: each command says which file and why, exits with 5, and changes nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pacts import files_of
from terminals import Program

READS = [["list"], ["show", "1"], ["search", "trains"], ["stats"], ["export"], ["documents"], ["agenda"], ["tags"]]
WRITES = [
    ["mark", "1", "kept"],
    ["tag", "is:open", "x", "--yes"],
    ["edit", "1", "--due", "2020"],
    ["remove", "1", "-y"],
]


def empty(pact: Path) -> None:
    (pact / "pact-2015.json").write_text("")


def not_json(pact: Path) -> None:
    (pact / "pact-2015.json").write_text('{"document": {"1": ')


def wrong_shape(pact: Path) -> None:
    (pact / "pact-2015.json").write_text("[1, 2, 3]")


def wrong_values(pact: Path) -> None:
    file = pact / "pact-2015.json"
    file.write_text(file.read_text().replace('"kept"', '"kpet"').replace("[8, 44]", '"8-44"'))


def newer(pact: Path) -> None:
    file = pact / "pact-2015.json"
    file.write_text(file.read_text().replace('"schema": 2', '"schema": 99'))


def binary(pact: Path) -> None:
    (pact / "pact-2015.json").write_bytes(b"\xff\xfe\x00\x01")


def folder(pact: Path) -> None:
    (pact / "pact-2015.json").unlink()
    (pact / "pact-2015.json").mkdir()


def pipe(pact: Path) -> None:
    (pact / "pact-2015.json").unlink()
    os.mkfifo(pact / "pact-2015.json")


def null_tables(pact: Path) -> None:
    (pact / "pact-2015.json").write_text('{"document": null, "commitments": null}')


def deep(pact: Path) -> None:
    (pact / "pact-2015.json").write_text("[" * 100_000)


BREAKAGES = [empty, not_json, wrong_shape, wrong_values, newer, binary, folder, pipe, null_tables, deep]


@pytest.mark.parametrize("words", READS + WRITES, ids=" ".join)
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_documents_file_that_cannot_be_read_is_named(
    program: Program, pact: Path, breakage: Callable[[Path], None], words: list[str]
) -> None:
    breakage(pact)
    before = files_of(pact)
    result = program(*words)
    assert (result.code, "pact-2015.json" in result.err) == (5, True), result
    assert "unforeseen" not in result.err
    assert files_of(pact) == before


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_check_tells_of_a_file_that_cannot_be_read(
    program: Program, pact: Path, breakage: Callable[[Path], None]
) -> None:
    breakage(pact)
    result = program("check", "--format", "json")
    assert (result.code, "pact-2015" in result.out) == (3, True)
    assert json.loads(result.err)["code"] == 3


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("schema = 99\n", "newer"),
        ("schema = \n", "not TOML"),
        ("stale_after = 'soon'\n", "stale_after"),
        ("colums = []\n", "colums"),
    ],
)
def test_settings_that_cannot_be_read_are_named(program: Program, pact: Path, settings: str, said: str) -> None:
    (pact / "commitments.toml").write_text(settings)
    result = program("list")
    assert (result.code, result.out) == (5, "")
    assert ("commitments.toml" in result.err, said in result.err) == (True, True), result.err


def test_a_text_that_is_gone_or_changed_is_for_check_to_tell(program: Program, pact: Path) -> None:
    (pact / "pact-2015.txt").write_text("Another text.")
    assert program("list").code == 0
    assert program("show", "1").code == 0
    assert program("check", "1").code == 3
    (pact / "pact-2015.txt").unlink()
    assert program("show", "1").code == 0
    assert program("document", "show", "pact-2015").code == 1
    assert program("check").code == 3


def test_a_store_that_is_held_for_long_is_told_of(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = (
        "import sys; from commitments.stores import Store\n"
        "with Store.open(sys.argv[1]).lock(): print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(pact)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        before = files_of(pact)
        monkeypatch.setenv("COMMITMENTS_LOCK_TIMEOUT", "0.05")
        for words in (*WRITES, ["undo"]):
            result = program(*words)
            assert (result.code, result.out, "locked by another change" in result.err) == (5, "", True), result.err
        assert files_of(pact) == before
        assert program("list").code == 0
    finally:
        process.communicate(b"")


def test_a_lock_timeout_that_is_none_is_an_error(program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITMENTS_LOCK_TIMEOUT", "soon")
    result = program("mark", "1", "kept")
    assert (result.code, "COMMITMENTS_LOCK_TIMEOUT" in result.err) == (5, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_store_that_may_only_be_read_is_read(program: Program, pact: Path) -> None:
    pact.chmod(0o555)
    try:
        assert program("list").code == 0
        assert program("mark", "1", "kept").code == 5
    finally:
        pact.chmod(0o755)
