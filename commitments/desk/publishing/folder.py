"""The folder of a site: only files of ours are written and removed in it, each whole, and none through a link."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from commitments.errors import CommitmentsError, UsageError
from commitments.stores import files

MANIFEST = ".commitments-site.json"
SIDE = ".commitments-site/"
"""What is kept of each document."""


def print_of(data: bytes) -> str:
    return blake2b(data, digest_size=9).hexdigest()


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
        with os.scandir(self.path) as found:
            is_empty = next(found, None) is None
        if not is_empty and not os.path.lexists(self.path / MANIFEST):
            raise UsageError(
                f"{self.path} holds files that no publish has written there; name an empty folder or a new one"
            )

    def read(self, path: str) -> bytes | None:
        """None where it is not there."""
        try:
            with files.open_to_read(self.path / path) as file:
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CommitmentsError(f"{self.path / path} cannot be read: {files.reason(error)}") from None

    def print(self, path: str) -> str | None:
        data = self.read(path)
        return None if data is None else print_of(data)

    def put(self, path: str, data: bytes, *, is_ours: bool) -> None:
        """`is_ours` says whether what may be there already was written by us. Raises CommitmentsError."""
        if self.is_dry:
            return
        with telling(path):
            handle, own, target = self.begun(path, is_ours=is_ours)
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(handle, view) :]
            finally:
                os.close(handle)
            os.replace(own, target)

    def begun(self, path: str, *, is_ours: bool) -> tuple[int, str, str]:
        """A new file beside that of the path, open to be written; its name, and the place it is to be put in then."""
        folder, name = self._folder(path)
        own, target = f"{folder}/.{name}.tmp", f"{folder}/{name}"
        if not is_ours and os.path.lexists(target):
            raise CommitmentsError(f"{target} is there, and no publish has written it; move it away")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | files.UNFOLLOWED
        try:
            return os.open(own, flags, 0o666), own, target
        except FileExistsError:  # of a run that was stopped
            os.unlink(own)
            return os.open(own, flags, 0o666), own, target

    def remove(self, path: str) -> None:
        """With the folders that are empty then."""
        if self.is_dry:
            return
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
        try:
            found = os.stat(folder) if may_be_link else os.lstat(folder)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True) if may_be_link else os.mkdir(folder)
        else:
            if not stat.S_ISDIR(found.st_mode):
                raise CommitmentsError(f"{folder} is a link or a file where the site has a folder; move it away")
        self._known.add(folder)


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Says of which file something went wrong."""
    try:
        yield
    except OSError as error:
        raise CommitmentsError(f"{path} cannot be written: {files.reason(error)}") from None


_OURS = re.compile(
    r"\.?(?:(?:index|embed)\.html|data\.(?:json|csv)|feed\.atom|sitemap\.xml|[0-9a-f]{64}\.txt)(?:\.tmp)?"
)
"""What files of a document are called."""


def beneath(folder: Path, path: str) -> Iterator[str]:
    """What may be files of ours in a folder of the site, unfinished ones too, as paths from the site's."""
    for here, folders, names in os.walk(folder / path):
        folders[:] = [name for name in folders if not os.path.islink(os.path.join(here, name))]
        where = os.path.relpath(here, folder).replace(os.sep, "/")
        yield from (f"{where}/{name}" for name in names if _OURS.fullmatch(name))
