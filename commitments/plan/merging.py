"""What the rows say of one commitment, put together with what stands here.

What a second import may touch. Of the three sides (what the source said last time, what it says now, what stands here)
the first is not kept, so nothing is ever taken away on a guess:

- A coding field (quote, summary, due, …) is changed where the source says something else now; where the source says
  nothing, what stands here stays. Fields that an analyst keeps by hand are named in the map (`keep`): an import fills
  them where they are empty and changes them never.
- Tags are added, never removed.
- Updates are appended, never altered. One that is already here is not added again: same status, date, note and actor,
  where the source has a note. Evidence that the source has since given for it is appended by itself.
- A status without a date counts from the day of the import. It is already here if the source's own earlier word, with
  nothing else from the source in between, was the same; one that a later one of its row follows, if it ever was.
- A word that says that nobody has rated ("-", "NR", "not assessed") takes no rating back, unless the map gives it a
  line in [statuses].
- A joint promise, of which each actor has a row, is judged member by member: what a row says is said of its own actor.
- A commitment that the source no longer has stays as it is.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from commitments.importers.drafts import Draft, DraftUpdate
from commitments.model import Commitment, Status, Update
from commitments.text import fold


class Line:
    """A commitment during an import."""

    __slots__ = ("after", "before", "is_joint", "makers", "quiet", "rows", "said", "updates")

    def __init__(self, before: Commitment | None, after: Commitment) -> None:
        self.before, self.after = before, after
        self.rows: list[Draft] = []
        """Those that spoke of it."""
        self.updates: list[DraftUpdate] = []
        """What all its rows say of its history."""
        self.said: dict[object, Any] | None = None
        """What its rows have said of each field, and of each actor without a date; None until a second row comes."""
        self.is_joint = False
        """Whether each of its rows speaks of its own actors alone."""
        self.makers: list[str] = []
        """Those of a joint promise, whom its rows name one by one."""
        self.quiet: list[str] = []
        """The source's words that rate nothing, and left a rating as it was."""

    def take(self, draft: Draft, changes: dict[str, Any]) -> list[str]:
        """What a row says, with `changes` what of its coding is to be changed; gives back what is odd about it."""
        cautions = self._contradictions(draft) if self.rows else []
        added = set(changes.pop("tags", ())).difference(self.after.tags)
        if added:
            changes["tags"] = tuple(sorted({*self.after.tags, *added}))
        if self.is_joint:
            self.makers += changes.pop("actors", ())
        self.after = self.after._replace(**changes)
        updates = _of_each_actor(draft) if self.is_joint else draft.updates
        self.updates.extend(updates)
        self.rows.append(draft)
        early = dict.fromkeys(one.update.on for one in updates if self.after.is_rated_too_early(one.update))
        return cautions + [f"on: {on} is before the promise was made on {self.after.made}" for on in early]

    def _contradictions(self, draft: Draft) -> list[str]:
        said = self._sayings(self.rows[0]) if self.said is None else self.said
        new = self._sayings(draft)
        found = [what for what, value in new.items() if said.get(what, value) != value]
        self.said = said | new
        return [
            f"{what}: it is not what an earlier row says of the same promise; the last one counts"
            if isinstance(what, str)
            else "status: an earlier row says otherwise of the same promise, and neither has a date"
            for what in found
        ]

    def _sayings(self, draft: Draft) -> dict[object, Any]:
        """What of a row can be contradicted: its coding by field, and a status without a date by whom it is said of."""
        found: dict[object, Any] = {
            field: value
            for field, value in draft.coding.items()
            if field not in _SEVERAL and not (field == "actors" and self.is_joint)
        }
        if len(draft.updates) == 1 and not draft.updates[0].is_dated and draft.updates[0].update.status is not None:
            update = draft.updates[0].update
            found[update.actor, draft.coding.get("actors") if self.is_joint else None] = update.status
        return found

    def tell(self) -> int:
        """Appends what is not there yet, and counts what of that has no date in the source."""
        told = _Told(self.after.updates)
        if self.rows and all(map(_is_whole, self.rows)):
            self.after = self.after._replace(updates=(*told.updates, *_missing_whole(told.updates, self.updates)))
            return 0
        ratings = _undated(self.updates)
        undated = 0
        # What has no date comes after all that have one: whether it is here already depends on what stands last. What
        # rates nothing comes after what does.
        for draft in sorted(self.updates, key=lambda one: (not one.is_dated, one.is_quiet)):
            if draft.update in told:
                continue
            if told.outlasts(draft):
                self.quiet.append(draft.update.source_status or "")
            missing = _not_yet_there(told, draft, ratings)
            if missing is not None:
                told.append(missing)
                undated += not draft.is_dated
        self.after = self.after._replace(updates=tuple(told.updates))
        if self.rows and self.rows[0].own is None:  # whoever is judged is one of those who promised
            judged = [one.actor for one in told.updates if one.actor is not None]
            # Where nobody names the makers of a promise, all who have a column are makers: else those whose column
            # says nothing would be taken for none, and the others for all of them.
            is_told = bool(judged) and not self.after.actors and not self.makers
            makers = (*self.after.actors, *self.makers, *(self.rows[0].members if is_told else ()), *judged)
            self.after = self.after._replace(actors=tuple(dict.fromkeys(makers)))
        return undated


_SEVERAL = frozenset(["quote", "tags"])
"""What rows of one promise may say differently: its words are compared folded, and tags are added up."""


def may_change(commitment: Commitment, field: str, keep: Collection[str]) -> bool:
    return field not in keep or not getattr(commitment, field)


def says_nothing_new(commitment: Commitment, draft: Draft, keep: Collection[str]) -> bool:
    """Whether all that a row says, but for the spelling of its words, stands in the commitment already."""
    for field, value in draft.coding.items():
        there = getattr(commitment, field)
        if field == "tags":
            if not set(value) <= set(there):
                return False
        elif field == "quote":
            if fold(value) != fold(there):
                return False
        elif field == "actors" and are_makers(value, commitment):
            continue
        elif there != value and may_change(commitment, field, keep):
            return False
    if not draft.updates:
        return True
    if _is_whole(draft):
        return not _missing_whole(commitment.updates, draft.updates)
    told, ratings = _Told(commitment.updates), _undated(draft.updates)
    return all(one.update in told or _not_yet_there(told, one, ratings) is None for one in draft.updates)


def _is_whole(draft: Draft) -> bool:
    """Whether it brings a history of our own, to the last entry: then one that is like another is another all the same,
    and what was taken back names it by its contents."""
    return draft.own is not None and any(one.update.act is not None for one in draft.updates)


def _missing_whole(updates: Iterable[Update], drafts: Iterable[DraftUpdate]) -> list[Update]:
    """Of a history of our own what is not there, to the letter."""
    known = {update.key for update in updates}
    missing = []
    for draft in drafts:
        if draft.update.key not in known:
            known.add(draft.update.key)
            missing.append(draft.update)
    return missing


def are_makers(names: Collection[str], commitment: Commitment) -> bool:
    """Whether these are its actors, but for those who may be there only because they were judged apart."""
    judged = {update.actor for update in commitment.updates}
    return set(names) <= set(commitment.actors) and judged.issuperset(set(commitment.actors).difference(names))


def _of_each_actor(draft: Draft) -> tuple[DraftUpdate, ...]:
    """The row's updates as said of its own actors alone."""
    actors = draft.coding.get("actors", ())
    return tuple(
        one._replace(update=one.update._replace(actor=actor))
        for one in draft.updates
        for actor in (actors if one.update.actor is None and actors else (one.update.actor,))
    )


_Ratings = set[tuple[Status | None, str | None]]


def _undated(updates: Iterable[DraftUpdate]) -> _Ratings:
    """What the source says now, without saying since when."""
    return {(one.update.status, one.update.actor) for one in updates if not (one.is_dated or one.is_followed)}


class _Told:
    """A history that grows."""

    __slots__ = ("_exact", "_of", "updates")

    def __init__(self, updates: Iterable[Update]) -> None:
        self.updates = list(updates)
        self._exact: set[Update] | None = None
        self._of: dict[str | None, list[Update]] = {}

    def append(self, update: Update) -> None:
        self.updates.append(update)
        if self._exact is not None:
            self._index(update)
        elif len(self.updates) > _SHORT:
            self._exact = set()
            for one in self.updates:
                self._index(one)

    def _index(self, update: Update) -> None:
        assert self._exact is not None
        self._exact.add(update)
        self._of.setdefault(update.actor, []).append(update)

    def __contains__(self, update: Update) -> bool:
        return update in (self.updates if self._exact is None else self._exact)

    def outlasts(self, draft: DraftUpdate) -> bool:
        """Whether an update rates nothing, and there is a rating from before it, which stands."""
        if not draft.is_quiet:
            return False
        update = draft.update
        told = self.updates if update.actor is None else [*self.of(None), *self.of(update.actor)]
        rated = [one for one in told if one.status not in (None, Status.UNASSESSED)]
        return any(one.effective <= update.effective for one in rated)

    def of(self, actor: str | None) -> Sequence[Update]:
        """What speaks of that one alone; with None, of all."""
        if self._exact is None:
            return [update for update in self.updates if update.actor == actor]
        return self._of.get(actor, ())


_SHORT = 30
"""Updates that are faster to look through than to index."""


def _not_yet_there(told: _Told, draft: DraftUpdate, ratings: _Ratings) -> Update | None:
    """What has to be appended so that the history says what the draft says; None where it already does."""
    missing = _missing(told, draft, ratings)
    if missing is None or not told.outlasts(draft):
        return missing
    if not missing.note and not missing.evidence:
        return None
    return _missing(told, draft._replace(update=draft.update._replace(status=None, source_status=None)), ratings)


def _missing(told: _Told, draft: DraftUpdate, ratings: _Ratings) -> Update | None:
    update = draft.update
    alike = [old for old in _comparable(told.of(update.actor), draft, ratings) if old.status == update.status]
    is_told = bool(alike) if update.note is None else any(_words(old.note) == _words(update.note) for old in alike)
    if not is_told:
        return update
    showing = alike
    if update.actor is not None:  # what was shown for all at once is shown for each
        showing = alike + [old for old in told.of(None) if old.on == update.on or not draft.is_dated]
    known = {evidence.url for old in showing for evidence in old.evidence}
    missing = tuple(evidence for evidence in update.evidence if evidence.url not in known)
    if not missing:
        return None
    on = update.on if draft.is_dated else alike[-1].on
    return update._replace(on=on, note=None, evidence=missing)


def _comparable(updates: Sequence[Update], draft: DraftUpdate, ratings: _Ratings) -> list[Update]:
    """Of the updates that speak of the same actor, those that could be the draft's own from an earlier import: of its
    date, or, where it has none, the latest that the source's words stand in, back to the first whose status is none of
    those that it gives now."""
    update = draft.update
    if draft.is_dated:
        return [old for old in updates if old.on == update.on]
    if update.source_status is None:
        return [old for old in updates if old.source_status is None]
    theirs = [old for old in updates if old.source_status is not None]
    if draft.is_followed:
        return theirs
    found: list[Update] = []
    for old in sorted(theirs, key=_effective)[::-1]:
        if old.effective > update.effective:
            continue  # still to come
        if (old.status, old.actor) not in ratings:
            break
        found.insert(0, old)
    return found


def _effective(update: Update) -> date:
    return update.effective


def _words(note: str | None) -> str:
    return " ".join((note or "").split())
