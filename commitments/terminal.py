"""What is known of the terminal, if there is one: how wide, whether somebody sees it, which characters it has."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

ESC = "\x1b"
_USUAL_WIDTH = 80
"""Columns of a terminal that does not say how many it has."""


def width() -> int:
    """Of the terminal that standard error is, in columns."""
    try:
        found = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        found = 0
    return found or _USUAL_WIDTH


def in_lines(question: str, hanging: int = 0) -> str:
    """The question, or what is said before one, broken between its words, where the terminal would break it anywhere;
    later lines begin `hanging` cells in. The blank before the answer stays."""
    columns = width()
    if _cells(question) < columns and "\n" not in question:
        return question
    blanks = question[len(question.rstrip(" ")) :]
    lines = [line for long in question.rstrip(" ").split("\n") for line in _broken(long.rstrip(), columns - 1, hanging)]
    return "\n".join(lines) + blanks


def _broken(long: str, most: int, hanging: int) -> Iterator[str]:
    """Lines of so many cells at the most, but for a word that is longer; what is written without blanks is broken
    before any of its characters, but for a mark that closes."""
    import re

    line = ""
    for word in re.findall(rf"\s*(?:[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}]+)", long):
        if line and _cells(line) + _cells(word) > most:
            yield line
            line = " " * hanging + word.lstrip()
        else:
            line += word
    yield line


_CLOSING = "\u3001\u3002\u300d\u300f\u3011\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
"""Characters of two cells of scripts that part no words by blanks."""


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(2 if east_asian_width(sign) in "WF" else 0 if combining(sign) else 1 for sign in text)


class Typist:
    """Whoever types lines at a terminal, which edits them as it always does; but Esc too ends one, with no Enter."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._ahead = b""
        """What was typed behind the end of the line that was read last."""

    def line(self, ask: Callable[[], None]) -> str | None:
        """The answer to what `ask` writes: without its end, and without what arrows and the like put into it; ESC
        where it was left by Esc, whatever stood before, and None at the end of the input."""
        line = b""
        with _ended_by_esc(self._stream.fileno(), ask) as handle:
            ask()
            while True:
                words, end, self._ahead = _cut(self._ahead)
                line += words
                if end == ESC.encode() and self._is_esc_alone(handle):
                    self._ahead = self._ahead.removeprefix(b"\n")  # Enter, out of habit
                    return ESC
                if end == b"\n":
                    break
                if not end and not (typed := os.read(handle, 4096)):
                    if not line:
                        return None
                    break
                self._ahead = self._ahead if end else typed
        return line.decode(self._stream.encoding or "utf-8", "replace")

    def _is_esc_alone(self, handle: int) -> bool:
        """Arrows and other such keys send more behind it, at once. That is taken away here."""
        import re

        self._ahead = self._ahead or _at_once(handle)
        key = re.match(rb"[\[O][0-9;]*[A-Za-z~]", self._ahead)
        if key:
            self._ahead = self._ahead[key.end() :]
        return key is None


def _cut(typed: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the first end of a line, that end, and what comes behind; no end where there is none."""
    import re

    found = re.search(rb"[\n\x1b]", typed)
    return (typed[: found.start()], found[0], typed[found.end() :]) if found else (typed, b"", b"")


_SOON = 1
"""Tenths of a second in which all of one key has come."""


@contextmanager
def _ended_by_esc(handle: int, ask: Callable[[], None]) -> Iterator[int]:
    """In the block Esc ends a line too; who stopped the program there and goes on is asked anew."""
    import signal
    import termios

    before = termios.tcgetattr(handle)
    now = termios.tcgetattr(handle)
    now[6][termios.VEOL] = ESC.encode()

    def resumed(*_: object) -> None:
        termios.tcsetattr(handle, termios.TCSANOW, now)
        with suppress(RuntimeError):  # it was just being asked
            ask()

    termios.tcsetattr(handle, termios.TCSANOW, now)
    otherwise = signal.signal(signal.SIGCONT, resumed)
    try:
        yield handle
    finally:
        signal.signal(signal.SIGCONT, otherwise)
        termios.tcsetattr(handle, termios.TCSANOW, before)


def _at_once(handle: int) -> bytes:
    """What is there already, or comes now, though no line of it is ended."""
    import termios

    before = termios.tcgetattr(handle)
    now = termios.tcgetattr(handle)
    now[3] &= ~termios.ICANON
    now[6][termios.VMIN], now[6][termios.VTIME] = 0, _SOON
    termios.tcsetattr(handle, termios.TCSANOW, now)
    try:
        return os.read(handle, 4096)
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)


def is_taller(text: str, columns: int, lines: int) -> bool:
    """Whether a screen of that size cannot hold the text; its escape sequences are counted as if they were shown."""
    taken = sum(max(1, -(-len(line) // max(columns, 1))) for line in text.split("\n"))
    return taken >= lines


def is_seen(stream: TextIO) -> bool:
    """Whether what is written there may be on a screen at once, by itself or behind a pipe."""
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        return True
    return stream.isatty() or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def has_plain_locale() -> bool:
    """Whether somebody said LANG=C. Python itself then takes UTF-8 all the same, and says so in LC_CTYPE."""
    if os.environ.get("PYTHONUTF8") == "1" or os.environ.get("PYTHONIOENCODING"):
        return False
    kind = os.environ.get("LC_CTYPE", "")
    said = os.environ.get("LC_ALL") or (kind if kind != "C.UTF-8" else "") or os.environ.get("LANG")
    return said in ("C", "POSIX")
