"""Opening a text file in whatever encoding it was saved: UTF-8, UTF-16, and those of before, where they can be told."""

import codecs
from pathlib import Path
from typing import NamedTuple

from commitments import charsets
from commitments.rows import Unreadable

_CHUNK = 1 << 20
_MAGIC = {
    b"PK\x03\x04": "a spreadsheet or an archive",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a compressed file",
}
_POINTER = b"version https://git-lfs.github.com/spec/"
"""What stands in a checkout in place of a large file."""


class Encoding(NamedTuple):
    name: str
    remark: str | None = None
    """What to tell the user, where the encoding was a guess or the file is damaged."""
    errors: str = "strict"


def detect(path: Path) -> Encoding:
    """The encoding of a text file, found from its bytes in one pass of bounded memory. Raises Unreadable."""
    with path.open("rb") as file:
        head = file.read(4096)
        if head.startswith(_POINTER):
            raise Unreadable(f"{path.name} only points to a file that Git LFS keeps; fetch it with: git lfs pull")
        for magic, what in _MAGIC.items():
            if head.startswith(magic):
                raise Unreadable(f"{path.name} is {what}, not text; save it as CSV, JSON or YAML first")
        if name := charsets.marked(head):
            return Encoding(name)
        if b"\0" in head:
            if wide := charsets.wide(head):
                return Encoding(wide, f"read as {wide[:6].upper()}")
            raise Unreadable(f"{path.name} is not text; save it as CSV, JSON or YAML first")
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        is_plain, has_shifts = True, False
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
                is_plain, has_shifts = is_plain and chunk.isascii(), has_shifts or charsets.SHIFT in chunk
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            file.seek(0)
            return _eight_bit(file.read(4 * _CHUNK), path.name)
    if is_plain and has_shifts:
        return _shifted(path)
    return Encoding("utf-8")


def _shifted(path: Path) -> Encoding:
    with path.open("rb") as file:
        encoding = charsets.shifted(file.read(4 * _CHUNK))
    if encoding is None:
        raise Unreadable(_untold(path.name))
    return Encoding(encoding, _remark(encoding))


def _remark(encoding: str, rival: str | None = None, what: str = "its letters") -> str:
    doubt = f", though it may be {charsets.called(rival)}" if rival else ""
    return f"read as {charsets.called(encoding)}{doubt}; name another with --encoding if {what} look wrong"


def _untold(name: str) -> str:
    return (
        f"{name} is not UTF-8, and in which encoding it is cannot be told; save it as UTF-8, or name its encoding: "
        '--encoding gb18030, or encoding = "gb18030" in a map'
    )


def _eight_bit(data: bytes, name: str) -> Encoding:
    damaged = data.decode("utf-8", errors="replace")
    wrong = damaged.count("\ufffd")
    right = sum(1 for c in damaged if c > "\x7f" and c != "\ufffd")
    if right > 10 * wrong:
        return Encoding("utf-8", "not everything in it is UTF-8; what is not was replaced by �", "replace")
    told = charsets.told(data)
    if told is None:
        raise Unreadable(_untold(name))
    if told.encoding != charsets.WESTERN:
        return Encoding(told.encoding, _remark(told.encoding, told.rival))
    western = charsets.western(data)
    if western is None:
        raise Unreadable(_untold(name))
    return Encoding(western, _remark(western, told.rival, "accents"), "replace")


def read_text(path: Path, encoding: str | None = None) -> tuple[str, str | None]:
    """The text of a file with its line ends made line feeds, and a remark on its encoding. Raises Unreadable."""
    found = chosen(path, encoding)
    try:
        with path.open(encoding=found.name, errors=found.errors) as file:
            text = file.read()
    except (UnicodeError, LookupError) as error:
        raise Unreadable(f"{path.name} cannot be read as {found.name}: {error}") from error
    return text.removeprefix("\ufeff"), found.remark


def chosen(path: Path, encoding: str | None) -> Encoding:
    """The encoding a map names, or the one the bytes tell."""
    if encoding is None:
        return detect(path)
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise Unreadable(f"unknown encoding {encoding!r}; write one such as utf-8, cp1252, mac_roman") from None
    return Encoding(encoding)
