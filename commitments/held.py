"""Output that waits until it is known to be right: a short result is taken back, and a long one flows."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from commitments.pager import Pager


class Held:
    """In place of a stream for whoever writes to one. What it holds is written by `let_go`, or once it is long."""

    def __init__(self, stream: TextIO, most: int, page: "Callable[[str], Pager | None] | None" = None) -> None:
        """`most`: characters that are held at the most. `page` is asked when the first of them are let go: for a pager
        that they and all later ones go through, None for the stream itself."""
        self._stream, self._most, self._page = stream, most, page
        self._pager: Pager | None = None
        self._after: list[tuple[TextIO, str]] = []
        self._pieces: list[tuple[TextIO, str]] = []
        self._size = 0
        self.is_gone = False
        """Whether anything has been written, so that it can no longer be taken back."""

    def write(self, text: str) -> int:
        if self.is_gone:
            return self._stream.write(text)
        self._keep(self._stream, text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def beside(self, stream: TextIO, text: str) -> None:
        """A hint for another stream, in its turn; that nobody can get it is no failure. A pager has the screen for
        itself, so a hint waits for its end."""
        if self._pager:
            self._after.append((stream, text))
        elif self.is_gone:
            _hinted(stream, text)
        else:
            self._keep(stream, text)

    def _keep(self, stream: TextIO, text: str) -> None:
        self._pieces.append((stream, text))
        self._size += len(text)
        if self._size > self._most:
            self.let_go()

    def let_go(self) -> None:
        """Writes what is held, and all that comes from now on at once."""
        pieces, self._pieces = self._pieces, []
        own = self._stream
        if not self.is_gone:
            self.is_gone = True
            self._open_pager("".join(text for stream, text in pieces if stream is own))
        for stream, of_one in groupby(pieces, key=itemgetter(0)):
            words = "".join(text for _, text in of_one)
            if stream is own:
                self._stream.write(words)
                self._stream.flush()
            else:
                self.beside(stream, words)
        self._stream.flush()

    def _open_pager(self, text: str) -> None:
        self._pager = self._page(text) if self._page and text else None
        if self._pager:
            self._stream.flush()
            self._stream = self._pager.stream

    @property
    def is_paged(self) -> bool:
        return self._pager is not None

    def end(self) -> None:
        """Waits for the reader of the pager, if there is one; then come the hints."""
        pager, self._pager = self._pager, None
        if pager is None:
            return
        pager.wait()
        for stream, text in self._after:
            _hinted(stream, text)

    def flush(self) -> None:
        """Of what was let go."""
        if self.is_gone:
            self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    @property
    def encoding(self) -> str:
        return self._stream.encoding


def _hinted(stream: TextIO, text: str) -> None:
    with suppress(OSError):
        stream.write(text)
        stream.flush()
