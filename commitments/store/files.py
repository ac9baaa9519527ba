"""Files that are whole whatever happens: the lock, reading, and replacing a file in one step."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import FileIO
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from commitments.errors import StoreError

WAIT_SECONDS = 10.0
PENDING = os.path.join(".commitments", "journal", "pending.json")
"""From the store's folder, the file that is there while a change is not finished; see `journal`."""


Progress = Callable[[str, int, int], None]
"""What is being done, how many steps of it are done, and of how many."""


def unseen(doing: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


# --- reading ----------------------------------------------------------------------------------------------------------


def read_text(path: Path) -> str | None:
    """The UTF-8 text of a file with its line ends as they are; None where there is no such file. Raises StoreError."""
    data = read_bytes(path)
    try:
        return data.decode() if data is not None else None
    except UnicodeDecodeError as error:
        raise StoreError(f"{path} is not UTF-8 text (byte {error.start}); save it as UTF-8") from None


def read_bytes(path: Path) -> bytes | None:
    """All of a file; None where there is no such file. Raises StoreError."""
    try:
        with open_to_read(path) as file:
            return file.read()
    except FileNotFoundError:
        if path.is_symlink():
            raise StoreError(f"{path} is a link to a file that is not there") from None
        return None
    except IsADirectoryError:
        raise StoreError(f"{path} is a folder where a file should be; move it away") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {reason(error)}") from None


def open_to_read(path: Path) -> FileIO:
    """For reading; a pipe in place of a file is an empty one, and not waited for. Raises OSError."""
    return open(path, "rb", buffering=0, opener=_at_once)


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


Stamp = tuple[int, int, int, int]
"""What a file shows from outside: its size, when it was written and when it was touched in any way, and which it is."""


# In C, since there may be tens of thousands of files to look at.
stamp_of: Callable[[os.stat_result], Stamp] = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


def stamp(path: Path) -> Stamp | None:
    """None where there is no such file, or it cannot be looked at."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return None


def stamps(folder: Path, suffix: str) -> dict[str, Stamp | None]:
    """By their names without the suffix, the files of a folder, but for hidden ones; None where one cannot be looked
    at. Raises StoreError."""
    try:
        found = [name for name in os.listdir(folder) if name.endswith(suffix) and name[0] != "."]
        return dict(zip([name[: -len(suffix)] for name in found], _stamps_of(folder, found), strict=True))
    except OSError as error:
        raise StoreError(f"{folder} cannot be read: {reason(error)}") from None


def _stamps_of(folder: Path, names: Sequence[str]) -> Sequence[Stamp | None]:
    """Of the files of a folder, in this order. In a store of many documents most of the time goes here."""
    if os.stat not in os.supports_dir_fd:
        return [stamp(folder / name) for name in names]
    handle = os.open(folder, os.O_RDONLY)  # so that the way to the folder is not gone again for every file
    try:
        return [stamp_of(os.stat(name, dir_fd=handle)) for name in names]
    except OSError:  # perhaps it is gone since the folder was listed
        return [stamp(folder / name) for name in names]
    finally:
        os.close(handle)


def size_of(stamp: Stamp | None) -> int:
    return stamp[0] if stamp else 0


def last_touched(stamp: Stamp) -> int:
    """In nanoseconds. Anybody can set the time of writing; on Windows the other is that of its making."""
    return stamp[1] if sys.platform == "win32" else stamp[2]


def reason(error: OSError) -> str:
    """What to say of an error of the operating system, with the next step where there is one."""
    said = {
        errno.ENOSPC: "the disk is full; make room and try again",
        errno.EDQUOT: "your share of the disk is full; make room and try again",
        errno.EROFS: "the disk is read-only",
        errno.EFBIG: "the file would be larger than allowed",
        errno.EACCES: "permission denied",
        errno.EPERM: "permission denied",
    }
    return said.get(error.errno or 0) or (error.strerror or str(error)).lower()


# --- replacing --------------------------------------------------------------------------------------------------------


Content = str | bytes | tuple[bytes | memoryview, ...]
"""Of a file: a text, which is written as UTF-8, or bytes, whole or in pieces."""


def replace(path: Path, content: Content) -> None:
    """Put a content in place of a file, or make the file: all of it or nothing. Raises StoreError."""
    replace_all({path: content})


def write_whole(path: Path | str, text: str) -> None:
    """A text to a file of the user's choice, all of it or nothing, but for pipes and devices. Raises StoreError."""
    path = Path(path)
    if not path.exists() or path.is_file() or path.is_dir():
        replace(path, text)
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as file:  # /dev/stdout is written to, never replaced
            file.write(text)
    except OSError as error:
        raise Unwritable(f"{path} cannot be written: {reason(error)}", False) from None


def make_folder(path: Path) -> None:
    """Raises StoreError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unwritable(f"{path} cannot be made: {reason(error)}", False) from None


def replace_all(contents: Mapping[Path, Content | None], progress: Progress = unseen) -> None:
    """Put each content in the place of its file; None removes the file.

    All of them are safely on the disk before the first file is replaced, so that a full disk or a folder without
    permission leaves every file as it was. Raises StoreError, whose `changed` says whether any file was replaced.
    """
    staged: dict[str, str] = {}
    removed = [path for path, content in contents.items() if content is None]
    begun = False
    current: str | Path = ""
    try:
        for done, (current, content) in enumerate(contents.items()):
            progress("writing", done, len(contents))
            target = os.path.realpath(current)  # a link stays a link: what it names is replaced
            _refuse_read_only(current, target)
            if content is not None:
                pieces = _pieces(content)
                staged[target] = _temporary(target)
                _write(staged[target], target, pieces)
        for current, temporary in list(staged.items()):
            os.replace(temporary, current)
            begun = True
            del staged[current]
        for current in removed:
            current.unlink(missing_ok=True)
            begun = True
        for folder in {os.path.dirname(os.path.realpath(path)) for path in contents}:
            sync_folder(folder)
    except OSError as error:
        raise Unwritable(f"{current} cannot be written: {reason(error)}", begun) from None
    except UnicodeEncodeError:
        raise Unwritable(
            f"{current} cannot be written: half a character (a lone surrogate) in the text", begun
        ) from None
    finally:
        for temporary in staged.values():
            with contextlib.suppress(OSError):
                os.unlink(temporary)


class Unwritable(StoreError):
    """A file could not be written; `changed` says whether others of the same change already were."""

    def __init__(self, message: str, changed: bool) -> None:
        super().__init__(message)
        self.changed = changed


def discard_temporary(path: Path) -> None:
    """Remove what a writer that was stopped may have left beside a file."""
    with contextlib.suppress(OSError):
        os.unlink(_temporary(os.path.realpath(path)))


def _temporary(target: str) -> str:
    # os.replace is atomic only within one file system, so the temporary file sits beside the real one. One writer at
    # a time holds the lock, so one name is enough, and what a killed writer leaves is found again.
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.tmp")


def _refuse_read_only(path: Path, target: str) -> None:
    if os.path.isdir(target):
        raise Unwritable(f"{path} is a folder where a file should be; move it away", False)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        # Replacing would succeed, but somebody wanted this file to stay as it is.
        raise Unwritable(f"{path} is read-only; make it writable to change it", False)


def _pieces(content: Content) -> Iterable[bytes | memoryview]:
    if isinstance(content, tuple):
        return content
    return (content.encode() if isinstance(content, str) else content,)


def _write(temporary: str, target: str, pieces: Iterable[bytes | memoryview]) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(temporary)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _keep_mode(handle, target)
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_mode(handle: int, target: str) -> None:
    try:
        before = os.stat(target)
    except FileNotFoundError:
        return
    if sys.platform == "win32":
        return
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        with contextlib.suppress(PermissionError):
            os.fchown(handle, before.st_uid, before.st_gid)
    os.fchmod(handle, stat.S_IMODE(before.st_mode))


def sync_folder(folder: str | Path) -> None:
    """Make the names in a folder safe on the disk."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # some file systems cannot, and a folder may be closed to readers
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# --- the lock ---------------------------------------------------------------------------------------------------------


class Lock:
    """The one lock of a store, around a whole change: only one process at a time holds it.

    The operating system lets go of it when the process ends, however it ends, so no lock is ever left over.
    """

    def __init__(self, path: Path, seconds: float = WAIT_SECONDS) -> None:
        self.path, self.seconds = path, seconds
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
        raise StoreError(
            f"the store is locked by another change{self._holder()}; waited {self.seconds:g} s. Try again when it has "
            "finished, or wait longer with COMMITMENTS_LOCK_TIMEOUT=60"
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
        """Take the lock if nobody holds it. Raises StoreError where the folder cannot be written."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {reason(error)}") from None
        try:
            taken = _try_lock(handle) and _is_at(handle, self.path)
        except OSError as error:
            os.close(handle)
            raise StoreError(f"{self.path} cannot be locked: {reason(error)}") from None
        if not taken:
            os.close(handle)
            return False
        self._handle = handle
        with contextlib.suppress(OSError):  # who holds it is a courtesy to those who wait
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, f"{os.getpid()}\n".encode())
        return True

    def _holder(self) -> str:
        try:
            since = time.strftime("%H:%M:%S", time.localtime(self.path.stat().st_mtime))
            return f" (process {int(self.path.read_text())}, since {since})"
        except (OSError, ValueError):
            return ""


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
