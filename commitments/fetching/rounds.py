"""Many web addresses: several hosts at once, each of them one page at a time."""

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from queue import Empty, Full, Queue
from threading import Condition, Thread
from time import monotonic

from commitments.addresses import BadAddress, parsed
from commitments.fetching.asking import Asker
from commitments.fetching.values import Answer, Clock, Manners
from commitments.fetching.wire import Halt, Halted

_PATIENCE = 2.0
"""Seconds in which threads may end; whoever looks up a name or connects may take longer, and is left behind."""
_PAUSE = 0.25
"""Seconds between two signs of life to whoever waits."""
_WAITING = 2
"""Answers that may wait to be taken: each may have its 50 MB."""
_MANY = 64
"""Hosts of a run whose connections are kept open for the next page; the system allows a process only so many."""


class _Plan:
    """Whose turn it is: the host that may be asked soonest."""

    def __init__(self, urls: Iterable[str], halt: Halt) -> None:
        self._left: dict[str, deque[str]] = {}
        for url in dict.fromkeys(urls):
            self._left.setdefault(_host(url), deque()).append(url)
        self.size = sum(map(len, self._left.values()))
        self.hosts = len(self._left)
        self._ticket = count()
        self._ready = [(0.0, next(self._ticket), host) for host in self._left]
        self._unfinished = self.hosts
        self._changed = Condition()
        self._halt = halt

    def take(self) -> tuple[str, str] | None:
        """A host, which is nobody else's until it is given back, and an address of it; None when all are done."""
        with self._changed:
            while self._unfinished and not self._halt.is_set:
                wait = self._ready[0][0] - monotonic() if self._ready else None
                if wait is not None and wait <= 0:
                    host = heapq.heappop(self._ready)[2]
                    return host, self._left[host].popleft()
                self._changed.wait(wait)
            return None

    def give_back(self, host: str, ready_at: float) -> bool:
        """Whether more of that host is left."""
        with self._changed:
            more = bool(self._left[host])
            if more:
                heapq.heappush(self._ready, (ready_at, next(self._ticket), host))
            else:
                self._unfinished -= 1
            self._changed.notify_all()
            return more

    def wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


def _host(url: str) -> str:
    try:
        return parsed(url).host
    except BadAddress:
        return ""


def answers(
    urls: Iterable[str], manners: Manners, clock: Clock, waiting: Callable[[], object] | None = None
) -> Iterator[Answer]:
    """One answer for each different address, as they come. Closing the iterator ends all that is under way."""
    halt = Halt()
    asker = Asker(manners, clock, halt)
    plan = _Plan(urls, halt)
    done: Queue[Answer | BaseException] = Queue(_WAITING)
    threads = [
        Thread(target=_work, args=(asker, plan, done), daemon=True)
        for _ in range(min(max(1, manners.at_once), plan.hosts))
    ]
    try:
        for thread in threads:
            thread.start()
        for _ in range(plan.size):
            answer = _next(done, waiting)
            if isinstance(answer, BaseException):
                raise answer
            yield answer
    finally:
        halt.set()
        plan.wake()
        until = monotonic() + _PATIENCE
        for thread in threads:
            if thread.ident is not None:
                thread.join(max(0.0, until - monotonic()))
        if not any(thread.is_alive() for thread in threads):
            asker.close()


def _next(done: "Queue[Answer | BaseException]", waiting: Callable[[], object] | None) -> Answer | BaseException:
    while waiting is not None:
        try:
            return done.get(timeout=_PAUSE)
        except Empty:
            waiting()
    return done.get()


def _work(asker: Asker, plan: _Plan, done: "Queue[Answer | BaseException]") -> None:
    try:
        while taken := plan.take():
            host, url = taken
            answer = asker.ask(url)
            line = asker.line(host)
            if not plan.give_back(host, line.ready_at) or plan.hosts > _MANY:
                asker.leave(host)
            _put(done, answer, asker.halt)
    except Halted:
        return
    except BaseException as error:  # whoever waits for the answers is told
        _put(done, error, asker.halt)


def _put(done: "Queue[Answer | BaseException]", answer: Answer | BaseException, halt: Halt) -> None:
    while not halt.is_set:
        try:
            done.put(answer, timeout=0.2)
        except Full:
            continue
        return
