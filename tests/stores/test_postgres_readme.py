"""What the README says of a store in PostgreSQL is done as it stands there, on a server on which nothing is yet."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_store import ROOT
from servers.cluster import Cluster, program_of
from servers.postgres import Server
from terminals import Program

BLOCK = re.compile(r"(?:^    .*\n)+", re.MULTILINE)


@pytest.fixture
def blocks() -> list[list[str]]:
    """The lines of each block of the section."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("\n## A store for many: PostgreSQL\n")[1].split("\n## ")[0]
    return [[line.strip() for line in block.splitlines()] for block in BLOCK.findall(section)]


@pytest.fixture
def at_home(cluster: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that `postgresql:///pacts` leads to."""
    if not isinstance(cluster, Cluster):
        pytest.skip("a server of somebody else may have a database called pacts")
    for name, value in (("PGHOST", cluster.folder), ("PGPORT", cluster.port), ("PGUSER", "keeper")):
        monkeypatch.setenv(name, str(value))
    yield cluster
    cluster.run_sql("DROP DATABASE IF EXISTS pacts WITH (FORCE)")
    cluster.run_sql("DROP ROLE IF EXISTS pacts_reader, pacts_editor, ana, ben")


def test_three_commands_set_it_up_and_the_roles_are_as_it_says(
    at_home: Server, blocks: list[list[str]], program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    createdb, init, mark = blocks[0]
    subprocess.run([program_of("createdb"), *shlex.split(createdb)[1:]], check=True, cwd="/")
    assert program(*shlex.split(init)[1:]).code == 0
    said = program(*shlex.split(mark)[1:])
    assert (said.code, said.out) == (0, "us-japan-2017-08  in-progress → partial  (on 2020-01-01)\n")
    (configured,) = blocks[1]
    config = tmp_path / "config/commitments/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(configured.replace("ana@db.example", "") + "\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (elsewhere := tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(elsewhere)
    assert program("list", "status:partial", "--format", "ids").out.splitlines()[0] == "us-japan-2017-08"
    at_home.run_sql("CREATE ROLE ana LOGIN; CREATE ROLE ben LOGIN")
    for line in blocks[2]:
        at_home.run_sql(line, on="pacts")
    reader, editor = (f"postgresql://{who}@/pacts" for who in ("ben", "ana"))
    assert program("--store", reader, "list").code == 0
    assert program("--store", reader, "note", "8", "Seen.").code == 5
    assert program("--store", editor, "note", "8", "Seen.").code == 0


def test_a_nightly_copy_is_committed_with_the_lines_that_changed_alone(
    at_home: Server, blocks: list[list[str]], program: Program, tmp_path: Path
) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed here")
    at_home.run_sql("CREATE DATABASE pacts")
    assert program("init", "--example", "postgresql:///pacts").code == 0
    copy, commit = blocks[3]
    who = ["-c", "user.name=ana", "-c", "user.email=ana@a.example"]
    subprocess.run(["git", *who, "init", "-q", "archive"], check=True)
    for number in range(2):
        assert program(*shlex.split(copy)[1:]).code == 0
        for one in commit.split(" && "):
            subprocess.run(["git", *who, *shlex.split(one)[1:]], check=True, capture_output=True)
        assert program("--store", "postgresql:///pacts", "note", "8", f"Seen {number}.").code == 0
    shown = subprocess.run(
        ["git", "-C", "archive", "diff", "--numstat", "HEAD~1"], check=True, capture_output=True, text=True
    )
    assert shown.stdout == "1\t1\tus-japan-2017.json\n"
