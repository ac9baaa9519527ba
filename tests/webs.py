"""A web server of the test's own, on this machine, that behaves as badly as it is told to."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import NamedTuple

import pytest

from commitments import fetching
from commitments.fetching import Answer, Failure, Fetched, Manners, Trouble

Say = Callable[["Visit"], None]


class Seen(NamedTuple):
    """One question that came."""

    path: str
    headers: dict[str, str]


class Visit:
    """One question, and the ways to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, web: "Web") -> None:
        self.handler, self.web = handler, web
        self.path = handler.path
        self.times = sum(1 for seen in web.seen if seen.path == handler.path)
        """How often this was asked for, this time included."""

    def answer(self, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        """Names of headers are written with underscores. A length is said unless the headers say another."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.handler.send_response(status)
        for name, value in (
            {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))} | named
        ).items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        self.raw(data)

    def redirect(self, to: str, status: int = 302) -> None:
        self.answer(status=status, Location=to)

    def raw(self, data: bytes) -> None:
        with suppress(OSError):
            self.handler.wfile.write(data)
            self.handler.wfile.flush()

    def drip(self, data: bytes, seconds: float, times: int = 10_000) -> None:
        """The same again and again, until whoever asked has gone or the test is over."""
        for _ in range(times):
            try:
                self.handler.wfile.write(data)
                self.handler.wfile.flush()
            except OSError:
                return
            if self.web.over.wait(seconds):
                return

    def hang_up(self) -> None:
        self.handler.close_connection = True
        with suppress(OSError):
            self.handler.connection.shutdown(socket.SHUT_RDWR)


class Web:
    """What answers at `url(path)`; a path that was not told how answers 404."""

    def __init__(self) -> None:
        self.pages: dict[str, Say] = {}
        self.seen: list[Seen] = []
        self.over = Event()
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str = "", status: int = 200, **headers: str) -> str:
        """Puts an answer there, and says where."""
        self.pages[path] = lambda visit: visit.answer(body, status, **headers)
        return self.url(path)

    def act(self, path: str, say: Say) -> str:
        self.pages[path] = say
        return self.url(path)

    def asked(self, path: str) -> int:
        return sum(1 for seen in self.seen if seen.path == path)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def verify_request(self, request: object, client_address: tuple[str, int]) -> bool:
        """It listens at all addresses, and answers this machine alone."""
        return client_address[0].startswith("127.")

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asks may go at any time."""


@contextmanager
def web(host: str = "0.0.0.0", context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """On all addresses of this machine, 127.0.0.1 to 127.0.0.8 among them; encrypted with a context."""
    one = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            one.seen.append(Seen(self.path, dict(self.headers.items())))
            say = one.pages.get(self.path) or one.pages.get("*")
            visit = Visit(self, one)
            if say is None:
                visit.answer("nothing here", 404)
            else:
                say(visit)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = _Server((host, 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    one.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield one
    finally:
        one.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Names:
    """In place of the system's look-up: each name and what it is said to be at, one look-up after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **names: list[list[str]]) -> None:
        self.asked: list[str] = []
        self._names = {name.replace("_", "."): answers for name, answers in names.items()}
        monkeypatch.setattr(socket, "getaddrinfo", self._look_up)

    def _look_up(self, host: str, port: int, **_: object) -> list[object]:
        self.asked.append(host)
        if host not in self._names:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        answers = self._names[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]


NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
QUICK = Manners(delay=0, allow_private=True, connect=2, read=1, total=3, most_bytes=100_000)
"""For servers on this machine that are as slow and as large as a test can bear."""


def clock() -> datetime:
    return NOW


def fetch(url: str, manners: Manners = QUICK) -> Answer:
    return fetching.fetch(url, clock, manners)


def got(url: str, manners: Manners = QUICK) -> Fetched:
    answer = fetch(url, manners)
    assert isinstance(answer, Fetched), answer
    return answer


def trouble(url: str, manners: Manners = QUICK) -> tuple[Trouble, str]:
    answer = fetch(url, manners)
    assert isinstance(answer, Failure), answer
    return answer.trouble, answer.sentence
