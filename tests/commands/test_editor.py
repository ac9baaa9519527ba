"""What is written in an editor stays in its file, which is named, until it is stored."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pacts import RECORDED
from terminals import Program, on_terminal

from commitments.stores import Store

Editor = Callable[[str], str]
HUGE = "9" * 5_000
DEEP = "[" * 100_000


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the editor's files are made, by processes that the tests start too."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.delenv("VISUAL", raising=False)
    return folder


@pytest.fixture
def editor(scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Sets $EDITOR to a script, in which `file` is the path that is edited."""

    def called(script: str) -> str:
        (tmp_path / "editor.py").write_text(
            f"import os, sys, time\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n{script}\n", "utf-8"
        )
        monkeypatch.setenv("EDITOR", f"{sys.executable} {tmp_path / 'editor.py'}")
        return f"{sys.executable} {tmp_path / 'editor.py'}"

    return called


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (f"due = {HUGE}".encode(), "this is not TOML: it holds a number of too many digits"),
        (f"due = 0x{'f' * 5_000}".encode(), "this is not TOML: it holds a number of too many digits"),
        (f"tags = {DEEP}".encode(), "this is not TOML: it is nested too deeply"),
        (b"a." * 100_000 + b"a = 1", "this is not TOML: a name has more than 50 parts"),
        (b'quote = "\xff"', "this is not UTF-8 text (byte 9)"),
        ('summary = "é"'.encode("utf-16")[:-1], "this is not UTF-8 text (byte 26)"),
        (f'amount = "{HUGE} USD"'.encode(), f"amount '{'9' * 39}…': that is more money than there is"),
    ],
    ids=["digits", "sixteens", "brackets", "parts", "not UTF-8", "UTF-16", "money"],
)
def test_a_text_that_cannot_be_read_is_kept_and_named(
    program: Program, pact: Path, editor: Editor, scratch: Path, tmp_path: Path, written: bytes, said: str
) -> None:
    (tmp_path / "written").write_bytes(written)
    editor(f"file.write_bytes(Path({str(tmp_path / 'written')!r}).read_bytes())")
    before = files_of(pact)
    result = program("edit", "2")
    (kept,) = scratch.iterdir()
    assert (result, kept.read_bytes(), files_of(pact)) == (
        (2, "", f"commitments: {said}; nothing was changed; what you wrote is in {kept}\n"),
        written,
        before,
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_read_over(
    program: Program, pact: Path, editor: Editor, scratch: Path, encoding: str
) -> None:
    editor(f"file.write_text('summary = \"Acier bon marché\"\\n', {encoding!r})")
    assert program("edit", "2").out == "pact-2015-02  summary: (none) → Acier bon marché\n"
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("file.unlink()", "the editor left no file behind; nothing was changed"),
        ("file.write_text(' \\n', 'utf-8-sig')", "the text was emptied, so nothing was changed"),
        ("file.write_text(' \\n')", "the text was emptied, so nothing was changed"),
        ("sys.exit(1)", "the editor gave up; nothing was changed"),
    ],
)
def test_where_nothing_was_written_nothing_is_left(
    program: Program, pact: Path, editor: Editor, scratch: Path, script: str, said: str
) -> None:
    editor(script)
    before = files_of(pact)
    assert (program("edit", "2"), list(scratch.iterdir()), files_of(pact)) == (
        (1, "", f"commitments: {said}\n"),
        [],
        before,
    )


def test_a_folder_in_place_of_the_file_is_left_and_named(
    program: Program, pact: Path, editor: Editor, scratch: Path
) -> None:
    editor("file.unlink(); file.mkdir(); (file / 'mine').write_text('x')")
    result = program("edit", "2")
    (kept,) = scratch.iterdir()
    said = f"what the editor left is no text file that can be read; what the editor left is in {kept}"
    assert (result, (kept / "mine").read_text()) == ((1, "", f"commitments: {said}\n"), "x")


def test_what_an_editor_that_gave_up_had_written_is_kept(
    program: Program, pact: Path, editor: Editor, scratch: Path
) -> None:
    editor("file.write_text('summary = \"Half a th'); sys.exit(1)")
    result = program("edit", "2")
    (kept,) = scratch.iterdir()
    assert result == (1, "", f"commitments: the editor gave up; nothing was changed; what you wrote is in {kept}\n")


def test_a_change_that_cannot_be_made_keeps_the_text(
    program: Program, pact: Path, editor: Editor, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("file.write_text('summary = \"Cheap steel\"')")
    monkeypatch.setenv("COMMITMENTS_LOCK_TIMEOUT", "0")
    with Store.open(pact).change("other", "ben", RECORDED):
        result = program("edit", "2")
    (kept,) = scratch.iterdir()
    assert (result.code, result.err.endswith(f"; what you wrote is in {kept}\n")) == (5, True)


def test_something_unforeseen_keeps_the_text(
    program: Program, pact: Path, editor: Editor, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("file.write_text('summary = \"Cheap steel\"')")
    monkeypatch.setattr("commitments.desk.said.recoding.coded", lambda *_: 1 / 0)
    result = program("edit", "2")
    (kept,) = scratch.iterdir()
    assert (result.code, result.err.splitlines()[0]) == (1, f"warning: what you wrote is in {kept}")


def test_a_command_that_opened_an_editor_is_not_run_again(
    program: Program, pact: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    editor("file.write_text('summary = \"Cheap steel\"')")
    monkeypatch.setattr("commitments.session.Session.run_once", lambda _: done.append("run once"))
    monkeypatch.setattr("commitments.desk.said.editor._open", lambda *_: done.append("opened"))
    program("edit", "2")
    assert done == ["run once", "opened"]


def test_ctrl_c_that_ends_the_editor_keeps_the_text(pact: Path, editor: Editor, scratch: Path) -> None:
    started = editor("file.write_text('summary = \"Che'); print('writing', flush=True); time.sleep(60)")
    code, screen = on_terminal("edit", "2", talk=[("writing", "\x03")], EDITOR=started, TMPDIR=str(scratch))
    (kept,) = scratch.iterdir()
    said = f"warning: what you wrote is in {kept}\ncommitments: interrupted; nothing was changed\n"
    assert (code, screen.endswith(said)) == (130, True), screen


def test_ctrl_c_that_the_editor_takes_for_itself_does_not_end_the_command(
    pact: Path, editor: Editor, scratch: Path
) -> None:
    started = editor(
        "try:\n    print('writing', flush=True); time.sleep(60)\nexcept KeyboardInterrupt:\n"
        "    file.write_text('summary = \"Cheap steel\"')"
    )
    code, screen = on_terminal("edit", "2", talk=[("writing", "\x03")], EDITOR=started, TMPDIR=str(scratch))
    assert (code, "summary: (none) → Cheap steel" in screen, list(scratch.iterdir())) == (0, True, [])


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ("\x03", 130, "warning: what you wrote is in {}\ncommitments: interrupted; nothing was changed\n"),
        ("n\n", 1, "commitments: nothing was changed; what you wrote is in {}\n"),
    ],
    ids=["Ctrl-C", "no"],
)
def test_who_does_not_edit_again_is_told_where_the_text_is(
    pact: Path, editor: Editor, scratch: Path, answer: str, code: int, said: str
) -> None:
    started = editor(f"file.write_text('tags = {DEEP}')")
    talk = [("Edit again?", answer)]
    result, screen = on_terminal("edit", "2", talk=talk, width=400, EDITOR=started, TMPDIR=str(scratch))
    (kept,) = scratch.iterdir()
    assert (result, screen.endswith(said.format(kept))) == (code, True), screen


def test_editing_again_goes_on_with_what_was_written(pact: Path, editor: Editor, scratch: Path) -> None:
    started = editor(
        "was = file.read_text(); file.write_text(was.replace('x', 'y') if was[:1] == 's' else 'summary = \"x\" [')\n"
        "if was[:1] == 's': file.write_text('summary = \"y\"')"
    )
    code, screen = on_terminal("edit", "2", talk=[("Edit again?", "y\n")], EDITOR=started, TMPDIR=str(scratch))
    assert (code, "summary: (none) → y" in screen, list(scratch.iterdir())) == (0, True, [])


def test_in_a_review_of_candidates_a_text_that_fails_is_kept_and_the_candidate_asked_for_again(
    program: Program, pact: Path, editor: Editor, scratch: Path, tmp_path: Path
) -> None:
    (tmp_path / "oath.txt").write_text("We will build ten bridges by 2030.\n")
    program("document", "add", "oath.txt", "--id", "oath-2020", "--title", "The Oath", "--published", "2020")
    started = editor(f"file.write_text('due = {HUGE}')")
    talk = [("[q]uit: ", "e\n"), ("Edit again?", "n\n"), ("[q]uit: ", "q\n")]
    code, screen = on_terminal(
        "extract", "oath-2020", "--review", talk=talk, EDITOR=started, TMPDIR=str(scratch), COMMITMENTS_STORE=str(pact)
    )
    (kept,) = scratch.iterdir()
    assert (code, re.findall(r"what you wrote is in\s+(.*)", screen)) == (0, [str(kept)]), screen
