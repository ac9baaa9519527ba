"""One command disturbed once: at a system call, at a moment, on a full disk, within a limit of file sizes."""

import os
import queue
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from tests.faults.changes import Change, Stand
from tests.faults.injection import FAULTS, Call, calls, disturbed, why_not
from tests.faults.judgement import MISREPORTED, Problem, Reference, Verdict, judge, reference
from tests.faults.places import Place, Said, finished

T = TypeVar("T")
INTERRUPTED = (0, 130, -signal.SIGINT)
PARTS = {
    "kill": "SIGKILL at a call",
    "eio": "EIO at a call",
    "enospc": "ENOSPC at a call",
    "int": "SIGINT at a call",
}
PAGES = range(12)
"""How many free ones a full disk has; a change of three documents needs about six."""
LIMITS = range(0, 6300, 300)
"""In bytes: how large a file may become; the journal's entry is the largest."""


class Known(NamedTuple):
    """What is known of a change from undisturbed runs."""

    change: Change
    reference: Reference
    calls: Sequence[Call]
    seconds: float


class Result(NamedTuple):
    """What one trial came to."""

    part: str
    about: str
    """What was done, and to what; enough to do it again."""
    verdict: Verdict
    said: Said | None = None
    is_met: bool = True
    """Whether the fault met the call that it was meant for."""


def learn(stand: Stand, change: Change) -> Known:
    known = reference(stand, change)
    place = stand.ready(change)
    begun = time.monotonic()
    place.run(change.words)
    seconds = time.monotonic() - begun
    found = calls(stand.ready(change), change.words) if not why_not() else []
    return Known(change, known, found, seconds)


# --- at a call --------------------------------------------------------------------------------------------------------


class AtCall(NamedTuple):
    known: Known
    call: Call
    fault: str

    def __call__(self, stand: Stand) -> Result:
        change = self.known.change
        place = stand.ready(change)
        said, hit = disturbed(place, change.words, self.call, self.fault)
        verdict = judge(place, change, self.known.reference, said)
        if self.fault == "int":
            verdict = interrupted(verdict, said)
        part = PARTS[self.fault] if self.call.path else "SIGINT outside of the store"
        return Result(
            part, f"--only {change.name} --call {self.call.number} --fault {self.fault} ({hit})", verdict, said
        )


def at_every_call(known: Known, faults: Sequence[str] = tuple(FAULTS)) -> list[AtCall]:
    """Of those that are about something in the place, and the output."""
    return [
        AtCall(known, call, fault) for fault in faults for call in known.calls if call.path and call.may_meet(fault)
    ]


def elsewhere(known: Known) -> list[AtCall]:
    """SIGINT at the calls of Python's start, of imports, and of the end."""
    return [AtCall(known, call, "int") for call in known.calls if not call.path]


def interrupted(verdict: Verdict, said: Said) -> Verdict:
    if said.code in INTERRUPTED or verdict.is_early:
        return verdict
    problem = Problem(MISREPORTED, f"interrupted, it ended with exit {said.code}: {said.err}")
    return verdict._replace(problems=[*verdict.problems, problem])


# --- at a moment ------------------------------------------------------------------------------------------------------


class AtMoment(NamedTuple):
    known: Known
    seconds: float

    def __call__(self, stand: Stand) -> Result:
        change = self.known.change
        place = stand.ready(change)
        process = place.start(change.words)
        time.sleep(self.seconds)
        process.send_signal(signal.SIGINT)
        said = finished(process)
        verdict = interrupted(judge(place, change, self.known.reference, said), said)
        return Result("SIGINT at a moment", f"{change.name}, interrupted after {self.seconds:.4f} s", verdict, said)


def at_moments(known: Sequence[Known], count: int, chance: random.Random) -> list[AtMoment]:
    chosen = (known[place % len(known)] for place in range(count))
    return [AtMoment(one, chance.uniform(0, one.seconds * 1.1)) for one in chosen]


# --- without room -----------------------------------------------------------------------------------------------------


class Limited(NamedTuple):
    known: Known
    limit: int

    def __call__(self, stand: Stand) -> Result:
        change = self.known.change
        place = stand.ready(change)
        said = place.run(change.words, (sys.executable, "-S", "-c", _LIMITED, str(self.limit)))
        verdict = judge(place, change, self.known.reference, said)
        return Result("files of limited size", f"{change.name}, files of at most {self.limit} bytes", verdict, said)


_LIMITED = """
import os, resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
os.execv(sys.argv[2], sys.argv[2:])
"""


class OnFullDisk(NamedTuple):
    """Its stand is on a small disk."""

    known: Known
    pages: int

    def __call__(self, stand: Stand) -> Result:
        change = self.known.change
        place = stand.ready(change)
        ballast = place.root / "ballast"
        _fill(ballast, self.pages)
        said = place.run(change.words)
        ballast.unlink()
        verdict = judge(place, change, self.known.reference, said)
        return Result("a full disk", f"{change.name}, {self.pages} pages of the disk free", verdict, said)


def _fill(ballast: Path, pages: int) -> None:
    with ballast.open("wb", buffering=0) as file:
        while (disk := os.statvfs(ballast)).f_bavail > pages:
            file.write(bytes(disk.f_bsize))


def on_full_disks(known: Sequence[Known]) -> list[OnFullDisk]:
    return [OnFullDisk(one, pages) for one in known for pages in PAGES]


def limited(known: Sequence[Known]) -> list[Limited]:
    return [Limited(one, limit) for one in known for limit in LIMITS]


@contextmanager
def small_disks(folder: Path, count: int) -> Iterator[tuple[list[Stand], str]]:
    """Stands, each on a disk of its own; or none, and why there can be none."""
    with ExitStack() as stack:
        stands = []
        for number in range(count):
            root = folder / f"disk-{number:02d}"
            root.mkdir()
            made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "none", root], capture_output=True)
            if made.returncode:
                yield [], made.stderr.decode().strip()
                return
            stack.callback(subprocess.run, ["umount", root], check=True)
            stands.append(Stand(stack.enter_context(Place(root))))
        yield stands, ""


# --- many at once -----------------------------------------------------------------------------------------------------


def each(crew: Sequence[Stand], work: Sequence[Callable[[Stand], T]]) -> Iterator[T]:
    """What each piece of work gives, in its order; as many at once as there are stands."""
    free: queue.SimpleQueue[Stand] = queue.SimpleQueue()
    for stand in crew:
        free.put(stand)

    def done(piece: Callable[[Stand], T]) -> T:
        stand = free.get()
        try:
            return piece(stand)
        finally:
            free.put(stand)

    with ThreadPoolExecutor(len(crew) or 1) as pool:
        yield from pool.map(done, work)


def learned(crew: Sequence[Stand], changes: Sequence[Change]) -> list[Known]:
    return list(each(crew, [lambda stand, one=one: learn(stand, one) for one in changes]))
