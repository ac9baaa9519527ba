"""One host at a time: its turn, its one connection, and one answer of it."""

import ssl
from contextlib import suppress
from functools import cache
from threading import Lock
from time import monotonic
from typing import NamedTuple

import httpcore

from commitments.addresses import Address
from commitments.fetching import unpacking
from commitments.fetching.values import Headers, Manners
from commitments.fetching.wire import Halt, OutOfTime, PinnedBackend, TooMuch, Watch

_KEPT_OPEN = 5.0
"""Seconds for which an idle connection waits for the next question."""
ANSWERS = frozenset({200, 201, 202, 203})
"""With these a body comes that is the page; of all others none is read."""


class Reply(NamedTuple):
    """An answer of a host, to one question."""

    status: int
    reason: str
    headers: Headers
    body: bytes
    """Unpacked; empty where the status is none of ANSWERS."""

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class Line:
    """To one host. Whoever asks holds `turn`, so that it is asked for one thing at a time, wherever a redirect to it
    comes from."""

    def __init__(self, manners: Manners, halt: Halt) -> None:
        self.turn = Lock()
        self.ready_at = 0.0
        """By the monotonic clock."""
        self.manners, self._halt = manners, halt
        self._watch = Watch(manners, halt)
        self._connection: httpcore.HTTPConnection | None = None
        self._origin = ""

    def wait(self) -> None:
        """Until the host may be asked again."""
        self._halt.rest(self.ready_at - monotonic())

    def ask(self, address: Address, asked: Headers, seconds: float) -> Reply:
        """Raises what `wire`, `guard` and `unpacking` raise, and httpcore's errors of the network and the protocol."""
        self._watch.begin(monotonic() + seconds)
        try:
            return self._reply(address, asked)
        except BaseException:
            self.close()
            raise
        finally:
            self.ready_at = max(self.ready_at, monotonic() + self.manners.delay)
            if self.manners.delay >= _KEPT_OPEN:
                self.close()

    def _reply(self, address: Address, asked: Headers) -> Reply:
        request = httpcore.Request(
            "GET",
            httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target),
            headers=[(name.encode("ascii"), value.encode("latin-1")) for name, value in asked],
        )
        response = self._connected(address).handle_request(request)
        self._watch.is_in_headers = False
        headers = tuple([(key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers])
        reason = response.extensions.get("reason_phrase", b"").decode("latin-1")
        reply = Reply(response.status, reason, headers, b"")
        if response.status not in ANSWERS:
            self.close()
            return reply
        packed = ",".join(value for key, value in headers if key.lower() == "content-encoding")
        try:
            return reply._replace(body=self._body(response, packed, reply.header("content-length")))
        finally:
            response.close()

    def _body(self, response: httpcore.Response, packed: str, said: str) -> bytes:
        most = self.manners.most_bytes
        if said.isascii() and said.isdigit() and len(said) < 20 and int(said) > most:
            raise TooMuch("body")
        body = bytearray()
        try:
            for piece in unpacking.unpacked(unpacking.bounded(response.iter_stream(), most), packed, most):
                body += piece
                self._watch.left(1.0)  # unpacking takes time, too
        except unpacking.TooLarge:
            raise TooMuch("body") from None
        return bytes(body)

    def _connected(self, address: Address) -> httpcore.HTTPConnection:
        now = self._connection
        if now is not None and self._origin == address.origin and now.is_idle() and not now.has_expired():
            return now
        self.close()
        self._origin = address.origin
        self._connection = httpcore.HTTPConnection(
            httpcore.Origin(address.scheme.encode(), address.host.encode(), address.port),
            ssl_context=_trust() if address.scheme == "https" else None,
            keepalive_expiry=_KEPT_OPEN,
            network_backend=PinnedBackend(self._watch),
        )
        return self._connection

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(OSError, httpcore.NetworkError, OutOfTime):
                connection.close()


@cache
def _trust() -> ssl.SSLContext:
    """Reading the certificates takes longer than many an answer."""
    return httpcore.default_ssl_context()
