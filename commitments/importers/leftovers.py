"""What stands in a table beside its rows: totals, the header once more, blank rows, notes under the table.

They are left out and told, never taken for promises; and a promise is never taken for one of them: a total has nothing
but numbers beside its word, and a note stands alone in its line with nothing but its like below.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from commitments import toml
from commitments.rows import BLANK, FILE, LINE, Item, Left, Row
from commitments.rows.columns import same
from commitments.text import fold

TOTAL, HEADER, FOOTER = "a total", "the header once more", "a note under the table"
_LONGEST_WORD = 40
_LONGEST_TOTAL = 24
_NUMBERS = " \t\n0123456789.,:;()[]/%+-–−—=*#"
_NUMBER = re.compile(r"[^\W\d_]{0,3}\W*\d[\d\W]*[^\W\d_]{0,3}\W*|[^\w]*|=.*", re.DOTALL)
"""A number with its mark or unit: `25`, `12/30`, `EUR 3.5 bn`; also a formula, and what says nothing."""
_MARK = re.compile(r"(?:[*†‡§¹²³⁴⁵]+|\(c\)|©)\s*\S", re.IGNORECASE)
_MARKS = frozenset("*†‡§¹²³⁴⁵(©")
_COUNTED = re.compile(r" \(\d+\)$")


class _Words(NamedTuple):
    totals: frozenset[str]
    footers: frozenset[str]


@cache
def _words() -> _Words:
    languages = toml.beside(__file__, "leftovers.toml").values()
    totals, footers = (
        frozenset(fold(word) for language in languages for word in language[kind]) for kind in _Words._fields
    )
    return _Words(totals, footers)


def sift(items: Iterable[Item]) -> Iterator[Item]:
    """The items with every row that is none of the promises as a `Left`."""
    pending: list[Row] = []  # notes, unless a row of the table comes below them
    file, is_begun, has_marks = "", False, False
    for item in items:
        if item.file != file:
            yield from map(_note, pending)
            pending, file, is_begun, has_marks = [], item.file, False, False
        if not isinstance(item, Row):
            yield item
            continue
        said = _first_said(item.cells, 2)
        reason = _reason(item.cells, said)
        if reason is not None:
            yield Left(item.file, item.line, reason, item.entry)
        elif is_begun and len(said) == 1 and _is_footer(item.cells, said[0][1], has_marks):
            pending.append(item)
        else:
            yield from pending
            pending, is_begun = [], True
            has_marks = has_marks or any(_is_marked(cell) for _, cell in said)
            yield item
    yield from map(_note, pending)


def _note(row: Row) -> Left:
    return Left(row.file, row.line, FOOTER, row.entry)


def _reason(cells: dict[str, Any], said: list[tuple[str, Any]]) -> str | None:
    """Why a row is left out wherever it stands; `said` are its first two cells that say something."""
    if not said:
        return BLANK if len(cells) > 2 and all(isinstance(cell, str) for cell in _values(cells)) else None
    name, cell = said[0]
    if isinstance(cell, str) and _is_name(name, cell) and _is_header(cells):
        return HEADER
    return TOTAL if any(_is_total_word(cell) for _, cell in said) and _is_total(cells) else None


def _values(cells: dict[str, Any]) -> Iterator[Any]:
    return (cell for name, cell in cells.items() if name not in (FILE, LINE))


def _first_said(cells: dict[str, Any], count: int) -> list[tuple[str, Any]]:
    """The first cells that say something."""
    found: list[tuple[str, Any]] = []
    for name, cell in cells.items():
        if cell is None or cell == "" or name in (FILE, LINE) or (isinstance(cell, str) and not cell.strip()):
            continue
        found.append((name, cell))
        if len(found) == count:
            break
    return found


def _is_name(name: str, cell: str) -> bool:
    if cell.lstrip()[:1].casefold() != name[:1].casefold() or len(cell) > len(name) + 20:
        return False  # as for nearly every cell
    return same(_COUNTED.sub("", name)) == same(cell)


def _is_header(cells: dict[str, Any]) -> bool:
    """Whether every cell that says something says its column's name."""
    told = _first_said(cells, len(cells))
    return (len(told) > 1 or len(cells) == 3) and all(
        isinstance(cell, str) and _is_name(name, cell) for name, cell in told
    )


def _is_total_word(cell: object) -> bool:
    if not isinstance(cell, str) or len(cell) > _LONGEST_WORD:
        return False
    word = cell.strip(_NUMBERS)
    return len(word) <= _LONGEST_TOTAL and fold(word) in _words().totals


def _is_total(cells: dict[str, Any]) -> bool:
    """Whether there is one word for a total, and nothing but numbers beside it."""
    others = [cell for _, cell in _first_said(cells, len(cells)) if not _is_total_word(cell)]
    return all(isinstance(cell, (int, float)) or _is_number(cell) for cell in others)


def _is_number(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) <= 100 and _NUMBER.fullmatch(cell.strip()) is not None


def _is_marked(cell: object) -> bool:
    return isinstance(cell, str) and cell.lstrip()[:1] in _MARKS and _MARK.match(cell.lstrip()) is not None


def _is_footer(cells: dict[str, Any], said: object, has_marks: bool) -> bool:
    """Whether the one cell among several that says something begins as a note does: `Source: …`, `* …`; a mark says
    nothing where rows have it too."""
    if len(cells) < 4 or not isinstance(said, str):
        return False
    text = said.strip()
    head, colon, _ = text.replace("：", ":")[: _LONGEST_WORD * 2].partition(":")
    if colon and len(head) <= _LONGEST_WORD:
        return fold(head.strip(_NUMBERS)) in _words().footers
    return (_is_marked(text) and not has_marks) or fold(text) in _words().footers
