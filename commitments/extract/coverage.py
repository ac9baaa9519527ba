"""How much of a document has been read: every sentence is a commitment, set aside, a heading, or unread.

A compound sentence is read where all that it says is quoted or set aside. What is left of it, with a verb of its own,
is unread, and so the sentence counts as unread; a "Today," or a "with partners" that is left is read with the rest.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from commitments.model import Span
from commitments.read_so_far import ReadSoFar
from commitments.sentences.clauses import divided
from commitments.sentences.cut import Role, Sentence, sentences
from commitments.sentences.segments import Segment, segments


class State(StrEnum):
    """What has become of one sentence, or of a piece of it."""

    COMMITMENT = "commitment"
    SET_ASIDE = "set-aside"
    HEADING = "heading"
    UNREAD = "unread"


class Piece(NamedTuple):
    """Characters of the document that are in one state: a sentence, or a part of one."""

    span: Span
    state: State


class Covered(NamedTuple):
    sentence: Sentence
    state: State
    """Unread as soon as a piece of it is."""
    pieces: tuple[Piece, ...]
    """One for the whole sentence; several, in order, where a part of it is unread and a part is not."""


class Coverage(NamedTuple):
    sentences: tuple[Covered, ...]

    def count(self, state: State) -> int:
        return sum(1 for covered in self.sentences if covered.state is state)

    @property
    def counts(self) -> dict[State, int]:
        return {state: self.count(state) for state in State}

    @property
    def pieces(self) -> Iterator[Piece]:
        return (piece for covered in self.sentences for piece in covered.pieces)

    @property
    def unread(self) -> list[Piece]:
        """What is left to read, in order: sentences, and what is left of those that are partly read."""
        return [piece for piece in self.pieces if piece.state is State.UNREAD]

    @property
    def so_far(self) -> ReadSoFar:
        return ReadSoFar(len(self.sentences) - self.count(State.HEADING), self.count(State.UNREAD))


def coverage(text: str, commitments: Iterable[Span], set_aside: Iterable[Span] = ()) -> Coverage:
    """The state of every sentence of a text, from the spans of its commitments and of what was set aside.

    A lead-in ("We will:") is read with the items that finish it; of one of several clauses, the last alone is.

    >>> done = coverage("TRADE\\n\\nWe met. We will act and we will pay.", [Span(14, 26)])
    >>> [(p.state.value, "TRADE\\n\\nWe met. We will act and we will pay."[slice(*p.span)]) for p in done.pieces]
    [('heading', 'TRADE'), ('unread', 'We met.'), ('commitment', 'We will act'), ('unread', 'we will pay.')]
    """
    return CutText(text).coverage(commitments, set_aside)


class CutText:
    """A text cut into sentences, for whoever asks again and again how much of it is read: each is cut but once."""

    def __init__(self, text: str) -> None:
        self.sentences: Sequence[Sentence] = sentences(text)
        self._segments: dict[int, list[Segment]] = {}

    def coverage(self, commitments: Iterable[Span], set_aside: Iterable[Span] = ()) -> Coverage:
        """As the function of this name."""
        found = self.sentences
        promised = _spans_on(found, commitments)
        aside = _spans_on(found, set_aside)
        pieces = [self._pieces(place, promised[place], aside[place]) for place in range(len(found))]
        states = [_state(some) for some in pieces]
        for place in range(len(found) - 1, -1, -1):
            if found[place].role is Role.LEAD_IN and states[place] is State.UNREAD:
                shared = _state_of_list(found, states, place)
                if shared is not State.UNREAD:
                    pieces[place] = _finished(found[place], pieces[place], shared)
                    states[place] = _state(pieces[place])
        return Coverage(tuple(map(Covered, found, states, pieces)))

    def _pieces(self, place: int, promised: Sequence[Span], aside: Sequence[Span]) -> tuple[Piece, ...]:
        sentence = self.sentences[place]
        if not promised and not aside:
            return (Piece(sentence.span, State.HEADING if sentence.role is Role.HEADING else State.UNREAD),)
        whole = (Piece(sentence.span, State.COMMITMENT if promised else State.SET_ASIDE),)
        if sentence.role is Role.HEADING or not _has_words_left(sentence, [*promised, *aside]):
            return whole
        parts = self._parts(place)
        start = sentence.span.start
        touched = [_touched(parts, start, spans) for spans in (promised, aside)]
        states = [
            State.COMMITMENT
            if is_promised
            else State.SET_ASIDE
            if is_aside
            else State.UNREAD
            if part.has_verb
            else None
            for part, is_promised, is_aside in zip(parts, *touched, strict=True)
        ]
        if State.UNREAD not in states:
            return whole
        return tuple(_joined(parts, start, _with_neighbours(parts, states), [*promised, *aside]))

    def _parts(self, place: int) -> list[Segment]:
        if place not in self._segments:
            self._segments[place] = segments(self.sentences[place].text)
        return self._segments[place]


def _state(pieces: tuple[Piece, ...]) -> State:
    return pieces[0].state if len(pieces) == 1 else State.UNREAD


def _has_words_left(sentence: Sentence, spans: list[Span]) -> bool:
    """Whether more than a full stop stands outside the spans."""
    at, end = sentence.span
    left = []
    for span in sorted(spans):
        left.append(sentence.text[at - sentence.span.start : max(at, min(span.start, end)) - sentence.span.start])
        at = max(at, min(span.end, end))
    left.append(sentence.text[at - sentence.span.start :])
    return any(any(map(str.isalnum, words)) for words in left)


def _touched(parts: Sequence[Segment], start: int, spans: Sequence[Span]) -> list[bool]:
    """For each part, whether a span shares a character with it. Both run in order, so each is passed once."""
    touched = []
    first, furthest = 0, -1
    for part in parts:
        while first < len(spans) and spans[first].start < start + part.end:
            furthest = max(furthest, spans[first].end)
            first += 1
        touched.append(furthest > start + part.start)
    return touched


def _with_neighbours(parts: Sequence[Segment], states: Sequence[State | None]) -> list[State]:
    """What says nothing by itself goes with what stands before it, or behind it where it leads on to that."""
    following: list[State | None] = []
    after: State | None = None
    for state in reversed(states):
        after = state or after
        following.append(after)
    found: list[State] = []
    last: State | None = None
    for part, state, behind in zip(parts, states, reversed(following), strict=True):
        last = state or (behind if part.leads_on or last is None else None) or last or State.UNREAD
        found.append(last)
    return found


def _joined(parts: Sequence[Segment], start: int, states: Sequence[State], spans: Sequence[Span]) -> Iterator[Piece]:
    """Parts side by side that are in one state are one piece, unless a span lies on what joins them."""
    begin = 0
    for place, (part, state) in enumerate(zip(parts, states, strict=True)):
        if place + 1 < len(parts) and states[place + 1] is state:
            joint = Span(start + part.end, start + parts[place + 1].start)
            if state is not State.UNREAD or not any(span.overlaps(joint) for span in spans):
                continue
        yield Piece(Span(start + parts[begin].start, start + part.end), state)
        begin = place + 1


def _spans_on(found: Sequence[Sentence], spans: Iterable[Span]) -> list[list[Span]]:
    """For each sentence, in order, the spans that share a character with it, of those that say something about it.

    Of spans that end before another one that begins no later, none is kept, so that a thousand over one passage cost no
    more than one.
    """
    ordered: list[Span] = []
    for span in sorted(spans):
        if span.start < span.end and (not ordered or span.end > ordered[-1].end):
            ordered.append(span)
    met: list[list[Span]] = []
    first = 0
    for sentence in found:
        while first < len(ordered) and ordered[first].end <= sentence.span.start:
            first += 1
        here, place = [], first
        while place < len(ordered) and ordered[place].start < sentence.span.end:
            here.append(ordered[place])
            place += 1
        met.append(here)
    return met


def _finished(lead_in: Sentence, pieces: tuple[Piece, ...], shared: State) -> tuple[Piece, ...]:
    """A lead-in whose items share a state: "We met Peru and agreed to:" goes on saying that we met Peru."""
    start = lead_in.span.start
    parts = [Piece(Span(start + begin, start + end), State.UNREAD) for begin, end in divided(lead_in.text)]
    known = pieces if len(pieces) > 1 else parts
    done = [one._replace(state=shared) if one.span.start >= parts[-1].span.start else one for one in known]
    return tuple(done) if any(one.state is State.UNREAD for one in done) else (Piece(lead_in.span, shared),)


def _state_of_list(found: Sequence[Sentence], states: Sequence[State], place: int) -> State:
    """What a lead-in's items share; unread while one of them is."""
    intro = " ".join(found[place].text.split())
    items = []
    for later in range(place + 1, min(place + 200, len(found))):
        if not found[later].intro:
            break
        if found[later].intro[-len(intro) :].casefold() == intro.casefold():  # else it stands in a list inside this one
            items.append(states[later])
    if not items or State.UNREAD in items:
        return State.UNREAD
    return State.COMMITMENT if State.COMMITMENT in items else State.SET_ASIDE
