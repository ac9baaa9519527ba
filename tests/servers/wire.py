"""The network between a client and a server, which can be cut, or go silent: at once, or at a chosen message."""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Literal, NamedTuple, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from servers.cluster import free_port
from servers.messages import FAREWELL, FromClient, is_answered

Sign = bytes | Callable[[bytes], bool]
"""How the message is known: by bytes that are in it, or by a look at it."""

RESET = struct.pack("ii", 1, 0)
"""To close a connection as if the line had been cut: with RST, and not with a farewell."""


class _Trap(NamedTuple):
    sign: Sign
    when: Literal["before", "after"]
    nth: int
    """How many such messages are still to come, with the one that is cut."""
    stays: bool
    is_silent: bool = False

    def knows(self, message: bytes) -> bool:
        return self.sign in message if isinstance(self.sign, bytes) else self.sign(message)


class _Line(NamedTuple):
    """One connection: a client on this end, the server on the other."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter


class Wire:
    """Listens on a port of loopback and forwards to an address, whole messages at a time, in a thread of its own."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address
        self.port = free_port()
        self.sent: list[bytes] = []
        """Every message of a client that went through, in turn, of all connections. A farewell, for which nobody waits,
        counts as none."""
        self._lines: set[_Line] = set()
        self._handlers: set[asyncio.Task[None]] = set()
        self._trap: _Trap | None = None
        self._muted: _Line | None = None
        """The connection of whose answer the client hears nothing any more."""
        self._is_silent = False
        """Whether nothing comes through any more, and nobody is told."""
        self.sprung = False
        """Whether what was to be cut at a message has been cut."""
        self._listener: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._do(self._listen())

    def url(self, url: str) -> str:
        """A URL that leads over TCP, led through this wire; not encrypted, so that its messages can be told."""
        parts = urlsplit(url)
        assert parts.hostname, "Only what goes over TCP goes through a wire."
        whose, at, _ = parts.netloc.rpartition("@")
        query = dict(parse_qsl(parts.query)) | {"sslmode": "disable", "gssencmode": "disable"}
        return parts._replace(netloc=f"{whose}{at}127.0.0.1:{self.port}", query=urlencode(query)).geturl()

    def cut(self) -> None:
        """Every connection, at once. New ones go through."""
        self._do(self._cut())

    def cut_at(
        self, sign: Sign, when: Literal["before", "after"] = "before", *, nth: int = 1, stays: bool = False
    ) -> None:
        """Cuts every connection, once, at the nth message of a client from now on that has this sign: before the server
        gets it, or after the server has answered it and before the client hears of that. With `stays`, new connections
        are refused from then on."""
        self._trap, self.sprung = _Trap(sign, when, nth, stays), False

    def cut_after(self, messages: int, when: Literal["before", "after"] = "after", *, stays: bool = False) -> None:
        """Cuts at a message by its number: as many go through, or, with `before`, one less."""
        self.cut_at(lambda _: True, when, nth=messages, stays=stays)

    def silence(self) -> None:
        """From now on all is taken and nothing is passed on, either way, also on new connections, until it is healed:
        as where packets vanish, but that whoever sends sees them arrive."""
        self._is_silent = True

    def silence_at(self, sign: Sign, when: Literal["before", "after"] = "before", *, nth: int = 1) -> None:
        """As `cut_at`, but that all is silent from then on."""
        self._trap, self.sprung = _Trap(sign, when, nth, stays=False, is_silent=True), False

    def refuse(self) -> None:
        """Cuts, and refuses new connections until it is healed."""
        self._do(self._cut(stays=True))

    def heal(self) -> None:
        """New connections go through again, and nothing is waited for any more that would cut them."""
        self._trap = self._muted = None
        self._is_silent = False
        self._do(self._listen())

    def close(self) -> None:
        if self._thread.is_alive():
            self._do(self._end())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(20)

    async def _listen(self) -> None:
        if self._listener is None:
            self._listener = await asyncio.start_server(self._join, "127.0.0.1", self.port)

    async def _cut(self, stays: bool = False) -> None:
        if stays and self._listener:
            self._listener.close()
            self._listener = None
        for line in self._lines:
            for end in line:
                _reset(end)
        # The ends are closed in the next turn of the loop.
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def _end(self) -> None:
        await self._cut(stays=True)
        for handler in self._handlers:
            handler.cancel()
        await asyncio.gather(*self._handlers, return_exceptions=True)

    async def _join(self, from_client: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        handler = asyncio.current_task()
        assert handler
        self._handlers.add(handler)
        try:
            from_server, server = await asyncio.open_connection(*self._address)
        except OSError:
            _reset(client)
            self._handlers.discard(handler)
            return
        line = _Line(client, server)
        self._lines.add(line)
        try:
            await asyncio.gather(self._forth(from_client, line), self._back(from_server, line))
        finally:
            self._lines.discard(line)
            self._handlers.discard(handler)
            client.close()
            server.close()

    async def _forth(self, from_client: asyncio.StreamReader, line: _Line) -> None:
        messages = FromClient()
        with contextlib.suppress(ConnectionError):
            while data := await from_client.read(1 << 16):
                for message in messages.feed(data):
                    if self._is_silent:
                        continue
                    if await self._springs(message, line):
                        if self._is_silent:
                            continue
                        return
                    if message[:1] != FAREWELL:
                        self.sent.append(message)
                    line.server.write(message)
                await line.server.drain()
        line.server.close()

    async def _back(self, from_server: asyncio.StreamReader, line: _Line) -> None:
        kept = b""
        with contextlib.suppress(ConnectionError):
            while data := await from_server.read(1 << 16):
                if self._is_silent:
                    continue
                if self._muted is not line:
                    line.client.write(data)
                    await line.client.drain()
                    continue
                kept += data
                if is_answered(kept):
                    if not (self._trap and self._trap.is_silent):
                        break
                    await self._spring(self._trap)
        if self._muted is line and self._trap:
            await self._spring(self._trap)
        line.client.close()

    async def _springs(self, message: bytes, line: _Line) -> bool:
        """Whether everything has been cut before this message; after it, that is for the answer to do."""
        trap = self._trap
        if trap is None or self._muted or message[:1] == FAREWELL or not trap.knows(message):
            return False
        if trap.nth > 1:
            self._trap = trap._replace(nth=trap.nth - 1)
        elif trap.when == "after":
            self._muted = line
        else:
            await self._spring(trap)
            return True
        return False

    async def _spring(self, trap: _Trap) -> None:
        self._trap = self._muted = None
        self.sprung = True
        if trap.is_silent:
            self._is_silent = True
        else:
            await self._cut(trap.stays)


def _reset(end: asyncio.StreamWriter) -> None:
    held = end.get_extra_info("socket")
    if held is not None and held.fileno() >= 0:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    end.transport.abort()
