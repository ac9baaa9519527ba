"""Setting git up for a store, and what a stranger's repository cannot do with it."""

import json
import os
import shutil
from pathlib import Path

from clones import NOON, assert_all_is_there, both_rate_the_first_and_add, programs, two_clones

from commitments.stores import Store

# --- setting up -------------------------------------------------------------------------------------------------------


def test_setting_up_writes_what_is_missing_and_keeps_what_is_there(tmp_path: Path) -> None:
    ana, _ = two_clones(tmp_path, has_driver=False)
    attributes = ana.path / "data" / ".gitattributes"
    attributes.write_text("*.md text")
    assert "dry run" in ana.run("git", "setup", "--dry-run").said
    assert attributes.read_text() == "*.md text"
    assert f"git add {ana.path / 'data' / '.gitattributes'}" in ana.run("git", "setup").said
    lines = [line for line in attributes.read_text().split("\n") if line and line[0] != "#"]
    own = ["/*.json", "/codes/*/*.json", *(f"/evidence/*.{ending}" for ending in ("json", "txt", "warc.gz"))]
    merged = [f"{pattern} merge=commitments" for pattern in own]
    assert lines == ["*.md text", "* -text", *merged, "/*.txt -merge"]
    assert "it was set up already" in ana.run("git", "setup").said


def test_setting_up_outside_a_repository_says_what_to_do(tmp_path: Path) -> None:
    ana, _ = two_clones(tmp_path, has_driver=False)
    shutil.rmtree(ana.path / ".git")
    assert "is in no git repository; make one with: git init" in ana.run("git", "setup", code=5).said


def test_a_clone_with_autocrlf_has_the_same_bytes_and_merges(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    ben.configure("core.autocrlf", "true")
    shutil.rmtree(ben.path / "data")
    ben.git("checkout", "-q", "--", ".")
    for name in ("pact-2015.json", "pact-2015.txt"):
        assert (ben.path / "data" / name).read_bytes() == (ana.path / "data" / name).read_bytes()
    both_rate_the_first_and_add(ana, ben)
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert_all_is_there(ben)


def test_a_text_that_both_replaced_is_never_a_mixture(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    for clone, place in ((ana, 0), (ben, -2)):
        lines = (clone.path / "data" / "pact-2015.txt").read_text().split("\n")
        lines[place] = f"{clone.name} wrote this"
        (clone.path / "data" / "pact-2015.txt").write_text("\n".join(lines))
        clone.commit()
    before = (ben.path / "data" / "pact-2015.txt").read_bytes()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    assert (ben.path / "data" / "pact-2015.txt").read_bytes() == before


# --- strangers --------------------------------------------------------------------------------------------------------


def test_a_clone_registers_no_driver_by_itself(tmp_path: Path) -> None:
    _, ben = two_clones(tmp_path, has_driver=False)
    assert "merge=commitments" in (ben.path / "data" / ".gitattributes").read_text()
    assert ben.git("config", "--get-regexp", "^merge", code=1).said == ""


def test_modules_in_the_repository_are_not_run_by_the_driver(tmp_path: Path) -> None:
    folders = [folder for folder in os.environ["PATH"].split(os.pathsep) if not Path(folder, "commitments").exists()]
    ana, ben = two_clones(tmp_path, path=os.pathsep.join(folders))
    (ana.path / "commitments").mkdir()
    for name in ("commitments/__init__.py", "commitments/__main__.py", "json.py", "typer.py", "sitecustomize.py"):
        (ana.path / name).write_text(f"open({str(tmp_path / 'owned')!r}, 'w')\n")
    both_rate_the_first_and_add(ana, ben)
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert_all_is_there(ben)
    assert not (tmp_path / "owned").exists()


def test_what_a_strangers_repository_would_run_is_not_run(tmp_path: Path) -> None:
    """As one that was unpacked, with a configuration of its own; git itself would run some of it for `git status`."""
    ana, ben = two_clones(tmp_path)
    both_rate_the_first_and_add(ana, ben)
    ben.configure("merge.commitments.driver", "false")
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'owned'}\ncat\n")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "filter.x.clean",
        "filter.x.smudge",
        "core.sshCommand",
    ):
        ben.configure(name, str(trap))
    (ben.path / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n")
    (ben.path / ".git" / "hooks").mkdir(exist_ok=True)
    for hook in ("post-index-change", "post-checkout", "reference-transaction"):
        shutil.copy(trap, ben.path / ".git" / "hooks" / hook)
    ben.run("check", code=None)
    ben.run("list")
    ben.run("git", "setup", "--dry-run")
    ben.run("git", "resolve")
    assert not (tmp_path / "owned").exists()


def test_what_a_strangers_file_says_comes_out_inert(tmp_path: Path) -> None:
    _, ben = two_clones(tmp_path)
    for name, word in (("base", "a"), ("ours", "b"), ("theirs", "c")):
        record = {"id": "x", "quote": "q\x1b[31m", "due\x1b[2J\nfake": f"\x1b]0;{word}\x07"}
        tables = {"document": {"1": {"schema": 2, "id": "pact\x1b[1m-2015\r"}}, "commitments": {"1": record}}
        (tmp_path / name).write_text(json.dumps(tables))
    words = [str(tmp_path / name) for name in ("base", "ours", "theirs")]
    said = ben.run("git", "driver", *words, "7", "data/pact-2015.json", code=1).said
    assert "due\\x1b[2J fake: ours \\x1b]0;b\\x07, theirs \\x1b]0;c\\x07" in said
    shutil.copy(tmp_path / "ours", ben.path / "data" / "pact-2015.json")
    said += ben.run("git", "resolve", "--ours").said
    assert [mark for mark in "\x1b\x07\r" if mark in said] == []


def test_a_command_to_be_pasted_runs_nothing_that_a_folder_is_called(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    folder = "data und $(touch ran)"
    ana.git("mv", "data", folder)
    ana.commit()
    ben.git("pull", "-q", "ana", "main")
    for clone in (ana, ben):
        store = Store.open(clone.path / folder)
        with store.change("edit", clone.name, NOON) as change:
            change.put(change.commitment("pact-2015-03")._replace(summary=clone.name))
        clone.commit()
    said = ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1).said
    assert f"settle that with: commitments git resolve '{folder}/pact-2015.json'" in said
    assert "1 field settled" in ben.run("git", "resolve", f"{folder}/pact-2015.json", "--ours").said


def test_a_link_out_of_the_store_is_neither_read_nor_written(tmp_path: Path) -> None:
    _, ben = two_clones(tmp_path)
    outside = tmp_path / "outside.json"
    outside.write_text("<<<<<<< a\n=======\n>>>>>>> b\n")
    (ben.path / "data" / "rome.json").symlink_to(outside)
    assert "is a link that leads out of the store" in ben.run("git", "resolve", "rome", code=5).said
    (ben.path / "data" / ".gitattributes").unlink()
    (ben.path / "data" / ".gitattributes").symlink_to(outside)
    assert "is a link that leads out of the store" in ben.run("git", "setup", code=5).said
    assert outside.read_text() == "<<<<<<< a\n=======\n>>>>>>> b\n"


def test_programs_are_found_on_a_path_of_the_tests_own(tmp_path: Path) -> None:
    assert shutil.which("commitments", path=programs(tmp_path / "bin")) == str(tmp_path / "bin" / "commitments")
