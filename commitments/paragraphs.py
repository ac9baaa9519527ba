"""Where in its document a passage stands: on which page, and in which paragraph, as communiques are cited.

A paragraph has the number that the document gives it ("42.", "(42)", "42" at its beginning) where the document numbers
its paragraphs; else it is counted: every line of prose is one, an item of a list too; a heading, a row of a table or a
note is none. All of it follows from the text and the pages alone, in time proportional to their length.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from commitments.places import PageStart, Paragraph, Place, Span


class Places:
    """Of one text."""

    def __init__(self, text: str, pages: Sequence[PageStart] = ()) -> None:
        self._pages = [page.number for page in pages]
        self._page_starts = [page.start for page in pages]
        blocks = list(_blocks(text))
        self._starts = [block.start for block in blocks]
        self._paragraphs = _paragraphs(blocks)

    def at(self, span: Span) -> Place:
        """Where a passage begins. None for what nobody can tell: no pages, or a heading, a table, a note."""
        page, block = bisect_right(self._page_starts, span.start) - 1, bisect_right(self._starts, span.start) - 1
        return Place(self._pages[page] if page >= 0 else None, self._paragraphs[block] if block >= 0 else None)


class _Block(NamedTuple):
    """A heading, a row of a table, a note, a paragraph or an item of a list."""

    start: int
    """Of its line, so that its marker is in it."""
    size: int
    """Of its last line."""
    is_prose: bool
    is_heading: bool
    marker: str
    """As it stands there; "" for none."""
    indent: int
    end: str
    """Its last character that is no mark of quotation."""


_HEADING = re.compile(r"#{1,6} ")
_NUMBER = re.compile(r"(\(?)([1-9][0-9]{0,2})([.)]?) (?=(.))")
_NOTE = re.compile(r"\[(?:[0-9]{1,3}|[*†‡§]+)\] ")
_MARKER = re.compile(r"(?:[-–—*+•◦▪‣●○·■►➢✓] |\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)] |\(?(?:[a-zA-Z]|[ivx]{1,5})[.)] )")
_CLOSING = " \"'”’»)]*_"
_MARKS = re.compile(r"(?:\[(?:[0-9]{1,3}|[*†‡§]{1,3})\])+\Z")
"""Of notes."""
_TAIL = 40
_ENDS = ".!?…:;。"
_LONGEST_HEADING = 120
_FEW_WORDS = 14
_WIDEST = 130
"""A longer line was not broken to fit a page."""


def _blocks(text: str) -> Iterator[_Block]:
    before: _Block | None = None
    start = 0
    # Other blanks and line ends are put in place of theirs, so that every character stays where it is.
    for line in text.replace("\u00a0", " ").replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        words = line.strip()
        if not words:
            if before:
                yield before
            before = None
        else:
            block = _block(start, line, words)
            if before and _goes_on(before, block, words):
                before = before._replace(size=block.size, end=block.end, is_heading=False, is_prose=True)
            else:
                if before:
                    yield before
                before = block
        start += len(line) + 1
    if before:
        yield before


def _block(start: int, line: str, words: str) -> _Block:
    number, marker = _NUMBER.match(words), _MARKER.match(f"{words} ")
    said = marker[0] if marker else number[0] if number and _opens_sentence(number) else ""
    end = _MARKS.sub("", words[-_TAIL:]).rstrip(_CLOSING)[-1:]
    is_heading = _is_heading(words, said, end)
    is_prose = not is_heading and not _is_row(words) and not _NOTE.match(words)
    return _Block(start, len(words), is_prose, is_heading, said.strip(), len(line) - len(line.lstrip()), end)


def _is_row(words: str) -> bool:
    """Of a table, whose first or last cell may be empty."""
    return " | " in f" {words} "


def _opens_sentence(number: re.Match[str]) -> bool:
    """Whether a number is none of the words after it: "42 We will", and not "42 countries"."""
    return bool(number[1] or number[3]) or number[4].isupper() or number[4] in "“\"'‘"


def _is_heading(words: str, marker: str, end: str) -> bool:
    """By its mark, its capitals, or as a few words that are no sentence; what has the mark of an item is none."""
    if _HEADING.match(words):
        return True
    if marker or len(words) > _LONGEST_HEADING or end in _ENDS + ",":
        return words.isupper() and not marker and len(words) <= _LONGEST_HEADING
    return len(words.split()) <= _FEW_WORDS and not words[0].islower()


def _goes_on(before: _Block, block: _Block, words: str) -> bool:
    """Whether a line is the rest of the one right above it."""
    if block.marker or not (before.is_prose or before.is_heading) or _is_row(words) or _HEADING.match(words):
        return False
    if before.is_heading:
        return words[0].islower()
    if before.size == len(before.marker):
        return True  # a marker on a line of its own
    return before.size <= _WIDEST and before.end not in _ENDS and not words.isupper()


# The numbers that a document gives


class _Chain(NamedTuple):
    """Numbers at the beginning of blocks, each one more than that before."""

    blocks: list[int]
    """Their places among all blocks."""
    first: int


_MANY = 10


def _paragraphs(blocks: Sequence[_Block]) -> list[Paragraph | None]:
    """Of each block: its paragraph, None for headings, tables and notes."""
    found: list[Paragraph | None] = []
    count = 0
    for block in blocks:
        count += block.is_prose
        found.append(Paragraph(count, is_counted=True) if block.is_prose else None)
    chains = _numberings(blocks)
    for place, chain in enumerate(chains, 1):
        _number(found, blocks, chain, chains[place].blocks[0] if place < len(chains) else len(blocks))
    return found


def _number(found: list[Paragraph | None], blocks: Sequence[_Block], chain: _Chain, end: int) -> None:
    """Each block of the chain by its number, and what follows it up to a heading; after the last number only items of
    a list are certain to belong to it. At `end` another chain begins."""
    for place, start in enumerate(chain.blocks):
        is_last = place + 1 == len(chain.blocks)
        stop = end if is_last else chain.blocks[place + 1]
        paragraph = Paragraph(chain.first + place)
        found[start] = paragraph
        for at in range(start + 1, stop):
            block = blocks[at]
            if block.is_heading or (is_last and not block.marker):
                break
            if block.is_prose:
                found[at] = paragraph


def _numberings(blocks: Sequence[_Block]) -> list[_Chain]:
    """The chains that number paragraphs: not the lists in them, nor one list in a text without numbers."""
    plain = sum(1 for block in blocks if block.is_prose and not block.marker)
    fit = [chain for chain in _chains(blocks) if _is_numbering(chain, blocks, plain)]
    fit.sort(key=lambda chain: chain.blocks[0] - chain.blocks[-1])  # the widest first: lists lie inside paragraphs
    starts: list[int] = []
    taken: list[_Chain] = []
    for chain in fit:
        at = bisect_right(starts, chain.blocks[0])
        is_after = at == 0 or taken[at - 1].blocks[-1] < chain.blocks[0]
        is_before = at == len(taken) or chain.blocks[-1] < taken[at].blocks[0]
        if is_after and is_before:
            starts.insert(at, chain.blocks[0])
            taken.insert(at, chain)
    return taken


def _chains(blocks: Sequence[_Block]) -> list[_Chain]:
    """Every number in the chain that it counts on in, of those of its form and indent; else it begins one."""
    chains: list[_Chain] = []
    waiting: dict[tuple[str, str, int, int], deque[_Chain]] = {}
    for place, block in enumerate(blocks):
        found = _NUMBER.match(f"{block.marker} x") if block.marker and block.is_prose else None
        if found is None:
            continue
        number, form = int(found[2]), (found[1], found[3], block.indent)
        open_ = waiting.get((*form, number))
        if open_:
            chain = open_.popleft()  # the one begun first: a list that begins anew lies inside a paragraph
            chain.blocks.append(place)
        else:
            chain = _Chain([place], number)
            chains.append(chain)
        waiting.setdefault((*form, number + 1), deque()).append(chain)
    return [chain for chain in chains if len(chain.blocks) > 1]


def _is_numbering(chain: _Chain, blocks: Sequence[_Block], plain: int) -> bool:
    """Many numbers; or as many as half of the paragraphs without one, in sentences, which nothing leads in."""
    sentences = sum(1 for place in chain.blocks if blocks[place].end in _ENDS)
    if 2 * sentences < len(chain.blocks):
        return False
    first = chain.blocks[0]
    is_led_in = first > 0 and not blocks[first - 1].is_heading and blocks[first - 1].end not in ".!?…。"
    return len(chain.blocks) >= _MANY or (2 * len(chain.blocks) >= plain and not is_led_in)
