"""Faults at a chosen system call of the program, by strace."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.faults.places import Place, Said

WRITING = ("write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "fallocate", "copy_file_range")
NAMING = ("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat")
READING = (
    *("openat", "read", "pread64", "readv", "getdents64", "newfstatat", "fstat", "stat", "lstat", "statx"),
    *("readlink", "readlinkat", "access", "faccessat", "faccessat2"),
)
OTHER = ("unlink", "unlinkat", "rmdir", "flock", "close", "chmod", "fchmod", "fchmodat", "chown", "fchown", "utimensat")
TRACED = (*WRITING, *NAMING, *READING, *OTHER)

FAULTS = {"kill": "signal=KILL", "eio": "error=EIO", "enospc": "error=ENOSPC", "int": "signal=INT"}
STDOUT = "<stdout>"
QUICKLY = ["--seccomp-bpf"]
"""Stops at the traced calls alone, which saves a third of the time; but strace 6.1 injects no signals then."""


class Call(NamedTuple):
    """One system call of an undisturbed run."""

    number: int
    """Counted from 1 through all calls of the run that are traced: what `--call` takes."""
    name: str
    nth: int
    """Counted from 1 through the calls of this name."""
    path: str
    """What it is about, from the place's folder; empty where it is about nothing in there."""
    creates: bool

    def may_meet(self, fault: str) -> bool:
        return fault != "enospc" or self.name in (*WRITING, *NAMING) or self.creates

    def is_as(self, other: "Call | None") -> bool:
        """Whether they are about the same folder; the names of temporary files may be other ones each time."""
        return other is not None and os.path.dirname(self.path) == os.path.dirname(other.path)

    def __str__(self) -> str:
        return f"call {self.number}, {self.name} {self.path}"


@cache
def why_not() -> str:
    """Why no fault can be injected here; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    done = subprocess.run(["strace", "-f", "-qq", *QUICKLY, "-o", os.devnull, "true"], capture_output=True, text=True)
    return f"strace may not trace here: {done.stderr.strip()}" if done.returncode else ""


def calls(place: Place, words: Sequence[str]) -> list[Call]:
    """All calls of an undisturbed run."""
    log = _log(place)
    said = place.run(words, [*_strace(log, TRACED), *QUICKLY])
    assert said.code == 0, said
    return list(_parsed(log, place.root))


def disturbed(place: Place, words: Sequence[str], call: Call, fault: str) -> tuple[Said, Call | None]:
    """The run with the fault, and the call that was hit: None where it ended before that."""
    log = _log(place)
    inject = f"inject={call.name}:{FAULTS[fault]}:when={call.nth}"
    quickly = QUICKLY if FAULTS[fault].startswith("error") else []
    said = place.run(words, [*_strace(log, [call.name]), *quickly, "-e", inject])
    hit = [found for found in _parsed(log, place.root) if found.nth == call.nth]
    return said, hit[0]._replace(number=call.number) if hit else None


def slowed(milliseconds: int, names: Sequence[str], first: int = 1) -> list[str]:
    """To run the program under: each of these calls, from the first of them on that is told, takes that much longer."""
    slow = f"inject={_known(names)}:delay_enter={milliseconds}ms:when={first}+"
    return [*_strace(Path(os.devnull), names), "-e", slow]


def _log(place: Place) -> Path:
    return place.root.with_suffix(".strace")


def _strace(log: Path, names: Sequence[str]) -> list[str]:
    return ["strace", "-f", "-y", "-qq", "-o", str(log), "-e", "signal=none", "-e", f"trace={_known(names)}"]


def _known(names: Sequence[str]) -> str:
    return ",".join(f"?{name}" for name in names)  # the question mark: some machines have no `rename`


_LINE = re.compile(r"(\d+) +(\w+)\((.*)")
_HANDLE = re.compile(r"(?:AT_FDCWD|\d+)<([^>]*)>")
_QUOTED = re.compile(r'(?:(?:AT_FDCWD|\d+)<[^>]*>, )?"([^"]*)"')


def _parsed(log: Path, root: Path) -> Iterator[Call]:
    """Of the program's first process alone: strace counts the calls of each by itself."""
    seen: Counter[str] = Counter()
    first = None
    number = 0
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _LINE.match(line)
        if not found or (first or found[1]) != found[1]:
            continue
        first, name, arguments = found[1], found[2], found[3]
        number += 1
        seen[name] += 1
        yield Call(number, name, seen[name], _subject(name, arguments, root), "O_CREAT" in arguments)


def _subject(name: str, arguments: str, root: Path) -> str:
    if name in WRITING and arguments.startswith("1<"):
        return STDOUT
    handle, quoted = _HANDLE.match(arguments), _QUOTED.match(arguments)
    path = Path(handle[1] if handle else root)
    if quoted and name not in ("read", "pread64", *WRITING):
        path /= quoted[1]
    return str(path.relative_to(root)) if path != root and path.is_relative_to(root) else ""
