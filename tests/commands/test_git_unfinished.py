"""In the midst of a merge: what undo may take back, and what every message says that is to be done next."""

import shlex
from pathlib import Path

import pytest
from clones import Clone, two_clones

from commitments.model import Status


@pytest.fixture
def ana_and_ben(tmp_path: Path) -> tuple[Clone, Clone]:
    return two_clones(tmp_path)


def test_undo_takes_back_nothing_that_is_also_of_who_is_being_merged(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    for clone in (ana, ben):
        clone.run("tag", "1", "rail")
        clone.commit()
    ben.git("pull", "-q", "--no-rebase", "--no-commit", "ana", "main")
    assert "done by somebody else too, as git has it: pact-2015-01" in ben.run("undo", code=1).said
    assert ben.store.commitment("pact-2015-01").tags == ("rail", "transport")


def test_a_file_is_found_as_git_names_it_wherever_in_the_repository_one_is(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    for clone in (ana, ben):
        clone.edit(3, summary=f"{clone.name} says")
        clone.commit()
    said = ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1).said
    command = next(line for line in said.splitlines() if "settle that with: " in line).partition("with: commitments ")[
        2
    ]
    ben.path = ben.path / "data"
    assert "pact-2015.json: merged by meaning" in ben.run(*shlex.split(command), "--theirs").said


def test_a_text_that_both_replaced_is_taken_from_one_side_as_it_is_said(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    for clone in (ana, ben):
        text = clone.path / "new.txt"
        text.write_text(f"Japan will build ten trains by 2018.\nSigned by {clone.name}.\n")
        clone.run("document", "add", "new.txt", "--id", "pact-2015", "--replace")
        text.unlink()
        clone.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    said = ben.run("git", "resolve", "--theirs").said
    ben.git("add", "data/pact-2015.json")
    assert "git holds these to be unmerged: data/pact-2015.txt" in ben.run("git", "resolve").said
    command = next(line for line in said.splitlines() if "its own" in line).partition("side: ")[2]
    for words in command.split(", then "):
        ben.git(*shlex.split(words)[1:])
    ben.git("commit", "-qm", "merged")
    assert "its text is not the one" not in ben.run("check", code=3).said
    assert "Signed by ana" in (ben.path / "data" / "pact-2015.txt").read_text()


@pytest.mark.parametrize("is_ours_removed", [True, False])
def test_a_document_that_one_side_removed_is_kept_with_its_text_as_it_is_said(
    ana_and_ben: tuple[Clone, Clone], is_ours_removed: bool
) -> None:
    ana, ben = ana_and_ben
    remover, rater = (ben, ana) if is_ours_removed else (ana, ben)
    remover.run("document", "remove", "pact-2015", "--yes")
    remover.commit()
    rater.mark(1, Status.BROKEN, 1)
    rater.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    said = ben.run("git", "resolve", code=1).said
    command = said.partition("keep it with: ")[2].partition("; or ")[0]
    for words in command.split(", and its text with: "):
        ben.git(*shlex.split(words)[1:])
    ben.git("commit", "-qm", "merged")
    assert "text is missing" not in ben.run("check", code=3).said
    assert ben.notes(1) == [("ben", "12:00"), (rater.name, "12:01")]
