"""What was committed of a document, for checks: the last commit, and both sides of a merge."""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from commitments import repository
from commitments.checks import Version
from commitments.model import Commitment, Update
from commitments.stores import Store
from commitments.stores.folder import merges

Histories = dict[str, tuple[Update, ...]]
_STEPS = 1_000
"""Of the journal, at most, in which to look for what was taken back."""


class Earlier:
    """The versions that git has of a store's documents, looked up when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._around = store.repository

    def versions(self, document_id: str, now: Sequence[Commitment]) -> tuple[Version, ...]:
        """Those of a document that may hold what is not there `now`, without what somebody took back on purpose. Raises
        StoreError."""
        if self._around is None:
            return ()
        data = self._store.content(f"{document_id}.json") or b""
        found = [("HEAD", self._commitments("HEAD", document_id, data))]
        if self._merged:
            ours, theirs, base = self._merged
            sides = {name: self._commitments(name, document_id, data) for name in (ours, theirs)}
            before = _histories(self._commitments(base, document_id))
            found = [found[0]] if ours != "HEAD" else []
            for name, other in ((ours, theirs), (theirs, ours)):
                left = _histories(self._commitments(other, document_id))
                found.append((name, _without(sides[name], _gone(before, left))))
        there = {update for one in now for update in one.updates}
        return tuple(
            # The journal is only read where something is missing.
            Version(name, commitments if _updates(commitments) <= there else _without(commitments, self._taken_back))
            for name, commitments in found
            if commitments
        )

    @cached_property
    def _merged(self) -> tuple[str, str, str] | None:
        return self._around.merged() if self._around else None

    @cached_property
    def _trees(self) -> dict[str, dict[str, str]]:
        names = {"HEAD", *(self._merged or ())}
        return {name: self._around.files(name) for name in names} if self._around else {}

    def _commitments(self, revision: str, document_id: str, data: bytes | None = None) -> tuple[Commitment, ...]:
        """Those of a revision; none where it is what `data` says."""
        blob = self._trees[revision].get(f"{document_id}.json")
        if self._around is None or blob is None or (data is not None and repository.is_content(blob, data)):
            return ()
        try:
            return merges.commitments_in(self._around.content(blob), document_id)
        except repository.GitFailed:
            return ()

    @cached_property
    def _taken_back(self) -> Histories:
        """What undo took back, as far as the journal here says."""
        found: Histories = {}
        for entry in islice(self._store.log(), _STEPS):
            for change in entry.changed() if entry.undoes else ():
                before = change.before.updates if change.before else ()
                after = change.after.updates if change.after else ()
                found[change.id] = (*found.get(change.id, ()), *(one for one in before if one not in after))
        return found


def _updates(commitments: tuple[Commitment, ...]) -> set[Update]:
    return {update for one in commitments for update in one.updates}


def _histories(commitments: tuple[Commitment, ...]) -> Histories:
    return {one.id: one.updates for one in commitments}


def _gone(before: Histories, after: Histories) -> Histories:
    """What a side took out of what both began with."""
    return {id_: tuple(one for one in updates if one not in after.get(id_, ())) for id_, updates in before.items()}


def _without(commitments: tuple[Commitment, ...], gone: Histories) -> tuple[Commitment, ...]:
    return tuple(
        one._replace(updates=tuple(update for update in one.updates if update not in gone.get(one.id, ())))
        if gone.get(one.id)
        else one
        for one in commitments
    )
