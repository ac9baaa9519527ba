"""Lines of a column -> paragraphs: where one ends is seen from where its lines stand, not from their words.

A line ends a paragraph if the first word of the next would have fitted on it, if the next stands lower than lines do,
is set in, or looks different.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.blocks import contents
from commitments.pdf import lanes
from commitments.pdf.drawn import strikes
from commitments.pdf.lines import BULLET, MARKER, Line, Text
from commitments.pdf.page import Box

_ENDS = re.compile(r"[.!?:;…。][\"'”’»)\]]*(?:\[[\d,*†‡§]+\])*$")
_NUMBER = re.compile(r"([1-9][0-9]{0,2}) [“\"'‘(]?[^\W\d_a-zß-ÿ]")
_LETTERS = re.compile(r"[^\W\d_]")
_SIGNS = re.compile(r"\w+")
"""Of a marker, what is not written around them."""
_FIGURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})*[.)]?\Z")
_JOINING = frozenset({"and", "or", "et", "und", "y", "e", "&", "–", "—", "-"})
"""What stands between two items as well as between two words."""
_SET_HYPHEN = "\u2010"
_HYPHENS = f"-{_SET_HYPHEN}"
_BROKEN_NUMBER = re.compile(r"[0-9][-\u2010\u2013]\Z")
"""A range or a length that goes on in the next line: "2025-", "10-"."""


OPEN = re.compile(
    r"(?:[,&/–—-]|\b(?:a|an|and|as|at|between|by|for|from|in|into|of|on|or|our|the|their|through|to|under|with"
    r"|de|des|du|et|la|le|les|pour|der|die|das|und|für|von|y|el|del|para|e))\Z",
    re.I,
)
"""What no heading and no sentence ends with."""
ADDRESS = re.compile(r"@|[^\W\d]\.\w|\w\.[^\W\d]|//")
_SET_IN = 4.0
"""Of a letter's size: how much further in, or out, the first line of a paragraph begins at most."""
_FEWEST_ALIKE, _LONG_ENOUGH, _ENDING = 4, 8, 3
"""Letters: of the second part of a broken word, of the whole, and of the ending in which another form of it differs."""
_WORDS = 2
"""Blanks in a line of a text that is set ragged."""
_USUALLY = 0.9
_FEWEST = 5
"""Lines that go on with a small letter, for these to tell how ragged lines are."""
_WIDE = 15.0
"""Of a letter's size."""
_HALF = 0.5
"""Of a column: a line that leaves as much does not run on."""
_MOST_STEP = 2.8
"""Of a letter's size: no text is set so wide that its lines are further apart."""


_NEARLY_ALL = 4
"""Times as many letters."""


class Look(NamedTuple):
    size: float
    is_bold: bool


class Paragraph(NamedTuple):
    lines: list[Line]
    room: float
    """What its last line leaves of the column."""

    @property
    def is_full(self) -> bool:
        """Whether its last line has hardly room for another word."""
        return self.room < 2.5 * self.lines[-1].size

    @property
    def look(self) -> Look:
        return look_of(self.lines[0])

    @property
    def box(self) -> Box:
        left, right = min(line.left for line in self.lines), max(line.right for line in self.lines)
        return left, self.lines[-1].base, right, self.lines[0].base


class Measures(NamedTuple):
    """What is usual in a document."""

    body: Look
    steps: dict[float, float]
    """How far apart lines of a size are."""
    rights: dict[int, float]
    """How far lines that begin at a place go."""
    ragged: dict[float, float]
    """How much room lines of a size leave that go on with a small letter, of the letters' size."""


def look_of(line: Line) -> Look:
    return Look(round(line.size * 2) / 2, line.is_bold)


def measures(texts: Iterable[Text], cells: Iterable[Line] = ()) -> Measures:
    """`cells` are the lines in tables: where these are nearly all there is, the text is set as they are."""
    looks: Counter[Look] = Counter()
    steps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    rights: defaultdict[int, float] = defaultdict(float)
    for text in texts:
        for line in text.lines:
            looks[look_of(line)] += len(line.text)
            if not line.is_apart:
                place = round(line.left / 4)
                rights[place] = max(rights[place], line.right)
        for before, line in pairwise(text.lines):
            if look_of(before).size == look_of(line).size and before.base > line.base:
                steps[look_of(line).size][round((before.base - line.base) * 2) / 2] += 1
    celled = Counter[Look]()
    for line in cells:
        celled[look_of(line)] += len(line.text)
    if celled.total() > _NEARLY_ALL * looks.total():
        looks = celled
    body = max(looks, key=lambda look: (looks[look], look), default=Look(0.0, False))
    usual = {size: max(counted, key=lambda step: (counted[step], -step)) for size, counted in steps.items()}
    found = Measures(body, usual, dict(rights), {})
    return found._replace(ragged=_ragged(texts, found))


def _ragged(texts: Iterable[Text], usual: Measures) -> dict[float, float]:
    rooms: defaultdict[float, list[float]] = defaultdict(list)
    for text in texts:
        rights = lanes.rights(text.lines, _right(text.lines, usual))
        for before, right, line in zip(text.lines, rights, text.lines[1:], strict=False):
            is_below = not line.is_apart and abs(before.left - line.left) < 1
            if is_below and _runs_on(before, line) and not _is_far(before, line, usual):
                rooms[look_of(line).size].append(_room(before, line, right) / line.size)
    return {
        size: max(sorted(found)[int(_USUALLY * (len(found) - 1))], 0.0)
        for size, found in rooms.items()
        if len(found) >= _FEWEST
    }


def _room(before: Line, line: Line, right: float) -> float:
    """How much a line would leave of its column if the first word of the next one stood on it."""
    is_open = ends_open(before.text) and before.right - before.left >= _WIDE * line.size  # no line of an address
    return right - before.right - 0.25 * line.size - (max(line.first, line.kept) if is_open else line.first)


def _runs_on(before: Line, line: Line) -> bool:
    """Whether a sentence goes on in the next line, which begins below it, with a small letter or behind a word that
    ends none. An address is no word."""
    first = line.text.split(" ", 1)[0]
    is_open = OPEN.search(before.text) is not None and before.text[-1] != ","  # an address, "Dear all,"
    if MARKER.match(first) or ADDRESS.search(first) or not (first[:1].islower() or is_open):
        return False
    return is_unfinished(before.text) and abs(before.left - line.left) < _SET_IN * line.size


def _is_far(before: Line, line: Line, usual: Measures) -> bool:
    """Whether a line stands lower than the next one of its paragraph does."""
    step, size = before.base - line.base, line.size
    return step <= 0 or step > min(_MOST_STEP * size, 1.28 * usual.steps.get(look_of(line).size, 1.25 * size))


def ends_open(text: str) -> bool:
    """Whether a paragraph that ends so goes on."""
    return not _ENDS.search(text)


def is_unfinished(text: str) -> bool:
    """Whether it goes on, or ends as a sentence does within brackets: "(see Sec."."""
    return ends_open(text) or _has_open_bracket(text)


def _has_open_bracket(text: str) -> bool:
    return text.rfind("(") > text.rfind(")")


def paragraphs(text: Text, usual: Measures) -> list[Paragraph]:
    lines = text.lines
    rights, lefts = lanes.rights(lines, _right(lines, usual)), lanes.lefts(lines)
    found: list[list[Line]] = []
    ends: list[float] = []  # how far the last line of each could go
    for place, line in enumerate(lines):
        if found and not _is_new(found[-1], line, ends[-1], lefts[place] - lefts[place - 1], usual):
            found[-1].append(line)
            ends[-1] = rights[place]
        else:
            found.append([line])
            ends.append(rights[place])
    return [Paragraph(one, end - one[-1].right) for one, end in zip(found, ends, strict=True)]


def _right(lines: Sequence[Line], usual: Measures) -> float:
    whole = [line for line in lines if not line.is_apart] or lines
    right = max((line.right for line in whole), default=0.0)
    if len(whole) >= 4:
        return right
    return max([right, *(usual.rights.get(round(line.left / 4), 0.0) for line in whole)])


def _is_new(paragraph: Sequence[Line], line: Line, right: float, shift: float, usual: Measures) -> bool:
    """Whether a line begins another paragraph: the last one could go to `right`, and lines begin further right by
    `shift` from here on."""
    before = paragraph[-1]
    if line.is_apart or line.is_item or line.number or contents.leads(before.text):
        return True
    cell = paragraph[0].cell
    if cell is not None and (abs(line.left - cell) > 2 or not is_unfinished(before.text)):
        return True  # not the rest of the last cell
    if _is_far(before, line, usual):
        return True
    is_open = is_unfinished(before.text)
    if not (is_open and _is_of_one_look(before, line)):
        if look_of(before).size != look_of(line).size or (not is_open and _is_set_otherwise(before, line)):
            return True
        if before.is_bold != line.is_bold and not (is_open and line.text[:1].islower()):
            return True
    left = before.left if before.cell is None else before.cell
    is_centred = abs(left + before.right - line.left - line.right) < 4 and abs(left - line.left) > 2
    if is_centred:
        return not is_open
    if _is_figure(paragraph, line):
        return False
    if _has_room(paragraph, line, right, usual) or (not is_open and _counts_on(paragraph[0].text, line.text)):
        return True
    if MARKER.match(first := line.text.split(" ", 1)[0]):
        is_under = abs(before.left - line.left) < 1
        if _is_next_item(paragraph, line, first) or not (is_open and is_under):
            return True
    return before.cell is None and _is_moved(paragraph, line, shift)


def _is_of_one_look(before: Line, line: Line) -> bool:
    """Whether the last word of a line, behind a label in small capitals or in bold, looks like the first of the next
    one."""
    if before.ends is None or line.ends is None or before.text.count(" ") < _WORDS:
        return False
    return not _is_set_otherwise(before, line) and before.ends[1].is_bold == line.ends[0].is_bold


def _is_set_otherwise(before: Line, line: Line) -> bool:
    """Whether the first word of a line is larger or smaller than the last one before it, as a label of small capitals
    is."""
    if before.ends is None or line.ends is None:
        return False
    return round(before.ends[1].size * 2) != round(line.ends[0].size * 2)


def _has_room(paragraph: Sequence[Line], line: Line, right: float, usual: Measures) -> bool:
    """Whether the first word of a line had fitted on the last one, by more than lines within sentences leave. What
    begins with a small letter may be an item of a list like the next."""
    before, size = paragraph[-1], line.size
    room, first = _room(before, line, right), paragraph[0].text
    if room <= 0.2 * size:
        return False
    if first[:1].islower() or not is_unfinished(before.text) or MARKER.match(line.text.split(" ", 1)[0]):
        return True
    if _runs_on(before, line):
        return room > _HALF * (right - before.left)
    is_text = len(paragraph) > 1 and not before.text.isupper() and before.text.count(" ") >= _WORDS
    return not is_text or room > usual.ragged.get(look_of(line).size, 0.0) * size


def _is_next_item(paragraph: Sequence[Line], line: Line, marker: str) -> bool:
    """Whether a line with a marker is the next item of a list: it begins with the bullet of the one before, or below a
    number that is written alike, where no other line of that item stands."""
    before = paragraph[0].text.split(" ", 1)[0]
    if BULLET.match(marker):
        return before == marker
    is_alike = bool(MARKER.match(before)) and _SIGNS.sub("", before) == _SIGNS.sub("", marker)
    if not is_alike or abs(paragraph[0].left - line.left) >= 1:
        return False
    return len(paragraph) == 1 or abs(paragraph[-1].left - line.left) >= 1


def _is_figure(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether the number that a line begins with, as an item does, is a figure of the sentence before: a growth of
    "4.4 percent", or "2)" of a bracket that is open."""
    before, (figure, _, rest) = paragraph[-1], line.text.partition(" ")
    if not _FIGURE.match(figure) or not ends_open(before.text) or before.text[-1] in ",;":
        return False
    if len(paragraph) > 1 and line.left < before.left - 1:
        return False
    if figure[-1] == ")":
        return _has_open_bracket(before.text)
    said = OPEN.search(before.text)
    return (said is not None and said[0].casefold() not in _JOINING) or ("." in figure[:-1] and rest[:1].islower())


def _counts_on(first: str, text: str) -> bool:
    """Whether a line begins with the number that comes after that of a paragraph, and a sentence behind it."""
    before, number = _NUMBER.match(first), _NUMBER.match(text)
    return before is not None and number is not None and int(number[1]) == int(before[1]) + 1


def _is_moved(paragraph: Sequence[Line], line: Line, shift: float) -> bool:
    """Whether a line is set in or out as only a new paragraph is."""
    before, size = paragraph[-1], line.size
    moved = line.left - before.left - shift
    if abs(moved) < 0.7 * size:
        return False
    is_second = len(paragraph) == 1
    if moved < 0:
        return not is_second  # the first line of a paragraph may be set in
    return not (is_second and MARKER.match(before.text.split(" ", 1)[0]))


class Hyphens:
    """Puts lines together; a word broken at a line's end is made whole only where the document has it whole."""

    def __init__(self, lines: Iterable[Line], suspended: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        self._suspended = frozenset(suspended)
        self._has_written = False
        """The hyphen that programs break words with, which no keyboard has, stands within lines too."""
        self.uncertain = 0
        for line in lines:
            self._has_written = self._has_written or _SET_HYPHEN in line.text[:-1]
            for word in _plain(line.text).split():
                bare = word.strip(".,;:!?()[]\"'“”‘’«»")
                (self._compounds if "-" in bare else self._words).add(bare)
        self._sorted = sorted(self._words)

    def joined(self, lines: Iterable[str]) -> str:
        """Without what is struck through."""
        whole = ""
        for line in filter(None, map(strikes.without, lines)):
            whole = self._two(whole, line) if whole else line
        return whole

    def _two(self, before: str, after: str) -> str:
        if before.endswith("\u00ad"):
            return before[:-1] + after
        if before[-1] in _HYPHENS and _LETTERS.match(before[-2:-1]):
            return self._broken(before, after)
        if _BROKEN_NUMBER.search(before) and (after[0].isdigit() or self._is_length(before, after)):
            return before + after
        if _is_unspaced(before[-1]) and _is_unspaced(after[0]):
            return before + after
        return f"{before} {after}"

    def _is_length(self, before: str, after: str) -> bool:
        """Whether the second line begins with what the number counts: "a 10-" and "year plan", not "5-" and "to"."""
        return before[-1] in _HYPHENS and after[0].islower() and _tail(after) not in self._suspended

    def _broken(self, before: str, after: str) -> str:
        head = _plain(before[:-1].rsplit(" ", 1)[-1]).lstrip("([\"'“‘«")
        tail = _tail(after)
        if tail in self._suspended:
            return f"{before} {after}"
        if not after[:1].islower() or f"{head}-{tail}" in self._compounds:
            return before + after
        if self._is_word(head, tail) or (before[-1] == _SET_HYPHEN and not self._has_written):
            return before[:-1] + after
        self.uncertain += 1
        return before + after

    def _is_word(self, head: str, tail: str) -> bool:
        """Whether the two parts stand as one word elsewhere, or as one with another ending."""
        whole = head + tail
        if whole in self._words:
            return True
        if len(tail) < _FEWEST_ALIKE or len(whole) < _LONG_ENOUGH:
            return False
        begins = head + tail[: max(_FEWEST_ALIKE, len(tail) - _ENDING)]
        at = bisect_left(self._sorted, begins)
        return at < len(self._sorted) and self._sorted[at].startswith(begins)


def _plain(text: str) -> str:
    """As words are compared, whichever hyphen is in them."""
    return text.casefold().replace("\u2010", "-")


def _tail(after: str) -> str:
    return _plain(after.split(" ", 1)[0]).rstrip(".,;:!?)]\"'”’»")


def _is_unspaced(character: str) -> bool:
    """Of a script that puts no blanks between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"
