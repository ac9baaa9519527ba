"""The pieces of a page put together, one block after another.

What is not shown is no text: hidden elements, words that were struck out, the markers of notes. Navigation, banners and
forms around a document are left out and told.
"""

import math
import re
from collections.abc import Mapping, Sequence

from commitments.blocks import Block, lines
from commitments.blocks.left import LeftOut
from commitments.blocks.quoted import listed
from commitments.html.around import ASIDE
from commitments.html.colours import PAPER, Ink
from commitments.html.controls import TICKED, Controls
from commitments.html.elements import CELLS, LISTS, NO_SCRIPT, UNTIL_INSIDE, UNTOLD, Element, entered
from commitments.html.equations import Equation
from commitments.html.generated import Beside
from commitments.html.glued import glued
from commitments.html.head import Head
from commitments.html.lists import Counted, settled
from commitments.html.opening import opened_by
from commitments.html.parts import Found, divided, is_menu, leads_home, sentences_of
from commitments.html.styles import Styles
from commitments.html.tables import Row, Tables
from commitments.html.times import Times
from commitments.html.wordless import is_icon, is_way
from commitments.text import one_line, plural

_MARKER = re.compile(
    r"[\[(]?(?:(?:foot-? ?note|end-? ?note|note|nb|fn)\.? ?)?(?:\w{1,4}|[*†‡§¶#]{1,3})(?: ?[,–-] ?\w{1,4})*[\])]?", re.I
)
_OF_A_COMMENT = re.compile(r"#(?:cmnt_ref|_msoanchor)")
_FIGURE = re.compile(r"[0-9]{1,3}|[*†‡§]{1,3}")
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,7}")
_WITHOUT_SIDES = ("br", "hr", "img", "input", "q", "wbr")
_DRAWN = ("img", "input")
_CONTROLS = (*_DRAWN, "option", "textarea")
_AROUND_CHOICES = ("select", "optgroup", "option", "textarea")
_BLANKS = re.compile(r"\s+")
_FIRST_PIECES = 20
"""Of a block, among which the number of a note is looked for."""
_NEAR = 5
_IN_BRACKETS = re.compile(r"\[\w{1,4}\]|\(\w{1,3}\)")
_BRACKETED = re.compile(r"\[\w{1,4}\]")
# Two line breaks part paragraphs as well as their elements do.
_APART = re.compile(r"\n[ \t]*\n")
_BETWEEN_MARKS = re.compile(r"[,;–-]")
_MARKS = "“”", "‘’"
"""Of quotation, and inside of one."""


class Page:
    """What the parser tells of, as it goes: `start`, `data` and `end` of each element."""

    def __init__(self, styles: Styles) -> None:
        self.head = Head()
        self._styles = styles
        self._no_script: list[str] = []
        """What is shown where no script runs, of the element that is open."""
        self._sheet: list[str] = []
        """Of the stylesheet that is open."""
        self._open = [Element("", ink=PAPER if styles.bounds.is_flat else Ink())]
        self._elements = 0
        """How many were opened."""
        self._found: list[Found] = []
        self._words: list[str] = []
        self._opened: set[str] = set()
        """The ids of what a click opens."""
        self._lists: list[Counted] = []
        """Those that are open, inside each other."""
        self._all_lists: list[Counted] = []
        self._marker = ""
        self._tables: Tables[Found] = Tables()
        self._left = LeftOut()
        self.shown = self.hidden = self.without_script = 0
        """Letters of each, and of what is shown where no script runs."""
        self._linked = self._links = 0
        """Of the block that is open: its letters that lead to other pages, and by how many links."""
        self._quotes = 0
        self._note_mark = ""
        """Of the note that the block that is open is."""
        self._is_comment = False
        """Whether that block is somebody's comment on the text."""
        self._equation: Equation | None = None
        self._beside = Beside()
        self._controls = Controls()
        self._is_ticked = False
        """Whether that block has a box to be ticked."""
        self._note_from = -1
        """How many pieces of words stood before the last link to a note in this block."""
        self._opening = self._ended = -1
        """How many pieces of words stood in this block at the end of the element that it begins with."""
        self._times = Times()
        self._markers = 0
        """Those of notes, which were left out."""

    # --- what the parser tells ----------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.head.start(tag, attributes)
        attributes = self._styles.told(tag, attributes)
        opened = self._enter(tag, attributes)
        self._times.is_beside |= opened.is_time
        if tag in _CONTROLS and not opened.around:
            self._start_control(tag, attributes, opened)
        if self._equation is not None:
            self._equation.start(tag)
        elif tag == "math" and not opened.unseen:
            self._equation = Equation()
        elif tag == "br":
            self._words.append("\n")
        elif tag == "q":
            self._words += [_MARKS[self._quotes % 2][0]] * (not opened.unseen)
            self._quotes += 1
        elif tag == "a":
            self._links += opened.is_link
            self._is_comment |= _OF_A_COMMENT.match(attributes.get("href") or "") is not None
        elif tag in LISTS or tag == "li":
            self._start_list(tag, attributes, opened)
        else:
            self._start_table(tag, attributes)
        if self._styles.puts_words and not opened.unseen:
            self._put_before(tag, attributes)

    def _start_control(self, tag: str, attributes: Mapping[str, str], opened: Element) -> None:
        if tag in _DRAWN:
            is_styled = not self._styles.bounds.are_lists_bare
            drawn = "" if opened.unseen else self._controls.start(tag, attributes, is_styled=is_styled)
            self._words += [drawn] if drawn else []
            self._is_ticked |= drawn != ""
        elif not any(one.unseen for one in self._open[-4:] if one.tag not in _AROUND_CHOICES):
            self._controls.choice(is_shown=tag == "textarea" or "selected" in attributes)

    def _put_before(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What a stylesheet puts before the words of an element; of an item its mark, where that is what it is."""
        depth = len(self._open)
        self._beside.counters.begin(attributes.get("style") or "", depth)
        words = self._put(tag, attributes, "before", "marker")
        mark = words.strip() if tag == "li" else ""
        if lines.is_marker(mark) or _DECIMAL.fullmatch(mark):
            self._marker = mark
        elif mark != "o":  # a bullet
            self._words.append(words)

    def _put_after(self, tag: str) -> None:
        if self._styles.puts_words and not self._open[-1].unseen:
            self._words.append(self._put(tag, self._styles.attributes, "after"))
            self._beside.counters.end(len(self._open))

    def _put(self, tag: str, attributes: Mapping[str, str], *sides: str) -> str:
        said = None if tag in _WITHOUT_SIDES or self._equation is not None else self._styles.beside(*sides)
        words = self._beside.words(said, attributes, len(self._open)) if said else ""
        if words is None:
            self._left.add("beside")
        return words or ""

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> Element:
        self._elements += 1
        is_opened = bool(self._opened) and attributes.get("id") in self._opened
        opened = entered(
            self._open[-1],
            tag,
            attributes,
            len(self._words),
            self._elements,
            is_opened=is_opened,
            bounds=self._styles.bounds,
        )
        if attributes and not opened.around:
            self._opened |= opened_by(attributes)
        if opened.is_block:
            self._left.parted()
            self._end_block()
            opened = opened._replace(begins=0, section=self._section(tag, opened))
        self._open.append(opened)
        return opened

    def _section(self, tag: str, opened: Element) -> int:
        """How many blocks stood before the section, or the aside in none, that an element is or is in."""
        return len(self._found) if tag == "section" or (tag == opened.around == ASIDE) else opened.section

    def _start_list(self, tag: str, attributes: Mapping[str, str], opened: Element) -> None:
        if tag != "li":
            self._all_lists.append(Counted(tag, attributes, len(self._all_lists), is_of_notes=opened.is_notes))
            self._lists.append(self._all_lists[-1])
        else:
            is_counted = self._lists and not opened.unseen
            self._marker = self._lists[-1].marker(attributes) if is_counted else "-"

    def _end_time(self, closed: Element) -> None:
        if not closed.unseen:
            self._times.add(
                self._styles.attributes,
                range(closed.begins, len(self._words)),
                closed.around,
                of_head=closed.is_of_head,
                in_table=self._tables.cell is not None,
            )

    def _start_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self._tables.begin()
        elif tag == "tr":
            self._tables.begin_row(len(self._open))
        elif tag in CELLS:
            self._tables.begin_cell(attributes)
        elif tag == "tfoot":
            self._tables.begin_foot(self._around())

    def data(self, words: str) -> None:
        self.head.data(words)
        now = self._open[-1]
        if now.tag == "style":
            self._sheet.append(words)
        elif now.tag in _CONTROLS:
            self._controls.data(words)
        elif not now.unseen:
            self.shown += (letters := len(words.strip()))
            if letters:
                self._left.parted()
            self._linked += sum(map(str.isalnum, words)) if now.is_link else 0
            if self._equation is not None:
                self._equation.data(words)
                return
            words = self._times.apart(self._words, words) if self._times.is_beside else words
            words = "" if is_icon(words) and not any(one.is_mark for one in self._open[-_NEAR:]) else words
            if self._opening == len(self._words) and glued("".join(self._words).strip(), words):
                self._words.append(" ")
            self._words.append(words if now.is_pre else _BLANKS.sub(" ", words))
        elif now.unseen == NO_SCRIPT:
            self._no_script.append(words)
        elif now.unseen != UNTOLD and not now.around and any(map(str.isalnum, words)):
            why = "hidden" if now.unseen in UNTIL_INSIDE else now.unseen
            self._left.add(why, f"{words} " if why == "drawing" else words)  # whose words stand apart
            self.hidden += len(words.strip()) * (why == "hidden")

    def end(self, tag: str) -> None:
        self.head.end(tag)
        self._put_after(tag)
        if tag == "time":
            self._end_time(self._open[-1])
        self._styles.closed()
        closed = self._open.pop() if len(self._open) > 1 else self._open[0]
        if tag in ("style", "noscript"):
            self._end_unseen(closed)
        elif tag == "math":
            self._words += [] if self._equation is None else [self._equation.linear()]
            self._equation = None
        elif self._equation is not None:
            self._equation.end()
        elif closed.is_raised or closed.is_mark:
            self._raise(closed) if closed.is_raised else self._set_apart(closed)
        elif tag == "q":
            self._quotes -= 1
            self._words += [_MARKS[self._quotes % 2][1]] * (not closed.unseen)
        elif tag == "a" and (closed.is_note or closed.is_notes):
            self._end_link(closed)
        self._times.is_beside |= closed.is_time
        if closed.is_block:
            self._end_block(closed)
        elif self._ended != len(self._words) <= _FIRST_PIECES:  # once for each piece, however many elements end there
            self._ended = len(self._words)
            self._opening = -1 if "".join(self._words[: closed.begins]).strip() else self._ended
        if tag in ("select", "textarea"):
            self._controls.end()
        self._end_part(tag)

    def _end_part(self, tag: str) -> None:
        """Of a list or a table."""
        if tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "table":
            self._around().extend(self._tables.end())
        elif tag == "tfoot":
            self._tables.end_foot()
        elif tag == "tr":
            self._end_row(self._tables.end_row(len(self._open) + 1))

    def _end_unseen(self, closed: Element) -> None:
        """Of a stylesheet that holds only where no script runs, or of no page, nothing is asked."""
        if closed.tag == "noscript":
            said = "".join(self._no_script)
            self.without_script += len(said.strip()) * ("<" not in said)  # else it is markup, for a script to put in
            self._no_script.clear()
            return
        if self._open[-1].tag not in ("noscript", "svg", "template"):
            self._styles.read("".join(self._sheet), closed.media)
        self._sheet.clear()

    def close(self) -> None:
        self._end_block()
        while (row := self._tables.end_row()) is not None:
            self._end_row(row)

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _raise(self, closed: Element) -> None:
        """A marker of a note goes, a figure stays above the line: "2045" and a raised 1 are not the year 20451."""
        said = "".join(self._words[closed.begins :])
        words = said.strip()
        del self._words[closed.begins :]
        is_linked = closed.is_note or self._note_from >= closed.begins
        if _BRACKETED.fullmatch(words) or (is_linked and _MARKER.fullmatch(words)):
            self._mark(words, closed)
        elif not _BETWEEN_MARKS.fullmatch(words):
            self._words.append(lines.raised(said, self._words[-1] if self._words else ""))

    def _set_apart(self, closed: Element) -> None:
        """The mark of an item that is written before its words; letters of fonts that hold pictures are no letters."""
        words = "".join(self._words[closed.begins :]).strip()
        is_first = closed.begins < _FIRST_PIECES and not "".join(self._words[: closed.begins]).strip()
        if is_first and not self._marker and (lines.is_marker(words) or len(words) == 1):
            self._note_mark = words if len(words) > 1 else "-"
            del self._words[closed.begins :]

    def _mark(self, words: str, closed: Element) -> None:
        """What a note begins with is its number; anywhere else it would be glued to a word, and goes."""
        is_first = closed.begins < _FIRST_PIECES and not "".join(self._words).strip()
        if is_first and not (self._marker or self._note_mark or closed.rank or self._tables.cell is not None):
            self._note_mark = f"[{words.strip('[]() ')}]"
        else:
            self._markers += 1

    def _end_link(self, closed: Element) -> None:
        self._note_from = closed.begins if closed.is_note else self._note_from
        words = "".join(self._words[closed.begins :])
        if is_way(words):
            del self._words[closed.begins :]
        elif closed.is_named_note and not any(one.is_raised for one in self._open[-_NEAR:]):
            before = "".join(self._words[max(closed.begins - _FIRST_PIECES, 0) : closed.begins])
            is_beside = not before.strip() or not before[-1:].isspace()
            if _IN_BRACKETS.fullmatch(words.strip()) or (is_beside and _FIGURE.fullmatch(words.strip())):
                del self._words[closed.begins :]
                self._mark(words, closed)

    def _end_block(self, closed: Element | None = None) -> None:
        told = [*self._times.told(self._words)] if self._times.met else ()
        if not self._words and not told:
            self._forget()
            return
        now = closed or self._open[-1]
        words = "".join(self._words)
        parts = [lines.tidy(part) for part in _APART.split(words)] if words else []
        self._words.clear()
        for time in told:
            self.head.time(*time)
        letters = sum(map(len, parts)) or 1
        for part in parts:
            share = len(part) / letters  # two parts are rare: links count for all alike
            self._add(part, now, (round(self._linked * share), math.ceil(self._links * share)))
        self._forget()

    def _forget(self) -> None:
        """What was told of the block that is over."""
        self._note_from = self._opening = self._ended = -1
        self._linked = self._links = 0
        self._markers += self._note_mark.startswith("[")
        self._note_mark = ""
        self._is_comment = self._is_ticked = False

    def _add(self, words: str, now: Element, linked: tuple[int, int]) -> None:
        if now.rank and lines.is_marker(words) and not any(map(str.isalnum, words)):  # a bullet, of what follows
            self._marker = self._marker or "-"
            return
        level = now.level or max(len(self._lists), 1)
        block = lines.block(words, now.rank, level, self._marker or self._note_mark or None)
        if block is None or (
            self._is_ticked and TICKED.issuperset(words) and self._tables.cell is None
        ):  # a switch beside no words
            return
        self._marker = self._note_mark = ""
        if self._is_comment:
            self._left.add("comment", words)
            return
        if now.rank == 1 and not now.around:
            self.head.show(one_line(words))
        self._place(Found(block, now.is_main, now.around, now.named, *linked, now.section))

    def _place(self, found: Found) -> None:
        self._around().append(found)

    def _around(self) -> list[Found]:
        """What the blocks come to that are found now: the cell that is open, or the page."""
        cell = self._tables.cell
        return self._found if cell is None else cell

    def _end_row(self, row: Row[Found] | None) -> None:
        """Of a table the row; of a table that only lays out a page, what stands in its cells."""
        own = [cell for cell in row.cells if cell is not None] if row else []
        filled = [cell for cell in own if cell]
        if row is None or not filled:
            return
        cells = [None if cell is None else _blocks_in(cell) for cell in row.cells]
        if (items := lines.as_item([cell for cell in cells if cell is not None], len(self._lists))) is not None:
            for found, block in zip(own[1], items, strict=True):
                self._place(found._replace(block=block))
            return
        if (len(filled) == 1 and not row.is_below) or _lays_out(filled):
            for cell in filled:
                is_beside = len(filled) > 1 and is_menu(cell)
                for found in cell:
                    self._place(found._replace(around="site") if is_beside else found)
            return
        inside = [found for cell in filled for found in cell]
        linked, links = sum(found.linked for found in inside), sum(found.links for found in inside)
        for block in lines.row(cells):
            self._place(inside[0]._replace(block=block, linked=linked, links=links))

    # --- the whole ----------------------------------------------------------------------------------------------------

    def whole(self) -> tuple[list[Block], list[str]]:
        """The blocks, and notes on what was left out."""
        kept, left = divided(self._found)
        return [self._settled(found.block) for found in kept], self._notes(left)

    def _settled(self, block: Block) -> Block:
        words, marker = settled(block.words, self._all_lists), settled(block.marker, self._all_lists)
        return block if (words, marker) == (block.words, block.marker) else block._replace(words=words, marker=marker)

    def _notes(self, left: Sequence[Found]) -> list[str]:
        told = []
        said = sentences_of(left)
        if left:
            words = plural(sum(len(found.block.words.split()) for found in left), "word")
            others = sorted((one for one in left if one not in said), key=lambda one: one.links > 0)
            named = listed(one.block.words for one in others)
            told.append(f"left out {words} of navigation, banners and forms around the document{named and ': '}{named}")
        if said:
            told.append(f"left out beside the document, though it reads as text: {listed(o.block.words for o in said)}")
        if self._markers:
            told.append(f"left out {lines.counted(self._markers, 'marker of a note', 'markers of notes')}")
        if self._styles.is_spent:
            told.append("the page has too many rules of style to follow them all: what they hide or number may be read")
        return told + self._controls.told() + [*self._left.notes()]


def _lays_out(cells: Sequence[Sequence[Found]]) -> bool:
    """Whether these cells are parts of a page: by how much is in one, or by the menu that stands beside it."""
    if any(lines.is_part_of_page(_blocks_in(cell)) for cell in cells):
        return True
    return any(is_menu(cell) and leads_home(cell) for cell in cells) and not all(map(is_menu, cells))


def _blocks_in(cell: Sequence[Found]) -> list[Block]:
    return [found.block for found in cell]
