"""One document's commitments, by everything that a row can mean them by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from commitments.importers.identity import Identity, base_of, is_made, is_of_words_alone, key_of, makers, uncounted
from commitments.model import Commitment, Document, Span
from commitments.plan.merging import Line
from commitments.quotes import occurrences
from commitments.text import fold

if TYPE_CHECKING:
    from commitments.importers.drafts import Draft


class Book:
    def __init__(self, document: Document, commitments: Iterable[Commitment], text: str | None) -> None:
        self.document, self.text = document.id, text
        self.made = document.published
        """The day of the promises in it that have none of their own."""
        self.lines = [Line(commitment, commitment) for commitment in commitments]
        self.claimed: set[int] = set()
        """The lines that rows were found for, by their place in memory."""
        self._by_id = {line.after.id: line for line in self.lines}
        self._by_key = {line.after.key: line for line in self.lines if line.after.key is not None}
        self._keys = set(self._by_key)
        self._counts: dict[str, int] = {}
        self._by_words: dict[str, list[Line]] | None = None
        self._counted: dict[str, list[Line]] | None = None
        self.taken = [line.after.span for line in self.lines if line.after.span]

    def of_key(self, key: str, draft: "Draft") -> Line | None:
        """The one of that key or id; of a row of our own export that had no key when it was taken in, by its own id."""
        found = self._by_key.get(key) or self._by_id.get(key)
        if found is None and draft.own is not None:
            other = self._by_key.get(draft.own.id) or self._by_id.get(draft.own.id)
            found = other if other is not None and fold(other.after.quote) == fold(draft.own.quote) else None
        return found

    def counted(self, key: str) -> list[Line]:
        """Those of a key that is given to several: `7`, `7#2`, …"""
        if self._counted is None:
            self._counted = defaultdict(list)
            for known, line in self._by_key.items():
                self._counted[uncounted(known)].append(line)
        return self._counted.get(key) or [line for line in [self._by_id.get(key)] if line]

    def new_key(self, key: str) -> str:
        """The key with the first count that nothing has, which it takes: `7`, `7#2`, …"""
        count, free = self._counts.get(key, 1), key
        while free in self._keys:
            count += 1
            free = f"{key}#{count}"
        self._counts[key] = count
        self._keys.add(free)
        return free

    def in_words(self, words: str, sections: Iterable[str]) -> list[Line]:
        """The free ones that rows in these words may mean, under these sections or others, whatever else they say."""
        if self._by_words is None:
            self._by_words = defaultdict(list)
            for line in self.lines:
                self._by_words[fold(line.after.quote)].append(line)
                key = line.after.key
                if key is not None and is_made(key):  # the words of the source stand in it, whatever the quote is now
                    self._by_words[uncounted(key).partition("/")[0]].append(line)
        names = [words, *(base_of(words, section) for section in {"", *sections})]
        found = [line for name in names for line in self._by_words.get(name, ())]
        return [line for line in dict.fromkeys(found) if id(line) not in self.claimed]

    def is_told_more(self, line: Line, who: Identity) -> bool:
        """Whether a row of which more is known than of the only one in its words may be that one: since the map had no
        column for it then. Keys of earlier versions do not say whether it had; the commitments beside it do."""
        here = line.after
        if here.key is None or not is_made(here.key):
            return here.key is None
        if not is_of_words_alone(here.key):
            return True
        had_section, had_makers = self._had
        is_section = not who.section or uncounted(here.key) == base_of(who.words, who.section)
        are_makers = not who.makers or makers(here.actors) == who.makers
        is_silent = (who.section == "" and here.section != "") or (who.makers == () and here.actors != ())
        is_section_new, are_makers_new = not (here.section or had_section), not (here.actors or had_makers)
        return not is_silent and (is_section or is_section_new) and (are_makers or are_makers_new)

    @cached_property
    def _had(self) -> tuple[bool, bool]:
        """Whether the map of an earlier version had a column for the section, and for the actors."""
        keys = [(line.after, line.after.key or "") for line in self.lines]
        old = [one for one, key in keys if is_made(key) and is_of_words_alone(key)]
        return any(one.section for one in old), any(one.actors for one in old)

    def take_span(self, quote: str) -> Span | None:
        """Where the quote stands in the text, word for word; where it stands several times, the first that is free."""
        if not self.text:
            return None
        found = occurrences(self.text, quote)
        free = (span for span in found if not any(span.overlaps(other) for other in self.taken))
        span = next(free, found[0] if found else None)
        if span is not None:
            self.taken.append(span)
        return span


_ANY = object()
_Handle = object


class Alike:
    """The commitments in the same words, by their sections and makers."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._same: dict[_Handle, list[Line]] = defaultdict(list)
        self._fewer: dict[_Handle, list[Line]] = defaultdict(list)
        """Those whose key says more of them than a row of a map with fewer columns does."""
        for line in lines:
            key = line.after.key
            handles = set(_handles(line.after))
            if key is not None and is_made(key):
                self._same[uncounted(key)].append(line)
                if not is_of_words_alone(key):
                    for handle in handles:
                        self._fewer[handle].append(line)
                    continue
            for handle in handles:
                self._same[handle].append(line)

    def same(self, who: Identity, named: tuple[str, ...]) -> list[Line]:
        """Those that are this very promise, by all that tells promises apart; `named` are its makers as they would
        stand here, where a group stands for its members."""
        names = {_ANY} if who.makers is None else {who.makers, named}
        sections = [_ANY] if who.section is None else [who.section, base_of(who.words, who.section)]
        handles = [key_of(who), *((section, name) for section in sections for name in names)]
        return _each_once(self._same, handles)

    def near(self, who: Identity) -> list[Line]:
        """Those that may be it: of which less is known than of the row, or the other way round."""
        sections = {who.section, ""} if who.section else {_ANY}
        names = {who.makers, ()} if who.makers else {_ANY}
        handles: list[_Handle] = [(section, name) for section in sections for name in names]
        shorter = [who._replace(makers=None), who._replace(section=None), Identity(who.words, None, None)]
        found = _each_once(self._same, [*handles, *map(key_of, shorter)])
        if who.section is None or who.makers is None:
            found += _each_once(self._fewer, handles)
        return found


def _each_once(index: dict[_Handle, list[Line]], handles: Iterable[_Handle]) -> list[Line]:
    return list(dict.fromkeys(line for handle in handles for line in index.get(handle, ())))


def _handles(commitment: Commitment) -> Iterator[_Handle]:
    """Section and makers, each as it is and as whatever it is; judged members may be makers or not."""
    sections: list[object] = [fold(commitment.section), _ANY]
    if commitment.key is not None and is_made(commitment.key):
        sections.append(uncounted(commitment.key).partition("/")[0])
    judged = {update.actor for update in commitment.updates}
    promised = tuple(actor for actor in commitment.actors if actor not in judged)
    for section in sections:
        for names in (makers(commitment.actors), makers(promised), _ANY):
            yield section, names
