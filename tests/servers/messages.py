"""Where one message of PostgreSQL's protocol ends and the next begins."""

from collections.abc import Iterator

COMMIT = b"COMMIT\0"
"""What a client sends to commit, as a query of its own or as a statement that is prepared."""

FAREWELL = b"X"
"""The letter of the message with which a client leaves."""

BEFORE_GREETING = frozenset({80877102, 80877103, 80877104})
"""The codes of what may be asked before a session is: to cancel another one, and two kinds of encryption."""


class FromClient:
    """Cuts what a client sends into whole messages. The first ones have no letter, until it says who it is."""

    def __init__(self) -> None:
        self._rest = b""
        self._greeted = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._rest += data
        while (size := self._size()) and len(self._rest) >= size:
            message, self._rest = self._rest[:size], self._rest[size:]
            self._greeted = self._greeted or _number(message, 4) not in BEFORE_GREETING
            yield message

    def _size(self) -> int:
        """Of the next message; 0 where not enough of it is there to say."""
        start = 1 if self._greeted else 0
        return start + _number(self._rest, start) if len(self._rest) >= start + 4 else 0


def is_answered(data: bytes) -> bool:
    """Whether a server's answer, from its first byte, is at a point where it waits for the client to speak."""
    if data in (b"N", b"S"):
        return True  # to whether the client may encrypt
    while len(data) >= 5:
        size = 1 + _number(data, 1)
        if len(data) >= size and _awaits(data[:size]):
            return True
        data = data[size:]
    return False


def _awaits(message: bytes) -> bool:
    """Ready for a query, wanting rows, or asking for a password; where it asks no more, R says so with a nought."""
    return message[:1] in (b"Z", b"G") or (message[:1] == b"R" and _number(message, 5) not in LET_IN)


LET_IN = (0, 12)
"""That the client is whom it says to be; and the last word about that, before it."""


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
