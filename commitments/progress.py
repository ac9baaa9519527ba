"""How far long work is: a line on a terminal, there once it has taken a second, gone before anything else is shown."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

PATIENCE = 1.0
"""Seconds in which nobody wonders."""
PAUSE = 0.1
"""Seconds between two lines, so that writing them takes no time of its own."""
_USUAL_WIDTH = 80


class Progress:
    """Work reports its steps to `report`; whoever writes anything else to the same terminal calls `clear` before."""

    def __init__(self, screen: TextIO | None, clock: Callable[[], float] = monotonic) -> None:
        """Without a screen nothing is ever shown."""
        self._screen, self._clock = screen, clock
        self._next = clock() + PATIENCE
        self._is_shown = self._rests = False

    def report(self, doing: str, done: int, total: int) -> None:
        """A total of 0 is one that is not known yet."""
        if self._screen is None or self._rests or self._clock() < self._next:
            return
        of = f" of {total:,}" if total else ""
        self._write(f"\r\x1b[K{f'{doing}: {done:,}{of}'[: self._width()]}")
        self._is_shown = True
        self._next = self._clock() + PAUSE

    def clear(self) -> None:
        """Takes the line away. It comes back with the next report."""
        if self._is_shown:
            self._write("\r\x1b[K")
            self._is_shown = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within the block nothing is shown: the result itself shows how far it is."""
        self.clear()
        screen, self._screen = self._screen, None
        try:
            yield
        finally:
            self._screen = screen

    def rest(self) -> None:
        """From here on somebody else has the screen."""
        self.clear()
        self._rests = True

    def _width(self) -> int:
        """One less than the terminal has, since a line that fills it cannot be taken back."""
        try:
            columns = os.get_terminal_size(self._screen.fileno() if self._screen else -1).columns
        except (OSError, ValueError):
            columns = 0
        return (columns or _USUAL_WIDTH) - 1  # a terminal may not know how wide it is

    def _write(self, text: str) -> None:
        if self._screen is not None:
            print(text, end="", file=self._screen, flush=True)
