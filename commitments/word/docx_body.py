"""The walk through a DOCX: its paragraphs and tables as they are seen once every change is accepted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, repeat

from commitments.blocks import Block, Sort, lines, tables
from commitments.blocks.left import LeftOut
from commitments.word.docx_line import Line, LineReader
from commitments.word.names import COMPATIBLE, Element, W, child_value, is_on, number, value, words_in
from commitments.word.numbering import BULLET, Numbering
from commitments.word.pages import Pages, paged, parted, unmarked
from commitments.word.styles import Styles, heading_of, is_shaded

_AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
"""What stands around paragraphs, rows and cells and is not seen."""
_ELSEWHERE = frozenset(W + name for name in ("altChunk", "subDoc"))
_P, _TABLE, _ROW, _CELL = (W + name for name in ("p", "tbl", "tr", "tc"))
_WIDEST = 63
"""Columns of a table, as word processors allow."""
_ALTERNATE = COMPATIBLE + "AlternateContent"


class Body:
    """Reads containers of paragraphs: the body itself, a cell, a text box, a note."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        pages: Pages,
        told: Callable[[Element], str],
        *,
        is_paper_white: bool,
    ) -> None:
        self._is_paper_white = is_paper_white
        """Whether what is white is not seen: not in cells and boxes, whose colour many things may tell."""
        self._styles = styles
        self._numbering = numbering
        self._left = LeftOut()
        self._is_contents = False
        """Whether what is read stands in a table of contents."""
        self._carried: list[str] = []
        """The words of paragraphs whose end was deleted or hidden: the next one goes on with them."""
        self._pages = pages
        self._is_in_cell = False
        self._line = LineReader(styles, self._left, pages, lambda box: self.apart(box, "boxes"), told)
        self.noted = self._line.noted

    def left_out(self) -> list[str]:
        return [*self._left.notes()]

    def note(self, container: Element, kind: str, id: str) -> list[Block]:
        """A note; those at the foot of a page are on the page of their mark."""
        page = self._line.noted_on.get((kind, id)) if kind == "footnote" else None
        return self.apart(container, kind, page)

    def apart(self, container: Element, story: str, page: int | None = None) -> list[Block]:
        """A container that stands in the middle of a paragraph, and has nothing to do with it."""
        with self._line.apart(), self._numbering.story(story), self._pages.on(page or self._pages.now):
            return self._coloured(container) if story == "boxes" else self.blocks(container)

    def _coloured(self, container: Element) -> list[Block]:
        paper, self._is_paper_white = self._is_paper_white, False
        made = self.blocks(container)
        self._is_paper_white = paper
        return made

    def blocks(self, container: Element) -> list[Block]:
        around, self._carried = self._carried, []
        made: list[Block] = []
        hanging: list[tuple[Block, int]] = []
        for element in self._inside(container, (_P, _TABLE)):
            if element.tag == _P:
                found = self._paragraph(element)
                hanging, waiting = [*hanging, *self._line.hanging], hanging
            else:
                made += self._rest()
                found, waiting = self._table(element), hanging
            if found:
                made += _beside(found, waiting)
                hanging = hanging[len(waiting) :]
        made += [*self._rest(), *(block for block, _ in hanging)]
        self._carried = around
        return made

    def _inside(self, container: Element, wanted: Iterable[str]) -> Iterator[Element]:
        for child in container:
            if child.tag in wanted:
                yield child
            elif child.tag in _AROUND:
                around, self._is_contents = self._is_contents, self._is_contents or _is_contents(child)
                yield from self._inside(child, wanted)
                self._is_contents = around
            elif child.tag == _ALTERNATE:
                for way in child.iterchildren(COMPATIBLE + "Choice"):
                    yield from self._inside(way, wanted)
            elif child.tag in _ELSEWHERE:
                self._left.add("elsewhere")

    def _rest(self) -> list[Block]:
        return self._made("", 0, 1, None)

    def _made(self, words: str, heading: int, level: int, marker: str | None) -> list[Block]:
        """The block of these words and those that were carried to it."""
        found = parted(lines.tidy("".join([*self._carried, words])))
        self._carried = []
        block = lines.block(found.words, heading, level, marker)
        return [] if block is None else [paged(block, found)]

    def _paragraph(self, element: Element) -> list[Block]:
        properties = element.find(W + "pPr")
        style = self._styles.of_paragraph(child_value(properties, "pStyle"))
        begins = is_on(properties, "pageBreakBefore")
        if style.begins_page if begins is None else begins:
            self._pages.ordered(is_only_begun=True)
        is_on_paper = self._is_paper_white and not (style.is_shaded or is_shaded(properties))
        line = self._line.read(element, style, is_on_paper=is_on_paper)
        if properties is not None and properties.find(W + "sectPr") is not None:
            self._pages.next_section()
        place = self._numbering.place(properties, style)
        end = None if properties is None else properties.find(W + "rPr")
        if end is not None and (end.find(W + "del") is not None or end.find(W + "moveFrom") is not None):
            self._left.add("deleted")
            return self._go_on(line, "")
        is_hidden = is_on(end, "vanish")
        if is_hidden or (is_hidden is None and style.is_hidden):
            seen = lines.tidy(unmarked(line.words))
            return self._go_on(line, self._numbering.count(*place) if place and seen else "")
        if _is_drop_cap(properties):
            return self._go_on(line, "")
        marker = self._numbering.count(*place) if place else None
        found = parted(lines.tidy("".join([*self._carried, line.words])))
        is_contents = self._is_contents or style.is_contents or (line.is_contents and _leads(element, found.words))
        if found.words and is_contents:
            self._carried = []
            return [paged(lines.entry(found.words, marker), found), *line.boxes]
        level = place[1] + 1 if place else 1
        if not found.words and self._is_in_cell and marker not in (None, "", BULLET):  # a column of numbers
            return [Block(Sort.PARAGRAPH, marker or ""), *line.boxes]
        heading = heading_of(properties, style)
        if heading and lines.ends_as_text(found.words) and not self._styles.stands_out(element, style):
            heading = 0  # a numbered paragraph in the style of a heading
        return [*self._made(line.words, heading, level, marker), *line.boxes]

    def _go_on(self, line: Line, marker: str) -> list[Block]:
        self._carried += [f"{marker} {line.words}" if marker else line.words]
        return line.boxes

    def _table(self, table: Element) -> list[Block]:
        return tables.rows(self._rows(table))

    def _rows(self, table: Element) -> Iterator[tables.Cells]:
        for row in self._inside(table, (_ROW,)):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self._left.add("deleted", words_in(row))
            elif is_on(properties, "hidden"):
                self._left.add("hidden", words_in(row))
            else:
                around, self._is_in_cell = self._is_in_cell, True
                cells = self._pages.row(self._cells(row), self._cell)
                self._is_in_cell = around
                yield cells

    def _cells(self, row: Element) -> Iterator[Element | None]:
        """None for a place that none of its cells begins at: another reaches over it, or the row begins further in."""
        yield from _places(row.find(f"{W}trPr/{W}gridBefore"))
        for cell in self._inside(row, (_CELL,)):
            merged = cell.find(f"{W}tcPr/{W}hMerge")
            if merged is not None and value(merged) != "restart":  # as old programs write it
                yield None
                continue
            yield cell
            yield from islice(_places(cell.find(f"{W}tcPr/{W}gridSpan")), 1, None)

    def _cell(self, cell: Element) -> list[Block]:
        """Empty where it is the lower part of one that is merged: that one's words stand in its first row."""
        properties = cell.find(W + "tcPr")
        if properties is None:
            return self._coloured(cell)
        merged = properties.find(W + "vMerge")
        is_lower = merged is not None and value(merged) in (None, "continue")
        if properties.find(W + "cellDel") is not None:
            self._left.add("deleted", words_in(cell))
            return []
        return [] if is_lower else self._coloured(cell)


def _beside(found: list[Block], hanging: Sequence[tuple[Block, int]]) -> list[Block]:
    """What was found, and the boxes that hang at its height: what ends to the left of them is read first."""
    boxes = [block for block, _ in hanging]
    is_left = sum(len(block.words) for block in found) <= min((left for _, left in hanging), default=0)
    return [*found, *boxes] if is_left else [*boxes, *found]


def _places(count: Element | None) -> Iterator[None]:
    """As many as it says, of those that a table may have."""
    return repeat(None, min(number(value(count)) or 0, _WIDEST))


def _is_contents(element: Element) -> bool:
    """Whether it is what a program puts around the table of contents that it keeps up to date."""
    properties = element.find(W + "sdtPr")
    part = None if properties is None else properties.find(W + "docPartObj")
    return child_value(part, "docPartGallery") == "Table of Contents"


def _leads(element: Element, words: str) -> bool:
    """What follows a field that was never ended does not."""
    return words[-1:].isdigit() or element.find(W + "hyperlink") is not None


def _is_drop_cap(properties: Element | None) -> bool:
    frame = None if properties is None else properties.find(W + "framePr")
    return value(frame, "dropCap") in ("drop", "margin")
