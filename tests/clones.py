"""Two people with a clone each of one store, and real git between them."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pacts import put_pact
from terminals import ROOT

from commitments.codec import encode_instant
from commitments.dates import PartialDate
from commitments.model import Commitment, Evidence, Status, Update
from commitments.stores import Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FILE = "data/pact-2015.json"


class Done(NamedTuple):
    code: int
    said: str


class Clone:
    """A clone of somebody's, whose store is in `data/`."""

    def __init__(self, path: Path, name: str, path_of_programs: str) -> None:
        self.path, self.name = path, name
        self._programs = path_of_programs
        self.configure("user.name", name)
        self.configure("user.email", f"{name}@example.org")

    @property
    def store(self) -> Store:
        return Store.open(self.path / "data")

    @property
    def file(self) -> Path:
        return self.path / FILE

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COMMITMENTS_"))}
        git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true", "LC_ALL": "C.UTF-8"}
        own = {"PYTHONPATH": str(ROOT), "PATH": self._programs, "HOME": str(self.path.parent), "PYTHONUTF8": "1"}
        return kept | git | own | {"COMMITMENTS_BY": self.name, "COMMITMENTS_TODAY": "2026-11-24"}

    def git(self, *words: str, code: int | None = 0) -> Done:
        """Runs git; with a code, that has to be what it ends with."""
        return self._run("git", *words, code=code)

    def run(self, *words: str, code: int | None = 0) -> Done:
        """Runs the program, in a process of its own."""
        return self._run(sys.executable, "-P", "-m", "commitments", *words, code=code)

    def _run(self, *words: str, code: int | None) -> Done:
        done = subprocess.run(
            words,
            cwd=self.path,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert code in (None, done.returncode), done.stdout
        return Done(done.returncode, done.stdout)

    def configure(self, name: str, value: str) -> None:
        self.git("config", name, value)

    def commit(self, message: str = "work") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def mark(self, number: int, status: Status, minutes: int, note: str = "") -> None:
        """A rating, recorded so many minutes after noon."""
        id_ = f"pact-2015-{number:02d}"
        at = NOON + timedelta(minutes=minutes)
        evidence = (Evidence(f"https://{self.name}.example/{minutes}"),)
        with self.store.change(f"mark {number}", self.name, at) as change:
            update = Update(status, PartialDate("2026-11-24"), at, self.name, note or None, evidence=evidence)
            change.put(change.commitment(id_).with_update(update))

    def edit(self, number: int, **fields: object) -> None:
        id_ = f"pact-2015-{number:02d}"
        with self.store.change(f"edit {number}", self.name, NOON) as change:
            change.put(change.commitment(id_)._replace(**fields))  # type: ignore[arg-type]

    def add(self, quote: str) -> str:
        """A new commitment; its id."""
        with self.store.change("add", self.name, NOON) as change:
            return change.put(Commitment("pact-2015", 0, quote)).id

    def notes(self, number: int) -> list[tuple[str, str]]:
        """Who recorded what in a history, and when."""
        updates = self.store.commitment(f"pact-2015-{number:02d}").updates
        return [(update.by, encode_instant(update.recorded)[11:16]) for update in updates]

    def quotes(self) -> dict[str, str]:
        return {one.id: one.quote for one in self.store.commitments()}


def programs(folder: Path) -> str:
    """A PATH on which `commitments` is this checkout's."""
    folder.mkdir()
    script = folder / "commitments"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m commitments "$@"\n')
    script.chmod(0o755)
    return os.pathsep.join([str(folder), os.environ["PATH"]])


def two_clones(folder: Path, *, has_driver: bool = True, path: str | None = None) -> tuple[Clone, Clone]:
    """Ana's and ben's, of a repository with the pact in its store."""
    path = path or programs(folder / "bin")
    made = []
    for name in ("ana", "ben"):
        if made:
            made[0].git("clone", "-q", "--origin", "ana", str(made[0].path), str(folder / name))
        else:
            (folder / name).mkdir()
            subprocess.run(["git", "init", "-q", "-b", "main", str(folder / name)], check=True)
            put_pact(Store.create(folder / name / "data"))
        made.append(Clone(folder / name, name, path))
        if len(made) == 1:
            made[0].commit("the pact")
        if has_driver:
            made[-1].run("git", "setup")
    return made[0], made[1]


def both_rate_the_first_and_add(ana: Clone, ben: Clone) -> None:
    """Each in two commits."""
    for clone, minutes, status in ((ana, 1, Status.KEPT), (ben, 2, Status.BROKEN)):
        clone.mark(1, status, minutes)
        clone.edit(3, tags=tuple(sorted([clone.name, "energy"])))
        clone.commit()
        clone.add(f"{clone.name} adds")
        clone.mark(5, status, minutes + 10)
        clone.commit()


def assert_all_is_there(clone: Clone) -> None:
    assert clone.notes(1) == [("ben", "12:00"), ("ana", "12:01"), ("ben", "12:02")]
    assert clone.store.commitment("pact-2015-03").tags == ("ana", "ben", "energy")
    assert clone.quotes() | {"pact-2015-05": "ana adds", "pact-2015-06": "ben adds"} == clone.quotes()
    assert (clone.notes(5), clone.notes(6)) == ([("ana", "12:11")], [("ben", "12:12")])
    assert clone.store.document("pact-2015").next_number == 7
    assert clone.git("status", "--porcelain").said == ""
