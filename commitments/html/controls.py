"""What is seen of a page and is no text: ticks, which are drawn, and pictures and fields, whose words are told."""

from collections.abc import Mapping

from commitments.blocks.quoted import listed
from commitments.text import one_line

_TICKS = {"checkbox": ("☒", "☐"), "radio": ("◉", "○")}
TICKED = frozenset(mark for marks in _TICKS.values() for mark in marks)
_FIELDS = frozenset(["", "text", "number", "email", "tel", "url", "date", "month", "week", "time"])


class Controls:
    """Those that were met, with their words."""

    def __init__(self) -> None:
        self._pictures: list[str] = []
        self._fields: list[str] = []
        self._choices: list[tuple[list[str], bool]] = []
        """Of the field that is open: the words of each, and whether it is the one that is shown."""

    def start(self, tag: str, attributes: Mapping[str, str], *, is_styled: bool) -> str:
        """What is drawn of it. Most boxes that may be ticked are switches of a page, which a stylesheet hides: those
        that may be are drawn where no such sheet `is_styled` elsewhere."""
        kind = (attributes.get("type") or "").casefold()
        if tag == "img":
            _note(self._pictures, attributes.get("alt") or "")
        elif tag == "input" and kind in _FIELDS:
            _note(self._fields, attributes.get("value") or "")
        elif tag == "input" and kind in _TICKS and ("disabled" in attributes or not is_styled):
            return f"{_TICKS[kind]['checked' not in attributes]} "
        return ""

    def choice(self, *, is_shown: bool) -> None:
        self._choices.append(([], is_shown))

    def data(self, words: str) -> None:
        if self._choices:
            self._choices[-1][0].append(words)

    def end(self) -> None:
        """Of a field of many lines, or of choices: of these the one that is chosen is shown, or else the first."""
        shown = [words for words, is_shown in self._choices if is_shown] + [words for words, _ in self._choices[:1]]
        _note(self._fields, "".join(shown[0]) if shown else "")
        self._choices.clear()

    def told(self) -> list[str]:
        kinds = ("pictures, with these words for them", self._pictures), ("fields, filled in with", self._fields)
        return [f"left out {kind}: {listed(words)}" for kind, words in kinds if words]


def _note(found: list[str], words: str) -> None:
    words = one_line(words[:1_000]).strip()
    if any(map(str.isalnum, words)):
        found.append(words)
