"""The words of one paragraph of a DOCX, with what is set into it: fields, symbols, notes, text boxes, equations."""

import contextlib
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from commitments.blocks import Block, Sort, lines, symbols
from commitments.blocks.left import LeftOut
from commitments.word import equations
from commitments.word.gathered import Gathered
from commitments.word.names import COMPATIBLE, MATH, Element, W, child_value, is_on, number, value, words_in
from commitments.word.pages import Pages, unmarked
from commitments.word.styles import Style, Styles, is_raised, is_shaded, is_struck, is_white

_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/"
_SEEN_AS = {
    **dict.fromkeys((W + "tab", W + "ptab"), " "),
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_NO_WORDS = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "delText", "delInstrText", "sectPr", "fldData"))
_LEFT_OUT = {
    W + "del": "deleted",
    W + "moveFrom": "deleted",
    W + "commentReference": "comment",
    W + "rt": "ruby",
    _DRAWN + "chart}chart": "drawing",
    _DRAWN + "diagram}relIds": "drawing",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "drawing",
}
_PLAIN = Style()
_A_LINE, _A_LETTER = 150_000, 60_000
"""How much lower the next line stands, and how wide a letter is, in English metric units: 12 and 5 points."""
_CONTENTS = re.compile(r"\s*TOC\b", re.I)
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


class Line(NamedTuple):
    words: str
    is_contents: bool
    """It stands in the result of a field that makes a table of contents."""
    boxes: list[Block]
    """What stands in text boxes that are fastened to the paragraph."""


class LineReader(Gathered):
    def __init__(
        self,
        styles: Styles,
        left: LeftOut,
        pages: Pages,
        box: Callable[[Element], list[Block]],
        told: Callable[[Element], str],
    ) -> None:
        self.noted: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}
        """The ids of the notes that the text has marks of, with the mark where it is not a number."""
        self.noted_on: dict[tuple[str, str], int] = {}
        """The page that the mark of each note is on."""
        super().__init__(left, pages)
        self._styles = styles
        self._box = box
        self._told = told
        """The words, in another part of the file, of what an element stands for."""
        self.hanging: list[tuple[Block, int]] = []
        """What stands in boxes that an empty paragraph holds, and that hang at the height of the one after it or lower;
        how far from the left, in letters."""
        self._hangs_at: int | None = None
        """Of the box that is read."""
        self._hung: dict[int, int] = {}
        """How far from the left each of the blocks in boxes hangs so."""
        self._fields: list[bool] = []
        """Of each field that is open, the inner last: whether its result has begun; before, it is an instruction."""
        self._instructions = 0
        """How many of them are."""
        self._contents = 0
        """How many fields are open, down to one that makes a table of contents; 0 where none does."""
        self._is_on_paper = self._is_white = False
        self._own_mark: str | None = None
        """The note whose own mark the rest of the run is."""
        self._readers = self._all_readers()

    def read(self, paragraph: Element, style: Style, *, is_on_paper: bool) -> Line:
        """On white paper, with nothing behind it, what is white is not seen."""
        self._pieces, self._boxes, self._hung, self._hangs_at = [self._pages.mark()], [], {}, None
        self._left.parted()
        is_contents = bool(self._contents)
        self._is_on_paper, self._is_white = is_on_paper, bool(style.is_white)
        self._inside(paragraph, lines.Look(bool(style.is_hidden), bool(style.is_struck)))
        # An instruction ends with its paragraph, whatever the file says: else all the text might be one.
        if self._instructions:
            self._fields, self._instructions = [has_begun for has_begun in self._fields if has_begun], 0
            self._end_contents()
        words = self._words()
        low = {} if unmarked(words).strip() else self._hung
        self.hanging = [(self._boxes[place], left) for place, left in low.items()]
        boxes = [block for place, block in enumerate(self._boxes) if place not in low]
        return Line(words, is_contents or bool(self._contents), boxes)

    @contextlib.contextmanager
    def apart(self) -> Iterator[None]:
        state = self._fields, self._instructions, self._pieces, self._boxes, self._own_mark, self._contents
        paper = self._is_on_paper, self._is_white
        low = self._hung, self._hangs_at
        self._fields, self._instructions, self._pieces, self._boxes, self._own_mark = [], 0, [], [], None
        self._contents = 0
        yield
        self._fields, self._instructions, self._pieces, self._boxes, self._own_mark, self._contents = state
        self._is_on_paper, self._is_white = paper
        self._hung, self._hangs_at = low

    def _all_readers(self) -> dict[str, Callable[[Element, lines.Look], None]]:
        return {
            W + "r": self._run,
            W + "t": self._text,
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": self._instruction,
            W + "br": self._break,
            W + "lastRenderedPageBreak": self._page,
            W + "txbxContent": self._text_box,
            _PLACED + "anchor": self._anchor,
            COMPATIBLE + "AlternateContent": self._alternate,
            "{urn:schemas-microsoft-com:vml}textpath": self._word_art,
            MATH + "oMath": self._equation,
            **dict.fromkeys(_NOTES, self._note),
        }

    def _inside(self, element: Element, look: lines.Look) -> None:
        for child in element:
            tag = child.tag
            if tag in self._readers:
                self._readers[tag](child, look)
            elif tag in _SEEN_AS:
                self._add(_SEEN_AS[tag], look)
            elif tag in _LEFT_OUT:
                self._left.add(_LEFT_OUT[tag], self._told(child) or words_in(child))
            elif tag not in _NO_WORDS:
                self._inside(child, look)

    def _add(self, words: str, look: lines.Look) -> None:
        if self._instructions:
            return
        if self._own_mark is not None and not (look.is_hidden or look.is_struck):
            self.noted["footnote"][self._own_mark] += words.strip()[:10]
        else:
            self._gather(words, look)

    def _break(self, element: Element, look: lines.Look) -> None:
        self._add("\n", look)
        if value(element, "type") == "page" and not (self._instructions or look.is_hidden):
            self._pages.ordered()
            self._begin_page()

    def _page(self, _: Element, look: lines.Look) -> None:
        if not (self._instructions or look.is_hidden):
            self._pages.noted()
            self._begin_page()

    def _run(self, run: Element, look: lines.Look) -> None:
        properties = run.find(W + "rPr")
        if properties is not None or self._is_white:
            look = self._look(properties, look)
        self._inside(run, look)
        self._own_mark = None

    def _look(self, properties: Element | None, around: lines.Look) -> lines.Look:
        name = child_value(properties, "rStyle")
        style = _PLAIN if name is None else self._styles.named(name)
        fonts = None if properties is None else properties.find(W + "rFonts")
        is_hidden = _first(is_on(properties, "vanish"), style.is_hidden, around.is_hidden)
        is_unseen = _first(is_white(properties), style.is_white, self._is_white) and not (
            style.is_shaded or is_shaded(properties)
        )
        return lines.Look(
            is_hidden or (self._is_on_paper and is_unseen),
            _first(is_struck(properties), style.is_struck, around.is_struck),
            value(fonts, "ascii") or value(fonts, "hAnsi") or "",
            _first(is_raised(properties), style.is_raised, around.is_raised),
        )

    def _text(self, element: Element, look: lines.Look) -> None:
        words, unknown = symbols.in_words(unmarked(element.text or "").replace("\n", " "), look.font)
        if unknown:
            self._left.add("symbol")
        self._add(words, look)

    def _symbol(self, element: Element, look: lines.Look) -> None:
        code = value(element, "char") or ""
        found = symbols.seen(int(code, 16), value(element, "font") or "") if _is_code(code) else None
        if found is None:
            self._left.add("symbol")
        self._add(found or "", look)

    def _field(self, element: Element, look: lines.Look) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._add(_chosen(element.find(W + "ffData")), look)
            self._fields.append(False)
            self._instructions += 1
        elif self._fields and kind in ("separate", "end"):
            self._instructions -= not self._fields.pop()
            self._fields += [True] * (kind == "separate")
            self._end_contents()

    def _end_contents(self) -> None:
        if len(self._fields) < self._contents:
            self._contents = 0

    def _instruction(self, element: Element, _: lines.Look) -> None:
        if self._instructions and not self._contents and _CONTENTS.match(element.text or ""):
            self._contents = len(self._fields)

    def _note(self, element: Element, look: lines.Look) -> None:
        """Its mark is not put among the words: "2028" and the mark 1 would be 20281."""
        id = value(element, "id") or ""
        if look.is_hidden or self._instructions:
            return
        kind = _NOTES[element.tag]
        self._pieces.append(lines.NOTE)
        self.noted[kind].setdefault(id, "")
        self.noted_on.setdefault((kind, id), self._pages.now)
        if kind == "footnote" and value(element, "customMarkFollows") in ("1", "true", "on"):
            self._own_mark = id

    def _alternate(self, element: Element, look: lines.Look) -> None:
        """The same thing twice, for old and for new programs: the first that has words."""
        before = len(self._pieces), len(self._boxes)
        for way in element:
            self._inside(way, look)
            if (len(self._pieces), len(self._boxes)) != before:
                return

    def _text_box(self, element: Element, look: lines.Look) -> None:
        if look.is_hidden:
            self._left.add("hidden", words_in(element))
        elif not self._instructions:
            before = len(self._boxes)
            self._boxes += self._box(element)
            if self._hangs_at is not None:
                self._hung |= dict.fromkeys(range(before, len(self._boxes)), self._hangs_at)

    def _anchor(self, element: Element, look: lines.Look) -> None:
        self._hangs_at = _hangs_at(element)
        self._inside(element, look)
        self._hangs_at = None

    def _word_art(self, element: Element, look: lines.Look) -> None:
        words = lines.tidy(unmarked(element.get("string") or ""))
        if look.is_hidden:
            self._left.add("hidden", words)
        elif words and not self._instructions and element.get("on") not in ("f", "false"):
            self._boxes.append(Block(Sort.PARAGRAPH, words, page=self._pages.now))

    def _equation(self, element: Element, look: lines.Look) -> None:
        self._add(equations.linear(element), look)


def _hangs_at(anchor: Element) -> int | None:
    """How far from the left, in letters, a drawing stands over the text, which does not make way for it, and lower than
    its paragraph begins; None for others."""
    across, down = (anchor.find(_PLACED + name) for name in ("positionH", "positionV"))
    if across is None or down is None or anchor.find(_PLACED + "wrapNone") is None:
        return None
    if down.get("relativeFrom") != "paragraph" or across.get("relativeFrom") not in ("column", "margin"):
        return None
    left, depth = (number((one.findtext(_PLACED + "posOffset") or "").strip()) or 0 for one in (across, down))
    return left // _A_LETTER if depth >= _A_LINE else None


def _chosen(form: Element | None) -> str:
    """What a list to choose from, or a box to tick, shows in a form: neither has a result of its own."""
    choices = None if form is None else form.find(W + "ddList")
    box = None if form is None else form.find(W + "checkBox")
    if choices is not None:
        chosen = child_value(choices, "result") or child_value(choices, "default")
        listed = [value(one) or "" for one in choices.iterchildren(W + "listEntry")]
        return next(iter(listed[number(chosen) or 0 :]), "")
    if box is not None:
        is_ticked = is_on(box, "default") if is_on(box, "checked") is None else is_on(box, "checked")
        return "☒" if is_ticked else "☐"
    return ""


def _first(*said: bool | None) -> bool:
    return next((one for one in said if one is not None), False)


def _is_code(code: str) -> bool:
    return 0 < len(code) <= 6 and code.isascii() and all(letter in "0123456789abcdefABCDEF" for letter in code)
