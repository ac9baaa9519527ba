"""Feeds (RFC 4287) of what changed status: one entry for each update that made a rating another one, and one for each
that took such an update back, since those who follow a feed have read it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from commitments.codec import encode_instant
from commitments.history import Retraction
from commitments.history.retraction import meant_at_last
from commitments.model import Commitment, Status, Update
from commitments.places import NOWHERE
from commitments.reports.markup import legal_line, link, xml_legal
from commitments.reports.prose import day
from commitments.reports.site.environment import macro, written
from commitments.reports.site.presenters.promise import source
from commitments.reports.site.presenters.values import Change, Feed
from commitments.reports.story import history, taken_back_said
from commitments.reports.wording import Wording
from commitments.stats.turns import steps
from commitments.symbols import symbol
from commitments.text import one_line

# Whoever publishes the feed is not known here, and this name belongs to nobody.
_AUTHORITY = "tag:commitments.invalid,2017:"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed of no entries was last changed."""


class Changed(NamedTuple):
    """An update that changed a status, or took such a one back."""

    commitment: Commitment
    update: Update
    before: Status
    number: int
    """The update's place in the history, which is only ever appended to: 1 is the first that was entered."""
    rated: str
    taken_back: Update | None = None
    """The update by which it no longer counts."""

    @property
    def recorded(self) -> datetime:
        """When what the entry says was last changed."""
        return max(self.update.recorded, self.taken_back.recorded) if self.taken_back else self.update.recorded

    @property
    def newness(self) -> tuple[object, ...]:
        return self.update.recorded, self.update.effective, self.commitment.id, self.number


def changes(commitments: Iterable[Commitment], today: date) -> Iterator[Changed]:
    """All that had taken effect by that day, commitment by commitment."""
    for commitment in commitments:
        numbers = {id(update): number for number, update in commitment.numbered()}
        before: dict[str | None, Status] = {}
        rated = _rated(commitment, today)
        taken = commitment.retracted
        for update in history(commitment):
            number, taken_back = numbers[id(update)], taken.get(update.key) if taken else None
            if isinstance(update.act, Retraction):
                meant = meant_at_last(update, commitment)
                if meant and meant.update.status and meant.update.effective <= today:
                    yield Changed(commitment, update, Status.UNASSESSED, number, "", taken_back)
                continue
            was = before.get(update.actor, Status.UNASSESSED)
            if update.status is None or update.status is was or update.effective > today:
                continue
            if taken_back is None:
                before[update.actor] = update.status
            yield Changed(commitment, update, was, number, rated.get(id(update), ""), taken_back)


def _rated(commitment: Commitment, today: date) -> dict[int, str]:
    """By the identity of each update of one member, how many of how many were rated with it, where not all were."""
    if all(update.actor is None for update in commitment.updates):
        return {}
    return {id(step.update): step.rated_words for step in steps(commitment, today) if step.update.actor}


def told(change: Changed, wording: Wording, href: str = "") -> Change:
    """`href` is where its commitment has a page on the web."""
    commitment, update = change.commitment, change.update
    begun = datetime.combine(update.effective, time(), UTC)
    urls = [link(evidence.url) for evidence in update.evidence]
    return Change(
        identity=identity(commitment.document, str(commitment.number), str(change.number)),
        title=legal_line(_title(change, wording)),
        updated=encode_instant(change.recorded),
        published=encode_instant(begun),
        author=legal_line(update.by) or "unknown",
        tags=tuple(map(legal_line, commitment.tags)),
        related=tuple(dict.fromkeys(xml_legal(url) for url in urls if url)),
        id=legal_line(commitment.id),
        day=day(update.on),
        correction="" if update.status else legal_line(_correction(change, wording)),
        before=legal_line(wording.shown(change.before)),
        after=legal_line(wording.shown(update.status)) if update.status else "",
        actor=legal_line(update.actor or ""),
        rated=change.rated,
        taken_back=legal_line(taken_back_said(change.taken_back)) if change.taken_back else "",
        note=legal_line(update.note or ""),
        quote=legal_line(commitment.quote),
        place=str(commitment.place) if commitment.place != NOWHERE else "",
        sources=tuple([source(evidence) for evidence in update.evidence]),
        is_bare=not update.evidence and not change.taken_back and commitment.wants_evidence(update),
        href=href,
    )


def entry(change: Change) -> str:
    """It laid out, as it stands in any feed."""
    return str(macro("entry.atom.j2", "entry")(change))


def feed(head: Feed, entries: Iterable[str]) -> Iterator[str]:
    return written("feed.atom.j2", {"feed": head, "entries": map(Markup, entries)})


def _title(change: Changed, wording: Wording) -> str:
    commitment, update = change.commitment, change.update
    if update.status:
        who = f" ({update.actor})" if update.actor else ""
        rated = f", {change.rated}" if change.rated else ""
        title = f"{symbol(update.status)} {wording.shown(update.status)}{who}{rated}: {commitment.title}"
    else:
        title = f"Correction: {_correction(change, wording)}: {commitment.title}"
    return f"Taken back: {title}" if change.taken_back else title


def _correction(change: Changed, wording: Wording) -> str:
    """Which rating a retraction takes back, or lets count again."""
    meant = meant_at_last(change.update, change.commitment)
    assert meant is not None and meant.update.status is not None
    entry, status = meant.update, meant.update.status
    whose = f" of {entry.actor}" if entry.actor else ""
    again = "counts again" if meant.counts_again else "no longer counts"
    return f"the rating {wording.shown(status)}{whose} of {day(entry.on)} {again}"


def identity(*parts: str) -> str:
    """An id that stays, made of names that do."""
    return _AUTHORITY + "/".join(map(_quoted, parts))


@lru_cache(maxsize=4096)
def _quoted(part: str) -> str:
    return quote(one_line(part), safe="")
