"""What may be read: the limits on a document's file, and which format it is in, by its bytes more than by its name."""

import os
import re
import stat
from pathlib import Path

from commitments.blocks.bounds import MOST_CHARACTERS, BadDocument
from commitments.errors import NotFound

MOST_BYTES = 100 * 1024 * 1024
"""Of a file of any format; a PDF with pictures may be as big."""
MOST_TEXT_BYTES = 20 * 1024 * 1024
"""Of a text or HTML file."""
MOST_MAIL_BYTES = 40 * 1024 * 1024
"""Of a mail, or a page saved in one file, with what is attached to it."""
MOST_MARKDOWN_BYTES = 5 * 1024 * 1024
"""Its marks are costly to read: about 1,500 pages."""

_SUFFIXES = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".fodt": "odt",
}  # fmt: skip
_HEAD = 4_096
_FIELD = re.compile(rb"(?:From [^\n]{1,200}\n)?[A-Za-z][A-Za-z-]{1,60}:[ \t]")
_MIME = re.compile(rb"^mime-version:[ \t]*1\.0", re.I | re.M)
_LONGEST_FIELDS = 60_000
"""Of a mail, before its words."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BINARIES = (
    (b"\x89PNG", "a picture; run OCR on it first"),
    (b"\xff\xd8\xff", "a picture; run OCR on it first"),
    (b"GIF8", "a picture; run OCR on it first"),
    (b"II*\x00", "a picture; run OCR on it first"),
    (b"MM\x00*", "a picture; run OCR on it first"),
    (b"\x1f\x8b", "compressed; unpack it and add what is inside"),
    (b"BZh", "compressed; unpack it and add what is inside"),
    (b"\xfd7zXZ", "compressed; unpack it and add what is inside"),
    (b"7z\xbc\xaf", "compressed; unpack it and add what is inside"),
    (b"Rar!", "compressed; unpack it and add what is inside"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "an RTF file; save it as .docx or .txt and add that"),
    (b"SQLite format 3", "a database"),
    (
        b"version https://git-lfs.github.com/spec/",
        "a pointer to a file of Git LFS; fetch it with: git lfs pull",
    ),
)


_SLIDES = "a presentation; save it as .pdf and add that"
_APPLE = "a file of Apple's Pages, Numbers or Keynote; export it as .docx or .pdf and add that"
_ZIPPED = (
    (b"META-INF/container.xml", "an e-book; save its text as .html or .txt and add that"),
    (b"ppt/presentation", _SLIDES),
    (b"buildVersionHistory.plist", _APPLE),
    (b"Index/Document.iwa", _APPLE),
)
"""What stands in the bytes of a zip that is the file of another program, and is no archive to its owner."""


def content(path: Path) -> bytes:
    """The bytes of a regular file of bearable size."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = _regular(file.fileno(), path)
            if status > MOST_BYTES:
                raise BadDocument(
                    f"{path.name} has {_megabytes(status)}; more than {_megabytes(MOST_BYTES)} is not read. "
                    f"Split it and add the parts."
                )
            data: bytes | None = file.read(MOST_BYTES + 1)
            if data is None:  # it would have to be waited for, as some files of the system's have to
                raise BadDocument(f"{path} is not a regular file; save its content to a file first")
            return data
    except FileNotFoundError:
        raise NotFound(f"{path} does not exist; check the name") from None
    except IsADirectoryError:
        raise BadDocument(f"{path} is a folder; name one file in it") from None
    except PermissionError:
        raise BadDocument(f"{path} cannot be read: permission denied") from None
    except (OSError, ValueError) as error:
        raise BadDocument(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _without_waiting(path: str, flags: int) -> int:
    """A pipe that nobody writes to would never open."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _regular(descriptor: int, path: Path) -> int:
    """Its size; refuses what has none, such as a device, which could be read for ever."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise BadDocument(f"{path} is not a regular file; save its content to a file first")
    return status.st_size


def format_of(data: bytes, name: str) -> str:
    """txt, md, html, pdf, docx, odt or mail. Raises BadDocument for what is none of them, saying what it is."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise BadDocument(f"{name} is empty; there is nothing to add")
    head = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, name)
    if data.startswith(_OLD_OFFICE):
        raise BadDocument(f"{name} is {_old_office(data)}")
    for magic, what in _BINARIES:
        if data.startswith(magic):
            raise BadDocument(f"{name} is {what}")
    if head.startswith((b"<?xml", b"\xef\xbb\xbf<?xml", b"<office:document")) and (kind := _xml(data[:_HEAD], name)):
        return kind
    if _is_mail(data):
        return "mail"
    suffix = Path(name).suffix.casefold()
    known = _SUFFIXES.get(suffix)
    if known in ("pdf", "docx", "odt"):
        article = "an" if known == "odt" else "a"
        raise BadDocument(
            f"{name} is not {article} {suffix[1:]} file, whatever its name says; open it where it was made and save it "
            f"again"
        )
    if (
        known == "html"
        or (known is None and _looks_like_html(head))
        or (known == "txt" and head[:15].lower().startswith(b"<!doctype html"))
    ):
        return "html"
    return known or "txt"


def _is_mail(data: bytes) -> bool:
    """Whether it begins with the fields of a mail, one of which says that parts follow."""
    fields = re.split(rb"\r?\n\r?\n", data[:_LONGEST_FIELDS].lstrip(), maxsplit=1)[0]
    return _FIELD.match(fields) is not None and _MIME.search(fields) is not None


def _xml(head: bytes, name: str) -> str:
    """What word processors write without a zip; empty for any other XML."""
    if b"opendocument.text" in head:
        return "odt"
    if b"Word.Document" in head or b"schemas.microsoft.com/office/word" in head:
        raise BadDocument(f"{name} is an XML file of Word; save it as .docx and add that")
    return ""


def _old_office(data: bytes) -> str:
    """Word wraps what it encrypts in the format of its old files."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "protected by a password; save a copy without one and add that"
    if "PowerPoint Document".encode("utf-16-le") in data:
        return _SLIDES
    return "an old Word or Excel file; save it as .docx and add that"


def _looks_like_html(head: bytes) -> bool:
    start = head.lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) and b"<" in start


def _zipped(data: bytes, name: str) -> str:
    said = data[:200]
    if b"opendocument.text" in said or (
        b"content.xml" in data and b"META-INF/manifest.xml" in data and b"opendocument" not in said
    ):
        return "odt"
    if b"word/document" in data:  # some programs number it: word/document2.xml
        return "docx"
    if b"xl/workbook" in data or b"opendocument.spreadsheet" in said:
        raise BadDocument(f"{name} is a spreadsheet; save the text as .txt, or use `commitments import` for a table")
    if b"opendocument" in said:
        raise BadDocument(f"{name} is an OpenDocument file, but not a text; save it as .odt or .txt and add that")
    what = next((what for mark, what in _ZIPPED if mark in data), "a zip archive; unpack it and add what is inside")
    raise BadDocument(f"{name} is {what}")


def check_size(data: bytes, kind: str, name: str) -> None:
    bounds = {"txt": MOST_TEXT_BYTES, "html": MOST_TEXT_BYTES, "md": MOST_MARKDOWN_BYTES, "mail": MOST_MAIL_BYTES}
    most = bounds.get(kind, MOST_BYTES)
    if len(data) > most:
        raise BadDocument(
            f"{name} has {_megabytes(len(data))}; a {kind} file may have {_megabytes(most)}. Split it and add "
            f"the parts."
        )


def check_length(text: str, name: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise BadDocument(
            f"{name} holds {len(text):,} characters of text; a document may have {MOST_CHARACTERS:,}. Split it "
            f"and add the parts."
        )


def _megabytes(count: int) -> str:
    return f"{count / (1024 * 1024):,.0f} MB"
