"""What is kept of each published document, so that pages that tell of many need not read them all again: values of JSON
types alone."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any, NamedTuple

from commitments.model import Commitment, Status
from commitments.symbols import BEST_FIRST

_STATUSES = frozenset(Status)


class Line(NamedTuple):
    """A commitment as lists and the index for searching have it."""

    number: int
    title: str
    status: str
    due: str
    """As it is due now, as dates are written for machines."""
    flags: list[str]
    actors: list[str]
    tags: list[str]
    own: dict[str, str]
    """The status of each actor who was judged apart."""
    updated: str
    amount: str
    quote: str


class News(NamedTuple):
    """A change of a status as feeds have it."""

    recorded: str
    effective: str
    number: int
    """The commitment's."""
    update: int
    changed: str
    """When what is said of it was last changed."""
    day: str
    """In words."""
    status: str
    """Which it became; "" for a correction."""
    said: str
    """A correction in words, or of whom the status is, where that is not of all."""
    xml: str

    @property
    def newness(self) -> tuple[str, str, int, int]:
        return self.recorded, self.effective, self.number, self.update


class Share(NamedTuple):
    """What a document has of one actor or one tag."""

    name: str
    counts: dict[str, int]
    newest: str
    """When the newest change of a status was recorded; "" where none was."""
    print: str
    """Another one whenever anything is told differently."""


class Details(NamedTuple):
    """What few pages need of a document."""

    lines: list[Line]
    news: list[News]
    """The newest first."""
    turns: dict[str, list[list[Any]]]
    """Under their titles, corrections and reversals: the day by which they are sorted, the number of the commitment,
    and what is said in pieces; a piece that is a status is a list of its name alone."""


class Summary(NamedTuple):
    """What many pages need of it."""

    title: str
    kicker: str
    published: str
    counts: dict[str, int]
    read: list[int] | None
    """How many sentences, and how many of them are unread; None where no text is kept."""
    figures: dict[str, int]
    shares: dict[str, Share]
    """By the folder of the actor's or tag's page."""
    newest: str
    updated: str
    """When an entry was last recorded."""
    raters: list[str]
    """Who entered them, where that is told."""
    turned: dict[str, list[str]]
    """The days of corrections and of reversals, under their titles."""
    print: str
    """Another one whenever anything at all is told differently."""
    until: str
    """The first day on which it may be told differently without another entry; "" for none."""


_TOLD = Summary("", "", "", {"": 0}, [0], {"": 0}, {"": ["", {"": 0}, "", ""]}, "", "", [""], {"": [""]}, "", "")  # type: ignore[dict-item]
"""What values it has, where it has not been damaged."""


def summary(record: list[Any]) -> Summary:
    """As it was before it was written as JSON. Raises TypeError or ValueError for what was not."""
    found = Summary(*record)
    known = found._replace(read=found.read or [])
    if not all(map(_is_like, known, _TOLD)):
        raise TypeError("no summary")
    shares = {where: Share(*share) for where, share in found.shares.items()}
    if not _STATUSES.issuperset([*found.counts, *(status for share in shares.values() for status in share.counts)]):
        raise ValueError("no status")
    return found._replace(shares=shares)


def _is_like(value: Any, told: Any) -> bool:
    if isinstance(told, list) and len(told) > 1:
        return isinstance(value, list) and len(value) == len(told) and all(map(_is_like, value, told))
    if isinstance(told, list):
        return isinstance(value, list) and all(_is_like(one, told[0]) for one in value)
    if isinstance(told, dict):
        (inner,) = told.values()
        return isinstance(value, dict) and all(_is_like(one, inner) for one in value.values())
    return type(value) is type(told)


def details(record: list[Any]) -> Details:
    lines, news, turns = record
    return Details([Line(*line) for line in lines], [News(*one) for one in news], turns)


def fingerprint(*parts: object) -> str:
    """Of values of JSON types."""
    return blake2b(json.dumps(parts, ensure_ascii=True).encode(), digest_size=9).hexdigest()


def in_order(counts: Mapping[str, int]) -> dict[Status, int]:
    """Best first."""
    return {status: counts[status.value] for status in BEST_FIRST if counts.get(status.value)}


def added(many: list[dict[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in many:
        for name, count in one.items():
            total[name] = total.get(name, 0) + count
    return total


def told_until(commitments: list[Commitment], today: date, stale_after: int) -> str:
    """The first day after today on which one of them may stand otherwise, or the time line has another year."""
    days = [date(today.year + 1, 1, 1)] if today.year < date.max.year else []
    for one in commitments:
        if any(update.effective > today for update in one.updates):
            days.append(_later(today, 1))  # its page tells which day it is
        days += [_later(due.last, 1) for due in (one.due, one.due_now(today)) if due and due.last >= today]
        updated = one.standing(today).updated
        if updated:
            days.append(_later(updated, stale_after + 1))
    return min((day for day in days if day > today), default=date.max).isoformat()


def _later(day: date, days: int) -> date:
    return day + timedelta(days) if (date.max - day).days > days else date.max
