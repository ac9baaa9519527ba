"""`check` where texts were changed or cannot be read: what it names, what it repairs, what it leaves alone."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pacts import TEXT, TRAINS, files_of
from terminals import Program

from commitments.stores import Store
from commitments.stores.changes.change import Change

CRLF = TEXT.replace("\n", "\r\n").encode()
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(folder: Path, *words: str) -> None:
    name = ["-c", "user.name=ana", "-c", "user.email=ana@example.org"]
    subprocess.run(["git", *name, *words], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)


def found(program: Program, *words: str) -> list[tuple[str, str, str]]:
    """The problems: check, place, repair."""
    rows = [row.split("\t") for row in program("check", *words, "--format", "tsv").out.splitlines()[1:]]
    return [(check, where, repair) for level, check, where, _, repair in rows if level == "problem"]


@pytest.fixture
def clone(program: Program, pact: Path, tmp_path: Path) -> Path:
    """A store without a problem, as git gives it to somebody who has core.autocrlf on."""
    program("note", "2", "Here it is.", "--evidence", "https://a.example")
    (pact / ".gitattributes").unlink(missing_ok=True)
    git(pact, "init", "-q")
    git(pact, "add", ".")
    git(pact, "commit", "-q", "-m", "the pact")
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(pact), "clone")
    assert (tmp_path / "clone" / "pact-2015.txt").read_bytes() == CRLF
    return tmp_path / "clone"


LINE_ENDS = ("hash", "pact-2015", "restore the line ends")
UNSUPPORTED = ("unsupported", "pact-2015-02", "")


def test_line_ends_that_git_changed_are_one_problem(program: Program, clone: Path) -> None:
    assert found(program, "--store", str(clone)) == [LINE_ENDS]


def test_line_ends_are_restored_and_nothing_else_in_one_step_that_can_be_undone(program: Program, clone: Path) -> None:
    before = files_of(clone)
    fixed = program("check", "--fix", "--store", str(clone))
    assert (fixed.code, "pact-2015: restore the line ends" in fixed.err) == (0, True)
    after = {name: data for name, data in files_of(clone).items() if not name.startswith(".commitments")}
    kept = {name: data for name, data in before.items() if not name.startswith(".commitments")}
    assert after == kept | {"pact-2015.txt": TEXT.encode()}
    assert program("undo", "--store", str(clone)).code == 0
    assert (clone / "pact-2015.txt").read_bytes() == CRLF


def test_what_is_advised_against_changed_line_ends_helps(program: Program, clone: Path) -> None:
    (clone / ".gitattributes").write_text("* -text\n")
    (clone / "pact-2015.txt").unlink()
    git(clone, "checkout", "pact-2015.txt")
    assert found(program, "--store", str(clone)) == []


@pytest.mark.parametrize("words", [(), ("pact-2015-01",)])
def test_no_span_is_moved_in_a_text_that_is_not_the_one_that_was_taken_in(
    program: Program, pact: Path, words: tuple[str, ...]
) -> None:
    (pact / "pact-2015.txt").write_text(f"A preface.\n{TEXT}")
    before = files_of(pact)
    assert {repair for _, _, repair in found(program, *words)} == {""}
    assert program("check", "--fix", *words).code == 3
    assert files_of(pact) == before


def test_what_somebody_changes_before_the_repairs_is_not_repaired_by_what_was_there(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pact / "pact-2015.json"
    file.write_text(file.read_text().replace('"span": [8, 44]', '"span": [9, 45]'))
    assert ("quote", "pact-2015-01", "set the span to 8-44") in found(program)
    meanwhile = f"A preface.\n{TEXT}"
    change = Store.change

    def late(store: Store, *arguments: object, **options: object) -> Change:
        (pact / "pact-2015.txt").write_text(meanwhile)
        return change(store, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "change", late)
    before = files_of(pact)
    assert program("check", "--fix").code == 3
    assert files_of(pact) == before | {"pact-2015.txt": meanwhile.encode()}


def not_utf_8(text: Path) -> None:
    text.write_bytes(TRAINS.encode() + b"\xff")


def folder(text: Path) -> None:
    text.unlink()
    text.mkdir()


def link_to_nothing(text: Path) -> None:
    text.unlink()
    text.symlink_to("nowhere.txt")


def link_to_itself(text: Path) -> None:
    text.unlink()
    text.symlink_to(text.name)


def closed(text: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("everything is open to root")
    text.chmod(0)


@pytest.mark.parametrize("breakage", [not_utf_8, folder, link_to_nothing, link_to_itself, closed])
def test_a_text_that_cannot_be_read_is_a_problem_and_all_the_rest_is_checked(
    program: Program, two_documents: Path, breakage: Callable[[Path], None]
) -> None:
    (two_documents / "oath-2020.json").write_text("{")
    breakage(two_documents / "pact-2015.txt")
    result = program("check")
    assert (result.code, "pact-2015.txt" in result.out) == (3, True)
    assert found(program) == [("unreadable", "oath-2020", ""), ("unreadable", "pact-2015", ""), UNSUPPORTED]
    assert found(program, "pact-2015-02") == [("unreadable", "pact-2015", ""), UNSUPPORTED]


def bad_record(text: Path) -> None:
    file = text.with_suffix(".json")
    file.write_text(file.read_text().replace('"kept"', '"kpet"'))


@pytest.mark.parametrize("breakage", [not_utf_8, folder, link_to_nothing, link_to_itself, closed, bad_record])
def test_a_document_of_which_anything_cannot_be_read_is_not_repaired(
    program: Program, pact: Path, breakage: Callable[[Path], None]
) -> None:
    file = pact / "pact-2015.json"
    file.write_text(file.read_text().replace('"steel"', '" steel"'))
    breakage(pact / "pact-2015.txt")
    before = file.read_bytes()
    fixed = program("check", "--fix")
    assert (fixed.code, " steel" in fixed.out, file.read_bytes()) == (3, True, before)


def test_a_pipe_in_place_of_a_text_is_a_problem_that_is_not_waited_for(program: Program, pact: Path) -> None:
    (pact / "pact-2015.txt").unlink()
    os.mkfifo(pact / "pact-2015.txt")
    before = (pact / "pact-2015.json").read_bytes()
    assert (program("check").code, program("check", "--fix").code) == (3, 3)
    assert (pact / "pact-2015.json").read_bytes() == before


def test_every_saved_view_that_cannot_be_asked_is_a_problem(program: Program, two_documents: Path) -> None:
    with (two_documents / "commitments.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[views]\ngood = "status:kept"\nfew = "3,4"\nempty = " "\nmine = "@mine"\nword = "status:done"\n'
            'caller = "@word or is:open"\nold = "document:gone-2001"\n'
        )
    found = json.loads(program("check", "--format", "json").out)
    assert [(one["level"], one["message"]) for one in found if one["check"] == "view"] == [
        ("problem", "the view @empty is empty; write its query under [views]"),
        ("problem", "a view cannot call itself: @mine calls @mine; change one of them under [views]"),
        ("problem", "in the view @word: 'done' is not a status; did you mean 'kept'? (done as promised)"),
        ("problem", "in the view @old: no document 'gone-2001' in this store; it has oath-2020, pact-2015"),
    ]
    assert program("check").code == 3


def test_a_bare_id_of_a_document_means_that_document_and_a_word_that_none_has_checks_nothing(
    program: Program, pact: Path
) -> None:
    whole = program("check", "document:pact-2015")
    assert (program("check", "pact-2015"), program("check", "not", "pact-2015").out) == (whole, "")
    assert program("check", "nosuchword") == (0, "", "no commitment matches, so nothing was checked\n")
    assert program("check", "nosuchword", "--format", "json").out == "[]\n"
