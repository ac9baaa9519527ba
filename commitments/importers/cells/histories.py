"""All updates of a row: its own, those in its lists, those of its members.

What belongs together in a row is put together here:

- Evidence of the first update that stands in the row itself is the evidence of every rating in the row, unless a
  further update names its own, or none.
- Where members are judged, what is noted of all of them stays a note of its own.
- A later update that says nothing of a status rates nothing; it does not take an earlier rating back.
- A status of the row itself beside a list of rated updates is the last word only if it is dated after them.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from commitments.importers import values
from commitments.importers.cells.actors import Actors, Score
from commitments.importers.cells.fields import Cells, constant_text, with_star
from commitments.importers.cells.proofs import Proofs
from commitments.importers.cells.scopes import STAR, Scope
from commitments.importers.cells.statuses import Statuses
from commitments.maps import Fields, Map
from commitments.model import Evidence, Status, Update


class DraftUpdate(NamedTuple):
    update: Update
    is_dated: bool
    """Whether the source says since when; else the day of the import stands in."""
    is_followed: bool = False
    """Whether it has no date, and a later rating of the same row has none either."""
    is_quiet: bool = False
    """Whether it says that nobody has rated, and the map does not say that this takes a rating back."""


class _Rating(NamedTuple):
    """The source's word and ours."""

    word: str
    status: Status | None
    is_ordered: bool = False

    @property
    def is_quiet(self) -> bool:
        return self.status is Status.UNASSESSED and not self.is_ordered


class Histories:
    def __init__(self, mapping: Map, cells: Cells, actors: Actors) -> None:
        self._map, self._cells, self._actors = mapping, cells, actors
        self._statuses = Statuses(mapping, cells)
        self._proofs = Proofs(cells)
        self._first: Fields = mapping.updates[0] if mapping.updates else {}
        self._has_members = bool(mapping.members)
        self.unrated: Counter[str] = Counter()
        """Words that rate nothing, as the map says, and how often they were met."""
        self._of_actor = with_star(self._first, STAR)
        self._is_shared = "evidence.url" in self._first and (self._has_members or len(mapping.updates) > 1)

    def of(self, scope: Scope, names: tuple[str, ...], cautions: list[str]) -> tuple[list[DraftUpdate], list[str]]:
        """The updates of a row, and the actors who have a place for their score in it."""
        proof = self._row_proof(scope) if self._is_shared else ()
        groups: list[list[DraftUpdate]] = []
        for place, group in enumerate(self._map.updates):
            shared = proof if place and not _names_proof(group) else ()
            is_rated = any(one.update.status not in (None, Status.UNASSESSED) for told in groups for one in told)
            groups.append(list(self._updates(scope, group, shared, cautions, is_rated=is_rated)))
        self._settle(scope, groups, cautions)
        of_all = groups[0] if groups else []
        others = [update for told in groups[1:] for update in told]
        scores = list(self._actors.scores(scope, names)) if self._has_members else []
        shared = proof if of_all and "actor" not in self._first else ()
        members = [told for score in scores if (told := self._member(score, shared, cautions)) is not None]
        if proof and of_all:
            of_all = _without_shared(of_all, proof, members, others)
        return members + _followed(of_all + others), list(dict.fromkeys(score.actor for score in scores))

    def _row_proof(self, scope: Scope) -> tuple[Evidence, ...]:
        """The evidence of the first update, where it stands in the row itself and not in a list of updates."""
        if scope.list_of(self._first, ("on", "status")) is not None:
            return ()
        return self._proofs.of(scope, self._first, [])

    # --- members ------------------------------------------------------------------------------------------------------

    def _member(self, score: Score, proof: tuple[Evidence, ...], cautions: list[str]) -> DraftUpdate | None:
        """The rating of one actor, of the date that the row's first update has, unless the actor has an own one."""
        own, cells = self._of_actor, self._cells
        word = self._member_word(score, cautions)
        note = cells.text(score.scope, own.get("note")) or None
        if not word and not note:
            return None
        read = self._statuses.of_score(word, score.column) if word else None
        if read is None and not note:
            return None
        status = read.status if read is not None else None
        if read is not None and read.caution:
            cautions.append(read.caution)
        if status is None and read is not None and read.is_ordered:
            self.unrated[word] += 1
        if status is None and note is None:
            if read is not None and read.is_question:
                return None
            note = word
        shown = self._proofs.of(score.scope, own, cautions) or proof
        on = cells.date(score.scope, self._first.get("on"), "on", cautions)
        by = cells.line(score.scope, self._first.get("by")) or cells.context.by
        if status is Status.UNASSESSED:
            shown = ()
        update = Update(status, on or cells.today, cells.context.now, by, note, score.actor, shown, word or None)
        rating = _Rating(word, status, read is not None and read.is_ordered)
        return DraftUpdate(update, on is not None, is_quiet=rating.is_quiet)

    def _member_word(self, score: Score, cautions: list[str]) -> str:
        if isinstance(score.raw, dict) and len(score.raw) > 1:
            name = next(iter(score.raw))
            cautions.append(
                f"{values.shown(score.column)} holds several values, and none was taken; name one in the map, as in"
                f' members = "{self._actors.pattern}.{name}"'
            )
            return ""
        return values.text(score.raw)

    # --- updates of a group -------------------------------------------------------------------------------------------

    def _updates(
        self, scope: Scope, group: Fields, shared: tuple[Evidence, ...], cautions: list[str], *, is_rated: bool
    ) -> Iterator[DraftUpdate]:
        prefix = scope.list_of(group, ("on", "status"))
        for one in [scope] if prefix is None else scope.each(prefix):
            update = self._update(one, group, shared, cautions, is_rated=is_rated)
            if update is not None:
                yield update

    def _update(
        self, scope: Scope, group: Fields, shared: tuple[Evidence, ...], cautions: list[str], *, is_rated: bool
    ) -> DraftUpdate | None:
        cells = self._cells
        rating = self._rating(scope, group, cautions, is_rated=is_rated)
        word, status = rating.word, rating.status
        note = cells.text(scope, group.get("note")) or None
        evidence = self._proofs.of(scope, group, cautions)
        # Our own word for the state without updates is in our own exports; no other source means it by that name.
        says_nothing = not word or word == Status.UNASSESSED
        if says_nothing and not note and not evidence:
            return None
        if status is None and note is None and not evidence:
            note = word  # a status that is not understood is at least a note
        if shared and status not in (None, Status.UNASSESSED):
            evidence = shared
        on = cells.date(scope, group.get("on"), "on", cautions)
        if on is not None and on.first > cells.context.now.date():
            cautions.append(f"on: {on} is still to come")
        by = cells.line(scope, group.get("by")) or cells.context.by
        actor = cells.line(scope, group.get("actor")) or None
        update = Update(status, on or cells.today, cells.context.now, by, note, actor, evidence, word or None)
        return DraftUpdate(update, on is not None, is_quiet=rating.is_quiet)

    def _rating(self, scope: Scope, group: Fields, cautions: list[str], *, is_rated: bool) -> _Rating:
        word = self._word(scope, group, is_rated=is_rated)
        if not word:
            return _Rating("", None)
        read = self._statuses.of(word)
        status = read.status
        if read.caution:
            cautions.append(read.caution)
        if status is None and read.is_ordered:
            self.unrated[word] += 1
        if status is Status.NOT_APPLICABLE and "actor" not in group:
            cautions.append(f"the status {values.shown(word)} is said of one member alone; kept as a note")
            status = None
        if status is Status.UNASSESSED and is_rated and not read.is_ordered:
            status = None  # nobody has looked again: what stood before stands
        return _Rating("" if status is None and self._cells.is_nothing(word) else word, status, read.is_ordered)

    def _word(self, scope: Scope, group: Fields, *, is_rated: bool) -> str:
        """The first column's word that says something. Where all say nothing, a word such as NR may be a status to
        some: it is looked up, unless the map itself says that it means nothing, or the row is rated already."""
        source = group.get("status")
        if source is None:
            return ""
        words = [word for raw in scope.raws(source) if (word := values.text(raw))]
        words = [word[: source.cut].strip() for word in words] if source.cut else words
        is_listed = bool(scope.prefix)  # one of many, in whatever order they are
        said = [word for word in words if not self._cells.is_nothing(word) or self._statuses.is_ordered(word)]
        if said:
            return said[0]
        quiet = [word for word in words if not (is_rated or is_listed or self._cells.says_nothing(word))]
        return next(iter(quiet), constant_text(source))

    # --- what is said twice -------------------------------------------------------------------------------------------

    def _settle(self, scope: Scope, groups: list[list[DraftUpdate]], cautions: list[str]) -> None:
        """The row's own status against the list of updates in it, where both rate."""
        if len(groups) < 2:
            return
        is_list = [scope.list_of(group, ("on", "status")) is not None for group in self._map.updates]
        rated = [one for told, inside in zip(groups, is_list, strict=True) if inside for one in told if _rates(one)]
        if not rated or all(is_list):
            return
        last = max(rated, key=lambda one: one.update.effective)
        for place, inside in enumerate(is_list):
            if not inside:
                groups[place] = [kept for one in groups[place] if (kept := self._settled(one, last, cautions))]

    def _settled(self, own: DraftUpdate, last: DraftUpdate, cautions: list[str]) -> DraftUpdate | None:
        if not _rates(own) or (own.is_dated and own.update.effective > last.update.effective):
            return own
        is_earlier = own.is_dated and own.update.effective < last.update.effective
        if own.update.status != last.update.status:
            when = f"is of {own.update.on}" if own.is_dated else "has no date"
            other = f" of {last.update.on}" if last.is_dated else ""
            cautions.append(
                f"the row's own status, {own.update.status}, {when}, and the last of its updates{other} says"
                f" {last.update.status}: that one stands"
            )
        if is_earlier:
            return own
        if not own.update.note and not own.update.evidence:
            return None
        return own._replace(update=own.update._replace(status=None, source_status=None))


def _followed(updates: list[DraftUpdate]) -> list[DraftUpdate]:
    undated = [place for place, one in enumerate(updates) if _rates(one) and not one.is_dated]
    return (
        [one._replace(is_followed=place in undated[:-1]) for place, one in enumerate(updates)] if undated else updates
    )


def _rates(one: DraftUpdate) -> bool:
    return one.update.status is not None and one.update.actor is None


def _names_proof(group: Fields) -> bool:
    return any(field.startswith("evidence.") for field in group)


def _without_shared(
    of_all: list[DraftUpdate], proof: tuple[Evidence, ...], members: list[DraftUpdate], others: list[DraftUpdate]
) -> list[DraftUpdate]:
    """The first updates without the evidence that ratings of the row have taken over, where they rate nothing."""
    first, *rest = of_all
    if first.update.status is not None:
        return of_all
    if not any(one.update.evidence for one in members):
        is_taken = not first.update.note and any(one.update.evidence == proof for one in others)
        return rest if is_taken else of_all
    bare = first._replace(update=first.update._replace(evidence=()))
    return [bare, *rest] if bare.update.note else rest
