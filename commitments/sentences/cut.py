"""A text cut into its sentences, headings and list items, with the exact characters each one takes.

Everything runs once over the text from left to right, so that the time is proportional to its length whatever is in it.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from commitments.datelines import is_dateline
from commitments.model import Span
from commitments.numberings import number_of
from commitments.sentences.spans import BLANKS, LONGEST_SENTENCE, split
from commitments.sentences.titles import SAYS, heads, is_capitals, is_title, may_head


class Role(StrEnum):
    """What a piece of text is to its reader."""

    HEADING = "heading"
    LEAD_IN = "lead-in"
    """Opens a list ("We will:"); its items say the rest."""
    ITEM = "item"
    SENTENCE = "sentence"


class Sentence(NamedTuple):
    """`text` is exactly the document's characters at `span`."""

    span: Span
    text: str
    role: Role
    section: str = ""
    """The heading it stands under, on one line."""
    intro: str = ""
    """The lead-in of the list it stands in, on one line."""
    paragraph: int = 0
    """Counts blocks of text: sentences of one paragraph share it."""


class _Line(NamedTuple):
    start: int
    """Where its words begin, after blanks and the list marker."""
    end: int
    indent: int
    marker: str
    """The kind of list marker: "" for none, "#" for a Markdown heading, "-" for a bullet, "1", "a"; "|" for a row of a
    table whose first cell, or last, is empty."""
    head: int
    """Where its marker begins."""


class _Block(NamedTuple):
    start: int
    end: int
    marker: str
    indent: int
    is_heading: bool


_MARKER = re.compile(
    r"""(?P<heading>\#{1,6}(?=[ \t]))
      | (?P<bullet>[-–—*+•◦▪‣●○·∙■□►➢✓✔](?:[ \t]+\[[ xX]\])?(?=[\s\u200b]|$)|[•◦▪‣●■➢](?=\w)|o(?=[ \t])
        |\.(?=[ \t]+[a-zA-Z]))
      | (?P<number>\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)](?=[\s\u200b]|$)|\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \t]))
      | (?P<letter>\([a-zA-Z]\)|[a-z][.)](?=\s|$)|\(?[ivxIVX]{1,5}[.)](?=\s|$))
    """,
    re.VERBOSE,
)
_KIND = {"heading": "#", "bullet": "-", "number": "1", "letter": "a"}
_RULE = re.compile(r"[=\-_*~#—–•]{3,}|(?:\*\s*){3,}|<!--[^>]{0,200}-->")
_ENDS_SENTENCE = re.compile(r"[.!?…;:][\"'”’»)\]*_]*$")
_ENDS_ITEM = re.compile(r"(?:;|;?,? (?:and|or)|,)$")
# "**1. Open the ports:** The guilds will …": the number may stand inside the emphasis
_RUN_IN = re.compile(r"(?:[*_]{2}\d{1,2}[.)]\s{1,3})?(?P<head>[^\s:.!?;][^:.!?;\n]{2,118}?)[:](?:\*\*|__)?(?=\s+\S)")
# "**Access to Capital.** The agency will …"
_BOLD_HEAD = re.compile(
    r"(?:(?:\*\*|__)[A-Z][^*_]{2,150}|[A-Z][^*_.:!?]{2,150})[.:!?]"  # opened on a line of its own
    r"(?:(?:\*\*|__)(?=\s+\S)| (?:\*\*|__)(?=\s?\S))"
)
_BETWEEN_CELLS = " | "
# A date, an address, the number of a table, a line of contents: set like a heading, but nothing stands under it.
_FURNITURE = re.compile(
    r"^\W*(?:(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?(?:19|20)\d\d"
    r"|\d{4}-\d\d-\d\d)\W*$"
    r"|@\w|https?:|^\W*for immediate release|^\W*page \d|^#+$|^[\W\d]+$|\.{4,}",
    re.I,
)
_TAG = re.compile(r"</?[A-Za-z]{1,10}>")


def sentences(text: str) -> list[Sentence]:
    """Every sentence, heading, lead-in and list item of a text, in order; blanks and list markers stand between them.

    >>> [(s.role.value, s.text) for s in sentences("TRADE: The U.S. will act.\\nWe will:\\n- cut tariffs;")]
    [('heading', 'TRADE'), ('sentence', 'The U.S. will act.'), ('lead-in', 'We will:'), ('item', 'cut tariffs;')]
    >>> [s.role.value for s in sentences("**Build ports. **Peru met us.")]
    ['heading', 'sentence']
    """
    return list(_Reader(text).read())


class _Reader:
    """One pass over the blocks, remembering the heading and the lead-ins it is under."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.section = ""
        self.intros: list[tuple[str, int, str]] = []
        """Open lead-ins, outermost first: the marker and indent of the block that opened each, and its words."""

    def read(self) -> Iterator[Sentence]:
        blocks = list(_blocks(self.text))
        for number, block in enumerate(blocks):
            follower = blocks[number + 1] if number + 1 < len(blocks) else None
            if not block.is_heading and follower and self._is_told_on(block, blocks[number - 1 : number], follower):
                block = block._replace(is_heading=True)
            yield from self._block(block, follower, number)

    def _is_told_on(self, block: _Block, before: list[_Block], follower: _Block) -> bool:
        """Whether a number and a few words that are no sentence stand alone above other text, and in no list."""
        if not (sort := _counted(self.text, block)) or (sort == "1" and self.intros):
            return False
        words = self.text[block.start : block.end]
        is_alone = all(_counted(self.text, one) != sort or one.is_heading for one in (*before, follower))
        return is_alone and not _ENDS_HEADING.search(words) and "\n" not in words and may_head(words)

    def _block(self, block: _Block, follower: _Block | None, number: int) -> Iterator[Sentence]:
        if block.is_heading:
            yield self._heading(block.start, block.end, number, block.marker)
            return
        self._close_lists(block)
        is_item = block.marker in ("-", "a") or bool(self.intros)
        start = block.start
        if found := _run_in(self.text, block):
            head_end, start, is_section = found
            span = Span(block.start, head_end)
            if is_section or not (self.section or number_of(self.text[slice(*span)])):
                yield self._heading(*span, number)
                is_item = block.marker in ("-", "a")
            else:
                yield Sentence(span, self.text[slice(*span)], Role.HEADING, self.section, "", number)
        opens_list = follower is not None and not follower.is_heading and _opens(self.text, block, follower)
        intro = self.intros[-1][2] if self.intros else ""
        spans = list(split(self.text, start, block.end))
        for place, span in enumerate(spans):
            words = self.text[span.start : span.end]
            if place == len(spans) - 1 and (opens_list or words.rstrip(" )]*_").endswith(":")):
                role = Role.LEAD_IN
                self.intros.append((block.marker, block.indent, _under(intro, _flat(words))))
            else:
                role = Role.ITEM if is_item else Role.SENTENCE
            yield Sentence(span, words, role, self.section, intro, number)

    def _heading(self, start: int, end: int, number: int, marker: str = "") -> Sentence:
        words = self.text[start:end]
        is_row = marker == "|" or (_BETWEEN_CELLS in words and marker != "#")
        if not (_FURNITURE.search(words) or is_dateline(words) or is_row):
            self.section = _TAG.sub("", _flat(words)).strip("*_# ").rstrip(":")
        self.intros.clear()
        return Sentence(Span(start, end), words, Role.HEADING, self.section, "", number)

    def _close_lists(self, block: _Block) -> None:
        """Forget the lead-ins that this block does not stand under."""
        if block.marker in ("", "|"):
            if not (self.intros and _ends_unmarked(self.intros[-1][2], self.text[block.start : block.start + 60])):
                self.intros.clear()
            return
        while self.intros:
            marker, indent, _ = self.intros[-1]
            if not marker or (block.marker != marker and block.indent >= indent) or block.indent > indent:
                return
            if marker == "1" and block.marker != "1":
                return
            self.intros.pop()


_ROMAN = re.compile(r"(?:\A|[\s(])[IVX]{1,5}[.)][\s\u200b]*\Z")
_ENDS_HEADING = re.compile(r"[.!?;:,…][\"'”’»)\]*_]*\Z")


def _counted(text: str, block: _Block) -> str:
    """What counts a block: "1" for figures, "I" for Roman numbers in capitals, "" for nothing."""
    if block.marker == "a":
        return "I" if _ROMAN.search(text[max(block.start - 10, 0) : block.start]) else ""
    return block.marker if block.marker == "1" else ""


def _opens(text: str, block: _Block, follower: _Block) -> bool:
    """Whether the block's last words lead into the items after it ("We will", without a colon)."""
    if follower.marker not in ("-", "a", "1") or (block.marker == follower.marker and follower.indent <= block.indent):
        return False
    tail = text[max(block.start, block.end - 200) : block.end]
    return tail.endswith((":", "–", "—", "─")) or (
        not _ENDS_SENTENCE.search(tail) and follower.marker != "1" and bool(_GOES_ON_BELOW.search(tail))
    )


_GOES_ON_BELOW = re.compile(
    r"\b(?:to|will|shall|by|that|including|(?:[Ww]e|[Tt]hey|[a-z]+s) (?:(?:have|has) )?(?:also |further )?"
    r"(?:agreed|committed|decided|pledged|resolved|undertaken))$"
)


def _under(outer: str, inner: str) -> str:
    """The lead-in of a list inside another, read on from that one's: "We will:", "help farms by:" as one."""
    if not _NEEDS_MORE.search(outer):
        return inner
    joined = f"{outer.rstrip(' :-–—')} {inner[:1].lower()}{inner[1:]}"
    return joined if len(joined) <= LONGEST_SENTENCE else inner


def _ends_unmarked(intro: str, words: str) -> bool:
    """Whether a paragraph without a mark is an item: it goes on in a small letter, or with what "by:" asks for."""
    if not intro.endswith(":"):
        return False
    return words[:1].islower() or (intro.endswith(" by:") and bool(_DOING.match(words)))


_DOING = re.compile(r"[A-Z][a-z]+(?:ing|(?:[ts]ion|ment)(?= (?:of|in|by|for) ))|In 20\d\d,? [a-z]+")
_NEEDS_MORE = re.compile(r"\b(?:to|will|shall|by|['’]ll)[\s:–—-]*$", re.I)


def _flat(words: str) -> str:
    return " ".join(words[:LONGEST_SENTENCE].split())


# Lines and blocks


def _lines(text: str) -> Iterator[_Line | None]:
    """Each line's words and marker; None for a blank line. A marker alone takes the next line's words."""
    waiting: tuple[str, int, int] | None = None
    for place, stop, indent in _stretches(text):
        words = text[place:stop]
        if not words or (_RULE.fullmatch(words) and waiting is None):
            if waiting is None:
                yield None
            continue
        if waiting is not None:
            marker, outer, head = waiting
            waiting = None
            yield _Line(place, stop, outer, marker, head)
            continue
        inner, behind = _within_bars(words)
        is_row, words, stop = inner != words, inner, stop - behind
        found = _MARKER.match(words)
        marker = _KIND[str(found.lastgroup)] if found else "|" if is_row else ""
        body = words[found.end() :].lstrip(BLANKS) if found else words
        if body:
            yield _Line(stop - len(body), stop, indent, marker, place)
        else:
            waiting = (marker, indent, place)


def _within_bars(words: str) -> tuple[str, int]:
    """The words of a row whose first cells, or last, are empty, without the bars of these, and how many characters
    stand behind them.

    >>> _within_bars("| We act. |"), _within_bars("| Peru | 2030"), _within_bars("Peru | 2030")
    (('We act.', 2), ('Peru | 2030', 0), ('Peru | 2030', 0))
    """
    inner = words.rstrip("| \t") if words.endswith((" |", "\t|")) else words
    behind = len(words) - len(inner)
    inner = inner.lstrip("| \t") if inner.startswith(("| ", "|\t")) else inner
    return (inner, behind) if inner else (words, 0)


_INLINE_BULLET = re.compile(r"(?<=\s)[•·▪●◦‣■](?=\s+\w)")


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each line's words begin and end, and their indent; a line with several bullets in it is several."""
    position, size = 0, len(text)
    while position <= size:
        end = text.find("\n", position)
        end = size if end < 0 else end
        line = text[position:end]
        words = line.strip()
        start = position + len(line) - len(line.lstrip()) if words else position
        indent = len(line[: start - position].expandtabs(4))
        bullets = [found.start() for found in _INLINE_BULLET.finditer(words)] if words else []
        cuts = [0, *(bullets if len(bullets) > 1 else []), len(words)]
        for first, last in pairwise(cuts):
            piece = words[first:last].rstrip()
            yield start + first, start + first + len(piece), indent
        position = end + 1


def _blocks(text: str) -> Iterator[_Block]:
    """Lines joined into paragraphs, items and headings."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    block: list[_Line] = []
    for line in lines:
        if line is None:
            if block:
                yield _block(text, block)
                block = []
            continue
        if block and not _continues(text, block, line, width):
            yield _block(text, block)
            block = []
        block.append(line)
    if block:
        yield _block(text, block)


def _wrap_width(lines: list[_Line | None]) -> int:
    """The column a hard-wrapped text was broken at; 0 for a text that was not."""
    lengths = sorted(line.indent + line.end - line.head for line in lines if line is not None)
    if len(lengths) < 8:
        return 0
    most = lengths[len(lengths) * 3 // 4]  # not the longest: an address is never broken
    full = sum(1 for length in lengths if most * 0.75 <= length <= most * 1.25)
    return most if 35 <= most <= 130 and full * 2 >= len(lengths) else 0


def _continues(text: str, block: list[_Line], line: _Line, width: int) -> bool:
    """Whether a line goes on with the block before it."""
    last = block[-1]
    if line.marker or block[0].marker == "#" or text.find(_BETWEEN_CELLS, line.start, line.end) >= 0:
        return False
    words = text[line.start : line.start + 200]
    before = text[max(last.start, last.end - 200) : last.end]
    if width and words.endswith((".", ";")) and " " not in words and not _ENDS_SENTENCE.search(before):
        return not is_capitals(text[last.start : last.end])  # the last word of a wrapped paragraph
    if is_capitals(text[line.start : line.end]) or _capital_head(words):
        return is_capitals(text[last.start : last.end]) and len(block) < 3 and not _capital_head(words)
    first_word = words.split(None, 1)[0]
    is_full = bool(width) and last.indent + (last.end - last.head) + 1 + len(first_word) > width * 0.9
    if is_capitals(text[last.start : last.end]):
        return is_full and not first_word[0].isupper()
    if _ENDS_SENTENCE.search(before):
        return is_full and not before.endswith(":")
    if first_word[0].islower():
        return not (_ENDS_ITEM.search(before) and not is_full and before.endswith(";"))
    return is_full or last.end - last.start > 90 or before.endswith((",", "-", "–"))


def _block(text: str, lines: list[_Line]) -> _Block:
    first, last = lines[0], lines[-1]
    heading = first.marker == "#" or _is_heading(text, first, last, len(lines))
    return _Block(first.start, last.end, first.marker, first.indent, heading)


def _is_heading(text: str, first: _Line, last: _Line, count: int) -> bool:
    if count > 3 or last.end - first.start > 160 or first.marker == "-":
        return False
    words = text[first.start : last.end]
    if is_capitals(words):
        return True
    if words.startswith(("**", "__")) and words.endswith(("**", "__")) and words.count("**") <= 2:
        return True
    if not words[0].isalnum() and words[0] not in "“\"'‘[¿¡(":
        return False
    plain = words.split()
    if words.endswith(":"):
        return len(plain) <= 8 and is_title(plain) and not SAYS.search(words)
    if (
        words[-1] in ".!;,…"
        or len(plain) > 14
        or not (words[0].isupper() or words[0].isdigit() or not words[0].isalnum())
    ):
        return False
    if _BY_NAME.match(words) and len(plain) > 6 and (_MONEY.search(words) or not is_title(plain)):
        return False
    if first.marker in ("a", "1"):
        return heads(words)
    return not SAYS.search(words) or (is_title(plain) and len(plain) > 2)


# "Belgium: Contributing 5 tents to the fund": what each did or does, in a list without marks
_BY_NAME = re.compile(r"[A-Z][\w.'’& -]{1,40}: [A-Z][a-z]+(?:ing|ed) ")
_MONEY = re.compile(r"[$€£¥]\s?\d")


def _capital_head(words: str) -> bool:
    """`TRADE: The President …`"""
    found = _RUN_IN.match(words)
    return bool(found) and is_capitals(found["head"]) if found else False


def _run_in(text: str, block: _Block) -> tuple[int, int, bool] | None:
    """A heading run into its paragraph: where it ends, where the sentence starts, whether it opens a section."""
    if (bold := _BOLD_HEAD.match(text, block.start, min(block.end, block.start + 170))) and not SAYS.search(bold[0]):
        return bold.end(), block.end - len(text[bold.end() : block.end].lstrip()), False
    found = _RUN_IN.match(text[block.start : min(block.end, block.start + 130)] + " ")
    if not found or block.start + found.end() >= block.end:
        return None
    head = found["head"].lstrip("*_")
    rest = text[block.start + found.end() : block.end]
    start = block.end - len(rest.lstrip(" \t\r\n*_"))
    if start >= block.end:
        return None
    if is_capitals(head):
        return block.start + found.end("head"), start, True
    plain = head.split()
    opens_upper = text[start].isupper() or text[start].isdigit() or text[start] in '“"$€£'
    if not opens_upper or len(plain) > 14 or len(head) > 100 or len(plain) < 2 or not head[0].isupper():
        return None
    if is_title(plain) and not SAYS.search(head):
        return block.start + found.end("head"), start, False
    return None
