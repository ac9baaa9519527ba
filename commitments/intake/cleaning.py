"""What was read -> what is stored: repaired where it was damaged, its lines and words as they were.

A plain text is repaired whole, since its lines tell how it was broken; of blocks, each by itself, so that where a page
begins is known to the end.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from commitments.blocks import Block, Written, contents, pieces_of
from commitments.intake.cells import with_bars
from commitments.intake.heads import without_heads
from commitments.intake.text_columns import in_turn
from commitments.numberings import Sort, number_of
from commitments.places import PageStart

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HIDDEN = re.compile(
    # Controls, marks that reorder or hide text, soft hyphens, lone surrogates. Joiners stay: some scripts and
    # emoji are spelt with them.
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
_INNER_TABS, _WIDE = re.compile(r"(?<=\S)\t+(?=\S)"), "    "
"""What parts cells, as `cells` takes it; as an indent a tab is one blank."""
_LONG_LINE = 1_000
_DEEPEST_INDENT = 24
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


_PAGE = "\ufdd0"
"""Stands where a page begins, while its text is repaired; it is no character of any text."""


def clean(text: str) -> tuple[Written, list[str]]:
    """A plain text as it is stored, ending in one line feed, with the pages that its form feeds make, and notes on what
    was repaired.

    >>> found, notes = clean('"Peace." â€“ The President \\r\\n\\fNext\\x00')
    >>> found.text, found.pages
    ('"Peace." – The President\\n\\nNext\\n', (PageStart(start=0, number=1), PageStart(start=26, number=2)))
    >>> notes
    ['repaired characters that had been read in the wrong encoding']
    """
    notes = []
    mended = _mended(_INNER_TABS.sub(_WIDE, text.replace(_PAGE, "")))
    if mended.is_repaired:
        notes.append(_REPAIRED)
    text = mended.text
    if 0 < text.count("\f") <= _MOST_PAGES:
        text, left_out = without_heads(text)
        notes += left_out
    lines, left_out = contents.without_lines(text.split("\n"))
    lines, in_columns = in_turn(lines)
    notes += [*left_out, *in_columns]
    text = "\n".join(with_bars(lines))
    if 0 < text.count("\f") <= _MOST_PAGES:
        text = _with_marks(text)
    text = "\n".join([_tidy(line) for line in text.replace("\f", "\n\n").split("\n")])
    if width := _wrap_width(text):
        text = _unwrapped(text, width)
        notes.append("joined lines that had been broken to fit a page")
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n")
    return _without_marks(f"{text}\n" if text else ""), notes


def _with_marks(text: str) -> str:
    """With a mark for each page before its first line, which may go on with the sentence of the page before."""
    made = ""
    pages: list[str] = []
    marks = ""
    for page in text.split("\f"):
        marks += _PAGE
        words = page.strip()
        if not words:
            continue
        is_rest = made and not _ENDS.search(made) and words[:1].islower()
        made = words[-_TAIL:]
        indent = page[: page.index(words[0])].rpartition("\n")[2]
        pages += ["\n" if is_rest else "\n\n", indent, marks, words]
        marks = ""
    return "".join(pages)


def _without_marks(text: str) -> Written:
    first, *others = re.split(f"({_PAGE}+)", text)
    if not others:
        return Written(text, ())
    pieces, pages = [first], []
    at, number = len(first), 0
    for marks, words in zip(others[::2], others[1::2], strict=True):
        number += len(marks)
        pages.append(PageStart(at, number))
        pieces.append(words)
        at += len(words)
    return Written("".join(pieces), tuple(pages))


def cleaned(blocks: Iterable[Block], format: str) -> tuple[list[Block], list[str]]:
    """The blocks as they are stored, and notes on what was repaired."""
    found: list[Block] = []
    is_repaired = False
    for block in blocks:
        if not block.turns and block.words == block.words.strip() and not _ODD.search(block.words):
            found.append(block)
            continue
        words, turns = "", []
        for place, piece in enumerate(pieces_of(block)):
            mended = _mended(piece.replace("\f", "\n"))
            is_repaired = is_repaired or mended.is_repaired
            text = mended.text.translate(_LIGATURES) if format == "pdf" else mended.text
            text = re.sub(" {2,}", " ", re.sub(r" *\n[ \n]*", "\n", text))
            if place:
                turns.append(block.turns[place - 1]._replace(at=len(words)))
            words += text if words[-1:].strip() else text.lstrip()
        words = words.rstrip()
        turns = [turn._replace(at=min(turn.at, len(words))) for turn in turns]
        found.append(block._replace(words=words, turns=tuple(turns)))
    return found, [_REPAIRED] if is_repaired else []


_ODD = re.compile(r"[^ -~]|  ")
"""What most blocks have nothing of: characters beyond ASCII, blanks too many."""
_REPAIRED = "repaired characters that had been read in the wrong encoding"


class _Mended(NamedTuple):
    text: str
    is_repaired: bool


def _mended(text: str) -> _Mended:
    """Without damage, with plain blanks and line ends."""
    text = _LINE_ENDS.sub("\n", text)
    repaired = _repaired(text)
    plain = _BLANKS.sub(" ", _HIDDEN.sub("", repaired))
    return _Mended(re.sub("(?<=\\w)-[\u2010\u2011](?=\\w)", "-", plain), repaired != text)


def _repaired(text: str) -> str:
    """Mojibake undone, everything else left as it is.

    Of what the library can do only the repair of encodings is wanted: it must not straighten quotation marks, split
    ligatures, narrow full-width letters, decode what looks like HTML in a plain text, or recompose accents, since a
    quote has to stay what the document says.
    """
    if text.isascii():
        return text
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=True,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    # Line by line, and only those with letters beyond ASCII: damage is local, and a long text stays quick.
    return "\n".join(line if line.isascii() else ftfy.fix_text(line, config) for line in text.split("\n"))


def _tidy(line: str) -> str:
    """Blanks at its end gone, runs of blanks inside it one; its indent stays, since lists nest by it."""
    words = line.strip()
    if not words:
        return ""
    indent = " " * min(len(line) - len(line.lstrip()), _DEEPEST_INDENT)
    if "  " not in words:
        return indent + words
    if len(words) > _LONG_LINE:
        # The text of a whole PDF on one line: wide gaps are where paragraphs were.
        words = re.sub(r" {5,}(?=\S)", "\n\n", words)
    return indent + re.sub(r" {2,}", " ", words)


# Hard-wrapped lines

_MARKER = re.compile(r"(?:[-–—*•◦▪‣●○·>|#]|\(?\w{1,4}[.)]|o) ")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_TAIL = 40
_MOST_PAGES = 20_000
"""What has more form feeds is parted by them otherwise."""


def _wrap_width(text: str) -> int:
    """The width a text's lines were broken at; 0 where they were not, or where it is not certain."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 8:
        return 0
    lengths = sorted(map(len, lines))
    width = lengths[len(lengths) * 9 // 10]
    longer = sum(1 for length in lengths if length > width * 1.6)
    if not 45 <= width <= 120 or longer > max(1, len(lines) // 20):
        return 0
    near = sum(1 for length in lengths if width * 0.75 <= length <= width * 1.1)
    broken = sum(1 for line in lines if len(line) >= width * 0.7 and not _ENDS.search(line))
    # Prose broken at a width: most lines nearly fill it, and half end in the middle of a sentence.
    return width if near >= len(lines) * 0.4 and broken >= len(lines) * 0.3 else 0


def _unwrapped(text: str, width: int) -> str:
    lines = text.split("\n")
    known = Counter(re.findall(r"[^\W\d_]{4,}", text.casefold()))
    done: list[str] = []
    paragraph = lines[:1]
    for before, line in pairwise(lines):
        if not _goes_on(before, line, width) or (_ENDS.search(before) and _counts_on(paragraph[0], line)):
            done.append("".join(paragraph))
            paragraph = [line]
        elif before.endswith("-") and before[-2:-1].isalpha() and line.lstrip(_PAGE)[:1].islower():
            if _is_one_word(before, line.lstrip(_PAGE), known):
                paragraph[-1] = paragraph[-1][:-1]
            paragraph.append(line)
        else:
            paragraph.append(f" {line.strip()}")
    done.append("".join(paragraph))
    return "\n".join(done)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one before it, which was full."""
    line = line.lstrip(f" {_PAGE}")
    if " | " in before or " | " in line:
        return False
    if not before or not line or _MARKER.match(line) or line.isupper() or before.isupper():
        return False
    if (number := number_of(line)) and (number.is_sure or number.sort is not Sort.WHOLE):
        return False
    if len(before) > width * 1.3:
        return False  # it was never broken
    is_full = len(before) + 1 + len(line.split(" ", 1)[0]) > width * 0.92
    if _ENDS.search(before):
        return is_full
    return is_full or line[0].islower()


def _counts_on(first: str, line: str) -> bool:
    """Whether a line begins with the number after that of a paragraph: "42 We will"."""
    before, number = number_of(first.strip()), number_of(line.lstrip(f" {_PAGE}"))
    return before is not None and number is not None and (*before.key[:-1], before.key[-1] + 1) == number.key


def _is_one_word(before: str, after: str, words: Counter[str]) -> bool:
    """ "coop-" and "eration" are one word where the text has "cooperation" elsewhere; else the hyphen stays."""
    start = end = len(before) - 1
    # Backwards from the hyphen: a search for letters before it would begin anew at each letter of the line.
    while start and before[start - 1].isalpha():
        start -= 1
    tail = re.match(r"[^\W\d_]+", after)
    return bool(tail and words[(before[start:end] + tail[0]).casefold()])
