"""A PDF's bytes -> the words that stand on its pages, with where and how they stand.

This file, `shapes`, `gradients` and `filled` alone know pdfium.
"""

import ctypes
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import repeat, takewhile
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from commitments.blocks import symbols
from commitments.blocks.bounds import MOST_CHARACTERS, BadDocument
from commitments.pdf.drawn import accents
from commitments.pdf.drawn.blanks import Blanks
from commitments.pdf.drawn.filled import filled
from commitments.pdf.drawn.shapes import Shapes, is_clear
from commitments.pdf.drawn.strikes import Letter, Strikes, Stroke
from commitments.pdf.page import UNKNOWN, Ink, Page, Word

MOST_PAGES = 5_000
_MOST_ON_A_PAGE = 400_000
"""Characters. A poster has some thousands; what has more is made to be slow."""
_SMALLEST = 1.0
"""Points: what is smaller is not seen."""
_COVERED = 0.3
"""Of the width of a letter: one is not read that a box covers so much of."""
_INVISIBLE = (3, 7)
"""Modes of drawing text: neither filled nor stroked."""
_BOLD = re.compile("bold|black|heavy|demi", re.I)
_INK = r"[^\s\x00\x01\x03-\x1f"
_NO_BLANK = re.compile(rf"{_INK}{accents.GONE}](?:{_INK}]*{_INK}{accents.GONE}])?")
_PUNCTUATION = re.compile("[\u2010-\u2026]")
"""Dashes, quotation marks, daggers, bullets: no font has its letters just there by chance."""
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\x02": "-", "\ufffe": "-"}
)
"""What the fonts of bullets call them; the last is what pdfium makes of a hyphen at the end of a line."""
_ALIKE = re.compile(r"-\u00ad\u2010|([\ue000-\uf8ff])\1+|\A\u00ad\Z")
"""One hyphen, or one picture, of which the font says all that it may stand for; and a hyphen that stands alone, which
no word is broken at."""


class Sheets(NamedTuple):
    title: str
    pages: list[Page]
    labels: list[str]
    """What the file calls each page; empty where it does not say."""


def read(data: bytes, name: str) -> Sheets:
    """Raises BadDocument for what cannot be opened or is more than may be."""
    document = _opened(data, name)
    count = len(document)
    if not count:
        raise BadDocument(f"{name} has no pages; open it in a viewer, print it to a new PDF, and add that")
    if count > MOST_PAGES:
        raise BadDocument(f"{name} has {count:,} pages; at most {MOST_PAGES:,} are read. Split it and add the parts.")
    title = document.get_metadata_value("Title")
    pages, total = [], 0
    for number in range(count):
        try:
            page = _page(document, number, name)
        except pdfium.PdfiumError:
            raise BadDocument(
                f"{name} cannot be read as a PDF (page {number + 1} is broken); open it in a viewer, print it to a "
                f"new PDF, and add that"
            ) from None
        total += sum(len(word.text) + 1 for word in page.words)
        if total > MOST_CHARACTERS:
            raise BadDocument(f"{name} holds more than {MOST_CHARACTERS:,} characters of text. Split it and add them.")
        pages.append(page)
    return Sheets(title, pages, [document.get_page_label(number) for number in range(count)])


def _opened(data: bytes, name: str) -> Any:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            why = f"{name} is protected by a password; save a copy without one and add that"
        elif error.err_code == raw.FPDF_ERR_SECURITY:
            why = f"{name} is encrypted; save a copy without protection and add that"
        else:
            why = f"{name} cannot be read as a PDF; open it in a viewer, print it to a new PDF, and add that"
        raise BadDocument(why) from None
    with suppress(pdfium.PdfiumError):  # the rest can be read without its forms
        document.init_forms()
    return document


def _page(document: Any, number: int, name: str) -> Page:
    page, marked = filled(document, number)
    text = page.get_textpage()
    try:
        if raw.FPDFText_CountChars(text.raw) > _MOST_ON_A_PAGE:
            raise BadDocument(
                f"{name} holds more than {_MOST_ON_A_PAGE:,} characters on page {number + 1}; no page does"
            )
        shapes = Shapes(page, marked)
        found = _words(text, shapes)
        words, hidden, by_machine = found.seen if _can_be_read(found.seen) else [], found.hidden, False
        if not words and found.unseen and shapes.pictures:
            words, hidden, by_machine = found.unseen, 0, True
        upright, aslant = _turned(words)
        rules = shapes.rules(without=found.strokes)
        return Page(upright, aslant, rules, shapes.uprights(), shapes.pictures, hidden, by_machine, bool(found.strokes))
    finally:
        text.close()
        page.close()


def _ink(item: Any, matrix: Any, height: float, shapes: Shapes) -> Ink:
    """`height` is that of a letter: a font that is drawn by the file itself may count in units of its own."""
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, ctypes.byref(size))
    points = abs(size.value) * math.hypot(matrix.c, matrix.d)
    if points < _SMALLEST < height:
        points = height
    mode = raw.FPDFTextObj_GetTextRenderMode(item)
    is_hidden = mode in _INVISIBLE and not shapes.gradients.outline(item)
    font = raw.FPDFTextObj_GetFont(item)
    name = _font_name(font)
    return Ink(
        angle,
        _turn(angle, matrix.e, matrix.f)[1],
        points,
        bool(_BOLD.search(name)) or raw.FPDFFont_GetWeight(font) >= 600,
        is_hidden or points < _SMALLEST or (mode == 0 and is_clear(item)) or shapes.is_faded(item),
        mode in (0, 4) and shapes.is_white(item),
        symbols.of_pictures(name),
        shapes.clip_of(item),
        is_typed="Courier" in name,
    )


def _font_name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, buffer, 128)
    return buffer.value.decode("latin-1")


def _turn(angle: int, x: float, y: float) -> tuple[float, float]:
    """The same point of a page that is turned so that text at the angle stands upright."""
    if not angle:
        return x, y
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cosine + y * sine, y * cosine - x * sine


class Turned(NamedTuple):
    angle: int
    word: Word


class _Reader:
    """The characters of one page; they are asked about as seldom as can be, since each question costs a call."""

    def __init__(self, text: Any, shapes: Shapes, strikes: Strikes) -> None:
        self._handle = text.raw
        self._shapes = shapes
        self._strikes = strikes
        self._inks: dict[int, Ink] = {}
        self._box = raw.FS_RECTF()

    def runs(self) -> Iterator[list[Letter]]:
        """The letters between two blanks, in the order they were drawn."""
        characters = self._known(self._characters(raw.FPDFText_CountChars(self._handle)))
        characters = accents.settled(characters, self._bounds)
        for found in _NO_BLANK.finditer(characters):
            start, end = found.span()
            first, last = self._ink(start), self._ink(end - 1)
            if first is not None and first is last:
                whole = self._letter(start, end - 1, found[0].replace(accents.GONE, ""), first)
                is_one = whole.right - whole.left <= (end - start) * 1.2 * first.size
                if is_one and not self._strikes.touch(whole) and not self._is_partly_covered(start, end - 1, first):
                    yield [whole]
                    continue
            yield from self._singly(start, found[0])

    def _singly(self, start: int, text: str) -> Iterator[list[Letter]]:
        run: list[Letter] = []
        for place, character in enumerate(text, start):
            if character == accents.GONE:
                continue
            ink = self._ink(place)
            if ink is None:  # a mark that pdfium puts in, such as a line's end
                yield run
                run = []
            else:
                run.append(self._letter(place, place, character, ink))
        yield run

    def _characters(self, count: int) -> str:
        buffer = (ctypes.c_ushort * (count + 1))()
        if raw.FPDFText_GetText(self._handle, 0, count, buffer) == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:  # each character is one of pdfium's
                return text
        unicode_of = raw.FPDFText_GetUnicode
        return "".join(chr(min(unicode_of(self._handle, place), 0x10FFFF)) for place in range(count))

    def _known(self, characters: str) -> str:
        """The characters, but for those that their font does not say what they are: they are read as nothing else. Some
        programs number the letters of a font as Unicode does, and leave out to say so of quotation marks and dashes."""
        errors = map(raw.FPDFText_HasUnicodeMapError, repeat(self._handle), range(len(characters)))
        unknown = [place for place, error in enumerate(errors) if error == 1]
        if not unknown:
            return characters
        known = list(characters)
        of_fonts: defaultdict[int, list[int]] = defaultdict(list)
        for place in unknown:
            ink = self._ink(place) if not characters[place].isspace() and characters[place] >= " " else None
            if ink is not None and not ink.pictures:
                of_fonts[self._font(place)].append(place)
        for places in of_fonts.values():
            if not all(_PUNCTUATION.match(characters[place]) for place in places):
                for place in places:
                    known[place] = UNKNOWN
        return "".join(known)

    def _font(self, place: int) -> int:
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self._handle, place))
        return ctypes.addressof(font.contents) if font else 0

    def _ink(self, place: int) -> Ink | None:
        item = raw.FPDFText_GetTextObject(self._handle, place)
        if not item:
            return None
        address = ctypes.addressof(item.contents)
        ink = self._inks.get(address)
        if ink is None:
            _, bottom, _, top = self._bounds(place)
            ink = _ink(item, self._matrix(item, place), top - bottom, self._shapes)
            self._inks[address] = ink
        return ink

    def _matrix(self, item: Any, place: int) -> Any:
        """How the stretch of text that a character is of stands on the page. What is drawn within another drawing says
        of itself only where it stands in that."""
        matrix = raw.FS_MATRIX()
        if self._shapes.has(item):
            raw.FPDFPageObj_GetMatrix(item, matrix)
        elif raw.FPDFText_GetMatrix(self._handle, place, matrix):
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(self._handle, place, x, y)
            matrix.e, matrix.f = x.value, y.value
        return matrix

    def _letter(self, first: int, last: int, text: str, ink: Ink) -> Letter:
        left, bottom, right, top = self._bounds(first)
        if last != first:
            more = self._bounds(last)
            left, bottom, right, top = min(left, more[0]), min(bottom, more[1]), max(right, more[2]), max(top, more[3])
        x, y = (left + right) / 2, (bottom + top) / 2
        is_seen = not ink.is_hidden and self._shapes.show(ink, x, y)
        if is_seen and self._shapes.has_lids:
            is_seen = self._covered(first, left, right, y, ink.size) < _COVERED
        if ink.angle:
            corners = [_turn(ink.angle, x, y)[0] for x in (left, right) for y in (bottom, top)]
            left, right = min(corners), max(corners)
        return Letter(
            _readable(symbols.pictured(text, ink.pictures) if ink.pictures else text), left, right, ink, is_seen
        )

    def _is_partly_covered(self, first: int, last: int, ink: Ink) -> bool:
        if not self._shapes.has_lids:
            return False
        left, bottom, _, top = self._bounds(first)
        right = self._bounds(last)[2]
        return 0 < self._covered(first, left, right, (bottom + top) / 2, ink.size) < 1

    def _covered(self, place: int, left: float, right: float, y: float, size: float) -> float:
        return self._shapes.covered(self._address(place), left, right, y, size)

    def _address(self, place: int) -> int:
        item = raw.FPDFText_GetTextObject(self._handle, place)
        return ctypes.addressof(item.contents) if item else 0

    def _bounds(self, place: int) -> tuple[float, float, float, float]:
        box = self._box
        raw.FPDFText_GetLooseCharBox(self._handle, place, box)
        return box.left, box.bottom, box.right, box.top


class _Words(NamedTuple):
    seen: list[Turned]
    """Those that are struck through too."""
    hidden: int
    """Characters that are not seen …"""
    unseen: list[Turned]
    """… and the words that they make."""
    strokes: list[Stroke]
    """What strikes words through."""


def _words(text: Any, shapes: Shapes) -> _Words:
    seen: list[Turned] = []
    unseen: list[Turned] = []
    hidden = 0
    strikes = Strikes(shapes.strokes())
    runs, strokes = strikes.struck([*_Reader(text, shapes, strikes).runs()])
    runs = _with_bullets(runs)
    blanks = Blanks(runs)
    for run in runs:
        if len(run) == 1 and run[0].is_seen:  # nearly always, and 200,000 times in a long document
            found, left, right, ink, _ = run[0]
            word = Word(_once(found), left, right, ink.base, ink.size, ink.is_bold, len(seen) + len(unseen), False)
            seen.append(Turned(ink.angle, word))
            continue
        part: list[Letter] = []
        is_glued = False
        for letter in (*_with_its_end(run), None):
            is_blank = bool(part) and letter is not None and blanks.part(part[-1], letter)
            if part and (letter is None or is_blank or not _goes_on(part[-1], letter)):
                lot = seen if part[0].is_seen else unseen
                lot.append(Turned(part[0].ink.angle, _word(part, len(seen) + len(unseen), is_glued)))
                hidden += 0 if part[0].is_seen else sum(len(one.text) for one in part)
                is_glued = letter is not None and not is_blank and _touches(part[-1], letter)
                part = []
            if letter is not None:
                part.append(letter)
    return _Words(seen, hidden, unseen, strokes)


def _touches(before: Letter, letter: Letter) -> bool:
    """Whether two letters stand as close as those of a word; a picture before a word is none of them."""
    is_near = abs(letter.left - before.right) <= 0.25 * letter.ink.size
    return is_near and before.ink.pictures == letter.ink.pictures


def _with_bullets(runs: list[Sequence[Letter]]) -> list[Sequence[Letter]]:
    """What Word puts before the items of an inner list is the letter o of a typewriter's font, where nothing else is
    in that font."""
    typed = [run for run in runs if run and run[0].ink.is_typed]
    if not typed or any(len(run) > 1 or run[0].text != "o" for run in typed):
        return runs
    return [[run[0]._replace(text="◦")] if run and run[0].ink.is_typed else run for run in runs]


_FEW = 2
_NEARLY_ALL = 0.9


def _with_its_end(run: Sequence[Letter]) -> Sequence[Letter]:
    """A word with its last letters, where only they are cut off: a viewer without the document's own font may draw it
    wider than its writer saw it."""
    seen = sum(1 for _ in takewhile(lambda letter: letter.is_seen, run))
    cut = run[seen:]
    if seen and all(letter.ink.clip and not letter.is_seen for letter in cut) and _length(cut) <= _FEW < _length(run):
        return [*run[:seen], *(letter._replace(is_seen=not letter.ink.is_hidden) for letter in cut)]
    return run


def _length(run: Sequence[Letter]) -> int:
    return sum(len(letter.text) for letter in run)


def _goes_on(before: Letter, letter: Letter) -> bool:
    """Whether two letters, the one drawn after the other with no blank, are of one word."""
    if before.is_seen != letter.is_seen:
        return False
    if before.ink is not letter.ink:
        if before.ink.pictures != letter.ink.pictures:
            return False
        larger = max(before.ink.size, letter.ink.size)
        if (
            before.ink.angle != letter.ink.angle
            or abs(before.ink.base - letter.ink.base) > 0.1 * larger
            or min(before.ink.size, letter.ink.size) < 0.88 * larger
        ):
            return False
    gap = letter.left - before.right
    size = letter.ink.size
    return -max(1.5 * size, 2 * (before.right - before.left)) < gap < 0.5 * size


def _readable(text: str) -> str:
    if text.isascii() and "\x02" not in text:
        return text
    text = text.translate(_SYMBOLS)
    if any("\ud800" <= character <= "\udfff" for character in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _once(word: str) -> str:
    return word if word.isascii() else _ALIKE.sub(_first, word)


def _first(found: re.Match[str]) -> str:
    return "-" if found[0] == "\u00ad" else found[0][0]


def _word(run: Sequence[Letter], place: int, is_glued: bool) -> Word:
    return Word(
        _once(_readable("".join(letter.text for letter in run))),
        min(letter.left for letter in run),
        max(letter.right for letter in run),
        run[0].ink.base,
        run[0].ink.size,
        run[0].ink.is_bold,
        place,
        is_glued,
    )


def _can_be_read(words: Sequence[Turned]) -> bool:
    """Whether it is known of some letters what they are; a page of nearly none is one without text."""
    unknown = sum(turned.word.text.count(UNKNOWN) for turned in words)
    return _NEARLY_ALL * sum(len(turned.word.text) for turned in words) >= unknown


def _turned(words: list[Turned]) -> tuple[list[Word], list[list[Word]]]:
    """The words at the angle of most, and each lot of the others."""
    letters: Counter[int] = Counter()
    for turned in words:
        letters[turned.angle] += len(turned.word.text)
    angles = [angle for angle, _ in letters.most_common()]
    lots = [[turned.word for turned in words if turned.angle == angle] for angle in angles[:8]]
    return (lots[0], lots[1:]) if lots else ([], [])
