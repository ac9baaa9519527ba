"""Two processes at work on one long answer: every other portion is made by a second one, and all come in order."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TypeVar

if TYPE_CHECKING:
    from commitments.desk.moment import Moment
    from commitments.model import Commitment, Document
    from commitments.query import Query
    from commitments.stores import Store

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_PROCESS = 12
"""Portions for a second process that take far longer to work on than it takes to begin."""

_ROOM = 1 << 20
"""Bytes of results that the second process may be ahead with."""


class Selection:
    """The commitments that a query means, as they stood at a moment; or of all of them those in some documents."""

    def __init__(
        self,
        store: "Store",
        query: "Query",
        moment: "Moment",
        *,
        only: "Collection[str] | None" = None,
    ) -> None:
        self._store, self._query, self._moment, self._only = store, query, moment, only

    def __iter__(self) -> "Iterator[Commitment]":
        if self._only is None:
            found = self._store.commitments(self._query, self._moment.day)
        else:
            found = self._store.commitments_in(self._only)
        return self._moment.shown(found)

    def documents(self) -> "Iterator[Document]":
        """Those that the commitments can be in."""
        return self._store.documents(self._only)

    def portions(self) -> "Iterator[Selection]":
        """All of it, some documents at a time; nothing where an index may know better which of them to read."""
        portions = self._store.portions() if self._query.matches_all and self._only is None else []
        return map(self.part, portions)

    def report(self, done: int, total: int) -> None:
        """To whoever watches, how many of its portions are read."""
        self._store.progress("reading", done, total)

    def part(self, document_ids: "Collection[str]") -> "Selection":
        return Selection(self._store, self._query, self._moment, only=document_ids)


def side_by_side(found: "Iterable[Commitment]", make: Callable[[Any], Iterator[R]]) -> Iterator[R]:
    """What `make` gives for all of them: the head that it gives for none, and then what each makes on its own. It
    is given `found`, or selections of some of it."""
    portions = list(found.portions()) if isinstance(found, Selection) else []
    if not isinstance(found, Selection) or not portions:
        yield from make(found)
        return
    head = list(make(found.part(())))
    yield from head
    yield from in_order(portions, lambda portion: islice(make(portion), len(head), None), found.report)


def in_order(
    portions: Sequence[T], work: Callable[[T], Iterable[R]], report: Callable[[int, int], None] | None = None
) -> Iterator[R]:
    """The results of all the portions, in their order. Results are values that can be pickled.

    What the second process does not deliver is worked out here: so whatever is wrong is raised here, in its place.
    `report` is told how many portions are done, of how many.
    """
    with _helped(portions[1::2], work) as delivered:
        for place, portion in enumerate(portions):
            if report:
                report(place, len(portions))
            results = next(delivered, None) if place % 2 else None
            yield from work(portion) if results is None else results


@contextmanager
def _helped(portions: Sequence[T], work: Callable[[T], Iterable[R]]) -> Iterator[Iterator[list[R]]]:
    """The results of these portions, as far as another process gets with them. It ends with the block."""
    if len(portions) < WORTH_A_PROCESS or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        yield iter(())
        return
    import signal

    reading, writing = os.pipe()
    _widen(writing)
    try:
        helper = os.fork()
    except OSError:  # no room for another process
        os.close(reading)
        os.close(writing)
        yield iter(())
        return
    if helper == 0:
        os.close(reading)
        _help(writing, portions, work)
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:
            yield _received(pipe)
    finally:
        os.kill(helper, signal.SIGKILL)
        os.waitpid(helper, 0)


def _widen(pipe: int) -> None:
    """Room for some portions, where the system allows it, so that neither process waits for the other."""
    import fcntl

    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _received(pipe: BinaryIO) -> Iterator[list[R]]:
    import pickle

    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            yield pickle.load(pipe)  # noqa: S301 - from a copy of this very process


def _help(writing: int, portions: Sequence[T], work: Callable[[T], Iterable[R]]) -> NoReturn:
    """All that the second process does. It says nothing of what goes wrong, for the first meets the same."""
    import pickle
    import signal

    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with open(writing, "wb") as pipe:
            for portion in portions:
                pickle.dump(list(work(portion)), pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
    finally:
        # At once: what the first process had not written when they parted is its own to write.
        os._exit(0)
