"""The connection itself: to an address that was looked up and checked, and never for longer or more than allowed."""

import select
import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
from threading import Event, Lock
from time import monotonic
from typing import Any

import httpcore

from commitments.fetching import guard
from commitments.fetching.values import Manners


class OutOfTime(Exception):
    """Nothing came for too long, or the whole takes too long; `str` is the rest of a sentence."""


class TooMuch(Exception):
    """The answer is larger than allowed; `str` says which part of it."""


class Halted(Exception):
    """Whoever asked has gone."""


class Halt:
    """Ends all connections of a run at once, from another thread than those that wait for them."""

    def __init__(self) -> None:
        self._gone = Event()
        self._open: set[socket.socket] = set()
        self._lock = Lock()

    @property
    def is_set(self) -> bool:
        return self._gone.is_set()

    def rest(self, seconds: float) -> None:
        """Raises Halted at once when it comes."""
        if self._gone.wait(max(0.0, seconds)):
            raise Halted

    def watch(self, one: socket.socket) -> None:
        with self._lock:
            self._open.add(one)

    def forget(self, one: socket.socket) -> None:
        with self._lock:
            self._open.discard(one)

    def set(self) -> None:
        self._gone.set()
        with self._lock:
            for one in self._open:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)


class Watch:
    """What one answer has taken so far."""

    def __init__(self, manners: Manners, halt: Halt) -> None:
        self.manners, self.halt = manners, halt
        self.begin(monotonic())

    def begin(self, deadline: float) -> None:
        self._deadline, self._seen, self.is_in_headers = deadline, 0, True

    def left(self, most: float) -> float:
        """Seconds that the next step may take. Raises OutOfTime and Halted."""
        if self.halt.is_set:
            raise Halted
        left = self._deadline - monotonic()
        if left <= 0:
            raise OutOfTime(f"has not come whole within {self.manners.total:g} seconds")
        return min(left, most)

    def late(self, most: float) -> OutOfTime:
        """What to raise where a step has taken all the time that `left` gave it."""
        self.left(most)
        return OutOfTime(f"sends nothing for {most:g} seconds")

    def count(self, size: int) -> None:
        self._seen += size
        if self.is_in_headers and self._seen > self.manners.most_header_bytes:
            raise TooMuch("headers")
        # Chunks and headers are not of the body, so that an answer of just the size that is allowed passes.
        if self._seen > 2 * self.manners.most_bytes + self.manners.most_header_bytes:
            raise TooMuch("body")


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to what `guard` allows and to nothing else: no name is looked up a second time, and each connection
    is checked, whatever asked for it. The time limits that are passed in are not used; the watch has them."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        watch, most = self._watch, self._watch.manners.connect
        try:
            found = guard.peers(host, port, watch.left(most), allow_private=watch.manners.allow_private)
        except TimeoutError:
            raise watch.late(most) from None
        trouble: OSError | None = None
        for peer in found:
            try:
                return Stream(_connected(peer, watch, most), watch)
            except OSError as error:
                trouble = error
        if isinstance(trouble, TimeoutError):
            raise watch.late(most)
        raise httpcore.ConnectError(str(trouble))

    def sleep(self, seconds: float) -> None:
        self._watch.halt.rest(seconds)


def _connected(peer: guard.Peer, watch: Watch, most: float) -> socket.socket:
    made = socket.socket(peer.family, socket.SOCK_STREAM)
    try:
        made.settimeout(watch.left(most))
        made.connect(peer.address)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        made.close()
        raise
    watch.halt.watch(made)
    return made


class Stream(httpcore.NetworkStream):
    def __init__(self, made: socket.socket, watch: Watch) -> None:
        self._socket, self._watch = made, watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        watch, most = self._watch, self._watch.manners.read
        if watch.is_in_headers:  # so that little of the body is counted with them
            max_bytes = min(max_bytes, 4_096)
        try:
            self._socket.settimeout(watch.left(most))
            data = self._socket.recv(max_bytes)
        except TimeoutError:
            raise watch.late(most) from None
        except OSError as error:
            watch.left(most)
            raise httpcore.ReadError(str(error)) from None
        watch.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        watch, most = self._watch, self._watch.manners.read
        try:
            self._socket.settimeout(watch.left(most))
            self._socket.sendall(buffer)
        except TimeoutError:
            raise watch.late(most) from None
        except OSError as error:
            raise httpcore.WriteError(str(error)) from None

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        watch, most = self._watch, self._watch.manners.connect
        plain = self._socket
        watch.halt.forget(plain)
        try:
            plain.settimeout(watch.left(most))
            self._socket = ssl_context.wrap_socket(plain, server_hostname=server_hostname)
        except TimeoutError:
            plain.close()
            raise watch.late(most) from None
        except (OSError, ValueError) as error:
            plain.close()
            raise httpcore.ConnectError(_untrusted(error)) from None
        watch.halt.watch(self._socket)
        return self

    def close(self) -> None:
        self._watch.halt.forget(self._socket)
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return _is_readable(self._socket)
        return self._socket if info == "socket" else None


def _untrusted(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({error.verify_message})"
    return "no encrypted connection came about"


def _is_readable(one: socket.socket) -> bool:
    """Of a connection at rest: whether the other side has closed it, or said what nobody asked."""
    if one.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(one, select.POLLIN)
    return bool(poll.poll(0))
