"""What the index remembers of a file's bytes: where its records stand, and by what to tell which of them have changed.

Records are taken together in runs, 8 numbers to one: to note each of them takes three times as long, and a file that
was changed in one place is compared run by run from both of its ends, so that only what is between is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from struct import Struct
from typing import NamedTuple

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b  # the very same, behind OpenSSL, which takes 3 ms to load

from commitments.stores.documents.rows import TOP, Places, Rows

BITS = 3
_DIGEST = 16


class Run(NamedTuple):
    """Records that stand together."""

    number: int
    """That of each of its records without the last three bits; the document's own record is in run 0."""
    start: int
    """Among the bytes of the file, where the run before it ends."""
    end: int
    digest: bytes
    first_row: int = 0
    """Its commitments' rows in the index follow one another."""
    rows: int = 0


class Layout(NamedTuple):
    published: str | None
    """The document's date, which stands for that of its promises."""
    runs: Sequence[Run]

    def runs_with_rows(self) -> Iterator[range]:
        """The rows of the index that its runs have."""
        return (range(run.first_row, run.first_row + run.rows) for run in self.runs if run.rows)

    def spans(self, numbers: Iterable[int]) -> dict[tuple[int, int], list[int]]:
        """Where among the bytes these records are to be looked for, those that stand together at once."""
        wanted = {number: list(found) for number, found in groupby(sorted(numbers), run_of)}
        return {(run.start, run.end): wanted[run.number] for run in self.runs if run.number in wanted}


NO_LAYOUT = Layout(None, ())


def run_of(number: int) -> int:
    return number >> BITS


_PACKED = Struct(f"<IQQ{_DIGEST}sQI")


def packed(runs: Iterable[Run]) -> bytes:
    return b"".join([_PACKED.pack(*run) for run in runs])


def unpacked(data: bytes) -> list[Run]:
    return [*map(Run._make, _PACKED.iter_unpack(data))]


def laid_out(rows: Rows, before: Sequence[Run]) -> tuple[list[Run], list[Places]] | None:
    """The runs of a file that had others `before`, and for each of those that have no rows yet, in order, where its
    commitments stand. None for a file in another form than ours."""
    shift = rows.end - before[-1].end if before else 0
    for first, last in (_alike(rows.data, before, shift), (0, len(before))):
        start = before[first - 1].end if first else 0
        stop = before[last].start + shift if last < len(before) else rows.end
        places = rows.places_between(start, stop)
        if places is not None and _fits(places, before[:first], before[last:]):
            between, fresh = _runs(rows.data, start, places, before[first:last])
            after = [run._replace(start=run.start + shift, end=run.end + shift) for run in before[last:]]
            return [*before[:first], *between, *after], fresh
    return None


def _alike(data: bytes, before: Sequence[Run], shift: int) -> tuple[int, int]:
    """How many runs at the beginning stand as they did, and from which one on those at the end do, `shift` bytes on.

    One on either side is left out, since a new record beside it may belong to it.
    """
    view, first, last = memoryview(data), 0, len(before)
    while first < last and _digest(view[before[first].start : before[first].end]) == before[first].digest:
        first += 1
    while first < last and _digest(_moved(view, before[last - 1], shift)) == before[last - 1].digest:
        last -= 1
    return max(first - 1, 0), min(last + 1, len(before))


def _moved(view: memoryview, run: Run, shift: int) -> memoryview:
    return view[max(run.start + shift, 0) : max(run.end + shift, 0)]


def _fits(places: Places, before: Sequence[Run], after: Sequence[Run]) -> bool:
    """Whether these records lie between those runs."""
    numbers = list(places)
    return not numbers or (
        (not before or run_of(numbers[0]) > before[-1].number) and (not after or run_of(numbers[-1]) < after[0].number)
    )


def _runs(data: bytes, start: int, places: Places, before: Sequence[Run]) -> tuple[list[Run], list[Places]]:
    known = {(run.number, run.digest): run for run in before}
    view, runs, fresh = memoryview(data), list[Run](), list[Places]()
    for number, found in groupby(places.items(), lambda item: run_of(item[0])):
        records = dict(found)
        *_, (_, end) = records.values()
        records.pop(0, None)
        digest = _digest(view[start:end])
        same = known.get((number, digest))
        runs.append(Run(number, start, end, digest, same.first_row if same else 0, len(records)))
        if records and same is None:
            fresh.append(records)
        start = end
    return runs, fresh


def _digest(piece: memoryview) -> bytes:
    return blake2b(piece, digest_size=_DIGEST).digest()


def record_in(piece: bytes, number: int) -> bytes:
    """One of the records of a run, out of its bytes; b"" where it is not there."""
    # The document's own record, at the top of the file, has the key of the first commitment.
    start = len(TOP) if piece.startswith(TOP) else 0
    if number:
        # In the one spacing a comma stands before the key, in the other behind the record before it.
        key = b'\n,"%d": ' % number
        at = piece.find(key, start)
        if at < 0:
            key = b'\n"%d": ' % number
            at = piece.find(key, start)
        if at < 0:
            return b""
        start = at + len(key)
    end = piece.find(b"\n", start)
    return piece[start : end if end >= 0 else len(piece)].removesuffix(b",")
