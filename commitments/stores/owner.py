"""Who wrote it: a seal that only this user of this machine can make, so that what came with a folder is told apart.

A store travels: it is cloned, unpacked, shared. What its journal says was done is acted on only where this user wrote
it here. So every entry of the journal is sealed with a key that lies in the user's state folder, and never in a store.
"""

import errno
import os
from collections.abc import Collection
from contextlib import suppress
from functools import cache

from commitments import homes
from commitments.errors import StoreError
from commitments.stores.files import reason

_BYTES = 32


class NoKey(Exception):
    """There is no place for a key; the sentence says why."""


def sealed(text: bytes) -> str:
    """The seal of a text, 64 hexadecimal digits; the user's key is made where there is none yet. Raises NoKey, and
    StoreError where there is a place, but the key cannot be read or written."""
    return _digest(text, _key(_path()))


def is_sealed(text: bytes, seals: Collection[str]) -> bool:
    """Whether one of the seals is this user's. Raises as `sealed`, if there are any."""
    return bool(seals) and sealed(text) in seals


def _digest(text: bytes, key: bytes) -> str:
    try:
        from _blake2 import blake2b  # what hashlib gives, which imports OpenSSL as well: 3 ms
    except ImportError:
        from hashlib import blake2b
    return blake2b(text, key=key, digest_size=_BYTES).hexdigest()


def _path() -> str:
    folder = homes.state_folder()
    if folder is None:
        raise NoKey("there is no home folder to keep a key in; set XDG_STATE_HOME")
    return os.path.join(folder, "key")


@cache
def _key(path: str) -> bytes:
    try:
        if key := _read(path):
            return key
    except (OSError, ValueError) as error:
        raise StoreError(
            f"{path} cannot be read, which tells your changes from others': {_reason(error)}; make it readable, or "
            "remove it"
        ) from None
    try:
        return _made(path)
    except OSError as error:
        if error.errno in _NO_PLACE:
            raise NoKey(f"{path} cannot be made: {_reason(error)}") from None
        raise StoreError(f"{path} cannot be made, which tells your changes from others': {_reason(error)}") from None


_NO_PLACE = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR)


def _reason(error: OSError | ValueError) -> str:
    return reason(error) if isinstance(error, OSError) else "it is no key"


def _read(path: str) -> bytes | None:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe is not waited for
        with open(handle, "rb") as file:
            key = bytes.fromhex((file.read(4 * _BYTES) or b"").decode())
    except FileNotFoundError:
        return None
    if len(key) != _BYTES:
        raise ValueError
    return key


def _made(path: str) -> bytes:
    """A new key, in place at once and whole; or that of another process that was faster."""
    key = os.urandom(_BYTES)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.urandom(4).hex()}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(f"{key.hex()}\n".encode())
            file.flush()
            os.fsync(handle)
        return key if _is_first(temporary, path) else _read(path) or key
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _is_first(temporary: str, path: str) -> bool:
    """Puts a file in its place, where there is none yet."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        os.replace(temporary, path)
    return True
