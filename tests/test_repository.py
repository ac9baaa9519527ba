"""What git knows of a folder, asked of real repositories."""

import os
import subprocess
from pathlib import Path

import pytest

from commitments import repository


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`data/` in a repository, with one file that was committed."""
    for name, value in (("GIT_CONFIG_GLOBAL", os.devnull), ("GIT_CONFIG_NOSYSTEM", "1"), ("HOME", str(tmp_path))):
        monkeypatch.setenv(name, value)
    made = tmp_path / "repository" / "data"
    made.mkdir(parents=True)
    git(made.parent, "init", "-q", "-b", "main")
    git(made, "config", "user.name", "ana")
    git(made, "config", "user.email", "ana@example.org")
    commit(made, "one")
    return made


def git(folder: Path, *words: str, code: int = 0) -> None:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr


def commit(folder: Path, text: str) -> None:
    (folder / "a.json").write_text(text)
    git(folder, "add", "a.json")
    git(folder, "commit", "-qm", text)


def diverged(folder: Path) -> None:
    """On main and on topic the file is another one."""
    git(folder, "checkout", "-qb", "topic")
    commit(folder, "theirs")
    git(folder, "checkout", "-q", "main")
    commit(folder, "ours")


def test_there_is_none_around_a_folder_outside_of_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert repository.around(tmp_path) is None


def test_without_git_there_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert repository.around(folder) is None


def test_a_committed_file_is_known_by_its_content(folder: Path) -> None:
    around = repository.around(folder)
    assert around == repository.Repository(folder, "data/")
    (name,) = files = around.files("HEAD")
    assert (name, around.content(files[name])) == ("a.json", b"one")
    assert repository.is_content(files[name], b"one")
    assert not repository.is_content(files[name], b"two")
    assert around.files("nowhere") == {}


def test_what_a_hook_says_of_its_repository_is_not_about_this_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    around = repository.around(folder)
    assert around is not None
    assert [*around.files("HEAD")] == ["a.json"]


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        (["merge", "topic"], {1: b"one", 2: b"ours", 3: b"theirs"}),
        (["rebase", "topic"], {1: b"one", 2: b"theirs", 3: b"ours"}),
        (["cherry-pick", "topic"], {1: b"one", 2: b"ours", 3: b"theirs"}),
    ],
)
def test_what_git_could_not_merge_is_known_with_its_sides_and_what_is_under_way(
    folder: Path, words: list[str], sides: dict[int, bytes]
) -> None:
    diverged(folder)
    around = repository.around(folder)
    assert around is not None
    assert (around.unmerged(), around.under_way()) == ({}, "")
    git(folder, *words, code=1)
    found = {stage: around.content(blob) for stage, blob in around.unmerged()["a.json"].items()}
    assert (found, around.under_way()) == (sides, words[0])


def test_the_sides_of_a_merge_are_known_before_and_after_it_is_committed(folder: Path) -> None:
    diverged(folder)
    around = repository.around(folder)
    assert around is not None
    assert around.merged() is None
    git(folder, "merge", "topic", code=1)
    (ours, theirs, base) = around.merged() or ("", "", "")
    assert (ours, theirs, [around.content(blob) for blob in around.files(base).values()]) == (
        "HEAD",
        "MERGE_HEAD",
        [b"one"],
    )
    commit(folder, "both")
    assert (around.merged() or ())[:2] == ("HEAD^1", "HEAD^2")


def test_what_others_committed_is_told_from_what_is_ones_own(folder: Path) -> None:
    around = repository.around(folder)
    assert around is not None
    assert [*around.by_others("a.json", 9)] == []
    git(folder, "config", "user.email", "ben@example.org")
    commit(folder, "two")
    assert [*around.by_others("a.json", 9)] == [repository.Commit(b"one", ())]
    git(folder, "config", "user.email", "carl@example.org")
    assert [*around.by_others("a.json", 9)] == [repository.Commit(b"two", (b"one",)), repository.Commit(b"one", ())]
    assert [*around.by_others("a.json", 1)] == [repository.Commit(b"two", (b"one",))]
