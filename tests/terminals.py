"""The program called in this process, or as one of its own: in a pipe, or on a terminal where somebody types."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[1]
PATIENCE = 20.0


class Result(NamedTuple):
    code: int
    out: str
    err: str


Program = Callable[..., Result]


def environment(**more: str | None) -> dict[str, str]:
    """What a process of the program needs to know, and nothing of who runs the tests. None takes a variable away."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COMMITMENTS_", "XDG_"))}
    kept |= {name: os.environ[name] for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME") if name in os.environ}
    kept.pop("NO_COLOR", None)
    fixed = {"PYTHONPATH": str(ROOT), "COMMITMENTS_TODAY": "2026-11-24", "COMMITMENTS_BY": "ana", "TERM": "xterm"}
    fixed["COMMITMENTS_PAGER"] = ""  # a test that reads by pages says so
    fixed |= {"XDG_DATA_HOME": os.path.join(os.getcwd(), "home"), "PYTHONUTF8": "1"}
    return {name: value for name, value in (kept | fixed | more).items() if value is not None}


def started(*words: str, script: str = "", **options: object) -> "subprocess.Popen[bytes]":
    """The program, or a script that runs it."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    options.setdefault("env", environment())
    what = ["-c", script] if script else ["-m", "commitments"]
    return subprocess.Popen([sys.executable, *what, *words], **options)  # type: ignore[call-overload,no-any-return]


CTRL_C = "\x03"
STOP_AND_GO = "\x1a"
"""As Ctrl-Z and `fg` do."""
A_MOMENT = 0.3
"""Seconds between a question and Ctrl-C. Nobody is quicker, and between the print of a question and its being read for,
which takes a busy machine some milliseconds, the signal waits for the next key."""


def on_terminal(
    *words: str,
    talk: Sequence[tuple[str, str | Callable[[], str]]] = (),
    width: int = 80,
    out: IO[bytes] | None = None,
    **more: str | None,
) -> tuple[int, str]:
    """The exit code and all that the terminal got, but for how far something was, told in the meantime and wiped away,
    which a quick machine does not tell. `talk`: what to wait for, then what to type, or what to call that gives it.
    `out`: where standard output goes instead."""
    keeper, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    process = started(
        *words,
        stdin=end,
        stdout=out or end,
        stderr=end,
        env=environment(**more),
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(end)
    screen = _Screen(keeper)
    for awaited, answer in talk:
        screen.wait_for(awaited.encode())
        if answer in (CTRL_C, STOP_AND_GO):
            time.sleep(A_MOMENT)
        if answer == STOP_AND_GO:
            process.send_signal(signal.SIGSTOP)
            process.send_signal(signal.SIGCONT)
            continue
        os.write(keeper, (answer if isinstance(answer, str) else answer()).encode())
    screen.wait_for(None)
    os.close(keeper)
    return process.wait(PATIENCE), _WIPED.sub("", screen.seen.decode(errors="replace")).replace("\r\n", "\n")


_WIPED = re.compile(r"(?:\r\x1b\[K[^\r\n]*)+\r\x1b\[K")


def _take_terminal() -> None:
    """In the new process: standard input is its own terminal, so that Ctrl-C reaches it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class _Screen:
    """What has come out of a terminal, and how much of it was waited for."""

    def __init__(self, keeper: int) -> None:
        self.keeper = keeper
        self.seen = b""
        self.place = 0

    def wait_for(self, awaited: bytes | None) -> None:
        """Until that stands in what is new; until the end where nothing is awaited."""
        end = time.monotonic() + PATIENCE
        while awaited is None or awaited not in self.seen[self.place :]:
            new = self.seen[self.place :]
            assert select.select([self.keeper], [], [], max(0, end - time.monotonic()))[0], (awaited, new)
            try:
                self.seen += os.read(self.keeper, 65536)
            except OSError:  # the process has closed its end
                assert awaited is None, (awaited, new)
                return
        self.place = self.seen.index(awaited, self.place) + len(awaited)
