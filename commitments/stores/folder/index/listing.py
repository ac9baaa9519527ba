"""How all the files of a store look from outside, in one piece: thousands are compared with the last look at once."""

import os
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Self

from commitments.stores.files import Stamp

_SIZE = 32
_SLICE = 256 * _SIZE
"""Bytes that are compared at a time: the looks of so many files."""


def look_of(stamp: Stamp) -> bytes:
    return _packed([stamp])


def _packed(stamps: Sequence[Stamp]) -> bytes:
    try:
        return array("q", chain.from_iterable(stamps)).tobytes()
    except OverflowError:  # a time may lie in a far year, and an inode have 64 bits
        return array("q", [(number + _HALF) % (2 * _HALF) - _HALF for one in stamps for number in one]).tobytes()


_HALF = 1 << 63
_UNSEEN: Stamp = (-1, -1, -1, -1)
UNSURE = _packed([(-2, -2, -2, -2)])
"""The look of a file that has to be looked into, whatever it looks like: no file has it."""


class Listing(NamedTuple):
    """The names of the files, and how each of them looks, in the same order."""

    names: bytes
    looks: bytes

    @classmethod
    def of(cls, stamps: Mapping[str, Stamp | None]) -> Self:
        return cls(_joined(stamps), _packed([stamp or _UNSEEN for stamp in stamps.values()]))

    @classmethod
    def made_of(cls, looks: Mapping[str, bytes]) -> Self:
        """Of files by their names."""
        return cls(_joined(looks), b"".join(looks.values()))

    def by_name(self) -> dict[str, bytes]:
        """How each file looks."""
        places = range(0, len(self.looks), _SIZE)
        return dict(zip(self._names(), [self.looks[place : place + _SIZE] for place in places], strict=True))

    def differing(self, before: "Listing") -> list[str]:
        """The names of the files that looked otherwise before, or were not there."""
        if self.names != before.names:
            known = before.by_name()
            return [name for name, look in self.by_name().items() if known.get(name) != look]
        if self.looks == before.looks:
            return []
        names = self._names()
        return [names[place // _SIZE] for place in self._places(before.looks)]

    def _places(self, before: bytes) -> Iterable[int]:
        """Where among the bytes the looks begin that differ."""
        for start in range(0, len(self.looks), _SLICE):
            end = start + _SLICE
            if self.looks[start:end] == before[start:end]:
                continue
            for place in range(start, min(end, len(self.looks)), _SIZE):
                if self.looks[place : place + _SIZE] != before[place : place + _SIZE]:
                    yield place

    def _names(self) -> list[str]:
        return os.fsdecode(self.names).split("/") if self.looks else []


NOTHING_LISTED = Listing(b"", b"")


def _joined(names: Iterable[str]) -> bytes:
    return os.fsencode("/".join(names))
