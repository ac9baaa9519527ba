"""Commitments in the parts of a report: by document first, then by section or what else is asked for."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from commitments.model import Document, Kind, Status
from commitments.names import either_form, field_named
from commitments.reports import Report, columns
from commitments.reports.columns import Seen, seen
from commitments.reports.safe import plain
from commitments.reports.wording import Wording
from commitments.stats.counts import FIELDS, NONE, Assessed
from commitments.symbols import BEST_FIRST
from commitments.text import fold, one_line


class Group(NamedTuple):
    title: str
    entries: tuple[Seen, ...]
    """Those told in full here."""
    mentions: tuple[Seen, ...] = ()
    """Those that belong here too, but are told in full in an earlier group."""


class Part(NamedTuple):
    """One document's share of a report; without a document where they are all taken together."""

    document: Document | None
    groups: tuple[Group, ...]

    @property
    def entries(self) -> list[Seen]:
        return [entry for group in self.groups for entry in group.entries]


def all_seen(report: Report) -> list[Seen]:
    return [seen(commitment, report.today, report.stale_after) for commitment in report.commitments]


def parts(report: Report, entries: Sequence[Seen], wording: Wording) -> list[Part]:
    """The report's parts in the order of its documents; those of documents it does not name come last."""
    keys, order = _grouping(named(report.group_by), wording)
    by_document: dict[str, list[Seen]] = {document.id: [] for document in report.documents}
    for entry in entries:
        by_document.setdefault(entry.commitment.document, []).append(entry)
    known = {document.id: document for document in report.documents}
    return [
        Part(known.get(name) or Document(name, name), tuple(_groups(found, keys, order)))
        for name, found in by_document.items()
    ]


_Keys = Callable[[Seen], Sequence[str]]
_Order = Callable[[str], object]


def _groups(entries: Iterable[Seen], keys: _Keys, order: _Order | None) -> list[Group]:
    told: dict[str, list[Seen]] = {}
    mentioned: dict[str, list[Seen]] = {}
    for entry in entries:
        # Told in the first of its groups, so that later ones can point back.
        first, *others = sorted(set(keys(entry)), key=order) if order else keys(entry)  # type: ignore[arg-type]
        told.setdefault(first, []).append(entry)
        for key in others:
            told.setdefault(key, [])
            mentioned.setdefault(key, []).append(entry)
    titles = sorted(told, key=order) if order else list(told)  # type: ignore[arg-type]
    return [Group(title, tuple(told[title]), tuple(mentioned.get(title, ()))) for title in titles]


def named(name: str) -> str:
    """The grouping of that name, in the singular or the plural: what `stats` counts by, else a column of `list`. Raises
    UnknownName.

    >>> named("Actors"), named("counterparties"), named("score")
    ('actor', 'counterparty', 'score')
    """
    return field_named("grouping", name, NAMES)


def _grouping(name: str, wording: Wording) -> tuple[_Keys, _Order | None]:
    """What groups an entry belongs to, the one it is told in first, and the order of groups; None: as they come."""
    if name == "document":  # which every part of a report is about already
        return (lambda entry: [""]), None
    none = _WITHOUT.get(name, NONE)
    if name == "status":
        return _values_of(name, none, wording), [wording.word(status) for status in BEST_FIRST].index
    if name == "kind":
        return _values_of(name, none, wording), [*map(str, Kind), none].index
    if name in _COUNTED:
        return _values_of(name, none, wording), _count_in
    return _values_of(name, none, wording), None if name == "section" else _alphabet(none)


_COUNTED = {"page": "Page", "para": "Paragraph"}


def _count_in(title: str) -> tuple[list[float], str]:
    """`Paragraph 42 (counted)` -> 42, and 1.10 after 1.9; what has none comes last."""
    return [int(number) for number in re.findall("[0-9]+", title)] or [math.inf], title


def _alphabet(last: str) -> _Order:
    """Numbers by what they count."""
    return lambda title: (title == last, _number(title), fold(title), title)


def _number(title: str) -> float:
    try:
        return float(title)
    except ValueError:
        return math.inf


def _values_of(name: str, none: str, wording: Wording) -> _Keys:
    if name in FIELDS:
        values = FIELDS[name]
        if name == "status":
            return lambda entry: [wording.word(entry.standing.status)]
        return lambda entry: _lines(values(Assessed(entry.commitment, entry.standing, False, False))) or [none]
    (column,) = columns.named([name])

    def texts(entry: Seen) -> Sequence[str]:
        (cell,) = wording.cells([column.cell(entry)], False)
        several = cell if isinstance(cell, (tuple, list)) else [plain(cell)]
        if name in _COUNTED:
            several = [f"{_COUNTED[name]} {text}" for text in several if text]
        return list(dict.fromkeys(_lines(several))) or [none]

    return texts


NAMES = (*FIELDS, *(name for name in columns.NAMES if not either_form(name, FIELDS)))
_WITHOUT = {name: f"Without {'an' if name[0] in 'aeiou' else 'a'} {name}" for name in FIELDS} | {
    "due": "Without a due date",
    "by": "Without an update",
    "page": "Without a page",
    "para": "Without a paragraph",
}


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if (line := one_line(text))]


def counts(entries: Iterable[Seen]) -> dict[Status, int]:
    """How many stand at each status, best first; those that do not occur are left out."""
    found: dict[Status, int] = {}
    for entry in entries:
        found[entry.standing.status] = found.get(entry.standing.status, 0) + 1
    return {status: found[status] for status in BEST_FIRST if status in found}
