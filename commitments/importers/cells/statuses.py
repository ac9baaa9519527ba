"""The source's words and marks -> our statuses: the map's own lines first, then the vocabulary's."""

from typing import NamedTuple

from commitments.importers import values
from commitments.importers.cells.fields import Cells
from commitments.importers.members import SCORES, is_lone_dash, plain
from commitments.maps import Map
from commitments.maps.ranges import Ranges, is_wide, number
from commitments.model import Status
from commitments.text import fold

_PERHAPS_NOT_CONCERNED = frozenset(["n/a", "n.a.", "n.a", "na"])
"""Not available to some, not applicable to others: only the latter leaves the denominator, so nobody guesses it."""


class Read(NamedTuple):
    status: Status | None
    caution: str = ""
    is_ordered: bool = False
    """Whether the map has a line for the word."""
    is_question: bool = False
    """Whether it says one of two things, and which is not known."""


class Statuses:
    def __init__(self, mapping: Map, cells: Cells) -> None:
        self._map, self._cells = mapping, cells
        self._lines = {fold(word): ours for word, ours in mapping.statuses.items()}
        self._ranges = Ranges(mapping.statuses, mapping.decimal)
        self._has_ranges = any(map(is_wide, mapping.statuses))
        self._has_scores = mapping.vocabulary == "g20" or not SCORES.isdisjoint(map(plain, mapping.statuses))
        self._known: dict[str, Read] = {}
        self._known_scores: dict[tuple[str, str], Read | None] = {}

    def of(self, word: str) -> Read:
        """What a word means, whoever it is said of."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._read(word)
        return known

    def is_ordered(self, word: str) -> bool:
        """Whether the map says what the word rates."""
        return bool(self._lines.get(fold(word)))

    def of_score(self, word: str, column: str) -> Read | None:
        """What a cell of a member's own column means; None where it says nothing. Cautions name the column."""
        place = word, column
        if place not in self._known_scores:
            self._known_scores[place] = self._score(word, column)
        return self._known_scores[place]

    def _score(self, word: str, column: str) -> Read | None:
        is_lined = fold(word) in self._lines
        if not is_lined and self._cells.says_nothing(word):
            return None
        if not is_lined and self._has_scores and is_lone_dash(word):
            question = f"{values.shown(word)} in the column {values.shown(column)} could mean -1 or nothing, and rates"
            remedy = f'write "{word}" = "broken" under [statuses] of the map, or nothing = ["{word}"]'
            return Read(None, f"{question} nothing; {remedy}", is_question=True)
        is_score = not is_lined and self._has_scores and plain(word) in SCORES
        if is_score and plain(word) == "+":
            read = self.of("+1")
            return read._replace(caution=f"{values.shown(word)} in the column {values.shown(column)} was read as +1")
        read = self.of(plain(word) if is_score else word)
        if read.status is None and self._cells.is_nothing(word):
            return None
        if read.status is Status.UNASSESSED and fold(word) in _PERHAPS_NOT_CONCERNED and not is_lined:
            return read._replace(
                caution=f"{values.shown(word)} was read as not rated yet, in the column {values.shown(column)};"
                f' if it says that this does not concern the member, write "{word}" = "{Status.NOT_APPLICABLE}"'
                " under [statuses] of the map"
            )
        if read.status is None and read.caution:
            return read._replace(caution=f"{read.caution} (in the column {values.shown(column)})")
        return read

    def _read(self, word: str) -> Read:
        from commitments.vocabularies import from_theirs

        ours = self._lines.get(fold(word))
        if ours is None:
            ours = self._ranges.status(word)
        if ours is not None:
            return Read(Status(ours) if ours else None, is_ordered=True)
        found = from_theirs(word, self._map.vocabulary or "generic")
        if found is None:
            return Read(None) if self._cells.is_nothing(word) else Read(None, self._unknown(word))
        status, is_lossy = found
        if is_lossy:
            return Read(status, f"the status {values.shown(word)} was read as {status}, but could mean another (lossy)")
        return Read(status)

    def _unknown(self, word: str) -> str:
        if self._has_ranges and number(word, self._map.decimal) is not None:
            return f"the status {values.shown(word)} is in no range of [statuses] of the map, and was kept as a note"
        return f"unknown status {values.shown(word)}, kept as a note; give it a line in [statuses] of the map"
