"""Codes of second coders in git: one coder's work in two clones is merged, and that of two coders never meets."""

from pathlib import Path

import pytest
from clones import Clone, two_clones

CLEO = "data/codes/pact-2015/cleo.json"


def codes(clone: Clone, path: str = CLEO) -> list[str]:
    """What stands in a coder's file: the commitment and the status of each code, in order."""
    lines = (clone.path / path).read_text(encoding="utf-8").splitlines()
    return [" ".join(line.split('"')[i] for i in (1, 5, 9)) for line in lines if '"commitment"' in line]


def code(clone: Clone, number: int, status: str, coder: str = "Cleo", today: str = "2026-11-24") -> None:
    clone.run("--today", today, "code", str(number), "--status", status, "--by", coder)


@pytest.mark.parametrize("has_driver", [True, False])
def test_what_one_coder_said_in_two_clones_is_merged_in_order_of_recording(tmp_path: Path, has_driver: bool) -> None:
    ana, ben = two_clones(tmp_path, has_driver=has_driver)
    code(ana, 1, "kept")
    ana.commit()
    ben.git("pull", "-q", "ana", "main")
    code(ben, 2, "broken", today="2026-11-26")
    code(ben, 3, "kept", today="2026-11-26")
    ben.commit()
    code(ana, 2, "partial", today="2026-11-25")
    ana.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=0 if has_driver else 1)
    if not has_driver:
        said = ben.run("agreement", code=5).said
        assert "commitments git resolve codes/pact-2015/cleo.json" in said
        ben.run("git", "resolve")
        ben.commit("merged")
    assert codes(ben) == [
        "1 pact-2015-01 kept",
        "2 pact-2015-02 partial",
        "3 pact-2015-02 broken",
        "4 pact-2015-03 kept",
    ]
    merged = (ben.path / CLEO).read_bytes()
    ana.git("pull", "-q", str(ben.path), "main")
    code(ana, 4, "kept")
    ana.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert (codes(ben)[:4], len(codes(ben)), merged) == (codes(ana)[:4], 5, merged)
    assert "codes" not in ben.run("check", code=3).said


def test_a_file_of_codes_is_named_as_commands_and_as_git_name_it(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    code(ana, 1, "kept")
    code(ben, 2, "broken")
    ana.commit()
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    for name in ("codes/pact-2015/cleo.json", CLEO):
        assert f"{CLEO}: merged by meaning" in ben.run("git", "resolve", name, "--dry-run").said


def test_codes_of_two_coders_are_never_put_together_though_their_files_are_called_alike(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    code(ana, 1, "kept", "Ann Lee")
    code(ben, 1, "broken", "ann lee")
    ana.commit()
    ben.commit()
    said = ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1).said
    assert "holds codes of 'ann lee' on one side and of 'Ann Lee' on the other" in said
    path = ben.path / "data/codes/pact-2015/ann-lee.json"
    before = path.read_bytes()
    for words in ((), ("--ours",), ("data/codes/pact-2015/ann-lee.json",)):
        assert "which are never put together" in ben.run("git", "resolve", *words, code=5).said
    assert path.read_bytes() == before


def test_a_code_goes_along_with_its_commitment_to_the_number_that_a_merge_gives_it(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    for clone, coder in ((ana, "Cleo"), (ben, "Dora")):
        clone.add(f"{clone.name} adds")
        code(clone, 5, "kept", coder)
        clone.commit()
    code(ana, 5, "broken", "Emil")
    ana.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert ben.quotes()["pact-2015-06"] == "ana adds"
    said = ben.run("adjudicate", "--list", "--format", "csv").said
    assert [line for line in said.splitlines() if "Cleo" in line] == ["pact-2015-06,,Cleo: kept; Emil: broken,ana adds"]
    assert "Dora" not in said


def test_undo_after_a_merge_takes_back_no_code_from_another_clone(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    code(ana, 1, "kept")
    code(ben, 2, "broken")
    ana.commit()
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    before = (ben.path / CLEO).read_bytes()
    assert "changed since by something else" in ben.run("undo", code=1).said
    assert (ben.path / CLEO).read_bytes() == before


def test_codes_from_a_newer_version_are_merged_line_by_line(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    for clone in (ana, ben):
        code(clone, 1 if clone is ana else 2, "kept")
        path = clone.path / CLEO
        path.write_text(path.read_text(encoding="utf-8").replace('"schema": 1', '"schema": 2'), encoding="utf-8")
        clone.commit()
    said = ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1).said
    assert "is merged line by line: cleo.json was written by a newer version" in said
    assert "<<<<<<< " in (ben.path / CLEO).read_text(encoding="utf-8")
