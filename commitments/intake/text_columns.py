"""Two columns of prose that are set with blanks in a plain text -> the one, and behind it the other.

A table is set the same way: columns are prose where their lines are the rest of sentences that began above them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FEWEST = 3
"""Lines with both columns."""
_MOST_BETWEEN = 10
"""Lines of one column alone, between those with both."""
_WORDS = 3
"""In a line, on the average."""
_GO_ON = 0.5
"""Of the lines below others in a column: as many are the rest of a sentence."""
_ENDS = re.compile(r"[.!?:;…|][\"'”’)\]]*\Z")

_Columns = tuple[list[str], list[str]]


def in_turn(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines with such columns one after another, and a note where there are some."""
    made: list[str] = []
    at = found = 0
    while at < len(lines):
        gutter = _gutter(lines[at])
        end = _end(lines, at, gutter) if gutter else at + 1
        columns = _split(lines[at:end], gutter)
        if gutter and _are_prose(columns):
            found += 1
            made += [*columns[0], "", *columns[1], ""]
        else:
            made += lines[at:end]
        at = end
    return made, ["two columns that are set with blanks are read one after another"] if found else []


def _gutter(line: str) -> int:
    """Where the second of two columns begins; 0 where a line has not two."""
    gaps = [gap.end() for gap in _GAP.finditer(line)] if "   " in line and "\f" not in line else []
    return gaps[0] if len(gaps) == 1 else 0


def _end(lines: Sequence[str], start: int, gutter: int) -> int:
    """Behind the last line with both columns and those that follow it at once, where each keeps the gutter free."""
    end = start
    is_at_once = True
    for place in range(start, len(lines)):
        line = lines[place]
        if "\f" in line or line[gutter - 2 : gutter].strip() or place - end > _MOST_BETWEEN:
            break
        is_at_once = (is_at_once and bool(line.strip())) or _gutter(line) == gutter
        if is_at_once:
            end = place + 1
    return end


def _split(lines: Sequence[str], gutter: int) -> _Columns:
    return [line[:gutter].rstrip() for line in lines], [line[gutter:].strip() for line in lines]


def _are_prose(columns: _Columns) -> bool:
    if sum(1 for left, right in zip(*columns, strict=True) if left and right) < _FEWEST:
        return False
    return all(map(_is_prose, columns))


def _is_prose(column: Sequence[str]) -> bool:
    filled = [line.strip() for line in column if line]
    turns = list(_turns(column))
    return (
        len(filled) >= _FEWEST
        and sum(len(line.split()) for line in filled) >= _WORDS * len(filled)
        and not filled[0][0].islower()
        and sum(turns) >= max(2, _GO_ON * len(turns))
    )


def _turns(column: Sequence[str]) -> Iterator[bool]:
    """For each line right under another whether it goes on with its sentence."""
    for before, line in pairwise(column):
        if before and line:
            yield not _ENDS.search(before) and line.lstrip()[:1].islower()
