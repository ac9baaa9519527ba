"""A scratch place for the program: a store with a home and a state folder of its own, put back as often as asked."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Self

CHECKOUT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "commitments")


class Said(NamedTuple):
    """What a process left behind: its exit code (negative: the signal it died of) and its two outputs."""

    code: int
    out: str
    err: str


class Snapshot(NamedTuple):
    """All that lies in a place: path -> its mode, and its content; None for a folder."""

    files: dict[str, tuple[int, bytes | None]]


class Place:
    """One folder with everything that a run of the program may touch. Not shared by threads."""

    def __init__(self, root: Path) -> None:
        self.root, self.store = root, root / "store"
        for name in ("home", "state", "data"):
            (root / name).mkdir(parents=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(CHECKOUT),
            # Without a seed a set may be gone through in another order, and call 17 would be another call.
            "PYTHONHASHSEED": "0",
            # Outside of the place, and written only by `warm_up`, so that every later start makes the same calls.
            "PYTHONPYCACHEPREFIX": str(root.parent / "pyc"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(root / "home"),
            "XDG_STATE_HOME": str(root / "state"),
            "XDG_DATA_HOME": str(root / "data"),
            # Outside of the place too: what is kept there comes and goes with the age of the files.
            "XDG_CACHE_HOME": str(root.parent / f"{root.name}.cache"),
            "COMMITMENTS_STORE": str(self.store),
            "COMMITMENTS_TODAY": "2026-11-24",
            "COMMITMENTS_BY": "ana",
            "COMMITMENTS_LOCK_TIMEOUT": "60",
        }
        self._answers = root.parent / f"{root.name}.answers"
        self._inspector: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._inspector:
            assert self._inspector.stdin and self._inspector.stdout
            self._inspector.stdin.close()
            self._inspector.stdout.close()
            self._inspector.wait()
            self._inspector = None

    # --- running ------------------------------------------------------------------------------------------------------

    def start(self, words: Iterable[str], under: Sequence[str] = (), **environment: str) -> "subprocess.Popen[str]":
        """A process of the program, from its first instruction on; `under` is a command line that it is run by."""
        return subprocess.Popen(
            [*under, *PROGRAM, *words],
            cwd=self.root,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, words: Iterable[str], under: Sequence[str] = (), **environment: str) -> Said:
        return finished(self.start(words, under, **environment))

    def warm_up(self, words: Iterable[str]) -> Said:
        """Runs it and keeps what Python compiled."""
        return self.run(words, PYTHONDONTWRITEBYTECODE="")

    def ask(self, *words: str) -> Said:
        """As `run`, in a fork of a process that has imported the package and has seen no store: a tenth of the time."""
        if self._inspector is None:
            self._inspector = subprocess.Popen(
                [sys.executable, "-c", _INSPECTOR, str(self._answers)],
                cwd=self.root,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._inspector.stdin and self._inspector.stdout
        print(json.dumps(words), file=self._inspector.stdin, flush=True)
        code = int(self._inspector.stdout.readline())
        out, err = (Path(f"{self._answers}.{stream}").read_text(encoding="utf-8") for stream in (1, 2))
        return Said(code, out, err)

    # --- looking, and putting back ------------------------------------------------------------------------------------

    def documents(self) -> dict[str, bytes]:
        """What users have: the files of the store's own folder, but for hidden ones, and the codes."""
        paths = sorted([*self.store.glob("[!.]*"), *self.store.glob("codes/*/[!.]*")])
        return {str(path.relative_to(self.store)): path.read_bytes() for path in paths if path.is_file()}

    def names(self) -> set[str]:
        """Of everything in the place."""
        return set(self.snapshot().files)

    def snapshot(self) -> Snapshot:
        found = {}
        for path in sorted(self.root.rglob("*")):
            content = None if path.is_dir() else path.read_bytes()
            found[str(path.relative_to(self.root))] = (stat.S_IMODE(path.stat().st_mode), content)
        return Snapshot(found)

    def restore(self, snapshot: Snapshot) -> None:
        """Folders stay the folders they are, in case the program knows them by more than their names."""
        now = self.snapshot()
        for name in sorted(now.files.keys() - snapshot.files.keys(), reverse=True):
            path = self.root / name
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
        for name, (mode, content) in snapshot.files.items():
            if now.files.get(name) == (mode, content):
                continue
            path = self.root / name
            path.mkdir(exist_ok=True) if content is None else path.write_bytes(content)
            path.chmod(mode)


def finished(process: "subprocess.Popen[str]") -> Said:
    out, err = process.communicate(timeout=120)
    return Said(process.returncode, out, err)


_INSPECTOR = """
import importlib, json, os, pkgutil, sys
import commitments.cli, commitments.commands, commitments.stores.folder, commitments.views
for package in (commitments.commands, commitments.stores, commitments.stores.folder, commitments.views):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for stream in (1, 2):
            os.dup2(os.open(f"{sys.argv[1]}.{stream}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        os._exit(commitments.cli.run(json.loads(line)))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
