"""A body as it was sent, unpacked while it comes, and never more of it than is wanted."""

import zlib
from collections.abc import Iterable, Iterator

_PIECE = 64 * 1024
"""Bytes that are unpacked at a time."""
_MOST_LAYERS = 3
_MOST_MEMBERS = 100
"""Of one gzip file: what follows each is copied, so that many small ones take the square of the time."""


class BadPacking(Exception):
    """It is not packed as it says; `str` is the rest of a sentence."""


class TooLarge(Exception):
    """More than was wanted came out."""


def unpacked(pieces: Iterable[bytes], encodings: str, most: int) -> Iterator[bytes]:
    """The body of an answer. `encodings` is its `Content-Encoding`; `most` is the number of bytes that may come out,
    of each layer where it is packed several times. Raises BadPacking and TooLarge.

    >>> import gzip
    >>> b"".join(unpacked([gzip.compress(b"text")], "gzip", 4))
    b'text'
    """
    names = [name.strip().lower() for name in encodings.split(",")]
    layers = [name for name in names if name not in ("", "identity")]
    if len(layers) > _MOST_LAYERS:
        raise BadPacking(f"is packed {len(layers)} times")
    for name in reversed(layers):  # the last one was put around all others
        if name not in _FORMATS:
            raise BadPacking("is packed in a way that was not asked for")
        pieces = bounded(_FORMATS[name](pieces), most)
    yield from bounded(pieces, most)


def bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The same pieces. Raises TooLarge with the one that is too much."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise TooLarge
        yield piece


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    members = 1
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    is_begun = False
    for piece in pieces:
        left = piece
        while left:
            if unpacker.eof:
                left = left.lstrip(b"\x00")  # padding
                if not left:
                    break
                if left[:1] != b"\x1f":
                    return  # what follows is of no meaning, and browsers pass over it
                if members == _MOST_MEMBERS:
                    raise BadPacking("is packed in too many parts")
                members += 1
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            is_begun = True
            yield from _emptied(unpacker, left)
            left = unpacker.unused_data
    if is_begun and not unpacker.eof:
        raise BadPacking("breaks off before its end")


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Of `deflate`, for which some servers leave out the two bytes that should be around it."""
    unpacker: zlib._Decompress | None = None
    head = b""
    for piece in pieces:
        if unpacker is None:
            head += piece
            if len(head) < 2:
                continue
            is_wrapped = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
            unpacker = zlib.decompressobj(zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS)
            piece = head
        if unpacker.eof:
            return
        yield from _emptied(unpacker, piece)
    if head and (unpacker is None or not unpacker.eof):
        raise BadPacking("breaks off before its end")


def _emptied(unpacker: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    left = piece
    while left and not unpacker.eof:
        try:
            out = unpacker.decompress(left, _PIECE)
        except zlib.error:
            raise BadPacking("is not packed as it says") from None
        if out:
            yield out
        left = unpacker.unconsumed_tail
        if not out and not left:
            return
    # What a full piece left inside comes with the next one, or here.
    while not unpacker.eof:
        try:
            out = unpacker.decompress(b"", _PIECE)
        except zlib.error:
            raise BadPacking("is not packed as it says") from None
        if not out:
            return
        yield out


_FORMATS = {"gzip": _gunzipped, "x-gzip": _gunzipped, "deflate": _inflated}
ACCEPTED = "gzip, deflate"
