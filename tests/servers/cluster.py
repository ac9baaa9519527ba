"""A throwaway PostgreSQL cluster: made in a temporary folder, stopped, killed, started again, and removed."""

import os
import pwd
import random
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlencode

from servers.postgres import Over, Server, database_of

PATIENCE = 30.0
KEEPER = "keeper"
"""The superuser."""

NEEDED = ("initdb", "postgres")
SETTINGS = {"max_connections": "60", "shared_buffers": "32MB", "timezone": "UTC", "lc_messages": "C"}
HASTY = {"fsync": "off", "full_page_writes": "off"}
"""What was committed outlives a server that is killed, but not a machine that fails."""

SWEEP = """while read -r told; do server=$told; done
if [ -n "$server" ] && kill -QUIT "$server"
then for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 "$server" && sleep 0.1; done; fi
rm -rf "$1"
"""
"""Is told which process the server is, or an empty line. When the tests' process is no more, however it ended, this
removes what it left behind."""


class Cluster(Server):
    """Everyone is trusted on its Unix socket; over TCP, on loopback, a password is asked for (scram-sha-256)."""

    def __init__(self, *, hasty: bool = False, settings: Mapping[str, str] | None = None) -> None:
        """Made and started. With `hasty`, nothing is waited for until it is on the disk."""
        super().__init__("postgres")
        self._settings = SETTINGS | (HASTY if hasty else {}) | dict(settings or {})
        self._passwords[KEEPER] = secrets.token_urlsafe(12)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_reachable(tempfile.gettempdir())))
        self._sweeper = _sweeping(self.folder)
        """Told of every start and end of the server."""
        try:
            self._initialise()
            self.start()
        except BaseException:
            self.close()
            raise

    def url(
        self, database: str = "", user: str | None = None, password: str | None = None, over: Over = "socket"
    ) -> str:
        who, name = quote(user or KEEPER, safe=""), quote(database_of(database) or self.home, safe="")
        if over == "socket":
            return f"postgresql://{who}@/{name}?{urlencode({'host': str(self.folder), 'port': self.port})}"
        word = self._passwords.get(user or KEEPER, "") if password is None else password
        return f"postgresql://{who}:{quote(word, safe='')}@127.0.0.1:{self.port}/{name}"

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", self.port

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """On the same port, and done when it answers. RuntimeError with what the server says where it does not."""
        if self.runs:
            return
        here = {"port": str(self.port), "listen_addresses": "127.0.0.1", "unix_socket_directories": str(self.folder)}
        options = [f"--{name}={value}" for name, value in (self._settings | here).items()]
        with self._log.open("ab") as log:
            command = [program_of("postgres"), "-D", str(self._data), *options]
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=log, stdout=log, **self._as())
        self._now_is(process)
        _wait(lambda: not self.runs or self._is_ready(), lambda: f"The server does not start:\n{self.logs()}")
        if not self.runs:
            raise RuntimeError(f"The server has not started:\n{self.logs()}")

    def stop(self, mode: Literal["fast", "immediate"] = "fast") -> None:
        """Fast: whoever is connected is thrown out, all is written. Immediate: it must recover at the next start."""
        if self._process is None:
            return
        if self.runs:
            self._process.send_signal(signal.SIGINT if mode == "fast" else signal.SIGQUIT)
        self._process.wait(PATIENCE)
        self._now_is(None)

    def kill(self) -> None:
        """The server and all its processes at once, as if the machine had failed but for what the disk was told."""
        assert self._process is not None, "It does not run."
        # Stopped, it starts no more of them, and does not notice that one is gone.
        self._process.send_signal(signal.SIGSTOP)
        children = _children(self._process.pid)
        for child in children:
            _kill(child)
        self._process.kill()
        self._process.wait(PATIENCE)
        self._now_is(None)
        # As long as one of them holds the shared memory, the next start is refused.
        _wait(lambda: not any(map(lives, children)), lambda: "A process of the killed server lives on.")

    def restart(self, mode: Literal["fast", "immediate"] = "fast") -> None:
        self.stop(mode)
        self.start()

    def logs(self) -> str:
        """Everything that the server has said since it was made."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def close(self) -> None:
        """Stopped and removed."""
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)
        self._sweeper.communicate()

    def _now_is(self, process: "subprocess.Popen[bytes] | None") -> None:
        self._process = process
        assert self._sweeper.stdin
        self._sweeper.stdin.write(b"%d\n" % process.pid if process else b"\n")
        self._sweeper.stdin.flush()

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def _initialise(self) -> None:
        word = self.folder / "password"
        word.write_text(self._passwords[KEEPER])
        if keeper := _other_user():
            for path in (self.folder, word):
                os.chown(path, keeper.pw_uid, keeper.pw_gid)
        word.chmod(0o600)
        self.folder.chmod(0o755)
        access = ["--auth-local=trust", "--auth-host=scram-sha-256", f"--username={KEEPER}", f"--pwfile={word}"]
        kind = ["--encoding=UTF8", f"--locale={_locale()}", "--no-sync", "--no-instructions"]
        command = [program_of("initdb"), "-D", str(self._data), *access, *kind]
        done = subprocess.run(command, capture_output=True, text=True, **self._as())
        word.unlink()
        if done.returncode:
            raise RuntimeError(f"No cluster can be made here:\n{done.stdout}{done.stderr}")

    def _as(self) -> dict[str, Any]:
        """How a process of the server is started: it hears no Ctrl-C, and knows nothing of who runs the tests."""
        return {**_who(), "cwd": self.folder, "start_new_session": True}

    def _is_ready(self) -> bool:
        """By its own note, in which a server that was killed before may still stand."""
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        process = self._process
        return process is not None and lines[:1] == [str(process.pid)] and lines[7:8] == ["ready   "]


@cache
def why_not() -> str:
    """Why no cluster can be made here, and what to do about it; empty where one can."""
    if not _folder():
        return (
            "no PostgreSQL server is installed here: install one (on Debian, apt-get install postgresql), "
            "or name one in COMMITMENTS_TEST_POSTGRES"
        )
    try:
        subprocess.run([program_of("postgres"), "--version"], capture_output=True, check=True, cwd="/", **_who())
    except (OSError, subprocess.SubprocessError) as error:
        return f"PostgreSQL cannot be run as a user that is not root: {error}; run the tests as such a user"
    return ""


def free_port() -> int:
    """Below those that the system gives to whoever asks for any, so that it is still free after a restart."""
    for port in random.sample(range(15000, 30000), 100):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("No port is free.")


@cache
def _folder() -> str:
    """Where the server's programs are: Debian's newest, or those of the user's own path; empty where there are none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: _number(bin.parent.name), reverse=True)
    asked = shutil.which("pg_config")
    own = subprocess.run([asked, "--bindir"], capture_output=True, text=True).stdout.strip() if asked else ""
    found = shutil.which("postgres")
    folders = [*map(str, debian), own, os.path.dirname(found or "")]
    return next((it for it in folders if it and all(os.access(f"{it}/{name}", os.X_OK) for name in NEEDED)), "")


def _number(version: str) -> float:
    return float(version) if re.fullmatch(r"\d+(\.\d+)?", version) else 0


def program_of(name: str) -> str:
    return f"{_folder()}/{name}"


def _other_user() -> pwd.struct_passwd | None:
    """Who runs the server where the tests are run by root, as whom it refuses to run."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _who() -> dict[str, Any]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    if not (other := _other_user()):
        return {"env": environment}
    return {"env": environment, "user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}


@cache
def _locale() -> str:
    """C.UTF-8; or C, where the system does not know that, which then sorts alike and folds ASCII alone."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower().replace("-", "").split()
    return "C.UTF-8" if "c.utf8" in known else "C"


def _reachable(folder: str) -> str:
    """The folder, or /tmp where the one who runs the server may not enter it."""
    above = [Path(folder).resolve(), *Path(folder).resolve().parents]
    return folder if not _other_user() or all(path.stat().st_mode & 0o001 for path in above) else "/tmp"


def _sweeping(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        ["sh", "-c", SWEEP, "sh", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )


def _wait(until: Callable[[], bool], complaint: Callable[[], str]) -> None:
    latest = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > latest:
            raise RuntimeError(complaint())
        time.sleep(0.005)


def _children(parent: int) -> Sequence[int]:
    return [process for process, (above, _) in _processes().items() if above == parent]


def lives(process: int) -> bool:
    """A process that ended and that nobody asked after holds nothing any more."""
    return not _processes().get(process, (0, "Z"))[1].startswith("Z")


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _processes() -> dict[int, tuple[int, str]]:
    """Of every process, its parent and its state in letters."""
    if not Path("/proc/self/stat").exists():
        said = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True).stdout
        return {int(process): (int(above), state) for process, above, state in map(str.split, said.splitlines())}
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, above = path.read_text(errors="replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        found[int(path.parent.name)] = (int(above), state)
    return found
