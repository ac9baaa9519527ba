"""The records of a document's file found where they stand, so that asking for one costs what it weighs, not the file.

This goes only for a file in exactly the form that `format.join` gives, in one of its layouts and with its two tables
alone: each record has a line, and the lines are sorted by number, so that one is found by halving.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from commitments.errors import StoreError
from commitments.stores.documents.format import (
    COMMITMENTS,
    SPACINGS,
    Record,
    Spacing,
    dumps,
    is_number,
    parse,
    read_record,
    text_of,
)

Places = dict[int, tuple[int, int]]
"""The number of a commitment, 0 for the document -> the beginning and the end of its record among a file's bytes."""

TOP, _BOTTOM = b'{"document": {\n"1": ', b"}}\n"
_NEXT_TABLE = b'\n},\n"'


class _Bounds(NamedTuple):
    """A spacing among bytes."""

    between: bytes
    after: bytes
    middle: bytes
    """From the document's own record to the first commitment."""
    line: re.Pattern[bytes]
    """A record with what parts it from the next one, or what comes after the last."""


def _bounds(spacing: Spacing) -> _Bounds:
    between, after = spacing.between.encode(), spacing.after.encode()
    line = rb'"([1-9][0-9]{0,8})": (\{.*\})(?:%s(?=")|%s(?=\}\}\n))' % (between, after)
    return _Bounds(between, after, after + b'},\n"commitments": {\n', re.compile(line))


_BOUNDS = {spacing: _bounds(spacing) for spacing in SPACINGS}


class Rows:
    """The bytes of a file; `rows_of` makes these."""

    def __init__(self, data: bytes, head: tuple[int, int], spacing: Spacing) -> None:
        self.data, self.spacing = data, spacing
        self.head = head
        """Where the document's own record stands."""
        self._bounds = _BOUNDS[spacing]
        self._start, self._end = head[1] + len(self._bounds.middle), len(data) - len(_BOTTOM)
        self._found: dict[int, tuple[int, int] | None] = {}

    def place(self, number: int) -> tuple[int, int] | None:
        """Where the record of a commitment stands. None where there is none, or the lines around it are in another
        form: then only a look at all of them tells."""
        if number not in self._found:
            self._found[number] = self._halved(number)
        return self._found[number]

    def _halved(self, number: int) -> tuple[int, int] | None:
        start, end = self._start, self._end
        while start < end:
            line = self._line_before((start + end) // 2, start)
            found, stop = self._number(line), self._line_after(line)
            if found is None:
                return None
            if found == number:
                return self._record(line, stop, number)
            start, end = (stop, end) if found < number else (start, line)
        return None

    def _line_before(self, place: int, first: int) -> int:
        """Where the last record begins that begins before a place; the first one where there is none."""
        between = self._bounds.between
        found = self.data.rfind(between, first, place)
        return found + len(between) if found >= 0 else first

    def _line_after(self, place: int) -> int:
        """Where the next record begins; the end of all where there is none."""
        between = self._bounds.between
        found = self.data.find(between, place, self._end)
        return found + len(between) if found >= 0 else self._end

    def line(self, number: int) -> str | None:
        """A record as it is written; None where `place` gives none."""
        place = self.place(number)
        return self.data[slice(*place)].decode() if place else None

    @property
    def end(self) -> int:
        """Where the last record ends."""
        return self.head[1] if self._start == self._end else self._end - len(self._bounds.after)

    def places(self) -> Places | None:
        """Where all records stand; None where not every line is in the form of ours."""
        return self.places_between(0, self.end)

    def places_between(self, start: int, stop: int) -> Places | None:
        """Where the records stand from the end of one, or the beginning of the file, to the end of another; None where
        not every line is in the form of ours, or these are not ends of records."""
        found: Places = {}
        if start == 0:
            found[0], start = self.head, self.head[1]
        last, end = 0, start
        start = self._start if start == self.head[1] else start + len(self._bounds.between)
        for line in self._bounds.line.finditer(self.data, start):
            number = int(line[1])
            if end >= stop or line.start() != start or number <= last:
                break
            found[number] = line.span(2)
            last, start, end = number, line.end(), line.end(2)
        return found if end == stop else None

    def replaced(self, lines: Mapping[int, str]) -> tuple[bytes | memoryview, ...] | None:
        """The bytes, in pieces, with other records in the place of those of the same numbers; None where one is not
        found."""
        pieces: list[bytes | memoryview] = []
        done, view = 0, memoryview(self.data)
        for number, line in sorted(lines.items()):
            place = self.place(number)
            if place is None:
                return None
            pieces += [view[done : place[0]], line.encode()]
            done = place[1]
        return (*pieces, view[done:])

    def _number(self, line: int) -> int | None:
        found = _BEGINNING.match(self.data, line, self._end)
        return int(found[1]) if found else None

    def _record(self, line: int, stop: int, number: int) -> tuple[int, int] | None:
        """The record on a line, if it stands between a lower and a higher number."""
        before = self._number(self._line_before(line - 1, self._start)) if line > self._start else 0
        after = self._number(stop) if stop < self._end else number + 1
        found = self._bounds.line.match(self.data, line)
        if found is None or before is None or after is None or not before < number < after:
            return None
        is_in_next_table = self.data.rfind(_NEXT_TABLE, self._start - 1, line) >= 0
        return None if is_in_next_table else found.span(2)


_BEGINNING = re.compile(rb'"([1-9][0-9]{0,8})": \{')


def rows_of(data: bytes) -> Rows | None:
    """None for a file that is not in the form that `format.join` gives, as far as its two ends tell."""
    if not data.startswith(TOP) or not data.endswith(_BOTTOM):
        return None
    end = data.index(b"\n", len(TOP))
    for spacing, bounds in _BOUNDS.items():
        if data.startswith(bounds.middle, end):
            return Rows(data, (len(TOP), end), spacing)
    return None


class Unread(Mapping[str, Record]):
    """The table of commitments with records that are decoded one by one, when they are asked for.

    Raises StoreError for one that cannot be read; or for a file that proves to be in another form and cannot be read
    as a whole either.
    """

    def __init__(self, rows: Rows, name: str) -> None:
        self._rows, self._name = rows, name
        self._read: dict[str, Record] = {}
        self._places: Places | None = None
        self._whole: Mapping[str, Record] | None = None

    @property
    def rows(self) -> Rows | None:
        """None where the file has proved to be in another form."""
        return self._rows if self._whole is None else None

    def lines(self) -> dict[str, str]:
        """Every record as it is written; as it would be, where the file is in another form."""
        if (places := self._known()) is None:
            return {key: dumps(self[key]) for key in self}
        data, name = self._rows.data, self._name
        return {str(number): text_of(data[start:end], name) for number, (start, end) in places.items() if number}

    def __getitem__(self, key: str) -> Record:
        if key not in self._read:
            self._read[key] = self._found(key)
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        places = self._known()
        return iter(self._whole or ()) if places is None else (str(number) for number in places if number)

    def __len__(self) -> int:
        places = self._known()
        return len(self._whole or ()) if places is None else len(places) - 1

    def _found(self, key: str) -> Record:
        place = self._place(key)
        if place is None:
            return (self._whole or {})[key]
        try:
            return read_record(self._rows.data[slice(*place)], f"{self._name}: {COMMITMENTS}.{key}")
        except StoreError:
            with suppress(StoreError):  # there may be more on the line than one record
                self._whole = self._as_a_whole()
                return self._whole[key]
            raise

    def _place(self, key: str) -> tuple[int, int] | None:
        if not is_number(key) or self._whole is not None:
            return None
        # The first of all to be asked for may be the only one.
        found = self._rows.place(int(key)) if self._places is None else None
        return found or (self._known() or {}).get(int(key))

    def _known(self) -> Places | None:
        if self._places is None and self._whole is None:
            self._places = self._rows.places()
            if self._places is None:
                self._whole = self._as_a_whole()
        return self._places if self._whole is None else None

    def _as_a_whole(self) -> Mapping[str, Record]:
        return parse(text_of(self._rows.data, self._name), self._name)[COMMITMENTS]
