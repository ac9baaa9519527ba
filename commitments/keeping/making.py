"""What came -> the files of a copy: facts, main text and WARC."""

import codecs
import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple, TypeGuard

from commitments import charsets, intake
from commitments.copies import Copy, Source, encode
from commitments.errors import CommitmentsError
from commitments.fetching import Fetched
from commitments.keeping import warcs
from commitments.text import one_line, shorten

_SUFFIXES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
}
_MEDIA_TYPES = {suffix: media_type for media_type, suffix in reversed(_SUFFIXES.items())}
_LONGEST_TITLE = 300
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_OF_TEXTS = re.compile(r"(?:cp|iso8859|koi8|mac|gb|big5|euc|shift_jis|utf-16|utf-32|tis).*")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


class Read(NamedTuple):
    """The main text of a content, or why there is none."""

    text: str | None
    format: str | None = None
    without: str | None = None
    title: str | None = None
    published: str | None = None

    @property
    def sha256(self) -> str | None:
        """Of the text in UTF-8."""
        return None if self.text is None else hashlib.sha256(self.text.encode()).hexdigest()


class Kept(NamedTuple):
    """A copy and what is to be written for it."""

    copy: Copy
    files: Mapping[str, bytes]
    """Name in the folder of copies -> content. Files of the copy that are already there and stay as they are, are not
    among them."""
    text: str | None


def read(data: bytes, content_type: str = "", name: str = "") -> Read:
    """The main text of what came, with the bounds of documents. It never raises for what is in the bytes.

    `content_type` is what the server says, with its charset: it counts where the bytes do not show better. `name` is a
    file's, whose suffix counts where there is no server.
    """
    media_type = content_type.partition(";")[0].strip().lower()
    suffix = _SUFFIXES.get(media_type)
    if media_type and suffix is None and not media_type.startswith("text/") and not _is_readable(data):
        return Read(None, without=f"it is of the type {shorten(media_type, 60)}, which holds no text")
    shown = name or f"what came{f'.{suffix}' if suffix else ''}"
    try:
        found = intake.read_bytes(_in_utf8(data, content_type), shown)
    except CommitmentsError as error:  # a package may be missing, too: the reason says so
        return Read(None, without=one_line(str(error)))
    text = found.text.encode("utf-8", "replace").decode()
    title = shorten(found.title, _LONGEST_TITLE) if found.title else None
    return Read(text, found.format, None, title, str(found.published) if found.published else None)


def _in_utf8(data: bytes, content_type: str) -> bytes:
    """With the mark of UTF-8 where the server says another encoding, and it is one that the bytes can be in: a page
    that leaves it to the server does not say it itself."""
    said = _CHARSET.search(content_type)
    if said is None or charsets.marked(data) or _is_utf8(data):
        return data
    try:
        codec = codecs.lookup(said[1]).name
        return data.decode(codec).encode("utf-8-sig") if _OF_TEXTS.fullmatch(codec) else data
    except (LookupError, ValueError):
        return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_readable(data: bytes) -> bool:
    """Of a type that says nothing: whether it is a document all the same, or looks like text."""
    return data.startswith((b"%PDF-", b"PK")) or not (set(data[:1_000]) & _CONTROLS)


def keep(fetched: Fetched, before: Copy | None = None, *, warc: bool = True) -> Kept:
    """The copy of what was fetched. `before` is the copy of the same content that is there already: it stays, and is
    said to be from here, too. Raises CommitmentsError where warcio is wanted and not installed."""
    at = _to_the_second(fetched.at)
    source = Source(fetched.url, at, fetched.final_url, fetched.status)
    if _is_read(before, fetched.sha256):
        return _again(before, source)
    found = read(fetched.body, fetched.header("content-type"))
    said = shorten(fetched.media_type, 100)
    copy = _copy(fetched.sha256, fetched.body, said, found, source, before)
    return _kept(copy, found.text, warcs.of_answer(fetched) if warc else None)


def keep_file(data: bytes, name: str, url: str, at: datetime, before: Copy | None = None, *, warc: bool = True) -> Kept:
    """The copy of a file of one's own: `name` tells its format, `url` is what the evidence names. The same rules."""
    at = _to_the_second(at)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(url, at)
    if before is not None and before.sha256 == digest:
        return _again(before, source)
    found = read(data, "", name)
    said = _MEDIA_TYPES.get(found.format or "", "")
    copy = _copy(digest, data, said, found, source, before)
    return _kept(copy, found.text, warcs.of_file(data, said, digest, at) if warc else None)


def _is_read(before: Copy | None, sha256: str) -> TypeGuard[Copy]:
    """Whether there is nothing to do again. What could not be read may be readable now, with another package."""
    return before is not None and before.sha256 == sha256 and before.text_sha256 is not None


def _copy(sha256: str, data: bytes, media_type: str, found: Read, source: Source, before: Copy | None) -> Copy:
    copy = Copy(
        sha256,
        len(data),
        media_type,
        (source,),
        found.format,
        found.sha256,
        found.without,
        found.title,
        found.published,
    )
    return copy.with_sources(before.sources) if before is not None and before.sha256 == sha256 else copy


def _kept(copy: Copy, text: str | None, warc: bytes | None) -> Kept:
    files = {copy.names.facts: encode(copy)}
    if text is not None:
        files[copy.names.text] = text.encode()
    if warc is not None:
        files[copy.names.warc] = warc
    return Kept(copy, files, text)


def _again(before: Copy, source: Source) -> Kept:
    copy = before.with_sources((source,))
    return Kept(copy, {copy.names.facts: encode(copy)} if copy != before else {}, None)


def _to_the_second(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
