"""Commitments in the parts of a report: by document first, then by section, status, actor, group, tag or kind."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from commitments.model import Document, Kind, Status
from commitments.reports import Report
from commitments.reports.columns import Seen, seen
from commitments.reports.wording import Wording
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
    keys, order = _grouping(report.group_by, wording)
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


def _grouping(name: str, wording: Wording) -> tuple[_Keys, _Order | None]:
    """What groups an entry belongs to, the one it is told in first, and the order of groups; None: as they come."""
    if name == "status":
        words = [wording.word(status) for status in BEST_FIRST]
        return (lambda entry: [wording.word(entry.standing.status)]), words.index
    if name == "kind":
        kinds = [str(kind) for kind in Kind]
        return (lambda entry: [entry.commitment.kind or _NO_KIND]), [*kinds, _NO_KIND].index
    if name == "actor":
        return (lambda entry: _lines(entry.commitment.actors) or [_NO_ACTOR]), _alphabet(_NO_ACTOR)
    if name == "group":
        return (lambda entry: _lines(entry.commitment.groups) or [_NO_GROUP]), _alphabet(_NO_GROUP)
    if name == "tag":
        return (lambda entry: _lines(entry.commitment.tags) or [_NO_TAG]), _alphabet(_NO_TAG)
    if name == "document":
        return (lambda entry: [""]), None
    return (lambda entry: [one_line(entry.commitment.section) or _NO_SECTION]), None


_NO_SECTION, _NO_KIND, _NO_TAG = "Without a section", "Without a kind", "Without a tag"
_NO_ACTOR, _NO_GROUP = "Without an actor", "Without a group"


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if (line := one_line(text))]


def _alphabet(last: str) -> _Order:
    return lambda title: (title == last, fold(title), title)


def counts(entries: Iterable[Seen]) -> dict[Status, int]:
    """How many stand at each status, best first; those that do not occur are left out."""
    found: dict[Status, int] = {}
    for entry in entries:
        found[entry.standing.status] = found.get(entry.standing.status, 0) + 1
    return {status: found[status] for status in BEST_FIRST if status in found}
