"""The words a report has for statuses: ours, or another tracker's, and what is lost on the way."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from commitments.model import Commitment, Status
from commitments.reports import Cell, Rating
from commitments.symbols import BEST_FIRST, labelled


class Wording:
    """Says statuses in a vocabulary, and remembers which of them lost something. Raises UnknownName."""

    def __init__(self, vocabulary: str | None) -> None:
        self.vocabulary = vocabulary
        self._whose = ""
        self._words: dict[Status, tuple[str, bool]] = {}
        self._lost: set[Status] = set()
        if vocabulary:
            from commitments import vocabularies  # late: most lists and reports speak our own words

            self._whose = vocabularies.title(vocabulary)
            self._words = {status: vocabularies.to_theirs(status, vocabulary) for status in Status}

    def word(self, status: Status) -> str:
        if not self._words:
            return status.value
        word, is_lossy = self._words[status]
        if is_lossy:
            self._lost.add(status)
        return word

    def shown(self, status: Status) -> str:
        """The word as people read it, who would take a blank for something left out."""
        return self.word(status) or "(blank)"

    def cells(self, record: Sequence[Cell], with_symbol: bool) -> list[Cell]:
        """A row in which the word stands for each status; beside the status's symbol where people read it."""
        return [self._cell(cell, with_symbol) for cell in record]

    def _cell(self, cell: Cell, with_symbol: bool) -> Cell:
        if isinstance(cell, Status):
            return labelled(cell, called=self.shown) if with_symbol else self.word(cell)
        return self.members(cell)

    def members(self, cell: Cell) -> Cell:
        """The word for the status of each member, where the cell is a list of ratings."""
        if not isinstance(cell, tuple) or not any(isinstance(one, Rating) for one in cell):
            return cell
        return tuple([f"{one.actor}: {self.shown(one.status)}" if isinstance(one, Rating) else one for one in cell])

    def notes(self) -> list[str]:
        """A sentence for each status met so far that the vocabulary cannot tell from another."""
        return [_loss(status, self.word(status), self._whose) for status in BEST_FIRST if status in self._lost]

    def beside(self, record: dict[str, Any]) -> dict[str, Any]:
        """A public record with the vocabulary's word as `called` beside every status."""
        return self._told(record, "called")

    def public(self, record: dict[str, Any]) -> dict[str, Any]:
        """A public record with every status in the vocabulary's word."""
        return self._told(record, "status")

    def _told(self, record: dict[str, Any], name: str) -> dict[str, Any]:
        """The record with the word of every status in it as `name` beside it, or in its place."""

        def told(one: dict[str, Any]) -> dict[str, Any]:
            return one | {name: self.word(one["status"]) if one["status"] else None}

        lists = ("members", "without_evidence", "updates")
        return told(record) | {each: [told(one) for one in record[each]] for each in lists}


def losses(vocabulary: str | None, commitments: Iterable[Commitment], today: date) -> list[str]:
    """What a vocabulary cannot say of these commitments, a sentence for each status it blurs; for a warning. Without a
    vocabulary nothing is lost, and no commitment is asked for."""
    if not vocabulary:
        return []
    wording = Wording(vocabulary)
    for commitment in commitments:
        standing = commitment.standing(today)
        for status in (standing.status, *(status for _, status in standing.members)):
            wording.word(status)
        for update in commitment.updates:
            if update.status:
                wording.word(update.status)
    return wording.notes()


def _loss(status: Status, word: str, whose: str) -> str:
    if not word:
        return f"“{status}” ({status.meaning}) is left blank, since no word of {whose} says it."
    return f"“{status}” ({status.meaning}) is shown as “{word}”, the nearest word of {whose}."
