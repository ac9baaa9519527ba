"""The words of one paragraph of an ODT, with what is set into it: notes, text boxes, hidden words."""

from collections.abc import Callable
from typing import NamedTuple

from commitments.blocks import Block, lines, symbols
from commitments.blocks.left import LeftOut
from commitments.word.gathered import Gathered
from commitments.word.names import Element
from commitments.word.odt_names import DRAW, OFFICE, SVG, TABLE, TEXT, words_in
from commitments.word.odt_styles import Styles
from commitments.word.pages import Pages, unmarked

_SEEN_AS = {TEXT + "s": " ", TEXT + "tab": " ", TEXT + "line-break": "\n"}
_NO_WORDS = frozenset(
    (TEXT + "script", TEXT + "note-citation", OFFICE + "event-listeners", OFFICE + "binary-data",
     OFFICE + "annotation-end", OFFICE + "forms", SVG + "title", SVG + "desc")
)  # fmt: skip
_LEFT_OUT = {TEXT + "ruby-text": "ruby", OFFICE + "annotation": "comment"}
_HREF = "{http://www.w3.org/1999/xlink}href"
_PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table"))


class Line(NamedTuple):
    words: str
    boxes: list[Block]
    """What stands in text boxes that are fastened to the paragraph."""
    number: str | None
    """The number of the paragraph, where the file says how it looks."""
    is_hidden: bool


class Noted(NamedTuple):
    mark: str
    body: Element
    page: int | None
    """That of its mark, where it stands at the foot of a page."""


class LineReader(Gathered):
    def __init__(
        self,
        styles: Styles,
        left: LeftOut,
        pages: Pages,
        box: Callable[[Element], list[Block]],
        told: Callable[[str], str],
    ) -> None:
        super().__init__(left, pages)
        self.noted: list[Noted] = []
        """The notes in the order of their marks."""
        self._styles = styles
        self._box = box
        self._told = told
        """The words of an object that is another file in the package, by its path."""
        self._number: str | None = None
        self._is_hidden = self._is_on_paper = False

    def read(self, paragraph: Element, is_hidden: bool) -> Line:
        """A paragraph in a text box is read while the one around it is."""
        around = self._pieces, self._boxes, self._number, self._is_hidden
        self._pieces, self._boxes, self._number, self._is_hidden = [self._pages.mark()], [], None, is_hidden
        self._left.parted()
        look = self._styles.named("paragraph", paragraph.get(TEXT + "style-name"))
        paper = self._is_on_paper
        self._is_on_paper = self._styles.is_paper_white and not look.is_filled and _is_plain(paragraph)
        self._inside(paragraph, lines.Look(is_hidden, bool(look.is_struck), look.font or ""))
        self._is_on_paper = paper
        line = Line(self._words(), self._boxes, self._number, self._is_hidden)
        self._pieces, self._boxes, self._number, self._is_hidden = around
        return line

    def read_drawing(self, drawing: Element) -> list[Block]:
        """One that is fastened to a page, and stands between the paragraphs."""
        around, self._boxes = self._boxes, []
        self._drawing(drawing)
        made, self._boxes = self._boxes, around
        return made

    def _inside(self, element: Element, look: lines.Look) -> None:
        self._add(element.text, look)
        for child in element:
            self._one(child, look)
            self._add(child.tail, look)

    def _one(self, element: Element, look: lines.Look) -> None:
        tag = element.tag
        if element.get(TEXT + "display") == "none":  # a field that only sets a variable
            return
        if tag == TEXT + "soft-page-break":
            self._pages.noted()
            self._begin_page()
        elif tag in _SEEN_AS:
            self._gather(_SEEN_AS[tag], look)
        elif tag == TEXT + "span":
            self._inside(element, self._look(element, look))
        elif tag == TEXT + "note":
            self._note(element, look)
        elif tag == TEXT + "number":
            self._number = lines.tidy(element.text or "")[:100]
        elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
            self._hidden(element, look)
        elif tag in _LEFT_OUT:
            self._left.add(_LEFT_OUT[tag], words_in(element))
        elif tag.startswith(DRAW):
            if look.is_hidden:
                self._left.add("hidden", words_in(element))
            else:
                self._drawing(element)
        elif tag not in _NO_WORDS:
            self._inside(element, look)

    def _add(self, words: str | None, look: lines.Look) -> None:
        if words:
            words, unknown = symbols.in_words(unmarked(words).replace("\n", " "), look.font)
            if unknown:
                self._left.add("symbol")
            self._gather(words, look)

    def _look(self, span: Element, around: lines.Look) -> lines.Look:
        style = self._styles.named("text", span.get(TEXT + "style-name"))
        is_unseen = self._is_on_paper and style.is_white and not style.is_filled
        return lines.Look(
            bool(is_unseen) or (around.is_hidden if style.is_hidden is None else style.is_hidden),
            around.is_struck if style.is_struck is None else style.is_struck,
            around.font if style.font is None else style.font,
            around.is_raised if style.is_raised is None else style.is_raised,
        )

    def _hidden(self, element: Element, look: lines.Look) -> None:
        """Hidden under a condition; the file says what became of it."""
        is_hidden = element.get(TEXT + "is-hidden") == "true"
        if element.tag == TEXT + "hidden-paragraph":
            if is_hidden and not self._is_hidden and (paragraph := element.getparent()) is not None:
                self._left.add("hidden", words_in(paragraph))
            self._is_hidden |= is_hidden
        elif is_hidden:
            self._left.add("hidden", element.get(TEXT + "string-value") or element.text or "")
        else:
            self._add(element.get(TEXT + "string-value") or element.text, look)

    def _note(self, element: Element, look: lines.Look) -> None:
        """Its mark is not put among the words: "2028" and the mark 1 would be 20281."""
        body = element.find(TEXT + "note-body")
        if body is not None and not look.is_hidden:
            self._pieces.append(lines.NOTE)
            citation = element.find(TEXT + "note-citation")
            mark = lines.tidy("" if citation is None else citation.text or "")[:20]
            is_below = element.get(TEXT + "note-class") != "endnote"
            self.noted.append(Noted(mark, body, self._pages.now if is_below else None))

    def _drawing(self, element: Element) -> None:
        """A frame, a shape or a group of them; what is in it may be a text, a picture or another program's."""
        if element.tag in (DRAW + "object", DRAW + "object-ole", DRAW + "plugin", DRAW + "applet"):
            self._left.add("drawing", self._told(element.get(_HREF) or "") or words_in(element))
        elif any(child.tag in _PARAGRAPHS for child in element):
            with self._pages.on(self._pages.now):
                self._boxes += self._box(element)
        else:
            for child in element:
                if child.tag.startswith(DRAW):
                    self._drawing(child)


def _is_plain(paragraph: Element) -> bool:
    """Whether it stands in no cell and no box, whose colour many things may tell."""
    return next(paragraph.iterancestors(TABLE + "table", DRAW + "*"), None) is None
