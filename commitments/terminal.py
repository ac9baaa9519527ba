"""What is known of the terminal, if there is one: how wide, whether somebody sees it, which characters it has."""

import os
import stat
import sys
from typing import TextIO

ESC = "\x1b"
_USUAL_WIDTH = 80
"""Columns of a terminal that does not say how many it has."""


def in_lines(question: str, hanging: int = 0) -> str:
    """The question, or what is said before one, broken between its words, where the terminal would break it anywhere;
    later lines begin `hanging` cells in. The blank before the answer stays."""
    import textwrap

    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        width = 0
    width = width or _USUAL_WIDTH
    if len(question) < width and "\n" not in question:
        return question
    blanks = question[len(question.rstrip(" ")) :]
    lines = [
        line
        for long in question.rstrip(" ").split("\n")
        for line in textwrap.wrap(
            long, width - 1, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False
        )
        or [""]
    ]
    return "\n".join(lines) + blanks


def without_keys(line: str) -> str:
    """A typed line without what Esc, arrows and the like put into it."""
    import re

    return re.sub(r"\x1b(?:[\[O][0-9;]*[A-Za-z~])?", "", line) if "\x1b" in line else line


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
