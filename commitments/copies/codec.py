"""The facts of a copy as a text file: JSON, sorted, one field a line, so that git shows and merges what changed."""

import json
import re
from typing import Any

from commitments.copies.instants import EPOCH, decode_instant, encode_instant
from commitments.copies.values import Copy, Source, in_order
from commitments.dates import PartialDate
from commitments.records import BadRecord, Reader

_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST = 1_000_000
"""Characters of such a file: some thousand sources."""


def encode(copy: Copy) -> bytes:
    """The same copy makes the same bytes."""
    record: dict[str, Any] = {
        "sha256": copy.sha256,
        "size": copy.size,
        "media_type": copy.media_type,
        "format": copy.format,
        "text_sha256": copy.text_sha256,
        "without_text": copy.without_text,
        "title": copy.title,
        "published": copy.published,
        "sources": [_present(_source_object(source)) for source in copy.sources],
    }
    return (json.dumps(_present(record), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
        "utf-8", "replace"
    )


def _source_object(source: Source) -> dict[str, Any]:
    return {
        "url": source.url,
        "at": encode_instant(source.at),
        "final_url": source.final_url,
        "status": source.status,
    }


def _present(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "")}


def decode(data: bytes) -> Copy:
    """Raises BadRecord with a line for each thing that is wrong."""
    problems: list[str] = []
    read = Reader(_parsed(data), problems)
    copy = Copy(
        _hash(read, "sha256", is_required=True) or "",
        read.whole("size", 0),
        read.text("media_type") or "",
        in_order(read.items("sources", _source)),
        read.text("format"),
        _hash(read, "text_sha256"),
        read.text("without_text"),
        read.text("title"),
        read.parsed("published", lambda text: str(PartialDate.parse(text))),
    )
    if not copy.sources and not problems:
        problems.append("sources: missing")
    if (copy.text_sha256 is None) == (copy.without_text is None) and not problems:
        problems.append("text_sha256: it should have a text, or else say in without_text why it has none")
    if problems:
        raise BadRecord(problems)
    return copy


def _parsed(data: bytes) -> object:
    if len(data) > _LONGEST:
        raise BadRecord([f"record: longer than {_LONGEST:,} bytes"])
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadRecord([f"record: not UTF-8 text (byte {error.start})"]) from None
    except json.JSONDecodeError as error:
        raise BadRecord([f"record: not JSON (line {error.lineno}: {error.msg})"]) from None
    except (RecursionError, ValueError):  # nested without end, or a number of too many digits
        raise BadRecord(["record: not JSON that can be used"]) from None


def _hash(read: Reader, name: str, *, is_required: bool = False) -> str | None:
    text = read.required(name) if is_required else read.text(name)
    if text and not _HASH.fullmatch(text):
        read.wrong(name, "expected 64 hexadecimal digits in lower case")
    return text


def _source(read: Reader) -> Source:
    at = read.parsed("at", decode_instant)
    if at is None and "at" not in read.record:
        read.wrong("at", "missing")
    status = read.whole("status", 0)
    return Source(read.required("url"), at or EPOCH, read.text("final_url"), status or None)
