"""The pager that a long result goes through on a terminal, as git has it: what the screen cannot hold is not lost."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TextIO

# What less is to do where the person has not said: end where all fits, show colours, leave the text on the screen.
_LESS = {"LESS": "FRX", "LV": "-c"}


def command() -> str:
    """What the person reads with: $COMMITMENTS_PAGER, else $PAGER, else less, if it is there; "" for nothing."""
    for name in ("COMMITMENTS_PAGER", "PAGER"):
        if (said := os.environ.get(name)) is not None:
            return "" if said.strip() in ("", "cat") else said
    return "less" if shutil.which("less") else ""


class Pager:
    """A running pager; `stream` is what it shows. BrokenPipeError says that the reader has left it."""

    def __init__(self, command: str) -> None:
        self._process = subprocess.Popen(  # noqa: S602 - the person's own words, which may hold options and pipes
            command,
            shell=True,
            stdin=subprocess.PIPE,
            env={**_LESS, **os.environ},
            text=True,
            encoding=sys.stdout.encoding,
            errors=sys.stdout.errors,
        )
        assert self._process.stdin is not None
        self.stream: TextIO = self._process.stdin  # type: ignore[assignment]

    def wait(self) -> None:
        """Until the reader has left it. Ctrl-C is the pager's own meanwhile."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            with suppress(BrokenPipeError):
                self.stream.close()
            self._process.wait()
        finally:
            signal.signal(signal.SIGINT, before)


def opened() -> Pager | None:
    """A pager on this terminal; None where there is none, or none that can be started."""
    line = command()
    if not line:
        return None
    words = _words(line)
    if words and "=" not in words[0] and shutil.which(words[0]) is None:
        return None
    try:
        return Pager(line)
    except OSError:
        return None


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        return []
