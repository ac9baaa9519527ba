"""What had become of each page when it was last asked for: one line a page, for whoever asks without the internet."""

import json
from collections.abc import Iterable
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


def encode_checked(checked: Iterable[Checked]) -> bytes:
    """JSON, one page a line, by address; of two of one page the later. The same pages make the same bytes."""
    last: dict[str, Checked] = {}
    for one in sorted(checked, key=lambda one: (one.at, one.url)):
        last[same_page(one.url)] = one
    return "".join(_line(last[page]) for page in sorted(last)).encode("utf-8", "replace")


def _line(one: Checked) -> str:
    record = {"url": one.url, "at": encode_instant(one.at), "state": one.state, "sentence": one.sentence}
    moved = {"moved_to": one.moved_to} if one.moved_to else {}
    return json.dumps(record | moved, ensure_ascii=False) + "\n"


def decode_checked(data: bytes) -> list[Checked]:
    """Raises BadRecord with each line that is wrong, and why."""
    found: list[Checked] = []
    wrong: list[str] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        problems: list[str] = []
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            problems.append("not JSON")
        else:
            found.append(_decoded(Reader(record, problems)))
        wrong += [f"line {number}: {problem}" for problem in problems]
    if wrong:
        raise BadRecord(wrong)
    return found


def _decoded(read: Reader) -> Checked:
    for name in ("at", "state"):
        if name not in read.record:
            read.wrong(name, "missing")
    at, state = read.parsed("at", decode_instant), read.parsed("state", State.named)
    return Checked(
        read.required("url"),
        at or EPOCH,
        state or State.UNREACHABLE,
        read.text("sentence") or "",
        read.text("moved_to"),
    )
