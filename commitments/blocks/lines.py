"""What is the same in pages and word processors: the words of a line, the row of a table, the notes after the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from commitments.blocks import Block, Sort, Turn
from commitments.blocks.quoted import listed

_SUPERSCRIPT = str.maketrans("0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_RAISED = re.compile(r"[0-9a-pr-z+\-−=(), –]+")
_NEGATIVE = re.compile(r"–\d+")
_WORD = re.compile(r"[^\W\d]+\.?")
_ALONE = re.compile(
    r"\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlc]{1,6})\)|(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxlc]{1,6})[.)]|[•●▪◦‣·–—-]"
    r"|(?:Art\.|Article|§|Para\.) ?\d{1,3}[.:)]?"
)
_DECIMAL = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){1,3}\)?")
_SENTENCE = re.compile(r"\w.*\s.*[.!?:;]\Z", re.DOTALL)
"""Words and a mark behind them: no figure of a table is followed by these."""
_A_LAYOUT = 1_500
"""Characters of a cell from which on it is a part of the page and not of a table."""
_LETTERS = re.compile(r"[^\W\d]{3}")
_LONGEST_RAISED = 15
"""A longer stretch is read by itself, whatever its height."""
_NOTE = re.compile("([⁰¹²³⁴-⁹]{1,3}) +(?=\\S)")
"""What begins with a figure above the line is a note, typed by hand."""
NOTE = "\ufdd1"
"""Stands where the text has the mark of a note, while its paragraph is read; it is no character of any text."""
_EMPTY = ("()", "[]")
_NOTED = re.compile(rf"\({NOTE}\)|\[{NOTE}\]|{NOTE}")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FRACTION = re.compile("(?<!\\w)[⁰¹²³⁴-⁹]{1,3} ?[/⁄] ?(?=\\d)")
_BLANKS = re.compile(r"[ \t]+")
_LONGEST_END = 12
_FEWEST_BEFORE_COLON = 5
"""Words of a sentence that leads to a list."""
_END_OF_TEXT = re.compile(r"(?:[.:]|[;,](?: \w{2,4})?)[^\w\s]*\Z")
_LONGEST_HEADING = 300
"""Of a heading. Some documents number their paragraphs by giving them the style of a heading."""


class Look(NamedTuple):
    """How a stretch of words is shown."""

    is_hidden: bool = False
    is_struck: bool = False
    font: str = ""
    is_raised: bool = False


def tidy(words: str) -> str:
    """Blanks that are not seen are gone, and the hyphens of words that are not broken; a line break stays. One raised
    over two lowered is a half."""
    if "/" in words or "⁄" in words:
        words = _FRACTION.sub(lambda found: found[0].translate(_FIGURES), words)
    words = _BLANKS.sub(" ", words.replace("\u00ad", "")).strip()
    return "\n".join(filter(None, map(str.strip, words.split("\n")))) if "\n" in words else words


def raised(words: str, before: str = "") -> str:
    """What stands above the line stays there: "2028" and a raised 1 are not 20281. Letters do so behind a figure only:
    the ends of abbreviations are words.

    >>> raised("2"), raised("3–5"), raised("n+1"), raised("a", "in 2045"), raised("st", "21"), raised("r", "M")
    ('²', '³–⁵', 'ⁿ⁺¹', 'ᵃ', 'st', 'r')
    >>> raised("Q1", "x")
    '^(Q1)'
    """
    bare = words.strip()
    if not 0 < len(bare) <= _LONGEST_RAISED or not any(map(str.isalnum, bare)):
        return words
    if _WORD.fullmatch(bare) and bare != "n" and not (len(bare) == 1 and before[-1:].isdigit()):
        return words
    if _NEGATIVE.fullmatch(bare):
        words = words.replace("–", "−")
    is_drawn = _RAISED.fullmatch(bare) and not _LETTERS.search(bare)
    return words.translate(_SUPERSCRIPT) if is_drawn else words.replace(bare, f"^({bare})")


def block(words: str, heading: int, level: int, marker: str | None) -> Block | None:
    """The block of one paragraph; `marker` is None outside lists. None where there is nothing to see."""
    if not words:
        return None
    if heading and len(words) <= _LONGEST_HEADING:
        is_numbered = marker and any(map(str.isalnum, marker))
        return Block(Sort.HEADING, f"{marker} {words}" if is_numbered else words, heading)
    if marker:
        return Block(Sort.ITEM, words, level, marker)
    if found := _NOTE.match(words):
        return Block(Sort.ITEM, words[found.end() :], 1, f"[{found[1].translate(_FIGURES)}]")
    return Block(Sort.PARAGRAPH, words)


def ends_as_text(words: str) -> bool:
    """Whether a sentence or a part of one ends here, which is not a question; a few words before a colon are a label.

    >>> [ends_as_text(words) for words in ("We act.”", "a plan; and", "By 2030 we all will:", "Why act?", "Aims:")]
    [True, True, True, False, False]
    """
    if words.endswith(":") and len(words.split()) < _FEWEST_BEFORE_COLON:
        return False
    return _END_OF_TEXT.search(words[-_LONGEST_END:]) is not None


def entry(words: str, marker: str | None) -> Block:
    """The row of a table of contents; `marker` is None outside lists."""
    return Block(Sort.ENTRY, f"{marker} {words}" if marker else words)


def is_marker(words: str) -> bool:
    """Whether words alone in a cell number or mark what stands beside them.

    >>> [is_marker(words) for words in ("(1)", "12.", "iv)", "•", "1", "Mr.", "5.2.", "§ 3", "Art. 4")]
    [True, True, True, True, False, False, True, True, True]
    """
    return _ALONE.fullmatch(words) is not None


def as_item(cells: Sequence[Sequence[Block]], depth: int = 0) -> list[Block] | None:
    """The blocks of the second cell as an item, where the first has but its number or mark, in lists so deep; None for
    other rows."""
    if len(cells) != 2 or len(cells[0]) != 1 or not cells[1]:
        return None
    mark, (first, *others) = cells[0][0], cells[1]
    if mark.sort is not Sort.PARAGRAPH or first.sort is not Sort.PARAGRAPH:
        return None
    if not is_marker(mark.words) and not (_DECIMAL.fullmatch(mark.words) and _SENTENCE.match(first.words)):
        return None
    marker = mark.words if any(map(str.isalnum, mark.words)) else "-"
    deeper = (one._replace(level=one.level + 1) if one.sort is Sort.ITEM else one for one in others)
    return [first._replace(sort=Sort.ITEM, marker=marker, level=max(depth, 1)), *deeper]


def is_part_of_page(cell: Sequence[Block]) -> bool:
    """Whether a cell lays out a page, and is none of a table of facts: by how much is in it, or in what form."""
    if len(cell) == 1:
        return cell[0].sort is Sort.ROW or len(cell[0].words) > _A_LAYOUT
    if sum([len(one.words) for one in cell]) > _A_LAYOUT:
        return True
    return any(one.sort in (Sort.ROW, Sort.HEADING) for one in cell)


def row(cells: Sequence[Sequence[Block] | None], *, is_list: bool = True) -> list[Block]:
    """The row of a table; None is the place of a cell that the one before reaches over, and parts what stands behind it
    from there. One cell as wide as the table is a frame around its text, and large ones lay out a page. `is_list`:
    whether a number or mark before a text may be that of an item."""
    own = [cell for cell in cells if cell is not None]
    if len(own) == 1:
        return list(own[0])
    if is_list and (item := as_item(own)) is not None:
        return item
    if any(map(is_part_of_page, own)):
        return [one for cell in own for one in cell]
    words, turns = _joined(_lines_of(_to_the_last(cells)), "\n")
    return [_paged(Block(Sort.ROW, words), turns)] if any(one.words for cell in own for one in cell) else []


def _to_the_last(cells: Sequence[Sequence[Block] | None]) -> list[Sequence[Block]]:
    """Without the places that the last cell reaches over: nothing stands behind them."""
    end = max((place for place, cell in enumerate(cells, 1) if cell is not None), default=0)
    return [cell or () for cell in cells[:end]]


class _Line(NamedTuple):
    """Of a cell or a row: its words, and the pages that begin in them; one at 0 is that which it begins on."""

    words: str = ""
    turns: tuple[Turn, ...] = ()


_NO_LINE = _Line()
_LONGEST_BESIDE = 40
"""Characters of a line that is not broken in its cell."""
_MOST_BARS = 40
"""Before and after the further lines of a cell."""


def _lines_of(cells: Sequence[Sequence[Block]]) -> Iterator[_Line]:
    """The first line of all cells side by side, and then the second and so on where all are short, since they stand at
    one height; else each further one by itself in the place of its cell."""
    found = [[line for one in cell for line in _parted(one)] for cell in cells]
    if len(found) <= _MOST_BARS and all(len(line.words) <= _LONGEST_BESIDE for cell in found for line in cell):
        for beside in zip_longest(*found, fillvalue=_NO_LINE):
            yield _joined(beside, _BETWEEN)
        return
    yield _joined([cell[0] if cell else _NO_LINE for cell in found], _BETWEEN)
    for place, cell in enumerate(found):
        before, after = min(place, _MOST_BARS), min(len(cells) - place - 1, _MOST_BARS)
        for line in cell[1:]:
            yield _joined([_NO_LINE] * before + [line] + [_NO_LINE] * after, _BETWEEN)


def _joined(parts: Iterable[_Line], between: str) -> _Line:
    words: list[str] = []
    turns: list[Turn] = []
    at = 0
    for part in parts:
        words.append(part.words)
        turns += [turn._replace(at=at + turn.at) for turn in part.turns]
        at += len(part.words) + len(between)
    return _Line(between.join(words), tuple(turns))


_BETWEEN = " | "
_BROKEN = re.compile(r"\n(?=(.))")


def _parted(block: Block) -> list[_Line]:
    """The lines of a paragraph; one that goes on in a small letter is the rest of the line before."""
    if block.page is None and block.sort is not Sort.ITEM and "\n" not in block.words:
        return [_Line(block.words)]
    head = f"{block.marker} " if block.sort is Sort.ITEM else ""
    words = head + _BROKEN.sub(lambda found: " " if found[1].islower() else "\n", block.words)
    page = block.page
    made: list[_Line] = []
    start = 0
    for line in words.split("\n"):
        end = start + len(line)
        inside = [turn._replace(at=turn.at + len(head) - start) for turn in block.turns]
        inside = [turn for turn in inside if 0 <= turn.at <= len(line)]
        made.append(_Line(line, (*([] if page is None else [Turn(0, page)]), *inside)))
        page = inside[-1].page if inside else page
        start = end + 1
    return made


def _paged(row: Block, turns: Sequence[Turn]) -> Block:
    """A row with the pages of what stands in its cells: a cell may begin on a page that the one before has left."""
    changes = [turn for before, turn in pairwise([Turn(0, 0), *turns]) if turn.page != before.page]
    return row._replace(page=changes[0].page, turns=tuple(changes[1:])) if changes else row


def note(blocks: Iterable[Block], mark: str) -> list[Block]:
    """A footnote behind its mark, which may stand in it once more; its further paragraphs as they are."""
    made = list(blocks)
    return [_unmarked(made[0], mark[1:-1])._replace(sort=Sort.ITEM, level=1, marker=mark), *made[1:]] if made else []


def _unmarked(block: Block, mark: str) -> Block:
    """Without the sign that it begins with, or the brackets around its number, which stands elsewhere; a figure there
    may be of its words."""
    if not mark or any(map(str.isalnum, mark)):
        mark = block.words[:2] if block.words[:2] in _EMPTY else ""
    if not mark or not block.words.startswith(mark):
        return block
    words = block.words[len(mark) :].lstrip()
    shift = len(block.words) - len(words)
    turns = tuple(turn._replace(at=turn.at - shift) for turn in block.turns if turn.at > shift)
    return block._replace(words=words, turns=turns)


def without_notes(words: str) -> str:
    """Without the signs of where notes were marked, and without the brackets that stood around a mark alone.

    >>> without_notes(f"the Act({NOTE})."), without_notes(f"the Act{NOTE} (see it{NOTE})")
    ('the Act.', 'the Act (see it)')
    """
    return _NOTED.sub("", words) if NOTE in words else words


def counted(number: int, one: str, many: str) -> str:
    """
    >>> counted(1, "comment was", "comments were"), counted(2, "comment was", "comments were")
    ('1 comment was', '2 comments were')
    """
    return f"{number} {one if number == 1 else many}"


def margins(words: Iterable[str]) -> list[str]:
    """What is said of what stands at the heads and feet of pages; figures alone are their numbers."""
    told = listed(dict.fromkeys(one for one in words if any(map(str.isalpha, one))))
    return [f"left out at the head or foot of pages: {told}"] if told else []


def notes_apart(count: int) -> list[str]:
    """What is said where a text had footnotes or endnotes."""
    if not count:
        return []
    return [f"{counted(count, 'note stands', 'notes stand')} after the text; the marks in the text are left out"]


def unknown_formats(formats: Iterable[str]) -> list[str]:
    return [f"a list is numbered in a way that is not known here ({format[:40]})" for format in sorted(formats)]
