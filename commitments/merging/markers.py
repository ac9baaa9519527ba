"""A text with conflict markers, read as the versions it was made of.

    <<<<<<< ours
    …
    ||||||| base          (in the styles diff3 and zdiff3 alone)
    …
    =======
    …

and then a line of as many `>` and the name of theirs.
"""

import re
from typing import NamedTuple


class Sides(NamedTuple):
    """The whole text as it would be with the same choice at each conflict."""

    ours: str
    base: str | None
    """None where a conflict does not say what was there before."""
    theirs: str
    our_name: str
    """What the first conflict calls that side, as `HEAD`; "" for nothing."""
    their_name: str


class BadMarkers(ValueError):
    """Markers that do not follow one another as they should; the message names the line."""


_OPENING = re.compile(r"(<{7,})(?: (.*))?\r?")


def sides(text: str) -> Sides | None:
    """None for a text without conflict markers. Raises BadMarkers."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        reader.take(line, number)
    return reader.result()


class _Reader:
    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {"ours": [], "base": [], "theirs": []}
        self._into = ""
        """The side that lines belong to; "" for all of them."""
        self._size = self._begun = 0
        self._has_base = True
        self._names: dict[str, str] = {}

    def take(self, line: str, number: int) -> None:
        opening = _OPENING.fullmatch(line)
        if not self._into:
            if opening:
                self._into, self._size, self._begun = "ours", len(opening[1]), number
                self._names.setdefault("ours", (opening[2] or "").strip())
                return
            for lines in self._texts.values():
                lines.append(line)
            return
        if opening and len(opening[1]) == self._size:
            raise BadMarkers(f"line {number}: a conflict begins before the one of line {self._begun} ends")
        if not self._turned(line):
            self._texts[self._into].append(line)

    def _turned(self, line: str) -> bool:
        """Whether it is the marker of the next side."""
        if self._into == "ours" and self._is_marker("|", line):
            self._into = "base"
        elif self._into in ("ours", "base") and self._is_marker("=", line):
            self._has_base = self._has_base and self._into == "base"
            self._into = "theirs"
        elif self._into == "theirs" and self._is_marker(">", line):
            self._names.setdefault("theirs", line[self._size :].strip())
            self._into = ""
        else:
            return False
        return True

    def _is_marker(self, sign: str, line: str) -> bool:
        rest = line.removesuffix("\r").removeprefix(sign * self._size)
        return line.startswith(sign * self._size) and (not rest or rest.startswith(" "))

    def result(self) -> Sides | None:
        if self._into:
            raise BadMarkers(f"the conflict of line {self._begun} does not end")
        if "ours" not in self._names:
            return None
        ours, base, theirs = ("\n".join(lines) for lines in self._texts.values())
        return Sides(ours, base if self._has_base else None, theirs, self._names["ours"], self._names["theirs"])
