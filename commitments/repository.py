"""What git knows of a folder, asked of git's own commands.

A repository may come from a stranger, and its settings could name programs that git is to run: only such commands are
asked here as run none, with what could make them fetch or watch turned off.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_SAFELY = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never")
_SAFE = {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
# Of who runs this from a hook: they would speak of another folder.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"})
_SECONDS = 60
_STATES = {
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "MERGE_HEAD": "merge",
}


class GitFailed(Exception):
    """A command of git's that was not done; the message is what it said."""


class Commit(NamedTuple):
    """One version of a file, and those it was made of; b"" where there is none."""

    content: bytes
    parents: tuple[bytes, ...]


class Repository(NamedTuple):
    """The repository around a folder; `around` finds it."""

    folder: Path
    """The folder that names are counted from."""
    prefix: str
    """The way to it from the top of the repository, as `data/`; "" for the top."""

    def files(self, revision: str) -> dict[str, str]:
        """The files of the folder in a revision, by name: which content each has. Empty where there is none."""
        try:
            lines = self._run("ls-tree", "-z", revision).split(b"\0")
        except GitFailed:
            return {}
        entries = [line.partition(b"\t") for line in lines if line]
        return {os.fsdecode(name): head.split()[2].decode() for head, _, name in entries if b" blob " in head}

    def content(self, blob: str) -> bytes:
        """Raises GitFailed."""
        return self._run("cat-file", "blob", blob)

    def by_others(self, name: str, most: int) -> Iterator[Commit]:
        """What commits of other people made of a file, newest first, those too that are being merged; none where nobody
        knows who one is."""
        try:
            own = self._run("config", "user.email").strip()
            heads = ["HEAD", *filter(self._is_commit, ("MERGE_HEAD", "CHERRY_PICK_HEAD"))]
            lines = self._run(
                *("rev-list", "--full-history", f"--max-count={most}", "--format=%ae%x09%H %P", *heads, "--", name)
            ).split(b"\n")
        except GitFailed:
            return
        for line in lines:
            email, tab, commits = line.partition(b"\t")
            if tab and email != own:
                content, *parents = (self._version(commit, name) for commit in os.fsdecode(commits).split())
                yield Commit(content, tuple(parents))

    def _version(self, commit: str, name: str) -> bytes:
        try:
            return self._run("cat-file", "blob", f"{commit}:{self.prefix}{name}")
        except GitFailed:
            return b""

    def unmerged(self) -> dict[str, dict[int, str]]:
        """The files of the folder that git could not merge, by name: the content of the base (1), ours (2) and theirs
        (3), as far as each has the file."""
        found: dict[str, dict[int, str]] = {}
        for line in self._run("ls-files", "--unmerged", "-z").split(b"\0"):
            head, tab, name = line.partition(b"\t")
            if tab:
                _, blob, stage = head.split()
                found.setdefault(os.fsdecode(name), {})[int(stage)] = blob.decode()
        return found

    def merged(self) -> tuple[str, str, str] | None:
        """The two sides of the merge that is under way, else of the one that the last commit is, and where they parted;
        None where there is none."""
        for ours, theirs in (("HEAD", "MERGE_HEAD"), ("HEAD^1", "HEAD^2")):
            if not self._is_commit(theirs):
                continue
            with suppress(GitFailed):
                return ours, theirs, self._run("merge-base", ours, theirs).decode().strip()
        return None

    def _is_commit(self, name: str) -> bool:
        with suppress(GitFailed):
            return bool(self._run("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}"))
        return False

    def under_way(self) -> str:
        """What waits to be continued, as `rebase`; "" for nothing."""
        return next((what for name, what in _STATES.items() if self._path_of(name).exists()), "")

    def head_of_theirs(self) -> str:
        """What git calls the commit that is being merged, picked or moved; "" for none."""
        heads = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD")
        return next(filter(self._is_commit, heads), "")

    def _path_of(self, name: str) -> Path:
        return self.folder / os.fsdecode(self._run("rev-parse", "--git-path", name)).removesuffix("\n")

    def configure(self, values: Mapping[str, str]) -> None:
        """In the repository's own configuration, which no clone takes along. Raises GitFailed."""
        for name, value in values.items():
            self._run("config", "--local", name, value)

    def configured(self, name: str) -> str | None:
        try:
            return self._run("config", "--local", "--get", name).decode(errors="replace").removesuffix("\n")
        except GitFailed:
            return None

    def _run(self, *words: str) -> bytes:
        return _run(self.folder, *words)


def around(folder: Path) -> Repository | None:
    """None where there is none, or no git."""
    try:
        prefix = _run(folder, "rev-parse", "--show-prefix")
    except GitFailed:
        return None
    return Repository(folder, os.fsdecode(prefix).removesuffix("\n"))


def is_content(blob: str, data: bytes) -> bool:
    """Whether this is the content that git calls so."""
    kind = hashlib.sha256 if len(blob) == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == blob


def merge_lines(ours: Path, base: Path, theirs: Path, size: int) -> bool:
    """git's own merge, line by line, into `ours`; whether there was no conflict. Raises GitFailed."""
    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    words = ("merge-file", f"--marker-size={size}", *names, str(ours), str(base), str(theirs))
    done = _done(Path.cwd(), words)
    if done.returncode > 127:
        raise GitFailed(_said(done))
    return done.returncode == 0


def _run(folder: Path, *words: str) -> bytes:
    done = _done(folder, words)
    if done.returncode:
        raise GitFailed(_said(done))
    return done.stdout


def _done(folder: Path, words: tuple[str, ...]) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["git", *_SAFELY, *words],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name not in _OF_A_HOOK} | _SAFE,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise GitFailed(f"git cannot be run: {error}") from None


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    return done.stderr.decode(errors="replace").strip() or f"git ended with {done.returncode}"
