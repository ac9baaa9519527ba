"""What had become of a page when it was last asked for, and where it is archived: for whoever asks without the
internet."""

import hashlib
import json
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from commitments.addresses import same_page
from commitments.copies.instants import EPOCH, decode_instant, encode_instant
from commitments.errors import UnknownName
from commitments.records import BadRecord, Reader


class State(StrEnum):
    """What has become of a page. One that has moved or changed is there."""

    ALIVE = "alive"
    MOVED = "moved"
    """It answers under another address."""
    CHANGED = "changed"
    """It says other words than its copy."""
    GONE = "gone"
    BLOCKED = "blocked"
    """The server gives it to others, perhaps; or it is one that we do not ask for."""
    UNREACHABLE = "unreachable"
    """For now: nothing came, or not the whole, or an error of the server."""

    @classmethod
    def named(cls, word: str) -> "State":
        """Raises UnknownName."""
        try:
            return cls(word)
        except ValueError:
            raise UnknownName("state", word, [*cls]) from None

    @property
    def is_dead(self) -> bool:
        """Whether a link to it leads nowhere. What may come back tomorrow is not dead."""
        return self is State.GONE


class Checked(NamedTuple):
    """A page that was asked for."""

    url: str
    at: datetime
    state: State
    sentence: str
    moved_to: str | None = None


class Page(NamedTuple):
    """What is known of a page beside its copies. It has a file of its own, so that what two people found out about two
    pages never meets."""

    url: str
    checked: Checked | None = None
    archive: str | None = None
    """Where a public archive has it."""

    @property
    def file(self) -> str:
        """Its name, in the folder of all copies."""
        return page_file(self.url)

    def merged(self, other: "Page") -> "Page":
        """What two people found out of one page: the later check, and an archive that either knows."""
        found = [one for one in (self.checked, other.checked) if one is not None]
        return Page(self.url, max(found, key=lambda one: one.at, default=None), self.archive or other.archive)


def page_file(url: str) -> str:
    """The name of the file of a page; addresses that are one page have one file.

    >>> page_file("http://example.org")[:8] == page_file("HTTP://Example.org:80/#top")[:8]
    True
    """
    return f"{hashlib.sha256(same_page(url).encode('utf-8', 'replace')).hexdigest()}.page.json"


def encode_page(page: Page) -> bytes:
    """JSON, one field a line. The same page makes the same bytes."""
    checked = page.checked
    record = {
        "url": page.url,
        "archive": page.archive,
        "at": encode_instant(checked.at) if checked else None,
        "state": checked.state if checked else None,
        "sentence": checked.sentence if checked else None,
        "moved_to": checked.moved_to if checked else None,
    }
    present = {name: value for name, value in record.items() if value}
    return (json.dumps(present, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")


def decode_page(data: bytes) -> Page:
    """Raises BadRecord with a line for each thing that is wrong."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        raise BadRecord(["record: not JSON"]) from None
    problems: list[str] = []
    read = Reader(record, problems)
    url, archive = read.required("url"), read.text("archive")
    at, state = read.parsed("at", decode_instant), read.parsed("state", State.named)
    if (at is None) != (state is None) and not problems:
        problems.append("at: it goes with a state")
    checked = Checked(url, at or EPOCH, state, read.text("sentence") or "", read.text("moved_to")) if state else None
    if problems:
        raise BadRecord(problems)
    return Page(url, checked, archive)
