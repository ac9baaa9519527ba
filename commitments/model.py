"""Documents, commitments, updates and evidence: frozen values, and the rules about them.

Nothing here reads a clock or a disk: a rule that depends on the day takes it as `today`. History is append-only, so
what stands is derived: `commitment.standing(today)`. Named tuples, because they are frozen, cheap to make by the
hundred thousand and cost nothing to import; `value._replace(…)` gives the changed copy.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.history import Act, Deferral, Search
from commitments.history.retraction import in_force, retracted
from commitments.places import PageStart, Paragraph, Place
from commitments.places import Span as Span
from commitments.standing import STALE_AFTER_DAYS as STALE_AFTER_DAYS
from commitments.standing import UNTOUCHED
from commitments.standing import Judged as Judged
from commitments.standing import Rating as Rating
from commitments.standing import Standing as Standing
from commitments.statuses import OVERALL as OVERALL
from commitments.statuses import Kind as Kind
from commitments.statuses import Stance as Stance
from commitments.statuses import Status as Status
from commitments.text import shorten

HEADLINE = 240
"""Characters of a summary that may head something."""


class Amount(NamedTuple):
    """Money promised. `currency` is an ISO 4217 code; of a range `value` is the lower end and `upper` the other."""

    value: int | float
    currency: str
    upper: int | float | None = None

    @property
    def most(self) -> int | float:
        """The upper end of a range, else the value itself."""
        return self.value if self.upper is None else self.upper

    def __str__(self) -> str:
        low = f"{self.currency} {self.value:,}"
        return low if self.upper is None else f"{low} to {self.upper:,}"


class Evidence(NamedTuple):
    url: str
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    excerpt: str | None = None
    archive: str | None = None
    stance: Stance = Stance.SUPPORTS


class Update(NamedTuple):
    """One follow-up entry, never edited. `status` None is a note; `actor` names the one member it speaks of."""

    status: Status | None
    on: PartialDate
    recorded: datetime
    by: str
    note: str | None = None
    actor: str | None = None
    evidence: tuple[Evidence, ...] = ()
    source_status: str | None = None
    """The word the source itself used, where the update was imported from another tracker."""
    act: Act | None = None
    """What more it is than a rating or a note: the value of its kind."""
    guideline: str | None = None
    """The key of the guideline that a rating was made under."""
    number: int | None = None
    """Its place in the whole history, from 1, where it stands in a part of it; see `Commitment.numbered`."""

    @property
    def kind(self) -> str:
        """`rating`, `note`, or that of its act."""
        if self.act is not None:
            return self.act.kind
        return "note" if self.status is None else "rating"

    @property
    def texts(self) -> tuple[str, ...]:
        """What whoever entered it wrote."""
        return (*((self.note,) if self.note else ()), *(self.act.texts() if self.act else ()))

    @property
    def key(self) -> str:
        """By which later entries name this one: 12 hexadecimal digits of what was entered, which stay the same whatever
        is merged before it. Evidence counts by its addresses alone, so that a copy archived later changes nothing."""
        from commitments.history.keys import key_of  # late: few histories have entries that name others

        return key_of(self)

    @property
    def recorded_on(self) -> date:
        """The day on which it was entered, in UTC, whatever the clock of whoever entered it said."""
        return self.recorded.astimezone(UTC).date()

    @property
    def effective(self) -> date:
        """The day it counts from. A partial date counts from the end of its period, since only then is it certain,
        but not from later than the day it was recorded, when it was known to be so."""
        last = self.on.last
        if self.on.is_full:
            return last
        recorded = self.recorded.date()
        return recorded if self.on.first <= recorded < last else last


_NO_RATING = (None, Status.UNASSESSED, Status.NOT_APPLICABLE)


class Commitment(NamedTuple):
    """One promise in a document. `number` is permanent; `made` is the document's date unless it has its own."""

    document: str
    number: int
    quote: str
    span: Span | None = None
    section: str = ""
    summary: str = ""
    kind: Kind | None = None
    actors: tuple[str, ...] = ()
    counterparties: tuple[str, ...] = ()
    made: PartialDate | None = None
    due: PartialDate | None = None
    amount: Amount | None = None
    tags: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    key: str | None = None
    """Its id in the source it was imported from; what makes an import idempotent."""
    groups: tuple[str, ...] = ()
    """Names that several of the actors commit under, as `G7`; the members are actors themselves."""
    page: int | None = None
    """The page its words begin on; like the paragraph, it follows from the span and the text."""
    paragraph: Paragraph | None = None

    @property
    def id(self) -> str:
        return f"{self.document}-{self.number:02d}"

    @property
    def title(self) -> str:
        """The summary, or the quote where there is none."""
        return self.summary or self.quote

    @property
    def headline(self) -> str:
        """The title, cut where it is too long to head anything; the quote stands under it."""
        return shorten(self.title, HEADLINE)

    @property
    def place(self) -> Place:
        return Place(self.page, self.paragraph)

    def at(self, place: Place) -> "Commitment":
        return self._replace(page=place.page, paragraph=place.paragraph)

    def is_before_it_was_made(self, update: Update) -> bool:
        """Whether an update speaks of a time before there was a promise; the day or month of the promise is none."""
        return self.made is not None and update.on.last < self.made.first

    def is_rated_too_early(self, update: Update) -> bool:
        """Whether an update rates what was not promised yet. A note may tell what went before."""
        return update.status is not None and self.is_before_it_was_made(update)

    @property
    def retracted(self) -> Mapping[str, Update]:
        """The key of each update that no longer counts -> the update that takes it back."""
        return retracted(self.updates) if _has_acts(self.updates) else {}

    def taken_back(self, update: Update) -> Update | None:
        """The update by which one of the history no longer counts; None where it counts."""
        taken = self.retracted
        return taken.get(update.key) if taken else None

    @property
    def counted(self) -> tuple[Update, ...]:
        """The updates without those that were taken back."""
        taken = self.retracted
        return tuple([update for update in self.updates if update.key not in taken]) if taken else self.updates

    def updates_until(self, day: date) -> list[Update]:
        """Updates in force on that day, oldest first: by effective date, ties in order of entry."""
        entered = self.counted if _has_acts(self.updates) else self.updates
        updates = [update for update in entered if update.effective <= day]
        if len(updates) > 1:
            updates.sort(key=_effective)
        return updates

    def as_of(self, day: date) -> "Commitment":
        """The commitment without what took effect after that day. What was taken back was never so: a retraction stays
        with what it takes back."""
        return self._with_part(in_force(self.updates, day))

    def as_known(self, day: date) -> "Commitment":
        """The commitment with the history that was recorded by the end of that day, UTC. Its coding has no day of
        recording, and is as it is now."""
        return self._with_part([u.recorded_on <= day for u in self.updates])

    def is_known(self, day: date) -> bool:
        """Whether it can have been on record by that day: it was promised by then, or an entry was recorded. When it
        was taken in itself is recorded nowhere."""
        if self.made is None or self.made.first <= day:
            return True
        return any(update.recorded_on <= day for update in self.updates)

    def _with_part(self, kept: Sequence[bool]) -> "Commitment":
        """With those of its updates, which keep their numbers."""
        first = next((place for place, stays in enumerate(kept) if not stays), len(kept))
        if not any(kept[first:]):  # all before it keep their places
            return self._replace(updates=self.updates[:first]) if first < len(kept) else self
        numbered = zip(self.numbered(), kept, strict=True)
        return self._replace(updates=tuple([one._replace(number=number) for (number, one), stays in numbered if stays]))

    def numbered(self) -> Iterator[tuple[int, Update]]:
        """The updates, each with its place in the whole history, from 1, by which people name it."""
        return ((update.number or place, update) for place, update in enumerate(self.updates, start=1))

    def standing(self, today: date) -> Standing:
        if not self.updates:
            return UNTOUCHED
        updates = self.updates_until(today)
        if not updates:
            return UNTOUCHED
        last = max([_seen_on(one, today) for one in _following(updates)], default=None)
        joint: Update | None = None
        for update in updates:
            if update.actor is not None:
                from commitments.members import standing_of  # late: few promises are judged member by member

                return standing_of(self.actors, updates)._replace(updated=last)
            if update.status not in (None, Status.NOT_APPLICABLE):  # which says nothing of all of them at once
                joint = update
        # Nearly every commitment is rated as a whole, if at all: that is told without an account of members.
        if joint is None or joint.status is None or joint.status is Status.UNASSESSED:
            return UNTOUCHED._replace(updated=last)
        status: Status = joint.status
        bare = () if has_evidence(joint, updates) else (Rating(None, status),)
        return Standing(status, joint.on, status.score, bare, (), last, True)

    def is_open(self, today: date) -> bool:
        return self.standing(today).is_open

    def deferrals(self, day: date) -> list[Update]:
        """Those in force on that day, oldest first; the last says when it is due now."""
        if not _has_acts(self.updates):
            return []
        return [update for update in self.updates_until(day) if isinstance(update.act, Deferral)]

    def due_now(self, day: date) -> PartialDate | None:
        """When it is due as of that day: as promised (`due`), or as it was last deferred."""
        if not _has_acts(self.updates):
            return self.due
        dues = self.dues(day)
        return dues[-1] if dues else None

    def dues(self, day: date) -> list[PartialDate]:
        """The date that was promised, and each to which it was deferred by then: the last one is when it is due."""
        put_off = [one.act.to for one in self.deferrals(day) if isinstance(one.act, Deferral)]
        return [*([self.due] if self.due is not None else []), *put_off]

    def is_past_promised(self, today: date) -> bool:
        """Whether the day that was promised has passed, deferred or not."""
        return self.due is not None and self.due.last < today

    def is_past_due(self, today: date) -> bool:
        """Whether the day that it is due now has passed."""
        due = self.due_now(today)
        return due is not None and due.last < today

    def is_overdue(self, today: date) -> bool:
        """It is past due, and not closed."""
        return self.is_past_due(today) and self.is_open(today)

    def is_late(self, today: date) -> bool:
        """The day that was promised has passed, and it is not closed; deferred or not."""
        return self.is_past_promised(today) and self.is_open(today)

    def is_deferred(self, today: date) -> bool:
        return bool(self.deferrals(today))

    def is_stale(self, today: date, after_days: int = STALE_AFTER_DAYS) -> bool:
        return self.standing(today).is_stale(today, after_days)

    def is_unsupported(self, today: date) -> bool:
        return self.standing(today).is_unsupported

    def wants_evidence(self, update: Update) -> bool:
        """Whether an update of its history rates something, shows nothing for it, and is no `not-started` or
        `unverifiable` after somebody looked and found nothing."""
        if update.evidence or update.status in _NO_RATING:
            return False
        if update.status not in _SHOWN_BY_A_SEARCH:
            return True
        bare = update._replace(evidence=())
        found = [bare if one is update else one._replace(evidence=()) for one in self.updates_until(date.max)]
        return not has_evidence(bare, found)

    def with_update(self, update: Update) -> "Commitment":
        return self._replace(updates=(*self.updates, update))

    def with_tags(self, tags: Iterable[str]) -> "Commitment":
        """The same with exactly these tags, sorted, each once."""
        return self._replace(tags=tuple(sorted(set(tags))))


class SetAside(NamedTuple):
    """A passage that was read and judged not to be a commitment."""

    span: Span
    reason: str


class Document(NamedTuple):
    """The public text that makes the promises. `sha256` is of the text's UTF-8 bytes; None where no text is kept."""

    id: str
    title: str
    issuer: str = ""
    kind: str = ""
    published: PartialDate | None = None
    url: str | None = None
    language: str | None = None
    sha256: str | None = None
    set_aside: tuple[SetAside, ...] = ()
    next_number: int = 1
    """The number the next commitment gets; it only grows, so that an id is never used again."""
    note: str | None = None
    pages: tuple[PageStart, ...] = ()
    """Where each page begins in the text, in its order; none where the format has no pages."""


def _effective(update: Update) -> date:
    return update.effective


def _has_acts(updates: Iterable[Update]) -> bool:
    """Most histories are of ratings and notes alone: that is told at once, for hundreds of thousands."""
    for update in updates:  # noqa: SIM110 - a generator takes three times as long for so few
        if update.act is not None:
            return True
    return False


def _following(updates: Sequence[Update]) -> Sequence[Update]:
    """Those that say that somebody looked at what became of the promise."""
    if not _has_acts(updates):
        return updates
    return [update for update in updates if update.act is None or update.act.follows_up]


def _seen_on(update: Update, today: date) -> date:
    recorded = update.recorded.date()
    return recorded if recorded <= today else update.effective


def has_evidence(rating: Update, updates: Sequence[Update]) -> bool:
    """The rule of proof: whether the update that made a rating, or a rating or note that counts after it and speaks of
    the same member or of all, shows evidence. That somebody looked and found nothing shows `not-started` and
    `unverifiable`, where they looked after the rating before this one. `updates` are those in force, in the order in
    which they count; who asks what stands without evidence asks `Standing.unsupported`."""
    if rating.evidence:
        return True
    whose = (rating.actor, None)
    is_past = True
    for update in reversed(updates):
        if update is rating:
            if rating.status not in _SHOWN_BY_A_SEARCH:
                return False
            is_past = False
        elif update.actor in whose:
            if isinstance(update.act, Search):
                if rating.status in _SHOWN_BY_A_SEARCH:
                    return True
            elif is_past and update.evidence and (update.act is None or update.status is not None):
                return True
            elif not is_past and update.status is not None:
                return False
    return False


_SHOWN_BY_A_SEARCH = frozenset({Status.NOT_STARTED, Status.UNVERIFIABLE})


def id_parts(text: str) -> tuple[str, int] | None:
    """`us-japan-2017-03` -> ("us-japan-2017", 3); None where the text has not the form of an id.

    >>> id_parts("us-japan-2017-03")
    ('us-japan-2017', 3)
    """
    document, hyphen, digits = text.rpartition("-")
    if not hyphen or not document or not (digits.isascii() and digits.isdigit()) or len(digits) < 2:
        return None
    return document, int(digits)
