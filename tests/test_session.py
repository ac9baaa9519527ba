"""Which store, which day, whose name, which colours: each found where the design says, in that order."""

import io
import os
import pwd
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pacts import files_of, put_pact
from rich.text import Text
from terminals import Program, Result

from commitments import homes, session
from commitments.session import Session
from commitments.stores import Store

ANSI = re.compile(r"\x1b\[")


@pytest.fixture
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program) -> Path:
    """Empty stores at a, b, c/data and c/d/e; where one is used is what `paths` tells."""
    for name in ("a", "b", "c/data", "c/d/e"):
        Store.create(tmp_path / name)
    return tmp_path


def store_of(program: Program, *words: str) -> str:
    result = program("paths", *words)
    assert result.code == 0, result
    return next(line.split(maxsplit=1)[1] for line in result.out.splitlines() if line.startswith("store "))


def test_the_option_comes_first_before_or_after_the_command(
    stores: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_STORE", "b")
    assert store_of(program, "--store", "a") == str(stores / "a")
    assert program("--store=a", "paths").out == program("paths", "--store", "a").out


def test_then_the_environment(stores: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITMENTS_STORE", str(stores / "b"))
    monkeypatch.chdir(stores / "a")
    assert store_of(program) == str(stores / "b")


def test_then_this_folder(stores: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stores / "c" / "d" / "e")
    assert store_of(program) == str(stores / "c" / "d" / "e")


def test_then_the_nearest_above_that_is_one_or_holds_one_in_data(
    stores: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stores / "c" / "d" / "x" / "y").mkdir(parents=True)
    monkeypatch.chdir(stores / "c" / "d" / "x" / "y")
    assert store_of(program) == str(stores / "c" / "data")
    (stores / "a" / "x").mkdir()
    monkeypatch.chdir(stores / "a" / "x")
    assert store_of(program) == str(stores / "a")


def test_then_the_users_own_where_the_first_run_places_the_example(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    first = program("list", "--format", "ids")
    place = tmp_path / "xdg" / "commitments"
    assert first.err == f"no store here, so a copy of the shipped example was placed in {place}\n"
    assert first.out != ""
    assert program("list", "--format", "ids") == (0, first.out, "")
    assert program("extract", "us-japan-2017", "--format", "csv").code == 0
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert str(tmp_path / ".local" / "share" / "commitments") in program("paths").err


def test_whoever_has_no_store_changes_nothing_in_the_copied_example_before_naming_it(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    (tmp_path / "plan.txt").write_text("We will build ten ships.\n", encoding="utf-8")
    (tmp_path / "plan.csv").write_text("Promise\nWe will build.\n", encoding="utf-8")
    place = tmp_path / "xdg" / "commitments"
    changing = [
        ["mark", "3", "kept"],
        ["note", "3", "x"],
        ["tag", "3", "x"],
        ["edit", "3", "--summary", "x"],
        ["edit", "3"],
        ["remove", "3", "--yes"],
        ["add", "--document", "us-japan-2017", "--quote", "The two leaders"],
        ["document", "add", "plan.txt"],
        ["import", "plan.csv"],
        ["extract", "plan.txt", "--accept"],
    ]
    told = [
        (result.code, "commitments init DIR" in result.err, result.out) for result in map(run_with(program), changing)
    ]
    assert told == [(5, True, "")] * len(changing)
    assert not place.exists()
    assert program("list").code == 0
    before = files_of(place)
    told = [(result.code, f"--store {place}" in result.err, result.out) for result in map(run_with(program), changing)]
    assert (told, files_of(place)) == ([(5, True, "")] * len(changing), before)
    assert program("mark", "3", "kept", "--store", str(place)).code == 0
    assert program("note", "3", "x").code == 0


def run_with(program: Program) -> Callable[[list[str]], Result]:
    return lambda words: program(*words)


def test_a_new_store_says_how_it_is_used_from_here(program: Program, tmp_path: Path) -> None:
    assert program("init").err == "made a store in data; next: commitments document add FILE\n"
    assert program("init", "my own").err == (
        "made a store in my own; next: commitments --store 'my own' document add FILE (or cd 'my own' first, without "
        "--store)\n"
    )


def test_a_store_that_is_named_must_exist(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = "commitments: there is no store at nowhere; make one with: commitments init nowhere\n"
    assert program("list", "--store", "nowhere") == (5, "", said)
    monkeypatch.setenv("COMMITMENTS_STORE", "nowhere")
    assert program("list") == (5, "", said)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_a_store_in_data_can_be_named(stores: Path, program: Program) -> None:
    assert store_of(program, "--store", "c") == str(stores / "c" / "data")


def test_a_store_may_have_blanks_and_any_letters_in_its_path_and_be_a_link(program: Program, tmp_path: Path) -> None:
    real = tmp_path / "mes données — 約束"
    assert program("init", str(real)).code == 0
    put_pact(Store.open(real))
    (tmp_path / "link").symlink_to(real)
    assert program("mark", "2", "kept", "--store", "link").code == 0
    assert program("list", "status:kept", "--format", "ids", "--store", str(real)).out.split()[1:] == ["pact-2015-02"]


def test_a_new_store_is_not_made_over_anything(program: Program, tmp_path: Path) -> None:
    assert program("init").out == "data\n"
    assert program("init") == (5, "", "commitments: data is a store already\n")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").write_text("mine")
    assert program("init", "full").code == 5
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.doc"]
    assert program("init", "--store", "elsewhere").out == "elsewhere\n"


def test_the_example_can_be_asked_for(program: Program) -> None:
    assert program("init", "example", "--example").code == 0
    assert program("list", "--store", "example", "--format", "ids").out != ""
    assert program("check", "--store", "example").code == 0


@pytest.mark.parametrize(("variable", "words"), [("2017-06-30", []), ("2099", ["--today", "2017-06-30"])])
def test_the_day_can_be_fixed(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch, variable: str, words: list[str]
) -> None:
    monkeypatch.setenv("COMMITMENTS_TODAY", variable)
    assert program("list", "is:overdue", "--format", "ids", *words).out == ""


def test_a_day_that_is_none_is_an_error(program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITMENTS_TODAY", "tomorrowish")
    result = program("list")
    assert (result.code, result.out, "'tomorrowish'" in result.err) == (2, "", True)


def test_colour_is_for_those_who_ask(program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not ANSI.search(program("list").out)
    assert ANSI.search(program("list", "--color", "always").out)
    assert not ANSI.search(program("list", "--color", "never").out)
    assert not ANSI.search(program("list", "--color=auto").out)
    monkeypatch.setenv("TERM", "dumb")
    assert not ANSI.search(program("show", "1").out)


def test_a_folder_that_is_gone_is_told_of(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    result = program("list")
    monkeypatch.chdir(tmp_path)
    assert (result.code, result.out, "--store DIR" in result.err) == (5, "", True)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users")
@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"XDG_DATA_HOME": "relative", "HOME": "/home/ana"}, "/home/ana/.local/share/commitments"),
        ({"XDG_DATA_HOME": "", "HOME": "/home/ana"}, "/home/ana/.local/share/commitments"),
        ({"XDG_DATA_HOME": "/data", "HOME": ""}, "/data/commitments"),
        ({"XDG_DATA_HOME": "", "HOME": ""}, "/of/the/user/.local/share/commitments"),
        ({"XDG_DATA_HOME": "", "HOME": "relative"}, "/of/the/user/.local/share/commitments"),
    ],
)
def test_a_home_that_is_no_absolute_path_is_none(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], found: str
) -> None:
    user = pwd.struct_passwd(("ana", "x", 1, 1, "", "/of/the/user", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda number: user)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert homes.data_folder() == found


def test_without_a_home_a_store_must_be_named(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(homes, "_home", lambda: None)
    monkeypatch.delenv("XDG_DATA_HOME")
    result = program("list")
    assert (result.code, result.out, "--store DIR" in result.err) == (5, "", True)


@pytest.mark.parametrize(
    ("said", "is_plain"),
    [
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),  # as Python leaves it
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, False),
        ({"LC_CTYPE": "C.UTF-8"}, False),
        ({"LANG": "C", "PYTHONUTF8": "1"}, False),
    ],
)
def test_a_terminal_of_a_plain_locale_is_shown_plain_characters(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], is_plain: bool
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONUTF8", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(Session, "is_terminal", True)
    assert Session().is_ascii == is_plain


def test_a_long_view_is_shown_while_it_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[int] = []
    screen = io.StringIO()

    class Long:
        def __rich_console__(self, console: object, options: object) -> Iterator[Text]:
            for number in range(100):
                assert len(screen.getvalue().splitlines()) >= number - 30
                laid_out.append(number)
                yield Text(f"line {number}")

    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setattr(session, "_HELD", 100)  # characters that may be held back: ten lines or so
    shown = Session()
    shown.show(Long(), "the end")
    shown.finish()
    assert len(laid_out) == 100
    assert screen.getvalue().splitlines() == [*(f"line {number}" for number in range(100)), "the end"]


@pytest.mark.parametrize("zone", ["UTC+99", "UTC-99", "<+99>-99", "UTC+24:59:59", ":/etc/passwd", "A" * 300])
def test_a_time_zone_that_no_clock_has_is_no_reason_to_fail(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.delenv("COMMITMENTS_TODAY")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        codes = [program(*words).code for words in (["list"], ["note", "2", "x"], ["agenda"], ["log"])]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert codes == [0, 0, 0, 0]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "words",
    [
        "list is:stale", "list due:..+30d", "list due:today", "list updated:..-90d", "agenda",
        "agenda --within 99999999y", "check", "stats", "scorecard --matrix", "changes --from 0001 --to 9999",
        "history --since 9999", "show 2", "export", "export --format ics", "export --format html",
        "note 2 x --on 0001 --dry-run",
    ],
)  # fmt: skip
def test_the_first_and_the_last_day_of_the_calendar_are_days(
    program: Program, pact: Path, day: str, words: str
) -> None:
    result = program("--today", day, *words.split())
    assert (result.code in (0, 2, 3), "unforeseen" in result.err) == (True, False), result
