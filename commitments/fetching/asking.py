"""One web address: its redirects, each of them checked, what is tried again, and what came of it."""

import hashlib
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from threading import Lock
from time import monotonic

import httpcore

from commitments.addresses import Address, BadAddress, joined, parsed
from commitments.fetching import guard
from commitments.fetching.lines import ANSWERS, Line, Reply
from commitments.fetching.unpacking import ACCEPTED, BadPacking
from commitments.fetching.values import MEGABYTE, Answer, Clock, Failure, Fetched, Headers, Hop, Manners, Trouble
from commitments.fetching.wire import Halt, OutOfTime, TooMuch
from commitments.text import shorten

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BLOCKED = frozenset({401, 402, 403, 407, 429, 451})
_GONE = frozenset({404, 410})
_LATER = frozenset({429, 503})
_SHOWN = 200


class _Trouble(Exception):
    def __init__(self, trouble: Trouble, sentence: str, status: int | None = None) -> None:
        self.trouble, self.sentence, self.status = trouble, sentence, status
        super().__init__(sentence)


class Asker:
    """Asks, for one run of the program. Any number of threads may ask at once."""

    def __init__(self, manners: Manners, clock: Clock, halt: Halt | None = None) -> None:
        self.manners, self._clock = manners, clock
        self.halt = halt or Halt()
        self._lines: dict[str, Line] = {}
        self._lock = Lock()

    def line(self, host: str) -> Line:
        with self._lock:
            if host not in self._lines:
                self._lines[host] = Line(self.manners, self.halt)
            return self._lines[host]

    def leave(self, host: str) -> None:
        """Nothing more is asked of it, unless something redirects to it."""
        line = self.line(host)
        if line.turn.acquire(blocking=False):  # else somebody else is asking, who leaves it in turn
            try:
                line.close()
            finally:
                line.turn.release()

    def close(self) -> None:
        with self._lock:
            for line in self._lines.values():
                line.close()

    def ask(self, url: str) -> Answer:
        """Raises nothing but Halted."""
        hops: list[Hop] = []
        try:
            return self._followed(url, hops)
        except _Trouble as error:
            shown = _shown(url)  # whoever asked for many knows that address alone
            said = error.sentence if not hops or shown in error.sentence else f"{shown} redirects, and {error.sentence}"
            return Failure(url, error.trouble, said, self._clock(), tuple(hops), error.status)

    def _followed(self, url: str, hops: list[Hop]) -> Fetched:
        """Each redirect is noted in `hops` as it is met."""
        try:
            address = parsed(url)
        except BadAddress as error:
            raise _Trouble(Trouble.REFUSED, f"{_shown(url)} {error}") from None
        patience = _Patience(self.manners.total)
        seen = {address}
        while True:
            reply = self._reply(address, patience)
            if hops:  # nobody else may ever ask there
                self.leave(address.host)
            location = reply.header("location")
            if reply.status in _REDIRECTS and location:
                address = self._next(address, reply, location, hops)
                if address in seen:
                    raise _Trouble(Trouble.REFUSED, f"{_shown(url)} redirects in a circle", reply.status)
                seen.add(address)
                continue
            if reply.status not in ANSWERS:
                raise _failed(address, reply.status)
            digest = hashlib.sha256(reply.body).hexdigest()
            return Fetched(
                url,
                str(address),
                reply.status,
                reply.reason,
                reply.headers,
                reply.body,
                digest,
                self._clock(),
                tuple(hops),
                self._headers(address),
            )

    def _next(self, address: Address, reply: Reply, location: str, hops: list[Hop]) -> Address:
        if len(hops) >= self.manners.most_hops:
            raise _Trouble(
                Trouble.REFUSED,
                f"{_shown(hops[0].url)} redirects more than {self.manners.most_hops} times",
                reply.status,
            )
        written = _utf8(location)
        try:
            led = joined(address, written)
        except BadAddress as error:
            hops.append(Hop(str(address), reply.status, written))
            said = f"{_shown(address)} redirects to {_shown(written)}, which {error}"
            raise _Trouble(Trouble.REFUSED, said, reply.status) from None
        hops.append(Hop(str(address), reply.status, str(led)))
        return led

    def _reply(self, address: Address, patience: "_Patience") -> Reply:
        """Asked once more where the connection broke, and once more where the host says when."""
        line = self.line(address.host)
        while True:
            with line.turn:
                line.wait()
                with patience:
                    reply = _answered(line, address, self._headers(address), patience)
                if reply is None:
                    continue
                if reply.status in _LATER and not patience.has_waited:
                    patience.has_waited = True
                    wait = self._asked_to_wait(reply.header("retry-after"))
                    if wait is not None:
                        line.ready_at = max(line.ready_at, monotonic() + wait)
                        continue
            return reply

    def _asked_to_wait(self, said: str) -> float | None:
        """Seconds; None where nothing is said, or more than we would wait."""
        wait = _seconds(said, self._clock)
        return wait if wait is not None and wait <= self.manners.longest_wait else None

    def _headers(self, address: Address) -> Headers:
        return (
            ("Host", address.authority),
            ("User-Agent", self.manners.user_agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", ACCEPTED),
        )


class _Patience:
    """With one address, all its redirects together: no chain of them is a way to ask for more."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        """What remains of the time outside its blocks."""
        self.has_broken = self.has_waited = False

    def __enter__(self) -> None:
        self._since = monotonic()

    def __exit__(self, *_: object) -> None:
        self.left -= monotonic() - self._since


def _answered(line: Line, address: Address, asked: Headers, patience: _Patience) -> Reply | None:
    """None where the connection broke for the first time."""
    shown = _shown(address)
    try:
        return line.ask(address, asked, patience.left)
    except guard.NotPublic as error:
        said = f"{shown} is at {error}, an address of the own machine or network, which is not asked"
        raise _Trouble(Trouble.REFUSED, said) from None
    except (guard.NoHost, guard.Unresolved) as error:
        if isinstance(error, guard.NoHost) and guard.finds_names(line.manners.connect):
            raise _Trouble(Trouble.GONE, f"{shown} is gone: there is no host of that name") from None
        said = f"{shown} could not be looked up; check the connection to the internet"
        raise _Trouble(Trouble.NOT_LOOKED_UP, said) from None
    except OutOfTime as error:
        raise _Trouble(Trouble.TIMED_OUT, f"{shown} {error}") from None
    except TooMuch as error:
        raise _Trouble(Trouble.TOO_LARGE, _too_much(shown, str(error), line.manners)) from None
    except BadPacking as error:
        raise _Trouble(Trouble.UNREADABLE, f"what came from {shown} {error}") from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        if not patience.has_broken:
            patience.has_broken = True
            return None
        raise _Trouble(Trouble.UNREACHABLE, f"{shown} cannot be reached: {_why(error)}") from None


def _too_much(shown: str, part: str, manners: Manners) -> str:
    if part == "headers":
        return f"{shown} sends headers of more than {manners.most_header_bytes / 1024:,.0f} KB"
    return f"{shown} is larger than {manners.most_bytes / MEGABYTE:,.3g} MB"


def _why(error: Exception) -> str:
    if isinstance(error, httpcore.ConnectError):
        return shorten(str(error), _SHOWN) or "no connection came about"
    if isinstance(error, httpcore.NetworkError):
        return "the connection broke"
    return "it closes the connection too early, or answers in no form that HTTP knows"


def _failed(address: Address, status: int) -> _Trouble:
    said = f"{_shown(address)} answers {_named(status)}"
    if status in _GONE:
        return _Trouble(Trouble.GONE, said, status)
    if status in _BLOCKED:
        return _Trouble(Trouble.BLOCKED, said, status)
    return _Trouble(Trouble.FAILED, said, status)


def _named(status: int) -> str:
    """Not with the server's own words, which may be any.

    >>> _named(404), _named(599)
    ('404 (Not Found)', '599')
    """
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _seconds(said: str, clock: Clock) -> float | None:
    """How long `Retry-After` says: a number of seconds, or a date."""
    said = said.strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        day = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, ((day if day.tzinfo else day.replace(tzinfo=UTC)) - clock()).total_seconds())


def _utf8(header: str) -> str:
    """Servers write addresses in UTF-8, whatever the standard says of headers."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _shown(url: object) -> str:
    return shorten(str(url), _SHOWN)
