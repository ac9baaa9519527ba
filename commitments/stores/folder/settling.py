"""A reader's part in changes that others make meanwhile: all it shows is from before each of them, or all from after.

Before reading, a change that is under way is waited for, once, and one that was left unfinished is finished. After
reading, `is_torn` tells whether a change of several files came in between: then what was read is to be read again.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commitments.errors import StoreError
from commitments.stores import files
from commitments.stores.folder import private
from commitments.stores.folder.lock import Lock

if TYPE_CHECKING:
    from commitments.stores.folder.journal import Journal

WAIT_SECONDS = 2.0


class _Moment(NamedTuple):
    """How far the journal was when a reading began."""

    time: int
    """Of its folder, which every change changes."""
    last: int | None
    """The number of its last entry, where the time alone may not tell the next change from that one."""


class Reading:
    """What one command reads of a store."""

    def __init__(
        self, store: Path, journal: "Callable[[], Journal]", lock: Callable[[], Lock], tell: Callable[[str], None]
    ) -> None:
        """The journal is imported when it is asked for, which few readers do. `tell` takes what the reader should know
        of what could not be settled."""
        self._pending = store / private.PENDING
        self._journal, self._lock, self._tell = journal, lock, tell
        self._begun: _Moment | None = None
        self._gave_up = False

    def settle(self) -> None:
        """Before anything is read. It waits at most once, and then says that it did in vain."""
        if self._gave_up:
            return
        try:
            trouble = self._settled() if self._is_pending() else ""
            # A later reading counts from where the first began: what is shown comes from both.
            self._begun = self._begun or self._moment()
        except StoreError as error:
            trouble = f"whether a change is under way cannot be told: {error}"
        except OSError as error:
            trouble = f"whether a change is under way cannot be told: {self._pending}: {files.reason(error)}"
        if trouble:
            self._gave_up = True
            self._tell(f"{trouble}; what is shown may hold a part of it")

    def is_torn(self) -> bool:
        """Whether what was read since may be partly from before a change and partly from after it."""
        if self._begun is None or self._gave_up:
            return False
        try:
            return any(count > 1 for count in self._files_changed(self._begun))
        except (StoreError, OSError):
            return True

    def _settled(self) -> str:
        """Why it could not be settled; "" where it was."""
        try:
            return self._wait(self._lock())
        except StoreError as error:
            return f"a change that was stopped half way cannot be finished: {error}"

    def _wait(self, lock: Lock) -> str:
        end = time.monotonic() + WAIT_SECONDS
        while (text := self._journal().unfinished()) is not None:
            if self._journal().is_own(text) and lock.take():
                try:
                    self._journal().recover()
                    return ""
                finally:
                    lock.release()
            if not lock.is_held() and self._journal().unfinished() == text and not self._journal().is_own(text):
                return self._strangers(text)
            if time.monotonic() >= end:
                return f"another command has been at work on a change for more than {WAIT_SECONDS:g} s"
            time.sleep(0.005)
        return ""

    def _strangers(self, text: str) -> str:
        from commitments.stores.folder.journal import read

        entry = read(text)
        is_begun = entry is not None and self._journal().is_begun(entry)
        return (
            f"a change that was begun elsewhere or by somebody else lies in {self._pending}, and "
            f"{'only a part of it' if is_begun else 'it'} was {'' if is_begun else 'not '}made; if it is yours, "
            "commitments trust finishes it"
        )

    def _is_pending(self) -> bool:
        try:
            os.lstat(self._pending)
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def _moment(self) -> _Moment:
        try:
            status = os.lstat(self._pending.parent)
        except (FileNotFoundError, NotADirectoryError):
            return _Moment(0, None)
        if not stat.S_ISDIR(status.st_mode):
            return _Moment(0, None)
        # File systems keep times as finely as a clock ticks, or to two seconds.
        is_fresh = time.time_ns() - status.st_mtime_ns < 3_000_000_000
        return _Moment(status.st_mtime_ns, max(self._journal().numbers(), default=0) if is_fresh else None)

    def _files_changed(self, begun: _Moment) -> Iterator[int]:
        """Of each change that was made since, or is being made: how many files it touched."""
        if self._is_pending() and (text := self._journal().unfinished()) is not None:
            yield _files_of(text)
        if begun.last is None and self._moment().time == begun.time:
            return
        for number in reversed(self._journal().numbers()):
            path = self._pending.parent / f"{number:06d}.json"
            if path.lstat().st_mtime_ns <= begun.time if begun.last is None else number <= begun.last:
                return
            yield _files_of(files.read_text(path) or "")


def _files_of(text: str) -> int:
    from commitments.stores.folder.journal import read

    try:
        entry = read(text)
    except StoreError:
        entry = None
    return len(entry.patches) if entry else 1
