"""Words about words: how they are shown in a finding, and what in them nobody can have meant."""

import re
from collections.abc import Iterator

from commitments.text import controls, inert, one_line, shorten

# One character of the host, not all: two runs that can share characters are divided in every way before they fail.
_WEB = re.compile(r"https?://[^\s/?#\\][^\s\\]*", re.IGNORECASE)


def is_web_address(url: str) -> bool:
    """Whether it is an http or https address without blanks and invisible characters.

    >>> is_web_address("https://example.org/a?b=c"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return bool(_WEB.fullmatch(url)) and inert(url) == url


def is_own_file(url: str) -> bool:
    """Whether it names a file of one's own, by its content.

    >>> is_own_file(f"urn:sha256:{'a' * 64}"), is_own_file("urn:sha256:x")
    (True, False)
    """
    return re.fullmatch(r"urn:sha256:[0-9a-f]{64}", url) is not None


_MOJIBAKE = re.compile("â€.|[ÂÃ][\u0080-\u00bf]|Ã[ƒ‚]|ï»¿|\ufffd")


def oddities(text: str) -> Iterator[str]:
    """What a text holds that nobody wrote: characters read in the wrong encoding, control and invisible characters.

    >>> list(oddities("peace â€“ now"))
    ['mojibake (1 place, first in line 1: “â€“”)']
    """
    if text.isascii() and text.isprintable():
        return
    if found := list(_MOJIBAKE.finditer(text)):
        yield f"mojibake ({_first_place(text, found[0].start(), len(found))}: “{one_line(found[0][0])}”)"
    lines = text.replace("\r\n", "\n")
    if hidden := list(controls().finditer(lines)):
        first = inert(hidden[0][0])
        yield f"control or invisible characters ({_first_place(lines, hidden[0].start(), len(hidden))}: {first})"


def _first_place(text: str, start: int, count: int) -> str:
    line = text.count("\n", 0, start) + 1
    return f"{count:,} place{'' if count == 1 else 's'}, first in line {line:,}"


def shown(text: str, width: int = 80) -> str:
    return f"“{shorten(text, width)}”"
