"""Histories without the names of those who entered them, for a public that need not know them."""

from commitments.history import Decision, Retraction
from commitments.model import Commitment, Update


def anonymous(commitment: Commitment) -> Commitment:
    """The same with `rater 1`, `rater 2` in place of names, counted in each history anew; what entries say of each
    other stays, though they are called by what is in them."""
    updates = commitment.updates
    if not updates:
        return commitment
    names: dict[str, str] = {"": ""}
    for update in updates:
        names.setdefault(update.by, f"rater {len(names)}")
    if all(update.act is None and update.guideline is None for update in updates):
        return commitment._replace(updates=tuple([update._replace(by=names[update.by]) for update in updates]))
    return commitment._replace(updates=_Renamed(updates, names).updates())


class _Renamed:
    def __init__(self, updates: tuple[Update, ...], names: dict[str, str]) -> None:
        self._all, self._names = updates, names
        self._by_key = {update.key: update for update in updates}
        self._done: dict[str, Update] = {}

    def updates(self) -> tuple[Update, ...]:
        for update in self._all:
            waiting = [update]  # not by calling itself, since who made the history may have made it deep
            while waiting:
                if needed := self._needed(waiting[-1]):
                    waiting += needed
                else:
                    self._rename(waiting.pop())
        return tuple([self._done[update.key]._replace(number=update.number) for update in self._all])

    def _needed(self, update: Update) -> list[Update]:
        """Those whose new keys it names, as far as they are not renamed yet."""
        named = (update.act.of if isinstance(update.act, Retraction) else None, update.guideline)
        return [self._by_key[key] for key in named if key in self._by_key and key not in self._done]

    def _rename(self, update: Update) -> None:
        act = update.act
        if isinstance(act, Retraction):
            act = act._replace(of=self._key(act.of))
        elif isinstance(act, Decision):
            codes = enumerate(act.codes, 1)
            act = act._replace(codes=tuple([code._replace(by=f"coder {number}") for number, code in codes]))
        under = self._key(update.guideline) if update.guideline else update.guideline
        self._done[update.key] = update._replace(by=self._names[update.by], act=act, guideline=under)

    def _key(self, key: str) -> str:
        """What the entry of that key is called now; what is not in this history stays as it is called."""
        return self._done[key].key if key in self._done else key
