"""A whole store copied into another of any kind, byte by byte, with its journal; done again, it goes on where it was.

What was written is noted in the copy, before it is written: so what somebody has changed there since is told from what
an earlier run has brought, and is never written over unless that is wished.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from commitments.errors import Disturbed, StoreError
from commitments.stores import owner, settings
from commitments.stores.changes.entries import Entry, decode, encode, parted, with_seals
from commitments.stores.changes.turning import some
from commitments.stores.store import Store
from commitments.text import plural

_AT_A_TIME = 100
_PORTIONS = 20
"""What was written is noted so often at least; in a large store more is written at a time."""
_LETTERS_AT_A_TIME = 4_000_000
"""Of the journal."""
_PASSES = 5
"""Of a store that is changed while it is read."""


class Memo(NamedTuple):
    """What a copy knows of where it came from."""

    source: str
    digests: dict[str, list[str]]
    """Of what was written under each name: of a run that was stopped perhaps two, and either may be there."""
    numbers: dict[int, int]
    """Of an entry of the source's journal -> of the same here, where it is another."""
    is_finished: bool = True

    def encoded(self) -> str:
        return json.dumps({**self._asdict(), "numbers": {str(old): new for old, new in self.numbers.items()}})

    @staticmethod
    def decoded(text: str | None) -> "Memo | None":
        """None where there is none, or it is damaged: then nothing here counts as copied."""
        try:
            found = json.loads(text or "")
            numbers = {int(old): int(new) for old, new in found["numbers"].items()}
            return Memo(str(found["source"]), dict(found["digests"]), numbers, bool(found["is_finished"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


class Copied(NamedTuple):
    documents: int
    """How many there are now."""
    written: int
    """Names under which something else was written than was there."""
    removed: int
    entries: int
    """Of the journal that were added."""


def copied(source: Store, target: Store, *, overwriting: bool = False, dry_run: bool = False) -> Copied:
    """Makes the target what the source is. Raises StoreError where the target has what did not come from there, unless
    it may be overwritten; and everything that reading and writing raise, after which it can be done again."""
    for left in reversed(range(_PASSES)):
        try:
            done = _Copying(source, target, overwriting, dry_run).run()
        except Disturbed:  # somebody copies into it too: what they have brought is there
            if not left:
                raise
            continue
        if not source.is_torn():
            return done
        source = Store.open(source.place)
    raise StoreError(f"{source.name} is changed again and again while it is copied; try again when it is at rest")


class _Copying:
    def __init__(self, source: Store, target: Store, overwriting: bool, dry_run: bool) -> None:
        self._source, self._target, self._overwriting, self._dry_run = source, target, overwriting, dry_run
        memo = Memo.decoded(target.memo())
        self._memo = memo or Memo(source.name, {}, {})
        self._numbers = dict(self._memo.numbers)
        came_from = Memo.decoded(source.memo())
        self._former = {new: old for old, new in came_from.numbers.items()} if came_from else {}
        """Of an entry that came to the source from elsewhere, perhaps from the target: the number that it had there."""
        self._digests = dict(self._memo.digests)
        self._digests.setdefault(settings.NAME, []).append(_digest(settings.TEMPLATE.encode()))  # which is nobody's

    def run(self) -> Copied:
        self._source.settle()
        names, there = self._source.names(), set(self._target.names())
        gone = sorted(there - set(names))
        missing = self._missing_entries()
        differing = self._compared(names, gone)
        for done, some_names in _portions(differing):
            self._source.progress("copying", done, len(differing))
            self._bring(some_names)
        self._remove(gone)
        if not self._dry_run:
            self._target.take_in({}, self._noted(is_finished=False))
            self._bring_entries(missing)
            self._target.finish(self._noted())
        documents = sum(1 for name in names if name.endswith(".json") and "/" not in name)
        return Copied(documents, len(differing), len(gone), len(missing))

    # --- what differs -------------------------------------------------------------------------------------------------

    def _compared(self, names: list[str], gone: Iterable[str]) -> list[str]:
        """The names under which something else is to be kept than there is. Raises StoreError where that would be
        lost, and is neither from the source nor may be overwritten."""
        lost = [name for name in gone if not self._came_from_there(name, self._target.content(name))]
        differing: list[str] = []
        for done, name in enumerate(names):
            self._source.progress("comparing", done, len(names))
            data, there = self._source.content(name), self._target.content(name)
            if data is not None and data == there:
                self._digests[name] = [_digest(data)]
            if data is None or data == there:
                continue
            differing.append(name)
            if not self._came_from_there(name, there):
                lost.append(name)
        if lost and not self._overwriting:
            source, target = self._source.name, self._target.name
            raise StoreError(
                f"{target} has what is not from {source}, or was changed there since it was copied: "
                f"{some(sorted(lost))}; nothing was copied. With --overwrite it becomes what {source} is"
            )
        return differing

    def _came_from_there(self, name: str, data: bytes | None) -> bool:
        return data is None or _digest(data) in self._digests.get(name, ())

    # --- contents -----------------------------------------------------------------------------------------------------

    def _bring(self, names: list[str]) -> None:
        contents = {name: data for name in names if (data := self._source.content(name)) is not None}
        if not contents or self._dry_run:
            return
        new = {name: [_digest(data)] for name, data in contents.items()}
        for name in contents:
            there = self._target.content(name)
            self._digests[name] = [*new[name], *([_digest(there)] if there is not None else [])]
        self._target.take_in(contents, self._noted(is_finished=False))
        self._digests |= new

    def _remove(self, gone: list[str]) -> None:
        if gone and not self._dry_run:
            self._target.take_in(dict.fromkeys(gone), self._noted(is_finished=False))
        for name in gone:
            self._digests.pop(name, None)

    def _noted(self, *, is_finished: bool = True) -> str:
        return Memo(self._source.name, self._digests, self._numbers, is_finished).encoded()

    # --- the journal --------------------------------------------------------------------------------------------------

    def _missing_entries(self) -> dict[int, int]:
        """What the target's journal lacks: a number of the source's -> the number that it gets there. Raises StoreError
        where the target has changes of its own, unless it may be overwritten."""
        there = {number: _body_digest(text) for number, text in self._target.entry_texts()}
        number_of, known = self._target.numbering({*there, *self._numbers.values()}), set[int]()
        missing: dict[int, int] = {}
        for number, text in self._source.entry_texts():
            here = self._numbers.get(number)
            if here is None and there.get(number) == _body_digest(text):
                here = number
            if here is None and (former := self._recognized(number, text, there)) is not None:
                here = self._numbers[number] = former
            if here is None:
                here = number_of(number)
                if here != number:
                    self._numbers[number] = here
            if here not in there:
                missing[number] = here
            known.add(here)
        own = there.keys() - known
        if own and not self._overwriting:
            source = self._source.name
            raise StoreError(
                f"the journal of {self._target.name} has {plural(len(own), 'change')} that {source} has not; nothing "
                f"was copied. With --overwrite it becomes what {source} is, and its journal keeps them"
            )
        return missing

    def _bring_entries(self, missing: Mapping[int, int]) -> None:
        if not missing:
            return
        found: dict[int, str] = {}
        size = 0
        for number, text in self._source.entry_texts():
            if number not in missing:
                continue
            here = missing[number]
            found[here] = text if here == number else self._renumbered(text, here)
            size += len(text)
            if size > _LETTERS_AT_A_TIME:
                self._target.add_entries(found)
                found, size = {}, 0
        if found:
            self._target.add_entries(found)

    def _recognized(self, number: int, text: str, there: Mapping[int, str]) -> int | None:
        """The number of the same entry in the target, where the source has it from there."""
        former = self._former.get(number)
        if former is None or former not in there:
            return None
        return former if there[former] == _digest(_under(former, parted(text)[0], self._former).encode()) else None

    def _renumbered(self, text: str, number: int) -> str:
        """The same entry under another number; what vouched for it is of this user, or does not hold any more."""
        body, seals = parted(text)
        new = _under(number, body, self._numbers)
        try:
            is_own = owner.is_sealed(body.encode(), seals)
            return with_seals(new, [owner.sealed(new.encode())] if is_own else [])
        except owner.NoKey:
            return with_seals(new, [])


def _under(number: int, body: str, numbers: Mapping[int, int]) -> str:
    """The line of an entry under another number, with the others that it speaks of under theirs."""
    entry = decode_any(body)
    undoes, redoes = (tuple(numbers.get(one, one) for one in several) for several in (entry.undoes, entry.redoes))
    return encode(entry._replace(number=number, undoes=undoes, redoes=redoes))


def decode_any(body: str) -> Entry:
    """An entry of whatever store. Raises StoreError."""
    try:
        return decode(body, highest=None)
    except ValueError as error:
        raise StoreError(f"an entry of the journal cannot be read: {error}; remove it to go on without it") from None


def _portions(names: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each with how many were before it. The settings come last: they make a folder a store."""
    ordered = sorted(names, key=lambda name: name == settings.NAME)
    size = max(_AT_A_TIME, len(ordered) // _PORTIONS)
    for start in range(0, len(ordered), size):
        yield start, ordered[start : start + size]


def _body_digest(text: str) -> str:
    """Of an entry, whoever has vouched for it since."""
    return _digest(parted(text)[0].encode())


def _digest(data: bytes) -> str:
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()
