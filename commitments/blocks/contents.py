"""Tables of contents: their rows lead to other places of their document, and say nothing of their own.

A row is one by what it ends with: dots and the number of a page, or the number alone where the title stands over a part
of the document as well. A list of sums is none: its figures go up and down, and its titles stand over nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from commitments import text
from commitments.blocks import Block, Sort
from commitments.blocks.lines import counted
from commitments.toml import beside

_LAST = re.compile(r"[^\s.…_·|]{1,7}\Z")
_RANGE = re.compile(r"(?<=[0-9]) ?[-–—] ?[0-9]{1,4}\Z")
_PAGE = re.compile(r"[\s.…_·‥⋯|](?P<end>(?P<word>[^\W\d_]+)\.?[\s|]*)\Z")
_LONGEST_PAGE = 16
"""Of the word "page" with the blanks behind it."""
_NUMBER = re.compile(r"(\d{1,4})|([ivxlc]{1,7})|[A-Z]{1,2}-?\d{1,3}")
_DOTS = ".…_·‥⋯"
_LONGEST = 1_500
"""Of a row with its dots."""
_LONGEST_TITLE = 250
_FEWEST_DOTS = 3
_MOST_BETWEEN = 2
"""Rows without a number between two that have one: the name of a part, the first half of a title."""
_FEW, _MANY = 3, 6
_MOST_ROWS = 5_000
_THIRD, _HALF, _MOST = 0.3, 0.5, 0.6
_NUMBERING = re.compile(r"(?:\d{1,3}|[ivxl]{1,6}|[a-z])\Z")
_ASIDE = re.compile(r" \([^()]*\)\Z")
"""As "(continued)"."""
_CLOSED = re.compile(r"[.;:!?,]\Z")
_YEARS = range(1900, 2101)


class _Row(NamedTuple):
    """One that may be of a table of contents."""

    title: str
    number: tuple[int, int]
    """To be compared: Roman ones come first, those of annexes last."""
    has_dots: bool
    says_page: bool
    """The word "page" stands before its number."""


class _Unit(NamedTuple):
    """A block or a line."""

    words: str
    page: int | None
    is_known: bool = False
    """Its format says that it is a row of a table of contents."""


def leads(words: str) -> bool:
    """Whether a line ends with dots and the number of a page, so that no other line goes on with it."""
    row = _row(words)
    return row is not None and row.has_dots


class _Listed(NamedTuple):
    """What belongs to a table of contents."""

    places: set[int]
    unnumbered: set[int]
    """Those that are no rows: its heading, the first halves of titles."""


def without(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without the rows of tables of contents, and a sentence where there were some; all of them where there
    is nothing else."""
    units = [_Unit(_words(block), block.page, block.sort is Sort.ENTRY) for block in blocks]
    gone = _listed(units)
    return [block for place, block in enumerate(blocks) if place not in gone.places], _note(gone)


def without_lines(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The same of the lines of a plain text, of which those that go are empty but for their form feeds."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    gone = _listed([_Unit(lines[place].strip(), None) for place in filled])
    left = list(lines)
    for place in gone.places:
        left[filled[place]] = "\f" * left[filled[place]].count("\f")
    return left, _note(gone)


def _words(block: Block) -> str:
    words = block.words.replace("\n", " ")
    return f"{block.marker} {words}" if block.sort is Sort.ITEM and len(block.marker) > 1 else words


def _note(gone: _Listed) -> list[str]:
    rows = len(gone.places - gone.unnumbered)
    return [f"left out {counted(rows, 'row', 'rows')} of a table of contents"] if gone.places else []


def _row(words: str) -> _Row | None:
    if len(words) > _LONGEST:
        return None
    whole, words = words.rstrip(), _RANGE.sub("", words.rstrip())
    if not (last := _LAST.search(words[-12:])):
        return None
    before = words[: -len(last[0])]
    page = _PAGE.search(before[-_LONGEST_PAGE:])
    says_page = page is not None and text.fold(page["word"]) in _named()[1]
    if page and says_page:
        before = before[: -len(page["end"])]
    elif words != whole:
        return None  # from one figure to another, as in a table of them
    title = before.rstrip(f" \t|{_DOTS}")
    dots = sum(3 if mark in "…‥⋯" else 1 for mark in before[len(title) :] if mark in _DOTS)
    is_apart = before[-1:].isspace() or before[-1:] == "|"
    number = _NUMBER.fullmatch(last[0])
    has_dots = dots >= _FEWEST_DOTS
    if not number or not (has_dots or (is_apart and not dots)):
        return None
    if len(title) > _LONGEST_TITLE or not any(map(str.isalpha, title)):
        return None
    order = (1, int(number[1])) if number[1] else (0, 0) if number[2] else (2, 0)
    return _Row(title, order, has_dots, says_page)


def _listed(units: Sequence[_Unit]) -> _Listed:
    rows = [_row(unit.words) for unit in units]
    runs = [run for run in _runs(units, rows) if 1 < len(run) <= _MOST_ROWS]
    known = {place for place, unit in enumerate(units) if unit.is_known}
    if not runs and not known:
        return _Listed(set(), set())
    elsewhere = _Elsewhere(units)
    gone = set(known)
    unnumbered = {place for place in known if _is_heading_of(place, units, rows)}
    for run in runs:
        is_named = bool(_names_over(units, run[0]))
        if _is_contents([row for place in run if (row := rows[place])], run, elsewhere, is_named=is_named):
            gone.update(run)
            for place, is_row in _between(units, rows, run, elsewhere):
                gone.add(place)
                if not is_row:
                    unnumbered.add(place)
    for place in sorted(gone):
        if place - 1 not in gone:
            names = _names_over(units, place)
            gone.update(names)
            unnumbered.update(names)
    is_left = any(any(map(str.isalpha, unit.words)) for place, unit in enumerate(units) if place not in gone)
    return _Listed(gone, unnumbered) if is_left else _Listed(set(), set())


def _runs(units: Sequence[_Unit], rows: Sequence[_Row | None]) -> Iterator[list[int]]:
    """Rows that follow one another, whose numbers never go down."""
    run: list[int] = []
    for place, row in enumerate(rows):
        if row is None or units[place].is_known:
            continue
        before = rows[run[-1]] if run else None
        between = range(run[-1] + 1 if run else place, place)
        is_next = len(between) <= _MOST_BETWEEN and all(_is_open(units[one].words) for one in between)
        if before and not (is_next and before.number <= row.number):
            yield run
            run = []
        run.append(place)
    yield run


def _is_open(words: str) -> bool:
    return len(words) <= _LONGEST_TITLE and not _CLOSED.search(words)


class _Elsewhere:
    """Where in the document a title stands by itself."""

    def __init__(self, units: Sequence[_Unit]) -> None:
        self._units = units

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, unit in enumerate(self._units):
            if len(unit.words) <= _LONGEST_TITLE and (title := _bare(unit.words)):
                places.setdefault(title, []).append(place)
        return places

    def count(self, title: str) -> int:
        return len(self._places.get(_bare(title), ()))

    def pages(self, title: str) -> set[int]:
        return {page for place in self._places.get(_bare(title), ()) if (page := self._units[place].page) is not None}


def _bare(title: str) -> str:
    """Its words without its number."""
    words = text.words(title)
    while len(words) > 1 and _NUMBERING.match(words[0]):
        words = words[1:]
    return " ".join(words)


def _is_contents(rows: Sequence[_Row], run: Sequence[int], elsewhere: _Elsewhere, *, is_named: bool) -> bool:
    titles = [row.title for row in rows]
    numbers = {row.number for row in rows}
    if len(set(titles)) < 0.8 * len(titles) or len(numbers) < 2 or all(number in _YEARS for _, number in numbers):
        return False
    have_dots = 2 * sum(row.has_dots or (is_named and row.says_page) for row in rows) >= len(rows)
    if have_dots and (is_named or len(rows) >= _MANY):
        return True
    if len(rows) < _FEW:
        return False
    found = [row for row in rows if elsewhere.count(row.title)]
    share = len(found) / len(rows)
    if have_dots:
        return share >= _HALF
    if is_named:
        return share >= _THIRD and _agree(found, elsewhere) is not False
    return len(rows) > _FEW and share >= _MOST and _agree(found, elsewhere) is True


def _agree(rows: Sequence[_Row], elsewhere: _Elsewhere) -> bool | None:
    """Whether the numbers say on which pages the titles are, None where nobody knows; the first pages may have none, so
    that all numbers may be off by as much."""
    ahead: Counter[int] = Counter()
    known = 0
    for row in rows:
        pages = elsewhere.pages(row.title)
        known += bool(pages)
        ahead.update({page - row.number[1] for page in pages})
    return max(ahead.values()) >= _MOST * known if known else None


def _between(
    units: Sequence[_Unit], rows: Sequence[_Row | None], run: Sequence[int], elsewhere: _Elsewhere
) -> Iterator[tuple[int, bool]]:
    """What stands between two rows and is of them, and whether it is a row: names of parts that stand elsewhere too
    are, first halves of titles and the heading again are not."""
    for before, after in pairwise(run):
        row = rows[after]
        for place in range(before + 1, after):
            words = units[place].words
            whole = f"{words} {row.title}" if row else words
            if elsewhere.count(words) > 1:
                yield place, True
            elif elsewhere.count(whole) or _is_name(words):
                yield place, False


def _names_over(units: Sequence[_Unit], first: int) -> list[int]:
    """The places of the heading of a table of contents and of "Page", which stands over its numbers."""
    names: list[int] = []
    for place in range(first - 1, max(first - 3, -1), -1):
        if not _is_name(units[place].words):
            break
        names.append(place)
    return names


def _is_heading_of(place: int, units: Sequence[_Unit], rows: Sequence[_Row | None]) -> bool:
    """Of what is known to be of a table of contents: by its words, or as the first, and without a number, before rows
    that have one."""
    if _is_name(units[place].words):
        return True
    is_first = place == 0 or not units[place - 1].is_known
    return is_first and rows[place] is None and place + 1 < len(units) and rows[place + 1] is not None


def _is_name(words: str) -> bool:
    if len(words) > _LONGEST_TITLE:
        return False
    names, pages = _named()
    said = text.words(_ASIDE.sub("", words))
    while said and said[-1] in pages:
        said = said[:-1]
    return not said or " ".join(said) in names


@cache
def _named() -> tuple[frozenset[str], frozenset[str]]:
    table = beside(__file__, "contents.toml")
    return frozenset(table["names"]), frozenset(table["page"])
