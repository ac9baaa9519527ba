"""The walk through an ODT: its paragraphs, lists and tables as they are seen."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from commitments.blocks import Block, Sort, lines, tables
from commitments.blocks.left import LeftOut
from commitments.word.names import Element, number
from commitments.word.numbering import BULLET
from commitments.word.odt_line import LineReader
from commitments.word.odt_lists import Counts, Lists
from commitments.word.odt_names import DRAW, TABLE, TEXT, words_in
from commitments.word.odt_styles import Styles
from commitments.word.pages import Pages, paged, parted

_AROUND_ROWS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
_CELL, _COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"
_WIDEST = 63
"""Columns of a table that has the same cell side by side."""
_LONGEST_REPEATED = 1_000
"""Characters of a cell that is written once for several."""
_SOFT_BREAK = TEXT + "soft-page-break"
"""Where the program that saved the file began a new page."""
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index"),
        "alphabetical-index",
    )
)
"""What leads to other places of the document."""
_AROUND = frozenset(TEXT + name for name in ("bibliography", "index-body", "index-title"))
"""What stands around paragraphs and is not seen."""


class _Place(NamedTuple):
    """Where in a list a container stands."""

    counts: Counts
    style: str
    level: int
    """From 0."""


class Body:
    """Reads containers of paragraphs: the body itself, a cell, a text box, a note."""

    def __init__(self, styles: Styles, lists: Lists, told: Callable[[str], str]) -> None:
        self.pages = Pages()
        self._styles = styles
        self._lists = lists
        self._left = LeftOut()
        self._line = LineReader(styles, self._left, self.pages, self.blocks, told)
        self.noted = self._line.noted
        self._is_in_cell = False

    def left_out(self) -> list[str]:
        return [*self._left.notes()]

    def blocks(self, container: Element) -> list[Block]:
        return [block for child in container for block in self._block(child)]

    def _block(self, element: Element) -> list[Block]:
        tag = element.tag
        if tag in (TEXT + "p", TEXT + "h"):
            return self._paragraph(element, None)
        if tag == TEXT + "list":
            style = element.get(TEXT + "style-name") or ""
            return self._list(element, _Place(self._lists.begun(element, style), style, 0))
        if tag == TEXT + "numbered-paragraph":
            return self._numbered(element)
        if tag == TABLE + "table":
            return self._table(element)
        if tag == TEXT + "section":
            return self._section(element)
        if tag in _INDEXES:
            return [
                lines.entry(block.words, block.marker if block.sort is Sort.ITEM else None)
                for block in self.blocks(element)
            ]
        if tag in _AROUND:
            return self.blocks(element)
        if tag == TEXT + "tracked-changes":
            for deleted in element.iter(TEXT + "deletion"):
                self._left.add("deleted", words_in(deleted))
        elif tag == _SOFT_BREAK:
            self.pages.noted()
        elif isinstance(tag, str) and tag.startswith(DRAW):
            return self._line.read_drawing(element)
        return []

    def _section(self, element: Element) -> list[Block]:
        display = element.get(TEXT + "display")
        if display == "none" or (display == "condition" and element.get(TEXT + "is-hidden") == "true"):
            self._left.add("hidden", words_in(element))
            return []
        return self.blocks(element)

    def _list(self, element: Element, place: _Place) -> list[Block]:
        made: list[Block] = []
        for item in element:
            is_item = item.tag == TEXT + "list-item"
            if is_item or item.tag == TEXT + "list-header":
                made += self._item(item, place, is_waiting=is_item)
            elif item.tag == _SOFT_BREAK:
                self.pages.noted()
        return made

    def _item(self, item: Element, place: _Place, *, is_waiting: bool) -> list[Block]:
        """Its first paragraph has the number. An item that holds but a list inside stands for its level, uncounted."""
        made: list[Block] = []
        start = number(item.get(TEXT + "start-value"))
        own = item.get(TEXT + "style-override")
        for child in item:
            if child.tag == TEXT + "list":
                style = child.get(TEXT + "style-name") or place.style
                made += self._list(child, _Place(place.counts, style, place.level + 1))
            elif child.tag in (TEXT + "p", TEXT + "h") and is_waiting:
                is_waiting = False
                made += self._paragraph(child, place._replace(style=own or place.style), start)
            elif child.tag == TEXT + "h":
                made += self._paragraph(child, place, is_counted=False)
            else:
                made += self._block(child)
        return made

    def _numbered(self, element: Element) -> list[Block]:
        counts = self._lists.numbered(element.get(TEXT + "list-id") or "")
        level = (number(element.get(TEXT + "level")) or 1) - 1
        place = _Place(counts, element.get(TEXT + "style-name") or "", max(0, level))
        start = number(element.get(TEXT + "start-value"))
        return [block for child in element for block in self._paragraph(child, place, start)]

    def _paragraph(
        self, element: Element, place: _Place | None, start: int | None = None, *, is_counted: bool = True
    ) -> list[Block]:
        style = self._styles.named("paragraph", element.get(TEXT + "style-name"))
        if style.begins_page:
            self.pages.ordered(is_only_begun=True)
        line = self._line.read(element, bool(style.is_hidden))
        if style.ends_page:
            self.pages.ordered()
        if line.is_hidden:
            return line.boxes
        is_heading = element.tag == TEXT + "h"
        heading = (number(element.get(TEXT + "outline-level")) or style.heading or 1) if is_heading else style.heading
        marker = line.number
        if place is not None and is_counted:
            counted = self._lists.count(place.counts, place.style, place.level, start)
            marker = counted if marker is None else marker
        elif is_heading and heading and place is None and element.get(TEXT + "is-list-header") != "true":
            is_new = element.get(TEXT + "restart-numbering") == "true"
            start = (number(element.get(TEXT + "start-value")) or 1) if is_new else None
            counted = self._lists.heading(heading - 1, start)
            marker = counted if marker is None else marker
        found = parted(lines.tidy(line.words))
        level = place.level + 1 if place else heading or 1
        if heading and lines.ends_as_text(found.words) and not self._styles.stands_out(element, style):
            heading = 0  # a numbered paragraph with the level of a heading
        block = lines.block(found.words, heading or 0, level, marker)
        if block is None and self._is_in_cell and marker not in (None, "", BULLET):  # a column of numbers
            return [Block(Sort.PARAGRAPH, marker or ""), *line.boxes]
        return [*([paged(block, found)] if block else ()), *line.boxes]

    def _table(self, table: Element) -> list[Block]:
        style = self._styles.named("table", table.get(TABLE + "style-name"))
        if style.begins_page:
            self.pages.ordered(is_only_begun=True)
        made = tables.rows(map(self._cells, self._rows(table)))
        if style.ends_page:
            self.pages.ordered()
        return made

    def _rows(self, table: Element) -> Iterator[Element]:
        for child in table:
            if child.tag == TABLE + "table-row":
                if child.get(TABLE + "visibility") in ("collapse", "filter"):
                    self._left.add("hidden", words_in(child))
                else:
                    yield child
            elif child.tag in _AROUND_ROWS:
                yield from self._rows(child)
            elif child.tag == _SOFT_BREAK:
                self.pages.noted()

    def _cells(self, row: Element) -> list[list[Block] | None]:
        found: list[Element | None] = []
        wide = 0
        for cell in row:
            if not (is_own := cell.tag == _CELL) and cell.tag != _COVERED:
                continue
            times = min(number(cell.get(TABLE + "number-columns-repeated")) or 1, max(_WIDEST - len(found), 1))
            if is_own:
                wide = number(cell.get(TABLE + "number-columns-spanned")) or 1
            is_shown = times == 1 or 0 < len("".join(map(str, cell.itertext())).strip()) <= _LONGEST_REPEATED
            for place in range(times):
                # What is covered from above has no words; what is covered from beside is the place of no cell.
                found.append(cell if (wide < 1 or is_own) and (is_shown or not place) else None)
                wide -= 1
        return self.pages.row(found, self._cell)

    def _cell(self, cell: Element) -> list[Block]:
        if cell.tag != _CELL:
            return []
        around, self._is_in_cell = self._is_in_cell, True
        made = self.blocks(cell)
        self._is_in_cell = around
        return made
