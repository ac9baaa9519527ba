"""Tab: what is offered where, in bash, zsh and fish, and that nothing in a document reaches the shell as code."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from commitments import completion, progress
from commitments.cli import app
from commitments.commands._complete import COMPLETERS, MANY_DOCUMENTS
from commitments.commands._declared import FOLDER, command_names, parameters, path_of
from commitments.completion import offers, split
from commitments.dates import PartialDate
from commitments.history import Retraction
from commitments.model import Commitment, Document, Status, Update
from commitments.query import IS_VALUES
from commitments.stores import Store

NOW = datetime(2020, 1, 1, tzinfo=UTC)
EVIL = r"""a\$(touch hit) `touch hit` '; touch hit; ' " \" [bold]x[/bold] [/foo] %F{red}""" + "\x1b[31m\nb"
EVIL_TAGS = ("$(touch${IFS}hit)", "*", "`touch${IFS}hit`", "a'b", 'a"b', "a;b", "back\\slash", "energy")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two commitments of one document; the second is hostile. The program's variables name it."""
    for name in [name for name in os.environ if name.startswith("COMMITMENTS_")]:
        monkeypatch.delenv(name)
    store = Store.create(tmp_path / "store")
    with store.change("", "ana", NOW) as change:
        change.put_document(Document("pact", "A pact"))
        change.put(
            Commitment(
                "pact", 1, "We will.", summary="Build: a bridge", tags=("trade",), actors=("Ångström", "New Zealand")
            )
        )
        change.put(Commitment("pact", 2, "We may.", summary=EVIL, tags=tuple(sorted(EVIL_TAGS))))
    (store.path / "commitments.toml").write_text('schema = 1\n[views]\nweak = "no:evidence"\n', encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_STORE", str(store.path))
    return store


def words(line: str) -> list[str]:
    """What is offered at the end of the line, without what is said of it."""
    *before, word = split(line)
    return [offer for offer, _ in offers(before, word)]


# --- what is offered where --------------------------------------------------------------------------------------------

STATUSES = [str(status) for status in Status]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("li", ["list"]),
        ("document s", ["set-aside", "show"]),
        ("--store x li", ["list"]),
        ("show pact-", ["pact-01", "pact-02"]),
        ("show pact-01 pact-0", ["pact-01", "pact-02"]),
        ("mark pact-01 k", ["kept"]),
        ("mark pact-01 kept ", []),
        ("mark --note kept pact-01 k", ["kept"]),
        ("mark -- pact-01 k", ["kept"]),
        ("untag 1 t", ["trade"]),
        ("untag 1 trade e", ["energy"]),
        ("list st", ["status:"]),
        ("list status:ke", ["status:kept"]),
        ("list status:kept,pa", ["status:kept,partial"]),
        ("list status:kept,ke", []),
        ("list member:japan=kept,br", ["member:japan=kept,broken"]),
        ("list member:ang", ["member:angstrom"]),
        ("edit 1 --actor +Å", ["+Ångström"]),
        ("edit 1 --actor +Å --actor Å", ["Ångström"]),
        ("list -status:ke", ["-status:kept"]),
        ("list (tag:tr", ["(tag:trade"]),
        ("list 'tag:trade is:ov", ["tag:trade is:overdue"]),
        ('list \'section:"a b" is:ov', ['section:"a b" is:overdue']),
        ("list 'section:\"a is:ov", []),
        ("list actor:a", ["actor:angstrom"]),
        ("list document:p", ["document:pact"]),
        ("list due:to", ["due:today.."]),
        ("list @", ["@weak"]),
        ("list not @", ["@weak"]),
        ("list -@w", ["-@weak"]),
        ("list (@", ["(@weak"]),
        ("list '-(-@w", ["-(-@weak"]),
        ("list 'is:open or not @", ["is:open or not @weak"]),
        ("mark @w", ["@weak"]),
        ("list no:evi", ["no:evidence"]),
        ("list --format t", ["table", "tsv"]),
        ("list --vocabulary pol", ["politifact", "polimeter"]),
        ("stats --vocabulary g", ["g20"]),
        ("list --format=t", ["--format=table", "--format=tsv"]),
        ("list --sort due,-amo", ["due,-amount"]),
        ("list --fo", ["--format"]),
        ("list -- --fo", []),
        ("--to", ["--today"]),
        ("list --to", ["--today"]),
        ("--show-c", ["--show-completion"]),
        ("list --he", ["--help"]),
        ("help que", ["queries"]),
        ("nonsense ", []),
        ("list nonsense:", []),
    ],
)
def test_what_can_stand_there_is_offered(store: Store, line: str, expected: list[str]) -> None:
    assert words(line) == expected


def test_a_member_whose_name_could_be_a_status_is_offered_in_quotes(store: Store) -> None:
    offered = words("list member:")
    assert ('member:"new"' in offered, "member:new" in offered) == (True, False)  # New Zealand; `new` is unassessed


def test_every_command_is_offered_with_its_first_line_of_help() -> None:
    found = dict(offers([], ""))
    assert list(found) == command_names()
    assert found["undo"]
    assert all(found.values())


def test_an_id_comes_with_its_summary_and_a_status_with_its_meaning(store: Store) -> None:
    assert offers(["show"], "pact-01") == [("pact-01", "Build: a bridge")]
    assert offers(["mark", "pact-01"], "kept") == [("kept", Status.KEPT.meaning)]


def test_the_updates_that_can_be_taken_back_are_offered_with_what_they_are(store: Store) -> None:
    kept = Update(Status.KEPT, PartialDate("2019-05-01"), NOW, "ana", "Built.", "New Zealand")
    note = Update(None, PartialDate("2019-06"), NOW, "ana", EVIL)
    with store.change("", "ana", NOW) as change:
        bridge = change.commitment("pact-01")
        taken = Update(None, PartialDate("2019-07"), NOW, "ana", "No.", act=Retraction(kept.key))
        change.put(bridge._replace(updates=(kept, note, taken)))
    offered = dict(offers(["retract", "pact-01", "--update"], ""))
    assert list(offered) == ["2", "3"]
    assert offered["3"] == "2019-07 takes back update 1, the rating of 2019-05-01 No."
    assert words("commitments retract --update ") == []


def test_of_many_documents_the_document_comes_first(store: Store) -> None:
    with store.change("", "ana", NOW) as change:
        for number in range(MANY_DOCUMENTS):
            change.put_document(Document(f"treaty-{number}", "A treaty"))
    assert words("show pac") == ["pact-01", "pact-02"]
    assert words("show ")[:2] == ["pact-", "treaty-0-"]


def test_the_store_that_is_named_on_the_line_is_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMITMENTS_STORE")
    line = f"--store {store.path} show pact-01"
    assert words(line) == ["pact-01"]
    assert words(f"show --store={store.path} pact-01") == ["pact-01"]


def test_tab_makes_no_store_and_offers_what_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMITMENTS_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert words("show ") != []
    assert words("list status:kept") == ["status:kept"]
    assert words("untag 3 ") == []
    assert list(tmp_path.iterdir()) == []


def test_a_broken_store_offers_nothing_and_says_nothing(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    (store.path / "pact.json").write_text("{", encoding="utf-8")
    assert answered(capsys, "fish", _TYPER_COMPLETE_ARGS="commitments show pact-") == (0, "")


# --- the declarations -------------------------------------------------------------------------------------------------


def every_command(group: Any, folder: str) -> Iterator[tuple[str, Any]]:
    """(file, Typer's command) for each, those of groups too."""
    for name in command_names(folder):
        path, command = path_of(name, folder), group.get_command(None, name)
        assert path is not None
        if os.path.isdir(path):
            yield from every_command(command, path)
        else:
            yield path, command


def as_typer_has_it(command: Any) -> list[tuple[frozenset[str], bool, bool, bool]]:
    return [
        (
            frozenset((*parameter.opts, *parameter.secondary_opts))
            if parameter.param_type_name == "option"
            else frozenset(),
            not getattr(parameter, "is_flag", False),
            parameter.param_type_name == "argument" and parameter.nargs == -1,
            parameter._custom_shell_complete is not None,
        )
        for parameter in command.params
        if parameter.name not in ("install_completion", "show_completion")
    ]


def as_declared(path: str, function: str = "run") -> list[tuple[frozenset[str], bool, bool, bool]]:
    return [
        (frozenset(one.names), one.takes_value, one.repeats and not one.names, bool(one.completer))
        for one in parameters(path, function)
    ]


def test_the_parameters_read_from_the_files_are_those_that_typer_knows() -> None:
    root: Any = typer.main.get_command(app)
    commands = list(every_command(root, FOLDER))
    assert len(commands) > 20
    for path, command in commands:
        assert (path, as_declared(path)) == (path, as_typer_has_it(command))
    cli = str(Path(FOLDER).parent / "cli.py")
    assert as_declared(cli, "_root") == as_typer_has_it(root)


def test_every_completer_that_a_command_names_is_there() -> None:
    root: Any = typer.main.get_command(app)
    named = {one.completer for path, _ in every_command(root, FOLDER) for one in parameters(path)}
    assert named - {""} == set(COMPLETERS)


# --- the shells' protocols --------------------------------------------------------------------------------------------


def answered(capsys: pytest.CaptureFixture[str], shell: str, **environment: str) -> tuple[int, str]:
    capsys.readouterr()
    code = completion.answer(shell, environment)
    return code, capsys.readouterr().out


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["sho"], ["show"]),
        (["document", "show", ""], ["pact"]),
        (["list", "status", ":", "ke"], ["kept"]),
        (["list", "status", ":", "kept,pa"], ["kept,partial"]),
        (["list", "is", ":"], [*IS_VALUES]),
        (["list", "-is", ":", "op"], ["open", "opposed"]),
        (["list", "--format", "=", "ts"], ["tsv"]),
        (["list", "@", "we"], ["weak"]),
        (["list", "not", "@", "we"], ["weak"]),
        (["list", "-", "@", "we"], ["weak"]),
        (["list", "'is:open -@w"], ["is:open -@weak"]),
        (["list", "'is:open no:evi"], ["is:open no:evidence"]),
        (["list", '"is:ov'], ["is:overdue"]),
        (["list", "is"], [f"is:{value}" for value in IS_VALUES]),
        (["untag", "2", ""], ["energy", "trade"]),
    ],
)
def test_bash_gets_the_part_it_replaces(
    store: Store, capsys: pytest.CaptureFixture[str], pieces: list[str], expected: list[str]
) -> None:
    line = {"COMP_WORDS": "\n".join(["commitments", *pieces]), "COMP_CWORD": str(len(pieces))}
    assert answered(capsys, "bash", **line) == (0, "".join(f"{word}\n" for word in expected))


def test_fish_is_told_whether_there_is_anything_and_what(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"_TYPER_COMPLETE_ARGS": "commitments show pact-01"}
    assert answered(capsys, "fish", **line) == (0, "pact-01\tBuild: a bridge\n")
    assert answered(capsys, "fish", **line, _TYPER_COMPLETE_FISH_ACTION="is-args") == (0, "")
    nothing = {"_TYPER_COMPLETE_ARGS": "commitments show xx"}
    assert answered(capsys, "fish", **nothing, _TYPER_COMPLETE_FISH_ACTION="is-args") == (1, "")


def test_zsh_is_told_apart_what_more_is_to_follow(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    _, told = answered(capsys, "zsh", _TYPER_COMPLETE_ARGS="commitments list 'pact-01")
    assert told.startswith("local -a whole half; whole=('pact-01:Build: a bridge'); half=();")
    _, told = answered(capsys, "zsh", _TYPER_COMPLETE_ARGS="commitments list sect")
    assert "half=('section\\::the heading it stands under')" in told
    assert answered(capsys, "zsh", _TYPER_COMPLETE_ARGS="commitments export -o ") == (0, "_files\n")


def test_a_line_that_makes_no_sense_is_answered_with_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "bash", COMP_WORDS="commitments", COMP_CWORD="x") == (1, "")


@given(st.text())
def test_what_zsh_is_told_stays_one_word_whatever_it_holds(text: str) -> None:
    assert shlex.split(completion._quoted(text)) == [text]


@given(st.lists(st.text(min_size=1)))
def test_words_that_were_quoted_are_read_as_they_were(line: list[str]) -> None:
    assert split(" ".join(map(shlex.quote, line))) == (line or [""])


# --- the shells themselves --------------------------------------------------------------------------------------------


@pytest.fixture
def in_shell(store: Store, tmp_path: Path) -> Callable[[str, str], list[str]]:
    """Runs a script in a shell that has the program's own completion script, in an empty folder."""
    binaries, empty = tmp_path / "bin", tmp_path / "empty"
    binaries.mkdir()
    empty.mkdir()
    program = binaries / "commitments"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m commitments "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    package = str(Path(completion.__file__).parent.parent)
    path = f"{binaries}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONPATH": package, "COMMITMENTS_STORE": str(store.path), "LC_ALL": "C.UTF-8"}

    def call(shell: str, script: str) -> list[str]:
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed")
        source = typer.completion.get_completion_script(
            prog_name="commitments", complete_var="_COMMITMENTS_COMPLETE", shell=shell
        )
        words = [shell, "--norc"] if shell == "bash" else [shell, "-f"] if shell == "zsh" else [shell, "--no-config"]
        done = subprocess.run(
            [*words, "-c", f"{_PRELUDES.get(shell, '')}\n{source}\n{script}"],
            cwd=empty,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert list(empty.iterdir()) == [], "something in the document was run"
        assert done.stderr == ""
        return done.stdout.splitlines()

    return call


# Outside an interactive zsh its completion system is not there; these stand for it and print what they are given.
_PRELUDES = {"zsh": 'compdef() { }\n_files() { print files }\n_describe() { print -rl -- "${whole[@]}" "${half[@]}" }'}


def test_in_bash_nothing_hostile_is_offered(in_shell: Callable[[str, str], list[str]]) -> None:
    script = "COMP_WORDS=(commitments untag 2 ''); COMP_CWORD=3; _commitments_completion commitments\n"
    assert in_shell("bash", script + "printf '%s\\n' \"${COMPREPLY[@]}\"") == ["energy", "trade"]


def test_in_zsh_a_hostile_summary_is_text(in_shell: Callable[[str, str], list[str]]) -> None:
    script = "words=(commitments show pact-02); CURRENT=3; _commitments_completion"
    (line,) = in_shell("zsh", script)
    assert line.startswith(r"pact-02:a\\$(touch hit) `touch hit` '; touch hit; '")


def test_in_zsh_a_hostile_tag_is_a_word(in_shell: Callable[[str, str], list[str]]) -> None:
    lines = in_shell("zsh", "words=(commitments untag 2 ''); CURRENT=4; _commitments_completion")
    assert sorted(line.replace("\\\\", "\\") for line in lines) == sorted((*EVIL_TAGS, "trade"))


def test_in_fish_a_hostile_summary_is_text(in_shell: Callable[[str, str], list[str]]) -> None:
    (line,) = in_shell("fish", "complete --do-complete 'commitments show pact-02'")
    assert line.startswith(r"pact-02	a\$(touch hit) `touch hit` '; touch hit; '")


def test_nothing_is_said_to_who_is_typing_however_long_it_takes(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert offers(["untag", "pact-01"], "tr") == [("trade", "")]
    assert offers(["list"], "actor:") != []
    assert capsys.readouterr().err == ""
