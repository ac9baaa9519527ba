"""The folder of a site: only files of ours are written and removed in it, each whole, and none through a link."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from commitments.errors import CommitmentsError, UsageError
from commitments.reports.site.addresses import COPIES
from commitments.stores import files
from commitments.stores.folder.lock import Lock

MANIFEST = ".commitments-site.json"
SIDE = ".commitments-site/"
"""What is kept of each document."""
_LOCK = ".commitments-site.lock"
_FIRST = frozenset((_LOCK, f".{MANIFEST}.tmp"))
"""What a run may have left that was stopped at its very beginning."""
_HOSTING = frozenset((".git", ".gitattributes", ".github", ".gitignore", ".nojekyll", "CNAME"))
"""What a repository holds from which pages are served, before there are any."""


def printer(data: bytes = b"") -> blake2b:
    """Makes the print of a file, to whose beginning more can be added."""
    return blake2b(data, digest_size=9)


def print_of(data: bytes) -> str:
    return printer(data).hexdigest()


class SiteFolder:
    """`is_dry` writes nothing."""

    def __init__(self, path: Path, *, is_dry: bool) -> None:
        self.path, self.is_dry = path, is_dry
        self._known: set[str] = set()
        """Folders that are known to be there and to be no links."""

    def admit(self) -> None:
        """Raises UsageError for what is no folder, or holds what is not ours."""
        if not os.path.lexists(self.path):
            return
        if not self.path.is_dir():
            raise UsageError(f"{self.path} is no folder; name one, or a new one, to publish into")
        with telling(str(self.path), "read"):
            is_others = any(name not in _FIRST | _HOSTING for name in os.listdir(self.path))
        if is_others and not os.path.lexists(self.path / MANIFEST):
            raise UsageError(
                f"{self.path} holds files that no publish has written there; name an empty folder or a new one"
            )

    @contextmanager
    def alone(self, seconds: float) -> Iterator[None]:
        """While no other run writes into it. Raises StoreError when one does for longer than that."""
        if self.is_dry:
            yield
            return
        with telling(str(self.path)):
            os.makedirs(self.path, exist_ok=True)
        with Lock(self.path / _LOCK, seconds, held=f"{self.path} is being published by another run"):
            self.admit()  # again, now that nobody else writes
            yield

    def names(self, path: str) -> list[str]:
        """Of what is in a folder of it; none where that is not there."""
        return _names(self.path / path)

    def refuse(self, paths: Iterable[str]) -> None:
        """Raises CommitmentsError where one of these is there, of which none was written by us."""
        for path in paths:
            if os.path.lexists(self.path / path):
                raise CommitmentsError(f"{self.path / path} is there, and no publish has written it; move it away")

    def read(self, path: str) -> bytes | None:
        """None where it is not there. Raises CommitmentsError for what lies behind a link."""
        _refuse_outside(path)
        if any(os.path.islink(self.path / above) for above in list(PurePosixPath(path).parents)[:-1]):
            raise CommitmentsError(f"{self.path / path} cannot be read: it lies behind a link; remove that")
        try:
            with files.open_to_read(self.path / path) as file:
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CommitmentsError(f"{self.path / path} cannot be read: {files.reason(error)}") from None

    def print(self, path: str) -> str | None:
        """None where it is not there, and "" where something else is in its place."""
        try:
            data = self.read(path)
        except CommitmentsError:
            return ""
        return None if data is None else print_of(data)

    def put(self, path: str, data: bytes) -> None:
        """In place of what may be there already. Raises CommitmentsError."""
        if self.is_dry:
            return
        with telling(path), self.begun(path) as (handle, own, target):
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.replace(own, target)

    @contextmanager
    def begun(self, path: str) -> Iterator[tuple[int, str, str]]:
        """A new file beside that of the path, open to be written; its name, and the place it is to be put in. It is
        gone when something goes wrong."""
        folder, name = self._folder(path)
        own, target = f"{folder}/.{name}.tmp", f"{folder}/{name}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | files.UNFOLLOWED
        try:
            handle = os.open(own, flags, 0o666)
        except FileExistsError:  # of a run that was stopped
            os.unlink(own)
            handle = os.open(own, flags, 0o666)
        try:
            yield handle, own, target
        except BaseException:
            with suppress(OSError):
                os.unlink(own)
            raise
        finally:
            os.close(handle)

    def tidy(self, path: str) -> None:
        """Takes away what a run that was stopped may have left of a file half written."""
        above, slash, name = path.rpartition("/")
        self.remove(f"{above}{slash}.{name}.tmp")

    def remove(self, path: str) -> None:
        """With the folders that are empty then."""
        if self.is_dry:
            return
        _refuse_outside(path)
        with telling(path):
            *above, name = path.split("/")
            folder = self.path
            for part in above:
                folder /= part
                if folder.is_symlink():
                    return
            with suppress(FileNotFoundError):
                os.unlink(folder / name)
            with suppress(OSError):
                while folder != self.path:
                    os.rmdir(folder)
                    self._known.discard(str(folder))
                    folder = folder.parent

    def _folder(self, path: str) -> tuple[str, str]:
        """The folder of a file, made where it is not there, and the file's name."""
        _refuse_outside(path)
        above, _, name = path.rpartition("/")
        folder = f"{self.path}/{above}" if above else str(self.path)
        if folder not in self._known:
            here = str(self.path)
            self._enter(here, may_be_link=True)
            for part in above.split("/") if above else ():
                here = f"{here}/{part}"
                self._enter(here)
        return folder, name

    def _enter(self, folder: str, *, may_be_link: bool = False) -> None:
        if folder in self._known:
            return
        look = os.stat if may_be_link else os.lstat
        try:
            found = look(folder)
        except FileNotFoundError:
            with suppress(FileExistsError):  # the other process of this run came first
                os.makedirs(folder) if may_be_link else os.mkdir(folder)
            found = look(folder)
        if not stat.S_ISDIR(found.st_mode):
            raise CommitmentsError(f"{folder} is a link or a file where the site has a folder; move it away")
        self._known.add(folder)


@contextmanager
def telling(path: str, done: str = "written") -> Iterator[None]:
    """Says of which file something went wrong."""
    try:
        yield
    except OSError as error:
        raise CommitmentsError(f"{path} cannot be {done}: {files.reason(error)}") from None


def is_within(path: str) -> bool:
    """Whether a path stays in the folder from which it leads, whatever the system."""
    return not any(sign in path for sign in "\\\0:") and all(part not in ("", ".", "..") for part in path.split("/"))


def _refuse_outside(path: str) -> None:
    if not is_within(path):
        raise CommitmentsError(f"{path} is not in the folder of the site; remove that folder and publish anew")


_OURS = re.compile(r"(?:index|embed)\.html|data\.(?:json|csv)|feed\.atom|sitemap\.xml|[0-9a-f]{64}\.txt")
"""What files of a document are called."""


def beneath(folder: Path, path: str) -> Iterator[str]:
    """What may be files of ours in the folder of a document and below it, as paths from the site's, where it is lost
    which are."""
    below = [name for name in sorted(_names(folder / path)) if name.isdecimal() or name == COPIES]
    for where in (path, *(f"{path}/{name}" for name in below)):
        if not os.path.islink(folder / where):
            yield from (f"{where}/{name}" for name in sorted(_names(folder / where)) if _OURS.fullmatch(name))


def _names(folder: Path) -> list[str]:
    """Of what is in it; none where it is not there."""
    try:
        return os.listdir(folder)
    except OSError:
        return []
