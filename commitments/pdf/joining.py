"""The pieces of pages, one after another -> blocks: what goes on over the end of a column or a page is one.

A figure with its caption or a table may stand between; the notes of a page follow what goes on to the next one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from commitments.blocks import Block, Sort, Turn
from commitments.pdf.lines import MARKER
from commitments.pdf.paragraphs import ADDRESS, Hyphens, Look, Paragraph, ends_open, look_of

_MOST_BETWEEN = 60
"""Pieces. Longer tables part what stands before and behind them."""
_LONGEST_CELL = 4
"""Words. Rows with more may be columns of prose."""
_LONG = 3
"""Blanks in a bold line that a sentence goes on from."""
_SMALL = 0.97
_BLANK = 0.25
"""Of a letter's size."""
_NARROWEST, _LOWEST = 12.0, 1.0
"""Of a letter's size: what several lines of text in a column have at least, the height from base to base."""
_NUMBERED = re.compile(r"[^\W\d]+\.? \d")
"""How the name of a figure or a table begins."""


class Piece(NamedTuple):
    """A block in the making."""

    block: Block
    look: Look | None = None
    is_note: bool = False
    goes_on: bool = False
    """It does not end with a sentence."""
    is_full: bool = False
    cells: tuple[str, ...] = ()
    """Of a row."""
    drawn: Paragraph | None = None
    """What of it was drawn last in one column."""


def joined(pages: Iterable[Sequence[Piece]], body: Look, hyphens: Hyphens) -> Iterator[Block]:
    held: Piece | None = None
    between: list[Piece] = []
    """What may stand in the middle of the piece that is held."""
    notes: list[Block] = []
    for pieces in pages:
        for piece in pieces:
            if piece.is_note:
                notes.append(piece.block)
            elif held and _continues(held, piece, body, is_apart=bool(between)):
                held = _two(held, piece, hyphens)
            elif between and _continues(between[-1], piece, body, is_apart=False):
                between[-1] = _two(between[-1], piece, hyphens)
            elif held and held.look == body and len(between) < _MOST_BETWEEN and _may_be_between(held, piece):
                between.append(piece)
            else:
                if held:
                    yield from (held.block, *(one.block for one in between), *notes)
                    between, notes = [], []
                held = piece
    if held:
        yield from (held.block, *(one.block for one in between))
    yield from notes


def _two(before: Piece, piece: Piece, hyphens: Hyphens) -> Piece:
    """The two as one, which knows where it turns to another page."""
    first, after = before.block, piece.block
    if piece.cells:
        after = after._replace(words=piece.cells[-1])
        piece = piece._replace(cells=(*before.cells[:-1], hyphens.joined([before.cells[-1], after.words])))
    words = hyphens.joined([first.words, after.words])
    turns, last = first.turns, first.turns[-1].page if first.turns else first.page
    if after.page is not None and after.page != last:
        turns = (*turns, Turn(len(words) - len(after.words), after.page))
    sort = after.sort if first.sort is Sort.HEADING else first.sort
    level = first.level if sort is first.sort else after.level
    look = before.look if after.sort is Sort.HEADING else piece.look
    return piece._replace(block=first._replace(sort=sort, level=level, words=words, turns=turns), look=look)


def _continues(before: Piece, piece: Piece, body: Look, *, is_apart: bool) -> bool:
    if before.cells:
        return not is_apart and _is_rest_of_row(before, piece)
    if not (before.goes_on and before.look and piece.look):
        return False
    if before.block.sort is Sort.HEADING:
        return not is_apart and _is_no_heading(before, piece)
    if piece.block.sort is Sort.HEADING:
        return not is_apart and _is_rest(before, piece)
    if piece.block.sort is not Sort.PARAGRAPH:
        return False
    if _look_at_end(before) != piece.look:
        return False
    if piece.block.words[:1].islower():
        return True
    is_over = before.block.page != piece.block.page and (before.is_full or _had_no_room(before, piece))
    return not is_apart and (is_over or _is_in_next_column(before, piece, body))


def _look_at_end(piece: Piece) -> Look | None:
    """An item whose first words are bold goes on as its last line is set."""
    return look_of(piece.drawn.lines[-1]) if piece.drawn else piece.look


def _had_no_room(before: Piece, piece: Piece) -> bool:
    """Whether the first word of the second had found no room behind the last one of the first."""
    if before.drawn is None or piece.drawn is None:
        return False
    return before.drawn.room < piece.drawn.lines[0].first + _BLANK * before.drawn.lines[-1].size


def _is_in_next_column(before: Piece, piece: Piece, body: Look) -> bool:
    """Whether one of several lines of text ends a column, and the other begins the next one and ends a sentence there.
    Boxes beside one another hold few words, and no sentences."""
    if before.drawn is None or piece.drawn is None or before.block.sort is not Sort.PARAGRAPH:
        return False  # items may end as no sentence does
    if piece.goes_on or not before.look == piece.look == body:
        return False
    (left, base, right, top), (begins, _, _, height) = before.drawn.box, piece.drawn.box
    is_column = right - left >= _NARROWEST * body.size and top - base >= _LOWEST * body.size
    return is_column and _had_no_room(before, piece) and begins >= right and height > base


def _is_rest_of_row(before: Piece, piece: Piece) -> bool:
    """Whether a row on another page has but the rest of a sentence that the last cell before it has left open."""
    if len(before.cells) != len(piece.cells) or any(piece.cells[:-1]) or before.block.page == piece.block.page:
        return False
    return ends_open(before.cells[-1]) and piece.cells[-1][:1].islower()


def _is_rest(before: Piece, piece: Piece) -> bool:
    """Whether the second of two of one size goes on with a small letter where the first, which begins with none, has
    left off."""
    first = piece.block.words.split(" ", 1)[0]
    if before.look is None or piece.look is None or before.look.size != piece.look.size:
        return False
    is_small = first[:1].islower() and not ADDRESS.search(first) and not MARKER.match(first)
    return is_small and not before.block.words[:1].islower()


def _is_no_heading(before: Piece, piece: Piece) -> bool:
    """Whether what was taken for a heading is the beginning of a sentence, or of a heading, that goes on."""
    if not _is_rest(before, piece):
        return False
    if piece.block.sort is Sort.HEADING:
        return before.look == piece.look
    is_long = before.block.words.count(" ") >= _LONG
    return piece.block.sort is Sort.PARAGRAPH and (before.look == piece.look or is_long)


def _may_be_between(held: Piece, piece: Piece) -> bool:
    """Whether a piece is set smaller than the text that is held, as a caption is, or is a row of a table."""
    if not (held.goes_on and held.is_full and held.look):
        return False
    if piece.block.sort is Sort.ROW:
        cells = piece.block.words.split(" | ")
        return len(piece.block.words.split()) <= _LONGEST_CELL * len(cells)
    if piece.block.sort is Sort.HEADING:
        return _NUMBERED.match(piece.block.words) is not None
    return piece.look is not None and piece.look.size < _SMALL * held.look.size
