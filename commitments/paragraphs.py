"""Where in its document a passage stands: on which page, and in which paragraph, as communiques are cited.

A document that numbers its paragraphs ("42.", "(42)", "[42]", "1.1", "§ 3", "Art. 4" at their beginning) is cited by
these numbers; what stands outside of them, such as a preamble, is counted and told as unnumbered, so that no number
means what is numbered here and counted there; an annex or a part may begin its numbers anew. In any other document all
paragraphs are counted: every line of prose is one, an item of a list too. A heading, a row of a table or a note is none
in either. All of it follows from the text and the pages alone, in time proportional to their length.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from commitments.numberings import (
    ENDS,
    NAMED,
    Block,
    Chain,
    Number,
    Sort,
    counts_on,
    number_of,
    numberings,
    reach,
    within,
)
from commitments.places import PageStart, Paragraph, Place, Span
from commitments.sentences.titles import heads, heads_what_follows


class Places:
    """Of one text."""

    def __init__(self, text: str, pages: Sequence[PageStart] = ()) -> None:
        self._pages = [page.number for page in pages]
        self._page_starts = [page.start for page in pages]
        blocks = _with_headings([*_blocks(text)])
        self._starts = [block.start for block in blocks]
        self._paragraphs = _paragraphs(blocks)

    def at(self, span: Span) -> Place:
        """Where a passage begins. None for what nobody can tell: no pages, or a heading, a table, a note."""
        page, block = bisect_right(self._page_starts, span.start) - 1, bisect_right(self._starts, span.start) - 1
        return Place(self._pages[page] if page >= 0 else None, self._paragraphs[block] if block >= 0 else None)


_HEADING = re.compile(r"\A#{1,6} ")
_NOTE = re.compile(r"\[(?:[0-9]{1,3}|[*†‡§]+)\] ")
_MARKER = re.compile(r"(?:[-–—*+•◦▪‣●○·■►➢✓] |\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)] |\(?(?:[a-zA-Z]|[ivx]{1,5})[.)] )")
_CLOSING = " \"'”’»)]*_"
_MARKS = re.compile(r"(?:\[(?:[0-9]{1,3}|[*†‡§]{1,3})\])+\Z")
"""Of notes."""
_TAIL = 40
_HEAD = 40
_LONGEST_HEADING = 120
_FEW_WORDS = 14
_SHORT = 20
"""A shorter line was not broken in its sentence."""
_WIDEST = 130
"""A longer line was not broken to fit a page."""


def _blocks(text: str) -> Iterator[Block]:
    before: Block | None = None
    last: Block | None = None
    start = 0
    # Other blanks and line ends are put in place of theirs, so that every character stays where it is.
    text = text.replace("\u00a0", " ").replace("\r\n", " \n").replace("\r", "\n")
    if _has_numbers_in_brackets(text):
        text = _IN_BRACKETS.sub(r"\g<indent>(\g<number>) ", text)
    is_spaced = _is_spaced(text)
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            if before:
                yield before
            before, last = None, before or last
        else:
            block = _block(start, line, words, before or last)
            if before and _goes_on(before, block, words, is_spaced=is_spaced):
                before = before._replace(size=block.size, end=block.end, is_heading=False, is_prose=True, title="")
            else:
                if before:
                    yield before
                before = block
        start += len(line) + 1
    if before:
        yield before


_IN_BRACKETS = re.compile(r"^(?P<indent>[ \t]*)\[(?P<number>[1-9][0-9]{0,2})\] ", re.M)
_IN_TEXT = re.compile(r"(?<![\s(])\[[1-9][0-9]{0,2}\]")
_FEWEST, _LATEST = 3, 0.25


def _has_numbers_in_brackets(text: str) -> bool:
    """Whether "[1]" numbers the paragraphs of a text from its beginning, and no note of it: no mark leads to one."""
    found = [*_IN_BRACKETS.finditer(text)]
    numbers = [int(one["number"]) for one in found]
    if len(found) < _FEWEST or numbers != [*range(numbers[0], numbers[0] + len(numbers))]:
        return False
    return found[0].start() <= _LATEST * len(text) and not _IN_TEXT.search(text)


def _block(start: int, line: str, words: str, last: Block | None) -> Block:
    """The block of a line; `last` is the one before, whether or not it ends there."""
    opening = _opening(words)
    number, marker = number_of(_HEADING.sub("", opening)), _MARKER.match(f"{opening} ")
    end = _MARKS.sub("", words[-_TAIL:]).rstrip(_CLOSING)[-1:]
    said = marker[0].strip() if marker else ""
    if number and not said and (number.sort is Sort.WHOLE or not _is_heading(words, "", end)):
        said = number.mark
    is_row = _is_row(words)
    is_heading = not is_row and _is_heading(words, "" if _is_of_part(opening, last) else said, end)
    is_prose = not (is_heading or is_row or _NOTE.match(words))
    is_titled = number and number.sort not in NAMED and is_prose and end not in ENDS + ","
    title = opening[len(said) :].strip(" *_") if said and is_titled and _is_heading(words, "", end) else ""
    return Block(start, len(words), is_prose, is_heading, said, len(line) - len(line.lstrip()), end, number, title)


_PART = re.compile(r"[A-Z][.)] +(.)")


def _is_of_part(words: str, last: Block | None) -> bool:
    """Whether a line begins with a capital letter and a name, as the headings of parts do, and is no item of a list."""
    found = _PART.match(words)
    if found is None or not found[1].isupper():
        return False
    return (
        words.isupper() or last is None or last.is_heading or not (last.end == ":" or _PART.match(f"{last.marker} A"))
    )


def _opening(words: str) -> str:
    """How a line begins, where its number may be in bold: "**Article 1:** Scope", "2.** ** We act."."""
    head = words[:_HEAD]
    if "**" not in head and "__" not in head:
        return words
    return " ".join(head.replace("**", "").replace("__", "").split()) + words[_HEAD:]


def _is_row(words: str) -> bool:
    """Of a table, whose first or last cell may be empty."""
    return " | " in f" {words} "


def _is_heading(words: str, marker: str, end: str) -> bool:
    """By its mark, its capitals, or as a few words that are no sentence; what has the mark of an item is none."""
    if _HEADING.match(words):
        return True
    if end == ":" and not marker and heads_what_follows(words.rstrip(_CLOSING).rstrip(":")):
        return True
    if marker or len(words) > _LONGEST_HEADING or end in ENDS + ",":
        return words.isupper() and not marker and len(words) <= _LONGEST_HEADING
    return len(words.split()) <= _FEW_WORDS and not words[0].islower()


def _with_headings(blocks: list[Block]) -> list[Block]:
    """The same blocks, where those that have numbers and words like titles are headings, if text stands under each."""
    runs: list[list[int]] = []
    open_: dict[tuple[Sort, str], list[int]] = {}
    for place, block in enumerate(blocks):
        if block.number is None or not block.title:
            continue
        form = block.number.sort, block.number.form
        run = open_.get(form)
        if run is None or not counts_on(blocks[run[-1]].number, block.number):
            run = open_[form] = []
            runs.append(run)
        run.append(place)
    for run in runs:
        is_told_on = len(run) > 1 and all(_has_text_under(blocks, place) for place in run)
        if is_told_on and 2 * sum(heads(blocks[place].title) for place in run) >= len(run):
            for place in run:
                blocks[place] = blocks[place]._replace(is_heading=True, is_prose=False, marker="")
    return blocks


def _has_text_under(blocks: Sequence[Block], place: int) -> bool:
    """Whether anything but the next of its kind follows."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    number, one = blocks[place].number, below and below.number
    return below is not None and not (below.title and number and one and one.form == number.form)


_FIRST_OF_NUMBERED = re.compile(
    r"^(?P<blank>[ \t]*\n)?[ \t]*(?:\(?[1-9][0-9]{0,2}[.)]|[1-9][0-9]{0,2}(?:\.[0-9]{1,3}){1,3}[.)]?) ", re.M
)


def _is_spaced(text: str) -> bool:
    """Whether a blank line stands before each paragraph that has a number, so that lines without one go on."""
    found = [line["blank"] is not None for line in _FIRST_OF_NUMBERED.finditer(text)]
    return len(found) > 1 and all(found[1:])


def _goes_on(before: Block, block: Block, words: str, *, is_spaced: bool) -> bool:
    """Whether a line is the rest of the one right above it."""
    if block.marker and not _is_in_sentence(before, block):
        return False
    if not (before.is_prose or before.is_heading) or _is_row(words) or _HEADING.match(words):
        return False
    if before.is_heading:
        return words[0].islower()
    if before.size == len(before.marker):
        return True  # a marker on a line of its own
    if before.marker and before.size <= _WIDEST and (block.indent > before.indent or (before.number and is_spaced)):
        return True  # set in under it, or no blank line as before others
    return before.size <= _WIDEST and before.end not in ENDS and not words.isupper()


def _is_in_sentence(before: Block, block: Block) -> bool:
    """Whether a line that begins with a bare number is the rest of a sentence: "in all / 27 Member States"."""
    number, last = block.number, before.number
    if number is None or number.is_sure or not before.is_prose or before.end in ENDS + ",":
        return False
    return not (last and last.form == number.form and last.key < number.key) and before.size > _SHORT


# The numbers that a document gives


_LEAST = 0.25
"""Of the prose of a document: where less stands under few numbers that begin late, these are a list's."""
_MANY = 12
_EARLY = 3
"""Paragraphs before the first number."""


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph | None]:
    """Of each block: its paragraph, None for headings, tables and notes."""
    counted, chains = [*_counted(blocks)], numberings(blocks)
    found: list[Paragraph | None] = [None] * len(blocks)
    for place, chain in enumerate(chains, 1):
        _number(found, blocks, chain, chains[place].blocks[0] if place < len(chains) else len(blocks))
    if not (chains and _are_of_document(found, counted, chains)):
        return counted
    return [one or (count and count._replace(is_unnumbered=True)) for one, count in zip(found, counted, strict=True)]


def _are_of_document(
    found: Sequence[Paragraph | None], counted: Sequence[Paragraph | None], chains: Sequence[Chain]
) -> bool:
    """Whether numbers are those of a document, and not of one list in it."""
    is_early = sum(map(bool, counted[: chains[0].blocks[0]])) <= _EARLY
    is_long = max(len(chain.blocks) for chain in chains) >= _MANY
    return is_early or is_long or sum(map(bool, found)) >= _LEAST * sum(map(bool, counted))


def _counted(blocks: Sequence[Block]) -> Iterator[Paragraph | None]:
    count = 0
    for block in blocks:
        count += block.is_prose
        yield Paragraph(count, is_counted=True) if block.is_prose else None


def _certain(number: Number, blocks: Sequence[Block], start: int, stop: int) -> int:
    """Up to where what follows the last number of a chain is certain to belong to it: items, and all before a part that
    bears its number, as 3.1 does of 3; what stands under it where it is a heading."""
    end, is_list = start + 1, True
    for at in range(start + 1, stop):
        block = blocks[at]
        is_own = block.marker.strip("().").startswith(f"{number.written}.")
        if block.is_heading or (not is_own and _begins_other(number, blocks, start, at)):
            break
        is_list = is_list and (block.marker != "" or blocks[start].is_heading)
        end = at + 1 if is_own or is_list else end
    return end


def _begins_other(number: Number, blocks: Sequence[Block], start: int, at: int) -> bool:
    """Whether a block behind a numbered one bears a number that is none of it: another sort, the next, the first of a
    list that nothing leads in."""
    before, block = blocks[at - 1], blocks[at]
    one, last = block.number, before.number
    goes_on = one and last and last.form == one.form and last.key < one.key and at - 1 > start
    if one is None or before.end == ":" or goes_on:
        return False
    if one.sort is not number.sort:
        return one.sort is not Sort.WHOLE or number.sort is Sort.POINT
    is_alike = one.form == number.form and block.indent <= blocks[start].indent
    return is_alike or one.key == (*number.key[:-1], number.key[-1] + 1)


def _number(found: list[Paragraph | None], blocks: Sequence[Block], chain: Chain, end: int) -> None:
    """Each block of the chain by its number, and what follows it up to a heading; after the last, and after each point,
    see `_certain`. At `end` another chain begins."""
    sort = chain.numbers[0].sort
    last = min(end, reach(chain, blocks)) if sort is Sort.ARTICLE else end
    for number, (start, stop) in zip(chain.numbers, pairwise([*chain.blocks, last]), strict=True):
        is_last = start == chain.blocks[-1] and sort is not Sort.ARTICLE
        if is_last or sort is Sort.POINT:
            stop = _certain(number, blocks, start, stop)
        item, indent, is_begun = "", 0, blocks[start].is_prose
        found[start] = _paragraph(number, "") if blocks[start].is_prose else None
        for at in range(start + 1, stop):
            block = blocks[at]
            if block.is_heading and is_begun:
                break
            if block.is_prose:
                is_begun = True
                if named := within(number, block.marker, item):
                    item, indent = named, block.indent
                elif block.indent <= indent:
                    item = ""
                found[at] = _paragraph(number, item)


def _paragraph(number: Number, item: str) -> Paragraph:
    label = item or number.written
    return Paragraph(number.key[0], label="" if label.isdigit() else label)
