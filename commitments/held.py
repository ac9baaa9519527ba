"""Output that waits until it is known to be right: a short result is taken back, and a long one flows."""

from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import TextIO


class Held:
    """In place of a stream for whoever writes to one. What it holds is written by `let_go`, or once it is long."""

    def __init__(self, stream: TextIO, most: int) -> None:
        """`most`: characters that are held at the most."""
        self._stream, self._most = stream, most
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
        """A hint for another stream, in its turn; that nobody can get it is no failure."""
        if self.is_gone:
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
        pieces, self._pieces, self.is_gone = self._pieces, [], True
        for stream, of_one in groupby(pieces, key=itemgetter(0)):
            if stream is self._stream:
                stream.writelines(text for _, text in of_one)
                stream.flush()
            else:
                _hinted(stream, "".join(text for _, text in of_one))
        self._stream.flush()

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
