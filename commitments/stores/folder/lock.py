"""The one lock of a store, around a whole change: only one process at a time holds it."""

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from commitments.errors import StoreError
from commitments.stores.files import UNFOLLOWED, is_link_error, reason
from commitments.stores.settings import WAIT_SECONDS


class Lock:
    """A file that is locked while a process holds it; what stands in it, the number of the process, is a courtesy.

    The operating system lets go of it when the process ends, however it ends, so no lock is ever left over.
    """

    def __init__(self, path: Path, seconds: float = WAIT_SECONDS, *, held: str = "") -> None:
        """`held` is what is said where the lock is not that of a store; in that file nothing is written."""
        self.path, self.seconds, self._held = path, seconds, held
        self._handle: int | None = None

    def __enter__(self) -> Self:
        """Raises StoreError when another process holds it for longer than `seconds`."""
        end = time.monotonic() + self.seconds
        for pause in _pauses():
            if self.take():
                return self
            if time.monotonic() >= end:
                break
            time.sleep(pause)
        held = self._held or "the store is locked by another change"
        raise StoreError(
            f"{held}{self._holder()}; waited {self.seconds:g} s. Try again when it has finished, or wait longer with "
            "COMMITMENTS_LOCK_TIMEOUT=60"
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def take(self) -> bool:
        """Take the lock if nobody holds it. Raises StoreError where the folder cannot be written, or something else is
        in the lock's place."""
        handle = self._opened(os.O_RDWR | os.O_CREAT)
        try:
            taken = _try_lock(handle) and _is_at(handle, self.path)
        except OSError as error:
            os.close(handle)
            raise StoreError(f"{self.path} cannot be locked: {reason(error)}") from None
        if not taken:
            os.close(handle)
            return False
        self._handle = handle
        if not self._held:
            _write_number(handle)
        return True

    def is_held(self) -> bool:
        """Whether some process holds it now. Nothing is made or written for the answer."""
        try:
            handle = self._opened(os.O_RDONLY)
        except StoreError:
            return False
        try:
            return not _try_lock(handle)
        except OSError:
            return False
        finally:
            os.close(handle)

    def _opened(self, flags: int) -> int:
        try:
            handle = os.open(self.path, flags | UNFOLLOWED, 0o666)
        except OSError as error:
            if is_link_error(error, self.path):
                raise StoreError(f"{self.path} is a link, which is not followed; remove it") from None
            if isinstance(error, IsADirectoryError):
                raise StoreError(f"{self.path} is not a file; remove it") from None
            raise StoreError(f"{self.path} cannot be written: {reason(error)}") from None
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise StoreError(f"{self.path} is not a file; remove it")
        return handle

    def _holder(self) -> str:
        try:
            handle = self._opened(os.O_RDONLY)
        except StoreError:
            return ""
        try:
            since = time.strftime("%H:%M:%S", time.localtime(os.fstat(handle).st_mtime))
            return f" (process {int(os.read(handle, 20))}, since {since})"
        except (OSError, ValueError, OverflowError):
            return ""
        finally:
            os.close(handle)


def _write_number(handle: int) -> None:
    """Of this process, if nothing but such a number is there: a file may have other names, and be somebody's work."""
    with contextlib.suppress(OSError):
        before = os.read(handle, 21)
        if os.fstat(handle).st_nlink > 1 or (before and not before.strip().isdigit()):
            return
        os.lseek(handle, 0, os.SEEK_SET)
        # Of one width, so that a shorter number leaves nothing of a longer one.
        os.write(handle, f"{os.getpid():<19}\n".encode())


def _pauses() -> Iterator[float]:
    pause = 0.001
    while True:
        yield pause
        pause = min(pause * 1.5, 0.02)


def _is_at(handle: int, path: Path) -> bool:
    """Whether the locked file is still the one of that name: somebody may have removed the folder meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            # Beyond the end of the file, so that others may read who holds it.
            os.lseek(handle, 1 << 30, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
