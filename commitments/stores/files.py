"""Files that are whole whatever happens, and never others than they seem: reading, and replacing in one step.

A store may come from a stranger, so no link in it is followed out of it; `beside` says where one may lead.
"""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import FileIO
from operator import attrgetter
from pathlib import Path

from commitments.errors import WISHES_TO_STOP, Interrupted, StoreError

UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that must be itself: no link is followed, and no pipe is waited for."""


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
    """All of a file; None where there is no such file. Raises StoreError, also for a link that leads out of the
    file's folder."""
    try:
        with open_to_read(path) as file:
            return _all_of(file, path)
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise StoreError(f"{path} is a folder where a file should be; move it away") from None
    except OSError as error:
        if is_link_error(error, path):
            return _read_through(path)
        raise StoreError(f"{path} cannot be read: {reason(error)}") from None


MOST_BYTES = 512 * 1024 * 1024
"""Of a file of a store; a larger one is no work of anybody's, though it may travel as a few bytes."""


def _all_of(file: FileIO, path: Path) -> bytes:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(f"{path} is not a file; move it away")
    if status.st_size > MOST_BYTES:
        raise StoreError(f"{path} has {status.st_size >> 20:,} MB, more than the {MOST_BYTES >> 20} MB that are read")
    data: bytes | None = file.read()
    if data is None:  # it would have to be waited for
        raise StoreError(f"{path} is not a file; move it away")
    return data


def open_to_read(path: Path | str) -> FileIO:
    """For reading; a pipe in place of a file is not waited for. Raises OSError, also for a link."""
    return open(path, "rb", buffering=0, opener=_as_itself)


def _as_itself(path: str, flags: int) -> int:
    return os.open(path, flags | UNFOLLOWED)


def _read_through(link: Path) -> bytes:
    target = beside(link)
    try:
        with open_to_read(target) as file:
            return _all_of(file, link)
    except FileNotFoundError:
        raise StoreError(f"{link} is a link to a file that is not there") from None
    except OSError as error:
        raise StoreError(f"{link} is a link to what cannot be read: {reason(error)}") from None


def is_link_error(error: OSError, path: Path | str) -> bool:
    """Whether a file could not be opened as itself because a link is there."""
    return error.errno in (errno.ELOOP, errno.EMLINK) and os.path.islink(path)


def beside(path: Path | str) -> str:
    """The file that is meant by a path: itself, or the one that a link there leads to. Raises StoreError where that is
    neither in the folder of the link nor in an open one below it: what is hidden there, such as `.git`, is not a
    store's."""
    if not os.path.islink(path):
        return os.fspath(path)
    target, folder = os.path.realpath(path), os.path.realpath(os.path.dirname(path) or ".")
    if any(part.startswith(".") for part in os.path.relpath(target, folder).split(os.sep)):
        raise StoreError(
            f"{path} is a link that leads out of the store, to {target}; it is not followed. Remove it, or put the "
            "file itself in its place"
        )
    return target


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


def write_output(path: Path | str, content: memoryview) -> None:
    """To a file of the user's choice, wherever its links lead: all of it or nothing, but for pipes and devices.

    Several processes may do so at once; the last one stands. Raises StoreError.
    """
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        try:
            with open(path, "wb") as file:  # /dev/stdout is written to, never replaced
                file.write(content)
        except OSError as error:
            raise Unwritable(f"{path} cannot be written: {reason(error)}", False) from None
        return
    target = Path(os.path.realpath(path))
    own = str(target.parent / f".commitments-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    replace_all({target: (content,)}, temporary=lambda _: own)


def make_folder(path: Path) -> None:
    """With those above it, each of them safely on the disk. Raises StoreError."""
    if path.is_dir():
        return
    try:
        if not path.parent.is_dir():
            make_folder(path.parent)
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)
    except FileExistsError:
        raise Unwritable(f"{path} is a file where a folder should be; move it away", False) from None
    except OSError as error:
        raise Unwritable(f"{path} cannot be made: {reason(error)}", False) from None


def replace_all(
    contents: Mapping[Path, Content | None],
    progress: Progress = unseen,
    *,
    temporary: Callable[[str], str] | None = None,
) -> None:
    """Put each content in the place of its file; None removes the file. A link stays a link: see `beside`.

    All of them are safely on the disk before the first file is replaced, so that a full disk or a folder without
    permission leaves every file as it was. Raises StoreError, whose `changed` says whether any file was replaced;
    Interrupted, with every file as it was, where somebody wishes so within `undisturbed`.
    """
    staged: dict[str, str] = {}
    removed = [path for path, content in contents.items() if content is None]
    begun = False
    current: str | Path = ""
    try:
        for done, (current, content) in enumerate(contents.items()):
            progress("writing", done, len(contents))
            stop_if_wished()
            target = beside(current)
            _refuse_read_only(current, target)
            if content is not None:
                staged[target] = (temporary or _temporary)(target)
                _write(staged[target], target, _pieces(content))
        for current, own in list(staged.items()):
            os.replace(own, current)
            begun = True
            del staged[current]
        for current in removed:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(current)
            begun = True
        for current in {os.path.dirname(beside(path)) for path in contents}:
            sync_folder(current or ".")
    except OSError as error:
        raise Unwritable(f"{current} cannot be written: {reason(error)}", begun) from None
    except UnicodeEncodeError:
        raise Unwritable(
            f"{current} cannot be written: half a character (a lone surrogate) in the text", begun
        ) from None
    finally:
        for own in staged.values():
            with contextlib.suppress(OSError):
                os.unlink(own)


class Unwritable(StoreError):
    """A file could not be written; `changed` says whether others of the same change already were."""

    def __init__(self, message: str, changed: bool) -> None:
        super().__init__(message)
        self.changed = changed


def discard_temporary(path: Path) -> None:
    """Remove what a writer that was stopped may have left beside a file."""
    with contextlib.suppress(OSError, StoreError):
        os.unlink(_temporary(beside(path)))


def _temporary(target: str) -> str:
    # os.replace is atomic only within one file system, so the temporary file sits beside the real one. One writer of a
    # store at a time holds its lock, so one name is enough, and what a killed writer leaves is found again.
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.tmp")


def _refuse_read_only(path: Path | str, target: str) -> None:
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
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | UNFOLLOWED, 0o666)
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
    os.fchmod(handle, before.st_mode & 0o777)  # what comes with a folder may have more rights than a file needs


def sync_folder(folder: str | Path) -> None:
    """Make the names in a folder safe on the disk. Raises OSError."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:  # some file systems cannot, and a folder may be closed to readers
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM):
            raise


# --- not to be disturbed ----------------------------------------------------------------------------------------------


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C, and a request to end, wait until the block ends: half a change is nobody's wish."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _wishes())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def stop_if_wished() -> None:
    """Where there is still time, within `undisturbed` too. Raises Interrupted."""
    if WISHES_TO_STOP or _is_waited():
        raise Interrupted("interrupted; nothing was changed")


def _is_waited() -> bool:
    """Whether a wish waits for the end of `undisturbed`."""
    if "signal" not in sys.modules:
        return False
    import signal

    if not hasattr(signal, "sigpending"):
        return False
    return bool(signal.sigpending() & signal.pthread_sigmask(signal.SIG_BLOCK, ()) & _wishes())


def _wishes() -> set[int]:
    import signal

    return {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
