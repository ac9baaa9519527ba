"""Work that may have no end, such as a template from somebody else, within bounds of time, memory and length."""

import os
from collections.abc import Callable, Iterable
from typing import NoReturn

from commitments.errors import CommitmentsError, UsageError

CPU_SECONDS = 120
MEMORY = 1 << 30
"""Bytes beyond what the program has already."""
LENGTH = 256 * 1024 * 1024
"""Bytes of the result."""
_FAILED = 3


def bounded(make: Callable[[], Iterable[str]], what: str) -> str:
    """The text that `make` gives in pieces, made in a process of its own that ends at the bounds. Raises what of ours
    `make` raises, as a UsageError, and UsageError where it comes to no end. Where there are no such processes there are
    no bounds."""
    if not hasattr(os, "fork"):
        return "".join(make())
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(make, writing)
    os.close(writing)
    try:
        data = _read(reading)
    except BaseException:
        _stop(child)
        raise
    if data is None:
        _stop(child)
        raise UsageError(f"{what} makes more than {LENGTH >> 20} MB; it may have no end")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == _FAILED:
        raise UsageError(data.rpartition(b"\0")[2].decode(errors="replace"))
    if status != 0:
        raise UsageError(f"{what} takes more than {CPU_SECONDS} s or {MEMORY >> 20} MB; it may have no end")
    return data.decode()


def _read(handle: int) -> bytes | None:
    """All that comes, None for too much."""
    pieces: list[bytes] = []
    room = LENGTH
    with open(handle, "rb") as pipe:
        while piece := pipe.read(1 << 20):
            pieces.append(piece)
            room -= len(piece)
            if room < 0:
                return None
    return b"".join(pieces)


def _stop(child: int) -> None:
    import signal

    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _work(make: Callable[[], Iterable[str]], writing: int) -> NoReturn:
    """All that the other process does: the text, or after a zero byte what is wrong."""
    code = 1
    try:
        _limit()
        with open(writing, "wb") as pipe:
            try:
                for piece in make():
                    pipe.write(piece.encode())
                code = 0
            except CommitmentsError as error:
                pipe.write(b"\0" + str(error).encode(errors="replace"))
                code = _FAILED
            except UnicodeEncodeError:
                pipe.write(b"\0half a character (a lone surrogate) is in what the template makes")
                code = _FAILED
    finally:
        # Whatever went wrong, the first process goes on with its own; memory or time that ran out is one of the bounds.
        os._exit(code)


def _limit() -> None:
    import resource
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:  # as on macOS, which does not keep to such a limit either
        now = MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, used + CPU_SECONDS))
