"""A PDF's bytes -> blocks, notes and the title it says: the words, without running heads, in columns, as paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.blocks import Block, Sort
from commitments.blocks.left import said_of
from commitments.blocks.lines import counted
from commitments.edges import Left, on_pages
from commitments.pdf import headings
from commitments.pdf.drawn import words
from commitments.pdf.edges import without_edges
from commitments.pdf.initials import settled
from commitments.pdf.joining import Piece, joined
from commitments.pdf.labels import Labels
from commitments.pdf.lanes import with_lanes
from commitments.pdf.layout.boxes import boxed
from commitments.pdf.layout.centred import without_centred
from commitments.pdf.layout.columns import Layout, Rule, layout
from commitments.pdf.layout.grids import Cells, Freed, freed
from commitments.pdf.layout.rows import RIGHT_TO_LEFT, rows_of, with_numbers_apart
from commitments.pdf.layout.stretched import stretched
from commitments.pdf.lines import BULLET, MARKER, Line, Table, Text, line_of
from commitments.pdf.margins import Parted, parted
from commitments.pdf.marks import Marks
from commitments.pdf.page import UNKNOWN, Page
from commitments.pdf.paragraphs import (
    Hyphens,
    Look,
    Measures,
    Paragraph,
    is_unfinished,
    look_of,
    measures,
)
from commitments.toml import beside

_WORDS = beside(__file__, "words.toml")
_NOTE = re.compile(r"(?:\[(?:\d[\d,]*|[*†‡§]+)\]|\d{1,3}|[*†‡§]{1,3}) ")
_SAME = 3.0
_LINE = 60
_FEWEST = 3
"""Pages with the same words at an angle, for these to be a stamp; of two pages both."""
_MOST_STAMPS = 6
_MANY_LETTERS = 20
"""Of a script that runs from right to left; fewer are a name."""
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_OPENING = "\"'“‘«„(["


class Reading(NamedTuple):
    title: str
    blocks: list[Block]
    notes: list[str]


def reading(data: bytes, name: str) -> Reading:
    title, pages, labels = words.read(data, name)
    lots = [freed(page) for page in pages]
    marks = Marks(pages)
    lots = [_unmarked(lot, marks, number) for number, lot in enumerate(lots)]
    drawn_rows = with_numbers_apart([rows_of(lot.words) for lot in lots])
    kept, left, printed = without_edges([*map(stretched, drawn_rows)])
    tabled = [
        (rows, lot.tables) if boxed(rows, page) else without_centred(rows, lot.tables)
        for rows, lot, page in zip(kept, lots, pages, strict=True)
    ]
    lots = [lot._replace(tables=tables) for lot, (_, tables) in zip(lots, tabled, strict=True)]
    sheets = parted([rows for rows, _ in tabled], pages)
    layouts = [layout(sheet.rows, *drawn) for sheet, drawn in zip(sheets, _drawn(pages, lots), strict=True)]
    asides = [
        [part for rows in sheet.asides for part in layout(rows, *drawn).parts]
        for sheet, drawn in zip(sheets, _drawn(pages, lots), strict=True)
    ]
    asides = [[*beside, *one.boxed] for beside, one in zip(asides, layouts, strict=True)]
    aslant, labelled = _aslant(pages, left, marks), Labels(labels, left, printed)
    layouts = [
        one._replace(parts=with_lanes(one.parts, page, sheet.asides))
        for one, page, sheet in zip(layouts, pages, sheets, strict=True)
    ]
    parts = [part for one, beside in zip(layouts, asides, strict=True) for part in (*one.parts, *beside)]
    texts = [part for part in parts if isinstance(part, Text)]
    usual = measures(texts, _all_lines(part for part in parts if isinstance(part, Table)))
    hyphens = Hyphens(_all_lines(parts), _WORDS["suspended"])
    maker = _Maker(usual, hyphens, headings.levels(texts, usual))
    made = [
        [
            *maker.pieces(one.parts, number),
            *map(_aside, maker.pieces([*beside, *aslant.kept.get(number, [])], number)),
        ]
        for number, (one, beside) in enumerate(zip(layouts, asides, strict=True), 1)
    ]
    blocks = list(labelled.cited(joined(made, usual.body, hyphens)))
    left = left._replace(heads=left.heads + Counter(said for sheet in sheets for said in sheet.repeated))
    told = [
        *_notes(pages, left, layouts, hyphens),
        *_beside_notes(sheets, asides),
        *marks.notes(),
        *_aslant_notes(pages, aslant),
    ]
    told += [*labelled.notes(), *_direction_notes(blocks)]
    return Reading(title, blocks, told)


def _unmarked(lot: Freed, marks: Marks, page: int) -> Freed:
    tables = [[[marks.without(cell, page) for cell in row] for row in table] for table in lot.tables]
    return Freed(marks.without(settled(lot.words), page), tables)


def _aside(piece: Piece) -> Piece:
    """A piece of what stands beside the text: its heading is none of what follows on the next page."""
    block = piece.block
    return piece._replace(
        block=block._replace(sort=Sort.PARAGRAPH, level=1) if block.sort is Sort.HEADING else block, is_note=True
    )


class _Aslant(NamedTuple):
    """What stands at an angle."""

    kept: dict[int, list[Text | Table]]
    """By page."""
    stamps: dict[str, set[int]]
    """What is left out, and on which pages."""


def _aslant(pages: Sequence[Page], left: Left, marks: Marks) -> _Aslant:
    """What stands at an angle; a stamp that is on several pages is none of their text, nor is a head of pages
    on one that is turned."""
    lots = [
        (
            number,
            [
                line
                for row in rows_of(marks.without(lot, number - 1))
                if not left.is_head((line := line_of(row)).text, number - 1)
            ],
        )
        for number, page in enumerate(pages, 1)
        for lot in page.aslant
    ]
    often = Counter(tuple(line.text for line in lines) for _, lines in lots)
    fewest = min(_FEWEST, max(2, len(pages)))
    found = _Aslant({}, {})
    for number, lines in lots:
        if lines and often[said := tuple(line.text for line in lines)] < fewest:
            found.kept.setdefault(number, []).append(Text(lines))
        elif lines:
            found.stamps.setdefault(" ".join(said), set()).add(number)
    return found


def _beside_notes(sheets: Sequence[Parted], asides: Sequence[Sequence[Text | Table]]) -> Iterator[str]:
    beside = [number for number, found in enumerate(asides, 1) if found]
    if beside:
        yield f"text beside the text of {_named(beside)}, in a box or the margin, is put at the end of the page"
    numbered = sum(1 for sheet in sheets if sheet.has_numbers)
    if numbered:
        yield f"left out the numbers of lines on {on_pages(numbered)}"


def _direction_notes(blocks: Sequence[Block]) -> Iterator[str]:
    if sum(len(RIGHT_TO_LEFT.findall(block.words)) for block in blocks) >= _MANY_LETTERS:
        yield (
            "what is written from right to left may have letters and figures in another order than on the page, since "
            "a PDF does not say in which they are read; check quotes of it against the page"
        )


def _aslant_notes(pages: Sequence[Page], aslant: _Aslant) -> Iterator[str]:
    stamped = {number for number, page in enumerate(pages, 1) if page.aslant and number not in aslant.kept}
    stamped.update(*aslant.stamps.values())
    if stamped:
        said = ", ".join(f"“{words[:80]}”" for words in [*aslant.stamps][:_MOST_STAMPS])
        where = on_pages(len(stamped))
        yield f"left out what stands aslant on {where} as on others, such as a stamp{': ' * bool(said)}{said}"
    if aslant.kept:
        yield f"text at an angle on {_named(aslant.kept)} is put at the end of the page"


def _drawn(pages: Sequence[Page], lots: Sequence[Freed]) -> Iterator[tuple[list[Rule], list[Cells]]]:
    """The lines that are drawn on each page, and its tables."""
    return ((page.rules, lot.tables) for page, lot in zip(pages, lots, strict=True))


def _all_lines(parts: Iterable[Text | Table]) -> Iterator[Line]:
    for part in parts:
        if isinstance(part, Text):
            yield from part.lines
        else:
            yield from (line for row in part.rows for cell in row for line in cell)


def _are_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is none: paragraphs with their numbers, which follow one another, in the margin."""
    if any(len(cells) != 2 or not _NUMBER.fullmatch(cells[0]) or cells[1].count(" ") < 2 for cells in rows):
        return False
    numbers = [int(cells[0]) for cells in rows]
    long = sum(1 for cells in rows if len(cells[1]) > _LINE)
    return 2 * long >= len(rows) and all(after == before + 1 for before, after in pairwise(numbers))


class _Maker:
    def __init__(self, usual: Measures, hyphens: Hyphens, levels: dict[Look, int]) -> None:
        self._usual = usual
        self._hyphens = hyphens
        self._levels = levels
        self._items: list[float] = []
        self._is_listing = False
        """Whether the block before ends with a colon, or goes on in small letters with what one began."""
        """How far from the left the item stands that is being read, and those it is part of."""

    def pieces(self, parts: Iterable[Text | Table], page: int) -> list[Piece]:
        """Of one page; the notes at the foot of its columns at the end."""
        found: list[Piece] = []
        for part in parts:
            found += self._rows(part, page) if isinstance(part, Table) else self._text(part, page)
        return sorted(found, key=lambda piece: piece.is_note)

    def _rows(self, table: Table, page: int) -> Iterator[Piece]:
        rows = [[self._hyphens.joined(line.whole for line in cell) for cell in row] for row in table.rows]
        if _are_numbered(rows):
            for (number, words), (_, lines) in zip(rows, table.rows, strict=True):
                look, goes_on = look_of(lines[0]), is_unfinished(words)
                yield Piece(Block(Sort.ITEM, words, marker=number, page=page), look, goes_on=goes_on, is_full=True)
            return
        for cells in rows:
            if any(cells):  # none of a row of an empty form, or one whose words are all struck through
                yield Piece(Block(Sort.ROW, " | ".join(cells), page=page), cells=tuple(cells))

    def _text(self, text: Text, page: int) -> list[Piece]:
        found = headings.parted(text, self._usual)
        notes = self._first_note(found)
        edge = min((line.left for line in text.lines), default=0.0)
        made = [self._piece(one, page, edge, is_note=place >= notes) for place, one in enumerate(found)]
        return [piece for piece in made if piece.block.words]  # all the words of one may be struck through

    def _first_note(self, found: Sequence[Paragraph]) -> int:
        """The place of the first of the notes that end a column: all small, the first with a mark."""
        first = len(found)
        while first and found[first - 1].look.size <= headings.SMALL * self._usual.body.size:
            first -= 1
        while first < len(found) and not _NOTE.match(found[first].lines[0].text):
            first += 1
        return first

    def _piece(self, paragraph: Paragraph, page: int, edge: float, *, is_note: bool) -> Piece:
        text = self._hyphens.joined(line.text for line in paragraph.lines)
        if paragraph.lines[0].is_apart:
            return Piece(Block(Sort.ROW, text, page=page))
        if is_note:
            return Piece(Block(Sort.PARAGRAPH, text, page=page), is_note=True)
        is_listed = self._is_listing and text[:1].islower()
        self._is_listing = text.endswith(":") or is_listed
        if not is_listed and headings.is_heading(paragraph, text, self._usual):
            self._items.clear()
            words = " ".join(filter(None, (paragraph.lines[0].number, text)))
            found = Block(Sort.HEADING, words, self._levels.get(paragraph.look, 1), page=page)
            return Piece(found, paragraph.look, goes_on=is_unfinished(text))
        number = paragraph.lines[0].number
        marker = number or _marker(paragraph)
        rest = text if number else text[len(marker) :].lstrip()
        look, goes_on = paragraph.look, is_unfinished(text) and not (is_listed and paragraph.look != self._usual.body)
        if marker and any(map(str.isalnum, rest)):
            level = self._level(paragraph.lines[0].left - edge)
            shown = "-" if BULLET.match(marker) or paragraph.lines[0].is_item else marker.replace("\u00a0", " ")
            made = Block(Sort.ITEM, rest, level, shown, page=page)
        else:
            self._items.clear()
            made = Block(Sort.PARAGRAPH, text, page=page)
        return Piece(made, look, goes_on=goes_on, is_full=paragraph.is_full, drawn=paragraph)

    def _level(self, left: float) -> int:
        """How deep an item is, by the items before it that stand further left."""
        while self._items and self._items[-1] > left + _SAME:
            self._items.pop()
        if not self._items or self._items[-1] < left - _SAME:
            self._items.append(left)
        return len(self._items)


def _marker(paragraph: Paragraph) -> str:
    first, _, rest = paragraph.lines[0].text.partition(" ")
    if paragraph.lines[0].is_item and (first == "o" or not first.isalnum()) and rest.lstrip(_OPENING)[:1].isalpha():
        return first
    is_between_two = BULLET.match(first) and rest.endswith(f" {first}")  # "- End -"
    return first if MARKER.match(first) and not is_between_two else ""


def _notes(pages: Sequence[Page], left: Left, layouts: Sequence[Layout], hyphens: Hyphens) -> Iterator[str]:
    empty = sum(1 for page in pages if not page.words)
    if empty and empty < len(pages):
        yield f"{empty} of {len(pages)} pages hold no text; if they are scans, run OCR first"
    yield from left.notes()
    if any(page.has_strikes for page in pages):
        yield said_of("struck")
    hidden = sum(page.hidden for page in pages)
    if hidden:
        yield f"left out {hidden:,} characters that cannot be seen on the page"
    unknown = {number: count for number, page in enumerate(pages, 1) if (count := _unknown(page))}
    if unknown:
        yield (
            f"{sum(unknown.values()):,} letters on {_named(unknown)} cannot be read, since their font does not say "
            f"which they are, and stand as {UNKNOWN}; copy the words from the page, or run OCR"
        )
    scanned = sum(1 for page in pages if page.by_machine)
    if scanned:
        yield f"the text of {on_pages(scanned)} was read from a picture by a program; check quotes against the picture"
    uncertain = [number for number, one in enumerate(layouts, 1) if one.is_uncertain]
    if uncertain:
        yield (
            f"{_named(uncertain)}: the columns are drawn row by row, so their order is uncertain; "
            f"they are read one after another"
        )
    if hyphens.uncertain:
        kept = counted(hyphens.uncertain, "word broken at a line's end keeps", "words broken at a line's end keep")
        yield f"{kept} the hyphen, since it may be part of the word"


def _unknown(page: Page) -> int:
    return sum(word.text.count(UNKNOWN) for lot in (page.words, *page.aslant) for word in lot)


def _named(numbers: Iterable[int]) -> str:
    named = list(numbers)
    if len(named) == 1:
        return f"page {named[0]}"
    return f"pages {', '.join(map(str, named[:8]))}{' and more' * (len(named) > 8)}"
