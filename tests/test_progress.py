"""Long work shows how far it is, on a terminal alone, and leaves nothing behind."""

import io
import sys
from pathlib import Path

import pytest

from commitments import progress
from commitments.cli import run
from commitments.progress import PATIENCE, PAUSE, Progress

GONE = "\r\x1b[K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watched(clock: Clock) -> tuple[Progress, io.StringIO]:
    screen = io.StringIO()
    return Progress(screen, clock), screen


def test_work_of_less_than_a_second_shows_nothing(watched: tuple[Progress, io.StringIO], clock: Clock) -> None:
    shown, screen = watched
    clock.now = PATIENCE - 0.01
    shown.report("reading", 1, 2)
    shown.clear()
    assert screen.getvalue() == ""


def test_a_line_comes_after_a_second_and_is_renewed_now_and_then(
    watched: tuple[Progress, io.StringIO], clock: Clock
) -> None:
    shown, screen = watched
    for clock.now in (PATIENCE, PATIENCE + PAUSE / 2, PATIENCE + PAUSE):
        shown.report("reading", int(clock.now * 1000), 2000)
    assert screen.getvalue() == f"{GONE}reading: 1,000 of 2,000{GONE}reading: 1,100 of 2,000"


def test_an_unknown_total_is_not_made_up(watched: tuple[Progress, io.StringIO], clock: Clock) -> None:
    shown, screen = watched
    clock.now = 2 * PATIENCE
    shown.report("reading rows", 5000, 0)
    shown.clear()
    shown.clear()
    assert screen.getvalue() == f"{GONE}reading rows: 5,000{GONE}"


def test_nothing_is_shown_while_a_result_is_written(watched: tuple[Progress, io.StringIO], clock: Clock) -> None:
    shown, screen = watched
    clock.now = 2 * PATIENCE
    with shown.held():
        shown.report("reading", 1, 2)
    shown.report("writing", 1, 2)
    assert screen.getvalue() == f"{GONE}writing: 1 of 2"


def impatient(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error from now on: a terminal on which every step is shown."""
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress, "PAUSE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def steps_of(screen: Terminal) -> list[str]:
    return [line for line in screen.getvalue().split(GONE) if " of " in line and line[0].islower()]


BEFORE = ["reading: 0 of 2", "reading: 1 of 2"]
WHILE = ["reading: 0 of 1"]


@pytest.mark.parametrize(
    ("words", "before", "meanwhile"),
    [
        ("list --format tsv", [], WHILE),
        ("list --sort due --format ids", BEFORE, []),
        ("list status:kept --format json", BEFORE, []),
        ("history --format tsv", BEFORE, []),
        ("stats", WHILE, []),
        ("check", ["checking: 0 of 2", "checking: 1 of 2"], []),
    ],
)
def test_reading_is_watched_until_the_result_begins_and_beside_a_file_to_the_end(
    two_documents: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: str,
    before: list[str],
    meanwhile: list[str],
) -> None:
    screen = impatient(monkeypatch)
    line = ["--store", str(two_documents), *words.split()]
    run(line)
    assert steps_of(screen) == before
    screen = impatient(monkeypatch)
    with open(tmp_path / "result", "w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", file)
        run(line)
    assert (tmp_path / "result").read_text(encoding="utf-8") == capsys.readouterr().out
    assert steps_of(screen) == before + meanwhile


def test_a_line_is_no_longer_than_the_terminal_is_wide(
    clock: Clock, watched: tuple[Progress, io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, screen = watched
    monkeypatch.setattr(Progress, "_width", lambda self: 9)
    clock.now = 2 * PATIENCE
    shown.report("reading", 1_000_000, 2_000_000)
    assert screen.getvalue() == f"{GONE}reading: "


def test_a_terminal_that_cannot_take_a_line_back_is_spared(
    two_documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = impatient(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    run(["--store", str(two_documents), "history", "--format", "tsv"])
    assert screen.getvalue() == ""


def test_a_change_is_watched_too_and_its_line_is_gone_at_the_end(
    two_documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = impatient(monkeypatch)
    assert run(["--store", str(two_documents), "tag", "is:open", "new", "--yes"]) == 0
    doing = [line.partition(":")[0] for line in screen.getvalue().split(GONE) if line]
    assert list(dict.fromkeys(doing)) == ["reading", "changing", "comparing", "writing"]
    assert screen.getvalue().endswith(GONE)
