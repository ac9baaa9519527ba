"""How much of a document has been read: every sentence is a commitment, set aside, a heading, or unread."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from commitments.extract.sentences import Role, Sentence, sentences
from commitments.model import Span


class State(StrEnum):
    """What has become of one sentence."""

    COMMITMENT = "commitment"
    SET_ASIDE = "set-aside"
    HEADING = "heading"
    UNREAD = "unread"


class Covered(NamedTuple):
    sentence: Sentence
    state: State


class Coverage(NamedTuple):
    sentences: tuple[Covered, ...]

    def count(self, state: State) -> int:
        return sum(1 for covered in self.sentences if covered.state is state)

    @property
    def counts(self) -> dict[State, int]:
        return {state: self.count(state) for state in State}

    @property
    def to_read(self) -> int:
        """Sentences that ask to be judged: all but the headings."""
        return len(self.sentences) - self.count(State.HEADING)

    @property
    def read(self) -> int:
        return self.to_read - self.count(State.UNREAD)

    @property
    def share(self) -> float:
        """The share of sentences that were judged, 0 to 1; a text without any has nothing left to read."""
        return self.read / self.to_read if self.to_read else 1.0


def coverage(text: str, commitments: Iterable[Span], set_aside: Iterable[Span] = ()) -> Coverage:
    """The state of every sentence of a text; a span covers each sentence that it shares a character with.

    A lead-in ("We will:") is read with the items that finish it.

    >>> done = coverage("TRADE\\n\\nWe met. We will act.", [Span(14, 26)])
    >>> [(c.sentence.text, c.state.value) for c in done.sentences], done.share
    ([('TRADE', 'heading'), ('We met.', 'unread'), ('We will act.', 'commitment')], 0.5)
    """
    found = sentences(text)
    promised = _touched(found, commitments)
    aside = _touched(found, set_aside)
    states = [_state(sentence, promised[place], aside[place]) for place, sentence in enumerate(found)]
    for place in range(len(found) - 1, -1, -1):
        if found[place].role is Role.LEAD_IN and states[place] is State.UNREAD:
            states[place] = _state_of_list(found, states, place)
    return Coverage(tuple(map(Covered, found, states)))


def _state(sentence: Sentence, is_promised: bool, is_aside: bool) -> State:
    if is_promised:
        return State.COMMITMENT
    if is_aside:
        return State.SET_ASIDE
    return State.HEADING if sentence.role is Role.HEADING else State.UNREAD


def _touched(found: Sequence[Sentence], spans: Iterable[Span]) -> list[bool]:
    """For each sentence, whether a span shares a character with it. Both run in order, so each is passed once."""
    ordered = sorted(span for span in spans if span.start < span.end)
    touched = []
    first, furthest = 0, -1
    for sentence in found:
        while first < len(ordered) and ordered[first].start < sentence.span.end:
            furthest = max(furthest, ordered[first].end)
            first += 1
        touched.append(furthest > sentence.span.start)
    return touched


def _state_of_list(found: Sequence[Sentence], states: Sequence[State], place: int) -> State:
    """What a lead-in's items share; unread while one of them is."""
    intro = " ".join(found[place].text.split())
    items = []
    for later in range(place + 1, min(place + 200, len(found))):
        if not found[later].intro:
            break
        if found[later].intro == intro:  # else it stands in a list inside this one
            items.append(states[later])
    if not items or State.UNREAD in items:
        return State.UNREAD
    return State.COMMITMENT if State.COMMITMENT in items else State.SET_ASIDE
