"""What came of asking for a web address, and how it is asked for."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from commitments import __version__

Clock = Callable[[], datetime]
"""Says what time it is, with its time zone."""
Headers = tuple[tuple[str, str], ...]
"""Names as the other side spelt them, and values, in their order; each byte is one character (Latin-1)."""

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


class Trouble(StrEnum):
    """Why nothing came."""

    REFUSED = "refused"
    """By us: another scheme, a private address, too many redirects, a password in the address."""
    GONE = "gone"
    """404 and 410, and names of hosts that nobody has any more."""
    BLOCKED = "blocked"
    """401, 402, 403, 407, 429, 451: it may be there for others."""
    FAILED = "failed"
    """Any other status that is no success."""
    TIMED_OUT = "timed out"
    TOO_LARGE = "too large"
    """On the wire or unpacked, or in its headers."""
    UNREACHABLE = "unreachable"
    """No connection, no encryption that can be trusted, or broken off before the end."""
    NOT_LOOKED_UP = "not looked up"
    """Where its host is could not be found out from here, which says nothing of the page."""
    UNREADABLE = "unreadable"
    """What came is not what it says it is packed as."""


class Hop(NamedTuple):
    """A redirect that was followed."""

    url: str
    status: int
    location: str
    """The address that it led to."""

    @property
    def is_permanent(self) -> bool:
        return self.status in (301, 308)


class Fetched(NamedTuple):
    """What came, whole, with the status 200, 201, 202 or 203. All of it was written by others."""

    url: str
    """As it was asked for."""
    final_url: str
    """Whose answer this is: the last one after all redirects; in the form in which it was asked for."""
    status: int
    reason: str
    headers: Headers
    body: bytes
    """Unpacked."""
    sha256: str
    """Of the body, in hexadecimal digits."""
    at: datetime
    """When it had come, by the clock that was passed in."""
    hops: tuple[Hop, ...] = ()
    asked: Headers = ()
    """The headers of the last request: nothing in them is private."""

    def header(self, name: str) -> str:
        """The first of that name, "" for none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def media_type(self) -> str:
        """`text/html`, in lower case and without parameters; "" where the server says nothing."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def is_moved(self) -> bool:
        """Whether all redirects to it are permanent, and there is one."""
        return bool(self.hops) and all(hop.is_permanent for hop in self.hops)


class Failure(NamedTuple):
    """Nothing came, or not the whole, or not what was asked for."""

    url: str
    """As it was asked for."""
    trouble: Trouble
    sentence: str
    """What happened, with the address, inert and on one line."""
    at: datetime
    hops: tuple[Hop, ...] = ()
    status: int | None = None
    """Of the last answer, where there was one."""


Answer = Fetched | Failure


class Manners(NamedTuple):
    """How hosts are asked. Times in seconds, sizes in bytes."""

    at_once: int = 8
    """Hosts that are asked at the same time; each of them is asked for one page at a time."""
    delay: float = 1.0
    """Between the end of one answer of a host and the next question to it."""
    connect: float = 10.0
    """For finding the host, and for each of the connection and its encryption."""
    read: float = 20.0
    """Without anything coming."""
    total: float = 90.0
    """For one address with all redirects; waiting for the host's turn does not count."""
    longest_wait: float = 60.0
    """What a host may ask for by `Retry-After` before it is asked once more."""
    most_hops: int = 10
    most_bytes: int = 50 * MEGABYTE
    """Of one answer, on the wire and unpacked."""
    most_header_bytes: int = 64 * KILOBYTE
    allow_private: bool = False
    """Whether addresses of the own machine and network are asked, too."""
    user_agent: str = f"commitments/{__version__} (keeps copies of evidence; asks one page at a time)"
